"""Words that stand for a use or harm named before: "this use", "the same disease", "for it", "such cases"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drugfacts.clauses import Tree

from .context import Mention, Use, View
from .model import Grammar, grammar

_POINTING = frozenset({"it", "that", "this", "these", "which", "them", "those", "either", "both", "neither"})
_FOR_WHICH = (["for", "which"], ["in", "which"], ["against", "which"])
_POINTS = frozenset({"this", "these", "that", "those", "both", "same"})
_THE_SAME = {*_POINTS, "the"}
_OBJECTS = frozenset({"it", "them", "this", "both", "these", "those", "that"})
_SUBJECTS = frozenset({"it", "they", "this", "these", "both"})
_BEFORE_NOUN = ("compound", "nmod", "amod")
_LISTED = frozenset({"conj", "cc", "punct"})
_ORDER = {"first": 0, "former": 0, "second": 1, "third": 2, "latter": -1}
_NAMING = frozenset({"appos", "bracket", "compound", "nmod", "attr"})  # "the enzyme T", "T channels", "an enzyme, T"
_NEAR, _FAR = 2, 6  # sentences back to what "the enzyme" is, and to what "the same enzyme" is
_OF_SYMBOL = frozenset({"receptor", "enzyme", "protein", "molecule", "transporter", "channel", "kinase"})
_SYMBOL = re.compile(r"(?=.*[A-Z].*[A-Z])[A-Z][A-Za-z0-9-]+").fullmatch
_BEFORE = 1  # sentences back to what "it" may point at
_BESIDE_COURSE = frozenset({"the", "to", "and", "or", "-", "only", "more"})
_TAKES = frozenset({"take", "need", "require"})
_DIAGNOSING = frozenset({"diagnose", "confirm", "suspect"})
_THIS = frozenset({"it", "this", "that", "these"})
_OF_PEOPLE = 6  # words from "patients with" to what they have
_SUBJECT = ("nsubj", "nsubjpass")
_DEADLY = frozenset({"fatal", "lethal", "deadly"})  # "a fatal illness" is none of these
_SEVERAL = frozenset({"these", "them", "those", "either", "both", "neither", "two"})


def use_explained(view: View, at: int, words: Grammar) -> Mention | None:
    """C in "C, a use for which it is not approved", "C, a disease for which it is licensed"."""
    tree, named = view.tree, view.mention(at, "condition")
    start = at if named is None else named.start
    if start < 3 or tree.lower(start - 1) not in {"a", "an"} or tree.words[start - 2] != ",":
        return None
    after = [tree.lower(i) for i in range(at + 1, min(at + 3, len(tree)))]
    if not words.isa(tree.lemma[at], "use_anaphor") and not (named is not None and after in _FOR_WHICH):
        return None
    return view.mention(start - 3, "condition")


def speaks_of_use(view: View, at: int, words: Grammar) -> bool:
    """Whether a word stands for a use named before: "this use", "that purpose", "for it"."""
    tree = view.tree
    if tree.lower(at) in _ORDER and tree.dep[at] == "pobj":
        return at > 0 and tree.lower(at - 1) == "the" and tree.lower(tree.head[at]) == "for"
    if tree.lower(at) == "two" and tree.dep[at] == "pobj":
        return any(tree.lower(k) in {"last", "these", "those"} for k in tree.kids[at])  # "for those last two"
    if tree.lower(at) == "those" and tree.children(at, "relcl", "acl", "prep"):
        return False  # "those who have C"
    if tree.lower(at) in _POINTING:
        told = (_is_relieved(view, at, words), _calls_for(view, at, words), _are_licensed(view, at, words))
        return tree.dep[at] in {"pobj", "pcomp"} or any(told)
    if _is_course_alone(view, at, words) or _is_purpose_alone(tree, at, words):
        return True
    if not words.isa(tree.lemma[at], "use_anaphor") and not words.isa(tree.lemma[at], "condition_word"):
        return False
    if tree.lower(at) == "reason" and any(k > at for k in tree.children(tree.head[tree.head[at]], *_SUBJECT)):
        return False  # "for this reason the drug is no longer given"
    if any(tree.lower(k) == "for" and tree.children(k, "pobj") for k in tree.children(at, "prep")):
        return False  # "the indication for gout" says it itself
    if any(tree.lower(k) == "following" for k in tree.kids[at]):
        return False  # "the following conditions" points forward
    if any(view.mention(k, "condition") for k in tree.children(at, *_BEFORE_NOUN)):
        return False  # "the gout indication" names it itself
    pointing = {"this", "that", "these", "those", "the", "same", "both", "such", "either", "neither"}
    if words.isa(tree.lemma[at], "condition_word") and not _points_only(tree, at, pointing):
        return False  # "the kidney disease" names one itself
    return any(tree.lower(k) in pointing for k in tree.kids[at]) or tree.dep[at] in {"appos", "npadvmod"}


def _is_course_alone(view: View, at: int, words: Grammar) -> bool:
    """Whether only the course of a disease is said: "licensed for the moderate kind", "for advanced disease"."""
    tree = view.tree
    if tree.dep[at] not in {"pobj", "conj"} or view.mention(at, "condition"):
        return False
    if not words.isa(tree.lemma[at], "kind_of_case"):
        return False
    first = at if tree.dep[at] == "pobj" else tree.head[at]
    if tree.lower(tree.head[first]) != "for":
        return False
    before = [i for i in tree.subtree(at) if i < at]
    if any(k > at and tree.dep[k] in {"prep", "relcl", "acl", "appos"} for k in tree.kids[at]):
        return False  # "advanced disease of the liver"
    told = [i for i in before if words.isa(tree.lower(i), "course_word")]
    return bool(told) and all(
        words.isa(tree.lower(i), "course_word") or tree.lower(i) in _BESIDE_COURSE or tree.tag[i] in {"HYPH", ","}
        for i in before
    )


def _is_purpose_alone(tree: Tree, at: int, words: Grammar) -> bool:
    """Whether only the aim is said, and not of what: "licensed for prevention as well as for treatment"."""
    if tree.dep[at] not in {"pobj", "conj"} or not words.isa(tree.lemma[at], "bare_purpose"):
        return False
    first = at if tree.dep[at] == "pobj" else tree.head[at]
    prep = tree.head[first]
    if (
        tree.dep[first] != "pobj"
        or tree.lower(prep) != "for"
        or not words.isa(tree.lemma[tree.head[prep]], "approve_verb")
    ):
        return False
    return all(tree.dep[k] in {"cc", "conj", "punct"} for k in tree.kids[at])


def _is_relieved(view: View, at: int, words: Grammar) -> bool:
    """Whether a pronoun is what a drug prevents or relieves: "C is common; X prevents it"; not where it is a drug."""
    tree = view.tree
    if not words.isa(tree.lemma[tree.head[at]], "relieve_verb"):
        return False
    if tree.dep[at] == "nsubjpass" and tree.lower(at) in _SUBJECTS:
        return _is_relieved_by_drug(view, tree.head[at])
    if tree.dep[at] != "dobj" or tree.lower(at) not in _OBJECTS:
        return False
    subjects = (k for v in (tree.head[at], *tree.ancestors(tree.head[at])) for k in tree.children(v, "nsubj"))
    return at not in view.anaphors or any(view.mention(k, "drug") for k in subjects)


def _is_relieved_by_drug(view: View, verb: int) -> bool:
    """Whether a passive names the drug that does it: "It is treated with X"."""
    tree = view.tree
    through = (k for k in tree.children(verb, "prep", "agent") if tree.lower(k) in {"with", "by"})
    return any(view.mention(p, "drug", "drug_class") for k in through for p in tree.children(k, "pobj"))


def _calls_for(view: View, at: int, words: Grammar) -> bool:
    """Whether a pronoun is what a medicine is said to be for: "that calls for X", "that takes X", "is X's job"."""
    tree = view.tree
    if tree.dep[at] != "nsubj" or tree.lower(at) not in {"that", "this"}:
        return False
    verb = tree.head[at]
    if tree.lemma[verb] in _TAKES and any(view.mention(k, "drug") for k in tree.children(verb, "dobj")):
        return True
    said = tree.children(verb, "attr")
    licensed = any(words.isa(tree.lower(i), "licensed") for k in said for i in tree.kids[k])
    return tree.lemma[verb] == "call" or any(
        words.isa(tree.lemma[k], "use_noun" if licensed else "use_job") for k in said
    )


def _are_licensed(view: View, at: int, words: Grammar) -> bool:
    """Whether "both" stands for uses of which a regulator's step is told: "approved both", "both are licensed uses"."""
    tree, verb = view.tree, view.tree.head[at]
    if tree.lower(at) not in _SEVERAL or at in view.anaphors:
        return False
    if tree.dep[at] == "dobj":
        return words.isa(tree.lemma[verb], "approve_verb")
    said = tree.dep[at] in {"nsubj", "nsubjpass"}
    return said and any(words.isa(tree.lemma[k], "use_noun") for k in tree.children(verb, "attr", "oprd"))


