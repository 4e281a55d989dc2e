"""From arguments to an exit code, with every error in one line."""

from __future__ import annotations

import os
import signal
import sys
import warnings
from collections.abc import Sequence

from drugfacts.errors import DrugfactsError

from .commands import app_for
from .notices import Notices
from .options import Job

FAILED, UNUSABLE, INTERRUPTED, TERMINATED = 1, 2, 130, 143


class Terminated(KeyboardInterrupt):
    """SIGTERM, as from a scheduler: what Ctrl-C does, with another exit code."""


def heed_sigterm() -> None:
    """Have SIGTERM end the run as Ctrl-C does, so that what was written is kept."""

    def raise_terminated(number: int, frame: object) -> None:
        raise Terminated

    signal.signal(signal.SIGTERM, raise_terminated)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    0: all well. 1: some inputs failed, or expected facts were not met. 2: wrong usage, or an unusable configuration.
    130: interrupted; 143: terminated. An error is one line on standard error; with ``DRUGFACTS_DEBUG=1`` it is a
    traceback.

    Parameters
    ----------
    arguments : sequence of str, optional
        What follows the program's name; the process's own where it is left out.

    Examples
    --------
    >>> main(["--version"])
    drugfacts ...
    0
    """
    debug = os.environ.get("DRUGFACTS_DEBUG", "") not in ("", "0")
    if not debug:
        warnings.simplefilter("ignore")  # the libraries' notes to their developers
    notices = Notices()
    try:
        return _run(arguments, notices)
    except KeyboardInterrupt as error:
        what, code = ("terminated", TERMINATED) if isinstance(error, Terminated) else ("interrupted", INTERRUPTED)
        notices.failure(f"{what}: {error}" if str(error) else what)
        return code
    except BrokenPipeError:
        _let_go_of_stdout()
        return 0
    except DrugfactsError as error:
        if debug:
            raise
        notices.failure(error)
        return int(getattr(error, "exit_code", UNUSABLE))
    except Exception as error:
        if debug:
            raise
        detail = " ".join(f"{type(error).__name__}: {error}".split()).removesuffix(":")
        notices.failure(f"unexpected {detail[:500]}: set DRUGFACTS_DEBUG=1 for the traceback, and report it")
        return FAILED


def _run(arguments: Sequence[str] | None, notices: Notices) -> int:
    """Parse the arguments to a job, and do it."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    try:
        job: Job | int | None = app_for(given)(args=given, prog_name="drugfacts", standalone_mode=False)
    except Exception as error:
        # Typer's usage errors, whichever module it takes them from in this version.
        message = getattr(error, "format_message", None)
        if message is None:
            raise
        context = getattr(error, "ctx", None)
        command = context.command_path if context else "drugfacts"
        notices.failure(f"{str(message()).rstrip('.')}: see {command} --help")
        return UNUSABLE
    if callable(job):
        return job()
    return job or 0


def _let_go_of_stdout() -> None:
    """Keep the interpreter from flushing into the closed pipe once more when it ends."""
    try:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
        os.close(null)
    except (OSError, ValueError, AttributeError):  # standard output is no file at all, as in tests
        pass
