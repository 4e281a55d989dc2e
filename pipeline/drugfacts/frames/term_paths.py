"""The terms of a frame: its paths tried in order until one holds a term that the frame may have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drugfacts.clauses import Argument, Clause

from .allowed import allowed, is_allowed
from .approvals import headed, licensed_before, refused_before, spoken_before, titled, told_of
from .body import parts_in, with_predicate
from .choices import asked, opened, unhelped, unsaid
from .context import View
from .dated import dated_next, has_year
from .event import besides, event_terms, further_terms
from .had import had
from .hits import DrugHit, TermHit
from .likened import is_denied
from .model import Frame, Grammar
from .no_term import is_taken_with, measure_at
from .paths import arguments, is_excepted, is_kind, is_named
from .said_for import kind_denied, restricted, said_for, use_by_people
from .stretch import stretch_of
from .target_slot import modifier_term
from .term_shape import hit_at
from .term_slot import state_of, terms_of
from .uses import diagnosed, listed, speaks_of_use, subject_before

_PURPOSE = frozenset({"for", "in", "against", "comp"})
_FOR = frozenset({"for", "head.for"})
_OF_USE = frozenset({"approval", "indication"})
_ROLES = frozenset({*_PURPOSE, "as", "obj.for"})
_WHEN = frozenset({"since", "after", "before", "until", "following", "despite", "without", "upon"})
_AROUND = frozenset(
    {
        "licensed",
        "event",
        "spoken",
        "before",
        "refused",
        "diagnosed",
        "unsaid",
        "unhelped",
        "asked",
        "opening",
        "had",
    }
)


def terms_at(
    view: View, clause: Clause, frame: Frame, drugs: list[DrugHit], words: Grammar
) -> tuple[list[TermHit], Argument | None]:
    """The terms at the first of the frame's paths that yields any, and the argument that they were read from."""
    late = frame.fact == "approval" and _dates(clause)
    denied = frame.fact == "approval" and is_denied(clause.tree, clause)
    if (told := _in_place_of_uses(view, clause, frame, words, denied=denied)) is not None:
        return told, None
    for path in frame.term:
        if late and path.startswith("head."):
            continue
        if path == "compound":
            if hits := _modifiers(view, clause, frame, words):
                return hits, None
            view.tell("term", "nothing", path)
            continue
        if path in _AROUND:
            if hits := _terms_around(view, clause, path, drugs, frame, words):
                return hits, None
            continue
        read = [(a, _hits_at(view, clause, a, path, frame, words)) for a in _term_arguments(view, clause, path)]
        if frame.continues == "must":  # "followed for children": it goes on from a use, and says for whom
            read = [(a, [hit for hit in hits if not hit.is_people]) for a, hits in read]
        source = next((argument for argument, hits in read if hits), None)
        if source is not None:
            hits = [hit for _, some in read for hit in some]
            if frame.fact == "approval" and all(hit.is_people for hit in hits) and not denied:
                if path in _FOR:
                    return _for_people(view, clause, hits, drugs, words), None
                continue
            if frame.fact in _OF_USE:
                of_use = hits if is_denied(clause.tree, clause) else [hit for hit in hits if not hit.is_people]
                hits = _without_kinds([_with_restriction(hit) for hit in of_use or hits], words)
            hits = _with_further(view, clause, frame, path, hits, drugs, words)
            together = frame.whole and frame.name is None
            return [_renamed(with_predicate(hit, clause) if together else hit, frame) for hit in _once(hits)], source
        if not read:
            view.tell("term", "nothing", path)
    if frame.fact != "approval" or not frame.bare_term:
        return [], None
    said = said_for(view, clause, words, denied=denied)
    points = any(speaks_of_use(view, a.head, words) for a in clause.roles.get("for", ()) if a.tree is view.tree)
    told = said or headed(view) or _told_here(view, clause, frame, drugs)
    return told or (titled(view) if points else []), None


def _in_place_of_uses(
    view: View, clause: Clause, frame: Frame, words: Grammar, *, denied: bool
) -> list[TermHit] | None:
    """What a licence says in place of a use: the kind of case that it leaves out, or only who may take it."""
    if frame.fact != "approval":
        return None
    if denied:
        return (kind_denied(view, clause, words) or None) if frame.bare_term else None
    return [] if use_by_people(view, clause, words) else None


def _for_people(view: View, clause: Clause, hits: list[TermHit], drugs: list[DrugHit], words: Grammar) -> list[TermHit]:
    """What an approval is for that says for whom: what was told before, else the people if it says which of them.

    "Approved for adults" takes up the use told last; so does "the C version is approved for men".
    """
    called = (hit for hit in event_terms(view, clause, drugs, words) if hit.start < clause.at)
    told = told_of(view, drugs) or list(called) or titled(view)
    narrowed = (_with_restriction(hit, by_age=False) for hit in hits)
    return told or [hit for hit, before in zip(narrowed, hits, strict=True) if hit.end > before.end]


