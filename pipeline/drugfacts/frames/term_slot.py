"""Fill the term slot of a frame: the conditions, effects, targets or uses that an argument stands for."""

from __future__ import annotations

from drugfacts.clauses import Argument, Clause, Tree
from drugfacts.clauses.clause import clause_at, keys_of
from drugfacts.clauses.lists import members
from drugfacts.clauses.phrases import extent

from .context import Use, View
from .explained import explained_in
from .hits import TermHit
from .model import Grammar
from .no_term import explains, is_microbe, is_no_harm_here, is_no_name, is_taken_with, may_be_condition
from .pointed import pointed_at, several_before
from .target_slot import target_at
from .term_lists import before_noun, neighbours
from .term_shape import (
    generic_in,
    hit_at,
    is_explanation,
    is_harm,
    named_spell,
    names_nothing,
    refused,
    split_pair,
    term_kinds,
)
from .uses import named_last, of_title, speaks_of_harm, speaks_of_use, subject_before, use_explained, uses_before

_DEPTH = 6  # nouns within nouns: "the risk of signs of C"
_NEAR = 3  # sentences within which "no such link" takes up a harm
_WHOM = frozenset({"ages", "sexes", "genders"})  # "approved for both sexes"
_POINTING = frozenset({"it", "them", "this", "these"})
_BESIDE = frozenset({"either", "too", "alone", "only"})
_OF_USE = frozenset({"of", "for", "from", "with", "to", "against"})


def terms_of(view: View, argument: Argument, fact: str, words: Grammar) -> list[TermHit]:
    """Return the terms that an argument stands for, with lists opened up and wrappers ("treatment of X") taken off."""
    found: list[TermHit] = []
    for hit in _terms(view, argument.head, fact, words, 0):
        if all((hit.start, hit.end) != (o.start, o.end) for o in found):
            found.append(hit)
    return found


def state_of(view: View, at: int, words: Grammar) -> list[TermHit]:
    """The state of a part of the body: "skin sensitive to light"."""
    tree = view.tree
    parts = [k for k in tree.children(at, "nsubj", "compound", "nmod") if words.isa(tree.lemma[k], "body_part")]
    named = any(words.isa(tree.lower(at), name) for name in ("body_state", "hurt_verb"))  # "heart race" read as a noun
    if not parts or not (tree.dep[parts[0]] == "nsubj" or named):
        return []
    if tree.is_verb(at) and not words.isa(tree.lemma[at], "hurt_verb"):
        return []
    start, _ = extent(tree, parts[0], words.classes["strip"])
    end = max(tree.subtree(at, frozenset({"conj", "cc", "advcl", "punct", "advmod", "relcl"}))) + 1
    beside = [k for k in tree.children(tree.head[at], "prep") if k == end and tree.lower(k) == "to"]
    end = max((i for k in beside for i in tree.subtree(k)), default=end - 1) + 1
    return [TermHit(view, at, start, end)]


def _terms(view: View, head: int, fact: str, words: Grammar, depth: int) -> list[TermHit]:
    if depth > _DEPTH:
        return []
    generic = generic_in(view, words)
    heads = [*before_noun(view, head, fact), *members(view.tree, head, generic)]
    heads += [h for h in neighbours(view, heads, fact, words) if h not in heads]
    kept = view.tree.dep[head] == "appos" or fact != "mechanism"
    heads = [h for h in heads if (h == head and kept) or not is_explanation(view, h)]
    if fact in {"approval", "indication"} and len(heads) > 1:
        explained = explained_in(view, words)
        heads = [h for h in heads if h == head or h not in explained]
    return [hit for at in heads for hit in _term_at(view, at, fact, words, depth)]


