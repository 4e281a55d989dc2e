"""Fit the encoder of :mod:`drugfacts.weighing.encoder` on examples that may leave things open.

Wide encoders learn first. They begin as layers of a public one that has read much English (Reimers and Gurevych 2019,
"Sentence-BERT"; Wang et al. 2020, "MiniLM"): two as the first two of them, one as all six. Then the first is made
narrower (:mod:`.narrow_encoder`), and goes on learning: from the examples, and from what the wide ones say of them
together (Hinton et al. 2015, "Distilling the knowledge in a neural network"). So it says nearly what they say, for a
fraction of the work. The rows of words and pieces stay as they are, so that those of words that no text here has are
as good as the others. Partial labels as in :mod:`.fit`.

JAX tells the gradients, Optax takes the steps; both come with ``pip install 'drugfacts[learn]'``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from drugfacts.weighing.encoder import Encoder
from drugfacts.weighing.lines import KINDS, Line, Stand, without_before
from drugfacts.weighing.weights import NOTHING

from .encoder_base import LONGEST, Base, begun
from .encoder_steps import Fitting, Pace, TaughtLine, TaughtPair, steps_of
from .narrow_encoder import Widths, narrowed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .fit import Example

_WIDTHS = Widths(columns=256, looking=192, inner=512)
"""Those of the narrow one."""
_NARROWED_BY = 2000
_PAIRS_NARROWED_BY = 12
"""Lines that tell how to make it narrow, drawn by chance, and pairs of each."""
_READ_BY_FRAMES = 0.5
"""What a pair counts for that a frame has read: the encoder is hardly ever asked of such."""
_SEED = 1


@dataclass(frozen=True, slots=True)
class _Wide:
    """A wide encoder.

    Attributes
    ----------
    layers, inner : int
        How many layers and inner columns it has.
    marked : bool
        Whether marked texts teach it as well.
    counts : float
        What its word counts for, beside that of the others.
    pace : Pace
        How it learns.
    """

    layers: int
    inner: int
    marked: bool
    counts: float
    pace: Pace


_WIDE = (
    _Wide(2, 1536, True, 0.2, Pace(rounds=3, speed=3e-4, dropped=0.1)),
    _Wide(2, 512, False, 0.2, Pace(rounds=3, speed=3e-4, dropped=0.1)),
    _Wide(6, 1536, True, 0.6, Pace(rounds=2, speed=1.5e-4, dropped=0.1)),
)
"""The first is made narrow."""
_NARROW = Pace(rounds=8, speed=3e-4, dropped=0.08, told=0.7)
_GOING_ON = Pace(rounds=3, speed=2e-4, dropped=0.08, told=0.3)
"""One that goes on learning is told by itself as it was, so that it does not forget what other texts have taught it."""

Track = Callable[[Iterator[float], int], Iterator[float]]


def untracked(steps: Iterator[float], count: int) -> Iterator[float]:
    """Hand on the losses of so many steps."""
    return islice(steps, count)


def fit_encoder(
    examples: Sequence[Example],
    base: Base,
    outcomes: Mapping[str, tuple[str, ...]],
    track: Track = untracked,
) -> Encoder:
    """Return the encoder that tells the examples apart; on one machine the same one for the same examples.

    Parameters
    ----------
    examples : sequence of Example
        Those without a line are left out.
    base : Base
    outcomes : mapping of str to tuple of str
        As :attr:`Encoder.outcomes` has them.
    track : callable, optional
        Is given the losses of all steps as they come, and how many there are; and hands them on.

    Raises
    ------
    DrugfactsError
        Where JAX or Optax is not installed.
    """
    course = _Course(examples, base, outcomes)
    for _ in track(course.run(), course.steps):
        pass
    return course.learned()


def go_on(examples: Sequence[Example], encoder: Encoder, track: Track = untracked) -> Encoder:
    """Return an encoder that has gone on learning: from the lines of annotated texts in which something is left open.

    Parameters
    ----------
    examples : sequence of Example
        Those of marked texts, and those without a line, are left out.
    encoder : Encoder
        What it begins as. It is asked about the lines without the sentence before, which it may not know yet.
    track : callable, optional
        As in :func:`fit_encoder`.

    Raises
    ------
    DrugfactsError
        Where JAX or Optax is not installed.
    """
    own = [e for e in examples if not e.is_marked]
    left_open = {e.line for e in own if e.is_open and e.has_chance}
    begins = _with_all_kinds(encoder)
    lessons = [_told_before(encoder, lesson) for lesson in _lessons((e for e in own if e.line in left_open), begins)]
    names = sum(map(_stands_for_more, encoder.pieces))
    fitting = Fitting(begins, lessons, names, _GOING_ON)
    for _ in track(fitting.run(), fitting.steps):
        pass
    return fitting.fitted()


def _with_all_kinds(encoder: Encoder) -> Encoder:
    """The same with a row for each kind of word, those that it does not know beginning as that of a lead-in."""
    missing = len(KINDS) - len(encoder.kinds)
    more = np.repeat(encoder.kinds[KINDS.index("lead-in")][None], missing, axis=0)
    return replace(encoder, kinds=np.concatenate([encoder.kinds, more]))


def _told_before(encoder: Encoder, lesson: TaughtLine) -> TaughtLine:
    """A lesson with what an encoder tells of its pairs that does not read the sentence before."""
    asked = [without_before(lesson.line, pair.stand) for pair in lesson.pairs]
    line = asked[0][0]
    told = encoder.sums([(line, stand) for _, stand in asked])
    pairs = [
        replace(pair, told=_logarithms(sums).tolist()) if sums is not None else pair
        for pair, sums in zip(lesson.pairs, told, strict=True)
    ]
    return replace(lesson, pairs=pairs)


def _stands_for_more(word: str) -> bool:
    return word[:1] == "<" and len(word) > 1


def _lessons(examples: Iterable[Example], encoder: Encoder) -> Iterator[TaughtLine]:
    of_line: dict[Line, list[TaughtPair]] = defaultdict(list)
    for e in examples:
        if e.line is None or e.stand is None:
            continue
        allowed = [name in e.outcomes for name in encoder.outcomes[e.stand.kind]]
        if any(allowed):
            whole = 1.0 if e.is_open else _READ_BY_FRAMES
            has_chance = e.has_chance or NOTHING not in e.outcomes
            of_line[e.line].append(TaughtPair(e.stand, allowed, e.weight * whole, whole, has_chance))
    for line, pairs in of_line.items():
        spelt = encoder.spelt(line)
        if len(spelt.numbers) <= LONGEST:
            yield TaughtLine(line, spelt, pairs)


class _Course:
    """What is learned, one after the other: by wide encoders, then by the narrow one.

    Attributes
    ----------
    steps : int
        How many steps there will be.
    """

    def __init__(self, examples: Sequence[Example], base: Base, outcomes: Mapping[str, tuple[str, ...]]) -> None:
        names = sorted({word for e in examples if e.line for word in e.line.words if _stands_for_more(word)})
        self._names = len(names)
        wide = [begun(base, names, outcomes, wide.inner, wide.layers) for wide in _WIDE]
        self._lessons = list(_lessons(examples, wide[0]))
        own = (e for e in examples if not e.is_marked)
        lessons = {True: self._lessons, False: list(_lessons(own, wide[0]))}
        self._wide = [
            Fitting(encoder, lessons[form.marked], self._names, form.pace)
            for encoder, form in zip(wide, _WIDE, strict=True)
        ]
        self.steps = sum(fitting.steps for fitting in self._wide) + steps_of(self._lessons, _NARROW.rounds)

    def run(self) -> Iterator[float]:
        """Yield the loss of each step."""
        for fitting in self._wide:
            yield from fitting.run()
        wide = [fitting.fitted() for fitting in self._wide]
        lessons = [_told_by(wide, lesson) for lesson in self._lessons]
        narrow = narrowed(wide[0], self._some(), _WIDTHS)
        self._narrow = Fitting(narrow, lessons, self._names, _NARROW)
        yield from self._narrow.run()

    def learned(self) -> Encoder:
        """Return the narrow one, after all steps."""
        return self._narrow.fitted()

    def _some(self) -> list[tuple[Line, list[Stand]]]:
        """Some of the lines with pairs that have a chance."""
        with_chance = [
            (lesson.line, [pair.stand for pair in lesson.pairs if pair.has_chance][:_PAIRS_NARROWED_BY])
            for lesson in self._lessons
        ]
        asked = [(line, stands) for line, stands in with_chance if stands]
        drawn = np.random.default_rng(_SEED).permutation(len(asked))[:_NARROWED_BY]
        return [asked[at] for at in drawn]


def _told_by(encoders: Sequence[Encoder], lesson: TaughtLine) -> TaughtLine:
    """A lesson with what encoders tell of its pairs: the mean of their logarithms, each as it counts."""
    asked = [(lesson.line, pair.stand) for pair in lesson.pairs]
    told = [[_logarithms(sums) for sums in encoder.sums(asked)] for encoder in encoders]
    counts = [wide.counts for wide in _WIDE]
    means = (np.average(each, axis=0, weights=counts).tolist() for each in zip(*told, strict=True))
    pairs = [replace(pair, told=mean) for pair, mean in zip(lesson.pairs, means, strict=True)]
    return replace(lesson, pairs=pairs)


def _logarithms(sums: Sequence[float] | None) -> NDArray[np.float64]:
    """Those of the chances: what has as much as possible is nothing, all else is below."""
    found = np.array(sums, dtype=np.float64)
    less: NDArray[np.float64] = found - np.logaddexp.reduce(found)
    return less
