"""Where the arguments of a clause stand, and whether they fit what a frame asks of them."""

from __future__ import annotations

from collections.abc import Sequence

from drugfacts.clauses import Argument, Clause, Tree
from drugfacts.clauses.clause import clause_at
from drugfacts.clauses.grammar import words as grammar_words
from drugfacts.clauses.subjects import is_passive

from .context import View
from .drug_lists import is_listed_apart
from .model import Frame, Grammar

_NAME = 4  # letters in capitals of a name
_WHEN = frozenset({"when", "whenever", "once", "until"})
_BESIDE_VERB = frozenset({"aux", "auxpass", "advmod", "neg", "punct"})
_SAME_CLAUSE = frozenset({"conj", "xcomp", "ccomp"})
_ANEW = frozenset({";", ":"})
_TOGETHER = frozenset({"and", "plus", "or", "with"})
_LISTING = frozenset({",", "and", "or", ";"})
_SET_OFF = frozenset({(",", "for"), (",", "against"), ("(", "for"), ("(", "against")})
_PURPOSE = frozenset({"for", "as", "in"})
_POSSIBLE = frozenset(
    {
        *("can", "commonly", "could", "frequently", "may", "might", "occasionally", "often", "rarely", "sometimes"),
        *("slightly", "mildly", "modestly"),  # what a drug is for it does in earnest
    }
)


def arguments(view: View, clause: Clause, path: str) -> Sequence[Argument]:
    """The arguments at a path: ``subj``, ``for``, ``subj.of``.

    ``self`` is the predicate, where it is a term itself; ``next`` the drug right after it ("the COX-2 inhibitor X"),
    ``purpose`` what stands after a "for" right behind it, ``bracket`` what stands in a bracket there, ``above`` the
    words that it hangs on.
    """
    if path in _NO_ROLES:
        return _NO_ROLES[path](view, clause)
    if "." not in path:
        return clause.roles.get(path)
    first, *rest = path.split(".")
    found = _NO_ROLES[first](view, clause) if first in _NO_ROLES else clause.roles.get(first)
    for role in rest:
        found = [b for a in found for b in clause_at(a.tree, a.head).roles.get(role, ())]
    return found


def _self(view: View, clause: Clause) -> list[Argument]:
    return [Argument(clause.tree, clause.at)]


def _next(view: View, clause: Clause) -> list[Argument]:
    start = clause.at + 1
    after_comma = start < len(view.tree) and view.tree.words[start] == "," and is_listed_apart(view, start + 1)
    start += after_comma
    return [Argument(clause.tree, start)] if view.mention(start, "drug") else []


def _bracket(view: View, clause: Clause) -> list[Argument]:
    """What stands in a bracket behind it: C in "X (C)"."""
    return [Argument(clause.tree, k) for k in clause.tree.children(clause.at, "bracket")]


def _above(view: View, clause: Clause) -> list[Argument]:
    """The nouns and verbs that a noun hangs on, through its coordination: "approve" for B in "approve A and B"."""
    tree, at = clause.tree, clause.at
    while tree.dep[at] == "conj" and tree.head[at] != at:
        at = tree.head[at]
    return [Argument(tree, governor.at) for governor in clause_at(tree, at).governors]


def _purpose(view: View, clause: Clause) -> list[Argument]:
    """What stands after a "for" that follows at once, whatever the parser hangs it on: C in "took X 5 mg for C".

    A text without a verb ("X for C") is a title, which states nothing; but not an item of a list: "- X, for C",
    "- X or Y (for C)".
    """
    tree, at = clause.tree, clause.at + 1
    if not view.opens_purpose:
        return []
    if not any(tag.startswith("VB") for tag in tree.tag):
        if view.block.kind != "item" or _behind_drugs(view) not in _SET_OFF:
            return []
        at += at < len(tree) and tree.words[at] == ","
    for k in tree.children(clause.at, "bracket"):
        if tree.lower(k) in {"for", "against"}:
            return [Argument(tree, p) for p in tree.children(k, "pobj", "pcomp")]
    while at < len(tree) and tree.head[at] == clause.at and tree.dep[at] in {"nmod", "punct", "bracket", "npadvmod"}:
        at = max(tree.subtree(at)) + 1
    if at >= len(tree) or tree.lower(at) not in {"for", "against"}:
        at = _behind_both(view, clause.at, at)
    if at >= len(tree) or tree.lower(at) not in {"for", "against"}:
        return []
    return [Argument(tree, k) for k in tree.children(at, "pobj", "pcomp")]


