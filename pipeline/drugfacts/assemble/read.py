"""All that is read in a text: by frames, and by weight where frames read nothing; each reading judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc

from drugfacts.assertion import Judgement, judge
from drugfacts.frames import Candidate, Grammar, View, candidates_in, grammar, views_of
from drugfacts.weighing import Reading, Weights, is_done_by_another, readings_of, weighed
from drugfacts.weighing.readings import OUTWEIGHED, scene_of


@dataclass(frozen=True, slots=True)
class Read:
    """A candidate with its verdict, and the reading that it comes from where no frame found it."""

    candidate: Candidate
    verdict: Judgement
    reading: Reading | None = None


def frames_read(doc: Doc, words: Grammar | None = None) -> tuple[list[View], list[Read]]:
    """Return the sentences of an analysed Doc and what frames read in them, those of the package or of ``words``."""
    views = views_of(doc)
    return views, [Read(candidate, judge(candidate)) for candidate in candidates_in(views, words or grammar())]


def read(doc: Doc, table: Mapping[str, Weights] | None, words: Grammar | None = None) -> tuple[list[View], list[Read]]:
    """Return the sentences of a Doc and all that is read in them; by frames alone where there are no weights."""
    views, found = frames_read(doc, words)
    return views, [*found, *(weighed_in(views, found, table) if table else ())]


def weighed_in(views: list[View], found: list[Read], table: Mapping[str, Weights]) -> Iterator[Read]:
    """Yield what is likely said of the terms that frames have left."""
    scene = scene_of(views, ((one.candidate, one.verdict) for one in found))
    for reading in readings_of(views, scene, table):
        candidate = weighed(reading)
        verdict = judge(candidate, despite=OUTWEIGHED if reading.is_strong else ())
        only_asserted = not scene.is_open(reading.pair) or is_done_by_another(reading.pair)
        if not (verdict.negated and only_asserted):  # "do not take it for C" denies nothing
            yield Read(candidate, verdict, reading)
