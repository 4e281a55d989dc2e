"""The words in which trials tell of those who were given a drug, and set the arms of a trial against each other."""

from __future__ import annotations

PERCENT = frozenset({"%", "percent", "cent"})
AGAINST = frozenset({"against", "versus", "vs", "vs.", "v", "v.", "compared"})
"""What stands between the numbers of two arms: "4 % v 12 %"."""
GROUPS = frozenset({"arm", "arms", "group", "groups", "cohort"})
PEOPLE = frozenset(
    {"those", "patients", "people", "participants", "users", "recipients", "takers", "men", "women", "children"}
)
GIVEN = frozenset("given taking took receiving received assigned allocated randomised randomized treated".split())
"""How they came by it: "in those who were assigned to X"."""
