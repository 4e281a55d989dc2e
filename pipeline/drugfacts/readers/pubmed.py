"""Citations of PubMed: the title, and the abstract with the labels of its parts as headings."""

from __future__ import annotations

from typing import Any

from .markup import Markup
from .trees import words_of


def citation_of(citation: Any) -> tuple[str, None]:
    """Return the text of a citation; no drug is said to be what it is about."""
    page = Markup()
    title = _first(citation, ".//ArticleTitle", ".//BookTitle")
    if title is not None:
        page.heading(1, words_of(title))
    parts = citation.findall("./MedlineCitation/Article/Abstract/AbstractText")
    for part in parts or citation.findall(".//Abstract/AbstractText"):
        label = part.get("Label", "")
        if label and label.upper() != "UNLABELLED":
            page.heading(2, label)
        page.paragraph(words_of(part))
    return page.text(), None


def number_of(citation: Any) -> str | None:
    """Return the PMID."""
    number = _first(citation, "./MedlineCitation/PMID", "./BookDocument/PMID", ".//PMID")
    return words_of(number) or None if number is not None else None


def _first(element: Any, *paths: str) -> Any:
    return next((found for path in paths for found in element.iterfind(path)), None)
