from __future__ import annotations

import gzip
import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from drugfacts.readers import SourceText

from .conftest import Results

pa = pytest.importorskip("pyarrow")


def table(**columns: list[Any]) -> bytes:
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(pa.table(columns), out, row_group_size=2)
    return out.getvalue()


def test_parquet_columns(read_bytes: Callable[..., Results], tmp_path: Path) -> None:
    content = table(id=[1, 2, 3], text=["a\r\nb", "", "é"], subject=["gout", None, None], other=[[1], [2], [3]])
    assert read_bytes("in.parquet", content) == [
        SourceText("1", "a\r\nb", f"{tmp_path}/in.parquet:1", None, "gout"),
        SourceText("2", "", f"{tmp_path}/in.parquet:2"),
        SourceText("3", "é", f"{tmp_path}/in.parquet:3"),
    ]
    assert len(read_bytes("in.parquet.gz", gzip.compress(content))) == 3


def test_parquet_names_are_settable_and_bad_rows_fail_alone(read_bytes: Callable[..., Results]) -> None:
    first, second = read_bytes("in.parquet", table(pmid=["x", None], note=["a", "b"]), id="pmid", text="note")
    assert isinstance(first, SourceText)
    assert '"pmid" is not a string' in str(second)


def test_parquet_what_is_wrong_is_said(refusal: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    content = table(id=["a"], body=["x"])
    assert refusal("in.parquet", content) == "no column 'text': name it with --text-column (columns: id, body)"
    for damaged in (b"", b"nonsense", content[:-9], content[:40] + b"\0" * 40 + content[80:]):
        assert refusal("in.parquet", damaged)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert refusal("in.parquet", content).endswith("in.parquet: pip install 'drugfacts[parquet]'")
