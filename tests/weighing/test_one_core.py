"""Products of the weights, and those of whoever calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from drugfacts.weighing.network import Network
from drugfacts.weighing.one_core import one_core

if TYPE_CHECKING:
    from spacy.language import Language


def threads() -> set[int]:
    """Of NumPy: SciPy has an OpenBLAS of its own."""
    return {one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas" and "numpy" in one["filepath"]}


def test_products_are_made_on_one_core_and_then_on_as_many_as_before() -> None:
    assert np.ones((2, 2)).sum() == 4.0
    with threadpool_limits(3, user_api="blas"):
        with one_core():
            assert threads() == {1}
        assert threads() == {3}


def test_what_weights_multiply_of_a_text_is_made_on_one_core(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[set[int]] = []
    sums = Network.sums_of

    def noted(self: Network, *arguments: object) -> object:
        seen.append(threads())
        return sums(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Network, "sums_of", noted)
    with threadpool_limits(3, user_api="blas"):
        nlp("Drowsiness is what many put up with for hydroxyzine.")
    assert seen
    assert all(one == {1} for one in seen)
