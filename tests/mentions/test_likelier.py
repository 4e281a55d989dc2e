"""Where other drugs are likelier than those that the rules found."""

from __future__ import annotations

from itertools import islice, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from drugfacts.errors import DrugfactsError
from drugfacts.mentions import ANAPHORA_KEY
from drugfacts.mentions.anaphora import choices, resolve
from drugfacts.mentions.anaphora_component import Anaphora
from drugfacts.mentions.discourse import Anaphor
from drugfacts.mentions.likelier import from_json, load_topics, to_json
from drugfacts.mentions.spoken_of import NOBODY
from drugfacts.mentions.view import Named, Stretch, View, Words

if TYPE_CHECKING:
    from spacy.language import Language

CORPUS = Path(__file__).parents[2] / "corpus"
X, Y = ("drug:zorvex",), ("drug:quelmet",)


def view_of(*sentences: str, headings: int = 0) -> View:
    """A text of sentences with blanks between words, the first of them headings; zorvex and quelmet are drugs."""
    words = [sentence.split() for sentence in sentences]
    starts = [sum(map(len, words[:n])) for n in range(len(words) + 1)]
    lowers = [word for sentence in words for word in sentence]
    stretches = [
        Stretch(start, end, int(n >= headings), (0,) if headings and n >= headings else (), n < headings)
        for n, (start, end) in enumerate(pairwise(starts))
    ]
    named = [Named(at, at + 1, (f"drug:{word}",)) for at, word in enumerate(lowers) if word in {"zorvex", "quelmet"}]
    return View(Words.unparsed(lowers), stretches, named, names={X[0]: "zorvex", Y[0]: "quelmet"})


PASSING = view_of("here zorvex helps .", "quelmet is given first .", "it may cause fever .")
"""The rules take "it" for quelmet."""


def test_rules_have_the_last_word_without_weights() -> None:
    found = resolve(PASSING)
    assert found.anaphors == (Anaphor(9, 10, Y),)
    assert found.overruled == {}


def test_likelier_drug_is_taken_for_the_sentence_and_its_expressions() -> None:
    found = resolve(PASSING, weights={"2 ago": 2.0})
    assert found.anaphors == (Anaphor(9, 10, X),)
    assert found.topics[2] == X
    assert (found.overruled[2].keys, found.overruled[2].rather_than, found.overruled[2].because) == (X, Y, ("2 ago",))


def test_drug_that_is_as_likely_as_others_is_not_taken() -> None:
    assert resolve(PASSING, weights={"2 ago": 0.1, "found": 0.2}).overruled == {}


def test_subject_that_was_given_is_never_overruled() -> None:
    assert resolve(PASSING, subject=Y, weights={"2 ago": 9.0}).topics[2] == Y


def test_sentence_that_names_a_drug_speaks_of_it() -> None:
    view = view_of("zorvex helps .", "quelmet may cause fever .")
    assert [one.sentence for one in choices(view)] == []


def test_sentence_of_which_rules_say_nothing_may_speak_of_nobody() -> None:
    view = view_of("gout hurts .", "zorvex helps and quelmet too .", "zorvex helps .", "quelmet helps .")
    first = next(choices(view))
    assert (first.sentence, first.found, first.open[0].keys) == (0, NOBODY, NOBODY)
    assert 0 not in resolve(view, weights={"nobody": 5.0}).overruled
    most = resolve(view, weights={"nobody": -5.0, "named most": 1.0}).overruled[0]
    assert (most.keys, most.rather_than) == (first.open[1].keys, NOBODY)


def test_heading_that_names_several_is_told_from_one_that_names_one() -> None:
    several = view_of("zorvex and quelmet", "here zorvex helps .", "quelmet too .", "fever occurs .", headings=1)
    alone = view_of("zorvex", "here quelmet helps .", "fever occurs .", headings=1)
    seen = {choice.keys: choice.seen for one in choices(several) for choice in one.open}
    assert "heading of several" in seen[X]
    seen = {choice.keys: choice.seen for one in choices(alone) for choice in one.open}
    assert "heading" in seen[X]
    assert not any(name.startswith("heading") for name in seen[Y])


def test_weights_come_back_from_their_file(tmp_path: Path) -> None:
    file = tmp_path / "topics.json"
    file.write_text(to_json({"title": -0.5, "found": 1.0}, {"two": 2, "one": 1}))
    assert file.read_text().splitlines()[1:3] == ['"found": 1.0,', '"title": -0.5']
    assert load_topics(str(file)) == from_json(file.read_text()) == {"found": 1.0, "title": -0.5}
    assert load_topics("") == {}


@pytest.mark.parametrize("content", ["", "[]", '{"weights": 3}', '{"weights": {"found": "much"}}', "{}"])
def test_file_without_weights_is_told_of(tmp_path: Path, content: str) -> None:
    file = tmp_path / "topics.json"
    file.write_text(content)
    with pytest.raises(DrugfactsError, match=r"topics\.json: holds no weights of `drugfacts learn --write-topics`"):
        load_topics(str(file))


def test_file_that_is_missing_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(DrugfactsError, match="none\\.json: cannot be read: No such file or directory: name another"):
        load_topics(str(tmp_path / "none.json"))


def test_expression_that_says_which_drug_it_means_is_not_overruled() -> None:
    view = view_of("zorvex and quelmet help .", "the former may cause fever .", "it may cause rash .")
    assert [one.sentence for one in choices(view)] == [2]


def test_component_takes_weights_of_ones_own(nlp: Language, tmp_path: Path) -> None:
    file = tmp_path / "own.json"
    file.write_text(to_json({"compared 1 before, same paragraph": 9.0}, {}))
    doc = nlp("Losartan lowers blood pressure. Losartan is dearer than ramipril. It may cause rash.")
    by_rules = Anaphora(topics="")(doc).user_data[ANAPHORA_KEY]
    own = Anaphora(topics=str(file))(doc).user_data[ANAPHORA_KEY]
    assert (by_rules["topics"][2], by_rules["anaphors"][0][2]) == (["drug:losartan"], ["drug:losartan"])
    assert (own["topics"][2], own["anaphors"][0][2]) == (["drug:ramipril"], ["drug:ramipril"])
    assert own["overruled"] == [[2, ["drug:losartan"], ["compared 1 before, same paragraph"]]]


def test_what_has_weight_is_still_seen(nlp: Language) -> None:
    """A name that the code no longer gives would count for nothing, and nobody would notice."""
    anaphora = next(pipe for _, pipe in nlp.pipeline if isinstance(pipe, Anaphora))
    texts = islice(sorted((CORPUS / "thirtieth").glob("*.txt")), 40)
    docs = nlp.pipe(path.read_text(encoding="utf-8") for path in texts)
    seen = {name for doc in docs for one in anaphora.choices(doc) for choice in one.open for name in choice.seen}
    assert len(set(load_topics()) - seen) < len(load_topics()) / 5
