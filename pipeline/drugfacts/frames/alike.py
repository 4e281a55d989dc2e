"""Drugs that do what was told in the sentence before: "Z does the same", "So is Z", "The same is true of Z"."""

from __future__ import annotations

from collections.abc import Iterator

from drugfacts.clauses import Tree
from drugfacts.clauses.clause import clause_at

from .candidate import Candidate
from .context import View
from .drug_slot import drugs_of
from .hits import DrugHit
from .model import Grammar

_SAME = frozenset({"same", "so", "likewise"})
_WHAT = ("dobj", "advmod", "attr", "npadvmod")
_AUXILIARY = frozenset({"be", "have", "can", "may", "might", "will"})
_HOLDS = frozenset({"be", "go", "apply", "hold"})
_OF_WHOM = frozenset({"of", "for", "to", "with"})


def match_alike(view: View, before: list[Candidate], words: Grammar) -> Iterator[Candidate]:
    """Yield the facts of the sentence before as those of the drug that does the same.

    Parameters
    ----------
    before : list of Candidate
        What the frames found in the sentence before. Of harms and uses it is what was told last.
    """
    tree = view.tree
    if _SAME.isdisjoint(tree.lowers):
        return
    told = [c for c in before if c.term is not None and not c.denied and not c.flipped and c.frame.fact != "approval"]
    told = [c for c in told if not c.clause.tree.children(c.clause.at, "neg")]
    last = max((c.clause.at for c in told), default=-1)
    told = [c for c in told if c.frame.fact == "mechanism" or c.clause.at == last]
    keys = {c.drug.key for c in told}
    for at, drug in _alike(view, words) if told else ():
        does_same = tree.lemma[at] == "do" and any(tree.lower(k) == "same" for k in tree.subtree(at))
        for c in told if drug.key not in keys else ():
            if c.term is not None and (c.frame.fact == "mechanism" or not does_same):
                term = c.term._replace(anaphoric=True)
                yield Candidate(c.frame, view, clause_at(tree, at), drug, term, None, (view, (at,)))


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


def _subjects(tree: Tree, at: int) -> list[int]:
    """The subjects of "does the same", "does so" and of "so is": Z in "so is Z"."""
    if tree.lemma[at] == "do":
        said = any(tree.lower(k) in _SAME for k in tree.children(at, *_WHAT))
        narrowed = any(tree.lower(k) == "for" for k in tree.children(at, "prep"))  # "Z does so for B alone"
    else:
        said, narrowed = at == 1 and tree.lower(0) == "so", False
    if not said or narrowed:
        return []
    return [a.head for a in clause_at(tree, at).roles.get("subj") or () if a.tree is tree]
