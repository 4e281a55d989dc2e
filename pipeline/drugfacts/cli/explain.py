"""`drugfacts explain`: why facts were found in a text, and why not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from drugfacts.engines import Pipeline, Settings
from drugfacts.errors import DrugfactsError
from drugfacts.readers import Failure, Input, SourceText, plan, read_planned
from drugfacts.writers.sinks import AtomicFile, refuse_existing

from .notices import Notices
from .own import read_own

if TYPE_CHECKING:
    from drugfacts.explain import Explanation

_RANGE = re.compile(r"([0-9]{1,9})(?:-([0-9]{1,9}))?")


def explain_file(
    file: str,
    settings: Settings,
    *,
    sentences: Sequence[str] = (),
    html: Path | None = None,
    force: bool = False,
) -> int:
    """Explain what is made of the sentences of ``file``, and return the exit code.

    Parameters
    ----------
    file : str
        A text file, or ``-``.
    settings : Settings
        The pipeline.
    sentences : sequence of str
        Numbers and ranges of numbers, from 1; all sentences where there are none.
    html : Path, optional
        Write a page there instead of text to standard output.
    force : bool
        Replace an existing page.

    Returns
    -------
    int
        0, or 1 where the file cannot be read.

    Raises
    ------
    DrugfactsError
        Where ``sentences`` names one that is not there, ``html`` exists or the file is no text.
    """
    wanted = numbers(sentences)
    planned = _one_text(file)
    if html is not None:
        refuse_existing(html, force=force, option="--html")
        if isinstance(planned, Input) and planned.kind != "stdin" and html.exists() and planned.path.samefile(html):
            raise DrugfactsError(f"{html} is the text itself: name another --html")
    read_own(settings)
    notices = Notices()
    source = next(iter(read_planned([planned])))
    if isinstance(source, Failure):
        notices.failure(source)
        return 1
    for warning in source.warnings:
        notices.warning(f"{source.source or source.id}: {warning}")
    explanation = _explain(source, Pipeline(settings), wanted)
    if html is not None:
        _write_page(explanation, html, force=force)
    else:
        _show(explanation)
    return 0


def numbers(given: Sequence[str]) -> list[int] | None:
    """Return the numbers that ``3`` and ``3-5`` mean, in order; None where none are given.

    Raises
    ------
    DrugfactsError
        Where one is neither a number from 1 nor a range of such numbers.

    Examples
    --------
    >>> numbers(["7", "3-5"])
    [3, 4, 5, 7]
    """
    found: set[int] = set()
    for part in given:
        match = _RANGE.fullmatch(part.strip())
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 1 <= first <= last:
            raise DrugfactsError(f"--sentence {part!r}: give a number from 1, or a range such as 3-5")
        if last - first > 100_000:
            raise DrugfactsError(f"--sentence {part!r}: no text has so many sentences: give a smaller range")
        found.update(range(first, last + 1))
    return sorted(found) or None


def _one_text(file: str) -> Input | Failure:
    """The one text that ``file`` is, or why there is none."""
    if file != "-" and Path(file).is_dir():
        raise DrugfactsError(f"{file} is a folder: name a text file in it")
    planned = plan([file])[0]
    if isinstance(planned, Input) and (planned.id is None or planned.kind in ("zip", "tar")):
        raise DrugfactsError(f"{file} holds many texts: give one of them as a text file, or to standard input")
    return planned


def _explain(source: SourceText, pipeline: Pipeline, wanted: list[int] | None) -> Explanation:
    nlp = pipeline.load()
    from drugfacts.assemble.component import Facts
    from drugfacts.explain import explain
    from drugfacts.language import analyse

    facts = next((pipe for _, pipe in nlp.pipeline if isinstance(pipe, Facts)), None)
    lexicon, words, table = (facts.lexicon, facts.words, facts.table) if facts is not None else (None, None, None)
    try:
        return explain(analyse(source, nlp), lexicon, words=words, table=table, sentences=wanted)
    except DrugfactsError as error:
        raise DrugfactsError(f"{source.source or source.id}: {error}") from error


def _write_page(explanation: Explanation, path: Path, *, force: bool) -> None:
    from drugfacts.explain import to_html

    sink = AtomicFile(path, force=force, option="--html")
    try:
        sink.write(to_html(explanation).encode("utf-8"))
        sink.finish()
    except BaseException:
        sink.abandon()
        raise


def _show(explanation: Explanation) -> None:
    from drugfacts.explain import to_text

    from .tables import console

    out = console()
    for line in to_text(explanation):
        out.print(line, soft_wrap=True)
    if not explanation.sentences:
        out.print("no sentences")
