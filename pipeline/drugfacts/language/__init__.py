"""The whole as one spaCy pipeline: load it, and read texts with it."""

from .run import analyse, extract, load, pipe, process

__all__ = ["analyse", "extract", "load", "pipe", "process"]
