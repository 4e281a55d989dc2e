"""How often and how bad a harm is by the sentence before, by what opens the sentence, or by what takes it up."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Itching is common with niacin. So are headaches.", [("common", False), ("common", False)]),
        ("Itching affects a quarter of niacin users. So is nausea.", [("very_common", False), ("very_common", False)]),
        ("Niacin has two rare problems. One is gout. The other is hepatitis.", [("rare", False), ("rare", False)]),
        ("Niacin can cause two serious problems. One is gout. The other is hepatitis.", [(None, True), (None, True)]),
        ("Rarely, niacin damages the liver or causes gout.", [("rare", False), ("rare", False)]),
        ("In rare cases niacin leads to gout or causes hepatitis.", [("rare", False), ("rare", False)]),
        ("Rarely, niacin causes gout, and hepatitis has been reported.", [("rare", False), (None, False)]),
        ("Niacin may cause gout. This complication is rare but can kill.", [("rare", True)]),
        ("Niacin may cause gout and hepatitis. Both are uncommon.", [("uncommon", False), ("uncommon", False)]),
        ("Although niacin causes flushing, it rarely causes gout.", [(None, False), ("rare", False)]),
    ],
)
def test_told_apart(nlp: Language, text: str, expected: list[tuple[str | None, bool]]) -> None:
    facts = [f for f in nlp(text)._.drugfacts.facts if f.kind == "side_effect"]
    assert [(f.frequency, f.serious) for f in facts] == expected


@pytest.mark.parametrize(
    ("text", "serious"),
    [
        ("Niacin can lead to gout and to hepatitis, a severe liver disease.", {"gout": False, "hepatitis": True}),
        ("Niacin can cause gout and severe itching.", {"gout": False, "itching": True}),
        ("Gout has been described with niacin in patients with severe heart failure.", {"gout": False}),
        ("Niacin can cause severe skin reactions such as hives and blisters.", {"hives": True, "blister": True}),
        ("Niacin has led to hepatitis, a dangerous illness that needs a doctor at once.", {"hepatitis": True}),
    ],
)
def test_what_is_called_serious(nlp: Language, text: str, serious: dict[str, bool]) -> None:
    facts = [f for f in nlp(text)._.drugfacts.facts if f.kind == "side_effect"]
    assert {f.effect.name: f.serious for f in facts if f.effect.name in serious} == serious