def _with_restriction(hit: TermHit, *, by_age: bool = True) -> TermHit:
    """People with what says which of them: "children under six"."""
    return hit._replace(end=restricted(hit.view, hit.head, hit.end, by_age=by_age)) if hit.is_people else hit


def _without_kinds(hits: list[TermHit], words: Grammar) -> list[TermHit]:
    """The terms without what only says of which kind the next is: "a gland disorder, C", "two worm diseases: C, D"."""
    return [hit for hit in hits if not any(_is_kind_of(hit, other, words) for other in hits)]


def _is_kind_of(hit: TermHit, other: TermHit, words: Grammar) -> bool:
    """Whether a term in no list is told to be what follows it, across a comma or colon."""
    tree = hit.view.tree
    if hit.mention is not None or other.mention is None or other.view is not hit.view or other.start != hit.end + 1:
        return False
    if tree.words[hit.end] not in {",", ":"} or not words.isa(tree.lemma[hit.head], "condition_word"):
        return False
    return hit.start > 0 and (tree.lower(hit.start - 1) in {"a", "an"} or tree.tag[hit.start - 1] == "CD")


def _told_here(view: View, clause: Clause, frame: Frame, drugs: list[DrugHit]) -> list[TermHit]:
    """The uses that the same sentence told of the drug: C in "the FDA approved it for C, and the EMA cleared it"."""
    before = view.licensed
    if frame.fixed.get("status") != "approved" or is_denied(clause.tree, clause):
        return []
    goes_on = before is not None and before.view is view and before.granted
    start, _ = stretch_of(view, clause.at)
    told = (hit for hit in told_of(view, drugs) if hit.view is view)
    return [hit for hit in told if goes_on or start <= hit.start < hit.end <= clause.at]


def _dated_terms(view: View, clause: Clause, hits: list[TermHit], words: Grammar) -> Iterator[TermHit]:
    """The uses that a list goes on to by their years: "approved for A in 2012, B in 2015 and C in 2018"."""
    if not has_year(view) or any(hit.view is not view or hit.anaphoric for hit in hits):
        return
    end = max(hit.end for hit in hits)
    start = end if end > clause.at else clause.at + 1
    after = (m.end for i in range(start, len(view.tree)) if (m := view.mention(i, "agency")) is not None)
    listed = (
        list(dated_next(view, at, "condition")) for at in (start, *after)
    )  # "added by the FDA in 2012, B in 2015"
    for mention in next((found for found in listed if found), []):
        yield hit_at(view, mention.end - 1, "approval", words)


def _modifiers(view: View, clause: Clause, frame: Frame, words: Grammar) -> list[TermHit]:
    """The terms that stand before a noun: C in "a C medicine"."""
    barred = frame.unless.get("compound")
    of_use = frame.fact == "indication"
    before = _named_before(view, clause.at, words) if of_use else modifier_term(view, clause.at, words)
    if frame.fact == "approval":
        before = [_as_condition(view, hit) for hit in before]
    found = [h for h in before if is_allowed(h, "compound", frame, view, words)]
    return [h for h in found if not (barred and is_named(Argument(view.tree, h.head), barred, words))]


def _as_condition(view: View, hit: TermHit) -> TermHit:
    """A term with the condition that it names as a whole: "the C indication"."""
    known = view.mention(hit.head, "condition")
    fits = known is not None and (known.start, known.end) == (hit.start, hit.end)
    return hit._replace(mention=known) if fits else hit


def _with_further(
    view: View, clause: Clause, frame: Frame, path: str, hits: list[TermHit], drugs: list[DrugHit], words: Grammar
) -> list[TermHit]:
    """The terms of a path with those that the sentence goes on to: "for A, and in B", "in 2012 for A, B in 2015"."""
    if frame.fact in {"indication", "approval"} and path in _PURPOSE:
        hits = hits + _other_purposes(view, clause, frame, path, hits, words)
        if "event" in frame.term or path == "for":
            hits = hits + further_terms(view, clause, hits, drugs, words)
    if frame.fact != "approval":
        return hits
    if path == "head.for":
        hits = hits + further_terms(view, clause, hits, drugs, words)
    if path == "for" and frame.fixed.get("status") == "approved":
        hits = hits + besides(view, clause, words)
    return [*hits, *_dated_terms(view, clause, hits, words)]


def _named_before(view: View, noun: int, words: Grammar) -> list[TermHit]:
    """The known condition, or what is measured, right before a noun: C in "a popular C pill"."""
    named = view.mention(noun - 1, "condition") if noun else None
    if named is not None:
        found = listed(view, named) if named.end == noun else []
        return [TermHit(view, m.end - 1, m.start, m.end, m) for m in found]
    start = measure_at(view.tree, noun - 1, words) if noun else None
    return [TermHit(view, noun - 1, start, noun, None)] if start is not None else []


def _dates(clause: Clause) -> bool:
    """Whether a noun but dates what is said: "since approval it has been linked to C"."""
    tree, at = clause.tree, clause.at
    return tree.dep[at] == "pobj" and tree.lower(tree.head[at]) in _WHEN


