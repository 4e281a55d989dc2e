"""Mend which clause hangs on which: two side by side, a means before its sentence, the time of another verb."""

from __future__ import annotations

from .grammar import words
from .tree import Tree

_CONCEDING = frozenset({"while", "whilst", "although", "though", "whereas"})
_SUBJECT = ("nsubj", "nsubjpass")


def infinitive_before(tree: Tree, n: int) -> None:
    """In "has not been shown to soothe X" with "to" taken for a preposition: "soothe" is the verb, and X its object."""
    to, verb = tree.head[n], tree.head[n] + 1
    if (
        tree.lower(to) == "to"
        and verb < n
        and tree.tag[verb] == "VB"
        and tree.head[verb] == n
        and tree.is_verb(tree.head[to])
    ):
        tree.move(verb, tree.head[to], "xcomp")
        tree.move(to, verb, "aux")
        tree.tag[to] = "TO"
        tree.move(n, verb, "dobj")


def clause_before(tree: Tree, v: int) -> None:
    """In "X is approved; Y is not": the first of two clauses side by side is no complement of the second."""
    if tree.dep[v] == "ccomp" and tree.head[v] > v and tree.has_subject(v):
        marks = {tree.words[i] for i in range(v, tree.head[v]) if tree.head[i] == tree.head[v]}
        if marks & {";", ":", "–", "—", "-", ","}:
            tree.relabel(v, "parataxis")


def subordinate_first(tree: Tree, v: int) -> None:
    """In "While X does not do A, B and C occur", with A, B and C for one list: A is the object, B and C the subject."""
    opening = next((k for k in tree.children(v, "mark") if k < v), v)
    comma = next((i for i in range(v + 1, len(tree)) if tree.words[i] == ","), len(tree))
    if opening > 1 or tree.lower(opening) not in _CONCEDING:
        return
    main = tree.root if tree.root != v else next((k for k in tree.children(v, "ccomp") if k > comma), v)
    if main <= comma:
        return
    first = next((k for k in tree.children(main, *_SUBJECT) if v < k < comma), None)
    if first is None and not tree.has_subject(main):
        first = next((k for k in tree.children(v, "dobj") if k < comma), None)
    rest = next((k for k in tree.children(first, "conj", "appos") if k > comma), None) if first is not None else None
    if first is None or rest is None or rest > main:
        return
    tree.move(rest, main, "nsubjpass" if tree.children(main, "auxpass") else "nsubj")
    for k in [k for k in tree.kids[first] if k > comma]:
        tree.move(k, rest, tree.dep[k])
    tree.move(first, v, "dobj")
    if tree.root == v:
        tree.move_root(main)
        tree.relabel(v, "advcl")


def means_first(tree: Tree, v: int) -> None:
    """In "By blocking X it relieves Y" with the clause hung on X: it is the sentence, and the blocking a means."""
    by = tree.root
    if tree.dep[v] != "relcl" or tree.lower(by) not in {"by", "through"} or by > v or not tree.children(by, "pcomp"):
        return
    subjects = tree.children(v, "nsubj", "nsubjpass")
    if len(subjects) == 1 and tree.tag[subjects[0]] in {"PRP", "NN", "NNS", "NNP"}:
        tree.move_root(v)
        tree.move(by, v, "prep")


def while_under(tree: Tree, v: int) -> None:
    """In "developed a rash resembling Z while treated with X": the time is that of the verb, not of the participle."""
    above = tree.head[v]
    if tree.dep[above] != "acl" or tree.has_subject(v):
        return
    noun = tree.head[above]
    marks = {tree.lower(k) for k in tree.children(v, "mark", "advmod")}
    if tree.dep[noun] == "dobj" and marks & words("meanwhile"):
        tree.move(v, tree.head[noun], "advcl")