def _term_at(view: View, at: int, fact: str, words: Grammar, depth: int) -> list[TermHit]:
    """The terms that one head stands for: itself, or what it wraps, points at, or belongs to."""
    tree = view.tree
    known = view.mention(at, *term_kinds(fact))
    is_process = fact == "mechanism" and tree.tag[at] == "VBG" and words.isa(tree.lower(at), "process")
    if tree.is_verb(at) and known is None and not (is_process and not tree.children(at, "dobj")):
        return _action_term(view, at, fact, words, depth)
    if elsewhere := _pointed(view, at, fact, words):
        return elsewhere
    if fact == "approval" and _is_kind_of_use(view, at):
        return [hit_at(view, at, fact, words)]
    if is_no_name(view, at, words) and not (fact == "mechanism" and _is_bound(view, at, words)):
        return refused(view, at, "no_name")
    if fact in {"approval", "indication"} and _is_no_use(view, at, fact, words):
        return refused(view, at, "no_condition")
    if known is None and explains(view, at, words):
        return _term_at(view, tree.head[at], fact, words, depth + 1) if depth < _DEPTH else []
    if fact == "mechanism":
        return target_at(view, at, words)
    if fact in {"approval", "indication"} and is_taken_with(tree, at, words):
        return _taken_with(view, at, fact, words, depth)
    if inner := _unwrap(view, at, fact, words, depth):
        return inner
    if fact == "side_effect" and (not is_harm(view, at, words) or is_no_harm_here(view, at, words)):
        return refused(view, at, "no_harm")
    if words.isa(tree.lemma[at], "people") or (fact == "approval" and tree.lower(at) in _WHOM):
        return _of_people(view, at, fact, words, depth)
    if known is None and not may_be_condition(view, at, fact, words):
        if behind := _underlying(view, at, fact, words, depth):
            return behind
        return refused(view, at, "says_nothing" if names_nothing(view, at, words) else "no_condition")
    beside = _related if fact == "side_effect" else _underlying
    further = beside(view, at, fact, words, depth)
    own = hit_at(view, at, fact, words)
    if any(own.start < hit.start < own.end for hit in further) and known is not None:
        own = own._replace(end=known.end)  # "pain of arthritis" is two, each known by itself
    return [*split_pair(own, words), *further]


def _is_no_use(view: View, at: int, fact: str, words: Grammar) -> bool:
    """Whether a word says how bad something is, what causes an infection or but a part of what is treated."""
    return words.isa(view.tree.lower(at), "deadly") or is_microbe(view, at, words) or _is_part(view, at, fact, words)


def _is_part(view: View, at: int, fact: str, words: Grammar) -> bool:
    """Whether an approval is read for a part of what it is for: "licensed for kidney and liver rejection"."""
    if fact != "approval" or view.mention(at, *term_kinds(fact)) is not None:
        return False
    return words.isa(view.tree.lemma[at], "part_alone") and not view.tree.children(at, "amod", "compound", "prep")


def _is_kind_of_use(view: View, at: int) -> bool:
    """Whether a kind of medicine says what for: "approved as a sedative"; not how it acts, "as a kinase inhibitor"."""
    tree = view.tree
    if tree.dep[at] != "pobj" or tree.lower(tree.head[at]) != "as" or tree.tag[at] != "NN":
        return False
    named = view.mention(at, "drug_class")
    return named is not None and not _acts(tree.lower(at))


def _acts(noun: str) -> bool:
    """Whether a noun for a kind of medicine says how it acts: "inhibitor", "agonist", "blocker"."""
    return noun.endswith(("or", "er", "agonist", "antagonist", "antibody", "mab"))


def _pointed(view: View, at: int, fact: str, words: Grammar) -> list[TermHit]:
    """The terms named before that a word points at: "this use", "such cases", "blocks it"."""
    if fact == "mechanism":
        if several := several_before(view, at, words):
            return [TermHit(there, m.end - 1, m.start, m.end, m, anaphoric=True) for there, m in several]
        there, target = pointed_at(view, at, words) or (view, None)
        hits = target_at(there, target, words) if target is not None else []
        return [hit._replace(anaphoric=True) for hit in hits]
    if fact == "side_effect":
        told = _harms_before(view, at, words)
    else:
        if (explained := use_explained(view, at, words)) is not None:
            return [hit_at(view, explained.end - 1, fact, words)]
        told = uses_before(view, at, words) if speaks_of_use(view, at, words) else []
        if any(_is_beside_verb(view, at, use) for use in told):
            return []
        told = _of_topic(view, told) if fact == "approval" else told
        told = _before_bracket(view, at, told)
    return [TermHit(u.view, u.head, u.start, u.end, u.mention, anaphoric=True) for u in told]


