"""`drugfacts summary`: records to a table for people."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from drugfacts.errors import DrugfactsError
from drugfacts.kinds import KINDS, TERM_ROLE

from .records import read_records
from .tables import plain, show


def show_summary(file: Path, document: str | None = None) -> int:
    """Print the facts of each document by kind, or those of ``document`` one by one.

    Raises
    ------
    DrugfactsError
        Where ``file`` holds no records, or none of that document.
    """
    if document is None:
        _show_counts(file)
        return 0
    record = next((record for record in read_records(file) if record["id"] == document), None)
    if record is None:
        raise DrugfactsError(f"{file}: no document {document!r}: see which there are with drugfacts summary {file}")
    _show_facts(record)
    return 0


def _show_counts(file: Path) -> None:
    from rich import box
    from rich.table import Table

    total: Counter[str] = Counter()
    table = Table(box=box.SIMPLE_HEAD, show_footer=True)
    rows = []
    for record in read_records(file):
        counts = Counter(fact["kind"] for fact in record["facts"])
        counts["drug"] = len(record["drugs"])
        counts["denied"] = sum(bool(fact.get("negated")) for fact in record["facts"])
        total.update(counts)
        rows.append((record["id"], counts))
    columns = ("drug", *KINDS, "denied")
    table.add_column(plain(f"{file} "), f"{len(rows)} documents")
    for name in columns:
        table.add_column(name.replace("_", " "), str(total[name]), justify="right")
    for id, counts in rows:
        table.add_row(plain(id), *(str(counts[name]) for name in columns))
    show(table)


def _show_facts(record: dict[str, Any]) -> None:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD)
    for name in ("kind", "drug", "fact", "said", "rule"):
        table.add_column(name, overflow="fold")
    for drug in record["drugs"]:
        notes = [f"brands: {', '.join(drug['brands'])}"] if drug.get("brands") else []
        notes += [f"classes: {', '.join(drug['classes'])}"] if drug.get("classes") else []
        table.add_row("drug", plain(drug["name"]), plain("; ".join(notes)), str(len(drug["mentions"])), "")
    for fact in record["facts"]:
        evidence = fact["evidence"][0]
        said = f"{evidence['start']}–{evidence['end']}"
        table.add_row(fact["kind"], plain(fact["drug"]["name"]), plain(_describe(fact)), said, plain(evidence["rule"]))
    show(table)


def _describe(fact: dict[str, Any]) -> str:
    """Put a fact in a few words: what it is about, and its qualifiers."""
    term = fact.get(TERM_ROLE.get(fact["kind"], "")) or {}
    words = [fact.get("action"), term.get("text")]
    flags = [name for name in ("negated", "hedged", "serious") if fact.get(name)]
    names = ("agency", "status", "year", "frequency", "circumstance", "population")
    qualifiers = [str(fact[name]) for name in names if fact.get(name)]
    notes = ", ".join(("denied" if note == "negated" else note) for note in (*qualifiers, *flags))
    return " ".join(word for word in words if word) + (f" ({notes})" if notes else "")
