"""Fill the term slot of a mechanism: the receptors, enzymes, messengers and processes that a phrase stands for."""

from __future__ import annotations

from itertools import pairwise

from drugfacts.clauses import Tree
from drugfacts.clauses.lists import conjuncts, members
from drugfacts.clauses.phrases import extent

from .context import Mention, View
from .hits import TermHit
from .model import Grammar
from .named_beside import called_behind, is_named_behind, is_same_as_named, named_behind, named_by, process_before
from .pointed import listed_owners, owner_before, owner_of
from .term_shape import generic_in, hit_at, modifier_start, names_nothing, refused, short_form, split_pair
from .unnamed import is_built, with_maker
from .uses import targets_before

_OF_MESSENGER = ("ergic", "arinic", "otinic")
_SORTS = frozenset({"inverse", "partial", "full", "allosteric", "positive", "negative", "competitive", "biased"})
_SORTS_OF_EFFECT = frozenset(
    {"inhibitory", "antagonist", "antagonistic", "blocking", "agonist", "agonistic", "stimulatory", "stimulating"}
)
"""What stands between a target and "activity" or "effect"."""
_LETTERS = frozenset(
    {"alpha", "beta", "α", "β", "ß", "alpha-1", "alpha-2", "beta-1", "beta-2", "alpha1", "beta1", "β1"}
)
_TISSUES = ("maker", "bodily", "body_part", "tissue", "blood_cell", "organ", "body_place")
_POINTING = frozenset({"latter", "former", "both", "either", "these", "it", "them"})
_SHARING = frozenset(
    {"amod", "compound", "nmod", "npadvmod", "conj", "cc", "preconj", "punct", "det", "poss", "nummod"}
)


def modifier_term(view: View, noun: int, words: Grammar) -> list[TermHit]:
    """The term before a role noun: "calcium channel" in "a selective calcium channel blocker"."""
    tree = view.tree
    start, _ = extent(tree, noun, words.classes["strip_target"])
    start = modifier_start(view, start, noun)
    if noun - start > 3 and tree.lower(start + 2) == "acting":
        start += 3  # "long-acting beta2 agonist"
    end = noun
    while end > start and (
        tree.words[end - 1] in {"-", "–"}
        or words.isa(tree.lower(end - 1), "selectivity")
        or tree.lower(end - 1) in _SORTS
        or (tree.lower(end - 1) in _SORTS_OF_EFFECT and not words.isa(tree.lemma[noun], "inhibit_noun"))
    ):
        end -= 1  # "beta1-selective antagonist", "H3 receptor inverse agonist"
    bracket = next((i for i in range(start, end) if tree.words[i] in "(["), None)
    alias = None
    if bracket is not None:
        alias = view.mention(bracket + 1, "target")
        end = bracket
    if end - start == 1 and (named := _behind_bracket(view, start, words)) is not None:
        return [named]
    if start >= end or all(tree.tag[i][:2] in {"JJ", "RB"} for i in range(start, end)):
        return []
    if end - start == 1 and words.isa(tree.lemma[start], "shared_noun"):
        return _with_messenger(TermHit(view, start, start, end), noun, words)
    if pair := _beside_slash(view, start, end, words):
        return pair
    mention = view.mention(end - 1, "target")
    fits = mention if mention is not None and (mention.start, mention.end) == (start, end) else None
    letter = fits is None and tree.lower(start) in _LETTERS and end - start == 1
    name = f"{tree.lower(start)} receptor" if letter else None  # "a beta blocker"
    return [TermHit(view, end - 1, start, end, fits, alias=alias, aside=short_form(view, end), name=name)]


def _behind_bracket(view: View, at: int, words: Grammar) -> TermHit | None:
    """The receptor whose name a bracket says again: "a neurokinin 3 (NK3) receptor antagonist"."""
    tree = view.tree
    if at < 3 or tree.words[at - 1] not in ")]" or not words.isa(tree.lemma[at], "shared_noun"):
        return None
    opening = next((i for i in range(at - 2, 0, -1) if tree.words[i] in "(["), 0)
    named = view.mention(opening - 1, "target") if opening else None
    start, end = (named.start, named.end) if named is not None else (opening + 1, at - 1)
    if not opening or not _names_one(view, start, end):
        return None
    return TermHit(view, end - 1, start, end, name=f"{tree.text(range(start, end))} {tree.words[at]}")


