"""spaCy imported without its command line, in processes of their own: one that has imported spaCy cannot tell."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

LEAN = "import sys; from drugfacts.engines.lean_spacy import import_spacy; import_spacy(); import spacy; "


def out_of(code: str, first_path: Path | None = None) -> str:
    paths = [path for path in (first_path and str(first_path), os.environ.get("PYTHONPATH")) if path]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    ).stdout.strip()


def test_the_command_line_is_not_imported() -> None:
    assert out_of(LEAN + "print(*{'typer', 'requests', 'spacy.cli.info'} & set(sys.modules))") == ""


def test_the_command_line_is_there_when_it_is_used() -> None:
    assert out_of(LEAN + "print(spacy.cli.download.__module__)") == "spacy.cli.download"
    assert out_of(LEAN + "from spacy.cli import train; print(train.__name__)") == "spacy.cli.train"
    assert out_of(LEAN + "print(spacy.info(silent=True)['spacy_version'] == spacy.__version__)") == "True"


def test_a_spacy_that_is_imported_stays_as_it_is() -> None:
    assert out_of("import spacy; info = spacy.info; " + LEAN + "print(spacy.info is info)") == "True"


def test_a_spacy_that_needs_more_of_its_command_line_is_imported_as_usual(tmp_path: Path) -> None:
    (tmp_path / "spacy" / "cli").mkdir(parents=True)
    (tmp_path / "spacy" / "__init__.py").write_text("from .cli.info import info, more", encoding="utf-8")
    (tmp_path / "spacy" / "cli" / "__init__.py").touch()
    (tmp_path / "spacy" / "cli" / "info.py").write_text("info, more = 1, 2", encoding="utf-8")
    assert out_of(LEAN + "print(spacy.info, spacy.more)", tmp_path) == "1 2"
