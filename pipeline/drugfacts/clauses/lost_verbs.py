"""Mend verbs that the small parser took for part of a noun phrase: "his ankles swell", "blisters formed on his palms".

What befalls people and parts of their bodies is mostly told in short sentences without an object, whose verb looks like
a noun or a participle. Which words may be such verbs is told by ``body_doing``, ``comes_about`` and ``perceiving`` in
``grammar.yaml``.
"""

from __future__ import annotations

from .forms import possible_lemmas, verb_of
from .grammar import words
from .tree import FINITE, Tree

_BEFORE_NOUN = frozenset({"compound", "amod", "nmod"})
_DETERMINERS = frozenset({"DT", "PRP$"})
_JOINTS = frozenset({"and", "or", "but"})
_BEFORE_VERB = frozenset({"det", "poss", "amod", "nummod", "compound", "nmod"})
_PAST = frozenset({"JJ", "VBN", "VBD"})
_UNITS = frozenset(
    {"mg", "g", "mcg", "µg", "μg", "ug", "microgram", "micrograms", "ml", "iu", "units", "mg/kg", "mg/day", "mg/d", "%"}
)
_LATER = frozenset({"since", "also", "later", "then", "now", "recently", "subsequently"})
_EARLY = 6  # words to the unit of a dose that a sentence begins with
_HOW_OFTEN = frozenset(
    """a an per / every each once twice thrice three times daily weekly monthly nightly day week month
    kg at in the night bedtime morning evening orally intravenously subcutaneously topically hourly by mouth""".split()
)
_WHEN = frozenset({"after", "with", "during", "following", "on"})
_HOW_MUCH = frozenset({"by", "within", "after", "over", "at", "from", "compared", "versus"})


def mend_lost_verbs(tree: Tree) -> None:
    """Mend a tree in place."""
    root, tag = tree.root, tree.tag
    if tag[root] == "NN" and tree.lowers[root] in words("body_doing"):
        _doing_of_parts(tree, root)
    if tree.is_noun(tree.root) and FINITE.isdisjoint(tag):
        _come_about(tree, tree.root)
        _done_to(tree, tree.root)
        _done_behind_aside(tree, tree.root)
        _perceived(tree)
        _befalls(tree, tree.root)
    if tree.is_noun(tree.root):
        _done_by_dose(tree)
        _done_by_many(tree, tree.root)
        _seen_after(tree, tree.root)
    if tag[tree.root] == "CD":
        _done_by_share(tree, tree.root)
    if "lower" in tree.lowers:
        _lower_among_verbs(tree, tree.lowers.index("lower"))
    if "added" in tree.lowers:
        _added(tree, tree.lowers.index("added"))
    for i in range(1, len(tree) - 1):
        if tag[i] in {"NNS", "NN"} and tree.dep[i] == "conj" and tag[i + 1] in _DETERMINERS:
            _verb_before_determiner(tree, i)
        elif tree.dep[i] in _BEFORE_NOUN and tag[i] in {"VB", "JJ", "NN"} and tag[i - 1] == "MD":
            _verb_after_modal(tree, i)
        elif tag[i] in {"VBN", "VBD"} and tree.dep[i] == "acl":
            _after_second_noun(tree, i)
        elif tag[i] == "UH" and tree.head[i] == i + 1 and tree.lemma[i - 1] == "say" and tree.is_verb(i - 1):
            tree.move(i, i - 1, "intj")  # "said no to C", read as "no to"


def _doing_of_parts(tree: Tree, i: int) -> None:
    """In "His ankles swell", read as one noun: "swell" is what they do."""
    noun = i - 1
    if noun < 0 or tree.head[noun] != i or tree.dep[noun] != "compound" or not tree.lowers[noun].endswith("s"):
        return
    tree.tag[i], tree.lemma[i] = "VBP", tree.lowers[i]
    for k in [k for k in tree.kids[i] if k < noun and tree.dep[k] in _BEFORE_VERB]:
        tree.move(k, noun, tree.dep[k])
    tree.move(noun, i, "nsubj")


def _come_about(tree: Tree, noun: int) -> None:
    """In "On day three blisters formed on his palms.", read as blisters that were formed: they did so."""
    verb = next((k for k in tree.children(noun, "acl") if k == noun + 1), None)
    if verb is None or tree.tag[verb] not in _PAST or tree.ending != ".":
        return
    if possible_lemmas(tree.lowers[verb]).isdisjoint(words("comes_about")):
        return
    _make_root(tree, verb, noun)


