"""How well the texts of corpus/ are read when they are spoiled on their way to us: macro F1 for each way of doing so.

Every 29th annotated text counts, or each of a folder that is given. What is expected is looked for in the whole
text, since its place moves. By hand, in some minutes:

    .venv/bin/python tests/benchmarks/sloppy.py texts/
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from rich.console import Console
from rich.table import Column, Table
from spacy.language import Language

import drugfacts
from drugfacts.check import Comparison, Expected, compare, find_cases, macro_f1

sys.path.insert(0, str(Path(__file__).parents[1]))

from sloppy import SPOILED

CORPUS = Path(__file__).parents[2] / "corpus"
EACH = 29


def texts_of(folder: Path) -> list[tuple[str, Expected]]:
    """The annotated texts of a folder, each with what is expected anywhere in it."""
    cases = find_cases([folder])[:: EACH if folder == CORPUS else 1]
    return [(case.text.read_text(encoding="utf-8"), _anywhere(case.expected)) for case in cases]


def _anywhere(expected: Expected) -> Expected:
    facts = tuple(fact.model_copy(update={"quote": None}) for fact in expected.facts)
    return expected.model_copy(update={"facts": facts})


def read(nlp: Language, texts: Iterable[tuple[str, Expected]], spoil: Callable[[str], str]) -> Comparison:
    """What is found in the texts once they are spoiled, against what is expected."""
    total = Comparison()
    for text, expected in texts:
        total.add(compare(expected, nlp(spoil(text))._.drugfacts))
    return total


def main(folder: Path) -> None:
    """Print a line for each way, and one for the texts as they are."""
    texts, nlp = texts_of(folder), drugfacts.load()
    table = Table("spoiled by", *(Column(name, justify="right") for name in ("macro F1", "right", "made up", "missed")))
    for how, spoil in {"nothing": str, **SPOILED}.items():
        found = read(nlp, texts, spoil)
        counts = (sum(facts.values()) - facts["drug"] for facts in (found.right, found.made_up, found.missed))
        table.add_row(how, f"{macro_f1(found):.3f}", *map(str, counts))
    Console().print(f"{len(texts)} texts", table)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS)
