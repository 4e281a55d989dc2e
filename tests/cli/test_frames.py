from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from drugfacts.cli import check, extract
from drugfacts.engines import Pipeline

from .conftest import Run


@pytest.fixture
def run(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """With the pipeline itself."""
    for module in (extract, check):
        monkeypatch.setattr(module, "Pipeline", Pipeline)
    return run


FRAME = """frames:
  - id: own.indicted_for
    fact: side_effect
    words: [indict]
    drug: [obj]
    term: [for]
    any_state: true
    examples:
      - <drug>Topiramate</drug> was indicted for <effect>memory loss</effect>.
    counterexamples:
      - The weather was indicted for the migraine.
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.yaml"
    path.write_text(FRAME, encoding="utf-8")
    return path


def test_frames_check_of_frames_that_do_as_they_say(run: Run, own: Path) -> None:
    assert run("frames", "check", own) == (0, "own.indicted_for: 2 of 2 examples as they should be\n", "")


def test_frames_check_says_what_fails_and_why(run: Run, own: Path) -> None:
    own.write_text(FRAME.replace("The weather", "Losartan").replace("Topiramate", "Zorbly"))
    code, out, err = run("frames", "check", own)
    assert code == 1
    assert out == (
        "own.indicted_for: 0 of 2 examples as they should be\n"
        "   “Zorbly was indicted for memory loss.” should be found as it is marked\n"
        "      not found: “Zorbly was indicted for memory loss.” names no known drug\n"
        "   “Losartan was indicted for the migraine.” is a counterexample\n"
        "      found: drug “Losartan”, effect “migraine”\n"
    )
    assert err == "drugfacts: 1 of 1 frames does not do what the examples say: see above\n"


def test_frames_check_knows_own_terms(run: Run, own: Path, tmp_path: Path) -> None:
    own.write_text(FRAME.replace("Topiramate", "Zorbly"))
    (tmp_path / "own.tsv").write_text("Zorbly\tdrug\n")
    assert run("frames", "check", own, "--lexicon", tmp_path / "own.tsv")[0] == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (FRAME.replace("words", "wrods"), ":2: frame own.indicted_for: unknown key 'wrods': did you mean words?"),
        ("frames:\n", ": no frames: write the first one below `frames:`"),
    ],
)
def test_frames_check_of_an_unusable_file_is_one_line_and_2(run: Run, own: Path, text: str, told: str) -> None:
    own.write_text(text)
    assert run("frames", "check", own) == (2, "", f"drugfacts: {own}{told}\n")


def test_frames_show_gives_what_an_own_frame_can_begin_from(run: Run, tmp_path: Path) -> None:
    code, out, err = run("frames", "show", "implicate")
    assert (code, err) == (0, "")
    (frame,) = yaml.safe_load(out)["frames"]
    assert (frame["id"], frame["fact"]) == ("side_effect.linked_to", "side_effect")
    copy = tmp_path / "copy.yaml"
    copy.write_text(out.replace("side_effect.linked_to", "own.linked_to"))
    assert run("frames", "show", "own.linked_to", "--frames", copy)[1] == copy.read_text()


def test_frames_show_of_an_unknown_word_is_one_line_and_1(run: Run) -> None:
    told = "drugfacts: no frame has the predicate or the id 'zzz': give a lemma, such as cause, or an id\n"
    assert run("frames", "show", "zzz") == (1, "", told)


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text("Zonisamide was indicted for kidney stones.")
    return path


def test_own_frames_go_with_the_commands_that_read(run: Run, own: Path, note: Path, tmp_path: Path) -> None:
    code, out, _ = run("extract", note, "--frames", own)
    assert [e["rule"] for f in json.loads(out)["facts"] for e in f["evidence"]] == ["own.indicted_for"]
    assert (
        "found      own.indicted_for: zonisamide – kidney stone: asserted" in run("explain", note, "--frames", own)[1]
    )
    assert "causes kidney stone" in run("show", note, "--frames", own)[1]
    assert run("annotate", note, "--frames", own)[0] == 0
    expected = note.with_suffix(".yaml")
    assert run("check", expected, "--frames", own)[0] == 0
    assert run("check", expected)[0] == 1
    code, out, _ = run("calibrate", expected, "--frames", own)
    assert (code, out.splitlines()[-1]) == (0, "own.indicted_for: precision: 1/1")
    weights = tmp_path / "weights.json"
    assert run("learn", expected, "--frames", own, "--write", weights)[0] == 0


def test_own_frames_with_an_error_are_2_before_anything_is_written(
    run: Run, own: Path, note: Path, tmp_path: Path
) -> None:
    own.write_text(FRAME.replace("id: own.indicted_for", "id: side_effect.causes"))
    for command in (["extract", "--out", tmp_path / "facts.jsonl"], ["extract", "--run", tmp_path / "RUN"], ["show"]):
        code, out, err = run(*command, note, "--frames", own)
        assert (code, out) == (2, "")
        assert err == (
            f"drugfacts: {own}:2: frame side_effect.causes: the id is one of the package already: "
            "give it another, such as own.causes\n"
        )
    assert {path.name for path in tmp_path.iterdir()} == {"own.yaml", "note.txt"}


def test_own_frames_that_have_changed_do_not_go_on_with_a_run(run: Run, own: Path, note: Path, tmp_path: Path) -> None:
    given = ("extract", note, "--run", tmp_path / "RUN", "--resume")
    assert run(*given, "--frames", own)[0] == 0
    assert run(*given, "--frames", own)[0] == 0
    own.write_text(FRAME.replace("[indict]", "[indict, arraign]"))
    code, _, err = run(*given, "--frames", own)
    assert code == 2
    assert "begun with other frames: " in err
    assert run(*given)[0] == 2
