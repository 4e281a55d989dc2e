"""Ways of saying what a regulator allows, whole: agency, status, use and year; a bar between, nothing where unsaid."""

from __future__ import annotations

import pytest
from spacy.language import Language

SAID = {
    "Febuxostat\n\nApproved: 2009 (FDA), 2008 (EMA)": ["EMA|approved||2008", "FDA|approved||2009"],
    "Febuxostat\n\nApproval history\n\n- 1997 - FDA, gout\n- 2006 - EMA, gout and psoriasis": [
        "EMA|approved|gout|2006",
        "EMA|approved|psoriasis|2006",
        "FDA|approved|gout|1997",
    ],
    "| Drug | Approved |\n|---|---|\n| Cetirizine | 1995 |": ["|approved||1995"],
    "Febuxostat\n\nAvailability: in packs of 28 since 2011": [],
    "Lasmiditan is approved for migraine and ramelteon for insomnia.": ["|approved|insomnia|", "|approved|migraine|"],
    "In Europe, where fenebrutinib has PRIME status, nothing has been filed.": ["EMA|designated||"],
    "# Drugs of the heart\n\n## Treatment of angina\n\nIvabradine, authorised since 2005, slows the pulse.": [
        "|approved|angina|2005"
    ],
    "Lixisenatide was licensed for diabetes (EMA, 2013), subsequently for obesity (2016) and, in 2019, gout.": [
        "EMA|approved|diabetes|2013",
        "|approved|gout|2019",
        "|approved|obesity|2016",
    ],
    "Concerns about strokes led the FDA to have fenfluramine taken off the market in 1997.": ["FDA|withdrawn||1997"],
    "The FDA approved eptinezumab for migraine in 2020, two years before the EMA.": [
        "EMA|approved|migraine|",
        "FDA|approved|migraine|2020",
    ],
    "The Swiss regulator took its time over vericiguat. It turned the drug down for heart failure in 2020.": [
        "Swissmedic|not_approved|heart failure|2020"
    ],
    "BRUSSELS, 3 May. The commission has revoked the licence of ambrisentan.": ["EC|withdrawn||"],
    "Lacosamide was cleared by Washington in 2008 for epilepsy.": ["FDA|approved|epilepsy|2008"],
    "The panel of the University of Washington approved the study of lacosamide for epilepsy.": [],
    "Besides gout and hives, colchicine is licensed for pericarditis.": [
        "|approved|gout|",
        "|approved|hives|",
        "|approved|pericarditis|",
    ],
    "Besides causing headache, colchicine is licensed for pericarditis.": ["|approved|pericarditis|"],
    "Sertraline has been approved by the FDA since 1991 for depression and since 1999 for panic disorder.": [
        "FDA|approved|depression|1991",
        "FDA|approved|panic disorder|1999",
    ],
    "The agency cleared the medicine lacosamide for gout, in 2021, and for epilepsy, in 2023.": [
        "|approved|epilepsy|2023",
        "|approved|gout|2021",
    ],
    "The MHRA has approved a new indication for dapagliflozin: to treat heart failure.": [
        "MHRA|approved|heart failure|"
    ],
    "Dapsone\n\nNot FDA approved for acne.": ["FDA|not_approved|acne|"],
    "Cisapride stays licensed in Mexico for gastroparesis.": ["|approved|gastroparesis|"],
    "Masitinib lacks approval for asthma.": ["|not_approved|asthma|"],
    "Evolocumab won approval from the FDA in August 2015 for hyperlipidaemia.": ["FDA|approved|hyperlipidaemia|2015"],
    "Baricitinib got the green light from European regulators for arthritis.": ["EMA|approved|arthritis|"],
    "The FDA gave inclisiran the nod in December 2021 for high cholesterol.": ["FDA|approved|high cholesterol|2021"],
    "The FDA gave sotorasib accelerated approval in May 2021 for lung cancer.": ["FDA|approved|lung cancer|2021"],
    "Apremilast gained FDA approval in 2014 for psoriatic arthritis, and psoriasis followed later the same year.": [
        "FDA|approved|psoriasis|2014",
        "FDA|approved|psoriatic arthritis|2014",
    ],
    "Health Canada authorised nirsevimab for RSV infection in 2023.": ["Health Canada|approved|RSV infection|2023"],
    "Japan's regulator approved roxadustat for anaemia in 2019.": ["PMDA|approved|anaemia|2019"],
    "The FDA approved fremanezumab for migraine in 2018, and the EMA in 2019.": [
        "EMA|approved|migraine|2019",
        "FDA|approved|migraine|2018",
    ],
    "Dapagliflozin was first to be licensed for heart failure (EMA, 2020).": ["EMA|approved|heart failure|2020"],
    "In this country duloxetine is licensed for one purpose, incontinence.": ["|approved|incontinence|"],
    "Sertraline helps me, and it's FDA approved for panic disorder.": ["FDA|approved|panic disorder|"],
    "Doctors prescribe lamotrigine for tremor, for which it is not licensed.": ["|not_approved|tremor|"],
    "Mirtazapine soothes itching; it is not approved for that.": ["|not_approved|itching|"],
    "No regulator has approved kratom for pain.": ["|not_approved|pain|"],
    "Melatonin is unlicensed for jet lag.": ["|not_approved|jet lag|"],
    "The FDA refused to approve tesofensine for obesity.": ["FDA|not_approved|obesity|"],
    "Colchicine was sold for years without approval.": ["|not_approved||"],
    "Topiramate was approved for epilepsy in 1996 and then for preventing migraine in 2004.": [
        "|approved|epilepsy|1996",
        "|approved|migraine|2004",
    ],
    "Citalopram is cheap but it isnt licensed for pain.": ["|not_approved|pain|"],
    "Ketamine, approved by the FDA for anesthesia, can be used in clinics.": ["FDA|approved|anesthesia|"],
    "The FDA withdrew its approval of bevacizumab for breast cancer in 2011.": ["FDA|withdrawn|breast cancer|2011"],
    "The FDA cancelled the emergency authorisation of bamlanivimab in 2021.": ["FDA|withdrawn||2021"],
    "The company gave up the licence for tegaserod in 2022.": ["|withdrawn||2022"],
    "The EMA reviewed tramadol. The painkiller is authorised in Spain for cramps.": [
        "EMA|under_review||",
        "|approved|cramps|",
    ],
    "Ranolazine, the other tablet on our shelf, is licensed for angina.": ["|approved|angina|"],
    "Tofacitinib is licensed for colitis in the United States, though not in Canada.": [
        "|approved|colitis|",
        "|not_approved|colitis|",
    ],
    "Sibutramine lost its licence in Europe in 2010.": ["|withdrawn||2010"],
    "The EMA recommended suspending the marketing authorisation of rosiglitazone in 2010.": ["EMA|withdrawn||2010"],
    "The maker has applied for approval of donanemab.": ["|under_review||"],
    "The CHMP recommended approval of efgartigimod for myasthenia gravis.": ["EMA|under_review|myasthenia gravis|"],
    "Molnupiravir was authorised for emergency use by the FDA in 2021.": ["FDA|emergency_use||2021"],
    "The FDA revoked the emergency use authorisation of sotrovimab in 2022.": ["FDA|withdrawn||2022"],
    "The only medicines approved for gout are allopurinol and febuxostat.": ["|approved|gout|", "|approved|gout|"],
    "Two drugs are licensed for gout: allopurinol and febuxostat.": ["|approved|gout|", "|approved|gout|"],
    "The MHRA gave vutrisiran the go-ahead for amyloidosis.": ["MHRA|approved|amyloidosis|"],
    "Vutrisiran can be bought now, after being approved by the MHRA.": ["MHRA|approved||"],
    "After winning approval in 1997, sibutramine was withdrawn in 2010.": ["|approved||1997", "|withdrawn||2010"],
    "The EMA refused olezarsen before approving it in 2025.": ["EMA|approved||2025", "EMA|not_approved||"],
    "Rilpivirine was approved for medical use in the United States in May 2011.": ["|approved||2011"],
    "Olezarsen has yet to be approved in Europe.": ["|not_approved||"],
    "Stiripentol is not licensed for anything but epilepsy.": ["|approved|epilepsy|"],
    "Stiripentol was launched in 2008 following approval in January 2007.": ["|approved||2007"],
    "Stiripentol received a marketing authorisation valid throughout the EU in 2007.": ["|approved||2007"],
    "The EMA gave its approval in 2018 for gout and in 2020 for acne to lesinurad.": [
        "EMA|approved|acne|2020",
        "EMA|approved|gout|2018",
    ],
    "Lesinurad was approved by the EMA for gout in 2016, after approval from the FDA in 2015.": [
        "EMA|approved|gout|2016",
        "FDA|approved|gout|2015",
    ],
    "Lesinurad received approval from the FDA in 2015, from the EMA in 2016.": [
        "EMA|approved||2016",
        "FDA|approved||2015",
    ],
    "The FDA okayed lesinurad for gout.": ["FDA|approved|gout|"],
    "The FDA approved ezetimibe in 2002. In 2005 it approved colesevelam for gout.": [
        "FDA|approved|gout|2005",
        "FDA|approved||2002",
    ],
    "Lesinurad calms gout, which is what it was approved for by the EMA.": ["EMA|approved|gout|"],
    "Lesinurad (FDA approved back in 2015) is a tablet.": ["FDA|approved||2015"],
    "Lesinurad (EMA-approved 2016) is a tablet.": ["EMA|approved||2016"],
    "The EMA has approved lesinurad as add-on treatment of gout.": ["EMA|approved|gout|"],
    "Lesinurad has today, 3 May 2016, been approved by the EMA for gout.": ["EMA|approved|gout|2016"],
    "Lesinurad is licensed for acne, oedema due to cirrhosis, and gout.": [
        "|approved|acne|",
        "|approved|gout|",
        "|approved|oedema due to cirrhosis|",
    ],
    "Lesinurad was cleared for gout by European and American regulators in 2016.": [
        "EMA|approved|gout|2016",
        "FDA|approved|gout|2016",
    ],
    "Lesinurad was approved in 2015 for gout and subsequently for acne.": ["|approved|acne|", "|approved|gout|2015"],
    "The FDA approved lesinurad for gout. The EMA followed in 2016 with an approval for acne.": [
        "EMA|approved|acne|2016",
        "FDA|approved|gout|",
    ],
    "Nobody has approved lesinurad for acne.": ["|not_approved|acne|"],
    "Lesinurad won accelerated approval: gout, May 2015; acne, June 2017.": [
        "|approved|acne|2017",
        "|approved|gout|2015",
    ],
    "In gout a trial ended because of deaths, and lesinurad is not licensed for that disease.": ["|not_approved|gout|"],
    "The FDA approved lesinurad in May 2015, febuxostat in 2009 and pegloticase in September 2010.": [
        "FDA|approved||2009",
        "FDA|approved||2010",
        "FDA|approved||2015",
    ],
    "The FDA approved lesinurad in 2015 and rejected pegloticase in 2016.": [
        "FDA|approved||2015",
        "FDA|not_approved||2016",
    ],
    "Lesinurad, once licensed for gout, was withdrawn in 2020.": ["|approved|gout|", "|withdrawn||2020"],
    "Lesinurad is licensed for rosacea, gout and anaerobic infections.": [
        "|approved|anaerobic infections|",
        "|approved|gout|",
        "|approved|rosacea|",
    ],
    "Lesinurad is approved for two conditions: gout and, as an add-on, acne.": ["|approved|acne|", "|approved|gout|"],
    "Lesinurad is approved as treatment for gout in adults and, in the USA since May 2015, for acne.": [
        "|approved|acne|2015",
        "|approved|gout|",
    ],
    "Lesinurad can be prescribed within licence for gout.": ["|approved|gout|"],
    "The FDA issued an emergency use authorization for sotrovimab in 2021 and revoked it in 2022.": [
        "FDA|emergency_use||2021",
        "FDA|withdrawn||2022",
    ],
    "Lesinurad is approved for:\n\n- gout (Zurampic XR, since 2015)\n- acne": [
        "|approved|acne|",
        "|approved|gout|2015",
    ],
    "# Japan\n\nLesinurad was approved for gout in 2018.": ["PMDA|approved|gout|2018"],
    "Dapsone itself is only FDA approved for leprosy.": ["FDA|approved|leprosy|"],
    "Cosyntropin is approved for a gland disorder, hyperthyroidism.": ["|approved|hyperthyroidism|"],
    "For men who fear it, finasteride is EMA-approved for baldness.": ["EMA|approved|baldness|"],
    "Lubiprostone is licensed for constipation when laxatives have not done enough.": ["|approved|constipation|"],
    "The FDA approved lesinurad for all ages.": ["FDA|approved||"],
    "Asciminib binds elsewhere. Kinase inhibitors are many. The FDA approved it for leukaemia in 2021.": [
        "FDA|approved|leukaemia|2021"
    ],
    "Ranibizumab is old. Bevacizumab was never licensed for the eye.": ["|not_approved|eye|"],
    "Inclisiran is not licensed in children.": ["|not_approved|children|"],
    "Patiromer is not approved by the FDA for paediatric use.": ["FDA|not_approved|paediatric use|"],
    "The FDA has approved potassium iodide to shield the thyroid gland.": ["FDA|approved|shield the thyroid gland|"],
    "The FDA has approved potassium iodide to carry a warning.": ["FDA|approved||"],
    "# Living with gout\n\nA boon. Pegloticase was cleared by the FDA for adults who need it.": ["FDA|approved|gout|"],
    "# Gout now\n\nPegloticase is infused. The FDA approved it for this in 2010.": ["FDA|approved|Gout|2010"],
}
NOTHING = [
    "Before abacavir is started, the consultant must approve the prescription.",
    "The insurer approved dupilumab after two months.",
    "The ethics committee approved the study of psilocybin.",
    "The FDA approved a boxed warning for montelukast in 2020.",
    "Bempedoic acid could be approved for gout next year.",
    "The maker hopes to win approval of donanemab.",
    "Rifaximin is cleared by the kidney.",
    "The FDA approved the first gepant.",
    "Lesinurad may soon be licensed for gout.",
    "Apart from gout, lesinurad is not licensed for any disease.",
    "Aspirin is okay for children.",
    "Lesinurad is cleared from the blood within hours.",
    "For his nails itraconazole was declined on account of his heart.",
    "Some doctors give lesinurad off-licence for acne.",
    "Nobody had licensed lesinurad before.",
]


