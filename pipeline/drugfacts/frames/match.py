"""Hold frames against clauses: candidates for facts, not yet judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from drugfacts.clauses import Argument, Clause
from drugfacts.clauses.lists import excepted, may_except
from drugfacts.clauses.tree import CLAUSAL

from .acted import acted_drugs, likened, takes_up
from .agency_slot import agencies_of, may_decide
from .approvals import headed, holds_other, is_apart, is_one_of_a_class, licensed_before, spoken_before
from .body import parts_in, with_predicate
from .context import View
from .dated import dated_next
from .drug_slot import drugs_next, drugs_of, is_people
from .ellipsis import elided
from .event import event_drugs, event_terms, further_terms
from .hits import AgencyHit, DrugHit, TermHit
from .model import Frame, Grammar
from .paths import arguments, fits, is_named, is_telegraphic
from .target_slot import modifier_term
from .term_shape import hit_at, is_spell
from .term_slot import state_of, terms_of
from .uses import subject_before

_PURPOSE = frozenset({"for", "in", "against", "comp"})

_WHEN = frozenset({"since", "after", "before", "until", "following", "despite", "without", "upon"})
_MANY, _SHORT = 2, 3  # known harms that a list has at least; words of one in no list
_OTHERS = frozenset({"other", "another"})
_CONTRAST = frozenset({"unlike", "contrast"})
_AROUND = frozenset({"licensed", "event", "spoken", "before"})
_ACTED = frozenset({"acted", "consequence"})
_NOBODY: tuple[AgencyHit | None, ...] = (None,)


@dataclass(frozen=True, slots=True)
class _Filled:
    """The slots of a frame as a clause fills them."""

    drugs: list[DrugHit]
    drug_source: Argument | None
    terms: list[TermHit]
    term_source: Argument | None
    agencies: list[AgencyHit]


@dataclass(slots=True)
class Candidate:
    """A fact that a frame reads out of a clause, before its assertion is judged.

    Attributes
    ----------
    cue : (View, tuple of int)
        The words that say the relation, and where: the predicate with its particle, the heading of a list.
    sources : dict of str to Argument
        The argument that each slot was filled from, for judging denial within it.
    flipped : bool
        Whether what is denied of the clause's subject is said of this drug: X in "Unlike X, Y does not ...".
    denied : bool
        Whether the drug is excepted: Y in "reported with X but not with Y".
    """

    frame: Frame
    view: View
    clause: Clause
    drug: DrugHit
    term: TermHit | None
    agency: AgencyHit | None
    cue: tuple[View, tuple[int, ...]]
    sources: dict[str, Argument] = field(default_factory=dict)
    flipped: bool = False
    denied: bool = False


def match(view: View, clause: Clause, frame: Frame, words: Grammar) -> Iterator[Candidate]:
    """Yield the candidates of one frame on one clause."""
    unplaced = frame.fragment and view.block.section is None
    if frame.section is not None and view.block.section != frame.section and not unplaced:
        view.tell("section", "elsewhere", wanted=frame.section)
        return
    if not fits(view, clause, frame, words) or not may_decide(view, clause, frame, words):
        return
    if _is_misfit(view, clause, frame):
        return
    drugs, drug_source = _drugs(view, clause, frame, words)
    if not drugs:
        view.tell("drug", "none")
        return
    terms, term_source = _terms(view, clause, frame, drugs, words)
    if not terms and (not frame.bare_term or clause.tree.dep[clause.at] == "amod"):
        view.tell("term", "attributive" if frame.bare_term else "none")
        return
    if frame.fact == "approval" and any(holds_other(term, clause, drugs) for term in terms):
        view.tell("term", "holds_other")
        return
    agencies = agencies_of(view, clause, frame, drugs, words)
    if frame.needs_agency and not agencies:
        view.tell("agency", "nothing", ", ".join(frame.agency))
        return
    if (aside := _aside(clause, term_source)) is not None:
        drugs, clause = [d for d in drugs if d.start <= clause.at < d.end], aside
    gapped = list(_gapped(view, clause, frame, words, {d.start for d in drugs if d.said}))
    theirs = {term.start for _, term in gapped}
    terms = [term for term in terms if term.start not in theirs] or terms  # "A for B and C for D": D is not A's
    filled = _Filled(drugs, drug_source, terms, term_source, agencies)
    sources = {role: a for role, a in (("drug", drug_source), ("term", term_source)) if a is not None}
    apart = (*_set_apart(view, clause, frame, filled, words), *_elsewhere(view, clause, frame, filled, words))
    for slots in (*_plain(view, filled), *apart):
        yield Candidate(frame, view, clause, cue=(view, _cue(clause)), sources=sources, **slots)
    for drug, term in gapped:
        for agency in agencies or _NOBODY:
            yield Candidate(frame, view, clause, drug, term, agency, (view, _cue(clause)))


def _drugs(view: View, clause: Clause, frame: Frame, words: Grammar) -> tuple[list[DrugHit], Argument | None]:
    """The drugs of a frame, less those that its kind of fact cannot be of, with those that are said to act alike."""
    drugs, source = drugs_at(view, clause, frame, words)
    if frame.drug_said:
        drugs = [drug for drug in drugs if drug.said]
    if frame.fact == "approval":
        drugs = [drug for drug in drugs if not is_one_of_a_class(drug)]
    if frame.fact == "mechanism" and source is not None:
        drugs = list({hit.key: hit for hit in (*drugs, *likened(view, clause, words))}.values())
    return drugs, source


def _is_misfit(view: View, clause: Clause, frame: Frame) -> bool:
    """Whether a predicate is none for a frame whose words fit, and tell why."""
    if frame.nominal and clause.tree.is_verb(clause.at):
        view.tell("predicate", "a_verb")
    elif frame.fact == "mechanism" and _names_condition(view, clause.at):
        view.tell("predicate", "a_condition")
    elif frame.fact == "approval" and is_apart(clause):
        view.tell("predicate", "apart")
    else:
        return False
    return True


def _names_condition(view: View, at: int) -> bool:
    """Whether a predicate is but the last word of a condition's name: "heart block", "growth inhibition"."""
    named = view.mention(at, "condition")
    return named is not None and named.start < at == named.end - 1


