"""The spaCy component that parses: tags, lemmas, heads and labels, for all sentences of a batch at once.

It owns its parser (spaCy's small English model unless told otherwise) and takes sentences from the Doc as ``layout``
set them. A sentence parsed alone comes out the same in any batch, so sentences of many documents are parsed together.
Everything after this component reads the Doc only: another parser that sets heads, labels, tags and lemmas can stand
in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.attrs import DEP, HEAD, LEMMA, POS, SENT_START, TAG
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import SimpleFrozenList, registry
from spacy.vocab import Vocab

from drugfacts.errors import DrugfactsError
from drugfacts.kept import MOST_KEPT, Kept

from .inputs import Input, Sentence, Sheet, sentences_of
from .model import Model, Parsed, model_of

_POS = {"N": "NOUN", "V": "VERB", "J": "ADJ", "R": "ADV", "P": "PRON", "I": "ADP", "D": "DET", "C": "NUM", "M": "AUX"}
_BRACKETS = {"(": "-LRB-", "[": "-LRB-", ")": "-RRB-", "]": "-RRB-"}
_TAGS = {"cc": "CC", "punct": ","}  # of what is attached without parsing; a name of several words has nouns
_OPEN = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
_BASE = frozenset({"VB", "VBP", "NN", "JJ", "RB"})  # the tags of words that are lemmas as they stand
_SHORT = {"are": "be", "am": "be", "re": "be", "m": "be", "ve": "have"}
_IS = frozenset({"'s"})
_MOST_FRAGMENTS = MOST_KEPT // 2  # a parse takes more room than a word


@registry.tokenizers("drugfacts.no_tokenizer.v1")  # type: ignore[untyped-decorator]
def _make_no_tokenizer() -> Callable[[Language], Tokenizer]:
    """Make the parser's own pipeline cheap: it is handed words; to build spaCy's rules takes a tenth of a second."""
    return lambda nlp: Tokenizer(nlp.vocab)


def load_parser(model: str) -> Language:
    """Load the parts of a spaCy model that parsing needs: of its strings no more than the labels.

    Raises
    ------
    DrugfactsError
        Where the model is not installed or has no parser.
    """
    try:
        parser = spacy.load(
            model,
            exclude=["ner", "senter", "attribute_ruler", "tokenizer", "strings"],
            config={"nlp.tokenizer": {"@tokenizers": "drugfacts.no_tokenizer.v1"}},
        )
    except OSError as error:
        raise DrugfactsError(
            f"the parser model {model!r} cannot be loaded: install it with pip, or name another"
        ) from error
    if "parser" not in parser.pipe_names:
        raise DrugfactsError(f"the model {model!r} has no parser: name one that has")
    for labels in parser.pipe_labels.values():
        for label in labels:
            parser.vocab.strings.add(label)
    return parser


Gate = Callable[[Doc, Sheet], Mapping[int, str]]
"""From a Doc to the numbers of its sentences that need no parse, each with why."""

UNPARSED_KEY = "drugfacts_unparsed"
"""Key in ``doc.user_data`` of the sentences that were not parsed: number from 0, and why."""


class Parse:
    """Parse the sentences of Docs with a model of its own. Made by the factory ``drugfacts_parse``.

    What ``gate`` names is left without tags and labels, as one flat tree; ``doc.user_data[UNPARSED_KEY]`` says why.
    """

    def __init__(self, vocab: Vocab, model: str, batch_size: int = 128, gate: Gate | None = None) -> None:
        self.vocab = vocab
        self.gate = gate
        self.batch_size = batch_size
        self._model = model
        self._parser: Language | None = None
        self._run: Model | None = None
        self._known: dict[tuple[str, ...], Parsed] = {}
        self._numbers = Kept(vocab.strings.add)
        self._parts_of_speech = Kept(self._pos_number)
        self._lemmas = Kept(self._lemma)

    @property
    def parser(self) -> Language:
        """The model, loaded when it is first needed: a pipeline from disk brings its own."""
        if self._parser is None:
            self._use(load_parser(self._model))
        assert self._parser is not None
        return self._parser

    def _use(self, parser: Language) -> None:
        self._parser = parser
        self._run = model_of(parser)
        self._known.clear()

    @property
    def is_gated(self) -> bool:
        """Whether sentences may be left unparsed."""
        return self.gate is not None

    @property
    def model_name(self) -> str:
        """Name and version of the parser's model."""
        meta = self.parser.meta
        name = "core_web_sm" if meta["name"].startswith("core_web_sm") else meta["name"]
        return f"{meta['lang']}_{name} {meta['version']}"

    def irregular_forms(self, lemmas: Collection[str]) -> dict[str, set[str]]:
        """Return the irregular forms of some lemmas, as the model's lemmatizer knows them, each with its lemmas."""
        found: dict[str, set[str]] = {}
        if "lemmatizer" in self.parser.pipe_names:
            lookups = self.parser.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
            for forms in lookups.get_table("lemma_exc", {}).values():
                for form, of in forms.items():
                    if known := set(of).intersection(lemmas):
                        found.setdefault(form, set()).update(known)
        return found

    def __call__(self, doc: Doc) -> Doc:
        """Parse one Doc."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Yield the Docs, parsed, in their order; ``batch_size`` Docs are held at a time."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            self._parse(batch)
            yield from batch

    def _parse(self, docs: list[Doc]) -> None:
        sheets = [Sheet(doc) for doc in docs]
        left = [self._left(sheet) for sheet in sheets]
        planned = [list(sentences_of(sheet, unparsed)) for sheet, unparsed in zip(sheets, left, strict=True)]
        parsed = self._parsed(one.words for plan in planned for sentence in plan for one in sentence.inputs)
        model = self.model_name
        for sheet, sentences, unparsed in zip(sheets, planned, left, strict=True):
            columns = _Columns(len(sheet.words))
            for number in unparsed:
                columns.leave(*sheet.sentences[number])
            for sentence in sentences:
                columns.add(sentence, parsed)
            self._write(sheet, columns)
            sheet.doc.user_data["drugfacts_model"] = model
            sheet.doc.user_data[UNPARSED_KEY] = [[number, why] for number, why in unparsed.items()]

    def _left(self, sheet: Sheet) -> Mapping[int, str]:
        """The sentences that need no parse; all are parsed where the components are missing that the gate asks."""
        knows = "drugfacts_layout" in sheet.doc.user_data and "drugfacts" in sheet.doc.spans
        return self.gate(sheet.doc, sheet) if self.gate is not None and knows else {}

    def _parsed(self, fragments: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], Parsed]:
        """The parses of fragments, each parsed once: their words say all that the parser knows of them."""
        found: dict[tuple[str, ...], Parsed] = {}
        unknown: list[tuple[str, ...]] = []
        for words in dict.fromkeys(fragments):
            known = self._known.pop(words, None)
            if known is None:
                unknown.append(words)
            else:
                found[words] = self._known[words] = known  # the one used last stands last
        _ = self.parser  # loaded now, if it was not before
        assert self._run is not None
        unknown.sort(key=len)  # so that those of a batch are done at the same time
        for at in range(0, len(unknown), self.batch_size):
            batch = unknown[at : at + self.batch_size]
            for words, parsed in zip(batch, self._run(batch), strict=True):
                found[words] = self._known[words] = parsed
        for words in list(islice(self._known, max(0, len(self._known) - _MOST_FRAGMENTS))):
            del self._known[words]
        return found

    def _write(self, sheet: Sheet, columns: _Columns) -> None:
        words, tags, number = sheet.words, columns.tag, self._numbers
        if not words:
            return
        doc, tokens = sheet.doc, np.asarray(sheet.tokens)
        table = np.zeros((len(doc), 5), dtype="uint64")
        table[:, 0], table[:, 1], table[:, 3] = number["_SP"], self._parts_of_speech["_SP"], number["dep"]
        pairs = zip(words, tags, strict=True)
        table[tokens, 0] = [number[_BRACKETS[word] if word in _BRACKETS and tag else tag] for word, tag in pairs]
        table[tokens, 1] = [self._parts_of_speech[tag] for tag in tags]
        table[tokens, 2] = self._lemma_numbers(words, sheet.lowers, tags)
        table[tokens, 3] = [number[dep] for dep in columns.dep]
        heads = np.full(len(doc), -1)  # what is no word depends on the token before it, or on the sentence's first word
        for begin, (start, _) in zip(sheet.begins, sheet.sentences, strict=True):
            heads[begin : tokens[start]] = tokens[start] - np.arange(begin, tokens[start])
        heads[tokens] = tokens[columns.head] - tokens
        table[:, 4] = heads.astype("uint64")
        doc.from_array([TAG, POS, LEMMA, DEP, HEAD], table)  # type: ignore[arg-type]  # any integers will do
        # Told again: spaCy takes the starts of sentences from heads that have labels.
        doc.from_array([SENT_START], _starts(sheet.begins, len(doc)))

    def _lemma_numbers(self, words: Sequence[str], lowers: Sequence[str], tags: Sequence[str]) -> list[int]:
        """The numbers of lemmas: most words stand for themselves, in lower case, and only the others are looked up."""
        number, lemmas = self._numbers, self._lemmas
        inflected = {tag for tag in set(tags) if _may_inflect(tag)}
        return [
            number[lemmas[word, tag] if tag in inflected else lower]
            for word, lower, tag in zip(words, lowers, tags, strict=True)
        ]

    def _pos_number(self, tag: str) -> int:
        return self._numbers[_pos(tag)]

    def _lemma(self, tagged: tuple[str, str]) -> str:
        word, tag = tagged[0].lower(), tagged[1]
        if tag == "VBP":
            return _SHORT.get(word.lstrip("'"), word)
        if tag == "VBZ" and word in _IS:
            return "be"
        if not _may_inflect(tag) or "lemmatizer" not in self.parser.pipe_names:
            return word
        lemmatizer: Any = self.parser.get_pipe("lemmatizer")
        known = lemmatizer.lookups.get_table("lemma_index", {})
        pos = _pos(tag)
        if isinstance(words := known.get(pos.lower()), list):  # spaCy goes through it word by word, for each lemma
            known[pos.lower()] = dict.fromkeys(words)
        doc = Doc(self.parser.vocab, words=[word])
        doc[0].pos_ = pos
        lemmas = lemmatizer.rule_lemmatize(doc[0])
        return max((str(lemma).lower() for lemma in lemmas), key=len)  # "uses": of "us" and "use" the longer

    def forget(self) -> None:
        """Forget the parses kept so far: they only save time, and a measurement is not to find its own."""
        self._known.clear()

    def to_disk(self, path: Path | str, *, exclude: Iterable[str] = SimpleFrozenList()) -> None:
        """Write the parser below ``path``, so that the pipeline can be loaded without the model's package."""
        Path(path).mkdir(parents=True, exist_ok=True)
        self.parser.to_disk(Path(path) / "model")

    def from_disk(self, path: Path | str, *, exclude: Iterable[str] = SimpleFrozenList()) -> Parse:
        """Read the parser that :meth:`to_disk` wrote."""
        self._use(load_parser(str(Path(path) / "model")))
        return self

    def to_bytes(self, *, exclude: Iterable[str] = SimpleFrozenList()) -> bytes:
        """Return the parser as bytes."""
        return self.parser.to_bytes()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = SimpleFrozenList()) -> Parse:
        """Read the parser that :meth:`to_bytes` gave."""
        self._use(self.parser.from_bytes(data))
        return self


