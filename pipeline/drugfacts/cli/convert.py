"""`drugfacts convert`: records that a run has written, in other formats."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from drugfacts.errors import DrugfactsError
from drugfacts.records import Document
from drugfacts.writers import Destination, open_writer

from .notices import Notices
from .records import read_records


def convert_records(file: Path, to: Destination, *, force: bool = False, quiet: bool = False) -> int:
    """Write the records of ``file`` to ``to`` and return 0.

    Raises
    ------
    DrugfactsError
        Where ``file`` holds no records or two of one document, or the output cannot be made or is ``file`` itself.
    """
    notices = Notices(quiet=quiet)
    _refuse_own_input(file, to)
    count = 0
    with open_writer(
        to, force=force, on_kept=lambda path: notices.note(f"what was written so far is in {path}")
    ) as out:
        for document in notices.track(_documents(file), what="Converting", total=None):
            out.add(document)
            count += 1
    notices.note(f"{count} documents; written to {to}")
    return 0


def _documents(file: Path) -> Iterator[Document]:
    seen: set[str] = set()
    for record in read_records(file):
        try:
            document = Document.model_validate(record)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"]))
            raise DrugfactsError(
                f"{file}: record {record['id']!r}: {where}: {first['msg']}: extract it with this version"
            ) from None
        if document.id in seen:
            raise DrugfactsError(f"{file}: two records of the document {document.id!r}: leave one out")
        seen.add(document.id)
        yield document


def _refuse_own_input(file: Path, to: Destination) -> None:
    for part in to.parts or (to,):
        if part.kind == "file" and part.path is not None and part.path.exists() and part.path.samefile(file):
            raise DrugfactsError(f"{part.path} is also the input: name another --out")
