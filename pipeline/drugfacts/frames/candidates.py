"""All candidates of a sentence, and what it says of uses and harms for the sentences after it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from drugfacts.clauses import Argument, Clause
from drugfacts.clauses.clause import predicates_of

from .alike import match_alike, match_not_so, match_nothing_of_it, match_passed_on, match_taken_up
from .announced import is_announced
from .approvals import says_the_same
from .beside import is_taken_with, taken_beside
from .boxed import match_boxed
from .by_pieces import ByPieces
from .candidate import Candidate
from .context import Acted, Licensed, Use, View
from .counted_beside import counted_beside
from .counted_cases import counts_cases
from .dated import has_year
from .exclusive import match_only
from .gapping import share_out
from .gates import gates_of
from .had import is_given_then
from .hits import AgencyHit, DrugHit
from .in_common import match_in_common
from .labels import match_label
from .laboratory import note_laboratory
from .listing import is_listing, match_list
from .match import match
from .model import Frame, Grammar
from .opening import names_a_drug, opening_of
from .report import is_report, match_report
from .set_against import as_set_against, match_set_against
from .shared_out import SHARED, goes_on_to, owner_of
from .some_people import tells_of_some
from .timeline import match_notes, match_timeline
from .told import in_passage, match_told, taken_by

_DASHES = frozenset({"-", "–", "—"})


def candidates_in(views: Sequence[View], words: Grammar) -> Iterator[Candidate]:
    """Yield the candidates of a text's sentences in order; each knows the uses and harms spoken of before."""
    uses: list[Use] = []
    harms: list[Use] = []
    licensed: Licensed | None = None
    acted: Acted | None = None
    reported = is_report(views, words)
    note_laboratory(views, words)
    before: list[Candidate] = []
    opens = True
    for view in views:
        view.is_report = reported
        if view.is_mark:
            continue
        if opens and names_a_drug(view):
            opens = False
            view.opening = opening_of(view, words)
            uses = uses or view.opening
        view.before_drugs = opens and not view.is_titled
        view.uses, view.harms, view.licensed, view.acted = uses, harms, licensed, acted
        found: list[Candidate] = []
        if not view.is_read:
            before = found
            continue
        in_prose = view.block.kind in {"paragraph", "item"}
        view.tells_harm = in_prose and (in_passage(view, before) or is_announced(view, words))
        view.counts_cases = in_prose and counts_cases(view, words)
        view.tells_of_some = in_prose and tells_of_some(view, words)
        for candidate in candidates_of(view, words):
            found.append(candidate)
            yield candidate
        alike = [*match_alike(view, found, before, words), *match_passed_on(view, found, before, words)]
        alike += match_taken_up(view, before, words)
        alike += match_nothing_of_it(view, before, words)
        alike += match_not_so(view, before, words)
        alike += match_in_common(view, found, before, words)
        alike += match_only(view, found)
        alike += match_set_against(view, found)
        found += alike
        yield from alike
        if view.tells_harm or view.counts_cases:
            told = list(_told(view, words, found))
            found += told
            yield from told
        uses, harms, licensed, acted, before = view.uses, view.harms, view.licensed, view.acted, found


