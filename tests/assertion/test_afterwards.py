"""Seriousness that the sentence after tells of the harms of the one before."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "serious"),
    [
        ("Felbamate may cause hepatitis and pancreatitis. Both can be fatal.", [True, True]),
        ("Felbamate may cause hepatitis. This is an emergency.", [True]),
        ("Felbamate may cause hepatitis. In overdose it is dangerous.", [False]),
        ("Felbamate may cause hepatitis. These are described in a boxed warning, as they are serious.", [True]),
        ("Felbamate may cause hepatitis. These are described in a boxed warning.", [False]),
        ("Felbamate may cause hepatitis. It is not dangerous.", [False]),
        ("Felbamate may cause hepatitis. Valproate can be fatal.", [False]),
        ("Felbamate may cause hepatitis. It is rarely fatal.", [False]),
        ("Hepatitis is rare with felbamate, but it can be fatal.", [True]),
        ("Felbamate may cause headache and hepatitis, and it can be fatal.", [False, True]),
        ("Hepatitis and seizures were seen with felbamate, and a few cases were fatal.", [True, True]),
        ("Hepatitis is rare with felbamate, and it is not dangerous.", [False]),
        ("Hepatitis and seizures are rare with felbamate, but people have died of them.", [True, True]),
        ("Hepatitis is rare with felbamate, and nobody has died of it.", [False]),
        ("Felbamate may cause hepatitis.\n\nThis is an emergency.", [False]),
    ],
)
def test_sentence_after(nlp: Language, text: str, serious: list[bool]) -> None:
    facts = [f for f in nlp(text)._.drugfacts.facts if f.kind == "side_effect"]
    assert [f.serious for f in facts] == serious
