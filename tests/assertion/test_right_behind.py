"""How often and how bad by the words around a harm, in whatever way the parser hung them: texts of our own."""

from __future__ import annotations

import pytest
from spacy.language import Language


def _told(nlp: Language, text: str) -> list[tuple[str, str | None, bool]]:
    facts = nlp(f"# Niacin\n\n{text}\n")._.drugfacts.facts
    return [(f.term.text, f.frequency, f.serious) for f in facts if f.kind == "side_effect"]


@pytest.mark.parametrize(
    ("text", "frequencies"),
    [
        ("Itching is very common, headache and nausea common.", ["very_common", "common", "common"]),
        ("Itching, headache, nausea: very common.", ["very_common", "very_common", "very_common"]),
        ("itching, rash – both common; gout – uncommon", ["common", "common", "uncommon"]),
        ("headache ~30%; itching, vivid dreams + nausea common.", ["very_common", "common", "common", "common"]),
        ("Hepatitis, also uncommon, can set in late.", ["uncommon"]),
        ("Headache has been recorded, and gout, very rarely.", [None, "very_rare"]),
        ("Niacin can cause nausea, a rare rash, and gout.", [None, "rare", None]),
        ("Niacin may cause itching, rarely, and headache.", ["rare", None]),
        ("Headache and nausea have been seen and, rarely, hepatitis.", [None, None, "rare"]),
        ("Itching (v. common); headache (common).", ["very_common", "common"]),
        ("Ketoacidosis, often with normal sugar, is rare but can be fatal.", ["rare"]),
    ],
)
def test_frequency_right_behind_a_harm_is_its_own(nlp: Language, text: str, frequencies: list[str | None]) -> None:
    assert [frequency for _, frequency, _ in _told(nlp, text)] == frequencies


@pytest.mark.parametrize(
    ("text", "frequencies"),
    [
        ("Itching in half of users, kidney stones (about 1 in 100), rarely gout.", ["very_common", "common", "rare"]),
        ("Itching was reported in 17% of patients, nausea in 6%.", ["very_common", "common"]),
        ("About half of those who take it feel sleepy or have a dry mouth.", ["very_common", "very_common"]),
        ("Niacin makes about one person in twenty sleepy.", ["common"]),
        ("Four patients in ten report headache.", ["very_common"]),
        ("Around 5 in 100 people feel dizzy; about as many get nausea or a cough.", ["common", "common", "common"]),
        ("Headache and nausea trouble roughly one user in ten.", ["very_common", "very_common"]),
        ("In fewer than 1 in 1,000 injections it leaks into the blood and brings on fainting.", ["rare"]),
        ("Headache is the big nuisance; around a third of people get one.", ["very_common"]),
        ("A severe allergic reaction happens in about one in a million.", ["very_rare"]),
        ("Headache is the most frequent (22%), then itching, gout and nausea.", ["very_common", None, None, None]),
        ("Headache was the most common effect, followed by itching and nausea.", ["common", None, None]),
        ("Infusion reactions occur in a third, mostly itching and nausea.", ["very_common", None, None]),
        ("Headache in >10 %, gout.", ["very_common", None]),
        ("Headache was the commonest side effect, at 8%, followed by nausea, at 4%.", ["common", "common"]),
        ("People on niacin may get toxic epidermal necrolysis, which kills up to one in ten.", [None]),
    ],
)
def test_number_of_people_is_read_by_its_place(nlp: Language, text: str, frequencies: list[str | None]) -> None:
    assert [frequency for _, frequency, _ in _told(nlp, text)] == frequencies


@pytest.mark.parametrize(
    ("text", "frequency"),
    [
        ("Less often people notice headache.", "uncommon"),
        ("Headache was twice as common as on placebo.", None),
        ("Headache is about half as frequent on niacin.", None),
        ("Headache was also seen more frequently.", None),
        ("Fever that does not respond to the usual measures is an uncommon effect.", "uncommon"),
        ("Headache is the leading complaint.", "common"),
        ("Headache is what patients mention.", "common"),
    ],
)
def test_ways_of_saying_how_often(nlp: Language, text: str, frequency: str | None) -> None:
    assert [told for _, told, _ in _told(nlp, text)] == [frequency]


@pytest.mark.parametrize(
    ("text", "serious"),
    [
        ("Itching and nausea are frequent, dangerous hepatitis rare in most people.", [False, False, True]),
        ("Niacin causes gout, rash or hepatitis, the last of which can be life-threatening.", [False, False, True]),
        ("Gout and hepatitis may occur; the latter is life-threatening.", [False, True]),
        ("Others get headache or confusion, and both tablets have led to fatal hepatitis.", [False, False, True]),
        ("Others get gout or hepatitis, and both have been fatal.", [True, True]),
        ("Itching is common, and hepatitis may be life-threatening.", [False, True]),
        ("Gout is common, and in frail older people it can be dangerous.", [True]),
        ("Niacin can cause gout, and with ezetimibe it is dangerous.", [False]),
        ("Hepatitis, a rare but deadly swelling of the liver, is the reason.", [True]),
        (
            "Hepatitis, which is rare but life-threatening, and also gout and mania have been seen.",
            [True, False, False],
        ),
        ("A few people had gallstones, and there was one serious case of hepatitis.", [False, True]),
        ("Hepatitis is uncommon, takes years, and is the serious one.", [True]),
        ("Niacin has led to gout and hepatitis, either of which is dangerous.", [True, True]),
        ("Niacin may cause a severe rash with fever.", [True, False]),
    ],
)
def test_how_bad_is_said_of_a_harm_alone(nlp: Language, text: str, serious: list[bool]) -> None:
    assert [bad for _, _, bad in _told(nlp, text)] == serious
