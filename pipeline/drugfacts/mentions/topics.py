"""What a sentence is about: what stood before it, and what it puts first itself; of a whole text see :mod:`.main_drug`.

These are the drugs that a fact is of where its sentence leaves them unsaid (compare the centres of Centering: Grosz,
Joshi & Weinstein 1995).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from drugfacts.english import BARELY, NOT

from .anaphora_words import says_kind
from .discourse import Discourse, Paragraph
from .groups import Group
from .main_drug import OFTEN, has_verb, of_class, only_describes, poison_of
from .remedies import is_remedy
from .roles import SUBJECT, Role, is_label
from .taken_in_turn import one_in_turn
from .view import FINITE, Stretch, View

_SELDOM = 2  # times less often than the drug of the text is a drug named that is spoken of in passing
_SELDOM_SUBJECT = 4  # the same, of one that is a sentence's subject
_SHORT_LINE = 12  # tokens of a line that may stand over others as a heading does
_LABEL = 4  # words among which a label says that it tells the kind: "Class: ..."
_DESCRIBED = 3  # words before a class in which it is said to be any of it: "like every other statin"
_TOGETHER = frozenset({"both", "either", "neither", "each", "all", "any", "none", "two", "three", "four"})
_GENERIC = frozenset({"every", "each", "any", "no", "other", "another", "all", "most"})
_WITH = frozenset({"with", "on", "under"})
_OF_WHAT = _WITH | {"about", "of", "from", "to", "for"}
_DEGREES = frozenset(
    {"more", "most", "less", "least", "than", "especially", "particularly", "even", "so", "also", "too"}
)
_ASKING = 4  # words of a question before the drug: "And what about X?"
_CALLING = frozenset({"for", "of"})
_CALLS = frozenset({"watch", "beware", "look", "mind"})
_CLOSES = frozenset({".", "!"})
_CLOSING = 3  # tokens at a sentence's end among which its question mark is
_ASIDES = frozenset({"relcl", "appos"})
_TO_ASIDE = 6  # words up from a drug to the aside that holds it: "that troubles users of X"
_TO_DENIAL = 4  # words from a verb to what denies it
_DENYING = NOT | BARELY | {"scarcely"}
_DEFINITE = frozenset({"the", "this", "that", "'s"})
_QUOTES = frozenset({'"', "'", "``", "''"})
_TAKES_UP = frozenset({"it", "its", "they", "their", "this"})
_COMPARATIVE = frozenset({"JJR", "RBR"})
_COMPARED = 4  # words before a drug among which one says that something is more so with it: "rather worse on X"
_STOPS = frozenset({".", "?", "!", ":", ",", ";"})


def standing_topic(discourse: Discourse, sentence: Stretch) -> tuple[str, ...]:
    """What a sentence is about before it is read: its paragraph, its lead-in, its headings, the document."""
    if discourse.subject:
        return discourse.subject
    blocks: Iterable[int | None] = (sentence.block, sentence.lead_in)
    for block in blocks:
        if block is not None and block in discourse.block_topic and block not in discourse.view.heading_blocks:
            return discourse.block_topic[block]
    if _answers(discourse, sentence):
        return discourse.last.keys
    for heading in sentence.headings:
        if heading in discourse.heading_topic:
            return _in_turn(discourse, sentence, discourse.heading_topic[heading])
    return _in_turn(discourse, sentence, discourse.line_topic or discourse.title or _only_one(discourse))


def _in_turn(discourse: Discourse, sentence: Stretch, topic: tuple[str, ...]) -> tuple[str, ...]:
    """A topic, or where a text takes several drugs in turn, the one of them that it has come to."""
    one = one_in_turn(discourse, sentence, topic)
    if one:
        discourse.settled.add(discourse.at)
    return one or topic


def _answers(discourse: Discourse, sentence: Stretch) -> bool:
    """Whether a paragraph answers the question with which the one before ended: "X? Isn't that for C?"."""
    last = discourse.last
    if sentence.heading or sentence.lead_in is not None or not last.keys or not last.asks:
        return False
    return last.block == sentence.block - 1 and last.headings == sentence.headings


def note_last(discourse: Discourse, topic: tuple[str, ...]) -> None:
    """Remember what the paragraph that is read is about by now, and whether it has ended with a question."""
    sentence = discourse.sentence
    if not sentence.heading:
        asks = "?" in discourse.view.lowers[max(sentence.start, sentence.end - _CLOSING) : sentence.end]
        keys = discourse.block_topic.get(sentence.block, topic) if asks else ()
        discourse.last = Paragraph(sentence.block, sentence.headings, keys, asks, topic)


def note_label(discourse: Discourse) -> None:
    """Remember the drug with which a paragraph opens as with a label: "X (Brand).", "X, by mouth.", "Ns: ..."."""
    view, sentence = discourse.view, discourse.sentence
    groups = discourse.spoken_of(discourse.at)
    if sentence.heading or not groups or groups[0].start != sentence.start:
        return
    end = groups[0].end
    if groups[0].is_class and not (groups[0].plural and view.lowers[end : end + 1] == [":"]):
        return
    if discourse.at and view.sentences[discourse.at - 1].block == sentence.block:
        return
    if is_label(view, sentence.start, sentence) or not has_verb(view, sentence):
        discourse.labels[sentence.block] = groups[0].keys


def note_line(discourse: Discourse) -> None:
    """Remember the drug of a line that stands over what follows as a heading does: "Agency Z: second thoughts on X"."""
    view, sentence = discourse.view, discourse.sentence
    if sentence.heading:
        discourse.line_topic = ()
        return
    if sentence.end - sentence.start > _SHORT_LINE or view.lowers[sentence.end - 1] in _STOPS:
        return
    named = [g for g in discourse.spoken_of(discourse.at) if g.role > Role.COMPARED and not g.is_class]
    if len(named) != 1 or sentence.lead_in is not None:
        return
    beside = [view.sentences[i] for i in (discourse.at - 1, discourse.at + 1) if 0 <= i < len(view.sentences)]
    if all(s.block != sentence.block for s in beside) and not has_verb(view, sentence):
        discourse.line_topic = named[0].keys


def _only_one(discourse: Discourse) -> tuple[str, ...]:
    """The one drug of which a text that names none in its title has spoken so far."""
    return next(iter(discourse.so_far)) if len(discourse.so_far) == 1 else ()


def keep_topic(discourse: Discourse) -> None:
    """Note that the sentence speaks of the topic still, though another drug is its subject.

    "X can lower the level of <topic>. Don't take it ...": what was spoken of all along is taken up again (the
    backward-looking centre of Centering).
    """
    standing = discourse.standing
    if len(standing) != 1:
        return
    spoken_of = [g for g in discourse.spoken_of(discourse.at) if g.role > Role.COMPARED]
    if standing[0] in discourse.view.class_keys and _opens_with_drug(discourse):
        return  # a text about a class goes on to one drug: "X lowers it further than the statins"
    together = any(g.role >= Role.PART and set(g.keys) > set(standing) for g in spoken_of)
    together = together or any(_is_introduced(discourse.view, g) and g.keys != standing for g in spoken_of)
    if not together and any(g.keys == standing for g in spoken_of):
        discourse.kept_topic[discourse.at] = standing


def _opens_with_drug(discourse: Discourse) -> bool:
    """Whether a drug, no class, is the subject with which a sentence begins."""
    first = next(iter(discourse.spoken_of(discourse.at)), None)
    if first is None or first.is_class or first.start != discourse.sentence.start:
        return False
    return first.role is Role.SUBJECT and discourse.view.class_keys.isdisjoint(first.keys)


def _is_introduced(view: View, group: Group) -> bool:
    """Whether a sentence says what a drug is, and so goes on about it: "X is an antidote that binds <topic>"."""
    if group.role is not Role.SUBJECT:
        return False
    attributes = [c for c in view.children(group.verb) if view.deps[c] == "attr"]
    return any(view.tags[a].startswith("N") for a in attributes)


def centre(discourse: Discourse) -> tuple[str, ...]:
    """The drugs that the sentence itself puts first, if any."""
    everything = discourse.spoken_of(discourse.at)
    groups = [g for g in everything if g.role > Role.BESIDE and not _only_tells_kind(discourse, g)]
    groups = [g for g in groups if not _is_class_of_one(discourse, g) and not _is_set_against(discourse, g)]
    groups = [g for g in groups if not is_remedy(discourse, g)]
    if not groups or _is_afterthought(discourse, groups[0]):
        return ()
    if discourse.at in discourse.kept_topic:
        return discourse.kept_topic[discourse.at]
    if discourse.sentence.heading:
        keys = poison_of(discourse.view, discourse.sentence) or _of_heading(groups)
        if discourse.at == 0 and keys in discourse.view.plural_classes:
            return of_class(discourse.view, keys, discourse.groups)
        return () if only_describes(discourse.view, keys) else keys
    if leads := _led_in(discourse, groups):
        return leads
    best = max(g.role for g in groups)
    if best >= Role.PART:
        first = [g.keys for g in groups if g.role == best]
        return discourse.title if discourse.title in first else first[0]
    named = {g.keys for g in everything}
    if len(discourse.title) == 1 and named == {discourse.title} and not _is_but_of_class(discourse, groups):
        return discourse.title  # back to what the document is about: "It occurred in 22 % of the X group"
    if any(set(g.keys) & set(discourse.standing) for g in groups):
        return _one_of_several(discourse, groups)
    if len(named) == 1 and (_counts_drugs(discourse, groups[0]) or _asks_about(discourse, groups[0])):
        return groups[0].keys
    if len(named) == 1 and _is_with_one(discourse, groups[0]):
        return groups[0].keys
    if len(named) == 1 and not discourse.standing and not groups[0].is_class:
        return groups[0].keys  # the first drug of a text that is about none: "Lung injury from X comes in two guises"
    main = [g for g in groups if _is_central(discourse.view, g) and not _is_beside_clause(discourse, g)]
    return main[0].keys if len(named) == 1 and main else ()


def _led_in(discourse: Discourse, groups: Sequence[Group]) -> tuple[str, ...]:
    """The drug with whose name the line ends that leads in a list: "What nurses say about X:"."""
    view, sentence, last = discourse.view, discourse.sentence, groups[-1]
    colon = next((i for i in range(last.end, sentence.end) if not view.lowers[i].isspace()), last.end)
    if len({g.keys for g in groups}) > 1 or view.lowers[colon : colon + 1] != [":"]:
        return ()
    below = next((s for s in view.sentences[discourse.at + 1 :] if s.block != sentence.block), None)
    is_list = below is not None and below.lead_in == sentence.block
    return last.keys if is_list and view.lowers[last.start - 1] in _OF_WHAT else ()


def _is_but_of_class(discourse: Discourse, groups: Sequence[Group]) -> bool:
    """Whether one of a class is spoken of still, where its class is named: "for people who failed two Ns"."""
    view, standing = discourse.view, discourse.standing
    if not standing or standing == discourse.title or discourse.title[0] not in view.class_keys:
        return False
    return not any(_is_central(view, g) for g in groups)


def _counts_drugs(discourse: Discourse, group: Group) -> bool:
    """Whether an expression takes several drugs together, wherever it stands: "Bleeding is common with all three"."""
    if len(group.keys) < 2 or group.is_class or discourse.view.named_at(group.start) is not None:
        return False
    return not _TOGETHER.isdisjoint(discourse.view.lowers[group.start : group.end])


def _is_with_one(discourse: Discourse, group: Group) -> bool:
    """Whether a text about a class says what happens with one drug: "Stomach upset is common with X"."""
    view, standing = discourse.view, discourse.standing
    if group.is_class or len(group.keys) > 1 or not standing or view.lowers[group.start - 1] not in _WITH:
        return False
    if standing[0] not in view.class_keys:
        return False
    return _DEGREES.isdisjoint(view.lowers[max(discourse.sentence.start, group.start - 3) : group.start])


def _asks_about(discourse: Discourse, group: Group) -> bool:
    """Whether a short question, or a call, is about a drug: "What about X?", "Watch out for: X!"."""
    view, length = discourse.view, group.start - discourse.sentence.start
    if group.is_class or not 1 < length <= _ASKING:
        return False
    closing, before = view.lowers[group.end : group.end + _CLOSING], view.lowers[group.start - 1]
    calls = before == ":" or (before in _CALLING and view.lowers[discourse.sentence.start] in _CALLS)
    return (before == "about" and "?" in closing) or (calls and not _CLOSES.isdisjoint(closing[:1]))


def _is_class_of_one(discourse: Discourse, group: Group) -> bool:
    """Whether a class in the singular stands where a text speaks of a drug: "Steroid-sparing in C", "Not a pressor"."""
    standing, view = discourse.standing, discourse.view
    if not group.is_class or group.plural or group.keys == discourse.title or discourse.sentence.heading:
        return False
    if (
        group.role is Role.SUBJECT
        and group.start == discourse.sentence.start
        and not FINITE.isdisjoint(view.tags[group.end : group.end + 1])
    ):
        return False  # "Oestrogen is the oldest remedy": what is named so, without an article, is a medicine
    before = view.lowers[max(discourse.sentence.start, group.start - _DESCRIBED) : group.start]
    if group.role is Role.PART or not _GENERIC.isdisjoint(before):
        return False  # "Years on an N have been tied to C", "Every N blocks T"
    return bool(standing) and standing[0] not in view.class_keys


def _is_beside_clause(discourse: Discourse, group: Group) -> bool:
    """Whether a drug is the object of a clause that is added to what its sentence says: "C occurs, and many take X"."""
    view, verb = discourse.view, group.verb
    if not discourse.standing or group.keys == discourse.standing or verb < 0 or view.deps[verb] != "conj":
        return False
    has_own = any(view.deps[c] in SUBJECT for c in view.children(verb))
    return has_own and not FINITE.isdisjoint(view.tags[discourse.sentence.start : verb])


def _is_set_against(discourse: Discourse, group: Group) -> bool:
    """Whether it is but told of a drug that it has a harm, which is then denied: "C, the bane of X, is not seen"."""
    view, at = discourse.view, group.end - 1
    if not view.parsed or not discourse.standing or group.keys == discourse.standing:
        return False
    for _ in range(_TO_ASIDE):
        if view.deps[at] in _ASIDES or view.heads[at] == at:
            break
        at = view.heads[at]
    noun = view.heads[at]
    while view.deps[noun] == "conj":
        noun = view.heads[noun]
    verb = view.heads[noun]
    if view.deps[at] not in _ASIDES or view.deps[noun] not in SUBJECT or verb < group.end:
        return False
    return not _DENYING.isdisjoint(view.lowers[group.end : min(verb + _TO_DENIAL, discourse.sentence.end)])


def _only_tells_kind(discourse: Discourse, group: Group) -> bool:
    """Whether a class says no more than what the drug spoken of is: "The antibody", "Class: triazole; inhibits T"."""
    if _is_unresolved(discourse, group):
        return True
    view, sentence = discourse.view, discourse.sentence
    if not group.is_class or not discourse.standing or group.keys == discourse.standing:
        return False
    if says_kind(tuple(view.lowers[sentence.start : sentence.start + _LABEL])):
        return True
    after = view.lowers[group.end] if group.end < sentence.end else ""
    return group.start == sentence.start and not group.plural and after == ";"


def _is_unresolved(discourse: Discourse, group: Group) -> bool:
    """Whether it says only by its class of which drug a sentence speaks: "The antibody won approval", "X's pill"."""
    if not group.is_class or group.plural or group.start == discourse.sentence.start or not discourse.standing:
        return False
    before, after = discourse.view.lowers[group.start - 1], discourse.view.lowers[group.end : group.end + 1]
    return before in _DEFINITE or (before in _QUOTES and not _QUOTES.isdisjoint(after))


def _one_of_several(discourse: Discourse, groups: Sequence[Group]) -> tuple[str, ...]:
    """The one of several drugs that the sentence speaks of: "You take X twice a day"; otherwise they stay the topic."""
    if len(groups) == 1 and _is_more_so(discourse, groups[0]):
        return ()  # "and the pounds are a bit worse on X" is said of what all of them do
    named = {key for g in groups for key in g.keys if g.role > Role.BESIDE}
    one = tuple(key for key in discourse.standing if key in named)
    return one if len(discourse.standing) > 1 and len(one) == 1 else ()


def _is_more_so(discourse: Discourse, group: Group) -> bool:
    """Whether a drug is the one of several with which something is more or less so: "worse on X", "rarer with X"."""
    view = discourse.view
    if group.role is not Role.OBLIQUE or view.lowers[group.start - 1] not in _WITH:
        return False
    before = view.tags[max(discourse.sentence.start, group.start - _COMPARED) : group.start]
    return any(tag in _COMPARATIVE for tag in before)


def is_in_passing(discourse: Discourse, keys: tuple[str, ...]) -> bool:
    """Whether a text or section about another drug speaks of one only here: "Paracetamol helps. Rash occurs."."""
    about, least = _said_to_be_about(discourse)
    if _is_beside_label(discourse, keys) or _is_beside_several(discourse, keys, about):
        return True
    if _is_but_given(discourse, keys):
        return True
    if discourse.sentence.heading or keys == about or len(about) != 1:
        return False
    if discourse.at == 0 or discourse.view.sentences[discourse.at - 1].block != discourse.sentence.block:
        return False  # a paragraph of its own
    if any(_is_introduced(discourse.view, g) for g in discourse.spoken_of(discourse.at) if g.keys == keys):
        return False
    times = discourse.times[keys]
    is_subject = any(g.keys == keys and g.role is Role.SUBJECT for g in discourse.spoken_of(discourse.at))
    few = times * (_SELDOM_SUBJECT if is_subject else _SELDOM) <= discourse.times[about]
    seldom = least > 1 and few and not _goes_on(discourse, keys)
    return discourse.times[about] >= least and (times == 1 or seldom)


def _is_beside_label(discourse: Discourse, keys: tuple[str, ...]) -> bool:
    """Whether a paragraph that opens with a drug's name as a label only mentions another: "X. ... Keep Y going."."""
    label = discourse.labels.get(discourse.sentence.block)
    if not label or keys == label or discourse.sentence.heading:
        return False
    here = [g.role for g in discourse.spoken_of(discourse.at) if g.keys == keys]
    return discourse.times[keys] == 1 or max(here, default=Role.SUBJECT) < Role.SUBJECT


