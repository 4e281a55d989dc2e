"""Mend mistakes that the small parser makes again and again on this kind of prose.

Each repair is a small function over one tree, with the wording that it is for. They look at labels and order only,
never at particular words, so that they hold for any text; where a better parser makes no such mistake they do nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from . import passives, relatives
from .cleft import make_plain
from .grammar import words
from .lists import is_example_cue
from .mistagged import mend_mistagged
from .subject_list import mend_subject_list
from .tree import Tree

_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_AUXILIARY = frozenset({"be", "have", "do", "get", "’", "'"})
_SO = frozenset({"is", "are", "was", "were", "does", "do", "did", "has", "have", "had", "may", "can", "will"})
_MARKS = frozenset({",", ":", "–", "—"})
_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})

_FOR_SUBJECT = frozenset({"compound", "npadvmod", "dep", "nmod", "dobj"})
_LOOSE = frozenset({"appos", "advcl", "npadvmod", "pobj", "dep"})


def repair(tree: Tree) -> Tree:
    """Mend a tree in place, and return it."""
    make_plain(tree)
    mend_subject_list(tree)
    mend_mistagged(tree)
    dep, tags = tree.dep, tree.tag
    for v, tag in enumerate(tags):
        if (tag[:1] == "V" or tag == "MD") and (tree.kids[v] or dep[v] == "conj"):
            _mend_verb(tree, v)
    sets_against = "not" in tree.lowers or "instead" in tree.lowers
    for n in range(len(tree)):
        if tags[n][:2] == "NN":
            _mend_noun(tree, n, sets_against)
    return tree


def _mend_verb(tree: Tree, v: int) -> None:
    """Mend a verb, passing over those mends that ask for children, or for an arc of its own, that it has not."""
    moves, dep = tree.moves, tree.dep
    there = {dep[k] for k in tree.kids[v]}
    there.add(f"is {dep[v]}")
    for needs, mend in _OF_VERBS:
        if needs.isdisjoint(there):
            continue
        mend(tree, v)
        if tree.moves != moves:
            moves = tree.moves
            there = {dep[k] for k in tree.kids[v]}
            there.add(f"is {dep[v]}")


def _mend_noun(tree: Tree, n: int, sets_against: bool) -> None:
    """Mend a noun, by its arc, which each mend may change for the next."""
    dep = tree.dep
    if n + 1 < len(dep) and tree.words[n + 1] == ",":
        _participle_after(tree, n)
    if dep[n] == "npadvmod":
        _gerund_after(tree, n)
    if tree.kids[n]:
        _two_nouns(tree, n)
    if dep[n] == "pobj":
        _infinitive_before(tree, n)
    if sets_against and dep[n] in _LOOSE:
        _set_against(tree, n)
    if n == tree.root:
        _verb_in_noun_phrase(tree, n)


def _has_subject(tree: Tree, v: int) -> bool:
    return not _SUBJECT.isdisjoint([tree.dep[k] for k in tree.kids[v]])


def _second_subject(tree: Tree, v: int) -> None:
    """In "X, a medicine for Y, is old": the second of two subjects explains the first."""
    subjects = [
        k for k in tree.kids[v] if tree.dep[k] in {"nsubj", "nsubjpass"} and k < v and tree.tag[k][:1] in {"N", "P"}
    ]
    for first, second in pairwise(subjects):
        if tree.is_noun(first) and any(tree.words[i] == "," for i in range(first, second)):
            tree.move(second, first, "appos")


def _subject_before_aside(tree: Tree, v: int) -> None:
    """In "X, approved in 1995, inhibits Y", with X as the subject of the participle: it is that of the verb."""
    if _has_subject(tree, v):
        return
    for k in tree.children(v, "advcl"):
        subjects = [s for s in tree.children(k, "nsubj", "nsubjpass") if tree.words[s + 1] == ","]
        is_participle = tree.tag[k] == "VBN" or (tree.tag[k] == "VBD" and k - 2 in subjects and tree.tag[v] in _FINITE)
        if is_participle and k < v and subjects and not tree.children(k, "aux", "auxpass", "mark"):
            tree.tag[k] = "VBN"
            tree.move(subjects[0], v, "nsubj")
            tree.move(k, subjects[0], "acl")
            return


def _so_is(tree: Tree, v: int) -> None:
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


def _gerund_after(tree: Tree, n: int) -> None:
    """In "X, a drug inhibiting proteins, is ..." the gerund belongs to the noun before, not to the one after."""
    gerund = tree.head[n]
    if gerund != n + 1 or tree.tag[gerund] != "VBG" or tree.dep[gerund] != "amod":
        return
    whole = tree.head[gerund]
    if whole < gerund or whole == tree.root:
        return
    tree.move(n, tree.head[whole], tree.dep[whole])
    tree.move(gerund, n, "acl")
    tree.move(whole, gerund, "dobj")
    for k in [k for k in tree.kids[whole] if k < n]:
        tree.move(k, n, tree.dep[k])


def _missing_subject(tree: Tree, v: int) -> None:
    """In "X attaches to Y" with X hung on the verb as a modifier: it is the subject."""
    if tree.tag[v] not in _FINITE and not any(tree.dep[k] in {"aux", "auxpass"} for k in tree.kids[v]):
        return
    if tree.dep[v] in {"relcl", "conj", "xcomp", "aux", "auxpass", "amod", "compound"} or _has_subject(tree, v):
        return
    for k in tree.kids[v]:
        if k < v and tree.is_noun(k) and tree.dep[k] in _FOR_SUBJECT:
            passive = any(tree.dep[x] == "auxpass" for x in tree.kids[v])
            tree.move(k, v, "nsubjpass" if passive else "nsubj")
            return


def _subject_in_phrase(tree: Tree, v: int) -> None:
    """In "At this dose X causes Y" with "dose X" read as one thing: X is the subject."""
    if any(tree.dep[k] in _SUBJECT or (tree.dep[k] == "aux" and tree.tag[k] == "TO") for k in tree.kids[v]):
        return
    finite = tree.tag[v] in _FINITE or any(tree.tag[k] in _FINITE for k in tree.children(v, "aux", "auxpass"))
    first = min((k for k in tree.children(v, "aux", "auxpass", "neg", "advmod") if k < v), default=v)
    prep = tree.head[first - 1] if first else 0
    if not finite or tree.dep[prep] != "prep" or tree.head[prep] != v or tree.dep[first - 1] != "pobj" or prep > first:
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


def _infinitive_before(tree: Tree, n: int) -> None:
    """In "has not been shown to soothe X" with "to" taken for a preposition: "soothe" is the verb, and X its object."""
    to, verb = tree.head[n], tree.head[n] + 1
    if (
        tree.lower(to) == "to"
        and verb < n
        and tree.tag[verb] == "VB"
        and tree.head[verb] == n
        and tree.is_verb(tree.head[to])
    ):
        tree.move(verb, tree.head[to], "xcomp")
        tree.move(to, verb, "aux")
        tree.tag[to] = "TO"
        tree.move(n, verb, "dobj")


def _set_against(tree: Tree, n: int) -> None:
    """In "A, but not B", "A, though not B" and "A instead of B" with B hung elsewhere: B is coordinated with A."""
    first = min(i for i in tree.subtree(n, frozenset({"neg", "cc", "mark", "prep"})) if i <= n)
    if first < 4:
        return
    opening, last = tree.lower(first - 2), tree.lower(first - 1)
    contrast = last == "not" and opening in {"but", "though", "although"} and tree.dep[n] != "pobj"
    replaced = last == "of" and opening == "instead" and tree.head[n] == first - 1 and tree.dep[first - 1] == "cc"
    before = first - 3 - (tree.words[first - 3] == ",")
    if (contrast or replaced) and tree.is_noun(before) and n not in tree.ancestors(before):
        tree.move(n, before, "conj")


def _explained_subject(tree: Tree, v: int) -> None:
    """In "X, a blocker that ..., was approved", with X left out, X is the subject and the blocker explains it."""
    for k in tree.children(v, "nsubj", "nsubjpass"):
        first = min(tree.subtree(k))
        if first < 2 or tree.words[first - 1] != "," or not _explains(tree, first):
            continue
        left = first - 2
        if (
            tree.is_noun(left)
            and (tree.head[left] == v or left == tree.root)
            and tree.dep[left] in {"npadvmod", "dep", "advmod", "nmod", "ROOT"}
        ):
            label = tree.dep[k]
            tree.move(k, left, "appos")
            tree.move(left, v, label)


def _explains(tree: Tree, first: int) -> bool:
    """Whether a phrase that begins so says what stands before it is: "a blocker", "the other tablet"."""
    if tree.lower(first) == "the" and first + 1 < len(tree):
        return tree.lower(first + 1) in {"other", "first", "only", "latest"}
    return tree.lower(first) in {"a", "an", "another", "one"}


def _conjoined_with_noun(tree: Tree, v: int) -> None:
    """In "lowers X and suppresses Y" with the second verb hung on X: it belongs to the first verb, and Y to it."""
    noun = tree.head[v]
    if tree.dep[v] != "conj" or not tree.is_noun(noun) or tree.tag[v] not in _FINITE or _has_subject(tree, v):
        return
    above = next((a for a in tree.ancestors(noun) if tree.is_verb(a)), None)
    if above is None or above > v:
        return
    tree.move(v, above, "conj")
    for k in [k for k in tree.kids[above] if k > v and tree.dep[k] in {"dobj", "prep", "advmod", "xcomp"}]:
        tree.move(k, v, tree.dep[k])


def _examples_of_object(tree: Tree, v: int) -> None:
    """In "blocks receptors in the brain, including X", "including" belongs to the object, not to the verb."""
    for k in tree.children(v, "prep"):
        objects = [o for o in tree.children(v, "dobj") if o < k]
        if objects and is_example_cue(tree, k) and tree.words[k - 1] == ",":
            tree.move(k, objects[-1], "prep")


def _clause_before(tree: Tree, v: int) -> None:
    """In "X is approved; Y is not": the first of two clauses side by side is no complement of the second."""
    if tree.dep[v] == "ccomp" and tree.head[v] > v and _has_subject(tree, v):
        marks = {tree.words[i] for i in range(v, tree.head[v]) if tree.head[i] == tree.head[v]}
        if marks & {";", ":", "–", "—", "-", ","}:
            tree.relabel(v, "parataxis")


def _means_first(tree: Tree, v: int) -> None:
    """In "By blocking X it relieves Y" with the clause hung on X: it is the sentence, and the blocking a means."""
    by = tree.root
    if tree.dep[v] != "relcl" or tree.lower(by) not in {"by", "through"} or by > v or not tree.children(by, "pcomp"):
        return
    subjects = tree.children(v, "nsubj", "nsubjpass")
    if len(subjects) == 1 and tree.tag[subjects[0]] in {"PRP", "NN", "NNS", "NNP"}:
        tree.move_root(v)
        tree.move(by, v, "prep")


def _its_for_it_is(tree: Tree, v: int) -> None:
    """In "its sold for X", written without the apostrophe, "its" is what is sold."""
    if tree.dep[v] != "ROOT" or tree.tag[v] != "VBN" or _has_subject(tree, v):
        return
    for k in tree.children(v, "poss"):
        if tree.tag[k] == "PRP$":
            tree.relabel(k, "nsubjpass")


def _verb_for_adjective(tree: Tree, v: int) -> None:
    """In "X won accelerated approval", "gave X accelerated approval": the participle describes the noun after it."""
    noun = v + 1
    if tree.tag[v] not in {"VBD", "VBN"} or noun >= len(tree) or tree.head[noun] != v or tree.dep[noun] != "dobj":
        return
    verb = next((k for k in tree.children(v, "aux") if tree.tag[k] == "VBD" and tree.lemma[k] not in _AUXILIARY), None)
    if verb is not None:
        label, head = tree.dep[v], tree.head[v]
        tree.dep[verb], tree.head[verb] = label, verb if head == v else head
        tree.kids[v].remove(verb)
        if head == v:
            tree.root = verb
        else:
            tree.kids[head] = sorted({*tree.kids[head], verb} - {v})
    elif tree.dep[v] == "ccomp" and tree.lemma[tree.head[v]] in words("giving") and tree.children(v, "nsubj"):
        verb = tree.head[v]
    else:
        return
    if v in tree.kids[verb]:
        tree.kids[verb].remove(v)
    tree.head[v] = v
    for k in list(tree.kids[v]):
        giving = tree.dep[k] == "nsubj" and k > verb
        tree.move(k, verb, "dative" if giving else tree.dep[k])
    tree.move(v, noun, "amod")


def _agent_before(tree: Tree, v: int) -> None:
    """In "it's FDA approved", written without the hyphen, the second subject is who does it."""
    agent = v - 1
    if agent < 2 or tree.head[agent] != v or tree.dep[agent] not in {"nsubj", "nsubjpass"}:
        return
    for passive in tree.children(v, "auxpass"):
        subjects = [k for k in (*tree.kids[v], *tree.kids[passive]) if k < passive and tree.dep[k] in _SUBJECT]
        if subjects and passive < agent:
            tree.move(subjects[0], v, "nsubjpass")
            tree.relabel(agent, "prefix")
            tree.tag[v] = "VBN"


def _explained_after(tree: Tree, v: int) -> None:
    """In "it is sold for one purpose, X" with X hung on "it": it explains the noun before the comma."""
    for subject in tree.children(v, "nsubj", "nsubjpass"):
        for n in [n for n in tree.children(subject, "appos") if n > v]:
            start = min(i for i in tree.subtree(n) if i > v)
            comma = start if tree.words[start] in _MARKS else start - 1
            if comma > v + 1 and tree.words[comma] in _MARKS and tree.is_noun(comma - 1):
                tree.move(n, comma - 1, "appos")


def _purpose_after_aside(tree: Tree, v: int) -> None:
    """In "sells X, a blocker that ..., for Y": what follows the aside belongs to the verb before it."""
    for noun in tree.children(v, "dobj", "nsubjpass"):
        for aside in tree.children(noun, "appos", "relcl", "acl"):
            inside = set(tree.subtree(aside))
            start = min(inside)
            if start < 1 or tree.words[start - 1] != ",":
                continue
            for k in sorted(k for k in inside if k > aside and _is_purpose(tree, k)):
                tree.move(k, v, "prep")


def _is_purpose(tree: Tree, k: int) -> bool:
    """Whether a word begins ", for Y", and no set phrase such as "for example"."""
    if tree.dep[k] != "prep" or tree.lower(k) != "for" or tree.words[k - 1] != ",":
        return False
    objects = tree.children(k, "pobj")
    return bool(objects) and not any(tree.lower(p) in words("no_complement") for p in objects)


def _verb_in_noun_phrase(tree: Tree, n: int) -> None:
    """In "Last year the firm added X.", read as one long name of X: the participle is the verb of the sentence."""
    if n != tree.root or tree.words[-1] != "." or _has_subject(tree, n):
        return
    for v in tree.children(n, "amod"):
        before = v - 1
        if tree.tag[v] not in {"VBN", "VBD"} or before < 1 or not tree.is_noun(before):
            continue
        if tree.head[before] not in {n, v} or tree.dep[before] not in {"compound", "nmod", "nsubj"}:
            continue
        early = [k for k in tree.kids[n] if k < before and tree.dep[k] in {"det", "compound", "amod", "nmod"}]
        others = [k for k in tree.kids[n] if k < before and k not in early]
        tree.kids[n].remove(v)
        tree.head[v], tree.dep[v], tree.tag[v], tree.root = v, "ROOT", "VBD", v
        tree.head[n], tree.dep[n] = v, "dobj"
        tree.kids[v] = sorted({*tree.kids[v], n})
        for k in early:
            tree.move(k, before, tree.dep[k])
        for k in others:
            tree.move(k, v, tree.dep[k])
        tree.move(before, v, "nsubj")
        return


def _while_under(tree: Tree, v: int) -> None:
    """In "developed a rash resembling Z while treated with X": the time is that of the verb, not of the participle."""
    above = tree.head[v]
    if tree.dep[above] != "acl" or _has_subject(tree, v):
        return
    noun = tree.head[above]
    marks = {tree.lower(k) for k in tree.children(v, "mark", "advmod")}
    if tree.dep[noun] == "dobj" and marks & words("meanwhile"):
        tree.move(v, tree.head[noun], "advcl")


def _two_nouns(tree: Tree, n: int) -> None:
    """In "hay fever and chronic hives", read as one thing, "hives" is coordinated with "fever"."""
    for k in tree.children(n, "nmod", "compound"):
        adjectives = [j for j in tree.children(k, "conj") if tree.tag[j][:2] == "JJ" and j < n]
        if tree.is_noun(k) and adjectives and tree.children(k, "cc"):
            head, label = tree.head[n], tree.dep[n]
            if head == n:
                return
            tree.move(k, head, label)
            tree.move(n, k, "conj")
            for j in adjectives:
                tree.move(j, n, "amod")
            return


def _gerund_for_adjective(tree: Tree, v: int) -> None:
    """In "sold for relapsing fever" with the fever as what relapses something: it is a relapsing fever."""
    nouns = tree.children(v, "dobj")
    if tree.tag[v] != "VBG" or tree.dep[v] != "pcomp" or len(nouns) != 1 or nouns[0] < v:
        return
    if tree.lemma[v] not in words("without_object") or any(tree.tag[k] == "DT" for k in tree.kids[nouns[0]]):
        return
    noun, prep = nouns[0], tree.head[v]
    tree.move(noun, prep, "pobj")
    for k in list(tree.kids[v]):
        tree.move(k, noun, tree.dep[k])
    tree.move(v, noun, "amod")


def _participle_after(tree: Tree, n: int) -> None:
    """In "X, used for Y, is ...", "had C, well controlled on X": the participle belongs to the noun before."""
    at = n + 1
    if at + 1 >= len(tree) or tree.words[at] != ",":
        return
    at += 1
    while at < len(tree) and tree.tag[at] == "RB":
        at += 1
    if at >= len(tree) or tree.tag[at] != "VBN" or tree.dep[at] != "advcl":
        return
    of_object = at > n + 2 and tree.dep[n] == "dobj" and tree.head[at] == tree.head[n]
    if tree.head[at] > at or of_object:
        tree.move(at, n, "acl")


# In this order, each with the arcs of which it asks one: from the verb to a child, or ("is ...") to the verb itself.
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OF_VERBS: tuple[tuple[frozenset[str], Callable[[Tree, int], None]], ...] = (
    (_SUBJECTS, _second_subject),
    (_SUBJECTS, _explained_subject),
    (frozenset({"advcl"}), _subject_before_aside),
    (frozenset({"is advcl"}), _so_is),
    (_FOR_SUBJECT, _missing_subject),
    (frozenset({"is ccomp"}), _clause_before),
    (frozenset({"prep"}), _examples_of_object),
    (frozenset({"is conj"}), _conjoined_with_noun),
    (frozenset({"prep"}), _subject_in_phrase),
    (frozenset({"prep"}), relatives.after_preposition),
    (frozenset({"dobj", "xcomp"}), relatives.with_object),
    (frozenset({"agent"}), passives.further_agent),
    (frozenset({"nsubj"}), passives.had_done),
    (frozenset({"is pcomp"}), _gerund_for_adjective),
    (frozenset({"prt"}), passives.particle_before_object),
    (frozenset({"is acl"}), relatives.of_noun),
    (frozenset({"is acl"}), relatives.without_that),
    (frozenset({"is relcl"}), _means_first),
    (frozenset({"is relcl"}), relatives.claim_that),
    (frozenset({"is advcl"}), _while_under),
    (frozenset({"poss"}), _its_for_it_is),
    (frozenset({"dobj"}), _verb_for_adjective),
    (frozenset({"auxpass"}), _agent_before),
    (_SUBJECTS, _explained_after),
    (frozenset({"dobj", "nsubjpass"}), _purpose_after_aside),
)
