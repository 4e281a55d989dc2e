"""Uses that follow one another, each with its year."""

from __future__ import annotations

import pytest
from spacy.language import Language

from drugfacts.records import Approval


@pytest.mark.parametrize(
    ("text", "uses"),
    [
        (
            "Adalimumab was approved by the FDA for rheumatoid arthritis in 2002, psoriatic arthritis in 2005 and "
            "Crohn's disease in 2007.",
            {"rheumatoid arthritis": 2002, "psoriatic arthritis": 2005, "Crohn's disease": 2007},
        ),
        (
            "Rituximab was licensed first for follicular lymphoma (EMA, June 1998), then for rheumatoid arthritis "
            "(2006) and, in 2019, pemphigus vulgaris.",
            {"follicular lymphoma": 1998, "rheumatoid arthritis": 2006, "pemphigus vulgaris": 2019},
        ),
        (
            "Secukinumab was approved in 2015 for psoriasis. Psoriatic arthritis followed in 2016, ankylosing "
            "spondylitis in 2017.",
            {"psoriasis": 2015, "Psoriatic arthritis": 2016, "ankylosing spondylitis": 2017},
        ),
    ],
)
def test_series_of_uses_with_years(nlp: Language, text: str, uses: dict[str, int]) -> None:
    facts = [fact for fact in nlp(text)._.drugfacts.facts if isinstance(fact, Approval)]
    assert {fact.use.text: fact.year for fact in facts if fact.use} == uses


@pytest.mark.parametrize(
    "text",
    [
        "The FDA cleared adalimumab for rheumatoid arthritis in 2002, and in 2005 psoriasis was reported as a harm.",
        "The FDA cleared adalimumab for rheumatoid arthritis in 2002, years before trials in psoriasis in 2005.",
        "Adalimumab was approved for rheumatoid arthritis in 2002 on the strength of trials in psoriasis from 1999.",
    ],
)
def test_series_ends_where_other_words_stand(nlp: Language, text: str) -> None:
    facts = [fact for fact in nlp(text)._.drugfacts.facts if isinstance(fact, Approval)]
    assert [fact.use.text for fact in facts if fact.use] == ["rheumatoid arthritis"]


def test_grades_joined_by_hyphens_are_no_part_of_a_use(nlp: Language) -> None:
    (fact,) = [
        f
        for f in nlp("Apremilast was licensed for moderate-to-severe plaque psoriasis.")._.drugfacts.facts
        if f.kind == "approval"
    ]
    assert fact.use.text == "plaque psoriasis"
