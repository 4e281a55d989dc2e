"""Small stand-ins, so that tests of one rule do not depend on what the lexicon knows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drugfacts.lexicon import Entry, Kind, Sense
from drugfacts.mentions.document import singular
from drugfacts.mentions.mention import Mention, in_order, unlisted


class FakeLexicon:
    """Knows the entries it is given, by name."""

    def __init__(self, *entries: Entry) -> None:
        self._entries = {e.name.lower(): e for e in entries}

    def lookup(self, term: str, kind: Kind | None = None) -> tuple[Sense, ...]:
        entry = self._entries.get(term.lower())
        return (Sense(entry, "name"),) if entry and kind in (None, entry.kind) else ()


def mentions_in(text: str, drugs: Sequence[str] = (), classes: Sequence[str] = ()) -> list[Mention]:
    """Every place of these names."""
    found = []
    for name in drugs:
        found += [Mention(m.start(), m.end(), unlisted(name), "name") for m in _places(name, text)]
    for name in classes:
        entry = unlisted(singular(name).lower(), Kind.DRUG_CLASS)
        role = "plural" if name.endswith("s") else "name"
        found += [Mention(m.start(), m.end(), entry, role) for m in _places(name, text)]
    return in_order(found)


def _places(name: str, text: str) -> list[re.Match[str]]:
    return list(re.finditer(rf"\b{re.escape(name)}\b", text))
