"""A long text that is read in parts: one record, with offsets of the whole."""

from __future__ import annotations

import pytest
from spacy.language import Language

from drugfacts.language import in_parts, pipe
from drugfacts.readers import SourceText
from drugfacts.records import Document

FILLER = "The weather was fine that day, and many people went out for a walk. " * 8
TEXT = f"""Zolmitriptan (Zomig)

Uses

Zolmitriptan is used to treat migraine. It may cause nausea.

{FILLER}

Side effects

Zolmitriptan frequently causes nausea. Seizures have been reported.

{FILLER}

History

Zolmitriptan was approved by the FDA in 1997 for migraine. Zolmitriptan does not cause weight gain.
"""

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def source() -> SourceText:
    return SourceText("long", TEXT, "long.txt", warnings=("odd",))


@pytest.fixture(scope="module")
def record(nlp: Language, source: SourceText) -> Document:
    return in_parts(source, nlp, 800)


def test_parts_give_the_record_of_the_whole(nlp: Language, source: SourceText, record: Document) -> None:
    whole = next(pipe([source], nlp=nlp))
    assert record.model_dump(exclude={"facts"}) == whole.model_dump(exclude={"facts"})
    assert [fact.id for fact in record.facts] == [fact.id for fact in whole.facts]


def test_parts_merge_what_they_say_of_one_fact(record: Document) -> None:
    (nausea,) = (fact for fact in record.facts if fact.term and fact.term.name == "nausea")
    assert len(nausea.evidence) == 2
    assert (nausea.hedged, nausea.frequency) == (False, "common")  # type: ignore[union-attr]
    assert nausea.evidence[0].start < TEXT.index("Side effects") < nausea.evidence[1].start


def test_parts_count_a_repeated_title_once(record: Document) -> None:
    (drug,) = (drug for drug in record.drugs if not drug.is_class)
    starts = [mention.start for mention in drug.mentions]
    assert starts == sorted(set(starts))
    assert drug.brands == ("Zomig",)


def test_parts_are_taken_for_texts_longer_than_asked(nlp: Language, source: SourceText, record: Document) -> None:
    short = SourceText("short", "Aspirin can cause heartburn.")
    records = list(pipe([short, source, short], nlp=nlp, max_chars=800))
    assert [one.id for one in records] == ["short", "long", "short"]
    assert records[1] == record


def test_parts_longer_than_spacy_allows(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nlp, "max_length", 10)  # a million by default
    (record,) = pipe([SourceText("a", "Aspirin can cause heartburn.")], nlp=nlp)
    assert len(record.facts) == 1
