from __future__ import annotations

import gzip
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drugfacts.readers.encoding import NotTextError, decode

WESTERN = [
    "The drug’s side effects – “nausea” • 20 µg",
    "Sjögren’s syndrome is treated with pilocarpine. Café.",
    "Doses of 5 µg ± 2; 37°C",
    "Don’t.",
    "Motilium® and Maxolon™ are brands…",
]


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc"))))
def test_encoding_utf8_is_unchanged(text: str) -> None:
    if text.startswith("\ufeff"):  # a byte-order mark by any other name
        text = "x" + text
    assert decode(text.encode("utf-8")) == (text, ())


def test_encoding_line_ends_stay() -> None:
    assert decode(b"a\r\nb\rc\n\x0cd")[0] == "a\r\nb\rc\n\x0cd"


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_encoding_byte_order_mark_is_removed(codec: str) -> None:
    text, warnings = decode("Ketamine – an anesthetic".encode(codec))
    assert text == "Ketamine – an anesthetic"
    assert bool(warnings) == (codec != "utf-8-sig")


@pytest.mark.parametrize("text", WESTERN)
def test_encoding_windows_1252_is_decoded_with_a_warning(text: str) -> None:
    assert decode(text.encode("cp1252")) == (text, ("not UTF-8: decoded as Windows-1252",))


def test_encoding_other_scripts_are_left_to_detection() -> None:
    text = "Кетамин применяют для общей анестезии. Побочные действия: тошнота и рвота, головокружение. " * 5
    decoded, warnings = decode(text.encode("cp1251"))
    assert decoded == text
    assert "cp1251" in warnings[0]


def test_encoding_mac_roman_quotes_are_not_windows_capitals() -> None:
    text = "Ketamine can’t be used by everyone, and it’s the patient’s choice. " * 5
    assert "Õ" not in decode(text.encode("mac_roman"))[0]


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"text\0text",
        gzip.compress(random.Random(1).randbytes(2000)),
        random.Random(2).randbytes(500),
        b"\xff\xfea",
    ],
    ids=["png", "nul", "gzip", "random", "half-a-utf16-character"],
)
def test_encoding_binary_is_refused(data: bytes) -> None:
    with pytest.raises(NotTextError):
        decode(data)


@given(st.binary(max_size=300))
def test_encoding_any_bytes_give_text_or_a_reason(data: bytes) -> None:
    try:
        text, _ = decode(data)
    except NotTextError:
        return
    text.encode("utf-8")