class _Columns:
    """Tag, label and head of every token of a Doc, filled sentence by sentence."""

    def __init__(self, length: int) -> None:
        self.tag = ["NN"] * length
        self.dep = ["dep"] * length
        self.head = list(range(length))

    def leave(self, start: int, end: int) -> None:
        """Leave a sentence unparsed: one flat tree without tags and labels."""
        nothing = [""] * (end - start)
        self.tag[start:end] = self.dep[start:end] = nothing
        self.head[start:end] = [start] * (end - start)

    def add(self, sentence: Sentence, parsed: Mapping[tuple[str, ...], Parsed]) -> None:
        start = sentence.start
        for fragment, given in zip(sentence.plan.fragments, sentence.inputs, strict=True):
            self._add(start, fragment.anchor, given, parsed[given.words])
        for i, (head, label) in sentence.plan.attached.items():
            self.head[start + i], self.dep[start + i] = start + head, label
            if label in _TAGS:
                self.tag[start + i] = _TAGS[label]
            if label == "npadvmod" and self.tag[start + head] == "JJ":
                self.tag[start + head] = "VBN"  # "X-induced" is a participle, whatever stands before it

    def _add(self, start: int, anchor: int | None, given: Input, parsed: Parsed) -> None:
        tags, deps, heads = self.tag, self.dep, self.head
        tokens = [start + i for i in given.tokens]
        for at, tag, dep, up in zip(tokens, *parsed, strict=True):
            tags[at], deps[at], heads[at] = tag, dep, tokens[up]  # the noun's over those of an article that was added
        if anchor is not None:
            for at in tokens:
                if heads[at] == at:
                    heads[at], deps[at] = start + anchor, "bracket"


def _starts(begins: list[int], length: int) -> Any:
    """Where sentences start, as spaCy takes it."""
    starts = np.full((length, 1), -1, dtype="int64")
    starts[begins] = 1
    return starts.astype("uint64")


def _may_inflect(tag: str) -> bool:
    """Whether a word with a tag may have another lemma than itself: all but plain forms, and "are"."""
    return tag == "VBP" or (tag not in _BASE and _pos(tag) in _OPEN)


def _pos(tag: str) -> str:
    if not tag:
        return ""
    if tag in {"IN", "TO", "RP"}:
        return "ADP"
    if tag in {"NNP", "NNPS"}:
        return "PROPN"
    if tag.startswith("W"):
        return "PRON"
    if tag == "CC":
        return "CCONJ"
    return _POS.get(tag[:1], "X") if tag[:1].isalpha() else "PUNCT"
