"""The commands' arguments and help. Each returns the job to do; nothing heavy is imported before it runs."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from drugfacts._version import __version__
from drugfacts.errors import DrugfactsError
from drugfacts.writers.destination import destination
from drugfacts.writers.formats import Format, parse_formats

if TYPE_CHECKING:
    from drugfacts.engines import Settings

Job = Callable[[], int]

MOST_WORKERS = 256


class SparkFormat(str, Enum):
    """What `drugfacts spark` writes."""

    JSONL = "jsonl"
    PARQUET = "parquet"


class SparkTable(str, Enum):
    """What `drugfacts spark` reads."""

    JSONL = "jsonl"
    PARQUET = "parquet"
    CSV = "csv"


app = typer.Typer(
    name="drugfacts",
    help="Read prose about medicines and write the facts that it states, each pointing at the characters that say it.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(value: bool) -> None:
    if value:
        typer.echo(f"drugfacts {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Take the options of the program itself."""


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


def _column(what: str) -> Any:
    return typer.Option(
        f"--{what}-column", metavar="NAME", help=f"What the column, or field, with the {what} is called."
    )


_FORMATS = ", ".join(format.value for format in Format)
_OUT_HELP = (
    "Where to write: a file; a folder (facts.jsonl in it; json is one file a document there, csv one a table); - for "
    "standard output, the default. A name without a suffix is a folder."
)
_FORMAT_HELP = (
    f"What to write: {_FORMATS}. Several, with commas between, go to a folder. By default, as --out is named. "
    "docs/formats.md says what each holds."
)

_EXAMPLES_EXTRACT = """
Examples:

    drugfacts extract article.txt

    drugfacts extract texts/ --out facts.jsonl

    cat article.txt | drugfacts extract - | jq .facts

    drugfacts extract notes.jsonl --out results/ --format json

    drugfacts extract texts/ --out results/ --format csv,sqlite

    drugfacts extract texts/ --lexicon meddra.tsv --out facts.jsonl

    drugfacts extract 'cases/**/*.csv.gz' --id-column case --text-column narrative --out facts.jsonl

    drugfacts extract reports.jsonl --workers auto --run reports/ --resume

Exit codes: 0 all well; 1 some inputs failed, the rest was written; 2 wrong usage.
"""


