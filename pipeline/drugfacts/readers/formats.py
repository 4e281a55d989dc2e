"""Which suffix is read as what: the one table of formats."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO, Literal

from .delimited import read_csv, read_tsv
from .html import read_html
from .jsonl import read_jsonl
from .options import ReadOptions
from .parquet import read_parquet
from .pdf import read_pdf
from .source import Failure, Place, SourceText
from .text import read_stream
from .xml import read_xml

Reader = Callable[[BinaryIO, Place, ReadOptions], Iterator[SourceText | Failure]]
Holds = Literal["one", "some", "rows", "members"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, its suffixes, what reads it, and the documents that one file holds.

    ``one`` has the file's id; ``some``: one, or several with ids of their own; ``rows`` have ids of their own;
    ``members`` are files of an archive.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Reader
    holds: Holds = "one"


FORMATS = (
    Format("text", (".txt", ".md"), read_stream),
    Format("jsonl", (".jsonl",), read_jsonl, "rows"),
    Format("csv", (".csv",), read_csv, "rows"),
    Format("tsv", (".tsv",), read_tsv, "rows"),
    Format("parquet", (".parquet",), read_parquet, "rows"),
    Format("html", (".html", ".htm"), read_html),
    Format("xml", (".xml",), read_xml, "some"),
    Format("pdf", (".pdf",), read_pdf),
)
TEXT = FORMATS[0]
ARCHIVES = {".zip": "zip", ".tar": "tar", ".tgz": "tar"}
_BY_SUFFIX = {suffix: format for format in FORMATS for suffix in format.suffixes}
SUFFIXES = (*_BY_SUFFIX, *ARCHIVES)


@dataclass(frozen=True, slots=True)
class Named:
    """What the name of a file says.

    Attributes
    ----------
    stem : str
        The name without the suffixes that say the format.
    format : Format or None
        None where no suffix is known, and for archives.
    archive : str or None
        ``zip`` or ``tar``.
    packed : bool
        Whether it is compressed with gzip.
    """

    stem: str
    format: Format | None = None
    archive: str | None = None
    packed: bool = False

    @property
    def known(self) -> bool:
        """Whether the name says a format."""
        return self.format is not None or self.archive is not None


def named(name: str) -> Named:
    """Read the suffixes of a file's name.

    Examples
    --------
    >>> found = named("notes/drug.label.txt.gz")
    >>> found.stem, found.format.name, found.packed
    ('drug.label', 'text', True)
    >>> named("texts.tar.gz").archive, named("LICENSE").known
    ('tar', False)
    """
    path = PurePath(PurePath(name).name)
    packed = path.suffix.lower() in (".gz", ".tgz")
    if path.suffix.lower() == ".gz":
        path = PurePath(path.stem)
    suffix = path.suffix.lower()
    return Named(path.stem, _BY_SUFFIX.get(suffix), ARCHIVES.get(suffix), packed)
