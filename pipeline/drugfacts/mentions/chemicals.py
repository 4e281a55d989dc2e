"""Research compounds that stand in no list, known by the shape of their name or by their role in the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from drugfacts.lexicon import Kind

from .brands import Terms
from .knowledge import alternatives, compiled, load, words
from .mention import Mention, Places, unlisted
from .stretches import places_of

FILE = "chemicals.yaml"
_PIECE = re.compile(r"\S+")
# The end of whatever `locant` in the data file may match: a hyphen, and what stands before it.
_HYPHEN = re.compile(r"-(?=[\[(a-zA-Z])")
_BEFORE_HYPHEN = re.compile(r"(?:\d[a-zβα]?'?|[NOSR])\)?\Z")
_LONGEST_BEFORE = 4
_LONGEST_BESIDE = 70  # code points of a code, a bracket and what joins it
_SEPARATOR = re.compile(r"(?: ?\([^()]{0,40}\))?(?:, and |, or | and | or |, )")
_LAST_RUN = re.compile(r"[a-z]+(?=[^a-z]*$)")


def compounds(text: str, mentions: Sequence[Mention], lexicon: Terms) -> list[Mention]:
    """Find compounds by a systematic name, or by what a code or chemical is said to be or given as.

    Parameters
    ----------
    text
        The document's text.
    mentions
        What is known so far, in order.
    lexicon
        A name that it knows as anything is left to it.

    Returns
    -------
    list of Mention
        New drugs in order, with the key ``drug:<name in lower case>``.

    Examples
    --------
    >>> from drugfacts.lexicon import Lexicon
    >>> [m.key for m in compounds("The COX-2 inhibitor ZV-1234 did. ZV-1234 was safe.", [], Lexicon.load())]
    ['drug:zv-1234', 'drug:zv-1234']
    """
    names = dict.fromkeys([*_systematic(text), *_by_role(text), *_beside(text, mentions)])
    unknown = [name for name in names if not lexicon.lookup(name)]
    if not unknown:
        return []
    ways = "|".join(re.escape(name) for name in sorted(unknown, key=lambda n: (-len(n), n)))
    places = Places(mentions)
    matches = re.finditer(rf"(?<![\w-])(?:{ways})(?!\w)", text)
    free = (m for m in matches if next(places.over(*m.span()), None) is None)
    return [Mention(m.start(), m.end(), unlisted(m.group()), "name") for m in free]


def _systematic(text: str) -> Iterator[str]:
    """Names with a locant that end like a chemical's: "2-(4-fluorophenyl)ethanol"."""
    for piece in _with_hyphen(text):
        name = _trimmed(piece)
        if len(name) < 9 or not _locant().search(name):
            continue
        last = _LAST_RUN.search(name)
        if last is not None and _is_chemical(last.group()):
            yield name


def _with_hyphen(text: str) -> Iterator[str]:
    """The pieces between white space in which a locant may stand: a few of many."""
    end = -1
    for found in _HYPHEN.finditer(text):
        start = found.start()
        if start < end or not _BEFORE_HYPHEN.search(text[max(0, start - _LONGEST_BEFORE) : start]):
            continue
        while start > 0 and not text[start - 1].isspace():
            start -= 1
        piece = _PIECE.match(text, start)
        if piece is not None:
            end = piece.end()
            yield piece.group()


def _trimmed(piece: str) -> str:
    """A piece of text without the punctuation around it, and without a bracket that has no fellow."""
    name = piece.strip(".,;:\"'“”")
    for opening, closing in ("()", "[]"):
        if name.startswith(opening) and name.count(opening) > name.count(closing):
            name = name[1:]
        if name.endswith(closing) and name.count(closing) > name.count(opening):
            name = name[:-1]
    return name.strip(".,;:") if name.count("(") == name.count(")") and name.count("[") == name.count("]") else ""


def _is_chemical(word: str) -> bool:
    if len(word) < 5 or word in words(FILE, "ordinary") | words("names.yaml", "not_chemicals"):
        return False
    ends, barred = (tuple(words(FILE, name)) for name in ("systematic_endings", "body_stems"))
    return word.endswith(ends) and not word.endswith(barred)


def _by_role(text: str) -> Iterator[str]:
    refused = words("names.yaml", "not_chemicals") | words(FILE, "not_compounds")
    starts = {
        "code": [match.start() for match in _code_start().finditer(text)],
        "role": list(places_of(text, words(FILE, "roles"))),
        "done": list(places_of(text, words(FILE, "done"))),
    }
    for pattern, begins in _roles():
        for match in _from(pattern, text, starts[begins]):
            yield from (n for n in _SEPARATOR.split(match.group("name")) if n.lower() not in refused)


def _beside(text: str, mentions: Sequence[Mention]) -> Iterator[str]:
    """Codes that are listed with a known drug: "imatinib and ZV11248", "(ZV-17053, ZV 5089, tamsulosin)"."""
    if _code_start().search(text) is None:
        return
    behind, before = _beside_known()
    for drug in mentions:
        if drug.kind is not Kind.DRUG:
            continue
        end, start = drug.end, drug.start
        while (found := behind.match(text, end)) and _is_product_code(found.group("name")):
            yield found.group("name")
            end = found.end()
        while (found := before.search(text, max(0, start - _LONGEST_BESIDE), start)) and _is_product_code(
            found.group("name")
        ):
            yield found.group("name")
            start = found.start()


def _is_product_code(code: str) -> bool:
    """Whether a code has three digits, and letters that are of no gene, cell line or register; nor is it a year."""
    letters, digits = ("".join(c for c in code if c.isalpha()).lower(), "".join(c for c in code if c.isdigit()))
    return (
        len(letters) > 1
        and len(digits) > 2
        and letters not in words(FILE, "other_codes")
        and not (" " in code and re.search(r" (?:19|20)\d\d$", code))
    )


def _from(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begins at one of some places; they do not overlap."""
    end = 0
    for start in starts:
        match = pattern.match(text, start) if start >= end else None
        if match is not None:
            end = match.end()
            yield match


@cache
def _locant() -> re.Pattern[str]:
    return re.compile(load(FILE)["locant"])


@cache
def _code_start() -> re.Pattern[str]:
    return re.compile(load(FILE)["code_start"])


@cache
def _beside_known() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A code behind a known drug, and one before it."""
    code = rf"(?P<name>{load(FILE)['code']})"
    return (
        compiled(rf"{_SEPARATOR.pattern}{code}(?![\w/-])(?! (?:{alternatives(words(FILE, 'not_of_drugs'))})\b)"),
        compiled(rf"(?<![\w/-]){code}{_SEPARATOR.pattern}\Z"),
    )


@cache
def _roles() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The wordings, each with what it begins with."""
    roles, done = (alternatives(words(FILE, name)) for name in ("roles", "done"))
    code, chemical = load(FILE)["code"], load(FILE)["chemical"]
    parts = {
        "{COMPOUND}": rf"(?:{code}|{chemical})",
        "{CODE}": code,
        "{ROLE}": rf"(?:{roles})",
        "{DONE}": rf"(?i:{done})",
    }
    return tuple((compiled(_filled(row["pattern"], parts)), row["begins"]) for row in load(FILE)["patterns"])


def _filled(pattern: str, parts: Mapping[str, str]) -> str:
    for name, part in parts.items():
        pattern = pattern.replace(name, part)
    return pattern
