"""`--with-text`: the texts as they were read, so that the offsets of facts can be looked up in them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from drugfacts.readers import Failure, SourceText
from drugfacts.writers.sinks import AtomicFile

_FIELDS = ("id", "text", "title", "subject", "source")


class Texts:
    """Writes texts as they go by, as JSON Lines that ``drugfacts extract`` reads again.

    Parameters
    ----------
    sink : AtomicFile or None
        None where none are asked for.
    """

    def __init__(self, sink: AtomicFile | None) -> None:
        self._sink = sink

    def kept(self, items: Iterable[SourceText | Failure]) -> Iterator[SourceText | Failure]:
        """Yield ``items`` as they are."""
        for item in items:
            if self._sink is not None and isinstance(item, SourceText):
                fields = asdict(item)
                line = {name: fields[name] for name in _FIELDS if fields[name] is not None}
                self._sink.write(json.dumps(line, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
            yield item


@contextmanager
def open_texts(path: Path | None, *, force: bool) -> Iterator[Texts]:
    """Open ``path``, which comes into being when all went well.

    Raises
    ------
    DrugfactsError
        Where it exists and is not to be replaced.
    """
    if path is None:
        yield Texts(None)
        return
    sink = AtomicFile(path, force=force, option="--with-text")
    try:
        yield Texts(sink)
    except BaseException:
        sink.abandon()
        raise
    sink.finish()
