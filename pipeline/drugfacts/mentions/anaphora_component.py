"""The spaCy component `drugfacts_anaphora`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from functools import partial
from itertools import count
from operator import add
from typing import Any

from spacy.attrs import DEP, HEAD, IDX, LOWER, TAG
from spacy.tokens import Doc, Span

from drugfacts.lexicon import Kind, Lexicon
from drugfacts.strings import names_of

from .anaphora import Resolution, resolve
from .component import load_lexicon
from .expressions import plain_class
from .mention import ANAPHORA_KEY, DRUGS_KEY, SPANS_KEY, SUBJECT_KEY, names_no_drug
from .view import Named, Stretch, View, Word

_QUOTES = str.maketrans("’‘“”", "''\"\"")
_ASSOCIATED, _INDUCED = "associated", "induced"
_HEADINGS = ("title", "heading", "question")


class Anaphora:
    """Resolves anaphors; works without a parse too, only worse."""

    def __init__(self, lexicon: tuple[str, ...] = ()) -> None:
        self._extra = lexicon

    def __call__(self, doc: Doc) -> Doc:
        """Write ``doc.user_data["drugfacts_anaphora"]``."""
        if names_no_drug(doc):
            doc.user_data[ANAPHORA_KEY] = {"anaphors": [], "topics": []}
            return doc
        view = view_of(doc, load_lexicon(self._extra))
        found = resolve(view, self._subject(doc), _title_drugs(doc, view, load_lexicon(self._extra)))
        doc.user_data[ANAPHORA_KEY] = to_data(found)
        return doc

    def _subject(self, doc: Doc) -> tuple[str, ...]:
        """Keys of the subject that was given: a drug of the document, one of the lexicon, or the name as it is."""
        name = str(doc.user_data.get(SUBJECT_KEY) or "").strip()
        if not name:
            return ()
        for span in doc.spans.get(SPANS_KEY, ()):
            if span.label_ in (Kind.DRUG, Kind.DRUG_CLASS) and span.text.lower() == name.lower():
                return (span.kb_id_,)
        lexicon = load_lexicon(self._extra)
        senses = lexicon.lookup(name, Kind.DRUG) or lexicon.lookup(name, Kind.DRUG_CLASS)
        return (senses[0].entry.key,) if senses else (f"{Kind.DRUG}:{name.lower()}",)


def to_data(found: Resolution) -> dict[str, Any]:
    """As lists and scalars only, for JSON and msgpack.

    Examples
    --------
    >>> from .anaphora import Anaphor
    >>> to_data(Resolution((Anaphor(3, 4, ("drug:x",)),), (("drug:x",),)))
    {'anaphors': [[3, 4, ['drug:x']]], 'topics': [['drug:x']]}
    """
    return {
        "anaphors": [[a.start, a.end, list(a.keys)] for a in found.anaphors],
        "topics": [list(topic) for topic in found.topics],
    }


def view_of(doc: Doc, lexicon: Lexicon) -> View:
    """The light view of a Doc; classes are those that the text and the lexicon say."""
    drugs: dict[str, dict[str, Any]] = doc.user_data.get(DRUGS_KEY, {})
    words = _words(doc)
    return View(
        words=words,
        sentences=_stretches(doc, words),
        named=_named(doc),
        classes={k: _classes(k, d["classes"], lexicon) for k, d in drugs.items()},
        forms={k: tuple(d["forms"]) for k, d in drugs.items()},
        names={k: str(d["name"]) for k, d in drugs.items()},
    )


def _classes(key: str, said: list[str], lexicon: Lexicon) -> tuple[str, ...]:
    entry = lexicon.entry(key)
    return tuple(dict.fromkeys(plain_class(c) for c in (*said, *(entry.classes if entry else ()))))


def _words(doc: Doc) -> list[Word]:
    rows = doc.to_array([LOWER, TAG, DEP])
    heads = doc.to_array(HEAD).astype("int64").tolist()
    lower, tag, dep = (rows[:, at].tolist() for at in range(3))
    names = names_of(doc.vocab.strings)
    lowers = {value: name if (name := names[value]).isascii() else name.translate(_QUOTES) for value in set(lower)}
    columns = ([lowers[w] for w in lower], [names[t] for t in tag], [names[d] for d in dep])
    words = zip(*columns, map(add, heads, count()))  # noqa: B905 - counting has no end
    return list(map(partial(tuple.__new__, Word), words))  # quicker by a third than calling `Word` for every token


def _named(doc: Doc) -> list[Named]:
    """Drugs and classes, one for each place; a combination's brand has several keys."""
    places: dict[tuple[int, int], Named] = {}
    spans = doc.spans.get(SPANS_KEY, ())
    targets = {s.start: s.end for s in spans if s.label_ == Kind.TARGET}
    inside = {i: (start, end) for start, end in targets.items() for i in range(start, end)}
    conditions = {i for s in spans if s.label_ == Kind.CONDITION for i in range(s.start, s.end) if len(s) > 1}
    for span in spans:
        if span.label_ not in (Kind.DRUG, Kind.DRUG_CLASS):
            continue
        if span.label_ == Kind.DRUG_CLASS and _only_names(doc, span, conditions):
            continue
        if span.label_ == Kind.DRUG and inside.get(span.start, (0, span.end))[1] - span.start > len(span):
            continue
        place = (span.start, span.end)
        keys = (*places[place].keys, span.kb_id_) if place in places else (span.kb_id_,)
        is_class = span.label_ == Kind.DRUG_CLASS
        plural = is_class and (span.id_ == "plural" or span.text.lower().endswith("s"))
        places[place] = Named(span.start, span.end, keys, is_class, plural)
    return [places[p] for p in sorted(places)]


