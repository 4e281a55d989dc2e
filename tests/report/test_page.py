from __future__ import annotations

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from drugfacts.report import Texts, make_report, to_page
from drugfacts.report.view import COLUMNS

Record = dict[str, Any]
MakeRecord = Callable[..., Record]

HOSTILE = (
    "zinc </script><script>alert(1)</script> \u202egnp.exe\u202c \x00\x1b[31m & \"'<img src=x onerror=alert(2)> burns"
)


class Elements(HTMLParser):
    """The elements, ids and text that a browser would see."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.handlers: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given = dict(attributes)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.targets += [(given["href"] or "")[1:]] if (given.get("href") or "").startswith("#") else []
        self.addresses += [value or "" for name, value in attributes if name in ("src", "href", "action")]
        self.handlers += [name for name in given if name.startswith("on")]


def elements(page: str) -> Elements:
    parser = Elements()
    parser.feed(page)
    return parser


def page_of(*records: Record, texts: dict[str, str] | None = None) -> str:
    return to_page(make_report(records, title="a run", find_text=lambda record: (texts or {}).get(record["id"])))


def test_every_link_within_the_page_leads_somewhere(record_of: MakeRecord) -> None:
    text = "Daily zinc may cause nausea and rash."
    page = elements(page_of(record_of(text, "nausea", "rash"), texts={"note": text}))
    targets = {target for target in page.targets if not target.startswith("facts?")}
    assert targets
    assert targets <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_two_documents_with_the_same_fact_have_anchors_of_their_own(record_of: MakeRecord) -> None:
    text = "Daily zinc may cause nausea."
    report = make_report(
        [record_of(text, "nausea", id="a"), record_of(text, "nausea", id="b")], title="", find_text=lambda _: text
    )
    assert [row[COLUMNS.index("anchor")] for row in report.rows] == [f"d{n}-f-{0:016x}" for n in (1, 2)]


def test_the_text_is_marked_and_otherwise_as_it_was(record_of: MakeRecord) -> None:
    text = "Daily zinc\nmay cause  nausea."
    page = page_of(record_of(text, "nausea"), texts={"note": text})
    shown = re.search(r'<div class="text"[^>]*>(.*?)</div>', page, re.DOTALL)
    assert shown
    assert re.sub(r"<[^>]*>", "", shown[1]) == text
    assert f'<a class="m term" href="#d1-f-{0:016x}"' in shown[1]


def test_without_its_text_a_document_shows_its_evidence(record_of: MakeRecord) -> None:
    page = page_of(record_of("Daily zinc may cause nausea.", "nausea"))
    assert "The text is not at hand" in page
    assert '<blockquote>Daily <mark class="m drug">zinc</mark> may cause <mark class="m term">nausea</mark>.' in page


@pytest.mark.parametrize("with_text", [True, False])
def test_a_hostile_document_is_text_and_nothing_else(record_of: MakeRecord, with_text: bool) -> None:
    record = record_of(HOSTILE, "burns", "onerror=alert(2)", id="<b>id</b>") | {"title": "<script>title</script>"}
    record["drugs"][0]["brands"] = ['"><script>brand</script>']
    harmless = page_of(record_of("zinc burns", "burns"), texts={"note": "zinc burns"})
    page = page_of(record, texts={"<b>id</b>": HOSTILE} if with_text else None)
    seen = elements(page)
    assert seen.tags.count("script") == elements(harmless).tags.count("script") == 2
    assert "img" not in seen.tags
    assert seen.handlers == []
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f]", page)


def test_lone_surrogates_do_not_keep_the_page_from_being_written(record_of: MakeRecord) -> None:
    text = "zinc \ud800 may cause nausea."
    assert "\ufffd may cause" in page_of(record_of(text, "nausea"), texts={"note": text})
    page_of(record_of(text, "nausea"), texts={"note": text}).encode("utf-8")


def test_nothing_is_fetched_and_no_style_or_script_is_inline(record_of: MakeRecord) -> None:
    page = page_of(record_of("zinc may cause nausea.", "nausea"))
    assert all(address.startswith("#") for address in elements(page).addresses)
    assert " style=" not in page
    assert "unsafe-inline" not in page


def test_the_table_has_a_row_for_each_fact(record_of: MakeRecord) -> None:
    text = "Daily zinc may cause nausea and rash."
    page = page_of(record_of(text, "nausea", "rash", negated=True, frequency="rare"))
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    data = json.loads(found[1])
    rows = [dict(zip(data["columns"], row, strict=True)) for row in data["rows"]]
    assert [(row["term"], row["negated"], row["says"]) for row in rows] == [
        ("nausea", True, "does not cause nausea"),
        ("rash", True, "does not cause rash"),
    ]


def test_the_same_records_give_the_same_page(record_of: MakeRecord) -> None:
    text = "Daily zinc may cause nausea and rash."
    assert page_of(record_of(text, "nausea", "rash")) == page_of(record_of(text, "nausea", "rash"))


def test_texts_are_found_where_the_record_says_and_only_if_unchanged(record_of: MakeRecord, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("Daily zinc may cause nausea.")
    record = record_of("Daily zinc may cause nausea.", "nausea") | {"source": str(path)}
    assert Texts().find(record) == "Daily zinc may cause nausea."
    path.write_text("Daily zinc may cause rash.")
    assert Texts().find(record) is None
    (tmp_path / "moved").mkdir()
    (tmp_path / "moved" / "copy.txt").write_text("Daily zinc may cause nausea.")
    assert Texts([str(tmp_path / "moved")]).find(record) == "Daily zinc may cause nausea."
