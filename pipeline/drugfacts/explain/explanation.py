"""Ask every step again what it made of the sentences of a Doc, and put it down."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from spacy.tokens import Doc

from drugfacts.assemble import Read, Source, key_of, told_apart, with_weighed
from drugfacts.assemble.component import KEY
from drugfacts.assertion import judge
from drugfacts.clauses import Clause, clauses_of
from drugfacts.clauses.clause import clause_at
from drugfacts.clauses.parse import UNPARSED_KEY
from drugfacts.errors import DrugfactsError
from drugfacts.frames import Attempt, Grammar, Trace, View, candidates_in, grammar, views_of
from drugfacts.lexicon import Lexicon
from drugfacts.mentions import ANAPHORA_KEY
from drugfacts.mentions.component import load_lexicon
from drugfacts.weighing import Weights
from drugfacts.weighing.weights import weights_and_encoder

from .model import AnaphorNote, ClauseNote, Explanation, LayoutNote, MentionNote, SentenceNote
from .results import AUXILIARY, Record, fired_in, missed_in
from .words import phrase, piece


def explain(
    doc: Doc,
    lexicon: Lexicon | None = None,
    *,
    sentences: Collection[int] | None = None,
    words: Grammar | None = None,
    table: Mapping[str, Weights] | None = None,
) -> Explanation:
    """Explain what the pipeline made of a Doc.

    Parameters
    ----------
    doc : Doc
        As the pipeline of :func:`drugfacts.load` returns it.
    lexicon : Lexicon, optional
        Names the terms; the built-in one where it is left out.
    sentences : collection of int, optional
        Numbers of the sentences to explain, from 1; all where it is left out.
    words : Grammar, optional
        The frames, such as ``nlp.get_pipe("drugfacts_facts").words``; those of the package where they are left out.
    table : mapping of str to Weights, optional
        What reads the terms that frames left, such as ``nlp.get_pipe("drugfacts_facts").table``; likewise.

    Raises
    ------
    DrugfactsError
        Where there is no sentence of a number, or the pipeline finds no facts.

    Examples
    --------
    >>> import drugfacts
    >>> from drugfacts.explain import explain
    >>> explanation = explain(drugfacts.load()("Sertraline may cause nausea. Flu can cause fever."))
    >>> first, second = explanation.sentences
    >>> first.fired[0].frame, first.fired[0].verdict, first.fired[0].because[0]
    ('side_effect.causes', 'asserted, hedged', 'hedged by “may”')
    >>> second.missed[0].reason, second.missed[0].looked
    ('no drug', ('subj: “Flu” names no known drug',))
    """
    if KEY not in doc.user_data:
        raise DrugfactsError("the pipeline has no component drugfacts_facts: explain needs the facts that it finds")
    kept = frozenset(key_of(fact) for fact in doc.user_data[KEY]["facts"])
    words = words or grammar()
    views = views_of(doc)
    trace = Trace()
    for view in views:
        view.trace = trace
    found: list[Read] = []
    for candidate in candidates_in(views, words):
        trace.attempts[-1].candidates.append(candidate)
        found.append(Read(candidate, judge(candidate)))
    read = with_weighed(views, found, weights_and_encoder() if table is None else table)
    for one in read[len(found) :]:
        trace.attempts.append(
            Attempt(one.candidate.view, one.candidate.clause, one.candidate.frame, candidates=[one.candidate])
        )
    known = {id(one.candidate): one for one in read}
    source = Source.of(doc, lexicon or load_lexicon())
    source.apart = told_apart(known.values(), source.lexicon)
    anaphora = doc.user_data.get(ANAPHORA_KEY, {})
    overruled = {at: (rather_than, because) for at, rather_than, because in anaphora.get("overruled", ())}
    record = Record(source, words, kept, known, overruled)
    counted = [view for view in views if not view.is_mark]
    wanted = _wanted(len(counted), sentences)
    attempts: dict[int, list[Attempt]] = {}
    for attempt in trace.attempts:
        attempts.setdefault(attempt.view.index, []).append(attempt)
    unparsed = dict(doc.user_data.get(UNPARSED_KEY, ()))
    notes = [
        _sentence(record, number, view, attempts.get(view.index, []), unparsed.get(view.index))
        for number, view in enumerate(counted, 1)
        if number in wanted
    ]
    title = doc.user_data["drugfacts_layout"].get("title")
    return Explanation(doc.user_data.get("drugfacts_id", "text"), title, len(counted), tuple(notes))


def _wanted(total: int, sentences: Collection[int] | None) -> Collection[int]:
    if sentences is None:
        return range(1, total + 1)
    for number in sorted(sentences):
        if not 1 <= number <= total:
            there = {0: "no sentence", 1: "one sentence"}.get(total, f"{total} sentences")
            raise DrugfactsError(f"no sentence {number}: the text has {there}")
    return sentences


def _sentence(record: Record, number: int, view: View, attempts: list[Attempt], unparsed: str | None) -> SentenceNote:
    rather_than, because = record.overruled.get(view.index, ((), ()))
    return SentenceNote(
        number,
        piece(view.tree, range(len(view.tree)), record.source.text),
        LayoutNote(
            view.block.kind,
            view.block.section,
            tuple((key, str(value)) for key, value in view.block.attributes),
            tuple(_name(record, key) for key in view.topics),
            tuple(_name(record, key) for key in rather_than),
            tuple(because),
        ),
        tuple(_mentions(record, view)),
        tuple(_anaphors(record, view)),
        tuple(_clauses(record, view)) if view.is_read else (),
        tuple(fired_in(record, attempts)),
        tuple(missed_in(record, attempts)),
        unparsed,
    )


def _name(record: Record, key: str) -> str:
    """The preferred name of a drug."""
    return str(record.source.drug(key)["name"])


def _mentions(record: Record, view: View) -> Iterator[MentionNote]:
    found = dict.fromkeys(m for at in sorted(view.mentions) for m in view.mentions[at])
    for mention in sorted(found, key=lambda m: (m.start, -m.end, m.kind)):
        named = record.source.drug(mention.key)  # of terms of other kinds as well
        said = piece(view.tree, range(mention.start, mention.end), record.source.text)
        yield MentionNote(said, mention.kind, str(named["name"]), mention.role, tuple(named["identifiers"]))


def _anaphors(record: Record, view: View) -> Iterator[AnaphorNote]:
    for start, end, keys in dict.fromkeys(view.anaphors[at] for at in sorted(view.anaphors)):
        drugs = tuple(_name(record, key) for key in keys)
        yield AnaphorNote(piece(view.tree, range(start, end), record.source.text), drugs)


def _clauses(record: Record, view: View) -> Iterator[ClauseNote]:
    """The clauses that have frames, and the verbs that have none, in the order of the text."""
    tree = view.tree
    framed = [clause for clause in clauses_of(tree, record.words.wanted) if tree.dep[clause.at] not in AUXILIARY]
    seen = {clause.at for clause in framed}
    verbs = (i for i in range(len(tree)) if tree.is_verb(i) and tree.dep[i] not in AUXILIARY and i not in seen)
    for clause in _in_order((*framed, *(clause_at(tree, i) for i in verbs))):
        roles = tuple(
            (role, tuple(phrase(a.tree, a.head, record.source.text) for a in arguments))
            for role, arguments in clause.roles.items()
            if role != "head"
        )
        governors = tuple(piece(tree, [g.at], record.source.text) for g in clause.governors)
        frames = tuple(frame.id for frame in record.words.of(clause.lemma))
        yield ClauseNote(piece(tree, [clause.at], record.source.text), clause.lemma, roles, governors, frames)


def _in_order(clauses: Iterable[Clause]) -> list[Clause]:
    return sorted(clauses, key=lambda clause: clause.at)