def _beside_slash(view: View, start: int, end: int, words: Grammar) -> list[TermHit]:
    """Two known targets on the sides of a slash: "SGLT1/SGLT2", "GLP-1/glucagon receptor", which share the noun."""
    tree = view.tree
    slash = next((i for i in range(start + 1, end - 1) if tree.words[i] == "/"), None)
    if slash is None:
        return []
    first, second = view.mention(slash - 1, "target"), view.mention(end - 1, "target")
    if first is None or second is None or first.end != slash or second.start <= slash:
        return []
    shared = words.isa(tree.lemma[end - 1], "shared_noun") and not words.isa(tree.lemma[slash - 1], "shared_noun")
    name = f"{tree.text(range(start, slash))} {tree.words[end - 1]}" if shared else None
    left = TermHit(view, slash - 1, start, slash, None if shared else first, name=name)
    return [left, TermHit(view, end - 1, slash + 1, end, second)]


def _with_messenger(hit: TermHit, noun: int, words: Grammar) -> list[TermHit]:
    """What a process before a role noun is of: of serotonin in "a serotonin antagonist and reuptake inhibitor"."""
    tree, other = hit.view.tree, hit.view.tree.head[noun] - 1
    if tree.dep[noun] != "conj" or other < 0 or not words.isa(tree.lemma[other], "messenger"):
        return [] if words.isa(tree.lemma[hit.head], "process") else [hit]
    return [hit._replace(name=f"{tree.lower(other)} {hit.text}")]


def target_at(view: View, at: int, words: Grammar) -> list[TermHit]:
    """The targets that one head stands for: itself, what it is of, those that it names or shares a noun with."""
    tree = view.tree
    is_process = words.isa(tree.lemma[at], "process")
    known = view.mention(at, "target")
    if (
        known is None
        and view.mention(at, "condition")
        and not is_process
        and not words.isa(tree.lemma[at], "body_force")
    ):
        return refused(view, at, "no_target")
    if known is None and _is_verb_in_s(tree, at, words):
        return refused(view, at, "verb")
    if known is None and (view.mention(at, "form") is not None or _is_of_dose(tree, at, words)):
        return refused(view, at, "says_nothing")  # "interferes with the Pill", "at the full 50 mg"
    if named := _named_elsewhere(view, at, known, words):
        return named
    if known is None and is_same_as_named(view, at, words):
        return refused(view, at, "says_nothing")
    if _concerns_a_drug(view, at, words) and not (_may_be_a_target_s(view, at) and owner_before(view, at, words)):
        return refused(view, at, "concerns_a_drug")
    if is_named_behind(view, at):
        return refused(view, at, "says_nothing")
    if known is None and (pointed := _named_before(view, at, is_process, words)):
        return pointed
    if known is None and is_process and _is_of_what_was_told(tree, at):
        return refused(view, at, "says_nothing")
    if known is None and tree.tag[at] == "JJ" and (noun := _noun_of(tree, at)) is not None:
        return _shared_adjective(view, at, noun)
    if (whose := _whose_effect(view, at, words)) is not None:
        return target_at(view, whose, words)
    if each := _several(view, at, is_process, words):
        return each
    if known is None and not view.mention(at, "condition") and names_nothing(view, at, words):
        built = is_built(tree, at, words)
        return [hit_at(view, at, "mechanism", words)] if built else refused(view, at, "says_nothing")
    if words.isa(tree.lemma[at], "site") and (known is None) and (place := _target_of_site(view, at)) is not None:
        return [hit_at(view, place, "mechanism", words)]
    hit = with_maker(_without_place(_without_kind(hit_at(view, at, "mechanism", words), words), words), words)
    return _with_shared_noun(split_pair(hit, words), words)


def _named_elsewhere(view: View, at: int, known: Mention | None, words: Grammar) -> list[TermHit]:
    """The targets of a noun whose name stands beside it, or was told before; none where it is to be read itself."""
    tree, of_kind = view.tree, words.isa(view.tree.lemma[at], "target_noun")
    if called := [k for p in _of(tree, at) for k in called_behind(view, p)]:
        return [hit_at(view, k, "mechanism", words) for k in called]  # "the activity of an enzyme called T"
    if known is not None and (process := process_before(view, at, words)) is not None:
        return [hit_at(view, at, "mechanism", words)._replace(mention=None, name=f"{process} of {tree.lower(at)}")]
    if (known is None or of_kind) and (explained := named_behind(view, at)):
        return [hit_at(view, k, "mechanism", words) for k in explained]
    if known is not None or not of_kind:
        return []
    if tree.tag[at] == "NNS" and (beside := named_by(view, at, words)):
        return beside  # "the kinases A and B", read as two objects
    return [TermHit(u.view, u.head, u.start, u.end, u.mention, anaphoric=True) for u in targets_before(view, at)]