def _terms_around(
    view: View, clause: Clause, path: str, drugs: list[DrugHit], frame: Frame, words: Grammar
) -> list[TermHit]:
    """The uses that stand at no argument: of the approval before, of the stretch, or spoken of before."""
    if path == "event":
        return event_terms(view, clause, drugs, words)
    if path == "before":
        use = subject_before(view, clause.at)
        return [TermHit(view, use.head, use.start, use.end, use.mention, anaphoric=True)] if use is not None else []
    if path == "refused":
        return refused_before(view, clause, drugs)
    if path == "diagnosed":
        return [TermHit(u.view, u.head, u.start, u.end, u.mention, anaphoric=True) for u in diagnosed(view)]
    if path == "had":
        return [
            TermHit(u.view, u.head, u.start, u.end, u.mention, anaphoric=True) for u in had(view, clause, drugs, words)
        ]
    if path == "opening":
        return opened(view, clause, words)
    if path == "unhelped":
        return unhelped(view, clause, drugs)
    if path in {"unsaid", "asked"}:
        return unsaid(view, clause, drugs, words) if path == "unsaid" else asked(view, clause)
    return licensed_before(view) if path == "licensed" else spoken_before(view, clause, drugs, frame, words)


def _hits_at(view: View, clause: Clause, argument: Argument, path: str, frame: Frame, words: Grammar) -> list[TermHit]:
    """The terms of one argument that the frame may have: none of what it excepts or asks not to be there."""
    barred = frame.unless.get(path)
    if is_excepted(argument):
        view.tell("term", "excepted", path, argument)
        return []
    at_place = barred == "$people_or_place" and _is_of_several_words(view, argument)
    named = barred and is_named(argument, barred, words) and not at_place
    if barred and (named or is_kind(view, argument, barred)):
        view.tell("term", "of_class", path, argument, barred)
        return []
    if path == "to" and is_taken_with(argument.tree, max(argument.tree.head[argument.head] - 1, 0), words):
        view.tell("term", "no_term", path, argument)
        return []
    home = _view_of(view, argument)
    if path == "self" and frame.names_harm:
        return [_with_particle(hit_at(home, argument.head, frame.fact, words), clause)]
    if path == "state":
        return state_of(home, argument.head, words)
    if frame.whole:
        hits = parts_in(home, argument, words, frame.where.get(path, "bodily").lstrip("$"))
    else:
        hits = terms_of(home, argument, frame.fact, words)
    if not hits and _is_asked_for(home, argument, path, frame, words):
        hits = [hit_at(home, argument.head, frame.fact, words)]
    if not hits:
        view.tell("term", "no_term", path, argument)
    hits = allowed(hits, path, frame, view, words)
    if path == "self":
        return [hit for hit in hits if hit.head == clause.at]
    if clause.tree.dep[clause.at] == "bracket" and clause.tree.head[clause.at] == argument.head:
        return [hit for hit in hits if hit.head == argument.head]  # "nausea (reported by 44 %), rash": of nausea alone
    if clause.tree.dep[clause.at] == "relcl" and clause.tree.head[clause.at] == argument.head:
        return [hit for hit in hits if hit.head < clause.at]  # "aches, which affect 5 %, as well as wind": not of wind
    return hits


def _with_particle(hit: TermHit, clause: Clause) -> TermHit:
    """A verb that is a term by itself, with the particle of its frame: "throw up"."""
    end = hit.head + 1
    has = " " in clause.lemma and hit.end == end < len(clause.tree) and clause.lemma.endswith(clause.tree.lower(end))
    return hit._replace(end=end + 1) if has else hit


def _is_asked_for(view: View, argument: Argument, path: str, frame: Frame, words: Grammar) -> bool:
    """Whether a mechanism's frame asks for a word by its class, which a list has for a condition: "kills lice"."""
    if frame.fact != "mechanism" or path not in frame.where or view.mention(argument.head, "target"):
        return False
    return view.mention(argument.head, "condition") is not None and is_named(argument, frame.where[path], words)


def _is_of_several_words(view: View, argument: Argument) -> bool:
    """Whether its head only ends the name of a condition: "ectopic pregnancy" is no place."""
    named = view.mention(argument.head, "condition") if argument.tree is view.tree else None
    return named is not None and named.start < argument.head


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
        if path in (_ROLES if frame.fact == "approval" else _PURPOSE) and path != taken
        for argument in arguments(view, clause, path)
        if argument.tree is not view.tree or view.tree.head[argument.head] not in ends
        for hit in terms_of(view, argument, frame.fact, words)
        if hit.mention is not None
        and (hit.population is None or path == "as")  # who has C is who takes it: "for A in adults with C"
    ]


def _term_arguments(view: View, clause: Clause, path: str) -> Sequence[Argument]:
    found = arguments(view, clause, path)
    if path == "purpose" and not view.opens_purpose:
        return found  # "Docetaxel: breast, prostate", and below it a list of harms
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
