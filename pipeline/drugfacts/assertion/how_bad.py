"""How bad a harm is by what is said of it beside the predicate: "E, often fatal, is seen", "E is seen and can kill"."""

from __future__ import annotations

from collections.abc import Iterator

from drugfacts.clauses.tree import FINITE
from drugfacts.frames import TermHit

from .of_others import last_alone, told_as_last
from .right_behind import calling
from .scope import text_of

_MARKS = frozenset({",", "(", "–", "—", "-"})
_ENDS = frozenset({",", ";", ".", ":", ")", "–", "—", "!"})
_WITH = frozenset({"with", "on", "from", "after", "of"})
_WHICH = frozenset({"which", "that"})
_CALLED = ("acomp", "attr", "oprd")
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_CASES = frozenset({"case", "cases", "ones"})
_SAYING = frozenset({"JJ", "JJR", "JJS", "RB", "VBN", "VBD"})
_DESCRIBING = frozenset({"fatal"})  # now and then taken for a noun
_LONGEST = 10  # words of an aside
_DRUG = 4  # words of "with the drug"


def said_beside(term: TermHit) -> Iterator[str]:
    """Yield what is said of a term in an aside or a relative clause after it and in predicates that it is subject of.

    Each is text with single blanks around its words. What names another condition is left out.
    """
    if term.anaphoric:
        return
    tree = term.view.tree
    of_last = last_alone(term)
    ways = (_aside(term), _relative(term), _as_subject(term), [*told_as_last(term)], [*calling(term)])
    yield from (text_of(tree, said) for said in ways if said and said[-1] not in of_last)


def _aside(term: TermHit) -> list[int]:
    """What marks set off behind a term: "sometimes fatal" in "E, sometimes fatal, is seen", "including fatal cases"."""
    tree, end = term.view.tree, _past_drug(term)
    if end + 1 >= len(tree) or tree.words[end] not in _MARKS:
        return []
    stop = next((i for i in range(end + 1, min(end + 1 + _LONGEST, len(tree))) if tree.words[i] in _ENDS), None)
    inside = range(end + 1, stop if stop is not None else min(end + 1 + _LONGEST, len(tree)))
    if not inside or (stop is None and inside[-1] + 1 < len(tree)) or any(tree.tag[i] in FINITE for i in inside):
        return []
    says = tree.tag[inside[-1]] in _SAYING or tree.lower(inside[-1]) in _CASES | _DESCRIBING
    return list(inside) if says and not _names_another(term, inside) else []


def _relative(term: TermHit) -> list[int]:
    """The relative clause behind a term, by its words: "which is rare but can kill", "which we took for serious"."""
    tree, end = term.view.tree, _past_drug(term)
    at = end + 1 if tree.words[end : end + 1] == [","] else end
    if at + 1 >= len(tree) or tree.lower(at) not in _WHICH or tree.dep[at] == "mark":
        return []
    stop = next((i for i in range(at, min(at + _LONGEST, len(tree))) if tree.words[i] in _ENDS), at + _LONGEST)
    inside = range(at, min(stop, len(tree)))
    return list(inside) if not _names_another(term, inside) else []


def _as_subject(term: TermHit) -> list[int]:
    """What a term is called as the subject of a verb, and of further verbs: "E is seen at times and can be fatal"."""
    tree, top = term.view.tree, term.head
    while tree.dep[top] == "conj" and tree.is_noun(tree.head[top]):
        top = tree.head[top]
    verb = tree.head[top]
    if tree.dep[top] not in _SUBJECT or top > verb:
        return []
    verbs, found = [verb], list[int]()
    for at in verbs:
        verbs += [k for k in tree.children(at, "conj") if not tree.children(k, *_SUBJECT, "expl") and k > verb]
    for at in verbs:
        called = tree.children(at, *_CALLED) if tree.lemma[at] in {"be", "prove", "become"} else []
        if at != verb or called:
            found += [at, *tree.children(at, "aux", "neg")]
        found += [i for k in called for i in tree.subtree(k, frozenset({"relcl", "prep", "advcl", "ccomp"}))]
    inside = sorted(found)
    return inside if not _names_another(term, inside) else []


def _past_drug(term: TermHit) -> int:
    """Where a term ends, with the drug that it is seen with: past "with X" in "E with X, which can be fatal"."""
    view, end = term.view, term.end
    if end < len(view.tree) and view.tree.lower(end) in _WITH:
        named = (view.mention(i, "drug") for i in range(end + 1, min(end + _DRUG, len(view.tree))))
        return next((drug.end for drug in named if drug is not None), end)
    return end


def _names_another(term: TermHit, inside: range | list[int]) -> bool:
    """Whether a condition is named, other than by a word that but describes: "fatal"."""
    view = term.view
    named = (i for i in inside if view.tree.tag[i][:2] == "NN" and view.tree.lower(i) not in _DESCRIBING)
    return any(view.mention(i, "condition") is not None for i in named)
