"""A sentence with all that is known around it: mentions, anaphora, the layout that it stands in."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from spacy.tokens import Doc

from drugfacts import layout
from drugfacts.clauses import Argument, Clause, Tree, repair, trees_of
from drugfacts.layout import Block
from drugfacts.mentions.mention import SUBJECT_KEY, TITLED_KEY
from drugfacts.strings import names_of

from .dateline import dateline_of
from .model import Frame
from .trace import Attempt, Step, Trace

if TYPE_CHECKING:
    from .hits import AgencyHit, DrugHit
    from .shared_out import Share

_DRUGS = frozenset({"drug", "drug_class"})
_NAMES = frozenset({"condition", "drug", "drug_class"})
_NO_BLOCK = Block("paragraph", 0, 0)


class Mention(NamedTuple):
    """A known term in a sentence; ``start`` and ``end`` count the sentence's words, half open."""

    kind: str
    key: str
    role: str
    start: int
    end: int


@dataclass(slots=True)
class View:
    """One sentence as the frames see it.

    Attributes
    ----------
    mentions : dict of int to list of Mention
        Word index to the mentions that cover it.
    anaphors : dict of int to (int, int, tuple of str)
        Word index to start, end and the drugs that the expression there stands for.
    topics : tuple of str
        Keys of the drugs that the passage is about.
    items : list of View
        Where the sentence leads a list in: the sentences of the items.
    agencies : tuple of (View, Mention)
        The agency that the text named last before this sentence, for "the agency".
    led_by : View or None
        Where the sentence is a list item: the sentence that leads it in.
    heading : View or None
        The sentence of the heading that it stands under.
    uses : list of Use
        The conditions that were spoken of as uses last, for "this use", "that purpose".
    opening : list of Use
        Where it is the first to name a drug: the conditions that the sentences before are about.
    harms : list of Use
        The harms that were spoken of last, for "such cases", "no link".
    before, after : View or None
        The sentence before, and the next one: the answer, where this one is a question.
    licensed : Licensed or None
        The approval that the text spoke of last.
    acted : Acted or None
        The mechanism that the text told last.
    is_mark : bool
        Whether the "sentence" is but a bullet or number between two blocks.
    is_given : bool
        Whether the drug that the text is about was given from outside.
    is_titled : bool
        Whether that was given, or a title from outside names it.
    before_drugs : bool
        Whether no sentence up to this one, nor such a title, names a drug.
    tells_harm : bool
        Whether it stands in a passage about harm, see :mod:`drugfacts.frames.told`.
    counts_cases : bool
        Whether it counts those whom something befell, see :mod:`drugfacts.frames.counted_cases`.
    tells_of_some : bool
        Whether it tells of some people, or what people find, see :mod:`drugfacts.frames.some_people`.
    is_report : bool
        Whether the text is a report: somebody tells what the drug did to them.
    unsaid_in_doubt : bool
        Whether what it leaves unsaid need not be the drug spoken of, see :mod:`drugfacts.frames.laboratory`.
    dateline : int or None
        The year of the date that stands over the text.
    beside : frozenset of int or None
        The words of drugs that are only taken beside the passage's own, once :mod:`~.beside` was asked.
    shared : tuple of Share or None
        The drugs to which a list gives the terms before each, once :mod:`~.shared_out` was asked.
    drugs : dict of int to list of DrugHit
        The drugs that phrases stand for, by the head of the phrase, as far as :func:`~.drug_slot.drugs_of` was asked.
    borders : list of int or None
        Where stretches of the sentence begin and end, once :mod:`~.stretch` was asked.
    has_year : bool or None
        Whether a word is a year, once :mod:`~.dated` was asked.
    trace : Trace or None
        Who is told what frames tried here and what stopped them; None, as a rule, where nobody asks.
    """

    index: int
    tree: Tree
    block: Block
    block_index: int
    mentions: dict[int, list[Mention]] = field(default_factory=dict)
    anaphors: dict[int, tuple[int, int, tuple[str, ...]]] = field(default_factory=dict)
    topics: tuple[str, ...] = ()
    items: list[View] = field(default_factory=list)
    agencies: tuple[tuple[View, Mention], ...] = ()
    led_by: View | None = None
    heading: View | None = None
    is_mark: bool = False
    uses: list[Use] = field(default_factory=list)
    licensed: Licensed | None = None
    acted: Acted | None = None
    is_given: bool = False
    is_titled: bool = False
    before_drugs: bool = False
    is_report: bool = False
    unsaid_in_doubt: bool = False
    dateline: int | None = None
    harms: list[Use] = field(default_factory=list)
    opening: list[Use] = field(default_factory=list)
    before: View | None = None
    after: View | None = None
    tells_harm: bool = False
    counts_cases: bool = False
    tells_of_some: bool = False
    beside: frozenset[int] | None = None
    shared: tuple[Share, ...] | None = None
    borders: list[int] | None = None
    has_year: bool | None = None
    trace: Trace | None = None
    drugs: dict[int, list[DrugHit]] = field(default_factory=dict)
    _named: frozenset[int] | None = None
    _kinds: frozenset[str] | None = None

    @property
    def is_read(self) -> bool:
        """Whether frames and weights read the sentence: it is parsed, and no mere mark."""
        return not self.is_mark and self.tree.is_parsed

    @property
    def opens_purpose(self) -> bool:
        """Whether there is a word after which a purpose may stand."""
        return "for" in self.tree.lowers or "against" in self.tree.lowers

    @property
    def names_a_drug(self) -> bool:
        """Whether a sentence names a drug, or points at one."""
        return bool(self.anaphors) or self.has(*_DRUGS)

    def has(self, *kinds: str) -> bool:
        """Whether the sentence has mentions of one of the kinds."""
        if self._kinds is None:
            self._kinds = frozenset([m.kind for ms in self.mentions.values() for m in ms])
        return not self._kinds.isdisjoint(kinds)

    def words_of(self, *kinds: str) -> frozenset[int]:
        """The words that mentions of some kinds cover."""
        if not self.has(*kinds):
            return frozenset()
        return frozenset([i for i, ms in self.mentions.items() if any(m.kind in kinds for m in ms)])

    @property
    def named(self) -> frozenset[int]:
        """The words that known conditions, drugs and classes cover."""
        if self._named is None:
            self._named = frozenset(i for i, ms in self.mentions.items() if any(m.kind in _NAMES for m in ms))
        return self._named

    def begin(self, frame: Frame, clause: Clause | None = None) -> None:
        """Tell that a frame is held against a clause; what is told after it is about this."""
        if self.trace is not None:
            self.trace.attempts.append(Attempt(self, clause, frame))

    def tell(
        self,
        slot: str,
        reason: str,
        path: str | None = None,
        argument: Argument | None = None,
        wanted: str | None = None,
    ) -> None:
        """Tell what a frame asked for and did not get, see :class:`Step`."""
        if self.trace is not None and self.trace.attempts:
            self.trace.attempts[-1].steps.append(Step(slot, reason, path, argument, wanted))

    def forget(self) -> None:
        """Let go of what it is tied to, when a text is done: what is tied in circles waits long for the collector."""
        self.before = self.after = self.heading = self.led_by = self.licensed = self.acted = None
        self.items, self.uses, self.harms, self.opening, self.agencies, self.drugs = [], [], [], [], (), {}
        self.tree.clauses.clear()

    @property
    def attributes(self) -> dict[str, object]:
        """What headings and lead-ins above say of this sentence: its frequency group, a status, seriousness."""
        return dict(self.block.attributes)

    def mention(self, at: int, *kinds: str) -> Mention | None:
        """The longest mention of one of the kinds over a word."""
        here = self.mentions.get(at)
        if here is None:
            return None
        longest = None
        for m in here:
            if m.kind in kinds and (longest is None or m.end - m.start > longest.end - longest.start):
                longest = m
        return longest


