"""Read what a finished run has written."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import BinaryIO, cast

from drugfacts.errors import DrugfactsError

from .folder import COMPLETE, MANIFEST
from .shards import read_journal


def is_run(path: Path) -> bool:
    """Return whether ``path`` is a run folder, finished or not."""
    return (path / MANIFEST).is_file()


def result_files(path: Path) -> list[Path]:
    """Return the files of records at ``path``: the shards of a run folder, in order, or the file itself.

    Raises
    ------
    DrugfactsError
        Where it is a folder without a run, or with an unfinished one.
    """
    if not path.is_dir():
        return [path]
    if not is_run(path):
        raise DrugfactsError(f"{path}: a folder without a run: name a file of JSON Lines, or a folder made with --run")
    if not (path / COMPLETE).is_file():
        raise DrugfactsError(f"{path}: an unfinished run: finish it with drugfacts extract ... --run {path} --resume")
    return [path / shard.shard for shard in read_journal(path)]


def records_in(path: Path) -> BinaryIO:
    """Open a file of records, compressed or not."""
    return cast("BinaryIO", gzip.open(path, "rb")) if path.suffix == ".gz" else path.open("rb")
