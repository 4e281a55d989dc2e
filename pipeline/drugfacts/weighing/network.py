"""What pieces of evidence count for together: a small network beside the table of what each counts for alone.

The table (:mod:`.weights`) adds up; so it cannot say that "leave" speaks for harm where a drug is its subject and for
nothing in "leave hospital". The network has a short row of numbers for each piece of evidence, adds these up, and makes
a guess of the sum by two layers of weights: a multilayer perceptron over a bag of features (Iyyer et al. 2015, "Deep
unordered composition rivals syntactic methods for text classification").
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

SMALL = 1e-5
"""Added to the square of a deviation, so that none is nothing."""
_MOST = 127
"""The largest number of a row as it is stored: a byte with a sign."""


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """A network of one kind of term.

    Attributes
    ----------
    row_of : mapping of str to int
        Evidence → its row. Under no name stands what is there before any evidence.
    rows : array of int8
        A row for each piece of evidence, by one factor for all.
    first, second : arrays of float
        The weights of the two layers: columns by columns, and columns by outcomes.
    first_start, second_start : arrays of float
        What each layer adds whatever comes in.
    share : float
        What the sums of the table count for beside it.
    manner : str
        Of the texts that it reads, see :class:`.evidence.Scene`.

    Notes
    -----
    The sum of the rows is brought to a mean of 0 and a deviation of 1 (layer normalisation), so that it does not matter
    how much evidence there is, nor by which factor the rows are stored.
    """

    row_of: Mapping[str, int]
    rows: Any
    first: Any
    first_start: Any
    second: Any
    second_start: Any
    share: float = 1.0
    manner: str = ""

    def sums(self, seen: Sequence[Iterable[str]]) -> NDArray[np.float32]:
        """Return what each outcome of each pair gets, to be added to what it has by the table."""
        always = [self.row_of[name] for name in ("", manner_name(self.manner)) if name in self.row_of]
        return self.sums_of([[*always, *rows_of(evidence, self.row_of)] for evidence in seen])

    def sums_of(self, rows: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        """Return the same for pairs whose rows are known."""
        even = normal(summed(self.rows, rows).astype(np.float32))
        inner = np.maximum(even, np.float32(0.0)) @ self.first + self.first_start
        outer: NDArray[np.float32] = np.maximum(inner, 0.0) @ self.second + self.second_start
        return outer

    def aligned(self, row_of: Mapping[str, int]) -> Network:
        """Return the network with its rows numbered otherwise, and nothing in those of evidence that it does not know.

        Row 0 is that of no name.
        """
        rows = np.zeros((len(row_of) + 1, self.rows.shape[1]), dtype=np.int8)
        rows[[row_of[name] if name else 0 for name in self.row_of]] = self.rows
        return replace(self, row_of={"": 0, **row_of}, rows=rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Network) and self.to_data() == other.to_data()

    __hash__ = None  # type: ignore[assignment]

    def of(self, manner: str) -> Network:
        """Return the network for texts of a manner."""
        return replace(self, manner=manner)

    def beside(self, share: float, factor: float, offsets: Sequence[float]) -> Network:
        """Return the network for a table that counts for so much; what outcomes get by it is moved by a line."""
        second_start = self.second_start * factor + np.array(offsets, dtype=np.float32)
        return replace(self, second=self.second * factor, second_start=second_start, share=share)

    def to_data(self) -> dict[str, Any]:
        """Return what JSON can hold."""
        return {
            "share": self.share,
            "names": sorted(self.row_of, key=self.row_of.__getitem__),
            "rows": b64encode(self.rows.tobytes()).decode("ascii"),
            **{name: _rounded(getattr(self, name)) for name in _LAYERS},
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Network:
        """Return the network of which :meth:`to_data` gave the data."""
        names: list[str] = data["names"]
        rows = np.frombuffer(b64decode(data["rows"]), dtype=np.int8).reshape(len(names), -1)
        first, first_start, second, second_start = (np.array(data[name], dtype=np.float32) for name in _LAYERS)
        row_of = {name: n for n, name in enumerate(names)}
        return cls(row_of, rows, first, first_start, second, second_start, float(data["share"]))


_LAYERS = ("first", "first_start", "second", "second_start")


def manner_name(manner: str) -> str:
    """Return the evidence that stands for a manner of text, see :class:`.evidence.Scene`."""
    return f"manner:{manner}"


def rows_of(evidence: Iterable[str], row_of: Mapping[str, int]) -> list[int]:
    """Return the rows of what is known of some evidence."""
    return [row for name in evidence if (row := row_of.get(name)) is not None]


def summed(table: NDArray[Any], rows: Sequence[Sequence[int]]) -> NDArray[np.int32]:
    """Return the sum of some rows of whole numbers, of at least one, for each pair.

    Examples
    --------
    >>> summed(np.array([[1], [2], [4]]), [[0, 2], [0]]).tolist()
    [[5], [1]]
    """
    starts = [0, *accumulate(map(len, rows))][:-1]
    flat = [row for some in rows for row in some]
    total: NDArray[np.int32] = np.add.reduceat(table.take(flat, axis=0), starts, axis=0, dtype=np.int32)
    return total


def normal(sums: NDArray[Any]) -> NDArray[Any]:
    """Return rows of numbers, each with a mean of 0 and a deviation of 1.

    Examples
    --------
    >>> normal(np.array([[1.0, 3.0]])).round(2).tolist()
    [[-1.0, 1.0]]
    """
    count = sums.shape[1]
    centred = sums - np.add.reduce(sums, axis=1, keepdims=True) / count  # the same as mean(), without its wrapping
    spread = np.add.reduce(centred * centred, axis=1, keepdims=True) / count
    scaled: NDArray[Any] = centred / np.sqrt(spread + SMALL)
    return scaled


def stored(table: NDArray[np.float32]) -> NDArray[np.int8]:
    """Return rows of numbers as whole ones of a byte, by one factor for all.

    Examples
    --------
    >>> stored(np.array([[0.5, -1.0], [0.0, 1.0]])).tolist()
    [[64, -127], [0, 127]]
    """
    most = float(np.abs(table).max()) or 1.0
    whole: NDArray[np.int8] = np.rint(table / most * _MOST).astype(np.int8)
    return whole


def _rounded(numbers: Any) -> list[Any]:
    rounded: list[Any] = np.round(numbers.astype(np.float64), 4).tolist()
    return rounded
