"""Who does what to whom: the same for every wording, read with the real parser."""

from __future__ import annotations

import pytest
from spacy.language import Language

from drugfacts.clauses import Clause, clauses_of
from drugfacts.clauses.clause import clause_at, keys_of
from drugfacts.clauses.subjects import is_passive

from .trees import parsed, tree

# The roles that say who does it and to what it is done: those of verbs, then those of nouns.
WHO = ("subj", "causer", "by", "poss", "said")
WHOM = ("obj", "of", "compound")
PREDICATES = frozenset({"inhibit", "block", "inhibition", "blockade", "blocker", "inhibitor"})

# Each of these says that losartan blocks receptors.
SAME = {
    "active": "Losartan blocks angiotensin receptors.",
    "active, with adverbs": "Losartan directly and potently inhibits angiotensin receptors in the vessels.",
    "modal": "Losartan can block angiotensin receptors.",
    "past": "In mice, losartan inhibited angiotensin receptors.",
    "bracket after the subject": "Losartan (Cozaar) blocks angiotensin receptors.",
    "name in apposition": "The drug losartan inhibits angiotensin receptors.",
    "passive": "Angiotensin receptors are blocked by losartan.",
    "passive, modal": "Angiotensin receptors can be inhibited by losartan.",
    "passive, raised": "Angiotensin receptors are thought to be blocked by losartan.",
    "relative": "Losartan, which blocks angiotensin receptors, is old.",
    "relative of an object": "Patients take losartan, which inhibits angiotensin receptors.",
    "reduced relative": "Angiotensin receptors inhibited by losartan stay closed.",
    "joined by a hyphen": "Losartan-inhibited angiotensin receptors stay closed.",
    "noun, of and by": "The inhibition of angiotensin receptors by losartan is lasting.",
    "noun, by and of": "Inhibition by losartan of angiotensin receptors is lasting.",
    "noun, possessor": "Losartan's inhibition of angiotensin receptors lowers blood pressure.",
    "noun, through": "Losartan exerts its effect through inhibition of angiotensin receptors.",
    "noun, caused": "Losartan causes inhibition of angiotensin receptors.",
    "noun, led to": "Losartan leads to inhibition of angiotensin receptors.",
    "agent noun": "Losartan is a blocker of angiotensin receptors.",
    "agent noun with two adjectives": "Losartan is a potent and selective inhibitor of angiotensin receptors.",
    "two subjects": "Losartan and valsartan inhibit angiotensin receptors.",
    "participle after the subject": "Losartan, approved in 1995, inhibits angiotensin receptors.",
    "agent noun, acts as": "Losartan acts as a blocker of angiotensin receptors.",
    "agent noun in apposition": "Losartan, a blocker of angiotensin receptors, is old.",
    "gerund": "Losartan works by blocking angiotensin receptors.",
    "gerund after a comma": "Losartan relaxes the vessels, inhibiting angiotensin receptors.",
    "by and gerund after an object": "Losartan relaxes the vessels by inhibiting angiotensin receptors.",
    "by and gerund first": "By inhibiting angiotensin receptors, losartan relaxes the vessels.",
    "by and gerund, raised": "Losartan appears to work by inhibiting angiotensin receptors.",
    "gerund after of": "Losartan is capable of inhibiting angiotensin receptors.",
    "second of two verbs": "Losartan relaxes the vessels and inhibits angiotensin receptors.",
    "verbs that share an object": "Losartan binds to and inhibits angiotensin receptors.",
    "aside after the subject": "Losartan, like valsartan, inhibits angiotensin receptors.",
    "control": "Losartan tries to block angiotensin receptors.",
    "control, helps to": "Losartan helps to inhibit angiotensin receptors.",
    "control, used to": "Losartan is used to block angiotensin receptors.",
    "control, designed to": "Losartan was designed to inhibit angiotensin receptors.",
    "control by the object": "Doctors use losartan to block angiotensin receptors.",
    "raising, thought": "Losartan is thought to inhibit angiotensin receptors.",
    "raising, seems": "Losartan seems to block angiotensin receptors.",
    "raising, shown": "Losartan has been shown in several studies to inhibit angiotensin receptors.",
    "raising, likely": "Losartan is likely to block angiotensin receptors.",
    "ability": "Losartan is able to inhibit angiotensin receptors.",
    "complement": "It has been shown that losartan inhibits angiotensin receptors.",
    "complement of a noun": "There is evidence that losartan inhibits angiotensin receptors.",
    "subordinate": "Because losartan blocks angiotensin receptors, it lowers pressure.",
    "third of three verbs": "Losartan enters the cell, finds its place, and blocks angiotensin receptors.",
    "two objects": "Losartan inhibits angiotensin receptors and calcium channels.",
    "denied": "Losartan does not block angiotensin receptors.",
}