def _is_beside_verb(view: View, at: int, use: Use) -> bool:
    """Whether the verb before has it for its object, so that a noun is of another: "eases C but slows no disease"."""
    tree, verb = view.tree, view.tree.head[at]
    if use.view is not view or tree.dep[at] != "dobj" or not tree.is_noun(at) or tree.dep[verb] != "conj":
        return False
    return tree.dep[use.head] == "dobj" and tree.head[use.head] == tree.head[verb]


def _before_bracket(view: View, at: int, told: list[Use]) -> list[Use]:
    """Of the uses that "that" in brackets may stand for, those of the item before: B in "A, B (X for that)"."""
    words = view.tree.words
    opens = next((i for i in range(at, -1, -1) if words[i] in {"(", ")"}), None)
    if opens is None or words[opens] == ")":
        return told
    comma = next((i for i in range(opens, -1, -1) if words[i] == ","), -1)
    own = [use for use in told if use.view is view and comma < use.start < opens]
    return own or told


def _of_topic(view: View, told: list[Use]) -> list[Use]:
    """What "this disease" is where no use was told before: what the title names, and no harm of another drug."""
    spoken = {(use.view.index, use.start) for use in view.uses}
    guessed = len(told) == 1 and told[0].view is not view and (told[0].view.index, told[0].start) not in spoken
    topic = of_title(view) if guessed else None
    return [topic] if topic is not None else told


def _is_bound(view: View, at: int, words: Grammar) -> bool:
    """Whether a drug is what another binds, as antidotes do: "idarucizumab binds dabigatran"; not of interactions."""
    tree, above = view.tree, view.tree.head[at]
    if view.mention(at, "drug") is None or view.block.section == "interactions":
        return False
    verb = tree.head[above] if tree.dep[at] == "pobj" and tree.lower(above) == "to" else above
    return tree.lemma[verb] in words.classes["seize_verb"] and tree.is_verb(verb) and tree.dep[at] in {"dobj", "pobj"}


def _harms_before(view: View, at: int, words: Grammar) -> list[Use]:
    """The harms that a word points at: "such cases"; C in "C is common with X; Y does not cause it"."""
    tree = view.tree
    if view.harms and speaks_of_harm(view, at, words):
        return [use for use in view.harms if view.index - use.view.index <= _NEAR]
    verb = _brings(view, at, words)
    if verb is None or tree.lower(at) not in _POINTING or (at in view.anaphors and not _is_of_drug(view, verb)):
        return []
    about = subject_before(view, at)
    if about is not None or not any(tree.dep[k] == "neg" for k in tree.kids[verb]):
        return [about] if about is not None else []
    before = view.before
    told = [use for use in view.harms if before is not None and use.view is before]
    about = subject_before(before, len(before.tree)) if before is not None else None
    return named_last(view, at) or told[-1:] or ([about] if about is not None else [])  # "X does not cause it"


def _brings(view: View, at: int, words: Grammar) -> int | None:
    """The verb by which a drug brings something on: "cause" of "cause it", "link" of "is linked to it"."""
    tree, above = view.tree, view.tree.head[at]
    if tree.dep[at] == "dobj":
        return above if words.isa(tree.lemma[above], "cause_verb") else None
    to = tree.dep[at] == "pobj" and tree.lower(above) in {"to", "with"}
    return tree.head[above] if to and words.isa(tree.lemma[tree.head[above]], "link_verb") else None


