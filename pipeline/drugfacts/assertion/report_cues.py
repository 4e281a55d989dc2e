"""Cues of what a report does not complain of, loaded once from ``data/reports.yaml``."""

from __future__ import annotations

from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from drugfacts.datafiles import read_data


class Cue(BaseModel):
    """One cue as the file has it: what it says of a complaint, by the words ``before`` and ``after`` it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    says: str
    before: str = ""
    after: str = ""
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...] = ()


class ReportCues(BaseModel):
    """The file: the words at which a clause ends, and the cues."""

    model_config = ConfigDict(extra="forbid")

    clause_ends: frozenset[str]
    cues: tuple[Cue, ...]


@lru_cache(maxsize=1)
def report_cues() -> tuple[Cue, ...]:
    """The cues that come with the package."""
    return report_file().cues


@lru_cache(maxsize=1)
def report_file() -> ReportCues:
    """The file that comes with the package."""
    return ReportCues.model_validate(read_data("assertion", "reports.yaml"))
