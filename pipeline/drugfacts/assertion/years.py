"""In which year a regulator took a step.

The step's own words say it, "in 2004"; or they point back, "in July of the same year"; or the next sentence dates the
decision, "In an opinion dated 26 July 2024"; or the step is the news of the day, and the text has a date above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drugfacts.clauses import Tree
from drugfacts.frames import AgencyHit, Candidate, View, grammar
from drugfacts.frames.dated_lines import year_of_line
from drugfacts.frames.dateline import MONTH, YEAR

from .cues import Cues
from .scope import chain, text_of

_YEAR = re.compile(YEAR)
_MONTH = re.compile(MONTH)
_BEFORE_YEAR = frozenset({"in", "since", "as", "of", "back", "on", "from", "(", ")", ",", "early", "late", "mid", "-"})
_REACH = 8  # words from a use to the year that stands beside it: "for C (EMA, 16 May 2019)"
_TO_USE = 7  # words from "in 2004, for" to the use
_ENDS = frozenset({",", ";", "and", "but", "or"})
_ORDER = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_STEPS = ("approve_verb", "refusal", "withdraw_verb")
_PARTS = frozenset({";", "and", "but", "while", "whereas"})
_JUMP = 4  # words of "ten years later"
_LEAD = 4  # sentences that tell the news
_LATER = frozenset({"subsequently", "later", "afterwards", "thereafter", "then", "eventually", "since"})
_SPANS = {"year": 1, "decade": 10}
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
_COUNTS = {"a": 1, **{word: n for n, word in enumerate(_NUMBERS, 1)}}
_JUMPS = frozenset({"later", "after", "on"})


def year_of(candidate: Candidate, known: Cues) -> int | None:
    """The year of a step: its own, or that of the decision told of next, or that of the news."""
    if candidate.frame.listed and candidate.frame.needs_year:
        return year_of_line(candidate)
    years = dict(_years(candidate.view))
    agency = candidate.agency
    if candidate.denied:
        return None  # "licensed in the EU (2014) but not in the USA"
    if agency is not None and agency.elided:
        at = _next(candidate.clause.tree, agency.end, years)
        return years[at] if at is not None else None
    if (listed := _of_item(candidate)) is not None:
        return listed
    best = _in_order(candidate, years)
    if best is None:
        best = _own(candidate, years)
    if best is not None:
        return years[best]
    if years and _has_later(candidate):
        return None
    return _of_decision(candidate.view, known) or _of_news(candidate, known)


def _of_item(candidate: Candidate) -> int | None:
    """The year beside a use that stands in an item of its own: "- gout (Krystexxa, since 2010)"."""
    term = candidate.term
    if term is None or term.view is candidate.view or term.anaphoric:
        return None
    years = dict(_years(term.view))
    at = _beside(term.view.tree, _start(term.view.tree, term.start, term.head), term.end, years)
    return years[at] if at is not None else None


def _years(view: View) -> Iterator[tuple[int, int]]:
    """The years that a sentence names, by word; "the same year", "three years later" count from the one named last."""
    last, tree = None, view.tree
    for i, word in enumerate(tree.words):
        if _YEAR.fullmatch(word):
            last = int(word)
            yield i, last
        elif last is not None and _is_later_month(tree, i):
            yield i, last
        elif (on := _years_on(view.tree, i)) is not None:
            last = last or _named_before(view)
            if last is not None:
                last += on
                yield i, last


def _is_later_month(tree: Tree, at: int) -> bool:
    """Whether a month without a year comes after one of the year named last: "in March 2015; in May"."""
    if at == 0 or tree.lower(at - 1) != "in" or _MONTH.fullmatch(tree.lower(at)) is None:
        return False
    if any(_YEAR.fullmatch(word) for word in tree.words[at + 1 : at + 3]):
        return False
    told = [_ORDER.index(word[:3]) for word in tree.lowers[:at] if _MONTH.fullmatch(word)]
    return bool(told) and told[-1] < _ORDER.index(tree.lower(at)[:3])


def _years_on(tree: Tree, at: int) -> int | None:
    """How many years a word counts on: none in "that June", 1 in "the following year", 3 in "three years later"."""
    before = tree.lower(at - 1) if at else ""
    if before in {"that", "same"} and _is_year_or_month(tree.lower(at)):
        return 0
    if before == "same" and tree.lower(at) in {"day", "week", "month"}:
        return 0
    if tree.lower(at) == "year" and at > 1 and before in {"following", "next"}:
        return 1 if tree.lower(at - 2) == "the" else None
    if at < 2 or not _is_jump(tree, at) or tree.lower(at) == "after" or tree.lemma[at - 1] not in _SPANS:
        return None
    told = tree.lower(at - 2)
    count = int(told) if told.isascii() and told.isdigit() else _COUNTS.get(told)
    return count and count * _SPANS[tree.lemma[at - 1]]


def _is_year_or_month(word: str) -> bool:
    return word == "year" or _MONTH.fullmatch(word) is not None


def _named_before(view: View) -> int | None:
    """The year that the sentence before names last."""
    words = view.before.tree.words if view.before is not None else []
    return next((int(word) for word in reversed(words) if _YEAR.fullmatch(word)), None)


# --- in the step's own sentence


def _own(candidate: Candidate, years: dict[int, int]) -> int | None:
    """The word for the year that stands beside the use, or else nearest to the fact's own words in its clause."""
    tree, term, drug = candidate.clause.tree, candidate.term, candidate.drug
    near = {candidate.clause.at}
    above = {*_own_steps(candidate), None}
    if term is not None and term.view is candidate.view and not term.anaphoric:
        start = _start(tree, term.start, term.head)
        if (earlier := _before_next_step(tree, candidate.clause.at, start, years)) is not None:
            return earlier
        on = _counted_on(tree, term.end)
        if (placed := _by_place(candidate, years, start, term.end)) is not None or on is not None:
            return placed if placed is not None or on not in years else on
        at = candidate.clause.at
        years = {i: year for i, year in years.items() if i > start or not _is_before_last(tree, i, at, start)}
        near = {start, term.end - 1}
        above.update(_between(tree, term.head, candidate.clause.at))  # "for preventing X in 2004"
        years = {i: year for i, year in years.items() if i < start or not _opens_next(tree, i)}
    elif drug.said and drug.view is candidate.view:
        near |= {drug.end - 1}
    if (by := _by_agency(candidate, years)) is not None:
        return by
    if drug.said and drug.view is candidate.view and len(years) > 1:
        by = _after(tree, drug.end, years)  # "approved A in May 2018 and B in 2020"
        if by is not None:
            return by
    at = candidate.clause.at
    if tree.dep[at] == "conj":  # "approved it for A in 2014 and has since added B"
        since = next((k for k in tree.children(at, "advmod") if tree.lower(k) in _LATER), 0)
        years = {i: year for i, year in years.items() if i >= since}
    above.update(_dated_by(tree, at))
    above.update(_turning(tree, at))
    if tree.is_noun(at):
        above.update(tree.children(at, "acl"))  # "holds an approval, granted in 2012"
    above.update(_shared(candidate))
    if candidate.frame.timeline:
        return min(years, key=lambda i: (min(abs(i - n) for n in near), i), default=None)
    here = [i for i in years if _is_its(tree, i, at, above, years) and not _is_of_next(tree, i, at)]
    step = candidate.clause.at
    if not tree.is_verb(step):  # "launched in 2015 following approval in 2014"
        here = [i for i in here if step in tree.ancestors(i)] or here
    else:  # "approved it in 2015 and revoked it in 2018"
        here = [i for i in here if _verb_of(tree, i, step) == step] or here
    return min(here, key=lambda i: (min(abs(i - n) for n in near), i), default=None)


