"""Lines that tell what a product is for and leave unsaid which, as on a box: "Relieves headache"."""

from __future__ import annotations

import re
from functools import cache

from drugfacts.datafiles import read_data

FILE = "use_lines.yaml"


def tells_use(text: str, start: int = 0) -> bool:
    """Whether a block that begins at an offset opens with a use, and leaves out what has it.

    Examples
    --------
    >>> tells_use("For the temporary relief of hives."), tells_use("Swimming relieves stress.")
    (True, False)
    """
    return _pattern().match(text, start) is not None


@cache
def _pattern() -> re.Pattern[str]:
    """What such a line begins with, whatever title stands before it."""
    data = read_data("layout", FILE)
    ways = "|".join(f"(?:{row['pattern']})" for row in data["telegraphic"])
    return re.compile(f"(?:{data['titles']})?(?:{ways})", re.IGNORECASE)