def _may_be_a_target_s(view: View, at: int) -> bool:
    """Whether "its activation" is that of a target, or "its breakdown" where no other drug was spoken of before."""
    if view.tree.lemma[at] == "activation":
        return True
    owned = any(k in view.anaphors for k in view.tree.children(at, "poss"))
    return owned and (view.before is None or not view.before.has("drug", "drug_class"))


def _without_kind(hit: TermHit, words: Grammar) -> TermHit:
    """A target without the noun before its name that says what it is: T in "the calming messenger T"."""
    mention, tree = hit.mention, hit.view.tree
    if mention is None or mention.kind != "target" or mention.start <= hit.start:
        return hit
    is_kind = words.isa(tree.lemma[mention.start - 1], "kind_of_target")
    return hit._replace(start=mention.start) if is_kind else hit


def _without_place(hit: TermHit, words: Grammar) -> TermHit:
    """A known receptor, channel or pump without the tissue that it is said to be of: "the sodium pump of the heart"."""
    mention, tree = hit.mention, hit.view.tree
    if mention is None or mention.kind != "target" or mention.end >= hit.end or tree.lower(mention.end) != "of":
        return hit
    if not words.isa(tree.lemma[mention.end - 1], "molecule"):
        return hit
    whose = tree.children(mention.end, "pobj")
    in_body = whose and any(words.isa(tree.lemma[whose[0]], name) for name in _TISSUES)
    return hit._replace(end=mention.end) if in_body else hit


def _of(tree: Tree, at: int) -> list[int]:
    """What a noun is said to be of: T in "the activity of T"."""
    return [p for k in tree.children(at, "prep") if tree.lower(k) == "of" for p in tree.children(k, "pobj")]


def _is_of_what_was_told(tree: Tree, at: int) -> bool:
    """Whether only a pronoun says of what a process is: "its degradation"."""
    before = [k for k in tree.kids[at] if k < at]
    of = _of(tree, at)
    if of and all(tree.lower(p) in _POINTING for p in of):
        return True  # "the production of the latter"
    return [tree.tag[k] for k in before] == ["PRP$"] and not tree.children(at, "prep")


def _named_before(view: View, at: int, is_process: bool, words: Grammar) -> list[TermHit]:
    """What is named by a target told before: "its assembly" after "binds T", "muscarinic ones" after "T receptors"."""
    tree = view.tree
    owner = owner_of(view, at) if is_process and not listed_owners(view, at) else None
    if owner is not None and not _is_means(view, at, owner, words):
        return [TermHit(view, at, at, at + 1, name=f"{tree.lower(at)} of {_whole_of(view, owner, words)}")]
    if is_process and (each := listed_owners(view, at)):
        listed = ((hit_at(view, k, "mechanism", words), _whole_of(view, k, words)) for k in each)
        return [hit._replace(mention=None, name=f"{tree.lower(at)} of {whole}") for hit, whole in listed]
    if (is_process or words.isa(tree.lemma[at], "molecule")) and (before := owner_before(view, at, words)) is not None:
        whole = _whole_of(*before, words)
        name = f"{tree.lower(at)} of {whole}" if is_process else f"{whole} {tree.lemma[at]}"
        return [TermHit(view, at, at, at + 1, name=name)]
    if tree.lower(at) == "ones" and (noun := _noun_before(view, at, words)) is not None:
        return [TermHit(view, at, k, at + 1, name=f"{tree.words[k]} {noun}") for k in tree.children(at, "amod")]
    return []


def _is_means(view: View, at: int, owner: int, words: Grammar) -> bool:
    """Whether it but says once more what is done: "slows the breakdown of T by blocking its degradation"."""
    tree = view.tree
    return words.isa(tree.lemma[owner], "process") and tree.dep[tree.head[at]] == "pcomp"


def _whole_of(view: View, at: int, words: Grammar) -> str:
    """The name of a target of which a process is told; of another process that which it is of: T in "release of T"."""
    text = hit_at(view, at, "mechanism", words).text
    return (text.partition(" of ")[2] or text) if words.isa(view.tree.lemma[at], "process") else text


