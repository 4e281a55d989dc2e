"""From judged candidates to records: names and identifiers, one record for one fact, the strongest that was said."""

from .build import facts_of, key_of, record_of
from .source import Source

__all__ = ["Source", "facts_of", "key_of", "record_of"]
