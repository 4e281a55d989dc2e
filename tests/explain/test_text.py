from __future__ import annotations

import re

from spacy.language import Language

from drugfacts.explain import explain, to_text
from drugfacts.mentions import ANAPHORA_KEY

# Two sentences of our own: one with facts, one without.
TEXT = "Captopril may cause dizziness, but not fever. Does it help?"
GOLDEN = """\
1  “Captopril may cause dizziness, but not fever.”
   layout     paragraph; about captopril
   mentions   “Captopril”, drug: {captopril}
              “dizziness”, condition: {dizziness}
              “fever”, condition: {fever}
   clauses    “cause”: subj “Captopril”; obj “dizziness, but not fever”
   found      side_effect.causes: captopril – dizziness: asserted, hedged
                words  drug “Captopril”; effect “dizziness”; cue “cause”
                why    hedged by “may”; {likely[0]}
                fact   side_effect {f1}
              side_effect.causes: captopril – fever: denied, hedged
                words  drug “Captopril”; effect “fever”; cue “cause”
                why    denied by “not”; denied as an exception; hedged by “may”; {likely[1]}
                fact   side_effect {f2}

2  “Does it help?”
   layout     paragraph; about captopril
   anaphors   “it” stands for captopril
   clauses    “help”: subj “it”
   found      nothing
   not found  indication.does_the_job, indication.does_not_help on “help”: no condition
                no term of its own

"""


def text_of(nlp: Language, text: str, **options: bool) -> str:
    return "".join(f"{line.plain}\n" for line in to_text(explain(nlp(text)), **options))


def test_text_is_as_shown(nlp: Language) -> None:
    first = explain(nlp(TEXT)).sentences[0]
    captopril, dizziness, fever = (" ".join(mention.identifiers) for mention in first.mentions)
    f1, f2 = (fact.id for fired in first.fired for fact in fired.facts)
    likely = [fired.because[-1] for fired in first.fired]
    assert text_of(nlp, TEXT, brief=True) == GOLDEN.format(
        captopril=captopril, dizziness=dizziness, fever=fever, f1=f1, f2=f2, likely=likely
    )
    assert all(re.fullmatch(r"likely by 0\.\d\d from what stands around it", said) for said in likely)


def test_text_brief_leaves_out_the_far_misses(nlp: Language) -> None:
    far = "indication.treats_in (no condition, nothing at in)"
    assert far in text_of(nlp, TEXT)
    assert far not in text_of(nlp, TEXT, brief=True)


def test_text_of_nothing_is_nothing(nlp: Language) -> None:
    assert text_of(nlp, "") == ""


def test_text_has_no_control_characters(nlp: Language) -> None:
    assert "\x1b" not in text_of(nlp, "Zinc \x1b[31mmay\x07 cause\nnausea.")


def test_text_says_why_a_sentence_is_about_another_drug_than_the_rules_found(nlp: Language) -> None:
    doc = nlp("Captopril is old. It does not interact with losartan. Rash is rare.")
    doc.user_data[ANAPHORA_KEY]["overruled"] = [[2, ["drug:losartan"], ["heading", "named most"]]]
    lines = [line.plain.strip() for line in to_text(explain(doc, sentences=[3]))]
    assert "layout     paragraph; about captopril rather than losartan (heading; named most)" in lines
    doc.user_data[ANAPHORA_KEY]["overruled"] = [[2, [], ["named most"]]]
    lines = [line.plain.strip() for line in to_text(explain(doc, sentences=[3]))]
    assert "layout     paragraph; about captopril rather than no drug (named most)" in lines
