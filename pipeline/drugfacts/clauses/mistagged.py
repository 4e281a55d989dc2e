"""Verbs that the small tagger takes for nouns or adjectives, mostly beside names of drugs that it does not know.

Each mend is for one wording. Which words may be verbs is told by ``verb_form`` and ``verb_like`` in ``grammar.yaml``.
"""

from __future__ import annotations

from functools import cache

from .forms import is_plain, possible_lemmas, verb_of
from .gerunds import gerund_after_object, gerund_for_noun, noun_for_gerund
from .grammar import words
from .shares import mend_shares
from .tree import FINITE, Tree

_BEFORE_NOUN = frozenset({"compound", "amod", "nmod"})
_INTO = frozenset({"in", "into", "to", "on", "onto"})
_PLURAL = frozenset({"NNS", "NNPS"})
_UPON = frozenset({"to", "with", "on", "upon", "at", "against"})
_PARTICLES = frozenset({"on", "off", "to", "onto", "down", "up"})
_SIGNALLING = frozenset({"signalling", "signaling"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_EACH = frozenset({"each", "either", "neither", "both", "none"})
_ALL = frozenset({"all", "the", "these", "those"})
_EARLY = 3
_GOING_ON = frozenset({",", "and"})
_HAVE = frozenset({"has", "have", "had"})
_ROLE_NOUNS = frozenset({"agonists", "antagonists", "inhibitors", "blockers", "ligands", "modulators", "activators"})
_NOUNS = {"uses": "use", "antibodies": "antibody"}
"""Plurals that are taken for verbs after "are"."""
_COMPARED = frozenset({"less", "more", "fewer"})
_DOING = frozenset({"do", "achieve", "bring", "offer", "add", "have"})
_ALMOST = frozenset({"nothing", "little"})
_ALMOST_NOTHING = {"next": ("to", "nothing"), "precious": ("little",), "very": ("little",), "pretty": ("little",)}
_ERRED = frozenset({"NNS", "JJR", "TO", "JJ", "VBZ"})
"""Tags that are given to other words than theirs, wherever these hang."""


def mend_mistagged(tree: Tree) -> None:
    """Mend a tree in place."""
    _mend_by_words(tree)
    dep, tag = tree.dep, tree.tag
    if tag[0] == "PRP" and tree.lowers[0] not in words("pronoun"):
        tag[0] = "NNP"  # a name that the tagger does not know: "Mesalazine keeps"
    finite = not FINITE.isdisjoint(tag)
    telling = _telling()
    for i in range(1, len(tree) - 1):
        if finite and dep[i] not in _BEFORE_NOUN and tag[i] not in _ERRED and tree.lowers[i] not in telling:
            continue
        if not finite and tag[i] == "NNS" and verb_of(tree.lowers[i]):
            _third_person_for_plural(tree, i)
            finite = tag[i] == "VBZ"
        elif dep[i] in _BEFORE_NOUN and tree.lowers[i] in words("verb_form"):
            _plain_form_for_noun(tree, i)
        elif dep[i] in _BEFORE_NOUN and tag[i] == "VBG" and tree.words[i - 1] in _GOING_ON:
            gerund_after_object(tree, i)
        elif dep[i] in _BEFORE_NOUN and tree.lowers[i].endswith("ing"):
            gerund_for_noun(tree, i)
        elif not finite and dep[i] == "pobj" and tree.lowers[i] in words("of_takers"):
            _plain_form_after_illness(tree, i)
        elif tag[i] == "NNS":
            _plural(tree, i)
        elif tag[i] == "JJR" and tree.children(i, "aux"):
            tag[i], tree.lemma[i] = "VB", tree.lowers[i]  # "does lower fever"
        elif tag[i] == "TO" and dep[i] == "aux" and tag[tree.head[i]] == "NN":
            _noun_for_infinitive(tree, i)
        elif tree.lowers[i] in _COMPARED and dep[i] in _HUNG_BEFORE:
            _HUNG_BEFORE[dep[i]](tree, i)
        elif tag[i] == "JJ":
            _adjective(tree, i)
        elif tag[i] == "VBZ" and (dep[i] == "ccomp" or tree.lowers[i] in _ROLE_NOUNS):
            _third_person(tree, i)
        else:
            _mend_word(tree, i)


@cache
def _telling() -> frozenset[str]:
    """Words of which something is mended whatever their tag is."""
    return words("naught") | _COMPARED | _SIGNALLING | {"since"}


def _mend_word(tree: Tree, i: int) -> None:
    """Mend one of some words that are taken for others time and again."""
    word, tag = tree.lowers[i], tree.tag[i]
    if word in _SIGNALLING and tag == "VBG":
        noun_for_gerund(tree, i)
    elif word == "since" and tree.tag[i + 1] == "VBN" and tree.lowers[i - 1] in _HAVE:
        _since_for_adverb(tree, i)
    elif word in words("naught") and tag in {"VB", "VBP"}:
        _noun_for_plain_form(tree, i)


def _plural(tree: Tree, i: int) -> None:
    """Mend what the tagger takes for a plural beside a verb."""
    label = tree.dep[i]
    if label == "pobj" and tree.children(i, "dobj"):
        _third_person_after_phrase(tree, i)
    elif label in {"ROOT", "pobj"} and tree.children(i, "conj") and verb_of(tree.lowers[i]):
        _third_person_before_and(tree, i)
    elif label == "conj" and tree.lowers[i + 1] in _PARTICLES and verb_of(tree.lowers[i]):
        _third_person_after_and(tree, i)
    elif label == "conj" and tree.lowers[i - 1] == "and" and verb_of(tree.lowers[i]):
        _third_person_with_object(tree, i)
    else:
        _mend_word(tree, i)


def _adjective(tree: Tree, i: int) -> None:
    """Mend what the tagger takes for an adjective, or for what hangs on none."""
    if tree.dep[i] == "amod" and tree.lowers[i] in words("participle"):
        _participle_for_adjective(tree, i)
    elif tree.lowers[i] in words("after_noun"):
        _adjective_for_noun(tree, i)
    elif tree.dep[i] == "amod" and tree.head[i] < i and tree.tag[i - 1] in {"RBR", "RB"}:
        _made_so(tree, i)
    elif tree.dep[i] in {"ccomp", "conj"} and _is_verb_there(tree, i):
        tree.tag[i], tree.lemma[i] = "VB", tree.lowers[i]
        tree.clauses.clear()


def _made_so(tree: Tree, i: int) -> None:
    """In "makes the body's tissues more sensitive to Y" with "sensitive" for what the tissues are: they become so."""
    noun = tree.head[i]
    verb = tree.head[noun]
    if tree.dep[noun] == "dobj" and verb < noun and tree.lemma[verb] in words("rendering"):
        tree.move(i, verb, "ccomp")
        tree.move(noun, i, "nsubj")


def _is_verb_there(tree: Tree, i: int) -> bool:
    """Whether what looks like an adjective is what something is made to do: "makes the stomach empty slowly"."""
    if tree.lowers[i] in words("verb_like_adjective"):
        return True
    return tree.lowers[i] in words("verb_before_adverb") and tree.tag[i + 1] in {"RB", "RBR"}


def _mend_by_words(tree: Tree) -> None:
    """Mend what the first word, or one that is there, tells to look for."""
    if len(tree) > 2 and tree.tag[0] in _PLURAL and tree.words[0][:1].isupper():
        _verb_first(tree)
    if tree.tag[0] == "VBG" and tree.dep[0] == "amod":
        _gerund_first(tree)
    if tree.lowers[0] in _EACH:
        _third_person_after_each(tree)
        _subject_for_joint(tree)
    if tree.lowers[0] in _ALL or tree.lowers[0] == "both":
        _plain_form_after_all(tree)
    if "neither" in tree.lowers[2:]:
        _subject_before_neither(tree, tree.lowers.index("neither", 2))
    for word in _NOUNS.keys() & set(tree.lowers):
        _noun_after_be(tree, tree.lowers.index(word), _NOUNS[word])
    if "following" in tree.lowers:
        _the_following(tree, tree.lowers.index("following"))
    if not _ALMOST.isdisjoint(tree.lowers):
        _next_to_nothing(tree)
    if "its" in tree.lowers and "not" in tree.lowers:
        _its_for_it_is(tree)
    if "s" in tree.lowers:
        _s_for_is(tree)
    if not words("gets").isdisjoint(tree.lowers):
        mend_shares(tree)


def _its_for_it_is(tree: Tree) -> None:
    """In "its not addictive", written without the apostrophe: "its" is what is not so."""
    for i in range(len(tree) - 2):
        if tree.lowers[i] != "its" or tree.lowers[i + 1] != "not" or tree.dep[i] != "poss":
            continue
        said = tree.head[i]
        if said > i + 1 and tree.head[i + 1] == said and tree.tag[said] in {"NN", "JJ"}:
            tree.relabel(i, "nsubj")
            tree.tag[said] = "JJ"
            tree.clauses.clear()


def _s_for_is(tree: Tree) -> None:
    """In "theres no rash", written without the apostrophe: "s" is a form of "be"."""
    for i in range(1, len(tree)):
        if tree.lowers[i] == "s" and tree.lowers[i - 1] == "there":
            tree.tag[i], tree.lemma[i] = "VBZ", "be"
            tree.clauses.clear()


def _participle_for_adjective(tree: Tree, i: int) -> None:
    """In "a licensed treatment": as in "an approved treatment", which the tagger knows for a verb's."""
    lemma = next((form for form in possible_lemmas(tree.lowers[i]) if f"{form}d" == tree.lowers[i]), None)
    if lemma is not None:
        tree.tag[i], tree.lemma[i] = "VBN", lemma


def _adjective_for_noun(tree: Tree, i: int) -> None:
    """In "a licence valid throughout Europe", with "valid" for the noun: it describes the licence."""
    noun, head = i - 1, tree.head[i]
    if tree.dep[noun] != "compound" or tree.head[noun] != i or head == i:
        return
    tree.move(noun, head, tree.dep[i])
    for k in list(tree.kids[i]):
        tree.move(k, noun, tree.dep[k])
    tree.move(i, noun, "amod")


def _plain_form_for_noun(tree: Tree, i: int) -> None:
    """In "A and B inhibit proteins", read as one thing: "inhibit" is the verb, what stands before it its subject."""
    noun = tree.head[i]
    if noun < i:
        return
    before = [k for k in tree.kids[noun] if k < i and tree.is_noun(k) and tree.children(k, "conj")]
    if not before or any(tree.tag[k] in FINITE for k in range(len(tree)) if k != i):
        return
    whole, above = noun, tree.head[noun]
    if tree.dep[noun] == "nsubj" and tree.tag[above] == "VBG" and above == noun + 1:
        tree.tag[above], whole = "NN", above  # "EGFR signaling", with the gerund for the verb
    if whole != tree.root:
        return
    tree.move_root(i)
    tree.tag[i] = "VBP"
    tree.move(whole, i, "dobj")
    for k in before:
        tree.move(k, i, "nsubj")
    if whole != noun:
        tree.move(noun, whole, "compound")


def _plain_form_after_illness(tree: Tree, i: int) -> None:
    """In "Women with gout use X", read as one noun: "use" is what they do."""
    prep, before = tree.head[i], tree.children(i, "compound", "amod", "nmod", "det")
    people = tree.head[prep]
    if people != tree.root or tree.tag[people] != "NNS" or not before or not tree.is_noun(before[-1]):
        return
    illness, after = before[-1], [k for k in tree.kids[people] if k > i]
    tree.move_root(i)
    tree.tag[i], tree.lemma[i] = "VBP", tree.lowers[i]
    tree.move(people, i, "nsubj")
    tree.move(illness, prep, "pobj")
    for k in before[:-1]:
        tree.move(k, illness, tree.dep[k])
    for k in after:
        tree.move(k, i, "dobj" if tree.dep[k] == "appos" else tree.dep[k])


def _third_person_after_phrase(tree: Tree, i: int) -> None:
    """In "X raises A, then with regular use lowers B", with "use lowers" read as one noun: it is the next verb."""
    prep, noun = tree.head[i], i - 1
    above = tree.head[prep]
    if tree.head[noun] != i or not tree.is_noun(noun) or not tree.is_verb(above) or above > prep:
        return
    if not verb_of(tree.lowers[i]):
        return
    for k in [k for k in tree.kids[i] if k < noun]:
        tree.move(k, noun, tree.dep[k])
    tree.move(noun, prep, "pobj")
    tree.tag[i], tree.lemma[i] = "VBZ", verb_of(tree.lowers[i])
    tree.move(i, above, "conj")
    tree.move(prep, i, "prep")
    tree.clauses.clear()


def _noun_for_infinitive(tree: Tree, i: int) -> None:
    """In "superior to placebo" with "placebo" taken for a verb: it is what stands after "to"."""
    noun = tree.head[i]
    above = tree.head[noun]
    if tree.dep[noun] == "xcomp" and noun == i + 1 and not tree.children(noun, "dobj"):
        tree.move(i, above, "prep")
        tree.move(noun, i, "pobj")


def _verb_first(tree: Tree) -> None:
    """In "Blocks H1 receptors.", "Relieves: A and B", said of a medicine just named: the plural is a verb.

    Beside a finite verb or with no object of its own, it is one if it can hardly be a noun: "Treats and prevents C".
    """
    verb = verb_of(tree.lowers[0])
    relieving = verb in words("relieving")
    if not verb or not (relieving or FINITE.isdisjoint(tree.tag)):
        return
    noun = tree.head[0]
    if tree.root == 0:
        told = [k for k in tree.children(0, "appos") if relieving and tree.is_noun(k)][:1]
        goes_on = relieving and any(tree.tag[k] == "VBZ" for k in tree.children(0, "conj"))
        if not (tree.children(0, "dobj") or tree.lowers[1] in _UPON or told or goes_on):
            return
        for k in told:
            tree.relabel(k, "dobj")
    elif noun == tree.root and tree.dep[0] in _BEFORE_NOUN and tree.is_noun(noun):
        tree.move_root(0)
        tree.move(noun, 0, "dobj")
    else:
        return
    tree.tag[0], tree.lemma[0] = "VBZ", verb
    tree.clauses.clear()


def _gerund_first(tree: Tree) -> None:
    """In "Blocking T receptors slows it", "Neutralising T slows it", read as one thing: what is done is the subject."""
    noun = tree.head[0]
    verb = tree.head[noun]
    if tree.dep[noun] not in _SUBJECTS or tree.tag[verb] != "VBZ" or not verb_of(tree.lowers[0]):
        return
    if tree.tag[noun] not in {"NNS", "NNPS"} and not any(c.isupper() or c.isdigit() for c in tree.words[noun]):
        return  # "circulating insulin falls"
    tree.move(0, verb, "csubj")
    tree.move(noun, 0, "dobj")
    tree.clauses.clear()


def _third_person_for_plural(tree: Tree, i: int) -> None:
    """In "Xumab binds to Y", "Xumab, a hormone, mimics Y", read as one noun: "binds" is the verb, X its subject."""
    noun, old = tree.head[i], tree.root
    if i == old:
        subject = next((k for k in tree.kids[i] if k < i and tree.dep[k] in {"compound", "nsubj", "nmod"}), None)
        if subject is None or tree.lowers[i + 1] not in _INTO:
            return
        tree.move(subject, i, "nsubj")
    elif noun > i and tree.dep[i] in _BEFORE_NOUN and tree.is_noun(old) and old < i:
        tree.move_root(i)
        tree.move(noun, i, "dobj")
        tree.move(old, i, "nsubj")
    else:
        return
    tree.tag[i], tree.lemma[i] = "VBZ", verb_of(tree.lowers[i])


def _third_person_before_and(tree: Tree, i: int) -> None:
    """In "Xumab first raises and then lowers Y", "Xumab at first raises ...", read as a noun: both are its verbs."""
    goes_on = [k for k in tree.children(i, "conj") if tree.tag[k] == "VBZ" and not tree.has_subject(k)]
    prep = tree.head[i] if tree.dep[i] == "pobj" else i
    subject = tree.head[prep] if prep != i else next((k for k in tree.children(i, *_BEFORE_NOUN) if k < i), None)
    if not goes_on or subject is None or subject >= prep or not tree.is_noun(subject) or not tree.children(i, "cc"):
        return
    if prep != i:
        if subject != tree.root or prep != i - 2 or tree.words[i - 1] != "first":
            return
        tree.move_root(i)
        tree.move(prep, i, "prep")
        tree.move(i - 1, prep, "pobj")
        for k in [k for k in tree.kids[subject] if k > i]:
            tree.move(k, i, tree.dep[k])
    tree.move(subject, i, "nsubj")
    for k in tree.children(i, "amod"):
        tree.relabel(k, "advmod")
    tree.tag[i], tree.lemma[i] = "VBZ", verb_of(tree.lowers[i])
    tree.clauses.clear()


def _third_person_after_and(tree: Tree, i: int) -> None:
    """In "gets into cells and switches on Y", read as one more noun: it is the next verb."""
    if tree.lowers[i - 1] != "and" or any(tree.dep[k] in _BEFORE_NOUN for k in tree.kids[i]):
        return
    above = next((a for a in tree.ancestors(i) if tree.is_verb(a)), None)
    if above is None or above > i or tree.tag[above] != "VBZ" or not tree.children(i + 1, "pobj"):
        return
    tree.tag[i], tree.lemma[i] = "VBZ", verb_of(tree.lowers[i])
    tree.move(i, above, "conj")
    tree.clauses.clear()


def _third_person_with_object(tree: Tree, i: int) -> None:
    """In "blocks Y and shields cells from Z", read as two objects, "Y and shields" and "cells": it is the next verb."""
    above = next((a for a in tree.ancestors(i) if tree.is_verb(a)), None)
    if above is None or above > i or tree.tag[above] != "VBZ" or tree.kids[i]:
        return
    thing = next((k for k in tree.children(above, "dobj") if min(tree.subtree(k)) == i + 1), None)
    if thing is None or len(tree.children(above, "dobj")) == 1:
        return
    tree.tag[i], tree.lemma[i] = "VBZ", verb_of(tree.lowers[i])
    for k in [k for k in tree.kids[above] if k > i and tree.dep[k] != "punct"]:
        tree.move(k, i, tree.dep[k])
    tree.move(i, above, "conj")
    tree.clauses.clear()


def _third_person_after_each(tree: Tree) -> None:
    """In "Each treats Y", "Neither drug prevents Y", "None of these treats Y", read as one noun: it is the verb."""
    if tree.root == 1 and tree.tag[1] == "NNS" and tree.children(1, "prep") and verb_of(tree.lowers[1]):
        tree.tag[1], tree.lemma[1] = "VBZ", verb_of(tree.lowers[1])  # "Neither protects from Y"
        tree.relabel(0, "nsubj")
        tree.clauses.clear()
        return
    early = range(1, min(_EARLY + 1, len(tree) - 1))
    i = next((i for i in early if tree.dep[i] in _BEFORE_NOUN and verb_of(tree.lowers[i])), None)
    if i is None:
        return
    of_them = tree.lowers[1] == "of" and i == _EARLY
    noun, subject = max(tree.root, tree.head[i]), 0 if of_them else i - 1
    if noun <= i or not tree.is_noun(noun) or not tree.lowers[i].endswith("s"):
        return
    if not of_them and (i == _EARLY or (subject and not tree.is_noun(subject))):
        return
    tree.move_root(i)
    tree.tag[i], tree.lemma[i] = "VBZ", verb_of(tree.lowers[i])
    tree.move(noun, i, "dobj")
    tree.move(subject, i, "nsubj")
    if of_them:
        tree.move(1, 0, "prep")
        tree.move(2, 1, "pobj")
    elif subject:
        tree.move(0, subject, "det")


def _subject_for_joint(tree: Tree) -> None:
    """In "Either can cause C", with "either" taken for half of "either ... or": it is who does it."""
    verb = tree.head[0]
    joint = tree.dep[0] in {"preconj", "cc", "det"} and len(tree) > 1 and tree.tag[1] == "MD"
    if joint and tree.head[1] == verb and not tree.children(verb, *_SUBJECTS):
        tree.move(0, verb, "nsubj")


def _subject_before_neither(tree: Tree, i: int) -> None:
    """In "With A gone, cells neither grow nor live, and B falls" with "grow" hung on the cells: it is what they do."""
    noun, verb = i - 1, tree.head[i]
    hung = tree.root == noun == tree.head[verb] and tree.dep[verb] in {"ccomp", "relcl", "acl", "advcl", "dep"}
    if not hung or verb < i or not tree.is_noun(noun) or not tree.is_verb(verb):
        return
    tree.move_root(verb)
    tree.move(noun, verb, "nsubj")
    for k in [k for k in tree.kids[noun] if tree.dep[k] in {"advcl", "conj", "cc", "punct", "prep", "advmod"}]:
        tree.move(k, verb, tree.dep[k])
    tree.clauses.clear()


def _plain_form_after_all(tree: Tree) -> None:
    """In "All three relieve C", "Both relieve C", read as one noun: "relieve" is the verb."""
    first = 0 if tree.lowers[0] == "both" else 1
    at = first + 1
    if len(tree) < at + 2 or (first and tree.tag[first] != "CD") or not is_plain(tree.lowers[at]):
        return
    noun = tree.head[at]
    if noun <= at or tree.dep[at] not in _BEFORE_NOUN or not tree.is_noun(noun) or tree.root != noun:
        return
    tree.move_root(at)
    tree.tag[at], tree.lemma[at] = "VBP", tree.lowers[at]
    tree.move(noun, at, "dobj")
    tree.move(first, at, "nsubj")
    if first:
        tree.move(0, first, "det")


def _noun_for_adjective(tree: Tree, i: int) -> None:
    """In "makes less acid" with "acid" taken for an adjective: it is what is made."""
    noun = tree.head[i]
    if tree.is_verb(noun) and tree.is_noun(i + 1) and tree.head[i + 1] == noun and tree.dep[i + 1] in _ARGUMENTS:
        tree.move(i, i + 1, "amod")  # "so less glucose is made", with "less" hung on the verb
        return
    verb = tree.head[noun]
    if noun != i + 1 or tree.tag[noun] != "JJ" or tree.dep[noun] not in {"ccomp", "acomp", "oprd"}:
        return
    if tree.lemma[verb] in words("rendering") and tree.is_noun(i - 1) and tree.dep[i - 1] == "ccomp":
        tree.move(i - 1, noun, "nsubj")  # "makes platelets less sticky"
        tree.relabel(noun, "ccomp")
        return
    if (
        not tree.is_verb(verb)
        or tree.lemma[verb] in words("linking")
        or tree.children(noun, "nsubj")
        or tree.children(verb, "dobj")
    ):
        return
    tree.tag[noun] = "NN"
    tree.relabel(noun, "dobj")
    tree.relabel(i, "amod")
    tree.clauses.clear()


def _less_of_what(tree: Tree, i: int) -> None:
    """In "so less Y gets released", read as "so less (that) Y gets released": there is less of Y."""
    verb = next((k for k in tree.children(i, "ccomp") if k > i), None)
    noun = i + 1
    if verb is None or tree.dep[noun] not in _ARGUMENTS or tree.head[noun] != verb:
        return
    tree.move(verb, tree.head[i], tree.dep[i])
    for k in [k for k in tree.kids[i] if k != verb]:
        tree.move(k, verb, tree.dep[k])
    tree.move(i, noun, "amod")


def _since_for_adverb(tree: Tree, i: int) -> None:
    """In "has since added cancer", read as "has, since a cancer that was added": it says when."""
    verb, noun = i + 1, tree.head[i + 1]
    if tree.dep[verb] not in _BEFORE_NOUN or tree.head[noun] != i:
        return
    above = i - 1 if tree.head[i] == i - 1 else i
    if above == tree.root:
        tree.move_root(verb)
    else:
        tree.move(verb, tree.head[above], tree.dep[above])
    for k in [k for n in {above, i} for k in tree.kids[n] if k not in {i, verb}]:
        tree.move(k, verb, "dobj" if k == noun else tree.dep[k])
    tree.move(i, verb, "advmod")
    tree.move(i - 1, verb, "aux")
    tree.tag[i] = "RB"
    tree.clauses.clear()


def _the_following(tree: Tree, i: int) -> None:
    """In "it causes the following: A and B", "the following effects may occur: A": the list tells what "following" is.

    The tagger takes the word for a verb where it stands alone.
    """
    noun = i
    if i == 0 or i + 1 == len(tree) or tree.lowers[i - 1] != "the":
        return
    if tree.dep[i] in _BEFORE_NOUN:
        noun = tree.head[i]
    elif tree.head[i - 1] == i:
        tree.tag[i], tree.lemma[i] = "NN", "following"
    else:
        return
    colon = next((k for k in range(noun + 1, len(tree)) if tree.words[k] == ":"), None)
    if colon is None or (colon > noun + 1 and tree.dep[noun] not in _SUBJECTS):
        return
    first = next((k for k in range(colon + 1, len(tree)) if tree.is_noun(k) and tree.head[k] <= colon), None)
    if first is not None and tree.head[first] != noun:
        tree.move(first, noun, "appos")
    tree.clauses.clear()


def _noun_after_be(tree: Tree, i: int, lemma: str) -> None:
    """In "A and B are uses outside the label", "they are antibodies against T", read as verbs: it is what they are."""
    be = next((k for k in tree.children(i, "aux", "auxpass") if tree.lowers[k] in {"are", "were"}), None)
    if be is None or i != tree.root:
        return
    tree.move_root(be)
    tree.tag[i], tree.lemma[i] = "NNS", lemma
    tree.move(i, be, "attr")
    for k in [k for k in tree.kids[i] if k < be]:
        tree.move(k, be, "nsubj" if tree.dep[k] in _SUBJECTS else tree.dep[k])


def _next_to_nothing(tree: Tree) -> None:
    """In "It does next to nothing for hives", "does precious little", read otherwise: so much is what it does."""
    for i in range(1, len(tree) - 2):
        almost = _ALMOST_NOTHING.get(tree.lowers[i])
        end = i + len(almost or ())
        do = i - 1
        if (
            almost is None
            or tuple(tree.lowers[i + 1 : end + 1]) != almost
            or possible_lemmas(tree.lowers[do]).isdisjoint(_DOING)
        ):
            continue
        if tree.head[do] == i and tree.root == i:
            tree.move_root(do)
        elif tree.head[do] == i:
            tree.move(do, tree.head[i], tree.dep[i])
        for k in [k for k in tree.kids[i] if not i <= k <= end and k != do]:
            tree.move(k, do, tree.dep[k])
        tree.move(end, do, "dobj")
        tree.tag[end] = "NN"
        for k in [k for k in tree.kids[end] if k > end]:
            tree.move(k, do, tree.dep[k])
        for k in range(i, end):
            tree.move(k, end, "advmod")
        tree.clauses.clear()


def _noun_for_plain_form(tree: Tree, i: int) -> None:
    """In "It does zilch for hives", with "zilch" for the verb: it is what is done."""
    do = next((k for k in tree.children(i, "aux") if tree.lowers[k] in {"do", "does", "did"}), None)
    if do is None:
        return
    if i == tree.root:
        tree.move_root(do)
    else:
        tree.move(do, tree.head[i], tree.dep[i])
    for k in [k for k in tree.kids[i] if k != do]:
        tree.move(k, do, tree.dep[k])
    tree.move(i, do, "dobj")
    tree.tag[i], tree.lemma[i], tree.lemma[do] = "NN", tree.lowers[i], "do"
    tree.clauses.clear()


def _third_person(tree: Tree, i: int) -> None:
    """Mend what the tagger takes for a verb in the third person."""
    if tree.lowers[i] in _ROLE_NOUNS:
        _role_noun_for_verb(tree, i)
    else:
        _plural_for_third_person(tree, i)


def _role_noun_for_verb(tree: Tree, i: int) -> None:
    """In "the T (T2) agonists A and B have", with "agonists" for what T does: they are, and are who has."""
    verb = next((k for k in tree.children(i, "conj") if tree.is_verb(k) and not tree.has_subject(k)), None)
    if i != tree.root or verb is None:
        return
    tree.tag[i], tree.lemma[i] = "NNS", tree.lowers[i][:-1]
    tree.move_root(verb)
    tree.move(i, verb, "nsubj")
    for k in tree.children(i, "nsubj"):
        tree.relabel(k, "compound")
    for k in tree.children(i, "dobj"):
        tree.relabel(k, "appos")
    tree.clauses.clear()


def _plural_for_third_person(tree: Tree, i: int) -> None:
    """In "X causes falls" with "falls" taken for what X does: it is what is caused."""
    verb = tree.head[i]
    if tree.lemma[verb] not in words("bringing_about") or any(tree.is_noun(k) for k in range(verb + 1, i)):
        return
    own = tree.children(i, "nsubj", "nsubjpass", "dobj", "attr", "acomp", "aux")
    if verb > i or own or tree.children(verb, "dobj"):
        return
    tree.tag[i] = "NNS"
    tree.relabel(i, "dobj")
    tree.clauses.clear()


# What "less" and "more" are hung as before what there is less of, each with its mend.
_HUNG_BEFORE = {
    "advmod": _noun_for_adjective,
    "amod": _noun_for_adjective,
    "advcl": _less_of_what,
    "ccomp": _less_of_what,
    "conj": _less_of_what,
}
