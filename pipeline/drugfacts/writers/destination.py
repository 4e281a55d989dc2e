"""Where records go: what `--out` and `--format` mean together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Literal

from drugfacts.errors import DrugfactsError

DEFAULT_NAME = "facts.jsonl"


class Format(str, Enum):
    """What is written: one record a line, or JSON proper."""

    JSONL = "jsonl"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Destination:
    """A place for records.

    Attributes
    ----------
    kind : str
        ``stdout``, ``file``, ``folder`` (a file a record), or ``special``: a device or named pipe, written to as it is.
    path : Path or None
        None for standard output.
    format : Format
    """

    kind: Literal["stdout", "file", "special", "folder"]
    path: Path | None
    format: Format

    def __str__(self) -> str:
        return "standard output" if self.path is None else str(self.path)


def destination(out: str | None = None, format: Format | None = None) -> Destination:
    """Work out where ``out`` is.

    Without ``out``, or with ``-``, it is standard output. A folder that exists, a name that ends with ``/`` and a name
    without a suffix mean a folder: JSON Lines go to ``facts.jsonl`` in it, JSON to one file a document. Any other name
    is a file; ``.json`` makes it one JSON array, unless ``format`` says otherwise.

    Examples
    --------
    >>> destination("facts.json").format.value, destination("facts/").path.name
    ('json', 'facts.jsonl')
    """
    if out is None or out == "-":
        return Destination("stdout", None, format or Format.JSONL)
    if not out:
        raise DrugfactsError("--out is empty: name a file, a folder, or - for standard output")
    path = Path(out)
    if path.is_dir() or out.endswith("/") or (not path.suffix and not path.exists()):
        if format is Format.JSON:
            return Destination("folder", path, Format.JSON)
        return Destination("file", path / DEFAULT_NAME, Format.JSONL)
    default = Format.JSON if path.suffix.lower() == ".json" else Format.JSONL
    special = path.exists() and not path.is_file()
    return Destination("special" if special else "file", path, format or default)
