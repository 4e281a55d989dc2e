"""How bad a harm is, by what is said of it beside the predicate that reads it."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "serious"),
    [
        ("Liver failure, sometimes fatal, has occurred with bosentan.", {"liver failure": True}),
        ("Liver failure with bosentan, rare but deadly, comes late.", {"liver failure": True}),
        ("Myelodysplasia, including fatal cases, has been seen with olaparib.", {"myelodysplasia": True}),
        ("One woman on belantamab had keratitis, considered serious.", {"keratitis": True}),
        ("One woman on belantamab had keratitis, which we regarded as serious.", {"keratitis": True}),
        ("With ipilimumab, hepatitis, which is rare but can kill, is looked for.", {"hepatitis": True}),
        ("Pneumonitis occurs in 2 % of those on everolimus and can be life-threatening.", {"pneumonitis": True}),
        ("Denosumab may cause low calcium, and occasionally it is serious.", {"hypocalcemia": True}),
        ("Fits have happened with bupropion - this is serious.", {"seizure": True}),
        ("Thirst and tremor on lithium are less serious than confusion.", {"thirst": False, "tremor": False}),
        ("Rash and, in one patient, a fatal arrhythmia were seen on ibutilide.", {"rash": False, "arrhythmia": True}),
        ("Felbamate: aplastic anaemia (can be fatal), nausea.", {"aplastic anemia": True, "nausea": False}),
        ("Nausea, sometimes with a rash, is common with felbamate.", {"nausea": False}),
        ("Hepatitis, never fatal, has been seen with felbamate.", {"hepatitis": False}),
        ("Hepatitis, as severe headache, has been seen with felbamate.", {"hepatitis": False}),
    ],
)  # fmt: skip
def test_what_is_said_of_a_harm(nlp: Language, text: str, serious: dict[str, bool]) -> None:
    found = {fact.term.name: fact.serious for fact in nlp(text)._.drugfacts.facts if fact.kind == "side_effect"}
    assert {name: found.get(name) for name in serious} == serious


@pytest.mark.parametrize(
    ("text", "frequency"),
    [
        ("Isoniazid can raise liver enzymes and, much more rarely, cause gout.", {"elevated liver enzymes": None}),
        ("Isoniazid can cause gout and, very often, causes a rash.", {"gout": None}),
    ],
)
def test_an_adverb_is_of_the_verb_that_it_leads_to(nlp: Language, text: str, frequency: dict[str, str | None]) -> None:
    found = {fact.term.name: fact.frequency for fact in nlp(text)._.drugfacts.facts if fact.kind == "side_effect"}
    assert {name: found.get(name) for name in frequency} == frequency
