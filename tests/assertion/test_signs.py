"""What is passed over for want of a sign would have found nothing."""

from __future__ import annotations

import re
from importlib import import_module

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from drugfacts.assemble import frames_read
from drugfacts.assertion import Judgement
from drugfacts.assertion.cues import cues
from drugfacts.assertion.signs import Signs, signs_of
from drugfacts.frames import grammar, views_of

QUALIFIED = frozenset({"indication", "side_effect"})
EVERYTHING = Signs(True, True, True, True, QUALIFIED, QUALIFIED)


def verdicts(docs: list[Doc]) -> list[Judgement]:
    return [one.verdict for doc in docs for one in frames_read(doc)[1]]


def test_signs_hide_nothing(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [re.sub(r"</?\w+>", "", text) for f in grammar().frames for text in f.examples]
    texts += [
        "Niacin causes itching in 1 in 50, never in children.",
        "It may not work if niacin is rarely taken for gout.",
    ]
    docs = list(nlp.pipe("\n\n".join(texts[at : at + 20]) for at in range(0, len(texts), 20)))
    seen = verdicts(docs)
    for module in ("judge", "no_fact", "denial"):
        monkeypatch.setattr(import_module(f"drugfacts.assertion.{module}"), "signs_of", lambda tree, known: EVERYTHING)
    assert len(seen) > 300
    assert verdicts(docs) == seen


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Niacin may cause itching.", "hedge"),
        ("Niacin causes itching unless taken with food.", "condition"),
        ("Niacin causes itching in 12 %.", "number"),
        ("Niacin causes itching in one in ten users.", "number"),
        ("Niacin failed in gout.", "denial"),
    ],
)
def test_sign_is_seen(nlp: Language, text: str, sign: str) -> None:
    (view,) = views_of(nlp(text))
    signs = signs_of(view.tree, cues())
    assert [name for name in ("hedge", "denial", "condition", "number") if getattr(signs, name)] == [sign]


def test_qualifiers_are_seen_by_all_their_words(nlp: Language) -> None:
    def qualified(text: str) -> frozenset[str]:
        (view,) = views_of(nlp(text))
        return signs_of(view.tree, cues()).qualified

    assert qualified("Niacin causes severe itching.") == {"side_effect"}
    assert qualified("Niacin was studied in gout.") == {"indication"}
    assert not qualified("Niacin causes itching in most dogs.")


def test_qualifiers_above_are_no_words_beside(nlp: Language) -> None:
    (view,) = views_of(nlp("Niacin was studied in gout."))
    assert not signs_of(view.tree, cues()).phrased
