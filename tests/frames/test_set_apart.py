"""What a clause excepts from what it says, or says of another drug than its own. Sentences of our own."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "asserted", "denied"),
    [
        ("Cough was reported with enalapril but not with losartan.", "enalapril", "losartan"),
        ("Unlike enalapril, losartan does not cause cough.", "enalapril", "losartan"),
        ("In contrast to enalapril, losartan does not cause cough.", "enalapril", "losartan"),
        ("Losartan does not cause cough, a familiar nuisance with enalapril.", "enalapril", "losartan"),
        ("Losartan does not cause the cough of enalapril.", "enalapril", "losartan"),
        ("Losartan does not dry the mouth, a problem with oxybutynin.", "oxybutynin", "losartan"),
    ],
)
def test_drug_set_against_another(nlp: Language, text: str, asserted: str, denied: str) -> None:
    found = {(f.drug.name, f.negated) for f in nlp(text)._.drugfacts.facts if f.kind == "side_effect"}
    assert found == {(asserted, False), (denied, True)}


def test_drug_set_against_another_in_what_it_treats(nlp: Language) -> None:
    found = nlp("Unlike alprazolam, escitalopram won't calm a panic attack.")._.drugfacts.facts
    uses = {(f.drug.name, f.negated) for f in found if f.kind == "indication"}
    assert uses == {("alprazolam", False), ("escitalopram", True)}


def test_term_set_against_another(nlp: Language) -> None:
    found = nlp("Sertraline is used for depression, not for migraine.")._.drugfacts.facts
    uses = {(f.term.text, f.negated) for f in found if f.kind == "indication"}
    assert uses == {("depression", False), ("migraine", True)}


def test_country_that_is_excepted(nlp: Language) -> None:
    found = nlp("Tibolone is licensed for osteoporosis in the UK, but not in Canada.")._.drugfacts.facts
    assert "not_approved" in {f.status for f in found if f.kind == "approval"}
