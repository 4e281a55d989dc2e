"""How often by how many get a harm, read by the order of words: "four in ten on it report E", "it makes one in ten F".

Numbers before the verb and behind it are read along the sentence, for the parser hangs them on any of its nouns.
"""

from __future__ import annotations

from drugfacts.clauses import Tree
from drugfacts.clauses.tree import FINITE
from drugfacts.frames import Candidate, TermHit, View, grammar

from .numbers import frequency_of
from .right_behind import past_list
from .scope import text_of

_MAKE = frozenset({"make", "leave", "render", "keep", "turn", "send", "get"})
_DURING = frozenset({"having", "getting", "reporting"})
_JOINTS = frozenset({",", "and", "or"})
_BETWEEN = frozenset({"DT", "PRP$", "RB", "RBR", "IN", "JJ", "JJR", "TO", "PDT"})
_MARKS = frozenset({";", ":", ".", "–", "—", "(", ")", ","})
_HARMS = frozenset({"reaction", "malformation", "defect"})
_ASIDE = frozenset({"mostly", "mainly", "chiefly", "typically", "usually", "especially", "notably", "particularly"})
_OUT_OF = frozenset({"of", "among", "amongst"})
_OPENS = 5  # words of "Of the first 200"
_AMOUNTS = frozenset({"loss", "gain", "rise", "increase", "fall", "drop", "reduction", "decrease", "change"})
_TURNS = frozenset({";", ":", "but", "while", "whereas", "although", "others"})
_WHO = 12  # words of "about one in five of those who take it"
_WHOM = 8  # words of "roughly one user in ten"
_AS_MANY = " as many "


def counted_before(candidate: Candidate) -> str | None:
    """The frequency by who gets a harm: "about one in ten on it gets E or F", "; about as many get G"."""
    term = candidate.term
    if term is None or term.anaphoric:
        return None
    tree = term.view.tree
    if (verb := _verb_before(term)) is not None:
        start = max(_stop_before(tree, verb), verb - _WHO)
        return _how_many(term.view, start, verb)
    return _made(term) or _opened(term)


def counted_out_of(term: TermHit) -> str | None:
    """The frequency by a count of those that a sentence opens with: "Of 200 patients on X, 20 had E and 2 died"."""
    tree = term.view.tree
    if tree.lower(0) not in _OUT_OF:
        return None
    whole = next((i for i in range(1, min(_OPENS, term.start)) if tree.tag[i] == "CD"), None)
    comma = next((i for i in range(whole or 0, term.start) if tree.words[i] == ","), None)
    if whole is None or comma is None or not any(grammar().isa(tree.lemma[i], "people") for i in range(whole, comma)):
        return None
    counted = [i for i in range(comma + 1, term.start) if tree.tag[i] == "CD"]
    if not counted or tree.words[counted[-1] + 1] == "%" or tree.tag[counted[-1] + 1] not in {*FINITE, "IN"}:
        return None
    return frequency_of(f"{tree.lower(counted[-1])} in {tree.lower(whole)}")


def share_before(term: TermHit) -> str | None:
    """The share right before a term that a list goes on to: F in "12 % had E, 4 % F and 0.4 % a rash"."""
    tree, at = term.view.tree, term.start - 1
    if tree.lemma[term.head] in _AMOUNTS:
        return None  # "and a 5 % weight loss"
    while at > 0 and tree.tag[at] in {"DT", "JJ"}:
        at -= 1
    opens = at - 2
    if opens < 1 or tree.words[at] != "%" or tree.lower(opens) not in _JOINTS or "%" not in tree.words[:opens]:
        return None
    return frequency_of(text_of(tree, [at - 1, at]))


def counted_behind(candidate: Candidate) -> str | None:
    """The frequency by whom the harms of a list strike: "E, F and G trouble roughly one user in ten"."""
    term = candidate.term
    if term is None or term.anaphoric:
        return None
    tree, at = term.view.tree, past_list(term.view, term.end)
    if at + 1 >= len(tree) or tree.lower(at).removesuffix("s") not in grammar().members("strikes"):
        return None
    end = next((i for i in range(at + 1, min(at + _WHOM, len(tree))) if tree.words[i] in _MARKS), at + _WHOM)
    inside = range(at + 1, min(end, len(tree)))
    return None if _names_condition(term.view, inside) else frequency_of(text_of(tree, list(inside)))


