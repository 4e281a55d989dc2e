"""The whole as one spaCy pipeline: load it, and read texts with it."""

from .run import extract, load, pipe, process

__all__ = ["extract", "load", "pipe", "process"]
