"""Physical lines of a text and the marks at their start: bullets, numbers, markup.

Nothing is copied or translated but the line's own text; every offset counts code points of the whole text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

Mark = Literal["", "bullet", "number", "section", "markdown", "question", "answer", "rule", "row"]

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+|\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_BULLET = re.compile(
    r"(?:[•●▪◦‣○■□♦➢➤►▶✓✔❖·∙⁃⦁→⇒➔➜➝➞✅☑★☆]\ufe0f?|[-–—−*+](?=\s|$)|[-=]>(?=\s)|o(?=\t))\s*(?:\[[ xX]\]\s+)?"
)
_TIGHT = re.compile(r"[-–—](?=[^\W\d_])")
_IS_TIGHT = re.compile(rf"^[ \t]{{0,8}}{_TIGHT.pattern}", re.MULTILINE)
_NUMBER = re.compile(
    r"(?:\((?:(\d{1,3})|[a-z]|[ivx]{2,5})\)|(?:(\d{1,3})|[a-z]|[ivx]{2,5})\)|(\d{1,2})\.|[a-z]\.|[A-Z]\d\.)(?:\s+|$)"
)
_SECTION = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+(?=[A-Z(])|(?:[IVX]{1,5}|PART [IVX\d]{1,4})[.:]\s+(?=\S)")
_MARKDOWN = re.compile(r"(#{1,6})\s+(?=\S)")
_QUESTION = re.compile(r"(?:Q|Question)(?:\s?\d{1,3})?\s?(?:[.:)]\s+|:)(?=\S)")
_ASKS = re.compile(r"^[ \t]{0,8}(?:Q|Question)(?:\s?\d{1,3})?\s?(?:[.:)]\s|:)", re.MULTILINE)
_ANSWER = re.compile(r"(?:A|Answer)(?:\s?\d{1,3})?\s?(?:[.:)]\s+|:)(?=\S)")
_TURN = re.compile(r"(?<=[?.!])\s+(?=(?:Q|Question|A|Answer)(?:\s?\d{1,3})?\s?(?:[.:)]\s+|:)\S)")
_REPLY = re.compile(r"[^.?!]{2,80}\?(\s+[—–-]\s+)(?=\S)")
_MARK = re.compile(r"[•●▪◦‣■□⁃]")
_WITHIN = re.compile(rf"(?<=\S)\s+(?={_MARK.pattern}\s*\S)")
_FEWEST_WITHIN = 2
_BETWEEN = re.compile(r"(?<=[^\W_]) +([-–·/]) +(?=[^\W_])")
_FEWEST_BETWEEN = 3  # of one sort in a line
_LONGEST_ITEM = 6  # words
_ENDS = re.compile(r"[.;:?!|](?:\s|$)")
_FEWEST_TIGHT = 2  # lines that begin with a dash and no space: one alone may be a signature
_QUOTED = re.compile(r"(?:>\s?){1,5}(?=\S)")
_RULE = re.compile(r"(?:[-=_*~#—–.]\s?){3,}")
_COLUMNS = re.compile(r" {2,}")
_CELL = re.compile(r"[<>≥≤~=]{0,2} ?\d[\d.,/–-]*(?: ?%)?(?: ?\(\d[\d.,%]*\))?|[-–—]|n/?a", re.IGNORECASE)
_ROW_RULE = re.compile(r"\|?(?:\s*:?-{2,}:?\s*[|+])+\s*(?::?-{2,}:?\s*)?")
_WRAPPED = re.compile(r"(\*\*\*|\*\*|__|\*|_)(?=[^\s*_])([^*_]{1,150})\1(:?)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank.

    Attributes
    ----------
    start, end : int
        Span without mark, emphasis around the whole line and outer white space; empty for a bullet alone on its line.
    outer : int
        Where the line's first character that is not white space stands (its mark, if it has one).
    indent : int
        Width of the white space before it (a tab counts 4).
    gap : int
        Number of blank lines before it; large at the start of the text.
    mark : Mark
        What stands at its start.
    number : tuple of int
        The number in the mark: (4, 8) for "4.8"; empty for letters.
    level : int
        Number of hashes of a markdown heading.
    bold : bool
        Whether emphasis marks enclose the whole line.
    text : str
        ``text[start:end]``.
    """

    start: int
    end: int
    outer: int
    indent: int
    gap: int
    mark: Mark
    number: tuple[int, ...]
    level: int
    bold: bool
    text: str

    @property
    def words(self) -> int:
        """Number of words, of at most the first 300 code points."""
        return len(self.text[:300].split())


def read_lines(text: str, most: int | None = None) -> list[Line]:
    r"""Return the lines of a text that are not blank, in order; the first ``most`` of them.

    Examples
    --------
    >>> [(line.mark, line.text) for line in read_lines("## Uses\r\n\r\n- gout")]
    [('markdown', 'Uses'), ('bullet', 'gout')]
    >>> [(line.mark, line.text) for line in read_lines("For: • gout • hives")]
    [('', 'For:'), ('bullet', 'gout'), ('bullet', 'hives')]
    >>> [(line.mark, line.text) for line in read_lines("-Gout\n-Hives")]
    [('bullet', 'Gout'), ('bullet', 'Hives')]
    """
    return list(islice(_read(text), most))


