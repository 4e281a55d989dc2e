"""Denied relief that denies no use. Sentences of our own."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    "text",
    [
        "Duloxetine is given when gabapentin does not relieve sciatica.",
        "Duloxetine is the one to turn to when gabapentin fails to ease sciatica.",
    ],
)
def test_what_to_do_when_a_drug_fails_denies_no_use(nlp: Language, text: str) -> None:
    assert not [f for f in nlp(text)._.drugfacts.facts if f.kind == "indication" and f.negated]


def test_no_cure_of_what_a_drug_is_for_denies_no_use(nlp: Language) -> None:
    facts = nlp("Colchicine relieves gout. It does not cure gout.")._.drugfacts.facts
    assert [(f.term.name, f.negated) for f in facts if f.kind == "indication"] == [("gout", False)]


@pytest.mark.parametrize("text", ["Gabapentin fails to ease sciatica.", "Aciclovir does not cure sciatica."])
def test_what_a_drug_does_not_help_is_denied(nlp: Language, text: str) -> None:
    assert [f.term.name for f in nlp(text)._.drugfacts.facts if f.kind == "indication" and f.negated] == ["sciatica"]


@pytest.mark.parametrize(
    "text",
    [
        "Gabapentin was never formally tested in sciatica.",
        "Gabapentin has not been studied for sciatica.",
        "Gabapentin is being studied for sciatica. We don't offer it for that.",
    ],
)
def test_use_that_nobody_studied_or_sells_is_not_denied(nlp: Language, text: str) -> None:
    assert not [f for f in nlp(text)._.drugfacts.facts if f.kind == "indication" and f.negated]


@pytest.mark.parametrize(
    "text", ["Gabapentin was tested in sciatica and did not ease it.", "We don't prescribe gabapentin for sciatica."]
)
def test_use_that_was_tested_in_vain_is_denied(nlp: Language, text: str) -> None:
    assert [f.term.name for f in nlp(text)._.drugfacts.facts if f.kind == "indication" and f.negated] == ["sciatica"]