def _before_next_step(tree: Tree, step: int, use: int, years: dict[int, int]) -> int | None:
    """The step's own year, where the use stands behind another step: "refused in 2006 and licensed in 2009 for C"."""
    words, between = grammar(), (k for k in tree.children(step, "conj") if step < k < use)
    following = [k for k in between if any(words.isa(tree.lemma[k], name) for name in _STEPS)]
    if not following or not tree.is_verb(step):
        return None
    return next((i for i in sorted(years) if step < i < following[0] and _verb_of(tree, i, step) == step), None)


def _by_place(candidate: Candidate, years: dict[int, int], start: int, end: int) -> int | None:
    """The year that its place gives to a use: of the agency or drug listed behind it, or right beside it."""
    tree, view, agency, drug = candidate.clause.tree, candidate.view, candidate.agency, candidate.drug
    behind = agency is not None and agency.view is view and (agency.start >= end or _one_of_several(agency, start))
    if behind and (by := _by_agency(candidate, years)) is not None:
        return by  # "by the FDA for C in 2005 and by the PMDA in 2010"
    listed = drug.said and drug.view is view and drug.start >= end
    if listed and tree.dep[drug.end - 1] not in {"nsubj", "nsubjpass"}:
        by = _next(tree, drug.end, years)  # "approved A for C in 1995 and B in 1996"
        return by if by is not None else _beside(tree, start, end, years)
    return _beside(tree, start, end, years)


