from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drugfacts.readers import Failure, SourceText, read

from .conftest import Results


def test_delimited_columns(read_one: Callable[..., SourceText], tmp_path: Path) -> None:
    content = 'id,title,subject,text,more\r\n7,T,ketamine,"One, ""two""\r\nthree",x\r\n'
    text = read_one("in.csv", content.encode())
    assert text == SourceText("7", 'One, "two"\r\nthree', f"{tmp_path}/in.csv:2", "T", "ketamine")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_delimited_delimiter_and_byte_order_mark_are_detected(
    read_one: Callable[..., SourceText], delimiter: str, codec: str
) -> None:
    content = delimiter.join(["id", "text"]) + "\n" + delimiter.join(["a", "Naïve"]) + "\n"
    assert read_one("in.csv", content.encode(codec)).text == "Naïve"


def test_delimited_names_are_settable(read_one: Callable[..., SourceText]) -> None:
    content = b"pmid\tnote\tdrug\n1\tIt works, mostly; often.\tketamine\n"
    text = read_one("in.tsv", content, id="pmid", text="note", subject="drug")
    assert (text.id, text.text, text.subject) == ("1", "It works, mostly; often.", "ketamine")


def test_delimited_windows_1252_is_decoded_with_a_warning(read_one: Callable[..., SourceText]) -> None:
    content = "id,text\n1,the drug’s use\n".encode("cp1252")
    text = read_one("in.csv", content)
    assert (text.text, text.warnings) == ("the drug’s use", ("not UTF-8: decoded as Windows-1252",))
    assert read_one("in.csv", content, encoding="cp1252").warnings == ()


def test_delimited_bad_rows_fail_alone_with_their_line(read_bytes: Callable[..., Results], tmp_path: Path) -> None:
    content = b'id,text\n1,"a\nb"\n2\n ,x\n\n3,c\n'
    results = read_bytes("in.csv", content)
    assert [str(r).removeprefix(f"{tmp_path}/") if isinstance(r, Failure) else r.id for r in results] == [
        "1",
        "in.csv:4: 1 columns, not 2 as in the header: check quotes",
        'in.csv:5: "id" is empty',
        "3",
    ]


def test_delimited_quote_that_is_not_closed_is_told_and_takes_no_other_row_along(
    read_bytes: Callable[..., Results], tmp_path: Path
) -> None:
    first, second, third = read_bytes("in.csv", b'id,text\n1,"a" b\n2,c\n3,"d\n4,e\n')
    assert str(first).startswith(f"{tmp_path}/in.csv:2: a row that cannot be read")
    assert isinstance(second, SourceText)
    assert str(third).startswith(f"{tmp_path}/in.csv:4: a row that cannot be read")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"name,text\n1,x\n", "no column 'id': name it with --id-column (columns: name, text)"),
        (b"", "no column 'id'"),
        (b"\x89PNG\0\0", "binary"),
        ("id,text\n1,x\n".encode("utf-16")[:-1], "not valid utf-16"),
    ],
)
def test_delimited_what_is_wrong_is_said(refusal: Callable[..., str], content: bytes, reason: str) -> None:
    assert reason in refusal("in.csv", content)


@settings(deadline=None)
@given(st.lists(st.text(st.characters(blacklist_categories=("Cs", "Cc"))), max_size=5), st.sampled_from(",;\t"))
def test_delimited_round_trip(tmp_path_factory: pytest.TempPathFactory, texts: list[str], delimiter: str) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerow(["id", "text"])
    writer.writerows(enumerate(texts))
    path = tmp_path_factory.mktemp("tables") / "in.csv"
    path.write_bytes(out.getvalue().encode())
    assert [result.text for result in read([path]) if isinstance(result, SourceText)] == texts


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_delimited_any_bytes_give_texts_or_reasons(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("tables") / "in.csv"
    path.write_bytes(b"id,text\n" + data)
    for result in read([path]):
        assert isinstance(result, SourceText) or "\n" not in str(result)
