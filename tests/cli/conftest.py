from __future__ import annotations

from collections.abc import Callable

import pytest

from drugfacts.engines import Process

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], fake_process: Process) -> Run:
    """Run the command line in this process, without a model; return exit code, standard output and standard error."""
    from drugfacts.cli import check, extract
    from drugfacts.cli.main import main

    monkeypatch.setattr(extract, "Pipeline", lambda *args, **kwargs: fake_process)
    monkeypatch.setattr(check, "Pipeline", lambda *args, **kwargs: fake_process)

    def run(*arguments: object) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return code, out.decode("utf-8"), err.decode("utf-8")

    return run
