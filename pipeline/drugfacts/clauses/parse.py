"""The spaCy component that parses: tags, lemmas, heads and labels, for all sentences of a batch at once.

It owns its parser (spaCy's small English model unless told otherwise) and takes sentences from the Doc as ``layout``
set them. A sentence parsed alone comes out the same in any batch, so sentences of many documents are parsed together.
Everything after this component reads the Doc only: another parser that sets heads, labels, tags and lemmas can stand
in its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
import spacy
from spacy.attrs import DEP, HEAD, LEMMA, POS, TAG
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import SimpleFrozenList, registry
from spacy.vocab import Vocab

from drugfacts.errors import DrugfactsError

from .grammar import words as grammar
from .prepare import Fragment, Plan, plan_sentence, term_head

_POS = {"N": "NOUN", "V": "VERB", "J": "ADJ", "R": "ADV", "P": "PRON", "I": "ADP", "D": "DET", "C": "NUM", "M": "AUX"}
_STAND_INS = {
    "drug": ("Merck", "drugs"),
    "drug_class": ("drug", "drugs"),
    "condition": ("cancer", "diseases"),
    "target": ("protein", "proteins"),
}
_BARE = frozenset(_STAND_INS["target"])
_ENDING = re.compile(r"(?<=[a-z]{2})(?:(?<!s)s|ed)$")
_FINITE = re.compile(r"[a-z]{3,}[^s\W]s")  # "blocks": a verb after a drug that opens its sentence
_BRACKETS = {"(": "-LRB-", "[": "-LRB-", ")": "-RRB-", "]": "-RRB-"}
_PLAIN = str.maketrans("’‘‐‑", "''--")
_MERGED = frozenset({"drug", "drug_class", "condition", "target", "agency"})


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


class Parse:
    """Parse the sentences of Docs with a model of its own. Made by the factory ``drugfacts_parse``."""

    def __init__(self, vocab: Vocab, model: str, batch_size: int = 32) -> None:
        self.vocab = vocab
        self.batch_size = batch_size
        self._model = model
        self._parser: Language | None = None
        self._lemmas: dict[tuple[str, str], str] = {}

    @property
    def parser(self) -> Language:
        """The model, loaded when it is first needed: a pipeline from disk brings its own."""
        if self._parser is None:
            self._parser = load_parser(self._model)
        return self._parser

    @property
    def model_name(self) -> str:
        """Name and version of the parser's model."""
        meta = self.parser.meta
        name = "core_web_sm" if meta["name"].startswith("core_web_sm") else meta["name"]
        return f"{meta['lang']}_{name} {meta['version']}"

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
        plans = [
            [(sent.start, _plan(doc, sent.start, sent.end)) for sent in doc.sents] if len(doc) else [] for doc in docs
        ]
        inputs = [
            [[_input(doc, start, fragment, stand_ins) for fragment in plan.fragments] for start, plan in sentences]
            for doc, sentences in zip(docs, plans, strict=True)
            for stand_ins in [_stand_ins(doc)]
        ]
        parsed = self._run(one.words for sentences in inputs for fragments in sentences for one in fragments)
        for doc, sentences, given in zip(docs, plans, inputs, strict=True):
            columns = _Columns(len(doc))
            for (start, plan), fragments in zip(sentences, given, strict=True):
                columns.add(start, plan, [(one, next(parsed)) for one in fragments])
            self._write(doc, columns)
            doc.user_data["drugfacts_model"] = self.model_name

    def _run(self, fragments: Iterable[list[str]]) -> Iterator[Doc]:
        blank = (
            Doc(self.parser.vocab, words=words, sent_starts=[i == 0 for i in range(len(words))]) for words in fragments
        )
        return iter(self.parser.pipe(blank, batch_size=self.batch_size, disable=["lemmatizer"]))

    def _write(self, doc: Doc, columns: _Columns) -> None:
        if not len(doc):
            return
        strings = self.vocab.strings
        lemmas = [self._lemma(token.text, tag) for token, tag in zip(doc, columns.tag, strict=True)]
        table = np.zeros((len(doc), 5), dtype="uint64")
        table[:, 0] = [strings.add(t) for t in columns.tag]
        table[:, 1] = [strings.add(_pos(t)) for t in columns.tag]
        table[:, 2] = [strings.add(x) for x in lemmas]
        table[:, 3] = [strings.add(d) for d in columns.dep]
        table[:, 4] = np.asarray([h - i for i, h in enumerate(columns.head)], dtype="int64").astype("uint64")
        for token in doc:
            if token.text in _BRACKETS:
                table[token.i, 0] = strings.add(_BRACKETS[token.text])
        doc.from_array([TAG, POS, LEMMA, DEP, HEAD], table)  # type: ignore[arg-type]  # any integers will do

    def _lemma(self, word: str, tag: str) -> str:
        key = (word, tag)
        lemma = self._lemmas.get(key)
        if lemma is None:
            if len(self._lemmas) > 200_000:  # a bound for long runs; the cache only saves time
                self._lemmas.clear()
            lemma = self._lemmas[key] = self._look_up(word, tag)
        return lemma

    def _look_up(self, word: str, tag: str) -> str:
        pos = _pos(tag)
        if tag == "VBP" and word.lower().lstrip("'’") in {"are", "am", "re", "m"}:
            return "be"
        is_base = tag in {"VB", "VBP", "NN", "JJ", "RB"}
        if is_base or pos not in {"NOUN", "VERB", "ADJ", "ADV"} or "lemmatizer" not in self.parser.pipe_names:
            return word.lower()
        doc = Doc(self.parser.vocab, words=[word.lower()])
        doc[0].pos_ = pos
        lemmas = self.parser.get_pipe("lemmatizer").rule_lemmatize(doc[0])  # type: ignore[attr-defined]
        return max((str(lemma).lower() for lemma in lemmas), key=len)  # "uses": of "us" and "use" the longer

    def to_disk(self, path: Path | str, *, exclude: Iterable[str] = SimpleFrozenList()) -> None:
        """Write the parser below ``path``, so that the pipeline can be loaded without the model's package."""
        Path(path).mkdir(parents=True, exist_ok=True)
        self.parser.to_disk(Path(path) / "model")

    def from_disk(self, path: Path | str, *, exclude: Iterable[str] = SimpleFrozenList()) -> Parse:
        """Read the parser that :meth:`to_disk` wrote."""
        self._parser = load_parser(str(Path(path) / "model"))
        return self

    def to_bytes(self, *, exclude: Iterable[str] = SimpleFrozenList()) -> bytes:
        """Return the parser as bytes."""
        return self.parser.to_bytes()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = SimpleFrozenList()) -> Parse:
        """Read the parser that :meth:`to_bytes` gave."""
        self.parser.from_bytes(data)
        return self


