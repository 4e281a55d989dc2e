"""What the assembly reads of a Doc, read once: its text, its drugs, where each is named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc

from drugfacts.frames import View
from drugfacts.lexicon import Lexicon
from drugfacts.strings import names_of, text_of

from .apart import Wording


@dataclass(slots=True)
class Named:
    """A place where the text names a drug: the token at which it starts, and its offsets in code points."""

    token: int
    start: int
    end: int


@dataclass(slots=True)
class Source:
    """A Doc's text and drugs, with the lexicon that names its terms.

    Attributes
    ----------
    apart : frozenset of (str, str)
        The wordings that are facts of their own, once :func:`~.apart.told_apart` has found them.
    """

    text: str
    drugs: dict[str, dict[str, Any]]
    named: dict[str, list[Named]]
    lexicon: Lexicon
    apart: frozenset[Wording] = frozenset()

    @classmethod
    def of(cls, doc: Doc, lexicon: Lexicon) -> Source:
        """Read a Doc that the components before have analysed."""
        named: dict[str, list[Named]] = {}
        names = names_of(doc.vocab.strings)
        kinds = {doc.vocab.strings[kind] for kind in ("drug", "drug_class")}
        for span in doc.spans.get("drugfacts", ()):
            if span.label in kinds:
                named.setdefault(names[span.kb_id], []).append(Named(span.start, span.start_char, span.end_char))
        return cls(text_of(doc), doc.user_data["drugfacts_drugs"], named, lexicon)

    def drug(self, key: str) -> dict[str, Any]:
        """Name and identifiers of a drug: as the text has it, or one that the document was said to be about."""
        if key in self.drugs:
            return self.drugs[key]
        entry = self.lexicon.entry(key)
        if entry is None:
            return {"name": key.partition(":")[2], "identifiers": []}
        return {"name": entry.name, "identifiers": list(entry.identifiers)}

    def words(self, view: View, tokens: Iterable[int]) -> str:
        """The text from the first to the last of some words of a sentence."""
        start, end = _offsets(view, tokens)
        return self.text[start:end]

    def span(self, role: str, view: View, tokens: Iterable[int]) -> dict[str, Any]:
        """A span of evidence over some words of a sentence."""
        return self.span_at(role, *_offsets(view, tokens))

    def span_at(self, role: str, start: int, end: int) -> dict[str, Any]:
        """A span of evidence between two offsets."""
        return {"role": role, "start": start, "end": end, "text": self.text[start:end]}

    def visible(self, view: View) -> tuple[int, int]:
        """Where the words of a sentence begin and end that are to be seen."""
        known: tuple[int, int] | None = view.tree.notes.get("visible")
        if known is None:
            seen = [i for i, word in enumerate(view.tree.words) if word.strip()]
            known = view.tree.notes["visible"] = (view.tree.offsets[seen[0]][0], view.tree.offsets[seen[-1]][1])
        return known

    def last_named(self, key: str, view: View) -> Named | None:
        """Where the text named a drug last up to a sentence, or else first: a title, a heading, a sentence before."""
        places = self.named.get(key)
        if not places:
            return None
        last = view.tree.tokens[-1]
        return next((place for place in reversed(places) if place.token <= last), places[0])


def _offsets(view: View, tokens: Iterable[int]) -> tuple[int, int]:
    tree = view.tree
    if isinstance(tokens, range):
        first, last = tokens[0], tokens[-1]
    else:
        first, last = min(tokens := tuple(tokens)), max(tokens)
    end = tree.offsets[last][1]
    # The tokenizer keeps "K." of "vitamin K." together; the full stop at the end of a sentence is no part of a name.
    stop = first < last and len(tree.words[last]) == 2 and tree.words[last][1] == "."
    ends = stop and not any(word.strip() for word in tree.words[last + 1 :])
    return tree.offsets[first][0], end - 1 if ends and tree.words[last][0].isupper() else end
