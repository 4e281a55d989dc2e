"""JATS, the XML of journal articles (PubMed Central, publishers): title, abstract, body and tables to text."""

from __future__ import annotations

from typing import Any

from .markup import Markup
from .trees import Vocabulary, local, words_of, write_tree

_SKIPPED = (
    "front-stub front journal-meta contrib-group aff author-notes permissions kwd-group ref-list back tex-math "
    "disp-formula fn-group fn table-wrap-foot sub-article response object-id graphic media supplementary-material "
    "alternatives processing-meta related-article trans-abstract label"
)
_BLOCKS = (
    "body sec abstract p disp-quote boxed-text fig caption table-wrap verse-group statement def-list def-item term def"
)
_ROLES: dict[str, Any] = {
    **dict.fromkeys(_SKIPPED.split(), "skip"),
    **dict.fromkeys(_BLOCKS.split(), "block"),
    "title": "heading",
    "list": "list",
    "list-item": "item",
    "break": "break",
    "preformat": "pre",
    "sup": "raised",
    "table": "table",
    "tr": "row",
    "th": "header",
    "td": "cell",
}
_ABSTRACTS_PASSED_OVER = ("graphical", "teaser", "toc", "precis")


def article_of(article: Any) -> tuple[str, None]:
    """Return the text of an article; no drug is said to be what it is about."""
    page = Markup()
    title = next(article.iterfind("./front//title-group/article-title"), None)
    if title is not None:
        page.heading(1, words_of(title))
    vocabulary = Vocabulary(_ROLES, _level, _is_passed_over)
    for abstract in article.iterfind("./front/article-meta/abstract"):
        if abstract.get("abstract-type") not in _ABSTRACTS_PASSED_OVER:
            if abstract.find("./title") is None:
                page.heading(2, "Abstract")
            write_tree(abstract, vocabulary, page)
    for part in ("./body", "./floats-group"):
        for element in article.iterfind(part):
            write_tree(element, vocabulary, page)
    return page.text(), None


def name_of(article: Any) -> str | None:
    """Return the number by which an article of a set is known: of PubMed Central, of PubMed, or its DOI."""
    ids = {id.get("pub-id-type"): words_of(id) for id in article.iterfind("./front/article-meta/article-id")}
    for kind in ("pmcid", "pmc", "pmid", "doi"):
        if ids.get(kind):
            number = ids[kind]
            return f"PMC{number}" if kind == "pmc" and number.isdigit() else number
    return None


def _level(title: Any) -> int:
    """Return the level of a section's title: 2 for the sections of the body and the title of the abstract.

    The title of a table heads no section.
    """
    if local(title.getparent()) == "caption":
        return 0
    sections = sum(local(above) in ("sec", "abstract", "boxed-text") for above in title.iterancestors())
    return 1 + max(sections, 1)


def _is_passed_over(element: Any) -> bool:
    """Tell whether an element is the raised mark of a reference or note."""
    name = local(element)
    if name == "sup":
        return element.find(".//xref") is not None
    return name == "xref" and element.find("./sup") is not None