@dataclass(frozen=True, slots=True)
class _Input:
    """What the parser reads of a fragment.

    ``tokens`` are the sentence's tokens of its words; ``articles`` are words that were added before bare terms, so that
    "stimulates receptors" is not taken for two nouns.
    """

    words: list[str]
    tokens: list[int]
    articles: frozenset[int]


def _input(doc: Doc, start: int, fragment: Fragment, stand_ins: dict[int, str]) -> _Input:
    words: list[str] = []
    tokens: list[int] = []
    articles: set[int] = set()
    kinds = {start + i for i in fragment.tokens if start + i in stand_ins and stand_ins[start + i] in _BARE}
    for i in fragment.tokens:
        if start + i in kinds and words and _FINITE.fullmatch(words[-1]):
            articles.add(len(words))
            words.append("the")
            tokens.append(i)
        words.append(stand_ins.get(start + i) or doc[start + i].text.translate(_PLAIN))
        tokens.append(i)
    return _Input(words, tokens, frozenset(articles))


class _Columns:
    """Tag, label and head of every token of a Doc, filled sentence by sentence."""

    def __init__(self, length: int) -> None:
        self.tag = ["NN"] * length
        self.dep = ["dep"] * length
        self.head = list(range(length))

    def add(self, start: int, plan: Plan, parsed: list[tuple[_Input, Doc]]) -> None:
        for fragment, (given, doc) in zip(plan.fragments, parsed, strict=True):
            for token in doc:
                if token.i in given.articles:
                    continue
                at, head = start + given.tokens[token.i], start + given.tokens[token.head.i]
                self.tag[at], self.dep[at], self.head[at] = token.tag_, token.dep_, head
                if head == at and fragment.anchor is not None:
                    self.head[at], self.dep[at] = start + fragment.anchor, "bracket"
        for i, (head, label) in plan.attached.items():
            self.head[start + i], self.dep[start + i] = start + head, label
            if label == "npadvmod" and self.tag[start + head] == "JJ":
                self.tag[start + head] = "VBN"  # "X-induced" is a participle, whatever stands before it


