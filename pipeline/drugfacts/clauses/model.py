"""What a parser's model says of sentences.

spaCy's small models, and scispaCy's, are built of the same parts: vectors of words, convolutions over them, and on
these a tagger and a parser. Where a model is built so, its parts are run over all sentences of a batch at once, which
takes less time; any other runs as spaCy runs it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from spacy.attrs import DEP, HEAD, TAG
from spacy.language import Language
from spacy.tokens import Doc

from drugfacts.kept import Kept
from drugfacts.strings import Names

from .affine import Affine
from .embed import Embedding
from .encode import Convolutions, convolutions_of
from .transitions import Transitions, transitions_of

Words = tuple[str, ...]

_PARTS = ["tok2vec", "tagger", "parser"]
_LIFTED = "||"
_WORDS_AT_ONCE = 8192  # the parser keeps four kilobytes a word


class Parsed(NamedTuple):
    """What the parser says of a fragment's words: tags, labels, and heads by their place in the fragment."""

    tag: list[str]
    dep: list[str]
    head: list[int]


Model = Callable[[Sequence[Words]], Iterator[Parsed]]
"""From fragments to what the parser says of each, in their order."""


class PlainModel:
    """A model as spaCy runs it."""

    def __init__(self, parser: Language) -> None:
        self._parser = parser
        self._names: Names = Kept(parser.vocab.strings.__getitem__)

    def __call__(self, fragments: Sequence[Words]) -> Iterator[Parsed]:
        """Yield what the parser says of each fragment."""
        vocab, names = self._parser.vocab, self._names
        blank = (Doc(vocab, words=list(words), sent_starts=[i == 0 for i in range(len(words))]) for words in fragments)
        for doc in self._parser.pipe(blank, batch_size=max(1, len(fragments)), disable=["lemmatizer"]):
            rows = doc.to_array([TAG, DEP, HEAD])
            tag, dep = ([names[number] for number in rows[:, at].tolist()] for at in (0, 1))
            heads = rows[:, 2].astype("int64").tolist()
            yield Parsed(tag, dep, [i + head for i, head in enumerate(heads)])


class SmallModel:
    """A model that is built as spaCy's small ones are; made by :func:`model_of`."""

    def __init__(
        self,
        embedding: Embedding,
        convolutions: Convolutions,
        tagger: Affine,
        tags: Sequence[str],
        narrowed: Affine,
        transitions: Transitions,
        parser: Any,
    ) -> None:
        self._embedding = embedding
        self._convolutions = convolutions
        self._tagger = tagger
        self._tags = tags
        self._narrowed = narrowed
        self._transitions = transitions
        self._parser = parser

    def __call__(self, fragments: Sequence[Words]) -> Iterator[Parsed]:
        """Yield what the parser says of each fragment."""
        some: list[Words] = []
        words = 0
        for fragment in fragments:
            if some and words + len(fragment) > _WORDS_AT_ONCE:
                yield from self._parsed(some)
                some, words = [], 0
            some.append(fragment)
            words += len(fragment)
        if some:
            yield from self._parsed(some)

    def _parsed(self, fragments: Sequence[Words]) -> Iterator[Parsed]:
        lengths = [len(words) for words in fragments]
        known = self._embedding
        places = known.places([word for words in fragments for word in words])
        vectors = self._convolutions.predict(places, lengths, known.vectors, known.parts)
        tags = [self._tags[number] for number in self._tagger(vectors).argmax(axis=1).tolist()]
        arcs = self._transitions.arcs(self._narrowed(vectors), lengths)
        start = 0
        for words in fragments:
            end = start + len(words)
            heads = [head - start for head in arcs.heads[start:end]]
            parsed = Parsed(tags[start:end], arcs.labels[start:end], heads)
            yield self._lowered(words, parsed) if any(_LIFTED in label for label in parsed.dep) else parsed
            start = end

    def _lowered(self, words: Words, parsed: Parsed) -> Parsed:
        """Give words their own head that were lifted to one above it, since a parser crosses no arcs: spaCy's work."""
        doc = Doc(self._parser.vocab, words=list(words), heads=parsed.head, deps=parsed.dep)
        for process in self._parser.postprocesses:
            process(doc)
        return Parsed(parsed.tag, [token.dep_ for token in doc], [token.head.i for token in doc])


def model_of(parser: Language) -> Model:
    """Return what parses with a spaCy pipeline."""
    return _small(parser) or PlainModel(parser)


def _small(parser: Language) -> SmallModel | None:
    """The model of a pipeline; None where it is built otherwise than spaCy's small models are."""
    if [name for name in parser.pipe_names if name != "lemmatizer"] != _PARTS:
        return None
    tok2vec, tagger, parsing = (parser.get_pipe(name) for name in _PARTS)
    layers: list[Any] = list(getattr(getattr(tok2vec, "model", None), "layers", ()))
    if len(layers) != 2 or not layers[0].name.startswith("extract_features"):
        return None
    convolutions, transitions = convolutions_of(layers[1]), transitions_of(parsing)
    if convolutions is None or transitions is None:
        return None
    tags, narrowed = _only(tagger.model, "softmax"), _only(parsing.model.get_ref("tok2vec"), "linear")  # type: ignore[attr-defined]
    if tags is None or narrowed is None:
        return None
    embedding = Embedding(layers[0], parser.vocab, convolutions)
    return SmallModel(embedding, convolutions, tags, list(tagger.labels), narrowed, transitions, parsing)  # type: ignore[attr-defined]


def _only(model: Any, name: str) -> Affine | None:
    """The one layer of a model that takes the vectors of words from another component; None where there are more."""
    leaves = [leaf for leaf in model.walk() if not leaf.layers and leaf.name not in {"tok2vec-listener", "list2array"}]
    if [leaf.name for leaf in leaves] != [name]:
        return None
    return Affine(leaves[0].get_param("W").T, leaves[0].get_param("b"), model.ops)
