"""Frames that are passed over unseen would have found nothing; for whoever traces, none is passed over."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from drugfacts.frames import Trace, candidates_in, grammar, views_of
from drugfacts.frames.gates import gates_of


def found_in(doc: Doc, trace: Trace | None) -> list[tuple[object, ...]]:
    """What frames read in a text: rule, drug, words of the term, agency."""
    views = views_of(doc)
    for view in views:
        view.trace = trace
    return [
        (c.frame.id, c.drug.key, c.term and (c.term.view.index, c.term.start, c.term.end), c.agency and c.agency.key)
        for c in candidates_in(views, grammar())
    ]


def test_gates_hide_nothing(nlp: Language) -> None:
    texts = [re.sub(r"</?\w+>", "", text) for f in grammar().frames for text in (*f.examples, *f.counterexamples)]
    docs = list(nlp.pipe("\n\n".join(texts[at : at + 20]) for at in range(0, len(texts), 20)))
    docs += nlp.pipe(texts)
    assert [found_in(doc, None) for doc in docs] == [found_in(doc, Trace()) for doc in docs]


def test_gates_pass_most_frames_over(nlp: Language) -> None:
    (view,) = views_of(nlp("Sertraline is used for gout."))
    gates = gates_of(grammar())
    opened = [frame.id for _, frame in gates.open(view, gates.place(view), 2, "use")]
    assert "indication.used_for" in opened
    assert 2 * len(opened) < len(grammar().of("use"))
