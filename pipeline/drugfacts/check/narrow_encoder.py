"""Make an encoder narrower that has learned, so that it is a fraction of the work and says nearly the same.

What stands in its columns is turned so that the first say most, and the last are left out (Ashkboos et al. 2024,
"SliceGPT"); so are those ways of looking from piece to piece, and those inner columns, that do least. All that is
judged by what it makes of some lines, and what is left out is made up for as well as a straight line can. The narrow
one then learns from the wide one, see :mod:`.fit_encoder`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from drugfacts.weighing.encoder import HEADS, Encoder, Layer, Product, Reader, Spelt, bent, evened, taken
from drugfacts.weighing.lines import Line, Stand
from drugfacts.weighing.network import normal

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_SMALL = 1e-3
_SMALLEST = 1e-5
"""Of the mean square of what a line is drawn through, so much is added: what hardly varies has little to say."""
_LEAST = 1e-7
"""Directions that vary less than that, next to the one that does most, are taken to vary so much."""


class Widths(NamedTuple):
    """How wide an encoder is.

    Attributes
    ----------
    columns : int
        Numbers of a piece.
    looking : int
        Numbers by which pieces look at each other; so many for each of the heads, and what they take from each other.
    inner : int
        Columns within the perceptron of a layer.
    """

    columns: int
    looking: int
    inner: int


@dataclass(frozen=True, slots=True)
class _Stage:
    """What a layer makes of some pieces: what it takes, the perceptron's inner columns, and what stands after each."""

    gathered: Floats
    looked: Floats
    inner: Floats
    thought: Floats
    after: Floats


@dataclass(frozen=True, slots=True)
class _Sample:
    """Lines in pieces, one behind the other, and where each begins."""

    lines: Sequence[Spelt]
    starts: Sequence[int]

    @classmethod
    def of(cls, lines: Sequence[Spelt]) -> _Sample:
        """Take lines together."""
        return cls(lines, np.cumsum([0, *(len(line.numbers) for line in lines)]).tolist())

    def begin(self, encoder: Encoder) -> Floats:
        """What the pieces are before they are evened."""
        numbers = [number for line in self.lines for number in line.numbers]
        kinds = [kind for line in self.lines for kind in line.kinds]
        places = [place for line in self.lines for place in range(len(line.numbers))]
        rows = encoder.rows[numbers] * encoder.scales[numbers, None]
        found: Floats = rows + encoder.kinds[kinds] + encoder.places[places]
        return found

    def taken(self, rows: Floats, ask: Product, answer: Product, offer: Product) -> Floats:
        """What the pieces take from those of their line."""
        asks, answers, offers = ask(rows), answer(rows), offer(rows)
        parts = [slice(start, end) for start, end in zip(self.starts, self.starts[1:], strict=False)]
        return np.concatenate([taken(asks[part], answers[part], offers[part]) for part in parts])

    def stage(self, layer: Layer, rows: Floats) -> _Stage:
        """What a layer makes of the pieces."""
        gathered = layer.gather(self.taken(rows, layer.ask, layer.answer, layer.offer))
        looked = evened(rows + gathered, layer.even)
        inner = bent(layer.spread(looked))
        thought = layer.narrow(inner)
        return _Stage(gathered, looked, inner, thought, evened(looked + thought, layer.last_even))


def narrowed(encoder: Encoder, asked: Sequence[tuple[Line, Sequence[Stand]]], widths: Widths) -> Encoder:
    """Return a narrower encoder that says of some lines nearly the same.

    Parameters
    ----------
    encoder : Encoder
    asked : sequence of (Line, sequence of Stand)
        Some lines, with pairs that stand in them; a few thousand tell enough.
    widths : Widths
        None wider than what is there.
    """
    sample = _Sample.of([encoder.spelt(line) for line, _ in asked])
    before = sample.begin(encoder)
    first = evened(before, encoder.even)
    stages: list[_Stage] = []
    for layer in encoder.layers:
        stages.append(sample.stage(layer, stages[-1].after if stages else first))
    seen = [first, *(rows for stage in stages for rows in (stage.looked, stage.after)), stages[-1].after]
    turn = _main_directions(np.concatenate(seen), widths.columns)
    rows, scales = stored_by_row(encoder.rows * encoder.scales[:, None] @ turn)
    narrow = Encoder(
        encoder.outcomes,
        encoder.pieces,
        rows,
        scales,
        encoder.kinds @ turn,
        encoder.places @ turn,
        encoder.even,
        (),
        encoder.reader,
    )
    even = _evening(sample.begin(narrow), first @ turn)
    found = evened(sample.begin(narrow), even)
    layers = []
    for layer, stage in zip(encoder.layers, stages, strict=True):
        layers.append(_narrow_layer(layer, stage, found, sample, turn, widths))
        found = sample.stage(layers[-1], found).after
    reader = _narrow_reader(encoder.reader, stages[-1].after, found, sample, [stands for _, stands in asked], turn)
    return Encoder(
        encoder.outcomes, encoder.pieces, rows, scales, narrow.kinds, narrow.places, even, tuple(layers), reader
    )


def stored_by_row(table: Floats) -> tuple[NDArray[np.int8], Floats]:
    """Return rows of numbers as whole ones of a byte, and the factor of each row.

    Examples
    --------
    >>> stored_by_row(np.array([[0.5, -1.0], [0.0, 2.54]], dtype=np.float32))[0].tolist()
    [[64, -127], [0, 127]]
    """
    most = np.maximum(np.abs(table).max(axis=1), np.float32(1e-6))
    scales = (most / 127).astype(np.float32)
    return np.rint(table / scales[:, None]).astype(np.int8), scales


