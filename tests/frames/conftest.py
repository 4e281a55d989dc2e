"""Tests of frames ask frames alone: what is read by weight where they find nothing would hide what they lack."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The pipeline, without weights."""
    import drugfacts

    pipeline = drugfacts.load()
    pipeline.get_pipe("drugfacts_facts").table = None  # type: ignore[attr-defined]
    return pipeline
