"""Whether a fact is denied, and by which word.

Cues follow NegEx (Chapman et al. 2001), but scope comes from the parse: the predicate, the verbs that govern it
(`denial_scope`), and the argument itself (`denied_slots`).
"""

from __future__ import annotations

from drugfacts.clauses import Tree
from drugfacts.frames import Candidate, grammar

from .as_result import denies_but_a_result
from .beside_point import is_advice, is_of_frequency
from .cues import Cues, Negation, cues
from .denial_scope import is_in_scope, until_attitude, until_factive, until_means, until_people, within_reach
from .denied_slots import denied_slot, is_apart_from, is_dispensed_with, is_not_without, is_subject
from .denying_words import NO_ONE, denies, not_before
from .fronted_denial import denied_from_front
from .in_part import is_denied_in_part
from .outcome import failed
from .scope import chain, first, governs, until_dated
from .set_aside import is_set_aside
from .signs import signs_of

_OPENS_TERM = frozenset({"a", "an", "the", "as", "for", "in", "to"})
_INSTEAD = frozenset({("rather", "than"), ("instead", "of"), ("far", "from")})
_OTHERS = frozenset({"other", "usual", "ordinary", "previous", "standard", "earlier"})
_IN_CASE = frozenset({"when", "if", "where", "once", "whenever"})
_JOINED = frozenset({"and", "but", ","})
_GOOD_FOR = frozenset({"for", "in", "against"})
_BEREFT = frozenset({"without", "free", "devoid", "bereft"})
_NOTHING = frozenset({"none", "neither", "nothing"})
_WHO = frozenset({"nsubj", "nsubjpass"})
_STILL_TO_COME = frozenset({"have", "be", "remain"})
_DESCRIBES = frozenset({"relcl", "acl"})
_MEANS = frozenset({"by", "through", "via"})
_LIKENING = frozenset({"like", "as"})
_MET = frozenset({"dobj", "attr"})
_ANYONE = frozenset({"anyone", "anybody", "any", "single", "one"})
_CALLED = ("attr", "acomp")
_PREPOSITIONS = frozenset({"prep", "agent"})
_AUXILIARIES = frozenset({"do", "have", "will", "can", "may"})
_BETWEEN = frozenset({";"})
_BETWEEN_READINGS = frozenset({";", ":"})
_SET_ASIDE = frozenset({"rule", "exclude", "put", "dismiss", "ignore", "overlook", "miss", "mistake", "discount"})
_OUGHT = frozenset({"can", "could", "must", "should", "may"})
_SO_THAT = " so that "
_PLAIN_NOT = frozenset({"not", "n't", "never"})


def denial(candidate: Candidate, known: Cues) -> int | None:
    """The word that denies the fact: at the predicate, at what governs it, or at one of the slots."""
    tree, negation = candidate.clause.tree, known.negation
    if not signs_of(tree, known).denial and "neg" not in tree.dep:
        return None
    if _denies_something_else(candidate, negation):
        return None
    reach = within_reach(tree, chain(candidate), parted=candidate.frame.fact != "approval")
    links = until_factive(tree, reach, negation)
    if candidate.frame.fact == "indication":
        links = until_attitude(tree, until_people(tree, links))
    if candidate.frame.fact == "approval":
        links = until_dated(tree, links)
    if (word := _untrue(tree, links, negation)) is not None:
        return word
    if (word := _called_missing(candidate, negation)) is not None:
        return word if denies(tree, tree.head[word], negation) is None else None  # "not unheard of"
    if any(_affirms(tree, at, negation) for at in links[1:]) or _may_be(tree, links[0]):
        return None  # "cannot rule out that", "did not fail to", "it is not the case that X does not"
    graded = _grading(candidate, negation) is not None
    word = None if graded else _above(candidate, links, known)
    if word is not None and _is_past_a_semicolon(candidate, word):
        word = None
    if word is None:
        word = denied_slot(candidate, negation)
    if word is None:
        word = denied_from_front(candidate, negation)
    if word is None or _is_either_way(tree, word) or _is_set_right(candidate, word) or _is_of_next(candidate, word):
        return None
    if graded and tree.lower(word) in _NOTHING:
        return None
    return None if _spares_the_fact(candidate, word, negation) else word