@app.command(epilog=_EXAMPLES_EXTRACT)
def extract(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help="Texts (.txt .md .html .pdf; .xml of JATS, PubMed and SPL); tables with the columns id and text, and "
            "optionally title and subject (.jsonl .csv .tsv .parquet); these as .gz, .zip, .tar or .tgz; folders; "
            "patterns in quotes, such as 'notes/**/*.txt'; - for standard input.",
        ),
    ],
    out: Annotated[
        str | None,
        typer.Option(
            "--out",
            "-o",
            metavar="FILE|DIR|-",
            help=_OUT_HELP,
        ),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option("--format", "-f", metavar="F[,F]", help=_FORMAT_HELP),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace existing output.")] = False,
    run: Annotated[
        Path | None,
        typer.Option(
            "--run",
            metavar="DIR",
            help="In place of --out, for long runs: a folder of shards with a manifest and the failures, which can "
            "stop anywhere and go on.",
        ),
    ] = None,
    resume: Annotated[
        bool,
        typer.Option("--resume", help="With --run: go on where the run was stopped; begin it where there is none."),
    ] = False,
    shard: Annotated[
        int | None,
        typer.Option(
            "--shard", min=1, metavar="N", help="With --run: inputs a shard, which is written as a whole; 1000."
        ),
    ] = None,
    gzip: Annotated[bool, typer.Option("--gzip", help="With --run: compress the shards.")] = False,
    config: Config = None,
    model: Model = None,
    lexicon: OwnTerms = None,
    frames: OwnFrames = None,
    min_confidence: MinConfidence = None,
    max_chars: MaxChars = None,
    workers: Annotated[
        str,
        typer.Option(
            "--workers", "-w", metavar="N|auto", help="Processes that read texts at once; auto for one a core."
        ),
    ] = "1",
    timeout: Annotated[
        float | None,
        typer.Option(
            "--timeout",
            min=0.1,
            metavar="SECONDS",
            help="Give up a text that takes longer, by itself, and go on with the others. Worker processes alone can "
            "be held to it, so that with one worker a second process is started.",
        ),
    ] = None,
    with_text: Annotated[
        Path | None,
        typer.Option(
            "--with-text",
            metavar="FILE",
            help="Write the texts that offsets count in as JSON Lines, with id and text: what HTML, PDF and "
            "XML were converted to.",
        ),
    ] = None,
    no_gate: NoGate = False,
    id_column: Annotated[str, _column("id")] = "id",
    text_column: Annotated[str, _column("text")] = "text",
    title_column: Annotated[str, _column("title")] = "title",
    subject_column: Annotated[str, _column("subject")] = "subject",
    delimiter: Annotated[
        str | None,
        typer.Option(
            "--delimiter", metavar="CHARACTER|tab", help="What parts the columns of CSV; else it is detected."
        ),
    ] = None,
    encoding: Annotated[
        str | None,
        typer.Option("--encoding", metavar="NAME", help="The encoding of texts, CSV and TSV; else it is detected."),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no warnings, only failures.")] = False,
) -> Job:
    """Extract the facts of texts as JSON: one record a document, in the order of the inputs."""
    from drugfacts.readers import ReadOptions

    from .extract import ExtractOptions, extract_paths

    delimiter = "\t" if delimiter in ("tab", "\\t") else delimiter
    options = ExtractOptions(
        force=force,
        quiet=quiet,
        settings=settings_of(
            *(config, model, lexicon, frames),
            min_confidence=min_confidence,
            max_chars=max_chars,
            gate=False if no_gate else None,
        ),
        workers=parse_workers(workers),
        timeout=timeout,
        reading=ReadOptions(id_column, text_column, title_column, subject_column, delimiter, encoding),
        with_text=with_text,
    )
    if run is None:
        _refuse_without_run(resume=resume, shard=shard is not None, gzip=gzip)
        return partial(extract_paths, paths, destination(out, parse_formats(format)), options)
    if out is not None or format is not None:
        raise DrugfactsError("--run names a folder of its own: leave out --out and --format")
    if with_text is not None:
        raise DrugfactsError("--with-text goes with --out: with --run, read the texts again by themselves")
    from .extract_run import RunOptions, extract_run

    return partial(extract_run, paths, run, options, RunOptions(resume, shard or 1000, gzip))


def _refuse_without_run(**given: bool) -> None:
    for name, is_given in given.items():
        if is_given:
            raise DrugfactsError(f"--{name} needs a run folder: give --run DIR in place of --out")


_EXAMPLES_CHECK = """
Examples:

    drugfacts check corpus/ --min-f1 0.8 --min-f1 side_effect=0.85

    drugfacts check corpus/ketamine-anxiety.yaml --level exact

    drugfacts check corpus/ --baseline corpus/baseline.json --junit report.xml

    drugfacts check corpus/ --update

Exit codes: 0 as expected; 1 not as expected; 2 wrong usage, or an unusable expected-facts file.
"""


def _floor(measure: str) -> Any:
    return typer.Option(
        f"--min-{measure}",
        metavar="[KIND=]SHARE",
        help=f"The least {measure} to reach: the mean over the kinds of fact that occur, or that of one kind. May be "
        "given several times. With any such floor, single facts do not have to be as expected.",
    )


def _report(option: str, what: str) -> Any:
    return typer.Option(option, metavar="FILE", help=f"Write {what} there.")


@app.command(epilog=_EXAMPLES_CHECK)
def check(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH...", help="Folders of NAME.txt with the expected facts NAME.yaml beside, or such YAML files."
        ),
    ],
    level: Annotated[
        str,
        typer.Option(
            metavar="identifier|exact|relaxed|kind-and-drug",
            help="What has to agree: a public identifier of the term; the term word for word; its head and the words "
            "of the shorter wording; or the kind of fact and the drug alone.",
        ),
    ] = "relaxed",
    min_f1: Annotated[list[str] | None, _floor("f1")] = None,
    min_precision: Annotated[list[str] | None, _floor("precision")] = None,
    min_recall: Annotated[list[str] | None, _floor("recall")] = None,
    baseline: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Known differences, as JSON: fail only on those that are not in it."),
    ] = None,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Write the differences there are now to the --baseline.")
    ] = False,
    differences: Annotated[
        int | None, typer.Option(min=0, metavar="N", help="Show up to N differences of each text; all by default.")
    ] = None,
    json: Annotated[Path | None, _report("--json", "the figures and every difference as JSON")] = None,
    junit: Annotated[Path | None, _report("--junit", "JUnit XML, a test case for each text,")] = None,
    markdown: Annotated[Path | None, _report("--markdown", "a summary as Markdown")] = None,
    update: Annotated[
        bool,
        typer.Option(
            "--update",
            help="Write the expected facts anew from what is found: show what changes in each file, and ask. Comments "
            "and order stay. Texts without expected facts get them.",
        ),
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="With --update: write without asking.")] = False,
    github: Annotated[bool, typer.Option("--github", help="Annotate what fails, on GitHub Actions.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace existing reports.")] = False,
    config: Config = None,
    model: Model = None,
    lexicon: OwnTerms = None,
    frames: OwnFrames = None,
    min_confidence: MinConfidence = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no warnings.")] = False,
) -> Job:
    """Compare the facts that texts yield with those expected of them."""
    from drugfacts.check import parse_floor, parse_level

    from .check import CheckOptions, check_paths

    given = {"f1": min_f1, "precision": min_precision, "recall": min_recall}
    options = CheckOptions(
        level=parse_level(level),
        floors=tuple(parse_floor(measure, value) for measure, values in given.items() for value in values or ()),
        baseline=baseline,
        write_baseline=write_baseline,
        differences=differences,
        json=json,
        junit=junit,
        markdown=markdown,
        github=github,
        force=force,
        quiet=quiet,
        settings=settings_of(config, model, lexicon, frames, min_confidence=min_confidence),
    )
    if update:
        from .update import update_paths

        return partial(update_paths, paths, options, yes=yes)
    return partial(check_paths, paths, options)