def _main_directions(rows: Floats, count: int) -> Floats:
    """The directions in which rows reach farthest, one a column."""
    _, directions = np.linalg.eigh((rows.T @ rows / len(rows)).astype(np.float64))
    main: Floats = directions[:, ::-1][:, :count].astype(np.float32)
    return main


def _narrow_layer(layer: Layer, stage: _Stage, rows: Floats, sample: _Sample, turn: Floats, widths: Widths) -> Layer:
    """A layer of the narrow encoder, of which ``rows`` come in."""
    ask, answer, offer = _narrow_looks(layer, rows, turn, widths.looking // HEADS)
    took = sample.taken(rows, ask, answer, offer)
    gather = _line_through(took, stage.gathered @ turn)
    even = _evening(rows + gather(took), stage.looked @ turn)
    looked = evened(rows + gather(took), even)
    does = np.sqrt((stage.inner * stage.inner).mean(axis=0)) * np.linalg.norm(layer.narrow.factors, axis=1)
    kept = np.sort(np.argsort(-does, kind="stable")[: widths.inner])
    spread = _line_through(looked, layer.spread(stage.looked)[:, kept], _SMALLEST)
    inner = bent(spread(looked))
    narrow = _line_through(inner, stage.thought @ turn)
    last_even = _evening(looked + narrow(inner), stage.after @ turn)
    return Layer(ask, answer, offer, gather, spread, narrow, even, last_even)


def _narrow_looks(layer: Layer, rows: Floats, turn: Floats, width: int) -> tuple[Product, Product, Product]:
    """What asks, answers and offers, each head by so many numbers: those that tell most where rows are as they are."""
    whole = np.concatenate([rows, np.ones((len(rows), 1), np.float32)], axis=1).astype(np.float64)
    reaches, directions = np.linalg.eigh(whole.T @ whole / len(whole))
    reaches = reaches.clip(_LEAST * reaches.max())
    out, back = ((directions * reaches**power) @ directions.T for power in (0.5, -0.5))
    asks, answers, offers = [], [], []
    had = len(layer.ask.start) // HEADS
    width = min(width, had)
    for head in range(HEADS):
        own = slice(head * had, (head + 1) * had)
        ask, answer, offer = (_turned(part, own, turn) for part in (layer.ask, layer.answer, layer.offer))
        left, strengths, right = np.linalg.svd(out @ ask @ answer.T @ out)
        each = np.sqrt(strengths[:width] * (width / had) ** 0.5)  # as looks are divided by the root of the width
        asks.append(back @ left[:, :width] * each)
        answers.append(back @ right[:width].T * each)
        left, strengths, _ = np.linalg.svd(out @ offer @ layer.gather.factors[own] @ turn, full_matrices=False)
        offers.append(back @ left[:, :width] * strengths[:width])
    ask, answer, offer = (np.concatenate(some, axis=1).astype(np.float32) for some in (asks, answers, offers))
    return Product(ask[:-1], ask[-1]), Product(answer[:-1], answer[-1]), Product(offer[:-1], offer[-1])


def _turned(product: Product, own: slice, turn: Floats) -> NDArray[np.float64]:
    """Some outputs of a product for inputs that are turned and have a one behind them."""
    turned: NDArray[np.float64] = np.concatenate([turn.T @ product.factors[:, own], product.start[None, own]]).astype(
        np.float64
    )
    return turned


def _narrow_reader(
    reader: Reader,
    wide: Floats,
    rows: Floats,
    sample: _Sample,
    stands: Sequence[Sequence[Stand]],
    turn: Floats,
) -> Reader:
    """What is made of the places of pairs, where they are narrow."""
    unsaid = reader.unsaid @ turn
    seen: list[Floats] = []
    wanted: list[Floats] = []
    for line, start, some in zip(sample.lines, sample.starts, stands, strict=False):
        for placed in map(line.placed, some):
            for all_rows, instead, found in ((wide, reader.unsaid, wanted), (rows, unsaid, seen)):
                term, drug = ([start + at for at in places] for places in (placed.term, placed.drug))
                head, of_drug = all_rows[start + placed.head[0]], all_rows[drug].mean(axis=0) if drug else instead
                found.append(np.concatenate([all_rows[term].mean(axis=0), head, of_drug, head * of_drug]))
    spread = _line_through(np.array(seen, np.float32), reader.spread(np.array(wanted, np.float32)))
    return Reader(unsaid, reader.places, reader.hows, reader.lists, spread, reader.narrow)


def _evening(rows: Floats, wanted: Floats) -> Product:
    """What makes of evened rows what is wanted, column by column, as well as it can."""
    even = normal(rows)
    mean, wanted_mean = even.mean(axis=0), wanted.mean(axis=0)
    spread = np.maximum(((even - mean) ** 2).mean(axis=0), np.float32(1e-6))
    factors = ((even - mean) * (wanted - wanted_mean)).mean(axis=0) / spread
    return Product(factors, wanted_mean - factors * mean)


def _line_through(rows: Floats, wanted: Floats, added: float = _SMALL) -> Product:
    """What makes of rows what is wanted, as well as it can (ridge regression)."""
    whole = np.concatenate([rows, np.ones((len(rows), 1), np.float32)], axis=1).astype(np.float64)
    squares = whole.T @ whole / len(whole)
    squares[np.diag_indices(len(squares))] += added * np.trace(squares) / len(squares)
    found = np.linalg.solve(squares, whole.T @ wanted / len(whole)).astype(np.float32)
    return Product(found[:-1], found[-1])
