"""Where records go: what `--out` and `--format` mean together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from drugfacts.errors import DrugfactsError

from .formats import FORMATS, Format, format_of_suffix


@dataclass(frozen=True, slots=True)
class Destination:
    """A place for records.

    Attributes
    ----------
    kind : str
        ``stdout``, ``file``, ``folder`` (several files), ``special``: a device or named pipe, written to as it is, or
        ``several``: each of ``parts``.
    path : Path or None
        None for standard output.
    format : Format
    parts : tuple of Destination
        One for each format, where there are several.
    """

    kind: Literal["stdout", "file", "special", "folder", "several"]
    path: Path | None
    format: Format
    parts: tuple[Destination, ...] = ()

    def __str__(self) -> str:
        return "standard output" if self.path is None else str(self.path)


def destination(out: str | None = None, format: Format | Sequence[Format] | None = None) -> Destination:
    """Work out where ``out`` is.

    Without ``out``, or with ``-``, it is standard output. A folder that exists, a name that ends with ``/`` and a name
    without a suffix mean a folder: what is one file goes there by a name of its own, ``facts.jsonl`` for JSON Lines;
    JSON is one file a document, CSV one a table. Any other name is a file; without ``format``, its suffix says which.
    Several formats go to a folder, each as it would alone, JSON as one file.

    Raises
    ------
    DrugfactsError
        Where a format cannot be written there.

    Examples
    --------
    >>> destination("facts.json").format.value, destination("facts/").path.name
    ('json', 'facts.jsonl')
    >>> [part.path.name for part in destination("out/", [Format.JSON, Format.SQLITE]).parts]
    ['facts.json', 'facts.sqlite']
    """
    formats = (format,) if isinstance(format, Format) else tuple(format or ())
    if len(formats) > 1:
        return _several(out, formats)
    chosen = formats[0] if formats else None
    if out is None or out == "-":
        return _checked(Destination("stdout", None, chosen or Format.JSONL))
    if not out:
        raise DrugfactsError("--out is empty: name a file, a folder, or - for standard output")
    path = Path(out)
    if _is_folder(out):
        chosen = chosen or Format.JSONL
        if FORMATS[chosen].folder:
            return Destination("folder", path, chosen)
        return Destination("file", path / FORMATS[chosen].name, chosen)
    default = format_of_suffix(path.suffix) or Format.JSONL
    special = path.exists() and not path.is_file()
    return _checked(Destination("special" if special else "file", path, chosen or default))


def _is_folder(out: str) -> bool:
    path = Path(out)
    return path.is_dir() or out.endswith("/") or (not path.suffix and not path.exists())


def _several(out: str | None, formats: tuple[Format, ...]) -> Destination:
    """Give each format its place in one folder."""
    if not out or out == "-" or not _is_folder(out):
        raise DrugfactsError("several formats go to a folder: name one with --out, such as --out facts/")
    folder = Path(out)
    parts = []
    for format in formats:
        row = FORMATS[format]
        tables = row.folder and not (row.stream and format is Format.JSON)
        parts.append(
            Destination("folder", folder, format) if tables else Destination("file", folder / row.name, format)
        )
    return Destination("several", folder, formats[0], tuple(parts))


def _checked(to: Destination) -> Destination:
    """Refuse a stream where a format needs a file, and a file where it needs a folder."""
    row = FORMATS[to.format]
    if not row.stream and (to.kind != "file" or not row.file):
        wanted = "a file" if row.file else "a folder, since it is several files,"
        raise DrugfactsError(f"{to.format.value} cannot go to {to}: name {wanted} with --out")
    return to
