"""One's own terms in the whole pipeline."""

from __future__ import annotations

from pathlib import Path

import pytest

import drugfacts
from drugfacts.errors import DrugfactsError
from drugfacts.readers import SourceText
from drugfacts.records import Document

TEXT = "Zzgrumab can cause wibbling. Aspirin can cause wibbling and headache."


def record(tmp_path: Path, *contents: str) -> Document:
    paths = []
    for number, content in enumerate(contents):
        paths.append(tmp_path / f"{number}.tsv")
        paths[-1].write_text(content, encoding="utf-8")
    document = drugfacts.load(lexicon=paths)(TEXT)._.drugfacts
    assert isinstance(document, Document)
    return document


@pytest.mark.model
def test_own_terms_name_and_identify_facts(tmp_path: Path) -> None:
    document = record(tmp_path, "zzgrumab\tdrug\tgrumbolimab\town:1\nwibbling\tcondition\tWibble\tmeddra:1\n")
    facts = {(f.drug.name, f.term.name, f.term.identifiers) for f in document.facts if f.term}
    assert ("grumbolimab", "Wibble", ("meddra:1",)) in facts
    assert ("aspirin", "Wibble", ("meddra:1",)) in facts
    assert next(d for d in document.drugs if d.name == "grumbolimab").identifiers == ("own:1",)


@pytest.mark.model
def test_own_terms_give_drugs_the_name_that_stands_beside_them(tmp_path: Path) -> None:
    document = record(tmp_path, "aspirin\tdrug\tacetylsalicylic acid\nzzgrumab\tdrug\tsildenafil\n")
    assert [d.name for d in document.drugs] == ["sildenafil", "acetylsalicylic acid"]


@pytest.mark.model
def test_own_terms_are_in_the_version(tmp_path: Path) -> None:
    plain = drugfacts.extract(TEXT).generator.lexicon
    one = record(tmp_path, "a\tdrug\n").generator.lexicon
    two = record(tmp_path, "a\tdrug\n", "b\tdrug\n").generator.lexicon
    assert len({plain, one, two}) == 3
    assert one == record(tmp_path, "a\tdrug\n").generator.lexicon


@pytest.mark.model
@pytest.mark.parametrize(("title", "subject"), [(None, "zzgrumab"), ("The zzgrumab", None)])
def test_own_terms_name_the_drug_that_a_text_is_about(tmp_path: Path, title: str | None, subject: str | None) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("zzgrumab\tdrug\tgrumbolimab\town:1\n", encoding="utf-8")
    source = SourceText("a", "It may cause nausea.", None, title, subject)
    (document,) = drugfacts.pipe([source], nlp=drugfacts.load(lexicon=[own]))
    assert [(fact.drug.name, fact.drug.identifiers) for fact in document.facts] == [("grumbolimab", ("own:1",))]


def test_own_terms_for_a_pipeline_without_mentions(tmp_path: Path) -> None:
    config = tmp_path / "config.cfg"
    config.write_text('[nlp]\nlang = "en"\npipeline = []\n[components]\n', encoding="utf-8")
    with pytest.raises(DrugfactsError, match="no component drugfacts_mentions"):
        drugfacts.load(config, lexicon=[tmp_path / "own.tsv"])
