from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from drugfacts.readers import Failure, plan
from drugfacts.records import Document
from drugfacts.runs import Run, list_inputs, open_run

Open = Callable[..., AbstractContextManager[Run]]
IDENTITY = {"version": "1", "rules": "sha256:a", "shard": 3}


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder of inputs."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for n in range(4):
        (folder / f"{n}.txt").write_text(f"text {n}")
    return folder


@pytest.fixture
def open_it(tmp_path: Path, texts: Path) -> Open:
    """Open the run folder RUN on the inputs."""

    def open_it(**given: Any) -> AbstractContextManager[Run]:
        options = {"identity": IDENTITY, "inputs": list_inputs(plan([texts])), "size": 3, **given}
        return open_run(options.pop("folder", tmp_path / "RUN"), **options)

    return open_it


@pytest.fixture
def results(make_document: Callable[..., Document]) -> list[Document | Failure]:
    """Results of eight inputs, two of them failures."""
    made: list[Document | Failure] = [make_document(f"text {n}", id=str(n)) for n in range(8)]
    made[1] = Failure("1.txt", "naïve", "1")
    made[5] = Failure("gone.txt", "no such file")
    return made


def content(folder: Path) -> dict[str, bytes]:
    """All that must be the same however often a run was stopped."""
    files = (path for path in folder.iterdir() if path.name not in ("manifest.json", ".lock"))
    return {path.name: path.read_bytes() for path in files}


def whole(run: Run, results: list[Document | Failure]) -> Iterator[None]:
    """Write the results that are left, step by step, and finish."""
    for result in results[run.inputs :]:
        run.add(result)
        yield
    run.finish()
