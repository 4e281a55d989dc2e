"""The inputs of a run with their sizes and hashes, and what has become of them since."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any, NoReturn

from drugfacts.errors import DrugfactsError
from drugfacts.readers import Failure, Input
from drugfacts.readers.opening import open_file
from drugfacts.readers.source import ReadError

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class InputList:
    """The inputs of a run, as lines of ``inputs.jsonl``.

    ``lines`` are the lines of text in those that hold a document a line.
    """

    content: bytes
    files: int
    length: int
    lines: int

    @property
    def sha256(self) -> str:
        """The hash of all of it."""
        return hashlib.sha256(self.content).hexdigest()

    def summary(self) -> dict[str, Any]:
        """Return what the manifest says of the inputs."""
        return {"files": self.files, "bytes": self.length, "sha256": self.sha256, "list": "inputs.jsonl"}


def list_inputs(planned: Sequence[Input | Failure]) -> InputList:
    """Read through all inputs once, for their sizes and hashes.

    Raises
    ------
    DrugfactsError
        Where one is standard input: it cannot be read again.
    """
    entries, total, lines = [], 0, 0
    for item in planned:
        if isinstance(item, Failure):
            entries.append({"source": item.source, "error": item.reason})
            continue
        if item.kind == "stdin":
            raise DrugfactsError("a run folder needs inputs that can be read again: save standard input to a file")
        entry, length, ends = _entry(item)
        entries.append(entry)
        total += length
        lines += ends if item.has_lines else 0
    content = "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries).encode()
    return InputList(content, len(entries), total, lines)


def _entry(item: Input) -> tuple[dict[str, Any], int, int]:
    digest, length, ends = hashlib.sha256(), 0, 0
    try:
        with open_file(item.path) as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                length += len(chunk)
                ends += chunk.count(b"\n")
    except OSError as error:
        return {"source": item.source, "error": error.strerror or str(error)}, 0, 0
    except ReadError as error:
        return {"source": item.source, "error": str(error)}, 0, 0
    return {"source": item.source, "bytes": length, "sha256": digest.hexdigest()}, length, ends


def refuse_changed(folder: Path, before: bytes, now: InputList) -> NoReturn:
    """Raise DrugfactsError: inputs are others than when the run in ``folder`` was begun; the first is named."""
    what = "its inputs are others"
    for old, new in zip_longest(_sources(before), _sources(now.content)):
        if old == new:
            continue
        if old is None or (new is not None and old["source"] != new["source"]):
            what = f"{(new or old)['source']} was not in this place among the inputs"
        elif new is None:
            what = f"{old['source']} is no longer among the inputs"
        else:
            what = f"{old['source']} has changed"
        break
    raise DrugfactsError(
        f"{folder}: {what} since the run was begun: give the inputs as they were, or start anew with --force"
    )


def _sources(content: bytes) -> Iterator[dict[str, Any]]:
    for line in content.splitlines():
        yield json.loads(line)
