"""What a sentence says of a pair, read word by word in order: a small transformer beside table and network.

Table and network (:mod:`.weights`, :mod:`.network`) see what stands around a term as a bag, in which "X, not Y, causes
C" and "Y, not X, causes C" are nearly the same; and of two words that mean the same they know but those that were seen.
The encoder has a row of numbers for each word or piece of a word, and lets each look at all others (Vaswani et al.
2017, "Attention is all you need"). What then stands at term and drug tells what is said of them. It learned from
annotated texts, and from wider ones that began as layers of a public one (``ATTRIBUTION.md``).

A sentence is read once for each drug, and several at once. The last bits of a product may depend on how many rows
it has; so rows are multiplied in blocks that always have as many, and a sentence comes out the same in any company.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from io import BytesIO
from itertools import accumulate, chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zipfile import BadZipFile

import numpy as np

from drugfacts.errors import DrugfactsError
from drugfacts.kept import Kept

from .lines import Line, Stand
from .network import normal
from .word_pieces import pieces_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

BUILT_IN = "built-in"
HEADS = 12
HOWS = ("named", "pointed", "topic")
_GAPS = (1, 2, 4, 6, 10, 15, 25)
"""Words between term and drug, in steps."""
PLACES = 2 * len(_GAPS) + 1
"""In how many ways a drug may stand to a term: not said, behind it by one of so many steps, before it."""
_BEND = np.float32((2 / np.pi) ** 0.5)
_CUBED = np.float32(0.044715)
_DIGITS = 4
_BLOCK = 64
"""Rows that are multiplied at once."""


@dataclass(frozen=True, slots=True, eq=False)
class Product:
    """Factors, inputs by outputs, and what is added after them."""

    factors: Any
    start: Any

    def __call__(self, rows: Floats) -> Floats:
        """Return what becomes of rows, each the same to the last bit in whatever company."""
        count = -(-len(rows) // _BLOCK)
        blocks = np.zeros((count, _BLOCK, rows.shape[1]), dtype=np.float32)
        blocks.reshape(-1, rows.shape[1])[: len(rows)] = rows
        made: Floats = np.concatenate([block @ self.factors for block in blocks])[: len(rows)] + self.start
        return made


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """One layer: pieces look at each other, then each is thought over.

    Attributes
    ----------
    ask, answer, offer : Product
        What a piece asks the others, what it answers to, and what they take from it.
    gather : Product
        How what was taken is put together.
    spread, narrow : Product
        A perceptron.
    even, last_even : Product of columns
        Factors of the columns and what is added where, after either of the two, numbers have been brought to a mean of
        0 and a deviation of 1.
    """

    ask: Product
    answer: Product
    offer: Product
    gather: Product
    spread: Product
    narrow: Product
    even: Product
    last_even: Product


@dataclass(frozen=True, slots=True, eq=False)
class Reader:
    """What is made of the places of a pair.

    Attributes
    ----------
    unsaid : array of float
        Stands for a drug that the sentence does not say.
    places, hows, lists : array of float
        What it adds how the drug stands to the term, whether it is named, whether the term is in a list.
    spread, narrow : Product
        A perceptron over four things side by side: the term, its head, the drug, and the last two multiplied; it gives
        the outcomes of all kinds of term side by side.
    """

    unsaid: Any
    places: Any
    hows: Any
    lists: Any
    spread: Product
    narrow: Product


@dataclass(frozen=True, eq=False)
class Encoder:
    """A small transformer.

    Attributes
    ----------
    outcomes : mapping of str to tuple of str
        By ``condition`` and ``target`` what a pair may turn out to be, as in :class:`.weights.Weights`.
    pieces : sequence of str
        The words and pieces of words that it knows. The first stands for all others.
    rows : array of int8
        A row for each.
    scales : array of float
        The factor by which each row is stored.
    kinds : array of float
        What it adds to the row of a word what the word is part of, see :data:`.lines.KINDS`.
    places : array of float
        What it adds to be the first piece of a line, the second, and so on. A longer line is not read.
    even : Product
        Factors of the columns, and what is added, before the first layer.
    layers : tuple of Layer
    reader : Reader
    """

    outcomes: Mapping[str, tuple[str, ...]]
    pieces: Sequence[str]
    rows: Any
    scales: Any
    kinds: Any
    places: Any
    even: Product
    layers: tuple[Layer, ...]
    reader: Reader

    def knows(self, kind: str, outcomes: Sequence[str]) -> bool:
        """Return whether it tells such outcomes, in this order, of pairs of a kind (see :attr:`.pairs.Pair.kind`)."""
        return self.outcomes.get(kind.removeprefix("unlisted ")) == tuple(outcomes)

    def sums(self, asked: Sequence[tuple[Line, Stand]]) -> list[list[float] | None]:
        """Return what each outcome of each pair gets: the logarithm of its odds, but for a constant.

        None for a pair of a line that is too long. A line that several pairs have is read once.
        """
        of_line: dict[int, list[int]] = {}
        for at, (line, _) in enumerate(asked):
            of_line.setdefault(id(line), []).append(at)
        spelt = [(self.spelt(asked[places[0]][0]), places) for places in of_line.values()]
        spelt = [(one, places) for one, places in spelt if len(one.numbers) <= len(self.places)]
        found: list[list[float] | None] = [None] * len(asked)
        if spelt:
            places = [at for _, some in spelt for at in some]
            read = self._read([(one, [one.placed(asked[at][1]) for at in some]) for one, some in spelt])
            for at, sums in zip(places, self._told(read, [asked[at][1] for at in places]), strict=True):
                found[at] = sums
        return found

    def spelt(self, line: Line) -> Spelt:
        """Return a line as the pieces of its words."""
        words = [self._numbers_of[word] for word in line.words]
        numbers = [number for some in words for number in some]
        kinds = [kind for kind, some in zip(line.kinds, words, strict=True) for _ in some]
        return Spelt(numbers, kinds, [0, *accumulate(map(len, words))])

    def _read(self, asked: Sequence[tuple[Spelt, Sequence[Placed]]]) -> Iterator[Floats]:
        """What stands at term, head and drug of each pair in the end, and the last two multiplied, side by side."""
        lines = [line for line, _ in asked]
        numbers = [number for line in lines for number in line.numbers]
        flat = self.rows[numbers] * self.scales[numbers, None]
        flat = flat + self.kinds[[kind for line in lines for kind in line.kinds]]
        flat += self.places[[place for line in lines for place in range(len(line.numbers))]]
        flat = evened(flat, self.even)
        starts = [0, *accumulate(len(line.numbers) for line in lines)]
        every = [list(range(len(line.numbers))) for line in lines]
        wanted = [sorted({at for placed in stands for at in placed.wanted}) for _, stands in asked]
        for n, layer in enumerate(self.layers, 1):
            flat = _through(layer, flat, starts, wanted if n == len(self.layers) else every)
        row_of: dict[tuple[int, int], int] = {}
        for line, some in enumerate(wanted):
            for at in some:
                row_of[line, at] = len(row_of)
        for line, (_, stands) in enumerate(asked):
            for placed in stands:
                term, head, drug = ([row_of[line, at] for at in some] for some in placed)
                at_head = flat[head[0]]
                of_drug = flat[drug].mean(axis=0) if drug else self.reader.unsaid
                yield np.concatenate([flat[term].mean(axis=0), at_head, of_drug, at_head * of_drug])

    def _told(self, read: Iterator[Floats], stands: Sequence[Stand]) -> Iterator[list[float]]:
        reader = self.reader
        inner = reader.spread(np.array(list(read), dtype=np.float32))
        inner += reader.places[[place_of(stand) for stand in stands]]
        inner += reader.hows[[HOWS.index(stand.how) for stand in stands]]
        inner += reader.lists[[int(stand.is_listed) for stand in stands]]
        sums = np.round(reader.narrow(np.maximum(inner, np.float32(0))).astype(np.float64), _DIGITS).tolist()
        for row, stand in zip(sums, stands, strict=True):
            yield row[self._columns[stand.kind]]

    @cached_property
    def _columns(self) -> dict[str, slice]:
        """Where the outcomes of each kind of term stand."""
        ends = accumulate(map(len, self.outcomes.values()))
        return {kind: slice(end - len(self.outcomes[kind]), end) for kind, end in zip(self.outcomes, ends, strict=True)}

    @cached_property
    def _numbers_of(self) -> Kept[str, list[int]]:
        number_of = {piece: n for n, piece in enumerate(self.pieces)}
        return Kept(lambda word: pieces_of(word, number_of) or [0])

    def to_bytes(self) -> bytes:
        """Return the content of a file, the same for the same encoder: arrays in NumPy's format, compressed."""
        stored = {"outcomes": _letters(json.dumps(self.outcomes)), "pieces": _letters("\n".join(self.pieces))}
        for name, part in self.parts().items():
            stored[name] = part if part.dtype == np.int8 else part.astype(np.float16)
        held = BytesIO()
        np.savez_compressed(held, **stored)
        return held.getvalue()

    @classmethod
    def from_file(cls, file: Any) -> Encoder:
        """Read what :meth:`to_bytes` gave: a path, or an open file. Nothing in it is run."""
        with np.load(file, allow_pickle=False) as stored:
            parts = {name: _floats(stored[name]) for name in stored.files}
        outcomes = json.loads(parts["outcomes"].tobytes().decode())
        pieces = parts["pieces"].tobytes().decode().split("\n")
        return cls.from_parts({kind: tuple(names) for kind, names in outcomes.items()}, pieces, parts)

    def parts(self) -> dict[str, NDArray[Any]]:
        """Return all that is numbers, by name."""
        found = {name: getattr(self, name) for name in _ARRAYS}
        found.update({f"reader {name}": getattr(self.reader, name) for name in _READER_ARRAYS})
        products = {"even": self.even, "reader spread": self.reader.spread, "reader narrow": self.reader.narrow}
        for n, layer in enumerate(self.layers):
            products.update({f"layer {n} {name}": getattr(layer, name) for name in Layer.__slots__})
        for name, product in products.items():
            found.update({name: product.factors, f"{name} start": product.start})
        return found

    @classmethod
    def from_parts(
        cls, outcomes: Mapping[str, tuple[str, ...]], pieces: Sequence[str], parts: Mapping[str, NDArray[Any]]
    ) -> Encoder:
        """Return the encoder of which :meth:`parts` gave the parts."""

        def product(name: str) -> Product:
            return Product(parts[name], parts[f"{name} start"])

        count = sum(name.startswith("layer ") and name.endswith(" ask") for name in parts)
        layers = [Layer(*(product(f"layer {n} {name}") for name in Layer.__slots__)) for n in range(count)]
        unsaid, places, hows, lists = (parts[f"reader {name}"] for name in _READER_ARRAYS)
        reader = Reader(unsaid, places, hows, lists, product("reader spread"), product("reader narrow"))
        rows, scales, kinds, starts = (parts[name] for name in _ARRAYS)
        return cls(outcomes, pieces, rows, scales, kinds, starts, product("even"), tuple(layers), reader)


