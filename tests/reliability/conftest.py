from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

collect_ignore = ["fuzz.py"]  # run by hand: its fuzzer is no dependency

COMMAND = Path(__file__).with_name("command.py")

Start = Callable[..., "subprocess.Popen[str]"]
Lines = Callable[..., Path]


def _heed_interrupts() -> None:
    """Take Ctrl-C as at a terminal, also where the tests run in the background of a shell, which has it ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def start() -> Start:
    """Start the command line in a process group of its own, with the pipeline of `spoiled.py`."""

    def start(*arguments: object) -> subprocess.Popen[str]:
        command = [sys.executable, str(COMMAND), *map(str, arguments)]
        return subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            preexec_fn=_heed_interrupts,  # noqa: PLW1509  (the tests have no threads)
        )

    return start


@pytest.fixture
def lines(tmp_path: Path) -> Lines:
    """Write texts as JSON Lines."""

    def write(*texts: str, name: str = "in.jsonl") -> Path:
        path = tmp_path / name
        path.write_text("".join(json.dumps({"id": f"d{n}", "text": text}) + "\n" for n, text in enumerate(texts)))
        return path

    return write
