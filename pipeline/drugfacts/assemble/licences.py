"""Approvals in words that no frame has: the use is told by weight, and by a word that it is a licensed one.

"Brussels authorised it for C", "licensed at last, with Y, as a remedy for C": what is likely a use, and is told to be a
licensed one, was licensed. Where a frame has read an approval and not for what, it is that use. And what is said in one
sentence with an agency and a year, with no word for another step, is what the agency did in that year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from drugfacts.assertion import judge
from drugfacts.clauses.forms import licensing_verb
from drugfacts.clauses.tree import FINITE
from drugfacts.frames import AgencyHit, Candidate, View, agencies_in, end_with_cause, grammar
from drugfacts.frames.dated import has_year
from drugfacts.frames.listing import is_listing
from drugfacts.weighing.readings import LICENSED, SAID_LICENSED

from .going_on import goes_on, goes_on_listing, stands_after_colon
from .one import Read

_WORD = re.compile(r"[^\W\d_]+")
_WITHIN = frozenset({"of", "during", "after", "from", "to", "by", "over"})  # what a use comes of, and no use
_TURNS = frozenset(
    {
        "not",
        "n't",
        ";",
        "but",
        "though",
        "although",
        "while",
        "unlike",
        "trial",
        "trials",
        "study",
        "studies",
        "evidence",
        "data",
    }
)
_LISTS = frozenset(
    {",", "and", "or", "for", "the", "against", "also", "as", "well", "then", "treatment", "prevention", "of"}
)


def with_licences(found: Sequence[Read]) -> list[Read]:
    """Return all that was read, with the approvals that go with uses told to be licensed ones."""
    result = list(found)
    replaced: set[int] = set()
    approvals: dict[int, list[Read]] = {}
    for one in found:
        if _is_approval(one):
            approvals.setdefault(_home(one.candidate).index, []).append(one)
    beside = {index: list(some) for index, some in approvals.items()}
    bare_at = {
        (other.candidate.view.index, other.candidate.clause.at, other.candidate.drug.key)
        for some in approvals.values()
        for other in some
        if other.candidate.term is None and not other.verdict.negated
    }
    for one in found:
        if not _is_licensed(one) and not (bare_at and _hangs_on(one, bare_at)):
            continue
        candidate, index = one.candidate, _home(one.candidate).index
        of_drug = [other for other in approvals.get(index, ()) if other.candidate.drug.key == candidate.drug.key]
        if any(_comes_of(other, one) for other in beside.get(index, ())) or _is_of_a_kind(candidate):
            continue
        bare = next((other for other in of_drug if other.candidate.term is None), None)
        if any(map(_allows_use, of_drug)) and not _goes_on(one, of_drug):
            continue
        if bare is None and any(_is_told(other, one) for other in beside.get(index, ())):
            continue
        if bare is not None:  # each use takes its place: "licensed in 2012, as remedies for C and D"
            replaced.add(id(bare))
            made = replace(bare.candidate, term=candidate.term)
        else:
            made = _allowed(one)
        result.append(Read(made, judge(made), one.reading if bare is None else None))
        if _is_approval(result[-1]):
            beside.setdefault(index, []).append(result[-1])
    for one in found:
        for step in _goes_on_from(one, result, approvals):
            made = replace(step.candidate, term=one.candidate.term)
            result.append(Read(made, judge(made), None))
            if _is_approval(result[-1]):
                replaced |= {id(step)} if step.candidate.term is None else set()
                approvals[_home(one.candidate).index].append(result[-1])
    return [*(one for one in result if id(one) not in replaced), *_by_agency_and_year(found)]


def _goes_on_from(one: Read, result: Sequence[Read], approvals: Mapping[int, Sequence[Read]]) -> list[Read]:
    """The approvals before a use that its sentence goes on from: "approved for C in 2012 and, in 2014, for D"."""
    term, home = one.candidate.term, _home(one.candidate)
    denied = one.verdict.negated and one.candidate.frame.fact == "indication" and one.verdict.dropped is None
    if term is None or term.anaphoric or home.index not in approvals or not (denied or _is_practised(one)):
        return []
    beside = approvals[home.index]
    if any(_is_told(other, one) or _comes_of(other, one) for other in beside):
        return []
    steps: dict[int, list[Read]] = {}
    for other in beside:
        candidate = other.candidate
        if candidate.drug.key != one.candidate.drug.key or candidate.clause.tree is not term.view.tree:
            continue
        if _status(other) != ("not_approved" if denied else "approved"):
            continue
        of_use = candidate.term
        end = of_use.end if of_use is not None and of_use.view is term.view else candidate.clause.at + 1
        if candidate.clause.at < term.start and end <= term.start:
            steps.setdefault(max(end, candidate.clause.at + 1), []).append(other)
    if not steps:
        return []
    tree = term.view.tree
    outer = {end: some for end, some in steps.items() if tree.dep[some[0].candidate.clause.at] != "relcl"}
    end, last = max((outer or steps).items())
    at = last[0].candidate.clause.at
    listed = last[0].candidate.term is not None and goes_on_listing(tree, end, term.start)
    colon = last[0].candidate.term is None and stands_after_colon(tree, at, term.start)
    return last if listed or colon or goes_on(term, at) else []


def _is_of_a_kind(candidate: Candidate) -> bool:
    """Whether a use is read of a class where the sentence names a medicine, which is what a regulator licenses."""
    return candidate.drug.key.startswith("drug_class:") and _home(candidate).has("drug")


def _status(one: Read) -> str:
    """What an approval comes to: its status, as the words around it make it."""
    if one.verdict.negated:
        return "not_approved"
    return str(one.verdict.fields.get("status", one.candidate.frame.fixed["status"]))


def _by_agency_and_year(found: Sequence[Read]) -> Iterator[Read]:
    """Yield the approvals that a sentence tells by use, agency and year alone: "Two FDA labels, C (2020) and D (2021)".

    Not where it tells another step, or the use is but studied or denied.
    """
    told = {_home(one.candidate).index for one in found if one.candidate.frame.fact == "approval"}
    taken: set[tuple[int, str, str]] = set()
    for one in found:
        candidate, term, home = one.candidate, one.candidate.term, _home(one.candidate)
        index = home.index
        if index in told or not _is_practised(one) or not _dates_step(home):
            continue
        place = index, candidate.drug.key, term.mention.key if term is not None and term.mention is not None else ""
        if not place[-1] or place in taken:
            continue
        taken.add(place)
        made = _allowed(one)
        made = replace(made, frame=replace(made.frame, needs_year=True))
        yield Read(made, judge(made), one.reading)


def _dates_step(view: View) -> bool:
    """Whether a sentence names an agency that licenses and a year, and no step but an approval."""
    if not has_year(view) or any(grammar().isa(hit.key, "adviser_key") for hit in _agencies(view)):
        return False
    if not view.has("agency"):
        return False
    return grammar().members("no_licensing").isdisjoint(view.tree.forms)


def _home(candidate: Candidate) -> View:
    """The sentence or item that the use stands in."""
    return candidate.view if candidate.term is None or candidate.term.anaphoric else candidate.term.view


def _is_practised(one: Read) -> bool:
    verdict, candidate = one.verdict, one.candidate
    if candidate.frame.fact != "indication" or verdict.dropped is not None or verdict.negated:
        return False
    status = verdict.fields.get("status", candidate.frame.fixed.get("status", "unspecified"))
    return bool(status == "unspecified")


def _allowed(one: Read) -> Candidate:
    """The approval that goes with a use that is a licensed one."""
    frame = LICENSED if one.reading is not None else SAID_LICENSED
    return replace(one.candidate, frame=frame, agency=_agency(one.candidate))


def _allows_use(one: Read) -> bool:
    """Whether a frame has read for what the drug is allowed."""
    status = one.verdict.fields.get("status", one.candidate.frame.fixed["status"])
    return one.candidate.term is not None and status == "approved" and not one.verdict.negated


def _goes_on(one: Read, allowed: Sequence[Read]) -> bool:
    """Whether a use is one more of the list of what is allowed, missed by its frame: D in "for C, for D and for E"."""
    term = one.candidate.term
    if term is None or term.anaphoric:
        return False
    ends = (
        o.candidate.term.end for o in allowed if o.candidate.term is not None and o.candidate.term.view is term.view
    )
    end = max((end for end in ends if end <= term.start), default=None)
    tree = term.view.tree
    if end is not None and all(word in _LISTS for word in tree.lowers[end : term.start]):
        return True
    step = max((o.candidate.clause.at for o in allowed if o.candidate.clause.tree is tree), default=-1)
    is_told = 0 <= step < term.start and tree.lower(term.start - 1) not in _WITHIN
    between = range(step + 1, term.start)
    return is_told and not any(tree.tag[i] in FINITE or tree.lower(i) in _TURNS for i in between)


def _is_licensed(one: Read) -> bool:
    """Whether a use is told to be one by a word for what a regulator does."""
    verdict, candidate = one.verdict, one.candidate
    if candidate.frame.fact != "indication" or verdict.dropped is not None or verdict.negated:
        return False
    if verdict.fields.get("status") != "approved":
        return verdict.fields.get("status", "unspecified") == "unspecified" and _stands_in_label(one)
    words = _WORD.findall(verdict.cues.get("status", "").lower())
    return any(map(licensing_verb, words)) or _stands_under_licence(one) or _stands_in_label(one)


def _stands_under_licence(one: Read) -> bool:
    """Whether a heading above a use that is read by weight says that what follows is licensed: "Licensed uses"."""
    home = _home(one.candidate)
    is_licence = home.attributes.get("licence") == "true" and home.attributes.get("status") == "approved"
    return is_licence and one.reading is not None and is_listing(home)


def _stands_in_label(one: Read) -> bool:
    """Whether a label or licence is said to name a use: "European labels also list C"; harms may stand there too."""
    term = one.candidate.term
    if term is None or term.anaphoric:
        return False
    tree = term.view.tree
    verb = next((i for i in tree.ancestors(term.head) if tree.is_verb(i)), None)
    if verb is None or not grammar().isa(tree.lemma[verb], "names_use") or tree.children(verb, "neg"):
        return False
    named = (tree.lemma[k] for k in tree.children(verb, "nsubj"))
    return any(grammar().isa(noun, "label") or grammar().isa(noun, "licence_noun") for noun in named)


def _hangs_on(one: Read, steps: set[tuple[int, int, str]]) -> bool:
    """Whether a use stands under a step that was read without one: C in "approved it, at last, for D, among them C"."""
    term, candidate = one.candidate.term, one.candidate
    if one.reading is None or not _is_practised(one) or term is None or term.anaphoric:
        return False
    tree = term.view.tree
    for at in tree.ancestors(term.head):
        if (term.view.index, at, candidate.drug.key) in steps:
            return True
        if tree.is_verb(at) and tree.dep[at] != "prep":
            return False
    return False


def _is_approval(one: Read) -> bool:
    return one.candidate.frame.fact == "approval" and one.verdict.dropped is None


def _is_told(one: Read, other: Read) -> bool:
    """Whether the use of one is that of the other, which another drug has: "Y, which is licensed for C, helped"."""
    a, b = one.candidate.term, other.candidate.term
    return a is not None and b is not None and a.view is b.view and a.start < b.end and b.start < a.end


def _comes_of(one: Read, other: Read) -> bool:
    """Whether the use of one is told with the other as what it comes of: D in "licensed for pain due to D"."""
    a, b = one.candidate.term, other.candidate.term
    return a is not None and b is not None and a.view is b.view and a.end <= b.start < end_with_cause(a, grammar())


def _agency(candidate: Candidate) -> AgencyHit | None:
    """The agency of the sentence, named or meant by "the agency"; the last before the use where it names several."""
    view, term = candidate.view, candidate.term
    named = list(_agencies(view)) or agencies_in(view, 0, len(view.tree), grammar())
    before = [hit for hit in named if term is not None and hit.end <= term.start]
    return before[-1] if before else named[0] if len(named) == 1 else None


def _agencies(view: View) -> Iterator[AgencyHit]:
    found = {m for mentions in view.mentions.values() for m in mentions if m.kind == "agency"}
    for mention in sorted(found, key=lambda m: m.start):
        yield AgencyHit(mention.key, view, mention.start, mention.end)
