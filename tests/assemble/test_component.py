from __future__ import annotations

import json
from typing import Any

import pytest
import spacy
from spacy.language import Language

from drugfacts.assemble.component import KEY, document_of
from drugfacts.records import Document


def test_component_keeps_json_on_the_doc_and_gives_a_record(nlp: Language) -> None:
    doc = nlp("Sertraline causes nausea.")
    json.dumps(doc.user_data[KEY])
    assert isinstance(doc._.drugfacts, Document)
    assert doc._.drugfacts == document_of(doc)


def test_component_names_what_made_the_record(nlp: Language) -> None:
    from drugfacts import __version__

    made = nlp("Sertraline.")._.drugfacts.generator
    assert (made.name, made.version, made.model) == ("drugfacts", __version__, "en_core_web_sm 3.8.0")
    assert made.lexicon.startswith("sha256:")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, {"id": "text", "source": None, "warnings": ()}),
        (
            {"drugfacts_id": "a/b", "drugfacts_source": "a/b.txt", "drugfacts_warnings": ["odd"]},
            {"id": "a/b", "source": "a/b.txt", "warnings": ("odd",)},
        ),
    ],
    ids=["nothing", "all"],
)
def test_component_takes_what_is_known_from_outside(
    nlp: Language, given: dict[str, Any], expected: dict[str, Any]
) -> None:
    doc = nlp.make_doc("Sertraline causes nausea.")
    doc.user_data.update(given)
    record = nlp(doc)._.drugfacts
    assert {name: getattr(record, name) for name in expected} == expected


def test_component_of_a_doc_that_was_not_read_says_so(nlp: Language) -> None:
    with pytest.raises(KeyError):
        _ = nlp.make_doc("Sertraline.")._.drugfacts


def test_component_declares_what_it_needs() -> None:
    made = spacy.blank("en").get_factory_meta("drugfacts_facts")
    assert "doc._.drugfacts" in made.assigns
    assert {"token.head", "doc.spans"} <= set(made.requires)