def _is_of_drug(view: View, verb: int) -> bool:
    """Whether a verb has a drug that is named for its subject."""
    subjects = view.tree.children(verb, "nsubj", "nsubjpass")
    return any(view.mention(k, "drug", "drug_class") is not None for k in subjects)


def _related(view: View, at: int, fact: str, words: Grammar, depth: int) -> list[TermHit]:
    """Further harm told with a harm: "headache with blurred vision", "numbness, due to X", "(a sign of X)"."""
    tree = view.tree
    if depth > 2:
        return []
    heads: list[int] = []
    for k in tree.kids[at]:
        if k < at:
            continue
        if tree.dep[k] == "prep" and tree.lower(k) in {"with", "due"}:
            heads += [p for x in (k, *tree.children(k, "prep")) for p in tree.children(x, "pobj")]
        if tree.dep[k] == "acl" and tree.lemma[k] in {"characterise", "characterize", "mark", "accompany"}:
            heads += [p for x in tree.children(k, "agent", "prep") for p in tree.children(x, "pobj")]
        if tree.dep[k] == "bracket" and words.isa(tree.lemma[k], "sign_noun"):
            heads += [p for x in tree.children(k, "prep") for p in tree.children(x, "pobj")]
        if tree.dep[k] == "relcl":
            signs = [x for x in tree.children(k, "attr") if words.isa(tree.lemma[x], "sign_noun")]
            heads += [p for s in signs for x in tree.children(s, "prep") for p in tree.children(x, "pobj")]
    found = [hit for head in heads for hit in _terms(view, head, fact, words, depth + 1)]
    return [hit for hit in found if hit.mention is not None]


def _underlying(view: View, at: int, fact: str, words: Grammar, depth: int) -> list[TermHit]:
    """The known disease behind what is treated: D in "pain due to D", "wheezing associated with D", "itching of D".

    Read by the words that follow, since the parser hangs "due to" on the verb as often as on the noun.
    """
    tree = view.tree
    if fact != "indication" or depth > 2:
        return []
    _, end = extent(tree, at, words.classes["strip"], ())
    known = view.mention(at, "condition")
    end = max(end, known.end) if known else end
    end = next((max(tree.subtree(k)) + 2 for k in tree.kids[at] if k > at and tree.dep[k] == "bracket"), end)
    if end + 1 >= len(tree):
        return []
    if f"{tree.lower(end)} {tree.lower(end + 1)}" in words.classes["goes_with"]:
        end += 1
    elif tree.lower(end) not in {"of", "in"} or known is None:
        return []
    heads = tree.children(end, "pobj", "pcomp")
    found = [hit for head in heads for hit in _terms(view, head, fact, words, depth + 1)]
    return [hit for hit in found if hit.mention is not None and hit.population is None]


def _unwrap(view: View, at: int, fact: str, words: Grammar, depth: int) -> list[TermHit]:
    """C for "treatment of C", "symptoms of C", "the risk of C", "C prevention"; a spell that is named by itself."""
    tree = view.tree
    if fact != "side_effect" and (spell := named_spell(view, at, fact, words)) is not None:
        return [spell]
    wrapper = "effect_wrapper" if fact == "side_effect" else "use_wrapper"
    mention = view.mention(at, *term_kinds(fact))
    if words.isa(tree.lemma[at], "change") and fact == "side_effect":
        objects = [
            p for k in tree.children(at, "prep") if tree.lower(k) in {"in", "of"} for p in tree.children(k, "pobj")
        ]
        told = [p for p in objects if view.mention(p, "condition") or words.isa(tree.lemma[p], "risk")]
        return [hit for p in told for hit in _terms(view, p, fact, words, depth + 1)]
    if tree.lemma[at] not in words.classes[wrapper] or (mention is not None and mention.end - mention.start > 1):
        return []
    found: list[TermHit] = []
    for k in tree.children(at, "prep"):
        if tree.lower(k) in _OF_USE or (
            tree.lower(k) == "in"
            and (fact != "side_effect" or any(words.isa(tree.lemma[p], "risk") for p in tree.children(k, "pobj")))
        ):
            for p in tree.children(k, "pobj", "pcomp"):
                found.extend(_terms(view, p, fact, words, depth + 1))
            if found and not all(hit.is_people for hit in found):
                return [hit for hit in found if not hit.is_people]
    if found and not _named_before(view, at):
        return found
    if view.mention(at, *term_kinds(fact)):
        return []
    for k in tree.children(at, "compound", "nmod", "amod", "poss"):
        if view.mention(k, "condition") and not tree.is_verb(k):
            return [hit_at(view, k, fact, words)]
    return []


