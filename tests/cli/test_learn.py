from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    harm = "drugs: [{name: ketamine}]\nfacts: [{kind: side_effect, drug: ketamine, effect: TERM}]\n"
    for name, term in (("one", "nausea"), ("two", "rash"), ("two", "cough"), ("kept", "headache")):
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / f"{term}.txt").write_text(f"Ketamine, alas, means {term}. Gout is another matter.")
        (folder / name / f"{term}.yaml").write_text(harm.replace("TERM", term))
    return folder


def test_learn_writes_weights(run: Run, texts: Path, tmp_path: Path) -> None:
    file = tmp_path / "weights.json"
    assert run("learn", texts, "--write", file, "--without", "kept", "--quiet")[0] == 0
    data = json.loads(file.read_text())
    assert data["texts"] == {"one": 1, "two": 2}
    assert data["weights"]["condition"]["outcomes"] == ["nothing", "side_effect"]
    assert data["weights"]["target"]["outcomes"] == ["nothing"]


@pytest.fixture
def many(tmp_path: Path) -> Path:
    folder = tmp_path / "many"
    folder.mkdir()
    for n in range(70):
        told = "Losartan lowers blood pressure. Ramipril was tried first. Nausea may occur."
        drugs = "drugs: [{name: losartan}, {name: ramipril}]\n"
        facts = f"{drugs}facts: [{{kind: side_effect, drug: losartan, effect: nausea}}]\n"
        (folder / f"{n}.txt").write_text(told)
        (folder / f"{n}.yaml").write_text(facts)
    return folder


def test_learn_writes_weights_of_topics(run: Run, many: Path, tmp_path: Path) -> None:
    file = tmp_path / "topics.json"
    assert run("learn", many, "--write-topics", file, "--quiet")[0] == 0
    data = json.loads(file.read_text())
    assert data["texts"] == {"many": 70}
    assert data["weights"]["2 ago"] > 0 > data["weights"]["1 ago"]


def test_learn_writes_no_weights_of_topics_from_too_few_texts(run: Run, texts: Path, tmp_path: Path) -> None:
    file = tmp_path / "topics.json"
    code, _, err = run("learn", texts, "--write-topics", file, "--quiet")
    assert (code, file.exists()) == (2, False)
    assert "sentences that name no drug teach nothing" in err


def test_learn_leaves_out_some_texts_of_a_folder(run: Run, texts: Path, tmp_path: Path) -> None:
    file = tmp_path / "weights.json"
    assert run("learn", texts, "--write", file, "--without", "two/r*", "--without", "kept", "--quiet")[0] == 0
    assert json.loads(file.read_text())["texts"] == {"one": 1, "two": 1}


@pytest.mark.learn
def test_learn_writes_no_encoder_from_nothing(run: Run, texts: Path, tmp_path: Path) -> None:
    file = tmp_path / "own.npz"
    code, _, err = run("learn", texts, "--write-encoder", file, "--base", tmp_path)
    assert code == 2
    assert "tokenizer.json: cannot be read" in err
    assert not file.exists()


def test_learn_shows_how_each_folder_is_read(run: Run, texts: Path) -> None:
    code, out, err = run("learn", texts, "--tries", "--quiet")
    assert err == ""
    assert code == 0
    assert [line.split()[:2] for line in out.splitlines() if line.split()[1:2] == ["1"]] == [
        ["kept", "1"],
        ["one", "1"],
    ]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ([], "nothing to do: name a file with --write, --write-encoder or --write-topics, or give --tries"),
        (["--tries", "--without", "one", "--without", "two", "--without", "kept"], "no texts are left"),
        (["--tries", "--without", "*/*"], "no texts are left"),
        (["--write-encoder", "own.npz"], "needs an encoder to begin as: name the folder of a public one, or a file"),
        (["--write-encoder", "own.npz", "--base", "none.npz"], "none.npz: cannot be read"),
    ],
)
def test_learn_says_what_is_wrong(run: Run, texts: Path, options: list[str], told: str) -> None:
    code, _, err = run("learn", texts, *options)
    assert code == 2
    assert told in err


def test_learn_replaces_nothing_unasked(run: Run, texts: Path, tmp_path: Path) -> None:
    file = tmp_path / "weights.json"
    file.write_text("mine")
    code, _, err = run("learn", texts, "--write", file)
    assert (code, file.read_text()) == (2, "mine")
    assert "--force" in err


def test_learn_from_marked_texts_as_well(run: Run, texts: Path, tmp_path: Path) -> None:
    weights, marked = tmp_path / "weights.json", tmp_path / "reports.jsonl"
    marked.write_text('{"id": "1", "text": "Ketamine, alas, means rash.", "entities": [], "relations": []}\n')
    assert run("learn", texts, "--also", f"{marked}:side_effect", "--write", weights, "--quiet")[0] == 0
    assert json.loads(weights.read_text())["texts"] == {"kept": 1, "one": 1, "two": 2, "reports": 1}
    code, _, err = run("learn", texts, "--also", marked, "--write", weights, "--force")
    assert (code, "FILE.jsonl:KIND" in err) == (2, True)
