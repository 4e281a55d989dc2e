"""How often a harm comes and how bad it is, by numbers and by what is said of it around its predicate."""

from __future__ import annotations

from collections.abc import Iterator

from drugfacts.clauses import Tree
from drugfacts.clauses.tree import FINITE
from drugfacts.frames import Candidate, Mention, TermHit, View, grammar

from .afterwards import said_afterwards, tells_how_often
from .answers import said_in_answer
from .asides import comes_after, is_listed, segment_of
from .called import called
from .cues import Cues
from .denial import denies_grade
from .how_bad import said_beside
from .in_order import share_in_order
from .judgement import ABOVE, Judgement
from .no_fact import is_question
from .numbers import frequency_of
from .of_arm import share_of_arm
from .scope import aside_words, share_after, text_of
from .signs import signs_of
from .so_too import said_of_others
from .told_before import fronted, said_before
from .who_gets_it import (
    counted_before,
    counted_behind,
    counted_out_of,
    is_after_counted,
    is_part_of_counted,
    share_before,
)

_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_DASHES = frozenset({"-", "–", "—"})
_ENDS_ASIDE = _DASHES | {",", ";", "."}
_OTHERS = frozenset({"some", "others", "few", "many", "several", "most"})
_JOINTS = frozenset({",", ";", "and", "but", "while", "a"})
_IT = frozenset({"it", "this", "them", "that", "one"})
_AGAINST = frozenset({"placebo", "vs", "versus", "against", "compared", "hr", "or", "rr", "hazard", "odds", "relative"})
_BEFORE = 4  # words of "rarely an acute E"
_BOTH = ("frequency", "serious")


def look_at_harm(candidate: Candidate, known: Cues, verdict: Judgement, own: str, around: str) -> None:
    """Set how often and how bad a harm is.

    By a number, by what opens the sentence, by the sentence after or before, or by what stands beside the term; not of
    a drug that the clause excepts.
    """
    if candidate.denied or verdict.negated:
        verdict.fields.pop("frequency", None)
        return
    told_beside = _is_told_beside(candidate, verdict, own)
    if number := _share(candidate, known, own, around, told_beside=told_beside):
        verdict.fields["frequency"], verdict.because["frequency"] = number, "a number of cases"
    if "frequency" in verdict.fields and "serious" in verdict.fields:
        return
    after = known.plainly(said_afterwards(candidate, known))
    word = next((word for word in known.afterwards.words if f" {word} " in after), None)
    if word is not None and "serious" not in verdict.fields:
        verdict.fields["serious"], verdict.because["serious"] = True, f"“{word}” in the sentence after"
    if is_question(candidate, known):
        _take_over(said_in_answer(candidate, known), "in the answer", known, verdict)
    _take_over(fronted(candidate, known), "opening the sentence", known, verdict)
    _take_over(after if tells_how_often(after) else "", "after it", known, verdict)
    _take_over(said_before(candidate, known), "before it", known, verdict)
    if "serious" not in verdict.fields and candidate.term is not None and not denies_grade(candidate, known):
        for said in (*said_beside(candidate.term), called(candidate.term)):
            if known.negation.words.isdisjoint(said.split()):
                _take_over(said, "said of it", known, verdict, ("serious",))
    if "frequency" not in verdict.fields and candidate.term is not None and not candidate.drug.said:
        _take_over(called(candidate.term), "said of it", known, verdict, ("frequency",))
    if "frequency" not in verdict.fields and (before := said_of_others(candidate)):
        _take_over(before, "of those before it", known, verdict, ("frequency",))


def _is_told_beside(candidate: Candidate, verdict: Judgement, own: str) -> bool:
    """Whether a word right at the term says how often, so that numbers of the clause are of others: "rarely E"."""
    if "frequency" not in verdict.fields or candidate.term is None:
        return False
    said = verdict.cues.get("frequency")
    if said is None:
        return verdict.because["frequency"] != ABOVE
    tree, start = candidate.term.view.tree, candidate.term.start
    before = f" {' '.join(tree.lowers[max(start - _BEFORE, 0) : start])} "
    return f" {said} " in own and f" {said} " in before


def _take_over(text: str, where: str, known: Cues, verdict: Judgement, names: tuple[str, ...] = _BOTH) -> None:
    """Set how often and how bad a harm is by words that stand apart from it."""
    if not text:
        return
    text = known.plainly(text)
    said = known.index.qualifying(text)
    for qualifier in known.qualifiers:
        if qualifier.id in said and "side_effect" in qualifier.kinds:
            new = {k: v for k, v in qualifier.fixed.items() if k in names and k not in verdict.fields}
            verdict.fields.update(new)
            verdict.because.update(dict.fromkeys(new, f"“{said[qualifier.id]}” {where}"))
    if "frequency" not in verdict.fields and (number := frequency_of(text)):
        verdict.fields["frequency"], verdict.because["frequency"] = number, f"a number of cases {where}"


