"""How likely it is what pairs say: by table and network, and where these leave it open by the encoder as well."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from .evidence import Scene
from .lines import stand_of
from .pairs import Pair
from .weights import Weights, softmax

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Sums = NDArray[np.float64]

SHARE, SHARE_OF_ENCODER = 0.45, 0.55
"""What the sums of table and network count for where the encoder is asked, and what its own do. Each was learned from
the same texts, so that they err together in part, and both together are not surer than their sum."""

LEFT_OPEN: Mapping[str, tuple[float, float]] = {
    "condition": (-1.0, 1.0),
    "target": (-2.0, 2.0),
    "unlisted condition": (-2.0, 2.5),
    "unlisted target": (-2.0, 2.5),
}
"""Where by table and network the likeliest outcome but nothing has more than that by an amount within these bounds, the
encoder is asked: elsewhere it hardly ever turns it over. By the kind of a pair."""


class Asked(NamedTuple):
    """A pair, what is seen around it, and what that counts for."""

    pair: Pair
    evidence: Collection[str]
    weights: Weights


class Likely(NamedTuple):
    """How likely each outcome of a pair is, and what each got by the encoder, where that was asked."""

    chances: list[float]
    in_order: list[float] | None = None


NO_CHANCES = Likely([])
"""Stands for chances that have not been asked for."""


def chances_of(asked: Sequence[Asked], scene: Scene) -> list[Likely]:
    """Return how likely each outcome of each pair is."""
    sums, leads = _by_weights(asked)
    left = [at for at, one in enumerate(asked) if one.weights.encoder and _is_left_open(one, leads[at])]
    in_order: list[list[float] | None] = [None] * len(asked)
    for at, more in zip(left, _in_order([asked[at] for at in left], scene), strict=True):
        if more is not None:
            in_order[at] = gets = [SHARE_OF_ENCODER * get for get in more]
            sums[at] = [SHARE * has + get for has, get in zip(sums[at], gets, strict=True)]
    return [Likely(softmax(row), more) for row, more in zip(sums, in_order, strict=True)]


def _is_left_open(one: Asked, lead: float) -> bool:
    low, high = LEFT_OPEN[one.pair.kind]
    return low <= lead <= high


def _by_weights(asked: Sequence[Asked]) -> tuple[list[list[float]], list[float]]:
    """What each outcome of each pair has by table and network, and the lead of the likeliest over nothing."""
    of_weights: dict[int, list[int]] = {}
    for at, one in enumerate(asked):
        of_weights.setdefault(id(one.weights), []).append(at)
    sums: list[list[float]] = [[]] * len(asked)
    leads = [0.0] * len(asked)
    for places in of_weights.values():
        weights = asked[places[0]].weights
        found = weights.quick_sums([asked[at].evidence for at in places])
        for at, row, lead in zip(places, found.tolist(), weights.leads_of(found).tolist(), strict=True):
            sums[at], leads[at] = row, lead
    return sums, leads


def _in_order(asked: Sequence[Asked], scene: Scene) -> list[list[float] | None]:
    """What each outcome of each pair gets by the encoder, which all of them have."""
    encoder = asked[0].weights.encoder if asked else None
    if encoder is None:
        return []
    lines = [scene.line(one.pair) for one in asked]
    return encoder.sums([(line, stand_of(one.pair, line)) for one, line in zip(asked, lines, strict=True)])
