"""A pipeline for worker processes: needs no model, and does to its process what a text says."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path

from drugfacts.errors import DrugfactsError
from drugfacts.readers import SourceText
from drugfacts.records import Document, Generator

GENERATOR = Generator(version="0", model="none", lexicon="none")


def process(batch: Sequence[SourceText]) -> list[Document]:
    return [record(source) for source in batch]


def record(source: SourceText) -> Document:
    word, _, rest = source.text.partition(" ")
    if word == "raise":
        raise ValueError(rest)
    if word == "unusable":
        raise DrugfactsError("no model")
    if word == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "once" and not Path(rest).exists():
        Path(rest).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "exit":
        os._exit(3)
    if word == "sleep":
        time.sleep(float(rest))
    if word == "pid":
        Path(rest, str(os.getpid())).touch()
    return Document.for_text(source.text, id=source.id, source=source.source, generator=GENERATOR)


def unloadable(batch: Sequence[SourceText]) -> list[Document]:
    raise DrugfactsError("the model is not installed")


def deadly(batch: Sequence[SourceText]) -> list[Document]:
    os._exit(9)
