"""Which pairs of a term and a drug a sentence offers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from drugfacts.frames import DrugHit, Mention, View, grammar, lists_members, owners_of, taken_beside, unlisted_terms

TERM_KINDS = ("condition", "target")
UNLISTED = {kind: f"unlisted {kind}" for kind in TERM_KINDS}
"""Kinds of term that are in no list."""
_WHEN = frozenset({"on", "after", "upon", "following", "during", "at"})
_FINITE = frozenset({"VB", "VBD", "VBP", "VBZ"})
_LISTS = frozenset({",", "and", "or"})
_EXAMPLES = frozenset({"such as", "including", "like", "e.g.", "for example"})
_DRUG_KINDS = ("drug", "drug_class")

MOST_DRUGS = 20
"""With how many drugs of its sentence a term is paired, the nearest: more stand in lists or by mistake."""

How = Literal["named", "pointed", "topic"]
"""Whether a sentence names a drug, points at it ("it", "the drug"), or the passage is about it."""


@dataclass(slots=True)
class Pair:
    """A term of a sentence and a drug that it may be said of.

    Attributes
    ----------
    view : View
        The sentence.
    term : Mention
        A condition or a target.
    head : int
        The word of the term on which its other words depend.
    drug : DrugHit
    how : How
    is_listed : bool
        Whether the term is in a list; else it is a noun phrase that may be a term.
    """

    view: View
    term: Mention
    head: int
    drug: DrugHit
    how: How
    is_listed: bool = True

    @property
    def kind(self) -> str:
        """The kind of term, under which what its evidence counts for is kept."""
        return self.term.kind if self.is_listed else UNLISTED[self.term.kind]


@dataclass(slots=True)
class Offer:
    """The drugs that the terms of a sentence may belong to, and its known terms; no terms where there is no drug."""

    drugs: list[tuple[DrugHit, How]]
    terms: list[Mention]

    @classmethod
    def of(cls, view: View) -> Offer:
        """Look for them."""
        drugs = list(_drugs(view))
        return cls(drugs, terms_of(view) if drugs else [])


def pairs_of(view: View, offer: Offer | None = None) -> Iterator[Pair]:
    """Yield every known term of a sentence with every drug that it may belong to, in the order of the words."""
    offer = offer or Offer.of(view)
    terms, drugs = offer.terms, offer.drugs
    if not terms:
        return
    owners = {drug.start: owner for drug, _ in drugs if (owner := _owner(view, drug, terms)) is not None}
    examples = {drug.start for drug, how in drugs if how == "named" and _is_example(view, drug.start)}
    for term in terms:
        head = head_of(view, term.start, term.end)
        of_class = (
            view.mention(term.start, "drug_class") is not None
        )  # "proton pump" in "proton pump inhibitors such as X"
        own = {drug.start for drug in owners_of(view, term.start)}
        for drug, how in _nearest(drugs, term):
            if drug.start in examples and drug.said and not of_class:
                continue
            if own and (drug.start not in own or not drug.said):
                continue
            if owners and (owners.get(drug.start, term) is not term or _has_own(owners, term, drug)):
                continue
            if not _names(view, term, drug):
                yield Pair(view, term, head, drug, how)


def unlisted_pairs_of(view: View, offer: Offer | None = None) -> Iterator[list[Pair]]:
    """Yield the noun phrases of a sentence that no list has, each with every drug that it may belong to."""
    offer = offer or Offer.of(view)
    for term, head in unlisted_in(view, offer):
        yield unlisted_pairs(view, term, head, offer)


def unlisted_in(view: View, offer: Offer) -> Iterator[tuple[Mention, int]]:
    """Yield the noun phrases of a sentence that no list has, each with its head; none where there is no drug."""
    if not offer.drugs:
        return
    known = {i for term in offer.terms for i in range(term.start, term.end)}
    for term in unlisted_terms(view, known, grammar()):
        yield term, head_of(view, term.start, term.end)


def unlisted_pairs(view: View, term: Mention, head: int, offer: Offer) -> list[Pair]:
    """The pairs of a phrase that no list has: with every drug that it may belong to."""
    near = _nearest(offer.drugs, term)
    beside = [(d, how) for d, how in near if not (d.said and d.start < term.end and term.start < d.end)]
    return [Pair(view, term, head, drug, how, False) for drug, how in beside]


def _nearest(drugs: list[tuple[DrugHit, How]], term: Mention) -> list[tuple[DrugHit, How]]:
    """The drugs nearest to a term, in order: so that the work does not grow with terms times drugs."""
    if len(drugs) <= MOST_DRUGS:
        return drugs
    return sorted(sorted(drugs, key=lambda d: abs(d[0].start - term.start))[:MOST_DRUGS], key=lambda d: d[0].start)


def _names(view: View, term: Mention, drug: DrugHit) -> bool:
    """Whether a term is the drug's own name, here or where the sentence names it elsewhere: "vitamin K"."""
    if drug.said and drug.start < term.end and term.start < drug.end:
        return True
    named = view.mention(term.start, "drug")
    return named is not None and named.key == drug.key and named.end >= term.end


