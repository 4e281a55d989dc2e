"""What the words over a target that was read by weight say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from drugfacts.frames import views_of
from drugfacts.weighing import pairs_of
from drugfacts.weighing.actions import action_of

if TYPE_CHECKING:
    from spacy.language import Language


def action(nlp: Language, text: str, target: str) -> str | None:
    view = views_of(nlp(text))[-1]
    words = view.tree.words
    pairs = (p for p in pairs_of(view) if " ".join(words[p.term.start : p.term.end]) == target)
    return action_of(next(pairs))


@pytest.mark.parametrize(
    ("text", "target", "said"),
    [
        ("Hydralazine, they say, widens blood vessels.", "blood vessels", "activates"),
        ("Hydralazine, they say, calms inflammation.", "inflammation", "inhibits"),
        ("Hydralazine binds to DNA.", "DNA", "binds"),
        ("Hydralazine speeds the degradation of DNA.", "DNA", "inhibits"),
        ("Hydralazine lessens the activation of macrophages.", "macrophages", "inhibits"),
        ("Hydralazine keeps things from binding to DNA.", "DNA", "inhibits"),
        ("With hydralazine, inflammation rises.", "inflammation", "activates"),
    ],
)
def test_verb_or_noun_says_the_action(nlp: Language, text: str, target: str, said: str) -> None:
    assert action(nlp, text, target) == said


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("With inflammation on the rise, hydralazine falls.", "inflammation"),
        ("Inflammation brings hydralazine about.", "Inflammation"),
    ],
)
def test_none_where_nothing_is_done_to_it(nlp: Language, text: str, target: str) -> None:
    assert action(nlp, text, target) is None


def test_where_a_target_is_and_what_needs_it_is_not_acted_on(nlp: Language) -> None:
    facts = nlp("Mizoribine blocks an enzyme called IMPDH, which lymphocytes need.")._.drugfacts.facts
    assert {f.target.text for f in facts} == {"IMPDH"}
    facts = nlp("Granisetron blocks 5-HT3 receptors in the chemoreceptor trigger zone.")._.drugfacts.facts
    assert {f.target.text for f in facts} == {"5-HT3 receptors"}
