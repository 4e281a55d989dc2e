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
        ("Contrary to enalapril, losartan does not cause cough.", "enalapril", "losartan"),
        ("Unlike enalapril, losartan never hurts and does not cause cough.", "enalapril", "losartan"),
        ("Losartan does not cause cough; enalapril does that.", "enalapril", "losartan"),
        ("Cough does not occur with losartan, unlike with enalapril.", "enalapril", "losartan"),
        ("Cough does not occur with losartan, as it sometimes may with enalapril.", "enalapril", "losartan"),
        ("Enalapril may cause cough, which losartan won't.", "enalapril", "losartan"),
        ("Enalapril may cause cough, something losartan does not do.", "enalapril", "losartan"),
        ("Losartan does not cause cough, which enalapril often does.", "enalapril", "losartan"),
        ("Enalapril can cause a cough, which losartan won't.", "enalapril", "losartan"),
        ("Enalapril can cause a cough; losartan can't.", "enalapril", "losartan"),
        ("Enalapril can cause a cough, something losartan does not cause.", "enalapril", "losartan"),
        ("Losartan doesn't make you drowsy the way promethazine does.", "promethazine", "losartan"),
    ],
)
def test_drug_set_against_another(nlp: Language, text: str, asserted: str, denied: str) -> None:
    found = {(f.drug.name, f.negated) for f in nlp(text)._.drugfacts.facts if f.kind == "side_effect"}
    assert found == {(asserted, False), (denied, True)}


def test_drug_set_against_another_in_what_it_treats(nlp: Language) -> None:
    found = nlp("Unlike alprazolam, escitalopram won't calm a panic attack.")._.drugfacts.facts
    uses = {(f.drug.name, f.negated) for f in found if f.kind == "indication"}
    assert uses == {("alprazolam", False), ("escitalopram", True)}


@pytest.mark.parametrize(
    ("text", "frequencies"),
    [
        ("Enalapril can cause cough, whereas losartan rarely does.", {"enalapril": None, "losartan": None}),
        ("Losartan rarely causes cough, but enalapril does.", {"losartan": "rare", "enalapril": None}),
        ("Unlike enalapril, losartan hardly ever causes cough.", {"losartan": "rare", "enalapril": None}),
        ("Contrary to enalapril, losartan rarely causes cough.", {"losartan": "rare", "enalapril": None}),
        ("Enalapril clears oedema faster than losartan does, at the price of cough.", {"enalapril": None}),
    ],
)
def test_drug_that_does_it_more_often(nlp: Language, text: str, frequencies: dict[str, str | None]) -> None:
    facts = [f for f in nlp(text)._.drugfacts.facts if f.kind == "side_effect" and not f.negated]
    assert {f.drug.name: f.frequency for f in facts} == frequencies


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Compared with risperidone, aripiprazole caused less weight gain but more restlessness.",
            {("risperidone", "weight gain"), ("aripiprazole", "restlessness")},
        ),
        (
            "Quetiapine caused less tremor (4% v 31%) than haloperidol.",
            {("quetiapine", "tremor"), ("haloperidol", "tremor")},
        ),
        (
            "Tremor was more frequent with haloperidol than with quetiapine (31% vs 4%).",
            {("quetiapine", "tremor"), ("haloperidol", "tremor")},
        ),
        ("Haloperidol caused more tremor than quetiapine.", {("haloperidol", "tremor")}),  # not said of the other
    ],
)
def test_harm_of_drugs_that_are_compared(nlp: Language, text: str, expected: set[tuple[str, str]]) -> None:
    facts = [f for f in nlp(text)._.drugfacts.facts if f.kind == "side_effect" and not f.negated]
    assert {(f.drug.name, f.effect.name) for f in facts} == expected


def test_target_of_another_drug_whose_verb_is_left_out(nlp: Language) -> None:
    found = nlp("Ramipril inhibits ACE and candesartan the angiotensin receptor.")._.drugfacts.facts
    assert {(f.drug.name, f.target.text) for f in found if f.kind == "mechanism"} == {
        ("ramipril", "ACE"),
        ("candesartan", "angiotensin receptor"),
    }


def test_term_set_against_another(nlp: Language) -> None:
    found = nlp("Sertraline is used for depression, not for migraine.")._.drugfacts.facts
    uses = {(f.term.text, f.negated) for f in found if f.kind == "indication"}
    assert uses == {("depression", False), ("migraine", True)}


def test_country_that_is_excepted(nlp: Language) -> None:
    found = nlp("Tibolone is licensed for osteoporosis in the UK, but not in Canada.")._.drugfacts.facts
    assert "not_approved" in {f.status for f in found if f.kind == "approval"}


