"""Records to outputs: JSON Lines and JSON, to a file, a folder or standard output."""

from .destination import Destination, Format, destination
from .sinks import WriteError
from .writer import Writer, open_writer

__all__ = ["Destination", "Format", "WriteError", "Writer", "destination", "open_writer"]
