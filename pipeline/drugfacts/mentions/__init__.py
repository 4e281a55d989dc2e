"""Which drugs, classes, conditions, targets, agencies, routes and forms a text names, and what its pronouns mean.

The spaCy components stand in `component` and `anaphora_component`; everything else is pure functions over the text.
"""

from __future__ import annotations

from .mention import ANAPHORA_KEY, DRUGS_KEY, SHARES, SPANS_KEY, SUBJECT_KEY, Mention

__all__ = ["ANAPHORA_KEY", "DRUGS_KEY", "SHARES", "SPANS_KEY", "SUBJECT_KEY", "Mention"]
