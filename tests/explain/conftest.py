"""Here it is why frames find nothing, mostly in single sentences without a drug."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.fixture(scope="session")
def nlp(ungated: Language) -> Language:
    """The pipeline that parses every sentence."""
    return ungated
