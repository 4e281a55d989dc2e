from __future__ import annotations

from collections import Counter

import pytest

from drugfacts.check.fit_grounds import Judged, counts_of
from drugfacts.frames.precision import Grounds, Precision

KNOWN, OPEN = (Grounds("side_effect.causes", "named", term, told="once") for term in ("known", "open"))
KNOWN_AGAIN = Grounds("side_effect.causes", "named", "known", told="again")


def judged(grounds: Grounds, right: int, wrong: int) -> Judged:
    return Counter({(grounds, True): right, (grounds, False): wrong})


@pytest.mark.parametrize(("right", "wrong"), [(90, 10), (50, 50), (20, 80)])
def test_confidence_is_the_share_right(right: int, wrong: int) -> None:
    measured = Precision({"side_effect": counts_of(judged(KNOWN, right, wrong))})
    assert measured.confidence("side_effect", KNOWN) == pytest.approx(right / (right + wrong), abs=0.02)


def test_what_always_comes_together_is_not_counted_twice() -> None:
    """The known terms are those told again, and 9 in 10 of them right: not more, because of two good grounds."""
    measured = Precision({"side_effect": counts_of(judged(KNOWN_AGAIN, 900, 100) + judged(OPEN, 600, 400))})
    assert measured.confidence("side_effect", KNOWN_AGAIN) == pytest.approx(0.9, abs=0.01)
    assert measured.confidence("side_effect", OPEN) == pytest.approx(0.6, abs=0.01)


def test_what_was_seen_once_hardly_moves_anything() -> None:
    counts = counts_of(judged(KNOWN, 90, 10) + judged(OPEN, 0, 1))
    assert -1 < counts["term"]["open"].weight < 0


def test_counts_come_in_one_order() -> None:
    one, other = judged(KNOWN, 9, 1) + judged(OPEN, 3, 3), judged(OPEN, 3, 3) + judged(KNOWN, 9, 1)
    assert counts_of(one) == counts_of(other)
    assert list(counts_of(one)) == sorted(counts_of(one))