def _is_but_given(discourse: Discourse, keys: tuple[str, ...]) -> bool:
    """Whether a paragraph about another drug names one only here, and not as what it speaks of: "All received Y"."""
    about = discourse.block_topic.get(discourse.sentence.block, ())
    if len(about) != 1 or about == keys or discourse.times[keys] > 1 or discourse.times[about] < OFTEN:
        return False
    here = [g.role for g in discourse.spoken_of(discourse.at) if g.keys == keys]
    return max(here, default=Role.SUBJECT) < Role.PART and not discourse.sentence.heading


def _is_beside_several(discourse: Discourse, keys: tuple[str, ...], about: tuple[str, ...]) -> bool:
    """Whether a text that compares several drugs speaks of yet another only here, within a paragraph."""
    if len(about) < 2 or discourse.sentence.heading or discourse.times[keys] > 1 or set(keys) & set(about):
        return False
    opens = not discourse.at or discourse.view.sentences[discourse.at - 1].block != discourse.sentence.block
    return not opens and discourse.view.class_keys.isdisjoint(keys)


def _goes_on(discourse: Discourse, keys: tuple[str, ...]) -> bool:
    """Whether the sentence before was about a drug already, or the next one is."""
    beside = (discourse.at - 1, discourse.at + 1)
    return any(g.keys == keys and g.role >= Role.PART for i in beside for g in discourse.spoken_of(i))


