"""What a drug is for where the sentence only points at it: "that calls for X", "X relieves it"."""

from __future__ import annotations

import pytest
from spacy.language import Language


def indications(nlp: Language, text: str) -> set[tuple[str, str, bool]]:
    """Drug, condition and denial of the indications."""
    found = nlp(text)._.drugfacts.facts
    return {(f.drug.name, f.condition.text, f.negated) for f in found if f.kind == "indication"}


@pytest.mark.parametrize(
    ("text", "drug", "condition"),
    [
        ("Allopurinol does not relieve gout that has begun; that calls for colchicine.", "colchicine", "gout"),
        ("Losartan does not prevent migraine; that is the job of propranolol.", "propranolol", "migraine"),
        ("Losartan does not help gout; colchicine is better for that.", "colchicine", "gout"),
        ("Chloroquine has no effect on scabies, for which permethrin is required.", "permethrin", "scabies"),
        ("Imatinib does not work in gout, where colchicine is an option.", "colchicine", "gout"),
        ("Losartan causes itching; cholestyramine relieves it.", "cholestyramine", "itching"),
        ("Losartan will not stop an attack that has begun; for that, patients carry naproxen.", "naproxen", "attack"),
        ("She takes rosuvastatin for cholesterol.", "rosuvastatin", "cholesterol"),
        ("Clonidine, a blood pressure medicine, causes a dry mouth.", "clonidine", "blood pressure"),
        ("Guanfacine started life as a blood pressure tablet.", "guanfacine", "blood pressure"),
        ("Suvorexant is approved for adults whose insomnia has lasted.", "suvorexant", "insomnia"),
    ],
)
def test_use_that_a_sentence_points_at_is_the_one_told_before(
    nlp: Language, text: str, drug: str, condition: str
) -> None:
    assert (drug, condition, False) in indications(nlp, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tell us if you take losartan, colchicine, naproxen (for back pain) or tadalafil, which is prescribed for "
            "erection problems.",
            {("naproxen", "back pain")},
        ),
        (
            "Please mention losartan, omeprazole (for reflux) and amitriptyline, which is used for migraine.",
            {("omeprazole", "reflux"), ("amitriptyline", "migraine")},
        ),
        (
            "Other medicines and losartan\n\nMention in particular:\n- ketoconazole or fluconazole (for thrush)\n"
            "- rifampicin (for tuberculosis)",
            {("ketoconazole", "thrush"), ("fluconazole", "thrush"), ("rifampicin", "tuberculosis")},
        ),
    ],
)
def test_use_of_the_last_of_several_is_not_that_of_the_others(
    nlp: Language, text: str, expected: set[tuple[str, str]]
) -> None:
    found = {(drug, condition) for drug, condition, _ in indications(nlp, text)}
    assert expected <= found
    assert found <= expected | {("tadalafil", "erection problems")}


@pytest.mark.parametrize(
    "text",
    [
        "Losartan will not stop an attack that has begun.",
        "Losartan does nothing for an attack that has started.",
    ],
)
def test_attack_that_has_begun_is_a_condition_of_its_own(nlp: Language, text: str) -> None:
    assert ("losartan", "attack", True) in indications(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "Gout can follow losartan. For this reason, it is not given in summer.",
        "Nitrofurantoin is given to treat infections of the bladder and to prevent them.",
        "Losartan was studied in gout, where the trial missed its goal, and helped in migraine.",
        "Losartan is used for gout. It is old. It is cheap. Nifedipine is kept for those who have had edema.",
    ],
)
def test_what_points_elsewhere_gives_no_further_use(nlp: Language, text: str) -> None:
    assert not {
        (drug, c) for drug, c, denied in indications(nlp, text) if c == "infections" or (c == "gout" and denied)
    }


@pytest.mark.parametrize(
    "text",
    [
        "Tibolone is not licensed for acne. Many doctors prescribe it off-label anyway.",
        "Doctors also give tibolone for acne. That is off-label.",
        "Tibolone eases acne. The use is off-label.",
        "Tibolone is old. Acne and gout are uses outside the label.",
    ],
)
def test_off_label_use_told_over_two_sentences(nlp: Language, text: str) -> None:
    facts = [f for f in nlp(text)._.drugfacts.facts if f.kind == "indication"]
    assert ("acne", "off_label") in {(f.condition.text.lower(), str(f.status)) for f in facts}


def test_what_a_label_holds_is_used_as_it_says(nlp: Language) -> None:
    facts = nlp("Tibolone is licensed for acne. Some doctors prescribe it off-label.")._.drugfacts.facts
    assert {str(f.status) for f in facts if f.kind == "indication"} == {"approved"}


def test_what_is_taken_with_a_medicine_is_for_the_same(nlp: Language) -> None:
    found = indications(nlp, "Together with amoxicillin, omeprazole is used to treat stomach ulcers.")
    assert {(drug, denied) for drug, _, denied in found} == {("amoxicillin", False), ("omeprazole", False)}
    assert not indications(nlp, "Omeprazole must never be used together with clopidogrel for stomach ulcers.") & {
        ("clopidogrel", "stomach ulcers", False)
    }


@pytest.mark.parametrize(
    "text",
    [
        "Loratadine and cetirizine differ. None of these treats asthma attacks.",
        "Loratadine and cetirizine differ. Not one of them does anything for asthma attacks.",
        "Loratadine and cetirizine differ. Neither drug prevents asthma attacks.",
    ],
)
def test_denied_of_several(nlp: Language, text: str) -> None:
    denied = {(drug, c) for drug, c, is_denied in indications(nlp, text) if is_denied}
    assert denied == {("loratadine", "asthma attacks"), ("cetirizine", "asthma attacks")}


def test_each_medicine_of_a_list_has_its_own_use(nlp: Language) -> None:
    found = indications(nlp, "Losartan is used for gout, metformin for acne and psoriasis, and aspirin for migraine.")
    assert {(drug, c) for drug, c, _ in found} == {
        ("losartan", "gout"),
        ("metformin", "acne"),
        ("metformin", "psoriasis"),
        ("aspirin", "migraine"),
    }
