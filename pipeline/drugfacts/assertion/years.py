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
from drugfacts.frames.dateline import YEAR

from .cues import Cues
from .in_order import listed_with
from .scope import chain, text_of
from .year_places import (
    LATER,
    before_next_step,
    dated_by,
    is_before_last,
    is_its,
    is_jump,
    is_later_month,
    is_of_next,
    later_between,
    links_between,
    next_year,
    opens_next,
    start_of,
    turning,
    verb_of,
    year_after,
    year_before,
    year_beside,
    years_on,
)

_YEAR = re.compile(YEAR)
_JUMP = 4  # words of "ten years later"
_BEFORE_NEWS = frozenset({"since", "already", "previously", "earlier", "long"})
_LISTING = frozenset({",", "and", "&"})
_LEAD = 4  # sentences that tell the news


def year_of(candidate: Candidate, known: Cues) -> int | None:
    """The year of a step: its own, or that of the decision told of next, or that of the news."""
    if candidate.frame.listed and candidate.frame.needs_year:
        return year_of_line(candidate)
    years = _years_of(candidate.view)
    agency = candidate.agency
    if candidate.denied:
        return None  # "licensed in the EU (2014) but not in the USA"
    if agency is not None and agency.elided:
        at = next_year(candidate.clause.tree, agency.end, years)
        return years[at] if at is not None else None
    if (listed := _of_item(candidate)) is not None:
        return listed
    best = _told_of(candidate.clause.tree, candidate.clause.at, years)
    if best is None:
        best = _of_licence(candidate, years)
    if best is None:
        best = _in_order(candidate, years)
    if best is None:
        best = _own(candidate, years)
    if best is not None:
        return years[best]
    if years and _has_later(candidate):
        return None
    return _of_decision(candidate.view, known) or _of_news(candidate, known)


def _told_of(tree: Tree, at: int, years: dict[int, int]) -> int | None:
    """The word for the year of which a step is told: "since 2014, the year the FDA cleared it"."""
    year = tree.head[at]
    if tree.dep[at] != "relcl" or tree.lemma[year] != "year":
        return None
    return next((i for i in range(year - 1, max(year - _JUMP, -1), -1) if i in years), None)


def _of_licence(candidate: Candidate, years: dict[int, int]) -> int | None:
    """The word for the year of the licence of which something is said: "the licence of 2009 covers C only"."""
    tree, at = candidate.clause.tree, candidate.clause.at
    if not years or not tree.is_verb(at):
        return None
    told = (a.head for a in candidate.clause.roles.get("subj", ()) if a.tree is tree)
    licences = (
        k for k in told if grammar().isa(tree.lemma[k], "licence_noun") or grammar().isa(tree.lemma[k], "label")
    )
    return next(
        (i for k in licences for i in range(k + 1, min(k + _JUMP, at)) if i in years and k in tree.ancestors(i)), None
    )


def _of_item(candidate: Candidate) -> int | None:
    """The year beside a use that stands in an item of its own: "- gout (Krystexxa, since 2010)"."""
    term = candidate.term
    if term is None or term.view is candidate.view or term.anaphoric:
        return None
    years = _years_of(term.view)
    at = year_beside(term.view.tree, start_of(term.view.tree, term.start, term.head), term.end, years)
    return years[at] if at is not None else None


def _years_of(view: View) -> dict[int, int]:
    """The years that a sentence names, by word, looked for once; not to be changed."""
    found: dict[int, int] | None = view.tree.notes.get("years")
    if found is None:
        found = view.tree.notes["years"] = dict(_years(view))
    return found


