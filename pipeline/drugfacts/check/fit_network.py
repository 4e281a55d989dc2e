"""Fit the network of :mod:`drugfacts.weighing.network` on examples that may leave things open.

Half of the evidence of an example is left out each time that it is looked at, and part of what the layers hand on
(Srivastava et al. 2014, "Dropout"): else it would learn the texts by heart. Partial labels as in :mod:`.fit`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from drugfacts.weighing.network import Network, manner_name, normal, stored

if TYPE_CHECKING:
    from .fit import Example

_COLUMNS = 32
_ROUNDS = 4
_AT_ONCE = 64
_SPEED = 2e-3
_SLOWEST = 0.02
_DECAY = 0.3
_LEFT_OUT = 0.5
_DROPPED = 0.3
_SEEN = 8
"""Evidence must have been seen with so many pairs."""
_SEED = 1
_SMALL = 1e-5


def fit_network(examples: Sequence[Example], outcomes: Sequence[str], known: Collection[str]) -> Network:
    """Return the network that tells the examples apart by known evidence; the same one for the same examples."""
    row_of = {name: n for n, name in enumerate(_often(examples, known), 1)}
    fitting = _Fitting(examples, outcomes, row_of)
    fitting.run()
    parts = dict(fitting.parts)
    return Network({"": 0, **row_of}, stored(parts.pop("rows")), **parts)


def _names(example: Example) -> Iterator[str]:
    yield from example.evidence
    if example.told_manner:
        yield manner_name(example.told_manner)


def _often(examples: Sequence[Example], known: Collection[str]) -> list[str]:
    """The known evidence that was seen often enough, and all manners of text."""
    seen = Counter(name for example in examples for name in example.evidence)
    manners = {manner_name(example.told_manner) for example in examples if example.told_manner}
    return sorted(manners.union(name for name in known if seen[name] >= _SEEN))


class _Fitting:
    """A network on its way, by gradients that are written out (see the tests, which compare them with differences)."""

    def __init__(self, examples: Sequence[Example], outcomes: Sequence[str], row_of: dict[str, int]) -> None:
        from scipy.sparse import csr_matrix

        self.random = np.random.default_rng(_SEED)
        found = [[0, *sorted(row_of[name] for name in _names(e) if name in row_of)] for e in examples]
        ends = np.cumsum([0, *map(len, found)])
        flat = np.array([n for row in found for n in row], dtype=np.int32)
        shape = (len(found), len(row_of) + 1)
        self.seen = csr_matrix((np.ones(len(flat), dtype=np.float32), flat, ends), shape=shape)
        self.allowed = np.array([[name in e.outcomes for name in outcomes] for e in examples])
        self.weight = np.array([e.weight for e in examples], dtype=np.float32)
        self.parts: dict[str, Any] = {
            "rows": self._start(shape[1], _COLUMNS, 0.05),
            "first": self._start(_COLUMNS, _COLUMNS, _COLUMNS**-0.5),
            "first_start": np.zeros(_COLUMNS, dtype=np.float32),
            "second": self._start(_COLUMNS, len(outcomes), _COLUMNS**-0.5),
            "second_start": np.zeros(len(outcomes), dtype=np.float32),
        }

    def _start(self, rows: int, columns: int, spread: float) -> Any:
        return (self.random.standard_normal((rows, columns)) * spread).astype(np.float32)

    def run(self) -> None:
        """Look at all examples some times over, with smaller and smaller steps."""
        from thinc.api import Adam

        count = len(self.weight)
        steps = _ROUNDS * -(-count // _AT_ONCE)
        optimizer = Adam(_SPEED, L2=_DECAY, L2_is_weight_decay=True, grad_clip=0.0)
        step = 0
        for _ in range(_ROUNDS):
            order = self.random.permutation(count)
            for begin in range(0, count, _AT_ONCE):
                some = order[begin : begin + _AT_ONCE]
                optimizer.learn_rate = _SPEED * max(_SLOWEST, 1 - step / steps)
                for name, gradient in self.gradients(some).items():
                    part = self.parts[name]
                    moved, _ = optimizer((0, name), part.ravel(), gradient.ravel())
                    self.parts[name] = moved.reshape(part.shape)
                step += 1

    def gradients(self, some: Any) -> dict[str, Any]:
        """Return how the loss of some examples grows with each part of the network."""
        parts, keep = self.parts, self.random
        seen = self.seen[some]
        seen.data = (keep.random(len(seen.data)) >= _LEFT_OUT).astype(np.float32)
        total = seen @ parts["rows"]
        sums, back = _forward(parts, total, self._mask(some), self._mask(some))
        weight = self.weight[some][:, None] / len(some)
        pull = (_softmax(sums) - _softmax(np.where(self.allowed[some], sums, -np.inf))) * weight
        found: dict[str, Any] = back(pull.astype(np.float32))
        found["rows"] = seen.T @ found.pop("total")
        return found

    def _mask(self, some: Any) -> Any:
        kept = self.random.random((len(some), _COLUMNS)) >= _DROPPED
        return (kept / (1 - _DROPPED)).astype(np.float32)


def _forward(parts: dict[str, Any], total: Any, mask: Any, inner_mask: Any) -> tuple[Any, Any]:
    """Return what each outcome gets, and what tells the gradients from those of the outcomes."""
    even = normal(total)
    spread = np.sqrt(total.var(axis=1, keepdims=True) + _SMALL)
    outer = np.maximum(even, 0.0) * mask
    reached = outer @ parts["first"] + parts["first_start"]
    inner = np.maximum(reached, 0.0) * inner_mask
    sums = inner @ parts["second"] + parts["second_start"]

    def back(pull: Any) -> dict[str, Any]:
        to_inner = (pull @ parts["second"].T) * inner_mask * (reached > 0)
        to_even = (to_inner @ parts["first"].T) * mask * (even > 0)
        level = to_even.mean(axis=1, keepdims=True)
        along = (to_even * even).mean(axis=1, keepdims=True)
        return {
            "second": inner.T @ pull,
            "second_start": pull.sum(axis=0),
            "first": outer.T @ to_inner,
            "first_start": to_inner.sum(axis=0),
            "total": (to_even - level - even * along) / spread,
        }

    return sums, back


def _softmax(sums: Any) -> Any:
    powers = np.exp(sums - sums.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)
