"""Terms that a list goes on to where the parser cut it short: "A, B and C" with C hung elsewhere."""

from __future__ import annotations

from drugfacts.clauses import Tree
from drugfacts.clauses.lists import conjuncts, is_excluded
from drugfacts.clauses.tree import FINITE

from .context import Mention, View
from .model import Grammar
from .term_shape import term_kinds

_DOES = frozenset({"VBZ", "VBD", "VBP"})
_BEFORE_NOUN = frozenset({"amod", "compound", "nmod"})
_ASIDE = 10  # words of "as add-on treatment (1993)" with its commas


def before_noun(view: View, head: int, fact: str) -> list[int]:
    """Known terms of a list that the parser hangs on its last noun: A and B in "A, B and anaerobic infections"."""
    tree, kinds = view.tree, term_kinds(fact)
    first = next((k for k in tree.children(head, "nmod", "compound") if view.mention(k, *kinds)), None)
    named = view.mention(first, *kinds) if first is not None else None
    if fact not in {"approval", "indication"} or first is None or named is None or named.end > head:
        return []
    if tree.words[named.end] != ",":
        return []
    return [k for k in conjuncts(tree, first) if (m := view.mention(k, *kinds)) is not None and m.end < head]


def neighbours(view: View, heads: list[int], fact: str, words: Grammar) -> list[int]:
    """Known terms that continue a list which the parser cut short: "A, B and C" with C hung elsewhere."""
    tree, kinds = view.tree, term_kinds(fact)
    found: list[int] = []
    for at in heads:
        mention = view.mention(at, *kinds)
        end = mention.end if mention else at + 1
        while mention is not None:
            start = _after_separator(tree, _after_cause(view, end, words))
            if start is None:  # an aside may stand between: "muscle aches, which affect 1 in 20, as well as wind"
                start = _after_separator(tree, max(tree.subtree(at, frozenset({"conj", "cc", "prep"}))) + 1)
            if start and tree.words[start - 1] == "," and tree.lower(start) == "as":
                start = _after_role(view, start - 1) + 1  # "and, as an add-on, D"
            following = (
                next((m for i in range(start, min(start + 3, len(tree))) if (m := view.mention(i, *kinds))), None)
                if start
                else None
            )
            if following is None or following.end <= end or not _continues(tree, start or 0, following):
                break
            inside = [
                i
                for i in range(following.start, following.end)
                if not following.start <= tree.head[i] < following.end or tree.head[i] == i
            ]
            head = inside[0] if inside else following.end - 1
            if tree.dep[head] in {"nsubj", "nsubjpass", "csubj"} or is_excluded(tree, head):
                break
            if fact != "side_effect" and following.end - following.start == 1 and tree.tag[head] in FINITE:
                break  # "and falls outside the guideline"
            if fact != "side_effect" and tree.dep[head] == "appos" and tree.lower(start or 0) in {"a", "an"}:
                break  # "gout, an inflammatory arthritis" explains, and lists nothing
            if tree.dep[head] in {"compound", "nmod", "npadvmod"} and tree.head[head] >= following.end:
                break  # "platelet" in "platelet-derived growth factor"
            explains = tree.dep[head] == "appos" and any(tree.lower(k) in {"a", "an"} for k in tree.kids[head])
            if fact == "mechanism" and explains:
                break  # "GABA, a chemical messenger"
            found.append(head)
            end = following.end
    return found


def _after_cause(view: View, at: int, words: Grammar) -> int:
    """Where the text goes on after what something is due to: "oedema due to cirrhosis"."""
    tree = view.tree
    pair = " ".join(tree.lowers[at : at + 2])
    cause = view.mention(at + 2, "condition") if at + 2 < len(tree) and words.isa(pair, "goes_with") else None
    return cause.end if cause is not None else _after_role(view, at)


def _after_role(view: View, at: int) -> int:
    """Where the text goes on after the role in which a drug is given for something: "C, as add-on treatment, and D"."""
    tree = view.tree
    if tree.lowers[at : at + 2] != [",", "as"]:
        return at
    aside = range(at + 2, min(at + _ASIDE, len(tree)))
    comma = next((i for i in aside if tree.words[i] == ","), at)
    said = any(tree.tag[i] in FINITE or view.mention(i, "condition", "drug") for i in range(at + 2, comma))
    return at if said else comma


def _after_separator(tree: Tree, at: int) -> int | None:
    """The word after a comma, "and", "or" (or ", and") that stands at ``at``; None where none does."""
    i = at
    while i < len(tree) and tree.lower(i) in {",", "and", "or", "&", "/"} and i - at < 2:
        i += 1
    if [tree.lower(j) for j in range(i, min(i + 3, len(tree)))] == ["as", "well", "as"]:
        i += 3
    if i > at and tree.words[i - 1 : i + 3 : 3] == [",", ","] and tree.tag[i + 1] == "CD":
        i += 3  # "and, in 2019, C"
    return i if i > at and i < len(tree) else None


def _continues(tree: Tree, start: int, following: Mention) -> bool:
    """Whether only modifiers stand between the separator and the mention, and no verb: "and raising T"."""
    return all(
        tree.tag[i][:2] in {"JJ", "NN", "DT"} or (tree.tag[i][:2] == "VB" and _describes(tree, i))
        for i in range(start, following.start)
    )


def _describes(tree: Tree, i: int) -> bool:
    """Whether a form of a verb describes a noun: "circulating" in "and circulating T cells"."""
    return tree.tag[i] not in _DOES and (tree.tag[i] == "VBN" or tree.dep[i] in _BEFORE_NOUN)
