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
    assert doc.user_data[ANAPHORA_KEY] == {"anaphors": [], "topics": []}


def test_given_subject_is_the_topic_of_every_sentence(nlp):
    doc = nlp.make_doc("Headache is common. Ketamine is another drug.")
    doc.user_data[SUBJECT_KEY] = "Spravato"
    for _, component in nlp.pipeline:
        doc = component(doc)

    assert doc.user_data[ANAPHORA_KEY]["topics"] == [["drug:esketamine"]] * 2
