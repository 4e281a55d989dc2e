"""What is no harm of a drug, however likely it looks."""

from __future__ import annotations

from collections.abc import Iterator

from drugfacts.assertion.cues import cues
from drugfacts.assertion.instructions import is_instruction, must_be_told
from drugfacts.clauses import Tree
from drugfacts.frames import grammar, is_taken_with

from .evidence import Scene
from .pairs import Pair

_SIGNS = frozenset({"symptom", "sign"})
_WHEN = frozenset({"after", "during", "following", "in", "on", "upon"})
_ILLNESS = frozenset({"disease", "condition", "disorder", "illness"})
_GIVEN = 5  # words of "(we usually give X"
_GIVING = frozenset({"give", "use", "add", "prescribe", "offer"})
_RETURNING = frozenset({"return", "recur", "relapse", "reappear"})
_FLUIDS = frozenset({"blood", "urine", "body", "bloodstream"})
_MANY = 3  # drugs of which a complaint may be of any
_OWN = frozenset({"i", "my", "me", "we", "our"})
_MAY_BRING = ("people", "medicine", "carrier", "container", "adverse_effect", "harm_anaphor", "quantity", "effect_noun")


def is_no_harm(pair: Pair) -> bool:
    """Whether it is no harm of this drug: what it was taken for or how, whom to watch, what others do to it."""
    view, tree, words = pair.view, pair.view.tree, grammar()
    lemma = tree.lemma[pair.head]
    if not pair.is_listed and lemma in _FLUIDS and tree.lower(tree.head[pair.head]) == "in":
        return True  # "more fat in the blood"
    if _is_given_against(pair) or _is_to_be_acted_on(pair) or _is_of_any_of_many(pair) or _comes_back(pair):
        return True
    if pair.term.end - pair.term.start == 1 and (words.isa(lemma, "no_harm") or _tells_when(tree, pair.head)):
        return True
    if _is_discontinuation(tree, pair) or _is_of_the_disease(pair) or _shows_itself(pair) or _is_what_it_shows(pair):
        return True
    if view.block.section == "interactions" or (pair.drug.said and is_taken_with(view, pair.drug.start)):
        return True
    bare = not any(tree.is_verb(i) for i in range(len(tree)))
    return view.block.section == "warnings" and bare and not pair.drug.said


def _comes_back(pair: Pair) -> bool:
    """Whether it is what the drug had held off: "C may return when X is stopped"."""
    tree, at = pair.view.tree, pair.head
    verb = tree.head[at]
    return tree.dep[at] == "nsubj" and tree.lemma[verb] in _RETURNING and pair.drug.said and pair.drug.start > verb


def _shows_itself(pair: Pair) -> bool:
    """Whether it is but the state whose harms are told: "Withdrawal symptoms include C", "poisoning leads to C"."""
    view, tree, words = pair.view, pair.view.tree, grammar()
    said = tree.lemma[pair.term.start : pair.term.end]
    state = any(words.isa(lemma, name) for lemma in said for name in ("toxic_state", "withdrawal_noun"))
    if tree.dep[pair.head] != "nsubj" or not state:
        return False
    verb = tree.head[pair.head]
    return any(view.mention(i, "condition") is not None for i in tree.subtree(verb) if i > max(verb, pair.term.end - 1))


def _is_what_it_shows(pair: Pair) -> bool:
    """Whether it is the illness of which a complaint may be a sign instead: "E is a symptom of C or a harm of X"."""
    view, tree = pair.view, pair.view.tree
    above = tree.head[tree.head[pair.head]]
    if tree.dep[pair.head] != "pobj" or tree.dep[above] != "attr" or tree.lemma[above] not in _SIGNS:
        return False
    subjects = tree.children(tree.head[above], "nsubj")
    return any(view.mention(k, "condition") is not None for k in subjects)


def _is_of_any_of_many(pair: Pair) -> bool:
    """Whether somebody who takes many drugs says what ails them: "I am on W, X, Y and Z. I have had C since Easter"."""
    many = pair.how == "topic" and len(pair.view.topics) >= _MANY
    return many and not _OWN.isdisjoint(pair.view.tree.lowers)


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
    """Whether the reader is but told what to do if it comes: "Call your doctor if X causes C", "C must be reported"."""
    tree = pair.view.tree
    if pair.view.block.section == "adverse_reactions":
        return False
    verb = next((i for i in tree.ancestors(pair.head) if tree.is_verb(i)), None)
    if verb is not None and must_be_told(tree, verb, cues()):
        return True
    return "if" in tree.lowers[tree.root + 1 : pair.term.start] and is_instruction(tree, cues())


def _tells_when(tree: Tree, at: int) -> bool:
    """Whether a word only says when a harm came: "nausea may follow withdrawal", "seizures after an overdose"."""
    above = tree.head[at]
    when = tree.lower(above) in _WHEN or (tree.dep[at] == "dobj" and tree.lemma[above] == "follow")
    return when and grammar().isa(tree.lemma[at], "intake")


def is_done_by_something_else(pair: Pair, scene: Scene) -> bool:
    """Whether a harm of a drug that the sentence does not say is that of something else which it says."""
    return _of_others(pair) or _of_something_else(pair, scene)


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
