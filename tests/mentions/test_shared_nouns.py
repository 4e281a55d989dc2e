"""Conditions whose noun stands at the end of their list only."""

from __future__ import annotations

import pytest

from drugfacts.lexicon import Kind, Lexicon
from drugfacts.mentions.recognise import recognise
from drugfacts.mentions.shared_nouns import with_shared_nouns


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("for gastric, colorectal or bladder cancer", ["gastric", "colorectal", "bladder cancer"]),
        ("rare: heart and kidney failure", ["heart", "kidney failure"]),
        ("for small cell and non-small cell lung cancer", ["small cell", "non-small cell lung cancer"]),
        ("focal and frequent seizures", ["focal", "seizures"]),
        # a condition by itself, how bad it is, one thing told by two adjectives, the part of the body itself
        ("for migraine and cluster headache", ["migraine", "cluster headache"]),
        ("mild and moderate bladder cancer", ["bladder cancer"]),
        ("a fast, irregular heartbeat", ["irregular heartbeat"]),
        ("bleeding in the heart and kidney failure", ["bleeding", "kidney failure"]),
        ("thigh or knee pain", ["knee pain"]),
        ("nausea and stomach pain", ["nausea", "stomach pain"]),
    ],
)
def test_shared_nouns_of_lists(text: str, expected: list[str]) -> None:
    conditions = [m for m in recognise(text, Lexicon.load()) if m.kind is Kind.CONDITION]
    assert [text[m.start : m.end] for m in conditions] == expected


def test_shared_nouns_name_what_the_modifier_and_the_noun_name_together() -> None:
    found = with_shared_nouns(
        "hair and liver cancer", recognise("hair and liver cancer", Lexicon.load()), Lexicon.load()
    )
    assert [m.role for m in found if m.kind is Kind.CONDITION] == ["name"]
    skin = recognise("skin and liver cancer", Lexicon.load())[0]
    assert (skin.start, skin.end, skin.role) == (0, 4, "with cancer")