class Use(NamedTuple):
    """A condition spoken of as a use or a harm of a drug, where one is told: its words in a view, head among them."""

    view: View
    head: int
    start: int
    end: int
    mention: Mention | None
    drug: str | None = None


@dataclass(frozen=True, slots=True)
class Licensed:
    """An approval as a sentence spoke of it: in which, of which drugs, by which agencies.

    ``granted`` is False where it was refused or taken back: nothing then goes on from there as one more approval.
    """

    view: View
    drugs: tuple[str, ...]
    agencies: tuple[AgencyHit, ...] = ()
    granted: bool = True

    @property
    def index(self) -> int:
        """The sentence's number."""
        return self.view.index


@dataclass(frozen=True, slots=True)
class Acted:
    """A mechanism as a sentence told it: in which, of which drugs."""

    view: View
    drugs: tuple[str, ...]


def views_of(doc: Doc) -> list[View]:
    """Read the sentences of a Doc, with their surroundings, in order."""
    trees = [repair(tree) if tree.is_parsed else tree for tree in trees_of(doc)]
    plan = layout.of(doc)
    topics = doc.user_data.get("drugfacts_anaphora", {}).get("topics", [])
    given = bool(doc.user_data.get(SUBJECT_KEY))
    titled = given or bool(doc.user_data.get(TITLED_KEY))
    views = []
    for index, tree in enumerate(trees):
        of_sentence = tuple(topics[index]) if index < len(topics) else ()
        at = _block_of(tree, plan)
        block = plan.blocks[at] if at is not None else _NO_BLOCK
        place = -1 if at is None else at
        view = View(index, tree, block, place, topics=of_sentence, is_mark=at is None, is_given=given, is_titled=titled)
        views.append(view)
    _place_mentions(doc, views)
    _place_anaphors(doc, views)
    _link_blocks(views)
    _remember_agencies(views)
    dateline = dateline_of(views)
    for view in views:
        view.dateline = dateline
    return views


