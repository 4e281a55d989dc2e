"""Several drugs in one product: "lopinavir/ritonavir" is one drug, and so is its brand where its parts are told."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice, pairwise, takewhile

from drugfacts.lexicon import Entry, Kind

from .document import document_name
from .knowledge import alternatives, words
from .mention import Mention, in_order, unlisted

_JOINT = re.compile(r" ?/ ?|[-‐‑–]")
_NOT_SPELLED = frozenset({"brand", "abbreviation"})
_SENTENCE_END = re.compile(r"[.?!]\s|\n\s*\n")
_NEAR = 90  # characters from a brand to the last of its ingredients
_FAR = 300  # the same, where it is told first that there are several
_LIST = re.compile(r"\s*(?:,|,? ?(?:and|plus|with|\+|&))\s*")  # between the parts: "X, Y and Z", "X + Y"
_CO_NAME = re.compile(r"co-[a-z]{4,}")  # British approved names: "co-trimoxazole"


def combined(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Put one mention in the place of those of a combination's parts.

    Parameters
    ----------
    text
        The document's text.
    mentions
        In order; a combination's brand stands once for each of its ingredients.

    Returns
    -------
    list of Mention
        In order; a combination is named by its ingredients, as the text writes them, joined by "/".

    Examples
    --------
    >>> text = "lopinavir/ritonavir"
    >>> parts = [Mention(0, 9, unlisted("lopinavir"), "name"), Mention(10, 19, unlisted("ritonavir"), "name")]
    >>> [(m.start, m.end, m.entry.name) for m in combined(text, parts)]
    [(0, 19, 'lopinavir/ritonavir')]
    """
    drugs = [m for m in mentions if m.kind is Kind.DRUG]
    made = list(_chains(text, drugs))
    spelled = {frozenset(entry.name.split("/")): entry for entry in (m.entry for m in made)}
    made += _brands(text, drugs, spelled)
    if not made:
        return list(mentions)
    made = _as_written(text, made, drugs)
    gone = {place for m in made for place in range(m.start, m.end)}
    return in_order([*(m for m in mentions if m.kind is not Kind.DRUG or m.start not in gone), *made])


def _as_written(text: str, made: Sequence[Mention], drugs: Sequence[Mention]) -> list[Mention]:
    """Combinations, each ingredient with the name that the text gives it: "clavulanate" is clavulanic acid."""
    of_name: dict[str, list[Mention]] = {}
    for drug in drugs:
        of_name.setdefault(drug.entry.name, []).append(drug)
    names = {name: document_name(text, some) for name, some in of_name.items()}
    return [
        replace(m, entry=replace(m.entry, name="/".join(names.get(name, name) for name in m.entry.name.split("/"))))
        for m in made
    ]


def _chains(text: str, drugs: Sequence[Mention]) -> Iterator[Mention]:
    """Names that nothing but a stroke or hyphen parts."""
    chain: list[Mention] = []
    for drug, following in pairwise([*drugs, None]):
        if drug is None or drug.role in _NOT_SPELLED:
            chain = []
            continue
        chain.append(drug)
        if (
            following is not None
            and _JOINT.fullmatch(text[drug.end : following.start])
            and following.role not in _NOT_SPELLED
        ):
            continue
        names = [m.entry.name for m in chain]
        if 1 < len(names) == len(set(names)) and not _meet().match(text, drug.end):
            yield Mention(chain[0].start, drug.end, unlisted("/".join(names)), "name")
        chain = []


@cache
def _meet() -> re.Pattern[str]:
    """What stands after two drugs that meet, and are no product: "the warfarin-aspirin interaction"."""
    return re.compile(rf"\s+(?:{alternatives(words('names.yaml', 'meeting'))})\b")


