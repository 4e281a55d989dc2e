from __future__ import annotations

import re
from html.parser import HTMLParser

from spacy.language import Language

from drugfacts.explain import explain, to_html
from drugfacts.explain.html import segments

VOID = {"meta", "br", "hr", "img", "link", "input"}


class Outline(HTMLParser):
    """Checks that every element is closed in its place, and collects elements, attributes and text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.elements)


def test_html_escapes_what_the_text_says(nlp: Language) -> None:
    text = "Zinc <script>alert('x')</script> & \"zinc\" <b>may cause nausea</b>."
    page = to_html(explain(nlp(text)))
    outline = Outline(page)
    assert outline.count("script") == outline.count("b") == 0
    assert "<script>alert('x')</script>" in outline.text
    assert "&lt;script&gt;" in page


def test_html_needs_nothing_but_itself(nlp: Language) -> None:
    page = to_html(explain(nlp("Zinc may cause nausea.")))
    outline = Outline(page)
    assert not {"script", "link", "img", "iframe", "object"} & {tag for tag, _ in outline.elements}
    assert not re.search(r"url\(|@import|https?:|\ssrc=|\shref=", page)
    assert "default-src 'none'" in page
    assert "prefers-color-scheme: dark" in page


def test_html_sentences_fold_with_the_keyboard(nlp: Language) -> None:
    few, many = (Outline(to_html(explain(nlp("Zinc may cause nausea. " * n)))) for n in (2, 9))
    for outline, number, unfolded in ((few, 2, True), (many, 9, False)):
        sentences = [a for tag, a in outline.elements if tag == "details" and "id" in a]
        assert len(sentences) == number
        assert all(("open" in a) == unfolded for a in sentences)
        assert outline.count("summary") == outline.count("details")


def test_html_marks_words_by_their_role(nlp: Language) -> None:
    sentence = explain(nlp("Captopril helps. The FDA says that captopril, rarely, causes rash.")).sentences[1]
    parts = list(segments(sentence))
    assert "".join(part.text for part in parts) == sentence.piece.text
    looks = {part.text: part.look for part in parts if part.look}
    assert looks == {"FDA": "agency", "captopril": "drug", "causes": "cue", "rash": "term"}


def test_html_of_an_empty_text(nlp: Language) -> None:
    assert "No sentence." in Outline(to_html(explain(nlp("")))).text
