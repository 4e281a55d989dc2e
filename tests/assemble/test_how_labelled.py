"""How the drug was taken, where a label, a heading or the sentence before says it: of what is read by weight too."""

from __future__ import annotations

import pytest
from spacy.language import Language


def circumstances(nlp: Language, text: str) -> list[str | None]:
    return [f.circumstance for f in nlp(text)._.drugfacts.facts if f.kind == "side_effect"]


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("Pregabalin treats epilepsy. Toxicity: drowsiness; ataxia; coma.", "Toxicity"),
        ("Amitriptyline treats depression. Overdose: agitation; seizures.", "Overdose"),
        ("Sertraline treats depression. Withdrawal: dizziness, irritability.", "Withdrawal"),
        ("Prednisolone treats asthma. Long-term: cataracts, diabetes.", "Long-term"),
        ("Venlafaxine treats depression. Off it. Dizziness and vomiting last a week.", "Off it"),
        ("Venlafaxine treats depression.\n\n## Coming off\n\nDizziness and nausea can occur.", "Coming off"),
        ("Prednisolone treats asthma.\n\n**Long-term:** cataracts, glaucoma.", "Long-term"),
        ("Lorazepam calms panic.\n\n## Stopping lorazepam\n\nInsomnia is common.", "Stopping lorazepam"),
    ],
)
def test_label_holds_for_all_under_it(nlp: Language, text: str, how: str) -> None:
    found = circumstances(nlp, text)
    assert found
    assert set(found) == {how}


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("Clonidine treats hypertension. Should one stop abruptly, headache sets in.", "stop abruptly"),
        ("Zolpidem helps people sleep. If you run out, rebound insomnia can strike.", "If you run out"),
        ("Dronedarone treats arrhythmia. In overdose, yellow vision and vomiting.", "overdose"),
        ("Propranolol treats angina. Never stop it abruptly. Chest pain may follow.", "stop it abruptly"),
        ("Paracetamol treats pain. An overdose is dangerous. Liver failure may follow.", "overdose"),
        (
            "Patients who stop venlafaxine abruptly report dizziness; sweating is also described.",
            "stop venlafaxine abruptly",
        ),
    ],
)
def test_goes_on_from_the_words_before(nlp: Language, text: str, how: str) -> None:
    assert circumstances(nlp, text)[-1] == how


@pytest.mark.parametrize(
    "text",
    [
        "Prednisolone treats asthma. Long-term: cataracts. Short-term: insomnia.",
        "Ibuprofen relieves pain. After long use: ulcers. Side effects: heartburn; rash.",
        "Bumetanide treats oedema.\n\nToxicity\n\nDizziness is common.",
        "Propranolol treats angina. Do not stop it without advice. Common side effects are cold hands.",
        "Etanercept may cause infections. If one occurs, treatment is stopped. Rash has been reported.",
        "Naloxone reverses an overdose of opioids. It can cause agitation.",
    ],
)
def test_label_of_something_else_says_nothing(nlp: Language, text: str) -> None:
    assert circumstances(nlp, text)[-1] is None
