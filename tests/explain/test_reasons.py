"""Every reason why a frame finds nothing: told by one example each, and known in words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from spacy.language import Language

from drugfacts.assertion.beside_cues import besides
from drugfacts.assertion.report_cues import report_cues
from drugfacts.assertion.reports import DENIED
from drugfacts.explain import Missed, explain
from drugfacts.explain.reasons import JUDGED, REASONS, STAGE_OF
from drugfacts.weighing.unlikely import UNLIKELY


def missed(nlp: Language, text: str, frame: str) -> list[Missed]:
    """What stopped a frame, in all sentences of a text."""
    return [m for sentence in explain(nlp(text)).sentences for m in sentence.missed if frame in m.frames]


STOPS = [
    # before the slots: section, status, wording
    ("Flu causes fever.", "side_effect.consequence", "place", "a section on adverse_reactions only"),
    ("Ketamine includes salt.", "side_effect.include", "wording", "subj “Ketamine” is not one of $adverse_effect"),
    ("Includes salt.", "side_effect.include", "wording", "nothing at subj, where one of $adverse_effect should"),
    ("Side effects reduce pain.", "indication.reduces", "wording", "subj “Side effects” is one of $adverse_effect"),
    ("Ketamine blocks channels.", "mechanism.inhibits_agentless", "wording", "no passive that leaves unsaid who acts"),
    ("Zinc keeps salt from binding channels.", "mechanism.binds", "wording", "what something is kept from doing"),
    ("People who have nausea take ketamine.", "side_effect.experience", "wording", "says who the people are"),
    # drug
    ("The fever ends.", "side_effect.event_after", "wording", "no drug, nothing at after, following"),
    ("Flu can cause fever.", "side_effect.causes", "drug", "subj: “Flu” names no known drug"),
    ("Causes fever.", "side_effect.causes", "drug", "nothing at subj"),
    ("Nausea is seen.", "side_effect.reported", "drug", "topic: the passage is about no known drug"),
    ("Heartburn is seen with placebo.", "side_effect.reported", "drug", "with: “placebo” is what it is put down to"),
    ("Nausea is a sign of flu.", "side_effect.none_seen", "drug", "subj: “Nausea” does it, and is no drug"),
    ("Rash was linked, but not to ketamine.", "side_effect.linked_to", "drug", "to: “ketamine” is excepted"),
    # term
    ("Ketamine may cause it.", "side_effect.causes", "term", "obj: “it” is a pronoun, a number, a drug or an agency"),
    ("Ketamine can treat.", "indication.treats", "wording", "no condition, nothing at obj, with"),
    ("Ketamine is used, but not for migraine.", "indication.used_for", "term", "for: “migraine” is excepted"),
    ("Ketamine acts on eating.", "mechanism.acts_on", "term", "on: “eating” is an action, and no term"),
    ("Ketamine can cause relief.", "side_effect.causes", "term", "obj: “relief” is one of $not_harm"),
    ("Ketamine is used in rats.", "indication.used_for", "term", "in: “rats” is one of $people_or_place"),
    (
        "Zorbling occurs with ketamine.",
        "side_effect.occurs",
        "term",
        "subj: “Zorbling” is not known, and the frame asks",
    ),
    ("Ketamine blocks channels.", "mechanism.inhibits", "term", "obj: “channels” is too general to be a term"),
    ("Ketamine is used for quickly.", "indication.used_for", "term", "for: “quickly” is no condition"),
    ("Ketamine binds asthma.", "mechanism.binds", "term", "obj: “asthma” is a condition, and no target"),
    ("Rifampin increases the levels of warfarin.", "mechanism.activates", "term", "is of another drug: an interaction"),
    ("Ketamine causes people.", "side_effect.causes", "term", "obj: “people” stands for people"),
    ("Ketamine may lead to treating.", "side_effect.leads_to", "term", "to: “treating” is about relief, and no harm"),
    ("Ketamine is an approved drug.", "approval.approves", "term", "the predicate is but an adjective before a noun"),
    # agency
    ("Ketamine may be reviewed for depression.", "approval.under_review", "agency", "no agency at by, at, subj"),
    # judgement
    ("Does ketamine cause nausea?", "side_effect.causes", "judgement", "a question"),
    ("Call if ketamine causes nausea.", "side_effect.causes", "judgement", "a condition: if, unless"),
    ("When people have rash on ketamine, it ends.", "side_effect.experience", "judgement", "a circumstance"),
    ("Do not use ketamine for cough.", "indication.used_for", "judgement", "an instruction to the reader"),
    ("Adults should not take ketamine for cough.", "indication.used_for", "judgement", "advice against a use"),
    ("Unlike ketamine, aspirin causes nausea.", "side_effect.causes", "judgement", "a comparison that denies nothing"),
    ("People have nausea on ketamine.", "side_effect.none_seen", "judgement", "reads denials only"),
    ("Senna is used for rash. Rash is common.", "side_effect.is_common", "judgement", "the drug is given for it"),
    ("Ketamine was withdrawn from the market.", "approval.withdrawn_in", "judgement", "asks for a year"),
    ("Contraindications\n\nKetamine is used for cough.", "indication.used_for", "judgement", "a contraindication"),
    ("I am on ketamine for nausea.", "side_effect.report", "judgement", "what the drug was taken for"),
    ("I take ketamine. I have a history of asthma.", "side_effect.report", "judgement", "the time before the drug"),
    ("I take ketamine. I thought it was gout.", "side_effect.report", "judgement", "only thought of"),
    ("I take ketamine. My father had a stroke.", "side_effect.report", "judgement", "told of others"),
    ("# Uses of ketamine for cough\n\nText is here.", "indication.use_in", "judgement", "a heading"),
]


@pytest.mark.parametrize(("text", "frame", "stage", "told"), STOPS, ids=[f"{s[1]}: {s[0][:40]}" for s in STOPS])
def test_reason_is_told(nlp: Language, text: str, frame: str, stage: str, told: str) -> None:
    found = missed(nlp, text, frame)
    assert any(m.stage == stage and told in f"{m.reason} {' '.join(m.looked)}" for m in found), (
        f"{frame} in {text!r}: {found}"
    )


def test_reason_of_a_list_without_a_drug(nlp: Language) -> None:
    found = missed(nlp, "Side effects:\n\n- nausea\n- rash\n", "side_effect.listed")
    assert [(m.stage, m.predicate, m.looked) for m in found if m.stage == "drug"] == [
        ("drug", None, ("topic: the passage is about no known drug",))
    ] * 2


def test_reason_of_a_predicate_without_frames(nlp: Language) -> None:
    sentence = explain(nlp("It glows.")).sentences[0]
    assert [(clause.name, clause.frames) for clause in sentence.clauses] == [("glow", ())]
    assert (sentence.fired, sentence.missed) == ((), ())


def test_reasons_told_are_those_known_in_words(root: Path) -> None:
    sources = [path.read_text(encoding="utf-8") for path in (root / "pipeline/drugfacts/frames").glob("*.py")]
    told = {pair for source in sources for pair in re.findall(r'\.tell\(\s*"(\w+)", "(\w+)"', source)}
    told |= {
        ("where", "not_of_class"),
        ("where", "nothing"),
        ("drug", "excepted"),
        ("drug", "no_drug"),
        ("term", "none"),
    }  # chosen there
    told |= {("term", why) for source in sources for why in re.findall(r'refused\(view, at, "(\w+)"', source)}
    told |= {("term", "no_condition")}
    assert told - {("drug", "nothing"), ("term", "nothing")} == set(REASONS)
    assert {slot for slot, _ in told} == set(STAGE_OF)


def test_judgements_are_known_in_words(root: Path) -> None:
    source = (root / "pipeline/drugfacts/assertion/judge.py").read_text(encoding="utf-8")
    body = (root / "pipeline/drugfacts/assertion/no_fact.py").read_text(encoding="utf-8")
    given = set(re.findall(r'dropped=? ?=? ?"([a-z ]+)"', source)) | set(re.findall(r'return "([a-z]+)"', body))
    doubts = (root / "pipeline/drugfacts/assertion/doubt.py").read_text(encoding="utf-8")
    beside = (root / "pipeline/drugfacts/assertion/beside.py").read_text(encoding="utf-8")
    given |= set(re.findall(r'return "([a-z][a-z ]+)"', beside)) | {cue.id for cue in besides()}
    short = (root / "pipeline/drugfacts/assertion/falling_short.py").read_text(encoding="utf-8")
    given |= set(re.findall(r'return "([a-z ]+)"', doubts + short)) | {cue.says for cue in report_cues()} - {DENIED}
    assert given | {"no term", "no harm", UNLIKELY} == set(JUDGED)
