"""The records as JSON Schema, for other tools."""

from __future__ import annotations

import json
from pathlib import Path

from .document import Document

_FILES = {"document.schema.json": Document}


def schemas() -> dict[str, str]:
    """Return the content of every schema file by file name.

    Examples
    --------
    >>> sorted(schemas())
    ['document.schema.json']
    """
    files = {}
    for name, model in _FILES.items():
        schema = model.model_json_schema(mode="serialization")
        schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
        files[name] = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
    return files


def write_schemas(folder: Path) -> list[Path]:
    """Write every schema below ``folder``, which is made where it is missing, and return the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, content in schemas().items():
        path = folder / name
        path.write_text(content, encoding="utf-8")
        paths.append(path)
    return paths


def stale_schemas(folder: Path) -> list[Path]:
    """Return the schema files below ``folder`` that are missing or not as :func:`write_schemas` would write them."""
    return [
        folder / name
        for name, content in schemas().items()
        if not (folder / name).is_file() or (folder / name).read_text(encoding="utf-8") != content
    ]