def uses_before(view: View, at: int, words: Grammar) -> list[Use]:
    """The uses that a word points at, or the one that it counts: "the second of these", "the first use"."""
    uses = _diseases(view, at, words, _before(view, at, words))
    if view.tree.lower(at) == "two" and any(view.tree.lower(k) == "last" for k in view.tree.kids[at]):
        return sorted(uses, key=lambda use: (use.view.index, use.start))[-2:]
    counted = at if view.tree.lower(at) in _ORDER else at - 1
    place = _ORDER.get(view.tree.lower(counted)) if view.tree.lower(counted - 1) == "the" else None
    if place is None or len(uses) < 2:
        return uses
    in_order = sorted(uses, key=lambda use: (use.view.index, use.start))
    return in_order[place : place + 1 or None]


def _diseases(view: View, at: int, words: Grammar, uses: list[Use]) -> list[Use]:
    """The uses that may be called a disease, and are not what it ends in; else the last that the text named.

    "X did not reduce deaths from C. It is not authorised for the disease": C.
    """
    if not words.isa(view.tree.lemma[at], "condition_word"):
        return uses
    kept = [use for use in uses if not words.isa(use.view.tree.lemma[use.head], "outcome_of")]
    if kept or not uses:
        return kept
    there: View | None = view
    for _ in range(_BEFORE):
        there = there.before if there is not None else None
        named = [m for ms in there.mentions.values() for m in ms if m.kind == "condition"] if there is not None else []
        told = [m for m in named if there is not None and not words.isa(there.tree.lemma[m.end - 1], "outcome_of")]
        if there is not None and told:
            last = max(told, key=lambda m: (m.end, m.start))
            return [Use(there, last.end - 1, last.start, last.end, last)]
    return uses


