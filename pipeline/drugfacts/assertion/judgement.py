"""What is made of a candidate: whether it is a fact, asserted or denied, and its qualifiers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

ABOVE = "a heading or lead-in above"
"""What set a qualifier that no word of the sentence itself did."""


@dataclass(slots=True)
class Judgement:
    """The verdict on a candidate.

    Attributes
    ----------
    dropped : str or None
        Why it is no fact; None where it is one.
    fields : dict
        Qualifiers that the words around it set.
    taken_back : bool
        Whether the words deny what the frame says of itself is denied: "not free of C".
    denied_by, hedged_by : int or None
        The word of the clause's sentence that denies or hedges.
    because : dict of str to str
        For each of ``fields`` what set it: a cue's id with its words, ``heading`` ...
    cues : dict of str to str
        For those of ``fields`` that a qualifier set: its words, as the text has them.
    """

    negated: bool = False
    hedged: bool = False
    dropped: str | None = None
    taken_back: bool = False
    fields: dict[str, Any] = field(default_factory=dict)
    denied_by: int | None = None
    hedged_by: int | None = None
    because: dict[str, str] = field(default_factory=dict)
    cues: dict[str, str] = field(default_factory=dict)