_EXAMPLES_CALIBRATE = """
Examples:

    drugfacts calibrate corpus/

    drugfacts calibrate corpus/ --write precision.json

    drugfacts calibrate reports/ --kind side_effect --write precision.json --add

Exit codes: 0 all well; 1 some texts could not be read; 2 wrong usage, or an unusable expected-facts file.
"""


@app.command(epilog=_EXAMPLES_CALIBRATE)
def calibrate(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH...", help="Folders of NAME.txt with the expected facts NAME.yaml beside, or such YAML files."
        ),
    ],
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", metavar="KIND", help="Judge facts of this kind alone. May be given several times."),
    ] = None,
    write: Annotated[
        Path | None,
        typer.Option("--write", metavar="FILE", help="Write the counts from which confidences are computed."),
    ] = None,
    add: Annotated[bool, typer.Option("--add", help="Add the counts to those that FILE holds.")] = False,
    count: Annotated[
        list[str] | None,
        typer.Option(
            "--count",
            metavar="FOLDER",
            help="Count texts in a folder of this name alone: one on which no frame was made. May be repeated.",
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace an existing file.")] = False,
    config: Config = None,
    model: Model = None,
    lexicon: OwnTerms = None,
    frames: OwnFrames = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no warnings.")] = False,
) -> Job:
    """Hold the confidence of facts against annotated texts: how many of each confidence are right."""
    from .calibrate import calibrate_paths
    from .check import CheckOptions

    options = CheckOptions(force=force, quiet=quiet, settings=settings_of(config, model, lexicon, frames))
    return partial(calibrate_paths, paths, options, kinds=kind or (), write=write, add=add, count=count or ())


_EXAMPLES_LEARN = """
Examples:

    drugfacts learn corpus/ --write weights.json

    drugfacts learn corpus/ --tries

    drugfacts learn corpus/ --also reports.jsonl:side_effect --also posts.jsonl:side_effect=ADR --write weights.json

Exit codes: 0 all well; 1 some texts could not be read; 2 wrong usage, or an unusable expected-facts file.
"""


@app.command(epilog=_EXAMPLES_LEARN)
def learn(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH...", help="Folders of NAME.txt with the expected facts NAME.yaml beside, or such YAML files."
        ),
    ],
    write: Annotated[Path | None, typer.Option("--write", metavar="FILE", help="Write the weights.")] = None,
    tries: Annotated[
        bool, typer.Option("--tries", help="Print how the texts of each folder are read by weights of the others.")
    ] = False,
    without: Annotated[
        list[str] | None,
        typer.Option("--without", metavar="FOLDER", help="Leave out texts of a folder of this name. May be repeated."),
    ] = None,
    also: Annotated[
        list[str] | None,
        typer.Option(
            "--also",
            metavar="FILE:KIND[=TYPE,...]",
            help="Learn from a file of marked texts as well, see README: which kinds of fact are marked there. "
            "May be repeated.",
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace an existing file.")] = False,
    config: Config = None,
    model: Model = None,
    lexicon: OwnTerms = None,
    frames: OwnFrames = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no warnings.")] = False,
) -> Job:
    """Learn from annotated texts what the words around a term count for, where no frame reads it.

    A pipeline takes the file in by `weights = "FILE"` under `[components.drugfacts_facts]` of its configuration.
    """
    from .check import CheckOptions
    from .learn import learn_from

    options = CheckOptions(force=force, quiet=quiet, settings=settings_of(config, model, lexicon, frames))
    return partial(learn_from, paths, options, write=write, tries=tries, without=without or (), also=also or ())


_EXAMPLES_EXPLAIN = """
Examples:

    drugfacts explain article.txt --sentence 3

    drugfacts explain article.txt --sentence 3-5 --sentence 9

    drugfacts explain article.txt --html article.html

    echo "Zonktil may cause nausea." | drugfacts explain - --lexicon own.tsv

Exit codes: 0 all well; 1 the file cannot be read; 2 wrong usage.
"""


@app.command(epilog=_EXAMPLES_EXPLAIN)
def explain(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A text file; - for standard input.")],
    sentence: Annotated[
        list[str] | None,
        typer.Option(
            "--sentence", "-s", metavar="N", help="This sentence only, from 1, or a range such as 3-5. May be repeated."
        ),
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", help="Write a page that needs nothing but itself, in place of text."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace an existing page.")] = False,
    config: Config = None,
    model: Model = None,
    lexicon: OwnTerms = None,
    frames: OwnFrames = None,
    no_gate: NoGate = False,
) -> Job:
    """Show why facts were found in a text, and why not.

    For each sentence: its layout, mentions and clauses, the frames that found a fact, and what stopped the others.
    """
    from .explain import explain_file

    return partial(
        explain_file,
        file,
        settings_of(config, model, lexicon, frames, gate=False if no_gate else None),
        sentences=sentence or (),
        html=html,
        force=force,
    )


