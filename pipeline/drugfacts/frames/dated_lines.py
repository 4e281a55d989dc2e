"""Lines that tell a regulator's steps by date alone: "2005 - FDA, gout", "2009 (FDA), 2008 (EMA)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from drugfacts.clauses import Tree

from .agency_slot import agencies_in
from .approvals import licensed_before, says_the_same
from .candidate import Candidate
from .context import View
from .dateline import YEAR
from .hits import AgencyHit, DrugHit, TermHit
from .model import Grammar

_YEAR = re.compile(YEAR)
_WITHIN_NAME = frozenset({"compound", "amod", "nmod"})
_PARTS = frozenset({",", ";", "and", "•", "/", "|"})


class Step(NamedTuple):
    """A stretch of a line that tells one step: its words, and the one that names its year."""

    start: int
    end: int
    year: int


def steps_of(view: View) -> list[Step]:
    """Cut a line into stretches of one year each; a sentence with a verb is no such line.

    A line that begins with its date is cut right before the next date, another right after its first date.

    Examples
    --------
    >>> import drugfacts
    >>> from drugfacts.frames import views_of
    >>> view = views_of(drugfacts.load()("2009 (FDA), 2008 (EMA)"))[0]
    >>> [" ".join(view.tree.words[step.start : step.end]) for step in steps_of(view)]
    ['2009 ( FDA ) ,', '2008 ( EMA )']
    """
    tree = view.tree
    if any(tree.is_verb(i) for i in range(len(tree))):
        return []
    years = [i for i, word in enumerate(tree.words) if _YEAR.fullmatch(word)]
    if not years:
        return []
    told = [at for at in sorted(view.mentions) if any(m.kind in {"agency", "condition"} for m in view.mentions[at])]
    date_first = not told or years[0] < told[0]
    cuts = [0]
    for one, other in pairwise(years):
        if (semicolon := _parted(tree, one, other)) is not None:
            cuts.append(semicolon + 1)
            continue
        parts = [i for i in range(one + 1, other) if tree.words[i] in _PARTS]
        cuts.append((parts[-1 if date_first else 0] if parts else other - 1) + 1)
    return [Step(*span, year) for span, year in zip(pairwise([*cuts, len(tree)]), years, strict=True)]


def _parted(tree: Tree, one: int, other: int) -> int | None:
    """The semicolon between two years that parts their steps, and does not stand in a bracket with them."""
    within = range(one + 1, other)
    semicolon = next((i for i in within if tree.words[i] == ";"), None)
    closes = ")" in tree.words[one:other] or "(" not in tree.words[:one]
    return semicolon if closes else None


def match_dated(view: View, words: Grammar) -> Iterator[tuple[DrugHit, TermHit | None, AgencyHit | None]]:
    """Yield what fills the slots of each step: the drug that the text is about, the use and the agency, if any.

    The heading, label or lead-in above names the agency of those that name none.
    The drug, which the line does not say, is told to stand at the step's year: :func:`year_of_line` finds it there.
    """
    named = [hit for one in _above(view) for hit in agencies_in(one, 0, len(one.tree), words)]
    if not named and not is_headed(view, words):
        view.tell("agency", "nothing", "heading")
        return
    before: list[TermHit] = []
    for step in steps_of(view):
        agencies = agencies_in(view, step.start, step.end, words) or named
        uses = [
            TermHit(view, m.end - 1, m.start, m.end, m)
            for at in sorted(view.mentions)
            for m in view.mentions[at]
            if m.kind == "condition" and m.start == at and step.start <= at < step.end
            if view.tree.dep[m.end - 1] not in _WITHIN_NAME or view.tree.words[m.start - 1] == "("
        ]
        if not uses and _opens_in_bracket(view.tree, step.start):
            uses = [use._replace(anaphoric=True) for use in before]  # "gout (FDA, 2014; EMA, 2015)"
        if not uses and says_the_same(view):
            uses = licensed_before(view)
        before = uses
        for key in view.topics:
            drug = DrugHit(key, view, step.year, step.year, said=False)
            yield from ((drug, use, agency) for use in uses or (None,) for agency in agencies or (None,))


def _above(view: View) -> list[View]:
    return [one for one in (view.heading, view.led_by) if one is not None]


def is_headed(view: View, words: Grammar) -> bool:
    """Whether what stands above a line tells of approvals: "Approval history", a column of those approved."""
    if view.attributes.get("status") == "approved":
        return True
    return any(words.isa(lower, "licensing") for one in _above(view) for lower in one.tree.lowers)


def _opens_in_bracket(tree: Tree, start: int) -> bool:
    """Whether a step begins within a bracket that the one before it opened."""
    opened = [word for word in tree.words[:start] if word in {"(", ")"}]
    return opened[-1:] == ["("]


def year_of_line(candidate: Candidate) -> int | None:
    """The year of the step that a candidate of :func:`match_dated` was read in."""
    return int(candidate.drug.view.tree.words[candidate.drug.start])
