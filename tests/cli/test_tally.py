from __future__ import annotations

from collections.abc import Callable

import pytest

from drugfacts.cli import notices
from drugfacts.cli.notices import Notices
from drugfacts.cli.tally import Tally
from drugfacts.readers import Failure
from drugfacts.records import Document


class Clock:
    """A clock that is put forward by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_tally_says_how_fast_and_how_long(make_document: Callable[..., Document]) -> None:
    clock = Clock()
    tally = Tally(2000, clock)
    assert str(tally) == "0 documents, 0.0 a second, 0 characters a second, 0 facts"
    results = [*[make_document("x" * 100)] * 499, Failure("a", "b")]
    assert list(tally.count(results)) == results
    clock.now = 10
    assert str(tally) == ("499 documents, 50.0 a second, 4,990 characters a second, 0 facts, 1 failed, about 30 s left")


def test_notices_tell_a_log_now_and_then(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    monkeypatch.setattr(notices.time, "monotonic", clock)
    for item in Notices().track(range(150), what="Extracting", state="so far"):
        clock.now = float(item)
    assert capsys.readouterr().err == "drugfacts: so far\n" * 2
    for _ in Notices(quiet=True).track(range(1000), what="Extracting", state="so far"):
        clock.now += 1
    assert capsys.readouterr().err == ""


def test_notices_show_the_state_beside_the_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    from rich.progress import Progress

    monkeypatch.setattr(Notices, "shows_progress", True)
    told = []
    told_by = Progress.update

    def update(self: Progress, task: int, **fields: object) -> None:
        told.append(str(fields["state"]))
        told_by(self, task, **fields)  # type: ignore[arg-type]

    monkeypatch.setattr(Progress, "update", update)
    assert list(Notices().track("ab", what="Extracting", state="so far")) == ["a", "b"]
    assert told == ["so far"] * 2