_ARRAYS = ("rows", "scales", "kinds", "places")
_READER_ARRAYS = ("unsaid", "places", "hows", "lists")


class Placed(NamedTuple):
    """The pieces of a pair in its line."""

    term: Sequence[int]
    head: Sequence[int]
    drug: Sequence[int]

    @property
    def wanted(self) -> Iterator[int]:
        """All of them."""
        return chain(*self)


class Spelt(NamedTuple):
    """A line in pieces.

    Attributes
    ----------
    numbers : list of int
        The numbers of the pieces.
    kinds : list of int
        What the word of each is part of.
    starts : list of int
        With which piece each word begins, and where the last ends.
    """

    numbers: list[int]
    kinds: list[int]
    starts: list[int]

    def placed(self, stand: Stand) -> Placed:
        """Return the pieces of a pair: the whole term, the last piece of its head, the whole drug."""
        starts = self.starts
        drug = range(starts[stand.drug[0]], starts[stand.drug[1]]) if stand.drug else ()
        head = starts[stand.head + 1] - 1
        return Placed(range(starts[stand.term[0]], starts[stand.term[1]]), (head,), drug)


def _through(layer: Layer, flat: Floats, starts: Sequence[int], wanted: Sequence[Sequence[int]]) -> Floats:
    """What a layer makes of the wanted pieces of some lines, one line behind the other."""
    rows = flat[[start + at for start, some in zip(starts, wanted, strict=False) for at in some]]
    asks, answers, offers = layer.ask(rows), layer.answer(flat), layer.offer(flat)
    took, at = [], 0
    for start, end, some in zip(starts, starts[1:], wanted, strict=False):
        took.append(taken(asks[at : at + len(some)], answers[start:end], offers[start:end]))
        at += len(some)
    rows = evened(rows + layer.gather(np.concatenate(took)), layer.even)
    return evened(rows + layer.narrow(bent(layer.spread(rows))), layer.last_even)