def _spares_the_fact(candidate: Candidate, word: int, negation: Negation) -> bool:
    """Whether a word that denies leaves the fact as it is: it is advice, is denied in part, or is taken back."""
    return (
        is_advice(candidate, word)
        or is_of_frequency(candidate.clause.tree, word)
        or is_denied_in_part(candidate, word)
        or _is_excepted(candidate, word)
        or _is_best(candidate, word)
        or _is_of_others(candidate, word)
        or is_taken_back(candidate.clause.tree, word, negation)
        or _praised_since(candidate, word, negation)
        or _lasts(candidate, word, negation)
    )


def _denies_something_else(candidate: Candidate, negation: Negation) -> bool:
    """Whether what is denied is not the fact: that it matters, a result of it, or that another drug does it."""
    if candidate.frame.fact in {"side_effect", "indication"} and is_set_aside(candidate):
        return True
    if candidate.frame.fact == "mechanism" and denies_but_a_result(candidate, negation):
        return True
    return _is_doer_set_beside(candidate)


def _is_doer_set_beside(candidate: Candidate) -> bool:
    """Whether the drug is one that does what is denied of another: Y in "X does not release T, the way Y does"."""
    drug, tree = candidate.drug, candidate.view.tree
    if not candidate.frame.is_weighed or not drug.said or drug.view is not candidate.view:
        return False
    verb, term = tree.head[drug.end - 1], candidate.term
    if term is None or term.view is not drug.view or term.start > drug.start:
        return False
    if tree.dep[drug.end - 1] != "nsubj" or tree.lemma[verb] != "do" or tree.children(verb, "neg"):
        return False
    marks = {tree.lower(k) for k in tree.children(verb, "mark")}
    return tree.lower(tree.head[verb]) == "way" or not marks.isdisjoint(_LIKENING)


def _is_excepted(candidate: Candidate, word: int) -> bool:
    """Whether the term is what alone is not denied: B in "is not approved for A, only as B"."""
    term = candidate.term
    if term is None or term.view.tree is not candidate.clause.tree or word >= term.start:
        return False
    lowers = term.view.tree.lowers
    at = term.start - 1
    while at > word and lowers[at] in _OPENS_TERM:
        at -= 1
    return lowers[at] == "only" and lowers[at - 1] in {",", "but", ";", "-", "–", "—"}


def is_bereft_of_none(candidate: Candidate) -> bool:
    """Whether it is denied that a drug is free of something: "is not free of C"."""
    tree, at = candidate.clause.tree, candidate.clause.at
    return tree.lower(at) in _BEREFT and is_taken_back(tree, at, cues().negation)


def denies_denial(candidate: Candidate, known: Cues) -> bool:
    """Whether a denial before a term is itself denied: "not without C", "no one is spared C"."""
    tree, term, negation = candidate.clause.tree, candidate.term, known.negation
    if term is None or term.view.tree is not tree:
        return False
    before = (i for i in range(term.start) if tree.lower(i) in negation.words or tree.lemma[i] in negation.escapes)
    return any(is_taken_back(tree, i, negation) for i in before)


def is_taken_back(tree: Tree, word: int, negation: Negation) -> bool:
    """Whether what a word denies is itself a denial: "not without C", "not free of C", "no patient escapes C"."""
    if tree.lower(word) in _PLAIN_NOT and tree.lemma[tree.head[word]] not in negation.escapes:
        after = next((i for i in range(word + 1, min(word + 3, len(tree))) if tree.tag[i][:2] != "RB"), word)
        return tree.lower(after) in _BEREFT
    if tree.lower(word) in _BEREFT:
        return tree.lowers[max(word - 2, 0) : word] in (["anything", "but"], ["far", "from"]) or bool(
            _PLAIN_NOT.intersection(tree.lowers[max(word - 2, 0) : word])
        )
    verb = next((at for at in (word, *tree.ancestors(word)) if tree.is_verb(at)), word)
    if tree.lemma[verb] not in negation.escapes:
        return False
    few = any(tree.lower(n) == "few" for k in tree.children(verb, *_WHO) for n in tree.kids[k])
    return few or denies(tree, verb, negation) is not None


