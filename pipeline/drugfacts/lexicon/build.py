"""Compile the tables: `drugfacts lexicon build`, or `python -m drugfacts.lexicon.build [--hand-written-only]`.

The lists that others publish come from packages of the `lexicon` extra, read here and nowhere else; the hand-written
lists come first, so that their names and decisions hold.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from drugfacts.lexicon import store, supplements
from drugfacts.lexicon.catalog import Catalog, Source
from drugfacts.lexicon.lexicon import TABLES
from drugfacts.lexicon.model import Kind

DATA = Path(__file__).parent / "data"


def build(
    out_dir: Path = TABLES,
    supplements_dir: Path = DATA,
    sources: Sequence[Source] = (),
    reject: Callable[[Kind, str], bool] = lambda kind, term: False,
) -> str:
    """Compile the tables and write them.

    Parameters
    ----------
    out_dir
        Folder for the tables.
    supplements_dir
        Folder of the hand-written lists.
    sources
        Published lists, in order of precedence.
    reject
        Whether a folded term of a published list is too common a word to stand for a kind.

    Returns
    -------
    str
        The version of the tables: the same inputs give the same.
    """
    out_dir.mkdir(parents=True, exist_ok=True)  # where it cannot be, that is told at once
    catalog = Catalog(reject)
    for group, words in supplements.words_of(supplements_dir, "not_terms").items():
        catalog.block(Kind(group), words)
    supplements.add_all(catalog, supplements_dir)
    catalog.trusted = False
    for source in sources:
        source(catalog, supplements_dir)
    catalog.trusted = True
    supplements.add_last(catalog, supplements_dir)
    entries, terms = catalog.compiled()
    return store.write(out_dir, entries, terms)


def build_all(out_dir: Path = TABLES, *, hand_written_only: bool = False) -> str:
    """Compile the tables that are shipped, or those of the hand-written lists alone; the version.

    Raises
    ------
    DrugfactsError
        Packages of the `lexicon` extra are not installed.
    """
    if hand_written_only:
        return build(out_dir)
    from drugfacts.lexicon import sources

    sources.check_installed()
    return build(out_dir, sources=sources.SOURCES, reject=sources.is_common)


def main(arguments: Sequence[str]) -> int:
    """Build the shipped tables, from all lists or from the hand-written ones alone."""
    sys.stdout.write(f"{build_all(hand_written_only='--hand-written-only' in arguments)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
