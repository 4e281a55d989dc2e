"""Lines of timelines and fact sheets: a year, an agency and a condition say an approval, if nothing tells of more."""

from __future__ import annotations

import pytest
from spacy.language import Language

ABOVE = "Canakinumab\n\nCanakinumab is injected under the skin.\n\n"
SAID = {
    "- 2009 | gout (FDA)": ["FDA|gout|2009"],
    "- 3 May 2012 – EMA, gout": ["EMA|gout|2012"],
    "- May 2012 – EMA, injection, pain in gout": ["EMA|pain in gout|2012"],
    "- 2012 | gout, FDA and EMA": ["EMA|gout|2012", "FDA|gout|2012"],
    "- 2012 | gout, FDA; until then an off-label use": ["FDA|gout|2012"],
    "EMA: authorised 2013, for gout": ["EMA|gout|2013"],
    "FDA approval: May 2007, gout; psoriasis": ["FDA|gout|2007", "FDA|psoriasis|2007"],
    "Anakinra (Kineret), March 2001, FDA: rheumatoid arthritis.": ["FDA|rheumatoid arthritis|2001"],
    "- gout (licensed since 2006 by the MHRA)": ["MHRA|gout|2006"],
    "- gout – the MHRA gave its approval in 2010": ["MHRA|gout|2010"],
}
NOTHING = [
    "- 2016 | FDA warning: infections",
    "- FDA, 2016: trial in gout",
    "- 2016 | gout",
]


def approvals(nlp: Language, text: str) -> list[str]:
    facts = (f for f in nlp(text)._.drugfacts.facts if f.kind == "approval")
    return sorted(f"{f.agency or ''}|{f.use.text if f.use else ''}|{f.year or ''}" for f in facts)


@pytest.mark.parametrize(("line", "expected"), SAID.items())
def test_dated_line_is_read(nlp: Language, line: str, expected: list[str]) -> None:
    assert approvals(nlp, ABOVE + line) == expected


@pytest.mark.parametrize("line", NOTHING)
def test_line_of_another_step_is_left(nlp: Language, line: str) -> None:
    assert not approvals(nlp, ABOVE + line)