@pytest.mark.parametrize(
    ("text", "drugs", "negated"),
    [
        ("Like every opioid, tramadol carries a boxed warning about sedation.", {"opioid", "tramadol"}, False),
        ("Tramadol is old. As with all opioids, sedation is possible.", {"opioid", "tramadol"}, False),
        ("Like captopril, enalapril causes cough.", {"captopril", "enalapril"}, False),
        ("Like valsartan, losartan does not cause cough.", {"valsartan", "losartan"}, True),
        ("Enalapril causes cough, and so does captopril.", {"captopril", "enalapril"}, False),
        ("Enalapril causes cough. So does captopril.", {"captopril", "enalapril"}, False),
        ("Enalapril causes cough. The same is true of captopril.", {"captopril", "enalapril"}, False),
        ("Losartan does not cause cough, nor does valsartan.", {"valsartan", "losartan"}, True),
        ("Cough is less common with losartan than with enalapril.", {"losartan", "enalapril"}, False),
        ("Cough is more common with losartan than with enalapril.", {"losartan"}, False),
        ("Cough is twice as frequent with enalapril as with losartan.", {"enalapril"}, False),
    ],
)
def test_harm_said_of_a_drug_and_of_those_like_it(nlp: Language, text: str, drugs: set[str], negated: bool) -> None:
    found = {(f.drug.name, f.negated) for f in nlp(text)._.drugfacts.facts if f.kind == "side_effect"}
    assert found == {(drug, negated) for drug in drugs}


def test_use_that_another_drug_is_denied(nlp: Language) -> None:
    found = nlp("Unlike diazepam, buspirone does not stop a seizure.")._.drugfacts.facts
    assert {(f.drug.name, f.negated) for f in found} == {("diazepam", False), ("buspirone", True)}


@pytest.mark.parametrize(
    ("text", "drugs"),
    [
        ("With amoxicillin, omeprazole is used for gastric ulcer.", {"amoxicillin", "omeprazole"}),
        ("Losartan is old. The combination with bosentan is used for hypertension.", {"losartan", "bosentan"}),
        ("Pramipexole is used for gout, and so is ropinirole.", {"pramipexole", "ropinirole"}),
    ],
)
def test_use_of_drugs_given_together_or_alike(nlp: Language, text: str, drugs: set[str]) -> None:
    found = nlp(text)._.drugfacts.facts
    assert {f.drug.name for f in found if f.kind == "indication"} == drugs


@pytest.mark.parametrize(
    ("text", "drugs"),
    [
        ("Resistance to aromatase inhibitors is common.", {"aromatase inhibitor"}),
        ("Proteasome inhibitors such as bortezomib are costly.", {"proteasome inhibitor", "bortezomib"}),
        ("Letrozole is an aromatase inhibitor.", {"letrozole"}),
        ("Evolocumab is old: a monoclonal antibody, it binds PCSK9.", {"evolocumab"}),
    ],
)
def test_mechanism_that_the_name_of_a_class_says(nlp: Language, text: str, drugs: set[str]) -> None:
    found = nlp(text)._.drugfacts.facts
    assert {f.drug.name for f in found if f.kind == "mechanism"} == drugs


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Unlike heparin, which causes bruising, apixaban rarely causes rash.", {"bruising"}),
        ("Unlike heparin, which is injected, apixaban does not cause rash.", {"rash"}),
        ("Apixaban does not cause rash or gout, unlike heparin, which causes both.", {"rash", "gout"}),
    ],
)
def test_what_a_relative_clause_says_of_the_other_is_all_that_is_said(
    nlp: Language, text: str, others: set[str]
) -> None:
    found = nlp(text)._.drugfacts.facts
    assert {f.effect.name for f in found if f.drug.name == "heparin" and not f.negated} == others


def test_drug_that_does_it_less(nlp: Language) -> None:
    found = nlp("Losartan and, less so, telmisartan cause chills.")._.drugfacts.facts
    assert {f.drug.name for f in found} == {"losartan", "telmisartan"}


def test_what_a_licence_leaves_out_is_left_out_by_whom_it_is_of(nlp: Language) -> None:
    found = nlp("Zonisamide is FDA-approved for epilepsy, but not for migraine.")._.drugfacts.facts
    approvals = {(f.use.text, f.status, f.agency) for f in found if f.kind == "approval" and f.use}
    assert approvals == {("epilepsy", "approved", "FDA"), ("migraine", "not_approved", "FDA")}
