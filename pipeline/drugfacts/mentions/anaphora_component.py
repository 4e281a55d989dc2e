"""The spaCy component `drugfacts_anaphora`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import count, pairwise
from operator import add
from typing import TYPE_CHECKING, Any, NamedTuple

from spacy.attrs import DEP, HEAD, IDX, LOWER, SENT_START, TAG
from spacy.strings import StringStore
from spacy.tokens import Doc

from drugfacts.kept import Kept
from drugfacts.layout import HEADING_KINDS
from drugfacts.lexicon import Kind, Lexicon
from drugfacts.strings import PLAIN, Names, names_of

from .anaphora import Resolution, choices, resolve
from .component import load_lexicon
from .expressions import plain_class
from .likelier import BUILT_IN, load_topics
from .mention import ANAPHORA_KEY, DRUGS_KEY, SPANS_KEY, SUBJECT_KEY, names_no_drug
from .spoken_of import Choices
from .view import Named, Stretch, View, Words

if TYPE_CHECKING:
    from drugfacts.layout import Layout


_ASSOCIATED, _INDUCED = "associated", "induced"
_TELLING = frozenset(f"-{_ASSOCIATED[0]}{_INDUCED[0]}")
"""How a word begins that joins a class to the name of a condition."""


class _Span(NamedTuple):
    """A mention of a Doc: its tokens, half open, and spaCy's label, key and role."""

    start: int
    end: int
    kind: str
    key: str
    role: str


class Anaphora:
    """Resolves anaphors; works without a parse too, only worse.

    Parameters
    ----------
    lexicon : tuple of str
        Files of terms of one's own.
    topics : str
        The file of what each piece of evidence counts for by which rules are overruled, see :mod:`.likelier`.

    Raises
    ------
    DrugfactsError
        Where that cannot be read.
    """

    def __init__(self, lexicon: tuple[str, ...] = (), topics: str = BUILT_IN) -> None:
        self._extra = lexicon
        self._weights = load_topics(topics)

    def __call__(self, doc: Doc) -> Doc:
        """Write ``doc.user_data["drugfacts_anaphora"]``."""
        if names_no_drug(doc):
            doc.user_data[ANAPHORA_KEY] = {"anaphors": [], "topics": [], "overruled": []}
            return doc
        view, subject, title = self._read(doc)
        doc.user_data[ANAPHORA_KEY] = to_data(resolve(view, subject, title, self._weights))
        return doc

    def choices(self, doc: Doc) -> Iterator[Choices]:
        """Yield of which drugs each sentence of a Doc may speak that names none, and what speaks for each."""
        return choices(*self._read(doc))

    def _read(self, doc: Doc) -> tuple[View, tuple[str, ...], tuple[str, ...]]:
        """A light view of a Doc, the keys of its subject, and those of its title."""
        lexicon, layout = load_lexicon(self._extra), _layout_of(doc)
        view = view_of(doc, lexicon, layout)
        return view, self._subject(doc), _title_drugs(layout, view, lexicon)

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
    >>> from .discourse import Anaphor
    >>> to_data(Resolution((Anaphor(3, 4, ("drug:x",)),), (("drug:x",),)))
    {'anaphors': [[3, 4, ['drug:x']]], 'topics': [['drug:x']], 'overruled': []}
    """
    return {
        "anaphors": [[a.start, a.end, list(a.keys)] for a in found.anaphors],
        "topics": [list(topic) for topic in found.topics],
        "overruled": [[at, list(o.rather_than), list(o.because)] for at, o in sorted(found.overruled.items())],
    }


def view_of(doc: Doc, lexicon: Lexicon, layout: Layout | None) -> View:
    """The light view of a Doc; classes are those that the text and the lexicon say."""
    drugs: dict[str, dict[str, Any]] = doc.user_data.get(DRUGS_KEY, {})
    words = _words(doc)
    return View(
        words=words,
        sentences=_stretches(doc, words.lowers, layout),
        named=_named(doc, words.lowers),
        classes={k: _classes(k, d["classes"], lexicon) for k, d in drugs.items()},
        forms={k: tuple(d["forms"]) for k, d in drugs.items()},
        names={k: str(d["name"]) for k, d in drugs.items()},
    )


def _classes(key: str, said: list[str], lexicon: Lexicon) -> tuple[str, ...]:
    entry = lexicon.entry(key)
    return tuple(dict.fromkeys(plain_class(c) for c in (*said, *(entry.classes if entry else ()))))


def _words(doc: Doc) -> Words:
    rows = doc.to_array([LOWER, TAG, DEP, HEAD])
    lower, tag, dep = (rows[:, at].tolist() for at in range(3))
    heads = rows[:, 3].astype("int64").tolist()
    names, lowers = names_of(doc.vocab.strings), _plain(doc.vocab.strings)
    columns = ([lowers[w] for w in lower], [names[t] for t in tag], [names[d] for d in dep])
    return Words(*columns, list(map(add, heads, count())))


@lru_cache(maxsize=1)
def _plain(strings: StringStore) -> Names:
    """The strings of a vocabulary with the marks of a typewriter."""
    return Kept(lambda number: strings[number].translate(PLAIN))


def _named(doc: Doc, lowers: Sequence[str]) -> list[Named]:
    """Drugs and classes, one for each place; a combination's brand has several keys."""
    places: dict[tuple[int, int], Named] = {}
    spans = _spans(doc)
    targets = {s.start: s.end for s in spans if s.kind == Kind.TARGET}
    inside = {i: (start, end) for start, end in targets.items() for i in range(start, end)}
    longer = (s for s in spans if s.kind == Kind.CONDITION and s.end - s.start > 1)
    conditions = {i for s in longer for i in range(s.start, s.end)}
    for start, end, kind, key, role in spans:
        if kind not in (Kind.DRUG, Kind.DRUG_CLASS):
            continue
        is_class = kind == Kind.DRUG_CLASS
        if is_class and _only_names(doc, lowers, start, end, conditions):
            continue
        if not is_class and inside.get(start, (0, end))[1] - start > end - start:
            continue
        place = (start, end)
        keys = (*places[place].keys, key) if place in places else (key,)
        plural = is_class and (role == "plural" or lowers[end - 1].endswith("s"))
        places[place] = Named(start, end, keys, is_class, plural)
    return [places[p] for p in sorted(places)]


