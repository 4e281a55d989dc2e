"""How far a phrase reaches: from its first modifier to the last word that is part of the name."""

from __future__ import annotations

from collections.abc import Collection

from .grammar import words
from .tree import Tree

_LEFT = frozenset(
    {"amod", "compound", "nmod", "npadvmod", "poss", "case", "punct", "advmod", "quantmod", "nummod", "pcomp", "det"}
)
_HYPHEN = frozenset({"-", "‐", "‑", "–", "/", "'", "’"})


def extent(tree: Tree, head: int, strip: Collection[str], keep: Collection[str] = ("of",)) -> tuple[int, int]:
    """Return the tokens of the phrase around a head, half open.

    Parameters
    ----------
    strip : collection of str
        Lower-case words that are not part of a name where they stand first: "severe", "more", "the", "certain".
    keep : collection of str
        Prepositions whose phrase belongs to the name: "shortness of breath".

    Examples
    --------
    >>> from drugfacts.clauses.tree import Tree
    >>> words = "more severe shortness of breath at night".split()
    >>> tree = Tree(
    ...     0,
    ...     words,
    ...     words,
    ...     ["RBR", "JJ", "NN", "IN", "NN", "IN", "NN"],
    ...     ["advmod", "amod", "ROOT", "prep", "pobj", "prep", "pobj"],
    ...     [1, 2, 2, 2, 3, 2, 5],
    ...     [(0, 0)] * 7,
    ... )
    >>> extent(tree, 2, {"more", "severe"})
    (2, 5)
    """
    lo = head
    while lo > 0 and (_hangs_left(tree, lo - 1, head) or _glued(tree, lo)):
        lo -= 1
    while lo < head and (
        _compound_in(tree, lo, strip)
        or tree.lower(lo) in strip
        or tree.tag[lo] in {"DT", "PRP$", "PDT", "WP$"}
        or _is_count(tree, lo)
        or _dangling(tree, lo)
    ):
        lo += 3 if _compound_in(tree, lo, strip) else 1
    return min(lo, head), _right_edge(tree, head, keep)


def _hangs_left(tree: Tree, i: int, head: int) -> bool:
    """Whether a word before the head is a modifier of the head, or of such a modifier."""
    at = i
    while at != head:
        label = tree.dep[at]
        if _in_bracket(tree, at, head):
            at = tree.head[at]
            continue
        if label not in _LEFT or (tree.head[at] <= i and tree.head[at] != head and tree.head[at] == at):
            return False
        if label == "punct" and tree.words[at] not in _HYPHEN:
            return False
        if tree.head[at] == at:
            return False
        at = tree.head[at]
    return True


def _glued(tree: Tree, i: int) -> bool:
    """Whether a hyphen joins a word, without a blank, to what stands before: "delta" in "delta-beta-hydroxylase"."""
    hyphen = i if tree.words[i] in _HYPHEN else i - 1
    if tree.words[hyphen] not in _HYPHEN or tree.words[hyphen] in "'’/" or hyphen < 1 or hyphen + 1 >= len(tree):
        return False
    joined = (
        tree.offsets[hyphen - 1][1] == tree.offsets[hyphen][0]
        and tree.offsets[hyphen][1] == tree.offsets[hyphen + 1][0]
    )
    return joined and tree.words[hyphen - 1].isalnum() and tree.tag[hyphen + 1][:2] != "VB"  # not "X-induced"


def _in_bracket(tree: Tree, i: int, head: int) -> bool:
    """Whether a word belongs to an aside within the name, or is its bracket: "interleukin-2 (IL-2) expression"."""
    aside = tree.dep[i] == "bracket" or (tree.dep[i] == "punct" and tree.words[i] in "()[]")
    return aside and tree.head[i] < i and tree.head[i] != head and tree.dep[tree.head[i]] in {"compound", "nmod"}


def _compound_in(tree: Tree, i: int, strip: Collection[str]) -> bool:
    """Whether a hyphenated word that starts here is to be stripped: "life-threatening"."""
    return i + 2 < len(tree) and tree.words[i + 1] in _HYPHEN and f"{tree.lower(i)}-{tree.lower(i + 2)}" in strip


def _is_count(tree: Tree, i: int) -> bool:
    """A number that counts ("two", "12"), not one that names ("beta-2", "5-HT3")."""
    return tree.tag[i] == "CD" and (
        tree.words[i].isalpha() or tree.words[i].replace(",", "").replace(".", "").isdigit()
    )


def _dangling(tree: Tree, i: int) -> bool:
    """A possessive ending, hyphen, pronoun, or "to", "at" of "moderate-to-severe", "at least" at a phrase's start."""
    if tree.lower(i) == "at":
        return tree.lower(i + 1) in {"least", "most"}
    return tree.lower(i) in {"'s", "’s", "'", "’", "-", "–", "/", "to"} or tree.tag[i] in {"POS", "HYPH", "PRP"}


def _right_edge(tree: Tree, head: int, keep: Collection[str]) -> int:
    end = head + 1
    for k in tree.kids[head]:
        if k < end - 1:
            continue
        label = tree.dep[k]
        joined = label in {"nmod", "nummod", "compound"} and k == end and any(c.isalnum() for c in tree.words[k])
        if joined:
            end = k + 1
        elif label == "prep" and k == end and tree.lower(k) in keep:
            for p in tree.children(k, "pobj", "pcomp"):
                if tree.lower(p) in words("manner"):  # "a rash of the kind seen with X"
                    continue
                end = max(end, _right_edge(tree, p, keep))
                if " ".join(tree.lowers[end - 1 : end + 2]) in words("one_part"):
                    end += 2
    if tree.lemma[head] in words("changing") and end < len(tree) - 1 and tree.lower(end) in {"to", "into"}:
        taken_for_verb = [end + 1] if tree.tag[end + 1][:2] == "NN" and tree.head[end] == end + 1 else []
        into = tree.children(end, "pobj") or taken_for_verb
        end = max((_right_edge(tree, p, keep) for p in into), default=end)
    return end + 1 if tree.words[end : end + 1] == ["I"] and tree.lower(end - 1) in words("numbered") else end
