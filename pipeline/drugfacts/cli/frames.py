"""`drugfacts frames`: frames of one's own held against their examples, and the built-in ones to begin from."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from drugfacts.check.examples import Outcome, run_examples
from drugfacts.engines import Pipeline, Settings
from drugfacts.errors import DrugfactsError
from drugfacts.frames import Frame
from drugfacts.frames.own import grammar_with

from .notices import Notices
from .own import read_own
from .tables import printable, show

if TYPE_CHECKING:
    from drugfacts.frames import Grammar

_A_LINE_EACH = frozenset({"phrases", "examples", "counterexamples"})


def check_frames(settings: Settings) -> int:
    """Run the examples of frames of one's own, print what comes of them, and return the exit code.

    Returns
    -------
    int
        0, or 1 where a frame does not find what it should, or finds what it should not.

    Raises
    ------
    DrugfactsError
        Where a file cannot be used.
    """
    read_own(settings)
    words = grammar_with(settings.frames)
    if not words.own:
        raise DrugfactsError(f"{settings.frames[0]}: no frames: write the first one below `frames:`")
    wrong = 0
    for name, outcomes in groupby(run_examples(words.own, Pipeline(settings).load()), key=lambda one: one.frame.id):
        told = list(outcomes)
        wrong += not all(one.passed for one in told)
        show(None, *map(printable, _lines(name, told)))
    if wrong:
        count = f"{wrong} of {len(words.own)} frames"
        Notices().failure(f"{count} {'does' if wrong == 1 else 'do'} not do what the examples say: see above")
    return 1 if wrong else 0


def _lines(name: str, outcomes: Sequence[Outcome]) -> Iterator[str]:
    passed = sum(one.passed for one in outcomes)
    yield f"{name}: {passed} of {len(outcomes)} examples as they should be"
    for one in outcomes:
        if not one.passed:
            what = "is a counterexample" if one.is_counter else "should be found as it is marked"
            yield f"   “{one.text}” {what}"
            yield from (f"      found: {found}" for found in one.found)
            yield from (f"      not found: {why}" for why in one.why)


def show_frames(term: str, own: Sequence[Path] = ()) -> int:
    """Print the frames of a predicate, or the one of an id, as YAML to begin a frame of one's own from.

    Returns
    -------
    int
        0, or 1 where there is none.
    """
    words = grammar_with(own)
    found = _found(term, words)
    if not found:
        Notices().failure(f"no frame has the predicate or the id {term!r}: give a lemma, such as cause, or an id")
        return 1
    show(None, "frames:", *(line for frame in found for line in _yaml(frame)))
    return 0


def _found(term: str, words: Grammar) -> list[Frame]:
    named = [frame for frame in words.frames if frame.id == term]
    return named or words.of(term.removeprefix("to ").lower())


def _yaml(frame: Frame) -> Iterator[str]:
    """A frame as it would stand in a file."""
    data = frame.as_in_file()
    if (count := getattr(frame, "precision", None)) is not None:
        data["precision"] = f"{count.right}/{count.found}"
    for number, (key, value) in enumerate(data.items()):
        yield f"  {'-' if number == 0 else ' '} {key}:" + ("" if key in _A_LINE_EACH else f" {_scalar(value)}")
        if key in _A_LINE_EACH:
            yield from (f"      - {_scalar(text)}" for text in value)


def _scalar(value: object) -> str:
    """A value on one line."""
    import yaml

    text = yaml.safe_dump(value, allow_unicode=True, width=math.inf, default_flow_style=True)
    return text.removesuffix("...\n").strip()
