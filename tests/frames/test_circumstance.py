"""How the drug was taken when the harm came: the words of the text, and nothing where they say no more than "use"."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("Stopped suddenly, clonidine may produce hypertension.", "Stopped suddenly"),
        ("Drowsiness is common at higher doses of pregabalin.", "higher doses"),
        ("Sertraline can cause birth defects when taken in early pregnancy.", "when taken in early pregnancy"),
        ("After years of use, metformin can cause anaemia.", "years of use"),
        ("With prolonged use, prednisolone may cause cataracts.", "prolonged use"),
        ("In overdose, amitriptyline causes arrhythmia.", "overdose"),
        ("In older patients, oxybutynin can cause confusion.", "older patients"),
        ("Abrupt stopping of baclofen can cause hallucinations.", "Abrupt stopping"),
        ("Amitriptyline in overdose may cause seizures.", "overdose"),
        ("Baclofen is old. Stopping too quickly can cause hallucinations.", "Stopping too quickly"),
        ("Use of baclofen can cause nausea.", None),
        ("Nausea was seen in 12 patients treated with baclofen.", None),
        ("Baclofen, given for spasticity, can cause nausea.", None),
    ],
)
def test_circumstance(nlp: Language, text: str, how: str | None) -> None:
    facts = [f for f in nlp(text)._.drugfacts.facts if f.kind == "side_effect"]
    assert [f.circumstance for f in facts] == [how]
