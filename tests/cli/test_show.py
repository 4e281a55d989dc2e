from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from drugfacts.cli import extract, show
from drugfacts.engines import Pipeline

from .conftest import Run


@pytest.fixture(autouse=True)
def loaded(monkeypatch: pytest.MonkeyPatch, nlp: Language) -> None:
    """Have the command take the pipeline that is already loaded."""
    monkeypatch.setattr(show.Pipeline, "load", lambda self: nlp)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(
        "Zinc may cause nausea.\nSertraline (Zoloft) is used for depression. It does not cause fever.\x1b[2J"
    )
    return path


def test_show_prints_the_text_and_its_facts(run: Run, article: Path) -> None:
    code, out, err = run("show", article)
    assert (code, err) == (0, "")
    assert "Zinc may cause nausea.\nSertraline (Zoloft)" in out
    assert "may cause nausea" in out.split("what is said")[1]
    assert "does not cause fever" in out.split("what is said")[1]


def test_a_text_does_not_steer_the_terminal(run: Run, article: Path) -> None:
    _, out, _ = run("show", article)
    assert "\x1b" not in out
    assert "\\x1b[2J" in out


@pytest.mark.parametrize(
    ("options", "drugs"),
    [
        (["--drug", "ZOLOFT"], {"sertraline"}),
        (["--kind", "side_effect"], {"zinc", "sertraline"}),
        (["--kind", "indication"], {"sertraline"}),
        (["--kind", "approval"], set()),
        (["--drug", "zinc", "--kind", "indication"], set()),
    ],
)
def test_show_keeps_to_the_facts_asked_for(run: Run, article: Path, options: list[str], drugs: set[str]) -> None:
    code, out, _ = run("show", article, *options)
    assert code == 0
    table = out.split("what is said")[-1] if drugs else ""
    assert {drug for drug in ("zinc", "sertraline") if drug in table} == drugs
    assert ("no facts" in out) == (not drugs)


def test_show_tells_of_what_it_cannot_read_and_shows_the_rest(run: Run, article: Path, tmp_path: Path) -> None:
    code, out, err = run("show", tmp_path / "gone.txt", article)
    assert code == 1
    assert "no such file" in err
    assert "Zinc may cause nausea." in out


def test_show_a_run_folder_with_the_texts_that_it_read(
    run: Run, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Zinc may cause rash.")
    monkeypatch.setattr(extract, "Pipeline", Pipeline)
    assert run("extract", article, other, "--run", tmp_path / "run")[0] == 0
    alone, of_run = run("show", article, other), run("show", tmp_path / "run")
    assert (of_run[0], of_run[1]) == (0, alone[1])
    other.write_text("Zinc may cause fever.")
    code, out, err = run("show", tmp_path / "run")
    assert (code, "Zinc may cause nausea." in out, "Zinc may cause" in err) == (1, True, False)
    assert "other.txt: its text is not at hand, or no longer the same" in err