def _is_either_way(tree: Tree, word: int) -> bool:
    """Whether "not" only says that it does not matter: "whether or not you have C"."""
    return tree.lowers[max(word - 2, 0) : word] == ["whether", "or"]


def _is_past_a_semicolon(candidate: Candidate, word: int) -> bool:
    """Whether a semicolon stands between what denies and all that is said: "E troubles many; F was not seen".

    So does "so that": "it speeds T up so that pores do not clog".

    Of what is read by weight a colon counts as well: "it is not for C: in a trial, deaths rose".
    """
    tree, term = candidate.clause.tree, candidate.term
    said = [candidate.clause.at]
    if term is not None and term.view.tree is tree and not term.anaphoric:
        said = [term.head] if term.head < word else [*said, term.head]
        if term.head < word and _SO_THAT in " ".join(tree.lowers[term.head : word]):
            return candidate.clause.at < word  # "speeds up T so that pores do not clog"
    between = [range(min(word, at), max(word, at)) for at in said]
    marks = _BETWEEN_READINGS if candidate.frame.is_weighed else _BETWEEN
    return all(any(tree.words[i] in marks for i in stretch) for stretch in between)


def _is_of_next(candidate: Candidate, word: int) -> bool:
    """Whether "not" is said of the one right before it, in clauses that leave their verb out: "A is common, B not"."""
    view, tree, term = candidate.view, candidate.clause.tree, candidate.term
    if tree.lower(word) not in _PLAIN_NOT or term is None or term.view.tree is not tree or term.end >= word:
        return False
    nearest = view.mention(word - 1, "condition")
    if nearest is None or nearest.start < term.end:
        return False
    return any(tree.is_verb(i) or tree.tag[i] == "MD" for i in range(term.end, nearest.start))


def _grading(candidate: Candidate, negation: Negation) -> int | None:
    """The verb that says how bad a harm is, so that no more is denied with it: "the rash was not severe".

    It may be said of the noun that heads them as well: "none of the side effects, such as C, were serious".
    """
    tree, at = candidate.clause.tree, candidate.clause.at
    if candidate.frame.fact != "side_effect":
        return None
    if tree.dep[at] == "acomp":
        return tree.head[at] if tree.lemma[at] in negation.grades else None
    verb = next((k for k in (at, *tree.ancestors(at)) if tree.is_verb(k)), at)
    graded = any(tree.lemma[k] in negation.grades for k in tree.children(verb, "acomp"))
    if not graded or (at == verb and not candidate.frame.is_weighed):
        return None
    own = any(at in tree.subtree(k) for k in tree.children(verb, *_WHO))
    return verb if own or at == verb else None


def denies_grade(candidate: Candidate, known: Cues) -> bool:
    """Whether it is denied how bad a harm is."""
    tree, verb = candidate.clause.tree, _grading(candidate, known.negation)
    if verb is None:
        return False
    nothing = any(tree.lower(k) in _NOTHING for k in tree.children(verb, *_WHO))
    return nothing or denies(tree, verb, known.negation) is not None