def _aside(clause: Clause, source: Argument | None) -> Clause | None:
    """The clause of what is said of a drug in a bracket after it, which the words around neither deny nor ask for."""
    if source is None or source.tree is not clause.tree:
        return None
    prep = source.tree.head[source.head]
    inside = source.tree.dep[prep] == "bracket" and source.tree.head[prep] == clause.at
    return replace(clause, at=prep, governors=[]) if inside else None


def _excepted_terms(view: View, clause: Clause, frame: Frame, filled: _Filled, words: Grammar) -> list[TermHit]:
    """The terms that the clause excepts: "for depression, not for migraine", "headache but not nausea"."""
    source = filled.term_source
    heads = excepted(source.tree, source.head) if source is not None and source.tree is view.tree else []
    found = [hit for head in heads for hit in terms_of(view, Argument(view.tree, head), frame.fact, words)]
    for path in frame.term:
        for a in arguments(view, clause, path) if path != "compound" else ():
            if a.tree is view.tree and _is_excepted(a):
                hits = terms_of(view, a, frame.fact, words)
                found += [hit for hit in hits if _is_allowed(hit, path, frame, view, words)]
    return found


def _elsewhere(view: View, clause: Clause, frame: Frame, filled: _Filled, words: Grammar) -> Iterator[dict[str, Any]]:
    """The same approval denied for another country: "licensed for C in the US, but not in Canada"."""
    if frame.fact != "approval" or "not" not in view.tree.lowers:
        return
    places = (a for a in arguments(view, clause, "in") if a.tree is view.tree and _is_excepted(a))
    if any(view.tree.lemma[a.head] in words.countries or view.tree.lower(a.head) in words.countries for a in places):
        for drug, term in _pairs(view, filled.drugs, filled.terms):
            yield {"drug": drug, "term": term, "agency": None, "denied": True}


