"""Compile the parts of the package that take the time to machine code, beside their sources; `make fast` runs it.

mypyc, which comes with mypy, makes C of modules as they stand, and Python prefers what is compiled of a module to its
source. GCC compiles it twice: the first time so that it counts, on some texts of corpus/, how often each way is taken,
and then by these counts. Nothing depends on it: the facts are the same bytes. A source that has changed since makes
what was compiled stale: `make` and the tests take it away then, so that it never stands before a newer source.

    python pipeline/fast.py build     # compiles on all cores, 15 to 25 minutes of processor time
    python pipeline/fast.py check     # removes what is stale
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import IO

PARTS = ("clauses", "frames", "assertion", "weighing", "mentions", "layout", "lexicon", "assemble")
"""The parts of the package that are compiled."""

KEPT = re.compile(r"^from pydantic import|\bcached_property\b", re.MULTILINE)
"""What marks a module that is left out: mypyc makes no Pydantic models, and computes a cached property every time."""

KEPT_MODULES = frozenset({"frames/trace.py"})
"""Others that are left out: a dataclass with a field of a class that is imported for its type alone, a crash."""

SOURCES = Path(__file__).resolve().parent
ROOT = SOURCES.parent
BUILD = ROOT / "build" / "fast"
STAMP = BUILD / "sources.sha256"

COUNT = "-fprofile-generate -fprofile-update=single"
"""What makes GCC compile what counts."""

COUNTED = "-fprofile-use -fprofile-correction -Wno-missing-profile"
"""What makes it go by the counts."""

TRIAL = "import drugfacts; drugfacts.extract('Losartan may cause a cough.').facts[0]"
"""What must work with the compiled modules."""

JOBS = "DRUGFACTS_JOBS"
"""The environment variable for how many C files are compiled at a time; without it as many as there are processors."""

EVERY = 12
"""Of the texts of corpus/ that are read to count, one in so many: from all its folders."""


def modules() -> list[Path]:
    """Return the modules to compile, relative to the source root, in order."""
    package = SOURCES / "drugfacts"
    found = sorted(path for part in PARTS for path in (package / part).glob("*.py"))
    kept = {package / name for name in KEPT_MODULES}
    kept |= {path for path in found if path.name == "__main__.py" or KEPT.search(path.read_text("utf-8"))}
    return [path.relative_to(SOURCES) for path in found if path not in kept]


def compiled() -> list[Path]:
    """Return the compiled modules that there are, of whatever Python."""
    return [path for ending in ("*.so", "*.pyd") for path in SOURCES.rglob(ending)]


def state() -> str:
    """Return the hash of all that is compiled, and by which Python."""
    found = sha256(sys.version.encode())
    for path in modules():
        found.update(f"{path.as_posix()}\0".encode() + (SOURCES / path).read_bytes())
    return found.hexdigest()


def is_stale() -> bool:
    """Whether there are compiled modules that are not those of the sources as they are now."""
    return bool(compiled()) and (not STAMP.exists() or STAMP.read_text("ascii") != state())


def remove() -> None:
    """Remove what was compiled."""
    for path in compiled():
        path.unlink()
    shutil.rmtree(BUILD, ignore_errors=True)


def check() -> None:
    """Remove what is stale, and say so."""
    if is_stale():
        remove()
        print("The compiled modules were older than their sources and are removed; make fast makes them anew.")


def missing() -> str | None:
    """Return what there is not that compiling needs, and what to do; None where all is there."""
    command = compiler()[0]
    if shutil.which(command) is None:
        return f"no C compiler ({command}): install one (Debian, Ubuntu: apt-get install gcc), or do without"
    if not Path(sysconfig.get_path("include"), "Python.h").exists():
        return "no Python.h: install Python's headers (Debian, Ubuntu: apt-get install python3-dev), or do without"
    return None


def build() -> None:
    """Compile the modules, and try them.

    Raises
    ------
    SystemExit
        With one line that says what was wrong, where they cannot be compiled. None is left then.
    """
    if compiled() and not is_stale():
        print("The compiled modules are those of the sources as they are now.")
        return
    if (problem := missing()) is not None:
        raise SystemExit(f"make fast: {problem}: drugfacts works the same, only slower.")
    remove()
    made_from = state()
    BUILD.mkdir(parents=True)
    steps: list[tuple[Sequence[str], str]] = [([__file__, "setup"], ""), (["-c", TRIAL], "")]
    if is_gcc():
        steps = [([__file__, "setup"], COUNT), ([__file__, "train"], ""), ([__file__, "setup"], COUNTED), steps[-1]]
    print(f"Compiling {len(modules())} modules (some minutes) ...", flush=True)
    log = BUILD / "log.txt"
    with log.open("w", encoding="utf-8") as told:
        for step, flags in steps:
            if run(step, flags, told):
                for path in compiled():
                    path.unlink()
                raise SystemExit(f"make fast: it did not work: {log.relative_to(ROOT)} says why. Nothing is changed.")
    STAMP.write_text(made_from, "ascii")


def run(step: Sequence[str], flags: str, log: IO[str]) -> int:
    """Run a step in a process of its own, with flags for the C compiler and the linker; return its exit code."""
    added = {name: f"{os.environ.get(name, '')} {flags}".strip() for name in ("CFLAGS", "LDFLAGS")} if flags else {}
    command, env = [sys.executable, *step], {**os.environ, **added}
    return subprocess.run(command, stdout=log, stderr=log, cwd=SOURCES, check=False, env=env).returncode


def is_gcc() -> bool:
    """Whether the C compiler is GCC, which takes the flags above."""
    command = [*compiler(), "-dM", "-E", "-x", "c", "-"]
    known = subprocess.run(command, input="", capture_output=True, text=True, check=False).stdout
    return "__GNUC__" in known and "__clang__" not in known


def compiler() -> list[str]:
    """Return the command of the C compiler."""
    return (os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc").split()


def train() -> None:
    """Read some texts, so that what was compiled counts."""
    import drugfacts

    texts = [path.read_text("utf-8") for path in sorted((ROOT / "corpus").rglob("*.txt"))[::EVERY]]
    for document in drugfacts.pipe(texts):
        document.to_json()


def setup() -> None:
    """Run mypyc and the C compiler, as a process of its own: what they say is for the log."""
    from mypyc.build import mypycify
    from pybind11.setup_helpers import ParallelCompile
    from setuptools import setup  # type: ignore[import-untyped]

    os.environ["MYPYPATH"] = str(SOURCES)
    for path in (*compiled(), *BUILD.rglob("*.so"), *BUILD.rglob("*.o")):  # of other flags
        path.unlink(missing_ok=True)
    extensions = mypycify(
        ["--config-file", str(ROOT / "pyproject.toml"), "--cache-dir", str(BUILD / "mypy"), *map(str, modules())],
        opt_level="2",
        debug_level="0",
        multi_file=True,
        target_dir=str(BUILD),
        group_name="drugfacts",
    )
    with ParallelCompile(JOBS):
        setup(
            ext_modules=extensions,
            options={"build": {"build_base": str(BUILD)}},
            script_args=["build_ext", "--inplace"],
        )


def main(arguments: Sequence[str]) -> None:
    """Do what the one argument says."""
    {"build": build, "check": check, "setup": setup, "train": train}[arguments[0]]()


if __name__ == "__main__":
    main(sys.argv[1:])