def _lasts(candidate: Candidate, word: int, negation: Negation) -> bool:
    """Whether it is only denied that a harm ends: "the bleeding may not stop", "the nausea wears off, C does not"."""
    tree, term = candidate.clause.tree, candidate.term
    if candidate.frame.fact != "side_effect" or term is None or term.view.tree is not tree:
        return False
    over = tree.head[word]
    if tree.dep[over] in _DESCRIBES and tree.lemma[over] in negation.endings and tree.lower(word) in _PLAIN_NOT:
        return True  # "an erection that will not go down (priapism)"
    source = candidate.sources.get("term")
    subject = source.head if source is not None and is_subject(candidate) else term.head
    verb = tree.head[subject]
    if tree.dep[subject] not in _WHO or tree.head[word] != verb or tree.lower(word) not in _PLAIN_NOT:
        return False
    said = _said_before(tree, verb)
    return tree.lemma[verb if said is None else said] in negation.endings


def _said_before(tree: Tree, at: int) -> int | None:
    """The verb that a lone auxiliary takes up: "settle" for the "does" of "A settles; B does not"."""
    if tree.lemma[at] not in _AUXILIARIES or tree.children(at, "dobj", "attr", "acomp", "xcomp", "ccomp"):
        return None
    first = min((k for k in tree.children(at, *_WHO)), default=at)
    before = range(min(tree.subtree(first)) - 1, -1, -1)
    return next((i for i in before if tree.is_verb(i) and tree.dep[i] not in {"aux", "auxpass"}), None)


def _untrue(tree: Tree, links: list[int], negation: Negation) -> int | None:
    """The word by which it is not true what a that-clause asserts: "it is not true that X causes C"."""
    for n, at in enumerate(links[1:], 1):
        verb = tree.head[at] if tree.dep[at] in _CALLED else at  # "correct" in "it is not correct that"
        claimed = tree.dep[links[n - 1]] == "ccomp" and tree.children(links[n - 1], "nsubj", "nsubjpass")
        if not claimed or not any(tree.lemma[k] in negation.truths for k in tree.children(verb, *_CALLED)):
            continue
        word = denies(tree, verb, negation)
        return word if first(denies(tree, below, negation) for below in links[:n]) is None else None
    return None


def _affirms(tree: Tree, at: int, negation: Negation) -> bool:
    """Whether a governor takes a denial back, or denies a denial: "did not fail to", "there is no doubt that"."""
    if tree.lemma[at] in negation.questioned and denies(tree, at, negation) is not None:
        return True
    if tree.lower(tree.head[at]) == "beyond":
        return True  # "it is beyond doubt that"
    if governs(tree, at, negation) and any(tree.lower(k) == "few" for k in tree.children(at, *_WHO)):
        return True
    if not governs(tree, at, negation) and not any(
        tree.lemma[k] in negation.truths for k in tree.children(at, "attr", "acomp")
    ):
        return False
    return denies(tree, at, negation) is not None


def _may_be(tree: Tree, at: int) -> bool:
    """Whether a harm is one that must be reckoned with: "C cannot be ruled out", "C must not be put down to age"."""
    if tree.lemma[at] not in _SET_ASIDE or not tree.children(at, "neg"):
        return False
    return any(tree.lemma[k] in _OUGHT for k in tree.children(at, "aux"))


def _denies_behind(tree: Tree, preposition: int, negation: Negation) -> bool:
    """Whether a preposition denies what is behind it: "without C", "argues against C", but not "given against C"."""
    if tree.lower(preposition) == "without":
        return not is_not_without(tree, preposition)
    return tree.lower(preposition) == "against" and tree.lemma[tree.head[preposition]] in negation.opposing


