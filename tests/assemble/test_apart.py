"""Wordings of one entry of the lexicon that a text tells apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language


def terms(nlp: Language, text: str, kind: str) -> list[str]:
    return sorted(fact.term.name for fact in nlp(text)._.drugfacts.facts if fact.kind == kind)


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        (
            "Gentamicin is used for urosepsis and intra-abdominal sepsis.",
            "indication",
            ["intra-abdominal sepsis", "urosepsis"],
        ),
        ("Metoclopramide makes people restless and jittery.", "side_effect", ["jittery", "restless"]),
        (
            "Minoxidil treats male pattern hair loss. It is also used for female pattern hair loss.",
            "indication",
            ["female pattern hair loss", "male pattern hair loss"],
        ),
        (
            "Gentamicin is used for urosepsis. It is a treatment of sepsis.",
            "indication",
            ["sepsis"],
        ),  # of two sentences
        ("Losartan treats hypertension. Hypertension is what it is for.", "indication", ["hypertension"]),
        ("Apremilast blocks phosphodiesterase 4, or PDE4.", "mechanism", ["PDE4"]),
        ("Losartan treats high blood pressure (hypertension).", "indication", ["high blood pressure"]),
    ],
)
def test_of_one_list_or_one_head(nlp: Language, text: str, kind: str, names: list[str]) -> None:
    assert terms(nlp, text, kind) == names
