"""Open lists up: coordination, "such as", "including", brackets and appositions to the single things listed."""

from __future__ import annotations

from collections.abc import Callable

from .grammar import words
from .tree import Tree


def conjuncts(tree: Tree, head: int) -> list[int]:
    """The word and what is coordinated with it, in order; "A but not B" and "A rather than B" give A alone.

    Examples
    --------
    >>> from drugfacts.clauses.tree import Tree
    >>> tree = Tree(
    ...     range(3),
    ...     ["nausea", "and", "pain"],
    ...     ["nausea", "and", "pain"],
    ...     ["NN", "CC", "NN"],
    ...     ["ROOT", "cc", "conj"],
    ...     [0, 0, 0],
    ...     [(0, 6), (7, 10), (11, 15)],
    ... )
    >>> conjuncts(tree, 0)
    [0, 2]
    """
    found, dep = [head], tree.dep
    for i in found:
        for k in tree.kids[i]:
            if dep[k] == "conj" and k not in found and _nominal(tree, k) and not is_excluded(tree, k):
                found.append(k)
    return [head, *sorted(found[1:])] if len(found) > 1 else found


def may_except(tree: Tree) -> bool:
    """Whether a sentence has any word that sets something against the rest, which few have; looked for once."""
    found: bool | None = tree.notes.get("may except")
    if found is None:
        found = "neg" in tree.dep or "never" in tree.forms or not words("exception").isdisjoint(tree.forms)
        tree.notes["may except"] = found
    return found


def is_excluded(tree: Tree, conjunct: int) -> bool:
    """Whether a conjunct is set against the others: "but not X", "rather than X"."""
    if not may_except(tree):
        return False
    lo = min(tree.subtree(conjunct, frozenset({"relcl", "conj"})))
    before = {tree.lower(i) for i in range(max(0, lo - 2), min(lo + 1, conjunct))} | {
        tree.lower(k) for k in tree.kids[conjunct] if k < conjunct
    }
    return bool(before & words("exception")) or any(tree.dep[k] == "neg" for k in tree.kids[conjunct])


def excepted(tree: Tree, head: int) -> list[int]:
    """What is coordinated with a word and set against it: B in "A but not B"."""
    if not may_except(tree):
        return []
    return [
        k for i in conjuncts(tree, head) for k in tree.children(i, "conj") if _nominal(tree, k) and is_excluded(tree, k)
    ]


_BEFORE_EXAMPLES = frozenset({"prep", "amod", "advmod", "acl", "cc", "bracket"})


def examples(tree: Tree, head: int) -> list[int]:
    """The examples that a noun is followed by: "such as A and B", "including A", "(including A)", "(A, B)"."""
    found: list[int] = []
    for k in tree.kids[head]:
        if k < head:
            continue
        listed = [o for p in tree.children(k, "pobj", "pcomp", "dobj") for o in conjuncts(tree, p)]
        if listed and tree.dep[k] in _BEFORE_EXAMPLES and is_example_cue(tree, k):
            found.extend(listed)
            continue
        if tree.dep[k] == "prep" and tree.lower(k) == "in":  # "receptors in the brain, including A"
            for p in tree.children(k, "pobj"):
                found.extend(examples(tree, p))
        if tree.dep[k] == "bracket" and is_list(tree, k):
            found.extend(conjuncts(tree, k))
        if tree.dep[k] == "acl" and tree.lemma[k] in words("naming"):
            found.extend(_named(tree, k))
    return found


def _named(tree: Tree, verb: int) -> list[int]:
    """X in "an enzyme known as X", "a protein called X"."""
    own = tree.children(verb, "oprd", "dobj", "attr", "xcomp")
    through = [p for k in tree.children(verb, "prep") if tree.lower(k) == "as" for p in tree.children(k, "pobj")]
    return [c for k in own + through for c in conjuncts(tree, k)]


def is_example_cue(tree: Tree, at: int) -> bool:
    """Whether a word opens examples: "including", or the "as" of "such as" and "such harms as"."""
    word = tree.lower(at)
    if word == "as" and any(tree.lower(k) == "such" for k in tree.kids[tree.head[at]]):  # "such harms as X"
        return True
    if word in {"in", "for"} and at > 0 and tree.lower(at - 1) in words("example"):
        return True
    return word in words("example") or (word == "as" and at > 0 and tree.lower(at - 1) == "such")


def is_list(tree: Tree, bracket: int) -> bool:
    """Whether a bracket lists things ("both A and B", "e.g. A") rather than naming the same thing again."""
    before = {tree.lower(i) for i in tree.subtree(bracket) if i <= bracket}
    return bool(before & (words("example") | words("list_opener"))) or len(conjuncts(tree, bracket)) > 1


def members(tree: Tree, head: int, generic: Callable[[int], bool]) -> list[int]:
    """All things that a phrase stands for: its conjuncts, their examples, and what explains a generic word.

    Parameters
    ----------
    generic : callable
        Whether the word at an index names nothing by itself ("side effects", "conditions"), so that an apposition
        or a bracket after it is what it stands for.
    """
    found: list[int] = []
    queue = conjuncts(tree, head)
    while queue:
        at = queue.pop(0)
        if at in found:
            continue
        found.append(at)
        queue.extend(examples(tree, at))
        if generic(at):
            named = (k for k in tree.children(at, "appos", "bracket") if not is_example_cue(tree, k))
            queue.extend(o for k in named for o in conjuncts(tree, k))
    return found


def _nominal(tree: Tree, at: int) -> bool:
    """A noun, number, adjective used as one, or gerund; not a finite verb with a subject of its own."""
    if tree.is_verb(at):
        return tree.tag[at] in {"VBG", "VBN", "VB"} and not tree.children(at, "nsubj", "nsubjpass", "aux", "auxpass")
    return tree.tag[at][:1] in {"N", "J", "C", "P", "F"} or tree.tag[at] == "DT"
