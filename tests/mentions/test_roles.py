"""What a drug is in its sentence, by the cues before it; what the parse adds is tried with whole texts."""

from __future__ import annotations

import pytest

from drugfacts.mentions.roles import Role, is_set_apart, role_of
from drugfacts.mentions.view import Named, Stretch, View, Words


def read(text: str) -> tuple[View, int]:
    """The view of a text, and where losartan stands in it."""
    words = text.split()
    named = [Named(i, i + 1, (word,)) for i, word in enumerate(words) if word in {"losartan", "ramipril"}]
    return View(Words.unparsed(words), [Stretch(0, len(words))], named), words.index("losartan")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("losartan helps .", Role.SUBJECT),
        ("it helps , and losartan helps too .", Role.SUBJECT),
        ("most doctors still prescribe losartan .", Role.OBJECT),
        ("people who were treated with losartan .", Role.OBLIQUE),
        ("it is safer than losartan .", Role.COMPARED),
        ("it is safer than ramipril and losartan .", Role.COMPARED),
        ("it is not combined with losartan .", Role.BESIDE),
        ("take care with concomitant losartan .", Role.BESIDE),
        ("some , such as losartan , help .", Role.OBLIQUE),
        ("losartan ( cozaar ): rash , itching .", Role.SUBJECT),
        ("losartan \u2013 rash , itching .", Role.SUBJECT),
        ("take care in losartan allergy .", Role.BESIDE),
        ("a prodrug of losartan , it helps .", Role.BESIDE),
        ("they are as common as what losartan gives .", Role.BESIDE),
    ],
)
def test_role_by_what_stands_before(text: str, role: Role) -> None:
    view, at = read(text)
    assert role_of(view, at, at + 1, view.sentences[0]) is role


@pytest.mark.parametrize(
    ("text", "apart"), [("unlike losartan , it helps .", True), ("like losartan , it helps .", False)]
)
def test_what_a_sentence_is_set_apart_from(text: str, apart: bool) -> None:
    view, at = read(text)
    assert is_set_apart(view, at, view.sentences[0]) is apart
