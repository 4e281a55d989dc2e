"""Which drugs a sentence names together, read from plain words."""

from __future__ import annotations

import pytest

from drugfacts.mentions.groups import groups_of
from drugfacts.mentions.view import Named, Stretch, View, Words

DRUGS = {"losartan", "ramipril", "valsartan"}
CLASSES = {"sartans"}


def view_of(text: str) -> View:
    words = text.split()
    named = [
        Named(i, i + 1, (word,), word in CLASSES, word in CLASSES)
        for i, word in enumerate(words)
        if word in DRUGS | CLASSES
    ]
    return View(Words.unparsed(words), [Stretch(0, len(words))], named)


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("losartan and ramipril help .", [("losartan", "ramipril")]),
        ("losartan , ramipril and valsartan help .", [("losartan", "ramipril", "valsartan")]),
        ("losartan helps , ramipril does not .", [("losartan",), ("ramipril",)]),
        ("unlike losartan , ramipril causes cough .", [("losartan",), ("ramipril",)]),
        ("the sartans losartan and valsartan help .", [("losartan", "valsartan")]),
        ("sartans and ramipril help .", [("sartans",), ("ramipril",)]),
    ],
)
def test_drugs_that_stand_together_are_one_group(text: str, groups: list[tuple[str, ...]]) -> None:
    assert [group.keys for group in groups_of(view_of(text))] == groups


def test_several_drugs_and_classes_are_they() -> None:
    assert [group.plural for group in groups_of(view_of("losartan and ramipril help . sartans help ."))] == [True, True]
    assert [group.plural for group in groups_of(view_of("losartan helps ."))] == [False]
