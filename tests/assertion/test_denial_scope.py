"""How far a denial reaches: what it denies, and what stands beside it untouched. Sentences of our own, all readings."""

from __future__ import annotations

import pytest
from spacy.language import Language


def said(nlp: Language, text: str) -> set[tuple[str, str, bool]]:
    """Drug, term and denial of the facts; an approval is denied where it was not given."""
    return {
        (f.drug.name, f.term.text, f.status == "not_approved" if f.kind == "approval" else f.negated)
        for f in nlp(text)._.drugfacts.facts
        if f.term is not None
    }


@pytest.mark.parametrize(
    ("text", "drug", "term"),
    [
        ("Terbinafine will not clear a bacterial skin infection.", "terbinafine", "bacterial skin infection"),
        ("Celecoxib failed to slow Alzheimer's disease.", "celecoxib", "Alzheimer's disease"),
        ("Acyclovir is useless against the common cold.", "acyclovir", "common cold"),
        ("Pravastatin is devoid of any inhibitory effect on CYP3A4.", "pravastatin", "CYP3A4"),
        ("Because of its lack of inhibition of CYP3A4, losartan is given with care.", "losartan", "CYP3A4"),
        ("The absence of sedation is what sets bilastine apart.", "bilastine", "sedation"),
        ("Ketorolac is free of the sedation that comes with morphine.", "ketorolac", "sedation"),
        ("No link between paracetamol and autism has been found.", "paracetamol", "autism"),
        ("Studies have ruled out any association of montelukast with lupus.", "montelukast", "lupus"),
        ("Studies have ruled out a link between montelukast and lupus.", "montelukast", "lupus"),
        ("Trials have excluded an association between montelukast and lupus.", "montelukast", "lupus"),
        ("The trial failed to show a link between montelukast and lupus.", "montelukast", "lupus"),
        ("Losartan was tested in COVID-19, but the trial showed no benefit.", "losartan", "COVID-19"),
        ("Losartan has been studied in gout. The results were disappointing.", "losartan", "gout"),
        ("The hope that losartan would help gout has faded.", "losartan", "gout"),
        ("Doxycycline isn't going to touch a viral sore throat.", "doxycycline", "sore throat"),
        ("For motion sickness losartan is useless.", "losartan", "motion sickness"),
        ("In gout, losartan made no difference.", "losartan", "gout"),
        ("Celecoxib leaves COX-1, which protects the stomach, largely alone.", "celecoxib", "COX-1"),
        ("Nothing to suggest liver injury has been found with losartan.", "losartan", "liver injury"),
        ("What lamotrigine won't do is treat acute mania.", "lamotrigine", "acute mania"),
        ("Please remember that doxycycline does not protect you against syphilis.", "doxycycline", "syphilis"),
        ("Pneumonia was no more frequent with losartan than with placebo.", "losartan", "Pneumonia"),
        ("It is not true that losartan causes a cough.", "losartan", "cough"),
        ("It is not correct that doxycycline treats flu.", "doxycycline", "flu"),
        ("It is not known that losartan causes a cough.", "losartan", "cough"),
        ("The trials do not tell us that losartan helps gout.", "losartan", "gout"),
        ("Do not forget that losartan does not cause a cough.", "losartan", "cough"),
        ("The rash was not due to losartan.", "losartan", "rash"),
        ("Not one case of cough was seen with losartan.", "losartan", "cough"),
        ("The rash was wrongly put down to losartan.", "losartan", "rash"),
        ("Cough is virtually absent with losartan.", "losartan", "Cough"),
        ("Losartan was once thought to cause cancer, but this proved untrue.", "losartan", "cancer"),
    ],
)
def test_denied(nlp: Language, text: str, drug: str, term: str) -> None:
    found = said(nlp, text)
    assert any(d == drug and term in t and denied for d, t, denied in found)
    assert not any(d == drug and term in t and not denied for d, t, denied in found)


