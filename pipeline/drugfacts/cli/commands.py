"""All commands. Each returns the job to do; nothing heavy is imported before it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from drugfacts._version import __version__

from .checking_commands import checking
from .knowledge_commands import knowledge
from .reading_commands import reading
from .records_commands import records

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


for commands in (reading, records, checking, knowledge):
    app.add_typer(commands)
