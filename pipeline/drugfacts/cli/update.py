"""`drugfacts check --update` and `drugfacts annotate`: expected facts written from what is found."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from drugfacts.check import Case, ExpectedError, ExpectedFile, Level, find_cases, identify_by
from drugfacts.check.expected import Expected
from drugfacts.check.update import begun, updated
from drugfacts.errors import DrugfactsError
from drugfacts.lexicon import Lexicon
from drugfacts.readers import Failure
from drugfacts.records import Document

from .check import UNUSABLE, CheckOptions, extracted, write_file
from .notices import Notices
from .own import read_own
from .tables import show


def update_paths(paths: Sequence[Path], options: CheckOptions, *, yes: bool = False) -> int:
    """Show how the expected facts below ``paths`` would have to change, and write them where a person agrees.

    Texts below a folder that have no expected facts get them.

    Returns
    -------
    int
        0 where all is as expected now, 1 where something was left as it was.
    """
    notices = Notices(quiet=options.quiet)
    read_own(options.settings)
    broken: list[ExpectedError] = []
    cases = [*_cases(paths, broken), *_new_cases(paths)]
    if broken:
        for error in broken:
            notices.failure(error)
        return UNUSABLE
    if not cases:
        raise DrugfactsError(f"{paths[0]}: no texts: give a folder with *.txt, or expected-facts files")
    identify = identify_by(Lexicon.load(options.settings.lexicon)) if options.level is Level.IDENTIFIER else None
    # All are extracted before the first question: a progress bar and a prompt do not go together.
    results = list(extracted(cases, options, notices))
    refused = 0
    for case, _, result in results:
        path = case.file.path
        if isinstance(result, Failure):
            notices.failure(result)
            continue
        if not path.exists():
            old, new = "", begun(result, case.text.name)
        else:
            old = path.read_bytes().decode("utf-8")
            try:
                new = updated(old, case.expected, result, options.level, identify)
            except (ValueError, yaml.YAMLError) as error:
                notices.failure(f"{path}: cannot be amended: {error}")
                continue
        if new != old and not _write_agreed(path, old, new, yes=yes):
            refused += 1
    if refused:
        notices.failure(f"{refused} files were left as they are")
    return 1 if notices.failures else 0


def _write_agreed(path: Path, old: str, new: str, *, yes: bool) -> bool:
    """Show the difference, and write ``new`` where that is agreed to."""
    was = str(path) if old else "/dev/null"
    diff = difflib.unified_diff(old.splitlines(), new.splitlines(), was, str(path), lineterm="", n=1)
    show(None, *diff)
    if not yes and not _agreed(f"Write {path}? [y/N] "):
        return False
    write_file(path, new)
    return True


def _agreed(question: str) -> bool:
    sys.stderr.write(question)
    sys.stderr.flush()
    answer = sys.stdin.readline() if sys.stdin is not None else ""
    if not answer.endswith("\n"):
        sys.stderr.write("\n")
    return answer.strip().lower() in ("y", "yes")


def _cases(paths: Sequence[Path], broken: list[ExpectedError]) -> list[Case]:
    with_facts = [path for path in paths if not path.is_dir() or any(path.rglob("*.yaml"))]
    return find_cases(with_facts, on_error=broken.append) if with_facts else []


def _new_cases(paths: Sequence[Path]) -> Iterator[Case]:
    for folder in paths:
        if folder.is_dir():
            for text in sorted(folder.rglob("*.txt"), key=lambda file: file.relative_to(folder).as_posix()):
                if not text.with_suffix(".yaml").exists():
                    yield _new_case(text, text.with_suffix(".yaml"))


def _new_case(text: Path, to: Path) -> Case:
    return Case(text.stem, text, ExpectedFile(to, Expected()))


def annotate_file(text: Path, options: CheckOptions, *, out: str | None = None) -> int:
    """Write a new file of expected facts for ``text``, beside it or to ``out``.

    Raises
    ------
    DrugfactsError
        Where the file exists already.
    """
    to = None if out == "-" else Path(out) if out else text.with_suffix(".yaml")
    if to is not None and to.resolve() == text.resolve():
        raise DrugfactsError(f"{text} is the text itself: give the text, or another --out")
    if to is not None and to.exists() and not options.force:
        raise DrugfactsError(f"{to} exists: amend it with drugfacts check --update, or replace it with --force")
    notices = Notices(quiet=options.quiet)
    read_own(options.settings)
    ((_, _, result),) = extracted([_new_case(text, to or text)], options, notices)
    if not isinstance(result, Document):
        notices.failure(result)
        return 1
    content = begun(result, text.name)
    if to is None:
        sys.stdout.write(content)
    else:
        write_file(to, content)
        notices.note(f"{len(result.drugs)} drugs, {len(result.facts)} facts; written to {to}")
    return 0
