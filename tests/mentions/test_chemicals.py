"""Research compounds by the shape of their names and by their role."""

import pytest

from drugfacts.lexicon import Kind, Lexicon
from drugfacts.mentions.chemicals import compounds
from drugfacts.mentions.recognise import recognise


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The 5-HT1A antagonist ZQ-100635 and the 5-HT1B antagonist ZV224,289 did.", ["ZQ-100635", "ZV224,289"]),
        ("ZS 17053 (5 mg/kg), a potent and selective renin inhibitor, was tested.", ["ZS 17053"]),
        ("Cells were kept with ZB203580 (10 µM).", ["ZB203580"]),
        ("the inhibitors ZRC239, ZMY 7378 and zorvamine", ["ZRC239", "ZMY 7378", "zorvamine"]),
        ("We made 2-(4-fluorobenzyl)-5-methoxyzorvole.", ["2-(4-fluorobenzyl)-5-methoxyzorvole"]),
        ("[4-chlorozorvone (1) was weak]", ["4-chlorozorvone"]),
    ],
)
def test_compounds_are_named(lexicon: Lexicon, text: str, names: list[str]) -> None:
    assert [text[m.start : m.end] for m in compounds(text, [], lexicon)] == names


@pytest.mark.parametrize(
    "text",
    [
        "The IC50 (5 µM) was low in week 12 (10 mg).",
        "5-hydroxytryptamine and 8-hydroxy-2-deoxyguanosine rose in a 24-hour sample and a 12-week trial.",
        "The inhibitor alone did nothing; an agonist candidate followed.",
        "The N-terminal end, a 7-transmembrane protein.",
    ],
)
def test_measures_and_body_substances_are_no_compounds(lexicon: Lexicon, text: str) -> None:
    assert compounds(text, [], lexicon) == []


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("2,4-dichloro-5-zorvobenzofuran (DCZB) was made. DCZB is blue.", "DCZB"),
        ("5-hydroxy-6,7-dimethoxyzorvone (5HDMZ) was made. 5HDMZ is blue.", "5HDMZ"),
    ],
)
def test_short_forms_of_systematic_names_stand_for_them(lexicon: Lexicon, text: str, short: str) -> None:
    found = [m for m in recognise(text, lexicon) if m.kind is Kind.DRUG]
    assert len({m.key for m in found}) == 1
    assert [text[m.start : m.end] for m in found][1:] == [short, short]
