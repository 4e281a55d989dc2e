"""Mend subjects that the small parser hangs elsewhere, or takes for no subjects: "X, approved in 1995, inhibits Y"."""

from __future__ import annotations

from .forms import licensing_verb
from .grammar import words
from .tree import FINITE, SUBJECT, Tree

_WHERE = frozenset({"in", "among", "with", "during", "for"})
_AUXILIARIES = frozenset({"be", "have", "do", "get"})
_SO = frozenset({"is", "are", "was", "were", "does", "do", "did", "has", "have", "had", "may", "can", "will"})
HUNG_AS = frozenset({"compound", "npadvmod", "dep", "nmod", "dobj"})

_ASIDE = 6  # words of ", though rare," with its first comma
_PASSIVE = frozenset({"nsubj", "nsubjpass"})
_FURTHER = frozenset({"ccomp", "conj", "parataxis", "advcl"})


def subject_before_aside(tree: Tree, v: int) -> None:
    """In "X, approved in 1995, inhibits Y", with X as the subject of the participle: it is that of the verb.

    So in "X, formerly sold as Y, is an N".
    """
    if tree.has_subject(v):
        return
    for k in tree.children(v, "advcl", "parataxis"):
        subjects = [s for s in tree.children(k, "nsubj", "nsubjpass") if tree.words[s + 1 : s + 2] == [","]]
        is_participle = tree.tag[k] == "VBN" or (tree.tag[k] == "VBD" and k - 2 in subjects and tree.tag[v] in FINITE)
        if is_participle and k < v and subjects and not tree.children(k, "aux", "auxpass", "mark"):
            tree.tag[k] = "VBN"
            tree.move(subjects[0], v, "nsubj")
            tree.move(k, subjects[0], "acl")
            return


def so_is(tree: Tree, v: int) -> None:
    """In "A is common, as are B and C": B and C are subjects of the clause before."""
    clause = tree.head[v]
    own = [k for k in tree.kids[v] if tree.dep[k] != "punct"]
    if tree.dep[v] != "advcl" or clause > v or tree.lower(v) not in _SO or len(own) != 2:
        return
    mark, subject = own
    before = tree.children(clause, "nsubj", "nsubjpass")
    if tree.lower(mark) == "as" and mark == v - 1 and tree.dep[subject] == "nsubj" and subject > v and before:
        tree.move(subject, before[0], "conj")
        tree.move(v, subject, "cc")


def missing_subject(tree: Tree, v: int) -> None:
    """In "X attaches to Y" with X hung on the verb as a modifier: it is the subject."""
    if tree.tag[v] not in FINITE and not any(tree.dep[k] in {"aux", "auxpass"} for k in tree.kids[v]):
        return
    if tree.dep[v] in {"relcl", "conj", "xcomp", "aux", "auxpass", "amod", "compound"} or tree.has_subject(v):
        return
    for k in tree.kids[v]:
        if k < v and tree.is_noun(k) and tree.dep[k] in HUNG_AS:
            passive = any(tree.dep[x] == "auxpass" for x in tree.kids[v])
            tree.move(k, v, "nsubjpass" if passive else "nsubj")
            return


def subject_after_comma(tree: Tree, v: int) -> None:
    """In "X blocks T, and A and B may occur" with A and B listed after T: they are the subject of what follows."""
    if tree.dep[v] not in _FURTHER or tree.has_subject(v) or tree.children(v, "expl", "csubj"):
        return
    auxiliaries = [k for k in tree.children(v, "aux", "auxpass") if k < v]
    opens = min(auxiliaries, default=v)
    if tree.tag[opens] not in FINITE and tree.tag[opens] != "MD":
        return
    noun = opens - 1
    if tree.words[noun] == ",":  # "A, though rare, may occur"
        aside = next((i for i in range(noun - 1, max(noun - _ASIDE, 0), -1) if tree.words[i] == ","), noun)
        noun = aside - 1 if not any(tree.tag[i] in FINITE for i in range(aside, noun)) else noun
    while noun > 0 and tree.dep[noun] == "conj" and not _begins_after_comma(tree, noun):
        noun = tree.head[noun]
    if noun < 2 or tree.dep[noun] != "conj" or not tree.is_noun(noun) or tree.head[noun] == v:
        return
    tree.move(noun, v, "nsubjpass" if tree.children(v, "auxpass") else "nsubj")
    if tree.dep[v] == "ccomp":
        tree.relabel(v, "conj")


def object_before_next(tree: Tree, v: int) -> None:
    """In "X blocks T, and A and B pile up" with T and A as what piles up: T is blocked, and A and B pile up."""
    above, subject = tree.head[v], next(iter(tree.children(v, "nsubj", "nsubjpass")), None)
    if tree.dep[v] != "ccomp" or subject is None or tree.children(v, "mark") or not above < subject < v:
        return
    if tree.tag[above] not in FINITE or tree.children(above, "dobj", "dative") or tree.lemma[above] in words("saying"):
        return
    following = next((k for k in tree.children(subject, "conj") if _begins_after_comma(tree, k)), None)
    if following is None or min(tree.subtree(subject)) != above + 1:
        return
    tree.move(following, v, tree.dep[subject])
    for k in [k for k in tree.kids[subject] if subject < k < following and tree.dep[k] in {"cc", "punct"}]:
        tree.move(k, above, tree.dep[k])
    tree.move(subject, above, "dobj")
    tree.relabel(v, "conj")


