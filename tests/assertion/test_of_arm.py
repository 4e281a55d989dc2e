"""Each drug has the share, and each the year, that stands beside it or at its place in the list."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.brief_texts import stated

SHARES = (
    ("Nausea was more frequent with liraglutide (24%) than with sitagliptin (5%).", "very_common", "common"),
    ("Nausea occurred in 24% of patients on liraglutide and 5% of those on sitagliptin.", "very_common", "common"),
    ("Nausea occurred in 24% of the liraglutide group versus 5% of the sitagliptin group.", "very_common", "common"),
    ("Nausea was reported by 0.5% with liraglutide and 5% with sitagliptin.", "uncommon", "common"),
    ("Nausea was more common with liraglutide than with sitagliptin (24% vs 5%).", "very_common", "common"),
    ("More patients had nausea on liraglutide (24%) than on sitagliptin (5%).", "very_common", "common"),
    (
        "Nausea was more frequent with liraglutide (24%) than with sitagliptin (5%), as was rash.",
        "very_common",
        "common",
    ),
    ("Nausea and vomiting occurred in 24% with liraglutide and 5% with sitagliptin.", "very_common", "common"),
)


@pytest.mark.parametrize(("text", "one", "other"), SHARES)
def test_share_of_each_drug(text: str, one: str, other: str, nlp: Language) -> None:
    found = {fact for fact in stated(nlp, text) if "nausea @" in fact}

    assert found == {f"harm liraglutide nausea @{one}", f"harm sitagliptin nausea @{other}"}


@pytest.mark.parametrize(
    "text",
    [
        "Nausea occurred in 5% on placebo and 24% on liraglutide.",
        "Nausea was seen in 5% of the placebo group and 24% of the liraglutide group.",
        "Nausea was more common with liraglutide than with placebo (24% vs 5%).",
    ],
)
def test_share_of_the_drug_and_not_of_placebo(text: str, nlp: Language) -> None:
    assert "harm liraglutide nausea @very_common" in stated(nlp, text)


def test_year_of_each_drug_that_followed(nlp: Language) -> None:
    found = stated(
        nlp, "The FDA approved erenumab for migraine in 2018. Eptinezumab and atogepant followed in 2020 and 2021."
    )

    assert {"licence eptinezumab migraine @2020", "licence atogepant migraine @2021"} <= found


def test_what_came_since_is_not_dated_by_the_news(nlp: Language) -> None:
    found = stated(
        nlp,
        "LONDON, 3 May 2025 - The FDA has approved Dupixent for chronic hives. The agency first approved it in 2017 "
        "for eczema, and has since cleared it for asthma.",
    )

    assert "licence dupilumab chronic hives @2025" in found
    assert "licence dupilumab eczema @2017" in found
    assert "licence dupilumab asthma @2025" not in found
