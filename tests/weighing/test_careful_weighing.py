"""What is read by weight in a few sentences, and what not: short texts of our own. Frames: `test_careful_reading`."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.brief_texts import Case, stated

CASES = {
    "the title's poison": Case(
        "Digoxin toxicity after a course of erythromycin: a case report\n\nA woman was admitted with "
        "nausea and confusion.",
        ("harm digoxin confusion",),
        ("harm erythromycin confusion",),
    ),
    "may be given": Case(
        "Ketoprofen is a tablet. Your doctor may add omeprazole to prevent stomach ulcers.",
        ("use omeprazole stomach ulcers @unspecified",),
    ),
    "a verb left out": Case(
        "Teriparatide is injected. Back pain is common, skin infection uncommon, and low calcium very rare.",
        ("harm teriparatide skin infection @uncommon", "harm teriparatide low calcium @very_rare"),
    ),
    "no symptoms": Case(
        "Evinacumab is injected. High cholesterol has no symptoms, yet it can lead to angina and stroke.",
        not_so=("harm evinacumab angina", "harm evinacumab stroke"),
    ),
    "any of many": Case(
        "I take metformin, lansoprazole, ramipril and pravastatin. Since Easter I've had a dry "
        "tickly cough that won't go.",
        not_so=("harm metformin dry tickly cough", "harm pravastatin dry tickly cough"),
    ),
    "an illness in brackets": Case(
        "Letrozole is taken for five days. Most of our patients with polycystic ovary syndrome "
        "(irregular periods, acne, "
        "extra hair) ovulate with it.",
        not_so=("use letrozole acne", "harm letrozole extra hair"),
    ),
    "an illness in which": Case(
        "Moxidectin is the newest remedy against onchocerciasis, in which larvae in the skin and eye "
        "cause intense itching.",
        not_so=("harm moxidectin itching", "harm moxidectin intense itching"),
    ),
    "help is sought": Case(
        "Upadacitinib can cause clots. Seek emergency help for chest pain or a swollen leg.",
        not_so=("use upadacitinib chest pain",),
    ),
    "each with its own": Case(
        "The commonest complaints were cough with lisinopril or oedema with amlodipine.",
        ("harm lisinopril cough", "harm amlodipine oedema"),
        ("harm amlodipine cough", "harm lisinopril oedema"),
    ),
    "what an illness brings": Case(
        "Liraglutide in sleep apnoea\n\nBackground: Excess weight is the main cause of sleep apnoea, which brings "
        "snoring and morning headache.",
        not_so=("harm liraglutide excess weight", "harm liraglutide snoring", "harm liraglutide morning headache"),
    ),
    "what brought them to hospital": Case(
        "Several patients on pioglitazone were hospitalized for heart failure.",
        not_so=("use pioglitazone heart failure",),
    ),
    "sold for, the verb left out": Case(
        "Amisulpride is sold for schizophrenia and, at low dose, for nausea; sulpiride only for vertigo.",
        ("use sulpiride vertigo",),
        ("use amisulpride vertigo",),
    ),
    "as rare ones": Case(
        "The leaflet lists nausea as a common side effect of trazodone, and fainting and priapism as rare ones.",
        ("harm trazodone fainting @rare", "harm trazodone priapism @rare", "harm trazodone nausea @common"),
        ("harm trazodone priapism @common",),
    ),
    "a list goes on behind what the first is for": Case(
        "He was on febuxostat to prevent flares, enalapril 10 mg, amlodipine and simvastatin.",
        ("use febuxostat flares",),
        ("use enalapril flares", "use amlodipine flares", "use simvastatin flares"),
    ),
    "looked for and not found": Case(
        "Metformin was not to blame. Lactic acidosis was excluded.",
        not_so=("harm metformin lactic acidosis",),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_weighing(nlp: Language, name: str) -> None:
    case = CASES[name]
    found = stated(nlp, case.text)
    assert set(case.states) <= found
    assert found.isdisjoint(case.not_so)
