"""Targets that stand under more marks than the lexicon has, and condition names that are none."""

import pytest

from drugfacts.lexicon import Kind, Lexicon
from drugfacts.mentions.recognise import recognise


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


def named(text: str, kind: Kind, lexicon: Lexicon) -> list[str]:
    return [text[m.start : m.end] for m in recognise(text, lexicon) if m.kind is kind]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Naproxen inhibits hCES1.", ["hCES1"]),
        ("Naproxen inhibits CES1.", ["CES1"]),
        ("Losartan binds the AT(1) receptor.", ["AT(1) receptor"]),
        ("It acts on alpha(2A)-adrenoceptors.", ["alpha(2A)-adrenoceptors"]),
        ("It blocks 5-HT(2A) receptors and Na(V)1.4.", ["5-HT(2A) receptors", "Na(V)1.4"]),
        ("It lowers PGE(2).", ["PGE(2)"]),
        ("It activates PPAR(gamma).", ["PPAR(gamma)"]),
        ("Losartan (50 mg) lowers it (1).", []),
    ],
)
def test_marks_are_read_over(text: str, targets: list[str], lexicon: Lexicon) -> None:
    assert named(text, Kind.TARGET, lexicon) == targets


def test_what_the_lexicon_knows_whole_is_left(lexicon: Lexicon) -> None:
    assert named("It lowers mRNA levels.", Kind.TARGET, lexicon)[0] == "mRNA"
    assert named("It blocks hERG.", Kind.TARGET, lexicon) == ["hERG"]


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("Dapagliflozin was tested in DAPA-HF.", []),
        ("PARADISE-MI compared it with ramipril.", []),
        ("It is for EGFR-NSCLC.", ["NSCLC"]),
        ("It is for MDR-TB.", ["MDR-TB"]),
        ("It is for pneumonia, bacterial meningitis and cystitis.", ["pneumonia", "bacterial meningitis", "cystitis"]),
    ],
)
def test_names_of_trials_and_of_indexes(text: str, conditions: list[str], lexicon: Lexicon) -> None:
    assert named(text, Kind.CONDITION, lexicon) == conditions


def test_the_form_of_a_brand_is_no_agency(lexicon: Lexicon) -> None:
    assert named("Budesonide (Entocort EC) was approved.", Kind.AGENCY, lexicon) == []
    assert named("The EC approved budesonide.", Kind.AGENCY, lexicon) == ["EC"]
