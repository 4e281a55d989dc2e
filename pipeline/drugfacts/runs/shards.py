"""Results to shards, failures and the journal, in an order in which a crash at any point can be mended."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import re
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import BinaryIO

from drugfacts.errors import DrugfactsError
from drugfacts.readers import Failure
from drugfacts.records import Document

from .files import append, as_write_error, put_in_place, sync

FAILED = "failed.jsonl"
JOURNAL = "shards.jsonl"
PARTIAL = ".partial"
_SHARD = re.compile(r"facts-\d{5,}\.jsonl(\.gz)?")


@dataclass(frozen=True, slots=True)
class Shard:
    """A line of the journal: a finished shard, and how long ``failed.jsonl`` is with its failures."""

    shard: str
    sha256: str
    length: int
    inputs: int
    documents: int
    facts: int
    failed: int
    failed_bytes: int

    def line(self) -> bytes:
        """Return the line of the journal."""
        return json.dumps(asdict(self)).encode() + b"\n"


def shard_name(number: int, *, compressed: bool) -> str:
    """Return the file name of a shard.

    Examples
    --------
    >>> shard_name(7, compressed=False)
    'facts-00007.jsonl'
    """
    return f"facts-{number:05}.jsonl{'.gz' if compressed else ''}"


def is_shard(name: str) -> bool:
    """Tell whether a file is named as a shard is."""
    return _SHARD.fullmatch(name) is not None


def read_journal(folder: Path) -> list[Shard]:
    """Return the finished shards; a last line that a crash has cut off does not count."""
    try:
        lines = (folder / JOURNAL).read_bytes().splitlines(keepends=True)
    except FileNotFoundError:
        return []
    try:
        return [Shard(**json.loads(line)) for line in lines if line.endswith(b"\n")]
    except (ValueError, TypeError):
        raise DrugfactsError(f"{folder / JOURNAL}: not as a run writes it: start anew with --force") from None


def mend(folder: Path) -> list[Shard]:
    """Take back what a run that was stopped had begun and not finished; return the finished shards.

    Raises
    ------
    DrugfactsError
        Where a finished shard is missing or has another length.
    """
    finished = read_journal(folder)
    for shard in finished:
        path = folder / shard.shard
        if not path.is_file() or path.stat().st_size != shard.length:
            raise DrugfactsError(f"{path}: missing or changed since it was finished: start anew with --force")
    kept = {shard.shard for shard in finished}
    with as_write_error(folder):
        for path in folder.iterdir():
            if is_shard(path.name.removesuffix(PARTIAL)) and path.name not in kept:
                path.unlink()
        _cut(folder / JOURNAL, sum(len(shard.line()) for shard in finished))
        _cut(folder / FAILED, finished[-1].failed_bytes if finished else 0)
    return finished


def _cut(path: Path, length: int) -> None:
    if (path.stat().st_size if path.exists() else 0) < length:
        raise DrugfactsError(f"{path}: shorter than it was: start anew with --force")
    with path.open("ab") as file:
        file.truncate(length)
        sync(file.fileno())


class ShardWriter:
    """Writes results, ``size`` inputs a shard.

    When a shard is full, its failures are added to ``failed.jsonl``, it gets its name, and then its line in the
    journal, each on the disk before the next: a shard with a line is whole, and so are its failures.
    """

    def __init__(self, folder: Path, finished: list[Shard], *, size: int, compressed: bool) -> None:
        self._folder = folder
        self._size = size
        self._compressed = compressed
        self.finished = finished
        self._open: _OpenShard | None = None

    def add(self, result: Document | Failure) -> None:
        """Write one result."""
        if self._open is None:
            name = shard_name(len(self.finished), compressed=self._compressed)
            self._open = _OpenShard(self._folder / name, compressed=self._compressed)
        self._open.add(result)
        if self._open.inputs >= self._size:
            self.close()

    def close(self) -> None:
        """Finish the shard that is open."""
        if self._open is None:
            return
        shard, failures = self._open.finish()
        before = self.finished[-1].failed_bytes if self.finished else 0
        shard = replace(shard, failed_bytes=before + len(failures))
        if failures:
            append(self._folder / FAILED, failures)
        with as_write_error(self._open.path):
            put_in_place(self._open.temporary, self._open.path)
        append(self._folder / JOURNAL, shard.line())
        self.finished.append(shard)
        self._open = None

    def abandon(self) -> None:
        """Leave out the shard that is open."""
        if self._open is not None:
            self._open.abandon()
            self._open = None


class _OpenShard:
    """A shard that is being written."""

    def __init__(self, path: Path, *, compressed: bool) -> None:
        self.path = path
        self.temporary = path.with_name(path.name + PARTIAL)
        with as_write_error(path):
            self._file = self.temporary.open("w+b")
        self._sink: BinaryIO | gzip.GzipFile = self._file
        if compressed:  # without name and time, so that the same records are the same bytes
            self._sink = gzip.GzipFile("", "wb", compresslevel=6, fileobj=self._file, mtime=0)
        self._failures = io.BytesIO()
        self.inputs = self._documents = self._facts = self._failed = 0

    def add(self, result: Document | Failure) -> None:
        self.inputs += 1
        if isinstance(result, Failure):
            self._failed += 1
            failure = {"id": result.id, "source": result.source, "reason": result.reason}
            self._failures.write(json.dumps(failure, ensure_ascii=False).encode() + b"\n")
            return
        self._documents += 1
        self._facts += len(result.facts)
        with as_write_error(self.path):
            self._sink.write(result.to_json().encode() + b"\n")

    def finish(self) -> tuple[Shard, bytes]:
        """Put the records on the disk; return what the journal says of them, and the failures."""
        with as_write_error(self.path):
            if self._sink is not self._file:
                self._sink.close()
            self._file.flush()
            sync(self._file.fileno())
            length = self._file.tell()
            self._file.seek(0)
            digest = hashlib.sha256()
            while chunk := self._file.read(1 << 20):
                digest.update(chunk)
            self._file.close()
        shard = Shard(
            self.path.name, digest.hexdigest(), length, self.inputs, self._documents, self._facts, self._failed, 0
        )
        return shard, self._failures.getvalue()

    def abandon(self) -> None:
        try:
            self._file.close()
            self.temporary.unlink(missing_ok=True)
        except OSError:  # the disk that is full already ended the run
            pass