def _verb_before(term: TermHit) -> int | None:
    """The first verb of getting before a list in which a term stands: "get" in "get a bad E, F or have G"."""
    tree, view, found = term.view.tree, term.view, None
    for i in range(term.start - 1, 0, -1):
        if grammar().isa(tree.lemma[i], "befall_verb") and tree.lower(i) not in _DURING:
            if tree.lower(i - 1) not in _JOINTS:
                return i
            found = i
        elif not (tree.lower(i) in _JOINTS or tree.tag[i] in _BETWEEN or view.mention(i, "condition")):
            return None
    return found


def _how_many(view: View, start: int, verb: int) -> str | None:
    """The frequency that is told of people before their verb."""
    tree, inside = view.tree, range(start, verb)
    if _names_condition(view, inside):
        return None
    text = text_of(tree, list(inside))
    if (found := frequency_of(text)) is not None:
        return found
    if _AS_MANY in text and start > 1:
        return frequency_of(text_of(tree, list(range(_stop_before(tree, start - 1), start - 1))))
    return None


def _made(term: TermHit) -> str | None:
    """The frequency by whom a drug makes ill: "makes about one user in ten sleepy"."""
    tree = term.view.tree
    for i in range(term.start - 1, max(term.start - _WHOM, 0), -1):
        if tree.words[i] in _MARKS:
            return None
        if tree.lemma[i] in _MAKE:
            inside = range(i + 1, term.start)
            return None if _names_condition(term.view, inside) else frequency_of(text_of(tree, list(inside)))
    return None


def _opened(term: TermHit) -> str | None:
    """The frequency in how many cases, as a sentence opens: "In 1 in 100 injections it leaks and brings on E"."""
    tree = term.view.tree
    if tree.lower(0) != "in" or not _TURNS.isdisjoint(tree.lowers[: term.start]):
        return None
    end = next((i for i in range(1, min(_WHO, term.start)) if tree.tag[i] in FINITE), 0)
    inside = range(end)
    return None if _names_condition(term.view, inside) else frequency_of(text_of(tree, list(inside)))


def _stop_before(tree: Tree, at: int) -> int:
    """Where a clause begins, by the marks before it."""
    return next((i + 1 for i in range(at - 1, -1, -1) if tree.words[i] in _MARKS), 0)


def _names_condition(view: View, inside: range) -> bool:
    return any(view.mention(i, "condition") is not None for i in inside)


def is_part_of_counted(term: TermHit) -> bool:
    """Whether a term but says what is counted before it: E in "reactions in a third, mostly E", "in 5 % (E and F)"."""
    tree, view = term.view.tree, term.view
    for i in range(term.start - 1, 0, -1):
        if tree.lower(i) in _ASIDE and tree.words[i - 1] in _MARKS:
            return _is_counted(view, i)
        if not (tree.lower(i) in _JOINTS or tree.tag[i] in _BETWEEN or view.mention(i, "condition")):
            return tree.words[i] == "(" and _is_counted(view, i)
    return False


def _is_counted(view: View, end: int) -> bool:
    """Whether a harm and how many get it stand before a place, in the same clause."""
    start = next((i for i in range(end - 2, -1, -1) if view.tree.words[i] in {";", ":", "(", ")"}), 0)
    named = any(view.mention(i, "condition") or view.tree.lemma[i] in _HARMS for i in range(start, end))
    return named and frequency_of(text_of(view.tree, list(range(start, end)))) is not None


def is_after_counted(term: TermHit) -> bool:
    """Whether a note counts another harm before a term, and no more: F in "E in 12 %, F", where no verb says it."""
    tree, view = term.view.tree, term.view
    start = next((i + 1 for i in range(term.start - 1, -1, -1) if tree.words[i] in {";", ":"}), 0)
    end = next((i for i in range(term.end, len(tree)) if tree.words[i] == ";"), len(tree))
    if any(tree.tag[i] in FINITE for i in range(start, term.start)) or "each" in tree.lowers[term.end : end]:
        return False
    for i in range(start + 1, term.start):
        if (other := view.mention(i - 1, "condition")) is None or other.end != i or tree.lower(i) in _JOINTS:
            continue
        end = next((k for k in range(i, term.start) if tree.words[k] == ","), term.start)
        if end < term.start and frequency_of(text_of(tree, list(range(i, end)))) is not None:
            return True
    return False
