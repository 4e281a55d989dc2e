"""Fitting an encoder: what it learns with, and that NumPy reads as JAX does."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from drugfacts.check.encoder_base import Base, begun
from drugfacts.check.fit import Example
from drugfacts.check.fit_encoder import fit_encoder, go_on
from drugfacts.check.narrow_encoder import Widths, narrowed
from drugfacts.errors import DrugfactsError
from drugfacts.weighing.encoder import HEADS, Encoder
from drugfacts.weighing.lines import KINDS, Line, Stand, without_before

COLUMNS, INNER = 2 * HEADS, 600
PIECES = ["[PAD]", "[UNK]", "[SEP]", "drug", "10", "cause", "##s", "treat", "pain", "nausea", "."]
OUTCOMES = {"condition": ("indication", "nothing", "side_effect"), "target": ("inhibits", "nothing")}


def base_of(pieces: list[str]) -> Base:
    """A base of the layout of BERT, with numbers drawn by chance."""
    random = np.random.default_rng(3)

    def drawn(*shape: int) -> np.ndarray:
        return (random.standard_normal(shape) * shape[-1] ** -0.5).astype(np.float32)

    parts = {
        "embeddings.word_embeddings.weight": drawn(len(pieces), COLUMNS),
        "embeddings.position_embeddings.weight": drawn(512, COLUMNS),
        "embeddings.token_type_embeddings.weight": drawn(2, COLUMNS),
    }
    names = [("embeddings.LayerNorm", None, COLUMNS)]
    for n in range(2):
        layer = f"encoder.layer.{n}"
        names += [(f"{layer}.attention.self.{part}", COLUMNS, COLUMNS) for part in ("query", "key", "value")]
        names += [(f"{layer}.attention.output.dense", COLUMNS, COLUMNS), (f"{layer}.output.dense", INNER, COLUMNS)]
        names += [(f"{layer}.intermediate.dense", COLUMNS, INNER)]
        names += [(f"{layer}.{part}.LayerNorm", None, COLUMNS) for part in ("attention.output", "output")]
    for name, inputs, outputs in names:
        parts[f"{name}.weight"] = np.ones(outputs, np.float32) if inputs is None else drawn(outputs, inputs)
        parts[f"{name}.bias"] = drawn(outputs)
    return Base(pieces, parts)


def line_of(*words: str) -> Line:
    kinds = tuple(1 if word == "<drug>" else 3 if word in {"pain", "nausea"} else 0 for word in words)
    return Line(words, kinds, 0)


def examples(before: Sequence[str] = (".",)) -> Iterator[Example]:
    """Drugs that cause something, and such that treat something, each behind two words of some."""
    stand = Stand((4, 5), 4, (2, 3), "named", "condition", is_listed=True)
    for one, other in product(before, before):
        for (verb, outcome), term, last in product(
            (("causes", "side_effect"), ("treats", "indication")), ("pain", "nausea"), (".", "unheard-of")
        ):
            line = line_of(one, other, "<drug>", verb, term, last)
            yield Example("a", "condition", frozenset(), frozenset({outcome}), True, line=line, stand=stand)


@pytest.fixture(scope="module")
def base() -> Base:
    return base_of(PIECES)


@pytest.mark.learn
def test_numpy_reads_as_jax_does(base: Base) -> None:
    from drugfacts.check.encoder_in_jax import Drop, sums_of
    from drugfacts.check.encoder_steps import Fitting, Pace
    from drugfacts.check.fit_encoder import _lessons

    encoder = begun(base, ["<drug>"], OUTCOMES, INNER, 2)
    given = list(examples())
    fitting = Fitting(encoder, list(_lessons(given, encoder)), 1, Pace(1, 1e-3, 0.0))
    seen = fitting._seen(fitting._lessons)
    told = np.asarray(sums_of(fitting.parts, encoder.rows * encoder.scales[:, None], seen, Drop(0.0)))
    pairs = [pair for lesson in fitting._lessons for pair in lesson.pairs]
    lines = list(dict.fromkeys(example.line for example in given))
    found = [encoder.sums([(line, pairs[0].stand)])[0] for line in lines]
    in_order = sorted(row[:3].round(3).tolist() for row in told[: len(lines)])
    assert len(found) == 8
    assert np.allclose(in_order, sorted(np.round(row, 3).tolist() for row in found if row), atol=0.003)


@pytest.mark.learn
def test_it_learns_and_is_the_same_each_time(base: Base) -> None:
    losses: list[float] = []

    def track(steps: Iterator[float], count: int) -> Iterator[float]:
        for loss in steps:
            losses.append(loss)
            yield loss
        assert len(losses) == count

    encoder = fit_encoder(list(examples(PIECES[3:])), base, OUTCOMES, track)
    assert np.mean(losses[-10:]) < 0.85 * np.mean(losses[:10])
    assert all(layer.spread.factors.shape == (COLUMNS, 512) for layer in encoder.layers)
    assert fit_encoder(list(examples(PIECES[3:])), base, OUTCOMES).to_bytes() == encoder.to_bytes()


@pytest.mark.learn
def test_one_goes_on_learning_from_what_stands_before(base: Base) -> None:
    old = begun(base, ["<drug>"], OUTCOMES, INNER, 2)
    old = replace(old, kinds=old.kinds[:-1])  # of before it knew the sentence before
    given = [replace(e, line=with_before(e.line), stand=moved(e.stand)) for e in examples() if e.line and e.stand]
    new = go_on(given, old)
    assert len(new.kinds) == len(KINDS)
    assert new.to_bytes() == go_on(given, old).to_bytes()
    line, stand = given[0].line, given[0].stand
    assert line is not None
    assert stand is not None
    assert new.sums([(line, stand)]) != old.sums([without_before(line, stand)])


def with_before(line: Line) -> Line:
    return Line(("it", ".", *line.words), (KINDS.index("before"),) * 2 + line.kinds, 2)


def moved(stand: Stand) -> Stand:
    return stand._replace(term=(6, 7), head=6, drug=(4, 5))


def asked() -> list[tuple[Line, list[Stand]]]:
    """The lines of examples with other words before them, and their pairs."""
    return [(e.line, [e.stand]) for e in examples(PIECES[3:]) if e.line and e.stand]


def likeness(one: Encoder, other: Encoder) -> float:
    """How far what the one says goes with what the other says: at most 1."""
    told = [
        [(sums or [0.0])[0] for sums in each.sums([(line, stand) for line, (stand,) in asked()])]
        for each in (one, other)
    ]
    return float(np.corrcoef(*told)[0, 1])


def test_one_as_wide_as_before_says_nearly_the_same(base: Base) -> None:
    encoder = begun(base, ["<drug>"], OUTCOMES, INNER, 2)
    same = narrowed(encoder, asked(), Widths(COLUMNS, COLUMNS, INNER))
    assert likeness(same, encoder) > 0.97


def test_a_narrower_one_says_nearly_the_same(base: Base) -> None:
    encoder = begun(base, ["<drug>"], OUTCOMES, INNER, 2)
    narrow = narrowed(encoder, asked(), Widths(COLUMNS - 4, HEADS, 300))
    assert narrow.rows.shape == (len(encoder.pieces), COLUMNS - 4)
    assert [layer.ask.factors.shape for layer in narrow.layers] == [(COLUMNS - 4, HEADS)] * 2
    assert [layer.spread.factors.shape for layer in narrow.layers] == [(COLUMNS - 4, 300)] * 2
    assert 0.8 < likeness(narrow, encoder) < 0.999


def test_it_begins_as_its_base(base: Base) -> None:
    encoder = begun(base, ["<drug>"], OUTCOMES, INNER, 2)
    rows = encoder.rows * encoder.scales[:, None]
    table = base.parts["embeddings.word_embeddings.weight"]
    assert encoder.pieces[:4] == ["[UNK]", "<drug>", "drug", "10"]  # the base's own marks are left out
    assert np.allclose(rows[1], table[PIECES.index("drug")], atol=0.01)
    assert np.allclose(rows[2], table[PIECES.index("drug")], atol=0.01)


@pytest.mark.learn
def test_a_folder_that_holds_none_is_named(tmp_path: Path) -> None:
    with pytest.raises(
        DrugfactsError, match=r"tokenizer\.json: cannot be read: No such file or directory: name another"
    ):
        Base.load(tmp_path)
    (tmp_path / "tokenizer.json").write_text(json.dumps({"model": {"vocab": {"a": 0}}}), encoding="utf-8")
    with pytest.raises(DrugfactsError, match=r"model\.safetensors"):
        Base.load(tmp_path)
    (tmp_path / "model.safetensors").write_bytes(b"no such file")
    with pytest.raises(DrugfactsError, match="holds no encoder of the kind of BERT: name another folder"):
        Base.load(tmp_path)


def test_it_is_written_and_read(base: Base, tmp_path: Path) -> None:
    encoder = begun(base, ["<drug>"], OUTCOMES, INNER, 2)
    file = tmp_path / "encoder.npz"
    file.write_bytes(encoder.to_bytes())
    again = Encoder.from_file(file)
    assert again.to_bytes() == encoder.to_bytes()
    assert again.outcomes == OUTCOMES
