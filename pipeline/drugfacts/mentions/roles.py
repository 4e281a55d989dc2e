"""What a drug is in its sentence: the subject, taken beside, but compared with; by the parse and the cues before it."""

from __future__ import annotations

from enum import IntEnum
from functools import cache

from drugfacts.english import ARTICLES, NOT, TAKES_UP

from .anaphora_words import FILE, nouns
from .knowledge import words
from .view import FINITE, Named, Stretch, View, phrase_root


class Role(IntEnum):
    """What a drug is in its sentence; the greater, the likelier a later expression refers to it."""

    COMPARED = 0
    BESIDE = 1
    OBLIQUE = 2
    ASIDE = 3  # subject of what is but added to the sentence: "It is used in C, although X is licensed for it"
    OBJECT = 4
    PART = 5  # possessor or complement of the subject: "the side effects of X"
    SUBJECT = 6


SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})
_DEPTH = 6  # arcs upwards
_ASIDE = 8  # words of an aside between a drug and its verb: "X, more potent and dearer, clears it"
_LABEL = 12  # words of "X (Brand and generics)" before its colon
_KIND_TAGS = ("J", "N", "V", "RB", "CD", "HYPH", ":", "``", "''")  # "Semisynthetic", "First-choice", "Long-acting"
_BEFORE_NOUN = frozenset({"compound", "nmod", "amod", "conj"})
_SUBJECT_OR_ROOT = SUBJECT | {"ROOT"}
_FRONTED = frozenset({"npadvmod", "dep", "advcl"})  # what the parser makes of it before a comma
_ENDS = frozenset({".", ";", "?", "!"})
_MARKS = frozenset({"–", "—", "--", "→", "->", "=>", "="})
_OPENS_LIST = frozenset({"(", ":", "–", "—"})
_IN_LIST = frozenset({",", "and", "or"})
_AFTER_NAME = frozenset({",", "(", ".", "by", "for", "in", "from", "as", "only"})
_BE = frozenset({"is", "'s", "are", "was", "were"})
_CALLED = frozenset({"called", "named", "dubbed"})
_POINTS = frozenset({"it", "its", "them", "their", "this"})
_AS = frozenset({"as", "like", "way", "than", "before", "after"})
_FORM = 4  # words of "the new nasal spray"
_ASKS = frozenset({"how", "why"})
_ASKING = 2  # words of "how exactly X"
_WHERE = _AS | {"where", "when", "if", "though", "although", "while", "whereas"}


def role_of(view: View, start: int, end: int, sentence: Stretch) -> Role:
    """What a stretch of tokens is in its sentence."""
    if cued(view, start, sentence, "comparison"):
        return Role.COMPARED
    if cued(view, start, sentence, "concomitant"):
        return Role.BESIDE
    if start == sentence.start and (is_label(view, start, sentence) or _is_told_shortly(view, end, sentence)):
        return Role.SUBJECT
    if start == sentence.start and _is_set_before_verb(view, end, sentence):
        return Role.SUBJECT
    if _is_wondered_about(view, start, sentence) or _is_form_of(view, start, end, sentence):
        return Role.SUBJECT
    if _is_of_its_kind(view, start, end, sentence) or _is_bracketed(view, start, sentence):
        return Role.BESIDE
    if _is_listed_of_class(view, start, sentence):
        return Role.BESIDE
    role = _parsed_role(view, start, end, sentence) if view.deps[start] else _plain_role(view, start, sentence)
    if role > Role.OBLIQUE and cued(view, start, sentence, "examples"):
        return Role.OBLIQUE
    beside = role in (Role.OBLIQUE, Role.OBJECT, Role.PART) and cued(view, start, sentence, "beside")
    return Role.BESIDE if beside else role


def is_set_apart(view: View, start: int, sentence: Stretch) -> bool:
    """Whether a sentence says at a drug's first token that it speaks of something else: "Unlike X, ..."."""
    return cued(view, start, sentence, "contrast")


