"""The commands that read texts: their arguments and help."""

from __future__ import annotations

from enum import Enum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from drugfacts.errors import DrugfactsError
from drugfacts.writers.destination import destination
from drugfacts.writers.formats import parse_formats

from .options import (
    Config,
    Force,
    Formats,
    IdColumn,
    Job,
    MaxChars,
    MinConfidence,
    Model,
    NoGate,
    Out,
    OwnFrames,
    OwnTerms,
    Quiet,
    SubjectColumn,
    TextColumn,
    TitleColumn,
    Workers,
    parse_workers,
    settings_of,
)


class SparkFormat(str, Enum):
    """What `drugfacts spark` writes."""

    JSONL = "jsonl"
    PARQUET = "parquet"


class SparkTable(str, Enum):
    """What `drugfacts spark` reads."""

    JSONL = "jsonl"
    PARQUET = "parquet"
    CSV = "csv"


reading = typer.Typer()


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


@reading.command(epilog=_EXAMPLES_EXTRACT)
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
    out: Out = None,
    format: Formats = None,
    force: Force = False,
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
    workers: Workers = "1",
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
    id_column: IdColumn = "id",
    text_column: TextColumn = "text",
    title_column: TitleColumn = "title",
    subject_column: SubjectColumn = "subject",
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
    quiet: Quiet = False,
) -> Job:
    """Extract the facts of texts as JSON: one record a document, in the order of the inputs."""
    from drugfacts.readers import ReadOptions

    from .extract import ExtractOptions, extract_paths

    _refuse_options_as_files(out=out, run=run, with_text=with_text)
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


def _refuse_options_as_files(**files: Path | str | None) -> None:
    """Refuse to write a file that is named like an option: in ``--with-text --out x`` a file's name was forgotten."""
    for name, file in files.items():
        if file is not None and str(file).startswith("--"):
            option = name.replace("_", "-")
            raise DrugfactsError(f"--{option} needs a name, and got {file}: give --{option} NAME")


def _refuse_without_run(**given: bool) -> None:
    for name, is_given in given.items():
        if is_given:
            raise DrugfactsError(f"--{name} needs a run folder: give --run DIR in place of --out")


_EXAMPLES_SPARK = """
Examples:

    drugfacts spark notes.jsonl --out facts/

    drugfacts spark notes.parquet --text-column body --out facts/ --format parquet --master local[2]

    drugfacts spark s3a://reports/2024/ --table csv --out s3a://facts/2024/ --master spark://host:7077

Exit codes: 0 all well; 1 some texts failed, the rest was written; 2 wrong usage, or Spark cannot run.
"""


@reading.command(epilog=_EXAMPLES_SPARK)
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
    id_column: IdColumn = "id",
    text_column: TextColumn = "text",
    title_column: TitleColumn = "title",
    subject_column: SubjectColumn = "subject",
    config: Config = None,
    model: Model = None,
    lexicon: OwnTerms = None,
    frames: OwnFrames = None,
    min_confidence: MinConfidence = None,
    max_chars: MaxChars = None,
    force: Annotated[bool, typer.Option("--force", help="Replace existing output of Spark.")] = False,
    quiet: Quiet = False,
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


@reading.command(epilog=_EXAMPLES_SHOW)
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


_EXAMPLES_EXPLAIN = """
Examples:

    drugfacts explain article.txt --sentence 3

    drugfacts explain article.txt --sentence 3-5 --sentence 9

    drugfacts explain article.txt --html article.html

    echo "Zonktil may cause nausea." | drugfacts explain - --lexicon own.tsv

Exit codes: 0 all well; 1 the file cannot be read; 2 wrong usage.
"""


@reading.command(epilog=_EXAMPLES_EXPLAIN)
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
    force: Force = False,
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