def _noun_before(view: View, at: int, words: Grammar) -> str | None:
    """The noun of the target named last, for which "ones" stands: "X blocks beta receptors; Y muscarinic ones"."""
    tree = view.tree
    named = (m for i in range(at - 1, -1, -1) if (m := view.mention(i, "target")) is not None)
    nouns = (m.end - 1 for m in named if words.isa(tree.lemma[m.end - 1], "shared_noun"))
    if not any(tree.lower(k).endswith(_OF_MESSENGER) for k in tree.children(at, "amod")):
        return None
    return next((tree.words[i] for i in nouns), None)


def _noun_of(tree: Tree, at: int) -> int | None:
    """The noun that ends a list which an adjective opens: receptors in "muscarinic and nicotinic receptors"."""
    last = max([k for i in tree.subtree(at) if tree.dep[k := i] == "conj"], default=at)
    return last if tree.is_noun(last) else None


def _shared_adjective(view: View, at: int, noun: int) -> list[TermHit]:
    """The receptor that an adjective names by the messenger it is for, with the noun of its list; else none."""
    tree = view.tree
    if not tree.lower(at).endswith(_OF_MESSENGER):
        return refused(view, at, "says_nothing")
    return [TermHit(view, at, at, at + 1, name=f"{tree.words[at]} {tree.words[noun]}")]


def _whose_effect(view: View, at: int, words: Grammar) -> int | None:
    """The known target whose effect a noun is, or a form: T in "the action of T", "a modified form of T"."""
    tree = view.tree
    if not (words.isa(tree.lemma[at], "effect_noun") or words.isa(tree.lemma[at], "form_of_it")):
        return None
    of = (p for k in tree.children(at, "prep") if tree.lower(k) == "of" for p in tree.children(k, "pobj"))
    return next((p for p in of if view.mention(p, "target") is not None), None)


def _is_of_dose(tree: Tree, at: int, words: Grammar) -> bool:
    """Whether a word says how large a dose is, and stands alone."""
    return words.isa(tree.lower(at), "of_a_dose") and not tree.children(at, "compound", "amod")


def _is_verb_in_s(tree: Tree, at: int, words: Grammar) -> bool:
    """Whether a lone plural is a verb taken for one: "X raises and smoking lowers its level"."""
    if tree.tag[at] != "NNS" or any(tree.dep[k] not in {"cc", "conj", "punct"} for k in tree.kids[at] if k < at):
        return False
    return any(words.isa(tree.lemma[at], name) for name in ("inhibit_verb", "activate_verb")) and at > 1


def _several(view: View, at: int, is_process: bool, words: Grammar) -> list[TermHit]:
    """Several targets under one noun: "release of A and B", "receptors for A and B", "the kinases A and B"."""
    tree = view.tree
    noun = tree.lemma[at]
    if is_process and (pair := _two_of_process(view, at)):
        return pair
    if (is_process or words.isa(noun, "measure") or noun == "receptor") and (each := _each_object(view, at, words)):
        return each
    if tree.tag[at] == "NNS" and (named := named_by(view, at, words)):
        return named
    return _with_modifiers(view, at, words) if words.isa(noun, "shared_noun") or words.isa(noun, "target_noun") else []


def _two_of_process(view: View, at: int) -> list[TermHit]:
    """Two targets that a list knows as one: "reuptake of A and B"."""
    tree, whole = view.tree, view.mention(at, "target")
    if whole is None or whole.start != at or whole.end - at < 5 or tree.lower(at + 1) != "of":
        return []
    middle = next((i for i in range(at + 3, whole.end - 1) if tree.lower(i) in {"and", "or"}), None)
    if middle is None:
        return []
    parts = ((at + 2, middle), (middle + 1, whole.end))
    return [
        TermHit(view, end - 1, start, end, name=f"{tree.words[at]} of {tree.text(range(start, end))}")
        for start, end in parts
    ]


def _with_modifiers(view: View, at: int, words: Grammar) -> list[TermHit]:
    """Each of the coordinated modifiers with the noun that they share: "A and B kinases"."""
    tree = view.tree
    lo = at
    while lo > 0 and tree.dep[lo - 1] in _SHARING and at in tree.ancestors(lo - 1):
        lo -= 1
    joints = [i for i in range(lo, at) if tree.lower(i) in {"and", "or", ","}]
    if not joints or tree.lower(joints[-1]) == ",":
        return []
    edges = [lo - 1, *joints, at]
    parts = [(a + 1, b) for a, b in pairwise(edges)]
    parts = [(_without_article(tree, start, end), end) for start, end in parts]
    if any(not _names_one(view, start, end) for start, end in parts):
        return []
    *others, (last, _) = parts
    hits = [
        TermHit(view, end - 1, start, end, name=f"{tree.text(range(start, end))} {tree.words[at]}")
        for start, end in others
    ]
    known = view.mention(at, "target")
    return [*hits, TermHit(view, at, last, at + 1, known if known is not None and known.start == last else None)]


