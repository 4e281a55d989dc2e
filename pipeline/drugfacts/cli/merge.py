"""`drugfacts merge`: the facts of runs to statements, one for all documents that say it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from drugfacts.merge import Statement, merge
from drugfacts.writers.sinks import AtomicFile, Sink, refuse_existing, standard_output

from .notices import Notices
from .records import read_records


def merge_runs(
    runs: Sequence[Path], out: Path | None = None, *, contradictions: bool = False, force: bool = False
) -> int:
    """Write the statements of ``runs`` as JSON Lines and return the exit code.

    Parameters
    ----------
    runs : sequence of Path
        Records from ``drugfacts extract``. A document that two of them hold counts once.
    out : Path, optional
        Where to write; standard output where it is left out.
    contradictions : bool
        Only statements that another one contradicts.
    force : bool
        Replace existing output.

    Raises
    ------
    DrugfactsError
        Where a run cannot be read, or ``out`` exists.
    """
    if out is not None:
        refuse_existing(out, force=force)
    counts: dict[str, int] = {}
    statements = merge(_records(runs, counts))
    contradicted = [one for one in statements if one.contradicted_by]
    sink: Sink = standard_output() if out is None else AtomicFile(out, force=force)
    _write(contradicted if contradictions else statements, sink)
    Notices().note(
        f"{counts['facts']} facts in {counts['documents']} documents: {len(statements)} statements, "
        f"{len(contradicted)} of them contradicted" + (f"; written to {out}" if out else "")
    )
    return 0


def _records(runs: Sequence[Path], counts: dict[str, int]) -> Iterator[dict[str, Any]]:
    """Yield each record once, and count."""
    counts.update(documents=0, facts=0)
    seen: set[tuple[str, str]] = set()
    for run in runs:
        for record in read_records(run):
            key = (record["id"], record.get("sha256", ""))
            if key in seen:
                continue
            seen.add(key)
            counts["documents"] += 1
            counts["facts"] += len(record["facts"])
            yield record


def _write(statements: Sequence[Statement], sink: Sink) -> None:
    try:
        for statement in statements:
            sink.write(json.dumps(statement.to_dict(), ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
        sink.finish()
    except BaseException:
        sink.abandon()
        raise
