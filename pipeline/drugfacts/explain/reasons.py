"""What the reasons of frames and of judgement mean, in words."""

from __future__ import annotations

from drugfacts.frames import Attempt, Step

from .model import Stage
from .words import phrase

STAGE_OF: dict[str, Stage] = {
    "section": "place",
    "status": "place",
    "where": "wording",
    "unless": "wording",
    "predicate": "wording",
    "drug": "drug",
    "term": "term",
    "agency": "agency",
}
"""The stage at which a frame stops that does not get what it asks for a slot."""

REASONS: dict[tuple[str, str], str] = {
    ("section", "elsewhere"): "holds in a section on {wanted} only",
    ("section", "no_passage"): "holds in a passage about harm only",
    ("status", "elsewhere"): "holds under a heading that says {wanted} only",
    ("where", "not_of_class"): "{path} {words} is not one of {wanted}",
    ("where", "nothing"): "nothing at {path}, where one of {wanted} should stand",
    ("unless", "of_class"): "{path} {words} is one of {wanted}",
    ("predicate", "name"): "the predicate is part of a name",
    ("predicate", "not_alone"): "a verb stands over the predicate",
    ("predicate", "infinitive"): "an infinitive says what it is about",
    ("predicate", "not_agentless"): "the predicate is no passive that leaves unsaid who acts",
    ("predicate", "told_as_harm"): "what the verb does there is told as a harm",
    ("predicate", "said_outright"): "holds only of what is said to be possible, or in a passage about harm",
    ("predicate", "not_fragment"): "the sentence has a verb, or is about something else",
    ("predicate", "describes_people"): "the clause says who the people are, not what befalls them",
    ("predicate", "not_intransitive"): "the predicate is passive or has an object",
    ("predicate", "bidden"): "a verb that only bids, or a name",
    ("predicate", "apart"): "it is said what lies beyond an approval",
    ("predicate", "a_condition"): "the predicate is part of a condition's name",
    ("predicate", "stopped"): "it is what something is kept from doing",
    ("predicate", "brought_about"): "it is what the drug does not make something do",
    ("predicate", "a_verb"): "the predicate is a verb, where a noun is asked for",
    ("predicate", "a_noun"): "the predicate is a noun, where a verb is asked for",
    ("predicate", "no_gerund"): "the predicate is no gerund that something is said of",
    ("predicate", "continues_nothing"): "no approval was spoken of right before",
    ("drug", "none"): "the frame asks for a drug that the sentence names",
    ("drug", "no_drug"): "{words} names no known drug",
    ("drug", "excepted"): "{words} is excepted",
    ("drug", "no_topic"): "the passage is about no known drug",
    ("drug", "other_cause"): "{words} is what it is put down to",
    ("drug", "given_then"): "it is what is given for it then",
    ("drug", "unsaid_in_laboratory"): "an experiment did it, and the sentence does not say that it was the drug",
    ("drug", "other_named"): "the sentence names another drug",
    ("drug", "other_agent"): "{words} does it, and is no drug",
    ("drug", "another"): "the sentence names another drug only",
    ("term", "list_of_uses"): "{words} stands in a list of uses, and the drug only says when",
    ("term", "none"): "no term of its own",
    ("term", "no_term"): "{words} gives no term",
    ("term", "excepted"): "{words} is excepted",
    ("term", "of_class"): "{words} is one of {wanted}",
    ("term", "treated"): "{words} is what the drug is given for",
    ("term", "had_before"): "{words} is what somebody has or is treated for; with any_state the frame takes it too",
    ("term", "names_itself"): "the drug is but a part of the name {words}",
    ("term", "no_label"): "no label that names a harm and nothing else",
    ("term", "whom"): "{words} says in whom the harm comes, and is none itself",
    ("term", "unknown"): "{words} is not known, and the frame asks for a known term",
    ("term", "is_the_drug"): "{words} is the drug itself",
    ("term", "holds_other"): "the phrase of the use holds the predicate or the drug itself",
    ("term", "attributive"): "the predicate is but an adjective before a noun",
    ("term", "no_harm"): "{words} is how a drug was taken, or nothing that a drug does harm by",
    ("term", "no_name"): "{words} is a pronoun, a number, a drug or an agency",
    ("term", "says_nothing"): "{words} is too general to be a term",
    ("term", "no_condition"): "{words} is no condition: an adjective, adverb or target",
    ("term", "no_target"): "{words} is a condition, and no target",
    ("term", "concerns_a_drug"): "{words} is of another drug: an interaction",
    ("term", "people"): "{words} stands for people",
    ("term", "relieves"): "{words} is about relief, and no harm",
    ("term", "verb"): "{words} is an action, and no term",
    ("agency", "nothing"): "no agency at {path}",
    ("agency", "no_authority"): "{words} is nobody who lets medicines on the market",
}
"""By slot and reason of a :class:`drugfacts.frames.Step`."""

