"""How fast the whole is on our own texts; `make bench` runs these, the test suite passes them over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from drugfacts.check import compare, find_cases
from drugfacts.engines import Pipeline, run
from drugfacts.lexicon import Lexicon
from drugfacts.readers import SourceText, read

pytestmark = [pytest.mark.model, pytest.mark.corpus]

Benchmark = Callable[..., Any]


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    pipeline = Pipeline()
    pipeline.load()
    return pipeline


def test_bench_reading(benchmark: Benchmark, corpus: Path) -> None:
    assert len(benchmark(lambda: list(read([corpus])))) == len(list(corpus.rglob("*.txt")))


def test_bench_reading_to_json(benchmark: Benchmark, corpus: Path, pipeline: Pipeline) -> None:
    def extract() -> list[str]:
        return [result.to_json() for result in run(read([corpus]), pipeline)]

    assert all(benchmark(extract))


def test_bench_checking(benchmark: Benchmark, corpus: Path, pipeline: Pipeline) -> None:
    cases = find_cases([corpus])
    records = list(run(read([corpus]), pipeline))

    def check() -> int:
        return sum(len(compare(case.expected, record).differences) for case, record in zip(cases, records, strict=True))

    assert benchmark(check) >= 0


def test_bench_matching(benchmark: Benchmark, corpus: Path) -> None:
    lexicon = Lexicon.load()
    texts = [source.text for source in read([corpus]) if isinstance(source, SourceText)]
    assert benchmark(lambda: sum(len(lexicon.find(text)) for text in texts))
