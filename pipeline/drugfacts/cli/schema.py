"""`drugfacts schema`: the JSON Schema of records and expected facts to files."""

from __future__ import annotations

from pathlib import Path

from drugfacts.check import expected_schemas
from drugfacts.errors import DrugfactsError
from drugfacts.records import schemas, stale_schemas, write_schemas

from .notices import Notices
from .tables import show


def write_schema_files(folder: Path) -> int:
    """Write the schemas below ``folder`` and print their paths."""
    try:
        paths = write_schemas(folder, _all())
    except OSError as error:
        raise DrugfactsError(f"{folder}: cannot be written: {error.strerror or error}: name another --out") from error
    show(None, *map(str, paths))
    return 0


def check_schemas(folder: Path) -> int:
    """Return 1 where a schema below ``folder`` is missing or not up to date, and say which."""
    notices = Notices()
    for path in stale_schemas(folder, _all()):
        notices.failure(f"{path} is not up to date: run drugfacts schema --out {folder}")
    return 1 if notices.failures else 0


def _all() -> dict[str, str]:
    return {**schemas(), **expected_schemas()}
