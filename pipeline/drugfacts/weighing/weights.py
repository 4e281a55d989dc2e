"""What each piece of evidence counts for: multinomial logistic regression, as a table that can be read."""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from operator import add
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from drugfacts.errors import DrugfactsError

from .encoder import Encoder, load_encoder
from .encoder import encoder as encoder_of_package
from .network import Network, manner_name, rows_of, summed

if TYPE_CHECKING:
    from numpy.typing import NDArray

BUILT_IN = "built-in"
NOTHING = "nothing"
"""The outcome that a term is said of a drug in no way."""
_LEAST_OPEN, _MOST_OPEN = -1.5, 3.0
"""Where by the table nothing is so much likelier than all else, or so much less likely, the network is not asked: in
annotated texts it hardly ever turned that over, and it takes time."""
_PARTS = 1000
"""Weights are added up in thousandths, as whole numbers: in any order, and everywhere, to the same bits."""
_FELT = 0.005
"""What speaks less for an outcome is not told."""
_ROUNDING = 1e-6
"""More than the same numbers may differ by when they are added up in another order."""


@dataclass(slots=True)
class Weights:
    """The weights of one kind of term.

    Attributes
    ----------
    outcomes : tuple of str
        What a pair may turn out to be: :data:`NOTHING`, ``indication``, ``indication, denied``, ``inhibits`` ...
    start : tuple of float
        What each outcome has before any evidence.
    table : mapping of str to tuple of float
        Evidence → what it adds to each outcome.
    manners : mapping of str to Weights
        What texts of one manner add to that: see :class:`.evidence.Scene`.
    network : Network or None
        What pieces of evidence count for together, where that tells more.
    encoder : Encoder or None
        What reads the sentence in order, where the two leave it open: see :mod:`.chances`.

    Examples
    --------
    >>> Weights(("nothing", "side_effect"), (1.0, 0.0), {"before:cause": (-1.0, 1.0)}).chances(["before:cause"])
    [0.2689..., 0.7310...]
    """

    outcomes: tuple[str, ...]
    start: tuple[float, ...]
    table: Mapping[str, Sequence[float]]
    manners: Mapping[str, Weights] = field(default_factory=dict)
    network: Network | None = None
    encoder: Encoder | None = None
    _of: dict[str, Weights] = field(default_factory=dict, repr=False, compare=False)
    _row_of: dict[str, int] = field(default_factory=dict, repr=False, compare=False)
    _rows: Any = field(default=None, repr=False, compare=False)
    _network: Any = field(default=None, repr=False, compare=False)
    _always: list[int] = field(default_factory=list, repr=False, compare=False)
    _leads: dict[str, tuple[float, Sequence[float]]] = field(default_factory=dict, repr=False, compare=False)

    def sums(self, seen: Sequence[Iterable[str]]) -> NDArray[np.float64]:
        """Return what each outcome has by the table: the logarithm of its odds against others, but for a constant.

        A row for each pair, of which the evidence is given.
        """
        return self._by_table([self._found(evidence) for evidence in seen])

    def _found(self, evidence: Iterable[str]) -> list[int]:
        """The rows of some evidence, those of the table and of the network."""
        if self._rows is None:
            self._number()
        return [*self._always, *rows_of(evidence, self._row_of)]

    def _number(self) -> None:
        """Number all evidence that the table or the network know, so that it is looked up once for both."""
        names = dict.fromkeys(self.table)
        if self.network is not None:
            names.update(dict.fromkeys(name for name in self.network.row_of if name))
        self._row_of = {name: n for n, name in enumerate(names, 1)}
        self._rows = np.zeros((len(names) + 1, len(self.outcomes)), dtype=np.int32)
        known = np.array([self.start, *self.table.values()], dtype=np.float64)
        self._rows[: len(known)] = np.rint(known * _PARTS)
        self._always = [0]
        if self.network is not None:
            self._network = self.network.aligned(self._row_of)
            self._always += rows_of([manner_name(self.network.manner)], self._row_of)

    def _by_table(self, rows: Sequence[Sequence[int]]) -> NDArray[np.float64]:
        total: NDArray[np.float64] = summed(self._rows, rows) / _PARTS
        return total

    def may_lead(self, evidence: Iterable[str], least: float) -> bool:
        """Return whether any outcome has so much more than :data:`NOTHING`.

        Most evidence leads nowhere, as what is most for each piece of it tells already, whatever the outcome.
        """
        if not self._leads:
            self._leads.update((name, (self._lead(row), row)) for name, row in self.table.items())
        leads, most = self._leads, self._lead(self.start)
        rows: list[Sequence[float]] = []
        for name in evidence:
            known = leads.get(name)
            if known is not None:
                most += known[0]
                rows.append(known[1])
        least -= _ROUNDING
        return most >= least and self._lead([sum(values) for values in zip(self.start, *rows, strict=True)]) >= least

    def _lead(self, row: Sequence[float]) -> float:
        """What the outcome with most has more than :data:`NOTHING`."""
        nothing = self.outcomes.index(NOTHING)
        return max([*row[:nothing], *row[nothing + 1 :]]) - row[nothing]

    def sums_of_both(
        self, seen: Sequence[Collection[str]], least: float = -math.inf, most: float = math.inf
    ) -> NDArray[np.float64]:
        """Return what each outcome has by the table and the network together.

        The network is asked only where by the table the likeliest outcome but :data:`NOTHING` has more than that by an
        amount within bounds.
        """
        rows = [self._found(evidence) for evidence in seen]
        sums = self._by_table(rows)
        if self._network is not None:
            leads = self.leads_of(sums)
            asked = np.flatnonzero((leads >= least) & (leads <= most))
            if len(asked):
                sums[asked] = sums[asked] * self._network.share + self._network.sums_of([rows[at] for at in asked])
        return sums

    def quick_sums(self, seen: Sequence[Collection[str]]) -> NDArray[np.float64]:
        """Return the same, with the network asked only where it may turn over what the table says."""
        return self.sums_of_both(seen, _LEAST_OPEN, _MOST_OPEN)

    def leads_of(self, sums: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return by how much the likeliest outcome of each pair has more than :data:`NOTHING`."""
        nothing = self.outcomes.index(NOTHING)
        others = sums.copy()
        others[:, nothing] = -math.inf
        leads: NDArray[np.float64] = others.max(axis=1) - sums[:, nothing]
        return leads

    def chances(self, evidence: Collection[str]) -> list[float]:
        """Return how likely each outcome of a pair is."""
        return self.chances_of([evidence])[0]

    def chances_of(self, seen: Sequence[Collection[str]]) -> list[list[float]]:
        """Return how likely each outcome of several pairs is by table and network: quicker than one by one."""
        return [softmax(row) for row in self.quick_sums(seen).tolist()] if seen else []

    def telling(self, evidence: Collection[str], outcome: str) -> list[tuple[str, float]]:
        """Return the evidence that speaks for an outcome and against :data:`NOTHING`, the strongest first.

        How strongly a piece of evidence does so is what the logarithm of the odds would have less without it.
        """
        names = sorted(evidence)
        sums = self.sums_of_both([names, *([other for other in names if other != name] for name in names)])
        odds = sums[:, self.outcomes.index(outcome)] - sums[:, self.outcomes.index(NOTHING)]
        without = zip(names, (odds[0] - odds[1:]).tolist(), strict=True)
        return sorted([told for told in without if told[1] >= _FELT], key=lambda told: -told[1])

    def strongest(self, evidence: Collection[str], outcome: str) -> str | None:
        """Return what by the table speaks most for an outcome and against :data:`NOTHING`, None where nothing does."""
        at, none, find = self.outcomes.index(outcome), self.outcomes.index(NOTHING), self.table.get
        most, found = 0.0, None
        for name in evidence:
            row = find(name)
            if row is not None and row[at] > row[none]:
                weight = row[none] - row[at]
                if found is None or weight < most or (weight == most and name < found):
                    most, found = weight, name
        return found

    def of(self, manner: str) -> Weights:
        """Return the weights of texts of a manner."""
        more = self.manners.get(manner)
        if more is None:
            return self
        if manner not in self._of:
            table = dict(self.table)
            for name, row in more.table.items():
                table[name] = tuple(map(add, table[name], row)) if name in table else row
            network = self.network and self.network.of(manner)
            start = tuple(map(add, self.start, more.start))
            self._of[manner] = Weights(self.outcomes, start, table, network=network, encoder=self.encoder)
        return self._of[manner]


def softmax(sums: Sequence[float]) -> list[float]:
    """Return likelihoods that add up to one, from their logarithms.

    Examples
    --------
    >>> softmax([0.0, 0.0])
    [0.5, 0.5]
    """
    top = max(sums)
    powers = [math.exp(s - top) for s in sums]
    total = sum(powers)
    return [power / total for power in powers]


def to_json(weights: Mapping[str, Weights], texts: Mapping[str, int]) -> str:
    """Return the file's content, one piece of evidence a line, so that a change can be read in a diff."""
    kinds = ",\n".join(f"{_line(kind)}: {_table(w)}" for kind, w in sorted(weights.items()))
    return f'{{"texts": {_line(dict(texts))}, "weights": {{\n{kinds}\n}}}}\n'


def _table(weights: Weights) -> str:
    rows = ",\n".join(f"{_line(name)}: {_line(list(row))}" for name, row in sorted(weights.table.items()))
    more = ",\n".join(f"{_line(manner)}: {_table(w)}" for manner, w in sorted(weights.manners.items()))
    head = f'"outcomes": {_line(weights.outcomes)}, "start": {_line(weights.start)}, "table": {{'
    network = "" if weights.network is None else f', "network": {_network(weights.network)}'
    return f'{{{head}\n{rows}\n}}, "manners": {{{more}}}{network}}}'


def _network(network: Network) -> str:
    data = network.to_data()
    names = ",\n".join(map(_line, data.pop("names")))
    return ",\n".join([f'{{"names": [\n{names}\n]', *(f"{_line(part)}: {_line(data[part])}" for part in data)]) + "}"


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def from_json(text: str) -> dict[str, Weights]:
    """Read what :func:`to_json` gave."""
    return {kind: _weights(data) for kind, data in json.loads(text)["weights"].items()}


def _weights(data: Mapping[str, Any]) -> Weights:
    manners = {manner: _weights(more) for manner, more in data.get("manners", {}).items()}
    network = Network.from_data(data["network"]) if "network" in data else None
    return Weights(tuple(data["outcomes"]), tuple(data["start"]), data["table"], manners, network)


def load(name: str, encoder: str = "") -> dict[str, Weights]:
    """Return the weights of a name, a file or ``built-in``, with the encoder of another; none for an empty name.

    The encoder is asked of the kinds of term whose outcomes it knows.

    Raises
    ------
    DrugfactsError
        Where a file cannot be read or holds no weights, or no encoder.
    """
    if name == encoder == BUILT_IN:
        return weights_and_encoder()
    found = weights() if name == BUILT_IN else _from_file(name) if name else {}
    reads = load_encoder(encoder) if found else None
    return found if reads is None else _beside(found, reads)


def _beside(found: Mapping[str, Weights], reads: Encoder) -> dict[str, Weights]:
    """Some weights with an encoder, those whose outcomes it knows."""
    return {
        kind: Weights(w.outcomes, w.start, w.table, w.manners, w.network, reads) if reads.knows(kind, w.outcomes) else w
        for kind, w in found.items()
    }


def _from_file(name: str) -> dict[str, Weights]:
    try:
        return from_json(Path(name).read_text(encoding="utf-8"))
    except OSError as error:
        raise DrugfactsError(f"{name}: cannot be read: {error.strerror or error}: name another file") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DrugfactsError(f"{name}: holds no weights of `drugfacts learn`: make it anew, or name another") from error


@lru_cache(maxsize=1)
def weights() -> dict[str, Weights]:
    """Load the weights that come with the package, by kind of term, without its encoder.

    Examples
    --------
    >>> sorted(weights())
    ['condition', 'target', 'unlisted condition', 'unlisted target']
    """
    return from_json((files("drugfacts.weighing") / "data" / "weights.json").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def weights_and_encoder() -> dict[str, Weights]:
    """Load the weights that come with the package, with its encoder."""
    return _beside(weights(), encoder_of_package())