def candidates_of(view: View, words: Grammar) -> Iterator[Candidate]:
    """Yield the candidates of one sentence, predicate by predicate, the frames in the order of their files.

    What phrases find comes after what clauses do, and only where these found no such thing there.
    """
    by_pieces = ByPieces(view, words)
    clauses, phrases = share_out(view, map(_of_its_own, _of_clauses(view, words)), by_pieces.phrases, words)
    treated = [c for c in phrases if c.frame.fact == "indication"]
    found: list[Candidate] = []
    for candidate in clauses:
        if any(candidate.frame.fact == "side_effect" and _is_of(candidate, other) for other in treated):
            view.tell("term", "treated", argument=_head(candidate))
        elif by_pieces.is_state(candidate):
            view.tell("term", "had_before", argument=_head(candidate))
        elif _is_of_list_of_uses(candidate):
            view.tell("term", "list_of_uses", argument=_head(candidate))
        elif _names_itself(candidate) or _is_in_name(candidate):
            view.tell("term", "names_itself", argument=_head(candidate))
        elif _is_of_next(candidate):
            view.tell("drug", "other_named")
        elif is_given_then(candidate, words):
            view.tell("drug", "given_then")
        elif view.unsaid_in_doubt and _is_acting_unsaid(candidate):
            view.tell("drug", "unsaid_in_laboratory")
        else:
            found.append(candidate)
            if candidate.frame.fact == "indication" and candidate.frame.whole:
                treated.append(candidate)  # "is used to induce labour"
            yield candidate
    further = next((others for one in found if (others := list(goes_on_to(one)))), [])
    for candidate in (*further, *(other for one in found for other in counted_beside(one))):
        if not any(_same(candidate, other) for other in found):
            found.append(candidate)
            yield candidate
    for candidate in map(_of_its_own, phrases):
        if not any(_same(candidate, other) for other in found if not other.frame.only_denied):
            found.append(candidate)
            view.begin(candidate.frame)
            yield candidate


def _of_its_own(candidate: Candidate) -> Candidate:
    """The candidate of the drug that does it: not of one that is only taken beside it, nor of another of a list."""
    candidate = as_set_against(_behind_dash(candidate))
    drug, term, view = candidate.drug, candidate.term, candidate.view
    if candidate.frame.fact not in SHARED or not drug.view.names_a_drug:
        return candidate
    own = owner_of(view, term.start) if term is not None and term.view is view else None
    if own is not None:
        return replace(candidate, drug=own)
    beside = candidate.frame.fact == "side_effect" and drug.said and len(view.topics) == 1 and drug.view is view
    beside = beside and not _is_said_of_itself(candidate)
    if beside and (drug.start in taken_beside(view) or is_taken_with(view, drug.start)):
        return replace(candidate, drug=DrugHit(view.topics[0], view, drug.start, drug.end, said=False))
    return candidate


def _is_said_of_itself(candidate: Candidate) -> bool:
    """Whether a relative clause says it of the drug before it: "combined with Y, which can cause C"."""
    tree, drug = candidate.clause.tree, candidate.drug
    return any(tree.dep[i] == "relcl" and drug.start <= tree.head[i] < drug.end for i in candidate.clause.links)


def _behind_dash(candidate: Candidate) -> Candidate:
    """The candidate with its term from behind the dash where a line opens with the drug: C in "X - C"."""
    drug, term = candidate.drug, candidate.term
    opens = term is not None and term.start == 0 and term.view is drug.view and drug.start == 0 and drug.said
    if term is None or term.mention is None or not opens:
        return candidate
    apart = term.view.tree.words[drug.end : term.mention.start]
    return (
        replace(candidate, term=term._replace(start=term.mention.start)) if _DASHES.intersection(apart) else candidate
    )


def _head(candidate: Candidate) -> Argument | None:
    """The head of the term, for whoever traces."""
    return None if candidate.term is None else Argument(candidate.term.view.tree, candidate.term.head)


def _is_of_list_of_uses(candidate: Candidate) -> bool:
    """Whether an item of a list of uses only dates one by another drug: "C, as consolidation after Y"."""
    view, drug = candidate.view, candidate.drug
    if candidate.frame.fact != "side_effect" or view.block.kind != "item" or view.block.section != "uses":
        return False
    return drug.said and drug.key not in view.topics and not candidate.clause.tree.is_verb(candidate.clause.at)


def _names_itself(candidate: Candidate) -> bool:
    """Whether the drug is but part of the harm's name: "neuroleptic malignant syndrome"."""
    drug, term = candidate.drug, candidate.term
    if candidate.frame.fact != "side_effect" or not drug.said or term is None or term.view is not drug.view:
        return False
    name = term.mention
    is_class = drug.view.mention(drug.start, "drug") is None
    return is_class and name is not None and name.start <= drug.start and drug.end <= name.end


