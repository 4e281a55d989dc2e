"""A form or route that a sentence tells without the drug's name is the drug's that the sentence is about."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "routes"),
    [
        ("Pregabalin is used for epilepsy. The capsules may cause dizziness.", ["oral"]),
        ("Tocilizumab treats arthritis. It is for subcutaneous use.", ["subcutaneous"]),
        ("Tocilizumab treats arthritis. It still beats any pill.", []),
        ("Tocilizumab treats arthritis. Oral herpes has been reported.", []),
    ],
)
def test_routes_told(nlp: Language, text: str, routes: list[str]) -> None:
    drugs = [d for d in nlp(text)._.drugfacts.drugs if d.name == text.split(maxsplit=1)[0].lower()]
    assert [list(d.routes) for d in drugs] == [routes]
