from __future__ import annotations

import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from spacy.language import Language

from drugfacts.cli import explain

from .conftest import Run


@pytest.fixture(autouse=True)
def loaded(monkeypatch: pytest.MonkeyPatch, nlp: Language) -> None:
    """Have the command take the pipeline that is already loaded."""
    monkeypatch.setattr(explain.Pipeline, "load", lambda self: nlp)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text("Zinc may cause nausea. Flu causes fever. <script>zinc</script> helps.", encoding="utf-8")
    return path


def test_explain_shows_all_sentences(run: Run, article: Path) -> None:
    code, out, err = run("explain", article)
    assert (code, err) == (0, "")
    assert out.startswith("1  “Zinc may cause nausea.”\n   layout     paragraph; about zinc\n")
    assert "   found      side_effect.causes: zinc – nausea: asserted, hedged\n" in out
    assert "   not found  side_effect.causes on “causes”: no drug\n" in out
    assert "\x1b" not in out


@pytest.mark.parametrize(
    ("options", "numbers"),
    [(["2"], ["2"]), (["1", "3"], ["1", "3"]), (["2-3"], ["2", "3"]), (["3", "1-2"], ["1", "2", "3"])],
)
def test_explain_shows_the_sentences_asked_for(run: Run, article: Path, options: list[str], numbers: list[str]) -> None:
    code, out, _ = run("explain", article, *(part for option in options for part in ("--sentence", option)))
    assert code == 0
    assert [line[0] for line in out.splitlines() if line[:1].isdigit()] == numbers


@pytest.mark.parametrize(
    ("number", "message"),
    [
        ("4", "article.txt: no sentence 4: the text has 3 sentences"),
        ("2-9", "article.txt: no sentence 4: the text has 3 sentences"),
        ("0", "--sentence '0': give a number from 1, or a range such as 3-5"),
        ("3-2", "--sentence '3-2': give a number from 1, or a range such as 3-5"),
        ("two", "--sentence 'two': give a number from 1, or a range such as 3-5"),
        ("1-999999999", "no text has so many sentences"),
    ],
)
def test_explain_of_a_bad_sentence_is_one_line_and_2(run: Run, article: Path, number: str, message: str) -> None:
    code, out, err = run("explain", article, "--sentence", number)
    assert (code, out) == (2, "")
    assert err.startswith("drugfacts: ")
    assert message in err
    assert err.count("\n") == 1


def test_explain_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"Zinc may cause nausea.")))
    code, out, _ = run("explain", "-")
    assert code == 0
    assert "zinc – nausea" in out


def test_explain_an_empty_file(run: Run, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    assert run("explain", empty) == (0, "no sentences\n", "")
    code, _, err = run("explain", empty, "--sentence", "1")
    assert code == 2
    assert err.endswith("no sentence 1: the text has no sentence\n")


def test_explain_writes_a_page_once(run: Run, article: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert run("explain", article, "--html", page) == (0, "", "")
    text = page.read_text(encoding="utf-8")
    assert "&lt;script&gt;" in text
    assert "<script>" not in text
    code, _, err = run("explain", article, "--html", page)
    assert (code, err) == (2, f"drugfacts: {page} exists: use --force to replace it, or name another --html\n")
    page.write_text("old", encoding="utf-8")
    assert run("explain", article, "--html", page, "--force")[0] == 0
    assert page.read_text(encoding="utf-8") == text


def test_explain_does_not_write_over_the_text(run: Run, article: Path) -> None:
    code, _, err = run("explain", article, "--html", article, "--force")
    assert (code, err) == (2, f"drugfacts: {article} is the text itself: name another --html\n")
    assert article.read_text(encoding="utf-8").startswith("Zinc")


def test_explain_where_no_page_can_be_written(run: Run, article: Path) -> None:
    code, _, err = run("explain", article, "--html", article / "page.html")
    assert code == 2
    assert err.endswith(": name another --html\n")
    assert err.count("\n") == 1


@pytest.mark.parametrize(("name", "code"), [("no.txt", 1), ("", 2), ("lines.jsonl", 2)])
def test_explain_of_what_is_no_text_is_one_line(run: Run, tmp_path: Path, name: str, code: int) -> None:
    (tmp_path / "lines.jsonl").write_text('{"id": "a", "text": "b"}\n', encoding="utf-8")
    found, out, err = run("explain", tmp_path / name)
    assert (found, out) == (code, "")
    assert err.count("\n") == 1
