"""Whether a sentence tells something of another drug than that of a pair."""

from __future__ import annotations

from drugfacts.frames import grammar, is_before_any_drug

from .bracketed import is_anothers
from .pairs import Pair, head_of
from .parts import is_of_another_part

_WITH_OTHERS = frozenset({"with", "to", "than", "from"})
_REACH = 6
_AIMS = frozenset({"xcomp", "advcl", "acl", "relcl"})
_BESIDE = frozenset({"relcl", "advcl", "acl"})
_FAILING = frozenset({"fail", "failed", "fails"})
_LISTED_TAGS = frozenset({",", "CC", "CD"})
_UNITS = frozenset({"mg", "mcg", "g", "ml", "daily", "twice", "once", "iu", "units"})
_GIVEN = 5  # words of "(we usually give X"
_JOINED_BY = frozenset({"with", "w/", "plus", "alongside"})
_WHAT_IT_IS = frozenset({"attr", "appos", "oprd"})
_OF_OTHERS = frozenset({"effect", "action", "level", "concentration", "metabolism", "clearance", "absorption"})
_PURPOSES = frozenset({"for", "against"})
_KEEPING = frozenset({"keep", "stop", "block", "prevent", "hinder"})


def is_of_another(pair: Pair, outcome: str) -> bool:
    """Whether a sentence tells it of another drug: in a bracket, as its part of a list, as its use, as its subject."""
    if is_anothers(pair) or is_of_another_part(pair) or _is_added_to(pair) or _is_another_choice(pair):
        return True
    if outcome == "side_effect" and pair.how == "topic" and is_before_any_drug(pair.view):
        return True
    if _does_something_else(pair):
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


def _does_something_else(pair: Pair) -> bool:
    """Whether the drug does what stands behind a semicolon: "S acts on T; X blocks it" tells of S."""
    tree, drug, term = pair.view.tree, pair.drug, pair.term
    if not drug.said or pair.view.mention(drug.start, "drug", "drug_class") is None:
        return False  # "The ion inhibits T; it also blocks S"
    if drug.start < term.end or ";" not in tree.words[term.end : drug.start]:
        return False
    at = head_of(pair.view, drug.start, drug.end)
    verb = next((k for k in tree.ancestors(pair.head) if tree.is_verb(k)), None)
    told = verb is not None and tree.children(verb, "nsubj") and verb < drug.start
    return bool(told) and tree.dep[at] == "nsubj" and pair.term.kind == "target"


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
    if any(tree.lower(k) == "no" for k in tree.children(subject, "det")) and grammar().isa(
        tree.lemma[subject], "medicine"
    ):
        return True  # "No pill cures C"
    if subject in view.anaphors:
        return pair.drug.key not in view.anaphors[subject][2]
    named = view.mention(subject, "drug", "drug_class")
    return named is not None and named.key != pair.drug.key


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
    if _is_further_on(pair):
        return True
    if drug.start < term.end or drug.end >= len(tree) or tree.lower(drug.end) not in _PURPOSES:
        return False
    before = (view.mention(i, "drug") for i in range(term.start))
    follows = any(m is not None and m.key != drug.key for m in before)
    after = range(drug.end + 1, min(drug.end + _REACH, len(tree)))
    return follows and any(view.mention(i, "condition") for i in after)


def _is_further_on(pair: Pair) -> bool:
    """Whether a list of medicines goes on behind what the one before is for: Y in "on X to prevent C, Y and Z"."""
    view, tree, drug, term = pair.view, pair.view.tree, pair.drug, pair.term
    if drug.start < term.end or term.end >= len(tree) or tree.words[term.end] != ",":
        return False
    between = (
        i for i in range(term.end, drug.start) if view.mention(i, "drug") is None and view.mention(i, "form") is None
    )
    if any(not (tree.tag[i] in _LISTED_TAGS or tree.lower(i) in _UNITS or tree.words[i].isdigit()) for i in between):
        return False
    opens = range(max(term.start - _GIVEN, 1), term.start)
    at = next((i - 1 for i in opens if tree.lower(i) in {"to", "for", "against"}), 0)
    while at > 0 and (tree.lower(at) in _UNITS or tree.words[at][:1].isdigit()):
        at -= 1  # "X 0.5 mg twice daily to"
    own = view.mention(at, "drug", "form")
    return own is not None and own.key != drug.key


def _is_for_others(pair: Pair) -> bool:
    """Whether it is what other medicines are for, to which the drug does something: "interacts with drugs for C"."""
    tree, noun = pair.view.tree, _medicine_for(pair)
    if noun is None or not pair.drug.said or tree.dep[noun] in _WHAT_IT_IS:
        return False
    if any(tree.lower(k) == "other" for k in tree.children(noun, "amod")) and tree.dep[pair.head] == "compound":
        return True  # "add it to other C drugs"
    if tree.tag[noun] != "NNS" or pair.drug.start in tree.subtree(noun):
        return False
    above = tree.head[noun]
    if tree.dep[noun] == "pobj":
        return tree.lower(above) in _WITH_OTHERS or (
            tree.lower(above) == "of" and tree.lemma[tree.head[above]] in _OF_OTHERS
        )
    at = head_of(pair.view, pair.drug.start, pair.drug.end)
    if tree.dep[noun] == "conj":
        return above == at and not tree.children(noun, "amod")
    if tree.dep[noun] == "nsubj":
        return tree.dep[at] == "pobj" and tree.lower(tree.head[at]) in _WITH_OTHERS
    return tree.dep[noun] == "dobj" and pair.drug.end <= noun


def _medicine_for(pair: Pair) -> int | None:
    """The medicines that are told to be for a term: "drugs" in "drugs for C", "drugs used for C", "C drugs"."""
    tree, at = pair.view.tree, pair.head
    noun = tree.head[at]
    if tree.dep[at] == "pobj" and tree.lower(noun) in _PURPOSES:
        taken = tree.head[noun]
        used = tree.is_verb(taken) and tree.dep[taken] == "acl" and grammar().isa(tree.lemma[taken], "take_verb")
        noun = tree.head[taken] if used else noun - 1  # wherever the parser hangs the "for"
    elif tree.dep[at] != "compound":
        return None
    return noun if noun >= 0 and grammar().isa(tree.lemma[noun], "medicine") else None


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