@app.command(epilog="Example:\n\n    drugfacts annotate article.txt")
def annotate(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A text.")],
    out: Annotated[
        str | None, typer.Option("--out", "-o", metavar="FILE|-", help="Where to write; by default beside the text.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace an existing file.")] = False,
    config: Config = None,
    model: Model = None,
    lexicon: OwnTerms = None,
    frames: OwnFrames = None,
) -> Job:
    """Begin a file of expected facts for a text, from what is found in it."""
    from .check import CheckOptions
    from .update import annotate_file

    options = CheckOptions(force=force, settings=settings_of(config, model, lexicon, frames))
    return partial(annotate_file, file, options, out=out)


_EXAMPLES_DIFF = """
Example:

    drugfacts diff before.jsonl now.jsonl

Exit codes: 0 the same facts; 1 others; 2 wrong usage, or no records.
"""


@app.command(epilog=_EXAMPLES_DIFF)
def diff(
    before: Annotated[
        Path, typer.Argument(metavar="A.jsonl", help="Records of the earlier run: a file, or a run folder.")
    ],
    now: Annotated[Path, typer.Argument(metavar="B.jsonl", help="Records of the later run.")],
    json: Annotated[bool, typer.Option("--json", help="One JSON object a line, with the whole fact.")] = False,
) -> Job:
    """Show which facts two runs found otherwise: added, removed, or changed in a qualifier."""
    from .diff import show_diff

    return partial(show_diff, before, now, as_json=json)


