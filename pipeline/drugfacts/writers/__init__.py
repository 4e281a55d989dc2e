"""Records to outputs, in every format of :mod:`.formats`: to a file, a folder or standard output."""

from .destination import Destination, destination
from .formats import FORMATS, Format, Writer, parse_formats
from .sinks import WriteError
from .writer import open_writer

__all__ = [
    "FORMATS",
    "Destination",
    "Format",
    "WriteError",
    "Writer",
    "destination",
    "open_writer",
    "parse_formats",
]