def _is_in_name(candidate: Candidate) -> bool:
    """Whether what is said to help is but part of the name of a harm: "can slow growth", "stop breathing"."""
    term, tree, at = candidate.term, candidate.clause.tree, candidate.clause.at
    if candidate.frame.fact != "indication" or term is None or term.mention is None or term.view.tree is not tree:
        return False
    return term.mention.start <= at < term.mention.end and tree.is_verb(at) and candidate.drug.start != at


def _is_of_next(candidate: Candidate) -> bool:
    """Whether another drug stands right before the harm: D is Y's in "X causes C, Y D and Z E"."""
    drug, term = candidate.drug, candidate.term
    if candidate.frame.fact != "side_effect" or term is None or term.anaphoric or not term.start:
        return False
    if candidate.frame.whole and drug.start > term.start:  # "X thins the blood; Y does not"
        return False
    if term.view is candidate.view and term.start <= candidate.clause.at < term.end:  # "neither X nor Y thins the skin"
        return False
    before = term.view.mention(term.start - 1, "drug")
    return before is not None and before.key != drug.key and drug.said and before.end == term.start


def _is_acting_unsaid(candidate: Candidate) -> bool:
    """Whether a target is acted on by a drug that the sentence does not speak of, by name or pronoun."""
    return candidate.frame.fact == "mechanism" and not candidate.drug.said


