"""Drugs that are set against one of which something is denied."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from spacy.language import Language

from drugfacts.frames.set_against import contrasts


def asserted(nlp: Language, text: str) -> set[str]:
    """The drugs of which something is asserted."""
    return {fact.drug.name for fact in nlp(text)._.drugfacts.facts if not fact.negated}


def marked() -> Iterator[tuple[str, str, bool]]:
    for one in contrasts():
        yield from ((one.id, text, True) for text in one.examples)
        yield from ((one.id, text, False) for text in one.counterexamples)


@pytest.mark.parametrize(("name", "text", "does"), list(marked()))
def test_contrast(nlp: Language, name: str, text: str, does: bool) -> None:
    drugs = set(re.findall("<drug>(.*?)</drug>", text))
    found = asserted(nlp, re.sub("</?drug>", "", text))
    assert drugs, name
    assert drugs <= found if does else drugs.isdisjoint(found), name


@pytest.mark.parametrize(
    "text",
    [
        "No weight gain, unlike on mirtazapine.",
        "Weight gain was not seen, as it was in the mirtazapine arm.",
        "It does not suppress the immune system, which distinguishes it from methotrexate and ciclosporin.",
    ],
)
def test_what_is_denied_of_another_is_not_denied_of_the_drug_set_against_it(nlp: Language, text: str) -> None:
    assert not [fact for fact in nlp(text)._.drugfacts.facts if fact.negated]


@pytest.mark.parametrize(
    "text",
    [
        "Weight gain was common, unlike on mirtazapine.",
        "Weight gain is not a problem, nor is gout, which differs from what loratadine does.",
        "Cetirizine does not cause weight gain, which is why it is liked. Mirtazapine is older.",
        "Cetirizine does not cause weight gain, and neither does mirtazapine.",
        "Cetirizine does not cause weight gain. Like mirtazapine, it is taken at night.",
    ],
)
def test_no_contrast(nlp: Language, text: str) -> None:
    assert asserted(nlp, text).isdisjoint({"mirtazapine", "loratadine"})


def test_a_denial_that_the_frame_itself_says_is_turned_as_well(nlp: Language) -> None:
    found = nlp("Cetirizine does nothing for acute mania; that job falls to olanzapine.")._.drugfacts.facts
    assert {(fact.drug.name, fact.negated) for fact in found} == {("cetirizine", True), ("olanzapine", False)}
    found = nlp("Cetirizine does nothing for acute mania, unlike olanzapine.")._.drugfacts.facts
    assert {(fact.drug.name, fact.negated) for fact in found} == {("cetirizine", True), ("olanzapine", False)}
