"""What each stage of a run costs on the texts of corpus/, from reading to JSON Lines, without start-up.

Each stage runs over all texts before the next one begins. It is processor time: a first run warms up and is left out,
of the others the median counts. `make bench` runs it; by hand, with another number of runs, on other texts:

    .venv/bin/python tests/benchmarks/stages.py 15 texts/
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from spacy.language import Language

from drugfacts.assemble.component import document_of
from drugfacts.engines import Pipeline
from drugfacts.readers import SourceText, read

RUNS = 5
CORPUS = Path(__file__).parents[2] / "corpus"
PARSE = "drugfacts_parse"


@contextmanager
def timed(stage: str, seconds: dict[str, float]) -> Iterator[None]:
    """Note how long a stage takes."""
    start = time.process_time()
    yield
    seconds[stage] = time.process_time() - start


def texts_of(path: Path) -> list[SourceText]:
    return [source for source in read([path]) if isinstance(source, SourceText)]


def one_run(nlp: Language, path: Path) -> dict[str, float]:
    """Extract the facts of all texts, stage by stage; return the seconds that each took."""
    seconds: dict[str, float] = {}
    nlp.get_pipe(PARSE)._known.clear()  # type: ignore[attr-defined]  # else the parses of the run before would be taken
    with timed("reading, tokens", seconds):
        sources = texts_of(path)
        docs = [nlp.make_doc(source.text) for source in sources]
    for doc, source in zip(docs, sources, strict=True):
        doc.user_data["drugfacts_id"] = source.id
    for name, pipe in nlp.pipeline:
        with timed(name, seconds):
            docs = list(pipe.pipe(docs) if hasattr(pipe, "pipe") else map(pipe, docs))  # parses texts together
    with timed("records", seconds):
        records = [document_of(doc) for doc in docs]
    with timed("writing", seconds):
        assert all(record.to_json().encode() for record in records)
    return seconds


def main(runs: int, path: Path) -> None:
    gc.set_threshold(1_000_000)  # as the command does
    nlp = Pipeline().load()
    words = sum(len(source.text.split()) for source in texts_of(path))
    measured = [one_run(nlp, path) for _ in range(runs + 1)][1:]
    stages = {stage: median(run[stage] for run in measured) for stage in measured[0]}
    whole = sum(stages.values())
    after = list(stages)[list(stages).index(PARSE) + 1 :]
    stages["after parsing"] = sum(stages[stage] for stage in after)
    print(f"{words:,} words, {runs} runs: {whole:.2f} s, {words / whole:,.0f} words a second")
    for stage, seconds in stages.items():
        print(f"{stage:24} {1000 * seconds / words * 1000:7.2f} ms for 1,000 words {100 * seconds / whole:6.1f} %")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS, Path(sys.argv[2]) if len(sys.argv) > 2 else CORPUS)