def _above(candidate: Candidate, links: list[int], known: Cues) -> int | None:
    """The word that denies from the predicate upwards."""
    tree, frame, negation = candidate.clause.tree, candidate.frame, known.negation
    if (word := first(denies(tree, at, negation, frame.listed) for at in links)) is not None:
        return word
    if frame.fact != "approval" and (word := _yet_to(tree, links)) is not None:
        return word
    means = until_means(tree, links)
    over = means if frame.is_weighed and not is_subject(candidate) else means[1:]
    governing = (at for at in over if governs(tree, at, negation) and not _is_of_a_name(candidate, at))
    governing = (at for at in governing if not _is_a_case(candidate, at) and not _decides(tree, at))
    if (word := first(at for at in governing if is_in_scope(tree, at, links))) is not None:
        return word
    if tree.lemma[links[0]] in negation.adjectives and not tree.is_verb(links[0]):
        return links[0]
    above = (tree.head[at] for at in links if tree.dep[at] in {"pcomp", "pobj"})
    denying = (p for p in above if _denies_behind(tree, p, negation))
    if (word := first(p for p in denying if not is_dispensed_with(tree, p, negation))) is not None:
        return word
    if (word := first(tree.head[at] for at in links if _is_instead(tree, at))) is not None:
        return word
    if (word := first(tree.head[at] - 1 for at in links if _is_no_means(tree, at))) is not None:
        return word
    if (word := first(_called_false(tree, at, negation) for at in links[1:])) is not None:
        return word
    if (word := first(_not_confirmed(tree, at, negation) for at in links)) is not None:
        return word
    if frame.fact == "side_effect" and (word := first(_wrongly_held(tree, at, negation) for at in links)) is not None:
        return word
    above_all = tree.head[links[-1]]
    no_one = tree.lower(above_all) in NO_ONE and not tree.children(above_all, "conj")
    if tree.dep[links[-1]] in {"relcl", "acl"} and no_one:
        return above_all  # "nothing to suggest"
    within = (
        links
        if candidate.term is None or candidate.term.view.tree is not tree
        else [candidate.term.head, *tree.ancestors(candidate.term.head)]
    )
    if (word := first(_of_no_one(tree, at, negation) for at in within)) is not None:
        return word
    if frame.fact != "indication" or frame.fixed.get("negated"):
        return None
    return failed(tree, links, known)


def _yet_to(tree: Tree, links: list[int]) -> int | None:
    """The "yet" of what has not come about: "has yet to be shown to help"."""
    for at in links:
        for k in tree.children(at, "advmod"):
            held = tree.lemma[at] in _STILL_TO_COME or any(tree.lemma[a] in _STILL_TO_COME for a in tree.kids[at])
            if tree.lower(k) == "yet" and held and tree.lowers[k + 1 : k + 2] == ["to"]:
                return k
    return None


def _of_no_one(tree: Tree, verb: int, negation: Negation) -> int | None:
    """The word that denies people of whom a clause tells: "there were none who got C", "never met anyone who got C"."""
    people = tree.head[verb]
    over = tree.head[people]
    if (
        tree.dep[verb] not in _DESCRIBES
        or tree.dep[people] not in _MET
        or not grammar().isa(tree.lemma[people], "people")
    ):
        return None
    there = tree.dep[people] == "attr" and bool(tree.children(over, "expl"))
    if not there and not grammar().isa(tree.lemma[over], "meet_verb"):
        return None
    if (word := first(k for k in (people, *tree.kids[people]) if tree.lower(k) in NO_ONE)) is not None:
        return word
    is_any = tree.lower(people) in _ANYONE or any(tree.lower(k) in _ANYONE for k in tree.kids[people])
    return (denies(tree, over, negation) or _yet_to(tree, [over, tree.head[over]])) if is_any else None


def _is_a_case(candidate: Candidate, at: int) -> bool:
    """Whether a failure is but the case in which something else is done: "when X fails to control C, Y is added"."""
    tree = candidate.clause.tree
    opens = tree.children(at, "mark", "advmod") if tree.dep[at] == "advcl" else ()
    return candidate.frame.fact == "indication" and any(tree.lower(k) in _IN_CASE for k in opens)


def _decides(tree: Tree, at: int) -> bool:
    """Whether "rule" is what an agency does: "to rule on X for C"; "rules out C" denies."""
    return tree.lemma[at] == "rule" and tree.is_verb(at) and not any(tree.lower(k) == "out" for k in tree.kids[at])


