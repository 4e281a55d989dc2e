"""Records from a file that a run wrote."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from drugfacts.errors import DrugfactsError


def read_records(file: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of a file of JSON Lines.

    Raises
    ------
    DrugfactsError
        Where the file cannot be read, or a line is no record: the message names it.
    """
    try:
        with file.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    record = json.loads(line)
                    record["id"], record["drugs"], record["facts"]
                except (ValueError, KeyError, TypeError):
                    raise DrugfactsError(
                        f"{file}:{number}: not a record: give JSON Lines from drugfacts extract"
                    ) from None
                yield record
    except OSError as error:
        raise DrugfactsError(f"{file}: cannot be read: {error.strerror or error}: check the path") from error
    except UnicodeDecodeError:
        raise DrugfactsError(f"{file}: not UTF-8: give JSON Lines from drugfacts extract") from None