def _share(candidate: Candidate, known: Cues, own: str, around: str, *, told_beside: bool) -> str | None:
    """How often by a number of cases: in the term's words, the clause's, or a participle phrase beside it.

    Where a word right at the term says it, by a number right behind that alone.
    """
    tree, term = candidate.clause.tree, candidate.term
    if (number := share_of_arm(candidate) or share_in_order(candidate) or _share_behind(candidate)) is not None:
        return number
    if told_beside:
        return None
    if term is not None and not term.anaphoric:
        if (number := share_before(term) or counted_out_of(term)) is not None:
            return number
        if _is_uncounted(term):
            return None
    number = frequency_of(own)
    if number is None and (number := frequency_of(around)) is not None:
        number = None if _is_of_clause_before(candidate) or _is_of_others(candidate) else number
    if number is not None or not signs_of(tree, known).number:
        return number
    beside = aside_words(candidate)
    if is_listed(candidate) and term is not None and term.view.tree is tree:
        segment = segment_of(term)
        beside = [i for i in beside if i in segment]
    aside = frequency_of(text_of(tree, beside)) or _by_who_gets_it(candidate)
    return aside or counted_before(candidate) or counted_behind(candidate)


def _is_uncounted(term: TermHit) -> bool:
    """Whether the numbers before a term are of others: "E in 12 %, F", "E (12 %), then F", "E in 12 %, mostly F"."""
    return is_after_counted(term) or is_part_of_counted(term) or comes_after(term)


def _share_behind(candidate: Candidate) -> str | None:
    """How often by what stands right behind the term: "E (about 1 in 100)", "E in 17 %"."""
    term = candidate.term
    if term is None or term.anaphoric:
        return None
    tree, at = term.view.tree, term.end
    if at < len(tree) and tree.words[at] == "(":
        closes = next((i for i in range(at, len(tree)) if tree.words[i] == ")"), at)
        inside = range(at + 1, closes)
        if _AGAINST.isdisjoint(tree.lowers[at + 1 : at + 3]) and not any(
            term.view.mention(i, "condition") for i in inside
        ):
            return frequency_of(text_of(tree, list(inside)))
        return None
    at += tree.lowers[at : at + 2] == [",", "at"]  # "E, at 8 %"
    return frequency_of(text_of(tree, list(share_after(tree, at))))


def _is_of_clause_before(candidate: Candidate) -> bool:
    """Whether the numbers of a sentence stand in a clause before: "E comes in one in five, F is rare"."""
    term, at = candidate.term, candidate.clause.at
    if term is None or term.anaphoric or term.view.tree is not candidate.clause.tree:
        return False
    tree = term.view.tree
    numbers = [i for i in range(len(tree)) if tree.tag[i] == "CD" or tree.words[i] == "%"]
    subjects = tree.children(at, *_SUBJECT) if tree.dep[at] == "conj" else []
    if numbers and subjects and numbers[-1] < min(tree.subtree(subjects[0])):
        return True  # "30 % lost weight, and X caused E"
    if at < term.end:
        return False
    if not numbers or numbers[-1] >= term.start or tree.dep[term.head] not in _SUBJECT:
        return False
    comma = next((i for i in range(numbers[-1], term.start) if tree.words[i] == ","), None)
    return comma is not None and any(term.view.mention(i, "condition") is not None for i in range(numbers[0]))


def _is_of_others(candidate: Candidate) -> bool:
    """Whether other people get the harm than those who are counted before: "1 in 10 feel E, and some complain of F"."""
    term = candidate.term
    if term is None or term.anaphoric or term.view.tree is not candidate.clause.tree:
        return False
    tree = term.view.tree
    some = (i for i in range(term.start - 1, 0, -1) if tree.lower(i) in _OTHERS and tree.lower(i - 1) in _JOINTS)
    at = next(some, 0)
    counted = [i for i in range(term.start) if tree.words[i][:1].isdigit() or tree.tag[i] == "CD"]
    return bool(counted) and counted[-1] < at and any(tree.tag[i] in FINITE for i in range(at, term.start))


def _by_who_gets_it(candidate: Candidate) -> str | None:
    """How often by who gets the one harm told, between dashes or behind a semicolon: "C is usual; a tenth get it"."""
    term = candidate.term
    if term is None or term.anaphoric:
        return None
    tree = term.view.tree
    marks = _DASHES | {";"}
    ends_word = (i for i in range(term.end, len(tree)) if tree.words[i - 1][-1:].isalnum() or tree.words[i - 1] == ")")
    dashes = [i for i in ends_word if tree.words[i] in marks]
    if not dashes or any(m.start >= term.end for m in _conditions(term.view)):
        return None
    opens = dashes[0]
    closes = next((i for i in range(opens + 1, len(tree)) if tree.words[i] in _ENDS_ASIDE), len(tree))
    inside = list(range(opens + 1, closes))
    points = any(tree.lower(i) in _IT and (tree.dep[i] == "dobj" or _strikes(tree, i)) for i in inside)
    return frequency_of(text_of(tree, inside)) if points else None


def _strikes(tree: Tree, at: int) -> bool:
    """Whether "it" is what people get: "it affects one in five"."""
    return tree.dep[at] in _SUBJECT and grammar().isa(tree.lemma[tree.head[at]], "strikes")


def _conditions(view: View) -> Iterator[Mention]:
    for found in view.mentions.values():
        yield from (m for m in found if m.kind == "condition")