def _is_of_a_name(candidate: Candidate, at: int) -> bool:
    """Whether a word is part of a condition's name, and denies nothing: "failure" in "liver failure"."""
    known = candidate.view.mention(at, "condition") if candidate.view.tree is candidate.clause.tree else None
    return known is not None and known.end - known.start > 1


def _is_instead(tree: Tree, verb: int) -> bool:
    """Whether a gerund says what is not done: "rather than blocking X, it ...", "instead of blocking X"."""
    above = tree.head[verb]
    is_gerund = tree.dep[verb] == "pcomp" and tree.tag[verb] == "VBG" and above > 0
    at = above - 1 if tree.lower(above) == "by" else above  # "rather than by blocking X"
    return is_gerund and (tree.lower(at - 1), tree.lower(at)) in _INSTEAD


def _is_no_means(tree: Tree, at: int) -> bool:
    """Whether a word says by what a drug does not act: "not by blocking X", "by a way other than inhibition of X"."""
    preposition = tree.head[at]
    if is_apart_from(tree, at):
        return True
    by_what = tree.dep[at] in {"pcomp", "pobj"} and tree.lower(preposition) in _MEANS
    return by_what and not_before(tree, preposition) is not None


def _is_set_right(candidate: Candidate, word: int) -> bool:
    """Whether a slot stands after the "but" that puts right what is denied: D in "not approved for C but for D"."""
    tree, term, drug = candidate.clause.tree, candidate.term, candidate.drug
    ends = [term.head] if term is not None and term.view is candidate.view and not term.anaphoric else []
    ends += [drug.end - 1] if drug.said and drug.view is candidate.view else []
    means = tree.head[candidate.clause.at]
    if tree.lower(means) in _MEANS and word < means and means > 0 and tree.lower(means - 1) == "but":
        return tree.lower(word) in _PLAIN_NOT  # "not by blocking A but by blocking B"
    for end in ends:
        for at in (end, *tree.ancestors(end)):
            if at == candidate.clause.at or tree.is_verb(at):
                break
            head = tree.head[at]
            contrast = tree.dep[at] == "conj" and any(tree.lower(k) == "but" for k in tree.children(head, "cc"))
            if tree.dep[at] in _PREPOSITIONS and at > 0 and tree.lower(at - 1) == "but":
                contrast, head = True, at  # "not caused by X but by Y"
            if contrast and word < head and tree.lower(word) in _PLAIN_NOT:
                return True
    return False


def _is_of_others(candidate: Candidate, word: int) -> bool:
    """Whether it is other medicines that did not help, so that the drug was given: "as others did not treat C"."""
    tree, verb = candidate.clause.tree, candidate.clause.tree.head[word]
    if not candidate.frame.is_weighed or tree.dep[verb] != "advcl" or verb in tree.ancestors(candidate.drug.end - 1):
        return False
    subjects = tree.children(verb, "nsubj", "nsubjpass")
    return any(_is_medicine(tree, k) and not _OTHERS.isdisjoint(tree.lower(n) for n in tree.kids[k]) for k in subjects)


def _is_best(candidate: Candidate, word: int) -> bool:
    """Whether a drug is only what no other is better than: "no drug is more effective in C than X"."""
    tree, drug = candidate.clause.tree, candidate.drug
    if _no_other(candidate, word) or _is_no_better(candidate, word):
        return True
    if not drug.said or drug.view is not candidate.view or word >= drug.start:
        return False
    above = tree.head[drug.end - 1]
    if candidate.frame.fact == "indication" and grammar().isa(tree.lemma[above], "outdo_verb"):
        return tree.dep[drug.end - 1] == "dobj"  # "X failed to outperform Y in C"
    is_measure = tree.dep[drug.end - 1] == "pobj" and tree.lower(above) in {"than", "as"}
    return is_measure and (tree.lower(word) in NO_ONE or tree.lower(word + 1) in {"than", "as"})


