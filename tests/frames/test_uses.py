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
    ],
)
def test_use_that_a_sentence_points_at_is_the_one_told_before(
    nlp: Language, text: str, drug: str, condition: str
) -> None:
    assert (drug, condition, False) in indications(nlp, text)


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
    ],
)
def test_what_points_elsewhere_gives_no_further_use(nlp: Language, text: str) -> None:
    assert not {
        (drug, c) for drug, c, denied in indications(nlp, text) if c == "infections" or (c == "gout" and denied)
    }


def test_each_medicine_of_a_list_has_its_own_use(nlp: Language) -> None:
    found = indications(nlp, "Losartan is used for gout, metformin for acne and psoriasis, and aspirin for migraine.")
    assert {(drug, c) for drug, c, _ in found} == {
        ("losartan", "gout"),
        ("metformin", "acne"),
        ("metformin", "psoriasis"),
        ("aspirin", "migraine"),
    }
