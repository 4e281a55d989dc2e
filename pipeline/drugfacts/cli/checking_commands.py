"""The commands that hold facts against expected ones: their arguments and help."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from .options import (
    Config,
    ExpectedPaths,
    Force,
    Job,
    MinConfidence,
    Model,
    OwnFrames,
    OwnTerms,
    Quiet,
    Workers,
    parse_workers,
    settings_of,
)

checking = typer.Typer()


_EXAMPLES_CHECK = """
Examples:

    drugfacts check corpus/ --min-f1 0.8 --min-f1 side_effect=0.85

    drugfacts check corpus/ketamine-anxiety.yaml --level exact

    drugfacts check corpus/ --baseline corpus/baseline.json --junit report.xml

    drugfacts check corpus/ --workers auto

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


@checking.command(epilog=_EXAMPLES_CHECK)
def check(
    paths: ExpectedPaths,
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
    force: Force = False,
    config: Config = None,
    model: Model = None,
    lexicon: OwnTerms = None,
    frames: OwnFrames = None,
    min_confidence: MinConfidence = None,
    workers: Workers = "1",
    quiet: Quiet = False,
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
        workers=parse_workers(workers),
    )
    if update:
        from .update import update_paths

        return partial(update_paths, paths, options, yes=yes)
    return partial(check_paths, paths, options)


@checking.command(epilog="Example:\n\n    drugfacts annotate article.txt")
def annotate(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A text.")],
    out: Annotated[
        str | None, typer.Option("--out", "-o", metavar="FILE|-", help="Where to write; by default beside the text.")
    ] = None,
    force: Force = False,
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


_EXAMPLES_CALIBRATE = """
Examples:

    drugfacts calibrate corpus/

    drugfacts calibrate corpus/ --write precision.json

    drugfacts calibrate reports/ --kind side_effect

Exit codes: 0 all well; 1 some texts could not be read; 2 wrong usage, or an unusable expected-facts file.
"""


@checking.command(epilog=_EXAMPLES_CALIBRATE)
def calibrate(
    paths: ExpectedPaths,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", metavar="KIND", help="Judge facts of this kind alone. May be given several times."),
    ] = None,
    write: Annotated[
        Path | None,
        typer.Option("--write", metavar="FILE", help="Write the counts and weights that confidences come from."),
    ] = None,
    count: Annotated[
        list[str] | None,
        typer.Option(
            "--count",
            metavar="FOLDER[/PATTERN]",
            help="Count the texts of a folder of this name alone, or those whose names fit. May be repeated.",
        ),
    ] = None,
    force: Force = False,
    config: Config = None,
    model: Model = None,
    lexicon: OwnTerms = None,
    frames: OwnFrames = None,
    workers: Workers = "1",
    quiet: Quiet = False,
) -> Job:
    """Hold the confidence of facts against annotated texts: how many of each confidence are right."""
    from .calibrate import calibrate_paths
    from .check import CheckOptions

    settings = settings_of(config, model, lexicon, frames)
    options = CheckOptions(force=force, quiet=quiet, settings=settings, workers=parse_workers(workers))
    return partial(calibrate_paths, paths, options, kinds=kind or (), write=write, count=count or ())


_EXAMPLES_LEARN = """
Examples:

    drugfacts learn corpus/ --write weights.json

    drugfacts learn corpus/ --tries

    drugfacts learn corpus/ --also reports.jsonl:side_effect --also posts.jsonl:side_effect=ADR --write weights.json

Exit codes: 0 all well; 1 some texts could not be read; 2 wrong usage, or an unusable expected-facts file.
"""


@checking.command(epilog=_EXAMPLES_LEARN)
def learn(
    paths: ExpectedPaths,
    write: Annotated[Path | None, typer.Option("--write", metavar="FILE", help="Write the weights.")] = None,
    tries: Annotated[
        bool, typer.Option("--tries", help="Print how the texts of each folder are read by weights of the others.")
    ] = False,
    without: Annotated[
        list[str] | None,
        typer.Option(
            "--without",
            metavar="FOLDER[/PATTERN]",
            help="Leave out the texts of a folder of this name, or those whose names fit. May be repeated.",
        ),
    ] = None,
    also: Annotated[
        list[str] | None,
        typer.Option(
            "--also",
            metavar="FILE:KIND[=TYPE,...]",
            help="Learn from a file of marked texts as well: which kinds of fact are marked there, see "
            "docs/howto/frames.md. May be repeated.",
        ),
    ] = None,
    write_encoder: Annotated[
        Path | None,
        typer.Option("--write-encoder", metavar="FILE", help="Write an encoder, which reads sentences in order."),
    ] = None,
    base: Annotated[
        Path | None,
        typer.Option(
            "--base",
            metavar="FOLDER|FILE",
            help="What it begins as: the folder of a public encoder, or the .npz of one that goes on learning, see "
            "docs/howto/frames.md.",
        ),
    ] = None,
    write_topics: Annotated[
        Path | None,
        typer.Option(
            "--write-topics", metavar="FILE", help="Write what speaks for a drug in a sentence that names none."
        ),
    ] = None,
    force: Force = False,
    config: Config = None,
    model: Model = None,
    lexicon: OwnTerms = None,
    frames: OwnFrames = None,
    quiet: Quiet = False,
) -> Job:
    """Learn from annotated texts what the words around a term count for, where no frame reads it.

    A pipeline takes the file in by `weights = "FILE"` under `[components.drugfacts_facts]` of its configuration, an
    encoder by `encoder = "FILE"`; what is written with `--write-topics` by `topics = "FILE"` under
    `[components.drugfacts_anaphora]`.
    """
    from .check import CheckOptions
    from .learn import learn_from

    options = CheckOptions(force=force, quiet=quiet, settings=settings_of(config, model, lexicon, frames))
    return partial(
        learn_from,
        paths,
        options,
        write=write,
        tries=tries,
        without=without or (),
        also=also or (),
        write_encoder=write_encoder,
        base=base,
        write_topics=write_topics,
    )