def _years(view: View) -> Iterator[tuple[int, int]]:
    """The years that a sentence names, by word; "the same year", "three years later" count from the one named last."""
    last, tree = None, view.tree
    for i, word in enumerate(tree.words):
        if _YEAR.fullmatch(word):
            last = int(word)
            yield i, last
        elif last is not None and is_later_month(tree, i):
            yield i, last
        elif (on := years_on(view.tree, i)) is not None:
            last = last or _named_before(view)
            if last is not None:
                last += on
                yield i, last


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
    if candidate.frame.timeline:
        years = _of_line(candidate, years)
    if term is not None and term.view is candidate.view and not term.anaphoric:
        if (opening := year_before(tree, term.start, years)) is not None:
            return opening
        start = start_of(tree, term.start, term.head)
        if (earlier := before_next_step(tree, candidate.clause.at, start, years)) is not None:
            return earlier
        on = _counted_on(tree, term.end)
        if (placed := _by_place(candidate, years, start, term.end)) is not None or on is not None:
            return placed if placed is not None or on not in years else on
        at = candidate.clause.at
        years = {i: year for i, year in years.items() if i > start or not is_before_last(tree, i, at, start)}
        near = {start, term.end - 1}
        above.update(links_between(tree, term.head, candidate.clause.at))  # "for preventing X in 2004"
        years = {i: year for i, year in years.items() if i < start or not opens_next(tree, i)}
    elif drug.said and drug.view is candidate.view:
        near |= {drug.end - 1}
    if (by := _by_agency(candidate, years)) is not None:
        return by
    at = candidate.clause.at
    if tree.is_noun(at) and (own := year_after(tree, at + 1, years)) is not None:
        return own  # "after orphan designation in 2009 the FDA approved X, in May 2012"
    if drug.said and drug.view is candidate.view and len(years) > 1:
        by = year_after(tree, drug.end, years)  # "approved A in May 2018 and B in 2020"
        if by is not None:
            return by
    if tree.dep[at] == "conj":  # "approved it for A in 2014 and has since added B"
        since = next((k for k in tree.children(at, "advmod") if tree.lower(k) in LATER), 0)
        years = {i: year for i, year in years.items() if i >= since}
    above.update(dated_by(tree, at))
    above.update(turning(tree, at))
    if tree.is_noun(at):
        above.update(tree.children(at, "acl"))  # "holds an approval, granted in 2012"
    above.update(_shared(candidate))
    above.update(_declined(tree, at))
    if candidate.frame.timeline:
        return min(years, key=lambda i: (min(abs(i - n) for n in near), i), default=None)
    here = [i for i in years if is_its(tree, i, at, above, years) and not is_of_next(tree, i, at)]
    step = candidate.clause.at
    if not tree.is_verb(step):  # "launched in 2015 following approval in 2014"
        here = [i for i in here if step in tree.ancestors(i)] or here
    else:  # "approved it in 2015 and revoked it in 2018"
        here = [i for i in here if verb_of(tree, i, step) == step] or here
    return min(here, key=lambda i: (min(abs(i - n) for n in near), i), default=None)


def _of_line(candidate: Candidate, years: dict[int, int]) -> dict[int, int]:
    """The years of a dated line among which that of a step is: those of its part, and up to the next agency."""
    term, agency, view = candidate.term, candidate.agency, candidate.view
    told_by = agency.start if agency is not None and agency.view is view else None
    place = told_by if term is None or term.anaphoric else term.start
    if place is None:
        return years
    years = _of_part(view.tree, place, years)
    return _up_to_next_agency(view, told_by, place, years) if told_by is not None and told_by < place else years


def _of_part(tree: Tree, at: int, years: dict[int, int]) -> dict[int, int]:
    """The years of the part of a dated line that a word stands in, between semicolons; all where it has none."""
    start = next((i for i in range(at, -1, -1) if tree.words[i] == ";"), 0)
    end = next((i for i in range(at, len(tree)) if tree.words[i] == ";"), len(tree))
    return {i: year for i, year in years.items() if start <= i < end} or years


def _up_to_next_agency(view: View, agency: int, use: int, years: dict[int, int]) -> dict[int, int]:
    """The years between an agency and the next, where the use stands there as well: "FDA 2014 (gout), EMA 2015"."""
    behind = range(agency + 1, len(view.tree))
    end = next((i for i in behind if (m := view.mention(i, "agency")) is not None and m.start > agency), len(view.tree))
    return {i: year for i, year in years.items() if agency < i < end} or years if use < end else years


def _by_place(candidate: Candidate, years: dict[int, int], start: int, end: int) -> int | None:
    """The year that its place gives to a use: of the agency or drug listed behind it, or right beside it."""
    tree, view, agency, drug = candidate.clause.tree, candidate.view, candidate.agency, candidate.drug
    behind = agency is not None and agency.view is view and (agency.start >= end or _one_of_several(agency, start))
    if behind and (by := _by_agency(candidate, years)) is not None:
        return by  # "by the FDA for C in 2005 and by the PMDA in 2010"
    listed = drug.said and drug.view is view and drug.start >= end
    if listed and tree.dep[drug.end - 1] not in {"nsubj", "nsubjpass"}:
        by = next_year(tree, drug.end, years)  # "approved A for C in 1995 and B in 1996"
        return by if by is not None else year_beside(tree, start, end, years)
    return year_beside(tree, start, end, years)


def _counted_on(tree: Tree, end: int) -> int | None:
    """The word by which years are counted on right after a use: "approved A for C in 1992 and B for D years later"."""
    behind = range(end, min(end + _JUMP, len(tree)))
    behind = range(end, next((i for i in behind if tree.words[i] == ";"), behind.stop))
    return next((i for i in behind if is_jump(tree, i) and tree.lower(i) != "after"), None)


def _own_steps(candidate: Candidate) -> list[int]:
    """The step and its governors, up to another step: "withdrawn" in "X, once licensed for C, was withdrawn"."""
    tree, links, words = candidate.clause.tree, chain(candidate), grammar()
    others = (
        n
        for n, at in enumerate(links)
        if n and tree.dep[links[n - 1]] == "acl" and any(words.isa(tree.lemma[v], "withdraw_verb") for v in links[n:])
    )
    apart = (n for n in range(1, len(links)) if _is_denied_apart(tree, links[n - 1], links[n]))
    return links[: min(next(others, len(links)), next(apart, len(links)))]


