"""When a regulator took a step: in its own words, pointed back at, dated by the next sentence or by the day's date."""

from __future__ import annotations

import pytest
from spacy.language import Language


def years(nlp: Language, text: str) -> dict[str, int | None]:
    """The year of each approval, by its use; of those without one, by the drug."""
    approvals = (f for f in nlp(text)._.drugfacts.facts if f.kind == "approval")
    return {f.use.text if f.use else f.drug.name: f.year for f in approvals}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The FDA approved pregabalin for epilepsy in 2005 and for fibromyalgia in 2007.",
            {"epilepsy": 2005, "fibromyalgia": 2007},
        ),
        (
            "The FDA approved pregabalin for epilepsy in 2005, fibromyalgia in June 2007 and gout in 2009.",
            {"epilepsy": 2005, "fibromyalgia": 2007, "gout": 2009},
        ),
        (
            "The FDA approved pregabalin for epilepsy in 2005. Fibromyalgia followed in 2007, and gout in 2009.",
            {"epilepsy": 2005, "Fibromyalgia": 2007, "gout": 2009},
        ),
        ("Pregabalin is approved for epilepsy (EMA, 6 July 2004).", {"epilepsy": 2004}),
        (
            "Pregabalin was approved for epilepsy in 2004, then in 2007 for fibromyalgia.",
            {"epilepsy": 2004, "fibromyalgia": 2007},
        ),
        ("In May 2004 pregabalin became the first drug the FDA approved for fibromyalgia.", {"fibromyalgia": 2004}),
        ("The EMA refused pregabalin in 2011; the FDA approved it for gout later that year.", {"gout": 2011}),
        ("The agency set out in 2003. The FDA approved pregabalin for gout in July of the same year.", {"gout": 2003}),
        ("The FDA looked again in 2003 and approved pregabalin for gout.", {"gout": 2003}),
        ("A turn came in 2003, when the FDA approved pregabalin for gout.", {"gout": 2003}),
        ("Pregabalin came in 2003, the year the FDA cleared it for gout; by 2009 it was sold out.", {"gout": 2003}),
        ("By 2003 the FDA had approved pregabalin for gout.", {"gout": 2003}),
        ("The FDA declined to approve pregabalin for gout in 2003.", {"gout": 2003}),
        ("The FDA was the first to approve pregabalin for gout, in 2003.", {"gout": 2003}),
        (
            "The FDA approved pregabalin for epilepsy in 2004, and in 2007 for fibromyalgia and gout.",
            {"epilepsy": 2004, "gout": 2007},
        ),
        (
            "Pregabalin was approved for epilepsy in 2004; gout had to wait until 2007 and fibromyalgia until 2009.",
            {"epilepsy": 2004, "gout": 2007, "fibromyalgia": 2009},
        ),
        (
            "Pregabalin is approved for epilepsy; a bid to add gout was rejected in 2012.",
            {"epilepsy": None, "gout": 2012},
        ),
        (
            "After an orphan designation in 2012 the FDA approved pregabalin, as Lyrica, in May 2015 for gout.",
            {"pregabalin": 2012, "gout": 2015},
        ),
        (
            "The FDA cleared pregabalin in 2019 for gout, and has never cleared it for epilepsy.",
            {"gout": 2019, "epilepsy": None},
        ),
        (
            "Pregabalin eases gout. The TGA's first licence dates from 2015.",
            {"gout": 2015},
        ),
        (
            "In July of 2018 the FDA approved pregabalin for gout; a month later it cleared Lyrica for epilepsy.",
            {"gout": 2018, "epilepsy": 2018},
        ),
    ],
)
def test_own_words_say_the_year(nlp: Language, text: str, expected: dict[str, int | None]) -> None:
    assert expected.items() <= years(nlp, text).items()


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("The FDA approved pregabalin for epilepsy in 1984, and ten years later for gout.", 1994),
        ("The FDA approved pregabalin for epilepsy in 1984 and, 3 years on, for gout.", 1987),
        ("The FDA approved pregabalin for epilepsy in 1984. It was approved for gout the following year.", 1985),
        ("The FDA approved pregabalin for epilepsy in 1984; gout was added to the label a decade later.", 1994),
        ("Pregabalin was made in 1984. A decade later, in 1995, the FDA approved it for gout.", 1995),
    ],
)
def test_years_are_counted_on_from_the_one_named_last(nlp: Language, text: str, year: int) -> None:
    assert years(nlp, text)["gout"] == year


def test_half_a_year_is_no_year(nlp: Language) -> None:
    told = years(nlp, "The FDA approved pregabalin for gout in 2014. Half a year later it was licensed for epilepsy.")
    assert told == {"gout": 2014, "epilepsy": None}


def test_season_is_of_the_year_named_last(nlp: Language) -> None:
    facts = nlp("The FDA approved pregabalin for gout in March 2014, and the EMA that autumn.")._.drugfacts.facts
    assert {(f.agency, f.year) for f in facts if f.kind == "approval"} == {("FDA", 2014), ("EMA", 2014)}


