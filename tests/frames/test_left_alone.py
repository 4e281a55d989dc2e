"""What a drug is said to leave alone, not to give back and not to help with. Sentences of our own."""

from __future__ import annotations

import pytest
from spacy.language import Language


def denied(nlp: Language, text: str) -> set[tuple[str, str]]:
    """Kind and text of the term of each fact that is denied."""
    facts = nlp(text)._.drugfacts.facts
    return {(f.kind, f.term.text) for f in facts if f.term is not None and f.negated}


@pytest.mark.parametrize(
    ("text", "harm"),
    [
        ("Vincristine does not suppress the bone marrow.", "suppress the bone marrow"),
        ("Atosiban doesn't speed the heart.", "speed the heart"),
        ("Mesna won't weaken the immune system.", "weaken the immune system"),
        ("Atomoxetine won't spoil the appetite.", "spoil the appetite"),
        ("Gabapentin hardly touches the liver.", "touches the liver"),
        ("Lacosamide was taken by 40 women. No nerve harm has come to light.", "nerve harm"),
        ("Lacosamide was taken by 40 women. No cardiac harm was detected.", "cardiac harm"),
    ],
)
def test_what_a_drug_does_not_hurt_is_harm_denied(nlp: Language, text: str, harm: str) -> None:
    assert ("side_effect", harm) in denied(nlp, text)


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("Acarbose won't help you lose weight.", "lose weight"),
        ("Diltiazem does not restore sinus rhythm.", "sinus rhythm"),
    ],
)
def test_what_a_drug_does_not_help_with_is_use_denied(nlp: Language, text: str, use: str) -> None:
    assert ("indication", use) in denied(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "Cyclizine does not help you to remember names.",
        "Diltiazem does not restore trust.",
        "Lacosamide was taken by 40 women. No adverse reactions were detected.",
    ],
)
def test_what_is_no_harm_and_no_use_is_not_denied(nlp: Language, text: str) -> None:
    assert not {kind for kind, _ in denied(nlp, text)} - {"mechanism"}