def words(clause: Clause, roles: tuple[str, ...]) -> list[str]:
    """The words in the first of the roles that is filled."""
    return next(([a.tree.lower(a.head) for a in clause.roles[role]] for role in roles if clause.roles.get(role)), [])


@pytest.mark.parametrize("text", SAME.values(), ids=SAME)
def test_clause_says_who_does_what(nlp: Language, text: str) -> None:
    (clause,) = clauses_of(parsed(nlp, text), PREDICATES.__contains__)
    assert words(clause, WHO)[-1:] == ["losartan"]
    assert words(clause, WHOM)[-1:] == ["receptors"]


@pytest.mark.parametrize(
    ("text", "governors"),
    [
        ("Losartan blocks angiotensin receptors.", []),
        ("Losartan is thought to inhibit angiotensin receptors.", ["think"]),
        ("It has been shown that losartan inhibits angiotensin receptors.", ["show"]),
        ("Losartan seems to block angiotensin receptors.", ["seem"]),
        ("Losartan, which blocks angiotensin receptors, seems old.", []),
    ],
)
def test_clause_names_what_governs_it(nlp: Language, text: str, governors: list[str]) -> None:
    (clause,) = clauses_of(parsed(nlp, text), PREDICATES.__contains__)
    assert [g.lemma for g in clause.governors] == governors


# --- trees by hand: what each role is made of


HEADS = {
    "relative pronoun as the object": (
        "pills/NNS/nsubj/4 that/WDT/dobj/3 doctors/NNS/nsubj/3 prescribe/VBP/relcl/0 help/VBP/ROOT/4",
        3,
        {"subj": ["doctors"], "obj": ["pills"]},
    ),
    "no pronoun at all": (
        "pills/NNS/nsubj/3 doctors/NNS/nsubj/2 prescribe/VBP/relcl/0 help/VBP/ROOT/3",
        2,
        {"subj": ["doctors"], "obj": ["pills"]},
    ),
    "object of causing does it": (
        "It/PRP/nsubj/1 prompts/VBZ/ROOT/1 cells/NNS/dobj/1 to/TO/aux/4 release/VB/xcomp/1 insulin/NN/dobj/4",
        4,
        {"subj": ["cells"], "obj": ["insulin"], "causer": ["It"]},
    ),
    "verbs with one object": (
        "It/PRP/nsubj/1 blocks/VBZ/ROOT/1 and/CC/cc/1 traps/VBZ/conj/1 channels/NNS/dobj/3",
        1,
        {"subj": ["It"], "obj": ["channels"]},
    ),
    "subject of a coordinated verb": (
        "It/PRP/nsubj/1 binds/VBZ/ROOT/1 and/CC/cc/1 traps/VBZ/conj/1 channels/NNS/dobj/3",
        3,
        {"subj": ["It"], "obj": ["channels"]},
    ),
    "dummy subject": (
        "There/EX/expl/1 appeared/VBD/ROOT/1 pain/NN/attr/1",
        1,
        {"attr": ["pain"]},
    ),
    "gerund without a subject": (
        "after/IN/prep/3 taking/VBG/pcomp/0 it/PRP/dobj/1 sleep/VB/ROOT/3",
        1,
        {"obj": ["it"]},
    ),
    "copula": (
        "Pain/NN/nsubj/1 is/VBZ/ROOT/1 common/JJ/acomp/1",
        1,
        {"subj": ["Pain"], "attr": ["common"]},
    ),
    "preposition with two objects": (
        "It/PRP/nsubj/1 acts/VBZ/ROOT/1 on/IN/prep/1 cells/NNS/pobj/2",
        1,
        {"subj": ["It"], "on": ["cells"]},
    ),
}


