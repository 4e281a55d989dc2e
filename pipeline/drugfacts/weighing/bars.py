"""What must not be read by weight, however likely it looks."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from drugfacts.assertion.cues import cues
from drugfacts.assertion.instructions import is_instruction
from drugfacts.clauses import Tree
from drugfacts.frames import grammar, is_about_dosing, is_compared_with, is_explanation, is_taken_with, named_behind

from .bar import Bar, bars_in
from .bracketed import is_anothers
from .evidence import Scene
from .pairs import Pair, head_of
from .parts import is_of_another_part
from .places import not_acted_on

_APART = frozenset({"differ", "apart", "distinct", "different"})
_NEGATIVE = frozenset({"not", "n't", "never"})
_OUGHT = frozenset({"should", "must"})
_WITH_OTHERS = frozenset({"with", "to", "than", "from"})
_WITH = frozenset({"with", "in"})
_WHEN = frozenset({"after", "during", "following", "in", "on", "upon"})
_HOLDS = frozenset({"of", "for", "in"})
_RELATIVE = frozenset({"which", "that", "whose"})
_OUTDONE = frozenset({"twice", "double", "triple", "times", "exceeding", "exceeded", "outnumbered"})
_REACH = 6
_AIMS = frozenset({"xcomp", "advcl", "acl", "relcl"})
_BESIDE = frozenset({"relcl", "advcl", "acl"})
_FAILING = frozenset({"fail", "failed", "fails"})
_OF_NOUN = frozenset({"acl", "relcl", "conj"})
_LISTED = frozenset({"conj", "appos"})
_AMONG = frozenset({"in", "of", "among"})
_ILLNESS = frozenset({"disease", "condition", "disorder", "illness"})
_AFTER = frozenset({"after", "following"})
_USES = frozenset({"indication", "approval"})
_STATES = frozenset({"pregnancy", "breastfeeding", "breast-feeding", "childhood", "infancy"})
_THROUGH = frozenset({"in", "for", "during", "throughout"})
_EXAMPLES = frozenset({"as", "including", "like"})
_OF_ITSELF = frozenset({"normally", "ordinarily", "naturally"})
_ARTICLES = frozenset({"a", "an", "the", "some", "any", "its", "their"})
_HOLDS_BACK = frozenset({"for", "from"})
_PAST = frozenset({"VBD", "VBN"})
_SAVE = frozenset({"save", "except", "apart", "aside", "but", "worse", "worst", "bad", "notorious"})
_UNTREATED = frozenset({"placebo", "sham", "controls", "untreated", "unexposed"})
_GIVEN = 5  # words of "(we usually give X"
_GIVING = frozenset({"give", "use", "add", "prescribe", "offer"})
_JOINED_BY = frozenset({"with", "w/", "plus", "alongside"})
_PURPOSES = frozenset({"for", "against"})
_FLUIDS = frozenset({"blood", "urine", "body", "bloodstream"})
_KEEPING = frozenset({"keep", "stop", "block", "prevent", "hinder"})
_OPENING = 4  # words at the end of a lead-in among which its "if" is: "Talk to your doctor if you:"
_MAY_BRING = ("people", "medicine", "carrier", "container", "adverse_effect", "harm_anaphor", "quantity", "effect_noun")


def barred(pair: Pair, outcome: str, scene: Scene) -> str | None:
    """Return the id of what forbids to read a pair so, or None where nothing does."""
    for bar in bars_in(pair.view.tree):
        if bar.outcome in {None, outcome} and _stands(bar, pair, outcome):
            return bar.id
    if _is_of_another(pair, outcome):
        return "of another drug"
    if _lacks_it(pair) or _befell_untreated(pair) or _is_out_of_reach(pair):
        return "without it"
    if _adjusts_the_dose(pair):
        return "dose"
    if _advised_against(pair):
        return "advised against"
    if _describes(pair):
        return "describes"
    if _is_no_sentence(pair):
        return "no sentence"
    if _explains(pair, scene) or _is_of_class_at_large(pair) or _is_what_it_is_not(pair):
        return "explains"
    if (aside := not_acted_on(pair, scene) or _goes_on_anyway(pair)) is not None:
        return aside
    if pair.view.block.section == "interactions" and not any(map(pair.view.tree.is_verb, range(len(pair.view.tree)))):
        return "interaction"
    if outcome == "side_effect" and _is_no_harm(pair):
        return "no harm"
    if outcome == "indication" and (reason := _no_use(pair, scene) or _of_whom(pair, scene)) is not None:
        return reason
    if _has_it(pair, unsaid_harm := outcome == "side_effect" and not pair.drug.said):
        return "had it"
    return "of something else" if unsaid_harm and (_of_others(pair) or _of_something_else(pair, scene)) else None


def _stands(bar: Bar, pair: Pair, outcome: str) -> bool:
    """Whether any of the words that a bar names stands where the bar looks for it."""
    tree, term = pair.view.tree, pair.term
    if bar.kind is not None and term.kind != bar.kind:
        return False
    if term.start and tree.lower(term.start - 1) in bar.before:
        return True
    if term.end < len(tree) and tree.lower(term.end) in bar.after:
        return True
    if tree.lower(pair.head) in bar.term:
        return True
    if not pair.drug.said and bar.beside and any(_is_beside(tree, i, bar, outcome) for i in range(len(tree))):
        return True
    if bar.set_apart and _is_set_apart(pair, bar.set_apart):
        return True
    if bar.nearest and any(_says(tree, at, bar.nearest) for at in _up_to_verb(tree, pair.head)):
        return True
    if bar.alone and term.end - term.start == 1 and tree.lower(term.start) in bar.alone:
        return True
    if (bar.of or bar.by) and tree.dep[pair.head] == "pobj":
        above = tree.head[pair.head]
        held = tree.head[above] if tree.lower(above) in _HOLDS else above
        if tree.lower(above) in bar.by or (tree.is_noun(held) and tree.lemma[held] in bar.of):
            return True
    if bar.said and (places := _places(tree, bar)):
        over = set(tree.ancestors(pair.head))
        if any(i in over or tree.head[i] in over for i in places):
            return True
    return bool(bar.over) and any(_says(tree, at, bar.over) for at in tree.ancestors(pair.head))


def _says(tree: Tree, at: int, words: Collection[str]) -> bool:
    """Whether a word, or what it says of its subject, is one of some: "is unsuitable"."""
    beside = tree.children(at, "acomp", "attr", "oprd", "advmod")
    return tree.lemma[at] in words or any(tree.lemma[k] in words for k in beside)


def _places(tree: Tree, bar: Bar) -> list[int]:
    """Where in a sentence words of a bar stand together, looked for once."""
    found: list[int] | None = tree.notes.get(f"said:{bar.id}")
    if found is None:
        phrases = [words.split(" ") for words in bar.said]
        starts = range(len(tree))
        found = [i for i in starts if any(tree.lowers[i : i + len(parts)] == parts for parts in phrases)]
        tree.notes[f"said:{bar.id}"] = found
    return found


def _is_beside(tree: Tree, at: int, bar: Bar, outcome: str) -> bool:
    """Whether such a word stands there, and not only to say that the drug brings more: "twice the rate for placebo"."""
    if outcome == "side_effect" and is_compared_with(tree, at) and "than" not in tree.lowers:
        return False
    return tree.lower(at) in bar.beside and _OUTDONE.isdisjoint(tree.lowers[max(at - _REACH, 0) : at])


def _up_to_verb(tree: Tree, at: int) -> Iterator[int]:
    for above in tree.ancestors(at):
        yield above
        if tree.is_verb(above):
            return


def _is_set_apart(pair: Pair, phrases: Collection[str]) -> bool:
    """Whether such a phrase stands before the drug, and the term is said of something else than the drug."""
    tree, drug = pair.view.tree, pair.drug
    if not drug.said or not any(
        " ".join(tree.lowers[max(0, drug.start - n) : drug.start]) in phrases for n in (1, 2, 3)
    ):
        return False
    return _RELATIVE.isdisjoint(tree.lowers[drug.end : drug.end + 2])  # "unlike X, which causes C, ..." is of X


def _explains(pair: Pair, scene: Scene) -> bool:
    """Whether the term but explains another: "neuroblastoma, a cancer of nerves", "MAO-B, which breaks T up"."""
    view, tree = pair.view, pair.view.tree
    if is_explanation(view, pair.head) or _is_named_behind(pair):
        return True
    for at in (pair.head, *tree.ancestors(pair.head)):
        if (tree.dep[at] == "appos" or pair.term.kind == "target") and is_explanation(view, at):
            return True
        if pair.term.kind == "target" and tree.dep[at] == "relcl" and _was_read(pair, tree.head[at], scene):
            return True
    return False


def _goes_on_anyway(pair: Pair) -> str | None:
    """Why a target is but what the body does of itself, or people have: "Normally T", "those who carry T"."""
    tree, drug = pair.view.tree, pair.drug
    if pair.term.kind != "target":
        return None
    if not drug.said and tree.lower(0) in _OF_ITSELF:
        return "anyway"
    for at in (pair.head, *tree.ancestors(pair.head)):
        if tree.dep[at] == "relcl" and grammar().isa(tree.lemma[tree.head[at]], "people"):
            return None if drug.said and drug.start in tree.subtree(at) else "of people"
    return None


def _is_what_it_is_not(pair: Pair) -> bool:
    """Whether a target but names a class that the drug is told apart from: "X stands apart from the T inhibitors"."""
    view, tree, term = pair.view, pair.view.tree, pair.term
    named = view.mention(term.end, "drug_class") or view.mention(term.end - 1, "drug_class")
    if term.kind != "target" or named is None:
        return False
    prep = tree.head[named.end - 1]
    return tree.lower(prep) == "from" and not _APART.isdisjoint((tree.lemma[tree.head[prep]], tree.lower(prep - 1)))


def _is_out_of_reach(pair: Pair) -> bool:
    """Whether it is what a drug is not fit to do: "too large to cross the membrane of T"."""
    tree = pair.view.tree
    for at in tree.ancestors(pair.head):
        if tree.dep[at] not in {"xcomp", "advcl", "ccomp", "acl"} or not tree.children(at, "aux"):
            continue
        above = tree.head[at]
        if at > above and any(tree.lower(k) == "too" for k in tree.children(above, "advmod")):
            return True
    return False


def _is_of_class_at_large(pair: Pair) -> bool:
    """Whether a target but names a class of which something is denied: "no T inhibitor has been approved"."""
    view, term = pair.view, pair.term
    named = view.mention(term.end, "drug_class")
    if term.kind != "target" or named is None or named.start > term.start or named.start == 0:
        return False
    return view.tree.lower(named.start - 1) == "no"


def _is_named_behind(pair: Pair) -> bool:
    """Whether a target only says of which kind those behind it are: "two messengers, T and U"."""
    view, at = pair.view, pair.head
    return (
        pair.term.kind == "target"
        and grammar().isa(view.tree.lemma[at], "target_noun")
        and any(k >= pair.term.end for k in named_behind(view, at))
    )


def _was_read(pair: Pair, noun: int, scene: Scene) -> bool:
    """Whether a noun only says what stands before it, which was read as a target: "MAO-B, the enzyme that"."""
    view, tree = pair.view, pair.view.tree
    first = min((k for k in tree.children(noun, "det") if k < noun), default=noun)
    beside = first > 1 and tree.words[first - 1] == "," and view.mention(first - 2, "target")
    return bool(beside) and (view.index, first - 2) in scene.said


def _is_no_harm(pair: Pair) -> bool:
    """Whether it is no harm of this drug: what it was taken for or how, whom to watch, what others do to it."""
    view, tree, words = pair.view, pair.view.tree, grammar()
    lemma = tree.lemma[pair.head]
    if not pair.is_listed and lemma in _FLUIDS and tree.lower(tree.head[pair.head]) == "in":
        return True  # "more fat in the blood"
    if _is_given_against(pair) or _is_to_be_acted_on(pair):
        return True
    if pair.term.end - pair.term.start == 1 and (words.isa(lemma, "no_harm") or _tells_when(tree, pair.head)):
        return True
    if _is_discontinuation(tree, pair) or _is_of_the_disease(pair):
        return True
    if view.block.section == "interactions" or (pair.drug.said and is_taken_with(view, pair.drug.start)):
        return True
    bare = not any(tree.is_verb(i) for i in range(len(tree)))
    return view.block.section == "warnings" and bare and not pair.drug.said


def _is_discontinuation(tree: Tree, pair: Pair) -> bool:
    """Whether it only says that people stopped taking it: "led to withdrawal in 4 %"."""
    above = tree.head[pair.head]
    single = pair.term.end - pair.term.start == 1 and grammar().isa(tree.lemma[pair.head], "intake")
    return single and tree.lower(above) == "to" and tree.lemma[tree.head[above]] == "lead"


def _is_of_the_disease(pair: Pair) -> bool:
    """Whether it is what an illness does: "the disease leaves them breathless"."""
    tree = pair.view.tree
    verb = next((at for at in (pair.head, *tree.ancestors(pair.head)) if tree.is_verb(at)), None)
    if verb is None or pair.drug.said:
        return False
    subject = next((k for at in (verb, *_firsts(tree, verb)) for k in tree.children(at, "nsubj")), None)
    return subject is not None and tree.lemma[subject] in _ILLNESS


def _firsts(tree: Tree, verb: int) -> Iterator[int]:
    """The verbs that a verb of a list stands behind."""
    while tree.dep[verb] == "conj" and tree.is_verb(tree.head[verb]):
        verb = tree.head[verb]
        yield verb


def _is_given_against(pair: Pair) -> bool:
    """Whether a drug only stands in brackets as what is given for a harm: "nausea (we give X), blurred vision"."""
    tree, drug = pair.view.tree, pair.drug
    if not drug.said or drug.start == 0 or tree.lemma[drug.start - 1] not in _GIVING:
        return False
    return "(" in tree.words[max(drug.start - _GIVEN, 0) : drug.start]


def _is_to_be_acted_on(pair: Pair) -> bool:
    """Whether the reader is but told what to do if it comes: "Call your doctor if X causes C"."""
    tree = pair.view.tree
    told = pair.view.block.section != "adverse_reactions" and "if" in tree.lowers[tree.root + 1 : pair.term.start]
    return told and is_instruction(tree, cues())


def _is_its_intake(pair: Pair) -> bool:
    """Whether a word only says how the drug was taken, or no longer was: "X withdrawal", "withdrawal of X"."""
    tree, at = pair.view.tree, pair.head
    single = pair.term.end - pair.term.start == 1 and grammar().isa(tree.lemma[at], "intake")
    return single and pair.drug.said and any(pair.drug.start <= i < pair.drug.end for i in tree.subtree(at))


def _no_use(pair: Pair, scene: Scene) -> str | None:
    """Why it is nothing that a drug is for: what came up in somebody, what it brings for all its merits, what it is."""
    if _is_its_intake(pair):
        return "its intake"
    if _is_state_of_people(pair):
        return "state of people"
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
    return None


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


def _is_use_of_another(pair: Pair) -> bool:
    """Whether it is what other medicines are for, or another drug is what is given for it."""
    if _is_kept_away(pair) or _is_beside_its_own(pair):
        return True
    has_failed = pair.drug.key not in pair.view.topics and _has_failed(pair)
    return has_failed or _is_for_others(pair) or _is_aim_with_another(pair)


def _is_kept_away(pair: Pair) -> bool:
    """Whether the drug is but what another keeps from acting: "eases C, while keeping nicotine from getting there"."""
    tree, drug = pair.view.tree, pair.drug
    at = head_of(pair.view, drug.start, drug.end)
    verb = tree.head[at]
    kept = drug.said and tree.dep[at] == "dobj" and tree.lemma[verb] in _KEEPING
    return kept and any(tree.lower(k) == "from" for k in tree.children(verb, "prep"))


def _is_beside_its_own(pair: Pair) -> bool:
    """Whether a list says what the drug is for, and this is another: "for C, D (with X) and E", "Y for C, X for D"."""
    view, tree, drug, term = pair.view, pair.view.tree, pair.drug, pair.term
    if not drug.said:
        return False
    opens = next((i for i in range(drug.start - 1, max(drug.start - _GIVEN, 0), -1) if tree.words[i] == "("), None)
    if opens is not None and tree.lower(opens + 1) in _JOINED_BY and view.mention(drug.start, "drug") is None:
        return True  # "approved for C (with an antidepressant)"
    if drug.start > 1 and tree.lower(drug.start - 1) in _JOINED_BY and tree.words[drug.start - 2] == "(":
        own = view.mention(drug.start - 3, "condition")
        return own is not None and own.end == drug.start - 2 and own.start != term.start
    if drug.start < term.end or drug.end >= len(tree) or tree.lower(drug.end) not in _PURPOSES:
        return False
    before = (view.mention(i, "drug") for i in range(term.start))
    follows = any(m is not None and m.key != drug.key for m in before)
    after = range(drug.end + 1, min(drug.end + _REACH, len(tree)))
    return follows and any(view.mention(i, "condition") for i in after)


def _is_for_others(pair: Pair) -> bool:
    """Whether it is what other medicines are for, which the drug does something to: "interacts with drugs for C"."""
    tree, above = pair.view.tree, pair.view.tree.head[pair.head]
    if tree.dep[pair.head] == "compound" and grammar().isa(tree.lemma[above], "medicine"):
        return any(tree.lower(k) == "other" for k in tree.children(above, "amod"))  # "add it to other C drugs"
    noun = above - 1  # wherever the parser hangs the "for"
    if tree.lower(above) not in {"for", "against"} or tree.tag[noun] != "NNS":
        return False
    if not grammar().isa(tree.lemma[noun], "medicine") or not pair.drug.said or pair.drug.end > noun:
        return False
    return tree.dep[noun] == "dobj" or (tree.dep[noun] == "pobj" and tree.lower(tree.head[noun]) in _WITH_OTHERS)


def _is_aim_with_another(pair: Pair) -> bool:
    """Whether another drug is what is given for it: "X was stopped, and Y was begun to cover him against C".

    That is told by the verb over the aim, where it has a drug to itself.
    """
    view, tree, drug = pair.view, pair.view.tree, pair.drug
    if not view.names_a_drug:
        return False
    aims = False
    for at in tree.ancestors(pair.head):
        given = tree.children(at, "dobj", "nsubjpass") if aims and tree.is_verb(at) else []
        named = [m.key for k in given if k != pair.head and (m := view.mention(k, "drug")) is not None]
        if drug.key in named:
            return False
        if named:
            later = (k for k in tree.children(at, "conj") if tree.is_verb(k))
            own = set(tree.subtree(at)).difference(*(tree.subtree(k) for k in later))
            return not drug.said or drug.start not in own
        if tree.is_verb(at) and tree.dep[at] in _AIMS and any(tree.tag[k] == "TO" for k in tree.children(at, "aux")):
            aims = True
        elif aims and tree.dep[at] != "conj":
            return False
    return False


def _has_failed(pair: Pair) -> bool:
    """Whether a clause beside the term tells that the drug did not do, or cannot be had: "C where X has failed"."""
    tree = pair.view.tree
    if _FAILING.isdisjoint(tree.forms) and "neg" not in tree.dep:
        return False
    at = head_of(pair.view, pair.drug.start, pair.drug.end)
    for over in tree.ancestors(at):
        if not tree.is_verb(over):
            continue
        fails = tree.lemma[over] in _FAILING or tree.child(over, "neg") is not None
        while tree.dep[over] == "conj" and tree.is_verb(tree.head[over]):
            over = tree.head[over]
        return fails and tree.dep[over] in _BESIDE and pair.head not in tree.subtree(over)
    return False


def _tells_when(tree: Tree, at: int) -> bool:
    """Whether a word only says when a harm came: "nausea may follow withdrawal", "seizures after an overdose"."""
    above = tree.head[at]
    when = tree.lower(above) in _WHEN or (tree.dep[at] == "dobj" and tree.lemma[above] == "follow")
    return when and grammar().isa(tree.lemma[at], "intake")


def _lacks_it(pair: Pair) -> bool:
    """Whether it is what people do not have: "outlived people without C"."""
    tree, above = pair.view.tree, pair.view.tree.head[pair.head]
    if tree.dep[pair.head] != "pobj" or tree.lower(above) != "without":
        return False
    return any(grammar().isa(tree.lemma[at], "people") for at in (tree.head[above], above - 1))


def _befell_untreated(pair: Pair) -> bool:
    """Whether it is told of those who did not get the drug: "on X two fell ill; one on placebo had C"."""
    tree, drug = pair.view.tree, pair.drug
    if _UNTREATED.isdisjoint(tree.forms):
        return False
    verb = next((at for at in tree.ancestors(pair.head) if tree.is_verb(at)), None)
    for subject in tree.children(verb, "nsubj", "nsubjpass") if verb is not None else ():
        told = tree.subtree(subject)
        if pair.head in told or _UNTREATED.isdisjoint(tree.lower(i) for i in told):
            continue
        return not drug.said or drug.start not in told
    return False


def _adjusts_the_dose(pair: Pair) -> bool:
    """Whether it only tells how much to take: "needs no dose reduction in C", "builds up in kidney failure"."""
    tree = pair.view.tree
    if is_about_dosing(pair.view, pair.term.start, pair.term.end):
        return True
    return any(
        grammar().isa(tree.lemma[at], "dose_change")
        and any(
            grammar().isa(tree.lemma[k], "dose_noun") and tree.dep[k] in {"compound", "nmod", "amod"}
            for k in tree.kids[at]
        )
        for at in _up_to_verb(tree, pair.head)
    )


def _advised_against(pair: Pair) -> bool:
    """Whether the drug must not be taken in such a state: "should not be used in patients with C"."""
    tree, words, through = pair.view.tree, grammar(), pair.head
    for at in tree.ancestors(pair.head):
        if tree.is_verb(at) and words.isa(tree.lemma[at], "take_verb"):
            beside = {tree.lower(k) for k in tree.kids[at]}
            advised = not _OUGHT.isdisjoint(beside) or tree.lower(through) in _WITH
            return advised and not _NEGATIVE.isdisjoint(beside)
        through = at
    return False


def _describes(pair: Pair) -> bool:
    """Whether the term is an adjective said of a thing: "it can be fatal", "a fatal course"."""
    view, tree, at = pair.view, pair.view.tree, pair.head
    if tree.tag[at][:2] != "JJ":
        return False
    if tree.dep[at] == "amod":
        return not grammar().isa(tree.lemma[tree.head[at]], "people")
    said = tree.dep[at] in {"acomp", "attr"}
    subjects = tree.children(tree.head[at], "nsubj", "nsubjpass") if said else []
    return any(
        tree.lower(s) in {"which", "that", "it", "they", "this", "these"} and s not in view.anaphors for s in subjects
    )


def _is_of_another(pair: Pair, outcome: str) -> bool:
    """Whether a sentence tells it of another drug: in a bracket, as its part of a list, as its use, as its subject."""
    if is_anothers(pair) or is_of_another_part(pair) or _is_added_to(pair) or _is_another_choice(pair):
        return True
    if _is_told_of_antecedent(pair) or (outcome == "indication" and _is_use_of_another(pair)):
        return True
    return pair.how == "topic" and _is_done_by_subject(pair)


def _is_told_of_antecedent(pair: Pair) -> bool:
    """Whether a relative clause tells it of the drug before it: of Y in "X is given with Y, which inhibits T"."""
    view, tree, drug = pair.view, pair.view.tree, pair.drug
    verbs = (at for at in (pair.head, *tree.ancestors(pair.head)) if tree.is_verb(at))
    clause = next(verbs, None)
    if clause is None or tree.dep[clause] != "relcl":
        return False
    subject = next(iter(tree.children(clause, "nsubj")), None)
    named = view.mention(tree.head[clause], "drug", "drug_class")
    if subject is None or tree.tag[subject] != "WDT" or named is None or named.key == drug.key:
        return False
    return not drug.said or any(tree.is_verb(i) for i in range(drug.end, named.start))


def _is_another_choice(pair: Pair) -> bool:
    """Whether a clause says of the last of several drugs what is told: of Z in "X, Y or Z, which many use for C"."""
    view, tree, drug = pair.view, pair.view.tree, pair.drug
    clause = next((at for at in (pair.head, *tree.ancestors(pair.head)) if tree.dep[at] == "relcl"), None)
    if clause is None or not drug.said:
        return False
    start = min(tree.subtree(clause))
    before = start - 1 if start and tree.words[start - 1] == "," else start
    last = view.mention(before - 1, "drug", "drug_class") if before else None
    if last is None or not drug.end <= last.start or "or" not in tree.lowers[drug.end : last.start]:
        return False
    return not any(tree.is_verb(i) for i in range(drug.end, last.start))


def _is_added_to(pair: Pair) -> bool:
    """Whether another drug is added to it, and is what a sentence tells of: "adding X to Y lowered C"."""
    view, tree, drug = pair.view, pair.view.tree, pair.drug
    if not drug.said:
        return False
    to = tree.head[drug.end - 1]
    adding = tree.head[to]
    if tree.lower(to) != "to" or tree.lemma[adding] != "add":
        return False
    return any(view.mention(k, "drug") is not None for k in tree.children(adding, "dobj", "nsubjpass"))


def _is_done_by_subject(pair: Pair) -> bool:
    """Whether a sentence tells of another drug, the subject of its verb, what might be of the passage's own."""
    view, tree = pair.view, pair.view.tree
    subjects = (k for at in tree.ancestors(pair.head) if tree.is_verb(at) for k in tree.children(at, "nsubj"))
    subject = next(subjects, None)
    if subject is None:
        return False
    if subject in view.anaphors:
        return pair.drug.key not in view.anaphors[subject][2]
    named = view.mention(subject, "drug", "drug_class")
    return named is not None and named.key != pair.drug.key


