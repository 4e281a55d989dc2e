"""SPL, the XML of drug labels (HL7 v3; DailyMed, openFDA): products, and sections with their titles, to text."""

from __future__ import annotations

from typing import Any

from .markup import Markup
from .trees import Vocabulary, local, words_of, write_tree

_NAMESPACE = "{urn:hl7-org:v3}"
# Sections by their LOINC code, for those that have no title.
_TITLES = {
    "34066-1": "Boxed warning",
    "34067-9": "Indications and usage",
    "34068-7": "Dosage and administration",
    "34069-5": "How supplied",
    "34070-3": "Contraindications",
    "34071-1": "Warnings",
    "34072-9": "General precautions",
    "34073-7": "Drug interactions",
    "34076-0": "Information for patients",
    "34084-4": "Adverse reactions",
    "34088-5": "Overdosage",
    "34089-3": "Description",
    "34090-1": "Clinical pharmacology",
    "34092-7": "Clinical studies",
    "42232-9": "Precautions",
    "43679-0": "Mechanism of action",
    "43680-8": "Nonclinical toxicology",
    "43684-0": "Use in specific populations",
    "43685-7": "Warnings and precautions",
}
_PASSED_OVER = frozenset(("48780-1", "51945-4"))  # the products as data, and the picture of the package
_SKIPPED = (
    "id code effectivetime excerpt templateid languagecode confidentialitycode rendermultimedia observationmedia "
    "footnote subject subject2 author setid versionnumber"
)
_ROLES: dict[str, Any] = {
    **dict.fromkeys(_SKIPPED.split(), "skip"),
    **dict.fromkeys(("structuredbody", "component", "section", "text", "paragraph", "caption"), "block"),
    "title": "heading",
    "list": "list",
    "item": "item",
    "br": "break",
    "sup": "raised",
    "table": "table",
    "tr": "row",
    "th": "header",
    "td": "cell",
}


def label_of(document: Any) -> tuple[str, str | None]:
    """Return the text of a label, and the drug that it is about, where all its products have one."""
    names = _texts(document, "manufacturedProduct", "name")
    generics = _texts(document, "genericMedicine", "name")
    page = Markup()
    page.heading(1, _title(document, names, generics))
    body = document.find(f"./{_NAMESPACE}component/{_NAMESPACE}structuredBody")
    if body is not None:
        for section in list(body.iter(f"{_NAMESPACE}section")):
            _name(section)
        write_tree(body, Vocabulary(_ROLES, _level, _is_passed_over), page)
    alike = {name.lower() for name in generics}
    return page.text(), generics[0] if len(alike) == 1 else None


def _title(document: Any, names: list[str], generics: list[str]) -> str:
    """Return "Brand (generic)": the label's own title is a paragraph about highlights, often."""
    if names:
        generic = f" ({generics[0]})" if generics and generics[0].lower() != names[0].lower() else ""
        return names[0] + generic
    title = document.find(f"./{_NAMESPACE}title")
    return words_of(title) if title is not None else ""


def _texts(document: Any, parent: str, child: str) -> list[str]:
    found = document.iterfind(f".//{_NAMESPACE}{parent}/{_NAMESPACE}{child}")
    return list(dict.fromkeys(words for name in found if (words := words_of(name))))


def _name(section: Any) -> None:
    """Give a section without a title that of its code."""
    title = section.find(f"./{_NAMESPACE}title")
    known = _TITLES.get(_code(section))
    if known is None or (title is not None and words_of(title)):
        return
    if title is None:
        title = section.makeelement(f"{_NAMESPACE}title")
        section.insert(0, title)
    title.text = known


def _code(section: Any) -> str:
    code = section.find(f"./{_NAMESPACE}code")
    return code.get("code", "") if code is not None else ""


def _level(title: Any) -> int:
    return 1 + max(sum(local(above) == "section" for above in title.iterancestors()), 1)


def _is_passed_over(element: Any) -> bool:
    """Tell whether an element is data, or the mark of an item."""
    name = local(element)
    if name == "caption":
        return local(element.getparent()) == "item"
    return name == "section" and _code(element) in _PASSED_OVER
