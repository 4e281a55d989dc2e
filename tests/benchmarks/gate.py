"""What gated parsing loses: the facts of a run that parses every sentence, against those of a run as it is by default.

`make bench` runs it on corpus/; by hand on any folders, text files and .jsonl files, each counted by itself:

    .venv/bin/python tests/benchmarks/gate.py corpus texts/ notes.jsonl

A fact is lost where no fact with its id is left in its document; new where there was none before. `parsed` is the share
of the words that stand in sentences that are parsed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from spacy.language import Language

from drugfacts.assemble.component import document_of
from drugfacts.language import analyse, load
from drugfacts.readers import SourceText, read
from drugfacts.records import Document

CORPUS = Path(__file__).parents[2] / "corpus"
MOST_LOST = 0.01


def records(sources: list[SourceText], nlp: Language) -> Iterable[tuple[Document, int, int]]:
    """Yield each text's record, its words, and those of them that were parsed."""
    for source in sources:
        doc = analyse(source, nlp)
        words = [token for token in doc if not token.is_space]
        yield document_of(doc), len(words), sum(token.dep != 0 for token in words)


def compare(path: Path, every: Language, gated: Language) -> float:
    """Print what the gate loses on the texts of ``path``, and return it as a share of the facts."""
    sources = [source for source in read([path]) if isinstance(source, SourceText)]
    facts = lost = new = words = parsed = 0
    pairs = zip(records(sources, every), records(sources, gated), strict=True)
    for (before, _, _), (after, all_words, parsed_words) in pairs:
        a, b = ({fact.id for fact in record.facts} for record in (before, after))
        facts, lost, new = facts + len(a), lost + len(a - b), new + len(b - a)
        words, parsed = words + all_words, parsed + parsed_words
    share = lost / max(1, facts)
    print(
        f"{path.name:20} {len(sources):6,} texts {facts:8,} facts, lost {lost:4,} ({100 * share:.2f} %), new {new:4,}, "
        f"parsed {100 * parsed / max(1, words):.0f} % of {words:,} words",
        flush=True,
    )
    return share


def main(paths: list[Path]) -> int:
    every, gated = load(gate=False), load(gate=True)
    return int(max([compare(path, every, gated) for path in paths]) > MOST_LOST)


if __name__ == "__main__":
    sys.exit(main([Path(path) for path in sys.argv[1:]] or [CORPUS]))
