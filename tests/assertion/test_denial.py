"""Ways of denying, and what only looks like a denial: short texts of our own, read by the whole pipeline."""

from __future__ import annotations

import pytest
from spacy.language import Language


def facts(nlp: Language, text: str, kind: str) -> list[tuple[str, str, bool]]:
    """Drug, term and denial of the facts of one kind."""
    found = nlp(text)._.drugfacts.facts
    return [(f.drug.name, f.term.text, f.negated) for f in found if f.kind == kind]


@pytest.mark.parametrize(
    "text",
    [
        "It is a myth that losartan causes cough.",
        "Neurologists doubt that losartan causes cough.",
        "Rates of cough were no higher with losartan than with placebo.",
        "No cough was detected with losartan.",
        "Losartan causes little or no cough.",
        "No cough whatsoever with losartan.",
        "Nobody on losartan developed cough.",
        "Rather than causing cough, losartan is well tolerated.",
        "Instead of causing cough, losartan is well tolerated.",
        "Losartan doesnt cause cough.",
        "Losartan does not by itself cause cough.",
        "There's little to suggest that losartan causes cough.",
        "Losartan\n\nDoes it cause cough?\n\nNo. Enalapril is another matter.",
        "Losartan\n\nDoes it cause cough?\n\nNo such link has been found.",
        "Losartan\n\nCan it give me a cough?\n\nThere's no sign of that.",
        "Losartan\n\nDoes it cause cough? The opposite: fewer people have one.",
        "Losartan\n\nDoes it cause cough?\n\nIn short, no.",
        "Losartan\n\nSo does it cause cough?\n\nBig trials say it does not.",
        "Losartan\n\nAny cough?\n\nNo.",
        "One thing losartan won't do is cause cough.",
        "It was long thought that losartan causes cough; it does not.",
        "Rats given losartan had a cough; nothing comparable has been seen in people.",
    ],
)
def test_harm_is_denied(nlp: Language, text: str) -> None:
    assert facts(nlp, text, "side_effect") == [("losartan", "cough", True)]


@pytest.mark.parametrize(
    "text",
    [
        "Nystatin has been tried in ringworm, without success.",
        "Trials of nystatin in ringworm ended in failure.",
        "Nystatin does nothing for ringworm.",
        "Nystatin was no better than placebo in ringworm.",
        "Nystatin is of no use in ringworm.",
        "For ringworm nystatin was a flop.",
        "About nystatin\n\nWhat it's not for: ringworm.",
        "Nystatin has not been shown to soothe ringworm.",
        "Nystatin\n\nDoes it cure ringworm? Unfortunately not.",
    ],
)
def test_use_is_denied(nlp: Language, text: str) -> None:
    assert facts(nlp, text, "indication") == [("nystatin", "ringworm", True)]


@pytest.mark.parametrize(
    "text",
    [
        "Trials cannot rule out that losartan causes cough.",
        "Losartan is not often a cause of cough, but it causes cough.",
        "Losartan\n\nDoes losartan cause cough?\n\nYes, in a few people.",
        "Side effects of losartan\n\nHow often cough happens is not known.",
        "Side effects of losartan\n\n- cough: how often is not known",
        "Side effects of losartan\n\nNot known how often:\n- cough",
        "Side effects of losartan\n\nCough: uncommon, don't forget to ask.",
        "Nobody disputes that losartan causes cough.",
        "There is no question that losartan causes cough.",
        "It is beyond doubt that losartan causes cough.",
        "Few would deny that losartan causes cough.",
        "Losartan causes a cough like you wouldn't believe.",
        "Side effects of losartan\n\nDiarrhoea may not stop by itself.",
    ],
)
def test_harm_is_not_denied(nlp: Language, text: str) -> None:
    assert [denied for _, _, denied in facts(nlp, text, "side_effect")] == [False]


@pytest.mark.parametrize(
    "text",
    [
        "Losartan\n\nDoes losartan cause cough?\n\nMany people ask that.",
        "Losartan\n\nWhy does losartan cause cough?\n\nNo one can tell.",
    ],
)
def test_question_denies_nothing(nlp: Language, text: str) -> None:
    assert facts(nlp, text, "side_effect") == []


