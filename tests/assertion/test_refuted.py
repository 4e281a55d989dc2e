"""What was but supposed and is taken back, and denials that are denied: short texts of our own."""

from __future__ import annotations

import pytest
from spacy.language import Language


def facts(nlp: Language, text: str, kind: str) -> list[tuple[str, str, bool]]:
    """Drug, term and denial of the facts of one kind."""
    found = nlp(text)._.drugfacts.facts
    return [(f.drug.name, f.term.text, f.negated) for f in found if f.kind == kind]


@pytest.mark.parametrize(
    "text",
    [
        "Losartan was once feared to cause cough. Two large trials laid that fear to rest.",
        "Losartan was long believed to cause cough. It does not.",
        "Losartan was suspected of causing cough, but the registry exonerated it.",
        "The apparent link between losartan and cough was a statistical fluke.",
        "The supposed link between losartan and cough has not held up.",
        "Early reports of cough in people treated with losartan were examined, and no causal relationship was found.",
        "There is insufficient evidence to say that losartan causes cough.",
        "Losartan was blamed for cough, a scare that has since fizzled out.",
    ],
)
def test_supposed_harm_is_taken_back(nlp: Language, text: str) -> None:
    assert facts(nlp, text, "side_effect") == [("losartan", "cough", True)]


@pytest.mark.parametrize(
    "text",
    [
        "Losartan was suspected of causing cough, and this has been confirmed.",
        "Losartan was feared to cause cough. Enalapril was exonerated of hair loss.",
        "Losartan is thought to cause cough. Enalapril does not.",
        "Few people on losartan are spared the cough.",
        "Losartan is not free from cough.",
        "Losartan is not without the risk of cough.",
        "It goes without saying that losartan causes cough.",
        "The cough from losartan does not wear off.",
    ],
)
def test_harm_stands(nlp: Language, text: str) -> None:
    assert ("losartan", "cough", False) in facts(nlp, text, "side_effect")
    assert ("losartan", "cough", True) not in facts(nlp, text, "side_effect")


def test_use_is_given_up(nlp: Language) -> None:
    assert facts(nlp, "Nystatin was once taken for ringworm. It no longer is.", "indication") == [
        ("nystatin", "ringworm", True)
    ]
    assert facts(nlp, "Nystatin was once taken for ringworm. It still is.", "indication") == [
        ("nystatin", "ringworm", False)
    ]


def test_denial_ends_with_its_list(nlp: Language) -> None:
    text = "Losartan is a tablet that does not cause cough or hair loss, but may cause dizziness."
    assert [negated for *_, negated in facts(nlp, text, "side_effect")] == [True, True, False]
    text = "Losartan causes dizziness but neither cough nor hair loss."
    assert [negated for *_, negated in facts(nlp, text, "side_effect")] == [False, True, True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Losartan causes less cough than enalapril does.", [("enalapril", "cough", False)]),
        (
            "Enalapril's dreaded cough has not been seen with losartan.",
            [("enalapril", "cough", False), ("losartan", "cough", True)],
        ),
        ("Apart from cough, nothing untoward was seen with losartan.", [("losartan", "cough", False)]),
        ("Cough aside, no safety signals were found with losartan.", [("losartan", "Cough", False)]),
        ("Losartan caused no rash but more cough.", [("losartan", "rash", True), ("losartan", "cough", False)]),
        ("Fractures were evenly spread between losartan and placebo.", [("losartan", "Fractures", True)]),
        (
            "Losartan is neither sedating nor a cause of cough.",
            [("losartan", "sedating", True), ("losartan", "cough", True)],
        ),
        ("Losartan costs less than enalapril and causes cough.", [("losartan", "cough", False)]),
    ],
)
def test_harm_beside_a_denial(nlp: Language, text: str, expected: list[tuple[str, str, bool]]) -> None:
    found = [(drug, term.replace("dreaded ", ""), negated) for drug, term, negated in facts(nlp, text, "side_effect")]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Neither losartan nor valsartan caused cough. Enalapril did.",
            {("losartan", True), ("valsartan", True), ("enalapril", False)},
        ),
        ("Enalapril causes cough. Losartan does not.", {("enalapril", False), ("losartan", True)}),
        ("Enalapril causes cough. Losartan did not help.", {("enalapril", False)}),
        ("While losartan does not cause hair loss, cough and gout occur.", {("losartan", True), ("losartan", False)}),
    ],
)
def test_harm_of_another_clause(nlp: Language, text: str, expected: set[tuple[str, bool]]) -> None:
    assert {(drug, negated) for drug, _, negated in facts(nlp, text, "side_effect")} == expected


def test_use_has_yet_to_be_shown(nlp: Language) -> None:
    text = "Nystatin has yet to be shown to soothe ringworm."
    assert facts(nlp, text, "indication") == [("nystatin", "ringworm", True)]


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Nystatin did not soothe ringworm more than clotrimazole did.", False),
        ("Nystatin did not soothe ringworm more than placebo did.", True),
        ("Nystatin did not soothe ringworm.", True),
    ],
)
def test_use_that_another_serves_no_better(nlp: Language, text: str, denied: bool) -> None:
    assert ("nystatin", "ringworm", denied) in facts(nlp, text, "indication")
    assert ("nystatin", "ringworm", not denied) not in facts(nlp, text, "indication")
