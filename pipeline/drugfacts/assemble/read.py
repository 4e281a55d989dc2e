"""All that is read in a text: by frames, and by weight where frames read nothing; each reading judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from spacy.tokens import Doc

from drugfacts.assertion import ABOVE, Judgement, judge
from drugfacts.frames import (
    Candidate,
    Grammar,
    View,
    candidates_in,
    goes_on,
    grammar,
    is_fragment,
    match_between,
    match_listed_with,
    views_of,
)
from drugfacts.weighing import Weights, is_done_by_another, readings_of, weighed
from drugfacts.weighing.evidence import Scene
from drugfacts.weighing.leaning import is_in_doubt, is_of_something_else
from drugfacts.weighing.one_core import one_core
from drugfacts.weighing.opinions import opinions_of
from drugfacts.weighing.readings import OUTWEIGHED, scene_anew, scene_of
from drugfacts.weighing.unlikely import UNLIKELY, unlikely_among

from .licences import with_licences
from .one import Read
from .status_goes_on import with_status_gone_on
from .unsaid import with_unsaid

_BEFORE_IT = (("opening",), ("had",))  # where a frame looks for what there was before the drug


def frames_read(doc: Doc, words: Grammar | None = None) -> tuple[list[View], list[Read]]:
    """Return the sentences of an analysed Doc and what frames read in them, those of the package or of ``words``."""
    views = views_of(doc)
    return views, [Read(candidate, judge(candidate)) for candidate in candidates_in(views, words or grammar())]


def read(doc: Doc, table: Mapping[str, Weights] | None, words: Grammar | None = None) -> tuple[list[View], list[Read]]:
    """Return the sentences of a Doc and all that is read in them; by frames alone where there are no weights."""
    views, found = frames_read(doc, words)
    found = with_weighed(views, found, table)
    found = with_status_gone_on(_with_own_status(_without_treated(found)))
    found = with_unsaid(with_licences(found))
    return views, [*found, *listed_in(views, found, words or grammar())]


def _without_treated(found: Sequence[Read]) -> list[Read]:
    """What was read, without harm of a drug that is what the text begins with, or what somebody had before they got it.

    "He developed C and was treated with X": C is no harm of X, however much it looks like one.
    """
    met = {place for one in found if one.candidate.frame.term in _BEFORE_IT and _is_use(one) for place in _places(one)}
    if not met:
        return list(found)
    return [one for one in found if one.candidate.frame.fact != "side_effect" or met.isdisjoint(_places(one))]


def _with_own_status(found: Sequence[Read]) -> list[Read]:
    """What was read, each use with the status of a heading only where no reading of the same words has its own.

    Under "Licensed uses", "Unlicensed uses are C and the treatment of D" makes D no licensed one. Nor is D licensed
    that is read by weight behind C: "Also given, outside its licence, for C and as part of D".
    """
    uses = [one for one in found if one.candidate.frame.fact == "indication" and "status" in one.verdict.because]
    by_heading = {id(one) for one in uses if one.verdict.because["status"] == ABOVE}
    own = (
        {place: one.verdict for one in uses if id(one) not in by_heading for place in _places(one)}
        if by_heading
        else {}
    )
    result: list[Read] = []
    for one in found:
        said = next((own[place] for place in _places(one) if place in own), None) if id(one) in by_heading else None
        if said is None and id(one) in by_heading and one.reading is not None:
            said = _said_before(one, own)
        result.append(one if said is None else replace(one, verdict=_with_status(one.verdict, said)))
    return result


def _said_before(one: Read, own: Mapping[tuple[str, int, int], Judgement]) -> Judgement | None:
    """The verdict on the nearest use before one in its sentence, of the same drug, that has a status of its own."""
    term = one.candidate.term
    if term is None:
        return None
    before = (
        (i, verdict)
        for (key, index, i), verdict in own.items()
        if key == one.candidate.drug.key and index == term.view.index and i < term.start
    )
    return max(before, key=lambda found: found[0], default=(0, None))[1]


def _with_status(verdict: Judgement, other: Judgement) -> Judgement:
    fields = {**verdict.fields, "status": other.fields["status"]}
    return replace(verdict, fields=fields, because={**verdict.because, "status": other.because["status"]})


def _is_use(one: Read) -> bool:
    return one.verdict.dropped is None and not one.verdict.negated


def _places(one: Read) -> Iterator[tuple[str, int, int]]:
    """The words of what was read, each with the drug."""
    term = one.candidate.term
    if term is not None:
        yield from ((one.candidate.drug.key, term.view.index, i) for i in range(term.start, term.end))


def with_weighed(views: Sequence[View], found: Sequence[Read], table: Mapping[str, Weights] | None) -> list[Read]:
    """Return what frames read, with how likely it is by the words around, and what is likely said of what they left."""
    if not table:
        return list(found)
    scene = scene_of(views, map(_judged, found))
    with one_core():
        judged = [_judged(one) for one in found]
        opinions = opinions_of(judged, scene, table)
        found = [
            replace(one, likely=opinions[place].likely) if place in opinions else one for place, one in enumerate(found)
        ]
        if unlikely := unlikely_among(judged, scene, opinions):
            found = [_as_unlikely(one) if place in unlikely else one for place, one in enumerate(found)]
            scene = scene_anew(scene, map(_judged, found))
        return [*found, *_weighed_in(views, scene, table)]


def _judged(one: Read) -> tuple[Candidate, Judgement]:
    return one.candidate, one.verdict


def _as_unlikely(one: Read) -> Read:
    return replace(one, verdict=replace(one.verdict, dropped=UNLIKELY))


def _weighed_in(views: Sequence[View], scene: Scene, table: Mapping[str, Weights]) -> Iterator[Read]:
    for reading in readings_of(views, scene, table):
        only_asserted = not scene.is_open(reading.pair) or is_done_by_another(reading.pair)
        for candidate in weighed(reading):
            verdict = judge(candidate, despite=OUTWEIGHED if reading.is_strong else ())
            if verdict.negated and is_of_something_else(reading, verdict.denied_by, scene.manner):
                verdict = replace(verdict, negated=False, denied_by=None)
            elif verdict.negated and is_in_doubt(reading, verdict.denied_by, scene.manner):
                verdict = replace(verdict, dropped=verdict.dropped or UNLIKELY)
            if not (verdict.negated and only_asserted):  # "do not take it for C" denies nothing
                yield Read(candidate, verdict, reading)


def listed_in(views: Sequence[View], found: Sequence[Read], words: Grammar) -> Iterator[Read]:
    """Yield what stands in one list with harm, or on the next line, where nothing else was read."""
    harms: dict[int, dict[str, None]] = {}
    told: dict[int, dict[int, list[Candidate]]] = {}
    for one in found:
        if _is_harm(one) and (term := one.candidate.term) is not None:
            harms.setdefault(one.candidate.view.index, {})[one.candidate.drug.key] = None
            for i in range(term.start, term.end):
                told.setdefault(term.view.index, {}).setdefault(i, []).append(one.candidate)
    read_in = (one.candidate for one in found if not one.candidate.frame.only_denied or one.verdict.dropped is None)
    taken = {(t.view.index, i) for c in read_in if (t := c.term) for i in range(t.start, t.end)}
    for view in views if harms else ():
        if not view.is_read:
            continue
        if not is_fragment(view):
            yield from _between(view, told.get(view.index, {}), taken, words)
            continue
        own = harms.get(view.index, {})
        before = harms.get(view.before.index, {}) if view.before is not None and goes_on(view) else {}
        keys = tuple(own) or tuple(key for key in before if key in view.topics)
        for frame in words.told if keys else ():
            for candidate in match_listed_with(view, frame, words, keys, taken, all_known=not own):
                verdict = judge(candidate)
                yield (one := Read(candidate, verdict))
                if _is_harm(one):
                    harms.setdefault(view.index, {})[candidate.drug.key] = None


def _between(
    view: View, told: Mapping[int, Sequence[Candidate]], taken: AbstractSet[tuple[int, int]], words: Grammar
) -> Iterator[Read]:
    """Yield what stands in a list of a sentence between harms, or at the end of it."""
    if not told or "?" in view.tree.words:
        return
    for frame in words.told:
        for candidate in match_between(view, frame, words, told, taken):
            yield Read(candidate, judge(candidate))


def _is_harm(one: Read) -> bool:
    is_asserted = one.verdict.dropped is None and not one.verdict.negated
    return is_asserted and one.candidate.frame.fact == "side_effect" and one.candidate.term is not None
