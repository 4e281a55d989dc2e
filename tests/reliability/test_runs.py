"""A run folder through kills, full disks and a second run: what was finished stays, and a run goes on to the end."""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .conftest import COMMAND, Lines, Start
from .test_stops import wait_for


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name not in ("manifest.json", ".lock")}


@pytest.fixture
def texts(lines: Lines) -> Path:
    return lines(*["sleep 0.003", "sleep 0.002", "raise it", "fine"] * 150)


def given(texts: Path, folder: Path, workers: int = 2) -> list[object]:
    return ["extract", texts, "--workers", workers, "--shard", 10, "--run", folder]


@pytest.mark.parametrize("workers", [1, 2])
def test_runs_killed_at_random_points_end_in_the_same_bytes(
    start: Start, texts: Path, tmp_path: Path, workers: int
) -> None:
    undisturbed, disturbed = tmp_path / "a", tmp_path / "b"
    assert run_to_the_end(start, given(texts, undisturbed)) == 1
    chance = random.Random(workers)
    killed = 0
    for _ in range(3):
        there = shards(disturbed)
        run = start(*given(texts, disturbed, workers), "--resume")
        wait_for(lambda there=there, run=run: shards(disturbed) > there + 2 or run.poll() is not None)
        time.sleep(chance.uniform(0, 0.2))
        run.kill()
        run.communicate(timeout=20)
        killed += run.returncode == -9  # on a busy machine it may have come to its end before
    assert killed
    assert run_to_the_end(start, [*given(texts, disturbed, workers), "--resume"]) == 1
    assert content(disturbed) == content(undisturbed)
    assert json.loads((disturbed / "manifest.json").read_bytes())["counts"]["failed"] == 150


def run_to_the_end(start: Start, arguments: list[object]) -> int:
    run = start(*arguments)
    run.communicate(timeout=60)
    return run.returncode


def shards(folder: Path) -> int:
    return len(list(folder.glob("facts-*.jsonl")))


def test_runs_interrupted_say_how_to_go_on(start: Start, texts: Path, tmp_path: Path) -> None:
    run = start(*given(texts, tmp_path / "a"))
    wait_for((tmp_path / "a" / "facts-00000.jsonl").exists)
    run.send_signal(2)
    _, told = run.communicate(timeout=20)
    assert run.returncode == 130
    kept = f"drugfacts: interrupted: what is finished is kept in {tmp_path}/a: go on with --resume"
    assert told.splitlines()[-1] == kept
    assert start(*given(texts, tmp_path / "a"), "--resume").wait(60) == 1


def test_runs_two_in_one_folder(start: Start, lines: Lines, tmp_path: Path) -> None:
    slow = lines("sleep 60")
    first = start(*given(slow, tmp_path / "a"))
    wait_for((tmp_path / "a" / "manifest.json").exists)
    second = start(*given(slow, tmp_path / "a"), "--resume")
    _, told = second.communicate(timeout=20)
    assert second.returncode == 2
    assert told.count("\n") == 1
    assert f"{tmp_path}/a: another run is writing there (process {first.pid}): wait for it" in told
    first.kill()
    first.communicate(timeout=20)
    third = start(*given(lines("sleep 60"), tmp_path / "a"), "--force")  # a lock dies with its process
    wait_for(lambda: (tmp_path / "a" / ".lock").read_text() == f"{third.pid}\n")
    third.kill()
    third.communicate(timeout=20)


def test_runs_that_fill_the_disk_go_on_when_there_is_room(texts: Path, tmp_path: Path) -> None:
    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))  # files no longer than a shard

    command = [sys.executable, str(COMMAND), *map(str, given(texts, tmp_path / "a", workers=1)), "--shard", "200"]
    full = subprocess.run(command, preexec_fn=little_room, capture_output=True, text=True, check=False)
    assert full.returncode == 1
    last = full.stderr.splitlines()[-1]
    assert last.endswith("cannot be written: File too large: mend that, and go on with --resume")
    on = subprocess.run([*command, "--resume"], capture_output=True, text=True, check=False)
    assert on.returncode == 1
    assert json.loads((tmp_path / "a" / "manifest.json").read_bytes())["counts"]["inputs"] == 600
    assert (tmp_path / "a" / "COMPLETE").exists()


def test_runs_with_a_dying_and_a_hanging_text(start: Start, lines: Lines, tmp_path: Path) -> None:
    run = start(*given(lines("fine", "kill", "fine", "sleep 60", "fine"), tmp_path / "a"), "--timeout", 1)
    _, told = run.communicate(timeout=60)
    assert run.returncode == 1
    failed = [json.loads(line) for line in (tmp_path / "a" / "failed.jsonl").read_bytes().splitlines()]
    assert [(one["id"], one["reason"].partition(":")[0]) for one in failed] == [
        ("d1", "ended the process that read it (SIGKILL, as when memory runs out)"),
        ("d3", "took longer than 1 s"),
    ]
    assert told.count("\n") == 2
