"""Which drug goes with which term and agency, and what is no pair. Sentences of our own."""

from __future__ import annotations

import pytest
from spacy.language import Language


def said(nlp: Language, text: str, kind: str) -> set[tuple[str, str]]:
    """Drug and term of the facts of a kind."""
    return {(f.drug.name, f.term.text) for f in nlp(text)._.drugfacts.facts if f.kind == kind and f.term}


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "Enalapril and metformin can cause cough and nausea, respectively.",
            {("enalapril", "cough"), ("metformin", "nausea")},
        ),
        (
            "Enalapril and metformin can cause cough and nausea.",
            {(drug, harm) for drug in ("enalapril", "metformin") for harm in ("cough", "nausea")},
        ),
    ],
)
def test_every_drug_goes_with_every_term_unless_the_text_sorts_them(
    nlp: Language, text: str, pairs: set[tuple[str, str]]
) -> None:
    assert said(nlp, text, "side_effect") == pairs


def test_agency_that_is_excepted_did_not_license_it(nlp: Language) -> None:
    found = nlp("Tibolone was approved for osteoporosis by the EMA, but not by the FDA.")._.drugfacts.facts
    approvals = {(f.agency, f.status) for f in found if f.kind == "approval" and f.agency}
    assert {status for name, status in approvals if name == "FDA"} == {"not_approved"}
