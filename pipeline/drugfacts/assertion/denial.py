"""Whether a fact is denied, and by which word.

Cues follow NegEx (Chapman et al. 2001), but scope comes from the parse: the predicate, the verbs that govern it, and
the argument itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from drugfacts.clauses import Tree
from drugfacts.frames import Candidate, grammar

from .cues import Cues, Negation
from .outcome import faded
from .scope import chain, first, governs

_INSTEAD = frozenset({("rather", "than"), ("instead", "of")})
_REASONS = frozenset({"because", "owing", "due", "despite", "thanks"})
_NO_MORE = frozenset({"longer", "more", "higher", "greater", "worse", "better", "faster", "sooner"})
_REACH = 12  # words from a term to what it is left: "leaves COX-1, which protects the stomach, largely alone"
_OF_DEGREE = frozenset({"advmod", "acomp"})
_HARDLY = frozenset({"hardly", "scarcely", "barely"})  # "hardly ever" is seldom
_NO_ONE = frozenset({"no", "none", "nothing", "nobody"})
_PLAIN_NOT = frozenset({"not", "n't", "n’t", "never"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "such"})
_HOLDS = frozenset({"of", "in", "on", "for", "to", "between", "with", "from"})


def denial(candidate: Candidate, known: Cues) -> int | None:
    """The word that denies the fact: at the predicate, at what governs it, or at one of the slots."""
    tree, negation = candidate.clause.tree, known.negation
    links = within_reach(tree, chain(candidate))
    if candidate.frame.fact == "indication":
        links = _until_people(tree, links)
    if any(_affirms(tree, at, negation) for at in links[1:]):
        return None  # "cannot rule out that", "did not fail to", "it is not the case that"
    word = _above(candidate, links, known)
    if word is None:
        word = _at_slots(candidate, negation)
    if word is None or _is_set_right(candidate, word) or _is_best(candidate, word):
        return None
    return None if _lasts(candidate, word, negation) else word


def _lasts(candidate: Candidate, word: int, negation: Negation) -> bool:
    """Whether it is only denied that a harm ends: "the bleeding may not stop by itself"."""
    tree = candidate.clause.tree
    if candidate.frame.fact != "side_effect" or not _is_subject(candidate):
        return False
    verb = tree.head[candidate.sources["term"].head]
    return tree.head[word] == verb and tree.lower(word) in _PLAIN_NOT and tree.lemma[verb] in negation.endings


def _affirms(tree: Tree, at: int, negation: Negation) -> bool:
    """Whether a governor takes a denial back, or denies a denial: "did not fail to", "there is no doubt that"."""
    if not governs(tree, at, negation) and not any(
        tree.lemma[k] in negation.truths for k in tree.children(at, "attr", "acomp")
    ):
        return False
    return _denies(tree, at, negation) is not None


def _above(candidate: Candidate, links: list[int], known: Cues) -> int | None:
    """The word that denies from the predicate upwards."""
    tree, frame, negation = candidate.clause.tree, candidate.frame, known.negation
    if (word := first(_denies(tree, at, negation, frame.listed) for at in links)) is not None:
        return word
    means = _until_means(tree, links)
    over = means if frame.is_weighed and not _is_subject(candidate) else means[1:]
    if (word := first(at for at in over if governs(tree, at, negation) and _is_in_scope(tree, at, links))) is not None:
        return word
    if tree.lemma[links[0]] in negation.adjectives:
        return links[0]
    above = (tree.head[at] for at in links if tree.dep[at] in {"pcomp", "pobj"})
    denying = (p for p in above if tree.lower(p) in {"without", "against"})
    if (word := first(p for p in denying if not _goes_without(tree, p, negation))) is not None:
        return word
    if (word := first(tree.head[at] for at in links if _is_instead(tree, at))) is not None:
        return word
    if (word := first(_called_false(tree, at, negation) for at in links[1:])) is not None:
        return word
    if (word := first(_not_confirmed(tree, at, negation) for at in links)) is not None:
        return word
    above_all = tree.head[links[-1]]
    no_one = tree.lower(above_all) in _NO_ONE and not tree.children(above_all, "conj")
    if tree.dep[links[-1]] in {"relcl", "acl"} and no_one:
        return above_all  # "nothing to suggest"
    if frame.fact != "indication" or frame.fixed.get("negated"):
        return None
    for at in links:
        for found in (
            _in_vain(tree, at, negation),
            _empty_handed(tree, at, negation),
            _called_useless(tree, at, negation),
        ):
            if found is not None:
                return found
    return faded(tree, links, known)


def needs_nothing(candidate: Candidate, known: Cues) -> bool:
    """Whether a drug is only had without what does not matter: "sold without a prescription for C"."""
    tree, term = candidate.clause.tree, candidate.term
    if term is None or term.view.tree is not tree:
        return False
    return any(
        tree.lower(k) == "without" and _goes_without(tree, k, known.negation)
        for at in (term.head, *tree.ancestors(term.head))
        for k in (at, *tree.kids[at])
    )


def _is_instead(tree: Tree, verb: int) -> bool:
    """Whether a gerund says what is not done: "rather than blocking X, it ...", "instead of blocking X"."""
    above = tree.head[verb]
    is_gerund = tree.dep[verb] == "pcomp" and tree.tag[verb] == "VBG" and above > 0
    return is_gerund and (tree.lower(above - 1), tree.lower(above)) in _INSTEAD


def _goes_without(tree: Tree, preposition: int, negation: Negation) -> bool:
    """Whether what is wanting does not matter: "sold without a prescription for C"."""
    return any(tree.lemma[p] in negation.dispensable for p in tree.children(preposition, "pobj"))


def _is_subject(candidate: Candidate) -> bool:
    """Whether a term is the subject of the verb over it, which the verb does not deny: "C failed"."""
    source = candidate.sources.get("term")
    return source is not None and source.tree.dep[source.head] in {"nsubj", "nsubjpass"}


def _is_in_scope(tree: Tree, noun: int, links: list[int]) -> bool:
    """Whether a noun of denial holds the predicate as its complement: "failure to reduce", "the myth that", "lack of".

    "The kidney failure seen with X" denies nothing.
    """
    if not tree.is_noun(noun):
        return True
    inside = {*links, *(a for at in links for a in tree.ancestors(at))}
    below = next((k for k in tree.kids[noun] if k in inside), None)
    if below is None or tree.dep[below] not in {"acl", "relcl"}:
        return True
    return any(tree.lower(k) in {"that", "to"} and tree.dep[k] in {"mark", "aux"} for k in tree.kids[below])


def _at_slots(candidate: Candidate, negation: Negation) -> int | None:
    """The word that denies one of the slots itself: "no nausea", "lack of effect on X"."""
    tree, term = candidate.clause.tree, candidate.term
    heads = [a.head for a in candidate.sources.values() if a.tree is tree]
    own = term.head if term is not None and term.view.tree is tree and not term.anaphoric else None
    if own is not None:
        heads.append(own)
    if (word := first(_argument_denied(tree, at, negation) for at in heads)) is not None or own is None:
        return word
    if (word := _left_unchanged(candidate, negation)) is not None:
        return word
    stop = candidate.clause.at if candidate.clause.at != own else -1
    return first(_noun_over_denies(tree, at, negation) for at in _nouns_over(tree, own, stop))


def _left_unchanged(candidate: Candidate, negation: Negation) -> int | None:
    """The word by which a term is left as it was: "leaves T alone", "T is unaffected"."""
    tree, term = candidate.clause.tree, candidate.term
    if term is None or candidate.frame.fixed.get("negated"):
        return None
    after = (i for i in range(term.end, min(term.end + _REACH, len(tree))) if tree.lower(i) in negation.unchanged)
    if any(tree.lemma[i] == "leave" for i in range(max(term.start - 3, 0), term.start)):
        return next(after, None)
    if not candidate.frame.is_weighed or not _is_subject(candidate):
        return None
    return first(k for k in tree.children(candidate.clause.at, "acomp", "oprd") if tree.lower(k) in negation.unchanged)


def _nouns_over(tree: Tree, at: int, stop: int) -> Iterator[int]:
    """The nouns that hold a term, up to the predicate: "effect" and "lack" in "lack of effect on C"."""
    while at != stop:
        above = tree.head[at]
        if tree.dep[at] == "conj" and above != stop:
            at = above
            continue
        if tree.dep[at] != "pobj" or tree.lower(above) not in _HOLDS or not tree.is_noun(tree.head[above]):
            return
        at = tree.head[above]
        yield at


def _noun_over_denies(tree: Tree, noun: int, negation: Negation) -> int | None:
    """The denial of a noun that holds the term: "absence of C", "no link between X and C"."""
    if tree.lemma[noun] in negation.holders:
        return noun
    if tree.lemma[noun] not in negation.held:
        return None
    return first(k for k in tree.kids[noun] if k < noun and tree.lower(k) in {"no", "zero"})


def _is_set_right(candidate: Candidate, word: int) -> bool:
    """Whether a slot stands after the "but" that puts right what is denied: D in "not approved for C but for D"."""
    tree, term, drug = candidate.clause.tree, candidate.term, candidate.drug
    ends = [term.head] if term is not None and term.view is candidate.view and not term.anaphoric else []
    ends += [drug.end - 1] if drug.said and drug.view is candidate.view else []
    for end in ends:
        for at in (end, *tree.ancestors(end)):
            if at == candidate.clause.at or tree.is_verb(at):
                break
            head = tree.head[at]
            contrast = tree.dep[at] == "conj" and any(tree.lower(k) == "but" for k in tree.children(head, "cc"))
            if contrast and word < head and tree.lower(word) in _PLAIN_NOT:
                return True
    return False


def _is_best(candidate: Candidate, word: int) -> bool:
    """Whether a drug is only what no other is better than: "no drug is more effective in C than X"."""
    tree, drug = candidate.clause.tree, candidate.drug
    if _no_other(candidate, word):
        return True
    if not drug.said or drug.view is not candidate.view or word >= drug.start:
        return False
    above = tree.head[drug.end - 1]
    return tree.dep[drug.end - 1] == "pobj" and tree.lower(above) in {"than", "as"} and tree.lower(word) in _NO_ONE


def _no_other(candidate: Candidate, word: int) -> bool:
    """Whether it is denied of other drugs, which are compared: "X is old, and no drug treats C better"."""
    tree, drug = candidate.clause.tree, candidate.drug
    if tree.lower(word) != "no" or (drug.said and drug.view is candidate.view and drug.start > word):
        return False
    noun = next((i for i in range(word + 1, min(word + 4, len(tree))) if _is_medicine(tree, i)), None)
    return noun is not None and any(tree.tag[i] in {"RBR", "JJR"} for i in range(noun + 1, len(tree)))


def _is_medicine(tree: Tree, at: int) -> bool:
    return grammar().isa(tree.lemma[at], "medicine")


def within_reach(tree: Tree, links: list[int]) -> list[int]:
    """The governors whose denial reaches the predicate; of a that-clause taken for a relative one, "the case that"."""
    last = links[-1]
    if tree.dep[last] == "relcl" and any(tree.dep[k] == "mark" for k in tree.kids[last]):
        links = [*links, tree.head[last], tree.head[tree.head[last]]]
    return _until_described(tree, _until_reason(tree, _until_question(tree, links)))


def _until_people(tree: Tree, links: list[int]) -> list[int]:
    """The governors up to people who are only spoken of: "those in trials of X for C need not worry"."""
    for n, at in enumerate(links[1:], 1):
        if tree.is_noun(at) and grammar().isa(tree.lemma[at], "people"):
            return links[:n]
    return links


def _until_described(tree: Tree, links: list[int]) -> list[int]:
    """The governors up to the noun that a participle describes: "the tremor seen with X does not occur with Y"."""
    for n, at in enumerate(links):
        if tree.dep[at] != "acl" or tree.tag[at] not in {"VBN", "VBG", "VBD"}:
            continue
        noun = tree.head[at]
        if any(tree.dep[k] in {"mark", "aux"} and tree.lower(k) in {"that", "to"} for k in tree.kids[at]):
            continue
        known = any(tree.lower(k) in _DEFINITE for k in tree.children(noun, "det", "poss"))
        if known or tree.dep[noun] in {"nsubj", "nsubjpass"}:
            return links[: n + 2]
    return links


def is_compared(candidate: Candidate, known: Cues) -> bool:
    """Whether a denial compares: "does not cause as much nausea as X", "does not work as well"."""
    tree, term = candidate.clause.tree, candidate.term
    heads = [candidate.clause.at]
    if term is not None and term.view.tree is tree:
        heads.append(term.head)
    degrees = [k for at in heads for k in (at, *tree.kids[at]) if tree.lower(k) in known.negation.degrees]
    return any(tree.lower(n) == "as" and n < k and tree.dep[n] == "advmod" for k in degrees for n in tree.kids[k])


def _called_false(tree: Tree, at: int, negation: Negation) -> int | None:
    """The word that gives a claim the lie: "it is a myth that ...", "the claim that ... is false"."""
    return first(k for k in tree.children(at, "attr", "acomp", "oprd") if tree.lemma[k] in negation.claims)


def _not_confirmed(tree: Tree, at: int, negation: Negation) -> int | None:
    """The word that takes back what was but supposed: "C was suspected, but later studies have not confirmed it"."""
    if tree.lemma[at] not in negation.supposing:
        return None
    later = (k for k in tree.children(at, "conj") if tree.lemma[k] in negation.confirming)
    return first(n for k in later for n in tree.kids[k] if tree.dep[n] == "neg" or tree.lower(n) in _NO_ONE)


def _in_vain(tree: Tree, at: int, negation: Negation) -> int | None:
    """The word by which a use came to nothing: "tried without success", "ended in failure", "to no avail"."""
    for prep in tree.children(at, "prep"):
        for noun in tree.children(prep, "pobj"):
            none = tree.lower(prep) == "without" or any(tree.lower(k) in {"no", "little"} for k in tree.kids[noun])
            if any(tree.lower(k) in negation.harms for k in tree.kids[noun]):
                continue
            bare = tree.lower(prep) == "in" and not tree.kids[noun]
            if (none and tree.lemma[noun] in negation.outcomes) or (bare and tree.lemma[noun] in negation.nouns):
                return noun
    return None


def _empty_handed(tree: Tree, at: int, negation: Negation) -> int | None:
    """The word that says that a drug did nothing for a use: "it made no difference in C", "showed little effect"."""
    if not tree.is_verb(at):
        return None
    for k in tree.children(at, "dobj"):
        if tree.lower(k) in {"nothing", "little"}:
            return k
        if tree.lemma[k] in negation.outcomes:
            return first(n for n in tree.kids[k] if n < k and tree.lower(n) in {"no", "little"})
    return None


def _called_useless(tree: Tree, at: int, negation: Negation) -> int | None:
    """The word that calls a drug useless: "for C it is useless"."""
    if tree.lemma[at] != "be":
        return None
    return first(k for k in tree.children(at, "acomp", "attr") if tree.lemma[k] in negation.useless)


def _until_means(tree: Tree, links: list[int]) -> list[int]:
    """The governors up to what it is a means of: "by blocking X it spares people nausea" does not deny the blocking."""
    for n, at in enumerate(links):
        if tree.dep[at] == "pcomp" and tree.lower(tree.head[at]) in {"by", "through", "via"}:
            return links[: n + 1]
    return links


def _until_reason(tree: Tree, links: list[int]) -> list[int]:
    """The governors up to what it is a reason for: "not given because of its effect on X" denies no effect."""
    for n, at in enumerate(links):
        above = tree.head[at]
        if tree.lower(at) in _REASONS:
            return links[: n + 1]
        if tree.dep[at] == "pobj" and any(tree.lower(i) in _REASONS for i in (above, tree.head[above])):
            return links[: n + 1]
    return links


def _until_question(tree: Tree, links: list[int]) -> list[int]:
    """The governors up to an indirect question: "it is not known how (often) X works" does not deny that it does."""
    for n, at in enumerate(links):
        asking = (i for k in tree.kids[at] for i in (k, *(tree.kids[k] if tree.dep[k] == "advmod" else ())))
        if any(tree.lower(i) in {"how", "why"} for i in asking):
            return links[: n + 1]
    return links


def _denies(tree: Tree, at: int, negation: Negation, listed: bool = False) -> int | None:
    """The denial that a word carries itself, or shares with the verb it is coordinated with by "or", "nor".

    In a list "little" belongs to the term ("little appetite").
    """
    for k in tree.kids[at]:
        if tree.dep[k] == "neg" or (
            tree.dep[k] in {"advmod", "preconj", "cc", "det", "aux"}
            and tree.lower(k) in negation.words
            and tree.lower(k) != "nor"
        ):
            return (
                None if _partly(tree, k, negation) or _came_later(tree, at) or _says_nothing(tree, at, negation) else k
            )
        if _is_no_more(tree, k) or any(_is_no_more(tree, n) for n in tree.kids[k] if tree.dep[k] in _OF_DEGREE):
            return k  # "no longer", "no more frequent than with placebo", "healed no more often"
        if tree.lower(k) == "nor" and k < at and tree.dep[at] != "conj":
            return k
        if not listed and tree.dep[k] == "amod" and tree.lower(k) in {"little", "minimal", "negligible"}:
            return k
        if tree.dep[k] in {"nsubj", "nsubjpass"} and (word := _no_one(tree, k)) is not None:
            return word
    if tree.dep[at] == "conj":
        head = tree.head[at]
        between = {tree.lower(i): i for i in range(head, at)}
        if "nor" in between:
            return between["nor"]
        if "or" in between and not tree.children(at, "nsubj", "nsubjpass"):
            return _denies(tree, head, negation)
    return None


def _is_no_more(tree: Tree, at: int) -> bool:
    return tree.lower(at) in _NO_MORE and any(tree.lower(n) == "no" for n in tree.kids[at])


def _only(tree: Tree, word: int) -> bool:
    """Whether "not" belongs to "not only", which denies nothing."""
    at = word + 2 if word + 1 < len(tree) and tree.lower(word + 1) in _DEFINITE else word + 1
    return at < len(tree) and tree.lower(at) in {"only", "just", "merely", "sole"}


def _partly(tree: Tree, word: int, negation: Negation) -> bool:
    """Whether "not" denies a part only: "not always", "not often", "not fully", "not common"."""
    after = tree.lower(word + 1) if word + 1 < len(tree) else ""
    if _only(tree, word) or after in negation.partial:
        return True
    noun = tree.head[word] + 1
    but = tree.lower(word) == "no" and noun < len(tree) and tree.lower(noun) == "but"  # "no choice but to"
    return but or (after == "ever" and tree.lower(word) in _HARDLY) or (word > 0 and tree.lower(word - 1) == "almost")


def _says_nothing(tree: Tree, at: int, negation: Negation) -> bool:
    """Whether what is denied is only how much something weighs: "its effect on C did not outweigh the harm"."""
    return tree.lemma[at] in negation.weighing


def _came_later(tree: Tree, at: int) -> bool:
    """Whether it was so in the end: "was not tried in X until the 1960s", unlike "must not be taken until" a test."""
    if any(tree.tag[k] == "MD" for k in tree.kids[at]):
        return False
    until = (k for k in tree.children(at, "prep") if tree.lower(k) == "until")
    return any(tree.words[i][:1].isdigit() for k in until for i in tree.subtree(k))


def _no_one(tree: Tree, subject: int) -> int | None:
    """The denial in a subject: "no X", "none of X", "neither X nor Y"."""
    if tree.lower(subject) == "nothing" and tree.children(subject, "conj"):
        return None  # "nothing, or at worst nausea"
    if tree.lower(subject) in {"none", "neither", "nobody", "nothing"}:
        return subject
    before = (k for k in tree.kids[subject] if tree.dep[k] in {"det", "preconj", "cc", "neg"})
    return first(k for k in before if tree.lower(k) in {"no", "neither"})


def _argument_denied(tree: Tree, at: int, negation: Negation) -> int | None:
    if tree.lower(at) in {"neither", "none"}:
        return at
    for k in tree.kids[at]:
        if (
            k < at
            and tree.dep[k] in {"det", "neg", "preconj", "advmod", "cc", "nummod"}
            and tree.lower(k) in {"no", "not", "neither", "without", "never", "zero"}
        ):
            return None if _only(tree, k) else k
        if tree.lower(k) == "little" and (word := first(n for n in tree.kids[k] if tree.lower(n) == "no")) is not None:
            return word  # "little or no nausea"
    head = tree.head[at]
    if tree.dep[at] != "pobj" or tree.lower(head) != "without" or tree.lemma[at] in negation.dispensable:
        return None
    return head
