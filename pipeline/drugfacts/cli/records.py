"""Records from a file that a run wrote."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from drugfacts.errors import DrugfactsError
from drugfacts.runs import records_in, result_files


def read_records(file: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of a file of JSON Lines, or of a run folder.

    Raises
    ------
    DrugfactsError
        Where the file cannot be read, or a line is no record: the message names it; where a run is not finished.
    """
    for part in result_files(file):
        yield from _read(part)


def _read(file: Path) -> Iterator[dict[str, Any]]:
    try:
        with records_in(file) as lines:
            for number, line in enumerate(lines, 1):
                try:
                    record = json.loads(line)
                    record["id"], record["drugs"], record["facts"]
                except UnicodeDecodeError:
                    raise
                except (ValueError, KeyError, TypeError):
                    raise DrugfactsError(
                        f"{file}:{number}: not a record: give JSON Lines from drugfacts extract"
                    ) from None
                yield record
    except OSError as error:
        raise DrugfactsError(f"{file}: cannot be read: {error.strerror or error}: check the path") from error
    except EOFError:
        raise DrugfactsError(f"{file}: not whole: write it again") from None
    except UnicodeDecodeError:
        raise DrugfactsError(f"{file}: not UTF-8: give JSON Lines from drugfacts extract") from None
