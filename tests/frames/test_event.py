"""What the words around a regulator's step say of its drug, agency and use."""

from __future__ import annotations

import pytest

import drugfacts

Step = tuple[str, str | None, str, str | None]


def steps(text: str) -> set[Step]:
    found = drugfacts.extract(text).facts
    return {(f.drug.name, f.agency, f.status, f.use and f.use.text) for f in found if f.kind == "approval"}


@pytest.mark.parametrize(
    ("text", "step"),
    [
        (
            "The EMA has recommended the refusal of the authorisation for sapropterin, a medicine intended for asthma.",
            ("sapropterin", "EMA", "not_approved", "asthma"),
        ),
        (
            "Acme received a complete response letter from the FDA for its migraine drug rimegepant.",
            ("rimegepant", "FDA", "not_approved", "migraine"),
        ),
        (
            "The FDA has accepted the application for rimegepant for the prevention of migraine.",
            ("rimegepant", "FDA", "under_review", "migraine"),
        ),
        (
            "The FDA approved celecoxib in 1998, and it is now approved for osteoarthritis.",
            ("celecoxib", "FDA", "approved", "osteoarthritis"),
        ),
        (
            "Celecoxib was tested in gout and asthma, but it is not approved for either.",
            ("celecoxib", None, "not_approved", "gout"),
        ),
        (
            "Celecoxib was tested in gout and asthma, but it is not approved for either.",
            ("celecoxib", None, "not_approved", "asthma"),
        ),
        (
            "Celecoxib was studied in gout; in 2019 the FDA declined to license it.",
            ("celecoxib", "FDA", "not_approved", "gout"),
        ),
        (
            "The FDA approved celecoxib for gout. It is still under review by the EMA.",
            ("celecoxib", "EMA", "under_review", "gout"),
        ),
        (
            "The FDA approved celecoxib for gout in 1998. Approval for migraine followed in 2004.",
            ("celecoxib", "FDA", "approved", "migraine"),
        ),
        (
            "Gout is treated with celecoxib. The FDA has approved naproxen for the same disease.",
            ("naproxen", "FDA", "approved", "Gout"),
        ),
        ("Some take clonidine, licensed for migraine since 1970.", ("clonidine", None, "approved", "migraine")),
        ("Gemfibrozil is licensed to bring triglycerides down.", ("gemfibrozil", None, "approved", "triglycerides")),
        ("The TGA has cancelled all medicines containing codeine.", ("codeine", "TGA", "withdrawn", None)),
        (
            "The EMA recommended once more that masitinib should not be authorised for asthma.",
            ("masitinib", "EMA", "not_approved", "asthma"),
        ),
        (
            "Celecoxib was approved by the FDA in 1998 for gout and six years later for migraine.",
            ("celecoxib", "FDA", "approved", "migraine"),
        ),
        (
            "Celecoxib is FDA-approved for gout and as an add-on for migraine.",
            ("celecoxib", "FDA", "approved", "migraine"),
        ),
        (
            "The FDA approved celecoxib for gout in 1998 and naproxen for migraine in 2004.",
            ("naproxen", "FDA", "approved", "migraine"),
        ),
        ("Celecoxib is authorised for sale to relieve pain.", ("celecoxib", None, "approved", "pain")),
    ],
)
def test_step_takes_what_stands_in_its_stretch(text: str, step: Step) -> None:
    assert step in steps(text)


def test_agency_of_another_step_is_left_alone() -> None:
    found = steps("Celecoxib is approved in Japan for gout and was turned down by the FDA for asthma.")
    assert ("celecoxib", None, "approved", "gout") in found


def test_relative_clause_denies_of_its_own_drug_only() -> None:
    found = steps(
        "Options include bezafibrate, which is not licensed for gout, and two others, celecoxib and naproxen."
    )
    assert {drug for drug, _, status, _ in found if status == "not_approved"} == {"bezafibrate"}


def test_medicine_licensed_from_a_firm_is_not_approved_by_it() -> None:
    assert steps("Celecoxib, licensed from Pfizer, is a painkiller.") == set()


def test_approval_that_nothing_is_said_of_is_no_step() -> None:
    text = "Celecoxib is a painkiller. The FDA has ended the longest dispute in the history of accelerated approval."
    assert steps(text) == set()


def test_use_named_in_the_step_keeps_those_before_out() -> None:
    text = "The FDA approved celecoxib for gout. It was turned down by the EMA, where asthma is another matter."
    assert ("celecoxib", "EMA", "not_approved", "gout") not in steps(text)


@pytest.mark.parametrize(
    "text",
    [
        "The FDA declined to comment on celecoxib.",
        "The FDA refused to lift the boxed warning of celecoxib.",
        "Patients who declined celecoxib had more pain.",
        "The trial of celecoxib was suspended by the FDA in 2019.",
        "The EMA is reviewing the safety of celecoxib.",
        "Celecoxib is taken for pain. In children it is used outside its licence.",
        "Celecoxib was withdrawn in five patients because of rash.",
    ],
)
def test_what_lets_no_medicine_on_the_market_is_no_step(text: str) -> None:
    assert steps(text) == set()


def test_noun_that_dates_what_is_said_takes_no_use_from_it() -> None:
    assert steps("Since approval, celecoxib has been linked to hepatitis.") == {("celecoxib", None, "approved", None)}


def test_country_is_no_use() -> None:
    found = steps("Celecoxib never won approval in the United States.")
    assert found == {("celecoxib", None, "not_approved", None)}


def test_use_that_came_years_later_has_the_year_counted_on() -> None:
    found = drugfacts.extract(
        "Celecoxib was approved by the FDA in 1998 for gout and six years later for migraine."
    ).facts
    assert {f.use.text: f.year for f in found if f.kind == "approval" and f.use} == {"gout": 1998, "migraine": 2004}


def test_agency_of_a_concession_takes_no_part_in_the_step() -> None:
    found = steps("Celecoxib is licensed for gout, although the FDA has warned of heart attacks.")
    assert ("celecoxib", None, "approved", "gout") in found


def test_agencies_are_listed_by_year():
    found = steps(
        "Sapropterin was approved by the FDA in July 2007, the EMA in December 2008 and Health Canada in 2010."
    )

    assert {agency for _, agency, _, _ in found} == {"FDA", "EMA", "Health Canada"}


def test_that_condition_is_the_one_that_people_had():
    text = "A doctor gave dapsone to a patient with leprosy, which cleared. The FDA approved it for that disease."

    assert ("dapsone", "FDA", "approved", "leprosy") in steps(text)


def test_neither_group_is_of_two_classes():
    text = "Statins or fibrates?\n\nBoth lower cholesterol. Neither group is approved for gout."

    assert steps(text) == {(drug, None, "not_approved", "gout") for drug in ("statin", "fibrate")}
