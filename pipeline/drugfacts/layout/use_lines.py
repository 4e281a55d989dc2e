"""Lines that tell what a product is for and leave unsaid which, as on a box: "Relieves headache"."""

from __future__ import annotations

import re
from functools import cache

from drugfacts.datafiles import read_data

FILE = "use_lines.yaml"
_LONGEST = 4000
_LINE = re.compile(r"(?:^|[•●▪◦‣■□⁃\n])[ \t]*")


def tells_use(text: str, start: int = 0) -> bool:
    """Whether a block that begins at an offset opens with a use, and leaves out what has it.

    Examples
    --------
    >>> tells_use("For the temporary relief of hives."), tells_use("Swimming relieves stress.")
    (True, False)
    """
    return _pattern("telegraphic").match(text, start) is not None


def is_box(text: str) -> bool:
    r"""Whether a short text has a line or item that says what the product it comes with is for.

    Examples
    --------
    >>> is_box("Uses\n• helps treat warts"), is_box("Warts")
    (True, False)
    """
    if len(text) > _LONGEST:
        return False
    starts = [begun.end() for begun in _LINE.finditer(text)]
    return any(tells_use(text, at) or _pattern("named").match(text, at) for at in starts)


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    """What such a line begins with, whatever title stands before it."""
    data = read_data("layout", FILE)
    ways = "|".join(f"(?:{row['pattern']})" for row in data[kind])
    return re.compile(f"(?:{data['titles']})?(?:{ways})", re.IGNORECASE)
