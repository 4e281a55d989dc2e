"""Known differences, kept in a file, so that a check fails only on what got worse."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drugfacts.errors import DrugfactsError

from .levels import Level

_VERSION = 1


class News:
    """What a text has beside what is known of it, and what is gone."""

    def __init__(self, known: Iterable[str], found: Iterable[str]) -> None:
        before, now = Counter(known), Counter(found)
        self._new = now - before
        self.gone = sorted((before - now).elements())

    def take(self, key: str) -> bool:
        """Return True, once for each time it is new, where ``key`` was not known."""
        if self._new[key] <= 0:
            return False
        self._new[key] -= 1
        return True

    @property
    def left(self) -> bool:
        """True where something new has not been taken."""
        return any(count > 0 for count in self._new.values())


@dataclass(frozen=True, slots=True)
class Baseline:
    """The differences of each text in an earlier run, at one level.

    A text without differences is named, too; one that is not named has not been checked yet.

    Examples
    --------
    >>> baseline = Baseline(Level.RELAXED, {"note": ("missed | drug | aspirin",)})
    >>> news = baseline.news("note", ["made up | drug | asparagus"])
    >>> news.take("made up | drug | asparagus"), news.gone
    (True, ['missed | drug | aspirin'])
    """

    level: Level
    texts: Mapping[str, tuple[str, ...]]

    def news(self, name: str, keys: Iterable[str]) -> News:
        """Hold what was found in the text ``name`` against what is known of it."""
        return News(self.texts.get(name, ()), keys)

    def lost(self, names: Collection[str]) -> list[str]:
        """Return the texts of the baseline that are not among ``names``."""
        return sorted(set(self.texts).difference(names))

    def to_json(self) -> str:
        """Return the file's content: sorted, one difference a line, so that a change can be read in a diff."""
        content = {
            "drugfacts_baseline": _VERSION,
            "level": self.level.value,
            "texts": {name: sorted(keys) for name, keys in sorted(self.texts.items())},
        }
        return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def read_baseline(path: Path, level: Level) -> Baseline:
    """Read the baseline at ``path``, made at ``level``.

    Raises
    ------
    DrugfactsError
        Where it cannot be read, is no baseline, or was made at another level.
    """
    mend = "write it with --write-baseline"
    try:
        content: Any = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise DrugfactsError(f"{path}: cannot be read: {error.strerror or error}: {mend}") from error
    except ValueError as error:
        line = f":{error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise DrugfactsError(f"{path}{line}: not a baseline: not JSON: {mend}") from error
    if not isinstance(content, dict) or content.get("drugfacts_baseline") != _VERSION or not _texts_fit(content):
        raise DrugfactsError(f"{path}: not a baseline of this version: {mend}")
    if content.get("level") != level.value:
        made_at = content.get("level")
        raise DrugfactsError(
            f"{path}: made at the level {made_at}, not {level.value}: give --level {made_at}, or {mend}"
        )
    return Baseline(level, {name: tuple(keys) for name, keys in content["texts"].items()})


def _texts_fit(content: dict[str, Any]) -> bool:
    texts = content.get("texts")
    return isinstance(texts, dict) and all(
        isinstance(keys, list) and all(isinstance(key, str) for key in keys) for keys in texts.values()
    )
