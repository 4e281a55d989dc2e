"""Here it is what the parser makes of sentences, most of which name no drug."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.fixture(scope="session")
def nlp(ungated: Language) -> Language:
    """The pipeline that parses every sentence."""
    return ungated