@pytest.mark.parametrize(("text", "at", "expected"), HEADS.values(), ids=HEADS)
def test_clause_roles(text: str, at: int, expected: dict[str, list[str]]) -> None:
    made = tree(text, prompts="prompt", appeared="appear")
    clause = clause_at(made, at)
    found = {role: [made.words[a.head] for a in arguments] for role, arguments in clause.roles.items()}
    assert {role: found[role] for role in ("subj", "obj", "causer", *expected) if role in found} == expected


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("It/PRP/nsubjpass/2 is/VBZ/auxpass/2 taken/VBN/ROOT/2", 2, True),
        ("It/PRP/nsubj/2 has/VBZ/aux/2 helped/VBN/ROOT/2", 2, False),
        ("drugs/NNS/ROOT/0 taken/VBN/acl/0 orally/RB/advmod/1", 1, True),
        ("Approved/VBN/ROOT/0 for/IN/prep/0 pain/NN/pobj/1", 0, True),
        ("It/PRP/nsubj/1 helped/VBD/ROOT/1", 1, False),
        ("It/PRP/nsubj/1 helps/VBZ/ROOT/1", 1, False),
        ("It/PRP/nsubjpass/2 is/VBZ/auxpass/2 taken/VBN/ROOT/2 and/CC/cc/2 sold/VBN/conj/2", 4, True),
    ],
    ids=["auxiliary", "perfect", "after a noun", "fragment", "past", "present", "coordinated"],
)
def test_clause_is_passive(text: str, at: int, expected: bool) -> None:
    assert is_passive(tree(text), at) is expected


def test_clause_names_longest_first() -> None:
    noun = tree("common/JJ/amod/2 side/NN/compound/2 effects/NNS/ROOT/2", effects="effect")
    assert keys_of(noun, 2) == ["common side effect", "side effect", "effect"]
    verb = tree("It/PRP/nsubj/1 brings/VBZ/ROOT/1 on/RP/prt/1 pain/NN/dobj/1", brings="bring")
    assert keys_of(verb, 1) == ["bring on", "bring"]
    joined = tree("fast/JJ/amod/2 -/HYPH/punct/2 track/NN/compound/3 status/NN/ROOT/3")
    assert keys_of(joined, 3) == ["fast track status", "track status", "status"]
    assert keys_of(joined, 2) == ["fast track", "track"]


def test_clause_comes_once_under_its_longest_name() -> None:
    made = tree("common/JJ/amod/2 side/NN/compound/2 effects/NNS/ROOT/2", effects="effect")
    assert [c.lemma for c in clauses_of(made, {"effect", "side effect", "side"}.__contains__)] == [
        "side",
        "side effect",
    ]


def test_clause_of_a_ring_of_participles_ends() -> None:
    """Odd trees of odd texts must not send the search for a subject round for ever."""
    text = "blocking/VBG/advcl/1 helping/VBG/ROOT/1 trying/VBG/xcomp/0 using/VBG/advcl/2"
    made = tree(text)
    for at in range(len(made)):
        assert "subj" not in clause_at(made, at).roles


# --- what a noun says that something is

EQUATED = {
    "copula": "Losartan is a blocker of receptors.",
    "belongs to a group called": "Losartan belongs to a group of medicines called receptor blockers.",
    "one of": "Losartan is one of the medicines known as receptor blockers.",
    "example of": "Losartan is an example of a receptor blocker.",
    "include": "Receptor blockers include losartan.",
    "like other": "Like other receptor blockers, losartan may cause cough.",
    "works as": "Losartan works as a receptor blocker.",
}
NOT_EQUATED = ["Losartan was compared with a receptor blocker.", "Losartan must not be taken with receptor blockers."]


@pytest.mark.parametrize("text", EQUATED.values(), ids=EQUATED)
def test_noun_says_what_something_is(nlp: Language, text: str) -> None:
    (clause,) = clauses_of(parsed(nlp, text), {"blocker"}.__contains__)
    assert words(clause, ("is",)) == ["losartan"]


@pytest.mark.parametrize("text", NOT_EQUATED)
def test_noun_beside_a_drug_does_not_say_what_it_is(nlp: Language, text: str) -> None:
    (clause,) = clauses_of(parsed(nlp, text), {"blocker"}.__contains__)
    assert words(clause, ("is",)) == []
