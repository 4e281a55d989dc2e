from __future__ import annotations

from pathlib import Path

from .conftest import Run


def test_schema_writes_and_checks(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "schemas"
    code, _, err = run("schema", "--check", "--out", out)
    assert code == 1
    assert "is not up to date: run drugfacts schema" in err
    assert run("schema", "--out", out) == (0, f"{out}/document.schema.json\n{out}/expected.schema.json\n", "")
    assert run("schema", "--check", "--out", out) == (0, "", "")


def test_schema_committed_is_up_to_date(run: Run, root: Path) -> None:
    assert run("schema", "--check", "--out", root / "schemas") == (0, "", "")