def _behind_both(view: View, first: int, at: int) -> int:
    """What stands behind two drugs that are named together, from behind the first: "on A and B for C"; not of three."""
    tree = view.tree
    named = view.mention(first, "drug")
    if named is None or at + 1 >= len(tree) or tree.lower(at) not in _TOGETHER:
        return len(tree)
    before, second = tree.words[named.start - 1] if named.start else "", view.mention(at + 1, "drug")
    if second is None or before in _LISTING:
        return len(tree)
    in_bracket = tree.words[second.end : second.end + 1] == ["("]  # "A or B (for C)"
    return second.end + in_bracket


def _behind_drugs(view: View) -> tuple[str, ...]:
    """The two words behind the drug, or the two, with which a text begins."""
    tree, at = view.tree, 0
    for _ in range(2):
        named = view.mention(at, "drug")
        if named is None or named.start != at:
            return ()
        at = named.end
        if at + 1 >= len(tree) or tree.lower(at) not in _TOGETHER:
            break
        at += 1
    return tuple(tree.lowers[at : at + 2])


_NO_ROLES = {"self": _self, "next": _next, "above": _above, "bracket": _bracket, "purpose": _purpose}


def _is_in_a_name(clause: Clause) -> bool:
    """Whether a word in capitals is but part of the name of something, as of a trial: "CLEAR Outcomes"."""
    words, at = clause.tree.words, clause.at
    if not words[at].isupper() or len(words[at]) < _NAME or at + 1 >= len(words):
        return False
    return words[at + 1].istitle() and any(word.islower() for word in words)


def fits(view: View, clause: Clause, frame: Frame, words: Grammar) -> bool:
    """Whether a clause has what the frame asks for beside its slots."""
    if (frame.passage or frame.counted) and not (
        (frame.passage and (view.tells_harm or view.tells_of_some)) or (frame.counted and view.counts_cases)
    ):
        view.tell("section", "no_passage")
        return False
    if frame.possible and not (view.tells_harm or view.counts_cases or is_possible(clause)):
        view.tell("predicate", "said_outright")
        return False
    if _is_in_a_name(clause):
        view.tell("predicate", "name")
        return False
    for path, name in frame.where.items():
        heads = arguments(view, clause, path)
        if not any(is_named(a, name, words) or is_kind(view, a, name) or _is_share(a, name, words) for a in heads):
            view.tell("where", "not_of_class" if heads else "nothing", path, heads[0] if heads else None, name)
            return False
    if frame.fragment and not _is_fragment(view, clause):
        view.tell("predicate", "not_fragment")
        return False
    if frame.no_infinitive and clause.roles.get("comp") and is_passive(clause.tree, clause.at):
        view.tell("predicate", "infinitive")
        return False
    if frame.alone and any(clause.tree.is_verb(at) for at in (clause.at, *clause.tree.ancestors(clause.at))):
        view.tell("predicate", "not_alone")
        return False
    acted_on = [a for a in clause.roles.get("obj") if frame.intransitive and not _says_how_much(a, words)]
    if frame.intransitive and (acted_on or _says_more(clause, frame) or is_passive(clause.tree, clause.at)):
        view.tell("predicate", "not_intransitive")
        return False
    if frame.continues in {"must", "refused"} and not _goes_on(view, clause, frame):
        view.tell("predicate", "continues_nothing")
        return False
    if frame.agentless and not is_agentless(clause):
        view.tell("predicate", "not_agentless")
        return False
    who = frame.where.get("obj" if frame.agentless else "subj")
    tells_who = who == "$people" or (frame.only_denied and _is_of_people(view, clause, words))
    if tells_who and _modifies(clause):
        view.tell("predicate", "describes_people")  # "people who have asthma" says who they are, not what befalls them
        return False
    for path, name in frame.unless.items():
        heads = arguments(view, clause, path) if path not in frame.term else ()
        barred = (a for a in heads if is_named(a, name, words) or is_kind(view, a, name))
        if (argument := next((a for a in barred if not _stands_for_drugs(view, a)), None)) is not None:
            view.tell("unless", "of_class", path, argument, name)
            return False
    return True


def _says_more(clause: Clause, frame: Frame) -> bool:
    """Whether an agency's step says what it is, and takes up none before: "agreed that X helps", "C is not rare"."""
    if frame.fact != "approval":
        return False
    tree, at = clause.tree, clause.at
    others = (k for k in range(at) if tree.lemma[at] == "be" == tree.lemma[k])  # "rash is common; C is not"
    return any(tree.children(k, "ccomp", "acomp", "attr") for k in (at, *others))


