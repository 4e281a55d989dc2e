"""What runs on the executors: Arrow batches in, Arrow batches out, without Spark and without a model."""

from __future__ import annotations

import pickle
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from drugfacts.engines import Process, Settings
from drugfacts.errors import DrugfactsError
from drugfacts.readers import ReadOptions
from drugfacts.spark import batches
from drugfacts.spark.batches import extract_batches, parse_batches, pipeline_of, require, results_of

Row = dict[str, Any]


@pytest.fixture
def pa() -> Any:
    return pytest.importorskip("pyarrow", reason="needs the extra spark: run make test-all")


def rows_of(results: Any) -> list[Row]:
    return [row for batch in results for row in batch.to_pylist()]


def test_batches_give_a_row_a_row_in_order_with_failures_in_their_place(pa: Any, fake_process: Process) -> None:
    texts = ["some ketamine", "crash", "", None, "nul \0 and \U0001f600"]
    batch = pa.RecordBatch.from_pydict({"id": ["a", "b", "c", "d", "a"], "text": texts})
    rows = rows_of(results_of([batch, batch.slice(0, 1)], fake_process, texts=2))
    assert [row["id"] for row in rows] == ["a", "b", "c", "d", "a", "a"]
    assert [row["error"] for row in rows] == [
        None,
        "could not be processed (ValueError: a line and another): please report it, with the text",
        None,
        '"text" is not a string',
        None,
        None,
    ]
    assert [row["record"] is None for row in rows] == [False, True, False, True, False, False]
    assert '"length":13' in rows[0]["record"]


def test_batches_are_streamed(pa: Any, fake_process: Process) -> None:
    taken = 0

    def stream() -> Any:
        nonlocal taken
        for n in range(100):
            taken += 1
            yield pa.RecordBatch.from_pydict({"id": [str(n)], "text": ["word"]})

    assert next(results_of(stream(), fake_process, texts=4)).num_rows == 4
    assert taken <= 8


@pytest.mark.parametrize(
    ("row", "error"),
    [
        ({"id": None, "text": "x"}, '"id" is empty'),
        ({"id": " ", "text": "x"}, '"id" is empty'),
        ({"id": "a", "text": None, "error": "not JSON"}, "not JSON"),
        (
            {"id": "a", "text": "x", "source": "n.jsonl:3", "other": "n.jsonl:1"},
            "two documents with the id 'a': n.jsonl:1 and n.jsonl:3: give it another",
        ),
    ],
)
def test_batches_rows_that_give_no_text_say_why(pa: Any, fake_process: Process, row: Row, error: str) -> None:
    (result,) = rows_of(results_of([pa.RecordBatch.from_pylist([row])], fake_process))
    assert (result["record"], result["error"]) == (None, error)


def test_batches_bytes_that_are_not_utf8_are_decoded_and_warned_about(pa: Any, fake_process: Process) -> None:
    data = pa.array([b"Sj\xf6gren\x92s ketamine"], pa.binary())
    text = pa.StringArray.from_buffers(1, data.buffers()[1], data.buffers()[2])
    (result,) = rows_of(results_of([pa.RecordBatch.from_arrays([pa.array(["a"]), text], ["id", "text"])], fake_process))
    assert "not UTF-8: decoded as Windows-1252" in result["record"]


def test_lines_are_parsed_as_files_of_them_are(pa: Any) -> None:
    lines = [b'{"id": 7, "text": "half \\ud83d", "subject": "zinc"}\r', b" ", b"{", b'{"id": "a", "text": ""}']
    columns = {"line": lines, "source": ["f:1", "f:2", "f:3", "f:4"], "file": ["f"] * 4, "number": [1, 2, 3, 4]}
    rows = rows_of(parse_batches([pa.RecordBatch.from_pydict(columns)], options=ReadOptions()))
    assert [(row["id"], row["text"], row["number"]) for row in rows] == [
        ("7", "half \ufffd", 1),
        (None, None, 3),
        ("a", "", 4),
    ]
    assert rows[0]["warnings"] == ["half of a surrogate pair replaced with U+FFFD in text"]
    assert (rows[0]["subject"], rows[1]["error"]) == (
        "zinc",
        "not JSON: Expecting property name enclosed in double quotes at column 2",
    )


def test_nothing_loaded_is_pickled() -> None:
    settings = Settings(model="en_core_web_sm", frames=(Path("own.yaml"),))
    assert len(pickle.dumps(partial(extract_batches, settings=settings, texts=64))) < 500


def test_pipeline_is_loaded_once_for_the_same_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[tuple[object, ...]] = []

    class Fake:
        def __init__(self, *args: object) -> None:
            self.args = args

        def load(self) -> None:
            loaded.append(self.args)

    monkeypatch.setattr(batches, "Pipeline", Fake)
    monkeypatch.setattr("gc.freeze", lambda: None)
    pipeline_of.cache_clear()
    try:
        assert pipeline_of(Settings()) is pipeline_of(Settings())
        pipeline_of(Settings(min_confidence=0.9))
    finally:
        pipeline_of.cache_clear()
    assert loaded == [(Settings(),), (Settings(min_confidence=0.9),)]


def test_missing_extra_is_named() -> None:
    with pytest.raises(DrugfactsError, match=r"^drugfacts\[spark\] is needed \(nosuchmodule missing\): pip install"):
        require("json", "nosuchmodule")
