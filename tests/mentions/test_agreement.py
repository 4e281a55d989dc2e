"""Whether a drug may be meant by a noun: by its class, its form, its number."""

from __future__ import annotations

import pytest

from drugfacts.mentions.agreement import agrees, is_plural
from drugfacts.mentions.expressions import Expression
from drugfacts.mentions.view import Named, View, Words

VIEW = View(
    words=Words.unparsed([]),
    sentences=[],
    named=[Named(0, 1, ("statin",), is_class=True, plural=True)],
    classes={"losartan": ("sartan",)},
    forms={"losartan": ("film-coated tablet",)},
    names={"zorvastatin": "zorvastatin", "losartan": "losartan", "ramipril": "ramipril"},
)


@pytest.mark.parametrize(
    ("name", "drug", "fits"),
    [
        ("sartan", "losartan", True),  # so the lexicon has it
        ("statin", "losartan", False),
        ("statin", "zorvastatin", True),  # so its ending has it
        ("statin", "ramipril", False),
        ("antihypertensive", "ramipril", True),  # so a list has it
        ("analgesic", "ramipril", False),  # a list has it as something else
        ("analgesic", "zorvinol", True),  # nothing is known of it that speaks against
    ],
)
def test_class_noun_is_of_its_members(name: str, drug: str, fits: bool) -> None:
    found = Expression(0, 2, 1, "noun", class_key=f"drug_class:{name}", class_name=name)
    assert agrees(VIEW, found, (drug,)) is fits


def test_form_is_of_drugs_that_come_in_it() -> None:
    assert agrees(VIEW, Expression(0, 2, 1, "noun", form=True, word="tablet"), ("losartan",))
    assert not agrees(VIEW, Expression(0, 2, 1, "noun", form=True, word="inhaler"), ("losartan",))


def test_they_are_several_or_a_class() -> None:
    assert is_plural(VIEW, ("losartan", "ramipril"))
    assert is_plural(VIEW, ("statin",))
    assert not is_plural(VIEW, ("losartan",))
