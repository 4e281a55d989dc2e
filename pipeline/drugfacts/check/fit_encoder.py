"""Fit the encoder of :mod:`drugfacts.weighing.encoder` on examples that may leave things open.

Wide encoders learn first. They begin as the first layers of a public one that has read much English (Reimers and
Gurevych 2019, "Sentence-BERT"; Wang et al. 2020, "MiniLM"). Then the first of them is made narrower
(:mod:`.narrow_encoder`), and goes on learning: from the examples, and from what the wide ones say of them together
(Hinton et al. 2015, "Distilling the knowledge in a neural network"). So it says nearly what they say, for a quarter of
the work. The rows of words and pieces stay as they are, so that those of words that no text here has are as good as
the others. Partial labels as in :mod:`.fit`.

JAX tells the gradients, Optax takes the steps; both come with ``pip install 'drugfacts[learn]'``.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from drugfacts.errors import DrugfactsError
from drugfacts.weighing.encoder import HEADS, HOWS, PLACES, Encoder, Layer, Product, Reader, Spelt, place_of
from drugfacts.weighing.lines import KINDS, Line, Stand
from drugfacts.weighing.network import SMALL
from drugfacts.weighing.weights import NOTHING

from .narrow_encoder import Widths, narrowed, stored_by_row

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .fit import Example

    Floats = NDArray[np.float32]

_LAYERS = 2
_HIDDEN = 128
_WIDTHS = Widths(columns=256, looking=192, inner=512)
"""Those of the narrow one."""
_NARROWED_BY = 2000
_PAIRS_NARROWED_BY = 12
"""Lines that tell how to make it narrow, drawn by chance, and pairs of each."""
_LONGEST = 160
"""Pieces of the longest line."""
_AT_ONCE = 32
_MOST_PAIRS = 256
_MEAN_PAIRS = 150
_OF_A_LINE = 20
"""So many lines, and so many of their pairs, are looked at at once; of a line that has more, others each time."""
_LENGTHS = (16, 24, 32, 40, 56, 80, _LONGEST)
"""Lines of about a length are looked at together."""
_SPEED = 3e-4
_SLOWEST = 0.02
_WARMING = 200
_DECAY = 0.02
_DROPPED_LAST, _WORDS_DROPPED = 0.2, 0.05
_READ_BY_FRAMES = 0.5
"""What a pair counts for that a frame has read: the encoder is hardly ever asked of such."""
_LEFT_OUT = 0.7
"""So many phrases in no list that themselves leave no chance are left out each time, as it is not asked of them."""
_SEED = 1
_SHARE_TOLD = 0.7
"""What counts of the narrow one is by so much how far it is from the wide ones; the rest is how far from the marks."""
_STANDS_FOR = {"<drug>": "drug", "<number>": "10"}
"""Words of the base that those in brackets begin as; the others begin as a break between sentences."""
_BREAK, _UNKNOWN = "[SEP]", "[UNK]"

Parts = dict[str, Any]
"""Numbers by name, in groups."""


@dataclass(frozen=True, slots=True)
class _Wide:
    """A wide encoder: of how many inner columns, and whether marked texts teach it as well."""

    inner: int
    marked: bool


_WIDE = (_Wide(1536, marked=True), _Wide(512, marked=False))
_ROUNDS_WIDE, _ROUNDS_NARROW = 3, 5
_DROPPED_WIDE, _DROPPED_NARROW = 0.1, 0.08


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
            raise _missing(error) from error
        try:
            known = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
            base = cls(sorted(known, key=known.__getitem__), load_file(folder / "model.safetensors"))
            begun(base, [], {"condition": ("",), "target": ("",)}, 1)
        except OSError as error:
            name = error.filename or folder
            raise DrugfactsError(f"{name}: cannot be read: {error.strerror or error}: name another folder") from error
        except Exception as error:  # whatever a file of another kind brings about
            raise DrugfactsError(f"{folder}: holds no encoder of the kind of BERT: name another folder") from error
        return base


def _missing(error: ImportError) -> DrugfactsError:
    return DrugfactsError(
        f"an encoder needs {error.name} to learn: pip install 'drugfacts[learn]', or make .venv/.learn"
    )


Track = Callable[[Iterator[float], int], Iterator[float]]


def steps_of(lessons: Sequence[_Lesson], rounds: int) -> int:
    """Return how many steps it takes to look at lessons so many times."""
    of_length = Counter(lesson.length for lesson in lessons)
    return rounds * sum(-(-count // _AT_ONCE) for count in of_length.values())


def untracked(steps: Iterator[float], count: int) -> Iterator[float]:
    """Hand on the losses of so many steps."""
    return islice(steps, count)


def fit_encoder(
    examples: Sequence[Example],
    base: Base,
    outcomes: Mapping[str, tuple[str, ...]],
    track: Track = untracked,
) -> Encoder:
    """Return the encoder that tells the examples apart; on one machine the same one for the same examples.

    Parameters
    ----------
    examples : sequence of Example
        Those without a line are left out.
    base : Base
    outcomes : mapping of str to tuple of str
        As :attr:`Encoder.outcomes` has them.
    track : callable, optional
        Is given the losses of all steps as they come, and how many there are; and hands them on.

    Raises
    ------
    DrugfactsError
        Where JAX or Optax is not installed.
    """
    course = _Course(examples, base, outcomes)
    for _ in track(course.run(), course.steps):
        pass
    return course.learned()


def _stands_for_more(word: str) -> bool:
    return word[:1] == "<" and len(word) > 1


def begun(base: Base, names: Sequence[str], outcomes: Mapping[str, tuple[str, ...]], inner: int) -> Encoder:
    """Return an encoder of so many inner columns as it begins, with names in brackets for what has no words."""
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
    places = base.parts["embeddings.position_embeddings.weight"][:_LONGEST]
    return Encoder(
        outcomes=dict(outcomes),
        pieces=pieces,
        rows=rows,
        scales=scales,
        kinds=drawn(len(KINDS), columns, spread=0.02),
        places=places + base.parts["embeddings.token_type_embeddings.weight"][0],
        even=even,
        layers=tuple(_layer(base, f"encoder.layer.{n}", inner) for n in range(_LAYERS)),
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


@dataclass(frozen=True, slots=True)
class _Taught:
    """A pair, and what is known of it.

    Attributes
    ----------
    stand : Stand
        Where it stands.
    allowed : list of bool
        What it may be, by the outcomes of its kind.
    weight, weight_told : float
        What it counts for as it is marked, and as others tell.
    has_chance : bool
        As in :class:`.fit.Example`.
    told : list of float
        What each outcome gets by wide encoders, where they have been asked.
    """

    stand: Stand
    allowed: list[bool]
    weight: float
    weight_told: float
    has_chance: bool
    told: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Lesson:
    """A line, and in pieces, with the pairs that examples tell of."""

    line: Line
    spelt: Spelt
    pairs: list[_Taught]

    @property
    def length(self) -> int:
        """The length under which it is looked at."""
        return _LENGTHS[bisect_left(_LENGTHS, len(self.spelt.numbers))]


def _lessons(examples: Iterable[Example], encoder: Encoder) -> Iterator[_Lesson]:
    of_line: dict[Line, list[_Taught]] = defaultdict(list)
    for e in examples:
        if e.line is None or e.stand is None:
            continue
        allowed = [name in e.outcomes for name in encoder.outcomes[e.stand.kind]]
        if any(allowed):
            whole = 1.0 if e.is_open else _READ_BY_FRAMES
            has_chance = e.has_chance or NOTHING not in e.outcomes
            of_line[e.line].append(_Taught(e.stand, allowed, e.weight * whole, whole, has_chance))
    for line, pairs in of_line.items():
        spelt = encoder.spelt(line)
        if len(spelt.numbers) <= _LONGEST:
            yield _Lesson(line, spelt, pairs)


class _Course:
    """What is learned, one after the other: by wide encoders, then by the narrow one.

    Attributes
    ----------
    steps : int
        How many steps there will be.
    """

    def __init__(self, examples: Sequence[Example], base: Base, outcomes: Mapping[str, tuple[str, ...]]) -> None:
        names = sorted({word for e in examples if e.line for word in e.line.words if _stands_for_more(word)})
        self._names = len(names)
        wide = [begun(base, names, outcomes, wide.inner) for wide in _WIDE]
        self._lessons = list(_lessons(examples, wide[0]))
        own = (e for e in examples if not e.is_marked)
        lessons = {True: self._lessons, False: list(_lessons(own, wide[0]))}
        self._wide = [
            _Fitting(encoder, lessons[form.marked], self._names, _ROUNDS_WIDE, _DROPPED_WIDE)
            for encoder, form in zip(wide, _WIDE, strict=True)
        ]
        self.steps = sum(fitting.steps for fitting in self._wide) + steps_of(self._lessons, _ROUNDS_NARROW)

    def run(self) -> Iterator[float]:
        """Yield the loss of each step."""
        for fitting in self._wide:
            yield from fitting.run()
        wide = [fitting.fitted() for fitting in self._wide]
        lessons = [_told_by(wide, lesson) for lesson in self._lessons]
        narrow = narrowed(wide[0], self._some(), _WIDTHS)
        self._narrow = _Fitting(narrow, lessons, self._names, _ROUNDS_NARROW, _DROPPED_NARROW)
        yield from self._narrow.run()

    def learned(self) -> Encoder:
        """Return the narrow one, after all steps."""
        return self._narrow.fitted()

    def _some(self) -> list[tuple[Line, list[Stand]]]:
        """Some of the lines with pairs that have a chance."""
        with_chance = [
            (lesson.line, [pair.stand for pair in lesson.pairs if pair.has_chance][:_PAIRS_NARROWED_BY])
            for lesson in self._lessons
        ]
        asked = [(line, stands) for line, stands in with_chance if stands]
        drawn = np.random.default_rng(_SEED).permutation(len(asked))[:_NARROWED_BY]
        return [asked[at] for at in drawn]


def _told_by(encoders: Sequence[Encoder], lesson: _Lesson) -> _Lesson:
    """A lesson with what encoders tell of its pairs, the mean of their logarithms."""
    asked = [(lesson.line, pair.stand) for pair in lesson.pairs]
    told = [[_logarithms(sums) for sums in encoder.sums(asked)] for encoder in encoders]
    means = (np.mean(each, axis=0).tolist() for each in zip(*told, strict=True))
    pairs = [replace(pair, told=mean) for pair, mean in zip(lesson.pairs, means, strict=True)]
    return replace(lesson, pairs=pairs)


def _logarithms(sums: Sequence[float] | None) -> NDArray[np.float64]:
    """Those of the chances: what has as much as possible is nothing, all else is below."""
    found = np.array(sums, dtype=np.float64)
    less: NDArray[np.float64] = found - np.logaddexp.reduce(found)
    return less


class _Fitting:
    """An encoder on its way.

    Attributes
    ----------
    parts : dict of str to array
        Those of the encoder as :meth:`Encoder.parts` names them, but for its rows; under ``names``, what is added to
        the rows of the first, which stand for what has no words.
    steps : int
        How many steps there will be.
    """

    def __init__(self, encoder: Encoder, lessons: Sequence[_Lesson], names: int, rounds: int, dropped: float) -> None:
        try:
            import jax
            import optax
        except ImportError as error:
            raise _missing(error) from error
        self._begun, self._lessons, self._rounds = encoder, lessons, rounds
        self._random, self._key = np.random.default_rng(_SEED), jax.random.PRNGKey(_SEED)
        self._split = jax.random.split
        rows = encoder.rows * encoder.scales[:, None]
        self.parts: Parts = {name: part for name, part in encoder.parts().items() if name not in {"rows", "scales"}}
        self.parts["names"] = np.zeros((1 + names, rows.shape[1]), np.float32)
        self.steps = steps_of(lessons, rounds)
        warming = min(_WARMING, self.steps // 4)
        speeds = optax.warmup_cosine_decay_schedule(0.0, _SPEED, warming, max(self.steps, 2), _SPEED * _SLOWEST)
        decays = optax.adamw(speeds, weight_decay=_DECAY, mask=partial(jax.tree.map, lambda part: part.ndim > 1))
        optimizer = optax.chain(optax.clip_by_global_norm(1.0), decays)
        self._moments = optimizer.init(self.parts)
        loss = jax.value_and_grad(partial(_loss, dropped=dropped))

        def step(parts: Parts, moments: Any, seen: Parts, key: Any) -> tuple[Parts, Any, Any]:
            value, gradient = loss(parts, rows, seen, key)
            moves, moments = optimizer.update(gradient, moments, parts)
            return optax.apply_updates(parts, moves), moments, value

        self._step = jax.jit(step)

    def run(self) -> Iterator[float]:
        """Look at all lessons some times over, and yield the loss of each step."""
        for _ in range(self._rounds):
            for lessons in self._together():
                self._key, key = self._split(self._key)
                seen = self._seen(lessons)
                self.parts, self._moments, loss = self._step(self.parts, self._moments, seen, key)
                yield float(loss)

    def _together(self) -> Iterator[list[_Lesson]]:
        """Yield lessons of about a length, some at a time, in another order each time."""
        of_length: dict[int, list[_Lesson]] = defaultdict(list)
        for at in self._random.permutation(len(self._lessons)):
            of_length[self._lessons[at].length].append(self._lessons[at])
        groups = [
            some[at : at + _AT_ONCE] for _, some in sorted(of_length.items()) for at in range(0, len(some), _AT_ONCE)
        ]
        for at in self._random.permutation(len(groups)):
            yield groups[at]

    def _seen(self, lessons: Sequence[_Lesson]) -> Parts:
        """Some lessons as tables of numbers, always of so many lines and pairs."""
        shape = _AT_ONCE, lessons[0].length
        seen: Parts = {name: np.zeros(shape, np.int32) for name in ("pieces", "kinds")}
        seen["there"] = np.zeros(shape, bool)
        seen["there"][:, 0] = True
        for n, lesson in enumerate(lessons):
            count = len(lesson.spelt.numbers)
            seen["pieces"][n, :count], seen["kinds"][n, :count] = lesson.spelt.numbers, lesson.spelt.kinds
            seen["there"][n, :count] = True
        pairs = [(n, pair) for n, lesson in enumerate(lessons) for pair in self._some(lesson.pairs)]
        pairs = [pairs[at] for at in self._random.permutation(len(pairs))[:_MOST_PAIRS]]
        for name in ("line", "from", "to", "head", "drug from", "drug to", "place", "how", "list", "kind"):
            seen[name] = np.zeros(_MOST_PAIRS, np.int32)
        seen["to"] += 1
        for name in ("weight", "weight told"):
            seen[name] = np.zeros(_MOST_PAIRS, np.float32)
        kinds = list(self._begun.outcomes)
        first_of = np.cumsum([0, *map(len, self._begun.outcomes.values())]).tolist()
        for group in ("own", "allowed"):
            seen[group] = np.ones((_MOST_PAIRS, first_of[-1]), bool)
        seen["told"] = np.zeros((_MOST_PAIRS, first_of[-1]), np.float32)
        for n, (line, pair) in enumerate(pairs):
            stand, placed, kind = pair.stand, lessons[line].spelt.placed(pair.stand), kinds.index(pair.stand.kind)
            seen["line"][n], seen["head"][n] = line, placed.head[0]
            seen["from"][n], seen["to"][n] = placed.term[0], placed.term[-1] + 1
            if placed.drug:
                seen["drug from"][n], seen["drug to"][n] = placed.drug[0], placed.drug[-1] + 1
            seen["place"][n], seen["how"][n], seen["list"][n] = place_of(stand), HOWS.index(stand.how), stand.is_listed
            own = slice(first_of[kind], first_of[kind + 1])
            seen["own"][n] = False
            seen["own"][n, own] = True
            seen["allowed"][n] = False
            seen["allowed"][n, own] = pair.allowed
            share = _SHARE_TOLD if pair.told else 0.0
            seen["weight"][n], seen["weight told"][n] = (1 - share) * pair.weight, share * pair.weight_told
            if pair.told:
                seen["told"][n, own] = pair.told
        return seen

    def _some(self, pairs: Sequence[_Taught]) -> list[_Taught]:
        """Those pairs of a line that are looked at this time."""
        chances = self._random.random(len(pairs))
        some = [pair for pair, chance in zip(pairs, chances, strict=True) if pair.has_chance or chance >= _LEFT_OUT]
        return [some[at] for at in sorted(self._random.permutation(len(some))[:_OF_A_LINE])]

    def fitted(self) -> Encoder:
        """Return the encoder as it is now."""
        begun, parts = self._begun, {name: np.asarray(part) for name, part in self.parts.items()}
        rows = begun.rows * begun.scales[:, None]
        names = parts.pop("names")
        rows[: len(names)] += names
        parts["rows"], parts["scales"] = stored_by_row(rows)
        return Encoder.from_parts(begun.outcomes, begun.pieces, parts)


def _loss(parts: Parts, rows: Any, seen: Parts, key: Any, *, dropped: float) -> Any:
    """How far some pairs are from what they may be, and from what is told of them."""
    import jax
    import jax.numpy as jnp

    sums = _sums(parts, rows, seen, _Drop(dropped, key))
    total, allowed = (jax.nn.logsumexp(jnp.where(seen[name], sums, -1e9), axis=1) for name in ("own", "allowed"))
    told = jax.nn.softmax(jnp.where(seen["own"], seen["told"], -1e9), axis=1)
    from_told = total - (told * jnp.where(seen["own"], sums, 0.0)).sum(axis=1)
    return ((total - allowed) * seen["weight"] + from_told * seen["weight told"]).sum() / _MEAN_PAIRS


def _sums(parts: Parts, rows: Any, seen: Parts, drop: _Drop) -> Any:
    """What each outcome of some pairs gets, as :meth:`Encoder.sums` tells it where nothing is dropped."""
    found = _begin(parts, rows, seen, drop)
    for n in range(_layers_in(parts)):
        found = _layer_over(parts, f"layer {n}", found, seen["there"], drop)
    return _told(parts, found, seen, drop)


class _Drop:
    """Leaves out numbers by chance, and makes up for them by the others; without a key, none."""

    def __init__(self, share: float, key: Any = None) -> None:
        self._share, self._key = share, key

    def __call__(self, part: Any, share: float | None = None, instead: Any = None) -> Any:
        """Return a part less a share of its numbers, or with others instead of a share of its rows."""
        import jax
        import jax.numpy as jnp

        share = self._share if share is None else share
        if self._key is None:
            return part
        self._key, key = jax.random.split(self._key)
        if instead is None:
            return jnp.where(jax.random.bernoulli(key, 1 - share, part.shape), part / (1 - share), 0.0)
        return jnp.where(jax.random.bernoulli(key, share, part.shape[:-1])[..., None], instead, part)


def _begin(parts: Parts, rows: Any, seen: Parts, drop: _Drop) -> Any:
    """The rows of the pieces of some lines, now and then that of an unknown word instead."""
    import jax.numpy as jnp

    pieces, names, rows = seen["pieces"], parts["names"], jnp.asarray(rows)
    more = jnp.where((pieces < len(names))[..., None], names[jnp.minimum(pieces, len(names) - 1)], 0.0)
    found = drop(rows[pieces] + more, _WORDS_DROPPED, instead=rows[0] + names[0])
    return drop(_even(parts, "even", found + parts["kinds"][seen["kinds"]] + parts["places"][: pieces.shape[1]]))


def _layer_over(parts: Parts, name: str, found: Any, there: Any, drop: _Drop) -> Any:
    """What a layer makes of the pieces of some lines."""
    import jax
    import jax.numpy as jnp

    lines, length, _ = found.shape
    asks, answers, offers = (
        _product(parts, f"{name} {part}", found).reshape(lines, length, HEADS, -1)
        for part in ("ask", "answer", "offer")
    )
    looks = jnp.einsum("nahc,nbhc->nhab", asks, answers) * asks.shape[-1] ** -0.5
    looks = jax.nn.softmax(jnp.where(there[:, None, None, :], looks, -1e9), axis=-1)
    taken = jnp.einsum("nhab,nbhc->nahc", looks, offers).reshape(lines, length, -1)
    found = _even(parts, f"{name} even", found + drop(_product(parts, f"{name} gather", taken)))
    bent = jax.nn.gelu(_product(parts, f"{name} spread", found), approximate=True)
    return _even(parts, f"{name} last_even", found + drop(_product(parts, f"{name} narrow", bent)))


def _told(parts: Parts, found: Any, seen: Parts, drop: _Drop) -> Any:
    """What each outcome of some pairs gets by what stands at term, head and drug."""
    import jax
    import jax.numpy as jnp

    up_to, line = jnp.pad(jnp.cumsum(found, axis=1), ((0, 0), (1, 0), (0, 0))), seen["line"]

    def mean(start: str, end: str) -> Any:
        count = jnp.maximum(seen[end] - seen[start], 1)
        return (up_to[line, seen[end]] - up_to[line, seen[start]]) / count[:, None]

    head = found[line, seen["head"]]
    drug = jnp.where((seen["place"] > 0)[:, None], mean("drug from", "drug to"), parts["reader unsaid"])
    inner = _product(
        parts, "reader spread", drop(jnp.concatenate([mean("from", "to"), head, drug, head * drug], axis=1))
    )
    for name, table in (("place", "places"), ("how", "hows"), ("list", "lists")):
        inner += parts[f"reader {table}"][seen[name]]
    return _product(parts, "reader narrow", drop(jax.nn.relu(inner), _DROPPED_LAST))


def _product(parts: Parts, name: str, rows: Any) -> Any:
    return rows @ parts[name] + parts[f"{name} start"]


def _even(parts: Parts, name: str, rows: Any) -> Any:
    import jax

    centred = rows - rows.mean(axis=-1, keepdims=True)
    spread = (centred * centred).mean(axis=-1, keepdims=True)
    return centred * jax.lax.rsqrt(spread + SMALL) * parts[name] + parts[f"{name} start"]


def _layers_in(parts: Parts) -> int:
    return sum(name.startswith("layer ") and name.endswith(" ask") for name in parts)
