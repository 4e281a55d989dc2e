from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from drugfacts.check import find_cases
from drugfacts.readers import SourceText, read

pytestmark = pytest.mark.corpus

KETAMINE = "4db8870ef3f8f91d1f34d1e74db3d885628886913cc3dca0d4e4650c1eb57611"


def test_corpus_first_article_is_byte_for_byte_what_the_project_began_with(corpus: Path) -> None:
    assert hashlib.sha256((corpus / "ketamine-anxiety.txt").read_bytes()).hexdigest() == KETAMINE


def test_corpus_every_text_has_expected_facts_that_name_its_drugs(corpus: Path) -> None:
    texts = {result.id for result in read([corpus]) if isinstance(result, SourceText)}
    cases = find_cases([corpus])
    assert {case.name for case in cases} == texts
    for case in cases:
        named = {drug.name for drug in case.expected.drugs}
        assert {fact.drug for fact in case.expected.facts} <= named, case.name
