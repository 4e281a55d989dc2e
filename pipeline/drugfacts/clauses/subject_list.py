"""Mend a list that opens a sentence as its subject: "X (A), Y (B) and Z are sold for", with brackets between.

The small parser takes the commas and brackets of such a list for borders, and hangs its parts anywhere.
"""

from __future__ import annotations

from .grammar import words
from .tree import Tree

_WITHIN = frozenset({"NN", "JJ", "HY", "CD"})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_VERB = frozenset({"VBP", "VBZ", "VBD", "MD", "VB"})
_BEFORE_NOUN = frozenset({"compound", "amod", "nmod"})
_FEWEST = 2


def mend_subject_list(tree: Tree) -> None:
    """Hang the nouns of a list at the start from one another, and the first from the verb that follows."""
    if len(tree) < 6 or not ("and" in tree.lowers or "or" in tree.lowers):
        return
    heads, end = _list_at_start(tree)
    if len(heads) < _FEWEST or end >= len(tree) or not (tree.tag[end] in _VERB or _is_verb(tree, end)):
        return
    if not tree.is_verb(end):
        tree.tag[end] = "VBP"
    verb = tree.head[end] if tree.dep[end] in {"aux", "auxpass"} and tree.head[end] > end else end
    first, *rest = heads
    if not _BEFORE_NOUN.isdisjoint((tree.dep[verb], tree.dep[first])):
        return
    if tree.head[first] == verb and tree.dep[first] in _SUBJECT and all(_is_listed(tree, k, first) for k in rest):
        return
    if not set(heads).isdisjoint(tree.ancestors(verb)):
        return
    passive = any(tree.dep[k] == "auxpass" for k in tree.kids[verb])
    for k in tree.children(verb, *_SUBJECT):
        if k not in heads:
            return
    tree.move(first, verb, "nsubjpass" if passive else "nsubj")
    for before, k in zip(heads, rest, strict=False):
        tree.move(k, before, "conj")


def _is_verb(tree: Tree, at: int) -> bool:
    """Whether a word has the form of a verb and heads a clause, though it was taken for a noun."""
    return tree.dep[at] in {"ROOT", "ccomp"} and tree.lower(at) in words("verb_form")


def _is_listed(tree: Tree, at: int, first: int) -> bool:
    """Whether a noun is coordinated with the first already."""
    while tree.dep[at] == "conj" and at != first:
        at = tree.head[at]
    return at == first


def _list_at_start(tree: Tree) -> tuple[list[int], int]:
    """The last nouns of the parts of a list that a sentence begins with, and where it ends."""
    heads: list[int] = []
    at, closed = 0, False
    while at < len(tree):
        start = at
        while at < len(tree) and tree.tag[at][:2] in _WITHIN and not (at > start and _is_verb(tree, at)):
            at += 1
        if at == start or not tree.is_noun(at - 1):
            return [], at
        heads.append(at - 1)
        at = _after_bracket(tree, at)
        if closed or at >= len(tree):
            break
        separator = at
        while at < len(tree) and tree.lower(at) in {",", "and", "or"}:
            closed = closed or tree.lower(at) != ","
            at += 1
        if at == separator:
            return [], at
    return (heads, at) if closed else ([], at)


def _after_bracket(tree: Tree, at: int) -> int:
    """Where a sentence goes on after a bracket that opens there."""
    if at >= len(tree) or tree.words[at] not in {"(", "["}:
        return at
    return next((i + 1 for i in range(at, len(tree)) if tree.words[i] in {")", "]"}), len(tree))