def _before(view: View, at: int, words: Grammar) -> list[Use]:
    """The uses that a word points at: those that this sentence spoke of, the condition named last in it, or earlier.

    What a drug prevents or relieves is what an earlier clause is about: "C often follows D, and X prevents it". "That
    condition" is the one that people were said to have right before, rather than what was told of as a use long ago.
    """
    places = {"nsubjpass": _SUBJECTS, "dobj": _OBJECTS}
    if view.tree.lower(at) in places.get(view.tree.dep[at], ()) and not _are_licensed(view, at, words):
        about = subject_before(view, at)
        if about is None and view.before is not None:
            about = subject_before(view.before, len(view.before.tree))
        return [about] if about is not None else _named_alone(view, at, words)
    if any(use.view is view for use in view.uses):
        return _nearer(view, at, words) or view.uses
    if _is_course_alone(view, at, words) or view.tree.lemma[at] == "complaint":
        here = named_last(view, at) if _is_course_alone(view, at, words) else []
        return here or _allowed_last(view) or [use for use in view.uses if view.index - use.view.index <= _BEFORE]
    if words.isa(view.tree.lemma[at], "condition_word") and (had := _had_before(view, at, words)):
        return had
    if words.isa(view.tree.lemma[at], "condition_word") and (about := subject_before(view, at) or _fronted(view, at)):
        return [about]
    there = view.before
    late = there is not None and all(use.view.index < there.index for use in view.uses)
    if there is not None and late and (purpose := _purpose_of(there)) is not None:
        return [purpose]
    several = bool(_SEVERAL & {view.tree.lower(i) for i in (at, *view.tree.kids[at])})
    far = view.tree.lower(at) in _THIS and any(view.index - use.view.index > _BEFORE for use in view.uses)
    told = [] if far else view.uses  # "for that" is not what was told long ago
    whose = None if words.isa(view.tree.lemma[at], "condition_word") else words
    if (here := named_last(view, at, several, whose)) or told or view.before is None:
        return here or told
    return _named_earlier(view, several, at)


