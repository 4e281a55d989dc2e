from __future__ import annotations

import re
import subprocess
import sys

import pytest
from typer.main import get_group

from drugfacts._version import __version__
from drugfacts.cli.commands import app_for
from drugfacts.cli.main import main

from .conftest import Run


def test_main_version(run: Run) -> None:
    assert run("--version") == (0, f"drugfacts {__version__}\n", "")


@pytest.mark.parametrize("command", ["extract", "check", "summary", "schema", "lexicon lookup", "lexicon build"])
def test_main_help_has_examples(run: Run, command: str) -> None:
    code, out, _ = run(*command.split(), "--help")
    assert code == 0
    assert f"drugfacts {command}" in out.partition("Example")[2]


def test_main_makes_the_one_command_that_is_asked_for() -> None:
    every = set(get_group(app_for([])).commands)
    assert {"extract", "check", "lexicon"} < every
    assert set(get_group(app_for(["extract", "--help"])).commands) == {"extract"}
    for arguments in (["lexicon", "lookup"], ["--version"], ["--help", "extract"], ["nonsense"]):
        assert set(get_group(app_for(arguments)).commands) == every


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["extract"], "Missing argument"),
        (["extract", "--nonsense"], "No such option"),
        (["extract", "x.txt", "--format", "xml"], "xml"),
        (["nonsense"], "No such command"),
        (["check", "x", "--min-f1", "7"], "--min-f1"),
        (["extract", "x.txt", "--out", ""], "--out is empty"),
    ],
)
def test_main_wrong_usage_is_one_line_and_2(run: Run, arguments: list[str], message: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert message in err
    assert re.fullmatch(r"drugfacts: [^\n]+\n", err)


def test_main_unexpected_error_is_one_line_and_a_traceback_on_request(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from drugfacts.cli import schema

    def fail(*given: object) -> list[object]:
        raise ZeroDivisionError("two\nlines")

    monkeypatch.setattr(schema, "stale_schemas", fail)
    code, _, err = run("schema", "--check")
    assert code == 1
    assert err == (
        "drugfacts: unexpected ZeroDivisionError: two lines: set DRUGFACTS_DEBUG=1 for the traceback, and report it\n"
    )
    monkeypatch.setenv("DRUGFACTS_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main(["schema", "--check"])


def test_main_interrupt_is_one_line_and_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from drugfacts.cli import schema

    def interrupt(*given: object) -> list[object]:
        raise KeyboardInterrupt

    monkeypatch.setattr(schema, "stale_schemas", interrupt)
    assert run("schema", "--check") == (130, "", "drugfacts: interrupted\n")


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_main_imports_nothing_heavy_before_it_has_to(argument: str) -> None:
    code = (
        "import sys; from drugfacts.cli.main import main; main(sys.argv[1:]);"
        "print(*sorted({'spacy', 'scispacy', 'numpy', 'thinc', 'yaml'} & set(sys.modules)), file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", code, argument], capture_output=True, text=True, check=True)
    assert result.stderr == "\n"


def test_run_spares_the_collector_what_is_kept_to_the_end() -> None:
    code = (
        "import atexit, gc, sys; from drugfacts.cli import run; sys.argv[1:] = ['--version'];"
        "atexit.register(lambda: print(gc.get_threshold()[0] > 200_000, gc.get_freeze_count() > 0)); run()"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout == f"drugfacts {__version__}\nTrue True\n"