def _said_to_be_about(discourse: Discourse) -> tuple[tuple[str, ...], int]:
    """What the nearest heading names, or the title, and in how many sentences it must be spoken of."""
    for heading in discourse.sentence.headings:
        if heading in discourse.heading_topic and heading != discourse.view.sentences[0].block:
            return discourse.heading_topic[heading], 1
    return (discourse.title, OFTEN) if discourse.is_titled else ((), 0)


def _is_afterthought(discourse: Discourse, first: Group) -> bool:
    """Whether the sentence names its first drug after a semicolon: "Headache is common; X may also cause rash."

    What stands before it is said of what the text speaks of, and so is the next sentence. Within a paragraph so too
    behind "and" or "but", where both have subjects of their own: "Vomiting is common, and X is given against it".
    """
    view, start = discourse.view, discourse.sentence.start
    before = view.lowers[start : first.start]
    if not discourse.standing or first.keys == discourse.standing:
        return False
    if ";" in before:
        return not FINITE.isdisjoint(view.tags[start : start + before.index(";")])
    return _is_second_clause(discourse, first)


def _is_second_clause(discourse: Discourse, first: Group) -> bool:
    """Whether the first drug of a sentence is the subject of a clause joined to one that has its own."""
    view, verb, start = discourse.view, first.verb, discourse.sentence.start
    if first.role is not Role.SUBJECT or verb < 0 or view.deps[verb] != "conj" or not discourse.at:
        return False
    if view.sentences[discourse.at - 1].block != discourse.sentence.block:
        return False
    after = view.lowers[discourse.sentence.end : discourse.sentence.end + 1]
    if not _TAKES_UP.isdisjoint(after):
        return False  # "..., and X was begun. It caused C"
    own = view.heads[verb]
    return start <= own < first.start and any(view.deps[c] in SUBJECT for c in view.children(own))


def _of_heading(groups: Sequence[Group]) -> tuple[str, ...]:
    """The drugs that a heading names, otherwise its classes."""
    drugs = [g for g in groups if not g.is_class] or list(groups)
    return tuple(dict.fromkeys(k for g in drugs for k in g.keys))


def _is_central(view: View, group: Group) -> bool:
    """Whether a drug that is no subject may still be what its sentence is about: "Doctors prescribe X"."""
    if view.sentences[group.sentence].heading or not view.parsed:
        return True
    return group.role is Role.OBJECT and group.verb >= 0 and view.deps[group.verb] in ("ROOT", "conj", "ccomp")