def of_title(view: View) -> Use | None:
    """The condition that the title of a text names, where it names no other: C of "Treating C in 2024"."""
    above = view.heading
    while above is not None and above.heading is not None:
        above = above.heading
    if above is None or above.before is not None:
        return None
    named = {m.key: m for ms in above.mentions.values() for m in ms if m.kind == "condition"}
    if len(named) != 1:
        return None
    (only,) = named.values()
    return Use(above, only.end - 1, only.start, only.end, only)


def _allowed_last(view: View) -> list[Use]:
    """The uses that the approval spoken of last was for, however long ago."""
    there = view.licensed.view if view.licensed is not None else None
    return [use for use in there.uses if use.view is there] if there is not None else []


def _named_earlier(view: View, several: bool, at: int) -> list[Use]:
    """What the sentence before names last; for "both conditions" not what is told there as harm, but what is before."""
    there = view.before
    named = named_last(there, len(there.tree), several) if there is not None else []
    harms = [] if view.tree.lower(at) in _THIS else [harm.end for harm in view.harms if harm.view is there]
    told = [use for use in named if use.end not in harms]
    if told or not named or there is None or there.before is None or there.before.block_index != view.block_index:
        return told
    return named_last(there.before, len(there.before.tree), several)


def _nearer(view: View, at: int, words: Grammar) -> list[Use]:
    """What "that condition" is where it was named behind the uses that the sentence spoke of."""
    tree = view.tree
    if not words.isa(tree.lemma[at], "condition_word") or not {"that", "this"} & {tree.lower(k) for k in tree.kids[at]}:
        return []
    last = named_last(view, at)
    return last if last and all(use.end <= last[0].start for use in view.uses if use.view is view) else []


def _named_alone(view: View, end: int, words: Grammar) -> list[Use]:
    """The one condition named before a word, here or in the sentence before, if nothing is said to relieve it."""
    for there, stop in ((view, end), (view.before, None)):
        tree = there.tree if there is not None else None
        if there is None or tree is None:
            break
        named = {m: None for i in range(len(tree) if stop is None else stop) if (m := there.mention(i, "condition"))}
        if named:
            only = next(iter(named))
            verb = next((i for i in tree.ancestors(only.end - 1) if tree.is_verb(i)), None)
            treated = verb is not None and words.isa(tree.lemma[verb], "relieve_verb")
            return [] if len(named) > 1 or treated else [Use(there, only.end - 1, only.start, only.end, only)]
    return []


def _fronted(view: View, end: int) -> Use | None:
    """C in "In C a trial was stopped, and X is not licensed for that disease"."""
    if view.tree.lower(0) not in {"in", "for"}:
        return None
    first = next((m for i in range(1, min(_OF_PEOPLE, end)) if (m := view.mention(i, "condition")) is not None), None)
    return Use(view, first.end - 1, first.start, first.end, first) if first is not None else None


def _purpose_of(view: View) -> Use | None:
    """C in "they get it for C": what a sentence says something is for, in whatever words."""
    named = {m: None for ms in view.mentions.values() for m in ms if m.kind == "condition"}
    told = [m for m in named if m.start and view.tree.lower(m.start - 1) in {"for", "against"}]
    return Use(view, told[-1].end - 1, told[-1].start, told[-1].end, told[-1]) if told else None