def _parsed_role(view: View, start: int, end: int, sentence: Stretch) -> Role:
    """The role of a mention in a parsed sentence, by the arc on which it hangs and by what stands around it."""
    root = view.root(start, end)
    own = view.deps[root]
    named = view.named_at(start)
    if named is not None and named.is_class and own in ("appos", "attr", "oprd") and not _is_after_colon(view, start):
        return Role.COMPARED  # "X, an antibiotic, ...", "X is an antibiotic": the drug is meant, not the class
    is_none = start > sentence.start and view.lowers[start - 1] == "no"  # "lethal, no antidote"
    if (
        named is not None
        and named.is_class
        and (is_none or _is_taken_as(view, start) or _is_kind(view, named, sentence))
    ):
        return Role.COMPARED  # "An oral antifungal that blocks C": what the drug is of which the text speaks
    if own in _BEFORE_NOUN and view.lowers[view.heads[root]] in words(FILE, "measured"):
        return Role.BESIDE  # "corticosteroid synthesis", "insulin levels": the body's own, or what is measured
    if any(view.lowers[c] in words(FILE, "measured") for c in _listed_with(view, root)):
        return Role.BESIDE  # "X or Y synthesis"
    if _is_setting(view, start, sentence):
        return Role.PART
    token = phrase_root(view, root)
    dep = view.deps[token]
    if dep == "attr" and any(view.deps[c] == "neg" for c in view.children(view.heads[token])):
        return Role.COMPARED  # "It is not an amphetamine": what it is not
    if dep in SUBJECT and _is_as_others_do(view, start, end, sentence):
        return Role.COMPARED
    if dep in SUBJECT and view.deps[view.heads[token]] == "relcl":
        return Role.BESIDE  # "aches, which X relieves": said beside what the sentence is about
    if dep in SUBJECT and (_is_added(view, view.heads[token], sentence) or _undoes_it(view, view.heads[token])):
        return Role.BESIDE
    if dep in SUBJECT and _is_aside(view, view.heads[token], start, sentence):
        return Role.ASIDE
    if dep in SUBJECT or (dep == "ROOT" and not view.tags[token].startswith("V")) or _is_there(view, token):
        return Role.SUBJECT
    if dep == "poss":
        owner = phrase_root(view, view.heads[token])
        return Role.PART if view.deps[owner] in _SUBJECT_OR_ROOT else Role.OBLIQUE
    if dep == "pobj":
        return _prepositional_role(view, token, sentence)
    if dep in ("dobj", "attr", "oprd", "dative"):
        return Role.OBJECT
    return Role.OBLIQUE


def _undoes_it(view: View, verb: int) -> bool:
    """Whether a drug but undoes what the one spoken of does: "X reverses its effect", "X is the antidote"."""
    if view.lowers[verb] in words(FILE, "undoes"):
        objects = [c for c in view.children(verb) if view.deps[c] == "dobj"]
        return any(view.lowers[c] in _POINTS for noun in objects for c in (noun, *view.children(noun)))
    called = (c for c in view.children(verb) if view.deps[c] == "attr")
    return view.lowers[verb] in _BE and any(
        view.lowers[noun] in words(FILE, "undoer") and not any(view.deps[c] == "prep" for c in view.children(noun))
        for noun in called
    )


def _is_as_others_do(view: View, start: int, end: int, sentence: Stretch) -> bool:
    """Whether a drug is one that does the same, or not: "as X does", "before the Ns do", "where an N has not"."""
    if end + 1 >= sentence.end or view.lowers[end] not in TAKES_UP:
        return False
    is_denied = view.lowers[end + 1] in NOT and not view.lowers[min(end + 2, sentence.end - 1)].isalpha()
    if view.lowers[end + 1].isalpha() and not is_denied:
        return False
    before = start - 1 if view.lowers[start - 1] in ARTICLES else start
    return before > sentence.start and view.lowers[before - 1] in (_WHERE if is_denied else _AS)


def _listed_with(view: View, head: int) -> list[int]:
    """What is coordinated with a noun."""
    return [c for c in view.children(head) if view.deps[c] == "conj"]


