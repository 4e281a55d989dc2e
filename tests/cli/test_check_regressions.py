"""What breaks in a project that keeps expected facts, and what it is told, with the real pipeline."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from spacy.language import Language

from drugfacts.cli import check
from drugfacts.cli.main import main
from drugfacts.frames import Grammar, grammar
from drugfacts.language import process
from drugfacts.readers import SourceText
from drugfacts.records import Document

TEXT = (
    "Sertraline is an antidepressant.\nIt has been linked to hair loss. The FDA approved it in 1991 for depression.\n"
)
EXPECTED = """\
drugs:
  - {name: sertraline}
facts:
  - kind: side_effect   # by the frame side_effect.linked_to
    drug: sertraline
    effect: hair loss
  - {kind: approval, drug: sertraline, agency: FDA, status: approved, use: depression, year: 1991}
  - {kind: indication, drug: sertraline, condition: depression, status: approved}
"""
Check = Callable[..., tuple[int, str, str]]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    (tmp_path / "note.txt").write_text(TEXT)
    (tmp_path / "note.yaml").write_text(EXPECTED)
    return tmp_path / "note.yaml"


@pytest.fixture
def run(case: Path, nlp: Language, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Check:
    def real(batch: Sequence[SourceText]) -> Iterator[Document]:
        return process(batch, nlp)

    monkeypatch.setattr(check, "Pipeline", lambda *args: real)

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(["check", str(case), *arguments])
        return code, *capfd.readouterr()

    return run


@pytest.mark.parametrize("level", ["identifier", "exact", "relaxed", "kind-and-drug"])
def test_regression_none(run: Check, level: str) -> None:
    code, out, err = run("--level", level)
    assert (code, err) == (0, ""), out


def test_regression_frame_that_is_gone(run: Check, case: Path, nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    lacking = Grammar([f for f in grammar().frames if f.id != "side_effect.linked_to"], grammar().classes)
    monkeypatch.setattr(nlp.get_pipe("drugfacts_facts"), "words", lacking)
    monkeypatch.setattr(nlp.get_pipe("drugfacts_facts"), "table", None)
    code, out, err = run()
    assert code == 1
    assert (
        "note\n  missed | side_effect | sertraline | hair loss\n"
        f"      nothing near it was found ({case}:4)\n"
        "      33-65: It has been linked to hair loss.\n"
    ) in out
    assert err == "drugfacts: 1 facts are not as expected, in 1 texts\n"


def test_regression_drug_that_is_renamed(run: Check, case: Path) -> None:
    case.write_text(EXPECTED.replace("sertraline", "setraline"))
    code, out, _ = run()
    assert code == 1
    assert f"  missed | drug | setraline\n      no such drug was found ({case}:2)\n" in out
    assert (
        "  missed | side_effect | setraline | hair loss\n      nearest found: side_effect | sertraline | hair loss: "
        f"drug is sertraline, not setraline ({case}:4)\n"
    ) in out
    assert "  made up | drug | sertraline\n" in out


def test_regression_qualifier_that_changed(run: Check, case: Path) -> None:
    case.write_text(EXPECTED.replace("1991", "1992"))
    code, out, _ = run()
    assert code == 1
    assert (
        f"  changed | approval | sertraline | depression | year is 1991, not 1992\n      a qualifier differs ({case}:7)"
        in out
    )


def test_regression_fact_that_must_not_be(run: Check, case: Path) -> None:
    case.write_text(EXPECTED + "forbid:\n  - {kind: side_effect, effect: hair loss, why: it was disproved}\n")
    code, out, _ = run("--min-f1", "0")
    assert code == 1
    assert f"  forbidden | side_effect | sertraline | alopecia\n      it was disproved ({case}:10)\n" in out


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("effect: hair loss", "efect: hair loss", ":6: facts.0.side_effect.efect: Extra inputs are not permitted"),
        ("  - {name: sertraline}", "  - {name: sertraline", ":3: not YAML: "),
        (
            "    effect",
            "\teffect",
            ":6: not YAML: found a tab character that violates indentation: a tab stands in the",
        ),
        ("status: approved}", "status: aproved}", ":8: facts.2.indication.status: Input should be 'approved', "),
    ],
    ids=["bad key", "bad YAML", "tab", "wrong enum"],
)
def test_regression_expected_file_that_is_broken(run: Check, case: Path, old: str, new: str, message: str) -> None:
    case.write_text(EXPECTED.replace(old, new))
    code, out, err = run()
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert f"{case}{message}" in err


def test_regression_text_that_is_missing(run: Check, case: Path) -> None:
    case.with_suffix(".txt").unlink()
    assert run() == (2, "", f"drugfacts: {case}: its text is missing: put note.txt beside it\n")