def _read(text: str) -> Iterator[Line]:
    gap, blank = 9, True
    asks = _ASKS.search(text) is not None  # "A." begins an answer only where there are questions
    tight = sum(1 for _ in islice(_IS_TIGHT.finditer(text), _FEWEST_TIGHT)) == _FEWEST_TIGHT
    for found in _LINE.finditer(text):
        raw = found.group()
        if raw[0] in "\r\n\x0b\x0c\x85\u2028\u2029":
            gap += blank
            blank = True
            continue
        body = raw.strip()
        if not body:
            continue
        outer = found.start() + len(raw) - len(raw.lstrip())
        indent = _width(raw[: outer - found.start()])
        for start, end in _turns(text, outer, outer + len(body)):
            for first, last in _items(text, start, end):
                yield _marked(text, first, last, indent, gap, asks, tight)
                gap, blank = 0, False


def _turns(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The question and answer of one line, each as a line of its own: "Q: Is it? A: It is.", "Q: Why? – No."."""
    asked = _QUESTION.match(text, start, end)
    reply = _REPLY.match(text, asked.end(), end) if asked is not None else None
    if reply is not None:
        yield start, reply.start(1)
        start = reply.end()
    elif asked is not None:
        for found in _TURN.finditer(text, start, end):
            yield start, found.start()
            start = found.end()
    yield start, end


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The items of a list that stands on one line, each as a line of its own: "Relieves: • fever • cough"."""
    within = list(_WITHIN.finditer(text, start, end)) if _MARK.search(text, start, end) else []
    if len(within) + (_BULLET.match(text, start, end) is not None) >= _FEWEST_WITHIN:
        for found in within:
            yield start, found.start()
            start = found.end()
        yield start, end
        return
    between = list(_BETWEEN.finditer(text, start, end))
    if len(between) >= _FEWEST_BETWEEN and len({found.group(1) for found in between}) == 1:
        ends = [*(found.start() for found in between), end]
        starts = [start, *(found.end() for found in between)]
        parts = [text[a:b] for a, b in zip(starts, ends, strict=True)]
        if all(len(part.split()) <= _LONGEST_ITEM and not _ENDS.search(part) for part in parts):
            yield from zip(starts, ends, strict=True)
            return
    yield start, end


def _width(blanks: str) -> int:
    return len(blanks) + 3 * blanks.count("\t")


def _marked(text: str, outer: int, end: int, indent: int, gap: int, asks: bool, tight: bool) -> Line:
    quoted = _QUOTED.match(text, outer, end)
    outer = quoted.end() if quoted else outer
    mark, number, level, start = _mark(text, outer, end, asks, tight)
    if mark == "markdown":
        while text[end - 1] == "#" and end - 1 > start:
            end -= 1
    if mark == "row" and text[outer] == "|":
        start += 1
        end -= text[end - 1] == "|" and end - 1 > start
    start, end, bold = _unwrapped(text, start, end) if mark not in ("rule", "row") else (start, end, False)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Line(start, end, outer, indent, gap, mark, number, level, bold, text[start:end])


def _mark(text: str, outer: int, end: int, asks: bool, tight: bool) -> tuple[Mark, tuple[int, ...], int, int]:
    """Return mark, number, level and where the rest of the line begins."""
    if end - outer >= 3 and (_RULE.fullmatch(text, outer, end) or _ROW_RULE.fullmatch(text, outer, end)):
        return "rule", (), 0, outer
    if found := _MARKDOWN.match(text, outer, end):
        return "markdown", (), len(found.group(1)), found.end()
    if found := _BULLET.match(text, outer, end) or (_TIGHT.match(text, outer, end) if tight else None):
        return "bullet", (), 0, found.end()
    head = text[outer : min(end, outer + 300)]
    if head[0] == "|" or " | " in head or "\t" in head or has_columns(text[outer:end] if end - outer < 300 else ""):
        return "row", (), 0, outer
    if found := _QUESTION.match(text, outer, end):
        return "question", (), 0, found.end()
    if asks and (found := _ANSWER.match(text, outer, end)):
        return "answer", (), 0, found.end()
    if found := _NUMBER.match(text, outer, end):
        digits = found.group(1) or found.group(2) or found.group(3)
        return "number", (int(digits),) if digits else (), 0, found.end()
    if found := _SECTION.match(text, outer, end):
        parts = found.group(1)
        return "section", tuple(int(part) for part in parts.split(".")) if parts else (), 0, found.end()
    return "", (), 0, outer


def has_columns(line: str) -> bool:
    """Tell whether words and then only numbers stand in columns, two spaces or more apart: "Headache   7.3   9.1"."""
    if "  " not in line:
        return False
    cells = _COLUMNS.split(line)
    return len(cells) > 1 and cells[0][:1].isalpha() and all(_CELL.fullmatch(cell) for cell in cells[1:])


def first_cell(line: str) -> str:
    """Return what stands in the first column of a row of a table.

    Examples
    --------
    >>> first_cell("Eye disorders    12    9"), first_cell("| Rash | 3 |")
    ('Eye disorders', 'Rash')
    """
    return re.split(r" {2,}|\t|\|", line.strip("| "), maxsplit=1)[0].strip()


def _unwrapped(text: str, start: int, end: int) -> tuple[int, int, bool]:
    """Leave out emphasis marks that enclose the whole line: ``**Side effects**``."""
    if end - start > 160 or end - start < 3 or text[start] not in "*_":
        return start, end, False
    found = _WRAPPED.fullmatch(text, start, end)
    if found is None:
        return start, end, False
    return found.start(2), found.end(2), True
