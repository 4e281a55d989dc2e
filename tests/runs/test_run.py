"""A run folder: what is in it, who may write to it, and what it is after a crash at any step."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from pathlib import Path

import pytest

from drugfacts.errors import DrugfactsError
from drugfacts.readers import Failure, plan
from drugfacts.records import Document
from drugfacts.runs import list_inputs, records_in, result_files, shards
from drugfacts.writers import WriteError

from .conftest import Open, content, whole

Results = list[Document | Failure]


def ids(folder: Path) -> list[str]:
    return [json.loads(line)["id"] for path in result_files(folder) for line in records_in(path)]


def test_run_has_shards_failures_a_manifest_and_sums(open_it: Open, results: Results, tmp_path: Path) -> None:
    with open_it() as run:
        list(whole(run, results))
    folder = tmp_path / "RUN"
    assert [path.name for path in result_files(folder)] == [f"facts-0000{n}.jsonl" for n in range(3)]
    assert ids(folder) == ["0", "2", "3", "4", "6", "7"]
    assert [json.loads(line) for line in (folder / "failed.jsonl").read_bytes().splitlines()] == [
        {"id": "1", "source": "1.txt", "reason": "naïve"},
        {"id": None, "source": "gone.txt", "reason": "no such file"},
    ]
    manifest = json.loads((folder / "manifest.json").read_bytes())
    assert manifest["counts"] == {"inputs": 8, "documents": 6, "facts": 0, "failed": 2}
    assert manifest["inputs"]["files"] == 4
    for line in (folder / "COMPLETE").read_text().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest


def test_run_compressed_is_the_same_bytes_every_time(open_it: Open, results: Results, tmp_path: Path) -> None:
    for name in ("a", "b"):
        with open_it(folder=tmp_path / name, compressed=True) as run:
            list(whole(run, results))
    assert content(tmp_path / "a") == content(tmp_path / "b")
    assert gzip.decompress((tmp_path / "a" / "facts-00000.jsonl.gz").read_bytes()).count(b"\n") == 2
    assert ids(tmp_path / "a") == ["0", "2", "3", "4", "6", "7"]


def test_run_without_inputs_is_complete(open_it: Open, tmp_path: Path) -> None:
    with open_it() as run:
        run.finish()
    assert ids(tmp_path / "RUN") == []


class Crash(BaseException):
    """The process is gone: nothing is tidied up."""


def crash_at(step: int, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Make the ``step``-th thing that is put on the disk the last one; an addition to a file comes half way."""
    taken = [0]
    fsync, replace, append = os.fsync, Path.replace, shards.append

    def counted() -> bool:
        taken[0] += 1
        return taken[0] == step

    def crashing_fsync(number: int) -> None:
        if counted():
            raise Crash
        fsync(number)

    def crashing_replace(path: Path, to: Path) -> Path:
        if counted():
            raise Crash
        return replace(path, to)

    def crashing_append(path: Path, added: bytes) -> None:
        if counted():
            with path.open("ab") as file:
                file.write(added[: len(added) // 2])
            raise Crash
        append(path, added)

    monkeypatch.setattr(os, "fsync", crashing_fsync)
    monkeypatch.setattr(Path, "replace", crashing_replace)
    monkeypatch.setattr(shards, "append", crashing_append)
    monkeypatch.setattr(shards.ShardWriter, "abandon", lambda self: None)
    return taken


@pytest.mark.parametrize("compressed", [False, True])
def test_run_crash_at_any_step_loses_and_doubles_nothing(
    open_it: Open, results: Results, tmp_path: Path, compressed: bool
) -> None:
    with open_it(folder=tmp_path / "undisturbed", compressed=compressed) as run:
        list(whole(run, results))
    step, steps = 1, 2
    while step < steps:
        folder = tmp_path / f"run{step}"
        with pytest.MonkeyPatch.context() as patch:
            taken = crash_at(step, patch)
            try:
                with open_it(folder=folder, compressed=compressed) as run:
                    list(whole(run, results))
            except Crash:
                pass
            steps = step + 2 if taken[0] == step else step + 1
        with open_it(folder=folder, compressed=compressed, resume=True) as run:
            if not run.complete:
                list(whole(run, results))
        assert content(folder) == content(tmp_path / "undisturbed"), f"step {step}"
        step += 1
    assert step > 20


def test_run_resumed_counts_what_is_done(open_it: Open, results: Results) -> None:
    with pytest.raises(KeyboardInterrupt), open_it() as run:
        for n, _ in enumerate(whole(run, results)):
            if n == 4:
                raise KeyboardInterrupt
    with open_it(resume=True) as run:
        assert (run.inputs, run.failed, run.complete) == (3, 1, False)
        assert len(run.manifest["resumed"]) == 1


def begun(open_it: Open, results: Results, *, finish: bool) -> None:
    with open_it() as run:
        for n, _ in enumerate(whole(run, results)):
            if n == 4 and not finish:
                return


def test_run_that_is_there_is_not_replaced_unasked(open_it: Open, results: Results, tmp_path: Path) -> None:
    begun(open_it, results, finish=False)
    with pytest.raises(DrugfactsError, match="unfinished run: go on with --resume, or use --force"), open_it():
        pass
    with pytest.raises(DrugfactsError, match="unfinished run: finish it with"):
        result_files(tmp_path / "RUN")
    with open_it(force=True) as run:
        list(whole(run, results))
    with pytest.raises(DrugfactsError, match="holds a run: use --force"), open_it():
        pass
    with open_it(resume=True) as run:
        assert run.complete


@pytest.mark.parametrize("name", ["notes.txt", "failed.jsonl", "facts-00000.jsonl"])
def test_run_leaves_a_folder_of_other_files_alone(open_it: Open, tmp_path: Path, name: str) -> None:
    (tmp_path / "RUN").mkdir()
    (tmp_path / "RUN" / name).write_text("mine")
    for given in ({}, {"resume": True}, {"force": True}):
        with pytest.raises(DrugfactsError, match=rf"holds other files \({name}\): name an empty"), open_it(**given):
            pass
    assert (tmp_path / "RUN" / name).read_text() == "mine"


def test_run_force_keeps_what_is_not_of_a_run(open_it: Open, results: Results, tmp_path: Path) -> None:
    begun(open_it, results, finish=True)
    (tmp_path / "RUN" / "facts-of-life.txt").write_text("mine")
    with open_it(force=True):
        pass
    assert (tmp_path / "RUN" / "facts-of-life.txt").exists()
    assert not (tmp_path / "RUN" / "facts-00000.jsonl").exists()


def test_run_with_another_version_or_setting_does_not_go_on(open_it: Open, results: Results) -> None:
    begun(open_it, results, finish=False)
    other = {"version": "2", "rules": "sha256:b", "shard": 3}
    message = r"begun with other version \(1, now 2\), rules: go on with what it was begun with, or start anew"
    with pytest.raises(DrugfactsError, match=message), open_it(resume=True, identity=other):
        pass


def test_run_with_other_inputs_does_not_go_on(open_it: Open, results: Results, texts: Path) -> None:
    begun(open_it, results, finish=False)

    def refused(match: str) -> None:
        with (
            pytest.raises(DrugfactsError, match=match + " since the run was begun: .* or start anew with --force"),
            open_it(resume=True, inputs=list_inputs(plan([texts]))),
        ):
            pass

    (texts / "2.txt").write_text("text two")
    refused(r"2\.txt has changed")
    (texts / "2.txt").write_text("text 2")
    (texts / "10.txt").write_text("new")
    refused(r"10\.txt was not in this place among the inputs")
    (texts / "10.txt").unlink()
    (texts / "3.txt").unlink()
    refused(r"3\.txt is no longer among the inputs")


def test_run_whose_shard_was_touched_does_not_go_on(open_it: Open, results: Results, tmp_path: Path) -> None:
    begun(open_it, results, finish=False)
    (tmp_path / "RUN" / "facts-00000.jsonl").write_text("")
    with pytest.raises(DrugfactsError, match="missing or changed since it was finished"), open_it(resume=True):
        pass


def test_run_by_two_at_once_is_refused(open_it: Open) -> None:
    refused = rf"another run is writing there \(process {os.getpid()}\): wait for it"
    with open_it(), pytest.raises(DrugfactsError, match=refused), open_it(resume=True):
        pass


def test_run_in_an_impossible_place_is_one_line(open_it: Open, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for folder in (tmp_path / "file", tmp_path / "file" / "RUN"):
        with pytest.raises(DrugfactsError, match=r"cannot be made: .*: name another --run"), open_it(folder=folder):
            pass
    if Path("/proc/self/fdinfo").is_dir():  # a place where nobody may write, not even root
        with pytest.raises(DrugfactsError, match="name another --run"), open_it(folder=Path("/proc/self/fdinfo")):
            pass


def test_run_full_disk_says_how_to_go_on(
    open_it: Open, results: Results, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch, pytest.raises(WriteError) as error, open_it() as run:
        for n, _ in enumerate(whole(run, results)):
            if n == 3:

                def full(number: int) -> None:
                    raise OSError(28, "No space left on device")

                patch.setattr(os, "fsync", full)
    assert str(error.value).endswith("No space left on device: mend that, and go on with --resume")
    with open_it(resume=True) as run:
        assert run.inputs == 3
        list(whole(run, results))
    assert ids(tmp_path / "RUN") == ["0", "2", "3", "4", "6", "7"]


def test_run_inputs_that_cannot_be_read_again_are_refused() -> None:
    with pytest.raises(DrugfactsError, match="save standard input to a file"):
        list_inputs(plan(["-"]))


def test_run_inputs_list_those_that_are_not_there(tmp_path: Path) -> None:
    listed = list_inputs(plan([tmp_path / "gone.txt"]))
    assert json.loads(listed.content)["error"].startswith("no such file")
