"""The illness in the title as the use of the drugs that a text describes."""

from __future__ import annotations

import pytest
from spacy.language import Language


def uses(nlp: Language, text: str) -> list[tuple[str, str, str]]:
    """The drugs with what they are said to be for, and the status."""
    facts = nlp(text)._.drugfacts.facts
    return [(f.drug.name, f.condition.text, f.status) for f in facts if f.kind == "indication" and not f.negated]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tablets for gout: what you may be offered\n\nAllopurinol blocks xanthine oxidase.\n\n"
            "Febuxostat may cause diarrhoea. Both are cheap.",
            [("allopurinol", "gout", "unspecified"), ("febuxostat", "gout", "unspecified")],
        ),
        (
            "Treating psoriasis in 2023\n\nMethotrexate is old. It may harm the liver.\n\n"
            "Deucravacitinib was approved by the FDA in 2022. It blocks TYK2.",
            [("methotrexate", "psoriasis", "unspecified"), ("deucravacitinib", "psoriasis", "approved")],
        ),
        (
            "Insomnia: which tablet?\n\nZopiclone leaves a bitter taste. Melatonin is also taken for jet lag. "
            "Melatonin causes headache.",
            [
                ("zopiclone", "Insomnia", "unspecified"),
                ("melatonin", "Insomnia", "unspecified"),
                ("melatonin", "jet lag", "unspecified"),
            ],
        ),
        (
            "Ringworm: creams that work\n\nTerbinafine may sting. Clotrimazole cannot cure ringworm. It may sting.",
            [("terbinafine", "Ringworm", "unspecified")],
        ),
    ],
    ids=["for an illness", "licensed", "one more use", "not for it"],
)
def test_drugs_of_which_no_use_is_told_are_for_the_illness_in_the_title(
    nlp: Language, text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert uses(nlp, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Drugs to avoid in gout\n\nBumetanide raises uric acid. Hydrochlorothiazide causes low potassium.",
        "Lupus\n\nHydralazine dilates arteries. It may cause lupus. Procainamide causes fever.",
        "Topiramate in migraine\n\nIt lowers sweat. Acetazolamide causes kidney stones.",
        "Gout and asthma\n\nNaproxen causes ulcers. Naproxen blocks COX-1.",
        "A new tablet\n\nNaproxen causes ulcers. Gout is common.",
    ],
    ids=["of harm", "brought on", "another drug", "two illnesses", "no illness"],
)
def test_a_title_that_speaks_of_something_else_tells_no_use(nlp: Language, text: str) -> None:
    told = [drug for drug, _, _ in uses(nlp, text)]
    assert not {"bumetanide", "hydrochlorothiazide", "hydralazine", "procainamide", "acetazolamide", "naproxen"} & {
        *told
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Gout strikes at night. Colchicine is used for gout. Naproxen causes ulcers. Naproxen blocks COX-1.",
            ["colchicine", "naproxen"],
        ),
        ("Colchicine is used for gout. Naproxen causes ulcers. Naproxen blocks COX-1.", ["colchicine"]),
    ],
    ids=["about it", "only told of one"],
)
def test_the_one_use_that_a_text_is_about_is_that_of_the_others(nlp: Language, text: str, expected: list[str]) -> None:
    assert sorted(drug for drug, illness, _ in uses(nlp, text) if illness.lower() == "gout") == expected