def _same(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates state the same of the same words."""
    return one.frame.fact == other.frame.fact and _is_of(one, other)


def _is_of(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates are of the same drug and the same words."""
    a, b = one.term, other.term
    if one.drug.key != other.drug.key or a is None or b is None:
        return False
    return a.view is b.view and a.start < b.end and b.start < a.end


def _of_clauses(view: View, words: Grammar) -> Iterator[Candidate]:
    """What frames read in a sentence: predicate by predicate, then terms as predicates, lists, labels, reports."""
    gates = gates_of(words)
    place = gates.place(view)
    dated = _of_timeline(view, words)
    harms = False
    yield from dated or _of_notes(view, words)
    for at, predicate in predicates_of(view.tree, words.wanted, words.lemmas):
        told: list[Candidate] = []
        opened = gates.open(view, place, at, predicate)
        for clause, frame in _no_approvals(opened) if dated else opened:
            view.begin(frame, clause)
            for candidate in match(view, clause, frame, words):
                told.append(candidate)
                if frame.fact == "approval" and not frame.only_denied:
                    view.licensed = _licensed_by(candidate)
                yield candidate
        if told:
            _remember(view, told)
            harms = harms or any(candidate.frame.fact == "side_effect" for candidate in told)
    for kind in ("condition", "drug", "drug_class"):
        for at in _term_heads(view, kind):
            for clause, frame in gates.open(view, place, at, f"@{kind}"):
                view.begin(frame, clause)
                yield from match(view, clause, frame, words)
    if is_listing(view):
        yield from _of_lists(view, words, bool(dated), harms)
    yield from _of_genre(view, words)
    if (asked := _asked(view)) and not view.items:
        view.uses = view.harms = asked


def _of_lists(view: View, words: Grammar, dated: bool, harms: bool) -> Iterator[Candidate]:
    """What is listed; no uses where the sentence tells of a harm: "Allergy was reported: itching, rash"."""
    passed = {"approval" if dated else "", "indication" if harms else ""}
    for frame in words.listed:
        if frame.fact not in passed:
            view.begin(frame)
            yield from match_list(view, frame, words)


def _of_genre(view: View, words: Grammar) -> Iterator[Candidate]:
    """What labels, what is printed on a box, and reports tell by what they are."""
    for frame in words.labels if ":" in view.tree.words else ():
        view.begin(frame)
        yield from match_label(view, frame, words)
    for frame in words.boxed if view.block.section == "uses" else ():
        view.begin(frame)
        yield from match_boxed(view, frame, words)
    for frame in words.reported if view.is_report else ():
        view.begin(frame)
        yield from match_report(view, frame, words)


def _of_timeline(view: View, words: Grammar) -> list[Candidate]:
    """What a line of a year, an agency and a condition says; no predicate then says it once more."""
    found: list[Candidate] = []
    may = (view.has("condition") or says_the_same(view)) and (has_year(view) or view.trace is not None)
    for frame in words.timelines if may else ():
        view.begin(frame)
        found += match_timeline(view, frame, words)
    if found:
        view.licensed = _licensed_by(found[-1])
        _remember(view, found)
    return found


def _of_notes(view: View, words: Grammar) -> Iterator[Candidate]:
    """What a note of an agency and a year behind a drug says: "X (EMA 2021)"."""
    if view.has("agency") and view.has("drug") and has_year(view):
        for frame in words.timelines:
            yield from match_notes(view, frame, words)


def _no_approvals(opened: list[tuple[Clause, Frame]]) -> list[tuple[Clause, Frame]]:
    return [(clause, frame) for clause, frame in opened if frame.fact != "approval"]


def _remember(view: View, told: Sequence[Candidate]) -> None:
    """Remember what a predicate told, for what is said after it; not what may turn out to say nothing."""
    told = [c for c in told if not c.frame.only_denied or c.frame.fact != "approval"]
    view.uses = [use for c in told for use in _use_of(c, {"indication", "approval"})] or view.uses
    view.harms = [use for c in told for use in _use_of(c, {"side_effect"})] or view.harms
    acting = [c.drug.key for c in told if c.frame.fact == "mechanism" and not c.frame.only_denied]
    if acting:
        view.acted = Acted(view, tuple(dict.fromkeys(acting)))


def _told(view: View, words: Grammar, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield what a passage about harm tells beside what the frames have found."""
    taken = taken_by([candidate for candidate in found if not candidate.frame.only_denied])
    for frame in words.told:
        view.begin(frame)
        yield from match_told(view, frame, words, taken)


def _term_heads(view: View, kind: str) -> list[int]:
    """The heads of the sentence's known terms: nouns that say by themselves what brought them about or they are for."""
    if not view.has(kind):
        return []
    tree, above = view.tree, view.tree.head
    named = ((i, m) for i, ms in view.mentions.items() for m in ms if m.kind == kind and tree.is_noun(i))
    return sorted({i for i, m in named if not m.start <= above[i] < m.end or above[i] == i})


def _licensed_by(candidate: Candidate) -> Licensed:
    """What the sentence said of an approval, for those after it that go on from there."""
    view, agency, before = candidate.view, candidate.agency, candidate.view.licensed
    agencies = before.agencies if before is not None and before.index == view.index else ()
    here = agency is not None and agency.view is view
    if agency is not None and (here or candidate.frame.continues is not None) and not _by_scheme(candidate, agency):
        agencies = (agency._replace(excepted=False, elided=False, beside=None),)
    granted = candidate.frame.fixed.get("status") != "not_approved"
    return Licensed(view, (candidate.drug.key,), agencies, granted)


def _by_scheme(candidate: Candidate, agency: AgencyHit) -> bool:
    """Whether only the name of a step tells whose it is, "breakthrough status": who takes the next is not told."""
    return agency.view is candidate.view and agency.start == candidate.clause.at


def _use_of(candidate: Candidate, kinds: Collection[str]) -> Iterator[Use]:
    """The condition of a candidate of one of the kinds, for "this use" or "such cases" later on.

    A step of care, "numbs the skin", is nothing that another drug is then said to be a choice for.
    """
    term = candidate.term
    is_step = candidate.frame.whole and candidate.frame.fact == "indication"
    if term is not None and candidate.frame.fact in kinds and not term.anaphoric and not is_step:
        yield Use(term.view, term.head, term.start, term.end, term.mention, candidate.drug.key)


def _asked(view: View) -> list[Use]:
    """The conditions of a question: "What about cluster headache?"."""
    tree = view.tree
    if "?" not in tree.words:
        return []
    last = next((i for i in range(len(tree) - 1, -1, -1) if tree.words[i].strip()), 0)
    if tree.words[last] != "?":
        return []
    found = {m for ms in view.mentions.values() for m in ms if m.kind == "condition"}
    return [Use(view, m.end - 1, m.start, m.end, m) for m in sorted(found, key=lambda m: m.start)]
