"""One's own terms, read at run time: holders of MedDRA, UMLS or RxNorm plug theirs in here.

A TSV file has the columns term, kind, name and ids (CURIEs, separated by semicolons); name and ids may be left off. A
YAML file is a list of mappings with `term`, `kind`, `name` and `ids` (a list). An empty name is the term itself; a name
that the built-in tables know, without ids, keeps the identifiers that it has there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from drugfacts.errors import DrugfactsError
from drugfacts.lexicon.catalog import Catalog, Concept, Form
from drugfacts.lexicon.fold import fold_term
from drugfacts.lexicon.model import Entry, Kind
from drugfacts.lexicon.store import Tables, compile_tables

if TYPE_CHECKING:
    from pydantic import TypeAdapter

#: The entry that a name stands for in the built-in tables, if any.
Known = Callable[[str, Kind], Entry | None]

_COLUMNS = ("term", "kind", "name", "ids")


@dataclass(frozen=True, slots=True)
class _Row:
    """One term of a file, and where it stands, for messages."""

    where: str
    term: str
    kind: str
    name: str
    identifiers: tuple[str, ...]


def read_own_terms(paths: Sequence[Path], version: str, known: Known = lambda name, kind: None) -> Tables:
    """Compile files of terms; of one term in several files the last holds.

    Parameters
    ----------
    paths
        TSV files, or YAML files with the suffix ``.yaml`` or ``.yml``.
    version
        That of the tables to make.
    known
        Looks up the names of rows without identifiers.

    Raises
    ------
    DrugfactsError
        A file cannot be read, or a row has no term, a kind that does not exist, or an identifier that is no CURIE.
    """
    catalog = Catalog()
    names: dict[str, str] = {}
    for path in reversed(paths):
        for row in _rows(path):
            key, name = _add(catalog, row, known)
            names.setdefault(key, name)
    entries, terms = catalog.compiled()
    entries = [replace(entry, name=names.get(entry.key, entry.name)) for entry in entries]
    return compile_tables(entries, terms, version)


def _add(catalog: Catalog, row: _Row, known: Known) -> tuple[str, str]:
    """Add a row; the key of its entry, and the name that it is to have."""
    if not fold_term(row.term):
        raise DrugfactsError(f"{row.where}: no term: give {', '.join(_COLUMNS)}")
    if row.kind not in {k.value for k in Kind}:
        kinds = ", ".join(k.value for k in Kind)
        raise DrugfactsError(f"{row.where}: unknown kind {row.kind!r}: use one of {kinds}")
    kind = Kind(row.kind)
    for identifier in row.identifiers:
        if not _is_curie(identifier):
            raise DrugfactsError(f"{row.where}: {identifier!r} is no identifier: write PREFIX:NUMBER, such as meddra:1")
    name = " ".join((row.name or row.term).split())
    name = name.lower() if kind is Kind.DRUG else name
    if ";" in name:
        raise DrugfactsError(f"{row.where}: a semicolon in the name {name!r}: leave it out")
    entry = known(name, kind) if row.name and not row.identifiers else None
    forms = (Form(row.term, "own"),)
    if entry is None:
        key = catalog.add(Concept(kind, name, forms, row.identifiers))
    else:
        known_as = (entry.identifiers, entry.classes, entry.action, entry.target)
        key = catalog.add(Concept(kind, entry.name, forms, *known_as))
    return key or "", name


@cache
def _curie() -> TypeAdapter[str]:
    from pydantic import TypeAdapter  # only those pay for it who have terms of their own

    from drugfacts.records import Curie

    return TypeAdapter(Curie)


def _is_curie(text: str) -> bool:
    try:
        _curie().validate_python(text)
    except ValueError:
        return False
    return True


def _rows(path: Path) -> Iterator[_Row]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        where = path.read_bytes()[: error.start].count(b"\n") + 1
        raise DrugfactsError(f"{path}:{where}: own terms are not in UTF-8: save the file as UTF-8") from None
    except OSError as error:
        raise DrugfactsError(f"{path}: own terms cannot be read: {error.strerror or error}") from None
    if path.suffix in (".yaml", ".yml"):
        yield from _yaml_rows(path, text)
        return
    for number, line in enumerate(text.split("\n"), 1):
        columns = [c.strip() for c in line.split("\t")] + [""] * 3
        if line.strip() and not line.startswith("#") and columns[:2] != ["term", "kind"]:
            yield _Row(f"{path}:{number}", columns[0], columns[1], columns[2], _split(columns[3]))


def _yaml_rows(path: Path, text: str) -> Iterator[_Row]:
    import yaml

    from drugfacts.plain_yaml import WordLoader, read_yaml

    try:
        data, node = read_yaml(text) or [], yaml.compose(text, Loader=WordLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise DrugfactsError(f"{path}{f':{mark.line + 1}' if mark else ''}: not YAML: {what}") from None
    if not isinstance(data, list):
        raise DrugfactsError(f"{path}:1: own terms are a list of mappings with {', '.join(_COLUMNS)}")
    lines = [child.start_mark.line + 1 for child in node.value] if node is not None else []
    for line, row in zip(lines, data, strict=True):
        if not isinstance(row, dict) or set(row) - set(_COLUMNS):
            raise DrugfactsError(f"{path}:{line}: own terms are mappings with {', '.join(_COLUMNS)}, not {row!r}")
        ids = row.get("ids") or ()
        identifiers = tuple(map(str, ids)) if isinstance(ids, (list, tuple)) else _split(str(ids))
        term, kind, name = (str(row.get(field) or "").strip() for field in _COLUMNS[:3])
        yield _Row(f"{path}:{line}", term, kind, name, identifiers)


def _split(identifiers: str) -> tuple[str, ...]:
    return tuple(i.strip() for i in identifiers.split(";") if i.strip())
