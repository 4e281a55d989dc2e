"""What a text is about, as its title says: the illness that the drugs it describes are for.

"Eye drops for glaucoma: what your clinic may offer you" goes on to tell how each drug acts and what harm it may do, and
need not say again what it is for. So the illness in the title is the use of each drug that the text describes, and of
which it tells no other use. Where no title tells, it is the use of all drugs of which the text says any, if that is but
one. Where something is said to bring the illness on, it may be a harm ("Gout after diuretics"), and where the title
names drugs, those that the text only compares them with are not what it is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drugfacts.assertion import Judgement
from drugfacts.clauses.clause import clause_at
from drugfacts.frames import Candidate, DrugHit, Frame, Mention, TermHit, View, grammar
from drugfacts.layout.model import HEADING_KINDS

from .one import Read

OF_TITLE = Frame(id="indication.of_title", fact="indication", examples=("of a title",))
"""Stands in for a frame: its id is the rule that evidence names."""

_DESCRIBES = frozenset({"mechanism", "side_effect", "approval"})


def of_title(views: Sequence[View], found: Sequence[Read]) -> Iterator[Read]:
    """Yield the use that the title tells of each drug which a text describes without saying what it is for.

    Parameters
    ----------
    views : sequence of View
        The sentences of the text.
    found : sequence of Read
        All that was read in them.
    """
    title = _title(views)
    told = [one for one in found if one.verdict.dropped is None]
    term = _illness(title) or _only_use(views, told)
    if term is None or term.mention is None or _brings_on(term.mention, told):
        return
    used = {one.candidate.drug.key for one in told if _tells_use(one, term.mention.key)}
    described = {one.candidate.drug.key for one in told if _describes(one)}
    licensed = {one.candidate.drug.key for one in told if _status(one) == "approved" and not _names_use(one)}
    for view, m in _first_named(views, title):
        if m.key in described and m.key not in used:
            status = {"status": "approved"} if m.key in licensed else {}
            yield Read(_candidate(view, m, term), Judgement(fields=status))


def _title(views: Sequence[View]) -> list[View]:
    """The sentences of the title, or of the question, that opens a text."""
    first = next((view for view in views if not view.is_mark), None)
    if first is None or first.block.kind not in HEADING_KINDS:
        return []
    return [view for view in views if view.block_index == first.block_index]


def _illness(title: Sequence[View]) -> TermHit | None:
    """The one condition that a title names, where no word of it speaks of harm."""
    named = [(view, m) for view in title for m in _mentions(view, "condition")]
    of_harm = grammar().members("of_harm_title")
    if len({m.key for _, m in named}) != 1 or not all(of_harm.isdisjoint(view.tree.lowers) for view in title):
        return None
    view, m = named[0]
    return TermHit(view, m.end - 1, m.start, m.end, m, anaphoric=True)


def _only_use(views: Sequence[View], told: Sequence[Read]) -> TermHit | None:
    """The condition that all drugs of a text are for of which it tells what they are for, where that is but one.

    It is what the text is about where some sentence speaks of it and of no drug.
    """
    uses = [one.candidate.term for one in told if _names_use(one) and not _is_denied(one)]
    first = uses[0] if uses else None
    if first is None or first.mention is None:
        return None
    key = first.mention.key
    same = all(term is not None and term.mention is not None and term.mention.key == key for term in uses)
    of_itself = same and any(
        m.key == key for view in views if not view.names_a_drug for m in _mentions(view, "condition")
    )
    return first._replace(anaphoric=True, population=None) if of_itself else None


def _brings_on(illness: Mention, told: Sequence[Read]) -> bool:
    """Whether anything in the text is said to bring an illness on."""
    return any(
        one.candidate.frame.fact == "side_effect"
        and (term := one.candidate.term) is not None
        and term.mention is not None
        and term.mention.key == illness.key
        for one in told
    )


def _mentions(view: View, kind: str) -> Iterator[Mention]:
    """The terms of a kind that a sentence names, in order, longest only."""
    for i in sorted(view.mentions):
        m = view.mention(i, kind)
        if m is not None and m.start == i:
            yield m


def _first_named(views: Sequence[View], title: Sequence[View]) -> Iterator[tuple[View, Mention]]:
    """Where the drugs are named first that a sentence which names them is about.

    Where the title names drugs and no class of them, these alone.
    """
    in_title = {m.key for view in title for m in _mentions(view, "drug")}
    if any(view.has("drug_class") for view in title):
        in_title = set()
    of_title = {view.block_index for view in title}
    seen: set[str] = set()
    for view in views:
        if not view.topics or not view.is_read or view.block_index in of_title:
            continue
        for m in _mentions(view, "drug"):
            if m.key in view.topics and m.key not in seen and (not in_title or m.key in in_title):
                seen.add(m.key)
                yield view, m


def _tells_use(one: Read, illness: str) -> bool:
    """Whether it says what a drug is for, with nothing that says "as well", or that it is not for the illness."""
    candidate, term = one.candidate, one.candidate.term
    if not _names_use(one):
        return False
    if term is not None and term.mention is not None and term.mention.key == illness:
        return True
    return not _is_denied(one) and grammar().members("one_more").isdisjoint(candidate.clause.tree.lowers)


def _is_denied(one: Read) -> bool:
    return one.verdict.negated or _status(one) == "not_approved"


def _names_use(one: Read) -> bool:
    term = one.candidate.term
    return one.candidate.frame.fact in {"indication", "approval"} and term is not None and not term.is_people


def _describes(one: Read) -> bool:
    return one.candidate.frame.fact in _DESCRIBES and not one.verdict.negated


def _status(one: Read) -> str | None:
    """The status of an approval; None of anything else."""
    if one.candidate.frame.fact != "approval":
        return None
    if one.verdict.negated:
        return "not_approved"
    return str(one.verdict.fields.get("status", one.candidate.frame.fixed.get("status")))


def _candidate(view: View, m: Mention, term: TermHit) -> Candidate:
    tree, at = view.tree, m.end - 1
    verb = next((i for i in tree.ancestors(at) if tree.is_verb(i)), at)
    return Candidate(
        OF_TITLE, view, clause_at(tree, verb), DrugHit(m.key, view, m.start, m.end), term, None, (view, (at,))
    )