def _taken_with(view: View, at: int, fact: str, words: Grammar, depth: int) -> list[TermHit]:
    """C for "an adjunct in the treatment of C", "an add-on to X in C": what stands after "to" is taken with it."""
    tree = view.tree
    preps = (k for k in tree.children(at, "prep") if tree.lower(k) in {"in", "for"})
    return [
        hit for k in preps for p in tree.children(k, "pobj", "pcomp") for hit in _terms(view, p, fact, words, depth + 1)
    ]


def _named_before(view: View, at: int) -> bool:
    """Whether what is treated stands before the wrapper: "migraine prevention in adults"."""
    return any(view.mention(k, "condition") for k in view.tree.children(at, "compound", "nmod", "amod", "poss"))


def _of_people(view: View, at: int, fact: str, words: Grammar, depth: int) -> list[TermHit]:
    """C for "adults with C", "women at risk of C", "people who have C", "whose C"; who they are is the population."""
    tree = view.tree
    who = extent(tree, at, words.classes["strip"])
    if fact == "side_effect":
        return refused(view, at, "people")
    found: list[TermHit] = []
    aged = [k for k in tree.children(at, "acl") if tree.lower(k) == "aged"]  # "adolescents aged 13 to 17 with C"
    for k in (*tree.children(at, "prep"), *(p for a in aged for p in tree.children(a, "prep"))):
        if tree.lower(k) in {"with", "at", "suffering"}:
            who = (who[0], max(who[1], k if aged else 0))
            for p in tree.children(k, "pobj"):
                found.extend(_terms(view, p, fact, words, depth + 1))
    for k in tree.children(at, "relcl", "acl"):
        theirs = (s for s in tree.children(k, "nsubj", "nsubjpass") if tree.lower(min(tree.subtree(s))) == "whose")
        found.extend(hit for s in theirs for hit in _terms(view, s, fact, words, depth + 1) if hit.mention is not None)
        if words.isa(tree.lemma[k], "suffer_verb"):
            clause = clause_at(tree, k)
            for role in ("obj", "from", "with"):
                for a in clause.roles.get(role, ()):
                    found.extend(_terms(view, a.head, fact, words, depth + 1))
        if not found and words.isa(tree.lemma[k], "wish_verb"):  # "adults who want to stop smoking"
            aims = (i for i in tree.subtree(k) if i > k)
            known = next((m for i in aims if (m := view.mention(i, "condition")) is not None), None)
            found += [TermHit(view, known.end - 1, known.start, known.end, known)] if known is not None else []
    for k in tree.children(at, "compound", "amod", "nmod"):  # "psoriasis patients"
        if not found and (known := view.mention(k, "condition")) is not None and known.end <= at:
            found.append(TermHit(view, known.end - 1, known.start, known.end, known))
    if not found and fact == "approval":
        return [TermHit(view, at, *who, is_people=True)]
    if not found:
        return refused(view, at, "people")
    return [hit._replace(population=hit.population or who) for hit in found]


def _before_which(tree: Tree, start: int, end: int) -> int:
    """Where a phrase ends before what is said of it, wherever that hangs from: "burning feet, which | fade"."""
    commas = (i for i in range(start + 1, end - 1) if tree.words[i] == "," and tree.lower(i + 1) in {"which", "who"})
    end = next(commas, end)
    while end - 1 > start and not tree.words[end - 1].strip():
        end -= 1
    return end


