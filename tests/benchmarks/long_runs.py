"""Memory and time of long runs: flat and in proportion, from a thousand documents to a hundred thousand.

Texts are sentences of corpus/ in chance order, each with a word that no other text has; results go to a run folder. The
first rows are of a pipeline that reads nothing, so that they show what readers, engine and writers take; the others are
of the real one. Memory is that of the largest process. By hand, some minutes on two free cores:

    .venv/bin/python tests/benchmarks/long_runs.py 1
    .venv/bin/python tests/benchmarks/long_runs.py 2 10000     # two workers, the real pipeline up to 10,000
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
CORPUS = HERE.parents[1] / "corpus"
CHEAP = [sys.executable, str(HERE.parent / "reliability" / "command.py")]
REAL = [sys.executable, "-m", "drugfacts"]
STEPS = (1_000, 10_000, 100_000)
SENTENCES = 3


def write_texts(path: Path, count: int) -> int:
    """Write ``count`` short texts as JSON Lines; return how many characters they have."""
    chance = random.Random(count)
    sentences = [line for file in sorted(CORPUS.glob("*.txt")) for line in file.read_text("utf-8").split(". ")]
    characters = 0
    with path.open("w", encoding="utf-8") as lines:
        for n in range(count):
            word = "".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=9))
            text = f"So {word} says {n}. " + ". ".join(chance.sample(sentences, SENTENCES)) + "."
            characters += len(text)
            lines.write(json.dumps({"id": f"d{n}", "text": text}) + "\n")
    return characters


def measured(command: list[str]) -> tuple[float, float, float]:
    """Run a command; return seconds, processor seconds, and megabytes of its largest process."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{' '.join(command)}: failed")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main(workers: int, real_at_most: int) -> None:
    print(f"{'pipeline':8} {'documents':>9} {'characters':>11} {'s':>7} {'CPU s':>7} {'documents/s':>11} {'MB':>5}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for what, program, most in (("none", CHEAP, STEPS[-1]), ("real", REAL, real_at_most)):
            for count in (step for step in STEPS if step <= most):
                characters = write_texts(folder / "in.jsonl", count)
                out = ["--run", str(folder / "out"), "--force", "--workers", str(workers)]
                wall, cpu, memory = measured([*program, "extract", str(folder / "in.jsonl"), *out])
                rate = count / wall
                print(
                    f"{what:8} {count:9,} {characters:11,} {wall:7.1f} {cpu:7.1f} {rate:11,.0f} {memory:5.0f}",
                    flush=True,
                )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1, int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)
