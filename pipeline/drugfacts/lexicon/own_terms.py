"""One's own terms, read at run time: holders of MedDRA, UMLS or RxNorm plug theirs in here.

A TSV file has the columns term, kind, name and identifiers (separated by semicolons; may be left off). A YAML file is
a list of mappings with `term`, `kind`, `name` and `ids` (a list). The name may be empty: then it is the term.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from drugfacts.errors import DrugfactsError
from drugfacts.lexicon.catalog import Catalog, Concept, Form
from drugfacts.lexicon.model import Kind
from drugfacts.lexicon.store import Tables, compile_tables, entry_line


def read_own_terms(paths: Sequence[Path], version: str) -> Tables:
    """Compile files of terms; of one term in several files the last holds.

    Raises
    ------
    DrugfactsError
        A file cannot be read, or a line has no term or no kind that exists.
    """
    catalog = Catalog()
    for path in reversed(paths):
        for where, term, kind, name, identifiers in _rows(path):
            if not term:
                raise DrugfactsError(f"{where}: no term: give term, kind, name, identifiers")
            try:
                known = Kind(kind)
            except ValueError:
                kinds = ", ".join(k.value for k in Kind)
                raise DrugfactsError(f"{where}: unknown kind {kind!r}: use one of {kinds}") from None
            catalog.add(Concept(known, name or term, (Form(term, "synonym"),), identifiers))
    entries, terms = catalog.compiled()
    trie, offsets, senses = compile_tables(entries, terms)
    lines = [entry_line(e).encode() for e in entries]
    return Tables(trie, offsets, senses, lines, max(map(len, terms), default=0), frozenset(), version)


def _rows(path: Path) -> Iterator[tuple[str, str, str, str, tuple[str, ...]]]:
    """Place for messages, term, kind, name, identifiers."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DrugfactsError(f"{path}: own terms cannot be read: {error}") from None
    if path.suffix in (".yaml", ".yml"):
        yield from _yaml_rows(path, text)
        return
    for number, line in enumerate(text.splitlines(), 1):
        columns = [c.strip() for c in line.split("\t")] + [""] * 3
        if line.strip() and not line.startswith("#") and columns[:2] != ["term", "kind"]:
            yield f"{path}:{number}", columns[0], columns[1], columns[2], _split(columns[3])


def _yaml_rows(path: Path, text: str) -> Iterator[tuple[str, str, str, str, tuple[str, ...]]]:
    import yaml

    from drugfacts.plain_yaml import read_yaml

    try:
        data = read_yaml(text) or []
    except yaml.YAMLError as error:
        raise DrugfactsError(f"{path}: not YAML: {str(error).splitlines()[0]}") from None
    if not isinstance(data, list) or not all(isinstance(row, dict) for row in data):
        raise DrugfactsError(f"{path}: own terms are a list of mappings with term, kind, name, ids")
    for number, row in enumerate(data, 1):
        ids = row.get("ids") or ()
        identifiers = _split(ids) if isinstance(ids, str) else tuple(str(i) for i in ids)
        yield (
            f"{path}: item {number}",
            str(row.get("term") or ""),
            str(row.get("kind") or ""),
            str(row.get("name") or ""),
            identifiers,
        )


def _split(identifiers: str) -> tuple[str, ...]:
    return tuple(i.strip() for i in identifiers.split(";") if i.strip())
