"""Options and arguments that several commands take, each described once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from drugfacts.errors import DrugfactsError
from drugfacts.writers.formats import Format

if TYPE_CHECKING:
    from drugfacts.engines import Settings

Job = Callable[[], int]
"""What a command returns: to be done, and its exit code."""

MOST_WORKERS = 256

# --- what the pipeline is loaded with

Config = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help="A spaCy config.cfg in place of the package's own pipeline."),
]
Model = Annotated[
    str | None,
    typer.Option(
        "--model", metavar="NAME", help="The spaCy model to parse with, such as en_core_web_sm or en_core_sci_sm."
    ),
]
OwnTerms = Annotated[
    list[Path] | None,
    typer.Option(
        "--lexicon",
        metavar="FILE",
        help="Your own terms, as TSV (term, kind, name, ids) or YAML; they go before the built-in ones. May be given "
        "several times: a later file overrides an earlier one.",
    ),
]

OwnFrames = Annotated[
    list[Path] | None,
    typer.Option(
        "--frames",
        metavar="FILE",
        help="Your own ways of saying a fact, as YAML, beside the built-in ones. May be given several times. "
        "docs/howto/frames.md says how to write one.",
    ),
]

MinConfidence = Annotated[
    float | None,
    typer.Option(
        "--min-confidence",
        min=0,
        max=1,
        metavar="SHARE",
        help="Leave out facts of less confidence: what share of facts found on like grounds were right.",
    ),
]

MaxChars = Annotated[
    int | None,
    typer.Option(
        "--max-chars",
        min=1000,
        metavar="N",
        help="Read a text of more characters in parts, cut at headings or paragraphs, to one record; 1,000,000.",
    ),
]

NoGate = Annotated[
    bool,
    typer.Option(
        "--no-gate",
        help="Parse every sentence, also those that can hold no fact by their words: slower, with a few facts more.",
    ),
]


def settings_of(
    config: Path | None, model: str | None, lexicon: list[Path] | None, frames: list[Path] | None, **more: Any
) -> Settings:
    """Return what the pipeline is to be loaded with."""
    from drugfacts.engines import Settings

    return Settings(config, model, tuple(lexicon or ()), tuple(frames or ()), **more)


# --- by how many processes

Workers = Annotated[
    str,
    typer.Option("--workers", "-w", metavar="N|auto", help="Processes that read texts at once; auto for one a core."),
]


def parse_workers(value: str) -> int:
    """Return how many workers ``--workers`` asks for; 0 for one a core.

    Examples
    --------
    >>> parse_workers("auto"), parse_workers("4")
    (0, 4)
    """
    if value == "auto":
        return 0
    if not value.isascii() or not value.isdigit() or int(value) > MOST_WORKERS:
        raise DrugfactsError(f"--workers {value}: give a number up to {MOST_WORKERS}, or auto for one a core")
    return int(value)


# --- inputs


def _column(what: str) -> Any:
    return typer.Option(
        f"--{what}-column", metavar="NAME", help=f"What the column, or field, with the {what} is called."
    )


IdColumn = Annotated[str, _column("id")]
TextColumn = Annotated[str, _column("text")]
TitleColumn = Annotated[str, _column("title")]
SubjectColumn = Annotated[str, _column("subject")]
ExpectedPaths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH...", help="Folders of NAME.txt with the expected facts NAME.yaml beside, or such YAML files."
    ),
]
_RECORDS = "Records as JSON Lines, or a run folder, from extract."
RecordsFile = Annotated[Path, typer.Argument(metavar="FILE", help=_RECORDS)]
Run = Annotated[Path, typer.Argument(metavar="RUN", help=_RECORDS)]

# --- outputs

_FORMATS = ", ".join(format.value for format in Format)
_OUT_HELP = (
    "Where to write: a file; a folder (facts.jsonl in it; json is one file a document there, csv one a table); - for "
    "standard output, the default. A name without a suffix is a folder."
)
_FORMAT_HELP = (
    f"What to write: {_FORMATS}. Several, with commas between, go to a folder. By default, as --out is named. "
    "docs/formats.md says what each holds."
)

Out = Annotated[str | None, typer.Option("--out", "-o", metavar="FILE|DIR|-", help=_OUT_HELP)]
Formats = Annotated[str | None, typer.Option("--format", "-f", metavar="F[,F]", help=_FORMAT_HELP)]
Force = Annotated[bool, typer.Option("--force", help="Replace existing output.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no warnings, only failures.")]