def _done_by_many(tree: Tree, thing: int) -> None:
    """In "Azoles (X, Y and Z) block enzymes.", read as block enzymes: azoles block them."""
    verb = next((k for k in tree.children(thing, "compound") if tree.tag[k] in {"NN", "VB"} and tree.kids[k]), None)
    if verb is None or tree.ending != ".":
        return
    subject = next((k for k in tree.children(verb, "nsubj") if tree.tag[k] in {"NNS", "NNPS"}), None)
    if subject is None or subject > verb:
        return
    tree.move_root(verb)
    tree.tag[verb] = "VBP"
    tree.move(thing, verb, "dobj")
    for k in [k for k in tree.kids[thing] if k < verb]:
        tree.move(k, verb, tree.dep[k])


def _seen_after(tree: Tree, noun: int) -> None:
    """In "Blisters after long use have been seen.", read as use that was seen: the blisters were seen after it."""
    verb = next((k for k in tree.children(noun, "advcl", "acl", "relcl") if tree.children(k, "auxpass")), None)
    if verb is None or tree.ending != ".":
        return
    mark = next((k for k in tree.children(verb, "mark") if k == noun + 1 and tree.lower(k) in _WHEN), None)
    taken = next(iter(tree.children(verb, "nsubjpass")), None)
    if mark is None or taken is None or min(tree.subtree(taken)) != mark + 1:
        return
    tree.move_root(verb)
    tree.move(noun, verb, "nsubjpass")
    tree.move(mark, noun, "prep")
    tree.move(taken, mark, "pobj")


def _done_to(tree: Tree, thing: int) -> None:
    """In "In 2019 the agency added mouth ulcers.", read as ulcers that were added: the agency added them."""
    for verb in tree.children(thing, "amod"):
        actor = verb - 1
        if tree.tag[verb] not in _PAST or actor < 0 or not tree.lowers[verb].endswith("ed") or verb > thing:
            continue
        if not tree.is_noun(actor) or tree.head[actor] not in {verb, thing} or tree.ending != ".":
            continue
        determiner = next((k for k in (actor - 1, actor - 2) if k >= 0 and tree.tag[k] in _DETERMINERS), None)
        if tree.head[actor] == thing and determiner is None:
            continue  # "Drug induced rash."
        tree.move_root(verb)
        tree.tag[verb] = "VBD"
        tree.move(actor, verb, "nsubj")
        tree.move(thing, verb, "dobj")
        for k in [k for k in tree.kids[thing] if k < actor]:
            inside = tree.dep[k] in _BEFORE_VERB and k >= (actor if determiner is None else determiner)
            tree.move(k, actor if inside else verb, tree.dep[k])
        return


def _done_behind_aside(tree: Tree, thing: int) -> None:
    """In "Xumab, unlike its rivals, increased admissions.", read as admissions that were increased: Xumab did so."""
    if tree.ending != "." or tree.words.count(",") < 2:
        return
    actor = tree.words.index(",") - 1
    verb = next((k for k in tree.children(thing, "amod") if k > actor and tree.words[k - 1] == ","), None)
    if verb is None or verb > thing or tree.tag[verb] not in _PAST or not tree.lowers[verb].endswith("ed"):
        return
    if not 0 <= actor < verb - 2 or not tree.is_noun(actor) or tree.head[actor] != thing:
        return
    tree.move_root(verb)
    tree.tag[verb], tree.lemma[verb] = "VBD", verb_of(tree.lowers[verb]) or tree.lemma[verb]
    tree.move(thing, verb, "dobj")
    for k in [k for k in tree.kids[thing] if k < verb]:
        tree.move(k, verb, tree.dep[k])
    tree.move(actor, verb, "nsubj")


def _lower_among_verbs(tree: Tree, i: int) -> None:
    """In "They slow the pulse, lower blood pressure and cut C", read as a pressure that is lower: they lower it."""
    thing = tree.head[i]
    first = tree.head[thing]
    verb = tree.head[first]
    listed = tree.dep[i] == "amod" and tree.dep[thing] in {"conj", "appos"} and tree.dep[first] == "dobj"
    if not listed or tree.words[i - 1] != "," or tree.tag[verb] not in {"VB", "VBP"} or not verb < first < i:
        return
    later = (k for k in tree.children(verb, "conj") if k > thing and tree.is_verb(k))
    if not any(tree.lowers[k - 1] == "and" for k in later):
        return  # "can cause headache, lower blood pressure and nausea"
    tree.tag[i], tree.lemma[i] = tree.tag[verb], "lower"
    tree.move(i, verb, "conj")
    tree.move(thing, i, "dobj")


