"""From judged candidates to records: names and identifiers, one record for one fact, the strongest that was said."""

from .build import record_of

__all__ = ["record_of"]