def _only_names(doc: Doc, span: Span, conditions: Collection[int]) -> bool:
    """Whether a class is but part of the name of a condition: "neuroleptic malignant syndrome", "N-associated colitis".

    What "N-induced" says is of the class.
    """
    after = doc[span.end : span.end + 2].text.lower().lstrip("-\u2010\u2011")
    if after.startswith(_ASSOCIATED):
        return True
    inside = all(i in conditions for i in range(span.start, span.end + 1))
    return inside and not after.startswith(_INDUCED)


def _stretches(doc: Doc, words: Sequence[Word]) -> list[Stretch]:
    """Sentences with their blocks; without a layout all are one block."""
    sentences = list(doc.sents) if doc.has_annotation("SENT_START") else [doc[:]]
    layout = doc.user_data.get("drugfacts_layout")
    if not layout:
        return [Stretch(s.start, s.end) for s in sentences]
    from drugfacts.layout import of

    blocks = of(doc).blocks
    starts = [b.start for b in blocks]
    offsets: list[int] = doc.to_array(IDX).tolist()
    result = []
    for sentence in sentences:
        tokens = range(sentence.start, sentence.end)
        first = next((i for i in tokens if not words[i].lower.isspace()), sentence.start)
        at = bisect_right(starts, offsets[first]) - 1
        if at < 0:
            result.append(Stretch(sentence.start, sentence.end, -1))
            continue
        block, over, up = blocks[at], [], blocks[at].heading
        while up is not None and up not in over:
            over.append(up)
            up = blocks[up].heading
        heading = block.kind in _HEADINGS
        result.append(Stretch(sentence.start, sentence.end, at, tuple(over), heading, block.lead_in))
    return result


def _title_drugs(doc: Doc, view: View, lexicon: Lexicon) -> tuple[str, ...]:
    """Keys of the drugs in the title block, or in the title that was handed in."""
    layout = doc.user_data.get("drugfacts_layout")
    if not layout:
        return ()
    from drugfacts.layout import of

    found = of(doc)
    for sentence in view.sentences:
        if (
            sentence.heading
            and 0 <= sentence.block < len(found.blocks)
            and found.blocks[sentence.block].kind == "title"
        ):
            named = [n for n in view.named if sentence.start <= n.start < sentence.end]
            drugs = [n for n in named if not n.is_class] or named
            return tuple(dict.fromkeys(k for n in drugs for k in n.keys))
    title = found.title or ""
    known = tuple(k for k, name in view.names.items() if name.lower() in title.lower())
    return known or tuple(m.senses[0].entry.key for m in lexicon.find(title) if m.kind is Kind.DRUG)
