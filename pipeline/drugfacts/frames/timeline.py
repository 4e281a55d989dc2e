"""Read lines that date what a regulator allowed: "May 2004 – EMA, gout", "FDA: approved 2009, for gout".

Timelines and fact sheets leave the verb out, so that the parser hangs the parts together in any number of ways. A short
line of a year, an agency and a condition says it by these alone, unless a word tells of another step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drugfacts.clauses import Argument
from drugfacts.clauses.clause import clause_at
from drugfacts.clauses.tree import FINITE

from .agency_slot import agencies_in
from .candidate import Candidate
from .context import View
from .dated import has_year
from .dateline import YEAR
from .event import condition_terms
from .hits import DrugHit, TermHit
from .model import Frame, Grammar

_YEAR = re.compile(YEAR)
_LONGEST = 30  # words of a line
_DATE = 4  # words of a date that a line begins with
_WITHIN = frozenset({"of", "in", "with", "from", "after", "due", "by"})  # D in "C in D" only says whose C
_OPENS = frozenset({":", "–", "—", "|", "(", "-"})
_ELSEWHERE = frozenset({"approval", "adverse_reactions", "warnings", "interactions", "contraindications", "dosage"})


def match_timeline(view: View, frame: Frame, words: Grammar) -> Iterator[Candidate]:
    """Yield what a frame for dated lines reads in a sentence that is one."""
    end = _end_of_line(view, words)
    drug = _drug_of(view, end) if end else None
    if drug is None:
        return
    above = _heading(view, words) or _lead_in(view, words)
    agencies = agencies_in(view, 0, end, words)
    if not agencies and above is not None:
        agencies = agencies_in(above, 0, len(above.tree), words)
    clause = clause_at(view.tree, view.tree.root)
    for term in _terms(view, len(view.tree) if above is not None else end, words) if agencies else ():
        cue = (
            (view, tuple(range(agencies[0].start, agencies[0].end))) if agencies[0].view is view else _cue(above, view)
        )
        for agency in agencies:
            yield Candidate(frame, view, clause, drug, term, agency, cue, {"term": Argument(view.tree, term.head)})


def _cue(above: View | None, view: View) -> tuple[View, tuple[int, ...]]:
    there = above or view
    return there, tuple(i for i, word in enumerate(there.tree.words) if word.strip())


def _end_of_line(view: View, words: Grammar) -> int:
    """Where a dated line ends, at a semicolon or at its own end; 0 where the sentence is none."""
    tree = view.tree
    if view.block.kind not in {"item", "paragraph"} or view.block.section in _ELSEWHERE or not view.has("condition"):
        return 0
    if not has_year(view):
        return 0
    end = next((i for i, word in enumerate(tree.words) if word == ";"), len(tree))
    line = range(min(end, _LONGEST + 1))
    if end > _LONGEST or any(tree.tag[i] in FINITE and not _is_no_verb(view, i, words) for i in line):
        return 0
    if not any(_YEAR.fullmatch(tree.words[i]) for i in line):
        return 0
    other_step = any(words.isa(key, "no_licensing") for i in line for key in (tree.lower(i), tree.lemma[i]))
    return 0 if other_step or "neg" in tree.dep[:end] else end


def _is_no_verb(view: View, at: int, words: Grammar) -> bool:
    """Whether a word taken for a verb is part of a name, a month or a participle: "Humira", "May", "EMA: licensed"."""
    tree = view.tree
    named = view.mention(at, "drug", "condition", "agency") is not None or words.isa(tree.lower(at), "month")
    named = named or (at == len(tree) - 1 and tree.lower(at) == "added")  # "2005 - gout added"
    return named or (at > 0 and tree.words[at - 1] in _OPENS and words.isa(tree.lemma[at], "approve_verb"))


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
    named = {m.key: m for i in reversed(range(end)) for m in view.mentions.get(i, ()) if m.kind == "drug"}
    if len(named) == 1:
        (mention,) = named.values()
        return DrugHit(mention.key, view, mention.start, mention.end)
    if named or len(view.topics) != 1:
        return None
    return DrugHit(view.topics[0], view, view.tree.root, view.tree.root + 1, said=False)


def _terms(view: View, end: int, words: Grammar) -> Iterator[TermHit]:
    """The conditions of a line, without those that only say whose they are: C in "C in D"."""
    at = 0
    while at < end:
        condition = view.mention(at, "condition")
        if condition is None:
            at += 1
            continue
        if at == 0 or view.tree.lower(at - 1) not in _WITHIN:
            yield from (_after_marks(hit) for hit in condition_terms(view, condition, words))
        at = max(condition.end, at + 1)


def _after_marks(hit: TermHit) -> TermHit:
    """The term without the marks that set it off: "| gout"."""
    tree = hit.view.tree
    start = next((i for i in range(hit.start, hit.end) if any(c.isalnum() for c in tree.words[i])), hit.start)
    return hit._replace(start=start)
