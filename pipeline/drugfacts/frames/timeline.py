"""Read lines that date what a regulator allowed: "May 2004 – EMA, gout", "FDA: approved 2009, for gout".

Timelines and fact sheets leave the verb out, so that the parser hangs the parts together in any number of ways. A short
line of a year, an agency and a condition says it by these alone, unless a word tells of another step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from drugfacts.clauses import Argument, Tree
from drugfacts.clauses.clause import clause_at
from drugfacts.clauses.tree import FINITE

from .agency_slot import agencies_in
from .approvals import licensed_before, says_the_same
from .candidate import Candidate
from .context import View
from .dated import has_year
from .dated_lines import is_headed
from .dateline import MONTH, YEAR
from .event import condition_terms
from .hits import DrugHit, TermHit
from .model import Frame, Grammar

_YEAR = re.compile(YEAR)
_MONTH = re.compile(MONTH)
_NOTE = 5  # words of a note before its agency: "(Slynd, FDA 2019)"
_ALONGSIDE = frozenset({"with", "plus"})  # before what is taken with it: "gout (with colchicine), 2012"
_LONGEST = 30  # words of a line
_DATE = 4  # words of a date that a line begins with
_WITHIN = frozenset({"of", "in", "with", "from", "after", "due", "by"})  # D in "C in D" only says whose C
_WHO = frozenset({"who", "whose"})
_OPENS = frozenset({":", "–", "—", "|", "(", "-"})
_ELSEWHERE = frozenset({"adverse_reactions", "warnings", "interactions", "contraindications", "dosage"})


def match_timeline(view: View, frame: Frame, words: Grammar) -> Iterator[Candidate]:
    """Yield what a frame for dated lines reads in a sentence that is one, part by part between its semicolons.

    A part takes over the agency of the one before, or its uses where it has none: "FDA 2015: gout; acne, 2018",
    "gout: FDA 2015; EMA 2016".
    """
    end = _end_of_line(view, words)
    drug = _drug_of(view, end) if end else None
    if drug is None:
        return
    above = _heading(view, words) or _lead_in(view, words)
    agencies = agencies_in(above, 0, len(above.tree), words) if above is not None else []
    terms = [] if view.has("condition") else licensed_before(view)
    clause = clause_at(view.tree, view.tree.root)
    parts = _parts(view, end, words, undated=above is not None)
    for start, stop in (span for part in parts for span in _by_agency(view, *part)):
        agencies = agencies_in(view, start, stop, words) or agencies
        terms = list(_terms(view, start, stop, words)) or [term._replace(anaphoric=True) for term in terms]
        for term in terms if agencies else ():
            cue = (
                (view, tuple(range(agencies[0].start, agencies[0].end)))
                if agencies[0].view is view
                else _cue(above, view)
            )
            for agency in agencies:
                yield Candidate(frame, view, clause, drug, term, agency, cue, {"term": Argument(view.tree, term.head)})


def match_notes(view: View, frame: Frame, words: Grammar) -> Iterator[Candidate]:
    """Yield the approvals noted in a bracket right behind a drug: "Drospirenone 4 mg (Slynd, FDA 2019)"."""
    tree = view.tree
    for at in sorted(view.mentions):
        agency = next((m for m in view.mentions[at] if m.kind == "agency" and m.start == at), None)
        if agency is None or not _is_note(view, at):
            continue
        opening = next((i for i in range(at - 1, max(at - _NOTE, 0), -1) if tree.words[i] == "("), 0)
        drug = next(
            (m for i in range(opening - 1, max(opening - 1 - _DATE, -1), -1) if (m := view.mention(i, "drug"))), None
        )
        inside = tree.lowers[opening:at]
        if (
            not opening
            or drug is None
            or any(words.isa(word, "no_licensing") for word in inside)
            or any(word.isalpha() and len(word) > 2 for word in tree.words[drug.end : opening])
        ):
            continue
        for hit in agencies_in(view, at, agency.end, words):
            clause = clause_at(tree, drug.end - 1)
            said = DrugHit(drug.key, view, drug.start, drug.end)
            yield Candidate(frame, view, clause, said, None, hit, (view, tuple(range(at, agency.end))), {})


def _is_note(view: View, at: int) -> bool:
    """Whether an agency stands at a word and a year behind it that ends the note: "FDA, May 2020"."""
    tree, agency = view.tree, view.mention(at, "agency") if at < len(view.tree) else None
    if agency is None or agency.start != at:
        return False
    i = agency.end
    while i < min(agency.end + _DATE, len(tree)) and (tree.words[i] in {",", "."} or _MONTH.fullmatch(tree.lower(i))):
        i += 1
    is_dated = i < len(tree) and _YEAR.fullmatch(tree.words[i]) is not None
    return is_dated and (i + 1 >= len(tree) or not any(c.isalnum() for c in tree.words[i + 1]))


def _cue(above: View | None, view: View) -> tuple[View, tuple[int, ...]]:
    there = above or view
    return there, tuple(i for i, word in enumerate(there.tree.words) if word.strip())


def _end_of_line(view: View, words: Grammar) -> int:
    """Where a dated line ends, at a semicolon or at its own end; 0 where the sentence is none."""
    tree = view.tree
    if view.block.kind not in {"item", "paragraph"} or not has_year(view) or _is_read_elsewhere(view, words):
        return 0
    if not view.has("condition") and not says_the_same(view):
        return 0
    end = _semicolon(tree, 0)
    if end < len(tree) and _is_note(view, end + 1):
        end = len(tree)  # "gout in adults; FDA, May 2021"
    line = range(min(_before_who(tree, end), _LONGEST + 1))
    if end > _LONGEST or any(tree.tag[i] in FINITE and not _is_no_verb(view, i, words) for i in line):
        return 0
    if not any(_YEAR.fullmatch(tree.words[i]) for i in line):
        return 0
    other_step = any(words.isa(key, "no_licensing") for i in line for key in (tree.lower(i), tree.lemma[i]))
    return 0 if other_step or "neg" in tree.dep[:end] else end


def _is_read_elsewhere(view: View, words: Grammar) -> bool:
    """Whether a line stands in a section of another kind, or in one of approvals, whose lines have their frames."""
    section, tree = view.block.section, view.tree
    if section != "approval":
        return section in _ELSEWHERE
    above = view.heading is not None and view.heading.has("agency")
    return (above or is_headed(view, words)) and not any(tree.is_verb(i) for i in range(len(tree)))


def _before_who(tree: Tree, end: int) -> int:
    """Where a line goes on with which people it speaks of: "gout in adults who have failed allopurinol"."""
    return next((i for i in range(1, end) if tree.lower(i) in _WHO), end)


def _parts(view: View, end: int, words: Grammar, *, undated: bool) -> Iterator[tuple[int, int]]:
    """Yield the parts of a line that tell an approval each: the first, and those dated as that is.

    Under a heading that tells of approvals a part needs no date.
    """
    tree = view.tree
    yield 0, end
    while end < len(tree) - 1:
        start, end = end + 1, _semicolon(tree, end + 1)
        part = range(start, end)
        dated = undated or any(_YEAR.fullmatch(tree.words[i]) for i in part)
        if not dated or any(tree.tag[i] in FINITE and not _is_no_verb(view, i, words) for i in part):
            return
        if not any(words.isa(key, "no_licensing") for i in part for key in (tree.lower(i), tree.lemma[i])):
            yield start, end


def _by_agency(view: View, start: int, end: int) -> list[tuple[int, int]]:
    """A part cut before each of its agencies where all have a year and a use: "FDA 2014 (gout), EMA 2015 (acne)"."""
    named = {m.start for i in range(start, end) for m in view.mentions.get(i, ()) if m.kind == "agency"}
    spans = list(pairwise([start, *sorted(named)[1:], end]))
    whole = len(spans) > 1 and all(
        any(_YEAR.fullmatch(view.tree.words[i]) for i in range(*span))
        and any(view.mention(i, "condition") for i in range(*span))
        for span in spans
    )
    return spans if whole else [(start, end)]


def _semicolon(tree: Tree, start: int) -> int:
    """The next semicolon that stands in no bracket, or the end."""
    depth = 0
    for i in range(start, len(tree)):
        depth += (tree.words[i] == "(") - (tree.words[i] == ")")
        if tree.words[i] == ";" and depth <= 0:
            return i
    return len(tree)


def _is_no_verb(view: View, at: int, words: Grammar) -> bool:
    """Whether a word taken for a verb is part of a name, a month or a participle: "Humira", "May", "EMA: licensed"."""
    tree = view.tree
    named = view.mention(at, "drug", "condition", "agency") is not None or words.isa(tree.lower(at), "month")
    named = named or (tree.lower(at) == "added" and _ends_or_dates(view, at + 1))  # "2005 - gout added"
    return named or (at > 0 and tree.words[at - 1] in _OPENS and words.isa(tree.lemma[at], "approve_verb"))


def _ends_or_dates(view: View, at: int) -> bool:
    """Whether a line, or a part of it, ends at a word, or only a date follows."""
    words = view.tree.words
    return at >= len(words) or not words[at].strip() or words[at] in {";", "."} or bool(_YEAR.fullmatch(words[at]))


def _heading(view: View, words: Grammar) -> View | None:
    """The heading or label of a line, where it speaks of approval or names an agency: "FDA approval:", "EMA:"."""
    above = view.heading
    speaks = above is not None and any(words.isa(lemma, "licence_noun") for lemma in above.tree.lemma)
    return above if above is not None and (speaks or above.has("agency")) else None


def _lead_in(view: View, words: Grammar) -> View | None:
    """What leads a line in, where it tells of approvals, or of an agency and the line begins with its date."""
    above = view.led_by
    if above is None or any(words.isa(key, "no_licensing") for key in (*above.tree.lowers, *above.tree.lemma)):
        return None
    speaks = any(words.isa(lemma, "licence_noun") for lemma in above.tree.lemma)
    dated = any(_YEAR.fullmatch(word) for word in view.tree.words[:_DATE])
    return above if speaks or (dated and agencies_in(above, 0, len(above.tree), words)) else None


def _drug_of(view: View, end: int) -> DrugHit | None:
    """The drug of a line: the only one that it names, else the only one that the passage is about."""
    named = {
        m.key: m
        for i in reversed(range(end))
        for m in view.mentions.get(i, ())
        if m.kind == "drug" and not (m.start and view.tree.lower(m.start - 1) in _ALONGSIDE)
    }
    if len(named) == 1:
        (mention,) = named.values()
        return DrugHit(mention.key, view, mention.start, mention.end)
    if named or len(view.topics) != 1:
        return None
    return DrugHit(view.topics[0], view, view.tree.root, view.tree.root + 1, said=False)


def _terms(view: View, at: int, end: int, words: Grammar) -> Iterator[TermHit]:
    """The conditions of a part of a line, without those that only say whose they are: C in "C in D"."""
    begun, end = False, _before_who(view.tree, end)
    while at < end:
        condition = view.mention(at, "condition")
        if condition is None:
            at += 1
            continue
        if not begun or view.tree.lower(at - 1) not in _WITHIN:
            hits = [_after_marks(hit) for hit in condition_terms(view, condition, words) if hit.end <= end]
            begun = begun or bool(hits)
            yield from hits
        at = max(condition.end, at + 1)


def _after_marks(hit: TermHit) -> TermHit:
    """The term without the marks that set it off: "| gout"."""
    tree = hit.view.tree
    start = next((i for i in range(hit.start, hit.end) if any(c.isalnum() for c in tree.words[i])), hit.start)
    return hit._replace(start=start)