def _goes_on(view: View, clause: Clause, frame: Frame) -> bool:
    """Whether an approval was spoken of right before, from which one more may follow, told as past."""
    before = view.licensed
    if before is None or view.index - before.index > 1:
        return False
    apart = before.view.block_index != view.block_index and view.block.kind == "paragraph"
    if apart and frame.continues == "must" and "licensed" not in frame.drug:
        return False  # a new paragraph about another drug
    if frame.intransitive and not frame.only_denied and clause.tree.tag[clause.at] in {"VBZ", "VBP", "VBG"}:
        return False  # "Harm follows from the dose", "keeps C from coming back"
    if frame.continues == "refused":
        return not before.granted
    return before.granted or frame.fixed.get("status") != "approved"


def is_possible(clause: Clause) -> bool:
    """Whether a verb, or the first of those coordinated, is said with reserve: "may raise", "sometimes raises"."""
    tree, at = clause.tree, clause.at
    while tree.dep[at] == "conj" and not tree.children(at, "aux", "nsubj"):
        at = tree.head[at]
    return any(tree.lower(k) in _POSSIBLE for k in tree.children(at, "aux", "advmod"))


def _stands_for_drugs(view: View, argument: Argument) -> bool:
    """Whether a word that is no drug by itself stands for some: "neither group" of two classes."""
    return argument.tree is view.tree and argument.head in view.anaphors


def is_stopped(tree: Tree, at: int) -> bool:
    """Whether a verb says what something is kept from doing: "binding" in "keeps T from binding"."""
    while tree.dep[at] == "conj" and tree.head[at] != at:
        at = tree.head[at]
    prep = tree.head[at]
    if tree.dep[at] != "pcomp" or tree.lower(prep) != "from":
        return False
    return tree.lemma[tree.head[prep]] in grammar_words("stopping")


def is_agentless(clause: Clause) -> bool:
    """Whether the predicate is a passive that leaves unsaid who acts: "autophagy was enhanced"."""
    tree, at = clause.tree, clause.at
    if clause.roles.get("subj") or not clause.roles.get("obj") or tree.dep[at] in {"amod", "pcomp"}:
        return False
    return is_passive(tree, at) and not _describes(tree, at) and not _dates(tree, at)


def _describes(tree: Tree, at: int) -> bool:
    """Whether a passive says what something is like: "a cytokine released on exposure to smoke", "that is released"."""
    if tree.dep[at] == "acl":
        return not tree.children(at, "auxpass", "aux")
    return tree.dep[at] == "relcl" and any(tree.lower(k) == "that" for k in tree.children(at, "nsubjpass"))


def _dates(tree: Tree, at: int) -> bool:
    """Whether a clause but says when: "only while glucose is elevated"."""
    marks = tree.children(at, "mark", "advmod") if tree.dep[at] == "advcl" else []
    return any(tree.lower(k) in _WHEN or (k and tree.lower(k - 1) == "only") for k in marks)


def _is_fragment(view: View, clause: Clause) -> bool:
    """Whether a sentence has no verb and is about the predicate: itself its head, or after a first "for" or "as"."""
    tree, at = clause.tree, clause.at
    while tree.dep[at] in {"conj", "compound", "amod", "pobj", "nmod"} and tree.head[at] != at:
        if tree.dep[at] == "pobj" and tree.lower(tree.head[at]) not in _PURPOSE:
            return False
        at = tree.head[at]
    return at == tree.root and not tree.is_verb(at) and tree.words[-1] != ":" and view.block.kind != "heading"


def is_telegraphic(clause: Clause, path: str, fact: str) -> bool:
    """Whether a predicate's subject is left unsaid because the text is about it: "Relieves pain", "To treat gout".

    The sentence begins with what is said: a finite verb ("May cause", "Temporarily relieves"), a passive ("May be used
    for", "Indicated for"), an adjective ("Useful in") or, for what something is given for, an infinitive. A participle
    behind says more of the same ("Blocks X, thereby raising Y"). So begins as well what follows a semicolon or colon.
    """
    tree, at = clause.tree, clause.at
    if path != ("obj" if tree.is_verb(at) and is_passive(tree, at) else "subj"):
        return False
    while (start := _begins_anew(tree, at)) == 0 and tree.head[at] != at:
        if tree.dep[at] not in _SAME_CLAUSE and not _is_participle(tree, at):
            return False
        at = tree.head[at]
    own = [k for k in tree.kids[at] if start <= k < at and tree.words[k].strip()]
    first = min((k for k in tree.subtree(at) if tree.words[k].strip()), default=at)
    if first < min([at, *own]) and start == 0:
        return False
    auxiliaries = {tree.tag[k] for k in own if tree.dep[k] in {"aux", "auxpass"}}
    beside = _BESIDE_VERB | {"prep"} if "TO" in auxiliaries else _BESIDE_VERB  # "in adults, to lower the risk of C"
    if any(tree.dep[k] not in beside for k in own):
        return False
    if tree.tag[at] in {"VBZ", "VBN", "JJ"} or auxiliaries & {"MD", "VBZ"}:
        return True
    return "TO" in auxiliaries and fact == "indication"


