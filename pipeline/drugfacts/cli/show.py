"""`drugfacts show`: texts in the terminal, with the words of their facts coloured, and the facts in a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drugfacts.engines import Pipeline, run
from drugfacts.readers import Failure, SourceText, one_line, read
from drugfacts.report.marks import Mark, segments
from drugfacts.report.words import KIND_NAMES, headline, qualifiers

from .lexicon import read_own_terms
from .notices import Notices
from .tables import console

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


def show_texts(
    paths: Sequence[str],
    *,
    drug: str | None = None,
    kinds: Sequence[str] = (),
    config: Path | None = None,
    model: str | None = None,
    lexicon: Sequence[Path] = (),
    min_confidence: float | None = None,
) -> int:
    """Show the texts of ``paths`` with their facts, and return the exit code.

    Parameters
    ----------
    paths : sequence of str
        What :func:`drugfacts.readers.read` takes.
    drug : str, optional
        Facts of this drug only, by its name or a brand of it.
    kinds : sequence of str
        Facts of these kinds only; all where there are none.
    config, model, lexicon, min_confidence
        As for :func:`drugfacts.cli.extract.extract_paths`.

    Returns
    -------
    int
        0, or 1 where a text cannot be read.
    """
    read_own_terms(lexicon)
    notices = Notices()
    texts: dict[str, str] = {}
    out = console()
    for result in run(_kept(read(paths), texts), Pipeline(config, model, lexicon, min_confidence)):
        if isinstance(result, Failure):
            notices.failure(result)
            continue
        record = result.model_dump(mode="json")
        facts = [fact for fact in record["facts"] if _is_wanted(fact, record["drugs"], drug, kinds)]
        out.rule(result.title or result.id, align="left", style="dim")
        out.print(coloured(texts.pop(result.id), record["drugs"] if drug is None else (), facts), soft_wrap=True)
        out.print(_table(facts) if facts else "no facts", "")
    return 1 if notices.failures else 0


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
        shown.append(_printable(segment.text), _STYLES.get(segment.look))
    return shown


def _printable(text: str) -> str:
    """Spell out control characters, but for ends of lines and tabs."""
    return text if text.isprintable() else "".join(c if c in "\n\t" else one_line(c) for c in text)


def _table(facts: Sequence[dict[str, Any]]) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("kind", "drug", "what is said", "qualifiers", "at"):
        table.add_column(name, overflow="fold", no_wrap=name == "at")
    table.add_column("conf.", justify="right")
    for fact in facts:
        notes = ", ".join(words for _, words in qualifiers(fact))
        confidence = "" if fact["confidence"] is None else f"{fact['confidence']:.2f}"
        said = Text(one_line(headline(fact)), "red" if fact["negated"] else "")
        drug = Text(one_line(fact["drug"]["name"]), "bold")
        at = f"{fact['evidence'][0]['start']}"
        table.add_row(KIND_NAMES[fact["kind"]], drug, said, Text(one_line(notes)), at, confidence)
    return table