def _spans(doc: Doc) -> list[_Span]:
    """What is mentioned in a Doc, each read once: spaCy makes an object and decodes a string at every look."""
    names = names_of(doc.vocab.strings)
    spans = doc.spans.get(SPANS_KEY, ())
    return [_Span(span.start, span.end, names[span.label], names[span.kb_id], names[span.id]) for span in spans]


def _only_names(doc: Doc, lowers: Sequence[str], start: int, end: int, conditions: Collection[int]) -> bool:
    """Whether a class is but part of the name of a condition: "neuroleptic malignant syndrome", "N-associated colitis".

    What "N-induced" says is of the class.
    """
    after = ""
    if end < len(lowers) and lowers[end][:1] in _TELLING:
        after = "".join(lowers[end : end + 2]).lstrip("-")
    if after.startswith(_ASSOCIATED):
        return True
    inside = all(i in conditions for i in range(start, end + 1))
    return inside and not after.startswith(_INDUCED)


def _layout_of(doc: Doc) -> Layout | None:
    """The layout of a Doc, where it was told."""
    if not doc.user_data.get("drugfacts_layout"):
        return None
    from drugfacts.layout import of

    return of(doc)


def _stretches(doc: Doc, lowers: Sequence[str], layout: Layout | None) -> list[Stretch]:
    """Sentences with their blocks; without a layout all are one block."""
    sentences = [(0, len(doc))]
    if doc.has_annotation("SENT_START"):
        begins = [i for i, is_start in enumerate(doc.to_array(SENT_START).tolist()) if i == 0 or is_start == 1]
        sentences = list(pairwise([*begins, len(doc)]))
    if layout is None:
        return [Stretch(start, end) for start, end in sentences]
    blocks = layout.blocks
    starts = [b.start for b in blocks]
    offsets: list[int] = doc.to_array(IDX).tolist()
    result = []
    for start, end in sentences:
        first = next((i for i in range(start, end) if not lowers[i].isspace()), start)
        at = bisect_right(starts, offsets[first]) - 1
        if at < 0:
            result.append(Stretch(start, end, -1))
            continue
        block, over, up = blocks[at], [], blocks[at].heading
        while up is not None and up not in over:
            over.append(up)
            up = blocks[up].heading
        heading = block.kind in HEADING_KINDS
        result.append(Stretch(start, end, at, tuple(over), heading, block.lead_in))
    return result


def _title_drugs(layout: Layout | None, view: View, lexicon: Lexicon) -> tuple[str, ...]:
    """Keys of the drugs in the title block, or in the title that was handed in."""
    if layout is None:
        return ()
    for sentence in view.sentences:
        is_known = sentence.heading and 0 <= sentence.block < len(layout.blocks)
        if is_known and layout.blocks[sentence.block].kind == "title":
            named = [n for n in view.named if sentence.start <= n.start < sentence.end]
            drugs = [n for n in named if not n.is_class] or named
            return tuple(dict.fromkeys(k for n in drugs for k in n.keys))
    title = (layout.title or "").translate(PLAIN)
    known = tuple(k for k, name in view.names.items() if name.lower() in title.lower())
    return known or tuple(m.senses[0].entry.key for m in lexicon.find(title) if m.kind is Kind.DRUG)
