"""A run as one page to look at: texts with their facts marked, drugs, tables, charts."""

from .page import to_page
from .texts import Texts
from .view import Report, make_report

__all__ = ["Report", "Texts", "make_report", "to_page"]
