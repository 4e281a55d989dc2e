"""Counts for the charts: how many facts of which sort, and which drug has which reaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .words import FREQUENCY_NAMES, KIND_NAMES, STATUS_NAMES, term_of

_DRUGS, _REACTIONS = 14, 12
_STEPS = 5


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it counts, how much, its share of the longest bar, and the filter that shows what was counted."""

    name: str
    count: int
    share: float
    filter: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Cell:
    """Documents in which a drug has a reaction; ``step`` from 0 (none) to 5 says how dark the cell is."""

    count: int
    denied: int
    step: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Drugs in rows, reactions in columns, those of most documents first."""

    reactions: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


def count_bars(facts: Sequence[Mapping[str, Any]]) -> dict[str, list[Bar]]:
    """Count facts by kind, uses by status and side effects by frequency. A sort that does not occur has no bar.

    Examples
    --------
    >>> bars = count_bars([{"kind": "indication", "status": "off_label"}])
    >>> bars["Uses by status"]
    [Bar(name='off-label', count=1, share=1.0, filter={'kind': 'indication', 'status': 'off_label'})]
    """
    asserted = [fact for fact in facts if not fact.get("negated")]
    uses = [fact for fact in asserted if fact["kind"] == "indication"]
    effects = [fact for fact in asserted if fact["kind"] == "side_effect"]
    return {
        "Facts by kind": _bars(facts, "kind", KIND_NAMES, {}),
        "Uses by status": _bars(uses, "status", STATUS_NAMES, {"kind": "indication"}),
        "Side effects by frequency": _bars(effects, "frequency", FREQUENCY_NAMES, {"kind": "side_effect"}),
    }


def _bars(
    facts: Iterable[Mapping[str, Any]], name: str, names: Mapping[str, str], filter: Mapping[str, str]
) -> list[Bar]:
    counts = Counter(fact[name] for fact in facts if fact.get(name))
    most = max(counts.values(), default=1)
    return [
        Bar(shown, counts[value], counts[value] / most, {**filter, name: value})
        for value, shown in names.items()
        if counts[value]
    ]


def make_matrix(records: Iterable[Mapping[str, Any]]) -> Matrix:
    """Count the documents that give a drug a reaction, for the drugs and the reactions of most documents.

    Examples
    --------
    >>> fact = {"kind": "side_effect", "drug": {"name": "zinc"}, "effect": {"name": "nausea"}}
    >>> make_matrix([{"facts": [fact]}, {"facts": [fact]}]).rows
    (('zinc', (Cell(count=2, denied=0, step=5),)),)
    """
    pairs: Counter[tuple[str, str]] = Counter()
    denied: Counter[tuple[str, str]] = Counter()
    for record in records:
        for fact in record["facts"]:
            if fact["kind"] == "side_effect":
                (denied if fact.get("negated") else pairs)[fact["drug"]["name"], term_of(fact)] += 1
    drugs = _most(pairs, 0, _DRUGS)
    kept: Counter[tuple[str, str]] = Counter({pair: n for pair, n in pairs.items() if pair[0] in drugs})
    reactions = _most(kept, 1, _REACTIONS)
    most = max((pairs[drug, reaction] for drug in drugs for reaction in reactions), default=1) or 1
    return Matrix(
        tuple(reactions),
        tuple(
            (drug, tuple(_cell(pairs[drug, reaction], denied[drug, reaction], most) for reaction in reactions))
            for drug in drugs
        ),
    )


def _cell(count: int, denied: int, most: int) -> Cell:
    return Cell(count, denied, -(-count * _STEPS // most))


def _most(pairs: Counter[tuple[str, str]], side: int, limit: int) -> list[str]:
    counts: Counter[str] = Counter()
    for pair, count in pairs.items():
        counts[pair[side]] += count
    return sorted(counts, key=lambda name: (-counts[name], name))[:limit]
