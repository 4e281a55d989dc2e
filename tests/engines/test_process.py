"""The language pipeline as what engines run."""

from __future__ import annotations

import gc
import pickle
import weakref
from pathlib import Path

import pytest

from drugfacts.engines import Pipeline, Settings, process
from drugfacts.errors import DrugfactsError
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


def test_pipeline_reads_by_the_same_files_of_ones_own_to_the_end(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("frames: []")
    pipeline = pickle.loads(pickle.dumps(Pipeline(Settings(frames=(own,)))))
    own.write_text("frames: [] # of late")
    with pytest.raises(DrugfactsError, match=r"own\.yaml has changed while it was in use: restore it, or start anew"):
        pipeline.load()