def _is_denied_apart(tree: Tree, at: int, before: int) -> bool:
    """Whether a step is denied after one that is not: "approved it in 2015 for A and has never approved it for B"."""
    return tree.dep[at] == "conj" and bool(tree.children(at, "neg")) and not tree.children(before, "neg")


def _in_order(candidate: Candidate, years: dict[int, int]) -> int | None:
    """The year that has the place of the drug, agency or use in its list: "A and B, in 2004 and 2010 respectively"."""
    view, term, agency, drug = candidate.view, candidate.term, candidate.agency, candidate.drug
    if len(years) < 2:
        return None
    if "respectively" not in view.tree.lowers:
        return _of_run(candidate, years)
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


def _of_run(candidate: Candidate, years: dict[int, int]) -> int | None:
    """The year at a drug's place where as many are listed: of Y 2012 in "X and Y followed in 2011 and 2012"."""
    drug, tree = candidate.drug, candidate.clause.tree
    if not drug.said or drug.view is not candidate.view or tree is not drug.view.tree:
        return None
    at = drug.end - 1
    listed = listed_with(tree, at)
    run = next((run for run in _runs(tree, years) if run[0] > at), [])
    return run[listed.index(at)] if len(listed) == len(run) > 1 and at in listed else None


def _runs(tree: Tree, years: dict[int, int]) -> Iterator[list[int]]:
    """Yield the years that are listed, each list by its words: "2011, 2012 and 2015"."""
    run: list[int] = []
    for i in sorted(years):
        if run and any(tree.lower(k) not in _LISTING for k in range(run[-1] + 1, i)):
            yield run
            run = []
        run.append(i)
    yield run


def _by_agency(candidate: Candidate, years: dict[int, int]) -> int | None:
    """The year right after the agency, where each of several has one: "by the FDA in 2002 and by the EMA in 2005"."""
    agency = candidate.agency
    if agency is None or agency.view is not candidate.view or len(years) == 1:
        return None
    tree, step = agency.view.tree, candidate.clause.at
    if agency.start > 1 and tree.words[agency.start - 1] == "(" and agency.start - 2 in years:
        return agency.start - 2  # "in 2014 (FDA) and 2015 (EMA)"
    here = candidate.clause.tree is tree
    told_before = here and ";" in tree.words[agency.end : step]
    if here and tree.dep[step] == "conj" and agency.end <= step:
        # "approved by the EMA in 2006 and suspended in 2008"
        told_before = told_before or any(i > step and verb_of(tree, i, step) == step for i in years)
    return None if told_before else year_after(tree, agency.end, years)


def _one_of_several(agency: AgencyHit, use: int) -> bool:
    """Whether another agency stands between an agency and the use: "by the FDA in 2002 and the EMA in 2005 for C"."""
    return any(m.kind == "agency" for i in range(agency.end, use) for m in agency.view.mentions.get(i, ()))


def _has_later(candidate: Candidate) -> bool:
    """Whether a step came some years after another, so that no date but one beside it is its own."""
    tree, term = candidate.clause.tree, candidate.term
    end = candidate.clause.at if term is None or term.view is not candidate.view else term.start
    return later_between(tree, 0, end) or later_between(tree, end, len(tree))


def _shared(candidate: Candidate) -> list[int]:
    """The verb that a step shares its agency with: "the FDA went further in 2002 and approved it"."""
    tree, at, agency = candidate.clause.tree, candidate.clause.at, candidate.agency
    if agency is None or tree.dep[at] != "conj" or tree.children(at, "nsubj", "nsubjpass"):
        return []
    if _is_denied_apart(tree, at, tree.head[at]):
        return []
    subjects = tree.children(tree.head[at], "nsubj")
    return [tree.head[at]] if any(agency.start <= s < agency.end for s in subjects) else []


def _declined(tree: Tree, at: int) -> list[int]:
    """What somebody declines to do, whose year is that of the refusal: "declined to approve it in 2004"."""
    if not grammar().isa(tree.lemma[at], "refusal"):
        return []
    return [k for k in tree.children(at, "xcomp") if grammar().isa(tree.lemma[k], "approve_verb")]


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
    if any(tree.lower(k) in _BEFORE_NEWS for a in main for k in tree.children(a, "advmod")):
        return None  # "and has since cleared it for C"
    recent = any(tree.tag[k] in {"VBZ", "VBP"} and tree.lemma[k] == "have" for a in main for k in tree.kids[a])
    return view.dateline if recent and aside is None and _is_lead(view) else None


def _is_lead(view: View) -> bool:
    """Whether a sentence is one of the first of its text."""
    before, told = view.before, 0
    while before is not None and told < _LEAD:
        told += before.block.kind == "paragraph"
        before = before.before
    return told < _LEAD
