"""Parts of a sentence that speak of a drug each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from drugfacts.frames import views_of
from drugfacts.weighing import pairs_of
from drugfacts.weighing.parts import is_of_another_part

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        (
            "Vertigo led to a warning on mefloquine; sunburn is what users of doxycycline grumble about.",
            {("vertigo", "doxycycline"), ("sunburn", "mefloquine")},
        ),
        (
            "Vertigo led to a warning on mefloquine, and sunburn is what users of doxycycline grumble about.",
            {("vertigo", "doxycycline"), ("sunburn", "mefloquine")},
        ),
        ("Vertigo led to a warning on mefloquine; sunburn was seen too.", set()),  # no drug of its own
        (
            "Naltrexone is not for rash; opioid dependence is its place.",
            {("rash", "opioid")},
        ),  # a name of a condition
        ("Vertigo was seen with mefloquine, and sunburn more than with doxycycline.", set()),  # but compared with
        ("Vertigo came with mefloquine, is worse with doxycycline and led to falls.", set()),  # no clause of its own
    ],
    ids=["semicolon", "and", "no drug", "name of a condition", "compared", "no clause"],
)
def test_term_is_of_the_drug_of_its_part(nlp: Language, text: str, apart: set[tuple[str, str]]) -> None:
    (view,) = views_of(nlp(text))
    pairs = [p for p in pairs_of(view) if p.term.kind == "condition" and is_of_another_part(p)]
    said = {(view.tree.lower(p.head), view.tree.lower(p.drug.start)) for p in pairs}
    assert said == apart
