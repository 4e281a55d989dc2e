"""Classes of words that are made of others."""

from __future__ import annotations

import pytest

from drugfacts.frames import grammar


@pytest.mark.parametrize(
    ("name", "part"), [("authority", "place"), ("weight", "weight_unit"), ("bad_state", "body_state")]
)
def test_class_has_the_words_of_those_it_names(name: str, part: str) -> None:
    assert grammar().members(part) < grammar().members(name)


def test_no_class_has_the_name_of_another_for_a_word() -> None:
    assert not [name for name, words in grammar().classes.items() if any(word[:1] == "$" for word in words)]
