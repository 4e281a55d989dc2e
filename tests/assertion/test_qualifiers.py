"""How often, how serious, for whom: short texts of our own, read by the whole pipeline."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "frequency", "serious"),
    [
        ("Itching was the most frequent complaint with niacin, affecting half of them.", "very_common", False),
        ("Niacin can cause itching, which affects about 1\u00a0in\u00a050 users.", "common", False),
        ("Niacin can cause itching in roughly a quarter of adults.", "very_common", False),
        ("Itching is more frequent with niacin than with placebo.", None, False),
        ("Itching with niacin is seldom severe.", None, False),
        ("Hepatitis, a rare but life-threatening complication, can develop with niacin.", "rare", True),
        ("A rare but dangerous complication, hepatitis, can develop with niacin.", "rare", True),
        ("The label has two boxed warnings for niacin: hepatitis.", None, False),
        ("Niacin has led to scarring of the liver, which can be fatal.", None, True),
    ],
)  # fmt: skip
def test_frequency_and_weight(nlp: Language, text: str, frequency: str | None, serious: bool) -> None:
    facts = [f for f in nlp(text)._.drugfacts.facts if f.kind == "side_effect"]
    assert [(f.frequency, f.serious) for f in facts] == [(frequency, serious)]


@pytest.mark.parametrize(
    ("text", "frequencies"),
    [
        ("Niacin can cause itching, nausea and, in rare cases, hepatitis.", [None, None, "rare"]),
        ("Niacin may cause itching and, uncommonly, a rash.", [None, "uncommon"]),
        ("Niacin has been linked to itching and, rarely, to gout.", [None, "rare"]),
        ("Itching and, in rare instances, hepatitis have been linked to niacin.", [None, "rare"]),
        ("Niacin can cause itching, which is very common, as well as gout.", ["very_common", None]),
        ("Niacin causes itching less often than aspirin.", [None, None]),
        ("Itching is seen with niacin but rarely with aspirin.", ["rare", None]),
        ("In about one patient in ten thousand, niacin causes hepatitis.", ["rare"]),
        ("Niacin often leads to itching, and rarely to hepatitis.", ["common", "rare"]),
        ("Niacin caused itching in 30%, nausea in 5% and gout in 0.5% of us.", ["very_common", "common", "uncommon"]),
    ],
)  # fmt: skip
def test_each_of_several_harms_has_its_frequency(nlp: Language, text: str, frequencies: list[str | None]) -> None:
    facts = [f for f in nlp(text)._.drugfacts.facts if f.kind == "side_effect"]
    assert [f.frequency for f in facts] == frequencies


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Cefixime treats cystitis in adults and children over 12 years.", "adults and children over 12 years"),
        ("Atomoxetine is licensed for ADHD from the age of six.", "from the age of six"),
        ("Cefixime treats cystitis in patients.", None),
    ],
)  # fmt: skip
def test_population(nlp: Language, text: str, whom: str | None) -> None:
    facts = [f for f in nlp(text)._.drugfacts.facts if f.kind == "indication"]
    assert [f.population for f in facts] == [whom]


def test_heading_says_that_a_list_names_no_uses(nlp: Language) -> None:
    facts = nlp("# Niacin\n\nUsed for: pellagra\n\nNot used for: gout\n")._.drugfacts.facts
    assert {(f.term.text, f.negated) for f in facts} == {("pellagra", False), ("gout", True)}


def test_heading_says_how_the_drug_was_taken(nlp: Language) -> None:
    facts = nlp("# Niacin\n\nSide effects: rash\n\nOverdose: fainting\n")._.drugfacts.facts
    assert {(f.term.text, f.circumstance) for f in facts} == {
        ("rash", None),
        ("fainting", "Overdose"),
    }


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Losartan has been tried in sciatica.", "investigational"),
        ("She was put on losartan for sciatica.", "unspecified"),
        ("In the SOLO trial, losartan reduced sciatica by 14%.", "investigational"),
        ("Some people find that losartan eases sciatica.", "unspecified"),
        ("Studies find that losartan eases sciatica.", "investigational"),
        ("You may know losartan as a remedy for sciatica.", "unspecified"),
        ("Losartan may ease sciatica.", "investigational"),
        ("Outside the label, doctors have turned to losartan for sciatica.", "off_label"),
        ("Doctors sometimes give losartan for sciatica, although it isn't approved for that.", "off_label"),
        ("Losartan blocks its receptor. Off-label it is given for sciatica.", "off_label"),
        ("Off-label, atenolol is written for tremor, and losartan for sciatica.", "off_label"),
        ("Many doctors use losartan, off-label, for sciatica.", "off_label"),
        ("Losartan is given off-label for gout that has not eased, for tremor and for sciatica.", "off_label"),
        ("Losartan is also taken for sciatica, off-label in most countries, and rarely helps.", "off_label"),
        ("Losartan is now and then used for gout and sciatica, though not licensed for this.", "off_label"),
        ("Doctors give losartan for sciatica, these are off-label uses.", "off_label"),
        ("Losartan is used off-label for gout and licensed for sciatica.", "approved"),
        ("Losartan is an old drug. Trials are under way in gout and in sciatica.", "investigational"),
        ("Losartan is an old drug. A study in nurses with sciatica is recruiting.", "investigational"),
        ("Researchers are looking at losartan for gout, and for sciatica.", "investigational"),
        ("Losartan has been tried in gout, and sciatica is treated with it every day.", "unspecified"),
        ("Losartan is used for sciatica. The FDA approved it for sciatica; the EMA has not approved it.", "approved"),
    ],
)
def test_status_of_a_use_is_read_by_the_words_around_and_by_what_is_licensed(
    nlp: Language, text: str, status: str
) -> None:
    found = nlp(text)._.drugfacts.facts
    assert status in {f.status for f in found if f.kind == "indication" and f.condition.text == "sciatica"}


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("We give rituximab for lymphoma and, off-label, for lupus.", ["unspecified", "off_label"]),
        ("We use gabapentin for epilepsy and, outside its licence, for anxiety.", ["unspecified", "off_label"]),
        ("We use gabapentin for epilepsy, off-label for anxiety.", ["unspecified", "off_label"]),
        ("Gabapentin is used for epilepsy, unlicensed for tremor.", ["unspecified", "off_label"]),
        ("Rituximab is used off-label for lupus and vasculitis.", ["off_label", "off_label"]),
    ],
)  # fmt: skip
def test_what_is_set_off_before_a_use_is_its_own(nlp: Language, text: str, statuses: list[str]) -> None:
    facts = [f for f in nlp(text)._.drugfacts.facts if f.kind == "indication"]
    assert [f.status for f in facts] == statuses


@pytest.mark.parametrize(
    "text",
    [
        "Itching and headache each affect between 1 and 10 users in 100 on niacin.",
        "Between 1 and 4 percent of people on niacin reported itching.",
        "Itching was the complaint heard most often from people on niacin.",
    ],
)
def test_common(nlp: Language, text: str) -> None:
    facts = [f for f in nlp(text)._.drugfacts.facts if f.kind == "side_effect"]
    assert facts
    assert {f.frequency for f in facts} == {"common"}