def _begins_after_comma(tree: Tree, noun: int) -> bool:
    """Whether ", and" stands right before a noun and what hangs on it; a comma, where it is listed after an adjective.

    "A is common, B is rare": no noun is listed with "common".
    """
    first = min(tree.subtree(noun))
    if first > 1 and tree.words[first - 1] == "," and tree.tag[tree.head[noun]][:2] == "JJ":
        return True
    return first > 1 and tree.lower(first - 1) in {"and", "but"} and tree.words[first - 2] == ","


def object_of_preposition(tree: Tree, v: int) -> None:
    """In "blockade with X lowers Y" with X hung on the verb as part of its name: it stands after the preposition.

    In "the one that X blocks" it is the subject.
    """
    k = v - 1
    if k < 2 or tree.head[k] != v or tree.dep[k] != "compound" or tree.tag[v] not in FINITE:
        return
    if not tree.has_subject(v):
        tree.relabel(k, "nsubj")
    elif tree.dep[k - 1] == "prep" and not tree.children(k - 1, "pobj", "pcomp"):
        tree.move(k, k - 1, "pobj")


def emptied_preposition(tree: Tree, v: int) -> None:
    """In "In cohort studies breast cancer was rare", read as one cancer: the studies stand after the preposition."""
    for prep in tree.children(v, "prep", "mark"):
        if prep > v or tree.kids[prep] or tree.lower(prep) not in _WHERE:
            continue
        for subject in tree.children(v, "nsubj", "nsubjpass"):
            if _goes_on_behind_comma(tree, prep, subject, v):
                return
            plural = (k for k in tree.children(subject, "compound", "nmod") if tree.tag[k] == "NNS")
            noun = next(plural, None)
            if noun is None or min(tree.subtree(subject)) != prep + 1 or noun > subject:
                continue
            early = [k for k in tree.kids[subject] if k < noun]
            tree.relabel(prep, "prep")
            tree.move(noun, prep, "pobj")
            for k in early:
                tree.move(k, noun, tree.dep[k])


def _goes_on_behind_comma(tree: Tree, prep: int, noun: int, v: int) -> bool:
    """Mend "With inhalers, cough and wheeze are common", read as one list: the first stands after the preposition."""
    first = next((k for k in tree.children(noun, "conj") if k > noun and k < v), None)
    if first is None or min(tree.subtree(noun)) != prep + 1 or tree.words[noun + 1] != ",":
        return False
    label = tree.dep[noun]
    tree.relabel(prep, "prep")
    tree.move(noun, prep, "pobj")
    tree.move(first, v, label)
    return True


def behind_semicolon(tree: Tree, v: int) -> None:
    """In "E, F; G has been reported", read as one list: G alone is the subject.

    Of two subjects the first, before the semicolon, is that of a part without a verb: "For C, X; Y is added".
    """
    subjects = tree.children(v, "nsubj", "nsubjpass")
    if len(subjects) > 1 and ";" in tree.words[subjects[0] : subjects[-1]]:
        mark = tree.words.index(";", subjects[0])
        if not any(tree.is_verb(i) for i in range(mark)):
            for k in [k for k in tree.kids[v] if k < mark and k != subjects[0]]:
                tree.move(k, subjects[0], tree.dep[k])
            tree.relabel(subjects[0], "dep")
            return
    for subject in tree.children(v, "nsubj", "nsubjpass"):
        for k in tree.children(subject, "appos", "conj"):
            opens = min(tree.subtree(k))
            if subject < k < v and tree.words[opens - 1] == ";":
                label = tree.dep[subject]
                tree.move(k, v, label)
                tree.relabel(subject, "dep")
                return


def neither_is(tree: Tree, v: int) -> None:
    """In "neither is a medicine", with "neither" as the word that opens a list: it is the subject."""
    opening = v - 1
    opens = opening in tree.children(v, "preconj", "cc") and tree.lower(opening) in {"neither", "both"}
    if opens and tree.tag[v] in FINITE and not tree.has_subject(v):
        tree.tag[opening] = "DT"
        tree.relabel(opening, "nsubj")


def subject_of_auxiliary(tree: Tree, v: int) -> None:
    """In "X is neither A nor B", "X was first sold", with X for the subject of "is" alone: it is that of the verb."""
    if tree.has_subject(v):
        return
    for auxiliary in [k for k in tree.children(v, "aux", "auxpass") if k < v and tree.lemma[k] in _AUXILIARIES]:
        for k in tree.children(auxiliary, "nsubj", "nsubjpass"):
            if tree.tag[k] not in {"WP", "WDT"}:
                tree.move(k, v, "nsubjpass" if tree.dep[auxiliary] == "auxpass" else "nsubj")