@pytest.mark.parametrize(
    "text",
    [
        "Nystatin cleared her ringworm without side effects.",
        "Nystatin was tried in ringworm without any adverse effects.",
    ],
)
def test_use_without_harm_is_not_denied(nlp: Language, text: str) -> None:
    assert facts(nlp, text, "indication") == [("nystatin", "ringworm", False)]


def test_what_came_late_is_not_denied(nlp: Language) -> None:
    text = "Nystatin was not used for ringworm until the 1960s."
    assert facts(nlp, text, "indication") == [("nystatin", "ringworm", False)]


@pytest.mark.parametrize(
    "text",
    [
        "Nystatin was tried in ringworm without any effect.",
        "Nystatin has not been used for ringworm until now.",
    ],
)
def test_use_without_effect_is_denied(nlp: Language, text: str) -> None:
    assert facts(nlp, text, "indication") == [("nystatin", "ringworm", True)]


@pytest.mark.parametrize(
    "text",
    [
        "Enalapril causes cough; losartan does not.",
        "Enalapril causes cough, whereas losartan has not been found to.",
        "While enalapril causes cough, losartan does not.",
        "Losartan does not cause cough, but enalapril does.",
        "Enalapril, but not losartan, causes cough.",
    ],
)
def test_drugs_set_against_each_other(nlp: Language, text: str) -> None:
    assert sorted(facts(nlp, text, "side_effect")) == [("enalapril", "cough", False), ("losartan", "cough", True)]


def test_neither_nor_between_verbs(nlp: Language) -> None:
    found = nlp("Levetiracetam neither inhibits nor induces CYP3A4.")._.drugfacts.facts
    assert sorted((f.action, f.negated) for f in found) == [("activates", True), ("inhibits", True)]


def test_what_does_not_matter_denies_no_use(nlp: Language) -> None:
    text = "Loratadine is sold without a prescription for hay fever."
    assert facts(nlp, text, "indication") == [("loratadine", "hay fever", False)]


@pytest.mark.parametrize(
    "text",
    [
        "Linagliptin needs no dose reduction in kidney failure.",
        "Users of metformin outlived people without diabetes.",
        "NICE declined to recommend semaglutide for the NHS.",
    ],
)
def test_no_use_is_spoken_of(nlp: Language, text: str) -> None:
    assert facts(nlp, text, "indication") == []


def test_what_is_not_caused_is_pointed_at(nlp: Language) -> None:
    found = facts(nlp, "Cough was a trouble with enalapril; losartan does not cause it.", "side_effect")

    assert ("losartan", "Cough", True) in found


def test_what_was_but_suspected_is_taken_back(nlp: Language) -> None:
    text = "Losartan\n\nSide effects\n\nCough was suspected at one time, but later studies have not confirmed it."

    assert facts(nlp, text, "side_effect") == [("losartan", "Cough", True)]


@pytest.mark.parametrize(
    "text",
    [
        "Experts hoped losartan would help sciatica, but two large trials found it was no better than a dummy pill.",
        "Losartan is old. In sciatica results have been disappointing.",
        "Losartan is old. A programme in sciatica was dropped after two phase 3 failures.",
        "Losartan is old. A trial in sciatica was stopped for futility.",
        "In sciatica the ASTER trial of losartan found no improvement.",
        "In sciatica, the KRONOS trial showed that losartan does not help.",
        "Phase 3 trials examined losartan in gout and in sciatica; the latter were negative.",
        "Losartan offers no protection against sciatica.",
        "Losartan is old. Trials in sciatica found it ineffective.",
        "Losartan is old. Its benefit in sciatica is unproven.",
        "Losartan is old. What it won't do much for is sciatica.",
        "Losartan is old. A late-stage test in sciatica failed.",
    ],
)
def test_use_that_came_to_nothing_in_trials_is_denied(nlp: Language, text: str) -> None:
    assert ("losartan", "sciatica", True) in facts(nlp, text, "indication")


@pytest.mark.parametrize(
    "text",
    [
        "Phase 3 trials examined losartan in sciatica and in gout; the latter were negative.",
        "In sciatica it is still used, although trials of losartan showed no benefit.",
        "In trials in children with sciatica losartan cut flares and had no effect on growth.",
        "You have been given losartan because other medicines did not control your sciatica.",
        "Losartan prevents sciatica, without a detectable effect on survival.",
        "Pills like losartan, prescribed for sciatica, are not sold here.",
        "Earlier studies of losartan in sciatica were abandoned.",
    ],
)
def test_use_is_not_denied_by_what_is_said_of_something_else(nlp: Language, text: str) -> None:
    assert ("losartan", "sciatica", False) in facts(nlp, text, "indication")


