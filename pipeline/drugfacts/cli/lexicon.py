"""`drugfacts lexicon`: what a term stands for, and the tables compiled anew."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from drugfacts.errors import DrugfactsError

from .notices import Notices
from .tables import show

if TYPE_CHECKING:
    from drugfacts.lexicon import Lexicon


def show_term(term: str, own: Sequence[Path] = ()) -> int:
    """Print what ``term`` stands for, and return 0, or 1 where the lexicon does not have it.

    Parameters
    ----------
    term : str
        As it would be written in a text.
    own : sequence of Path
        Files of one's own terms.

    Raises
    ------
    DrugfactsError
        Where the tables or a file of terms cannot be read.
    """
    from rich.table import Table

    from drugfacts.lexicon import Lexicon

    lexicon = Lexicon.load(own)
    table = Table(*("Kind", "Name", "Term is its", "Identifiers", "Classes", "Mechanism"), box=None, pad_edge=False)
    senses = lexicon.lookup(term)
    for sense in senses:
        entry = sense.entry
        mechanism = f"{entry.action} {entry.target}" if entry.action else ""
        cells = (str(entry.kind), entry.name, sense.role, " ".join(entry.identifiers), ", ".join(entry.classes))
        table.add_row(*cells, mechanism)
    if senses:
        show(table)
        return 0
    Notices().failure(f"{term!r} is not in the lexicon{_hint(term, lexicon)}")
    return 1


def _hint(term: str, lexicon: Lexicon) -> str:
    """Other ways of writing a term that the lexicon has: it may ask for capitals."""
    others = [other for other in (term.upper(), term.capitalize()) if lexicon.lookup(other)]
    return f": it has {' and '.join(map(repr, others[:1]))}" if others else ": give your own terms with --lexicon FILE"


def build_tables(out: Path | None = None, *, hand_written_only: bool = False) -> int:
    """Compile the tables into ``out``, print their version and counts, and return 0.

    Parameters
    ----------
    out : Path, optional
        A folder; the package's own tables where it is left out.
    hand_written_only : bool
        Leave out the published lists.

    Raises
    ------
    DrugfactsError
        Where a package of the ``lexicon`` extra is missing, or ``out`` cannot be written.
    """
    from drugfacts.lexicon import Kind, Lexicon
    from drugfacts.lexicon.build import build_all
    from drugfacts.lexicon.lexicon import TABLES

    folder = out or TABLES
    try:
        version = build_all(folder, hand_written_only=hand_written_only)
    except OSError as error:
        raise DrugfactsError(f"{folder}: cannot be written: {error.strerror or error}: name another --out") from error
    counts = dict.fromkeys(Kind, 0)
    for entry in Lexicon.load(tables=folder).entries():
        counts[entry.kind] += 1
    show(None, f"{folder}: {version}", *(f"{count:>8,} {kind.value}" for kind, count in counts.items()))
    return 0