def _is_bare_outcome(tree: Tree, at: int, words: Grammar) -> bool:
    """Whether a term is an outcome of which it is not said itself of what: "death", not "cardiovascular death"."""
    return words.isa(tree.lemma[at], "outcome_of") and not tree.children(at, "amod")


def _whose_outcome(view: View, clause: Clause, words: Grammar, depth: int) -> list[TermHit]:
    """C in "licensed to reduce deaths in C", "to cut hospital stays for C": what people die of, or stay for."""
    heads = (a.head for role in ("in", "for", "from") for a in clause.roles.get(role, ()))
    hits = (h for head in heads for h in _terms(view, head, "approval", words, depth + 1))
    return [h for h in hits if h.mention is not None]


def _action_term(view: View, at: int, fact: str, words: Grammar, depth: int) -> list[TermHit]:
    """The term in a verb phrase: C for "treating C", "reduce the risk of C"; a gerund that is a term itself."""
    tree = view.tree
    if tree.lower(at) == "following":
        return refused(view, at, "no_name")
    relieves = any(words.isa(key, "relieve_verb") for key in keys_of(tree, at))
    if relieves and fact == "side_effect":
        return refused(view, at, "relieves")
    if fact == "indication" and words.isa(tree.lemma[at], "cause_verb"):
        return refused(view, at, "verb")  # "its potential for inducing C"
    is_action = relieves or words.isa(tree.lemma[at], "course_verb")
    if is_action and fact != "mechanism":
        clause = clause_at(tree, at)
        found = [h for a in clause.roles.get("obj", ()) for h in _terms(view, a.head, fact, words, depth + 1)]
        if words.isa(tree.lemma[at], "course_verb"):
            found = [h for h in found if h.mention is not None] or [
                h for a in clause.roles.get("in", ()) for h in _terms(view, a.head, fact, words, depth + 1)
            ]
        beside = [a for a in clause.roles.get("with", ()) if "," not in tree.words[at : a.head]]
        found = found or [h for a in beside for h in _terms(view, a.head, fact, words, depth + 1)]
        if len(found) == 1 and fact == "approval" and _is_bare_outcome(tree, found[0].head, words):
            found = _whose_outcome(view, clause, words, depth) or found
        if not found and fact == "approval":  # "licensed to lower triglycerides"
            measured = (a.head for a in clause.roles.get("obj", ()) if view.mention(a.head, "target"))
            return [hit_at(view, head, fact, words) for head in measured]
        return found
    if tree.tag[at] == "VBG" and any(tree.tag[k] == "PRP" for k in tree.children(at, "dobj")):
        return refused(view, at, "no_name")  # "for keeping it in remission"
    if (
        tree.tag[at] == "VBG" and words.isa(tree.lemma[at], "befall_verb") and fact != "mechanism"
    ):  # "the risk of (you) having C"
        found = [h for k in tree.children(at, "dobj") for h in _terms(view, k, fact, words, depth + 1)]
        if found:
            return found
    if tree.tag[at] == "VBG" and fact != "mechanism":
        inside = frozenset({"relcl", "conj", "cc", "punct", "bracket"})
        end = _before_which(tree, at, max(i for i in tree.subtree(at, inside)) + 1)
        start = min(i for i in tree.subtree(at, inside))
        while end - 1 > start and tree.lower(end - 1) in _BESIDE:
            end -= 1
        if end - start == 1 and fact == "side_effect" and words.isa(tree.lower(at), "bodily"):
            return refused(view, at, "says_nothing")
        in_brackets = (view.mention(k, *term_kinds(fact)) for k in tree.kids[at] if tree.dep[k] == "bracket")
        return [TermHit(view, at, start, end, alias=next((m for m in in_brackets if m), None))]
    return refused(view, at, "verb")
