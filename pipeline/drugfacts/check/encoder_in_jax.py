"""How far an encoder is from what pairs are, in JAX, which tells the gradients.

It reads as :class:`drugfacts.weighing.encoder.Encoder` does in NumPy, but for what is left out by chance as it learns.
"""

from __future__ import annotations

from typing import Any

from drugfacts.weighing.encoder import HEADS
from drugfacts.weighing.network import SMALL

MEAN_PAIRS = 150
_DROPPED_LAST, _WORDS_DROPPED = 0.2, 0.05

Parts = dict[str, Any]
"""Numbers by name, in groups."""


def loss_of(parts: Parts, rows: Any, seen: Parts, key: Any, *, dropped: float) -> Any:
    """How far some pairs are from what they may be, and from what is told of them."""
    import jax
    import jax.numpy as jnp

    sums = sums_of(parts, rows, seen, Drop(dropped, key))
    total, allowed = (jax.nn.logsumexp(jnp.where(seen[name], sums, -1e9), axis=1) for name in ("own", "allowed"))
    told = jax.nn.softmax(jnp.where(seen["own"], seen["told"], -1e9), axis=1)
    from_told = total - (told * jnp.where(seen["own"], sums, 0.0)).sum(axis=1)
    return ((total - allowed) * seen["weight"] + from_told * seen["weight told"]).sum() / MEAN_PAIRS


def sums_of(parts: Parts, rows: Any, seen: Parts, drop: Drop) -> Any:
    """What each outcome of some pairs gets, as :meth:`Encoder.sums` tells it where nothing is dropped."""
    found = _begin(parts, rows, seen, drop)
    for n in range(_layers_in(parts)):
        found = _layer_over(parts, f"layer {n}", found, seen["there"], drop)
    return _told(parts, found, seen, drop)


class Drop:
    """Leaves out numbers by chance, and makes up for them by the others; without a key, none."""

    def __init__(self, share: float, key: Any = None) -> None:
        self._share, self._key = share, key

    def __call__(self, part: Any, share: float | None = None, instead: Any = None) -> Any:
        """Return a part less a share of its numbers, or with others instead of a share of its rows."""
        import jax
        import jax.numpy as jnp

        share = self._share if share is None else share
        if self._key is None:
            return part
        self._key, key = jax.random.split(self._key)
        if instead is None:
            return jnp.where(jax.random.bernoulli(key, 1 - share, part.shape), part / (1 - share), 0.0)
        return jnp.where(jax.random.bernoulli(key, share, part.shape[:-1])[..., None], instead, part)


def _begin(parts: Parts, rows: Any, seen: Parts, drop: Drop) -> Any:
    """The rows of the pieces of some lines, now and then that of an unknown word instead."""
    import jax.numpy as jnp

    pieces, names, rows = seen["pieces"], parts["names"], jnp.asarray(rows)
    more = jnp.where((pieces < len(names))[..., None], names[jnp.minimum(pieces, len(names) - 1)], 0.0)
    found = drop(rows[pieces] + more, _WORDS_DROPPED, instead=rows[0] + names[0])
    return drop(_even(parts, "even", found + parts["kinds"][seen["kinds"]] + parts["places"][: pieces.shape[1]]))


def _layer_over(parts: Parts, name: str, found: Any, there: Any, drop: Drop) -> Any:
    """What a layer makes of the pieces of some lines."""
    import jax
    import jax.numpy as jnp

    lines, length, _ = found.shape
    asks, answers, offers = (
        _product(parts, f"{name} {part}", found).reshape(lines, length, HEADS, -1)
        for part in ("ask", "answer", "offer")
    )
    looks = jnp.einsum("nahc,nbhc->nhab", asks, answers) * asks.shape[-1] ** -0.5
    looks = jax.nn.softmax(jnp.where(there[:, None, None, :], looks, -1e9), axis=-1)
    taken = jnp.einsum("nhab,nbhc->nahc", looks, offers).reshape(lines, length, -1)
    found = _even(parts, f"{name} even", found + drop(_product(parts, f"{name} gather", taken)))
    bent = jax.nn.gelu(_product(parts, f"{name} spread", found), approximate=True)
    return _even(parts, f"{name} last_even", found + drop(_product(parts, f"{name} narrow", bent)))


def _told(parts: Parts, found: Any, seen: Parts, drop: Drop) -> Any:
    """What each outcome of some pairs gets by what stands at term, head and drug."""
    import jax
    import jax.numpy as jnp

    up_to, line = jnp.pad(jnp.cumsum(found, axis=1), ((0, 0), (1, 0), (0, 0))), seen["line"]

    def mean(start: str, end: str) -> Any:
        count = jnp.maximum(seen[end] - seen[start], 1)
        return (up_to[line, seen[end]] - up_to[line, seen[start]]) / count[:, None]

    head = found[line, seen["head"]]
    drug = jnp.where((seen["place"] > 0)[:, None], mean("drug from", "drug to"), parts["reader unsaid"])
    inner = _product(
        parts, "reader spread", drop(jnp.concatenate([mean("from", "to"), head, drug, head * drug], axis=1))
    )
    for name, table in (("place", "places"), ("how", "hows"), ("list", "lists")):
        inner += parts[f"reader {table}"][seen[name]]
    return _product(parts, "reader narrow", drop(jax.nn.relu(inner), _DROPPED_LAST))


def _product(parts: Parts, name: str, rows: Any) -> Any:
    return rows @ parts[name] + parts[f"{name} start"]


def _even(parts: Parts, name: str, rows: Any) -> Any:
    import jax

    centred = rows - rows.mean(axis=-1, keepdims=True)
    spread = (centred * centred).mean(axis=-1, keepdims=True)
    return centred * jax.lax.rsqrt(spread + SMALL) * parts[name] + parts[f"{name} start"]


def _layers_in(parts: Parts) -> int:
    return sum(name.startswith("layer ") and name.endswith(" ask") for name in parts)