def _plan(doc: Doc, start: int, end: int) -> Plan:
    words = [token.text for token in doc[start:end]]
    terms = [
        (span.start - start, span.end - start)
        for span in doc.spans.get("drugfacts", ())
        if start <= span.start
        and span.end <= end
        and span.end - span.start > 1
        and span.label_ in _MERGED
        and span[0].lower_ not in grammar("term_verb")
    ]
    drug_ends = [
        span.end - start
        for span in doc.spans.get("drugfacts", ())
        if span.label_ == "drug" and start <= span.start and span.end < end
    ]
    return plan_sentence(words, terms, drug_ends)


def _hyphened(doc: Doc) -> dict[int, str]:
    """A plain adjective for "life-threatening", and for "X-induced" before a noun.

    The parser takes the participle alone for a verb ("had X-induced lupus"). The columns give it its tag back.
    """
    found = {}
    for token in doc[2:]:
        if doc[token.i - 1].text not in {"-", "‐", "‑", "–"} or not doc[token.i - 2].is_alpha:
            continue
        following = doc[token.i + 1] if token.i + 1 < len(doc) else None
        before_noun = following is not None and following.is_alpha and not following.is_stop
        if token.text.endswith("ing") or (token.text.endswith("ed") and before_noun):
            found[token.i] = "severe"
    return found


def _correlated(doc: Doc) -> dict[int, str]:
    """Plain words for "neither" and "nor" between verbs ("neither blocks nor opens X"), where the parser sees nouns."""
    found: dict[int, str] = {}
    named = {span.start for span in doc.spans.get("drugfacts", ())}
    for token in doc[1:-3]:
        if (
            token.lower_ != "neither"
            or token.i + 1 in named
            or (ending := _ENDING.search(doc[token.i + 1].text)) is None
        ):
            continue
        nor = next((t.i for t in doc[token.i + 2 : token.i + 9] if t.lower_ == "nor"), None)
        before = doc[token.i - 1].lower_
        if nor is None or nor + 2 > len(doc) or not doc[nor + 1].text.endswith(ending.group()) or nor + 1 in named:
            continue
        if not _ENDING.search(before) or before == "has" or token.i - 1 in named:
            found |= {token.i: "never", nor: "or"}
    return found


def _stand_ins(doc: Doc) -> dict[int, str]:
    """What the parser reads in place of a known term's head word: a common word of the same form.

    The small model takes rare names for verbs or adjectives ("rimegepant", "rupture"); it never errs on these.
    """
    found = _hyphened(doc) | _correlated(doc)
    for span in doc.spans.get("drugfacts", ()):
        words = _STAND_INS.get(span.label_)
        if words is None or span[0].lower_ in grammar("term_verb"):
            continue
        at = span.start + term_head([token.text for token in span])
        word = doc[at].text
        plural = word.endswith("s") and not word.endswith(("ss", "is", "us"))
        stand_in = words[plural]
        following = doc[at + 1].text if at + 1 < len(doc) else ""
        is_subject = (
            span.label_ == "drug" and at == span.start and doc[at].is_sent_start and _FINITE.fullmatch(following)
        )
        if is_subject and not any(s.start == at + 1 for s in doc.spans["drugfacts"]):
            stand_in = "it"
        found[at] = stand_in.capitalize() if word[:1].isupper() and (at == 0 or doc[at].is_sent_start) else stand_in
    return found


def _pos(tag: str) -> str:
    if tag in {"IN", "TO", "RP"}:
        return "ADP"
    if tag in {"NNP", "NNPS"}:
        return "PROPN"
    if tag.startswith("W"):
        return "PRON"
    if tag == "CC":
        return "CCONJ"
    return _POS.get(tag[:1], "X") if tag[:1].isalpha() else "PUNCT"
