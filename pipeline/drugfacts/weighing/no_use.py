"""What is nothing that a drug is for, however likely it looks."""

from __future__ import annotations

from drugfacts.frames import grammar

from .evidence import Scene
from .pairs import Pair

_ALLERGIC = (["allergic", "to"], ["allergy", "to"], ["intolerant", "of"])
_CLEARING = frozenset({"clear", "eliminate", "excrete", "metabolise", "metabolize", "absorb"})
_AMOUNTS = frozenset({"level", "concentration", "exposure", "half-life", "clearance"})
_CHANGING = frozenset({"halve", "reduce", "lower", "decrease", "adjust", "double", "increase", "raise"})
_OF_NOUN = frozenset({"acl", "relcl", "conj"})
_LISTED = frozenset({"conj", "appos"})
_AMONG = frozenset({"in", "of", "among"})
_AFTER = frozenset({"after", "following"})
_USES = frozenset({"indication", "approval"})
_STATES = frozenset({"pregnancy", "breastfeeding", "breast-feeding", "childhood", "infancy"})
_THROUGH = frozenset({"in", "for", "during", "throughout"})
_EXAMPLES = frozenset({"as", "including", "like"})
_ARTICLES = frozenset({"a", "an", "the", "some", "any", "its", "their"})
_HOLDS_BACK = frozenset({"for", "from"})
_ADMITTING = frozenset({"hospitalise", "hospitalize", "admit", "readmit"})
_PAST = frozenset({"VBD", "VBN"})
_SAVE = frozenset({"save", "except", "apart", "aside", "but", "worse", "worst", "bad", "notorious"})
_OPENING = 4  # words at the end of a lead-in among which its "if" is: "Talk to your doctor if you:"


def no_use(pair: Pair, scene: Scene) -> str | None:
    """Why it is nothing that a drug is for: what came up in somebody, what it brings for all its merits, what it is."""
    if _is_its_intake(pair):
        return "its intake"
    if _took_to_hospital(pair):
        return "came up"
    if _is_state_of_people(pair) or grammar().isa(pair.view.tree.lemma[pair.head], "people"):
        return "state of people"
    if pair.drug.said and pair.view.tree.lowers[max(pair.drug.start - 2, 0) : pair.drug.start] in _ALLERGIC:
        return "allergic to it"
    if _is_about_its_fate(pair):
        return "fate of the drug"
    if _is_of_harm(pair, scene):
        return "of harm"
    if _says_which(pair, scene):
        return "of which kind"
    if _tells_of_illness(pair):
        return "explains"
    led_by = pair.view.led_by
    if led_by is not None and not pair.drug.said and "if" in led_by.tree.lowers[-_OPENING:]:
        return "conditional"  # "Talk to your doctor if you:", "have C"
    tree, head = pair.view.tree, pair.head
    after = pair.term.end
    verb = tree.head[head] if tree.dep[head] == "nsubj" else min(after, len(tree) - 1)
    if tree.tag[verb] in _PAST and grammar().isa(tree.lemma[verb], "come_up"):
        return "came up"  # "a rash developed at week two"
    at = pair.term.start - 1
    while at > 0 and tree.lower(at) in _ARTICLES:
        at -= 1
    if at > 0 and tree.lower(at) in _HOLDS_BACK and tree.lower(at - 1) in _SAVE:
        return "excepted"  # "gentle, save for the cough", "worse for swelling"
    drug = pair.drug
    is_class = pair.how == "named" and pair.view.mention(drug.start, "drug") is None
    before = tree.lowers[max(drug.start - 2, 0) : drug.start]
    if (
        is_class
        and "as" in before
        and any(tree.lower(i) in {"a", "an"} for i in range(max(drug.start - 1, 0), drug.start))
    ):
        return "what it is"  # "X was sold as a sedative, and given for C"
    return _of_whom(pair, scene)


def _took_to_hospital(pair: Pair) -> bool:
    """Whether it brought those to hospital who took the drug: "patients on X were admitted for C"."""
    tree, above = pair.view.tree, pair.view.tree.head[pair.head]
    verb = tree.head[above]
    if tree.dep[pair.head] != "pobj" or tree.lemma[verb] not in _ADMITTING or tree.dep[verb] in _OF_NOUN:
        return False
    who = {i for k in tree.children(verb, "nsubjpass") for i in tree.subtree(k)}
    return pair.drug.said and pair.drug.start in who


