"""Published lists: each module reads packages of the `lexicon` extra and adds their concepts to a catalog."""

from __future__ import annotations

from drugfacts.lexicon.catalog import Source
from drugfacts.lexicon.sources import conditions, drugs, targets
from drugfacts.lexicon.sources.packages import check_installed, is_common

#: In order of precedence: the first list that has a name decides what it stands for.
SOURCES: tuple[Source, ...] = (
    drugs.add_drugbank,
    drugs.add_unii,
    drugs.add_mesh,
    conditions.add_mesh,
    conditions.add_hpo,
    conditions.add_doid,
    conditions.add_mondo,
    targets.add_hgnc,
    targets.add_famplex,
)

__all__ = ["SOURCES", "check_installed", "is_common"]
