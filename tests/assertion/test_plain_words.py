"""Plain sentences of our own on licences, how a use stands, how often, how bad, for whom, and what is not said."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.brief_texts import Case, check

CASES = {
    # --- how a use stands
    "the licence of another use in brackets": Case(
        "Topiramate (approved for epilepsy) is used for cluster headache.",
        ("use topiramate epilepsy @approved", "use topiramate cluster headache @unspecified"),
        ("use topiramate cluster headache @approved",),
    ),
    "off-label in an aside": Case(
        "Topiramate is licensed for epilepsy and, off-label, for cluster headache.",
        ("licence topiramate epilepsy @approved", "use topiramate cluster headache @off_label"),
        ("licence topiramate cluster headache @approved",),
    ),
    "off-label in an answer": Case(
        "Can topiramate be used for cluster headache? Some specialists do so off-label.",
        ("use topiramate cluster headache @off_label",),
    ),
    "being developed": Case(
        "A company is developing olorofine for aspergillosis. Baricitinib is in development for lupus.",
        ("use baricitinib lupus @investigational",),
    ),
    "one day": Case(
        "Baricitinib might one day be used for lupus.",
        ("use baricitinib lupus @investigational",),
    ),
    "for one day": Case(
        "Azithromycin is taken for one day to treat chlamydia. One day I was given naproxen for gout.",
        ("use azithromycin chlamydia @unspecified", "use naproxen gout @unspecified"),
    ),
    "hope": Case(
        "Doctors hope that baricitinib will help with lupus.",
        ("use baricitinib lupus @investigational",),
    ),
    "better than placebo": Case(
        "Pregabalin was better than placebo for sciatica.",
        ("use pregabalin sciatica @investigational",),
        ("not use pregabalin sciatica",),
    ),
    # --- licences
    "not among the approved uses": Case(
        "Hives are not among the licensed uses of doxepin.",
        ("licence doxepin hives @not_approved",),
        ("harm doxepin hives", "use doxepin hives"),
    ),
    "without a licence": Case(
        "Rituximab remains without a licence for lupus.",
        ("licence rituximab lupus @not_approved",),
        ("use rituximab lupus",),
    ),
    "not yet decided": Case(
        "The EMA has not yet decided on donanemab for dementia.",
        ("licence donanemab dementia @under_review",),
        ("not use donanemab dementia",),
    ),
    "asked to approve": Case(
        "The maker has asked the FDA to approve rituximab for lupus.",
        ("licence rituximab lupus @under_review",),
        ("licence rituximab lupus @approved", "use rituximab lupus @approved"),
    ),
    "not on the label": Case(
        "The label of doxepin does not mention hives, for which it is prescribed all the same.",
        (),
        ("licence doxepin hives @approved", "use doxepin hives @approved"),
    ),
    "but not for, behind the same preposition": Case(
        "Liraglutide is approved for diabetes but not for fatty liver.",
        ("licence liraglutide diabetes @approved", "licence liraglutide fatty liver @not_approved"),
    ),
    "to treat A but not B": Case(
        "Liraglutide is licensed to treat diabetes but not fatty liver.",
        ("licence liraglutide diabetes @approved", "licence liraglutide fatty liver @not_approved"),
    ),
    "of one use, but not another": Case(
        "Liraglutide is approved for diabetes, but not fatty liver.",
        ("licence liraglutide fatty liver @not_approved",),
    ),
    "one agency, but not another": Case(
        "The EMA, but not the FDA, approved tibolone.",
        ("licence tibolone @approved", "licence tibolone @not_approved"),
    ),
    # --- how often
    "spelt out": Case(
        "Twelve per cent of patients taking acitretin complained of sore eyes.",
        ("harm acitretin sore eyes @very_common",),
    ),
    "of so many, so many": Case(
        "Of 400 patients on felodipine, 30 had flushing and 2 developed gout.",
        ("harm felodipine flushing @common", "harm felodipine gout @uncommon"),
    ),
    "a share before each of a list": Case(
        "15 % of people on acitretin had sore eyes, 3 % nosebleeds and 0.2 % a rash.",
        ("harm acitretin sore eyes @very_common", "harm acitretin nosebleeds @common", "harm acitretin rash @uncommon"),
    ),
    "up to so many per cent": Case(
        "Flushing occurs in up to 10 % of those on felodipine.",
        ("harm felodipine flushing @common",),
    ),
    "of advisers, not of people": Case(
        "Eleven of 14 advisers held that felodipine causes flushing.",
        ("harm felodipine flushing",),
        ("harm felodipine flushing @very_common",),
    ),
    # --- harms
    "none of them serious": Case(
        "None of the side effects of felodipine, such as headache, were dangerous.",
        ("harm felodipine headache",),
        ("not harm felodipine headache",),
    ),
    "grades are no part": Case(
        "Docetaxel caused grade 4 neutropenia.",
        ("harm docetaxel neutropenia",),
    ),
    "against a harm": Case(
        "Granisetron is given against vomiting caused by cisplatin.",
        ("use granisetron vomiting caused by cisplatin", "harm cisplatin vomiting"),
        ("not harm cisplatin vomiting",),
    ),
    "a sign of one thing or a harm of another": Case(
        "Dry mouth may be a symptom of anxiety or a side effect of imipramine.",
        ("harm imipramine dry mouth",),
        ("harm imipramine anxiety",),
    ),
    "the state of which harms are told": Case(
        "Withdrawal symptoms of venlafaxine include vertigo. Lithium poisoning can lead to seizures.",
        ("harm venlafaxine vertigo",),
        ("harm venlafaxine withdrawal symptoms", "harm lithium poisoning"),
    ),
    "the link is unproven": Case(
        "Montelukast has been linked to nightmares, but the link is unproven.",
        ("not harm montelukast nightmares",),
        ("harm montelukast nightmares",),
    ),
    "blamed without proof": Case(
        "Montelukast is often blamed for nightmares, but there is no proof.",
        ("not harm montelukast nightmares",),
        ("harm montelukast nightmares",),
    ),
    # --- uses
    "a false claim": Case(
        "The claim that ivermectin cures influenza is false.",
        ("not use ivermectin influenza",),
        ("use ivermectin influenza",),
    ),
    "it is treated with": Case(
        "Scabies is very itchy. It is treated with permethrin.",
        ("use permethrin scabies",),
    ),
    "a harm that is treated": Case(
        "Allopurinol caused a rash. It was treated with prednisolone.",
        ("harm allopurinol rash", "use prednisolone rash"),
        ("use allopurinol rash",),
    ),
    "those kept from harm": Case(
        "Nirsevimab protects premature babies from RSV.",
        ("use nirsevimab rsv",),
        ("use nirsevimab premature babies from rsv", "use nirsevimab premature babies"),
    ),
    "what one cannot do": Case(
        "my daughter takes atomoxetine for adhd and cant sleep",
        ("use atomoxetine adhd",),
        ("use atomoxetine cant sleep",),
    ),
    "allergic to it": Case(
        "allergic to amoxicillin, broke out in hives",
        (),
        ("use amoxicillin hives",),
    ),
    # --- whom it is for, how it was taken
    "who takes it": Case(
        "Postmenopausal women take anastrozole for breast cancer. Doctors use ketamine for depression.",
        ("use anastrozole breast cancer @Postmenopausal women",),
        ("use ketamine depression @Doctors",),
    ),
    "in some for this; in others, for that": Case(
        "In children, ondansetron is used for gastroenteritis; in adults, for nausea after surgery.",
        ("use ondansetron gastroenteritis @children", "use ondansetron nausea after surgery @adults"),
    ),
    "for more than a year": Case(
        "Taking lansoprazole for more than a year may increase the risk of fractures.",
        ("harm lansoprazole fractures @for more than a year",),
    ),
    # --- who takes turns
    "the former, the latter": Case(
        "Enalapril and felodipine both lower blood pressure. The former can cause a cough, the latter swollen ankles.",
        ("harm enalapril cough", "harm felodipine swollen ankles"),
        ("harm enalapril swollen ankles", "harm felodipine cough"),
    ),
    "the first, the second": Case(
        "Enalapril and felodipine lower blood pressure. The first causes a cough and the second swollen ankles.",
        ("harm enalapril cough", "harm felodipine swollen ankles"),
        ("harm enalapril swollen ankles",),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_reading(nlp: Language, name: str) -> None:
    check(nlp, CASES[name])


@pytest.mark.parametrize(
    ("text", "serious"),
    [
        ("Clozapine may cause nausea and myocarditis. It can be fatal.", ["myocarditis"]),
        ("Clozapine may cause myocarditis. It is rare but can be fatal.", ["myocarditis"]),
        ("Clozapine may cause myocarditis. It can be fatal in overdose.", []),
        ("Clozapine may cause drowsiness. It is often prescribed.", []),
    ],
)
def test_it_is_the_last_harm(nlp: Language, text: str, serious: list[str]) -> None:
    facts = nlp(text)._.drugfacts.facts
    assert [fact.term.text for fact in facts if fact.serious] == serious
