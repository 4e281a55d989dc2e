"""Noun phrases that no list has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from drugfacts.frames import grammar, may_be_told, unlisted_terms, views_of

if TYPE_CHECKING:
    from spacy.language import Language


def phrases(nlp: Language, text: str, kind: str) -> list[str]:
    view = views_of(nlp(text))[0]
    words = view.tree.words
    known = {i for i, mentions in view.mentions.items() if any(m.kind in {"condition", "target"} for m in mentions)}
    return [" ".join(words[m.start : m.end]) for m in unlisted_terms(view, known, grammar()) if m.kind == kind]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Clomipramine brought her metal thoughts and nausea.", ["metal thoughts"]),
        ("Most people in Japan who take clomipramine are old.", []),
        ("Clomipramine was approved by the FDA, like amitriptyline.", []),
    ],
)
def test_phrases_that_name_something(nlp: Language, text: str, found: list[str]) -> None:
    assert phrases(nlp, text, "condition") == found


def test_each_is_held_for_a_condition_and_a_target(nlp: Language) -> None:
    text = "Cabergoline quiets the lactotrophs of the gland."
    assert phrases(nlp, text, "condition")[0] == phrases(nlp, text, "target")[0] == "lactotrophs of the gland"


@pytest.mark.parametrize(
    ("text", "word", "fact", "told"),
    [
        ("Clomipramine brought her a furry tongue.", "tongue", "side_effect", True),
        ("Ceftriaxone clears susceptible strains of pneumococci.", "strains", "indication", False),
        ("Naltrexone was given for a short period.", "period", "indication", False),
        ("Naltrexone was given for compulsive shopping.", "shopping", "indication", True),
    ],
)
def test_what_may_be_told_of_them(nlp: Language, text: str, word: str, fact: str, told: bool) -> None:
    view = views_of(nlp(text))[0]
    assert may_be_told(view, view.tree.words.index(word), fact, grammar()) is told
