"""What a run's results depend on beside its inputs: if any of it changes, a run cannot go on."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from drugfacts._version import __version__
from drugfacts.errors import DrugfactsError

_PACKAGE = Path(__file__).parents[1]
_CONFIG = _PACKAGE / "language" / "config.cfg"
_QUOTED = re.compile(r"\"([^\"\n]+)\"")
_MODEL = re.compile(r"^\[components\.drugfacts_parse\][^\[]*?^model\s*=\s*\"([^\"\n]+)\"", re.MULTILINE)
_MADE = (".pyc", ".pyo")


def identity_of(
    config: Path | None = None,
    model: str | None = None,
    lexicon: Sequence[Path] = (),
    frames: Sequence[Path] = (),
    **options: Any,
) -> dict[str, Any]:
    """Return what the results depend on, by the name that a person knows it by.

    Parameters
    ----------
    config, model, lexicon, frames
        As in :class:`drugfacts.engines.Settings`.
    **options
        Whatever else changes results.

    Raises
    ------
    DrugfactsError
        Where a file cannot be read.

    Examples
    --------
    >>> identity = identity_of(max_chars=1000)
    >>> identity["version"] == __version__, identity["lexicon"][:7], identity["max_chars"]
    (True, 'sha256:', 1000)
    """
    settings = _read(config or _CONFIG).decode("utf-8", "replace")
    named = model or next(iter(_MODEL.findall(settings)), "")
    return {
        "version": __version__,
        "rules": _digest(_rules()),
        "config": _digest([config, *_files_in(settings)] if config else [_CONFIG]),
        "model": " ".join((named, *_model_version(named))),
        "lexicon": _digest([*sorted((_PACKAGE / "lexicon").rglob("*")), *lexicon]),
        "frames": _digest(frames),
        **options,
    }


def differences(before: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """Say what differs between two identities, in the words of a person.

    Examples
    --------
    >>> differences({"version": "1", "rules": "a"}, {"version": "2", "rules": "b"})
    ['version (1, now 2)', 'rules']
    """
    return [
        name
        if str(before.get(name)).startswith("sha256:") or name == "rules"
        else f"{name} ({before.get(name)}, now {new})"
        for name, new in now.items()
        if before.get(name) != new
    ]


def _rules() -> Iterator[Path]:
    """The package's own code and data: who adds a frame reads otherwise, under the same version."""
    for path in sorted(_PACKAGE.rglob("*")):
        parts = path.relative_to(_PACKAGE).parts
        if (
            path.suffix not in _MADE
            and "__pycache__" not in parts
            and parts != ("data.json",)
            and parts[0] != "lexicon"
        ):
            yield path


def _files_in(settings: str) -> Iterator[Path]:
    """The files that a configuration names, such as weights and terms of one's own."""
    for name in _QUOTED.findall(settings):
        if Path(name).is_file():
            yield Path(name)


def _model_version(name: str) -> Iterator[str]:
    meta = Path(name) / "meta.json"
    if meta.is_file():
        yield _digest([meta])
        return
    try:
        yield version(name.replace("_", "-"))
    except (PackageNotFoundError, ValueError):
        return


def _digest(paths: Sequence[Path] | Iterator[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        if not path.is_dir() and "__pycache__" not in path.parts:
            content = _read(path)
            digest.update(f"{path.name} {len(content)}\n".encode("utf-8", "replace"))
            digest.update(content)
    return f"sha256:{digest.hexdigest()}"


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DrugfactsError(f"{path}: cannot be read: {error.strerror or error}: check the path") from error
