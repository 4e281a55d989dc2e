"""Inputs to source texts: files, folders, patterns, archives, tables and standard input, one module a format."""

from .inputs import Input, plan, read, read_planned
from .options import ReadOptions
from .source import Failure, SourceText, one_line, visible

__all__ = ["Failure", "Input", "ReadOptions", "SourceText", "one_line", "plan", "read", "read_planned", "visible"]