def _plain(view: View, filled: _Filled) -> Iterator[dict[str, Any]]:
    """Every drug with its terms and agencies; agencies that are excepted ("but not by the FDA") deny."""
    for drug, term in _pairs(view, filled.drugs, filled.terms):
        if term is not None and (_overlap(drug, term) or _is_named_in(drug, term)):
            view.tell("term", "is_the_drug", argument=Argument(term.view.tree, term.head))
            continue
        for agency in [a for a in filled.agencies if not a.excepted and _is_of(a, term)] or _NOBODY:
            yield {"drug": drug, "term": term, "agency": agency}
        for agency in (a for a in filled.agencies if a.excepted):
            yield {"drug": drug, "term": term, "agency": agency, "denied": True}


def _is_of(agency: AgencyHit, term: TermHit | None) -> bool:
    """Whether an agency is not that of another use alone: "for A (EMA, 2019), later for B"."""
    return agency.beside is None or term is None or agency.beside == term.head


def _set_apart(view: View, clause: Clause, frame: Frame, filled: _Filled, words: Grammar) -> Iterator[dict[str, Any]]:
    """Drugs that the clause sets against its own: "unlike X", "but not with X"."""
    may = may_except(view.tree)
    for term in _excepted_terms(view, clause, frame, filled, words) if may else ():
        for drug in filled.drugs:
            yield {"drug": drug, "term": term, "agency": None, "denied": True}
    for drug, denied in elided(view, clause, filled.drug_source, words):
        for term in filled.terms:
            yield {"drug": drug, "term": term, "agency": None, "denied": denied, "flipped": not denied}
    says_what = frame.fact == "side_effect" or (frame.fact == "mechanism" and view.tree.is_verb(clause.at))
    contrasts = says_what and not _CONTRAST.isdisjoint(view.tree.lowers)
    for term in filled.terms if may or contrasts else ():
        if contrasts:
            for drug in _contrasted(view, clause, words):
                yield {"drug": drug, "term": term, "agency": None, "flipped": True}
        for drug in _excluded(view, clause, frame, filled.drug_source, words):
            yield {"drug": drug, "term": term, "agency": None, "denied": True}


def _pairs(view: View, drugs: list[DrugHit], terms: list[TermHit]) -> list[tuple[DrugHit, TermHit | None]]:
    """Every drug with every term; one by one where the text says "respectively"."""
    if not terms:
        return [(drug, None) for drug in drugs]
    if 1 < len(drugs) == len(terms) and "respectively" in view.tree.lowers:
        return list(zip(drugs, terms, strict=True))
    return [(drug, term) for drug in drugs for term in terms]


def _contrasted(view: View, clause: Clause, words: Grammar) -> list[DrugHit]:
    """X in "Unlike X, Y does not ..." and "In contrast to X, Y does not ..."."""
    tree = view.tree
    found: list[DrugHit] = []
    for top in clause.links:
        for k in tree.children(top, "prep", "advmod", "mark"):
            if tree.lower(k) == "unlike":
                found.extend(h for p in tree.children(k, "pobj") for h in drugs_of(view, p, words))
            for p in tree.children(k, "pobj"):
                if tree.lower(p) == "contrast":
                    found.extend(
                        h
                        for x in tree.children(p, "prep")
                        for o in tree.children(x, "pobj")
                        for h in drugs_of(view, o, words)
                    )
    return [h for h in found if h.said]


def _excluded(view: View, clause: Clause, frame: Frame, taken: Argument | None, words: Grammar) -> list[DrugHit]:
    """Y in "with X but not with Y", "X, but not Y, ..."."""
    if taken is None:
        return []
    tree = view.tree
    found = [hit for head in excepted(taken.tree, taken.head) for hit in drugs_of(view, head, words)]
    for path in frame.drug:
        for argument in arguments(view, clause, path):
            if argument != taken and argument.tree is tree and _is_excepted(argument):
                found.extend(drugs_of(view, argument.head, words))
    return found


