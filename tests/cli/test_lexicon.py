from __future__ import annotations

from pathlib import Path

import pytest

from drugfacts.lexicon import Lexicon
from drugfacts.lexicon.sources import packages

from .conftest import Run


@pytest.mark.parametrize(
    ("term", "shown"),
    [
        ("Spravato", ["drug", "esketamine", "brand", "drugbank:DB11823", "NMDA receptor antagonist"]),
        ("SSRIs", ["drug_class", "SSRI", "plural", "inhibits serotonin reuptake"]),
        ("Augmentin", ["amoxicillin", "clavulanic acid"]),
    ],
)
def test_lexicon_lookup_shows_what_a_term_stands_for(run: Run, term: str, shown: list[str]) -> None:
    code, out, err = run("lexicon", "lookup", term)
    assert (code, err) == (0, "")
    assert all(text in out for text in shown)


def test_lexicon_lookup_of_an_unknown_term_is_one_line_and_1(run: Run) -> None:
    code, out, err = run("lexicon", "lookup", "zzgrumble")
    assert (code, out) == (1, "")
    assert err == "drugfacts: 'zzgrumble' is not in the lexicon: give your own terms with --lexicon FILE\n"


def test_lexicon_lookup_says_that_a_term_needs_capitals(run: Run) -> None:
    assert run("lexicon", "lookup", "who")[2] == "drugfacts: 'who' is not in the lexicon: it has 'WHO'\n"


def test_lexicon_lookup_in_own_terms(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("zzgrumble\tcondition\tgrumbling\tmeddra:1\n", encoding="utf-8")
    code, out, _ = run("lexicon", "lookup", "ZZGrumble", "--lexicon", own)
    assert code == 0
    assert "grumbling" in out
    assert "meddra:1" in out


def test_lexicon_build_from_the_hand_written_lists(run: Run, tmp_path: Path) -> None:
    code, out, err = run("lexicon", "build", "--hand-written-only", "--out", tmp_path / "tables")
    assert (code, err) == (0, "")
    lexicon = Lexicon.load(tables=tmp_path / "tables")
    assert out.startswith(f"{tmp_path}/tables: {lexicon.version}\n")
    assert " drug_class\n" in out


def test_lexicon_build_without_its_extra_is_one_line_and_2(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packages, "PACKAGES", ("json", "no_such_list", "nor_this"))
    code, out, err = run("lexicon", "build", "--out", tmp_path / "tables")
    assert (code, out) == (2, "")
    assert err == "drugfacts: no_such_list, nor_this: not installed: pip install 'drugfacts[lexicon]'\n"
    assert not (tmp_path / "tables").exists()


def test_lexicon_build_where_nothing_can_be_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    code, _, err = run("lexicon", "build", "--hand-written-only", "--out", tmp_path / "file")
    assert code == 2
    assert err.startswith(f"drugfacts: {tmp_path}/file: cannot be written: ")
    assert err.count("\n") == 1