def _is_no_sentence(pair: Pair) -> bool:
    """Whether the words are but a title that nothing marks as one: "Sertraline for depression"."""
    view, tree = pair.view, pair.view.tree
    if view.block.kind != "paragraph" or any(tree.is_verb(i) for i in range(len(tree))):
        return False
    last = next((word for word in reversed(tree.words) if word.strip()), "")
    return last[-1:] not in ".:;!"


def _has_it(pair: Pair, anybody: bool) -> bool:
    """Whether it is what somebody has already, "a man with C"; ``anybody``: or people at large, "patients with C"."""
    tree, above = pair.view.tree, pair.view.tree.head[pair.head]
    if tree.dep[pair.head] != "pobj" or tree.lower(above) != "with":
        return False
    whose = tree.head[above]
    return grammar().isa(tree.lemma[whose], "people") and (anybody or tree.tag[whose] == "NN")


def _of_others(pair: Pair) -> bool:
    """Whether the sentence speaks of other medicines: "C was seen with other drugs of the class"."""
    tree, words = pair.view.tree, grammar()
    others = (i for i in range(1, len(tree)) if tree.lower(i) in {"other", "another"} and tree.lower(i - 1) == "with")
    return any(not words.isa(tree.lemma[tree.head[i]], "people") for i in others)


