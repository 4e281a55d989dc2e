"""The texts of a folder that have expected facts beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from drugfacts.errors import DrugfactsError

from .expected import Expected, load_expected


@dataclass(frozen=True, slots=True)
class Case:
    """A text with the facts expected of it; ``name`` is its path below the folder, without suffix."""

    name: str
    text: Path
    expected: Expected


def find_cases(paths: Sequence[Path]) -> list[Case]:
    """Return the cases below ``paths``: folders, or expected-facts files themselves, by code point of their path.

    Raises
    ------
    DrugfactsError
        Where a path is missing, an expected-facts file is unusable or has no text, or there is none at all.
    """
    cases: list[Case] = []
    for path in paths:
        if not path.exists():
            raise DrugfactsError(f"{path}: no such file or folder: check the path")
        if path.is_dir():
            files = sorted(path.rglob("*.yaml"), key=lambda file: file.relative_to(path).as_posix())
            root = path
        else:
            files, root = [path], path.parent
        if not files:
            raise DrugfactsError(f"{path}: no expected facts: put NAME.yaml beside NAME.txt")
        cases.extend(
            Case(file.relative_to(root).with_suffix("").as_posix(), _text_of(file), load_expected(file))
            for file in files
        )
    return cases


def _text_of(expected: Path) -> Path:
    for suffix in (".txt", ".md"):
        text = expected.with_suffix(suffix)
        if text.is_file():
            return text
    raise DrugfactsError(f"{expected}: its text is missing: put {expected.stem}.txt beside it")
