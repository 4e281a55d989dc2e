"""Inputs to source texts: files, folders, JSON Lines and standard input, one module a format."""

from .inputs import Input, plan, read, read_planned
from .source import Failure, SourceText, one_line, visible

__all__ = ["Failure", "Input", "SourceText", "one_line", "plan", "read", "read_planned", "visible"]
