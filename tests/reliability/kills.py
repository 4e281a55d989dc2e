"""Kill a run with SIGKILL at random points, go on with it each time, and compare it with an undisturbed run.

With the real pipeline and two workers, by hand (about ten minutes):

    .venv/bin/python tests/reliability/kills.py 50

It kills the run's first process, or one of its workers every third time, and ends with 0 where the results are the same
bytes. The texts are sentences of corpus/ in another order, and some that cannot be read.
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

CORPUS = Path(__file__).parents[2] / "corpus"
NOT_COMPARED = ("manifest.json", ".lock")


def write_texts(path: Path, count: int, chance: random.Random) -> None:
    """Write ``count`` texts of some sentences each, and after every hundredth a line that gives none."""
    sentences = [line for file in sorted(CORPUS.glob("*.txt")) for line in file.read_text().split(". ")]
    with path.open("w") as lines:
        for n in range(count):
            text = ". ".join(chance.sample(sentences, 3))
            lines.write(json.dumps({"id": f"d{n}", "text": f"{text} {n}."}) + "\n")
            if n % 100 == 50:
                lines.write("not JSON\n")


def content(folder: Path) -> dict[str, bytes]:
    """All that must be the same however often a run was stopped."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name not in NOT_COMPARED}


def children(pid: int) -> list[int]:
    """The worker processes of a run."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def disturbed(command: list[str], kills: int, longest: float, chance: random.Random) -> dict[str, int]:
    """Start a run over and over, and kill it ``kills`` times at random points; let it end at last."""
    count = {"run": 0, "worker": 0, "ended before": 0}
    while count["run"] + count["worker"] < kills:
        run = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        wait = chance.uniform(0, longest)
        try:
            run.wait(wait)
        except subprocess.TimeoutExpired:
            workers = children(run.pid)[1:] if (count["run"] + count["worker"]) % 3 == 2 else []
            if workers:  # the first is multiprocessing's own
                os.kill(chance.choice(workers), 9)
                count["worker"] += 1
                time.sleep(chance.uniform(0, 2))
            run.kill()
            count["run"] += not workers
            run.wait()
            continue
        count["ended before"] += 1
        break
    return count


def main(kills: int, documents: int = 12_000, longest: float = 6.0, command: list[str] | None = None) -> int:
    chance = random.Random(kills)
    drugfacts = command or [sys.executable, "-m", "drugfacts"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_texts(folder / "in.jsonl", documents, chance)
        given = [*drugfacts, "extract", str(folder / "in.jsonl"), "--workers", "2", "--shard", "25", "--run"]
        start = time.monotonic()
        subprocess.run([*given, str(folder / "undisturbed")], stderr=subprocess.DEVNULL, check=False)
        took = time.monotonic() - start
        start = time.monotonic()
        count = disturbed([*given, str(folder / "disturbed"), "--resume"], kills, longest, chance)
        subprocess.run([*given, str(folder / "disturbed"), "--resume"], stderr=subprocess.DEVNULL, check=False)
        same = content(folder / "undisturbed") == content(folder / "disturbed")
        counts = json.loads((folder / "disturbed" / "manifest.json").read_bytes())["counts"]
        print(f"{count}; {counts}; undisturbed {took:.0f} s, disturbed {time.monotonic() - start:.0f} s")
        print("the same bytes" if same else "OTHER BYTES")
        return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 50, *map(int, sys.argv[2:])))
