"""A job's errors, before Spark is started: each is one line that says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from drugfacts.cli import spark as command
from drugfacts.cli.main import main
from drugfacts.errors import DrugfactsError
from drugfacts.spark import job
from drugfacts.spark.job import kind_of, reason_of


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    path = tmp_path / "notes.jsonl"
    path.write_text('{"id": "a", "text": "Zinc can cause nausea."}\n')
    return path


def told(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert main(["spark", *map(str, arguments)]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    return err


def test_job_missing_extra_is_one_line(
    notes: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    err = told(capsys, notes, "--out", notes.parent / "out")
    assert err.startswith("drugfacts: drugfacts[spark] is needed (pyspark, pyarrow, pandas missing)")


@pytest.mark.parametrize("home", [None, "/nowhere"])
def test_job_missing_java_is_one_line(
    notes: Path, home: str | None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(job, "require", lambda *modules: None)
    monkeypatch.setattr("shutil.which", lambda name: None)
    monkeypatch.setenv("JAVA_HOME", home) if home else monkeypatch.delenv("JAVA_HOME", raising=False)
    assert "Spark needs Java 17 or later, and " in told(capsys, notes, "--out", notes.parent / "out")


def test_job_output_is_replaced_only_where_spark_wrote_it(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "give --force" in told(capsys, notes, "--out", notes.parent)
    assert "holds the input" in told(capsys, notes, "--out", notes.parent, "--force")
    own = notes.parent / "own"
    own.mkdir()
    (own / "precious.txt").touch()
    assert "not what Spark wrote" in told(capsys, notes, "--out", own, "--force")
    (own / "_SUCCESS").touch()
    command._refuse_output(str(own), str(notes), force=True)


def test_job_settings_are_key_and_value(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "--conf x: write KEY=VALUE" in told(capsys, notes, "--out", notes.parent / "out", "--conf", "x")


def test_job_kind_of_table_is_told_by_names(tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    with pytest.raises(DrugfactsError, match="give --table"):
        kind_of(str(folder))
    (folder / "part-0.snappy.parquet").touch()
    (folder / "_SUCCESS").touch()
    (folder / ".part-0.json").touch()
    assert kind_of(str(folder)) == "parquet"
    (folder / "more.csv").touch()
    with pytest.raises(DrugfactsError, match="give --table"):
        kind_of(str(folder))


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        ("", "Spark: no reason was given"),
        (
            "An error occurred while calling o1.\n: org.apache.X: a\nCaused by: java.io.IOException: disk full\n\tat x",
            "Spark: Caused by: java.io.IOException: disk full",
        ),
    ],
)
def test_job_reason_is_the_line_that_helps(message: str, reason: str) -> None:
    assert reason_of(message) == reason