def _block_of(tree: Tree, plan: layout.Layout) -> int | None:
    """The block that the sentence's first visible character stands in."""
    first = next((o for w, o in zip(tree.words, tree.offsets, strict=True) if w.strip()), tree.offsets[0])[0]
    return plan.block_at(first)


def _place_mentions(doc: Doc, views: list[View]) -> None:
    at, names = _sentence_index(doc, views), names_of(doc.vocab.strings)
    for span in doc.spans.get("drugfacts", ()):
        view = views[at[span.start]]
        start, end = view.tree.stretch(span.start, span.end)
        mention = Mention(names[span.label], names[span.kb_id], names[span.id], start, end)
        for i in range(start, end):
            view.mentions.setdefault(i, []).append(mention)


def _place_anaphors(doc: Doc, views: list[View]) -> None:
    at = _sentence_index(doc, views)
    for start, end, keys in doc.user_data.get("drugfacts_anaphora", {}).get("anaphors", []):
        view = views[at[start]]
        lo, hi = view.tree.stretch(start, end)
        for i in range(lo, hi):
            view.anaphors[i] = (lo, hi, tuple(keys))


def _remember_agencies(views: list[View]) -> None:
    last: tuple[tuple[View, Mention], ...] = ()
    for view in views:
        view.agencies = last
        named = [m for i in sorted(view.mentions) for m in view.mentions[i] if m.kind == "agency" and m.start == i]
        if named:
            last = tuple((view, m) for m in {m.key: m for m in named}.values())


def _sentence_index(doc: Doc, views: list[View]) -> list[int]:
    index = [0] * len(doc)
    for view in views:
        for token in view.tree.tokens:
            index[token] = view.index
    return index


def _link_blocks(views: list[View]) -> None:
    """Tie sentences to the next one, to their heading, and list items to the last sentence that leads them in."""
    said = [view for view in views if not view.is_mark]
    for view, after in pairwise(said):
        view.after, after.before = after, view
    last: dict[int, View] = {}
    for view in views:
        if not view.is_mark:
            last[view.block_index] = view
    for view in views:
        if view.block.heading is not None and not view.is_mark:
            view.heading = last.get(view.block.heading)
        lead = view.block.lead_in
        if lead is not None and (owner := last.get(lead)) is not None and owner is not view:
            view.led_by = owner
            owner.items.append(view)
