"""Mend where the small parser hangs what explains a noun: "X, a medicine for Y, is old", "receptors, including Z"."""

from __future__ import annotations

from itertools import pairwise

from .grammar import words
from .lists import is_example_cue
from .tree import Tree

_MARKS = frozenset({",", ":", "–", "—"})
_LABEL = 10  # words of a label and its colon
_ARTICLES = frozenset({"a", "an", "the"})
_TWO = 2
_DOINGS = frozenset(
    {"practice", "move", "step", "decision", "use", "indication", "policy", "approach", "dose", "habit"}
)


def second_subject(tree: Tree, v: int) -> None:
    """In "X, a medicine for Y, is old": the second of two subjects explains the first."""
    subjects = [
        k for k in tree.kids[v] if tree.dep[k] in {"nsubj", "nsubjpass"} and k < v and tree.tag[k][:1] in {"N", "P"}
    ]
    for first, second in pairwise(subjects):
        if tree.is_noun(first) and any(tree.words[i] == "," for i in range(first, second)):
            tree.move(second, first, "appos")


def explained_subject(tree: Tree, v: int) -> None:
    """In "X, a blocker that ..., was approved", with X left out, X is the subject and the blocker explains it."""
    for k in tree.children(v, "nsubj", "nsubjpass"):
        if "," not in tree.words[1:k]:
            continue
        first = min(tree.subtree(k))
        if first < 2 or tree.words[first - 1] != "," or not _explains(tree, first):
            continue
        left = first - 2
        if (
            tree.is_noun(left)
            and (tree.head[left] == v or left == tree.root)
            and tree.dep[left] in {"npadvmod", "dep", "advmod", "nmod", "ROOT"}
        ):
            label = tree.dep[k]
            tree.move(k, left, "appos")
            tree.move(left, v, label)


def labelled_subject(tree: Tree, v: int) -> None:
    """In "Xs: C and D are common", with the label for the subject: C and D are what is common."""
    for label in tree.children(v, "nsubj", "nsubjpass"):
        colon = next((i for i in range(label + 1, min(v, _LABEL)) if tree.words[i] == ":"), None)
        if colon is None or min(tree.subtree(label)) > 0:
            continue
        told = [k for k in tree.children(label, "appos") if colon < k < v]
        if len(told) == 1:
            tree.move(told[0], v, tree.dep[label])
            tree.move(label, v, "dep")


def _explains(tree: Tree, first: int) -> bool:
    """Whether a phrase that begins so says what stands before it is: "a blocker", "the other tablet"."""
    if tree.lower(first) == "the" and first + 1 < len(tree):
        return tree.lower(first + 1) in {"other", "first", "only", "latest"}
    return tree.lower(first) in {"a", "an", "another", "one"}


def examples_of_object(tree: Tree, v: int) -> None:
    """In "blocks receptors in the brain, including X", "including" belongs to the object, not to the verb."""
    for k in tree.children(v, "prep"):
        if tree.words[k - 1] != ",":
            continue
        objects = [o for o in tree.children(v, "dobj") if o < k]
        if objects and is_example_cue(tree, k):
            tree.move(k, objects[-1], "prep")


def explained_after(tree: Tree, v: int) -> None:
    """In "it is sold for one purpose, X" with X hung on "it": it explains the noun before the comma."""
    for subject in tree.children(v, "nsubj", "nsubjpass"):
        explaining = [n for n in tree.children(subject, "appos") if n > v]
        if explaining and any(tree.lower(k) == "following" for k in (subject, *tree.kids[subject])):
            continue  # "the following may occur: A and B"
        for n in explaining:
            start = min(i for i in tree.subtree(n) if i > v)
            comma = start if tree.words[start] in _MARKS else start - 1
            if comma > v + 1 and tree.words[comma] in _MARKS and tree.is_noun(comma - 1):
                tree.move(n, comma - 1, "appos")


def hung_on_mark(tree: Tree, n: int) -> None:
    """In "Unlike X, its parent drug, ..." with the drug hung on the comma before it: it explains the noun before."""
    comma = tree.head[n]
    if comma >= n or tree.words[comma] != "," or not comma or not tree.is_noun(comma - 1):
        return
    if min(tree.subtree(n)) == comma + 1 and n not in tree.ancestors(comma - 1):
        tree.move(n, comma - 1, "appos")


def one_of_nearest(tree: Tree, n: int) -> None:
    """In "stops X, which lies before Y, the one that it needs", the one is Y; so is "inhibition of Y, the enzyme"."""
    before = min(tree.subtree(n)) - 2
    if before < 0 or tree.words[before + 1] != "," or tree.lower(before + 2) != "the":
        return
    if tree.lower(n) != "one" and (tree.lemma[n] not in words("at_work_in_cells") or tree.children(n, "conj")):
        return
    if tree.is_noun(before) and before != tree.head[n] and n not in tree.ancestors(before):
        tree.move(n, before, "appos")


def purpose_after_aside(tree: Tree, v: int) -> None:
    """In "sells X, a blocker that ..., for Y": what follows the aside belongs to the verb before it."""
    for noun in tree.children(v, "dobj", "nsubjpass"):
        for aside in tree.children(noun, "appos", "relcl", "acl"):
            inside = set(tree.subtree(aside))
            start = min(inside)
            if start < 1 or tree.words[start - 1] != ",":
                continue
            for k in sorted(k for k in inside if k > aside and _is_purpose(tree, k)):
                tree.move(k, v, "prep")


def _is_purpose(tree: Tree, k: int) -> bool:
    """Whether a word begins ", for Y", and no set phrase such as "for example"."""
    if tree.dep[k] != "prep" or tree.lower(k) != "for" or tree.words[k - 1] != ",":
        return False
    objects = tree.children(k, "pobj")
    return bool(objects) and not any(tree.lower(p) in words("no_complement") for p in objects)


def second_object(tree: Tree, v: int) -> None:
    """In "approved X for C, a disease of the nerves", read as a second object: it says what C is."""
    objects = tree.children(v, "dobj")
    if len(objects) != _TWO or objects[1] < v or tree.children(objects[1], "acl"):
        return
    if tree.lemma[objects[1]] in _DOINGS:
        return  # "gave it for C, a practice that ended"
    start = min(tree.subtree(objects[1]))
    before = start - 2
    if before < objects[0] or tree.words[start - 1] != "," or tree.lowers[start] not in _ARTICLES:
        return
    named = tree.lemma[objects[1]] in words("at_work_in_cells") and not tree.children(objects[1], "conj")
    if before == objects[0] and tree.lowers[start] != "the":
        tree.move(objects[1], before, "appos")  # "take X, a pill for C"
    elif named and tree.is_noun(before) and before in tree.subtree(objects[0]):
        tree.move(objects[1], before, "appos")  # "blocks the release of T, the messenger between cells"
    elif tree.is_noun(before) and before not in tree.subtree(objects[0]) + tree.subtree(objects[1]):
        tree.move(objects[1], before, "appos")
