"""The report as a person meets it: opened from disk in headless Chromium. Needs the extra ``browser`` and Chromium."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from drugfacts.report import make_report, to_page

sync_api = pytest.importorskip("playwright.sync_api", reason="needs the extra browser: run make test-all")
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium: apt-get install chromium, or name it in CHROMIUM"),
]

Record = dict[str, Any]
MakeRecord = Callable[..., Record]

QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
TEXT = "Daily zinc may cause nausea, rash and a metallic taste. <script>zinc</script> helps nobody."
HOSTILE = "zinc <img src=x onerror=\"document.title='owned'\"> </script><script>document.title='owned'</script> burns"


@dataclass
class Visit:
    """A page, with what its browser had to say and to fetch."""

    page: Any
    said: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)


Open = Callable[..., Visit]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def open_report(browser: Any, tmp_path: Path) -> Iterator[Open]:
    contexts = []

    def open_it(records: list[Record], texts: dict[str, str], *, at: str = "", **options: Any) -> Visit:
        path = tmp_path / "report.html"
        path.write_text(to_page(make_report(records, title="a run", find_text=lambda r: texts.get(r["id"]))))
        context = browser.new_context(**({"viewport": {"width": 1300, "height": 900}} | options))
        contexts.append(context)
        visit = Visit(context.new_page())
        visit.page.on("console", lambda message: visit.said.append(message.text))
        visit.page.on("pageerror", lambda error: visit.said.append(str(error)))
        visit.page.on("request", lambda request: visit.fetched.append(request.url))
        visit.page.goto(path.as_uri() + at)
        return visit

    yield open_it
    for context in contexts:
        context.close()


@pytest.fixture
def records(record_of: MakeRecord) -> list[Record]:
    return [
        record_of(TEXT, "nausea", "rash", id="first"),
        record_of(TEXT, "metallic taste", id="second", frequency="rare", negated=True, confidence=0.6),
    ]


TEXTS = {"first": TEXT, "second": TEXT}


def rows(visit: Visit) -> list[str]:
    return [str(text) for text in visit.page.locator("#facts-table tbody tr").all_inner_texts()]


def test_filters_narrow_the_table_and_clearing_brings_it_back(open_report: Open, records: list[Record]) -> None:
    visit = open_report(records, TEXTS)
    assert len(rows(visit)) == 3
    visit.page.fill("#filters [name=text]", "NOT cause")
    assert visit.page.inner_text("#facts-found") == "1 of 3 facts"
    assert "does not cause metallic taste" in rows(visit)[0]
    visit.page.click("#filters [type=reset]")
    visit.page.select_option("#filters [name=said]", "asserted")
    assert visit.page.inner_text("#facts-found") == "2 of 3 facts"
    visit.page.fill("#filters [name=confidence]", "0.9")
    assert rows(visit) == []


def test_a_column_sorts_up_and_down(open_report: Open, records: list[Record]) -> None:
    visit = open_report(records, TEXTS)
    head = visit.page.locator("#facts-table th[data-column=confidence]")
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    assert "0.60" in rows(visit)[0]
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert "0.60" in rows(visit)[-1]


def test_a_link_to_a_fact_opens_its_document_and_marks_its_words(open_report: Open, record_of: MakeRecord) -> None:
    many = [record_of(TEXT, "nausea", "rash", id=str(n)) for n in range(6)]
    texts = {str(n): TEXT for n in range(6)}
    visit = open_report(many, texts, at=f"#d5-f-{1:016x}")
    assert visit.page.locator("details[open]").count() == 1
    assert visit.page.locator(f"#d5-f-{1:016x}").is_visible()
    assert visit.page.locator("#d5 .text .lit").all_inner_texts() == ["zinc", "rash"]


def test_a_link_from_a_chart_filters_the_table(open_report: Open, records: list[Record]) -> None:
    visit = open_report(records, TEXTS)
    visit.page.locator(".matrix tbody a").first.click()
    assert visit.page.input_value("#filters [name=drug]") == "zinc"
    assert len(rows(visit)) == 1


def test_focus_on_a_marked_word_shows_the_fact_and_escape_hides_it(open_report: Open, records: list[Record]) -> None:
    visit = open_report(records, TEXTS)
    word = visit.page.locator(".text a.term").first
    word.focus()
    hint = visit.page.locator("#hint")
    assert "zinc causes nausea" in hint.inner_text()
    assert "side_effect.test" in hint.inner_text()
    assert word.get_attribute("aria-describedby") == "hint"
    visit.page.keyboard.press("Escape")
    assert not hint.is_visible()


def test_a_drug_is_found_by_a_part_of_its_name(open_report: Open, record_of: MakeRecord) -> None:
    other = record_of("Daily aspirin may cause nausea.", "nausea", id="other", drug="aspirin")
    visit = open_report([record_of(TEXT, "nausea"), other], {})
    visit.page.fill("#find-drug", "ASP")
    assert visit.page.locator(".card:visible h3").all_inner_texts() == ["aspirin"]


def test_what_is_filtered_is_saved(open_report: Open, records: list[Record]) -> None:
    visit = open_report(records, TEXTS)
    visit.page.fill("#filters [name=term]", "taste")
    with visit.page.expect_download() as waiting:
        visit.page.click("#save-json")
    saved = [json.loads(line) for line in Path(waiting.value.path()).read_text().splitlines()]
    assert [(fact["document"], fact["term"], fact["negated"]) for fact in saved] == [("second", "metallic taste", True)]
    with visit.page.expect_download() as waiting:
        visit.page.click("#save-csv")
    assert len(Path(waiting.value.path()).read_text().splitlines()) == 2


def test_a_cell_of_the_csv_is_no_formula(open_report: Open, record_of: MakeRecord) -> None:
    visit = open_report([record_of("=zinc(1) burns", "burns", id="=cmd|x")], {})
    with visit.page.expect_download() as waiting:
        visit.page.click("#save-csv")
    assert ",'=cmd|x," in Path(waiting.value.path()).read_text()


def test_a_hostile_document_runs_nothing(open_report: Open, record_of: MakeRecord) -> None:
    record = record_of(HOSTILE, "burns", id="<img src=x>")
    visit = open_report([record], {"<img src=x>": HOSTILE})
    visit.page.locator(".text a.term").first.hover()
    assert visit.page.title() == "a run"
    assert visit.page.locator("img").count() == 0
    assert HOSTILE in visit.page.inner_text(".text")
    assert (visit.said, len(visit.fetched)) == ([], 1)


def test_nothing_is_fetched_and_nothing_complained_of(open_report: Open, records: list[Record]) -> None:
    visit = open_report(records, TEXTS)
    visit.page.fill("#filters [name=text]", "nausea")
    assert visit.said == []
    assert len(visit.fetched) == 1
    assert visit.fetched[0].startswith("file:")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1300, 360])
def test_axe_finds_no_fault(open_report: Open, records: list[Record], scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    visit = open_report(records, TEXTS, color_scheme=scheme, viewport={"width": width, "height": 900})
    found = axe.Axe().run(visit.page)
    assert [(fault["id"], fault["nodes"][0]["html"][:200]) for fault in found.response["violations"]] == []


def test_a_narrow_page_does_not_scroll_sideways(open_report: Open, record_of: MakeRecord) -> None:
    text = f"zinc {'x' * 4000} nausea"
    visit = open_report([record_of(text, "nausea")], {"note": text}, viewport={"width": 360, "height": 800})
    wide = visit.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0


def test_ten_thousand_facts_are_filtered_within_a_second(open_report: Open, record_of: MakeRecord) -> None:
    words = [f"effect{n}" for n in range(50)]
    text = f"zinc {' '.join(words)}."
    many = [record_of(text, *words, id=str(n)) for n in range(200)]
    visit = open_report(many, {str(n): text for n in range(200)})
    took = visit.page.evaluate(
        """() => { const began = performance.now(); const field = document.querySelector('#filters [name=text]');
        field.value = 'effect4'; field.dispatchEvent(new Event('input', { bubbles: true }));
        document.getElementById('facts-found').getBoundingClientRect(); return performance.now() - began; }"""
    )
    assert visit.page.inner_text("#facts-found") == "10000 of 10000 facts"  # the evidence of each names them all
    assert took < 1000
