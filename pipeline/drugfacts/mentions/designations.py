"""Targets whose listed name stands in a text with more marks: "hCES1" of man, "alpha(2A)-adrenoceptors".

Papers put a letter for the species before the symbol of a protein. Where a text has lost what was set below the line,
brackets stand for it ("Ca(v)1.2", "H(3) receptor"). What is left without these marks is asked of the lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drugfacts.lexicon import Kind, Sense

from .brands import Terms
from .mention import Mention

_SPECIES = re.compile(r"(?<![\w-])[hmr](?=[A-Z][A-Za-z]*[A-Z\d])")
"""The letter for man, mouse or rat before a symbol in capitals."""
_GREEK = "alpha|beta|gamma|delta|epsilon|kappa|mu"
_LOWERED = re.compile(rf"(?<=\w)\(([^\W_]{{1,3}}|{_GREEK})\)")
_DESIGNATION = re.compile(r"[\w()/.-]*[\w)](?: [\w-]+){0,2}")
_START = re.compile(r"[\w-]+$")
_MOST_WORDS = 3


def designations(text: str, lexicon: Terms) -> Iterator[Mention]:
    """Yield the targets that the lexicon knows by what is left without the marks; the longest at each place.

    Examples
    --------
    >>> from drugfacts.lexicon import Lexicon
    >>> [(m.start, m.end, m.key) for m in designations("It blocks hCES1 and Ca(v)1.2.", Lexicon.load())]
    [(10, 15, 'target:carboxylesterase 1'), (20, 28, 'target:cav1.2')]
    """
    for match in _SPECIES.finditer(text):
        yield from _longest(text, match.start(), 1, lexicon)
    end = 0
    for match in _LOWERED.finditer(text):
        if match.start() >= end and (begun := _START.search(text, max(0, match.start() - 20), match.start())):
            for mention in _longest(text, begun.start(), 0, lexicon):
                end = mention.end
                yield mention


def _longest(text: str, start: int, skipped: int, lexicon: Terms) -> Iterator[Mention]:
    """The target that the words at a place name but for brackets and so many letters, of as many words as possible."""
    said = _DESIGNATION.match(text, start + skipped)
    words = said.group().split(" ") if said else []
    for count in range(min(len(words), _MOST_WORDS), 0, -1):
        written = " ".join(words[:count]).rstrip(".-/")
        if not skipped and not _LOWERED.search(written):
            return
        sense = _meant(_LOWERED.sub(r"\1", written), lexicon)
        if sense is not None and not _meant(text[start : start + skipped + len(written)], lexicon):
            yield Mention(start, start + skipped + len(written), sense.entry, sense.role)
            return


def _meant(name: str, lexicon: Terms) -> Sense | None:
    senses = lexicon.lookup(name, Kind.TARGET)
    return senses[0] if senses else None
