"""Worker processes: the same results in the same order, whatever becomes of a worker."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from drugfacts.engines import Pipeline, Settings, pool, run, run_in_workers
from drugfacts.engines.workers import cores
from drugfacts.errors import DrugfactsError
from drugfacts.readers import Failure, SourceText, read

Results = list[str]


def source(id: str, text: str = "ketamine") -> SourceText:
    return SourceText(id, text, f"{id}.txt")


def names(results: Iterator[object]) -> Results:
    return [f"!{result.source}" if isinstance(result, Failure) else result.id for result in results]


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z" if Path("/proc").exists() else True


def test_workers_keep_the_order_with_failures_in_their_place(spoiled: ModuleType) -> None:
    items = [source(str(n), f"sleep {0.02 * (n % 3)}") for n in range(20)]
    items[7:7] = [Failure("gone.txt", "no such file"), source("b", "raise it")]
    found = names(run_in_workers(items, spoiled.process, workers=2, texts=3))
    assert found == [str(n) for n in range(7)] + ["!gone.txt", "!b.txt"] + [str(n) for n in range(7, 20)]


@pytest.mark.parametrize(("text", "how"), [("kill", "SIGKILL, as when memory runs out"), ("exit", "exit code 3")])
def test_workers_a_text_that_ends_its_worker_is_the_only_failure(spoiled: ModuleType, text: str, how: str) -> None:
    items = [source(str(n), text if n == 3 else "fine") for n in range(8)]
    results = list(run_in_workers(items, spoiled.process, workers=2, texts=4))
    assert names(iter(results)) == ["0", "1", "2", "!3.txt", "4", "5", "6", "7"]
    assert str(results[3]) == (f"3.txt: ended the process that read it ({how}): split the text, or give it more memory")


def test_workers_a_worker_killed_by_chance_costs_no_text(spoiled: ModuleType, tmp_path: Path) -> None:
    items = [source(str(n), f"once {tmp_path}/{n}" if n % 3 == 0 else "fine") for n in range(6)]
    found = names(run_in_workers(items, spoiled.process, workers=1, texts=1))
    assert found == [str(n) for n in range(6)]


def test_workers_a_text_that_takes_too_long_is_the_only_failure(spoiled: ModuleType) -> None:
    items = [source(str(n), "sleep 60" if n == 1 else "fine") for n in range(4)]
    started = time.monotonic()
    results = list(run_in_workers(items, spoiled.process, workers=1, timeout=0.5))
    assert names(iter(results)) == ["0", "!1.txt", "2", "3"]
    assert str(results[1]) == "1.txt: took longer than 0.5 s: allow more with --timeout, or leave it out"
    assert time.monotonic() - started < 30


def test_workers_unusable_pipeline_is_no_failure_of_a_text(spoiled: ModuleType) -> None:
    with pytest.raises(DrugfactsError, match="not installed"):
        list(run_in_workers([source("a")], spoiled.unloadable, workers=2))
    with pytest.raises(DrugfactsError, match="no model"):
        list(run_in_workers([source("a", "unusable")], spoiled.process, workers=2))


def test_workers_that_never_begin_end_the_run(spoiled: ModuleType) -> None:
    with pytest.raises(DrugfactsError, match=r"end before they can begin \(exit code 9\): use fewer --workers"):
        list(run_in_workers([source("a")], spoiled.deadly, workers=2))


def test_workers_read_no_further_than_a_few_batches(spoiled: ModuleType) -> None:
    taken = 0

    def items() -> Iterator[SourceText]:
        nonlocal taken
        for n in range(1000):
            taken += 1
            yield source(str(n))

    results = run_in_workers(items(), spoiled.process, workers=2, texts=2)
    next(results)
    assert taken <= 2 * (2 * 2 + 2)
    results.close()


def test_workers_are_gone_when_the_run_stops(spoiled: ModuleType, tmp_path: Path) -> None:
    items = [source(str(n), f"pid {tmp_path}") for n in range(40)]
    with pytest.raises(KeyboardInterrupt):
        for _ in run_in_workers(items, spoiled.process, workers=2, texts=1):
            raise KeyboardInterrupt
    pids = [int(path.name) for path in tmp_path.iterdir()]
    assert pids
    assert not any(map(alive, pids))


def test_workers_are_replaced_before_they_have_grown(
    spoiled: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "_CHARACTERS_A_WORKER", len(f"pid {tmp_path}") * 4)
    items = [source(str(n), f"pid {tmp_path}") for n in range(16)]
    assert names(run_in_workers(items, spoiled.process, workers=1, texts=2)) == [str(n) for n in range(16)]
    assert len(list(tmp_path.iterdir())) == 4


def test_workers_nothing_to_do_starts_none(spoiled: ModuleType) -> None:
    assert list(run_in_workers([], spoiled.process, workers=2)) == []
    failure = Failure("gone.txt", "no such file")
    assert list(run_in_workers([failure], spoiled.process, workers=2)) == [failure]


def test_workers_cores_are_those_of_this_process() -> None:
    assert 1 <= cores() <= (os.cpu_count() or 1)


@pytest.mark.model
@pytest.mark.corpus
def test_workers_records_are_those_of_one_process(corpus: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "frames: [{id: own.x, fact: side_effect, words: [dog], drug: [obj], term: [subj], examples: [<drug>x</drug>]}]"
    )
    pipeline = Pipeline(Settings(frames=(own,)))
    texts = [*list(read([corpus / "news"]))[:12], SourceText("own", "Odd moods dogged losartan.", None, None, None)]
    alone = [result.to_json() for result in run(texts, pipeline)]
    together = [result.to_json() for result in run_in_workers(texts, pipeline, workers=2, texts=5)]
    assert together == alone
    assert '"rule":"own.x"' in together[-1]
