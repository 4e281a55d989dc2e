"""What belongs to another drug, another verb or another noun than the parser has it."""

from __future__ import annotations

import pytest
from spacy.language import Language


def said(nlp: Language, text: str) -> set[tuple[str, str, str]]:
    return {(f.kind, f.drug.name, f.term.text) for f in nlp(text)._.drugfacts.facts if f.term is not None}


def test_uses_of_drugs_whose_verb_is_left_out(nlp: Language) -> None:
    assert said(nlp, "Sertraline is used for depression and bupropion for smoking cessation.") == {
        ("indication", "sertraline", "depression"),
        ("indication", "bupropion", "smoking cessation"),
    }
    assert said(nlp, "The FDA approved semaglutide for obesity and metformin for diabetes.") == {
        (kind, drug, use)
        for kind in ("approval", "indication")
        for drug, use in (("semaglutide", "obesity"), ("metformin", "diabetes"))
    }


def test_uses_of_drugs_that_a_comma_sets_side_by_side(nlp: Language) -> None:
    assert said(nlp, "Galcanezumab is approved for cluster headache, erenumab for migraine alone.") == {
        (kind, drug, use)
        for kind in ("approval", "indication")
        for drug, use in (("galcanezumab", "cluster headache"), ("erenumab", "migraine"))
    }


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Clozapine is notorious for weight gain; aripiprazole for restlessness.",
            {("side_effect", "clozapine", "weight gain"), ("side_effect", "aripiprazole", "restlessness")},
        ),
        (
            "Metformin may lead to diarrhoea, and exenatide to vomiting.",
            {("side_effect", "metformin", "diarrhoea"), ("side_effect", "exenatide", "vomiting")},
        ),
        (
            "Ramipril carries a risk of cough, amlodipine of swollen ankles.",
            {("side_effect", "ramipril", "cough"), ("side_effect", "amlodipine", "swollen ankles")},
        ),
        (
            "Ramipril causes a cough; amlodipine, swollen ankles; and losartan mostly dizziness.",
            {
                ("side_effect", "ramipril", "cough"),
                ("side_effect", "amlodipine", "swollen ankles"),
                ("side_effect", "losartan", "dizziness"),
            },
        ),
        (
            "Sertraline acts on the serotonin transporter, bupropion on the dopamine transporter.",
            {
                ("mechanism", "sertraline", "serotonin transporter"),
                ("mechanism", "bupropion", "dopamine transporter"),
            },
        ),
        (
            "Losartan blocks the angiotensin receptor; argatroban thrombin.",
            {("mechanism", "losartan", "angiotensin receptor"), ("mechanism", "argatroban", "thrombin")},
        ),
        (
            "Gout is treated with colchicine, migraine with sumatriptan, and angina with nitroglycerin.",
            {
                ("indication", "colchicine", "Gout"),
                ("indication", "sumatriptan", "migraine"),
                ("indication", "nitroglycerin", "angina"),
            },
        ),
        (
            "All three are licensed here: sumatriptan for migraine, topiramate for epilepsy, and lithium for mania.",
            {
                (kind, drug, use)
                for kind in ("approval", "indication")
                for drug, use in (("sumatriptan", "migraine"), ("topiramate", "epilepsy"), ("lithium", "mania"))
            },
        ),
    ],
)
def test_what_a_drug_takes_up_of_the_part_before(nlp: Language, text: str, facts: set[tuple[str, str, str]]) -> None:
    assert said(nlp, text) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Levothyroxine is licensed for goitre and, alongside radioiodine, for thyroid cancer.",
            {(k, "levothyroxine", use) for k in ("approval", "indication") for use in ("goitre", "thyroid cancer")},
        ),
        (
            "Say if you take fluconazole, which is given for thrush, or rifampicin, an antibiotic for tuberculosis.",
            {("indication", "fluconazole", "thrush"), ("indication", "rifampicin", "tuberculosis")},
        ),
        (
            "Metronidazole causes nausea and alcohol intolerance.",
            {("side_effect", "metronidazole", "nausea"), ("side_effect", "metronidazole", "alcohol intolerance")},
        ),
    ],
)
def test_drug_behind_a_joint_that_takes_nothing_up(nlp: Language, text: str, facts: set[tuple[str, str, str]]) -> None:
    assert said(nlp, text) == facts


def test_agency_status_and_denial_of_what_is_taken_up(nlp: Language) -> None:
    facts = nlp("The FDA cleared rimegepant for migraine, and the EMA galcanezumab for cluster headache.")._.drugfacts
    assert {(f.drug.name, f.agency) for f in facts.facts if f.kind == "approval"} == {
        ("rimegepant", "FDA"),
        ("galcanezumab", "EMA"),
    }
    facts = nlp(
        "Topiramate is used off-label for alcohol dependence; baclofen for hiccups; gabapentin for hot flushes."
    )
    assert [f.status for f in facts._.drugfacts.facts] == ["off_label"] * 3
    facts = nlp("Sumatriptan is approved for migraine, but topiramate not for anxiety.")._.drugfacts
    assert {(f.drug.name, f.status) for f in facts.facts if f.kind == "approval"} == {
        ("sumatriptan", "approved"),
        ("topiramate", "not_approved"),
    }


def test_use_of_the_other_form_of_the_same_drug(nlp: Language) -> None:
    told = said(nlp, "The FDA approved finasteride 5 mg for gout in 1992, and the 1 mg tablet for alopecia.")
    assert told == {(kind, "finasteride", use) for kind in ("approval", "indication") for use in ("gout", "alopecia")}


@pytest.mark.parametrize(
    "text",
    [
        "She took nitrofurantoin for cystitis and developed pneumonitis.",
        "A woman taking nitrofurantoin for cystitis developed pneumonitis.",
        "Patients given nitrofurantoin for cystitis exhibited pneumonitis.",
    ],
)
def test_what_developed_is_no_use(nlp: Language, text: str) -> None:
    assert said(nlp, text) == {
        ("indication", "nitrofurantoin", "cystitis"),
        ("side_effect", "nitrofurantoin", "pneumonitis"),
    }


def test_condition_with_a_process_for_its_last_word_is_no_mechanism(nlp: Language) -> None:
    assert said(nlp, "Serious side effects of metoprolol include heart block.") == {
        ("side_effect", "metoprolol", "heart block")
    }


def test_what_the_end_of_a_drug_relieves_is_no_use(nlp: Language) -> None:
    assert not {fact for fact in said(nlp, "Stopping enalapril relieved the cough.") if fact[0] == "indication"}


def test_each_drug_of_a_list_is_said_to_do_it(nlp: Language) -> None:
    found = said(nlp, "Zolpidem (Ambien), zaleplon and eszopiclone (Lunesta) may cause sleepwalking.")
    assert {drug for _, drug, _ in found} == {"zolpidem", "zaleplon", "eszopiclone"}