def _brands(text: str, drugs: Sequence[Mention], spelled: dict[frozenset[str], Entry]) -> Iterator[Mention]:
    """Brands of combinations that the text spells out, and names such as "co-trimoxazole"."""
    by_place: dict[tuple[int, int], list[Mention]] = {}
    for drug in drugs:
        if drug.role == "brand":
            by_place.setdefault((drug.start, drug.end), []).append(drug)
    spelled.update(_co_names(text, by_place, spelled))
    for place, parts in by_place.items():
        names = frozenset(m.entry.name for m in parts)
        if len(names) > 1 and names not in spelled and _bases(names) not in {_bases(one) for one in spelled}:
            told = _told(text, drugs, place, names) or _listed(text, drugs, names)
            spelled.update({names: told} if told is not None else {})
    of_bases = Counter(map(_bases, spelled))
    bases = {_bases(names): entry for names, entry in spelled.items() if of_bases[_bases(names)] == 1}
    for (start, end), parts in by_place.items():
        named = frozenset(m.entry.name for m in parts)
        entry = spelled.get(named) or bases.get(_bases(named))  # with "disoproxil" spelled out, or without
        if len(parts) > 1 and entry is not None:
            own = _CO_NAME.fullmatch(text[start:end].lower())
            yield Mention(start, end, entry, "name" if own else "brand")
        elif len(parts) > 1 and not _only_mentioned(drugs, start, parts, by_place):  # one product, whatever is told
            yield Mention(start, end, unlisted("/".join(_in_order_of(drugs, parts))), "brand")


def _bases(names: frozenset[str]) -> frozenset[str]:
    """The names of a product's parts without their salts, where these tell the parts apart."""
    bases = frozenset(name.split(" ")[0] for name in names)
    return bases if len(bases) == len(names) else names


def _co_names(
    text: str, by_place: Mapping[tuple[int, int], Sequence[Mention]], spelled: Mapping[frozenset[str], Entry]
) -> dict[frozenset[str], Entry]:
    """Combinations that a text calls by a generic name of their own, where it does not spell them out as one drug."""
    found: dict[frozenset[str], Entry] = {}
    for (start, end), parts in by_place.items():
        names = frozenset(m.entry.name for m in parts)
        if len(names) > 1 and names not in spelled and _CO_NAME.fullmatch(text[start:end].lower()):
            found.setdefault(names, unlisted(text[start:end]))
    return found


def _in_order_of(drugs: Sequence[Mention], parts: Sequence[Mention]) -> list[str]:
    """The names of a product's parts, in the order in which the text names them where it names them all."""
    names = list(dict.fromkeys(m.entry.name for m in parts))
    told = dict.fromkeys(m.entry.name for m in drugs if m.role not in _NOT_SPELLED and m.entry.name in names)
    return list(told) if len(told) == len(names) else names


def _only_mentioned(
    drugs: Sequence[Mention], start: int, parts: Sequence[Mention], by_place: Mapping[tuple[int, int], list[Mention]]
) -> bool:
    """Whether a text that has told of all parts names their product but once: "(together they are sold as Brand)"."""
    names = {m.entry.name for m in parts}
    before = {m.entry.name for m in drugs if m.start < start and m.role not in _NOT_SPELLED}
    return names <= before and sum({m.entry.name for m in some} == names for some in by_place.values()) == 1


def _told(text: str, drugs: Sequence[Mention], place: tuple[int, int], names: frozenset[str]) -> Entry | None:
    """A combination whose brand is followed by what is in it: "Entresto contains sacubitril and valsartan"."""
    stop = _SENTENCE_END.search(text, place[1], place[1] + _NEAR)
    end = stop.start() if stop else min(place[1] + _NEAR, len(text))
    first = bisect_left(drugs, place[1], key=lambda m: m.start)
    if _several_in_one().search(text, place[1], end):  # "puts two medicines into one tablet. X ..., and Y ..."
        end = place[1] + _FAR
    following = takewhile(lambda m: m.start < end, islice(drugs, first, None))
    inside = dict.fromkeys(m.entry.name for m in following if m.role not in _NOT_SPELLED)
    named = [name for name in inside if name in names]
    return unlisted("/".join(named)) if len(named) == len(names) else None


def _listed(text: str, drugs: Sequence[Mention], names: frozenset[str]) -> Entry | None:
    """A combination whose parts the text names in one breath, anywhere: "It contains sacubitril and valsartan."."""
    spelled = [m for m in drugs if m.role not in _NOT_SPELLED]
    for at in range(len(spelled) - len(names) + 1):
        part = spelled[at : at + len(names)]
        if frozenset(m.entry.name for m in part) == names and all(
            _LIST.fullmatch(text, one.end, other.start) for one, other in pairwise(part)
        ):
            return unlisted("/".join(m.entry.name for m in part))
    return None


@cache
def _several_in_one() -> re.Pattern[str]:
    """What tells that a product has several medicines in it: "two drugs in one tablet", "combines three medicines"."""
    return re.compile(rf"\b(?:{alternatives(words('names.yaml', 'counts_in_product'))})\b", re.IGNORECASE)