def _counted_on(tree: Tree, end: int) -> int | None:
    """The word by which years are counted on right after a use: "approved A for C in 1992 and B for D years later"."""
    behind = range(end, min(end + _JUMP, len(tree)))
    return next((i for i in behind if _is_jump(tree, i) and tree.lower(i) != "after"), None)


def _own_steps(candidate: Candidate) -> list[int]:
    """The step and its governors, up to another step: "withdrawn" in "X, once licensed for C, was withdrawn"."""
    tree, links, words = candidate.clause.tree, chain(candidate), grammar()
    others = (
        n
        for n, at in enumerate(links)
        if n and tree.dep[links[n - 1]] == "acl" and any(words.isa(tree.lemma[v], "withdraw_verb") for v in links[n:])
    )
    return links[: next(others, len(links))]


def _in_order(candidate: Candidate, years: dict[int, int]) -> int | None:
    """The year that has the place of the drug, agency or use in its list: "A and B, in 2004 and 2010 respectively"."""
    view, term, agency, drug = candidate.view, candidate.term, candidate.agency, candidate.drug
    if len(years) < 2 or "respectively" not in view.tree.lowers:
        return None
    listed = {
        "drug": drug.start if drug.said and drug.view is view else None,
        "agency": agency.start if agency is not None and agency.view is view else None,
        "condition": term.start if term is not None and term.view is view else None,
    }
    for kind, at in listed.items():
        named = {m.key: m for i in range(len(view.tree)) for m in view.mentions.get(i, ()) if m.kind == kind}
        places = sorted(m.start for m in named.values())
        if at in places and len(places) == len(years):
            return sorted(years)[places.index(at)]
    return None


def _by_agency(candidate: Candidate, years: dict[int, int]) -> int | None:
    """The year right after the agency, where each of several has one: "by the FDA in 2002 and by the EMA in 2005"."""
    agency = candidate.agency
    if agency is None or agency.view is not candidate.view or len(years) == 1:
        return None
    tree, step = agency.view.tree, candidate.clause.at
    here = candidate.clause.tree is tree
    told_before = here and ";" in tree.words[agency.end : step]
    if here and tree.dep[step] == "conj" and agency.end <= step:
        # "approved by the EMA in 2006 and suspended in 2008"
        told_before = told_before or any(i > step and _verb_of(tree, i, step) == step for i in years)
    return None if told_before else _after(tree, agency.end, years)


def _one_of_several(agency: AgencyHit, use: int) -> bool:
    """Whether another agency stands between an agency and the use: "by the FDA in 2002 and the EMA in 2005 for C"."""
    return any(m.kind == "agency" for i in range(agency.end, use) for m in agency.view.mentions.get(i, ()))


def _after(tree: Tree, at: int, years: dict[int, int]) -> int | None:
    """The year that follows at once: "(EMA, 16 May 2019)", "the FDA in June 2021"."""
    for i in range(at, min(at + _REACH, len(tree))):
        if i in years:
            return i
        if not _dates(tree, i):
            break
    return None


def _next(tree: Tree, at: int, years: dict[int, int]) -> int | None:
    """The first year of what is said of an agency or a drug without a verb: "the FDA, at last, in 2007"."""
    end = next((i for i in range(at, len(tree)) if tree.lower(i) in _PARTS), len(tree))
    return next((i for i in range(at, end) if i in years), None)


def _opens_next(tree: Tree, at: int) -> bool:
    """Whether a year is that of the next use, which "and" parts from this one: "for A, and since 2015 also for B"."""
    before, after = at - 3 if _is_jump(tree, at) else at - 1, at + 1
    while before > 0 and tree.lower(before) not in _ENDS and (_dates(tree, before) or tree.lower(before) == "the"):
        before -= 1
    if before > 0 and tree.words[before] == ",":
        before -= 1  # "for A and, in the USA since 2015, for B"
    while after < len(tree) and (tree.words[after] == "," or tree.tag[after] == "RB"):
        after += 1
    opens = before >= 0 and tree.lower(before) in {"and", ";", "then"}
    return opens and after < len(tree) and tree.lower(after) in {"for", "against", "to"}


