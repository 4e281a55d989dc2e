"""The records as JSON Schema, for other tools."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .document import Document

_FILES = {"document.schema.json": Document}


def schemas() -> dict[str, str]:
    """Return the content of every schema file by file name.

    Examples
    --------
    >>> sorted(schemas())
    ['document.schema.json']
    """
    return {name: schema_text(model.model_json_schema(mode="serialization")) for name, model in _FILES.items()}


def schema_text(schema: dict[str, Any]) -> str:
    """Return a schema as the text of its file."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def write_schemas(folder: Path, files: Mapping[str, str] | None = None) -> list[Path]:
    """Write ``files``, by default the records' schemas, below ``folder``, made where missing; return the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, content in (schemas() if files is None else files).items():
        path = folder / name
        path.write_text(content, encoding="utf-8")
        paths.append(path)
    return paths


def stale_schemas(folder: Path, files: Mapping[str, str] | None = None) -> list[Path]:
    """Return the schema files below ``folder`` that are missing or not as :func:`write_schemas` would write them."""
    return [
        folder / name
        for name, content in (schemas() if files is None else files).items()
        if not (folder / name).is_file() or (folder / name).read_text(encoding="utf-8") != content
    ]
