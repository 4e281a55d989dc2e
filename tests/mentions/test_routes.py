"""Which words of place and of form tell a route, and which do not."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "routes"),
    [
        ("Pregabalin capsules are swallowed whole.", ["oral"]),
        ("Mometasone nasal spray relieves hay fever.", ["intranasal"]),
        ("Latanoprost eye drops lower the pressure.", ["ophthalmic"]),
        ("Fentanyl comes as a skin patch.", ["transdermal"]),
        ("Methotrexate is injected under the skin.", ["subcutaneous"]),
        ("Oral and intravenous ketamine were compared.", ["oral", "intravenous"]),
        ("Etomidate is given as an injection.", []),
        ("Omalizumab shrinks nasal polyps.", []),
        ("Acetazolamide lowers the pressure in the eye.", []),
        ("Omalizumab helps where topical treatment has failed.", []),
    ],
)
def test_routes(nlp: Language, text: str, routes: list[str]) -> None:
    (drug,) = nlp(text)._.drugfacts.drugs
    assert sorted(drug.routes) == sorted(routes)