def _gapped(
    view: View, clause: Clause, frame: Frame, words: Grammar, taken: set[int]
) -> Iterator[tuple[DrugHit, TermHit]]:
    """Pairs whose verb is left out: the second in "approved A for B and C for D"."""
    tree = clause.tree
    if "obj" not in frame.drug or not tree.is_verb(clause.at):
        return
    for i in range(clause.at + 1, len(tree)):
        mention = view.mention(i, "drug")
        if mention is None or tree.dep[i] != "conj" or mention.start in taken or clause.at not in tree.ancestors(i):
            continue
        beside = [mention.end] if mention.end < len(tree) and tree.dep[mention.end] == "prep" else []
        for prep in tree.children(i, "prep") or beside:
            if tree.lower(prep) in frame.term:
                for p in tree.children(prep, "pobj", "pcomp"):
                    for term in terms_of(view, Argument(tree, p), frame.fact, words):
                        yield DrugHit(mention.key, view, mention.start, mention.end), term


def drugs_at(view: View, clause: Clause, frame: Frame, words: Grammar) -> tuple[list[DrugHit], Argument | None]:
    """The drugs at the first of the frame's paths that yields any, and the argument that they were read from."""
    for path in frame.drug:
        if path == "licensed":
            before = view.licensed
            if before is not None and view.index - before.index <= 1:
                return [DrugHit(key, view, clause.at, clause.at + 1, said=False) for key in before.drugs], None
            continue
        if path == "event":
            if hits := event_drugs(view, clause, words):
                return hits, None
            continue
        if path in _ACTED:
            if (path == "acted" or takes_up(view, clause)) and (hits := acted_drugs(view, clause)):
                return hits, None
            continue
        if path == "topic":
            if _about_something_else(view, clause, frame, words):
                return [], None
            if not view.topics:
                view.tell("drug", "no_topic", path)
            return [DrugHit(key, view, clause.at, clause.at + 1, said=False) for key in view.topics], None
        found = arguments(view, clause, path)
        if not found and view.topics and is_telegraphic(clause, path, frame.fact):
            return [DrugHit(key, view, clause.at, clause.at + 1, said=False) for key in view.topics], None
        read = [(a, _drugs_of(view, clause, a, path, words)) for a in found if not _is_excepted(a)]
        source = next((argument for argument, hits in read if hits), None)
        if source is not None:
            return list({hit.key: hit for _, hits in read for hit in hits}.values()), source
        if view.trace is not None:
            _tell_no_drug(view, path, found)
        is_agent = path == "subj" and "topic" in frame.drug and frame.term[:1] != ("subj",)
        if is_agent and any(not is_people(view, argument.head, words) for argument, _ in read):
            view.tell("drug", "other_agent", path, next(a for a, _ in read if not is_people(view, a.head, words)))
            return [], None  # somebody or something else does it
    return [], None


def _drugs_of(view: View, clause: Clause, argument: Argument, path: str, words: Grammar) -> list[DrugHit]:
    """The drugs of an argument; of a list those that a clause or bracket is of: X in "X (a medicine for C) or Y"."""
    hits = drugs_next(view, argument.head) if path == "next" else drugs_of(view, argument.head, words)
    if not hits:
        return hits
    tree, at = clause.tree, clause.at
    top = next((i for i in (at, *tree.ancestors(at)) if tree.dep[i] in {"relcl", "acl", "bracket"}), None)
    if top is None or argument.tree is not tree or argument.head != tree.head[top]:
        return hits
    return [hit for hit in hits if hit.view.tree is not tree or hit.start < at] or hits