def _without_article(tree: Tree, start: int, end: int) -> int:
    """Where the name begins in "both the A", "the B"."""
    while start < end and tree.dep[start] in {"det", "preconj", "poss"}:
        start += 1
    return start


def _names_one(view: View, start: int, end: int) -> bool:
    """Whether the words name a target by themselves: a known one, or a name with a capital or a number."""
    if start >= end:
        return False
    if end - start == 1 and view.tree.lower(start).endswith(_OF_MESSENGER):
        return True
    return view.mention(end - 1, "target") is not None or any(
        c.isupper() or c.isdigit() for word in view.tree.words[start:end] for c in word
    )


def _concerns_a_drug(view: View, at: int, words: Grammar) -> bool:
    """Whether it is an interaction, no mechanism: "blood levels of metoprolol", "its absorption"."""
    tree = view.tree
    if not words.isa(tree.lemma[at], "of_a_drug"):
        return False
    if any(view.mention(k, "drug") and not view.mention(k, "target") for k in tree.children(at, "compound", "nmod")):
        return True
    if any(view.mention(k, "drug_class") for k in tree.children(at, "compound", "nmod", "amod")):
        return tree.lemma[at] in {"effect", "response"}  # "blunts the diuretic response"
    owner = [k for k in tree.children(at, "poss") if k in view.anaphors]
    objects = [p for k in tree.children(at, "prep") if tree.lower(k) == "of" for p in tree.children(k, "pobj")]
    others = any(
        (view.mention(o, "drug") and not view.mention(o, "target")) or words.isa(tree.lemma[o], "of_drugs")
        for o in objects
    )
    return bool(owner) or others or _is_of_any_drug(tree, at, words)


def _is_of_any_drug(tree: Tree, at: int, words: Grammar) -> bool:
    """Whether nothing says of what it is: "plasma concentration" is that of the drug which is spoken of."""
    before = tree.children(at, "compound", "nmod", "amod")
    if tree.children(at, "prep"):
        return False
    if not before:
        return words.isa(tree.lemma[at], "of_the_drug")  # "hinders absorption"
    return all(words.isa(tree.lower(k), "of_any_drug") for k in before)


def _target_of_site(view: View, at: int) -> int | None:
    """T in "an allosteric site on T"."""
    tree = view.tree
    objects = [p for k in tree.children(at, "prep") for p in tree.children(k, "pobj")]
    return next((p for p in objects if view.mention(p, "target")), None)


def _each_object(view: View, at: int, words: Grammar) -> list[TermHit]:
    """A term for each of several objects: "release of A and B", "release of messengers such as A and B"."""
    tree = view.tree
    joint = "for" if tree.lemma[at] == "receptor" else "of"
    objects = [
        o
        for prep in tree.children(at, "prep")
        for k in (prep, *tree.children(prep, "conj"))  # "release of A and of B"
        if tree.lower(k) == joint
        for p in tree.children(k, "pobj")
        for o in named_behind(view, p) or members(tree, p, generic_in(view, words))
    ]
    if len(objects) < 2:
        return []
    start, _ = extent(tree, at, words.classes["strip_target"], ())
    noun = tree.text(range(start, at + 1))
    found = []
    for o in objects:
        hit = hit_at(view, o, "mechanism", words)
        found.append(hit._replace(mention=None, name=f"{noun} {joint} {hit.text}"))
    return found


def _with_shared_noun(hits: list[TermHit], words: Grammar) -> list[TermHit]:
    """Name a messenger with the noun that it shares with the next: A reuptake in "A and B reuptake"."""
    if len(hits) == 1:
        (hit,) = hits
        tree, last = hit.view.tree, conjuncts(hit.view.tree, hit.head)[-1]
    else:
        hit, tree, last = hits[0], hits[0].view.tree, hits[-1].head
    if last <= hit.head + 1 or not words.isa(tree.lemma[hit.head], "messenger"):
        return hits
    if not words.isa(tree.lemma[last], "shared_noun") or not words.isa(tree.lemma[last - 1], "messenger"):
        return hits
    return [hit._replace(mention=None, name=f"{hit.text} {tree.words[last]}"), *hits[1:]]
