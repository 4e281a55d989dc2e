"""Whose step an approval is where its agency or its medicine is named a little way off, and in which year it was."""

from __future__ import annotations

import pytest
from spacy.language import Language

SAID = {
    "The EMA cleared ivabradine in 2005. The agency approved the film for angina.": {
        "EMA|ivabradine||2005",
        "EMA|ivabradine|angina|",
    },
    "Ivabradine is old. The EMA approved a plan for angina.": set(),
    "Roxadustat is approved in Japan (PMDA, 2019) for anaemia.": {"PMDA|roxadustat|anaemia|2019"},
    "Roxadustat is approved in Japan (2019) for anaemia.": {"|roxadustat|anaemia|2019"},
    "The FDA cleared abrocitinib for eczema in 2022. It had been cleared for alopecia the year before.": {
        "FDA|abrocitinib|eczema|2022",
        "FDA|abrocitinib|alopecia|",
    },
    "The FDA cleared abrocitinib for eczema in 2022. Italy had cleared it for alopecia in 2021.": {
        "FDA|abrocitinib|eczema|2022",
        "|abrocitinib|alopecia|2021",
    },
    "The EMA licence of 2012 for dapagliflozin is narrow and covers diabetes only.": {
        "EMA|dapagliflozin|diabetes|2012"
    },
    "In 1993 the FDA approved cladribine for leukaemia, and in 2019, as Mavenclad, for multiple sclerosis.": {
        "FDA|cladribine|leukaemia|1993",
        "FDA|cladribine|multiple sclerosis|2019",
    },
    "Lofexidine won FDA approval for gout in 2018, and its label was extended to acne in 2021.": {
        "FDA|lofexidine|gout|2018",
        "FDA|lofexidine|acne|2021",
    },
    "Lofexidine won FDA approval for gout in 2018, and in Europe its label was extended to acne in 2021.": {
        "FDA|lofexidine|gout|2018",
        "|lofexidine|acne|2021",
    },
    "Febuxostat and pegloticase lower urate. The FDA has approved both drugs for gout, and febuxostat also for acne.": {
        "FDA|febuxostat|gout|",
        "FDA|pegloticase|gout|",
        "FDA|febuxostat|acne|",
    },
    "Vericiguat is new. The MHRA licensed it in 2021, for angina, and the FDA did the same in 2023.": {
        "MHRA|vericiguat|angina|2021",
        "FDA|vericiguat|angina|2023",
    },
}


@pytest.mark.parametrize("text", SAID)
def test_agency_and_year(nlp: Language, text: str) -> None:
    facts = nlp(text)._.drugfacts.facts
    found = {
        f"{f.agency or ''}|{f.drug.name}|{f.use.text if f.use else ''}|{f.year or ''}"
        for f in facts
        if f.kind == "approval"
    }
    assert found == SAID[text]
