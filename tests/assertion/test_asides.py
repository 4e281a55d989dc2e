"""What stands right after a harm, set off by a mark, or is said of several at once, qualifies it."""

from __future__ import annotations

import pytest
from spacy.language import Language


def _said(nlp: Language, text: str) -> dict[str, tuple[str | None, bool]]:
    facts = nlp(text)._.drugfacts.facts
    return {f.effect.text.lower(): (f.frequency, f.serious) for f in facts if f.kind == "side_effect"}


@pytest.mark.parametrize(
    ("text", "effect", "frequency", "serious"),
    [
        ("With dronedarone, torsades de pointes, though rare, may be fatal.", "torsades de pointes", "rare", True),
        ("Ertapenem may cause anaphylaxis, a life-threatening reaction.", "anaphylaxis", None, True),
        ("Two patients on nitrofurantoin died of hepatitis.", "hepatitis", None, True),
        ("Hepatitis and seizures are rare with felbamate and can kill.", "seizures", "rare", True),
        ("Half of those who take trazodone feel sleepy or have a dry mouth.", "dry mouth", "very_common", False),
        ("Nausea and wind, each in over a tenth of users, are usual with misoprostol.", "nausea", "very_common", False),
    ],
)  # fmt: skip
def test_an_aside_qualifies_the_harm_before_it(
    nlp: Language, text: str, effect: str, frequency: str | None, serious: bool
) -> None:
    assert _said(nlp, text)[effect] == (frequency, serious)


def test_so_is_another_is_common_as_well(nlp: Language) -> None:
    said = _said(nlp, "Burning is common with capsaicin, and so are itching and dry skin.")
    assert said == dict.fromkeys(("burning", "itching", "dry skin"), ("common", False))


@pytest.mark.parametrize(
    "text",
    [
        "Burning is most common with capsaicin, followed by itching and dry skin.",
        "Burning is by far the commonest complaint with capsaicin, then itching and dry skin.",
    ],
)
def test_who_comes_next_is_not_said_to_be_common(nlp: Language, text: str) -> None:
    said = _said(nlp, text)
    assert said == {"burning": ("common", False), "itching": (None, False), "dry skin": (None, False)}


def test_so_is_another_says_nothing_of_those_before(nlp: Language) -> None:
    said = _said(nlp, "Itching is rare with capsaicin, and so is a severe rash.")
    assert said["itching"] == ("rare", False)


@pytest.mark.parametrize("word", ["most often", "most"])
def test_what_people_mention_most_is_common(nlp: Language, word: str) -> None:
    said = _said(nlp, f"Headache is what patients on tadalafil mention {word}.")
    assert said == {"headache": ("common", False)}


def test_how_often_it_is_bad_says_nothing_of_how_often_it_comes(nlp: Language) -> None:
    assert _said(nlp, "Nausea is common with colchicine and sometimes severe.")["nausea"][0] == "common"
    assert _said(nlp, "Colchicine can cause diarrhoea, which is not severe.")["diarrhoea"] == (None, False)


@pytest.mark.parametrize(
    "text",
    [
        "The warning about thrombosis was removed from the label of tofacitinib.",
        "The boxed warning on osteosarcoma was lifted from teriparatide in 2020.",
    ],
)
def test_what_people_are_no_longer_warned_of_is_no_fact(nlp: Language, text: str) -> None:
    assert _said(nlp, text) == {}


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Nausea can follow abaloparatide; bone cancer has not been confirmed in humans.", False),
        ("Liver failure, rare and often fatal, has been seen with valproate.", False),
        ("Nausea has not been seen with abaloparatide; it is well tolerated.", True),
    ],
)
def test_a_denial_reaches_no_further_than_a_semicolon_and_no_name(nlp: Language, text: str, denied: bool) -> None:
    facts = [f for f in nlp(text)._.drugfacts.facts if f.kind == "side_effect"]
    assert [f.negated for f in facts if f.effect.text.lower() in {"nausea", "liver failure"}] == [denied]


def test_each_part_of_a_list_has_its_own_frequency(nlp: Language) -> None:
    text = "Side effects of mirabegron\n\ncommon – tachycardia, headache; uncommon – palpitations; very rare – hives."
    said = _said(nlp, text)
    assert {effect: frequency for effect, (frequency, _) in said.items()} == {
        "tachycardia": "common",
        "headache": "common",
        "palpitations": "uncommon",
        "hives": "very_rare",
    }


def test_how_often_is_no_harm(nlp: Language) -> None:
    assert "uncommon" not in _said(nlp, "Side effects of mirabegron\n\nItching and oral thrush: uncommon.")


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        (
            "Doctors give propranolol for stage fright, although it is only licensed for angina.",
            {"stage fright": "unspecified", "angina": "approved"},
        ),
        (
            "While it is licensed only for epilepsy, topiramate is widely prescribed for bulimia.",
            {"epilepsy": "approved", "bulimia": "unspecified"},
        ),
    ],
    ids=["after", "before"],
)
def test_what_is_granted_of_another_use_makes_this_one_no_licensed_one(
    nlp: Language, text: str, statuses: dict[str, str]
) -> None:
    facts = [f for f in nlp(text)._.drugfacts.facts if f.kind == "indication"]
    assert {f.condition.text: f.status for f in facts} == statuses
