"""What a noun for some target is called, where the name stands beside it: "an enzyme, T", "the kinases T and U"."""

from __future__ import annotations

from drugfacts.clauses.grammar import words as grammar_words
from drugfacts.clauses.lists import conjuncts
from drugfacts.clauses.tree import CLAUSAL

from .context import View
from .hits import TermHit
from .model import Grammar
from .term_shape import hit_at

_NEW = frozenset({"a", "an", "another", "its", "one", "same"})


def is_same_as_named(view: View, at: int, words: Grammar) -> bool:
    """Whether "same" says that a noun names nothing by itself, or what is named next: "the same receptor, the T"."""
    if not any(view.tree.lower(k) == "same" for k in view.tree.children(at, "amod")):
        return False
    return not words.isa(view.tree.lemma[at], "target_noun") or _is_named_next(view, at)


def _is_named_next(view: View, at: int) -> bool:
    """Whether what follows, read as one more object, names it: "bind the same receptor, the T"."""
    tree = view.tree
    beside = [k for k in tree.kids[tree.head[at]] if k > at and tree.dep[k] == tree.dep[at]]
    return any(view.mention(i, "target") for k in beside for i in (k, *tree.children(k, "compound")))


def named_behind(view: View, at: int) -> list[int]:
    """What is named behind a noun that does not name it: T in "an enzyme, T", U and V in "two messengers, U and V"."""
    tree = view.tree
    before = [k for k in tree.children(at, "det", "poss", "nummod", "amod") if k < at]  # but "GABA-A receptor"
    if not any(tree.lower(k) in _NEW or tree.tag[k] == "CD" for k in before):
        return []
    named = [k for k in tree.subtree(at, CLAUSAL) if tree.dep[k] == "appos" and view.mention(k, "target")]
    if at + 1 < len(tree) and tree.words[at + 1] == ",":
        named += tree.children(at, "conj")
    elif not named and (after := _after_aside(view, at)) is not None:
        named = [after]
    return [m for k in named for m in conjuncts(tree, k) if view.mention(m, "target")]


def _after_aside(view: View, at: int) -> int | None:
    """What is named behind a noun and what is told of it: T in "two receptors found there, T and U"."""
    tree, end = view.tree, max(view.tree.subtree(at)) + 1
    if end + 1 >= len(tree) or tree.words[end] != "," or end == at + 1:
        return None
    named = view.mention(end + 1, "target")
    if named is None or named.start != end + 1:
        return None
    head = next((i for i in range(named.start, named.end) if not named.start <= tree.head[i] < named.end), named.start)
    return None if tree.dep[head] in {"nsubj", "nsubjpass", "compound", "ROOT"} else head


def is_named_behind(view: View, at: int) -> bool:
    """Whether what it is called stands behind and is known, which says it all: "a gut hormone called GLP-1"."""
    return bool(called_behind(view, at))


def called_behind(view: View, at: int) -> list[int]:
    """The last words of the names that a noun is said to have: T in "an enzyme called T"."""
    tree = view.tree
    named = (k for k in tree.children(at, "acl") if tree.lemma[k] in grammar_words("naming"))
    found = (view.mention(i, "target") for k in named for i in tree.subtree(k))
    return list(dict.fromkeys(m.end - 1 for m in found if m is not None))


def named_by(view: View, at: int, words: Grammar) -> list[TermHit]:
    """What stands right after a plural and says which: A and B in "the kinases A and B"."""
    tree = view.tree
    beside = [
        k for k in tree.kids[tree.head[at]] if k > at and tree.dep[k] == tree.dep[at]
    ]  # for the parser two objects
    named = [k for k in (*tree.children(at, "appos"), *beside) if k > at and min(tree.subtree(k)) == at + 1]
    heads = [m for k in named for m in conjuncts(tree, k)]
    if not heads or not any(view.mention(m, "target") for m in heads):
        return []
    return [hit_at(view, m, "mechanism", words) for m in heads]


def process_before(view: View, at: int, words: Grammar) -> str | None:
    """The process that a messenger in a list shares with the one before: release in "the release of S and T"."""
    tree, first = view.tree, at
    while tree.dep[first] == "conj":
        first = tree.head[first]
    if first == at or tree.kids[at] != tree.children(at, "cc", "conj", "punct"):
        return None
    whole = view.mention(first, "target")
    if whole is None or not words.isa(tree.lemma[at], "messenger") or not words.isa(tree.lemma[whole.start], "process"):
        return None
    return tree.lower(whole.start) if tree.lower(whole.start + 1) == "of" and at > whole.end else None
