"""How far a phrase reaches: from its first modifier to the last word that is part of the name."""

from __future__ import annotations

from collections.abc import Collection

from .grammar import words
from .tree import Tree

_LEFT = frozenset(
    {"amod", "compound", "nmod", "npadvmod", "poss", "case", "punct", "advmod", "quantmod", "nummod", "pcomp", "det"}
)
_HYPHEN = frozenset({"-", "–", "/", "'"})
_LEFT_OUT = frozenset({"DT", "PRP$", "PDT", "WP$", "POS", "HYPH", "PRP"})
_JOINED = frozenset({"nmod", "nummod", "compound"})


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
    ...     range(7),
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
    while lo < head and (left_out := _left_out(tree, lo, strip)):
        lo += left_out
    return min(lo, head), _right_edge(tree, head, keep)


def _left_out(tree: Tree, i: int, strip: Collection[str]) -> int:
    """How many words from one on are not part of a name that would begin there."""
    if _compound_in(tree, i, strip):
        return 3
    return tree.lowers[i] in strip or tree.tag[i] in _LEFT_OUT or _is_count(tree, i) or _dangling(tree, i)


def _hangs_left(tree: Tree, i: int, head: int) -> bool:
    """Whether a word before the head is a modifier of the head, or of such a modifier."""
    at = i
    while at != head:
        label, above = tree.dep[at], tree.head[at]
        if label == "bracket" or label == "punct":
            joins = label == "punct" and tree.words[at] in _HYPHEN
            if not joins and not _in_bracket(tree, at, head):
                return False
        elif label not in _LEFT:
            return False
        if above == at:
            return False
        at = above
    return True


def _glued(tree: Tree, i: int) -> bool:
    """Whether a hyphen joins a word, without a blank, to what stands before: "delta" in "delta-beta-hydroxylase"."""
    hyphen = i if tree.words[i] in _HYPHEN else i - 1
    if tree.words[hyphen] not in _HYPHEN or tree.words[hyphen] in "'/" or hyphen < 1 or hyphen + 1 >= len(tree):
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
    return tree.lower(i) in {"'s", "'", "-", "–", "/", "to"}


def _right_edge(tree: Tree, head: int, keep: Collection[str]) -> int:
    end = head + 1
    for k in tree.kids[head]:
        if k != end:
            continue
        label = tree.dep[k]
        if label in _JOINED and any(c.isalnum() for c in tree.words[k]):
            end = k + 1
        elif label == "prep" and tree.lowers[k] in keep:
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
    is_numbered = end < len(tree.words) and tree.words[end] == "I" and tree.lowers[end - 1] in words("numbered")
    return end + 1 if is_numbered else end
