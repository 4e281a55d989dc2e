from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import Run


def lines(content: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in content.splitlines()]


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    (folder / "sub").mkdir(parents=True)
    (folder / "b.txt").write_text("Take ketamine.")
    (folder / "sub" / "a.md").write_text("Nothing.")
    return folder


def test_extract_to_standard_output_in_order(run: Run, texts: Path) -> None:
    code, out, err = run("extract", texts)
    assert (code, err) == (0, "")
    assert [record["id"] for record in lines(out)] == ["b", "sub/a"]
    assert lines(out)[0]["source"] == f"{texts}/b.txt"


def test_extract_to_a_file_says_nothing_outside_a_terminal(run: Run, texts: Path, tmp_path: Path) -> None:
    assert run("extract", texts, "--out", tmp_path / "facts.jsonl") == (0, "", "")
    assert [record["id"] for record in lines((tmp_path / "facts.jsonl").read_text())] == ["b", "sub/a"]


def test_extract_format_json(run: Run, texts: Path, tmp_path: Path) -> None:
    _, out, _ = run("extract", texts, "--format", "json")
    assert [record["id"] for record in json.loads(out)] == ["b", "sub/a"]
    assert run("extract", texts, "-o", f"{tmp_path}/out/", "-f", "json")[0] == 0
    assert json.loads((tmp_path / "out" / "sub" / "a.json").read_text())["id"] == "sub/a"


