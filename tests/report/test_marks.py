from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drugfacts.report.marks import Mark, segments

TEXT = "Zinc may cause nausea and a metallic taste."


@st.composite
def marks(draw: st.DrawFn) -> list[Mark]:
    edges = st.integers(0, len(TEXT) - 1)
    pairs = draw(st.lists(st.tuples(edges, edges, st.sampled_from(["drug", "effect", "cue", "mention"]))))
    return [Mark(min(a, b), max(a, b) + 1, role, f"f{n}") for n, (a, b, role) in enumerate(pairs)]


@given(marks(), st.sets(st.integers(-5, 60)))
def test_segments_are_the_text_and_each_knows_exactly_the_marks_over_it(given_marks: list[Mark], at: set[int]) -> None:
    found = list(segments(TEXT, given_marks, at))
    assert "".join(segment.text for segment in found) == TEXT
    for segment in found:
        over = {m.fact for m in given_marks if m.start <= segment.start and segment.start + len(segment.text) <= m.end}
        touching = {
            m.fact for m in given_marks if m.start < segment.start + len(segment.text) and segment.start < m.end
        }
        assert set(segment.facts) == over == touching
    assert {segment.start for segment in found if segment.anchor} == {place for place in at if 0 <= place < len(TEXT)}


def test_segments_of_a_quote_count_from_its_place_in_the_text() -> None:
    found = list(segments("nausea", [Mark(15, 21, "effect")], offset=15))
    assert [(s.text, s.start, s.look) for s in found] == [("nausea", 15, "term")]


def test_the_empty_text_has_no_segments() -> None:
    assert list(segments("", [])) == []
