"""PDF to text: lines as they stand on the pages, and from them paragraphs, items and headings; the extra `pdf`.

PDFium reads the pages (pypdfium2): five times as fast as pdfminer.six, and with hyphens at line ends told from others,
which pypdf and pdfminer.six leave. What stands in one line is one line: columns have to be written one after the other,
as they mostly are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

from .limits import read_whole
from .markup import Markup
from .options import ReadOptions
from .source import Place, ReadError, SourceText, needs

MOST_PAGES = 20_000
_SOFT = "\u00ad"  # a hyphen that only the line end asks for; PDFium has the next two for it, and goes on with the line
_SOFTS = str.maketrans({"\x02": _SOFT, "\ufffe": _SOFT})
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_BULLET = re.compile(r"[•●▪◦‣○■□–*·∙\uf0b7]\s*(?=\S)|-\s+(?=\S)")
_NUMBERED = re.compile(r"\(?\d{1,2}[.)]\s+\S")
_PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_FINAL = re.compile(r"[.!?:;][\"'”’)\]]{0,3}$")
_BROKEN = re.compile(rf"(\w+)(?:{_SOFT} ?|- )([a-z]\w*)")
_WORD = re.compile(r"\w+(?:-\w+)*")
_BOLD = 600
_LARGER = 1.12  # times the size of the body
_LONGEST_HEADING = 150
_EDGE = 0.1  # of a page's height


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page, in points from the page's lower left corner."""

    words: str
    page: int
    left: float
    right: float
    base: float
    foot: float  # the base of what is broken into the next line
    size: float
    bold: bool
    edge: bool  # whether it stands where headers and footers do


def read_pdf(stream: BinaryIO, place: Place, options: ReadOptions) -> Iterator[SourceText]:
    """Read ``stream`` as one document."""
    try:
        import pypdfium2 as pdfium
    except ImportError:
        raise ReadError(needs("pdf", place.source)) from None
    try:
        document = pdfium.PdfDocument(read_whole(stream))
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise ReadError("encrypted: save it without its password") from None
        raise ReadError("not a PDF that can be read: get it anew") from None
    try:
        pages = [list(_lines(document, number)) for number in range(_count(document))]
    finally:
        document.close()
    if not any(pages):
        raise ReadError("no text in it: scanned? run OCR first")
    yield SourceText(id=place.id, text=_to_text(pages), source=place.source)


def _count(document: Any) -> int:
    count = len(document)
    if count > MOST_PAGES:
        raise ReadError(f"more than {MOST_PAGES:,} pages: split it")
    return count