def _owner(view: View, drug: DrugHit, terms: list[Mention]) -> Mention | None:
    """The term that a drug in brackets is told of: C in "C (X), D (Y)"."""
    at = drug.start - 1
    if not drug.said or at < 1 or view.tree.words[at] != "(" or drug.end >= len(view.tree):
        return None
    return next((t for t in terms if t.end == at), None) if view.tree.words[drug.end] == ")" else None


def _has_own(owners: dict[int, Mention], term: Mention, drug: DrugHit) -> bool:
    """Whether a bracket says of which other drug a term is."""
    return drug.start not in owners and any(owner is term for owner in owners.values())


def terms_of(view: View) -> list[Mention]:
    """The known conditions and targets of a sentence in the order of the words: where several overlap, the longest.

    A finite verb that looks like one is none: "experts stressed that".
    """
    if not view.has(*TERM_KINDS):
        return []
    found = {m for mentions in view.mentions.values() for m in mentions if m.kind in TERM_KINDS}
    taken: set[int] = set()
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start - m.end, m.start, m.kind)):
        words = range(mention.start, mention.end)
        if not taken.intersection(words):
            taken.update(words)
            kept.append(mention)
    return sorted((m for m in kept if not _is_finite_verb(view, m) and not _is_when(view, m)), key=lambda m: m.start)


def _is_finite_verb(view: View, mention: Mention) -> bool:
    return mention.end - mention.start == 1 and view.tree.tag[mention.start] in _FINITE


def _is_when(view: View, mention: Mention) -> bool:
    """Whether a word only says when: "it fades on withdrawal"."""
    tree, at = view.tree, mention.start
    single = mention.end - at == 1 and at > 0 and grammar().isa(tree.lemma[at], "circumstance")
    return single and tree.lower(at - 1) in _WHEN


def head_of(view: View, start: int, end: int) -> int:
    """The first word of a stretch that depends on none of its other words."""
    heads = view.tree.head
    for i in range(start, end):
        if heads[i] == i or not start <= heads[i] < end:
            return i
    return end - 1


def _is_example(view: View, start: int) -> bool:
    """Whether a drug is but an example of a class that the sentence speaks of: "azoles such as X", "azoles (X, Y)"."""
    tree, at = view.tree, start - 1
    while at > 0 and (tree.lower(at) in _LISTS or view.mention(at, "drug") is not None):
        at -= 1
    listed = view.mention(at - 1, "drug_class")
    if listed is not None and listed.end == at and lists_members(view, listed):
        return True
    cue = next((n for n in (1, 2) if " ".join(tree.lowers[max(at + 1 - n, 0) : at + 1]) in _EXAMPLES), 0)
    return cue > 0 and at >= cue and view.mention(at - cue, "drug_class") is not None


def _drugs(view: View) -> Iterator[tuple[DrugHit, How]]:
    keys: set[str] = set()
    for mention in _named(view) if view.has(*_DRUG_KINDS) else ():
        if mention.kind == "drug_class" and mention.end - 1 in view.anaphors:
            continue  # "the painkiller" stands for a drug
        keys.add(mention.key)
        yield DrugHit(mention.key, view, mention.start, mention.end), "named"
    for start, end, pointed in dict.fromkeys([view.anaphors[at] for at in sorted(view.anaphors)]):
        for key in pointed:
            keys.add(key)
            yield DrugHit(key, view, start, end), "pointed"
    for key in view.topics:
        if key not in keys:
            yield DrugHit(key, view, 0, 0, said=False), "topic"


def _named(view: View) -> list[Mention]:
    """The drugs that a sentence names, without those that are only taken beside its own."""
    beside = taken_beside(view)
    found = {m for mentions in view.mentions.values() for m in mentions if m.kind in _DRUG_KINDS}
    return sorted([m for m in found if m.start not in beside], key=lambda m: (m.start, -m.end, m.key))
