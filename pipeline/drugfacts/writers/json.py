"""JSON proper: one array of records, or one readable file a record."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path, PurePosixPath

from drugfacts.errors import DrugfactsError
from drugfacts.records import Document

from .sinks import AtomicFile, Sink

# Bytes; most file systems take 255, and a suffix must fit as well.
_LONGEST_NAME = 200


class JsonArray:
    """Writes all records as one JSON array, a record a line."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._empty = True

    def add(self, document: Document) -> None:
        """Write one record."""
        self._sink.write((b"[\n" if self._empty else b",\n") + document.to_json().encode("utf-8"))
        self._empty = False

    def finish(self) -> None:
        """Close the array and the file."""
        self._sink.write(b"[]\n" if self._empty else b"\n]\n")
        self._sink.finish()

    def abandon(self) -> Path | None:
        """Stop midway; return where the (unclosed) array so far is kept."""
        return self._sink.abandon()


class JsonFolder:
    """Writes each record, indented, to a file of its own below a folder, by its id.

    Raises
    ------
    DrugfactsError
        Where the folder holds JSON already and ``force`` is false.
    """

    def __init__(self, folder: Path, *, force: bool) -> None:
        if not force and folder.is_dir() and next(folder.rglob("*.json"), None):
            raise DrugfactsError(f"{folder} holds *.json files: use --force to replace them, or name another --out")
        self._folder = folder
        self._force = force
        self._written = False

    def add(self, document: Document) -> None:
        """Write one record, whole or not at all."""
        content = json.dumps(json.loads(document.to_json()), ensure_ascii=False, indent=2)
        file = AtomicFile(self._folder / file_name(document.id), force=self._force)
        try:
            file.write(content.encode("utf-8") + b"\n")
            file.finish()
        except BaseException:
            file.abandon()
            raise
        self._written = True

    def finish(self) -> None:
        """Make the folder where there was no record to write."""
        self._folder.mkdir(parents=True, exist_ok=True)

    def abandon(self) -> Path | None:
        """Stop midway; return the folder where the records so far are."""
        return self._folder if self._written else None


def file_name(id: str) -> PurePosixPath:
    """Return the file for the record ``id`` below the output folder: always below it, and another for every id.

    Examples
    --------
    >>> str(file_name("news/ketamine")), str(file_name("../a:b"))
    ('news/ketamine.json', '%2E%2E/a%3Ab.json')
    """
    parts = [_segment(part) for part in id.split("/")]
    return PurePosixPath(*parts[:-1], parts[-1] + ".json")


def _segment(part: str) -> str:
    if part in ("", ".", ".."):
        return part.replace(".", "%2E") or "%"
    quoted = "".join(c if c.isprintable() and c not in '%\\:*?"<>|' else _percent(c) for c in part)
    if len(quoted.encode("utf-8")) <= _LONGEST_NAME:
        return quoted
    digest = hashlib.sha256(part.encode("utf-8")).hexdigest()[:16]
    return quoted.encode("utf-8")[:150].decode("utf-8", "ignore") + "%" + digest


def _percent(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8"))
