"""Classes of words that are made of others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from drugfacts.frames import grammar


@pytest.mark.parametrize(
    ("name", "part"), [("authority", "place"), ("weight", "weight_unit"), ("bad_state", "body_state")]
)
def test_class_has_the_words_of_those_it_names(name: str, part: str) -> None:
    assert grammar().members(part) < grammar().members(name)


def test_no_class_has_the_name_of_another_for_a_word() -> None:
    assert not [name for name, words in grammar().classes.items() if any(word[:1] == "$" for word in words)]


def test_every_class_that_code_asks_for_is_there(root: Path) -> None:
    """One that the data lack would be an error only in the first text that gets there."""
    asked = re.compile(r"""\.isa\([^"\n]*"([a-z_]+)"|\bmembers\("([a-z_]+)"\)""")
    sources = (root / "pipeline/drugfacts").rglob("*.py")
    names = {name for path in sources for pair in asked.findall(path.read_text("utf-8")) for name in pair if name}
    assert len(names) > 100
    assert sorted(names - grammar().classes.keys()) == []
