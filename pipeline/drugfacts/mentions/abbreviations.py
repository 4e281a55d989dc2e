"""What an abbreviation means in this document (Schwartz & Hearst 2003 finds the definitions; here they are read)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from drugfacts.lexicon import Kind

from .knowledge import words
from .mention import Mention, Places, in_order

CONTEXT = "context.yaml"

_DEFINED = (Kind.DRUG, Kind.DRUG_CLASS, Kind.TARGET, Kind.CONDITION, Kind.AGENCY)
_LONGEST = 12  # characters
_SHORTEST_WORD = 4
_SHORTEST_STEM = 3
_BRACKET = re.compile(r",? ?[(\[]((?=\d?[A-Z])[A-Z0-9][A-Za-z0-9-]{1,9})(?=[,;:)\]])")
_PAIR = re.compile(r",? ?[(\[]([A-Z][A-Za-z0-9]{1,5})[/+-]([A-Z][A-Za-z0-9]{1,5})(?=[,;:)\]])")
_CODE = re.compile(
    r" ?[(\[](?!NCT|CAS|PMID|ISRCTN|UMIN|ACTRN)"
    r"([A-Z]{1,4}[a-z]?-?\d{3,7}|[A-Z]{2,4} \d{2,3}-\d{3,4}|[A-Z]{2,4} \d{4,7}|[A-Z]{2,4} \d{1,3},\d{3})(?=[,;:)\]])"
)
_OR = re.compile(r", or ([A-Z][A-Za-z0-9]*[A-Z][A-Za-z0-9]*(?:-[A-Z0-9]+)?)(?=[,.;)]|$)")
_TOGETHER = 40  # characters between two drugs whose short forms one bracket gives


@dataclass(frozen=True, slots=True)
class Definition:
    """A short form with the place of its long form, and its own place in the definition.

    Attributes
    ----------
    short : str
        As written.
    start, end : int
        Span of the short form where it is defined, in code points of the text.
    long_start, long_end : int
        Span of the long form.
    """

    short: str
    start: int
    end: int
    long_start: int
    long_end: int


def tie(text: str, mentions: Iterable[Mention], definitions: Iterable[Definition]) -> list[Mention]:
    """Give abbreviations the meaning that their long form has in this document.

    A short form whose long form ends in a known term means that term ("low-dose naltrexone (LDN)"), everywhere. A
    short form whose long form is no known term loses what the lexicon says of it, save where the long form is a single
    word: then it is a spelling that the lexicon lacks.

    Parameters
    ----------
    text
        The document's text.
    mentions
        What the lexicon found, in order.
    definitions
        The definitions in the text; of one short form the first counts.

    Returns
    -------
    list of Mention
        In order.

    Examples
    --------
    >>> from .mention import unlisted
    >>> text = "low-dose naltrexone (LDN): LDN helps"
    >>> drug = Mention(9, 19, unlisted("naltrexone"), "name")
    >>> [(m.start, m.key) for m in tie(text, [drug], [Definition("LDN", 21, 24, 0, 19)])]
    [(9, 'drug:naltrexone'), (21, 'drug:naltrexone'), (27, 'drug:naltrexone')]
    """
    found = in_order(mentions)
    places = Places(found)
    gone: set[Mention] = set()
    new: list[Mention] = []
    for definition in first_of_each(text, definitions):
        means = _long_form(text, places, definition)
        if not means and " " not in text[definition.long_start : definition.long_end].strip():
            continue
        short = re.escape(re.sub(r"(?<=[A-Z])s$", "", definition.short))
        for match in re.finditer(rf"(?<!\w){short}(?:s(?!\w)|(?!\w))", text):
            there = list(places.over(*match.span()))
            within = [m for m in there if match.start() <= m.start and m.end <= match.end()]
            if any(m.start <= match.start() and match.end() <= m.end for m in there if m not in within):
                continue  # a part of a longer name
            gone.update(within)
            role = "plural" if match.group().endswith("s") else "abbreviation"
            new += [Mention(*match.span(), m.entry, role) for m in means]
    return in_order([*(m for m in found if m not in gone), *new])


def beside_drugs(text: str, mentions: Iterable[Mention]) -> Iterator[Definition]:
    """Find definitions that a bracket of more than the short form hides: "sodium nitroprusside (SNP, n = 7)".

    Parameters
    ----------
    text
        The document's text.
    mentions
        Terms whose end a bracket may follow.

    Yields
    ------
    Definition
        Where the letters of the short form stand in the term in their order, beginning with its first; and the code
        that a drug had before its name, "sorafenib (BAY 43-9006)".

    Examples
    --------
    >>> from .mention import unlisted
    >>> text = "nitroprusside (NP, n = 7)"
    >>> [d.short for d in beside_drugs(text, [Mention(0, 13, unlisted("nitroprusside"), "name")])]
    ['NP']
    """
    drugs = [m for m in mentions if m.kind in (Kind.DRUG, Kind.DRUG_CLASS)]
    for number, mention in enumerate(drugs):
        if match := _BRACKET.match(text, mention.end):
            yield from _defined(text, match, 1, mention)
        elif number and (pair := _PAIR.match(text, mention.end)):
            first = drugs[number - 1]
            if mention.start - first.end < _TOGETHER:
                yield from _defined(text, pair, 1, first)
                yield from _defined(text, pair, 2, mention)
        if mention.kind is Kind.DRUG and (code := _CODE.match(text, mention.end)):
            yield Definition(code.group(1), code.start(1), code.end(1), mention.start, mention.end)


def after_or(text: str, mentions: Iterable[Mention]) -> Iterator[Definition]:
    """Find definitions without a bracket, as newspapers give them: "polycystic ovary syndrome, or PCOS,".

    Parameters
    ----------
    text
        The document's text.
    mentions
        Terms, in order.

    Examples
    --------
    >>> from .mention import unlisted
    >>> text = "nitroprusside, or NP, and heparin, or ADP."
    >>> drugs = [Mention(0, 13, unlisted("nitroprusside"), "name"), Mention(26, 33, unlisted("heparin"), "name")]
    >>> [d.short for d in after_or(text, drugs)]
    ['NP']
    """
    for mention in mentions:
        match = _OR.match(text, mention.end)
        if match and mention.kind in _DEFINED and len(match.group(1)) <= _LONGEST:
            letters = [c for c in match.group(1).lower() if c.isalnum()]
            if _in_order(letters, text[mention.start : mention.end].lower()) * 3 >= 2 * len(letters):
                yield Definition(match.group(1), match.start(1), match.end(1), mention.start, mention.end)


def _defined(text: str, match: re.Match[str], group: int, mention: Mention) -> Iterator[Definition]:
    if _abbreviates(match.group(group), text[mention.start : mention.end]):
        yield Definition(match.group(group), match.start(group), match.end(group), mention.start, mention.end)


def _abbreviates(short: str, long_: str) -> bool:
    """Whether a short form right behind a name stands for it: its first letter, and two thirds of all in their order.

    Names are shortened freely: "ifosfamide (IFX)", "phencyclidine (PCP)".
    """
    letters = [c for c in short.lower() if c.isalnum()]
    first = next((c for c in long_ if c.isalpha()), "")
    begins = letters[0] in {long_[0].lower(), first.lower()}  # "2,4-dinitrophenol (DNP)"
    return begins and 3 * _in_order(letters, long_.lower()) >= 2 * len(letters)


def _in_order(letters: Iterable[str], word: str) -> int:
    """How many of some letters stand in a word in their order."""
    at, found = -1, 0
    for letter in letters:
        if (place := word.find(letter, at + 1)) >= 0:
            at, found = place, found + 1
    return found


def first_of_each(text: str, definitions: Iterable[Definition]) -> list[Definition]:
    """One definition of each short form: the first. Long or lower-case "abbreviations" are words, save stems.

    Examples
    --------
    >>> text = "dexamethasone (dex), given (as said)"
    >>> found = [Definition("dex", 15, 18, 0, 13), Definition("as said", 27, 34, 21, 26)]
    >>> [d.short for d in first_of_each(text, found)]
    ['dex']
    """
    firsts: dict[str, Definition] = {}
    for definition in sorted(definitions, key=lambda d: d.start):
        capitals = sum(c.isupper() for c in definition.short)
        enough = capitals >= 2 or (capitals == 1 and len(definition.short) <= _SHORTEST_WORD)
        long_ = text[definition.long_start : definition.long_end].lower()
        # "dexamethasone (dex)"
        stem = len(definition.short) >= _SHORTEST_STEM and long_.startswith(definition.short.lower())
        if (enough or stem) and len(definition.short) <= _LONGEST:
            firsts.setdefault(definition.short.removesuffix("s"), definition)
    return list(firsts.values())


def _long_form(text: str, mentions: Places, definition: Definition) -> list[Mention]:
    """The terms that the long form ends in, the longest of each kind; the name of a salt may follow a drug's."""
    best: dict[Kind, Mention] = {}
    for mention in mentions.over(definition.long_start, definition.long_end):
        rest = text[mention.end : definition.long_end].lower().split()
        salt = mention.kind is Kind.DRUG and bool(rest) and words(CONTEXT, "salts").issuperset(rest)
        end = definition.long_end if salt else mention.end
        at_end = definition.long_end - 2 <= end <= definition.long_end and mention.kind in _DEFINED
        if at_end and mention.start >= definition.long_start - 30:
            old = best.get(mention.kind)
            if old is None or mention.start < old.start:
                best[mention.kind] = mention
    covering = max((m.end - m.start for m in best.values()), default=0)
    # A drug at the end of a longer target or condition is a part of its name.
    return [m for m in best.values() if m.kind is not Kind.DRUG or m.end - m.start >= covering]
