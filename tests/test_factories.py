"""What is registered with spaCy costs others nothing, and makes the components that it names."""

from __future__ import annotations

import subprocess
import sys

import pytest
import spacy

NAMES = ("layout", "abbreviations", "mentions", "parse", "anaphora", "facts")

LOADING_ANOTHER = """
import sys, spacy
spacy.blank("en").add_pipe("sentencizer")
print(*sorted(m for m in sys.modules if m.startswith(("drugfacts", "scispacy"))))
"""


def test_pipelines_of_others_import_nothing_but_the_factories() -> None:
    run = subprocess.run([sys.executable, "-c", LOADING_ANOTHER], capture_output=True, text=True, check=True)
    assert set(run.stdout.split()) <= {"drugfacts", "drugfacts._version", "drugfacts.factories"}


@pytest.mark.parametrize("name", NAMES)
def test_factories_make_components_by_their_entry_points(name: str) -> None:
    assert callable(spacy.blank("en").add_pipe(f"drugfacts_{name}"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It binds IgE.", ["It", "binds", "IgE", "."]),
        ("It blocks COX2A.", ["It", "blocks", "COX2A", "."]),
        ("•fever ‣cough", ["•", "fever", "‣", "cough"]),
        ("Given with 5 mg/day (oral).", ["Given", "with", "5", "mg", "/", "day", "(", "oral", ")", "."]),
    ],
)
def test_tokenizer_splits_final_stops(text: str, words: list[str]) -> None:
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": "drugfacts.tokenizer.v1"}}})
    assert [token.text for token in nlp(text)] == words
