"""`drugfacts show`: texts in the terminal, with the words of their facts coloured, and the facts in a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drugfacts.engines import Pipeline, Settings, run
from drugfacts.readers import Failure, SourceText, read
from drugfacts.report.marks import Mark, segments
from drugfacts.report.texts import Texts
from drugfacts.report.words import KIND_NAMES, headline, qualifiers
from drugfacts.runs import is_run

from .notices import Notices
from .own import read_own
from .records import read_records
from .tables import console, plain, printable

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

_STYLES = {
    "drug": "bold cyan",
    "term": "yellow",
    "target": "magenta",
    "agency": "blue underline",
    "cue": "bold green",
}


def show_texts(paths: Sequence[str], settings: Settings, *, drug: str | None = None, kinds: Sequence[str] = ()) -> int:
    """Show the texts of ``paths`` with their facts, and return the exit code.

    Parameters
    ----------
    paths : sequence of str
        What :func:`drugfacts.readers.read` takes; or a run folder, whose facts are shown in the texts that it read.
    settings : Settings
        The pipeline.
    drug : str, optional
        Facts of this drug only, by its name or a brand of it.
    kinds : sequence of str
        Facts of these kinds only; all where there are none.

    Returns
    -------
    int
        0, or 1 where a text cannot be read.
    """
    read_own(settings)
    notices = Notices()
    out = console()
    for result in _results(paths, Pipeline(settings)):
        if isinstance(result, Failure):
            notices.failure(result)
            continue
        text, record = result
        facts = [fact for fact in record["facts"] if _is_wanted(fact, record["drugs"], drug, kinds)]
        out.rule(plain(record["title"] or record["id"]), align="left", style="dim")
        out.print(coloured(text, record["drugs"] if drug is None else (), facts), soft_wrap=True)
        out.print(_table(facts) if facts else "no facts", "")
    return 1 if notices.failures else 0


def _results(paths: Sequence[str], pipeline: Pipeline) -> Iterator[tuple[str, dict[str, Any]] | Failure]:
    """Yield each text with its record: from a run folder, or made now."""
    if len(paths) == 1 and is_run(Path(paths[0])):
        yield from _of_run(Path(paths[0]))
        return
    texts: dict[str, str] = {}
    for result in run(_kept(read(paths), texts), pipeline):
        yield result if isinstance(result, Failure) else (texts.pop(result.id), result.model_dump(mode="json"))


def _of_run(folder: Path) -> Iterator[tuple[str, dict[str, Any]] | Failure]:
    texts = Texts()
    for record in read_records(folder):
        text = texts.find(record)
        if text is None:
            source = record["source"] or record["id"]
            yield Failure(source, "its text is not at hand, or no longer the same: show the text itself", record["id"])
        else:
            yield text, record


def _kept(items: Iterable[SourceText | Failure], texts: dict[str, str]) -> Iterator[SourceText | Failure]:
    """Keep each text until its record comes out."""
    for item in items:
        if isinstance(item, SourceText):
            texts[item.id] = item.text
        yield item


def _is_wanted(fact: dict[str, Any], drugs: Sequence[dict[str, Any]], drug: str | None, kinds: Sequence[str]) -> bool:
    if kinds and fact["kind"] not in kinds:
        return False
    if drug is None:
        return True
    name = fact["drug"]["name"]
    brands: list[str] = next((one["brands"] for one in drugs if one["name"] == name), [])
    return drug.casefold() in {one.casefold() for one in (name, *brands)}


def coloured(text: str, drugs: Iterable[dict[str, Any]], facts: Iterable[dict[str, Any]]) -> Text:
    r"""Return ``text`` with the words of ``facts``, and the mentions of ``drugs``, in colour.

    Control characters are spelled out: a text must not steer the terminal.

    Examples
    --------
    >>> coloured("Zinc\x1b[2J\n", [{"mentions": [{"start": 0, "end": 4}]}], []).plain
    'Zinc\\x1b[2J\n'
    """
    from rich.text import Text

    marks = [Mark(m["start"], m["end"], "mention") for drug in drugs for m in drug["mentions"]]
    for fact in facts:
        for evidence in fact["evidence"]:
            marks.extend(Mark(span["start"], span["end"], span["role"]) for span in evidence["spans"])
    shown = Text()
    for segment in segments(text, marks):
        shown.append(printable(segment.text), _STYLES.get(segment.look))
    return shown


def _table(facts: Sequence[dict[str, Any]]) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("kind", "drug", "what is said", "qualifiers", "at"):
        table.add_column(name, overflow="fold", no_wrap=name == "at")
    table.add_column("conf.", justify="right")
    for fact in facts:
        notes = ", ".join(words for _, words in qualifiers(fact))
        confidence = "" if fact["confidence"] is None else f"{fact['confidence']:.2f}"
        said = plain(headline(fact), "red" if fact["negated"] else "")
        drug = plain(fact["drug"]["name"], "bold")
        at = f"{fact['evidence'][0]['start']}"
        table.add_row(KIND_NAMES[fact["kind"]], drug, said, plain(notes), at, confidence)
    return table
