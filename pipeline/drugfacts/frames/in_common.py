"""What a drug is told to have in common with one before: "Y shares this risk", "the same has been seen with Y".

A sentence, or the next clause, takes up what was told and names another drug. By what it takes it up tells which kind
of fact it is: a risk or a problem is harm, a way of working a mechanism; "this" may be any. Whether it is denied
("this has not been seen with Y") and how often it comes ("Y rarely does this") is judged by its own words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from drugfacts.clauses import Tree
from drugfacts.clauses.clause import clause_at
from drugfacts.clauses.tree import FINITE
from drugfacts.kinds import FactKind

from .candidate import Candidate
from .context import View
from .drug_slot import drugs_of
from .hits import DrugHit
from .model import Grammar

_HARM: frozenset[FactKind] = frozenset({"side_effect"})
_MECHANISM: frozenset[FactKind] = frozenset({"mechanism"})
_ANY: frozenset[FactKind] = frozenset({"side_effect", "indication", "mechanism"})
_SUBJECT = ("nsubj", "nsubjpass")
_ONE = frozenset({"it", "this", "that"})
_SOME = frozenset({"same", "these", "both"})
_POINTING = frozenset({"this", "that", "these", "those", "same", "such", "similar"})
_TOO = frozenset({"too", "also", "likewise", "similarly", "rarely", "seldom", "sometimes", "occasionally", "often"})
_MAY = frozenset({"do", "can", "may", "might", "could", "will"})
_OF_WHOM = frozenset({"with", "to", "on", "after", "for", "under", "by"})
_BESIDE = frozenset({"relcl", "acl", "ccomp"})  # "in the way that Y does"
_AUXILIARY = frozenset({"aux", "auxpass"})
_CLAUSES = frozenset({"parataxis", "ccomp", "advcl"})
_IN_A_WAY = frozenset({"way", "fashion", "manner", "line", "principle", "mechanism"})
_ALIKE = frozenset({"similarly", "likewise", "alike"})

_Taken = tuple[int, list[int], Collection[FactKind], bool]
"""A verb that takes up what was told, what names the drugs, the kinds of fact, and whether it is of just one."""


def match_in_common(view: View, found: list[Candidate], before: list[Candidate], words: Grammar) -> Iterator[Candidate]:
    """Yield what was told last, in this sentence or the one before, as said of the drugs that have it in common.

    Parameters
    ----------
    found, before : list of Candidate
        What the frames found in this sentence and in the one before.
    """
    if not (found or before) or not view.has("drug", "drug_class"):
        return
    for at, heads, kinds, of_one in _takes_up(view.tree, words):
        drugs = [hit for head in heads for hit in drugs_of(view, head, words) if _is_named(view, hit)]
        if not drugs:
            continue
        told = _told([c for c in found if c.clause.at < at and c.view is view], kinds)
        if not told and _begins(view.tree, at):
            told = _told(before, kinds)
        keys = {c.drug.key for c in told}
        if of_one and len({_term_of(c) for c in told}) > 1:
            continue
        for drug in drugs:
            for c in told if drug.key not in keys else ():
                if c.term is not None:
                    term = c.term._replace(anaphoric=True)
                    yield Candidate(c.frame, view, clause_at(view.tree, at), drug, term, None, (view, (at,)))


def _begins(tree: Tree, at: int) -> bool:
    """Whether nothing is said before a verb in its sentence, so that it takes up the one before."""
    return not any(tree.tag[i] in FINITE and tree.head[i] != at for i in range(at) if tree.dep[i] not in _AUXILIARY)


def _is_named(view: View, hit: DrugHit) -> bool:
    return hit.said and any(view.mention(i, "drug", "drug_class") is not None for i in range(hit.start, hit.end))


def _told(candidates: list[Candidate], kinds: Collection[FactKind]) -> list[Candidate]:
    """What was told last, of the kinds, and not denied; of a mechanism all."""
    told = [
        c
        for c in candidates
        if c.frame.fact in kinds
        and c.term is not None
        and not (c.denied or c.flipped or c.frame.only_denied or c.frame.fixed.get("negated"))
        and not c.clause.tree.children(c.clause.at, "neg")
    ]
    last = max((c.clause.at for c in told), default=-1)
    return [c for c in told if c.clause.at == last or c.frame.fact == "mechanism"]


def _term_of(candidate: Candidate) -> tuple[int, int]:
    term = candidate.term
    return (term.view.index, term.head) if term is not None else (-1, -1)


def _takes_up(tree: Tree, words: Grammar) -> Iterator[_Taken]:
    """The verbs that take up what was told, each with what names the drugs."""
    for at in range(len(tree)):
        if tree.tag[at][:2] not in {"VB", "MD"}:
            continue
        subjects = tree.children(at, *_SUBJECT)
        if words.isa(tree.lemma[at], "shared_verb"):
            yield from _shared(tree, at, subjects, words)
        elif words.isa(tree.lemma[at], "seen_verb"):
            yield from _seen(tree, at, subjects, words)
        elif words.isa(tree.lemma[at], "working_verb"):
            if _works_alike(tree, at):
                yield at, subjects, _MECHANISM, False
        elif tree.lemma[at] == "be":
            yield from _is_so_often(tree, at, subjects, words)
        elif tree.lemma[at] in _MAY and _does_it(tree, at):
            yield at, subjects, _ANY, False


def _shared(tree: Tree, at: int, subjects: list[int], words: Grammar) -> Iterator[_Taken]:
    """What is shared: "Y shares this risk", "the risk is shared by Y", "a problem that Y shares", "Y has the same"."""
    shares = tree.lemma[at] == "share"
    for noun in tree.children(at, "dobj"):
        kinds = _kinds_of(tree, noun, words)
        pointing = {tree.lower(k) for k in tree.kids[noun]} & (_POINTING if shares else {"same"})
        if kinds and pointing:
            yield at, subjects, kinds, False
    noun = tree.head[at]
    if shares and tree.dep[at] in {"relcl", "acl"} and (kinds := _kinds_of(tree, noun, words)):
        yield at, [*subjects, *_agents(tree, at)], kinds, False
    elif shares and _agents(tree, at):
        for subject in subjects:
            if kinds := _kinds_of(tree, subject, words):
                yield at, _agents(tree, at), kinds, False


def _agents(tree: Tree, at: int) -> list[int]:
    return [p for k in tree.children(at, "agent") for p in tree.children(k, "pobj")]


def _kinds_of(tree: Tree, noun: int, words: Grammar) -> Collection[FactKind]:
    """The kinds of fact of which a noun is a general name."""
    if words.isa(tree.lemma[noun], "harm_in_common"):
        return _HARM
    if words.isa(tree.lemma[noun], "way_of_working") or tree.lemma[noun] in _IN_A_WAY:
        return _MECHANISM
    return ()


def _seen(tree: Tree, at: int, subjects: list[int], words: Grammar) -> Iterator[_Taken]:
    """What was seen: "the same was reported with Y", "similar reactions are ascribed to Y", "it was seen on Y"."""
    heads = [
        p for k in tree.children(at, "prep", "agent") if tree.lower(k) in _OF_WHOM for p in tree.children(k, "pobj")
    ]
    for subject in subjects if heads else ():
        before = {tree.lower(k) for k in tree.kids[subject]}
        if tree.lower(subject) in _SOME or "same" in before:
            yield at, heads, _HARM, False
        elif tree.lower(subject) in _ONE:
            yield at, heads, _HARM, True
        elif words.isa(tree.lemma[subject], "harm_anaphor") and before & _POINTING:
            yield at, heads, _HARM, False


def _is_so_often(tree: Tree, at: int, subjects: list[int], words: Grammar) -> Iterator[_Taken]:
    """How often what was told comes with another drug: "with Y it is rare"."""
    said = [k for k in tree.children(at, "acomp") if words.isa(tree.lemma[k], "so_often")]
    if not said or not any(tree.lower(s) in _ONE for s in subjects):
        return
    over = (at, *said)
    heads = [
        p for o in over for k in tree.children(o, "prep") if tree.lower(k) in _OF_WHOM for p in tree.children(k, "pobj")
    ]
    if heads:
        yield at, heads, _HARM, True


def _works_alike(tree: Tree, at: int) -> bool:
    """Whether a verb of working says that it is done as before: "works in the same way", "acts likewise"."""
    if any(tree.lower(k) in _ALIKE for k in tree.children(at, "advmod")):
        return True
    ways = [i for i in tree.subtree(at) if tree.lemma[i] in _IN_A_WAY]
    return any(tree.lower(k) in {"same", "similar"} for way in ways for k in tree.kids[way]) and not any(
        tree.lower(k) in {"as", "to"} for way in ways for k in tree.kids[way]
    )


def _does_it(tree: Tree, at: int) -> bool:
    """Whether a verb but takes up the one before and affirms it: "Y can do this, too", "Y rarely does"."""
    if tree.child(at, "neg") is not None or not tree.children(at, *_SUBJECT) or tree.dep[at] in _BESIDE:
        return False
    own = [k for k in tree.kids[at] if tree.dep[k] not in {"punct", "aux", "cc", "mark", "advmod", *_SUBJECT}]
    own = [k for k in own if k > at or tree.dep[k] not in _CLAUSES]  # "X causes C; Y rarely does this"
    objects = [k for k in own if tree.dep[k] == "dobj"]
    if any(k not in objects for k in own) or any(tree.lower(k) not in {"this", "that", "so", "it"} for k in objects):
        return False
    adverbs = {tree.lower(k) for k in tree.children(at, "advmod")}
    if "less" in adverbs:
        return False
    said = {tree.lower(i) for i in range(len(tree)) if tree.head[i] == at or tree.dep[tree.head[i]] in _SUBJECT}
    return bool(objects and tree.lemma[at] == "do") or bool(adverbs & _TOO) or bool(said & {"too", "likewise"})
