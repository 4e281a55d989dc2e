"""From judged candidates to records: names and identifiers, one record for one fact, the strongest that was said."""

from .apart import told_apart
from .build import facts_of, gather
from .merge import Gathered, key_of
from .one import Read
from .read import frames_read, with_weighed
from .source import Source

__all__ = [
    "Gathered",
    "Read",
    "Source",
    "facts_of",
    "frames_read",
    "gather",
    "key_of",
    "told_apart",
    "with_weighed",
]
