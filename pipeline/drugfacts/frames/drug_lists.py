"""Lists of drugs as the words have them, where the parser cut them short; and classes told with what is in them."""

from __future__ import annotations

from drugfacts.clauses import Tree

from .context import Mention, View

_DEGREE = 7  # words of "to a much lesser extent" between commas
_SAYING = frozenset({"VB", "MD"})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_BETWEEN = frozenset({",", "and", "or"})
_OPENS_LIST = (["("], ["–"], ["—"])


def listed_after(view: View, heads: list[int]) -> list[int]:
    """The rest of a list of drugs that the parser cut short: B and C in "A, B and C are ..."."""
    tree = view.tree
    found: list[int] = []
    closed = False
    mention = view.mention(heads[0], "drug") if heads else None
    while mention is not None and not closed:
        start = after_bracket(tree, mention.end)
        i = start
        while i < len(tree) and i - start < 2 and tree.lower(i) in {",", "and", "or"}:
            closed = closed or tree.lower(i) != ","
            i += 1
        i = _after_degree(tree, i) if closed else i
        mention = view.mention(i, "drug") if i > start else None
        if mention is not None:
            found.append(mention.end - 1)
            if tree.dep[mention.end - 1] in _SUBJECT and tree.dep[heads[0]] not in _SUBJECT:
                return []  # "given with A, and B ..." begins another clause
    return found if closed and mention is not None else []


def is_listed_apart(view: View, at: int) -> bool:
    """Whether a list of drugs begins here that a comma or full stop ends: "two antagonists, X and Y."."""
    rest = listed_after(view, [at])
    end = after_bracket(view.tree, rest[-1] + 1) if rest else len(view.tree)
    return bool(rest) and (end >= len(view.tree) or view.tree.words[end] in {",", ".", ";", ")", "–", "—", ":"})


def lists_members(view: View, mention: Mention) -> bool:
    """Whether a class is told with what it has in it, so that the class is meant: "the gliptins (X, Y), which"."""
    tree = view.tree
    if tree.tag[mention.end - 1] != "NNS" or tree.words[mention.end : mention.end + 1] not in _OPENS_LIST:
        return False
    first = view.mention(mention.end + 1, "drug")
    if first is None or tree.children(mention.end - 1, "nummod"):
        return False
    after = first.end
    while after < len(tree) and tree.lower(after) in _BETWEEN:
        after += 1
    return after > first.end and view.mention(after, "drug") is not None


def _after_degree(tree: Tree, at: int) -> int:
    """Where a list goes on after a word of how much the next one does it: "A and, to a lesser extent, B"."""
    opens = at - 1 if at and tree.words[at - 1] == "," else at
    if opens >= len(tree) or tree.words[opens] != ",":
        return at
    ends = next((i for i in range(opens + 2, min(opens + _DEGREE, len(tree))) if tree.words[i] == ","), None)
    if ends is None or any(tree.tag[i][:2] in _SAYING for i in range(opens + 1, ends)):
        return at
    return ends + 1


def after_bracket(tree: Tree, at: int) -> int:
    """Where the text goes on after an aside in brackets: "A (5 mg), B and C"."""
    if at >= len(tree) or tree.words[at] not in "([":
        return at
    return next((i + 1 for i in range(at, len(tree)) if tree.words[i] in ")]"), at)
