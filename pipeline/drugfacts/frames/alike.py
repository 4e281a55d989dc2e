"""Drugs that do what was told in the sentence before: "Z does the same", "So is Z", "The same is true of Z"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drugfacts.clauses import Tree
from drugfacts.clauses.clause import clause_at
from drugfacts.clauses.tree import FINITE
from drugfacts.english import NOT

from .candidate import Candidate
from .context import View
from .drug_slot import drugs_of
from .ellipsis import is_elliptical
from .hits import DrugHit
from .likened import is_none
from .model import Grammar

_TAKES_UP = frozenset({"do", "can", "may", "might", "will", "have", "ca", "wo"})
_NEITHER = frozenset({"neither", "nor", "no", "none", "never"})
_SAME = frozenset({"same", "so", "likewise"})
_WHAT = ("dobj", "advmod", "attr", "npadvmod")
_AUXILIARY = frozenset({"be", "have", "can", "may", "might", "will"})
_HOLDS = frozenset({"be", "go", "apply", "hold"})
_IS = frozenset({"'s"})
_TAKING_UP = frozenset({"that", "this"})
_OF_DOER = frozenset({"of", "for"})
_OF_WHOM = frozenset({"of", "for", "to", "with"})
_NOTHING = frozenset({"nothing", "none", "thing", "neither"})
_SO = frozenset({"so", "case", "true"})
_EARLY = 8  # words to the "does" of a sentence that says nothing else
_OPENS = frozenset({"ROOT", "ccomp", "parataxis"})
_OTHERWISE = frozenset({"another", "other", "different"})  # "Z does the same by another route": to what is not said
_OF_IT = frozenset({"sort", "kind", "this", "that", "these", "such"})


def match_alike(
    view: View, found: Sequence[Candidate], before: Sequence[Candidate], words: Grammar
) -> Iterator[Candidate]:
    """Yield the facts told right before as those of the drug that does the same.

    Parameters
    ----------
    found, before : sequence of Candidate
        What the frames found in this sentence and in the one before. What this one tells of another drug comes first:
        "X blocks T; Y does the same". Of harms and uses it is what was told last.
    """
    tree = view.tree
    if _SAME.isdisjoint(tree.lowers):
        return
    for at, drug in _alike(view, words):
        here = [c for c in found if c.clause.tree is tree and c.clause.at < at and c.drug.key != drug.key]
        told = _told_before(here) or _told_before(before)
        does_same = tree.lemma[at] == "do" and any(tree.lower(k) == "same" for k in tree.subtree(at))
        for c in told if all(drug.key != c.drug.key for c in told) else ():
            if c.term is not None and (c.frame.fact == "mechanism" or not does_same):
                term = c.term._replace(anaphoric=True)
                yield Candidate(c.frame, view, clause_at(tree, at), drug, term, None, (view, (at,)))


def _told_before(found: Sequence[Candidate]) -> list[Candidate]:
    """What some candidates assert that another drug may do as well: all of a mechanism, of the others the last."""
    told = [c for c in found if c.term is not None and not c.denied and not c.flipped and c.frame.fact != "approval"]
    told = [c for c in told if not c.clause.tree.children(c.clause.at, "neg")]
    last = max((c.clause.at for c in told), default=-1)
    return [c for c in told if c.frame.fact == "mechanism" or c.clause.at == last]


def _alike(view: View, words: Grammar) -> Iterator[tuple[int, DrugHit]]:
    """The drugs of which the sentence says no more than that, and the verb that says it."""
    tree = view.tree
    for at, lemma in enumerate(tree.lemma):
        if tree.children(at, "neg") or tree.tag[at] == "VBG":
            continue
        heads = _subjects(tree, at) if lemma == "do" or lemma in _AUXILIARY else []
        if lemma in _HOLDS and any(tree.lower(k) == "same" for k in tree.children(at, "nsubj")):
            over = [at, *tree.children(at, "acomp")]
            prepositions = [k for o in over for k in tree.children(o, "prep") if tree.lower(k) in _OF_WHOM]
            heads = [p for k in prepositions for p in tree.children(k, "pobj")]
        yield from ((at, hit) for head in heads for hit in drugs_of(view, head, words) if hit.said)


def match_taken_up(view: View, before: list[Candidate], words: Grammar) -> Iterator[Candidate]:
    """Yield what the sentence before denies as what another drug does, or the other way round: "Y did.", "Y does not."

    Nothing else may be said but the drug and a verb that takes up the one before.
    """
    tree = view.tree
    at = tree.root
    if tree.lemma[at] not in _TAKES_UP or not is_elliptical(tree, at) or ";" in tree.words[:at]:
        return
    denied = bool(tree.children(at, "neg"))
    told = _told_plainly(before)
    last = max((c.clause.at for c in told), default=-1)
    told = [c for c in told if c.clause.at == last and _is_denied(c) != denied]
    if denied:  # which of the steps of a mechanism is not taken is not said
        told = [c for c in told if c.frame.fact != "mechanism"]
    yield from _of_subjects(view, at, told, words, denied=False)


def match_nothing_of_it(view: View, before: list[Candidate], words: Grammar) -> Iterator[Candidate]:
    """Yield what the sentence before says as denied of another drug: "Y does nothing of the sort", "Y does neither".

    Of a mechanism as well where a bare "Y does not" follows on a single step: which of several is not taken is not
    said.
    """
    tree = view.tree
    at = next((i for i in range(min(_EARLY, len(tree))) if tree.lemma[i] == "do" and tree.dep[i] in _OPENS), None)
    if at is None or ";" in tree.words[:at]:
        return
    of_all = not _NOTHING.isdisjoint(tree.lowers[at:]) and _does_nothing_of_it(tree, at)
    bare = not of_all and bool(tree.children(at, "neg")) and is_elliptical(tree, at)
    told = [c for c in _told_plainly(before) if not _is_denied(c)]
    if bare:
        told = [c for c in told if c.frame.fact == "mechanism"]
        told = told if all(_ends_with_it(c) for c in told) else []
    elif not of_all:
        return
    yield from _of_subjects(view, at, told, words, denied=True)


def match_not_so(view: View, before: list[Candidate], words: Grammar) -> Iterator[Candidate]:
    """Yield what the sentence before says as denied of another drug: "Not so with Y.", "That is not true of Y."."""
    tree = view.tree
    at = next((i for i in range(min(_EARLY, len(tree) - 2)) if tree.lower(i) in _SO), None)
    if at is None or NOT.isdisjoint(tree.lowers[:at]) or tree.lower(at + 1) not in _OF_WHOM | {"on"}:
        return
    told = [c for c in _told_plainly(before) if not _is_denied(c)]
    keys, last = {c.drug.key for c in told}, max((c.clause.at for c in told), default=-1)
    drugs = [hit for i in range(at + 2, len(tree)) for hit in drugs_of(view, i, words) if hit.start == at + 2]
    if not drugs or any(tree.words[i].isalnum() for i in range(drugs[0].end, len(tree))):
        return
    for c in told if drugs[0].key not in keys else ():
        if c.term is not None and c.clause.at == last:
            term, clause = c.term._replace(anaphoric=True), clause_at(tree, tree.root)
            yield Candidate(c.frame, view, clause, drugs[0], term, None, (view, (at,)), denied=True)


def _told_plainly(before: list[Candidate]) -> list[Candidate]:
    """What a sentence says of a term, without what it denies, and approvals."""
    told = (c for c in before if c.frame.fact != "approval" and not (c.denied or c.flipped or c.frame.only_denied))
    return [c for c in told if c.term is not None and not c.frame.fixed.get("negated")]


def _of_subjects(view: View, at: int, told: list[Candidate], words: Grammar, *, denied: bool) -> Iterator[Candidate]:
    """Yield what was told of other drugs as said of those that are the subjects of a verb."""
    keys = {c.drug.key for c in told}
    for head in view.tree.children(at, "nsubj") if told else ():
        for drug in drugs_of(view, head, words):
            for c in told if drug.said and drug.key not in keys else ():
                if c.term is not None:
                    term, clause = c.term._replace(anaphoric=True), clause_at(view.tree, at)
                    yield Candidate(c.frame, view, clause, drug, term, None, (view, (at,)), denied=denied)


def _ends_with_it(candidate: Candidate) -> bool:
    """Whether a sentence has no other verb behind the one that tells a candidate, which "does not" might take up."""
    tree = candidate.clause.tree
    behind = range(candidate.clause.at + 1, len(tree))
    return not any(tree.tag[i] in FINITE or (tree.is_verb(i) and tree.has_subject(i)) for i in behind)


def _does_nothing_of_it(tree: Tree, at: int) -> bool:
    """Whether it is all that was told that is not done: "nothing of the sort", "none of this", "no such thing"."""
    for k in tree.children(at, "dobj", "attr", "npadvmod", "neg"):
        if tree.lower(k) == "neither":
            return k > at and not tree.children(at, "dobj", "attr")
        inside = {tree.lower(i) for i in tree.subtree(k)}
        if k > at and tree.lower(k) in _NOTHING and not _OF_IT.isdisjoint(inside):
            return tree.lower(k) != "thing" or "no" in inside
    return False


def _is_denied(candidate: Candidate) -> bool:
    """Whether a predicate, or what stands before it, denies: "X does not cause C", "neither X nor Y caused C"."""
    tree = candidate.clause.tree
    return is_none(candidate.clause) or not _NEITHER.isdisjoint(tree.lowers[: candidate.clause.at])


def match_passed_on(view: View, found: list[Candidate], before: list[Candidate], words: Grammar) -> Iterator[Candidate]:
    """Yield what was told of a mechanism, mostly denied, as that of the drug to which the text passes it on.

    "X does not block T: that is Y's job", "that's what Y does", "(that's Y)", "Y does that".
    """
    for at, drug in _passed_on(view, words):
        begins = not any(view.tree.is_verb(k) for k in range(at))
        here = before if begins else [c for c in found if c.clause.at < at]
        told = [c for c in here if c.frame.fact == "mechanism" and c.drug.key != drug.key]
        told = [c for c in told if c.term is not None and not c.frame.only_denied and not c.frame.fixed.get("negated")]
        last = max((c.clause.at for c in told), default=-1)
        for c in told:
            if c.clause.at == last and c.term is not None:
                term = c.term._replace(anaphoric=True)
                yield Candidate(c.frame, view, clause_at(view.tree, at), drug, term, None, (view, (at,)))


def _passed_on(view: View, words: Grammar) -> Iterator[tuple[int, DrugHit]]:
    """The drugs that are said to do what was told, and the verb that says it."""
    tree = view.tree
    if _TAKING_UP.isdisjoint(tree.lowers):
        return
    for at, lemma in enumerate(tree.lemma):
        if tree.tag[at][:2] != "VB" or tree.children(at, "neg"):
            continue
        heads: list[int] = []
        if (lemma == "be" or tree.lower(at) in _IS) and any(
            tree.lower(k) in _TAKING_UP for k in tree.children(at, "nsubj")
        ):
            heads = _doers(tree, at, words)
        elif lemma == "do" and any(tree.lower(k) in _TAKING_UP and not tree.kids[k] for k in tree.children(at, "dobj")):
            heads = tree.children(at, "nsubj")
        named = [_named_after(view, head) for head in heads]
        yield from ((at, hit) for head in named for hit in drugs_of(view, head, words) if hit.said)


def _named_after(view: View, head: int) -> int:
    """Y in "the job of another tablet, Y"; else the word itself."""
    tree, after = view.tree, max(view.tree.subtree(head)) + 1
    if view.mention(head, "drug") or after + 1 >= len(tree) or tree.words[after] != ",":
        return head
    named = view.mention(after + 1, "drug")
    return named.end - 1 if named is not None else head


def _doers(tree: Tree, be: int, words: Grammar) -> list[int]:
    """Y in "that is Y's job", "that is the job of Y", "that's what Y does", "that's Y"."""
    heads: list[int] = []
    for k in tree.children(be, "attr", "ccomp"):
        if tree.is_verb(k):
            does_what = tree.lemma[k] == "do" and any(tree.lower(o) == "what" for o in tree.children(k, "dobj"))
            heads += tree.children(k, "nsubj") if does_what else []
        elif words.isa(tree.lemma[k], "use_job"):
            of = [p for p in tree.children(k, "prep") if tree.lower(p) in _OF_DOER]
            heads += [*tree.children(k, "poss"), *(o for p in of for o in tree.children(p, "pobj"))]
        elif tree.dep[be] in {"bracket", "parataxis", "ccomp"} and not tree.kids[k]:
            heads.append(k)
    return heads


def _subjects(tree: Tree, at: int) -> list[int]:
    """The subjects of "does the same", "does so" and of "so is": Z in "so is Z"."""
    if tree.lemma[at] == "do":
        said = any(tree.lower(k) in _SAME for k in tree.children(at, *_WHAT))
        narrowed = any(tree.lower(k) == "for" for k in tree.children(at, "prep"))  # "Z does so for B alone"
        narrowed |= any(tree.lower(i) in _OTHERWISE for k in tree.children(at, "prep") for i in tree.subtree(k))
    else:
        said, narrowed = at == 1 and tree.lower(0) == "so", False
    if not said or narrowed:
        return []
    return [a.head for a in clause_at(tree, at).roles.get("subj") or () if a.tree is tree]
