"""Compiled term tables: what a drug, a condition, a target, a class, an agency, a route or a form is called.

`Lexicon.load()` gives the tables, `Lexicon.find` the terms of a text; `drugfacts.lexicon.build` compiles them.
"""

from __future__ import annotations

from drugfacts.lexicon.lexicon import Lexicon
from drugfacts.lexicon.model import KINDS, ROLES, Entry, Kind, Match, Sense

__all__ = ["KINDS", "ROLES", "Entry", "Kind", "Lexicon", "Match", "Sense"]
