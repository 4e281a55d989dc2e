"""`drugfacts check`: floors, baselines, reports for machines."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from .conftest import Run


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    """Two texts: one as expected, one in which a drug is missing and another too much."""
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text("Take ketamine.")
    (folder / "a.yaml").write_text("drugs: [{name: ketamine}]\n")
    (folder / "b.txt").write_text("Some text.\nTake ketamine, or\naspirin: 50%.")
    (folder / "b.yaml").write_text("# one\ndrugs:\n  - {name: aspirin}\n")
    return folder


def test_check_shows_every_difference_with_its_reason_and_sentence(run: Run, suite: Path) -> None:
    code, out, err = run("check", suite)
    assert code == 1
    assert f"b\n  missed | drug | aspirin\n      no such drug was found ({suite}/b.yaml:3)\n" in out
    assert "      11-42: Take ketamine, or aspirin: 50%.\n" in out
    assert "  made up | drug | ketamine\n" in out
    assert err == "drugfacts: 2 facts are not as expected, in 1 texts\n"


def test_check_differences_can_be_cut(run: Run, suite: Path) -> None:
    assert "  and 1 more\n" in run("check", suite, "--differences", "1")[1]
    assert "missed |" not in run("check", suite, "--differences", "0")[1]


def test_check_floors_by_kind_and_measure(run: Run, suite: Path) -> None:
    assert run("check", suite, "--min-f1", "drug=0.5", "--min-recall", "0.5")[0] == 0
    code, _, err = run("check", suite, "--min-f1", "drug=0.6", "--min-precision", "0.4", "--min-recall", "0.51")
    assert code == 1
    assert "F1 of drug 0.5000 is below 0.6" in err
    assert "macro recall 0.5000 is below 0.51" in err
    assert "precision" not in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--min-f1", "drugs=1"], "no such kind of fact"),
        (["--min-f1", "2"], "not a share from 0 to 1"),
        (["--level", "lax"], "give one of identifier, exact, relaxed, kind-and-drug"),
        (["--write-baseline"], "give --baseline FILE"),
        (["--baseline", "gone.json"], "gone.json: cannot be read: No such file or directory: write it with"),
    ],
)
def test_check_wrong_usage_is_2(run: Run, suite: Path, arguments: list[str], message: str) -> None:
    code, out, err = run("check", suite, *arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert message in err


def test_check_thresholds_of_a_file_stand_for_its_facts(run: Run, suite: Path) -> None:
    expected = suite / "b.yaml"
    expected.write_text(expected.read_text() + "thresholds: {f1: 0}\n")
    assert run("check", suite)[0] == 0
    expected.write_text(expected.read_text().replace("f1: 0", "drug: {recall: 0.5}"))
    code, _, err = run("check", suite)
    assert code == 1
    assert "b.yaml: recall of drug 0.0000 is below 0.5" in err
    # Floors for all texts do not silence a file's own.
    assert run("check", suite, "--min-f1", "0")[0] == 1


def test_check_tells_every_unusable_file_with_its_line(run: Run, suite: Path) -> None:
    (suite / "a.yaml").write_text("drugs:\n  - {nam: ketamine}\n")
    (suite / "b.txt").unlink()
    code, out, err = run("check", suite, "--github")
    assert code == 2
    assert f"{suite}/a.yaml:2: drugs.0.nam: Extra inputs are not permitted: did you mean 'name'?" in err
    assert f"{suite}/b.yaml: its text is missing: put b.txt beside it" in err
    assert f"::error file={suite}/a.yaml,line=2,title=drugfacts check::drugs.0.nam: Extra" in out


def test_check_baseline_fails_on_what_got_worse_only(run: Run, suite: Path, tmp_path: Path) -> None:
    baseline = tmp_path / "baseline.json"
    assert run("check", suite, "--baseline", baseline, "--write-baseline")[0] == 0
    assert json.loads(baseline.read_text())["texts"] == {
        "a": [],
        "b": ["made up | drug | ketamine", "missed | drug | aspirin"],
    }
    assert run("check", suite, "--baseline", baseline)[::2] == (0, "")
    (suite / "a.txt").write_text("Take nothing.")
    code, out, err = run("check", suite, "--baseline", baseline)
    assert code == 1
    assert "a\n  missed | drug | ketamine" in out
    assert "aspirin" not in out
    assert "1 facts are that the baseline does not have" not in err
    assert "1 facts are not in the baseline" in err


def test_check_baseline_tells_what_got_better(run: Run, suite: Path, tmp_path: Path) -> None:
    baseline = tmp_path / "baseline.json"
    run("check", suite, "--baseline", baseline, "--write-baseline")
    (suite / "b.yaml").write_text("drugs: [{name: ketamine}]\n")
    code, _, err = run("check", suite, "--baseline", baseline)
    assert code == 0
    assert "warning: 2 entries of the baseline are no longer needed" in err


def test_check_baseline_lets_a_new_text_pass_and_says_so(run: Run, suite: Path, tmp_path: Path) -> None:
    baseline = tmp_path / "baseline.json"
    run("check", suite / "a.yaml", "--baseline", baseline, "--write-baseline")
    code, out, err = run("check", suite, "--baseline", baseline)
    assert code == 0
    assert "1 texts are not in the baseline, and not held against it: renew it with --write-baseline" in err
    assert "missed |" not in out
    (suite / "b.txt").write_text("crash")
    assert run("check", suite, "--baseline", baseline)[0] == 1


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", ":1: not a baseline: not JSON"),
        ("[]", "not a baseline of this version"),
        ('{"drugfacts_baseline": 1, "level": "relaxed", "texts": {"a": "b"}}', "not a baseline of this version"),
        ('{"drugfacts_baseline": 1, "level": "exact", "texts": {}}', "made at the level exact, not relaxed"),
    ],
)
def test_check_baseline_that_is_none_is_2(run: Run, suite: Path, tmp_path: Path, content: str, message: str) -> None:
    baseline = tmp_path / "baseline.json"
    baseline.write_text(content)
    code, _, err = run("check", suite, "--baseline", baseline)
    assert code == 2
    assert message in err


def test_check_json_has_the_figures_and_every_difference(run: Run, suite: Path, tmp_path: Path) -> None:
    to = tmp_path / "new" / "report.json"
    assert run("check", suite, "--json", to)[0] == 1
    report = json.loads(to.read_text())
    assert (report["passed"], report["level"], report["macro"]["f1"]) == (False, "relaxed", 0.5)
    assert report["kinds"]["drug"] == {
        "precision": 0.5,
        "recall": 0.5,
        "f1": 0.5,
        "right": 1,
        "made_up": 1,
        "missed": 1,
    }
    text = report["texts"][1]
    assert (text["name"], text["passed"], text["expected"]) == ("b", False, f"{suite}/b.yaml")
    missed = text["findings"][0]
    assert {k: missed[k] for k in ("outcome", "kind", "drug", "line", "start", "fails")} == {
        "outcome": "missed",
        "kind": "drug",
        "drug": "aspirin",
        "line": 3,
        "start": 11,
        "fails": True,
    }


def test_check_junit_has_a_case_for_each_text(run: Run, suite: Path, tmp_path: Path) -> None:
    (suite / "c.txt").write_text("crash \x07")
    (suite / "c.yaml").write_text("")
    to = tmp_path / "report.xml"
    assert run("check", suite, "--junit", to, "--min-recall", "1")[0] == 1
    root = ET.parse(to).getroot()
    assert root.attrib == {"name": "drugfacts check", "tests": "4", "failures": "1", "errors": "1"}
    assert [case.get("name") for case in root.iter("testcase")] == ["a", "b", "c", "thresholds"]
    run("check", suite, "--junit", to, "--force")
    (failure,) = ET.parse(to).getroot().iter("failure")
    assert failure.get("message") == "2 facts are not as expected"
    assert "no such drug was found" in str(failure.text)


def test_check_github_annotates_the_line(run: Run, suite: Path) -> None:
    out = run("check", suite, "--github", "--differences", "0")[1]
    assert (
        f"::error file={suite}/b.yaml,line=3,title=missed%3A aspirin::missed | drug | aspirin"
        "%0Ano such drug was found%0ATake ketamine, or aspirin: 50%25.\n" in out
    )
    assert f"::error file={suite}/b.txt,line=2,title=made up%3A ketamine::" in out
    assert "::error" not in run("check", suite / "a.yaml", "--github")[1]


def test_check_markdown(run: Run, suite: Path, tmp_path: Path) -> None:
    to = tmp_path / "summary.md"
    to.touch()  # as a job's summary is
    run("check", suite, "--markdown", to)
    text = to.read_text()
    assert text.startswith("### drugfacts check: failed\n")
    assert "| drug | 0.500 | 0.500 | 0.500 | 1 | 1 | 1 |" in text
    assert (
        "- **missed \\| drug \\| aspirin** (line 3)<br>no such drug was found<br>“Take ketamine, or aspirin: 50%.”"
        in text
    )


@pytest.mark.parametrize("option", ["--json", "--junit", "--markdown"])
def test_check_reports_are_not_replaced_without_force(run: Run, suite: Path, tmp_path: Path, option: str) -> None:
    to = tmp_path / "report"
    to.write_text("mine")
    code, out, err = run("check", suite, option, to)
    assert (code, out) == (2, "")
    assert "report exists: name another file, or replace it with --force" in err
    assert run("check", suite, option, to, "--force")[0] == 1
    assert to.read_text() != "mine"
    code, _, err = run("check", suite, option, to / "below" / "x")
    assert code == 2
    assert "cannot be written" in err
