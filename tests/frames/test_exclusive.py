"""What only one of two drugs does, which the other then does not."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Clozapine and risperidone are old. Of the two, only clozapine causes drooling.", {"risperidone"}),
        ("Clozapine and risperidone are old. Drooling is seen with clozapine only.", {"risperidone"}),
        ("Clozapine and risperidone are old. Drooling happens only with clozapine.", {"risperidone"}),
        ("Furosemide and metolazone are diuretics. Tinnitus occurs only with the loop diuretic.", {"metolazone"}),
        ("Clozapine is old. Only clozapine causes drooling.", set()),  # the other is not told
        ("Clozapine, risperidone and quetiapine are old. Only clozapine causes drooling.", set()),  # others, not one
        ("Clozapine and risperidone are old. Drooling is seen with clozapine only at night.", set()),  # when
        ("Clozapine and risperidone are old. Clozapine only causes drooling.", set()),  # what, not which
    ],
)
def test_other_of_two_is_denied_what_only_one_does(nlp: Language, text: str, denied: set[str]) -> None:
    harms = [f for f in nlp(text)._.drugfacts.facts if f.kind == "side_effect"]
    assert {f.drug.name for f in harms if f.negated} == denied
