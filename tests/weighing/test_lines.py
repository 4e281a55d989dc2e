"""Sentences as the encoder reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drugfacts.frames import views_of
from drugfacts.weighing import pairs_of
from drugfacts.weighing.lines import BREAK, DRUG, KINDS, NUMBER, Line, line_of, stand_of

if TYPE_CHECKING:
    from spacy.language import Language

    from drugfacts.frames import View


def lines_of(view: View, manner: str = "") -> list[Line]:
    """A sentence as it is read for each drug that its first term may belong to."""
    pairs = list(pairs_of(view))
    return [line_of(view, pair.drug, pair.how, manner) for pair in pairs if pair.term == pairs[0].term]


def kinds_of(kinds: tuple[int, ...]) -> list[str]:
    return [KINDS[kind] for kind in kinds]


def test_names_and_numbers_are_all_one(nlp: Language) -> None:
    (view,) = views_of(nlp("Zoloft 50 mg, an SSRI, may cause nausea."))
    line, of_class = lines_of(view, "report")
    assert line.words[:2] == ("<manner:report>", "<drug:named>")
    assert line.words[line.start - 1] == BREAK
    assert line.words[line.start :] == (DRUG, NUMBER, "mg", ",", "an", "ssri", ",", "may", "cause", "nausea", ".")
    told = kinds_of(line.kinds[line.start :])
    assert told == ["the drug", "", "", "", "", "drug_class", "", "", "", "condition", ""]
    told = kinds_of(of_class.kinds[of_class.start :])
    assert told == ["drug", "", "", "", "", "the drug", "", "", "", "condition", ""]


def test_what_points_at_a_drug_is_told(nlp: Language) -> None:
    view = views_of(nlp("Sertraline is old. This medicine may cause nausea, and enalapril may as well."))[1]
    line, other = lines_of(view)
    if "<drug:pointed>" not in line.words:
        line, other = other, line
    assert line.words[line.start :][:2] == ("this", "medicine")
    assert kinds_of(line.kinds[line.start :])[:2] == ["the drug", "the drug"]
    assert kinds_of(other.kinds[other.start :])[:2] == ["pointing", "pointing"]


def test_what_stands_above_comes_before(nlp: Language) -> None:
    text = "# Sertraline\n\nAn old drug.\n\n## Common side effects\n\nPeople on it reported:\n\n- nausea\n- rash\n"
    view = next(view for view in views_of(nlp(text)) if "nausea" in view.tree.lowers)
    (line,) = lines_of(view)
    assert "<drug:topic>" in line.words
    above = dict(zip(line.words[: line.start], kinds_of(line.kinds), strict=False))
    assert above["<section:adverse_reactions>"] == ""
    assert above["side"] == "heading"
    assert above["reported"] == "lead-in"
    assert "sertraline" not in above  # the title is over everything


def test_where_a_pair_stands(nlp: Language) -> None:
    (view,) = views_of(nlp("Sertraline may cause severe liver failure."))
    pair = next(pair for pair in pairs_of(view) if pair.term.end - pair.term.start > 1)
    (line,) = lines_of(view)
    stand = stand_of(pair, line)
    assert line.words[slice(*stand.term)][-2:] == ("liver", "failure")
    assert line.words[stand.head] == "failure"
    assert stand.drug is not None
    assert line.words[slice(*stand.drug)] == (DRUG,)
    assert (stand.how, stand.kind, stand.is_listed) == ("named", "condition", True)