def _is_added(view: View, verb: int, sentence: Stretch) -> bool:
    """Whether a clause says what else is taken: "rare unless X is given", "if X is taken as well"."""
    if view.deps[verb] != "advcl":
        return False
    marks = {view.lowers[c] for c in view.children(verb) if view.deps[c] in ("mark", "advmod")}
    if "unless" in marks:
        return True
    after = view.text(verb, min(verb + 4, sentence.end)).split(" , ")[0]
    own = view.lowers[verb]
    if marks.isdisjoint(("if", "when", "where")):
        return False
    return any(after.startswith(f"{own} {w}") for w in words(FILE, "too"))


def is_label(view: View, start: int, sentence: Stretch) -> bool:
    """Whether a sentence opens with a drug and a colon, a dash or an arrow: "X (Brand): rash, itching." speaks of X."""
    named = view.named_at(start)
    if named is None or named.start != start:
        return False
    after = named.end
    while after < sentence.end - 1 and after - start < _LABEL and not _is_mark(view.lowers[after]):
        if view.tags[after].startswith(("V", "MD")) or view.lowers[after] in _ENDS:
            return False
        after += 1
    return after < sentence.end and _is_mark(view.lowers[after])


def _is_told_shortly(view: View, end: int, sentence: Stretch) -> bool:
    """Whether a line without a verb opens with a drug: "X (Brand), by mouth or vein." speaks of X."""
    if not view.parsed or end >= sentence.end or view.lowers[end] not in _AFTER_NAME:
        return False
    return FINITE.isdisjoint(view.tags[sentence.start : sentence.end])


def _is_set_before_verb(view: View, end: int, sentence: Stretch) -> bool:
    """Whether a sentence opens with a drug, an aside between commas, and the verb: "X, more potent, clears it"."""
    if not view.parsed or end >= sentence.end or view.lowers[end] != ",":
        return False
    stop = min(end + _ASIDE, sentence.end - 1)
    close = next((i for i in range(end + 1, stop) if view.lowers[i] == ","), None)
    if close is None or close == end + 1 or not FINITE.isdisjoint(view.tags[end:close]):
        return False
    return view.tags[close + 1] in FINITE and view.named_at(end + 1) is None


def _is_wondered_about(view: View, start: int, sentence: Stretch) -> bool:
    """Whether a sentence opens with what is asked of a drug: "How X works is not settled", "Why exactly X does so"."""
    return 0 < start - sentence.start <= _ASKING and view.lowers[sentence.start] in _ASKS


def _is_form_of(view: View, start: int, end: int, sentence: Stretch) -> bool:
    """Whether a sentence opens with a form, the drug and its verb: "The nasal spray X (Y) is another matter"."""
    before = view.lowers[sentence.start : start]
    if not 1 < len(before) <= _FORM or before[0] not in ARTICLES or before[-1] not in nouns("form") | nouns("drug"):
        return False
    if end < sentence.end and view.lowers[end] == "(":
        end = next((i + 1 for i in range(end, sentence.end - 1) if view.lowers[i] == ")"), end)
    return end < sentence.end and view.tags[end] in FINITE


def _is_mark(word: str) -> bool:
    """Whether a word or sign stands between a label and what is told of it."""
    return word.endswith(":") or word in _MARKS


def _is_of_its_kind(view: View, start: int, end: int, sentence: Stretch) -> bool:
    """Whether a drug or class is told of only as what another comes of, or is not to be mixed up with.

    "Prodrug of X, ...", "X allergy", "X-refractory disease", "each at about what X gives".
    """
    after = view.lowers[end] if end < sentence.end else ""
    if after == "-" and end + 1 < sentence.end:
        after = view.lowers[end + 1]
    if after in words(FILE, "borne"):
        return True
    if start - sentence.start < 2:
        return False
    before = view.lowers[start - 1]
    if before == "what":
        return not view.tags[start - 2].startswith("V")
    return before == "of" and view.lowers[start - 2] in words(FILE, "kin")