def test_extract_empty_file_gives_an_empty_record(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    code, out, err = run("extract", tmp_path / "empty.txt")
    assert (code, err) == (0, "")
    assert lines(out)[0]["length"] == 0


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("picture.txt", b"\x89PNG\0\0", "binary, not text"),
        ("gone.txt", None, "no such file or folder"),
        ("bad.txt", b"crash", "could not be processed"),
    ],
)
def test_extract_failing_input_is_one_line_and_1_and_the_rest_is_written(
    run: Run, texts: Path, tmp_path: Path, name: str, content: bytes | None, reason: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    code, out, err = run("extract", path, texts)
    assert code == 1
    assert err.startswith(f"drugfacts: {path}: {reason}")
    assert err.count("\n") == 1
    assert len(lines(out)) == 2


def test_extract_windows_1252_is_read_with_a_warning(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("The drug’s use: ketamine".encode("cp1252"))
    code, out, err = run("extract", path)
    assert code == 0
    assert err == f"drugfacts: warning: {path}: not UTF-8: decoded as Windows-1252\n"
    assert lines(out)[0]["warnings"] == ["not UTF-8: decoded as Windows-1252"]
    assert run("extract", path, "--quiet")[2] == ""


def test_extract_two_documents_with_one_id_is_2_before_anything_is_written(run: Run, tmp_path: Path) -> None:
    for name in ("a.txt", "a.md"):
        (tmp_path / name).write_text("x")
    code, out, err = run("extract", tmp_path / "a.txt", tmp_path / "a.md", "--out", tmp_path / "facts.jsonl")
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert f"{tmp_path}/a.txt and {tmp_path}/a.md" in err
    assert not (tmp_path / "facts.jsonl").exists()


def test_extract_two_lines_with_one_id_is_1_and_the_first_is_written(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text('{"id": "a", "text": "one"}\n{"id": "a", "text": "two"}\n{"id": "b", "text": "three"}\n')
    code, out, err = run("extract", path)
    assert code == 1
    assert err == f"drugfacts: {path}:2: two documents with the id 'a': {path}:1 and {path}:2: give it another\n"
    assert [record["id"] for record in lines(out)] == ["a", "b"]


def test_extract_existing_output_is_2_and_stays(run: Run, texts: Path, tmp_path: Path) -> None:
    out = tmp_path / "facts.jsonl"
    out.write_text("old")
    code, _, err = run("extract", texts, "--out", out)
    assert code == 2
    assert err == f"drugfacts: {out} exists: use --force to replace it, or name another --out\n"
    assert out.read_text() == "old"
    assert run("extract", texts, "--out", out, "--force")[0] == 0
    assert out.read_text() != "old"


def test_extract_output_that_is_an_input_is_2(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text('{"id": "a", "text": "one"}\n')
    code, _, err = run("extract", path, "--out", path, "--force")
    assert code == 2
    assert "also an input" in err
    assert "one" in path.read_text()


def test_extract_full_disk_is_1(run: Run, texts: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    code, _, err = run("extract", texts, "--out", "/dev/full")
    assert code == 1
    assert err.count("\n") == 1
    assert "No space left" in err


@pytest.mark.model
def test_extract_pipes_between_other_tools(corpus: Path) -> None:
    text = (corpus / "ketamine-anxiety.txt").read_bytes()
    command = [sys.executable, "-m", "drugfacts", "extract", "-"]
    result = subprocess.run(command, input=text, capture_output=True, check=True)
    record = json.loads(result.stdout)
    assert record["id"] == "stdin"
    assert {fact["kind"] for fact in record["facts"]} == {"mechanism", "approval", "indication", "side_effect"}
    assert record["drugs"]
    assert result.stderr == b""


@pytest.mark.model
def test_extract_closed_pipe_ends_quietly(corpus: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "drugfacts", "extract", str(corpus / "ketamine-anxiety.txt")]
    result = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert (result.returncode, result.stderr) == (0, b"")


@pytest.mark.model
def test_extract_same_bytes_every_run(corpus: Path) -> None:
    command = [sys.executable, "-m", "drugfacts", "extract", "--quiet"]
    texts = [str(path) for path in sorted(corpus.glob("b*.txt"))]
    together = subprocess.run([*command, *texts], capture_output=True, check=True).stdout
    apart = [subprocess.run([*command, text], capture_output=True, check=True).stdout for text in texts[:3]]
    assert together.startswith(b"".join(apart))


@pytest.mark.model
@pytest.mark.parametrize("option", ["--model", "--config"])
def test_extract_unusable_configuration_is_2(capfd: pytest.CaptureFixture[str], texts: Path, option: str) -> None:
    from drugfacts.cli.main import main

    code = main(["extract", str(texts), option, "nowhere"])
    out, err = capfd.readouterr()
    assert (code, out) == (2, "")
    assert err.startswith("drugfacts: ")
    assert "nowhere" in err
    assert err.count("\n") == 1


def test_extract_own_terms_with_an_error_are_2_before_anything_is_written(
    run: Run, texts: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("blue pill\tdrug\tsildenafil\nred pill\tpill\n")
    code, out, err = run("extract", texts, "--lexicon", own, "--out", tmp_path / "facts.jsonl")
    assert (code, out) == (2, "")
    assert err.startswith(f"drugfacts: {own}:2: unknown kind 'pill': use one of drug, ")
    assert err.count("\n") == 1
    assert not list(tmp_path.glob("facts*"))


def test_extract_own_terms_that_are_not_there_are_2(run: Run, texts: Path, tmp_path: Path) -> None:
    code, _, err = run("extract", texts, "--lexicon", tmp_path / "none.tsv")
    assert (code, err) == (2, f"drugfacts: {tmp_path}/none.tsv: own terms cannot be read: No such file or directory\n")


def test_extract_run_folder_is_read_where_a_file_is(run: Run, texts: Path, tmp_path: Path) -> None:
    assert run("extract", texts, "--run", tmp_path / "RUN") == (0, "", "")
    assert run("extract", texts, "--out", tmp_path / "facts.jsonl")[0] == 0
    assert run("diff", tmp_path / "RUN", tmp_path / "facts.jsonl") == (0, "0 added, 0 removed, 0 changed\n", "")
    assert run("summary", tmp_path / "RUN", "-d", "sub/a")[0] == 0
    assert run("extract", texts, "--run", tmp_path / "RUN", "--resume") == (0, "", "")
    code, _, err = run("extract", texts, "--run", tmp_path / "RUN", "--resume", "--min-confidence", 0.5)
    assert (code, err.count("\n")) == (2, 1)
    assert "begun with other min_confidence (None, now 0.5)" in err


@pytest.mark.parametrize("gzip", [False, True])
def test_extract_run_with_failures_is_1_and_stays_1(run: Run, texts: Path, tmp_path: Path, gzip: bool) -> None:
    (texts / "c.txt").write_text("crash")
    given = ["extract", texts, "--run", tmp_path / "RUN", "--resume", *(["--gzip"] if gzip else [])]
    code, _, err = run(*given)
    assert (code, err.count("\n")) == (1, 1)
    assert run(*given) == (1, "", "")
    assert json.loads((tmp_path / "RUN" / "failed.jsonl").read_text())["id"] == "c"
    assert "2 documents" in run("summary", tmp_path / "RUN")[1]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["--resume"], "--resume needs a run folder: give --run DIR in place of --out"),
        (["--gzip", "--out", "x.jsonl"], "--gzip needs a run folder: give --run DIR in place of --out"),
        (["--run", "RUN", "--out", "x.jsonl"], "--run names a folder of its own: leave out --out and --format"),
        (["--workers", "many"], "--workers many: give a number up to 256, or auto for one a core"),
    ],
)
def test_extract_options_that_do_not_go_together_are_2(run: Run, texts: Path, given: list[str], told: str) -> None:
    assert run("extract", texts, *given) == (2, "", f"drugfacts: {told}\n")


def test_extract_run_folder_that_holds_an_input_is_2(run: Run, texts: Path) -> None:
    code, _, err = run("extract", texts, "--run", texts)
    assert (code, err.count("\n")) == (2, 1)
    assert "which is to be written: name another --run" in err


def test_extract_columns_are_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("case\tnarrative\n7\tTook ketamine, once.\n")
    args = ("--id-column", "case", "--text-column", "narrative", "--delimiter", "tab", "--encoding", "utf-8")
    code, out, err = run("extract", tmp_path / "*.csv", *args)
    assert (code, err) == (0, "")
    assert [record["id"] for record in lines(out)] == ["7"]


@pytest.mark.parametrize(("option", "value"), [("--delimiter", "ab"), ("--encoding", "hex"), ("--encoding", "no-such")])
def test_extract_wrong_way_of_reading_is_2(run: Run, texts: Path, option: str, value: str) -> None:
    code, _, err = run("extract", texts, option, value)
    assert code == 2
    assert err.startswith(f"drugfacts: {option} ")
    assert err.count("\n") == 1


@pytest.mark.parametrize("option", ["--with-text", "--out", "--run"])
def test_extract_option_for_a_forgotten_name_is_2(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Aspirin treats pain.")
    code, _, err = run("extract", tmp_path / "a.txt", option, "--quiet")
    assert (code, err) == (2, f"drugfacts: {option} needs a name, and got --quiet: give {option} NAME\n")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_extract_with_text_writes_what_offsets_count_in(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.html").write_text("<h1>Note</h1><p>Took\nketamine &amp; more.")
    (tmp_path / "in" / "b.jsonl").write_text('{"id": "b", "text": "x", "subject": "aspirin"}\n')
    texts = tmp_path / "texts.jsonl"
    code, out, err = run("extract", tmp_path / "in", "--with-text", texts)
    assert (code, err) == (0, "")
    first, second = lines(texts.read_text())
    assert first == {"id": "a", "text": "# Note\n\nTook ketamine & more.\n", "source": f"{tmp_path}/in/a.html"}
    assert second == {"id": "b", "text": "x", "subject": "aspirin", "source": f"{tmp_path}/in/b.jsonl:1"}
    mention = json.loads(out.splitlines()[0])["drugs"][0]["mentions"][0]
    assert str(first["text"])[mention["start"] : mention["end"]] == "ketamine"
    assert run("extract", tmp_path / "in", "--with-text", texts)[0] == 2
    assert run("extract", texts, "--with-text", texts, "--force")[0] == 2
    assert run("extract", tmp_path / "in", "--with-text", tmp_path / "other", "--run", tmp_path / "run")[0] == 2
