from __future__ import annotations

import pytest

from drugfacts.assertion.numbers import frequency_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The limits (CIOMS): at least 10 %, 1 %, 0.1 %, 0.01 %.
        ("100 %", "very_common"),
        ("10 %", "very_common"),
        ("9.9 %", "common"),
        ("1 %", "common"),
        ("0.99 %", "uncommon"),
        ("0.1 %", "uncommon"),
        ("0.09 %", "rare"),
        ("0.01 %", "rare"),
        ("0.009 %", "very_rare"),
        ("1 in 10", "very_common"),
        ("1 in 11", "common"),
        ("1 in 100", "common"),
        ("1 in 101", "uncommon"),
        ("1 in 1,000", "uncommon"),
        ("1 in 1001", "rare"),
        ("1 in 10,000", "rare"),
        ("1 in 10,001", "very_rare"),
        # Ways of writing them.
        ("12%", "very_common"),
        ("one in about 25 000", "very_rare"),
        ("4 to 9 per 100 babies", "common"),
        ("8.4 per 100 person-years", None),
        ("about one treated patient in ten", "very_common"),
        ("in about 12 % of patients", "very_common"),
        ("12 percent of patients", "very_common"),
        ("12 per cent of patients", "very_common"),
        ("5-15 %", "common"),
        ("5 to 15 %", "common"),
        ("5 – 15 percent", "common"),
        ("one in five people", "very_common"),
        ("3 out of 100 people", "common"),
        ("2 of 50 patients", "common"),
        ("1 of every 8 people", "very_common"),
        ("one in every twenty", "common"),
        ("1.5 in 1,000", "uncommon"),
        ("up to 1 in 10 people", "common"),
        ("fewer than 1 in 100 people", "uncommon"),
        ("less than 1 in 10,000 people", "very_rare"),
        ("more than 1 in 10 people", "very_common"),
        ("fewer than 1 % of patients", "uncommon"),
        ("less than 0.1 % of patients", "rare"),
        (".5 %", "uncommon"),
        # No shares.
        ("0 % of patients", None),
        ("", None),
        ("for 12 weeks", None),
        ("50 mg", None),
        ("in 2019", None),
        ("5 in 5", None),
        ("30 of 20", None),
        ("0 of 20", None),
        ("age of 50", None),
    ],
)
def test_frequency_of_a_number(text: str, expected: str | None) -> None:
    assert frequency_of(text) == expected
