"""The files about language under ``*/data/``: YAML for people, and one compiled copy of all for a quick start.

``make`` writes the copy, ``data.json``, beside this module (``python -m drugfacts.datafiles``); it is not kept in git.
Of each file it has the content and the hash of the YAML that it was made from. A file that has changed since, or that
the copy lacks, is read from its YAML: the copy can be old or missing, but never wrong.
"""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from drugfacts.errors import DrugfactsError

PARTS = ("assertion", "clauses", "frames", "layout", "mentions", "weighing")
"""The parts of the package whose data are read at run time; those of the lexicon have tables of their own."""

_PACKAGE = Path(__file__).parent
COMPILED = _PACKAGE / "data.json"


def read_data(part: str, name: str) -> dict[str, Any]:
    """Return what a data file of a part of the package holds.

    Parameters
    ----------
    part : str
        One of `PARTS`.
    name : str
        The file's name under ``data/``.

    Raises
    ------
    DrugfactsError
        Where it cannot be read as a mapping.

    Examples
    --------
    >>> sorted(read_data("layout", "sections.yaml"))
    ['macros', 'sections']
    """
    try:
        content = (_PACKAGE / part / "data" / name).read_bytes()
    except OSError as error:
        raise DrugfactsError(f"{part}/data/{name}: cannot be read ({error}): install drugfacts anew") from error
    copied = _copies().get(f"{part}/{name}", {})
    data = copied["content"] if copied.get("sha256") == sha256(content).hexdigest() else _from_yaml(content, part, name)
    if not isinstance(data, dict):
        raise DrugfactsError(f"{part}/data/{name}: not a mapping: its top must be names with what they stand for")
    return data


def compiled() -> str:
    """Return the copy of all data files, as JSON; the same files give the same text."""
    copies = {}
    for path in sorted(path for part in PARTS for path in (_PACKAGE / part / "data").glob("*.yaml")):
        part, content = path.parent.parent.name, path.read_bytes()
        copies[f"{part}/{path.name}"] = {
            "sha256": sha256(content).hexdigest(),
            "content": _from_yaml(content, part, path.name),
        }
    return json.dumps(copies, ensure_ascii=False)


@cache
def _copies() -> dict[str, Any]:
    try:
        copies: dict[str, Any] = json.loads(COMPILED.read_text(encoding="utf-8"))
    except (OSError, ValueError):  # not made yet, or not whole
        return {}
    return copies


def _from_yaml(content: bytes, part: str, name: str) -> Any:
    from yaml import YAMLError  # takes longer to import than all data files to read from the copy

    from drugfacts.plain_yaml import read_yaml

    try:
        return read_yaml(content.decode())
    except (YAMLError, UnicodeDecodeError) as error:
        raise DrugfactsError(f"{part}/data/{name}: not valid YAML: {error}".replace("\n", " ")) from error


if __name__ == "__main__":
    COMPILED.write_text(compiled(), encoding="utf-8")
