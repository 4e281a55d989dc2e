"""Every entry of the data files reads its own examples and rejects the others."""

from __future__ import annotations

import re
from typing import Any

import pytest

from drugfacts.datafiles import read_data
from drugfacts.layout.knowledge import fold_title, knowledge

SECTIONS: list[dict[str, Any]] = read_data("layout", "sections.yaml")["sections"]
QUALIFIERS: list[dict[str, Any]] = read_data("layout", "qualifiers.yaml")["qualifiers"]
LEAD_INS: list[dict[str, Any]] = read_data("layout", "qualifiers.yaml")["lead_ins"]
BYLINES: list[dict[str, Any]] = read_data("layout", "qualifiers.yaml")["bylines"]


def _cases(entries: list[dict[str, Any]], field: str) -> list[Any]:
    return [pytest.param(entry, text, id=f"{entry['id']}: {text}") for entry in entries for text in entry[field]]


def _unnumbered(title: str) -> str:
    return re.sub(r"^\d+(?:\.\d+)*\.?\s+", "", title)  # the lines take the number away before a title is read


@pytest.mark.parametrize(("entry", "title"), _cases(SECTIONS, "reads"))
def test_sections_read_their_examples(entry: dict[str, Any], title: str) -> None:
    reading = knowledge().title(_unnumbered(title))
    assert reading is not None
    assert (reading.rule, reading.section) == (entry["id"], entry["section"])


@pytest.mark.parametrize(("entry", "title"), _cases(SECTIONS, "rejects"))
def test_sections_reject_their_counterexamples(entry: dict[str, Any], title: str) -> None:
    reading = knowledge().title(_unnumbered(title))
    assert reading is None or reading.rule != entry["id"]


@pytest.mark.parametrize(("entry", "text"), _cases(QUALIFIERS, "reads"))
def test_qualifiers_read_their_examples(entry: dict[str, Any], text: str) -> None:
    assert (entry["key"], entry["value"]) in knowledge().qualify(fold_title(text), entry["sections"][0])


@pytest.mark.parametrize(("entry", "text"), _cases(QUALIFIERS, "rejects"))
def test_qualifiers_reject_their_counterexamples(entry: dict[str, Any], text: str) -> None:
    assert (entry["key"], entry["value"]) not in knowledge().qualify(fold_title(text), entry["sections"][0])


@pytest.mark.parametrize(("entry", "text"), _cases(LEAD_INS, "reads"))
def test_lead_ins_read_their_examples(entry: dict[str, Any], text: str) -> None:
    reading = knowledge().lead_in(text, None)
    assert reading is not None
    assert (reading.rule, reading.section) == (entry["id"], entry["section"])


@pytest.mark.parametrize(("entry", "text"), _cases(LEAD_INS, "rejects"))
def test_lead_ins_reject_their_counterexamples(entry: dict[str, Any], text: str) -> None:
    reading = knowledge().lead_in(text, None)
    assert reading is None or reading.rule != entry["id"]


@pytest.mark.parametrize(("entry", "text"), _cases(BYLINES, "reads"))
def test_bylines_read_their_examples(entry: dict[str, Any], text: str) -> None:
    assert knowledge().is_byline(text)


@pytest.mark.parametrize(("entry", "text"), _cases(BYLINES, "rejects"))
def test_bylines_reject_their_counterexamples(entry: dict[str, Any], text: str) -> None:
    assert not knowledge().is_byline(text)


def test_data_ids_are_unique() -> None:
    ids = [entry["id"] for entry in (*SECTIONS, *QUALIFIERS, *LEAD_INS, *BYLINES)]
    assert len(ids) == len(set(ids))


def test_qualify_words_go_before_numbers() -> None:
    found = knowledge().qualify("uncommon (may affect up to 1 in 100 people)", "adverse_reactions")
    assert found == (("frequency", "uncommon"),)


def test_qualify_frequency_does_not_count_among_uses() -> None:
    assert knowledge().qualify("common uses", "uses") == ()


def test_long_titles_are_not_read() -> None:
    assert knowledge().title("Side effects of " + "x" * 200) is None
