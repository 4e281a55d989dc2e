"""Approvals that a sentence leaves half unsaid: by whom, for what, or that it was one."""

from __future__ import annotations

import pytest
from spacy.language import Language


def _approvals(nlp: Language, text: str) -> set[tuple[str, str | None, str | None, str]]:
    facts = nlp(text)._.drugfacts.facts
    return {(f.drug.name, f.use.text if f.use else None, f.agency, f.status) for f in facts if f.kind == "approval"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The EMA approved siponimod for multiple sclerosis. The TGA has not.",
            {
                ("siponimod", "multiple sclerosis", "EMA", "approved"),
                ("siponimod", "multiple sclerosis", "TGA", "not_approved"),
            },
        ),
        (
            "The EMA has cleared siponimod for multiple sclerosis, whereas the FDA has not.",
            {
                ("siponimod", "multiple sclerosis", "EMA", "approved"),
                ("siponimod", "multiple sclerosis", "FDA", "not_approved"),
            },
        ),
        (
            "The EMA turned down siponimod for multiple sclerosis. The TGA has not.",
            {("siponimod", "multiple sclerosis", "EMA", "not_approved")},
        ),
    ],
)
def test_another_agency_did_so_too_or_did_not(nlp: Language, text: str, expected: set[object]) -> None:
    assert _approvals(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Adults with lupus can now be treated with belimumab, an antibody, after the EMA authorised it.",
            {("belimumab", "lupus", "EMA", "approved")},
        ),
        (
            "Belimumab is given to people with lupus, for which it is licensed.",
            {("belimumab", "lupus", None, "approved")},
        ),
        (
            "Belimumab is used off-label for nephritis, a disease for which it has never been licensed.",
            {("belimumab", "nephritis", None, "not_approved")},
        ),
        (
            "Belimumab eases lupus; for nephritis it got its FDA license in 2020.",
            {("belimumab", "nephritis", "FDA", "approved")},
        ),
        (
            "Belimumab calms inflammation. People get it from us for lupus. The EMA authorised that use.",
            {("belimumab", "lupus", "EMA", "approved")},
        ),
        (
            "Belimumab, the lupus version of the drug, has been licensed by the EMA for women.",
            {("belimumab", "lupus", "EMA", "approved")},
        ),
        (
            "Belimumab is given for lupus. That is its only licensed use.",
            {("belimumab", "lupus", None, "approved")},
        ),
    ],
)
def test_use_that_is_told_before_the_approval(nlp: Language, text: str, expected: set[object]) -> None:
    assert _approvals(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The FDA turned down a request for approval of masitinib for asthma.", "not_approved"),
        ("The EMA refused an application for approval of masitinib for asthma.", "not_approved"),
        ("The FDA has been asked to approve masitinib for asthma.", "under_review"),
        ("The FDA is considering a request for approval of masitinib for asthma.", "under_review"),
    ],
)
def test_what_becomes_of_a_request_for_approval(nlp: Language, text: str, status: str) -> None:
    assert {told[-1] for told in _approvals(nlp, text)} == {status}


def test_approval_told_aside_is_not_by_the_agency_of_another_step(nlp: Language) -> None:
    told = _approvals(nlp, "Semaglutide, a peptide authorised for obesity, is under evaluation by the EMA for gout.")
    assert told == {("semaglutide", "obesity", None, "approved"), ("semaglutide", "gout", "EMA", "under_review")}


def test_the_agency_of_the_country_that_a_sentence_begins_with(nlp: Language) -> None:
    told = _approvals(nlp, "The FDA approved belimumab for lupus. In Japan the agency approved it for nephritis.")
    assert told == {("belimumab", "lupus", "FDA", "approved"), ("belimumab", "nephritis", "PMDA", "approved")}


def test_within_a_licence_says_no_approval_without_a_use(nlp: Language) -> None:
    assert not _approvals(nlp, "Belimumab can be started in adulthood within its licence.")


def test_licence_that_is_not_renewed_is_withdrawn(nlp: Language) -> None:
    assert _approvals(nlp, "The licence of belimumab was not renewed.") == {("belimumab", None, None, "withdrawn")}


def test_drug_between_commas_at_the_end_of_a_phrase_is_what_it_tells_of(nlp: Language) -> None:
    told = _approvals(nlp, "An antidote to dabigatran, idarucizumab, was authorised by the EMA.")
    assert told == {("idarucizumab", None, "EMA", "approved")}


