"""The spaCy components: what they write, and that it can be serialised."""

from __future__ import annotations

import json

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from drugfacts.mentions import ANAPHORA_KEY, DRUGS_KEY, SPANS_KEY, SUBJECT_KEY

TEXT = (
    "Low-dose naltrexone (LDN) is studied. LDN may help. Unlike ketamine's effect, its effect is slow. "
    "Naltrexone binds to opioid receptors."
)


@pytest.fixture(scope="module")
def nlp():
    import drugfacts.mentions.anaphora_component
    import drugfacts.mentions.component  # noqa: F401 both register their factories

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    for name in ("drugfacts_abbreviations", "drugfacts_mentions", "drugfacts_anaphora"):
        nlp.add_pipe(name)
    return nlp


def drugs(doc):
    return [(span.text, span.kb_id_, span.id_) for span in doc.spans[SPANS_KEY] if span.label_ == "drug"]


def test_spans_carry_kind_key_and_role(nlp):
    assert drugs(nlp(TEXT)) == [
        ("naltrexone", "drug:naltrexone", "name"),
        ("LDN", "drug:naltrexone", "abbreviation"),
        ("LDN", "drug:naltrexone", "abbreviation"),
        ("ketamine", "drug:ketamine", "name"),
        ("Naltrexone", "drug:naltrexone", "name"),
    ]


def test_document_data_is_json(nlp):
    doc = nlp(TEXT)

    assert list(doc.user_data[DRUGS_KEY]) == ["drug:naltrexone", "drug:ketamine"]
    json.dumps(doc.user_data[DRUGS_KEY])
    json.dumps(doc.user_data[ANAPHORA_KEY])
    assert len(doc.user_data[ANAPHORA_KEY]["topics"]) == len(list(doc.sents))


def test_doc_survives_bytes_and_docbin(nlp):
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    stored = next(DocBin(docs=[doc], store_user_data=True).get_docs(nlp.vocab))

    assert drugs(again) == drugs(stored) == drugs(doc)
    # DocBin gives lists back as tuples
    assert len({json.dumps(d.user_data[DRUGS_KEY]) for d in (again, stored, doc)}) == 1


def test_two_processes_give_what_one_gives(nlp):
    one = [drugs(d) for d in nlp.pipe([TEXT, "Ketamine.", ""])]
    two = [drugs(d) for d in nlp.pipe([TEXT, "Ketamine.", ""], n_process=2)]

    assert one == two


def test_match_inside_a_word_is_dropped(nlp):
    assert drugs(nlp("The ketamine_group and ketamine's maker")) == [("ketamine", "drug:ketamine", "name")]


def test_word_glued_to_a_bracket_is_found(nlp):
    doc = nlp("Doxorubicin (DOX)-induced injury.")

    assert drugs(doc)[1] == ("DOX", "drug:doxorubicin", "abbreviation")
    assert doc.text == "Doxorubicin (DOX)-induced injury."


def test_text_without_words(nlp):
    doc = nlp("")

    assert doc.user_data[DRUGS_KEY] == {}
    assert doc.user_data[ANAPHORA_KEY] == {"anaphors": [], "topics": [], "overruled": []}


def test_given_subject_is_the_topic_of_every_sentence(nlp):
    doc = nlp.make_doc("Headache is common. Ketamine is another drug.")
    doc.user_data[SUBJECT_KEY] = "Spravato"
    for _, component in nlp.pipeline:
        doc = component(doc)

    assert doc.user_data[ANAPHORA_KEY]["topics"] == [["drug:esketamine"]] * 2


@pytest.mark.parametrize("text", ["", "One.", TEXT, "One.\n\nTwo.  Three"])
def test_sentences_begin_where_those_of_the_doc_do(nlp, text):
    from drugfacts.mentions.component import sentences_of

    doc = nlp.make_doc(text)
    doc = nlp.get_pipe("sentencizer")(doc) if len(doc) else doc
    expected = [s.start_char for s in doc.sents] if len(doc) else []

    assert [start for start, _ in sentences_of(doc, text)] == expected


def test_sentences_of_a_doc_without_them_are_the_whole():
    from drugfacts.mentions.component import sentences_of

    assert sentences_of(spacy.blank("en")("a b. c d"), "a b. c d") == [(0, 8)]
