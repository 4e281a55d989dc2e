"""From judged candidates to records: names and identifiers, one record for one fact, the strongest that was said."""

from .build import facts_of, key_of, record_of

__all__ = ["facts_of", "key_of", "record_of"]
