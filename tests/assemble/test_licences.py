"""Approvals that go with uses told by weight."""

from __future__ import annotations

import pytest
from spacy.language import Language


def _approvals(nlp: Language, text: str) -> list[tuple[str, str | None, str | None, int | None]]:
    facts = nlp(text)._.drugfacts.facts
    return [
        (f.drug.name, f.use.text if f.use else None, f.agency, f.year)
        for f in facts
        if f.kind == "approval" and f.status == "approved"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Gefapixant is a cough medicine. Brussels authorised it for chronic cough in September 2023.",
            [("gefapixant", "chronic cough", "EC", 2023)],
        ),
        (
            "Licensed uses of duloxetine in our formulary: depression in adults, nerve pain in adults, and anxiety.",
            [("duloxetine", use, None, None) for use in ("depression", "nerve pain", "anxiety")],
        ),
        (  # the use is that of another drug, of which a frame has read it
            "Lithium was stopped. She took quetiapine, which is licensed for bipolar disorder.",
            [("quetiapine", "bipolar disorder", None, None)],
        ),
        ("Gefapixant is often tried in chronic cough.", []),
        (
            "The FDA cleared ivermectin in 1996 for strongyloidiasis as well as for onchocerciasis.",
            [("ivermectin", use, "FDA", 1996) for use in ("strongyloidiasis", "onchocerciasis")],
        ),
    ],
    ids=["licensed", "all of a list", "of another drug", "no licence", "as well as"],
)
def test_a_use_told_by_weight_and_to_be_licensed_is_an_approval(
    nlp: Language, text: str, expected: list[tuple[str, str | None, str | None, int | None]]
) -> None:
    assert _approvals(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Solriamfetol has an FDA label with a date: treatment of narcolepsy (March 2019).",
            [("solriamfetol", "narcolepsy", "FDA", 2019)],
        ),
        ("Solriamfetol is unusual: its FDA application of 2017 speaks of narcolepsy.", []),
        ("In 2019 the FDA fined the maker of solriamfetol, which is used for narcolepsy.", []),
        ("In 2011 the WHO put solriamfetol on its list of remedies for narcolepsy.", []),
    ],
    ids=["by agency and year", "another step", "a year of something else", "an adviser"],
)
def test_a_use_with_an_agency_and_a_year_was_allowed_by_it_then(
    nlp: Language, text: str, expected: list[tuple[str, str | None, str | None, int | None]]
) -> None:
    assert _approvals(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The FDA approved rituximab in May 1997 for lymphoma, after long talks, and in May 2006 for arthritis.",
            [("rituximab", "lymphoma", "FDA", 1997), ("rituximab", "arthritis", "FDA", 2006)],
        ),
        (
            "As Xgeva denosumab won FDA approval for bone metastases in 2010; as Prolia, for osteoporosis in 2009.",
            [("denosumab", "bone metastases", "FDA", 2010), ("denosumab", "osteoporosis", "FDA", 2009)],
        ),
        (
            "Gabapentin holds FDA approval for two things only: shingles pain and epilepsy.",
            [("gabapentin", "shingles pain", "FDA", None), ("gabapentin", "epilepsy", "FDA", None)],
        ),
        (
            "The FDA approved gabapentin for epilepsy in 1993, and against neuropathy it is often used.",
            [("gabapentin", "epilepsy", "FDA", 1993)],
        ),
        (
            "Gabapentin is licensed for epilepsy, and doctors use it for neuropathy.",
            [("gabapentin", "epilepsy", None, None)],
        ),
    ],
    ids=["another year", "another name", "after a colon", "a verb of its own", "another verb"],
)
def test_a_sentence_goes_on_to_further_uses_of_a_step(
    nlp: Language, text: str, expected: list[tuple[str, str | None, str | None, int | None]]
) -> None:
    assert _approvals(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Vorasidenib was tried in glioma, and the FDA approved it in 2024.",
            [("vorasidenib", "glioma", "FDA", 2024)],
        ),
        (
            "Gabapentin was tried in neuropathy. The FDA has approved it for nothing of the kind.",
            [("gabapentin", None, "FDA", None)],
        ),
        ("The European label of clozapine lists schizophrenia.", [("clozapine", "schizophrenia", None, None)]),
    ],
    ids=["told before", "nothing at all", "on a label"],
)
def test_a_step_that_names_no_use_takes_the_one_told_before(
    nlp: Language, text: str, expected: list[tuple[str, str | None, str | None, int | None]]
) -> None:
    assert _approvals(nlp, text) == expected
