"""The encoder that comes with the package: what it reads, and from what."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

import drugfacts
from drugfacts.assemble import frames_read
from drugfacts.errors import DrugfactsError
from drugfacts.weighing.encoder import Encoder, encoder, load_encoder
from drugfacts.weighing.lines import BREAK, DRUG, KINDS, Line, Stand, stand_of
from drugfacts.weighing.readings import scene_of
from drugfacts.weighing.weights import NOTHING, load, weights, weights_and_encoder

if TYPE_CHECKING:
    from spacy.language import Language

Sums = dict[tuple[str, str], dict[str, float]]


def read(nlp: Language, text: str) -> Sums:
    """What each outcome of each known term gets, by term and drug."""
    views, found = frames_read(nlp(text))
    scene = scene_of(views, ((one.candidate, one.verdict) for one in found))
    pairs = [pair for view in views for pair in scene.pairs(view)]
    asked = [(scene.line(pair), stand_of(pair, scene.line(pair))) for pair in pairs]
    result: Sums = {}
    for pair, sums in zip(pairs, encoder().sums(asked), strict=True):
        assert sums is not None
        words, drug = pair.view.tree.words, pair.drug
        result[" ".join(words[pair.term.start : pair.term.end]), " ".join(words[drug.start : drug.end])] = dict(
            zip(encoder().outcomes[pair.term.kind], sums, strict=True)
        )
    return result


@pytest.mark.parametrize(
    ("text", "of", "not_of"),
    [
        ("Ramipril, not losartan, left them coughing.", "ramipril", "losartan"),
        ("Losartan, not ramipril, left them coughing.", "losartan", "ramipril"),
    ],
)
def test_order_tells(nlp: Language, text: str, of: str, not_of: str) -> None:
    lead = {
        drug.lower(): sums["side_effect"] - max(sums[NOTHING], sums["side_effect, denied"])
        for (term, drug), sums in read(nlp, text).items()
        if term == "coughing"
    }
    assert lead[of] > lead[not_of]


def test_it_tells_what_the_table_tells() -> None:
    for kind, table in weights().items():
        assert encoder().knows(kind, table.outcomes)
    assert not encoder().knows("condition", ("nothing", "side_effect"))
    assert all(table.encoder is encoder() for table in weights_and_encoder().values())
    assert all(table.of("report").encoder is encoder() for table in weights_and_encoder().values())
    assert all(table.encoder is None for table in weights().values())


def test_a_line_reads_the_same_in_any_company(nlp: Language) -> None:
    alone = read(nlp, "Nausea is what many put up with for suvorexant.")
    more = read(
        nlp, "Nausea is what many put up with for suvorexant. Rash may come of it. Zolpidem helps with insomnia."
    )
    assert more["Nausea", "suvorexant"] == alone["Nausea", "suvorexant"]


def test_a_line_too_long_is_not_read() -> None:
    stand = Stand((2, 3), 2, (1, 2), "named", "condition", is_listed=True)
    short = Line((BREAK, DRUG, "nausea"), (0, 1, 3), 1)
    long = Line((*short.words, *["again"] * 300), (*short.kinds, *[0] * 300), 1)
    first, second, third = encoder().sums([(short, stand), (long, stand), (short, stand)])
    assert first is not None
    assert first == third
    assert second is None
    assert encoder().sums([]) == []


def test_words_that_nobody_knows_are_read_as_such() -> None:
    assert encoder().spelt(Line(("", "\u0f04", "nausea"), (0, 0, 0), 0)).numbers[:2] == [0, 0]
    assert set(encoder().pieces) >= {DRUG, BREAK}
    assert len(encoder().kinds) == len(KINDS)


def test_a_file_of_ones_own(tmp_path: Path) -> None:
    own = tmp_path / "own.npz"
    own.write_bytes(encoder().to_bytes())
    again = load_encoder(str(own))
    assert again is not None
    assert again.to_bytes() == encoder().to_bytes()
    assert load("built-in", str(own))["target"].encoder is not None
    assert load_encoder("") is None


@pytest.mark.parametrize("content", [None, b"", b"no such thing", b"PK\x03\x04"])
def test_unusable_file_is_told(tmp_path: Path, content: bytes | None) -> None:
    own = tmp_path / "own.npz"
    if content is not None:
        own.write_bytes(content)
    told = "cannot be read" if content is None else "holds no encoder"
    with pytest.raises(DrugfactsError, match=rf"own\.npz: {told}.*name another"):
        load_encoder(str(own))


def test_a_file_with_other_arrays_is_told(tmp_path: Path) -> None:
    own = tmp_path / "own.npz"
    np.savez(own, rows=np.zeros(3))
    with pytest.raises(DrugfactsError, match="holds no encoder"):
        load_encoder(str(own))


def test_nothing_in_a_file_is_run(tmp_path: Path) -> None:
    own = tmp_path / "own.npz"
    np.savez(own, outcomes=np.array([print], dtype=object))
    with pytest.raises(ValueError, match="allow_pickle=False"):
        Encoder.from_file(own)


def test_a_pipeline_without_it() -> None:
    from drugfacts.assemble.component import Facts

    without = drugfacts.load()
    without.remove_pipe("drugfacts_facts")
    facts = without.add_pipe("drugfacts_facts", config={"encoder": ""})
    assert isinstance(facts, Facts)
    assert facts.table is not None
    assert all(table.encoder is None for table in facts.table.values())
