"""Harm jotted down in lists without a verb."""

from __future__ import annotations

import pytest
from spacy.language import Language


def harms(nlp: Language, text: str) -> set[str]:
    facts = nlp(text)._.drugfacts.facts
    return {f.effect.text for f in facts if f.kind == "side_effect" and not f.negated}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Terbinafine can cause hair loss.\nupset tummy, itchy skin, sore joints.",
            {"hair loss", "upset tummy", "itchy skin", "sore joints"},
        ),
        (
            "Prednisolone can cause cataracts.\npuffy ankles\nweight gain\nacne, sometimes",
            {"cataracts", "puffy ankles", "weight gain", "acne"},
        ),
    ],
    ids=["on one line", "one a line"],
)
def test_all_of_a_list_is_harm_where_one_item_is(nlp: Language, text: str, expected: set[str]) -> None:
    assert harms(nlp, text) == expected


@pytest.mark.parametrize(
    "line",
    ["gout, 300 mg", "for gout", "no gout", "gout medicines", "What about gout?", "Gout needs another pill."],
)
def test_a_line_that_only_names_a_condition_among_other_words_is_none(nlp: Language, line: str) -> None:
    assert "gout" not in harms(nlp, f"Prednisolone can cause cataracts.\n{line}")
