"""Bytes to their place: whole files or nothing under the final name, and nothing lost that was written."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Protocol

from drugfacts.errors import DrugfactsError


class WriteError(DrugfactsError):
    """Writing failed midway, as on a full disk; what was written before stays. Ends a run with 1, not 2."""

    exit_code = 1


class Sink(Protocol):
    """Takes bytes."""

    def write(self, data: bytes) -> None:
        """Take ``data``."""

    def finish(self) -> None:
        """Put everything in its place: the run came to its end."""

    def abandon(self) -> Path | None:
        """Stop midway and return where the part that was written is kept, if anywhere."""


class Stream:
    """Standard output, a device or a named pipe: written to as it is, each record at once."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._file = file
        self._name = name

    def write(self, data: bytes) -> None:
        """Write and flush ``data``; a closed pipe raises BrokenPipeError."""
        with _as_write_error(self._name):
            self._file.write(data)
            self._file.flush()

    def finish(self) -> None:
        """Do nothing: everything is flushed."""

    def abandon(self) -> Path | None:
        """Return None: what was written went its way."""
        return None


class AtomicFile:
    """A file that appears under its name when it is complete; until then, and after a stop, it is ``NAME.partial``.

    Parameters
    ----------
    option : str
        The option that named the file, for messages.

    Raises
    ------
    DrugfactsError
        Where the file exists, or an unfinished one, and ``force`` is false; or where it cannot be made.
    """

    def __init__(self, path: Path, *, force: bool, option: str = "--out") -> None:
        self._path = Path(os.path.realpath(path))  # a link stays a link
        self._name = str(path)
        self.partial = self._path.with_name(self._path.name + ".partial")
        self._written = False
        refuse_existing(path, force=force, option=option)
        with _as_usage_error(self._name, option):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            if force:
                self.partial.unlink(missing_ok=True)
            try:
                self._file = self.partial.open("xb")
            except FileExistsError:
                raise DrugfactsError(
                    f"{self.partial} exists: another run is writing, or was stopped: remove it, or use --force"
                ) from None

    def write(self, data: bytes) -> None:
        """Append ``data``."""
        with _as_write_error(self._name):
            self._written = True
            self._file.write(data)

    def finish(self) -> None:
        """Move the complete file to its name."""
        with _as_write_error(self._name):
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            self.partial.replace(self._path)

    def abandon(self) -> Path | None:
        """Keep what was written as ``NAME.partial`` and return that path; remove it where nothing was."""
        with contextlib.suppress(OSError):  # the disk that is full already ended the run
            self._file.close()
        if self._written:
            return self.partial
        with contextlib.suppress(OSError):
            self.partial.unlink()
        return None


class MadeFile:
    """A file that a library writes by its path, as ``NAME.partial`` until it is complete.

    Raises
    ------
    DrugfactsError
        As for `AtomicFile`.
    """

    def __init__(self, path: Path, *, force: bool) -> None:
        place = AtomicFile(path, force=force)
        place.abandon()  # nobody else is writing, and it can be made
        self._path = Path(os.path.realpath(path))
        self._name = str(path)
        self.partial = place.partial

    def __str__(self) -> str:
        return self._name

    def finish(self) -> None:
        """Move the complete file to its name."""
        with _as_write_error(self._name):
            with self.partial.open("rb+") as file:
                os.fsync(file.fileno())
            self.partial.replace(self._path)

    def abandon(self, *, keep: bool) -> Path | None:
        """Return where what was written is; remove it where it is not to be kept."""
        if keep:
            return self.partial
        with contextlib.suppress(OSError):
            self.partial.unlink()
        return None


def open_files(folder: Path, names: Sequence[str], *, force: bool) -> list[AtomicFile]:
    """Open files of a folder that belong together: all, or none where one cannot be."""
    files: list[AtomicFile] = []
    try:
        for name in names:
            files.append(AtomicFile(folder / name, force=force))
    except BaseException:
        for file in files:
            file.abandon()
        raise
    return files


def refuse_existing(path: Path, *, force: bool, option: str = "--out") -> None:
    """Raise DrugfactsError where ``path`` exists and may not be replaced."""
    if path.is_dir():
        raise DrugfactsError(f"{path} is a folder: name a file in it")
    if not force and path.exists():
        raise DrugfactsError(f"{path} exists: use --force to replace it, or name another {option}")


def standard_output() -> Stream:
    """Return standard output as a sink."""
    if sys.stdout is None:
        raise DrugfactsError("standard output is closed: name a file with --out")
    return Stream(sys.stdout.buffer, "standard output")


def special_file(path: Path) -> Stream:
    """Return the device or named pipe at ``path`` as a sink."""
    with _as_usage_error(str(path)):
        return Stream(path.open("wb"), str(path))


@contextlib.contextmanager
def _as_write_error(name: str) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise WriteError(f"{name}: cannot be written: {error.strerror or error}: make room and run again") from error


@contextlib.contextmanager
def _as_usage_error(name: str, option: str = "--out") -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise DrugfactsError(f"{name}: cannot be written: {error.strerror or error}: name another {option}") from error