def _added(tree: Tree, i: int) -> None:
    """In "it has since added gout" and "approved it for A and added B", read as something that is added: a verb."""
    thing, before = tree.head[i], i - 1
    if tree.dep[i] != "amod" or thing <= i or not tree.is_noun(thing):
        return
    while before > 0 and tree.lowers[before] in _LATER:
        before -= 1
    above = tree.head[thing]
    top = thing
    while tree.dep[top] in _BEFORE_NOUN and tree.head[top] > top:
        top = tree.head[top]
        above = tree.head[top]
    if before < 0 or above >= i or not tree.is_verb(above):
        return
    if tree.lemma[before] == "have" and before == above and tree.dep[top] == "dobj":
        _after_auxiliary(tree, i, above, top)
    elif tree.lowers[before] in {"and", "then"} and tree.dep[top] in {"conj", "dobj"}:
        later = [k for k in tree.kids[above] if k > top and tree.dep[k] in {"prep", "npadvmod", "advmod"}]
        tree.tag[i], tree.lemma[i] = "VBD", "add"
        tree.move(i, above, "conj")
        tree.move(top, i, "dobj")
        for k in later:
            tree.move(k, i, tree.dep[k])


def _after_auxiliary(tree: Tree, verb: int, auxiliary: int, thing: int) -> None:
    """Make a participle the verb of the auxiliary that was read as one: "has", with what it has for an object."""
    if auxiliary == tree.root:
        tree.move_root(verb)
    else:
        tree.move(verb, tree.head[auxiliary], tree.dep[auxiliary])
    tree.tag[verb], tree.lemma[verb] = "VBN", "add"
    for k in list(tree.kids[auxiliary]):
        if k != verb:
            tree.move(k, verb, tree.dep[k])
    tree.move(thing, verb, "dobj")
    tree.move(auxiliary, verb, "aux")
    for k in [k for k in tree.kids[thing] if auxiliary < k < verb]:
        tree.move(k, verb, tree.dep[k])


def _perceived(tree: Tree) -> None:
    """In "One patient in seven noticed flashes", read as one noun: "noticed" is what the patient did."""
    for i in range(2, len(tree) - 1):
        verb = possible_lemmas(tree.lowers[i]) & words("perceiving")
        if not verb or tree.lowers[i] in verb or tree.dep[i] not in _BEFORE_NOUN or tree.tag[i] not in _PAST:
            continue
        thing, who = tree.head[i], tree.root
        if thing <= i or who >= i or not tree.is_noun(thing) or tree.tag[i - 1] in _DETERMINERS | {"JJ", "RB", "IN"}:
            continue
        if tree.dep[thing] != "pobj" or who not in tree.ancestors(thing):
            continue
        prep = tree.head[thing]
        _make_root(tree, i, who)
        tree.lemma[i] = min(verb)
        early = [k for k in tree.kids[thing] if k < i]
        tree.move(thing, i, "dobj")
        if early:
            tree.move(early[-1], prep, "pobj")
        for k in early[:-1]:
            tree.move(k, early[-1], tree.dep[k])
        return


def _befalls(tree: Tree, i: int) -> None:
    """In "Headache plagues a few users", read as one noun: it plagues them."""
    if not tree.is_noun(i) or i == 0 or possible_lemmas(tree.lowers[i]).isdisjoint(words("befalling")):
        return
    noun = i - 1
    them = next((k for k in tree.kids[i] if k > i and tree.dep[k] == "dobj"), None)
    if tree.head[noun] != i or tree.dep[noun] != "compound" or them is None:
        return
    tree.tag[i] = "VBZ" if tree.lowers[i].endswith("s") else "VBP"
    tree.lemma[i] = min(possible_lemmas(tree.lowers[i]) & words("befalling"))
    for k in [k for k in tree.kids[i] if k < noun and tree.dep[k] in _BEFORE_VERB]:
        tree.move(k, noun, tree.dep[k])
    tree.move(noun, i, "nsubj")


def _done_by_dose(tree: Tree) -> None:
    """In "Xumab 75 mg daily reduced hot flashes", read as one noun: that is what so much of it did."""
    unit = next((i for i in range(2, min(_EARLY, len(tree))) if tree.lowers[i] in _UNITS), None)
    if unit is None or not tree.words[unit - 1][0].isdigit() or not tree.is_noun(unit - 2):
        return
    verb = next((i for i in range(unit + 1, len(tree) - 1) if tree.lowers[i] not in _HOW_OFTEN), None)
    if verb is None or tree.tag[verb] not in _PAST or not tree.lowers[verb].endswith("ed"):
        return
    thing, drug = tree.head[verb], unit - 2
    if tree.ending != "." or tree.words[verb + 1] == "-":
        return  # "Xumab 75 mg prolonged-release tablets"
    if tree.dep[verb] != "amod" or thing <= verb or not tree.is_noun(thing) or not FINITE.isdisjoint(tree.tag[:verb]):
        return
    early = [k for k in range(unit - 1, verb) if tree.head[k] >= verb or tree.head[k] == k]
    tree.move_root(verb)
    if tree.tag[verb] == "JJ":
        tree.lemma[verb] = verb_of(tree.lowers[verb]) or tree.lowers[verb].removesuffix("d")
    tree.tag[verb] = "VBD"
    tree.move(drug, verb, "nsubj")
    tree.move(thing, verb, "dobj")
    for k in [*early, *(k for k in tree.kids[thing] if k < verb)]:
        tree.move(k, drug, "nmod" if tree.is_noun(k) else tree.dep[k])
    for k in [k for k in tree.kids[thing] if k > thing and (tree.lowers[k] in _HOW_MUCH or tree.dep[k] == "punct")]:
        tree.move(k, verb, tree.dep[k])


