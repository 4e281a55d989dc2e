"""The encoder that another one begins as, and what of it begins it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from drugfacts.errors import DrugfactsError
from drugfacts.weighing.encoder import HOWS, PLACES, Encoder, Layer, Product, Reader
from drugfacts.weighing.lines import KINDS

from .narrow_encoder import stored_by_row

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

LONGEST = 160
"""Pieces of the longest line."""
_HIDDEN = 128
_SEED = 1
_STANDS_FOR = {"<drug>": "drug", "<number>": "10"}
"""Words of the base that those in brackets begin as; the others begin as a break between sentences."""
_BREAK, _UNKNOWN = "[SEP]", "[UNK]"


@dataclass(frozen=True, slots=True)
class Base:
    """The encoder that another one begins as: a BERT as its files have it.

    Attributes
    ----------
    pieces : list of str
        Words and pieces of words.
    parts : mapping of str to array of float
        Its numbers by their names.
    """

    pieces: list[str]
    parts: Mapping[str, Any]

    @property
    def layers(self) -> int:
        """How many layers it has."""
        return (
            sum(name.startswith("encoder.layer.") and name.endswith(".output.LayerNorm.bias") for name in self.parts)
            // 2
        )

    @classmethod
    def load(cls, folder: Path) -> Base:
        """Read ``tokenizer.json`` and ``model.safetensors`` of a folder.

        Raises
        ------
        DrugfactsError
            Where a file is missing or holds no such encoder, or Safetensors is not installed.
        """
        try:
            from safetensors.numpy import load_file
        except ImportError as error:
            raise missing(error) from error
        try:
            known = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
            base = cls(sorted(known, key=known.__getitem__), load_file(folder / "model.safetensors"))
            begun(base, [], {"condition": ("",), "target": ("",)}, inner=1, layers=1)
        except OSError as error:
            name = error.filename or folder
            raise DrugfactsError(f"{name}: cannot be read: {error.strerror or error}: name another folder") from error
        except Exception as error:  # whatever a file of another kind brings about
            raise DrugfactsError(f"{folder}: holds no encoder of the kind of BERT: name another folder") from error
        return base


def missing(error: ImportError) -> DrugfactsError:
    """Return what to say where something is not installed that an encoder needs to learn."""
    return DrugfactsError(
        f"an encoder needs {error.name} to learn: pip install 'drugfacts[learn]', or make .venv/.learn"
    )


def begun(
    base: Base, names: Sequence[str], outcomes: Mapping[str, tuple[str, ...]], inner: int, layers: int
) -> Encoder:
    """Return an encoder of so many inner columns and layers as it begins, with names in brackets for what has no words.

    Where the base has fewer, it gets all.
    """
    number_of = {piece: n for n, piece in enumerate(base.pieces)}
    kept = [piece for piece in base.pieces if piece.isascii() and not piece.startswith("[") and piece not in names]
    pieces = [_UNKNOWN, *names, *kept]
    begins = [_UNKNOWN, *(_STANDS_FOR.get(name, _BREAK) for name in names), *kept]
    rows, scales = stored_by_row(base.parts["embeddings.word_embeddings.weight"][[number_of[p] for p in begins]])
    even = _column(base, "embeddings.LayerNorm")
    columns, count = rows.shape[1], sum(map(len, outcomes.values()))
    random = np.random.default_rng(_SEED)

    def drawn(*shape: int, spread: float) -> Floats:
        return (random.standard_normal(shape) * spread).astype(np.float32)

    reader = Reader(
        unsaid=drawn(columns, spread=0.3),
        places=drawn(PLACES, _HIDDEN, spread=0.1),
        hows=drawn(len(HOWS), _HIDDEN, spread=0.1),
        lists=drawn(2, _HIDDEN, spread=0.1),
        spread=Product(drawn(4 * columns, _HIDDEN, spread=(4 * columns) ** -0.5), np.zeros(_HIDDEN, np.float32)),
        narrow=Product(drawn(_HIDDEN, count, spread=_HIDDEN**-0.5), np.zeros(count, np.float32)),
    )
    places = base.parts["embeddings.position_embeddings.weight"][:LONGEST]
    return Encoder(
        outcomes=dict(outcomes),
        pieces=pieces,
        rows=rows,
        scales=scales,
        kinds=drawn(len(KINDS), columns, spread=0.02),
        places=places + base.parts["embeddings.token_type_embeddings.weight"][0],
        even=even,
        layers=tuple(_layer(base, f"encoder.layer.{n}", inner) for n in range(min(layers, base.layers))),
        reader=reader,
    )


def _layer(base: Base, name: str, inner: int) -> Layer:
    spread, narrow = _of_base(base, f"{name}.intermediate.dense"), _of_base(base, f"{name}.output.dense")
    does = np.linalg.norm(spread.factors, axis=0) * np.linalg.norm(narrow.factors, axis=1)
    kept = np.sort(np.argsort(-does, kind="stable")[:inner])
    return Layer(
        ask=_of_base(base, f"{name}.attention.self.query"),
        answer=_of_base(base, f"{name}.attention.self.key"),
        offer=_of_base(base, f"{name}.attention.self.value"),
        gather=_of_base(base, f"{name}.attention.output.dense"),
        spread=Product(spread.factors[:, kept], spread.start[kept]),
        narrow=Product(narrow.factors[kept], narrow.start),
        even=_column(base, f"{name}.attention.output.LayerNorm"),
        last_even=_column(base, f"{name}.output.LayerNorm"),
    )


def _of_base(base: Base, name: str) -> Product:
    return Product(np.ascontiguousarray(base.parts[f"{name}.weight"].T), base.parts[f"{name}.bias"])


def _column(base: Base, name: str) -> Product:
    return Product(base.parts[f"{name}.weight"], base.parts[f"{name}.bias"])
