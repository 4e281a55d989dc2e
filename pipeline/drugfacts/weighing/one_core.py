"""Products of NumPy on one core: those of weights are so small that its threads mostly wait for each other."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import lru_cache

import numpy  # noqa: F401 what multiplies for it is there once it is loaded
from threadpoolctl import ThreadpoolController


def one_core() -> AbstractContextManager[object]:
    """Multiply on one core, and then on as many as before: they are the host program's."""
    limit: AbstractContextManager[object] = _products().limit(limits=1)
    return limit


@lru_cache(maxsize=1)
def _products() -> ThreadpoolController:
    return ThreadpoolController().select(user_api="blas")
