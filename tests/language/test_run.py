"""The public way in: load, extract, pipe."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from spacy.language import Language

import drugfacts
from drugfacts.errors import DrugfactsError
from drugfacts.language import process
from drugfacts.readers import SourceText
from drugfacts.records import Document

TEXTS = [
    "Losartan blocks angiotensin II receptors. It may cause dizziness.",
    "",
    "Side effects of sertraline\n\nCommon:\n- nausea\n- headache\n\nRare:\n- seizures\n",
    " \n",
    "The FDA approved esketamine (Spravato) for treatment-resistant depression in 2019.",
    "Ketamine is used off-label for anxiety.",
]


def unsaid(record: Document) -> list[tuple[str, str, str]]:
    return [(f.kind, f.drug.name, f.term.name) for f in record.facts if f.term]


# --- load


def test_load_has_the_parts_in_their_order(nlp: Language) -> None:
    assert nlp.pipe_names == [
        *["drugfacts_layout", "drugfacts_abbreviations", "drugfacts_mentions"],
        *["drugfacts_parse", "drugfacts_anaphora", "drugfacts_facts"],
    ]


def test_load_gives_a_pipeline_whose_parts_have_what_they_need(nlp: Language) -> None:
    assert not any(nlp.analyze_pipes()["problems"].values())


def test_load_takes_another_model(nlp: Language, tmp_path: Path) -> None:
    parser = nlp.get_pipe("drugfacts_parse").parser
    parser.to_disk(tmp_path / "model")
    meta = tmp_path / "model" / "meta.json"
    meta.write_text(meta.read_text().replace('"name":"core_web_sm', '"name":"my_own'), encoding="utf-8")

    other = drugfacts.load(model=str(tmp_path / "model"))
    record = other(TEXTS[0])._.drugfacts
    assert record.facts == nlp(TEXTS[0])._.drugfacts.facts
    assert record.generator.model.startswith("en_my_own")


def test_load_takes_a_configuration(nlp: Language, tmp_path: Path) -> None:
    nlp.config.to_disk(tmp_path / "mine.cfg")
    other = drugfacts.load(tmp_path / "mine.cfg")
    assert other(TEXTS[0])._.drugfacts == nlp(TEXTS[0])._.drugfacts


@pytest.mark.parametrize("given", [{"model": "no_such_model"}, {"config": "no/such.cfg"}], ids=["model", "config"])
def test_load_with_something_missing_is_one_line_for_a_person(given: dict[str, str]) -> None:
    with pytest.raises(DrugfactsError) as caught:
        drugfacts.load(**given)
    (name,) = given.values()
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "content",
    [
        "no configuration",
        "[nlp",
        "[nlp]\nlang = \n",
        '[nlp]\nlang = "en"\npipeline = ["x"]\n',
    ],
    ids=["words", "open", "value", "unknown part"],
)
def test_load_with_a_broken_configuration_is_one_line_for_a_person(tmp_path: Path, content: str) -> None:
    path = tmp_path / "broken.cfg"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DrugfactsError, match=r"broken\.cfg") as caught:
        drugfacts.load(path)
    assert "\n" not in str(caught.value)


# --- extract


def test_extract_gives_a_record() -> None:
    record = drugfacts.extract(TEXTS[0], id="a/b", title="On losartan")
    assert isinstance(record, Document)
    assert (record.id, record.title, record.source, record.length) == ("a/b", "On losartan", None, len(TEXTS[0]))
    assert unsaid(record) == [
        ("mechanism", "losartan", "angiotensin II receptor"),
        ("side_effect", "losartan", "dizziness"),
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\r\n", "\ufeff", "\x00", "Nothing of note."])
def test_extract_of_a_text_without_drugs_is_an_empty_record(text: str) -> None:
    record = drugfacts.extract(text)
    assert (record.id, record.length, record.drugs, record.facts) == ("text", len(text), (), ())


def test_extract_of_a_text_that_is_no_unicode_is_read_or_refused_for_a_person() -> None:
    try:
        assert drugfacts.extract("Sertraline \ud800 causes nausea.").length == 28
    except DrugfactsError as error:
        assert "\n" not in str(error)  # noqa: PT017 either will do


# --- pipe


@pytest.mark.parametrize("size", [1, 2, 64])
def test_pipe_keeps_the_order(nlp: Language, size: int) -> None:
    records = list(drugfacts.pipe(TEXTS, nlp=nlp, batch_size=size))
    assert [record.length for record in records] == [len(text) for text in TEXTS]
    assert [record.id for record in records] == [str(n) for n in range(len(TEXTS))]


@pytest.mark.parametrize("size", [1, 2, 64])
def test_pipe_gives_the_same_bytes_in_any_batch(nlp: Language, size: int) -> None:
    alone = [next(drugfacts.pipe([SourceText(str(n), text)], nlp=nlp)).to_json() for n, text in enumerate(TEXTS)]
    assert [record.to_json() for record in drugfacts.pipe(TEXTS, nlp=nlp, batch_size=size)] == alone


def test_pipe_takes_texts_with_what_is_known_of_them(nlp: Language) -> None:
    source = SourceText("a/b", "Ketamine.", "x/a/b.txt", title="On ketamine", warnings=("read as latin-1",))
    plain, full = drugfacts.pipe(["Ketamine.", source], nlp=nlp)
    assert (plain.id, plain.source, plain.title, plain.warnings) == ("0", None, None, ())
    assert (full.id, full.source, full.title, full.warnings) == (
        *("a/b", "x/a/b.txt", "On ketamine"),
        ("read as latin-1",),
    )


def test_pipe_takes_a_stream_and_reads_no_further_than_a_batch(nlp: Language) -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield "Ketamine."

    stream = drugfacts.pipe(endless(), nlp=nlp, batch_size=4)
    assert [next(stream).id for _ in range(3)] == ["0", "1", "2"]
    assert taken <= 8


def test_pipe_of_nothing(nlp: Language) -> None:
    assert list(drugfacts.pipe([], nlp=nlp)) == []


def test_pipe_passes_nothing_from_one_text_to_the_next(nlp: Language) -> None:
    texts = [SourceText("a", "Sertraline.", subject="sertraline"), SourceText("b", "Side effects include nausea.")]
    assert [unsaid(record) for record in drugfacts.pipe(texts, nlp=nlp)] == [[], []]


def test_process_gives_the_records_of_a_batch(nlp: Language) -> None:
    sources = [SourceText(f"n{n}", text) for n, text in enumerate(TEXTS)]
    assert [record.id for record in process(sources, nlp)] == [source.id for source in sources]
    assert list(process([], nlp)) == []


# --- the subject, where the text leaves the drug unsaid


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Side effects include nausea.", ("side_effect", "sertraline", "nausea")),
        ("Common side effects are nausea.", ("side_effect", "sertraline", "nausea")),
        ("Side effects\n\n- nausea\n", ("side_effect", "sertraline", "nausea")),
        ("It blocks serotonin reuptake.", ("mechanism", "sertraline", "serotonin reuptake")),
        ("This medicine is used for depression.", ("indication", "sertraline", "depression")),
        ("It may cause nausea.", ("side_effect", "sertraline", "nausea")),
    ],
)
@pytest.mark.parametrize("subject", ["sertraline", "Zoloft"])
def test_subject_has_the_facts_whose_drug_is_unsaid(
    nlp: Language, subject: str, text: str, expected: tuple[str, str, str]
) -> None:
    (record,) = drugfacts.pipe([SourceText("x", text, subject=subject)], nlp=nlp)
    assert unsaid(record) == [expected]
    assert not any(s.role == "drug" and s.text.lower() == subject.lower() for s in record.facts[0].evidence[0].spans)


def test_subject_that_no_list_knows_has_its_facts(nlp: Language) -> None:
    (record,) = drugfacts.pipe([SourceText("x", "Side effects include nausea.", subject="Flibbertigine")], nlp=nlp)
    assert unsaid(record) == [("side_effect", "flibbertigine", "nausea")]


def test_subject_that_the_text_names_later_is_what_it_means_before(nlp: Language) -> None:
    text = "It may cause nausea. Ketamine may cause rash."
    (record,) = drugfacts.pipe([SourceText("x", text, subject="ketamine")], nlp=nlp)
    assert unsaid(record) == [("side_effect", "ketamine", "nausea"), ("side_effect", "ketamine", "rash")]


def test_subject_does_not_take_the_facts_of_a_drug_that_is_said(nlp: Language) -> None:
    text = "Ketamine may cause rash."
    (record,) = drugfacts.pipe([SourceText("x", text, subject="sertraline")], nlp=nlp)
    assert unsaid(record) == [("side_effect", "ketamine", "rash")]


def test_title_outside_the_text_says_what_it_is_about(nlp: Language) -> None:
    source = SourceText("x", "Common side effects are nausea.", title="Sertraline: a guide")
    (record,) = drugfacts.pipe([source], nlp=nlp)
    assert unsaid(record) == [("side_effect", "sertraline", "nausea")]


# --- the same bytes, always


def test_bytes_are_the_same_twice(nlp: Language) -> None:
    twice = [[record.to_json() for record in drugfacts.pipe(TEXTS, nlp=nlp)] for _ in range(2)]
    assert twice[0] == twice[1]


def test_bytes_are_the_same_in_every_process(root: Path) -> None:
    """Sets and dictionaries of strings are ordered by a seed that changes with the process: no result may."""
    code = (
        "import sys, drugfacts; text = open(sys.argv[1], encoding='utf-8').read(); "
        "sys.stdout.buffer.write(drugfacts.extract(text).to_json().encode())"
    )
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(root / "corpus" / "ketamine-anxiety.txt")],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        for seed in ("1", "2")
    ]
    first, second = (run.communicate()[0] for run in runs)
    assert first.startswith(b'{"schema_version"')
    assert first == second
