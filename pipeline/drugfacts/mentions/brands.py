"""Brand names that the text itself ties to a drug: "Winrevair" after "sotatercept, ... will be sold as Winrevair"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from drugfacts.lexicon import Entry, Kind, Sense

from .knowledge import Pattern, endings, patterns, words
from .masking import DRUG, Masked, mask
from .mention import DRUGS, Mention, Places

FILE = "brands.yaml"
_ITEM = re.compile(r"[A-Za-z][\w'-]*(?: [A-Z][\w-]*| [A-Z]{2,3})*")
_ASIDE = re.compile(r"\([^()]*\)")


class Terms(Protocol):
    """What is needed of a lexicon."""

    def lookup(self, term: str, kind: Kind | None = None) -> tuple[Sense, ...]:
        """The senses of a term."""


def brand_names(text: str, mentions: Sequence[Mention], lexicon: Terms, taken: Iterable[str] = ()) -> list[Mention]:
    """Find the brands that the text introduces, wherever they stand.

    Parameters
    ----------
    text
        The document's text.
    mentions
        What is known so far, in order; drugs and classes do not overlap.
    lexicon
        Decides what a name means that is not new.
    taken
        Words that mean something else in this document (its abbreviations).

    Returns
    -------
    list of Mention
        The new mentions, with the role "brand" and the entry of the generic drug; in order.

    Examples
    --------
    >>> from drugfacts.lexicon import Lexicon
    >>> from .mention import unlisted
    >>> text = "Zorbimab, sold as Winrevo, helps. Winrevo is new."
    >>> [(m.start, m.key) for m in brand_names(text, [Mention(0, 8, unlisted("zorbimab"), "name")], Lexicon.load())]
    [(18, 'drug:zorbimab'), (34, 'drug:zorbimab')]
    """
    if not any(mention.kind in DRUGS for mention in mentions):
        return []
    masked = mask(text, mentions)
    known = dict.fromkeys(taken)
    brands: dict[str, Entry] = {}
    for pattern in patterns(FILE, "patterns"):
        for match in pattern.matches(masked.text):
            generic = _generic(match, masked)
            if generic is None or "combin" in match.group():
                continue
            for name in _names(match.group("brands")):
                if name not in known and name not in brands and _fits(name, generic.entry, pattern, text, lexicon):
                    brands[name] = generic.entry
    return sorted(_occurrences(text, brands, mentions), key=lambda m: m.start)


def _generic(match: re.Match[str], masked: Masked) -> Mention | None:
    """The drug of a match, or, where the wording has none, the drug most spoken of so far."""
    if "generic" in match.re.groupindex and match.group("generic"):
        return masked.within(match.start("generic"), match.end("generic"))[0]
    before = [m for m in masked.within(0, match.start("brands")) if m.kind is Kind.DRUG]
    if not before:
        return None
    counts = Counter(m.key for m in before)
    most = max(counts.values())
    return next(m for m in before if counts[m.key] == most)


def _names(brands: str) -> Iterator[str]:
    """The unknown names of a list that may also hold known drugs and asides in brackets."""
    for part in re.split(rf",? (?:and|or) |, ?|; ?|/|{DRUG}", _ASIDE.sub("", brands)):
        name = _ITEM.search(part.replace("®", "").replace("™", ""))
        if name:
            yield name.group()


def _fits(name: str, generic: Entry, pattern: Pattern, text: str, lexicon: Terms) -> bool:
    """Whether a name can be a brand of this drug: no ordinary word, and nothing else to the lexicon."""
    if name.split(" ", maxsplit=1)[0] in words(FILE, "not_brands") or len(name) < 3 or name[0].islower():
        return False
    senses = lexicon.lookup(name)
    if senses:
        return any(s.entry.key == generic.key for s in senses)
    if not pattern.weak:
        return True
    ordinary = name.isupper() or name.endswith(endings("names.yaml", "english_endings")) or len(name) < 4
    return not ordinary and re.search(rf"\b{re.escape(name.lower())}\b", text) is None


def _occurrences(text: str, brands: dict[str, Entry], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Every place where a brand stands and no drug, class or other name is known to."""
    if not brands:
        return
    named = "|".join(re.escape(b) for b in sorted(brands, key=lambda b: (-len(b), b)))
    places = Places(m for m in mentions if m.kind in DRUGS)
    for match in re.finditer(rf"(?<!\w)(?:{named})(?!\w)", text):
        mention = Mention(match.start(), match.end(), brands[match.group()], "brand")
        if next(places.over(mention.start, mention.end), None) is None:
            yield mention
