"""Denied, hedged, qualified, or no fact at all: short texts of our own, read by the whole pipeline."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language


def said(nlp: Language, text: str, **wanted: Any) -> list[str]:
    """Terms of the facts whose fields are as ``wanted``, in their order; "-" where a fact has no term."""
    facts = nlp(text)._.drugfacts.facts
    return [
        fact.term.name if fact.term else "-"
        for fact in facts
        if all(getattr(fact, name, None) == value for name, value in wanted.items())
    ]


def not_yet(*values: Any, reason: str) -> Any:
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))


# --- denial

AGENT = 'match._is_excepted: the verb\'s "not" stands two words before "by", so the agent counts as excepted'


@pytest.mark.parametrize(
    "text",
    [
        "Sertraline does not cause seizures.",
        "Sertraline doesn't cause seizures.",
        "Sertraline doesn’t cause seizures.",
        "Sertraline never causes seizures.",
        "Sertraline did not cause any seizures.",
        "Sertraline causes no seizures.",
        "Sertraline is not associated with seizures.",
        "Sertraline is unlikely to cause seizures.",
        "Sertraline has not been shown to cause seizures.",
        "Sertraline hasn't been shown to cause seizures.",
        "There is no evidence that sertraline causes seizures.",
        "Studies have not shown that sertraline causes seizures.",
        "No cases of seizures were reported with sertraline.",
        "Sertraline can be taken without causing seizures.",
        "Seizures are not caused by sertraline.",
        "Seizures are not a side effect of sertraline.",
        "Although sertraline does not cause seizures, it is dear.",
        "Sertraline no longer causes seizures.",
        "Sertraline is not known to cause seizures.",
    ],
)
def test_side_effect_is_denied(nlp: Language, text: str) -> None:
    assert said(nlp, text, kind="side_effect", negated=True) == ["seizure"]
    assert said(nlp, text, kind="side_effect", negated=False) == []


@pytest.mark.parametrize(
    "text",
    [
        "Simvastatin must not be taken with CYP3A4 inhibitors such as clarithromycin.",
        "It should not be combined with the MAO inhibitor phenelzine.",
        "By blocking 5-HT3 receptors ondansetron spares people the nausea.",
    ],
)
def test_kind_of_a_drug_is_not_denied_with_what_is_said_of_it(nlp: Language, text: str) -> None:
    assert len(said(nlp, text, kind="mechanism", negated=False)) == 1
    assert said(nlp, text, kind="mechanism", negated=True) == []


@pytest.mark.parametrize(
    "text",
    [
        "There is no evidence that sertraline lowers weight or eases migraine.",
        "A trial of sertraline in migraine did not meet its primary endpoint.",
        "Sertraline was tried elsewhere and has not been shown to help migraine either.",
        "Does sertraline help with migraine? Probably not.",
        "Sertraline was hyped for migraine but failed.",
        "Sertraline does not treat migraine.",
        "Sertraline fails to relieve migraine.",
        "Sertraline failed to relieve migraine.",
        "Sertraline did not relieve migraine in trials.",
        "Sertraline is not used for migraine.",
        "Sertraline is not a treatment for migraine.",
        "Sertraline lacks the ability to treat migraine.",
        "Sertraline has not been shown to treat migraine.",
        "Sertraline is no longer used for migraine.",
        "Sertraline is no longer used to treat migraine.",
        "Sertraline is ineffective for migraine.",
    ],
)
def test_indication_is_denied(nlp: Language, text: str) -> None:
    assert said(nlp, text, kind="indication", negated=True) == ["migraine"]
    assert said(nlp, text, kind="indication", negated=False) == []


@pytest.mark.parametrize(
    "text",
    [
        "Losartan does not block calcium channels.",
        "Losartan is not a blocker of calcium channels.",
        "Calcium channels are not blocked by losartan.",
    ],
)
def test_mechanism_is_denied(nlp: Language, text: str) -> None:
    assert said(nlp, text, kind="mechanism", negated=True) == ["calcium channel"]
    assert said(nlp, text, kind="mechanism", negated=False) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Sertraline is not approved for migraine.", "not_approved"),
        ("Sertraline has not been approved for migraine.", "not_approved"),
        ("The FDA has not approved sertraline for migraine.", "not_approved"),
        ("The FDA rejected sertraline for migraine.", "not_approved"),
        ("Sertraline is no longer approved for migraine.", "withdrawn"),
        ("Sertraline is not licensed for migraine any more.", "withdrawn"),
    ],
)
def test_approval_that_is_denied_says_so_by_its_status(nlp: Language, text: str, status: str) -> None:
    assert said(nlp, text, kind="approval", status=status, negated=False) == ["migraine"]
    assert said(nlp, text, kind="indication", negated=False) == []


@pytest.mark.parametrize(
    "text",
    [
        "Sertraline causes neither nausea nor headache.",
        "Sertraline does not cause nausea or headache.",
        "Sertraline does not cause nausea, and it does not cause headache.",
    ],
)
def test_denial_reaches_all_of_a_list(nlp: Language, text: str) -> None:
    assert said(nlp, text, negated=True) == ["nausea", "headache"]
    assert said(nlp, text, negated=False) == []


def test_denial_reaches_all_of_several_drugs(nlp: Language) -> None:
    facts = nlp("Neither sertraline nor fluoxetine causes seizures.")._.drugfacts.facts
    assert sorted((fact.drug.name, fact.negated) for fact in facts) == [("fluoxetine", True), ("sertraline", True)]


@pytest.mark.parametrize(
    "text",
    [
        "Sertraline is not only used for depression.",
        "Sertraline does not just relieve depression.",
        "Sertraline not only treats depression but also relieves depression.",
        "It is not known how sertraline relieves depression.",
        "Sertraline is not addictive and relieves depression.",
        "Sertraline relieves depression without causing seizures.",
    ],
)
def test_denial_of_something_else_denies_no_use(nlp: Language, text: str) -> None:
    assert said(nlp, text, kind="indication", negated=False) == ["depression"]
    assert said(nlp, text, kind="indication", negated=True) == []


@pytest.mark.parametrize(
    ("text", "denied", "asserted"),
    [
        ("Sertraline does not cause nausea, but may cause headache.", ["nausea"], ["headache"]),
        ("Sertraline causes nausea, but it does not cause headache.", ["headache"], ["nausea"]),
        ("Sertraline does not cause nausea. It causes headache.", ["nausea"], ["headache"]),
        ("Although sertraline does not cause nausea, it can cause headache.", ["nausea"], ["headache"]),
        ("Sertraline causes headache but not nausea.", ["nausea"], ["headache"]),
        ("Sertraline is used for depression, not for migraine.", ["migraine"], ["depression"]),
        ("Sertraline is used for depression but not for migraine.", ["migraine"], ["depression"]),
        not_yet(
            *("Patients who do not take sertraline may have nausea.", [], []),
            reason="the drug's own clause is denied: nothing is said of what it does",
        ),
    ],
)
def test_denial_stays_in_its_clause(nlp: Language, text: str, denied: list[str], asserted: list[str]) -> None:
    assert said(nlp, text, negated=False) == asserted
    assert said(nlp, text, negated=True) == denied


def test_contrast_with_unlike_says_the_opposite_of_the_other_drug(nlp: Language) -> None:
    facts = nlp("Unlike fluoxetine, sertraline does not cause nausea.")._.drugfacts.facts
    assert sorted((fact.drug.name, fact.negated) for fact in facts) == [("fluoxetine", False), ("sertraline", True)]


# --- hedging


@pytest.mark.parametrize(
    "text",
    [
        "Sertraline may cause nausea.",
        "Sertraline might cause nausea.",
        "Sertraline could cause nausea.",
        "Sertraline can cause nausea.",
        "Sertraline probably causes nausea.",
        "Sertraline reportedly causes nausea.",
        "Sertraline is thought to cause nausea.",
        "Sertraline is believed to cause nausea.",
        "Sertraline appears to cause nausea.",
        "Sertraline seems to cause nausea.",
        "Studies suggest that sertraline causes nausea.",
        "It is thought that sertraline causes nausea.",
        "It is possible that sertraline causes nausea.",
    ],
)
def test_hedge_marks_the_fact_and_does_not_deny_it(nlp: Language, text: str) -> None:
    assert said(nlp, text, kind="side_effect", hedged=True, negated=False) == ["nausea"]


@pytest.mark.parametrize(
    "text",
    [
        "Sertraline causes nausea.",
        "Sertraline has caused nausea.",
        "Sertraline causes nausea, which may pass.",
        "Sertraline causes nausea, and it may be dear.",
        "Nausea is a side effect of sertraline.",
        "If you take sertraline, it causes nausea.",
    ],
)
def test_fact_said_plainly_is_not_hedged(nlp: Language, text: str) -> None:
    assert said(nlp, text, kind="side_effect", hedged=False, negated=False) == ["nausea"]


# --- no facts


@pytest.mark.parametrize(
    "text",
    [
        "Can sertraline cause nausea?",
        "Why does sertraline cause nausea?",
        "Is sertraline approved for anxiety?",
        "Does sertraline treat migraine? ",
        "Unless it causes nausea, take sertraline daily.",
        "Whether sertraline causes nausea is unclear.",
        "Ask your doctor whether sertraline causes nausea.",
        "Tell your doctor if sertraline causes nausea.",
        "Call your doctor if sertraline causes seizures.",
        "Tell your doctor if you have glaucoma before taking sertraline.",
        "Avoid sertraline if you have epilepsy.",
        "Stop sertraline if you get seizures.",
        "Do not take sertraline if you have glaucoma.",
        "Do not use sertraline for migraine.",
        "You should not take sertraline for migraine.",
        "Sertraline must not be used for migraine.",
        "Sertraline should not be used in patients with epilepsy.",
        "Sertraline is contraindicated in epilepsy.",
        "Sertraline is contraindicated in patients with glaucoma.",
        "Contraindications\n\nSertraline must not be used in glaucoma.",
        "Sertraline for depression",
        "Sertraline for migraine\n\nIt is cheap.",
        "# Sertraline and nausea\n\nIt is cheap.",
        "Does sertraline cause nausea?\n\nIt is cheap.",
        "Sertraline was given to a patient with epilepsy.",
        "Sertraline has been used since 1991.",
    ],
)
def test_no_fact_in(nlp: Language, text: str) -> None:
    assert said(nlp, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tell your doctor if you take digoxin, a medicine for heart failure.", "heart failure"),
        ("If you take sertraline, it may cause nausea.", "nausea"),
        ("Does it help?\n\nSertraline relieves migraine.", "migraine"),
        ("Sertraline should be used for depression.", "depression"),
    ],
    ids=["definition in an instruction", "condition of taking", "answer", "recommended use"],
)
def test_fact_in(nlp: Language, text: str, expected: str) -> None:
    assert said(nlp, text, negated=False) == [expected]


# --- qualifiers of side effects


@pytest.mark.parametrize(
    ("word", "frequency"),
    [
        ("very commonly", "very_common"),
        ("very often", "very_common"),
        ("commonly", "common"),
        ("often", "common"),
        ("frequently", "common"),
        ("uncommonly", "uncommon"),
        ("occasionally", None),
        ("hardly ever", "rare"),
        ("sometimes", None),
        ("less commonly", "uncommon"),
        ("rarely", "rare"),
        ("seldom", "rare"),
        ("very rarely", "very_rare"),
        ("extremely rarely", "very_rare"),
        ("slowly", None),
    ],
)
def test_frequency_by_an_adverb(nlp: Language, word: str, frequency: str | None) -> None:
    assert said(nlp, f"Sertraline {word} causes nausea.", frequency=frequency) == ["nausea"]


@pytest.mark.parametrize(
    ("text", "frequency"),
    [
        ("Nausea is a very common side effect of sertraline.", "very_common"),
        ("Nausea is a common side effect of sertraline.", "common"),
        ("Nausea is an uncommon side effect of sertraline.", "uncommon"),
        ("Nausea is a rare side effect of sertraline.", "rare"),
        ("Nausea is common with sertraline.", "common"),
        ("The most common side effect of sertraline is nausea.", "common"),
        ("Common side effects of sertraline include nausea.", "common"),
        ("Rare side effects of sertraline include nausea.", "rare"),
        ("In rare cases, sertraline causes nausea.", "rare"),
        ("Sertraline causes nausea in 12% of patients.", "very_common"),
        ("Sertraline causes nausea in 1 in 20 people.", "common"),
        ("Sertraline causes nausea in fewer than 1 in 1,000 people.", "rare"),
        ("Nausea occurred in 8% of patients taking sertraline.", "common"),
        ("Side effects of sertraline\n\nVery common:\n- nausea", "very_common"),
        ("Side effects of sertraline\n\nUncommon (may affect up to 1 in 100 people):\n- nausea", "uncommon"),
        ("Sertraline causes nausea in patients of 12 to 17 years.", None),
        ("Sertraline 50 mg causes nausea.", None),
        ("Since 1991, sertraline has caused nausea for 12 weeks.", None),
    ],
)
def test_frequency_by_a_wording(nlp: Language, text: str, frequency: str | None) -> None:
    assert said(nlp, text, kind="side_effect", frequency=frequency) == ["nausea"]


def test_frequency_stays_with_its_own_effect(nlp: Language) -> None:
    text = "Side effects of sertraline\n\nCommon:\n- nausea\n- headache\n\nRare:\n- seizures"
    assert said(nlp, text, frequency="common") == ["nausea", "headache"]
    assert said(nlp, text, frequency="rare") == ["seizure"]


def test_frequency_word_before_a_conjunct_is_no_part_of_the_term(nlp: Language) -> None:
    text = "Sertraline may cause nausea and rarely seizures."
    assert said(nlp, text, frequency=None) == ["nausea"]
    assert said(nlp, text, frequency="rare") == ["seizure"]


@pytest.mark.parametrize(
    ("text", "serious"),
    [
        ("Sertraline can cause serious bleeding.", True),
        ("Sertraline can cause severe bleeding.", True),
        ("Sertraline can cause life-threatening bleeding.", True),
        ("Sertraline can cause dangerous bleeding.", True),
        ("Serious side effects of sertraline include bleeding.", True),
        ("Serious side effects of sertraline\n\n- bleeding", True),
        ("Sertraline can cause bleeding.", False),
        ("Sertraline can cause mild bleeding.", False),
        ("Sertraline treats severe depression and can cause bleeding.", False),
    ],
)
def test_seriousness(nlp: Language, text: str, serious: bool) -> None:
    assert said(nlp, text, kind="side_effect", serious=serious) == ["bleeding"]
    assert said(nlp, text, kind="side_effect", serious=not serious) == []


# --- qualifiers of indications and approvals


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("It is unclear whether sertraline prevents migraine.", "investigational"),
        ("Sertraline is studied in migraine, for which it has not been approved.", "investigational"),
        ("Early data on sertraline suggest benefit in migraine.", "investigational"),
        ("Sertraline is approved for migraine.", "approved"),
        ("Sertraline is licensed for migraine.", "approved"),
        ("Sertraline is indicated for migraine.", "approved"),
        ("Sertraline is FDA-approved for migraine.", "approved"),
        ("The FDA approved sertraline for migraine.", "approved"),
        ("Sertraline is used off-label for migraine.", "off_label"),
        ("Sertraline can be used off-label for migraine.", "off_label"),
        ("Sertraline is used for migraine.", "unspecified"),
        ("Sertraline is prescribed for migraine.", "unspecified"),
        ("Sertraline relieves migraine.", "unspecified"),
        ("Sertraline is being studied for migraine.", "investigational"),
        ("Sertraline is being investigated for migraine.", "investigational"),
        ("Sertraline may help with migraine.", "investigational"),
        ("Studies suggest that sertraline relieves migraine.", "investigational"),
        ("Sertraline is a promising treatment for migraine.", "investigational"),
    ],
)
def test_status_of_a_use(nlp: Language, text: str, status: str) -> None:
    assert said(nlp, text, kind="indication", status=status) == ["migraine"]
    assert len(said(nlp, text, kind="indication")) == 1


@pytest.mark.parametrize("aside", ["off-label", "off label", "outside its licence"])
def test_status_in_an_aside_is_of_the_use_behind_it(nlp: Language, aside: str) -> None:
    found = nlp(f"Baclofen is given for spasticity and, {aside}, for hiccups.")._.drugfacts.facts
    assert {f.term.text: f.status for f in found if f.kind == "indication" and f.term} == {
        "spasticity": "unspecified",
        "hiccups": "off_label",
    }


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Ivermectin was tried in influenza and shown not to work.", True),
        ("Aspirin was used against dementia and found to be useless.", True),
        ("Baclofen is given for spasticity as well, but it proved ineffective in alcoholism.", False),
    ],
)
def test_a_verdict_joined_to_a_use_denies_it(nlp: Language, text: str, denied: bool) -> None:
    first = next(f for f in nlp(text)._.drugfacts.facts if f.kind == "indication")
    assert first.negated == denied


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Linezolid is unlicensed, but recommended by many, in tuberculosis.", "off_label"),
        ("The place of baclofen in alcoholism is under evaluation.", "investigational"),
        ("Baclofen\n\nLicensed uses\n\nUnlicensed uses include hiccups and the treatment of alcoholism.", "off_label"),
    ],
)
def test_status_that_the_sentence_says_itself(nlp: Language, text: str, status: str) -> None:
    assert {f.status for f in nlp(text)._.drugfacts.facts if f.kind == "indication"} == {status}


def test_that_condition_is_the_one_named_last(nlp: Language) -> None:
    text = (
        "Baclofen eases spasticity, and a syrup of it was long a home remedy for hiccups, until the FDA cleared one "
        "for that condition in 2024."
    )
    assert said(nlp, text, kind="approval") == ["hiccup"]


def test_status_stays_with_its_own_use(nlp: Language) -> None:
    text = "Sertraline is approved for depression and is used off-label for migraine."
    assert said(nlp, text, kind="indication", status="approved") == ["depression"]
    assert said(nlp, text, kind="indication", status="off_label") == ["migraine"]
    assert said(nlp, text, kind="approval") == ["depression"]


@pytest.mark.parametrize(
    ("text", "agency", "year"),
    [
        ("Sertraline is approved for depression.", None, None),
        ("The FDA approved sertraline for depression in 1991.", "FDA", 1991),
        ("In 1991, the FDA approved sertraline for depression.", "FDA", 1991),
        ("Sertraline was approved in 1991 for depression.", None, 1991),
        ("Sertraline was approved for depression by the FDA in December 1991.", "FDA", 1991),
        ("The European Medicines Agency approved sertraline for depression.", "EMA", None),
        ("The FDA approved sertraline for depression in 12 weeks.", "FDA", None),
    ],
)
def test_approval_has_its_agency_and_year(nlp: Language, text: str, agency: str | None, year: int | None) -> None:
    assert said(nlp, text, kind="approval", status="approved", agency=agency, year=year) == ["depression"]


def test_year_stays_with_its_own_use(nlp: Language) -> None:
    text = "Sertraline, approved in 1991 for depression and in 1997 for panic disorder, is cheap."
    assert said(nlp, text, kind="approval", year=1991) == ["depression"]
    assert said(nlp, text, kind="approval", year=1997) == ["panic disorder"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The FDA granted breakthrough therapy designation to sertraline for migraine.", "designated"),
        ("The EMA is reviewing sertraline for migraine.", "under_review"),
        ("The FDA granted emergency use authorization to sertraline for migraine.", "emergency_use"),
    ],
)
def test_status_of_an_approval(nlp: Language, text: str, status: str) -> None:
    assert said(nlp, text, kind="approval", status=status) == ["migraine"]
    assert said(nlp, text, kind="indication", status="approved") == []


def test_withdrawal_is_an_approval_without_a_use(nlp: Language) -> None:
    assert said(nlp, "Sertraline was withdrawn from the market in 2004.", kind="approval", status="withdrawn") == ["-"]


def test_table_caption_and_way_to_report_state_no_harm(nlp: Language) -> None:
    lead = "Side effects of sertraline\n\n"
    assert said(nlp, f"{lead}Table 3: headache and rash by dose in adults", kind="side_effect") == []
    assert said(nlp, f"{lead}To report suspected adverse reactions, contact Zonk Corp.", kind="side_effect") == []