def _tell_no_drug(view: View, path: str, found: Sequence[Argument]) -> None:
    """Tell what stands at a path that holds no drug."""
    for argument in found:
        view.tell("drug", "excepted" if _is_excepted(argument) else "no_drug", path, argument)
    if not found:
        view.tell("drug", "nothing", path)


def _is_excepted(argument: Argument) -> bool:
    """Whether an argument stands after "but not with"."""
    tree, prep = argument.tree, argument.tree.head[argument.head]
    if tree.dep[argument.head] != "pobj":
        return False
    own = any(tree.dep[k] == "neg" for k in tree.kids[prep])
    return own or (prep > 0 and tree.lower(prep - 1) in {"not", "without", "never"})


def _about_something_else(view: View, clause: Clause, frame: Frame, words: Grammar) -> bool:
    """Whether the place of the drug is taken: "a symptom of Lyme disease", "seen with placebo"."""
    if frame.fact == "mechanism" and (at := _other_drug(view)) is not None:
        view.tell("drug", "other_cause", "topic", Argument(view.tree, at))
        return True
    if "placebo" in view.tree.lemma and any(_names_placebo(a) for a in arguments(view, clause, "subj")):
        view.tell("drug", "other_cause", "subj", arguments(view, clause, "subj")[0])
        return True
    for path in frame.drug:
        if path in {"topic", "subj", "obj", "said"}:
            continue
        for a in arguments(view, clause, path):
            if a.tree is view.tree and (
                view.mention(a.head, "condition")
                or words.isa(a.tree.lemma[a.head], "other_cause")
                or _is_other(a, words)
            ):
                view.tell("drug", "other_cause", path, a)
                return True
    return False


def _is_other(argument: Argument, words: Grammar) -> bool:
    """Whether it is other medicines: "seen with other opioids"."""
    tree, at = argument.tree, argument.head
    others = any(tree.lower(k) in _OTHERS for k in tree.children(at, "amod", "det"))
    return others and not words.isa(tree.lemma[at], "people")


def _names_placebo(argument: Argument) -> bool:
    """Whether people are those who took nothing: "one in the placebo group"."""
    tree = argument.tree
    return any(tree.lemma[i] == "placebo" for i in tree.subtree(argument.head, CLAUSAL))


def _other_drug(view: View) -> int | None:
    """Where the sentence names a drug that the passage is not about: it may be what acts."""
    named = (m for ms in view.mentions.values() for m in ms if m.kind == "drug")
    return next((m.start for m in named if m.key not in view.topics and not view.mention(m.start, "target")), None)


def _terms(
    view: View, clause: Clause, frame: Frame, drugs: list[DrugHit], words: Grammar
) -> tuple[list[TermHit], Argument | None]:
    """The terms at the first of the frame's paths that yields any, and the argument that they were read from."""
    late = frame.fact == "approval" and _dates(clause)
    for path in frame.term:
        if late and path.startswith("head."):
            continue
        if path == "compound":
            barred = frame.unless.get(path)
            found = [h for h in modifier_term(view, clause.at, words) if _is_allowed(h, path, frame, view, words)]
            hits = [h for h in found if not (barred and is_named(Argument(view.tree, h.head), barred, words))]
            if hits:
                return hits, None
            view.tell("term", "nothing", path)
            continue
        if path in _AROUND:
            if hits := _terms_around(view, clause, path, drugs, words):
                return hits, None
            continue
        read = [(a, _terms_at(view, clause, a, path, frame, words)) for a in _term_arguments(view, clause, path)]
        if frame.continues == "must":  # "followed for children": it goes on from a use, and says for whom
            read = [(a, [hit for hit in hits if not hit.is_people]) for a, hits in read]
        source = next((argument for argument, hits in read if hits), None)
        if source is not None:
            hits = [hit for _, some in read for hit in some]
            if frame.fact in {"indication", "approval"} and path in _PURPOSE:
                hits += _other_purposes(view, clause, frame, path, hits, words)
                if "event" in frame.term or path == "for":
                    hits += further_terms(view, clause, hits, drugs, words)
            if frame.fact == "approval":
                hits += _dated_terms(view, clause, hits, words)
            return [_renamed(with_predicate(hit, clause) if frame.whole else hit, frame) for hit in _once(hits)], source
        if not read:
            view.tell("term", "nothing", path)
    return (headed(view) if frame.fact == "approval" and frame.bare_term else []), None


