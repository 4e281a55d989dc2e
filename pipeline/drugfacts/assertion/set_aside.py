"""Terms that a denial near them leaves out: "apart from C, nothing was seen", "no fall in D and more C".

So does one that affirms: "its place in C is not in doubt".
"""

from __future__ import annotations

from drugfacts.clauses import Tree
from drugfacts.clauses.tree import FINITE
from drugfacts.frames import Candidate

from .denying_words import NO_ONE

_OPENS = frozenset(
    {
        *(("apart", "from"), ("aside", "from"), ("other", "than"), ("except", "for"), ("save", "for")),
        *(("exception", "of"), ("nothing", "but"), ("little", "but"), ("beyond", "a"), ("beyond", "some")),
    }
)
_OPENS_ALONE = frozenset({"except", "excepting", "besides", "barring"})
_CLOSES = frozenset({"aside", "apart"})
_DENYING = NO_ONE | {"not", "n't", "never", "neither", "nor", "hardly", "without", "nt"}
_BEYOND_DOUBT = frozenset({"doubt", "question", "dispute"})
_KNOWN_WELL = frozenset({"doubt", "question", "dispute", "deny", "forget", "miss", "overlook", "ignore"})
_MORE = frozenset({"more", "greater", "higher", "increased", "additional", "extra"})
_JOINTS = frozenset({"and", "but", "yet", ",", "while"})
_BEFORE = 4  # words from "and" to the term: "and a higher rate of C"


def is_set_aside(candidate: Candidate) -> bool:
    """Whether the term is kept out of what its sentence denies."""
    term, tree = candidate.term, candidate.clause.tree
    if term is None or term.anaphoric or term.view.tree is not tree or _DENYING.isdisjoint(tree.lowers):
        return False
    if all(_says_nothing(tree, i) for i, lower in enumerate(tree.lowers) if lower in _DENYING):
        return True
    return _is_excepted(tree, term.start, term.end) or _is_more(tree, term.start)


def _says_nothing(tree: Tree, word: int) -> bool:
    """Whether a denial is part of a turn that affirms: "its place in C is not in doubt", "nobody forgets C"."""
    after = tree.lowers[word + 1 : word + 3]
    if tree.lower(word) == "nobody" and tree.lemma[min(word + 1, len(tree) - 1)] in _KNOWN_WELL:
        return True
    if after[:1] == ["in"] and after[-1] in _BEYOND_DOUBT:
        return True
    return after[:1] == ["believe"] and "like" in tree.lowers[max(word - 3, 0) : word]


def _is_excepted(tree: Tree, start: int, end: int) -> bool:
    """Whether an exception holds the words: "apart from C", "C aside"; no verb and no denial stands in between."""
    for at in range(start - 1, -1, -1):
        if at + 1 < start and (tree.lower(at), tree.lower(at + 1)) in _OPENS:
            return True
        if tree.lower(at) in _OPENS_ALONE:
            return True
        if tree.tag[at] in FINITE or tree.lower(at) in _DENYING or tree.words[at] == ";":
            break
    after = next((i for i in range(end, len(tree)) if tree.words[i] == "," or tree.tag[i] in FINITE), end)
    return after > end and tree.lower(after - 1) in _CLOSES and tree.words[after] == ","


def _is_more(tree: Tree, start: int) -> bool:
    """Whether of the term there is said to be more, behind a joint: "and more C", "but a higher rate of C"."""
    for at in range(start - 1, max(start - _BEFORE, 0) - 1, -1):
        if tree.lower(at) in _MORE:
            before = at - 2 if tree.lower(at - 1) in {"a", "an", "some", "even"} else at - 1
            return before > 0 and tree.lower(before) in _JOINTS
        if tree.lower(at) in _DENYING or tree.words[at] == ",":
            return False
    return False
