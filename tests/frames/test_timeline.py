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
    "FDA: 2014, gout; EMA: 2015, psoriasis": ["EMA|psoriasis|2015", "FDA|gout|2014"],
    "FDA – gout, 2014; psoriasis, 2016": ["FDA|gout|2014", "FDA|psoriasis|2016"],
    "FDA approval 2014 for gout; EMA 2015 for the same": ["EMA|gout|2015", "FDA|gout|2014"],
    "FDA, May 2014, gout. EMA, June 2015, the same.": ["EMA|gout|2015", "FDA|gout|2014"],
    "FDA, May 2014, gout in adults who have failed allopurinol.": ["FDA|gout|2014"],
    "FDA, May 2014, treatment of adults with gout.": ["FDA|gout|2014"],
    "FDA 2014 (gout), EMA 2015 (psoriasis).": ["EMA|psoriasis|2015", "FDA|gout|2014"],
    "FDA 2014: gout, EMA 2015: psoriasis.": ["EMA|psoriasis|2015", "FDA|gout|2014"],
    "Gout: FDA 2014, EMA 2015.": ["EMA|Gout|2015", "FDA|Gout|2014"],
    "Approved 2014 (FDA) and 2015 (EMA) for gout.": ["EMA|gout|2015", "FDA|gout|2014"],
    "Approvals: gout (FDA, 2014; EMA, 2015); psoriasis (FDA, 2016)": [
        "EMA|gout|2015",
        "FDA|gout|2014",
        "FDA|psoriasis|2016",
    ],
    "Regulatory status\n\nFDA: 2014, gout; EMA: 2015, psoriasis.": ["EMA|psoriasis|2015", "FDA|gout|2014"],
    "Uses: gout (approved, FDA 2014); psoriasis (off-label)": ["FDA|gout|2014"],
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