def _had_before(view: View, at: int, words: Grammar) -> list[Use]:
    """C for "that condition" after "a patient with C", where the sentence before told of no use."""
    there = view.before
    if there is None or named_last(view, at) or any(use.view is there for use in view.uses):
        return []
    tree = there.tree
    people = (i for i in range(len(tree) - 1) if words.isa(tree.lemma[i], "people") and tree.lower(i + 1) == "with")
    after = (
        m for i in people for k in range(i + 2, min(i + _OF_PEOPLE, len(tree))) if (m := there.mention(k, "condition"))
    )
    return [Use(there, m.end - 1, m.start, m.end, m) for m in after][:1]


def subject_before(view: View, end: int) -> Use | None:
    """The condition that is the subject of a clause before a word."""
    tree = view.tree
    subjects = (i for i in range(end) if tree.dep[i] in {"nsubj", "nsubjpass"})
    named = (m for i in subjects if (m := view.mention(i, "condition")) is not None)
    return next((Use(view, m.end - 1, m.start, m.end, m) for m in named), None)


def named_last(view: View, end: int, several: bool = False, words: Grammar | None = None) -> list[Use]:
    """The condition that a sentence names last before a word; where several are meant, with those listed before it.

    With ``words``, not what people are only said to have: "cuts C in patients with D, and is licensed for that".
    """
    tree = view.tree
    named = [m for i in range(end) if (m := view.mention(i, "condition")) is not None and not _explains(tree, m)]
    named = [m for m in named if tree.lower(m.end - 1) not in _DEADLY and not _came_up(tree, m)]
    if not named:
        return []
    last = named[-1]
    if words is not None and (earlier := [m for m in named if not _is_of_people(tree, m, words)]):
        last = earlier[-1]
        several = several or last != named[-1]
    return [Use(view, m.end - 1, m.start, m.end, m) for m in (listed(view, last) if several else [last])]


def _came_up(tree: Tree, mention: Mention) -> bool:
    """Whether a condition is but what befell people: "C occurred in those who were given it for this purpose"."""
    verb = tree.head[mention.end - 1]
    return tree.dep[mention.end - 1] == "nsubj" and grammar().isa(tree.lemma[verb], "come_up")


def _is_of_people(tree: Tree, mention: Mention, words: Grammar) -> bool:
    """Whether a condition is but what people have: D in "in patients with D"."""
    at = mention.start
    return at > 1 and tree.lower(at - 1) == "with" and words.isa(tree.lemma[at - 2], "people")


def listed(view: View, last: Mention) -> list[Mention]:
    """A mention with those of its kind that are listed before it."""
    found = [last]
    while (before := _listed_before(view, found[0])) is not None:
        found.insert(0, before)
    return found


def diagnosed(view: View) -> list[Use]:
    """What somebody was found to have in this sentence or the one before: C in "C was diagnosed, and X was begun"."""
    for there in (view, view.before):
        tree = there.tree if there is not None else None
        if there is None or tree is None or there.block_index != view.block_index:
            break
        found = (i for i, lemma in enumerate(tree.lemma) if lemma in _DIAGNOSING)
        named = (there.mention(k, "condition") for i in found for k in tree.children(i, "nsubjpass"))
        if (last := next((m for m in named if m is not None), None)) is not None:
            return [Use(there, last.end - 1, last.start, last.end, last)]
    return []


def targets_before(view: View, at: int) -> list[Use]:
    """The targets that a word points at: "these enzymes", "the same receptor", "both channels", "the enzyme"."""
    if not _points_only(view.tree, at, _THE_SAME) or not _points_back(view.tree, at):
        return []
    several, noun = view.tree.tag[at] == "NNS", view.tree.lemma[at]
    there: View | None = view
    far = _FAR if any(view.tree.lower(k) == "same" for k in view.tree.kids[at]) else _NEAR
    for back, end in enumerate((at, *(None,) * far)):
        if there is None:
            return []
        named = {m: None for i in range(len(there.tree) if end is None else end) if (m := there.mention(i, "target"))}
        for mention in reversed(named):
            found = [
                Use(there, m.end - 1, m.start, m.end, m) for m in (listed(there, mention) if several else [mention])
            ]
            if several and len(found) == 1 and there.tree.tag[mention.end - 1] != "NNS":
                continue
            if (len(found) > 1 and back <= _NEAR) or _is_called(there.tree, mention, noun):
                return found
        if far == _FAR and back <= _NEAR and (symbol := _only_symbol(there, named, noun)) is not None:
            return [Use(there, symbol.end - 1, symbol.start, symbol.end, symbol)]
        there = there.before
    return []


