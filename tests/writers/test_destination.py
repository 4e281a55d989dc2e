from __future__ import annotations

from pathlib import Path

import pytest

from drugfacts.errors import DrugfactsError
from drugfacts.writers import Format, destination


@pytest.mark.parametrize(
    ("out", "format", "kind", "path", "written"),
    [
        (None, None, "stdout", None, "jsonl"),
        ("-", Format.JSON, "stdout", None, "json"),
        ("x.jsonl", None, "file", "x.jsonl", "jsonl"),
        ("x.json", None, "file", "x.json", "json"),
        ("x.json", Format.JSONL, "file", "x.json", "jsonl"),
        ("x.jsonl", Format.JSON, "file", "x.jsonl", "json"),
        ("x", None, "file", "x/facts.jsonl", "jsonl"),
        ("x.d/", None, "file", "x.d/facts.jsonl", "jsonl"),
        ("x/", Format.JSON, "folder", "x", "json"),
        ("there.d", None, "file", "there.d/facts.jsonl", "jsonl"),
        ("noted", None, "file", "noted", "jsonl"),
        ("/dev/null", None, "special", "/dev/null", "jsonl"),
    ],
)
def test_destination_of_out_and_format(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    out: str | None,
    format: Format | None,
    kind: str,
    path: str | None,
    written: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("there.d").mkdir()
    Path("noted").touch()
    to = destination(out, format)
    assert (to.kind, to.path, to.format.value) == (kind, path and Path(path), written)


def test_destination_empty_name_is_refused() -> None:
    with pytest.raises(DrugfactsError, match="--out is empty"):
        destination("")
