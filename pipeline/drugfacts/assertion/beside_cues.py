"""Cues of harms that are not put down to a drug, loaded once from ``data/beside.yaml``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from drugfacts.datafiles import read_data
from drugfacts.frames import grammar


class Cue(BaseModel):
    """One cue as the file has it, see the head of ``data/beside.yaml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    forms: frozenset[str]
    where: Literal["clause", "term", "before_term", "before_subject"] = "clause"
    pattern: re.Pattern[str] | None = None
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def besides() -> tuple[Cue, ...]:
    """Load the cues that come with the package."""
    data = read_data("assertion", "beside.yaml")["beside"]
    spelled = ({**cue, "forms": frozenset(grammar().expand(tuple(cue["forms"]), f"cue {cue['id']!r}"))} for cue in data)
    return tuple(Cue.model_validate(cue) for cue in spelled)