def _only_symbol(view: View, named: Iterable[Mention], noun: str) -> Mention | None:
    """The one target of a sentence that is named by a symbol, which does not say what it is: HER2 for a receptor."""
    words = grammar()
    if noun not in _OF_SYMBOL:
        return None
    short = {m.key: m for m in named if m.end - m.start == 1 and _SYMBOL(view.tree.words[m.start])}
    only = next(iter(short.values())) if len(short) == 1 else None
    if only is None or words.isa(view.tree.lower(only.start), "enzyme") != (noun == "enzyme"):
        return None
    return only


def _points_back(tree: Tree, at: int) -> bool:
    """Whether a noun is one told of before: by the word before it, or with "the" if nothing says which it is."""
    before = {tree.lower(k) for k in tree.kids[at] if k < at}
    return bool(before & _POINTS) or not any(k > at and tree.dep[k] not in _LISTED for k in tree.kids[at])


def _is_called(tree: Tree, mention: Mention, noun: str) -> bool:
    """Whether a target is what a noun says: T in "T receptor", "T is an enzyme"; what ends in "-ase" is an enzyme."""
    if noun in tree.lemma[mention.start : mention.end]:
        return True
    last = mention.end - 1
    if noun == "enzyme" and any(tree.lower(i).endswith(("ase", "ases")) for i in range(mention.start, mention.end)):
        return True
    above = tree.head[last]
    beside = [
        *([above] if tree.dep[last] in _NAMING else []),
        *tree.children(last, "appos", "bracket", "compound", "nmod"),
    ]
    if tree.dep[last] == "nsubj":
        beside += tree.children(above, "attr")
    elif tree.dep[last] == "oprd":
        beside.append(tree.head[above])  # "an enzyme called T"
    return any(tree.lemma[k] == noun for k in beside)


def _explains(tree: Tree, mention: Mention) -> bool:
    """Whether a condition says what the one before it is: D in "C, a form of D"."""
    at = mention.end - 1
    while not tree.is_verb(at) and tree.head[at] != at:
        if tree.dep[at] == "appos":
            return any(tree.lower(k) in {"a", "an"} for k in tree.kids[at])
        at = tree.head[at]
    return False


def _listed_before(view: View, mention: Mention) -> Mention | None:
    """What a list names before another of its kind: C in "C and D"."""
    at = mention.start
    while at > 0 and (view.tree.tag[at - 1][:2] in {"JJ", "CC"} or view.tree.words[at - 1] == ","):
        at -= 1
    between = {view.tree.lower(i) for i in range(at, mention.start)}
    return view.mention(at - 1, mention.kind) if at and between & {",", "and", "or", "nor"} else None


def _points_only(tree: Tree, at: int, pointing: set[str]) -> bool:
    """Whether all that stands before a noun points at something: "the same", "these two"."""
    before = [k for k in tree.kids[at] if k < at]
    return bool(before) and all(tree.lower(k) in pointing or tree.tag[k] == "CD" for k in before)


def speaks_of_harm(view: View, at: int, words: Grammar) -> bool:
    """Whether a word stands for a harm named before: "such cases", "no link", "this reaction"."""
    tree = view.tree
    before = {tree.lower(k) for k in tree.kids[at] if k < at}
    if words.isa(tree.lemma[at], "link"):
        own = {tree.lower(k) for k in tree.children(at, "prep")} & {"of", "to", "between"}
        with_what = (p for k in tree.children(at, "prep") for p in tree.children(k, "pobj"))
        own_harm = any(view.mention(p, "condition") is not None for p in with_what)  # "no link with C"
        return bool(before & {"no", "such", "any"}) and not own and not own_harm
    return words.isa(tree.lemma[at], "harm_anaphor") and "such" in before
