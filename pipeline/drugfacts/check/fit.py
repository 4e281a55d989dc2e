"""Fit what each piece of evidence counts for: multinomial logistic regression on examples that may leave things open.

An example says which outcomes it may have. Where annotators looked for side effects alone, a pair that they left
unmarked is no side effect, and may be a use or nothing: what is made likely is then that it is one of these (a partial
label; Jin and Ghahramani 2002, "Learning with multiple labels").

Each piece of evidence counts once for all texts and once more for those of its manner, both drawn towards nothing
(Daumé 2007, "Frustratingly easy domain adaptation"): a sentence picked for what it says is unlike a whole article.
Where marked texts are to teach what a manner adds and nothing else, that is fitted last, on top of all that stays as it
is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from drugfacts.weighing import Weights
from drugfacts.weighing.evidence import RESEARCH
from drugfacts.weighing.lines import Line, Stand
from drugfacts.weighing.network import Network
from drugfacts.weighing.weights import NOTHING

from .fit_network import fit_network

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

SEEN = 3
"""Evidence must have been seen with so many pairs; what is rarer says more of a text than of the language."""
SEEN_MARKED = 5
"""Or in so many marked texts, so that no sentence of theirs can be put together from it."""
_STRENGTH = 0.3
"""Inverse strength of the penalty on large weights (L2); texts left out hardly tell 0.1 from 1."""
_SEARCH = {"maxiter": 500, "ftol": 1e-7, "gtol": 1e-3}
"""When to stop: later steps no longer move what is read."""
_DIGITS = 2
_LEAST_WEIGHT = 0.06
_LEAST_WEIGHT_UNLISTED = 0.2
"""Evidence that moves the outcomes less is left out: of noun phrases there is so much that a file would double."""
_FACTORS = (0.2, 1.5)
_NEVER = -1e9
_ALWAYS = ""

Tried = tuple[list[list[float]], int]
"""Sums of some kinds, each with a number for every outcome, and which outcome was right."""

FITTED_LAST = frozenset({RESEARCH})
"""Manners of text of which too few have expected facts to learn from these what they add."""

Name = tuple[str, str]
"""A manner of text, or nothing for all texts, and a piece of evidence; without one, what holds before any evidence."""


@dataclass(frozen=True, slots=True)
class Example:
    """A pair with what was seen around it and what it may say.

    Attributes
    ----------
    group : str
        The folder of the text; for a marked text, its own name.
    kind : str
        The kind of its term, as :attr:`drugfacts.weighing.Pair.kind` has it.
    outcomes : frozenset of str
        Those of :class:`Weights` that it may have: one, as a rule.
    is_open : bool
        Whether no frame has read the term.
    manner : str
        As in :class:`drugfacts.weighing.evidence.Scene`.
    weight : float
        How much it counts.
    is_marked : bool
        Whether it comes from a marked text, see :mod:`.marks`.
    is_passage : bool
        Whether its text has a few sentences only.
    is_apart : bool
        Whether it comes from a marked text that teaches what its manner adds, and nothing of all other texts.
    line : Line or None
        The sentence as the encoder reads it, where one is to learn.
    stand : Stand or None
        Where the pair stands in it.
    has_chance : bool
        False for a phrase in no list that by the weights leaves no chance whatever the drug, and so is not asked about.
    """

    group: str
    kind: str
    evidence: frozenset[str]
    outcomes: frozenset[str]
    is_open: bool
    manner: str = ""
    weight: float = 1.0
    is_marked: bool = False
    is_passage: bool = False
    is_apart: bool = False
    line: Line | None = None
    stand: Stand | None = None
    has_chance: bool = True

    @property
    def is_listed(self) -> bool:
        """Whether its term is in a list."""
        return not self.kind.startswith("unlisted")

    @property
    def told_manner(self) -> str:
        """The manner of which is learned together with all else what it adds, or nothing."""
        return "" if self.manner in FITTED_LAST else self.manner

    @property
    def names(self) -> Iterator[Name]:
        """The evidence, for all texts and for those of its manner."""
        for name in self.evidence:
            yield _ALWAYS, name
        if self.told_manner:
            yield self.told_manner, ""
            for name in self.evidence:
                yield self.told_manner, name


class Design:
    """Examples of one kind of term as tables of numbers.

    Attributes
    ----------
    outcomes : tuple of str
        Those given, else those that some example has for certain.
    """

    def __init__(self, examples: Sequence[Example], outcomes: tuple[str, ...] = ()) -> None:
        import numpy as np
        from scipy.sparse import csr_matrix

        self.outcomes = outcomes or tuple(sorted({next(iter(e.outcomes)) for e in examples if len(e.outcomes) == 1}))
        self.examples = [e for e in examples if not e.outcomes.isdisjoint(self.outcomes)]
        self.names = _known(self.examples)
        columns = {name: n for n, name in enumerate(self.names)}
        found = [sorted(columns[name] for name in e.names if name in columns) for e in self.examples]
        ends = np.cumsum([0, *map(len, found)])
        flat = np.array([n for row in found for n in row], dtype=np.int32)
        shape = (len(found), len(self.names))
        self.table = csr_matrix((np.ones(len(flat)), flat, ends), shape=shape)
        allowed = [[0.0 if name in e.outcomes else _NEVER for name in self.outcomes] for e in self.examples]
        self.barred = np.array(allowed).reshape(len(found), len(self.outcomes))
        self.weight = np.array([e.weight for e in self.examples])

    @property
    def kind(self) -> str:
        """The kind of term."""
        return self.examples[0].kind

    @property
    def tells(self) -> bool:
        """Whether there is anything to be told apart."""
        return len(self.outcomes) > 1 and bool(self.names)

    def fit(self, rows: Sequence[int], start: Array | None = None, sums: Array | float = 0.0) -> Array:
        """Return the weights of all names, a row each, and in the last row what holds before any evidence.

        They come on top of ``sums``, which the outcomes of each example have already.
        """
        import numpy as np
        from scipy.optimize import minimize

        table, barred = self.table[rows], self.barred[rows]
        weight = self.weight[rows] * _STRENGTH
        has = sums
        across = table.T.tocsr()
        shape = (len(self.names) + 1, len(self.outcomes))

        def loss(flat: Array) -> tuple[float, Array]:
            slopes, before = flat.reshape(shape)[:-1], flat.reshape(shape)[-1]
            sums = has + table @ slopes + before
            all_in_all, left = _log_total(sums), _log_total(sums + barred)
            pull = np.exp(sums - all_in_all) - np.exp(sums + barred - left)
            pull *= weight[:, None]
            gradient = np.vstack([across @ pull + slopes, pull.sum(axis=0)])
            value = (weight * (all_in_all - left)[:, 0]).sum() + (slopes**2).sum() / 2
            return float(value), gradient.ravel()

        first = np.zeros(shape) if start is None else start
        result = minimize(loss, first.ravel(), jac=True, method="L-BFGS-B", options=_SEARCH)
        fitted: Array = result.x.reshape(shape)
        return fitted

    def network(self, rows: Sequence[int]) -> Network:
        """Return what pieces of evidence count for together."""
        known = {name for manner, name in self.names if manner == _ALWAYS}
        return fit_network([self.examples[row] for row in rows], self.outcomes, known)

    def weights(self, fitted: Array, scale: float = 1.0, offsets: Sequence[float] = ()) -> Weights:
        """Return the weights by a factor, rounded, with what to add to each outcome before any evidence.

        Evidence that hardly moves any outcome is left out.
        """
        least = _LEAST_WEIGHT if all(e.is_listed for e in self.examples) else _LEAST_WEIGHT_UNLISTED
        tables: dict[str, dict[str, tuple[float, ...]]] = defaultdict(dict)
        none = (0.0,) * len(self.outcomes)
        for (manner, name), row in zip(self.names, fitted[:-1], strict=True):
            if not name or max(row) - min(row) >= least / scale:
                tables[manner][name] = _rounded(row, scale)
        more = {
            manner: Weights(self.outcomes, table.pop("", none), table)
            for manner, table in sorted(tables.items())
            if manner
        }
        start = _rounded(fitted[-1] + [o / scale for o in offsets or none], scale)
        return Weights(self.outcomes, start, tables[_ALWAYS], more)


@dataclass(frozen=True, slots=True)
class Calibration:
    """By what sums come truest, and how far from the truth they are still.

    Attributes
    ----------
    factors : list of float
        One for each kind of sums that are added up.
    offsets : list of float
        One for each outcome.
    loss : float
        The sum of the logarithms of one over the chance of what was right.
    """

    factors: list[float]
    offsets: list[float]
    loss: float = 0.0


def calibration(tried: Sequence[Tried], kinds: int, outcomes: int) -> Calibration:
    """Return by what sums of so many kinds come truest, those of each example with its right outcome.

    Examples
    --------
    >>> too_sure = [([[2.0, -2.0]], 0)] * 3 + [([[2.0, -2.0]], 1)]
    >>> truest = calibration([*too_sure, *(([[-2.0, 2.0]], 1 - at) for _, at in too_sure)], 1, 2)
    >>> round(truest.factors[0], 1), abs(round(truest.offsets[0], 1))
    (0.3, 0.0)
    """
    import numpy as np
    from scipy.optimize import minimize

    if not tried:
        return Calibration([1.0] * kinds, [0.0] * outcomes)
    sums = np.array([s for s, _ in tried])
    right = np.array([at for _, at in tried])

    def loss(values: Array) -> float:
        moved = np.tensordot(sums, values[:kinds], axes=(1, 0)) + values[kinds:]
        chosen = np.take_along_axis(moved, right[:, None], axis=1)
        return float((_log_total(moved) - chosen).sum() + (values[kinds:] ** 2).sum() / 2)

    first = np.array([1.0] * kinds + [0.0] * outcomes)
    bounds = [_FACTORS] * kinds + [(None, None)] * outcomes
    found = minimize(loss, first, method="L-BFGS-B", bounds=bounds)
    factors, offsets = found.x[:kinds].tolist(), found.x[kinds:].tolist()
    return Calibration(factors, offsets, float(found.fun))


def of_manner(manner: str, examples: Sequence[Example], weights: Weights) -> Weights:
    """Return weights with what texts of a manner add, fitted on top of them."""
    import numpy as np

    design = Design(examples, weights.outcomes)
    has = np.array(weights.chances_of([e.evidence for e in design.examples]))
    fitted = design.fit(range(len(design.examples)), sums=np.log(has))
    share = 1.0 if weights.network is None else weights.network.share
    return replace(weights, manners={**weights.manners, manner: design.weights(fitted, 1 / share)})


def nothing() -> Weights:
    """Return weights by which nothing is ever read."""
    return Weights((NOTHING,), (0.0,), {})


def _rounded(row: Any, scale: float) -> tuple[float, ...]:
    return tuple(round(float(w) * scale, _DIGITS) for w in row)


def _log_total(sums: Array) -> Array:
    import numpy as np

    top = sums.max(axis=1, keepdims=True)
    total: Array = top + np.log(np.exp(sums - top).sum(axis=1, keepdims=True))
    return total


def _known(examples: Sequence[Example]) -> list[Name]:
    """The names that were seen often enough."""
    pairs: Counter[Name] = Counter()
    texts: Counter[Name] = Counter()
    of_text: dict[str, set[Name]] = defaultdict(set)
    for example in examples:
        if example.is_marked:
            of_text[example.group].update(example.names)
        else:
            pairs.update(example.names)
    for names in of_text.values():
        texts.update(names)
    return sorted({n for n, k in pairs.items() if k >= SEEN} | {n for n, k in texts.items() if k >= SEEN_MARKED})
