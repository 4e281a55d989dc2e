"""`drugfacts diff`: what two runs found otherwise."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from drugfacts.check.diff import diff_records
from drugfacts.errors import DrugfactsError

from .records import read_records
from .tables import printable, show


def show_diff(before: Path, now: Path, *, as_json: bool = False) -> int:
    """Print the facts that were added, removed or changed, and return 1 where there are any.

    Raises
    ------
    DrugfactsError
        Where a file holds no records, or two of one document.
    """
    old, new = _by_id(before), _by_id(now)
    counts: Counter[str] = Counter()
    for id in [*new, *(id for id in old if id not in new)]:
        changes = list(diff_records(old.get(id), new.get(id)))
        counts.update(change.outcome for change in changes)
        if as_json:
            show(None, *(json.dumps(_as_json(change), ensure_ascii=False) for change in changes))
        elif changes:
            show(None, printable(id), *(printable(f"  {change}") for change in changes))
    if not as_json:
        show(None, ", ".join(f"{counts[outcome]} {outcome}" for outcome in ("added", "removed", "changed")))
    return 1 if counts else 0


def _as_json(change: Any) -> dict[str, Any]:
    fields = {name: {"before": old, "now": new} for name, (old, new) in change.fields.items()}
    return {"outcome": change.outcome, "document": change.document, "fact": change.fact, "fields": fields}


def _by_id(file: Path) -> dict[str, dict[str, Any]]:
    records: dict[str, dict[str, Any]] = {}
    for record in read_records(file):
        if record["id"] in records:
            raise DrugfactsError(f"{file}: two records of the document {record['id']!r}: leave one out")
        records[record["id"]] = record
    return records