def _is_no_better(candidate: Candidate, word: int) -> bool:
    """Whether a use is only said to be served no better than by another drug: "did not relieve C more than Y did"."""
    tree, view = candidate.clause.tree, candidate.view
    term = candidate.term
    if candidate.frame.fact != "indication" or view.tree is not tree or term is None:
        return False
    if grammar().isa(term.view.tree.lemma[term.head], "hard_outcome"):
        return False  # "was no better than Y at preventing death" leaves open whether either does
    than = next((i for i in range(word + 1, len(tree)) if tree.lower(i) == "than"), None)
    if than is None or tree.tag[than - 1] not in {"RBR", "JJR"} or "," in tree.words[word:than]:
        return False
    return any(view.mention(i, "drug") is not None for i in range(than + 1, min(than + 4, len(tree))))


def _no_other(candidate: Candidate, word: int) -> bool:
    """Whether it is denied of other drugs, which are compared: "X is old, and no drug treats C better"."""
    tree, drug = candidate.clause.tree, candidate.drug
    if tree.lower(word) == "nothing" and candidate.frame.fact == "indication":
        return any(tree.tag[i] in {"RBR", "JJR"} for i in range(word + 1, len(tree)))  # "Nothing works faster for C"
    if tree.lower(word) != "no" or (drug.said and drug.view is candidate.view and drug.start > word):
        return False
    noun = next((i for i in range(word + 1, min(word + 4, len(tree))) if _is_medicine(tree, i)), None)
    return noun is not None and any(tree.tag[i] in {"RBR", "JJR"} for i in range(noun + 1, len(tree)))


def _praised_since(candidate: Candidate, word: int, negation: Negation) -> bool:
    """Whether the drug is praised after what denies: D in "useless for C and ideal for D"."""
    tree, term = candidate.clause.tree, candidate.term
    if candidate.frame.fact != "indication" or term is None or term.view is not candidate.view or term.anaphoric:
        return False
    if tree.lemma[word] not in negation.useless:
        return False
    return any(
        tree.lower(i - 1) in _JOINED and tree.lower(i + 1) in _GOOD_FOR and grammar().isa(tree.lemma[i], "praise")
        for i in range(word + 2, term.start - 1)
    )


def _is_medicine(tree: Tree, at: int) -> bool:
    return grammar().isa(tree.lemma[at], "medicine")


def _called_false(tree: Tree, at: int, negation: Negation) -> int | None:
    """The word that gives a claim the lie: "it is a myth that ...", "the claim that ... is false"."""
    return first(k for k in tree.children(at, "attr", "acomp", "oprd") if tree.lemma[k] in negation.claims)


def _called_missing(candidate: Candidate, negation: Negation) -> int | None:
    """The word by which a harm is said not to be there: "C is absent with X"."""
    tree, source = candidate.clause.tree, candidate.sources.get("term")
    if candidate.frame.fact != "side_effect" or source is None or not is_subject(candidate):
        return None
    if tree.dep[candidate.clause.at] == "appos":
        return None  # "C, the usual sign of too much X, was absent"
    return first(k for k in tree.children(tree.head[source.head], "acomp") if tree.lemma[k] in negation.missing)


def _wrongly_held(tree: Tree, at: int, negation: Negation) -> int | None:
    """The word by which a harm is but wrongly held against a drug: "was wrongly blamed for C", "is falsely said to"."""
    if not grammar().isa(tree.lemma[at], "holding_verb"):
        return None
    return first(k for k in tree.children(at, "advmod") if tree.lower(k) in negation.wrongly)


def _not_confirmed(tree: Tree, at: int, negation: Negation) -> int | None:
    """The word that takes back what was but supposed: "C was suspected, but later studies have not confirmed it"."""
    if tree.lemma[at] not in negation.supposing:
        return None
    later = (k for k in tree.children(at, "conj") if tree.lemma[k] in negation.confirming)
    return first(n for k in later for n in tree.kids[k] if tree.dep[n] == "neg" or tree.lower(n) in NO_ONE)