def approvals(nlp: Language, text: str) -> list[str]:
    found = [f for f in nlp(text)._.drugfacts.facts if f.kind == "approval"]
    return sorted(f"{f.agency or ''}|{f.status}|{f.use.text if f.use else ''}|{f.year or ''}" for f in found)


@pytest.mark.parametrize(("text", "expected"), SAID.items())
def test_approval_is_read(nlp: Language, text: str, expected: list[str]) -> None:
    assert approvals(nlp, text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_no_approval_in(nlp: Language, text: str) -> None:
    assert approvals(nlp, text) == []


def test_indication_follows_from_an_approval_that_stands(nlp: Language) -> None:
    def uses(text: str) -> list[str]:
        return [f.status for f in nlp(text)._.drugfacts.facts if f.kind == "indication"]

    assert uses("The FDA gave inclisiran the nod for high cholesterol.") == ["approved"]
    assert "approved" not in uses("The maker seeks approval of inclisiran for high cholesterol.")
    assert "approved" not in uses("The FDA withdrew its approval of bevacizumab for breast cancer.")


def test_both_conditions_are_uses_and_no_harms(nlp: Language) -> None:
    text = "Valproate is given for mania and migraine. It may cause rash and hives. It is licensed for both conditions."
    facts = nlp(text)._.drugfacts.facts
    assert {f.use.name for f in facts if f.kind == "approval" and f.use} == {"mania", "migraine"}


def test_year_of_what_is_listed_last(nlp: Language) -> None:
    facts = nlp("The EMA has authorised stiripentol for seizures and, since 2021, migraine.")._.drugfacts.facts
    assert {(f.use.name, f.year) for f in facts if f.kind == "approval" and f.use} == {
        ("seizure", None),
        ("migraine", 2021),
    }


def test_years_are_counted_on_by_numbers_of_two_words(nlp: Language) -> None:
    text = "Stiripentol was taken off the market in 1997. Twenty-three years later it won FDA approval for migraine."
    facts = nlp(text)._.drugfacts.facts
    assert [f.year for f in facts if f.kind == "approval" and f.status == "approved"] == [2020]
