from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drugfacts.readers import Failure, SourceText, read


def read_lines(folder: Path, content: bytes) -> list[SourceText | Failure]:
    path = folder / "in.jsonl"
    path.write_bytes(content)
    return [replace(result, source=(result.source or "").removeprefix(f"{folder}/")) for result in read([path])]


def read_line(folder: Path, line: bytes) -> SourceText | Failure:
    (result,) = read_lines(folder, line)
    return result


def test_jsonl_fields(tmp_path: Path) -> None:
    line = '{"id": 7, "text": "a\\r\\nb", "title": "T", "subject": "ketamine", "other": 1}'
    assert read_line(tmp_path, line.encode()) == SourceText("7", "a\r\nb", "in.jsonl:1", "T", "ketamine")


def test_jsonl_optional_fields_may_be_null(tmp_path: Path) -> None:
    result = read_line(tmp_path, b'\xef\xbb\xbf{"id": "a", "text": "", "title": null, "subject": null}\r\n')
    assert result == SourceText("a", "", "in.jsonl:1")


def test_jsonl_line_separators_inside_a_text_end_no_line(tmp_path: Path) -> None:
    result = read_line(tmp_path, '{"id": "a", "text": "x\u2028y\u0085z"}'.encode())
    assert isinstance(result, SourceText)
    assert result.text == "x\u2028y\u0085z"


def test_jsonl_bad_lines_fail_alone_with_their_number(tmp_path: Path) -> None:
    results = read_lines(tmp_path, b'{"id": "a", "text": "x"}\n\nnonsense\n{"id": "b", "text": "y"}\n')
    assert [str(r) if isinstance(r, Failure) else r.id for r in results] == [
        "a",
        "in.jsonl:3: not JSON: Expecting value at column 1",
        "b",
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "x"}', 'no "id"'),
        (b'{"id": "a"}', 'no "text"'),
        (b'{"id": null, "text": "x"}', '"id" is not a string'),
        (b'{"id": true, "text": "x"}', '"id" is not a string'),
        (b'{"id": " ", "text": "x"}', '"id" is empty'),
        (b'{"id": "a", "text": ["x"]}', '"text" is not a string'),
        (b'{"id": "a", "text": "x", "title": 3}', '"title" is not a string'),
        (b'["a", "x"]', "not a JSON object"),
        (b'{"id": "a", "text": "x"', "not JSON"),
        (b"[" * 100_000, "nested too deep"),
        (b'{"id": "a", "n": ' + b"1" * 5000 + b"}", "number too long"),
        (b'{"id": "a", "text": "\0"}', "binary"),
    ],
)
def test_jsonl_what_is_wrong_is_said(tmp_path: Path, line: bytes, reason: str) -> None:
    result = read_line(tmp_path, line)
    assert isinstance(result, Failure)
    assert reason in result.reason


def test_jsonl_half_surrogates_are_replaced_with_a_warning(tmp_path: Path) -> None:
    result = read_line(tmp_path, b'{"id": "a", "text": "x\\ud83dy \\ud83d\\ude00"}')
    assert isinstance(result, SourceText)
    assert result.text == "x\ufffdy \U0001f600"
    assert "surrogate" in result.warnings[0]


def test_jsonl_windows_1252_line_is_decoded_with_a_warning(tmp_path: Path) -> None:
    result = read_line(tmp_path, '{"id": "a", "text": "the drug’s use"}'.encode("cp1252"))
    assert isinstance(result, SourceText)
    assert result.text == "the drug’s use"
    assert result.warnings


@given(st.binary(max_size=200))
def test_jsonl_any_bytes_give_texts_or_reasons(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    for result in read_lines(tmp_path_factory.mktemp("lines"), data):
        assert isinstance(result, SourceText) or "\n" not in str(result)