def _start(tree: Tree, start: int, head: int) -> int:
    """Where a use begins, or its list; of a short form in a bracket, where the name before it does."""
    while tree.dep[head] == "conj" and tree.is_noun(tree.head[head]):
        head = tree.head[head]
        start = min(start, head)
    return min(tree.subtree(tree.head[head])) if tree.dep[head] == "bracket" else start


def _beside(tree: Tree, start: int, end: int, years: dict[int, int]) -> int | None:
    """The year right after a use, "for C in May 2004", or before its "for", "in 2004 for C"; "in 1996 for D" is D's."""
    for i in range(end, min(end + _REACH, len(tree))):
        if i in years:
            leads = "," in tree.words[end:i] and i + 1 < len(tree) and tree.lower(i + 1) in {"for", "against"}
            return None if leads or _is_to_come(tree, i) else i
        if not _dates(tree, i):
            break
    first = start - 2 if start > 1 and tree.words[start - 1] == "," else start - 1
    if first in years and first > 1 and tree.lower(first - 2) in _ENDS:
        return first  # "for A and, in 2019, B"
    for i in range(start - 1, max(start - _TO_USE, 0), -1):
        if tree.lower(i) in _ENDS or (tree.is_verb(i) and tree.tag[i] in {"VBD", "VBZ", "VBP"}):
            return None
        if tree.lower(i) == "for":
            at = i - 2 if tree.words[i - 1] == "," else i - 1
            return at if at in years and not _is_to_come(tree, at) else None
    return None


def _dates(tree: Tree, at: int) -> bool:
    """Whether a word may stand between a use and its year: a preposition, a bracket, a name, a day or a month."""
    word = tree.lower(at)
    if word == "until":
        return "wait" in tree.lemma  # "C had to wait until 2002"
    return word in _BEFORE_YEAR or tree.tag[at] == "NNP" or word.isdigit() or _MONTH.fullmatch(word) is not None


def _is_its(tree: Tree, at: int, step: int, above: set[int | None], years: dict[int, int]) -> bool:
    """Whether a year stands in a step's clause, or in its noun phrase: "authorization of 2019 demands"."""
    if _is_to_come(tree, at):
        return False
    ancestors = list(tree.ancestors(at))
    if not tree.is_verb(step) and _is_measured(tree, step):
        return step in ancestors
    verb = _verb_of(tree, at, step)
    when = _before_when(tree, at)
    return verb in above or (when is not None and when in above)


def _is_of_next(tree: Tree, year: int, step: int) -> bool:
    """Whether a year dates what a semicolon parts from a step before: "is licensed for A; B was added in 2019"."""
    semicolon = next((i for i in range(year, step, -1) if tree.words[i] == ";"), None)
    verb = _verb_of(tree, year, step) if semicolon is not None else None
    return verb is not None and verb > (semicolon or 0) and bool(tree.children(verb, "nsubj", "nsubjpass"))


def _verb_of(tree: Tree, at: int, step: int) -> int | None:
    """The verb that a year hangs from, or the step: "approved" in "has today, 3 May 2022, been approved"."""
    verbs = (a for a in tree.ancestors(at) if (tree.is_verb(a) and tree.dep[a] not in {"aux", "auxpass"}) or a == step)
    return next(verbs, None)


def _is_measured(tree: Tree, step: int) -> bool:
    """Whether a step only dates another: "a year after its approval for C"."""
    return tree.dep[step] == "pobj" and tree.lower(tree.head[step]) in {"after", "before", "since"}


def _before_when(tree: Tree, year: int) -> int | None:
    """The verb that "when" ties to a year: "came in 2022, when the agency approved it"."""
    at = year + 2 if year + 1 < len(tree) and tree.words[year + 1] == "," else year + 1
    return tree.head[at] if at < len(tree) and tree.lower(at) == "when" else None


def _has_later(candidate: Candidate) -> bool:
    """Whether a step came some years after another, so that no date but one beside it is its own."""
    tree, term = candidate.clause.tree, candidate.term
    end = candidate.clause.at if term is None or term.view is not candidate.view else term.start
    return _later_between(tree, 0, end) or _later_between(tree, end, len(tree))


