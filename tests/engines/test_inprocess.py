from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Sequence

import pytest

from drugfacts.engines import Pipeline, Process, Settings, batches, run
from drugfacts.errors import DrugfactsError
from drugfacts.readers import Failure, SourceText
from drugfacts.records import Document


def source(id: str, text: str = "") -> SourceText:
    return SourceText(id, text, f"{id}.txt")


def names(results: Iterable[Document | Failure]) -> list[str]:
    return [f"!{result.source}" if isinstance(result, Failure) else result.id for result in results]


@pytest.mark.parametrize("texts", [1, 2, 64])
def test_inprocess_order_is_kept_with_failures_in_their_place(fake_process: Process, texts: int) -> None:
    items = [source("a"), Failure("gone.txt", "no such file"), source("b", "crash"), source("c"), Failure("x", "y")]
    assert names(run(items, fake_process, texts=texts)) == ["a", "!gone.txt", "!b.txt", "c", "!x"]


def test_inprocess_reason_is_one_line(fake_process: Process) -> None:
    (failure,) = run([source("b", "crash")], fake_process)
    assert str(failure) == (
        "b.txt: could not be processed (ValueError: a line and another): please report it, with the text"
    )


def test_inprocess_results_do_not_depend_on_the_batch(fake_process: Process) -> None:
    items = [source(str(n), "some ketamine") for n in range(10)]
    assert list(run(items, fake_process, texts=3)) == list(run(items, fake_process))


def test_inprocess_unusable_pipeline_is_no_failure_of_a_text() -> None:
    def process(batch: Sequence[SourceText]) -> list[Document]:
        raise DrugfactsError("no model")

    with pytest.raises(DrugfactsError, match="no model"):
        list(run([source("a")], process))


def test_inprocess_records_of_other_texts_are_a_failure(make_document: Callable[..., Document]) -> None:
    (failure,) = run([source("a")], lambda batch: [make_document(id="b")])
    assert isinstance(failure, Failure)


def test_inprocess_reads_no_further_than_it_has_to(fake_process: Process) -> None:
    taken: list[str] = []

    def items() -> Iterable[SourceText]:
        for n in range(100):
            taken.append(str(n))
            yield source(str(n))

    next(iter(run(items(), fake_process, texts=4)))
    assert len(taken) == 4


def test_batches_are_bounded_by_characters() -> None:
    items = [source(str(n), "x" * 60) for n in range(5)]
    assert [len(batch) for batch in batches(items, characters=100)] == [2, 2, 1]


def test_pipeline_pickles_without_its_model() -> None:
    pipeline = Pipeline(Settings(model="mine"))
    pipeline._nlp = object()  # type: ignore[assignment]
    assert vars(pickle.loads(pickle.dumps(pipeline))) == {
        "settings": Settings(model="mine"),
        "_own": {},
        "_nlp": None,
        "_strings": 0,
    }


def test_pipeline_that_cannot_be_loaded_is_an_error_for_a_person(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "drugfacts.language", None)
    with pytest.raises(DrugfactsError, match="cannot be loaded"):
        list(run([source("a")], Pipeline()))