def _done_by_share(tree: Tree, share: int) -> None:
    """In "Two in five vomited.", read as five of something: they did so."""
    for prep in tree.children(share, "prep"):
        for i in tree.children(prep, "pobj"):
            number = i - 1
            if not tree.lowers[i].endswith("ed") or tree.tag[number] != "CD" or tree.head[number] != i:
                continue
            _make_root(tree, i, share)
            tree.lemma[i] = min(possible_lemmas(tree.lowers[i]) - {tree.lowers[i]}, default=tree.lemma[i])
            tree.move(number, prep, "pobj")
            return


def _make_root(tree: Tree, verb: int, subject: int) -> None:
    """Make a verb the root, the old root its subject, and give it what stands before and behind."""
    tree.move_root(verb)
    tree.tag[verb] = "VBD"
    tree.move(subject, verb, "nsubj")
    first = min(k for k in (subject, *tree.kids[subject]) if k == subject or tree.dep[k] in _BEFORE_VERB)
    for k in [k for k in tree.kids[subject] if k > verb or k < first]:
        tree.move(k, verb, tree.dep[k])


def _verb_before_determiner(tree: Tree, i: int) -> None:
    """In "numbs the fingers and stiffens the neck" with "stiffens" for a noun: no noun stands before "the"."""
    if tree.lowers[i - 1] not in _JOINTS or not tree.is_noun(tree.head[i]):
        return
    thing = tree.head[i + 1]
    above = next((a for a in tree.ancestors(i) if tree.is_verb(a)), None)
    if thing <= i or above is None or above > i or not tree.is_noun(thing):
        return
    if tree.tag[i] == "NNS" and tree.lowers[i].endswith("s") and tree.tag[above] == "VBZ":
        tree.tag[i] = "VBZ"
    elif tree.tag[i] == "NN" and tree.tag[above] in {"VB", "VBP"}:
        tree.tag[i] = tree.tag[above]
    else:
        return
    tree.lemma[i] = _lemma(tree.lowers[i])
    kids = list(tree.kids[i])
    tree.move(i, above, "conj")
    tree.move(thing, i, "dobj")
    for k in kids:
        if k != thing and tree.dep[k] not in {"prep", "advmod", "punct", "cc"}:
            tree.move(k, thing, tree.dep[k])


def _lemma(word: str) -> str:
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def _verb_after_modal(tree: Tree, i: int) -> None:
    """In "It will quiet restless legs", read as quiet legs: what stands after a modal is the verb."""
    noun, modal = tree.head[i], i - 1
    if noun <= i or not tree.is_noun(noun) or tree.head[modal] not in {noun, i} or tree.dep[modal] != "aux":
        return
    if tree.tag[i] == "NN" and i + 1 != noun and tree.tag[i + 1] not in _DETERMINERS | {"JJ"}:
        return
    if noun == tree.root:
        tree.move_root(i)
    else:
        tree.move(i, tree.head[noun], tree.dep[noun])
    tree.tag[i], tree.lemma[i] = "VB", tree.lowers[i]
    for k in [k for k in tree.kids[noun] if k < i or tree.dep[k] in {"prep", "punct", "advmod", "conj", "cc"}]:
        tree.move(k, i, "nsubj" if tree.dep[k] in {"det", "nmod", "compound", "dep"} and k < modal else tree.dep[k])
    tree.move(noun, i, "dobj")


def _after_second_noun(tree: Tree, i: int) -> None:
    """In "In the elder a rash developed at month five, and she was changed", with the rash after "in": it developed."""
    noun, prep = tree.head[i], tree.head[tree.head[i]]
    if i != noun + 1 or tree.dep[noun] != "pobj" or possible_lemmas(tree.lowers[i]).isdisjoint(words("comes_about")):
        return
    first = next((p for p in tree.children(prep, "pobj") if p < noun), None)
    above = tree.head[prep]
    if first is None or not any(tree.tag[k] in _DETERMINERS for k in tree.kids[noun]) or not tree.is_verb(above):
        return
    tree.tag[i] = "VBD"
    tree.move(i, above, "ccomp" if i < above else "conj")
    tree.move(noun, i, "nsubj")
    tree.move(prep, i, "prep")
