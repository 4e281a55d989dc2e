"""What the tests of all readers share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from drugfacts.readers import Failure, ReadOptions, SourceText, read

Results = list[SourceText | Failure]


@pytest.fixture
def read_bytes(tmp_path: Path) -> Callable[..., Results]:
    """Write bytes to a file of a name, and read it; sources are below the folder."""

    def write_and_read(name: str, content: bytes, **options: Any) -> Results:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return list(read([path], options=ReadOptions(**options)))

    return write_and_read


@pytest.fixture
def read_one(read_bytes: Callable[..., Results]) -> Callable[..., SourceText]:
    """Read bytes that hold one text."""

    def only(name: str, content: bytes, **options: Any) -> SourceText:
        (result,) = read_bytes(name, content, **options)
        assert isinstance(result, SourceText), result
        return result

    return only


@pytest.fixture
def refusal(read_bytes: Callable[..., Results]) -> Callable[..., str]:
    """Read bytes that give no text, and return the reason."""

    def only(name: str, content: bytes, **options: Any) -> str:
        (result,) = read_bytes(name, content, **options)
        assert isinstance(result, Failure), result
        assert "\n" not in str(result)
        return result.reason

    return only