def _lines(document: Any, number: int) -> Iterator[_Line]:
    """Yield the lines of a page in the order in which they were written."""
    import pypdfium2 as pdfium
    import pypdfium2.raw as raw

    try:
        page = document[number]
    except pdfium.PdfiumError:  # this one alone is damaged
        return
    text, height = page.get_textpage(), page.get_height()
    try:
        codes = [raw.FPDFText_GetUnicode(text, at) for at in range(text.count_chars())]
        start = 0
        for at, code in enumerate([*codes, 10]):
            if code not in (10, 13):
                continue
            words = _words(codes[start:at])
            visible = [i for i in range(start, at) if codes[i] > 32]
            if words and visible:
                left, base, _, top = text.get_charbox(visible[0], loose=True)
                _, foot, right, _ = text.get_charbox(visible[-1], loose=True)
                is_edge = not _EDGE * height < base < (1 - _EDGE) * height
                bold = _is_bold(text, visible[len(visible) // 2])
                # How high letters stand: what fonts call their size may be scaled afterwards.
                yield _Line(words, number, left, right, base, foot, round(top - base, 1), bold, is_edge)
            start = at + 1
    finally:
        text.close()
        page.close()


def _is_bold(text: Any, at: int) -> bool:
    import ctypes

    import pypdfium2.raw as raw

    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, at, name, 128, flags)
    return b"bold" in name.value.lower() or raw.FPDFText_GetFontWeight(text, at) >= _BOLD


def _words(codes: Sequence[int]) -> str:
    joined = "".join(map(chr, codes)).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return " ".join(_CONTROLS.sub("", joined.translate(_SOFTS)).split())


def _to_text(pages: Sequence[Sequence[_Line]]) -> str:
    lines = [line for page in _without_edges(pages) for line in page]
    if not lines:
        return ""
    body = _body(lines)
    known = Counter(word.lower() for line in lines for word in _WORD.findall(line.words))
    page = Markup()
    block: list[_Line] = []
    titled = False
    for line in [*lines, None]:
        if line is not None and block and _goes_on(block, line):
            block.append(line)
            continue
        if block:
            words = _joined(block, known)
            level = _level(block, words, body, titled)
            if level:
                page.heading(level, words)
                titled = True
            elif found := _BULLET.match(words):
                page.item(words[found.end() :], 1)
            else:
                page.paragraph(words)
        block = [line] if line is not None else []
    return page.text()


def _without_edges(pages: Sequence[Sequence[_Line]]) -> Iterator[list[_Line]]:
    """Leave out what stands at the top or bottom of half of the pages, and page numbers."""
    counts = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    for page in pages:
        edges = _edges(page) if len(pages) > 1 else []
        repeated = [line for line in edges if counts[_key(line)] >= max(3, len(pages) / 2)]
        numbers = [line for line in edges if _PAGE_NUMBER.fullmatch(line.words)]
        dropped = {id(line) for line in (*repeated, *numbers)}
        yield [line for line in page if id(line) not in dropped]


def _edges(page: Sequence[_Line]) -> list[_Line]:
    return [line for line in page if line.edge]


def _key(line: _Line) -> str:
    return re.sub(r"\d+", "#", line.words)


def _body(lines: Sequence[_Line]) -> _Line:
    """Return a line in the size and weight that most of the text has."""
    sizes: Counter[tuple[float, bool]] = Counter()
    for line in lines:
        sizes[line.size, line.bold] += len(line.words)
    (size, bold), _ = sizes.most_common(1)[0]
    return replace(lines[0], size=size, bold=bold)


def _goes_on(block: Sequence[_Line], line: _Line) -> bool:
    """Tell whether a line belongs to the paragraph or heading of the lines before."""
    last = block[-1]
    if abs(line.size - last.size) > 0.08 * last.size or line.bold != last.bold:
        return False
    if _BULLET.match(line.words) or _NUMBERED.match(line.words):
        return False
    unfinished = not _FINAL.search(last.words)
    drop = last.foot - line.base
    if line.page != last.page or drop < -last.size or line.left > last.right:  # another page or column
        return unfinished and line.words[:1].islower()
    if drop > 1.55 * last.size:
        return False
    widest = max(before.right for before in block)
    short = len(block) > 1 and last.right < widest - 0.15 * (widest - min(before.left for before in block))
    indented = line.left > min(before.left for before in block) + 0.8 * line.size and not _BULLET.match(block[0].words)
    return unfinished or not (short or indented)


def _joined(block: Sequence[_Line], known: Counter[str]) -> str:
    """Return the words of a block, with words that a line end parts made whole: as the text has them elsewhere."""

    def whole(broken: re.Match[str]) -> str:
        one, parted = broken[1] + broken[2], f"{broken[1]}-{broken[2]}"
        return parted if known[parted.lower()] > known[one.lower()] else one

    return _BROKEN.sub(whole, " ".join(line.words for line in block)).replace(_SOFT, "")


def _level(block: Sequence[_Line], words: str, body: _Line, titled: bool) -> int:
    """Return the level of a heading, told by larger or bolder letters; 0 for anything else."""
    first = block[0]
    if len(words) > _LONGEST_HEADING or words.endswith((".", ",", ";")) or not any(map(str.isalpha, words)):
        return 0
    if first.size > _LARGER * body.size:
        return 2 if titled else 1
    return 3 if first.bold and not body.bold and len(block) <= 2 else 0
