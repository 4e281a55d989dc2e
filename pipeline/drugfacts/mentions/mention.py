"""What a mention is, and which of several that overlap stand."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING

from drugfacts.lexicon import Entry, Kind

if TYPE_CHECKING:
    from spacy.tokens import Doc

SPANS_KEY = "drugfacts"
"""Name of the span group that holds the mentions of a Doc."""

DRUGS_KEY = "drugfacts_drugs"
"""Name of the document's drugs in ``Doc.user_data``."""

ANAPHORA_KEY = "drugfacts_anaphora"
"""Name of the anaphors and topics in ``Doc.user_data``."""

SUBJECT_KEY = "drugfacts_subject"
"""Name, in ``Doc.user_data``, of the drug that the document is said to be about (given from outside)."""

TITLED_KEY = "drugfacts_titled"
"""Name, in ``Doc.user_data``, of the keys of the drugs that the lexicon knows in the title."""

SHARES = "with "
"""How the role of a mention begins whose noun stands later in its list: "with cancer" of A in "A and B cancer"."""

DRUGS = (Kind.DRUG, Kind.DRUG_CLASS)
"""The kinds that may stand as the drug of a fact. Mentions of these never overlap one another."""

_RIVALS = (*DRUGS, Kind.TARGET)
_start = attrgetter("start")


def names_no_drug(doc: Doc) -> bool:
    """Whether a text names no drug and is not said to be about one: then it states no fact."""
    data = doc.user_data
    return DRUGS_KEY in data and not (data[DRUGS_KEY] or data.get(SUBJECT_KEY) or data.get(TITLED_KEY))


@dataclass(frozen=True, slots=True)
class Mention:
    """A term in the text, with the one meaning that it has there.

    Attributes
    ----------
    start, end : int
        Half-open span in code points of the text.
    entry : Entry
        What is meant; for a name that no list has, an entry without identifiers.
    role : str
        How the surface form relates to the entry: name, synonym, brand, abbreviation or plural.
    """

    start: int
    end: int
    entry: Entry
    role: str

    @property
    def kind(self) -> Kind:
        """The kind of thing that is meant."""
        return self.entry.kind

    @property
    def key(self) -> str:
        """The key of what is meant, such as ``drug:ketamine``."""
        return self.entry.key

    def within(self, other: Mention) -> bool:
        """Whether this lies in another that is longer."""
        longer = other.end - other.start > self.end - self.start
        return longer and other.start <= self.start and self.end <= other.end


def unlisted(name: str, kind: Kind = Kind.DRUG) -> Entry:
    """Make an entry for a name that no list has.

    Examples
    --------
    >>> unlisted("Zuranolone").key
    'drug:zuranolone'
    """
    return Entry(f"{kind}:{name.lower()}", kind, name.lower(), ())


_PLACE = attrgetter("start", "end", "entry.kind")


def in_order(mentions: Iterable[Mention]) -> list[Mention]:
    """Sort by place and kind, without duplicates; the parts of a combination stay in the order that they have."""
    unique = {(m.start, m.end, m.entry.key): m for m in mentions}
    return sorted(unique.values(), key=_PLACE)


def joined(mentions: list[Mention], new: Iterable[Mention]) -> list[Mention]:
    """Mentions that are in order, and new ones among them; mostly there are none."""
    added = list(new)
    return in_order([*mentions, *added]) if added else mentions


def longest(mentions: Iterable[Mention]) -> list[Mention]:
    """Drop drugs and classes that a longer target, class or drug makes part of its own name.

    In "opioid receptor" or "vitamin K antagonist" no drug is named. Of equal length a class stands where it is written
    in the plural ("given tetracyclines"), the drug otherwise ("tetracycline").

    Parameters
    ----------
    mentions
        In any order.

    Returns
    -------
    list of Mention
        What stands, in order.
    """
    ordered = in_order(mentions)
    lost = {m for rivals in _rivals(ordered) for m in _losers(rivals)}
    return [m for m in ordered if m not in lost] if lost else ordered


def _rivals(mentions: Iterable[Mention]) -> Iterator[list[Mention]]:
    """The drugs, classes and targets that overlap one another, directly or by way of others."""
    together: list[Mention] = []
    end = 0
    for mention in mentions:
        if mention.kind not in _RIVALS:
            continue
        if mention.start >= end:
            if len(together) > 1:
                yield together
            together = []
        together.append(mention)
        end = max(end, mention.end)
    if len(together) > 1:
        yield together


def _losers(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Those of some rivals that do not stand."""
    winners: list[Mention] = []
    for mention in sorted(mentions, key=_precedence):
        if mention.kind in DRUGS and any(_overlap(mention, w) and _beaten(mention, w) for w in winners):
            yield mention
        else:
            winners.append(mention)


def _overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end


def _precedence(mention: Mention) -> tuple[int, int, int]:
    plural_class = mention.kind is Kind.DRUG_CLASS and mention.role == "plural"
    rank = 0 if plural_class else 1 if mention.kind is Kind.DRUG else 2
    return (mention.start - mention.end, rank, mention.start)


def _beaten(mention: Mention, rival: Mention) -> bool:
    """Whether a rival of at least the same length takes the place of a drug or class."""
    if rival.kind is Kind.TARGET:
        return mention.within(rival)
    same_brand = (rival.start, rival.end, rival.kind) == (mention.start, mention.end, mention.kind)
    return not same_brand  # the brand of a combination names each of its ingredients


class Places:
    """Mentions by place, so that those over a stretch are found without looking at all of them.

    Examples
    --------
    >>> places = Places([Mention(2, 10, unlisted("ketamine"), "name")])
    >>> [m.start for m in places.over(9, 12)], list(places.over(10, 12))
    ([2], [])
    """

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._mentions = sorted(mentions, key=_start)
        self._longest = max((m.end - m.start for m in self._mentions), default=0)

    def add(self, mention: Mention) -> None:
        """Add one more."""
        insort(self._mentions, mention, key=_start)
        self._longest = max(self._longest, mention.end - mention.start)

    def over(self, start: int, end: int) -> Iterator[Mention]:
        """Those that share a character with a stretch (in code points), by start."""
        at = bisect_left(self._mentions, start - self._longest, key=_start)
        for mention in islice(self._mentions, at, None):
            if mention.start >= end:
                return
            if mention.end > start:
                yield mention