def _of_something_else(pair: Pair, scene: Scene) -> bool:
    """Whether something else does it, and no harm of the drug: "smoking causes C", "D produces C", "a sign of C"."""
    tree = pair.view.tree
    verb = next((at for at in tree.ancestors(pair.head) if tree.is_verb(at)), None)
    if verb is None:
        return False
    signs = [k for k in tree.children(verb, "attr") if grammar().isa(tree.lemma[k], "sign_noun")]
    if any(tree.children(sign, "prep") for sign in signs):
        return True
    owners = (
        p for a in tree.children(verb, "attr") for k in tree.children(a, "prep") for p in tree.children(k, "pobj")
    )
    if any(grammar().isa(tree.lemma[p], "other_cause") for p in owners):
        return True
    return any(_does_it_instead(pair, verb, subject, scene) for subject in tree.children(verb, "nsubj"))


def _does_it_instead(pair: Pair, verb: int, subject: int, scene: Scene) -> bool:
    view, tree, words = pair.view, pair.view.tree, grammar()
    if subject == pair.head or subject in tree.ancestors(pair.head) or pair.term.start <= subject < pair.term.end:
        return False  # it is the subject, or listed with it: "headache and nausea lead the list"
    if not tree.is_noun(subject) or tree.child(verb, "acomp") is not None:
        return False  # "gout is common, headache likewise"
    if view.mention(subject, "condition") is not None:
        return not any(said.what == "side_effect" for said in scene.said.get((view.index, subject), ()))
    lemma = tree.lemma[subject]
    brings = words.isa(tree.lemma[verb], "cause_verb") or words.isa(tree.lemma[verb], "harm_verb")
    return brings and not any(words.isa(lemma, name) for name in _MAY_BRING)
