"""Texts to measure on: drug articles as they are, and mixed with plain prose that has nothing to do with medicine.

The plain prose is generated here from words and patterns, the same for the same seed. Three densities are built:

- ``articles``: the texts of corpus/ (or of another folder), as they are, but for those of a few sentences;
- ``abstracts``: one of their paragraphs between two of plain prose in each text;
- ``sparse``: long texts of plain prose; in every fourth stands one sentence about a drug.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

SHORTEST = 120
"""Words of an article: half the texts of corpus/ are a few sentences each."""

WORDS = {
    "who": """
        the council | the schoolmaster | a carpenter from the valley | the harbour office | her neighbour
        the orchestra | the museum | two students | the librarian | an old sailor | the railway company
        the baker's son | our committee
        the village choir | a surveyor | the gardeners | the editor of the paper | his grandmother | the bridge keeper
        the football club | a group of painters | the owner of the mill | the ferry crew | the young architect
        the postman | three cyclists | the market traders""",
    "did": """
        rebuilt | measured | described | sold | painted | visited | moved | planned | repaired | studied | opened
        closed | photographed | bought | borrowed | lost | found | counted | compared | discussed | carried
        sketched | cleaned | named | abandoned""",
    "what": """
        the old bridge | a row of lime trees | the wooden staircase | the northern tower | a collection of maps
        the town hall clock | the lower fields | an unfinished novel | the stone wall along the road | a set of drawings
        the reading room | the summer timetable | the boats on the lake | a narrow path | the roof of the barn
        several letters | the kitchen garden | the iron gate | a map of the coast | the first edition | the station café
        an empty warehouse | the annual report | the piano in the hall""",
    "where": """
        near the river | behind the church | at the edge of the forest | in the next village | on the way to the coast
        by the canal | in the market square | at the foot of the hill | beside the old mill | in a quiet street
        on the island | under the arches | across the border | at the end of the platform | above the harbour""",
    "when": """
        in the spring of {year} | after the long winter | before the festival | on a rainy {day}
        during the {year} fair | last {day} | for almost {number} years | within {number} weeks
        at the beginning of {month} | every {day}
        in late {month} {year} | when the snow had gone | as the days grew longer""",
    "why": """
        because the budget allowed it | although nobody had asked for it | so that visitors could see the view
        which surprised everyone | and the newspapers reported it at length | but the work was never finished
        while the trains ran as usual | as the engineers had recommended | since the ground was too wet
        and {number} people came to watch | for a price of {number} crowns | despite the wind""",
    "day": "Monday | Tuesday | Wednesday | Thursday | Friday | Saturday | Sunday",
    "month": "January | March | April | May | June | July | August | September | October | November | December",
    "year": " | ".join(map(str, range(1850, 2021))),
    "number": " | ".join(map(str, range(2, 91))),
}
PATTERNS = (
    "{Who} {did} {what} {where}.",
    "{Who} {did} {what} {when}, {why}.",
    "{When}, {who} {did} {what}.",
    "It was {who} who {did} {what} {where} {when}.",
    "{Who} {did} {what}, and {who} {did} {what} {where}.",
    "There are {number} photographs of {what} {where}, {why}.",
    "Nobody remembers why {who} {did} {what} {when}.",
    "{Who} said that {who} had {did} {what}, {why}.",
    "Of the {number} houses {where}, most were built {when}.",
)
_SLOT = re.compile(r"\{(\w+)\}")
_LISTS = {name: [phrase.strip() for phrase in re.split(r"[|\n]", phrases.strip())] for name, phrases in WORDS.items()}


def _filled(pattern: str, pick: random.Random) -> str:
    def phrase(slot: re.Match[str]) -> str:
        chosen = _filled(pick.choice(_LISTS[slot[1].lower()]), pick)
        return chosen[0].upper() + chosen[1:] if slot[1][0].isupper() else chosen

    return _SLOT.sub(phrase, pattern)


def paragraph(pick: random.Random, sentences: int = 6) -> str:
    """Return a paragraph of plain prose."""
    return " ".join(_filled(pick.choice(PATTERNS), pick) for _ in range(sentences))


def articles(folder: Path, words: int) -> list[str]:
    """Return texts of a folder, of about so many words together, from all parts of it; no short ones."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt"))]
    texts = [text for text in texts if len(text.split()) >= SHORTEST]
    random.Random(1).shuffle(texts)
    return list(_up_to(texts, words))


def abstracts(folder: Path, words: int) -> list[str]:
    """Return texts of three paragraphs, of which the second is about a drug."""
    pick = random.Random(2)
    known = [p for text in articles(folder, 10 * words) for p in text.split("\n\n") if len(p.split()) > 40]
    made = ("\n\n".join((paragraph(pick), pick.choice(known), paragraph(pick))) for _ in range(words))
    return list(_up_to(made, words))


def sparse(folder: Path, words: int) -> list[str]:
    """Return long texts of plain prose; one in four has a sentence about a drug."""
    pick = random.Random(3)
    known = re.findall(r"[A-Z][^.\n]{60,200}\.(?= [A-Z])", "\n".join(articles(folder, words)))

    def text(number: int) -> str:
        paragraphs = [paragraph(pick) for _ in range(8)]
        if number % 4 == 0:
            paragraphs[pick.randrange(8)] += f" {pick.choice(known)}"
        return "\n\n".join(paragraphs)

    return list(_up_to(map(text, range(words)), words))


def _up_to(texts: Iterable[str], words: int) -> Iterator[str]:
    total = 0
    for text in texts:
        yield text
        total += len(text.split())
        if total >= words:
            return


DENSITIES: dict[str, Callable[[Path, int], list[str]]] = {
    "articles": articles,
    "abstracts": abstracts,
    "sparse": sparse,
}


def write(texts: Iterable[str], folder: Path) -> None:
    """Write texts to a folder, one file each."""
    folder.mkdir(parents=True)
    for number, text in enumerate(islice(texts, None)):
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