def _dated_terms(view: View, clause: Clause, hits: list[TermHit], words: Grammar) -> Iterator[TermHit]:
    """The uses that a list goes on to by their years: "approved for A in 2012, B in 2015 and C in 2018"."""
    if any(hit.view is not view or hit.anaphoric for hit in hits):
        return
    end = max(hit.end for hit in hits)
    for mention in dated_next(view, end if end > clause.at else clause.at + 1, "condition"):
        yield hit_at(view, mention.end - 1, "approval", words)


def _dates(clause: Clause) -> bool:
    """Whether a noun but dates what is said: "since approval it has been linked to C"."""
    tree, at = clause.tree, clause.at
    return tree.dep[at] == "pobj" and tree.lower(tree.head[at]) in _WHEN


def _terms_around(view: View, clause: Clause, path: str, drugs: list[DrugHit], words: Grammar) -> list[TermHit]:
    """The uses that stand at no argument: of the approval before, of the stretch, or spoken of before."""
    if path == "event":
        return event_terms(view, clause, drugs, words)
    if path == "before":
        use = subject_before(view, clause.at)
        return [TermHit(view, use.head, use.start, use.end, use.mention, anaphoric=True)] if use is not None else []
    return licensed_before(view) if path == "licensed" else spoken_before(view, clause, drugs, words)


def _terms_at(view: View, clause: Clause, argument: Argument, path: str, frame: Frame, words: Grammar) -> list[TermHit]:
    barred = frame.unless.get(path)
    if _is_excepted(argument):
        view.tell("term", "excepted", path, argument)
        return []
    if barred and is_named(argument, barred, words):
        view.tell("term", "of_class", path, argument, barred)
        return []
    home = _view_of(view, argument)
    if path == "self" and frame.names_harm:
        return [hit_at(home, argument.head, frame.fact, words)]
    if path == "state":
        return state_of(home, argument.head, words)
    if frame.whole:
        hits = parts_in(home, argument, words, frame.where.get(path, "bodily").lstrip("$"))
    else:
        hits = terms_of(home, argument, frame.fact, words)
    if not hits:
        view.tell("term", "no_term", path, argument)
    hits = _allowed(hits, path, frame, view, words)
    if path == "self":
        return [hit for hit in hits if hit.head == clause.at]
    if clause.tree.dep[clause.at] == "bracket" and clause.tree.head[clause.at] == argument.head:
        return [hit for hit in hits if hit.head == argument.head]  # "nausea (reported by 44 %), rash": of nausea alone
    if clause.tree.dep[clause.at] == "relcl" and clause.tree.head[clause.at] == argument.head:
        return [hit for hit in hits if hit.head < clause.at]  # "aches, which affect 5 %, as well as wind": not of wind
    return hits


def _allowed(hits: list[TermHit], path: str, frame: Frame, view: View, words: Grammar) -> list[TermHit]:
    """The terms that the frame may have; a list of harms most of which are known may hold some in no list."""
    kept = [hit for hit in hits if _is_allowed(hit, path, frame, view, words)]
    if frame.fact != "side_effect" or len(kept) == len(hits) or len(kept) < _MANY or 2 * len(kept) < len(hits):
        return kept
    return [hit for hit in hits if hit in kept or (view.tree.is_noun(hit.head) and hit.end - hit.start <= _SHORT)]