def taken(asks: Floats, answers: Floats, offers: Floats) -> Floats:
    """Return what pieces take from all those of their line."""
    asking, answering, offering = (
        each.reshape(len(each), HEADS, -1).transpose(1, 0, 2) for each in (asks, answers, offers)
    )
    looks = asking @ answering.transpose(0, 2, 1) * np.float32(asking.shape[2] ** -0.5)
    powers = np.exp(looks - looks.max(axis=2, keepdims=True))
    powers /= powers.sum(axis=2, keepdims=True)
    found: Floats = (powers @ offering).transpose(1, 0, 2).reshape(asks.shape)
    return found


def evened(rows: Floats, by: Product) -> Floats:
    """Return rows that are brought to a mean of 0 and a deviation of 1 each, and from there to factors and starts."""
    found: Floats = normal(rows) * by.factors + by.start
    return found


def bent(rows: Floats) -> Floats:
    """Return numbers of which those below nothing are drawn to it, smoothly.

    Hendrycks and Gimpel 2016, "Gaussian error linear units".
    """
    found: Floats = np.float32(0.5) * rows * (1 + np.tanh(_BEND * (rows + _CUBED * rows * rows * rows)))
    return found


def place_of(stand: Stand) -> int:
    """Return how the drug of a pair stands to its term, as a row of :attr:`Reader.places`.

    Examples
    --------
    >>> place_of(Stand((4, 5), 4, (0, 1), "named", "condition", is_listed=True))  # three words between them
    10
    """
    if stand.drug is None:
        return 0
    behind = stand.drug[0] >= stand.term[1]
    gap = stand.drug[0] - stand.term[1] if behind else stand.term[0] - stand.drug[1]
    return 1 + min(bisect_right(_GAPS, max(gap, 0)), len(_GAPS) - 1) + (0 if behind else len(_GAPS))


def _letters(text: str) -> NDArray[np.uint8]:
    return np.frombuffer(text.encode(), dtype=np.uint8)


def _floats(stored: NDArray[Any]) -> NDArray[Any]:
    return stored.astype(np.float32) if stored.dtype == np.float16 else stored


def load_encoder(name: str) -> Encoder | None:
    """Return the encoder of that name: a file, or ``built-in``; None for an empty name.

    Raises
    ------
    DrugfactsError
        Where the file cannot be read or holds no encoder.
    """
    if name == BUILT_IN:
        return encoder()
    if not name:
        return None
    try:
        return Encoder.from_file(Path(name))
    except OSError as error:
        raise DrugfactsError(f"{name}: cannot be read: {error.strerror or error}: name another file") from error
    except (ValueError, KeyError, TypeError, AttributeError, EOFError, BadZipFile) as error:
        raise DrugfactsError(f"{name}: holds no encoder of `drugfacts learn`: make it anew, or name another") from error


@lru_cache(maxsize=1)
def encoder() -> Encoder:
    """Load the encoder that comes with the package."""
    with (files("drugfacts.weighing") / "data" / "encoder.npz").open("rb") as file:
        return Encoder.from_file(file)
