"""The engine for clusters: Spark tables of texts to records and facts.

Executors need drugfacts, with its model, where their Python finds it. Nothing but settings is sent to them.
"""

from .tables import FACTS, RECORDS, extract, facts

__all__ = ["FACTS", "RECORDS", "extract", "facts"]