def _begins_anew(tree: Tree, at: int) -> int:
    """Where what follows a semicolon or colon begins, if it is a verb with no more than adverbs before; else 0."""
    first = at
    while first > 0 and (tree.tag[first - 1][:2] in {"RB", "MD", "TO"} or tree.dep[first - 1] in {"aux", "auxpass"}):
        first -= 1
    return first if first > 0 and tree.words[first - 1] in _ANEW else 0


def _is_participle(tree: Tree, at: int) -> bool:
    """Whether a participle says what else comes of the verb before it: "thereby raising Y"."""
    return tree.dep[at] == "advcl" and tree.tag[at] == "VBG" and tree.head[at] < at


def _says_how_much(argument: Argument, words: Grammar) -> bool:
    """Whether an object only says by how much, or that something did so too: "drops a little", "follows suit"."""
    tree, at = argument.tree, argument.head
    return tree.tag[at] == "CD" or words.isa(tree.lemma[at], "how_much")


def is_kind(view: View, argument: Argument, name: str) -> bool:
    """Whether a head is a known term of the kind in "@kind"."""
    return name.startswith("@") and argument.tree is view.tree and view.mention(argument.head, name[1:]) is not None


def _is_share(argument: Argument, name: str, words: Grammar) -> bool:
    """Whether people are asked for, and the head says how many, "a third", or is who asks: "Will I ...?"."""
    tree, at = argument.tree, argument.head
    if name == "$people" and asks_of_oneself(tree, at):
        return True
    if name != "$people" or not (words.isa(tree.lemma[at], "affected") or tree.tag[at] == "CD"):
        return False
    return tree.tag[at] != "CD" or any(tree.lower(k) in {"in", "of"} for k in tree.children(at, "prep"))


def asks_of_oneself(tree: Tree, at: int) -> bool:
    """Whether "I" is a reader who asks what will become of people: "Will I lose hair?"."""
    return tree.lower(at) == "i" and tree.tag[at] == "PRP" and "?" in tree.words[-2:]


def _is_of_people(view: View, clause: Clause, words: Grammar) -> bool:
    """Whether the predicate is said of people: "adults with C who had not responded to X", "adults whose C had not"."""
    subjects = arguments(view, clause, "subj")
    theirs = (k for a in subjects for k in a.tree.children(a.head, "poss") if a.tree is clause.tree)
    return any(words.isa(a.tree.lemma[a.head], "people") for a in subjects) or any(
        clause.tree.lower(k) == "whose" for k in theirs
    )


def _modifies(clause: Clause) -> bool:
    """Whether a verb, or the one that it is coordinated with, stands in a relative clause or after its noun."""
    tree, at = clause.tree, clause.at
    while tree.dep[at] == "conj":
        at = tree.head[at]
    return tree.dep[at] in {"relcl", "acl"}


def is_named(argument: Argument, name: str, words: Grammar) -> bool:
    """Whether the head of an argument belongs to a word class."""
    tree, at = argument.tree, argument.head
    lemma, members = tree.lemma[at], words.members(name)
    if lemma == "little" and at > 0 and tree.lowers[at - 1] == "a":
        return False  # "releases a little T" is some, "little T" hardly any
    if lemma in members or tree.lowers[at] in members:
        return True
    return at > 0 and f"{tree.lowers[at - 1]} {lemma}" in members


def is_excepted(argument: Argument) -> bool:
    """Whether an argument stands after "but not with" or "instead of"."""
    tree, prep = argument.tree, argument.tree.head[argument.head]
    if tree.dep[argument.head] != "pobj":
        return False
    own = any(tree.dep[k] == "neg" for k in tree.kids[prep])
    return own or (prep > 0 and tree.lower(prep - 1) in {"not", "without", "never", "instead"})
