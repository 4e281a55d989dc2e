"""What docs/formats.md shows runs and gives something."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from drugfacts.records import Document
from drugfacts.writers import Format
from drugfacts.writers.formats import FORMATS, format_of_suffix
from drugfacts.writers.tables import TABLES

from .conftest import Write


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs" / "formats.md").read_text(encoding="utf-8")


def queries(page: str) -> list[str]:
    return re.findall(r"^```sql\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


def test_docs_queries_run(documents: list[Document], write: Write, page: str) -> None:
    with sqlite3.connect(write("sqlite", documents)) as db:
        results = [db.execute(query).fetchall() for query in queries(page)]
    assert len(results) >= 5
    assert sum(map(bool, results)) >= 3


def test_docs_name_every_format_table_and_view(page: str) -> None:
    for format in Format:
        assert f"`{format.value}`" in page
        assert all(f"`{suffix}`" in page for suffix in FORMATS[format].suffixes)
    for table in TABLES:
        assert f"| `{table.name}` |" in page


def test_formats_have_a_row_each_and_suffixes_of_their_own() -> None:
    assert set(FORMATS) == set(Format)
    for format, row in FORMATS.items():
        assert all(format_of_suffix(suffix) is format for suffix in row.suffixes)
        assert row.stream or row.file or row.folder
