"""Tables: what the cells of a row are, and in which section."""

from __future__ import annotations

import pytest

from drugfacts.layout import analyse


def shown(text: str) -> list[tuple[str, str, str | None]]:
    """Kind, text and section of every block behind the title."""
    return [(b.kind, text[b.start : b.end], b.section) for b in analyse(text).blocks][1:]


@pytest.mark.parametrize("row", ["{}\t{}", "{} | {}", "| {} | {} |"])
def test_label_and_value_are_a_heading_and_its_item(row: str) -> None:
    rows = row.format("Uses", "gout"), row.format("Common side effects", "rash, nausea"), row.format("Colour", "blue")
    assert shown("Zurat\n\n" + "\n".join(rows))[:5] == [
        ("heading", "Uses", "uses"),
        ("item", "gout", "uses"),
        ("heading", "Common side effects", "adverse_reactions"),
        ("item", "rash, nausea", "adverse_reactions"),
        ("item", rows[2].strip("| "), None),
    ]


def test_header_of_sections_says_what_stands_below() -> None:
    table = "| Drug | Uses | Colour | Side effects |\n|---|---|---|---|\n| Zurat | gout | blue | rash |\n\nIt is old."
    assert shown("Pills\n\n" + table) == [
        ("heading", "Drug | Uses | Colour | Side effects", None),
        ("heading", "Zurat", None),
        ("item", "gout", "uses"),
        ("item", "blue", None),
        ("item", "rash", "adverse_reactions"),
        ("paragraph", "It is old.", None),
    ]


def test_value_that_is_a_label_qualifies_the_first_cell() -> None:
    text = "Side effects\n\nEffect | Frequency\nRash | rare\nNausea | very common"
    attributes = {text[b.start : b.end]: dict(b.attributes) for b in analyse(text).blocks}
    assert attributes["Rash"] == {"frequency": "rare"}
    assert attributes["Nausea"] == {"frequency": "very_common"}


def test_label_in_a_section_that_tells_nothing_opens_its_own() -> None:
    text = "Zurat\n\nDrug class: statin\nSerious side effects: liver failure\nRare: rash\nOff-label: gout"
    sections = {text[b.start : b.end]: b.section for b in analyse(text).blocks if b.kind == "item"}
    assert (sections["rash"], sections["gout"]) == ("adverse_reactions", "uses")


def test_medicine_in_each_column_heads_its_cells() -> None:
    table = "|  | Zurat | Lomal |\n|---|---|---|\n| Uses | gout | hives |\n| Colour | red | blue |\n\nRed is old."
    layout = analyse("Pills\n\n" + table)
    text = "Pills\n\n" + table
    of = {
        text[b.start : b.end]: text[layout.blocks[b.heading].start : layout.blocks[b.heading].end]
        for b in layout.blocks
        if b.kind == "item" and b.heading is not None
    }
    assert (of["gout"], of["hives"]) == ("Zurat", "Lomal")


def test_value_below_a_header_of_sections_belongs_to_its_column() -> None:
    text = "Pills\n\nDrug | Uses\nZurat | off-label\nLomal | hives"
    assert shown(text)[1:3] == [("heading", "Zurat", None), ("item", "off-label", "uses")]
