"""Open a run folder: one run at a time, a new one or one that goes on where it was stopped."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from drugfacts.errors import DrugfactsError
from drugfacts.readers import Failure
from drugfacts.records import Document

from .files import as_write_error, write_whole
from .identity import differences
from .inputs import InputList, refuse_changed
from .shards import FAILED, JOURNAL, PARTIAL, Shard, ShardWriter, is_shard, mend

MANIFEST, INPUTS, COMPLETE = "manifest.json", "inputs.jsonl", "COMPLETE"
_LOCK = ".lock"
FORMAT = 1


@dataclass(slots=True)
class Run:
    """A run folder that is open for results.

    Attributes
    ----------
    folder : Path
    manifest : dict
        What ``manifest.json`` holds.
    complete : bool
        There is nothing left to do.
    """

    folder: Path
    manifest: dict[str, Any]
    complete: bool
    _shards: ShardWriter

    @property
    def inputs(self) -> int:
        """How many inputs are done, failures among them; those after them are to be read."""
        return self._sum("inputs")

    @property
    def failed(self) -> int:
        """How many of them gave no record."""
        return self._sum("failed")

    def counts(self) -> dict[str, int]:
        """Return what the run has come to."""
        return {name: self._sum(name) for name in ("inputs", "documents", "facts", "failed")}

    def add(self, result: Document | Failure) -> None:
        """Write the result of the next input."""
        self._shards.add(result)

    def finish(self) -> None:
        """Close the last shard and mark the run as complete."""
        self._shards.close()
        self.manifest |= {"finished": _now(), "counts": self.counts()}
        write_whole(self.folder / MANIFEST, _json(self.manifest))
        failed = hashlib.sha256((self.folder / FAILED).read_bytes()).hexdigest()
        sums = [(shard.sha256, shard.shard) for shard in self._shards.finished] + [(failed, FAILED)]
        write_whole(self.folder / COMPLETE, "".join(f"{digest}  {name}\n" for digest, name in sums).encode())
        self.complete = True

    def _sum(self, name: str) -> int:
        return sum(getattr(shard, name) for shard in self._shards.finished)


@contextmanager
def open_run(
    folder: Path,
    identity: Mapping[str, Any],
    inputs: InputList,
    *,
    size: int,
    compressed: bool = False,
    force: bool = False,
    resume: bool = False,
) -> Iterator[Run]:
    """Open a run folder for results, and take back what is unfinished where the block raises.

    Parameters
    ----------
    folder : Path
        Made where it does not exist.
    identity : mapping
        What the results depend on beside the inputs.
    inputs : InputList
    size : int
        Inputs a shard.
    compressed : bool
        Write shards with gzip.
    force : bool
        Replace a run that is there.
    resume : bool
        Go on with a run that is there; begin it where there is none.

    Raises
    ------
    DrugfactsError
        Where another run is writing there, the folder holds a run or other files and may not be replaced, or the run
        in it was begun with other settings or inputs.
    WriteError
        Where writing fails.
    """
    _make(folder)
    with _locked(folder):
        begun = (folder / MANIFEST).is_file()
        if begun and resume:
            manifest, finished = _resumed(folder, identity, inputs)
        else:
            _clear(folder, begun=begun, force=force)
            manifest, finished = _begun(folder, identity, inputs), []
        shards = ShardWriter(folder, finished, size=size, compressed=compressed)
        try:
            yield Run(folder, manifest, (folder / COMPLETE).is_file(), shards)
        finally:
            shards.abandon()


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DrugfactsError(f"{folder}: cannot be made: {error.strerror or error}: name another --run") from error


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the folder's lock: the system lets go of it however the process ends, so none is ever left behind."""
    try:
        file = (folder / _LOCK).open("a+")
    except OSError as error:
        raise DrugfactsError(f"{folder}: cannot be written: {error.strerror or error}: name another --run") from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            process = file.read().strip() or "?"
            raise DrugfactsError(
                f"{folder}: another run is writing there (process {process}): wait for it, or name another --run"
            ) from None
        file.seek(0)
        file.truncate()
        file.write(f"{os.getpid()}\n")
        file.flush()
        yield


def _clear(folder: Path, *, begun: bool, force: bool) -> None:
    """Make room for a new run, where that is allowed; the manifest, which tells that it is a run's, goes last."""
    if begun and not force:
        if (folder / COMPLETE).is_file():
            raise DrugfactsError(f"{folder} holds a run: use --force to replace it, or name another --run")
        raise DrugfactsError(f"{folder} holds an unfinished run: go on with --resume, or use --force to begin anew")
    there = list(folder.iterdir())
    other = [path.name for path in there if path.name not in (_LOCK, MANIFEST + PARTIAL)]
    if other and not begun:
        raise DrugfactsError(f"{folder} holds other files ({min(other)}): name an empty folder with --run")
    with as_write_error(folder):
        for path in [folder / COMPLETE, *filter(_is_ours, there), folder / MANIFEST]:
            path.unlink(missing_ok=True)


def _is_ours(path: Path) -> bool:
    name = path.name.removesuffix(PARTIAL)
    return is_shard(name) or name in (COMPLETE, INPUTS, FAILED, JOURNAL)


def _begun(folder: Path, identity: Mapping[str, Any], inputs: InputList) -> dict[str, Any]:
    manifest = {"format": FORMAT, **identity, "inputs": inputs.summary(), "started": _now(), "resumed": []}
    write_whole(folder / MANIFEST, _json(manifest))
    mend(folder)
    write_whole(folder / INPUTS, inputs.content)
    return manifest


def _resumed(folder: Path, identity: Mapping[str, Any], inputs: InputList) -> tuple[dict[str, Any], list[Shard]]:
    """Check that the run that is there may go on, and bring its files to where its journal says."""
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_bytes())
        listed = manifest["inputs"]["sha256"]
    except (OSError, ValueError, KeyError) as error:
        raise DrugfactsError(f"{folder}: its manifest cannot be read ({error}): start anew with --force") from error
    if changed := differences(manifest, {"format": FORMAT, **identity}):
        raise DrugfactsError(
            f"{folder}: begun with other {', '.join(changed)}: go on with what it was begun with, or start anew with "
            "--force"
        )
    if listed != inputs.sha256:
        refuse_changed(folder, (folder / INPUTS).read_bytes(), inputs)
    finished = mend(folder)
    if not (folder / COMPLETE).is_file():
        manifest["resumed"].append(_now())
        write_whole(folder / MANIFEST, _json(manifest))
        write_whole(folder / INPUTS, inputs.content)  # a run stopped at once may not have come so far
    return manifest, finished


def _now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="seconds")


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n"
