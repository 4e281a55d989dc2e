"""The format of expected facts as JSON Schema, for editors and other tools."""

from __future__ import annotations

from drugfacts.records import schema_text

from .expected import Expected


def expected_schemas() -> dict[str, str]:
    """Return the content of the schema file by its file name.

    Examples
    --------
    >>> sorted(expected_schemas())
    ['expected.schema.json']
    """
    return {"expected.schema.json": schema_text(Expected.model_json_schema(mode="validation"))}