def test_what_somebody_does_not_have_is_no_denied_use(nlp: Language) -> None:
    found = facts(nlp, "My cardiologist prescribed losartan for angina, and I don't have sciatica.", "indication")
    assert "sciatica" not in {term for _, term, _ in found}


def test_item_of_a_list_of_uses_is_denied(nlp: Language) -> None:
    found = facts(nlp, "Moxonidine.\n\nLicensed for:\n- hypertension\n- not migraine\n", "indication")
    assert found == [("moxonidine", "hypertension", False), ("moxonidine", "migraine", True)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # a lone auxiliary denies what was said before it: here that the harm ends
        (
            "Metformin may cause diarrhea and bloating. The diarrhea wears off, but the bloating does not.",
            {("metformin", "diarrhea", False), ("metformin", "bloating", False)},
        ),
        (
            "Headache is common with losartan and rash not.",
            {("losartan", "Headache", False), ("losartan", "rash", True)},
        ),
        (
            "Rash and nausea occur on losartan; pancreatitis has not been seen.",
            {("losartan", "Rash", False), ("losartan", "nausea", False), ("losartan", "pancreatitis", True)},
        ),
    ],
)
def test_denial_is_of_what_stands_with_it(nlp: Language, text: str, told: set[tuple[str, str, bool]]) -> None:
    assert set(facts(nlp, text, "side_effect")) == told


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Cetirizine is non-drowsy.", True),
        ("Buspirone is non-addictive.", True),
        ("Alprazolam is addictive.", False),
        ("Hair loss is often blamed on atenolol, but the tablets do not cause it.", True),
        ("Hair loss is often blamed on atenolol, and the tablets do cause it.", False),
        ("Trazodone may lead to an erection that will not go down (priapism).", False),
    ],
)
def test_harm_denied_by_a_prefix_or_by_what_takes_it_up(nlp: Language, text: str, denied: bool) -> None:
    facts = [f for f in nlp(text)._.drugfacts.facts if f.kind == "side_effect"]
    assert facts
    assert {f.negated for f in facts} == {denied}
    assert all(f.frequency is None for f in facts)


@pytest.mark.parametrize(
    "text",
    [
        "Ivermectin was tried in COVID-19 and shown not to work.",
        "Fluoxetine was tested in autism and found to be no better than a sugar pill.",
        "Artesunate is an old drug. It is not meant for babesiosis.",
    ],
)
def test_use_denied(nlp: Language, text: str) -> None:
    assert [f.negated for f in nlp(text)._.drugfacts.facts if f.kind == "indication"] == [True]


def test_what_is_told_past_a_colon_is_not_denied_before_it(nlp: Language) -> None:
    text = "Mirtazapine is no cure for insomnia: it was given to people in a trial, and weight gain followed."
    assert not [f for f in nlp(text)._.drugfacts.facts if f.kind == "side_effect" and f.negated]


@pytest.mark.parametrize(
    ("text", "target", "denied"),
    [
        ("Methotrexate inhibits dihydrofolate reductase, so no DNA synthesis.", "DNA synthesis", False),
        ("Finasteride blocks 5-alpha-reductase → no dihydrotestosterone.", "dihydrotestosterone", False),
        ("Tacrolimus binds FKBP-12, and interleukin-2 is no longer transcribed.", "interleukin-2", False),
        ("Ketoconazole blocks aromatase, but cortisol is not lowered.", "cortisol", True),
        ("Ketoconazole does not inhibit aromatase.", "aromatase", True),
    ],
)
def test_what_comes_of_a_mechanism_is_not_denied(nlp: Language, text: str, target: str, denied: bool) -> None:
    assert {negated for _, term, negated in facts(nlp, text, "mechanism") if term == target} <= {denied}


def test_a_year_is_no_part_of_a_use(nlp: Language) -> None:
    text = "Deucravacitinib is approved in the US for plaque psoriasis 2022."
    assert facts(nlp, text, "indication") == [("deucravacitinib", "plaque psoriasis", False)]
