"""All commands. Each returns the job to do; nothing heavy is imported before it runs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated

import typer

from drugfacts._version import __version__

from .checking_commands import checking
from .knowledge_commands import knowledge
from .reading_commands import reading
from .records_commands import records

_PARTS = (reading, records, checking, knowledge)


def _print_version(value: bool) -> None:
    if value:
        typer.echo(f"drugfacts {__version__}")
        raise typer.Exit


def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Take the options of the program itself."""


def app_for(arguments: Sequence[str]) -> typer.Typer:
    """Return the program for its arguments: with one command, where they begin with the name of one, or with all.

    Typer makes all the commands that a program has, to run one, and takes more time for that than for all else.
    """
    first = arguments[0] if arguments else ""
    for part in _PARTS:
        for command in part.registered_commands:
            if command.callback is not None and first == (command.name or command.callback.__name__):
                alone = typer.Typer()
                alone.registered_commands.append(command)
                return _program([alone])
    return _program(_PARTS)


def _program(parts: Iterable[typer.Typer]) -> typer.Typer:
    program = typer.Typer(
        name="drugfacts",
        help="Read prose about medicines and write the facts that it states, each pointing at the characters that "
        "say it.",
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode="markdown",
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    program.callback()(_options)
    for part in parts:
        program.add_typer(part)
    return program