def _is_allowed(hit: TermHit, path: str, frame: Frame, view: View, words: Grammar) -> bool:
    """Whether the term may be one in no list, where the frame asks for known ones."""
    if not any(c.isalnum() for i in range(hit.start, hit.end) for c in hit.view.tree.words[i]):
        return False
    known = True
    if path in frame.known_at:
        known = hit.mention is not None or hit.view.mention(hit.head, "target", "condition") is not None
    elif path == "self" and not frame.names_harm:
        known = hit.mention is not None
    elif frame.known and frame.fact == "mechanism":
        named = hit.alias is not None or any(hit.view.mention(i, "target") for i in range(hit.start, hit.end))
        known = named or ((frame.agentless or "acted" in frame.drug) and _is_bodily(hit, words))
    elif frame.known and (frame.fact != "side_effect" or view.block.section != "adverse_reactions"):
        known = hit.mention is not None or hit.alias is not None or is_spell(hit, words)
    if not known:
        view.tell("term", "unknown", path, Argument(hit.view.tree, hit.head))
    return known


def _is_bodily(hit: TermHit, words: Grammar) -> bool:
    """Whether it is a process, or what targets are, with words that say which: "glycine receptors"."""
    lemma = hit.view.tree.lemma[hit.head]
    if words.isa(lemma, "process"):
        return True
    return hit.end - hit.start > 1 and any(words.isa(lemma, name) for name in ("target_noun", "measure"))


def _once(hits: list[TermHit]) -> list[TermHit]:
    return list({(hit.view.index, hit.start, hit.end): hit for hit in reversed(hits)}.values())[::-1]


def _renamed(hit: TermHit, frame: Frame) -> TermHit:
    return hit._replace(name=frame.name.format(hit.text), mention=None) if frame.name else hit


def _other_purposes(
    view: View, clause: Clause, frame: Frame, taken: str, hits: list[TermHit], words: Grammar
) -> list[TermHit]:
    """Known conditions after the other prepositions: both in "used in A and for B", A alone in "for A in B"."""
    ends = {hit.end for hit in hits if hit.view is view}
    return [
        hit
        for path in frame.term
        if path in _PURPOSE and path != taken
        for argument in arguments(view, clause, path)
        if argument.tree is not view.tree or view.tree.head[argument.head] not in ends
        for hit in terms_of(view, argument, frame.fact, words)
        if hit.mention is not None and hit.population is None  # who has C is who takes it: "for A in adults with C"
    ]


def _term_arguments(view: View, clause: Clause, path: str) -> Sequence[Argument]:
    found = arguments(view, clause, path)
    if "." not in path and path not in {"subj", "poss"} and view.items and _open_ended(view, clause):
        found = [*found, *(Argument(item.tree, item.tree.root) for item in view.items)]
    return found


def _open_ended(view: View, clause: Clause) -> bool:
    """Whether the clause runs into the list that its sentence leads in."""
    return clause.at >= view.tree.root or view.tree.root in clause.links


def _view_of(view: View, argument: Argument) -> View:
    if argument.tree is view.tree:
        return view
    return next(item for item in view.items if item.tree is argument.tree)


def _cue(clause: Clause) -> tuple[int, ...]:
    """The predicate's words: the verb with its particle, the noun with its fixed first word."""
    tree, extra = clause.tree, clause.lemma.split(" ")
    if len(extra) == 1:
        return (clause.at,)
    if tree.is_verb(clause.at):
        particle = next((k for k in tree.kids[clause.at] if tree.lower(k) == extra[1]), clause.at)
        return (clause.at, particle)
    return tuple(range(clause.at - len(extra) + 1, clause.at + 1))


def _is_named_in(drug: DrugHit, term: TermHit) -> bool:
    """Whether a drug that is left unsaid is but part of the term's name: "heparin-induced thrombocytopenia"."""
    inside = (m for i in range(term.start, term.end) for m in term.view.mentions.get(i, ()))
    return not drug.said and any(m.kind == "drug" and m.key == drug.key for m in inside)


def _overlap(drug: DrugHit, term: TermHit) -> bool:
    return (
        drug.said
        and drug.view is term.view
        and drug.start < term.end
        and term.start < drug.end
        and drug.start <= term.head < drug.end
    )
