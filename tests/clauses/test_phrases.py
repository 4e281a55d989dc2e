from __future__ import annotations

import pytest
from spacy.language import Language

from drugfacts.clauses.phrases import extent

from .trees import parsed, tree

STRIP = frozenset({"severe", "more", "most", "certain", "life-threatening"})


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("Ticagrelor may cause shortness of breath.", "shortness", "shortness of breath"),
        ("Topiramate may cause severe loss of appetite in children.", "loss", "loss of appetite"),
        ("Sertraline may cause the most severe chest pain.", "pain", "chest pain"),
        ("Losartan lowers high blood pressure in adults.", "pressure", "high blood pressure"),
        ("It treats generalised anxiety disorder.", "disorder", "generalised anxiety disorder"),
        ("It treats treatment-resistant depression.", "depression", "treatment-resistant depression"),
        ("It blocks N-methyl-D-aspartate receptors in the brain.", "receptors", "N-methyl-D-aspartate receptors"),
        ("It may cause two stomach ulcers.", "ulcers", "stomach ulcers"),
        ("It may cause life-threatening heart failure.", "failure", "heart failure"),
        ("It treats Crohn's disease.", "disease", "Crohn's disease"),
        ("It treats urinary tract infections.", "infections", "urinary tract infections"),
        ("It can cause headache and nausea.", "headache", "headache"),
        ("It blocks delta-beta-zorvase in the liver.", "zorvase", "delta-beta-zorvase"),
        (
            "It blocks the conversion of testosterone to estradiol.",
            "conversion",
            "conversion of testosterone to estradiol",
        ),
        ("It inhibits complex I in mitochondria.", "complex", "complex I"),
        ("It suppresses interleukin-2 (IL-2) expression.", "expression", "interleukin-2 (IL-2) expression"),
    ],
)
def test_extent_of_a_name(nlp: Language, text: str, head: str, expected: str) -> None:
    made = parsed(nlp, text)
    start, end = extent(made, made.words.index(head), STRIP)
    assert text[made.offsets[start][0] : made.offsets[end - 1][1]] == expected


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("its/PRP$/poss/1 effect/NN/ROOT/1", 1, (1, 2)),
        ("no/DT/det/1 pain/NN/ROOT/1", 1, (1, 2)),
        ("12/CD/nummod/1 ulcers/NNS/ROOT/1", 1, (1, 2)),
        ("5-HT3/CD/nummod/1 receptors/NNS/ROOT/1", 1, (0, 2)),
        ("severe/JJ/amod/2 chest/NN/compound/2 pain/NN/ROOT/2", 2, (1, 3)),
        ("severe/JJ/ROOT/0", 0, (0, 1)),
        ("pain/NN/ROOT/0 ,/,/punct/0 rash/NN/appos/0", 0, (0, 1)),
        ("rash/NN/dep/2 ,/,/punct/2 pain/NN/ROOT/2", 2, (2, 3)),
        ("type/NN/ROOT/0 2/CD/nummod/0 diabetes/NN/nmod/0", 0, (0, 3)),
        ("loss/NN/ROOT/0 of/IN/prep/0 sense/NN/pobj/1 of/IN/prep/2 smell/NN/pobj/3", 0, (0, 5)),
        ("loss/NN/ROOT/0 at/IN/prep/0 night/NN/pobj/1", 0, (0, 1)),
    ],
)
def test_extent_by_hand(text: str, head: int, expected: tuple[int, int]) -> None:
    assert extent(tree(text), head, STRIP) == expected


def test_extent_holds_its_head() -> None:
    made = tree("the/DT/det/1 severe/JJ/ROOT/1 more/JJR/amod/1")
    for head in range(len(made)):
        start, end = extent(made, head, {"the", "severe", "more"})
        assert start <= head < end
