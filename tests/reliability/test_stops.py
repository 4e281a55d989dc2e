"""A run that is stopped from outside ends cleanly: its processes gone, what was written kept, one line, a code."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Lines, Start


def wait_for(what: Callable[[], object], seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.02)


def is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z"


@pytest.mark.parametrize(
    ("number", "code", "said"), [(signal.SIGINT, 130, "interrupted"), (signal.SIGTERM, 143, "terminated")]
)
@pytest.mark.parametrize("workers", [1, 2])
def test_stops_cleanly(
    start: Start, lines: Lines, tmp_path: Path, number: int, code: int, said: str, workers: int
) -> None:
    pids = tmp_path / "pids"
    pids.mkdir()
    path = lines(*[f"pid {pids}"] * 130, *["sleep 0.2"] * 400)
    out = tmp_path / "facts.jsonl"
    run = start("extract", path, "--out", out, "--workers", workers)
    wait_for(lambda: any(pids.iterdir()) and out.with_name("facts.jsonl.partial").exists())
    time.sleep(0.3)
    if number == signal.SIGINT:
        os.killpg(run.pid, number)  # as a terminal does
    else:
        run.send_signal(number)
    _, told = run.communicate(timeout=20)
    assert (run.returncode, told) == (code, f"drugfacts: {said}\n")
    assert all(is_gone(int(path.name)) for path in pids.iterdir())
    assert not out.exists()


def test_stops_of_a_killed_parent_end_its_workers(start: Start, lines: Lines, tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    pids.mkdir()
    run = start("extract", lines(f"pid {pids}", "sleep 100"), "--workers", 2, "--timeout", 300)
    wait_for(lambda: any(pids.iterdir()))
    run.kill()
    run.communicate(timeout=20)
    for path in pids.iterdir():
        wait_for(lambda path=path: is_gone(int(path.name)))


def test_stops_of_a_closed_pipe_are_quiet(start: Start, lines: Lines) -> None:
    run = start("extract", lines(*["ketamine"] * 5000), "--workers", 2)
    assert run.stdout is not None
    run.stdout.readline()
    run.stdout.close()
    assert run.stderr is not None
    assert run.stderr.read() == ""
    assert run.wait(timeout=20) == 0
