"""Files that survive a crash: whole or not at all, and on the disk before the next step is taken."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from drugfacts.writers import WriteError


def write_whole(path: Path, content: bytes) -> None:
    """Put a file in its place at once, so that a reader sees the old one or the new one."""
    temporary = path.with_name(path.name + ".partial")
    with as_write_error(path):
        with temporary.open("wb") as file:
            file.write(content)
            sync(file.fileno())
        put_in_place(temporary, path)


def put_in_place(temporary: Path, path: Path) -> None:
    """Rename, and have the folder remember it."""
    temporary.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # some network file systems cannot
            os.fsync(folder)
    finally:
        os.close(folder)


def append(path: Path, content: bytes) -> None:
    """Add to a file; what a crash may leave of it is cut off at the next start."""
    with as_write_error(path), path.open("ab") as file:
        file.write(content)
        file.flush()
        sync(file.fileno())


def sync(number: int) -> None:
    """Have the disk hold what was written to an open file."""
    os.fsync(number)


@contextlib.contextmanager
def as_write_error(path: Path) -> Iterator[None]:
    """Tell a failure to write in one line that says how to go on."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or error
        raise WriteError(f"{path}: cannot be written: {reason}: mend that, and go on with --resume") from error
