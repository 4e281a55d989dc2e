"""The language pipeline as what engines run."""

from __future__ import annotations

import gc
import weakref

import pytest

from drugfacts.engines import Pipeline, process
from drugfacts.readers import SourceText

TEXT = "Sertraline may cause nausea. It does not cause weight gain."


def batch(*texts: str) -> list[SourceText]:
    return [SourceText(id=str(n), text=text, source=None) for n, text in enumerate(texts)]


def test_pipeline_is_loaded_anew_when_it_has_met_many_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "_MOST_STRINGS", 40)
    pipeline = Pipeline()
    first = pipeline.load()
    (before,) = pipeline(batch(TEXT))
    assert pipeline.load() is first

    gone = weakref.ref(first)
    del first
    gc.collect()
    gc.freeze()  # as commands and workers do
    pipeline(batch(TEXT + " " + " ".join(f"Losartan met word{n}." for n in range(60))))
    assert gone() is None
    (after,) = pipeline(batch(TEXT))
    assert after.to_json() == before.to_json()
