"""How long `drugfacts extract` takes for one short text, against spaCy alone (`plain_spacy.py`): whole processes.

The two run in turn, so that a machine whose speed drifts slows both; the ratio is taken pair by pair, and its median is
the figure. Processor time varies less than wall time. Both run from compiled bytecode, as an installed package does,
even where the environment says to write none. `make bench` runs it; by hand, with another number of pairs:

    .venv/bin/python tests/benchmarks/startup.py 30
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

TEXT = "Sertraline (Zoloft) is an SSRI. It may cause nausea and, rarely, seizures, but it does not cause weight gain.\n"
PAIRS = 15
PLAIN = Path(__file__).with_name("plain_spacy.py")
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def seconds(command: list[str]) -> tuple[float, float]:
    """Return processor and wall time of one run."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=ENVIRONMENT)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status:
        sys.exit(f"{' '.join(command)}: failed")
    return usage.ru_utime + usage.ru_stime, wall


def main(pairs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        note = Path(folder) / "note.txt"
        note.write_text(TEXT, encoding="utf-8")
        ours = [sys.executable, "-m", "drugfacts", "extract", str(note)]
        plain = [sys.executable, str(PLAIN), str(note)]
        runs = [(seconds(ours), seconds(plain)) for _ in range(pairs + 1)][1:]  # the first fills caches
    for at, what in enumerate(("processor", "wall")):
        a, b = [run[0][at] for run in runs], [run[1][at] for run in runs]
        ratios = sorted(x / y for x, y in zip(a, b, strict=True))
        print(
            f"start-up, {what} time: drugfacts {median(a):.2f} s, spaCy alone {median(b):.2f} s, "
            f"ratio {median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f}, {pairs} pairs)"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PAIRS)