def _is_bracketed(view: View, start: int, sentence: Stretch) -> bool:
    """Whether a drug is but named in brackets after something that is no name: "skin necrosis (X, at once)"."""
    if start - sentence.start < 2 or view.lowers[start - 1] != "(":
        return False
    if view.tags[start].startswith("NNP") and FINITE.isdisjoint(view.tags[start + 1 : start + 2]):
        return False  # "epilepsy (X)", but "thrush (X is preferred)"
    tag, before = view.tags[start - 2], view.lowers[start - 2]
    return tag.startswith(("N", "J", "RB", "V")) and not tag.startswith("NNP") and before not in _called_nouns()


def _is_listed_of_class(view: View, start: int, sentence: Stretch) -> bool:
    """Whether a list of drugs tells what a class has in it: "the gliptins (X, Y)", "known as Ns: X, Y and Z"."""
    if start - sentence.start < 2 or view.lowers[start - 1] not in _OPENS_LIST:
        return False
    named, first = view.named_at(start - 2), view.named_at(start)
    if named is None or first is None or not (named.is_class and named.plural) or first.is_class:
        return False
    if named.start > sentence.start and view.tags[named.start - 1] == "CD":
        return False  # "two gliptins: X and Y" are these
    after = next((i for i in range(first.end, sentence.end) if view.lowers[i] not in _IN_LIST), sentence.end)
    listed = view.named_at(after) if after > first.end else None
    return listed is not None and not listed.is_class


@cache
def _called_nouns() -> frozenset[str]:
    return nouns("drug") | nouns("form") | nouns("version")


def _is_taken_as(view: View, start: int) -> bool:
    """Whether a class says as what a drug is used: "introduced as a diuretic", "as an oral antifungal"."""
    before = view.lowers[max(0, start - 3) : start]
    return any(pair in (["as", "a"], ["as", "an"]) for pair in (before[-2:], before[-3:-1]))


def _is_after_colon(view: View, start: int) -> bool:
    """Whether a heading names its subject last: "A class in review: the statins"."""
    return any(view.lowers[i] == ":" for i in range(max(0, start - 2), start))


def _is_kind(view: View, named: Named, sentence: Stretch) -> bool:
    """Whether it only says what kind of drug another is: "First-choice antifungal for C", "An antifungal, it ..."."""
    root = phrase_root(view, named.end - 1)
    dep, tag = view.deps[root], view.tags[root]
    fronted = dep in _FRONTED and named.end < sentence.end and view.lowers[named.end] == ","
    if named.plural or sentence.heading or not (dep == "ROOT" or fronted) or tag.startswith("V"):
        return False
    before = view.tags[sentence.start : named.start]
    if view.deps[named.end - 1] == "ROOT" and all(tag.startswith(_KIND_TAGS) for tag in before):
        return True
    opening = view.lowers[sentence.start] if before else ""
    return opening in ("a", "an") or (not before and sentence.end - named.end < 2)


def _is_aside(view: View, verb: int, start: int, sentence: Stretch) -> bool:
    """Whether a verb's clause is but added to what its sentence says: "..., although X is licensed for it"."""
    for _ in range(_DEPTH):
        if view.deps[verb] in ("advcl", "ROOT"):
            break
        if view.deps[verb] not in ("conj", "ccomp", "xcomp", "acl", "attr", "dobj"):
            return False
        verb = view.heads[verb]  # "although there is no evidence that X ..." as well
    opens = min((i for i in view.children(verb) if view.lowers[i] in words(FILE, "adding")), default=start)
    if not sentence.start < opens < start:
        return False
    if view.lowers[opens - 1] in words(FILE, "focus"):
        return True  # "C, particularly when X is taken"
    if _is_cause(view, verb, opens):
        return False
    # "They bled, two of them after X was given": the parser may take what is added for the sentence's own verb.
    return not FINITE.isdisjoint(view.tags[sentence.start : opens])


def _is_cause(view: View, verb: int, opens: int) -> bool:
    """Whether it is said what taking a drug brings about: "C happens when X is taken"."""
    return view.lowers[opens] in ("when", "whenever", "if") and view.lowers[verb] in words(FILE, "taken")