_EXAMPLES_CONVERT = """
Examples:

    drugfacts convert facts.jsonl --out facts.sqlite

    drugfacts convert reports/ --format csv --out tables/

    drugfacts convert facts.jsonl --format csv | head

Exit codes: 0 all well; 1 writing failed midway; 2 wrong usage, or no records.
"""


@app.command(epilog=_EXAMPLES_CONVERT)
def convert(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Records as JSON Lines, or a run folder, from extract.")],
    out: Annotated[str | None, typer.Option("--out", "-o", metavar="FILE|DIR|-", help=_OUT_HELP)] = None,
    format: Annotated[
        str | None,
        typer.Option("--format", "-f", metavar="F[,F]", help=_FORMAT_HELP),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace existing output.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, only failures.")] = False,
) -> Job:
    """Write records that a run has written in other formats, without reading the texts again."""
    from .convert import convert_records

    return partial(convert_records, file, destination(out, parse_formats(format)), force=force, quiet=quiet)


@app.command(epilog="Example:\n\n    drugfacts summary outputs/facts.jsonl --document ketamine-anxiety")
def summary(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Records as JSON Lines, or a run folder, from extract.")],
    document: Annotated[
        str | None,
        typer.Option("--document", "-d", metavar="ID", help="Show the facts of this document."),
    ] = None,
) -> Job:
    """Show how many facts of each kind each document has, or the facts of one."""
    from .summary import show_summary

    return partial(show_summary, file, document)


_EXAMPLES_SHOW = """
Examples:

    drugfacts show article.txt

    drugfacts show article.txt --drug ketamine --kind side_effect

Exit codes: 0 all well; 1 a text cannot be read; 2 wrong usage.
"""


class FactKind(str, Enum):
    """A kind of fact, as an option names it."""

    mechanism = "mechanism"
    approval = "approval"
    indication = "indication"
    side_effect = "side_effect"


@app.command(epilog=_EXAMPLES_SHOW)
def show(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Texts, as for drugfacts extract; or a run folder.")
    ],
    drug: Annotated[
        str | None, typer.Option("--drug", metavar="NAME", help="Facts of this drug only, by name or brand.")
    ] = None,
    kind: Annotated[
        list[FactKind] | None, typer.Option("--kind", help="Facts of this kind only. May be given several times.")
    ] = None,
    config: Config = None,
    model: Model = None,
    lexicon: OwnTerms = None,
    frames: OwnFrames = None,
    min_confidence: MinConfidence = None,
) -> Job:
    """Show texts in the terminal, with the words of their facts coloured, and the facts in a table."""
    from .show import show_texts

    settings = settings_of(config, model, lexicon, frames, min_confidence=min_confidence)
    return partial(show_texts, paths, settings, drug=drug, kinds=[one.value for one in kind or ()])


_EXAMPLES_REPORT = """
Examples:

    drugfacts report outputs/facts.jsonl --out report.html

    drugfacts report facts.jsonl --text texts/ --out report.html

Exit codes: 0 all well; 1 writing failed; 2 wrong usage.
"""


