"""Mend what the small parser takes for coordinated, or does not: "hay fever and chronic hives", "A, but not B"."""

from __future__ import annotations

from .tree import FINITE, Tree


def set_against(tree: Tree, n: int) -> None:
    """In "A, but not B", "A, not B" and "A instead of B" with B hung elsewhere: B is coordinated with A."""
    first = min(i for i in tree.subtree(n, frozenset({"neg", "cc", "mark", "prep"})) if i <= n)
    if first < 4:
        return
    opening, last = tree.lower(first - 2), tree.lower(first - 1)
    contrast = last == "not" and opening in {"but", "though", "although"} and tree.dep[n] != "pobj"
    replaced = last == "of" and opening == "instead" and tree.head[n] == first - 1 and tree.dep[first - 1] == "cc"
    bare = last == "not" and opening == "," and tree.dep[n] == "appos"
    before = first - 3 - (tree.words[first - 3] == ",")
    if (contrast or replaced or bare) and tree.is_noun(before) and n not in tree.ancestors(before):
        tree.move(n, before, "conj")


def conjoined_with_noun(tree: Tree, v: int) -> None:
    """In "lowers X and suppresses Y" with the second verb hung on X: it belongs to the first verb, and Y to it."""
    noun = tree.head[v]
    own = tree.tag[v] == "VB" and bool(tree.children(v, "dobj")) and not tree.children(v, "aux")
    if tree.dep[v] != "conj" or not tree.is_noun(noun) or tree.has_subject(v):
        return
    if tree.tag[v] not in FINITE and not own:
        return
    above = next((a for a in tree.ancestors(noun) if tree.is_verb(a)), None)
    if above is None or above > v:
        return
    tree.move(v, above, "conj")
    for k in [k for k in tree.kids[above] if k > v and tree.dep[k] in {"dobj", "prep", "advmod", "xcomp"}]:
        tree.move(k, v, tree.dep[k])


def two_nouns(tree: Tree, n: int) -> None:
    """In "hay fever and chronic hives", read as one thing, "hives" is coordinated with "fever"."""
    for k in [k for k in tree.children(n, "nmod", "compound") if tree.kids[k]]:
        adjectives = [j for j in tree.children(k, "conj") if tree.tag[j][:2] == "JJ" and j < n]
        if tree.is_noun(k) and adjectives and tree.children(k, "cc"):
            head, label = tree.head[n], tree.dep[n]
            if head == n:
                return
            tree.move(k, head, label)
            tree.move(n, k, "conj")
            for j in adjectives:
                tree.move(j, n, "amod")
            return
