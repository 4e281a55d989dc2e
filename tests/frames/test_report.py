"""What is a report, and what it says: the whole pipeline on short texts of our own."""

from __future__ import annotations

import pytest
from spacy.language import Language

from drugfacts import pipe
from drugfacts.readers import SourceText


def effects(nlp: Language, text: str, subject: str | None = "terbinafine", *, negated: bool = False) -> list[str]:
    """The words of the effects that a report yields for its drug."""
    source = SourceText(id="t", text=text, source=None, title=None, subject=subject)
    (document,) = pipe([source], nlp=nlp)
    by_genre = [f for f in document.facts if any(e.rule == "side_effect.report" for e in f.evidence)]
    return [fact.term.text for fact in by_genre if fact.term is not None and fact.negated is negated]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Awful heartburn, constant headaches.", ["heartburn", "headaches"]),
        ("Rash all over. My doctor took me off it.", ["Rash"]),
        ("I have had hair loss since the second month. Nobody warned me.", ["hair loss"]),
        ("i was dizzy and vomiting within the hour.", ["dizzy", "vomiting"]),
        ("Worked well. My joint pain came in week three and the nausea never left.", ["joint pain", "nausea"]),
    ],
)
def test_complaints_of_a_report_are_effects(nlp: Language, text: str, wanted: list[str]) -> None:
    assert effects(nlp, text) == wanted


def test_report_without_subject_names_one_drug(nlp: Language) -> None:
    assert effects(nlp, "I took terbinafine for a week. Horrible headache, no sleep.", None)[0] == "headache"
    assert effects(nlp, "I took terbinafine with aspirin for a week. Horrible headache.", None) == []


@pytest.mark.parametrize(
    "text",
    [
        "Onychomycosis is common. Terbinafine kills the fungus. Headache is something else.",
        "Indicated for fever and headache.",
        "For relief of headache and fever.",
        "Patients had headache at baseline. A rash was treated with steroids in two patients.",
        "What should I do if I have a headache? Ask your pharmacist. The headache has many causes.",
        "“I had a headache,” said one woman. The agency looked at the data. Dizziness is a word that people use often. "
        "It met again in May.",
        "Bipolar I disorder responds to lithium. Seizures were seen before.",
    ],
)
def test_other_texts_are_no_reports(nlp: Language, text: str) -> None:
    assert effects(nlp, text) == []


def test_denied_complaint_is_denied(nlp: Language) -> None:
    assert effects(nlp, "I had no headache at all. Some nausea.", negated=True) == ["headache"]


def test_sentence_about_another_drug_alone_says_nothing_of_the_subject(nlp: Language) -> None:
    assert effects(nlp, "I had a rash on it. Now I have dizziness with fluconazole.") == ["rash"]
