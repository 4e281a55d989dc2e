"""Which ids are taken: as a dict would say, in less room than the ids alone take."""

from __future__ import annotations

import sys
import tracemalloc

from hypothesis import given
from hypothesis import strategies as st

from drugfacts.readers.taken import Taken


@given(st.lists(st.text(max_size=3)))
def test_ids_are_taken_once_by_the_first(ids: list[str]) -> None:
    taken = Taken()
    known: dict[str, str] = {}
    for number, id in enumerate(ids):
        source = f"{id}:{number}"
        assert taken.by(id, source) == known.get(id)
        known.setdefault(id, source)
    assert len(taken) == len(known)


def test_many_ids_take_little_room() -> None:
    tracemalloc.start()
    taken = Taken()
    for number in range(50_000):
        assert taken.by(f"pmid-{number}", f"notes.jsonl:{number}") is None
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size / len(taken) < sys.getsizeof("pmid-12345")
    for number in (0, 1_023, 1_024, 49_999):
        assert taken.by(f"pmid-{number}", "again.jsonl:1") == f"notes.jsonl:{number}"
