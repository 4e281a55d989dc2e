"""From pairs to candidates: what a pair is likely to say, as a candidate that is judged like any other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from drugfacts.assertion import Judgement
from drugfacts.clauses import Argument, Tree
from drugfacts.clauses.clause import clause_at
from drugfacts.frames import (
    Candidate,
    Frame,
    Mention,
    TermHit,
    View,
    contrast_before,
    grammar,
    is_research,
    may_be_told,
    split_pair,
)
from drugfacts.kinds import FactKind

from .actions import action_of
from .bars import barred
from .chances import NO_CHANCES, SHARE, Asked, Likely, chances_of
from .denials import denies_another, is_taken_back
from .evidence import CASE, RESEARCH, Said, Scene, Term, evidence_of
from .pairs import TERM_KINDS, UNLISTED, Pair, unlisted_in, unlisted_pairs
from .weights import NOTHING, Weights

LEAST = 0.5
LEAST_UNSAID = 0.55
LEAST_HARM_OF_CASE = 0.7
LEAST_USE_OF_CASE = 0.65
"""A pair is read as a fact from this likelihood on. It takes more where the sentence does not say the drug, and in a
sentence or two about a patient: those that taught the weights were mostly picked for a harm, and what else the patient
has is seldom what the drug is for."""

LEAST_OF_CLASS = 0.8
"""Of harms and uses of a class of drugs: in a text about one drug they are mostly said by the way. In 656 texts that
taught it nothing of these, 25 of the 34 that are less likely were wrong."""

LEAST_IN_DOUBT = 0.95
"""Of a mechanism whose drug is left unsaid where that may be another, see drugfacts/frames/laboratory.py."""

LEAST_UNLISTED = {"condition": 0.6, "target": 0.65}
"""For a noun phrase that no list has."""

MAY_BE_TOLD = -3.85
"""How much less than for nothing may speak for a noun phrase before the drug is looked at: of those that are read in
the end 97 in 100 have more, of all others 16 in 100."""

LEAST_BESIDE = 0.4
"""For harm that stands in one list with harm that was read of the same drug."""

STRONG = 0.8
OUTWEIGHED = frozenset(
    {
        *("advice", "circumstance", "conditional", "contraindication", "instruction"),
        *("licence", "of another drug", "of the drug beside", "of the people", "unlikely"),
    }
)
OUTWEIGHED_BARS = frozenset({"advised against", "background"})
"""From this likelihood on a pair is a fact although the words around it are of a kind that mostly tells none, or it
stands where mostly none is told: by these reasons and bars; to others it must yield."""

_CLEARLY = 0.05
"""By so much likelier must be of the drug that a passage is about what is likely of one in the sentence as well."""

_AT_ONCE = 128
"""Of so many sentences all pairs are weighed together, which is quicker than one by one."""

_FEW = 2
_CASE = frozenset({"case", "cases"})
_WHERE_OR_WHEN = frozenset(
    {"in", "on", "at", "during", "after", "before", "under", "near", "within", "without", "from"}
)
_HAD = ("had",)  # what somebody has and is then given something for: another drug may have brought it
_AUXILIARY = frozenset({"aux", "auxpass"})
_LISTED = frozenset({"conj", "appos"})

IN_ORDER = "words in order"
"""Stands among reasons for what the encoder says, for or against."""
DENIED = ", denied"
_Asserting = tuple[str, int, int]
"""An outcome that asserts something: its name, its place among the outcomes, the place of its denial or -1."""
ACTIONS = ("inhibits", "activates", "binds", "modulates")
_OPEN = frozenset(
    {"not denied", "no year", "not yet", "off label", "no such step", "complaint"}
)  # nothing was said of the term itself


def _frame(name: str, fact: FactKind, **fixed: str) -> Frame:
    return Frame(id=f"{fact}.{name}", fact=fact, fixed=fixed, examples=("weighed",))


FRAMES: dict[str, Frame] = {
    "indication": _frame("weighed", "indication"),
    "side_effect": _frame("weighed", "side_effect"),
    **{action: _frame(f"weighed_{action}", "mechanism", action=action) for action in ACTIONS},
}
"""Stand in for frames, one for each outcome: their ids are the rules that evidence names."""

LICENSED = _frame("weighed", "approval", status="approved")
"""Stands in for a frame where a use that was read by weight is told to be a licensed one."""

SAID_LICENSED = _frame("licensed_practice", "approval", status="approved")
"""Stands in for a frame where a use that a frame has read is told to be a licensed one."""

WEIGHED = frozenset(frame.id for frame in (*FRAMES.values(), LICENSED))


@dataclass(frozen=True, slots=True)
class Reading:
    """What a pair most likely says.

    Attributes
    ----------
    outcome : str
        What is likeliest by weight.
    told : str
        A key of :data:`FRAMES`: the outcome, or of a mechanism the action that the words over the target say.
    chance : float
        How likely it is, denied or not.
    denied : bool
        Whether it is likelier denied than asserted.
    evidence : dict of str to int
        What is seen around the pair.
    table : Weights
        What it counts for.
    in_order : list of float or None
        What each outcome got by the encoder, where that was asked.
    """

    pair: Pair
    outcome: str
    told: str
    chance: float
    denied: bool
    evidence: Mapping[str, int]
    table: Weights
    in_order: list[float] | None = None

    @property
    def is_strong(self) -> bool:
        """Whether it outweighs what mostly tells of no fact."""
        return self.chance >= STRONG

    @property
    def reasons(self) -> list[tuple[str, float]]:
        """The evidence that speaks for it with its weight, the strongest first; :data:`IN_ORDER` for the encoder."""
        found = self.table.telling(self.evidence, self._weighed_as)
        if self.in_order is None:
            return found
        outcomes = self.table.outcomes
        more = self.in_order[outcomes.index(self._weighed_as)] - self.in_order[outcomes.index(NOTHING)]
        return sorted(
            [(IN_ORDER, more), *((name, SHARE * weight) for name, weight in found)], key=lambda told: -told[1]
        )

    @property
    def _weighed_as(self) -> str:
        """The outcome that evidence speaks for: the denial, where there is one to weigh."""
        denial = self.outcome + DENIED
        return denial if self.denied and denial in self.table.outcomes else self.outcome

    @property
    def cue(self) -> int:
        """The word that speaks most for it."""
        words = self.pair.view.tree.words
        about = [name for name, at in self.evidence.items() if at >= 0 and words[at][:1].isalpha()]
        told = self.table.strongest(about, self._weighed_as)
        return self.evidence[told] if told is not None else self.pair.head


def scene_of(views: Sequence[View], judged: Iterable[tuple[Candidate, Judgement]]) -> Scene:
    """Return the scene of a text: what frames read, and where the terms stand."""
    said, beside = _said_by(judged)
    scene = Scene(said, _manner([view for view in views if not view.is_mark]), beside)
    for view in views:
        if view.is_read:
            scene.add_terms(view)
    return scene


def scene_anew(scene: Scene, judged: Iterable[tuple[Candidate, Judgement]]) -> Scene:
    """Return the scene of the same text where what frames read was judged otherwise since."""
    said, beside = _said_by(judged)
    return replace(scene, said=said, beside=beside)


def _said_by(
    judged: Iterable[tuple[Candidate, Judgement]],
) -> tuple[dict[tuple[int, int], list[Said]], set[tuple[int, int, str]]]:
    """What frames read, by sentence and word, and what was told of a drug beside."""
    said: dict[tuple[int, int], list[Said]] = {}
    beside: set[tuple[int, int, str]] = set()
    for candidate, verdict in judged:
        term = candidate.term
        if term is None or verdict.dropped in _OPEN or candidate.frame.term == _HAD:
            continue
        if candidate.frame.apart and candidate.drug.start >= term.end:
            beside |= {(term.view.index, i, candidate.drug.key) for i in _words_of(term)}
            continue
        fact = candidate.frame.fact
        what = str(candidate.frame.fixed.get("action", fact))
        note = Said(what, verdict.negated, verdict.dropped, candidate.drug.key)
        for i in _words_of(term):
            said.setdefault((term.view.index, i), []).append(note)
    return said, beside


def _manner(sentences: Sequence[View]) -> str:
    if any(view.is_report for view in sentences):
        return "report"
    if any(view.is_given for view in sentences):
        return "subject"
    if len(sentences) <= _FEW and any(map(_is_of_case, sentences)):
        return CASE
    return RESEARCH if is_research(sentences, grammar()) else ""


def _is_of_case(view: View) -> bool:
    """Whether a sentence tells what befell somebody: in the past, or as a case."""
    tree = view.tree
    if any(tree.lower(i) in _CASE for i in range(len(tree))):
        return True
    past = (tree.head[i] if tree.dep[i] in _AUXILIARY else i for i in range(len(tree)) if tree.tag[i] == "VBD")
    return any(tree.head[i] == i for i in past)


def _words_of(term: TermHit) -> set[int]:
    """The words of a term, and those in a bracket that say it again: "high blood pressure (hypertension)"."""
    again = [(term.start, term.end), term.aside or (0, 0)]
    if term.alias is not None:
        again.append((term.alias.start, term.alias.end))
    return {i for start, end in again for i in range(start, end)}


def readings_of(
    views: Sequence[View], scene: Scene, table: Mapping[str, Weights], least: float = LEAST
) -> Iterator[Reading]:
    """Yield what is likely said of the terms that no frame has read."""
    of_manner = {kind: weights.of(scene.manner) for kind, weights in table.items()}
    left = [view for view in views if view.is_read]
    for start in range(0, len(left), _AT_ONCE):
        offered = [_Offered.of(view, scene, of_manner) for view in left[start : start + _AT_ONCE]]
        _weigh([weighing for one in offered for weighing in one], scene)
        for one in offered:
            yield from _listed(one.listed, scene, least)
            yield from _unlisted(one.unlisted, scene, least)


@dataclass(slots=True)
class _Weighing:
    """A pair that is weighed: what is seen around it, what that counts for, and how likely each outcome is by that.

    Attributes
    ----------
    is_open : bool
        Whether frames have left its term.
    of_others : bool
        Whether all that frames read of its term is denied, and of other drugs.
    """

    pair: Pair
    evidence: Mapping[str, int]
    table: Weights
    is_open: bool = True
    of_others: bool = False
    likely: Likely = NO_CHANCES


@dataclass(slots=True)
class _Offered:
    """What there is to weigh in a sentence: the pairs of known terms, and those of other noun phrases by their head."""

    listed: list[_Weighing]
    unlisted: list[tuple[int, list[_Weighing]]]

    @classmethod
    def of(cls, view: View, scene: Scene, table: Mapping[str, Weights]) -> _Offered:
        """Look for it."""
        return cls(list(_listed_in(view, scene, table)), list(_unlisted_in(view, scene, table)))

    def __iter__(self) -> Iterator[_Weighing]:
        yield from self.listed
        for _, weighings in self.unlisted:
            yield from weighings


def _listed_in(view: View, scene: Scene, table: Mapping[str, Weights]) -> Iterator[_Weighing]:
    for pair in scene.pairs(view):
        is_open = scene.is_open(pair)
        of_others = not is_open and pair.how == "named" and scene.is_denied_of_others(pair)
        if is_open or of_others or frozenset() < scene.dropped(pair) <= OUTWEIGHED:
            yield _Weighing(pair, evidence_of(pair, scene), table[pair.kind], is_open, of_others)


def _unlisted_in(view: View, scene: Scene, table: Mapping[str, Weights]) -> Iterator[tuple[int, list[_Weighing]]]:
    offer = scene.offer(view)
    for term, head in unlisted_in(view, offer):
        weights = table.get(UNLISTED[term.kind])
        if weights is not None and leaves_a_chance(scene.term(view, term, head), weights):
            pairs = (pair for pair in unlisted_pairs(view, term, head, offer) if scene.is_open(pair))
            yield head, [_Weighing(pair, evidence_of(pair, scene), weights) for pair in pairs]


def _weigh(weighings: Sequence[_Weighing], scene: Scene) -> None:
    """Find out how likely each outcome of each pair is."""
    asked = [Asked(w.pair, w.evidence, w.table) for w in weighings]
    for weighing, likely in zip(weighings, chances_of(asked, scene), strict=True):
        weighing.likely = likely


def _listed(weighings: Iterable[_Weighing], scene: Scene, least: float) -> Iterator[Reading]:
    """Yield what is likely said of the known terms of a sentence."""
    read: list[Reading] = []
    left: list[_Weighing] = []
    for weighing in weighings:
        reading = _read(weighing, scene, least if weighing.is_open or weighing.of_others else STRONG)
        if reading is None:
            if weighing.is_open:
                left.append(weighing)
        elif not (weighing.of_others and reading.denied) and not _forbidden(reading, scene):
            read.append(reading)
    read = _likelier(read)
    yield from read
    yield from _listed_beside(read, left, scene)


def _likelier(read: Sequence[Reading]) -> list[Reading]:
    """What was read, less that of the drug a passage is about which is as likely of one that the sentence names.

    "What puts people off Y is the gut: cramps and wind" says nothing of X, of which the text tells.
    """
    most: dict[tuple[Mention, str], float] = {}
    for reading in read:
        if reading.pair.drug.said and not reading.denied:
            place = reading.pair.term, reading.outcome
            most[place] = max(most.get(place, 0.0), reading.chance)
    least = {place: chance + _CLEARLY for place, chance in most.items()}
    return [r for r in read if r.pair.drug.said or r.denied or least.get((r.pair.term, r.outcome), 0.0) < r.chance]


def _listed_beside(read: Sequence[Reading], left: Iterable[_Weighing], scene: Scene) -> Iterator[Reading]:
    """Yield harm that stands in one list with harm that was read of the same drug, and is not unlikely to be some."""
    told = {(r.pair.drug.key, _top_of_list(r.pair)): r for r in read if r.outcome == "side_effect" and not r.denied}
    for weighing in left if told else ():
        pair = weighing.pair
        one = told.get((pair.drug.key, _top_of_list(pair)))
        if one is None or one.pair.kind != pair.kind:
            continue
        reading = _read(weighing, scene, LEAST_BESIDE, one.outcome)
        if reading is not None and reading.denied == one.denied and not _forbidden(reading, scene):
            yield reading


def _top_of_list(pair: Pair) -> int:
    """The first noun of the list in which a term stands; the term itself where it stands in none."""
    tree, at = pair.view.tree, pair.head
    while tree.dep[at] in _LISTED and tree.is_noun(tree.head[at]) and tree.head[at] < at:
        at = tree.head[at]
    return at


def _unlisted(offered: Iterable[tuple[int, list[_Weighing]]], scene: Scene, least: float) -> Iterator[Reading]:
    """Yield what is likely said of noun phrases that no list has, of each as the likelier, condition or target."""
    found: dict[int, list[Reading]] = {}
    for head, weighings in offered:
        read = [r for weighing in weighings if (r := _read_unlisted(weighing, scene, least)) is not None]
        if read and _best(read) > _best(found.get(head, [])):
            found[head] = read
    for head in sorted(found):
        yield from found[head]


def _read_unlisted(weighing: _Weighing, scene: Scene, least: float) -> Reading | None:
    reading = _read(weighing, scene, max(least, LEAST_UNLISTED[weighing.pair.term.kind]))
    return None if reading is None or _forbidden(reading, scene) else reading


def _says_where_or_when(pair: Pair, scene: Scene) -> bool:
    """Whether a phrase only says where or when what was read comes: "burns the skin in the sun"."""
    tree, prep = pair.view.tree, pair.view.tree.head[pair.head]
    if tree.dep[pair.head] != "pobj" or tree.lower(prep) not in _WHERE_OR_WHEN:
        return False
    over = tree.head[prep]
    return (pair.view.index, over) in scene.said or pair.view.mention(over, *TERM_KINDS) is not None


def _best(readings: Sequence[Reading]) -> float:
    return max([reading.chance for reading in readings], default=0.0)


def leaves_a_chance(seen: Term, table: Weights) -> bool:
    """Whether a phrase itself, and what it depends on, leave a chance, whatever the drug: it spares much weighing."""
    return table.may_lead([name for name, _ in (*seen.dependence, *seen.itself)], MAY_BE_TOLD)


def _forbidden(reading: Reading, scene: Scene) -> bool:
    pair = reading.pair
    if not pair.is_listed and (
        not may_be_told(pair.view, pair.head, reading.outcome, grammar()) or _says_where_or_when(pair, scene)
    ):
        return True
    bar = barred(pair, reading.outcome, scene)
    return bar is not None and not (reading.is_strong and bar in OUTWEIGHED_BARS)


def _read(weighing: _Weighing, scene: Scene, least: float, wanted: str | None = None) -> Reading | None:
    """What a pair most likely says, or what is wanted of it, where that is likely enough."""
    pair = weighing.pair
    asserting = [told for told in _asserting(weighing.table.outcomes) if wanted in {None, told[0]}]
    outcome, chance, more_denied = _likeliest(weighing.likely.chances, asserting)
    if outcome is None or chance < (least if wanted else max(least, _least(pair, outcome, scene))):
        return None
    denied = is_taken_back(pair) or (more_denied and not denies_another(pair))
    told = (action_of(pair) if outcome in ACTIONS else None) or outcome
    if denied and _asserted_elsewhere(pair, told, scene):
        return None
    return Reading(pair, outcome, told, chance, denied, weighing.evidence, weighing.table, weighing.likely.in_order)


def _likeliest(chances: Sequence[float], asserting: Iterable[_Asserting]) -> tuple[str | None, float, bool]:
    """The outcome that is likeliest with its denial, how likely that is, and whether the denial is the likelier."""
    best, most, more_denied = None, 0.0, False
    for outcome, at, denial in asserting:
        denied = chances[denial] if denial >= 0 else 0.0
        together = chances[at] + denied
        if best is None or together > most:
            best, most, more_denied = outcome, together, denied > chances[at]
    return best, most, more_denied


@lru_cache(maxsize=16)
def _asserting(outcomes: tuple[str, ...]) -> list[_Asserting]:
    """The outcomes that assert something."""
    place = {name: n for n, name in enumerate(outcomes)}
    plain = [name for name in outcomes if name != NOTHING and not name.endswith(DENIED)]
    return [(name, place[name], place.get(name + DENIED, -1)) for name in plain]


def _least(pair: Pair, outcome: str, scene: Scene) -> float:
    if outcome not in ACTIONS and pair.drug.key.startswith("drug_class:"):
        return LEAST_OF_CLASS
    if scene.manner == CASE:
        return LEAST_HARM_OF_CASE if outcome == "side_effect" else LEAST_USE_OF_CASE
    if pair.drug.said:
        return LEAST
    return LEAST_IN_DOUBT if pair.view.unsaid_in_doubt and outcome in ACTIONS else LEAST_UNSAID


def _asserted_elsewhere(pair: Pair, outcome: str, scene: Scene) -> bool:
    """Whether a frame asserts at another place what is denied by weight: "not often a cause of C, but it causes C"."""
    return any(
        said.what == outcome and not said.denied and not said.dropped for said in scene.elsewhere(pair.view, pair.term)
    )


def weighed(reading: Reading) -> Iterator[Candidate]:
    """Yield a reading as a candidate, or as two where its term names two: its clause is that of the verb over it."""
    pair = reading.pair
    view, tree, frame = pair.view, pair.view.tree, FRAMES[reading.told]
    over = _nouns_over(tree, pair.head)
    top = over[-1] if over else pair.head
    clause = clause_at(tree, tree.head[top])
    against = reading.denied and contrast_before(frame.fact, pair.drug, _term(pair)) is not None
    sources = {f"over{n}": Argument(tree, at) for n, at in enumerate(over[:-1])}
    sources["term"] = Argument(tree, top)
    for term in split_pair(_term(pair), grammar()):
        yield Candidate(
            frame,
            view,
            clause,
            pair.drug,
            term,
            None,
            (view, (reading.cue,)),
            sources,
            flipped=against,
            denied=reading.denied and not against,
        )


def _nouns_over(tree: Tree, head: int) -> list[int]:
    """The nouns on the way from a term to its verb: "risk" in "carries a risk of X"."""
    found = []
    for at in tree.ancestors(head):
        if tree.is_verb(at):
            break
        if tree.is_noun(at):
            found.append(at)
    return found


def _term(pair: Pair) -> TermHit:
    return TermHit(pair.view, pair.head, pair.term.start, pair.term.end, pair.term if pair.is_listed else None)
