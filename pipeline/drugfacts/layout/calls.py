"""Calls upon the reader around a list: what brings it in within a paragraph, and what follows a listed harm.

"Get help at once if any of these appears: hives, a swollen tongue" lists harms behind an instruction, and
"light-headedness; get up slowly" puts one behind a harm. Parsed as one sentence, the instruction would
swallow the harm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .knowledge import Reading, knowledge
from .sentences import split_sentences

_BEFORE = re.compile(r"[.!?][\"'”’)\]]?\s+$")


def called_lists(text: str, start: int, end: int, section: str | None) -> Iterator[tuple[int, int, int, Reading]]:
    """Yield lists of harms that a call upon the reader brings in: where it begins, where the list does and ends.

    Examples
    --------
    >>> text = "Many feel well. Call a doctor at once if you notice any of these: hives or wheezing."
    >>> [(text[at:rest], text[rest:stop]) for at, rest, stop, _ in called_lists(text, 0, len(text), None)]
    [('Call a doctor at once if you notice any of these: ', 'hives or wheezing.')]
    """
    if text.find(":", start, end) < 0:
        return
    for found in knowledge().calls.finditer(text, start, end):
        if found.start() > start and not _BEFORE.search(text, max(start, found.start() - 6), found.start()):
            continue
        reading = knowledge().lead_in(found.group().rstrip(), section)
        if reading is None or reading.section != "adverse_reactions":
            continue
        _, stop = next(split_sentences(text, found.end(), end))
        yield found.start(), found.end(), stop, reading


def advice_at(text: str, start: int, end: int) -> int:
    """Return where the advice behind a listed thing begins ("a dry cough – tell your nurse"), or ``end``.

    Examples
    --------
    >>> advice_at("itching; ask for a cream", 0, 24), advice_at("itching; hives", 0, 14)
    (9, 14)
    """
    found = knowledge().advice.search(text, start + 1, end)
    return found.end() if found else end
