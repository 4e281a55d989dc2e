"""One text through every container comes out as it was."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drugfacts.readers import SourceText, read

TEXTS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1).filter(lambda text: text[0] != "\ufeff")


def containers(text: str) -> dict[str, bytes]:
    """The document `a` in each container of plain text."""
    data, table, archive = text.encode(), io.StringIO(), io.BytesIO()
    csv.writer(table, quoting=csv.QUOTE_ALL).writerows([["id", "text"], ["a", text]])
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("a.md", data)
    return {
        "a.txt": data,
        "a.md.gz": gzip.compress(data),
        "x.jsonl": json.dumps({"id": "a", "text": text}).encode(),
        "x.jsonl.gz": gzip.compress(json.dumps({"id": "a", "text": text}, ensure_ascii=False).encode()),
        "x.csv": table.getvalue().encode(),
        "x.tsv.gz": gzip.compress(f'id\ttext\na\t"{text.replace(chr(34), chr(34) * 2)}"\n'.encode()),
        "x.zip": archive.getvalue(),
    }


@settings(deadline=None, max_examples=30)
@given(TEXTS)
def test_formats_round_trip(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("containers")
    for name, content in containers(text).items():
        (folder / name).write_bytes(content)
        (result,) = read([folder / name])
        assert isinstance(result, SourceText), (name, result)
        assert (result.id.removeprefix("x/"), result.text) == ("a", text), name
