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
            "Minoxidil is used for thinning hair and alopecia.",
            "indication",
            ["alopecia", "thinning hair"],
        ),
        ("Metoclopramide makes people dizzy and woozy.", "side_effect", ["dizzy", "woozy"]),
        (
            "Minoxidil treats male pattern hair loss. It is also used for female pattern hair loss.",
            "indication",
            ["female pattern hair loss", "male pattern hair loss"],
        ),
        (
            "Minoxidil is used for thinning hair. It is a treatment of alopecia.",
            "indication",
            ["alopecia"],
        ),  # of two sentences
        ("Losartan treats hypertension. Hypertension is what it is for.", "indication", ["hypertension"]),
        ("Apremilast blocks phosphodiesterase 4, or PDE4.", "mechanism", ["PDE4"]),
        ("Losartan treats high blood pressure (hypertension).", "indication", ["hypertension"]),
        (
            "Roxadustat is licensed for anaemia caused by lupus and for anaemia due to zidovudine.",
            "approval",
            ["anaemia caused by lupus", "anaemia due to zidovudine"],
        ),
        ("Roxadustat is licensed for anaemia due to zidovudine.", "approval", ["anemia"]),
    ],
)
def test_of_one_list_or_one_head(nlp: Language, text: str, kind: str, names: list[str]) -> None:
    assert terms(nlp, text, kind) == names


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Setmelanotide is approved for obesity caused by POMC or LEPR deficiency.", "POMC or LEPR deficiency"),
        ("Amantadine was approved in 2017 for fatigue in multiple sclerosis.", "fatigue in multiple sclerosis"),
        ("Torasemide is licensed for swelling from liver disease.", "swelling from liver disease"),
        ("Torasemide was licensed for swelling from age six.", "swelling"),
        ("Ibuprofen is licensed for pain after surgery.", "pain after surgery"),
        ("Ibuprofen is licensed for pain in adults.", "pain"),
        ("Ibuprofen was licensed for pain in January 1984.", "pain"),
    ],
)
def test_a_use_is_written_with_what_it_comes_of(nlp: Language, text: str, written: str) -> None:
    uses = [fact.term.text for fact in nlp(text)._.drugfacts.facts if fact.kind == "approval"]
    assert [use.endswith(written) for use in uses] == [True]