def _is_about_its_fate(pair: Pair) -> bool:
    """Whether it is only told how much of the drug is in people, or is to be: "levels of X are higher in C"."""
    tree, words = pair.view.tree, grammar()
    verb = next((at for at in tree.ancestors(pair.head) if tree.is_verb(at)), None)
    if verb is None or not pair.drug.said:
        return False
    own = [k for k in tree.children(verb, "dobj", "nsubj", "nsubjpass") if pair.drug.start in tree.subtree(k)]
    if tree.lemma[verb] in _CLEARING:
        subjects = tree.children(verb, "nsubj")
        return bool(own) and any(words.isa(tree.lemma[k], name) for k in subjects for name in ("people", "organ"))
    fate = any(tree.lemma[k] in _AMOUNTS for k in own)
    changed = any(words.isa(tree.lemma[k], "dose_noun") for k in own) and tree.lemma[verb] in _CHANGING
    return (fate or changed) and "for" not in {tree.lower(i) for i in (tree.head[pair.head], pair.term.start - 1)}


def _is_its_intake(pair: Pair) -> bool:
    """Whether a word only says how the drug was taken, or no longer was: "X withdrawal", "withdrawal of X"."""
    tree, at = pair.view.tree, pair.head
    single = pair.term.end - pair.term.start == 1 and grammar().isa(tree.lemma[at], "intake")
    return single and pair.drug.said and any(pair.drug.start <= i < pair.drug.end for i in tree.subtree(at))


def _is_of_harm(pair: Pair, scene: Scene) -> bool:
    """Whether it only says in what illness a harm came that was read: D in "a warning about C in D"."""
    view, tree, above = pair.view, pair.view.tree, pair.view.tree.head[pair.head]
    if tree.dep[pair.head] != "pobj" or tree.lower(above) != "in":
        return False
    harm = tree.head[above]
    said = scene.said.get((view.index, harm), ())
    return harm < above and any(one.what == "side_effect" and one.drug == pair.drug.key for one in said)


def _says_which(pair: Pair, scene: Scene) -> bool:
    """Whether it only says of which kind a use is that was read: D in "licensed for C linked with D", "C after D"."""
    view, tree = pair.view, pair.view.tree
    above = tree.head[pair.head]
    if tree.dep[pair.head] != "pobj":
        return False
    noun = tree.head[above]
    linked = tree.is_verb(noun) and tree.dep[noun] == "acl" and grammar().isa(tree.lemma[noun], "linked")
    if linked or (tree.lower(above) == "to" and tree.lower(noun) == "due"):
        noun = tree.head[noun]
    elif tree.lower(above) not in _AFTER:
        return False
    said = scene.said.get((view.index, noun), ())
    return any(one.what in _USES and one.drug == pair.drug.key and not one.dropped for one in said)


def _tells_of_illness(pair: Pair) -> bool:
    """Whether a clause that names no drug but says what an illness does: "C, in which the legs swell"."""
    view, tree = pair.view, pair.view.tree
    for at in (pair.head, *tree.ancestors(pair.head)):
        if tree.dep[at] != "relcl" or "nor" in tree.lowers[at : pair.head]:
            continue  # "C, where trials failed, nor for D"
        if tree.dep[pair.head] == "appos" or tree.lower(tree.head[pair.head]) in _EXAMPLES:
            continue  # "conditions that harm the gut, such as C"
        noun = tree.head[at]
        is_illness = view.mention(noun, "condition") is not None or grammar().isa(tree.lemma[noun], "illness_noun")
        inside = tree.subtree(at)
        named = any(i in view.anaphors or view.mention(i, "drug", "drug_class") is not None for i in inside)
        if is_illness and not named and noun not in view.anaphors:
            return True
    return False


def _of_whom(pair: Pair, scene: Scene) -> str | None:
    """Why it only tells who they are that are given the drug for what was read: "for B in adults with C"."""
    view, tree = pair.view, pair.view.tree
    noun, below = None, pair.head
    for noun in tree.ancestors(pair.head):
        if tree.is_verb(noun) and tree.dep[noun] not in _OF_NOUN:
            return None
        if grammar().isa(tree.lemma[noun], "people"):
            break
        below = noun
    if noun is None or tree.dep[below] in _LISTED or tree.dep[noun] != "pobj":
        return None
    if not grammar().isa(tree.lemma[noun], "people") or tree.lower(tree.head[noun]) not in _AMONG:
        return None
    above = view.mention(tree.head[tree.head[noun]], "condition")
    if above is not None and above.end == tree.head[noun] and tree.lower(below) == "with":
        return "of people"  # "C in adults with D", whatever is said of C
    before = (scene.said.get((view.index, i), ()) for i in range(tree.head[noun]))
    told = (said for notes in before for said in notes if said.what in _USES)
    return "of people" if any(said.drug == pair.drug.key and not said.dropped for said in told) else None


def _is_state_of_people(pair: Pair) -> bool:
    """Whether it is only when in life the drug is taken: "the right choice in pregnancy", "for early pregnancy"."""
    tree, at = pair.view.tree, pair.head
    return tree.lower(at) in _STATES and tree.lower(tree.head[at]) in _THROUGH
