"""How far a term reaches with what it comes of: "pain due to endometriosis", "fatigue in multiple sclerosis".

A frame takes the pain, which the lexicon knows; the text says which pain. It is read off the words that follow, since
the parser hangs "due to" and "in" on the verb as often as on the noun.
"""

from __future__ import annotations

from drugfacts.clauses.phrases import extent

from .context import View
from .hits import TermHit
from .model import Grammar

_DEEP = 2  # "anaemia caused by zidovudine in HIV infection"
_AHEAD = 4  # words from "in" to the head of what stands there
_OF_DISEASE = frozenset({"in", "with", "without", "from", "after", "following"})
_OF_EVENT = frozenset({"from", "after", "following"})
_MODIFIER = frozenset({"JJ", "NN", "DT", "VB", "CD", "PO", "HY"})
_LISTS = frozenset({",", "and", "or", "/"})


def end_with_cause(term: TermHit, words: Grammar) -> int:
    """The end of the phrase of a term with what it is due to; the term's own where nothing is said of that."""
    view, end = term.view, term.end
    for _ in range(_DEEP):
        further = _after(view, end, words)
        if further is None:
            break
        end = further
    return end


def _after(view: View, at: int, words: Grammar) -> int | None:
    """Where the cause ends that begins at a word: that of "due to endometriosis"; None where none begins there."""
    tree = view.tree
    if at + 1 >= len(tree):
        return None
    if f"{tree.lower(at)} {tree.lower(at + 1)}" in words.classes["comes_of"]:
        causes = [p for k in (at, at + 1) for p in tree.children(k, "pobj", "pcomp") if p > at + 1]
        if not causes or words.isa(tree.lemma[min(causes)], "microbe"):
            return None  # "infections caused by susceptible strains"
        return _end_of(view, min(causes), words)
    if tree.lower(at) not in _OF_DISEASE:
        return None
    for i in range(at + 1, min(at + 1 + _AHEAD, len(tree))):
        named = view.mention(i, "condition")
        if named is not None:
            return max(named.end, extent(tree, named.end - 1, ())[1])
        if tree.tag[i][:2] not in _MODIFIER:
            break
    if tree.lower(at) not in _OF_EVENT:
        return None
    events = [p for p in tree.children(at, "pobj") if _is_event(view, p, words)]
    return extent(tree, events[0], ())[1] if events else None


def _end_of(view: View, head: int, words: Grammar) -> int:
    """Where a cause ends, with others that are listed after it: "caused by A, B or C deficiency"."""
    tree = view.tree
    end = extent(tree, head, ())[1]
    named = view.mention(head, "condition", "drug", "target")
    end = max(end, named.end) if named is not None else end
    while (listed := _listed(view, head, end)) is not None:
        head, end = listed, extent(tree, listed, ())[1]
    return end


def _listed(view: View, head: int, end: int) -> int | None:
    """The next of a list of causes, with nothing but its own modifiers before it: no D of "pain due to C, and D"."""
    tree = view.tree
    for k in tree.children(head, "conj"):
        between = range(end, k)
        if k < end or tree.tag[k][:2] != "NN" or not between:
            continue
        if view.mention(k, "condition") is not None and "or" not in tree.lowers[end:k]:
            continue
        if all(tree.lower(i) in _LISTS or tree.dep[i] in {"amod", "compound", "nmod"} for i in between):
            return k
    return None


def _is_event(view: View, at: int, words: Grammar) -> bool:
    """Whether a noun says what something comes of: "after surgery", "from transfusions"; not "from age six"."""
    tree = view.tree
    if tree.tag[at] not in {"NN", "NNS"} or view.mention(at, "drug", "drug_class", "agency") is not None:
        return False
    if any(tree.tag[k] == "CD" for k in tree.kids[at]):
        return False
    return not any(words.isa(tree.lemma[at], name) for name in ("period", "people", "place", "no_cause"))