def _is_there(view: View, token: int) -> bool:
    """Whether a sentence brings a drug up to speak of it: "There is also X", "a cream with X", "a rival called X"."""
    dep, head = view.deps[token], view.heads[token]
    if dep in ("appos", "oprd") and view.deps[head] in ("acl", "attr"):
        owner = view.heads[head] if view.deps[head] == "acl" else head
        return (dep == "appos" or view.lowers[head] in _CALLED) and _is_there(view, owner)
    if token > 1 and view.lowers[token - 1] in _BE and view.lowers[token - 2] == "there":
        return True
    if dep == "pobj" and view.lowers[head] in ("with", "of", "containing"):
        owner = view.heads[head]
        return view.lowers[owner] in nouns("form", plural=False) and _is_there(view, owner)
    return dep in ("attr", "npadvmod") and any(view.deps[c] == "expl" for c in view.children(head))


def _is_setting(view: View, start: int, sentence: Stretch) -> bool:
    """Whether a sentence opens with those who were given a drug: "Among those given X, ...", "In the X group, ..."."""
    length, opening = start - sentence.start, view.lowers[sentence.start]
    if 0 < length < 4 and opening in ("among", "in", "of", "with", "for") and _is_group(view, start, sentence):
        return True
    if not 2 < length < 9 or opening not in ("among", "in", "of"):
        return False
    before = view.lowers[sentence.start : start]
    return "," not in before and not words(FILE, "given").isdisjoint(before)


def _is_group(view: View, start: int, sentence: Stretch) -> bool:
    """Whether a drug's name tells a group of people apart: "the X group", "X recipients"."""
    named = view.named_at(start)
    after = named.end if named is not None else start + 1
    return after < sentence.end and view.lowers[after] in words(FILE, "groups")


def _prepositional_role(view: View, token: int, sentence: Stretch) -> Role:
    """Of the subject ("the use of X"), before the subject ("With X, ..."), or neither."""
    preposition = view.heads[token]
    owner = view.heads[preposition]
    if view.lowers[preposition] == "of" and view.deps[phrase_root(view, owner)] in _SUBJECT_OR_ROOT:
        return Role.PART
    fronted = preposition - sentence.start < 3 and view.lowers[preposition] in ("with", "for", "on", "of", "under")
    fronted = fronted and not (owner < preposition and view.tags[owner].startswith(("VBN", "J")))
    return Role.PART if fronted else Role.OBLIQUE


def _plain_role(view: View, start: int, sentence: Stretch) -> Role:
    """A guess without a parse: what begins a clause is its subject."""
    before = view.lowers[start - 1] if start > sentence.start else ""
    if before in ("", ",", "and", "but", ";", ":", "that", "whereas", "while", "because", "although", "whether"):
        return Role.SUBJECT
    if before in ("of", "with", "by", "to", "for", "in", "on", "from", "against", "given", "taking"):
        return Role.OBLIQUE
    return Role.SUBJECT if start - sentence.start < 4 else Role.OBJECT


def cued(view: View, start: int, sentence: Stretch, section: str) -> bool:
    """Whether a cue stands before a token, with nothing but other names and small words between."""
    cues, skip = _cues(section), ARTICLES if section == "beside" else words(FILE, "comparison_skip")
    compares = section in {"comparison", "contrast"}  # "as with any potent steroid"
    token, steps = start, 0
    if start > sentence.start and view.named_at(start) is None and view.named_at(start - 1) is not None:
        return False  # "Unlike X it ..."
    while token > sentence.start and steps < 12:
        last = view.lowers[token - 1]
        if last in cues:
            longest = min(4, token - sentence.start)
            if any(view.text(token - length, token) in cues[last] for length in range(1, longest + 1)):
                return True
        between = view.named_at(token - 1)
        if between is None and last not in skip and not (compares and view.tags[token - 1].startswith("JJ")):
            return False
        token = between.start if between else token - 1
        steps += 1
    return False


@cache
def _cues(section: str) -> dict[str, frozenset[str]]:
    """The cues of a section by their last word: most words end none."""
    cues = words(FILE, section)
    return {
        last: frozenset(cue for cue in cues if cue.split(" ")[-1] == last) for last in {c.split(" ")[-1] for c in cues}
    }
