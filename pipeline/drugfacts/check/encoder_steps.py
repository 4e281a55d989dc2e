"""An encoder on its way: lines and what is known of their pairs, looked at some at a time, and a step taken each time.

Optax takes the steps, by the gradients that JAX tells (:mod:`.encoder_in_jax`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple

import numpy as np

from drugfacts.weighing.encoder import HOWS, Encoder, Spelt, place_of
from drugfacts.weighing.lines import Line, Stand

from .encoder_base import LONGEST, missing
from .encoder_in_jax import Parts, loss_of
from .narrow_encoder import stored_by_row

_AT_ONCE = 32
_MOST_PAIRS = 256
_OF_A_LINE = 20
"""So many lines, and so many of their pairs, are looked at at once; of a line that has more, others each time."""
_LENGTHS = (16, 24, 32, 40, 56, 80, LONGEST)
"""Lines of about a length are looked at together."""
_SLOWEST = 0.02
_WARMING = 200
_DECAY = 0.02
_LEFT_OUT = 0.7
"""So many phrases in no list that themselves leave no chance are left out each time, as it is not asked of them."""
_SEED = 1


@dataclass(frozen=True, slots=True)
class TaughtPair:
    """A pair, and what is known of it.

    Attributes
    ----------
    stand : Stand
        Where it stands.
    allowed : list of bool
        What it may be, by the outcomes of its kind.
    weight, weight_told : float
        What it counts for as it is marked, and as others tell.
    has_chance : bool
        As in :class:`.fit.Example`.
    told : list of float
        What each outcome gets by wide encoders, where they have been asked.
    """

    stand: Stand
    allowed: list[bool]
    weight: float
    weight_told: float
    has_chance: bool
    told: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class TaughtLine:
    """A line, and in pieces, with the pairs that examples tell of."""

    line: Line
    spelt: Spelt
    pairs: list[TaughtPair]

    @property
    def length(self) -> int:
        """The length under which it is looked at."""
        return _LENGTHS[bisect_left(_LENGTHS, len(self.spelt.numbers))]


class Pace(NamedTuple):
    """How an encoder learns.

    Attributes
    ----------
    rounds : int
        How many times it looks at all lines.
    speed : float
        By how much a number moves in a step at the most, or about that.
    dropped : float
        What share of what its parts hand on is left out each time.
    told : float
        By so much counts how far it is from what others tell, where they have been asked; the rest is how far from the
        marks.
    """

    rounds: int
    speed: float
    dropped: float
    told: float = 0.0


def steps_of(lessons: Sequence[TaughtLine], rounds: int) -> int:
    """Return how many steps it takes to look at lessons so many times."""
    of_length = Counter(lesson.length for lesson in lessons)
    return rounds * sum(-(-count // _AT_ONCE) for count in of_length.values())


class Fitting:
    """An encoder on its way.

    Attributes
    ----------
    parts : dict of str to array
        Those of the encoder as :meth:`Encoder.parts` names them, but for its rows; under ``names``, what is added to
        the rows of the first, which stand for what has no words.
    steps : int
        How many steps there will be.
    """

    def __init__(self, encoder: Encoder, lessons: Sequence[TaughtLine], names: int, pace: Pace) -> None:
        try:
            import jax
            import optax
        except ImportError as error:
            raise missing(error) from error
        self._begun, self._lessons, self._rounds, self._told = encoder, lessons, pace.rounds, pace.told
        self._random, self._key = np.random.default_rng(_SEED), jax.random.PRNGKey(_SEED)
        self._split = jax.random.split
        rows = encoder.rows * encoder.scales[:, None]
        self.parts: Parts = {name: part for name, part in encoder.parts().items() if name not in {"rows", "scales"}}
        self.parts["names"] = np.zeros((1 + names, rows.shape[1]), np.float32)
        self.steps = steps_of(lessons, pace.rounds)
        warming = min(_WARMING, self.steps // 4)
        speeds = optax.warmup_cosine_decay_schedule(0.0, pace.speed, warming, max(self.steps, 2), pace.speed * _SLOWEST)
        decays = optax.adamw(speeds, weight_decay=_DECAY, mask=partial(jax.tree.map, lambda part: part.ndim > 1))
        optimizer = optax.chain(optax.clip_by_global_norm(1.0), decays)
        self._moments = optimizer.init(self.parts)
        loss = jax.value_and_grad(partial(loss_of, dropped=pace.dropped))

        def step(parts: Parts, moments: Any, seen: Parts, key: Any) -> tuple[Parts, Any, Any]:
            value, gradient = loss(parts, rows, seen, key)
            moves, moments = optimizer.update(gradient, moments, parts)
            return optax.apply_updates(parts, moves), moments, value

        self._step = jax.jit(step)

    def run(self) -> Iterator[float]:
        """Look at all lessons some times over, and yield the loss of each step."""
        for _ in range(self._rounds):
            for lessons in self._together():
                self._key, key = self._split(self._key)
                seen = self._seen(lessons)
                self.parts, self._moments, loss = self._step(self.parts, self._moments, seen, key)
                yield float(loss)

    def _together(self) -> Iterator[list[TaughtLine]]:
        """Yield lessons of about a length, some at a time, in another order each time."""
        of_length: dict[int, list[TaughtLine]] = defaultdict(list)
        for at in self._random.permutation(len(self._lessons)):
            of_length[self._lessons[at].length].append(self._lessons[at])
        groups = [
            some[at : at + _AT_ONCE] for _, some in sorted(of_length.items()) for at in range(0, len(some), _AT_ONCE)
        ]
        for at in self._random.permutation(len(groups)):
            yield groups[at]

    def _seen(self, lessons: Sequence[TaughtLine]) -> Parts:
        """Some lessons as tables of numbers, always of so many lines and pairs."""
        shape = _AT_ONCE, lessons[0].length
        seen: Parts = {name: np.zeros(shape, np.int32) for name in ("pieces", "kinds")}
        seen["there"] = np.zeros(shape, bool)
        seen["there"][:, 0] = True
        for n, lesson in enumerate(lessons):
            count = len(lesson.spelt.numbers)
            seen["pieces"][n, :count], seen["kinds"][n, :count] = lesson.spelt.numbers, lesson.spelt.kinds
            seen["there"][n, :count] = True
        pairs = [(n, pair) for n, lesson in enumerate(lessons) for pair in self._some(lesson.pairs)]
        pairs = [pairs[at] for at in self._random.permutation(len(pairs))[:_MOST_PAIRS]]
        for name in ("line", "from", "to", "head", "drug from", "drug to", "place", "how", "list", "kind"):
            seen[name] = np.zeros(_MOST_PAIRS, np.int32)
        seen["to"] += 1
        for name in ("weight", "weight told"):
            seen[name] = np.zeros(_MOST_PAIRS, np.float32)
        kinds = list(self._begun.outcomes)
        first_of = np.cumsum([0, *map(len, self._begun.outcomes.values())]).tolist()
        for group in ("own", "allowed"):
            seen[group] = np.ones((_MOST_PAIRS, first_of[-1]), bool)
        seen["told"] = np.zeros((_MOST_PAIRS, first_of[-1]), np.float32)
        for n, (line, pair) in enumerate(pairs):
            stand, placed, kind = pair.stand, lessons[line].spelt.placed(pair.stand), kinds.index(pair.stand.kind)
            seen["line"][n], seen["head"][n] = line, placed.head[0]
            seen["from"][n], seen["to"][n] = placed.term[0], placed.term[-1] + 1
            if placed.drug:
                seen["drug from"][n], seen["drug to"][n] = placed.drug[0], placed.drug[-1] + 1
            seen["place"][n], seen["how"][n], seen["list"][n] = place_of(stand), HOWS.index(stand.how), stand.is_listed
            own = slice(first_of[kind], first_of[kind + 1])
            seen["own"][n] = False
            seen["own"][n, own] = True
            seen["allowed"][n] = False
            seen["allowed"][n, own] = pair.allowed
            share = self._told if pair.told else 0.0
            seen["weight"][n], seen["weight told"][n] = (1 - share) * pair.weight, share * pair.weight_told
            if pair.told:
                seen["told"][n, own] = pair.told
        return seen

    def _some(self, pairs: Sequence[TaughtPair]) -> list[TaughtPair]:
        """Those pairs of a line that are looked at this time."""
        chances = self._random.random(len(pairs))
        some = [pair for pair, chance in zip(pairs, chances, strict=True) if pair.has_chance or chance >= _LEFT_OUT]
        return [some[at] for at in sorted(self._random.permutation(len(some))[:_OF_A_LINE])]

    def fitted(self) -> Encoder:
        """Return the encoder as it is now."""
        begun, parts = self._begun, {name: np.asarray(part) for name, part in self.parts.items()}
        rows = begun.rows * begun.scales[:, None]
        names = parts.pop("names")
        rows[: len(names)] += names
        parts["rows"], parts["scales"] = stored_by_row(rows)
        return Encoder.from_parts(begun.outcomes, begun.pieces, parts)