def subject_in_phrase(tree: Tree, v: int) -> None:
    """In "At this dose X causes Y" with "dose X" read as one thing: X is the subject."""
    if any(tree.dep[k] in SUBJECT or (tree.dep[k] == "aux" and tree.tag[k] == "TO") for k in tree.kids[v]):
        return
    finite = tree.tag[v] in FINITE or any(tree.tag[k] in FINITE for k in tree.children(v, "aux", "auxpass"))
    first = min((k for k in tree.children(v, "aux", "auxpass", "neg", "advmod") if k < v), default=v)
    prep = tree.head[first - 1] if first else 0
    if not finite or tree.dep[prep] != "prep" or tree.dep[first - 1] != "pobj" or prep > first:
        return
    if tree.head[prep] != v and not (tree.tag[first - 1] == "NNP" and _opens_clause(tree, prep, v)):
        return
    before = [
        k for k in tree.children(first - 1, "compound", "nmod") if k == first - 2 and tree.tag[k] in {"NN", "NNS"}
    ]
    if before and tree.tag[first - 1][:2] == "NN":
        for k in [k for k in tree.kids[first - 1] if k < before[0]]:
            tree.move(k, before[0], tree.dep[k])
        tree.move(before[0], prep, "pobj")
        passive = any(tree.dep[k] == "auxpass" for k in tree.kids[v])
        tree.move(first - 1, v, "nsubjpass" if passive else "nsubj")


def _opens_clause(tree: Tree, prep: int, v: int) -> bool:
    """Whether a preposition stands in the phrase before a verb's clause: "for" in "At the doses used for C X is"."""
    over = list(tree.ancestors(prep))
    inside = over[: over.index(v)] if v in over else []
    return bool(inside) and tree.dep[inside[-1]] == "prep" and all(at < prep for at in inside)


def subject_after_writing(tree: Tree, v: int) -> None:
    """In "At the time of writing nobody had approved it", with "nobody" as what is written: it is the subject."""
    first = min((k for k in tree.children(v, "aux", "auxpass", "neg", "advmod") if k < v), default=v)
    noun = first - 1
    if noun < 1:
        return
    gerund = tree.head[noun]
    if tree.lower(gerund) == "writing" and tree.dep[noun] == "dobj" and not tree.has_subject(v):
        tree.move(noun, v, "nsubjpass" if tree.children(v, "auxpass") else "nsubj")


def its_for_it_is(tree: Tree, v: int) -> None:
    """In "its sold for X", written without the apostrophe, "its" is what is sold."""
    if tree.dep[v] != "ROOT" or tree.tag[v] != "VBN" or tree.has_subject(v):
        return
    for k in tree.children(v, "poss"):
        if tree.tag[k] == "PRP$":
            tree.relabel(k, "nsubjpass")


def agent_before(tree: Tree, v: int) -> None:
    """In "it's FDA approved", written without the hyphen, the second subject is who does it."""
    agent = v - 1
    if agent < 2 or tree.head[agent] != v or tree.dep[agent] not in {"nsubj", "nsubjpass"}:
        return
    for passive in tree.children(v, "auxpass"):
        subjects = [k for k in (*tree.kids[v], *tree.kids[passive]) if k < passive and tree.dep[k] in SUBJECT]
        if subjects and passive < agent:
            tree.move(subjects[0], v, "nsubjpass")
            tree.relabel(agent, "prefix")
            tree.tag[v] = "VBN"


def agent_alone(tree: Tree, v: int) -> None:
    """In "Not FDA approved for acne", said without a verb, the agency is who did it, and denied is what it did."""
    agent = v - 1
    if agent < 0 or tree.head[agent] != v or tree.dep[agent] not in _PASSIVE or licensing_verb(tree.lowers[v]) is None:
        return
    for k in tree.children(v, "dobj"):
        if tree.tag[k] == "CD":
            tree.relabel(k, "npadvmod")  # "FDA approved 2017 for gout"
    denials = [k for owner in (agent, *tree.children(v, "advmod")) for k in tree.children(owner, "neg")]
    if not denials or tree.children(v, "dobj", "aux", "auxpass"):
        return
    for k in denials:
        tree.move(k, v, "neg")
    for k in tree.children(agent, "poss"):
        tree.move(k, v, "nsubjpass")  # "Its not FDA approved"
    tree.relabel(agent, "prefix")
    tree.tag[v] = "VBN"


def on_its_own(tree: Tree, v: int) -> None:
    """In "on its own X is used for C", with X for what belongs to it: X is the subject, and "on its own" says how."""
    if tree.has_subject(v):
        return
    for on in tree.children(v, "prep"):
        own = on + 2
        noun = next(iter(tree.children(on, "pobj")), None)
        if noun is None or on > v or tree.lowers[on:noun][:3] != ["on", tree.lowers[on + 1], "own"]:
            continue
        if tree.tag[on + 1] != "PRP$" or noun <= own or not noun < v:
            continue
        for k in [k for k in tree.kids[noun] if k < own]:
            tree.move(k, own, tree.dep[k])
        tree.move(own, on, "pobj")
        tree.move(noun, v, "nsubjpass" if tree.children(v, "auxpass") else "nsubj")
        return