@app.command(epilog=_EXAMPLES_REPORT)
def report(
    run: Annotated[Path, typer.Argument(metavar="RUN", help="Records as JSON Lines, or a run folder, from extract.")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="The page to write.")],
    text: Annotated[
        list[str] | None,
        typer.Option("--text", "-t", metavar="PATH", help="The texts, if they are not where the records say."),
    ] = None,
    title: Annotated[str | None, typer.Option("--title", help="The page's title.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace an existing page.")] = False,
) -> Job:
    """Write one page to look at: texts with their facts marked, a card a drug, charts, a table to filter.

    The page needs nothing but itself: it opens from disk, without network.
    """
    from .report import write_report

    return partial(write_report, run, out, texts=text or (), title=title, force=force)


_EXAMPLES_MERGE = """
Examples:

    drugfacts merge facts.jsonl --out statements.jsonl

    drugfacts merge monday.jsonl tuesday.jsonl --contradictions

Exit codes: 0 all well; 1 writing failed; 2 wrong usage.
"""


@app.command(epilog=_EXAMPLES_MERGE)
def merge(
    runs: Annotated[
        list[Path], typer.Argument(metavar="RUN...", help="Records as JSON Lines, or a run folder, from extract.")
    ],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="Where to write; standard output by default.")
    ] = None,
    contradictions: Annotated[
        bool, typer.Option("--contradictions", help="Only what is asserted in one place and denied in another.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace existing output.")] = False,
) -> Job:
    """Merge facts that several documents state into one statement each: how many say it, where, and who denies it."""
    from .merge import merge_runs

    return partial(merge_runs, runs, out, contradictions=contradictions, force=force)


@app.command(epilog="Examples:\n\n    drugfacts schema\n\n    drugfacts schema --check")
def schema(
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="Where the schemas are.")] = Path("schemas"),
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 where a file there is not up to date.")
    ] = False,
) -> Job:
    """Write the JSON Schema of the records and of expected facts."""
    from .schema import check_schemas, write_schema_files

    return partial(check_schemas if check else write_schema_files, out)


_EXAMPLES_SPARK = """
Examples:

    drugfacts spark notes.jsonl --out facts/

    drugfacts spark notes.parquet --text-column body --out facts/ --format parquet --master local[2]

    drugfacts spark s3a://reports/2024/ --table csv --out s3a://facts/2024/ --master spark://host:7077

Exit codes: 0 all well; 1 some texts failed, the rest was written; 2 wrong usage, or Spark cannot run.
"""


@app.command(epilog=_EXAMPLES_SPARK)
def spark(
    path: Annotated[
        str,
        typer.Argument(
            metavar="TABLE", help="A file, or a folder of them, wherever Spark reads: Parquet, JSON Lines, CSV."
        ),
    ],
    out: Annotated[str, typer.Option("--out", "-o", metavar="DIR", help="The folder to write.")],
    format: Annotated[
        SparkFormat,
        typer.Option(
            "--format",
            "-f",
            help="JSON Lines, the files of the folder in order of their names; or Parquet, a table of records and one "
            "of facts.",
        ),
    ] = SparkFormat.JSONL,
    table: Annotated[
        SparkTable | None, typer.Option("--table", help="What TABLE is, where its name does not tell.")
    ] = None,
    master: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            help="Where to run: local[2], spark://host:7077, yarn ...; by default as Spark is set up, or all cores.",
        ),
    ] = None,
    conf: Annotated[
        list[str] | None,
        typer.Option("--conf", metavar="KEY=VALUE", help="A setting of Spark; may be given several times."),
    ] = None,
    partitions: Annotated[
        int | None, typer.Option("--partitions", min=1, metavar="N", help="Into how many tasks the texts are cut.")
    ] = None,
    id_column: Annotated[str, _column("id")] = "id",
    text_column: Annotated[str, _column("text")] = "text",
    title_column: Annotated[str, _column("title")] = "title",
    subject_column: Annotated[str, _column("subject")] = "subject",
    config: Config = None,
    model: Model = None,
    lexicon: OwnTerms = None,
    frames: OwnFrames = None,
    min_confidence: MinConfidence = None,
    max_chars: MaxChars = None,
    force: Annotated[bool, typer.Option("--force", help="Replace existing output of Spark.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, only failures.")] = False,
) -> Job:
    """Extract the facts of a table of texts with Spark, on the cores of this machine or of a cluster.

    The records are those of `drugfacts extract`, in the table's order. Needs Java and `pip install drugfacts[spark]`.
    """
    from drugfacts.readers import ReadOptions
    from drugfacts.spark.job import Job as SparkJob
    from drugfacts.spark.job import kind_of

    from .spark import SparkOptions, parse_conf, run_spark

    settings = settings_of(config, model, lexicon, frames, min_confidence=min_confidence, max_chars=max_chars)
    names = ReadOptions(id_column, text_column, title_column, subject_column)
    job = SparkJob(path, table.value if table else kind_of(path), settings, names, partitions)
    return partial(run_spark, job, out, SparkOptions(master, parse_conf(conf or []), format.value, force, quiet))