def test_brands_in_brackets_tell_strengths_apart(nlp: Language) -> None:
    told = _approvals(nlp, "Two strengths are sold: 5 mg (Proscar), which the FDA approved for gout, and 1 mg.")
    assert told == {("finasteride", "gout", "FDA", "approved")}


def test_no_medicine_at_large_is_not_the_one_that_is_told_of(nlp: Language) -> None:
    assert not _approvals(nlp, "Resmetirom lowers fat. Until then no medicine had been authorised for steatohepatitis.")
    assert _approvals(nlp, "No antipsychotic is approved for insomnia.") == {
        ("antipsychotic", "insomnia", None, "not_approved")
    }


def test_approval_for_people_is_for_the_use_told_before(nlp: Language) -> None:
    told = _approvals(nlp, "Siponimod is given for multiple sclerosis. The FDA approved it for adults in 2019.")
    assert told == {("siponimod", "multiple sclerosis", "FDA", "approved")}


def test_approval_for_people_is_not_for_what_the_drug_does_not_treat(nlp: Language) -> None:
    told = _approvals(nlp, "Siponimod is not used for migraine. The FDA approved it for adults in 2019.")
    assert told == {("siponimod", None, "FDA", "approved")}


def test_both_stands_for_the_uses_told_before(nlp: Language) -> None:
    told = _approvals(nlp, "Doxepin helps in depression and insomnia. Both are licensed uses.")
    assert told == {("doxepin", "depression", None, "approved"), ("doxepin", "insomnia", None, "approved")}


def test_agency_of_the_first_approval_is_that_of_all_that_go_on_from_it(nlp: Language) -> None:
    told = _approvals(
        nlp,
        "The FDA approved apremilast for psoriatic arthritis in 2014. Plaque psoriasis was added later that year. "
        "Mouth ulcers followed in 2019.",
    )
    assert {agency for _, _, agency, _ in told} == {"FDA"}
    assert len(told) == 3


def test_us_licence_is_the_fda_s_and_a_european_one_nobody_s(nlp: Language) -> None:
    assert _approvals(nlp, "Siponimod won American approval in 2019.") == {("siponimod", None, "FDA", "approved")}
    assert _approvals(nlp, "Siponimod won European approval in 2020.") == {("siponimod", None, None, "approved")}


def test_lines_under_a_lead_in_about_approvals_are_approvals(nlp: Language) -> None:
    told = _approvals(
        nlp, "Dupilumab is injected. FDA approvals so far:\n\n- 2017: atopic dermatitis\n- 2018: asthma\n"
    )
    assert told == {("dupilumab", "atopic dermatitis", "FDA", "approved"), ("dupilumab", "asthma", "FDA", "approved")}


def test_use_is_said_to_be_licensed_in_brackets(nlp: Language) -> None:
    told = _approvals(nlp, "Doxepin is taken for depression (licensed) and for itching (not licensed).")
    assert told == {("doxepin", "depression", None, "approved"), ("doxepin", "itching", None, "not_approved")}


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("The FDA approved naloxone as a prescription product in 2015.", None),
        ("Varenicline is licensed for smoking cessation, not for vaping either.", "smoking cessation"),
        (
            "Balsalazide is licensed both for treating ulcerative colitis and for keeping it in check.",
            "ulcerative colitis",
        ),
    ],
)
def test_what_names_no_use_is_none(nlp: Language, text: str, use: str | None) -> None:
    assert {told for _, told, _, status in _approvals(nlp, text) if status == "approved"} == {use}


def test_no_regulator_s_blessing_denies(nlp: Language) -> None:
    told = _approvals(nlp, "Doxepin has no regulator's blessing for itching.")
    assert told == {("doxepin", "itching", None, "not_approved")}


def test_not_until_a_year_is_an_approval(nlp: Language) -> None:
    assert _approvals(nlp, "Doxepin was not licensed anywhere until 1969.") == {("doxepin", None, None, "approved")}


def test_uses_labelled_in_the_us_are_the_fda_s(nlp: Language) -> None:
    told = _approvals(nlp, "# Doxepin\n\nDoxepin is a tablet.\n\nLabelled indications (US): depression; insomnia.\n")
    assert told == {("doxepin", "depression", "FDA", "approved"), ("doxepin", "insomnia", "FDA", "approved")}