def _is_before_last(tree: Tree, year: int, step: int, use: int) -> bool:
    """Whether a use came some time after a year: "in 1991 for A and subsequently for B", "eight years later for B"."""
    later = any(tree.lower(i) in _LATER for i in range(max(year, step), use))
    return later or _later_between(tree, year + 1, use)


def _later_between(tree: Tree, low: int, high: int) -> bool:
    """Whether years pass between two words: "in 1998, and eight years later for C"."""
    return any(_is_jump(tree, i) for i in range(low, high))


def _is_jump(tree: Tree, at: int) -> bool:
    if tree.lower(at) not in _JUMPS or at == 0 or (tree.lower(at) == "on" and tree.children(at, "pobj")):
        return False  # "spent a year on the tablets"
    return tree.lemma[at - 1] in {"year", "decade", "month", "week"}


def _shared(candidate: Candidate) -> list[int]:
    """The verb that a step shares its agency with: "the FDA went further in 2002 and approved it"."""
    tree, at, agency = candidate.clause.tree, candidate.clause.at, candidate.agency
    if agency is None or tree.dep[at] != "conj" or tree.children(at, "nsubj", "nsubjpass"):
        return []
    subjects = tree.children(tree.head[at], "nsubj")
    return [tree.head[at]] if any(agency.start <= s < agency.end for s in subjects) else []


def _dated_by(tree: Tree, at: int) -> list[int]:
    """The verb that "when" ties a step to: "reached patients in 2022, when the agency approved it"."""
    for a in (at, *tree.ancestors(at)):
        if tree.dep[a] == "advcl":
            return [tree.head[a]] if any(tree.lower(k) == "when" for k in tree.kids[a]) else []
    return []


def _turning(tree: Tree, at: int) -> list[int]:
    """The verb by which a drug turned into what a step is said of: "in 2023 X became the first that they approved"."""
    if tree.dep[at] not in {"relcl", "acl"}:
        return []
    above = tree.head[tree.head[at]]
    return [above] if tree.dep[tree.head[at]] == "attr" and tree.lemma[above] == "become" else []


def _is_to_come(tree: Tree, at: int) -> bool:
    """Whether a year is that of a date set for a decision: "a target action date of December 2025", "by June 2025"."""
    above = list(tree.ancestors(at))
    by = any(tree.lower(a) == "by" and tree.dep[a] == "prep" for a in above[:2])
    by = by and not any(
        tree.lower(k) == "had" for a in above[:3] for k in tree.kids[a]
    )  # "by 1998 they had approved it"
    return by or any(tree.lemma[a] == "date" and tree.is_noun(a) for a in above)  # "it dates from 2004" is past


def _between(tree: Tree, below: int, above: int) -> list[int]:
    """The words on the way up from one word to another that governs it; none where it does not."""
    path = list(tree.ancestors(below))
    return path[: path.index(above)] if above in path else []


# --- in what stands around the sentence


def _of_decision(view: View, known: Cues) -> int | None:
    """The year by which the next sentence dates the decision: "The approval, announced on 26 March 2024, ..."."""
    after = view.after
    if after is None or after.block.kind not in {"paragraph", "item"}:
        return None
    found = known.dating.decision.search(text_of(after.tree, list(range(len(after.tree)))))
    return int(found.group(1)) if found is not None else None


def _of_news(candidate: Candidate, known: Cues) -> int | None:
    """The year of the text's date, for what it tells as news: "today", "on Tuesday", "has approved" in its lead."""
    view, tree, at = candidate.view, candidate.clause.tree, candidate.clause.at
    if view.dateline is None:
        return None
    links = [at, *tree.ancestors(at)]
    aside = next((n for n, link in enumerate(links) if tree.dep[link] in {"relcl", "acl", "advcl", "appos"}), None)
    main = links if aside is None else links[: aside + 1]
    said = (i for i in range(len(tree)) if tree.lower(i) in known.dating.news)
    if any(any(a in main for a in tree.ancestors(i)) for i in said):
        return view.dateline
    recent = any(tree.tag[k] in {"VBZ", "VBP"} and tree.lemma[k] == "have" for a in main for k in tree.kids[a])
    return view.dateline if recent and aside is None and _is_lead(view) else None


def _is_lead(view: View) -> bool:
    """Whether a sentence is one of the first of its text."""
    before, told = view.before, 0
    while before is not None and told < _LEAD:
        told += before.block.kind == "paragraph"
        before = before.before
    return told < _LEAD