terms = typer.Typer(name="lexicon", help="The terms that drugfacts knows.", no_args_is_help=True)
app.add_typer(terms)

_EXAMPLES_LOOKUP = """
Examples:

    drugfacts lexicon lookup Spravato

    drugfacts lexicon lookup "blue pill" --lexicon own.tsv

Exit codes: 0 known; 1 not known; 2 wrong usage.
"""


@terms.command("lookup", epilog=_EXAMPLES_LOOKUP)
def lookup_term(
    term: Annotated[str, typer.Argument(metavar="TERM", help="A name, brand, synonym or abbreviation.")],
    lexicon: OwnTerms = None,
) -> Job:
    """Show what a term stands for: kind, name, identifiers, classes."""
    from .lexicon import show_term

    return partial(show_term, term, lexicon or ())


_EXAMPLES_BUILD = """
Examples:

    pip install 'drugfacts[lexicon]'

    drugfacts lexicon build

    drugfacts lexicon build --out tables/ --hand-written-only
"""


@terms.command("build", epilog=_EXAMPLES_BUILD)
def build_lexicon(
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="DIR", help="Where to write; by default the package's own tables."),
    ] = None,
    hand_written_only: Annotated[
        bool, typer.Option("--hand-written-only", help="Leave out the published lists, and need no extra.")
    ] = False,
) -> Job:
    """Compile the built-in terms anew, from the published lists and the hand-written ones.

    The same lists give the same bytes. The published ones come with the `lexicon` extra.
    """
    from .lexicon import build_tables

    return partial(build_tables, out, hand_written_only=hand_written_only)


ways = typer.Typer(name="frames", help="Ways of saying a fact: those built in, and your own.", no_args_is_help=True)
app.add_typer(ways)

_EXAMPLES_FRAMES_CHECK = """
Example:

    drugfacts frames check own.yaml

Exit codes: 0 all as marked; 1 a frame misses an example or finds a counterexample; 2 wrong usage, or an unusable file.
"""


@ways.command("check", epilog=_EXAMPLES_FRAMES_CHECK)
def check_own_frames(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Frames of your own, as YAML.")],
    config: Config = None,
    model: Model = None,
    lexicon: OwnTerms = None,
) -> Job:
    """Run the examples of your own frames, and say what stops those that find nothing."""
    from .frames import check_frames

    return partial(check_frames, settings_of(config, model, lexicon, files))


_EXAMPLES_FRAMES_SHOW = """
Examples:

    drugfacts frames show link

    drugfacts frames show side_effect.linked_to

Exit codes: 0 shown; 1 no such frame; 2 wrong usage.
"""


@ways.command("show", epilog=_EXAMPLES_FRAMES_SHOW)
def show_known_frames(
    term: Annotated[str, typer.Argument(metavar="WORD|ID", help="A predicate by its lemma, or the id of a frame.")],
    frames: OwnFrames = None,
) -> Job:
    """Show the frames that read a predicate, as YAML to begin one of your own from."""
    from .frames import show_frames

    return partial(show_frames, term, frames or ())