JUDGED: dict[str, str] = {
    "heading": "a heading, which states nothing by itself",
    "question": "a question",
    "conditional": "a condition: if, unless",
    "unknown": "the text asks whether it is so",
    "instruction": "an instruction to the reader",
    "member": "the class only says what the medicine is, of which this is told",
    "stopped": "the drug's end is what helps",
    "harm": "harm, and no use",
    "substitute": "what something else stands in for",
    "shielded": "where the drug must not come",
    "first": "to be treated before the drug is begun",
    "dose": "says how a drug is dosed where kidneys or liver fail, and no use of it",
    "advice": "advice against a use, which does not say what the drug is for",
    "circumstance": "a circumstance, and not what is said",
    "averted": "what the drug makes unlikelier",
    "had": "what those have who take it",
    "contraindication": "a contraindication",
    "comparison": "a comparison that denies nothing",
    "fewer_people": "a comparison that denies nothing",
    "warning lifted": "what people are no longer warned of",
    "treated before": "told of whom a drug did not help, to say who gets another",
    "no cure": "not cured, which does not say that the drug is not given for it",
    "of the people": "what people have who are spoken of; the denial is of something else",
    "untested": "a use that nobody has studied, which does not deny it",
    "not sold": "not sold for it, which does not say that it is not used",
    "outdated": "what was once believed",
    "no more of it": "told that there was no more of it, once there had been",
    "either way": "told that it may or may not be so",
    "not the choice": "not the drug to choose first, which does not say that it is not used",
    "of another drug": "the denial is of another drug",
    "befell meanwhile": "what befell somebody while the drug was taken, and not what it is for",
    "of the drug beside": "what another drug of the list is for",
    "treated with it": "what the drug is given against, and no harm of it",
    "says which": "the drug only says which kind is meant",
    "outcome": "how bad a harm is, and none of its own",
    "relieves": "the words begin with what the drug does against it",
    "before_the_drug": "there before the drug",
    "there_already": "there before the drug",
    "complaint": "what the drug is taken for",
    "sign_that": "a sign of something else",
    "of the illness": "put down to an illness, and not to the drug",
    "no_history": "what somebody never had",
    "untreated": "what an illness brings that is not treated",
    "in_spite_of_it": "there in spite of the drug",
    "ill_anyway": "what an illness brings that is not treated",
    "taken together": "what comes of taking two drugs together: an interaction",
    "at entry": "what people had who came into a trial",
    "no_oftener_than_without": "no more frequent than without the drug",
    "as_often_without": "no more frequent than without the drug",
    "unlikely": "hardly ever denied, or in a report of research said of the drug, where such words stand around it",
    "licence": "denied as a licensed use, which does not say that the drug does not help",
    "treated": "told as what the drug was taken for, or helped",
    "history": "told of the time before the drug",
    "supposed": "only thought of, feared or compared with",
    "another": "told of others",
    "not denied": "the frame reads denials only, and nothing is denied here",
    "not yet": "an approval that may come: could be, hopes to be, would be",
    "off label": "said to be used so off-label, which is no approval",
    "but for some": "the denial holds for all uses but some, which the words tell",
    "no such step": "the step is denied, which says nothing of the others",
    "no year": "the frame asks for a year, and none is given",
    "no term": "no term to record",
    "no harm": "elsewhere the text says that the drug is given for it, and no sentence names the drug as its cause",
}
"""By :attr:`drugfacts.assertion.Judgement.dropped`."""


def stopped(attempt: Attempt, text: str, role: str) -> tuple[Stage, str, tuple[str, ...]]:
    """Say what stopped a frame that read nothing: the stage, the reason, and where it looked.

    A frame for whose term there is no word at all asks for another wording: it was no near miss. So it is with the drug
    of a frame that has any known condition for its predicate.

    Parameters
    ----------
    text : str
        The document's text.
    role : str
        What the frame's term is: target, use, condition or effect.
    """
    told = attempt.steps or [Step("term", "nothing", path) for path in attempt.frame.term or ("term",)]
    last = told[-1]
    stage = STAGE_OF[last.slot]
    steps = [step for step in told if step.slot == last.slot]
    steps = [step for step in steps if step.reason != "none"] or steps[-1:]
    if stage not in {"drug", "term"}:
        return stage, described(last, text), ()
    what = "no drug" if stage == "drug" else f"no {role}"
    empty = all(step.reason == "nothing" for step in steps)
    if empty and (stage == "term" or "@condition" in attempt.frame.words):
        return "wording", f"{what}, {', '.join(_looked(steps, text))}", ()
    return stage, what, _looked(steps, text)


def described(step: Step, text: str) -> str:
    """Say what a frame did not get."""
    words = f"“{phrase(step.argument.tree, step.argument.head, text).text}”" if step.argument else ""
    wanted = step.wanted or ""
    if step.slot in {"where", "unless", "term"}:
        wanted = f"a known {wanted[1:]}" if wanted.startswith("@") else f"${wanted.removeprefix('$')}"
    template = REASONS.get((step.slot, step.reason), step.reason.replace("_", " "))
    return " ".join(template.format(path=step.path, words=words, wanted=wanted).split())


def _looked(steps: list[Step], text: str) -> tuple[str, ...]:
    """Where a frame looked for the filler of a slot, and what it found there; paths where nothing stands together."""
    found: dict[tuple[str | None, int | None, str], str] = {}
    inner: list[Step] = []  # why single words of an argument are no terms, told before the argument's own step
    for step in steps:
        if step.path is None:
            inner.append(step)
        elif step.reason != "nothing":
            for told in inner if inner and step.reason == "no_term" else [*inner, step]:
                at = told.argument.head if told.argument else None
                found[step.path, at, step.slot] = f"{step.path}: {described(told, text)}"
            inner = []
    lines = [*found.values(), *(described(step, text) for step in inner)]
    filled = {path for path, _, _ in found}
    paths = (step.path for step in steps if step.reason == "nothing" and step.path)
    empty = list(dict.fromkeys(path for path in paths if path not in filled))
    return tuple(dict.fromkeys([*lines, *([f"nothing at {', '.join(empty)}"] if empty else [])]))
