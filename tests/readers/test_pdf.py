from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

import pytest

from drugfacts.readers import SourceText

pytest.importorskip("pypdfium2")

Placed = tuple[int, int, int, str]  # x, y, size (below zero: bold), words


def pdf(pages: Sequence[Sequence[Placed]], trailer: str = "") -> bytes:
    """Write a PDF by hand."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>",
    ]
    kids = []
    for page in pages:
        words = "".join(f"BT /F{1 + (z < 0)} {abs(z)} Tf {x} {y} Td ({w}) Tj ET\n" for x, y, z, w in page)
        objects.append(f"<</Length {len(words)}>>stream\n{words}\nendstream")
        fonts = "/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>"
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]{fonts}/Contents {len(objects)} 0 R>>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    out, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(f"{len(out):010d} 00000 n \n")
        out += f"{number} 0 obj\n{content}\nendobj\n"
    table = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{''.join(places)}"
    end = f"trailer<</Size {len(places) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{len(out)}\n%%EOF"
    return (out + table + end).encode("latin-1")


def page(number: int) -> list[Placed]:
    """A page with header, footer and heading, and a paragraph that the next page goes on with."""
    title = [(72, 700, 20, "Zonktil tablets")] if number == 1 else []
    return [
        (72, 760, 9, "Zonktil label, revision 3"),
        *title,
        (72, 650, 14, f"Part {number}"),
        (72, 630, 10, "It may cause nausea and, in a few people, a hypo-"),
        (72, 618, 10, "tension that lasts for some hours after a dose of this"),
        (72, 606, 10, "medicine."),
        (72, 580, -10, "In trials"),
        (72, 566, 10, "- rash"),
        (72, 554, 10, "- headache that goes on for days and that is so very"),
        (80, 542, 10, "severe"),
        (72, 30, 9, f"Page {number} of 3"),
    ]


def test_pdf_lines_become_paragraphs_items_and_headings(read_one: Callable[..., SourceText]) -> None:
    text = read_one("in.pdf", pdf([page(1), page(2), page(3)])).text
    assert text.startswith(
        "# Zonktil tablets\n\n## Part 1\n\nIt may cause nausea and, in a few people, a hypotension that lasts for some "
        "hours after a dose of this medicine.\n\n### In trials\n\n- rash\n- headache that goes on for days and that is "
        "so very severe\n\n## Part 2\n\n"
    )
    assert "revision" not in text
    assert "of 3" not in text


def test_pdf_hyphens_are_kept_where_the_word_has_them_elsewhere(read_one: Callable[..., SourceText]) -> None:
    lines = [
        (72, 700, 10, "The effect is dose-dependent in all of the trials that were read, and a dose-"),
        (72, 688, 10, "dependent effect is what was expected of it by everybody."),
    ]
    assert read_one("in.pdf", pdf([lines])).text.count("dose-dependent") == 2


def test_pdf_columns_are_read_one_after_the_other(read_one: Callable[..., SourceText]) -> None:
    left = [(72, 700 - 12 * n, 10, f"left {n} goes on and on with") for n in range(4)]
    right = [(330, 700 - 12 * n, 10, f"right {n} goes on and on with") for n in range(4)]
    text = read_one("in.pdf", pdf([[*left, *right]])).text
    assert text.index("left 3") < text.index("right 0")


def test_pdf_sentence_that_the_page_ends_in_is_made_whole(read_one: Callable[..., SourceText]) -> None:
    pages = [[(72, 100, 10, "It is given to adults who have not been")], [(72, 700, 10, "helped by anything else.")]]
    assert "have not been helped by" in read_one("in.pdf", pdf(pages)).text


def test_pdf_what_is_wrong_is_said(refusal: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusal("in.pdf", pdf([[]])) == "no text in it: scanned? run OCR first"
    key = f"/Encrypt<</Filter/Standard/V 1/R 2/O<{'00' * 32}>/U<{'11' * 32}>/P -4>>/ID[<00><00>]"
    assert refusal("in.pdf", pdf([page(1)], key)) == "encrypted: save it without its password"
    for damaged in (b"", b"nonsense", b"%PDF-1.4\n%%EOF"):
        assert refusal("in.pdf", damaged) == "not a PDF that can be read: get it anew"
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    assert refusal("in.pdf", b"").endswith("in.pdf: pip install 'drugfacts[pdf]'")
