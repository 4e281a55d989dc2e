"""The commands about terms, frames and schemas: their arguments and help."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from .options import Config, Job, Model, OwnFrames, OwnTerms, settings_of

knowledge = typer.Typer()
terms = typer.Typer(name="lexicon", help="The terms that drugfacts knows.", no_args_is_help=True)
knowledge.add_typer(terms)

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
knowledge.add_typer(ways)

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


@knowledge.command(epilog="Examples:\n\n    drugfacts schema\n\n    drugfacts schema --check")
def schema(
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="Where the schemas are.")] = Path("schemas"),
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 where a file there is not up to date.")
    ] = False,
) -> Job:
    """Write the JSON Schema of the records and of expected facts."""
    from .schema import check_schemas, write_schema_files

    return partial(check_schemas if check else write_schema_files, out)