@pytest.mark.parametrize(
    ("text", "drug", "term"),
    [
        ("Clozapine not only treats schizophrenia but also lowers the risk of suicide.", "clozapine", "schizophrenia"),
        ("The dry mouth caused by oxybutynin does not occur with mirabegron.", "oxybutynin", "dry mouth"),
        ("Losartan does not cause the cough that enalapril causes.", "enalapril", "cough"),
        ("Daridorexant is not approved for anxiety but for insomnia.", "daridorexant", "insomnia"),
        ("It is not the case that statins never cause muscle pain.", "statin", "muscle pain"),
        ("Nobody warned me that clozapine causes constipation.", "clozapine", "constipation"),
        ("She was not told that metformin can cause diarrhea.", "metformin", "diarrhea"),
        ("Many do not know that minoxidil was first used for high blood pressure.", "minoxidil", "high blood pressure"),
        ("Doctors were not aware that thalidomide caused birth defects.", "thalidomide", "birth defects"),
        ("It is not widely appreciated that propranolol relieves tremor.", "propranolol", "tremor"),
        ("It is no surprise that clozapine causes constipation.", "clozapine", "constipation"),
        ("Do not ignore the fact that ibuprofen causes ulcers.", "ibuprofen", "ulcers"),
        ("The rash was not caused by losartan but by amoxicillin.", "amoxicillin", "rash"),
        ("Nausea is not unheard of with duloxetine.", "duloxetine", "Nausea"),
        ("He does not like taking losartan for his hypertension.", "losartan", "hypertension"),
        ("There is no doubt that carbamazepine can cause hyponatremia.", "carbamazepine", "hyponatremia"),
        ("Rash is not the only side effect of lamotrigine.", "lamotrigine", "Rash"),
        ("She could not tolerate amitriptyline because of constipation.", "amitriptyline", "constipation"),
        ("No drug is more effective in trigeminal neuralgia than carbamazepine.", "carbamazepine", "neuralgia"),
        ("She had no choice but to stop amiodarone because of thyroid disease.", "amiodarone", "thyroid disease"),
        ("People in trials of losartan for gout need not be worried by this.", "losartan", "gout"),
        ("Tremor is hardly ever seen with losartan.", "losartan", "Tremor"),
        ("The kidney failure caused by ibuprofen was severe.", "ibuprofen", "kidney failure"),
        ("Losartan was tested in gout. Trials in psoriasis showed no benefit.", "losartan", "gout"),
        ("Losartan is being studied in gout. A trial of losartan found no reduction in stroke.", "losartan", "gout"),
        ("Losartan prevents gout, whether or not you have asthma.", "losartan", "gout"),
        ("Do not take losartan if you are taking digoxin, a medicine for heart failure.", "digoxin", "heart failure"),
        ("Triptans are used when naproxen fails to stop a migraine.", "naproxen", "migraine"),
        ("Nothing works faster for gout than colchicine.", "colchicine", "gout"),
        ("Whether losartan has a place in migraine is the subject of current trials.", "losartan", "migraine"),
        ("The value of losartan in heart failure has not been settled.", "losartan", "heart failure"),
    ],
)
def test_not_denied(nlp: Language, text: str, drug: str, term: str) -> None:
    found = said(nlp, text)
    assert any(d == drug and term in t and not denied for d, t, denied in found)
    assert not any(d == drug and term in t and denied for d, t, denied in found)


@pytest.mark.parametrize(
    "text",
    [
        "Isotretinoin is kept for acne that has not cleared with doxycycline.",
        "Isotretinoin is kept for acne not controlled by doxycycline.",
    ],
)
def test_who_gets_another_drug_is_no_denial(nlp: Language, text: str) -> None:
    assert not [denied for drug, _, denied in said(nlp, text) if drug == "doxycycline"]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Losartan is old; bloating and heartburn are no longer approved uses.", "heartburn"),
        ("Losartan is not licensed to prevent gout.", "gout"),
        ("We do not use losartan in people with lupus.", "lupus"),
        ("In women with anaemia, losartan did not prevent preterm birth.", "anaemia"),
    ],
)
def test_denial_of_something_else_denies_no_use(nlp: Language, text: str, term: str) -> None:
    found = nlp(text)._.drugfacts.facts
    assert not [f for f in found if f.kind == "indication" and f.negated and f.term.text == term]


def test_both_sides_of_a_contrast(nlp: Language) -> None:
    found = said(nlp, "The dry mouth caused by oxybutynin does not occur with mirabegron.")
    assert found == {("oxybutynin", "dry mouth", False), ("mirabegron", "dry mouth", True)}


@pytest.mark.parametrize(
    "text",
    [
        "Owing to its inhibition of CYP3A4, ketoconazole must not be taken with simvastatin.",
        "Ketoconazole is not given with simvastatin because of its inhibition of CYP3A4.",
        "Despite its inhibition of CYP3A4, ketoconazole was not withdrawn.",
    ],
)
def test_reason_is_not_denied_with_what_follows_from_it(nlp: Language, text: str) -> None:
    assert said(nlp, text) == {("ketoconazole", "CYP3A4", False)}
