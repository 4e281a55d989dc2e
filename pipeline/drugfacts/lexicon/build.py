"""Compile the tables: `python -m drugfacts.lexicon.build [--hand-written-only]`.

The lists that others publish come from packages of the `lexicon` extra, read here and nowhere else; the hand-written
lists come first, so that their names and decisions hold.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from drugfacts.lexicon import store, supplements
from drugfacts.lexicon.catalog import Catalog
from drugfacts.lexicon.lexicon import TABLES
from drugfacts.lexicon.model import Kind

DATA = Path(__file__).parent / "data"

#: Adds the concepts of one published list to a catalog.
Source = Callable[[Catalog, Path], None]


def build(
    out_dir: Path = TABLES,
    supplements_dir: Path = DATA,
    sources: Sequence[Source] = (),
    common_words: Iterable[str] = (),
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
    common_words
        Words to pass over in a text when no term begins with them.
    reject
        Whether a folded term of a published list is too common a word to stand for a kind.

    Returns
    -------
    str
        The version of the tables: the same inputs give the same.
    """
    catalog = Catalog(reject)
    for group, words in supplements.words_of(supplements_dir, "not_terms").items():
        catalog.block(Kind(group), words)
    supplements.add_all(catalog, supplements_dir)
    catalog.trusted = False
    for source in sources:
        source(catalog, supplements_dir)
    entries, terms = catalog.compiled()
    return store.write(out_dir, entries, terms, common_words)


def main(arguments: Sequence[str]) -> int:
    """Build the shipped tables, from all lists or from the hand-written ones alone."""
    if "--hand-written-only" in arguments:
        sys.stdout.write(f"{build()}\n")
        return 0
    from drugfacts.lexicon.sources import SOURCES, common_words, is_common

    sys.stdout.write(f"{build(sources=SOURCES, common_words=common_words(), reject=is_common)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
