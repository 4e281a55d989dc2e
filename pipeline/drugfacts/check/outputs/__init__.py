"""A report for machines: one module a format, each from a judged report to text."""

from .github import error_annotation, to_annotations
from .json import to_json
from .junit import to_junit
from .markdown import to_markdown

__all__ = ["error_annotation", "to_annotations", "to_json", "to_junit", "to_markdown"]
