"""One fact across many documents: how often it is said, where, and where it is denied."""

from .statements import Source, Statement, merge

__all__ = ["Source", "Statement", "merge"]
