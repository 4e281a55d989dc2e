"""The texts of a folder that have expected facts beside them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from drugfacts.errors import DrugfactsError

from .expected import Expected
from .load import ExpectedError, ExpectedFile, read_expected

TEXT_SUFFIXES = (".txt", ".md")


@dataclass(frozen=True, slots=True)
class Case:
    """A text with the facts expected of it; ``name`` is its path below the folder, without suffix."""

    name: str
    text: Path
    file: ExpectedFile

    @property
    def expected(self) -> Expected:
        """What is expected of the text."""
        return self.file.expected


def find_cases(paths: Sequence[Path], on_error: Callable[[ExpectedError], None] | None = None) -> list[Case]:
    """Return the cases below ``paths``: folders, or expected-facts files themselves, by code point of their path.

    Parameters
    ----------
    paths : sequence of Path
    on_error : callable, optional
        Told of every expected-facts file that is unusable or has no text, in place of an exception at the first.

    Raises
    ------
    DrugfactsError
        Where a path is missing, an expected-facts file is unusable or has no text, or there is none at all.
    """
    cases: dict[Path, Case] = {}
    for name, file in expected_files(paths):
        try:
            case = Case(name, text_of(file), read_expected(file))
        except ExpectedError as error:
            if on_error is None:
                raise
            on_error(error)
            continue
        cases.setdefault(file.resolve(), case)
    return list(cases.values())


def expected_files(paths: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    """Yield every expected-facts file below ``paths`` with the name of its case.

    Raises
    ------
    DrugfactsError
        Where a path is missing, or there is no such file below it.
    """
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
        for file in files:
            yield file.relative_to(root).with_suffix("").as_posix(), file


def text_of(expected: Path) -> Path:
    """Return the text that an expected-facts file stands beside.

    Raises
    ------
    ExpectedError
        Where there is none.
    """
    for suffix in TEXT_SUFFIXES:
        text = expected.with_suffix(suffix)
        if text.is_file():
            return text
    raise ExpectedError(expected, f"its text is missing: put {expected.stem}.txt beside it")


def is_named(text: Path, names: Collection[str]) -> bool:
    """Whether a text is one of those that folders or patterns name.

    Parameters
    ----------
    text : Path
    names : collection of str
        Names of folders, or FOLDER/PATTERN as :mod:`fnmatch` has it, for the text's name without its suffix.

    Examples
    --------
    >>> text = Path("corpus/tenth/b1-news-apixaban.txt")
    >>> is_named(text, ["tenth"]), is_named(text, ["tenth/b1-*"]), is_named(text, ["tenth/b2-*", "ninth"])
    (True, True, False)
    """
    folder, name = text.parent.name, f"{text.parent.name}/{text.stem}"
    return any(folder == one or fnmatchcase(name, one) for one in names)
