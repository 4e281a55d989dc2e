from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drugfacts.layout import analyse
from drugfacts.readers import SourceText
from drugfacts.readers.html import to_text
from drugfacts.readers.source import ReadError

PAGE = """<!DOCTYPE html><html><head><title>Zonktil – Site</title><style>p {}</style></head><body>
<nav><a href="/">Home</a></nav><header>Site</header>
<main><h1>Zonktil <em>tablets</em></h1>
<p>It treats
gout<sup><a href="#1">[1]</a></sup> at 10<sup>9</sup>/L &amp; more.<br>Next line.</p>
<h2>Side effects</h2><script>alert(1)</script><p hidden>secret</p>
<p>These may occur:</p><ul><li>rash<ul><li>itching</ul><li><p>head<b>ache</b></p></li></ul>
<table><caption>How often</caption><tr><th>Effect</th><th>%</th></tr><tr><th>Nausea</th><td>3|4</td></tr></table>
<p>Ask a doctor about anything else that troubles you, and keep this page so that you can read it again later on.</p>
</main><footer>Imprint</footer></body></html>"""
TEXT = """# Zonktil tablets

It treats gout at 10⁹/L & more.
Next line.

## Side effects

These may occur:

- rash
  - itching
- headache

How often

| Effect | % |
| --- | --- |
| Nausea | 3/4 |

Ask a doctor about anything else that troubles you, and keep this page so that you can read it again later on.
"""


def test_html_keeps_headings_lists_and_tables_and_drops_the_rest() -> None:
    assert to_text(PAGE) == TEXT


def test_html_is_read_by_the_layout() -> None:
    blocks = analyse(to_text(PAGE)).blocks
    assert blocks[0].kind == "title"
    assert [block.kind for block in blocks if block.section == "adverse_reactions"][:2] == ["heading", "paragraph"]
    assert sum(block.kind == "item" and block.section == "adverse_reactions" for block in blocks) >= 3


def test_html_title_stands_in_for_a_first_heading() -> None:
    assert to_text("<title>Gout\n care</title><p>Text") == "# Gout care\n\nText\n"


def test_html_menus_of_links_go_and_lists_with_words_stay() -> None:
    links = "".join(f"<li><a href='{n}'>Page {n}</a></li>" for n in range(4))
    assert to_text(f"<ul>{links}</ul><ul>{links}<li>rash</li></ul>").count("Page 1") == 1


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<meta charset='windows-1251'><p>тошнота".encode("cp1251"), "тошнота\n"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><p>it’s'.encode("cp1252"), "it’s\n"),
        ("<?xml version='1.0' encoding='utf-8'?><html><p>é</p></html>".encode(), "é\n"),
        ("<p>é".encode("utf-8-sig"), "é\n"),
        (b"", ""),
        (b" \n", ""),
        (b"<!-- only -->", ""),
    ],
)
def test_html_encoding_is_what_the_page_declares(
    read_one: Callable[..., SourceText], content: bytes, expected: str
) -> None:
    text = read_one("in.html", content)
    assert (text.text, text.warnings) == (expected, ())


def test_html_wrong_declaration_and_utf_16_are_decoded_with_a_warning(read_one: Callable[..., SourceText]) -> None:
    wrong = read_one("in.htm", "<meta charset=utf-8><p>the drug’s use".encode("cp1252"))
    assert (wrong.text, len(wrong.warnings)) == ("the drug’s use\n", 1)
    assert read_one("in.htm", "<p>é".encode("utf-16")).text == "é\n"


@pytest.mark.parametrize("tag", ["div", "b", "ul><li", "table><tr><td"])
def test_html_deep_nesting_is_read_or_told(tag: str) -> None:
    assert "nausea" in to_text(f"<{tag}>" * 100 + "nausea")
    with pytest.raises(ReadError, match="nested too deep"):
        to_text(f"<{tag}>" * 50_000 + "nausea")


def test_html_binary_is_refused(refusal: Callable[..., str]) -> None:
    assert "binary" in refusal("in.html", b"<p>\0\0")


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<table>", "<td>", "</table>", "<ul>", "<li>", "x ", "<h2>", "<", "&", "<sup>"])
    )
)
def test_html_any_soup_keeps_its_words(parts: list[str]) -> None:
    assert to_text("<p>first</p>" + "".join(parts)).count("x") <= parts.count("x ")