def test_year_of_the_next_use_is_not_that_of_the_one_before(nlp: Language) -> None:
    text = "Pregabalin is approved for epilepsy, and since 2007 also for fibromyalgia."
    assert years(nlp, text) == {"epilepsy": None, "fibromyalgia": 2007}


def test_each_agency_has_its_year(nlp: Language) -> None:
    text = "Pregabalin was approved by the FDA in 2002 and by the EMA in 2005."
    facts = [f for f in nlp(text)._.drugfacts.facts if f.kind == "approval"]
    assert {f.agency: f.year for f in facts} == {"FDA": 2002, "EMA": 2005}


@pytest.mark.parametrize(
    "text",
    [
        "Pregabalin was approved by the FDA for epilepsy in 2002 and by the EMA in 2005.",
        "The FDA approved pregabalin for epilepsy in 2002, and the EMA, after some delay, did so in 2005.",
    ],
)
def test_each_agency_has_its_year_for_a_use_said_once(nlp: Language, text: str) -> None:
    facts = [f for f in nlp(text)._.drugfacts.facts if f.kind == "approval"]
    assert {f.agency: f.year for f in facts} == {"FDA": 2002, "EMA": 2005}


@pytest.mark.parametrize(
    "text",
    [
        "The FDA approved pregabalin for epilepsy in 2004 and brivaracetam in 2016.",
        "Two medicines were licensed for epilepsy: pregabalin, a gabapentinoid, in 2004, and brivaracetam, in 2016.",
    ],
)
def test_each_drug_has_its_year_for_a_use_said_once(nlp: Language, text: str) -> None:
    facts = [f for f in nlp(text)._.drugfacts.facts if f.kind == "approval"]
    assert {(f.drug.name, f.use.text): f.year for f in facts} == {
        ("pregabalin", "epilepsy"): 2004,
        ("brivaracetam", "epilepsy"): 2016,
    }


def test_year_of_a_licence_is_not_that_of_where_there_is_none(nlp: Language) -> None:
    facts = nlp("Pregabalin is licensed for anxiety in the EU (2006) but not in the USA.")._.drugfacts.facts
    assert {f.status: f.year for f in facts if f.kind == "approval"} == {"approved": 2006, "not_approved": None}


def test_years_go_to_drugs_respectively(nlp: Language) -> None:
    text = "Pregabalin and gabapentin were approved in 2004 and 1993, respectively."
    assert years(nlp, text) == {"pregabalin": 2004, "gabapentin": 1993}


@pytest.mark.parametrize(
    "text",
    [
        "The FDA approved pregabalin for epilepsy in 1984, and ten months later for gout.",
        "The FDA approved pregabalin for epilepsy in 1984 and, years later, in tablets, for gout (acid gout).",
        "The FDA approved pregabalin for epilepsy in 1984 and has since added gout.",
        "Pregabalin, first made in 1962, is approved for gout.",
        "The FDA approved pregabalin for fibromyalgia in 2002, a year after its approval for gout.",
        "The FDA has approved pregabalin for gout. A review published in 2011 praised it.",
        "The FDA has approved pregabalin for gout. The decision rests on a trial of 2011.",
    ],
)
def test_year_of_something_else_is_not_taken(nlp: Language, text: str) -> None:
    assert years(nlp, text)["gout"] is None


@pytest.mark.parametrize(
    "text",
    [
        "The FDA has approved pregabalin for gout. The decision, announced on 26 March 2019, came as a surprise.",
        "The FDA has refused to approve pregabalin for gout. In a letter dated May 3, 2019, it asks for a trial.",
        "The FDA has approved pregabalin for gout. The approval was published in June 2019.",
    ],
)
def test_next_sentence_dates_the_decision(nlp: Language, text: str) -> None:
    assert years(nlp, text)["gout"] == 2019


@pytest.mark.parametrize(
    "text",
    [
        "Basel, 5 March 2019.\n\nThe FDA today approved pregabalin for gout.",
        "LEEDS, England, March 5, 2019 – Kern AG had hoped for long. The FDA on Tuesday approved pregabalin for gout.",
        "By the desk | Aug. 9, 2019\n\nKern said Friday that the FDA has refused to license pregabalin for gout.",
        "Updated 20 March 2019\n\nThe FDA has approved pregabalin for gout.",
    ],
)
def test_news_has_the_year_of_its_day(nlp: Language, text: str) -> None:
    assert years(nlp, text)["gout"] == 2019


@pytest.mark.parametrize(
    "text",
    [
        "Basel, 5 March 2019.\n\nPregabalin is approved for gout.",
        "Basel, 5 March 2019.\n\nKern said today that pregabalin, which the FDA approved for gout, is well known.",
        "The FDA on Tuesday approved pregabalin for gout.",
    ],
)
def test_what_is_no_news_has_no_year_of_the_day(nlp: Language, text: str) -> None:
    assert years(nlp, text)["gout"] is None
