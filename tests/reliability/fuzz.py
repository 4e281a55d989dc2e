"""Search for texts that break the pipeline, guided by the branches of our code that each text reaches.

By hand, with the fuzzer `atheris` installed beside the package (`.venv/bin/pip install atheris`); half an hour:

    .venv/bin/python tests/reliability/fuzz.py /tmp/fuzz -max_total_time=1800 -timeout=60 -max_len=400 -len_control=0

The first argument is a folder for the texts found worth keeping. What ends the search is a text that raises, gives a
wrong span, both asserts and denies one fact of the same words, or takes over a minute; it is written to `crash-*` as
bytes: give that file as the argument to see it again. Texts are put together of sentences of corpus/, words of facts,
marks and characters that make trouble, cut and repeated; without halves of surrogate pairs, which readers replace.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["drugfacts"]):
    import drugfacts
    import drugfacts.language.run

sys.path.insert(0, str(Path(__file__).parents[1] / "language"))
from test_invariants import BLOCKS, MARKS, ODD, WORDS, check

from drugfacts.records import Document

CORPUS = Path(__file__).parents[2] / "corpus"
SENTENCES = sorted(
    {part for file in sorted(CORPUS.rglob("*.txt")) for part in file.read_text(encoding="utf-8").split(". ")}
)
PIECES = (WORDS, MARKS, BLOCKS, ODD)
MOST = 4000
MEGABYTES = 8000
"""What the process may take: code that atheris watches takes a third of a megabyte more with every text, for good; run
without it, memory stays as it is."""

nlp = drugfacts.load()


def make_text(data: bytes) -> str:
    """Make a text of the bytes: each few choose a piece, a sentence, a cut, a repetition, or stand for themselves."""
    source = atheris.FuzzedDataProvider(data)
    text = ""
    while source.remaining_bytes() and len(text) < MOST:
        choice = source.ConsumeIntInRange(0, 8)
        if choice < len(PIECES):
            text += PIECES[choice][source.ConsumeIntInRange(0, len(PIECES[choice]) - 1)]
        elif choice < 6:
            sentence = SENTENCES[source.ConsumeIntInRange(0, len(SENTENCES) - 1)]
            text += f"{sentence}. " if choice == 4 else sentence[: source.ConsumeIntInRange(0, 200)]
        elif choice == 6:
            text += source.ConsumeUnicodeNoSurrogates(source.ConsumeIntInRange(0, 20))
        elif choice == 7:
            text += text[-source.ConsumeIntInRange(1, 40) :] * source.ConsumeIntInRange(1, 20)
        else:
            at = source.ConsumeIntInRange(0, len(text))
            text = text[:at] + text[at + source.ConsumeIntInRange(1, 10) :]
    return text[: 2 * MOST]


def is_denied_nowhere_it_is_asserted(record: Document) -> bool:
    """Tell whether no words are read as a fact and as its denial."""
    said: dict[tuple[object, ...], bool] = {}
    for fact in record.facts:
        for evidence in fact.evidence:
            words = tuple(sorted((s.role, s.start, s.end) for s in evidence.spans if s.role != "cue"))
            key = (fact.kind, fact.drug.name, getattr(fact, "action", None), words)
            if said.setdefault(key, fact.negated) != fact.negated:
                return False
    return True


def try_one(data: bytes) -> None:
    """Read one text and check what every consumer of a record counts on."""
    text = make_text(data)
    record = nlp(text)._.drugfacts
    check(record, text)
    assert Document.model_validate_json(record.to_json(), context={"text": text}) == record
    assert is_denied_nowhere_it_is_asserted(record), "one fact of the same words is asserted and denied"


if __name__ == "__main__":
    atheris.Setup([*sys.argv, f"-rss_limit_mb={MEGABYTES}"], try_one)
    atheris.Fuzz()
