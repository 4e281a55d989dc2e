"""The whole as one spaCy pipeline: load it, and read texts with it."""

from .run import MAX_CHARS, analyse, extract, in_parts, load, pipe, process

__all__ = ["MAX_CHARS", "analyse", "extract", "in_parts", "load", "pipe", "process"]
