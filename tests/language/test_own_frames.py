"""Frames of one's own in the whole pipeline."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

import drugfacts
from drugfacts._version import __version__
from drugfacts.errors import DrugfactsError
from drugfacts.readers import SourceText

FAR = "The town lies on a river. "
TEXT = f"Losartan is old. {FAR * 3}The mayor was misled in odd moods. {FAR * 3}Losartan may cause nausea."
OWN = """frames:
  - id: own.misleads
    fact: side_effect
    words: [mislead]
    drug: [topic]
    term: [in]
    any_state: true
    precision: 1/30
    examples: ["<drug>Losartan</drug> misled them in <effect>odd moods</effect>."]
"""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("own") / "own.yaml"
    path.write_text(OWN, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def with_own(own: Path) -> Language:
    return drugfacts.load(frames=[own])


def rules(nlp: Language, text: str = TEXT) -> list[str]:
    return [fact.evidence[0].rule for fact in nlp(text)._.drugfacts.facts]


def test_own_frames_read_beside_those_of_the_package(nlp: Language, with_own: Language) -> None:
    assert rules(nlp) == ["side_effect.causes"]
    assert rules(with_own) == ["own.misleads", "side_effect.causes"]
    own, plain = with_own(TEXT)._.drugfacts.facts
    assert own.confidence < 0.4 < plain.confidence
    assert plain == nlp(TEXT)._.drugfacts.facts[0]


def test_own_frames_are_not_gated_away(own: Path, with_own: Language) -> None:
    """The sentence names no drug and no known condition, and its verb has an irregular form."""
    ungated = drugfacts.load(frames=[own], gate=False)
    assert rules(ungated) == rules(with_own)
    assert len(with_own(TEXT).user_data["drugfacts_unparsed"]) == 6


def test_own_frames_open_the_gate_of_a_parser_that_comes_later(own: Path) -> None:
    nlp = drugfacts.load(frames=[own])
    nlp.replace_pipe("drugfacts_parse", "drugfacts_parse")
    assert rules(nlp)[0] == "own.misleads"


def test_own_frames_are_in_the_version(with_own: Language) -> None:
    version = with_own(TEXT)._.drugfacts.generator.version
    assert version.startswith(f"{__version__}+frames.")
    texts = [SourceText("a", "No drug here.", None, None, None), SourceText("b", TEXT, None, None, None)]
    assert {document.generator.version for document in drugfacts.pipe(texts, nlp=with_own)} == {version}
    assert drugfacts.extract(TEXT).generator.version == __version__


def test_own_frames_read_long_texts_in_parts(with_own: Language) -> None:
    text = "\n\n".join([TEXT] * 30)
    (document,) = drugfacts.pipe([text], nlp=with_own, max_chars=2000)
    assert {fact.evidence[0].rule for fact in document.facts} == {"own.misleads", "side_effect.causes"}
    assert min(fact.confidence or 1 for fact in document.facts) < 0.4


def test_own_frames_go_with_the_pipeline(with_own: Language, tmp_path: Path) -> None:
    with_own.to_disk(tmp_path / "nlp")
    assert rules(spacy.load(tmp_path / "nlp")) == rules(with_own)
    assert [len(doc._.drugfacts.facts) for doc in with_own.pipe([TEXT] * 2, n_process=2)] == [2, 2]


def test_own_frames_of_a_configuration_come_first(own: Path, tmp_path: Path, root: Path) -> None:
    config = (root / "pipeline/drugfacts/language/config.cfg").read_text()
    (tmp_path / "my.cfg").write_text(config.replace("frames = []", f'frames = ["{own}"]'))
    (tmp_path / "more.yaml").write_text(OWN.replace("own.misleads", "own.more").replace("[mislead]", "[flummox]"))
    nlp = drugfacts.load(tmp_path / "my.cfg", frames=[tmp_path / "more.yaml"])
    words = nlp.get_pipe("drugfacts_facts").words  # type: ignore[attr-defined]
    assert [frame.id for frame in words.own] == ["own.misleads", "own.more"]


def test_own_frames_for_a_pipeline_without_facts(own: Path, tmp_path: Path) -> None:
    config = tmp_path / "config.cfg"
    config.write_text('[nlp]\nlang = "en"\npipeline = []\n[components]\n', encoding="utf-8")
    with pytest.raises(DrugfactsError, match="no component drugfacts_facts that could take one's own frames"):
        drugfacts.load(config, frames=[own])