def test_what_no_agency_did_is_the_refusal_of_none(nlp: Language) -> None:
    told = _approvals(nlp, "Doxepin holds an FDA licence for depression, but no regulator has approved it for itching.")
    assert told == {("doxepin", "depression", "FDA", "approved"), ("doxepin", "itching", None, "not_approved")}


def test_that_june_is_in_the_year_named_before(nlp: Language) -> None:
    facts = nlp("Doctors raised the alarm in 1999. Troglitazone was taken off the market that June.")._.drugfacts.facts
    assert {f.year for f in facts if f.kind == "approval"} == {1999}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The FDA approved siponimod for gout in 2009. Here in Britain the licence followed in 2015.",
            {("siponimod", "gout", "FDA", "approved"), ("siponimod", "gout", None, "approved")},
        ),
        (
            "Siponimod is a tablet.\n\nEMA: authorised for gout.\n\nTGA: not approved for gout.",
            {("siponimod", "gout", "EMA", "approved"), ("siponimod", "gout", "TGA", "not_approved")},
        ),
        (
            "The FDA and the EMA are slow. Siponimod is a tablet. Both agencies gave it orphan status.",
            {("siponimod", None, "FDA", "designated"), ("siponimod", None, "EMA", "designated")},
        ),
        (
            "Evolocumab was licensed by the FDA for gout. Alirocumab got the same licence in 2016.",
            {("evolocumab", "gout", "FDA", "approved"), ("alirocumab", "gout", "FDA", "approved")},
        ),
        (
            "Siponimod is licensed for gout (FDA 2014, EMA 2015, not MHRA).",
            {
                ("siponimod", "gout", "FDA", "approved"),
                ("siponimod", "gout", "EMA", "approved"),
                ("siponimod", "gout", "MHRA", "not_approved"),
            },
        ),
    ],
)
def test_agency_that_is_told_elsewhere(nlp: Language, text: str, expected: set[object]) -> None:
    assert _approvals(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "use", "status"),
    [
        ("Siponimod is not licensed for children under six.", "children under six", "not_approved"),
        ("Siponimod isn't approved for women who are pregnant.", "women who are pregnant", "not_approved"),
        ("Siponimod is not licensed in type 3 disease.", "type 3 disease", "not_approved"),
        ("Siponimod treats gout. It is not licensed for severe disease.", "severe disease", "not_approved"),
        ("Siponimod treats gout. It is approved for adults who cannot take colchicine.", "gout", "approved"),
        ("Siponimod is approved for adults who had failed two pills.", "adults who had failed two pills", "approved"),
        ("Siponimod is licensed for children over twelve.", None, "approved"),
        ("Trials in women were disappointing, and siponimod isn't approved for them.", "women", "not_approved"),
        (
            "Siponimod is not licensed for people with two copies of a gene.",
            "people with two copies of a gene",
            "not_approved",
        ),
    ],
)
def test_whom_an_approval_is_for(nlp: Language, text: str, use: str | None, status: str) -> None:
    assert {(told, of) for _, told, _, of in _approvals(nlp, text)} == {(use, status)}


def test_use_goes_on_with_what_it_comes_after(nlp: Language) -> None:
    told = _approvals(nlp, "Siponimod is licensed for angina and after strokes.")
    assert told == {("siponimod", "angina", None, "approved"), ("siponimod", "strokes", None, "approved")}


def test_what_others_may_have_behind_a_semicolon_is_no_reserve(nlp: Language) -> None:
    told = _approvals(nlp, "The FDA approved siponimod for gout in adults; toddlers may get it in their second year.")
    assert told == {("siponimod", "gout", "FDA", "approved")}


@pytest.mark.parametrize("text", ["Siponimod treats gout.\n\nCLEAR.", "Siponimod treats gout.\n\nLicense your dog."])
def test_what_only_bids_is_no_approval(nlp: Language, text: str) -> None:
    assert not _approvals(nlp, text)


def test_last_two_are_those_told_last(nlp: Language) -> None:
    told = _approvals(nlp, "Nadolol is given for gout and tremor, although it isn't licensed for those last two.")
    assert {(use, status) for _, use, _, status in told} == {("gout", "not_approved"), ("tremor", "not_approved")}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The FDA has approved siponimod for nothing.", "not_approved"),
        ("The FDA has approved siponimod for nothing but gout.", "approved"),
    ],
)
def test_what_is_approved_for_nothing_is_not(nlp: Language, text: str, status: str) -> None:
    assert {told for *_, told in _approvals(nlp, text)} == {status}
