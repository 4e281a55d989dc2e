"""Which words of a sentence say something about a candidate: its predicate, what governs it, and its own term."""

from __future__ import annotations

from collections.abc import Iterable

from drugfacts.clauses import Tree
from drugfacts.clauses.lists import conjuncts
from drugfacts.clauses.tree import FINITE
from drugfacts.frames import Candidate, TermHit, View, grammar
from drugfacts.mentions import SHARES

from .asides import asides_after, conceded_of, says_of_complement, shared_subject
from .cues import CueSet

_OTHER_CLAUSE = frozenset({"relcl", "conj", "parataxis", "ccomp", "acl", "advcl", "csubj"})
_DASHES = frozenset({"–", "—"})
_MARKS = frozenset({",", *_DASHES})
_NO_TERM = frozenset({"(", ")", ",", ";", ":", "."})
_SHARED = 9  # words of the others of a list that have one noun
_PAIR = 6  # words of the second of two terms
_HOW_OFTEN = frozenset(
    {"very", "common", "commonly", "frequent", "occasional", "uncommon", "infrequent", "rare", "rarely"}
)
_DATING = frozenset({"after", "before", "since", "following", "despite", "notwithstanding", "upon"})
_JOINTS = frozenset({",", "and", "or", "but"})
_BEFORE_A_TERM = frozenset({"DT", "IN", "TO", "JJ", "_SP"})
_OPENERS = 3  # of "with a bad"
_COUNTED = frozenset({"case", "instance", "patient", "people", "person", "user"})
_CASES = 4  # words of "in very rare cases"
_ASIDE = 10  # words of "in a few who take it for years" with its mark
_BEFORE_SHARE = frozenset({"in", "at", "<", "≥", ">"})
_SHARE = 7  # words of "in up to 30 %"
_HOW_BAD = frozenset({"kill", "prove", "threaten"})
_APART = frozenset({"apart", "aside", "besides", "beyond", "despite", "except", "than", "unlike"})
_DESCRIBING = frozenset({"acl", "relcl", "appos"})
_EXAMPLES = frozenset({"including", "such", "like", "among", "notably", "namely", "e.g.", "(", ":"})
_HELD = frozenset({"pobj", "prep", "appos", "compound", "amod", "nmod"})
_DESCRIBING_TAGS = frozenset({"JJ", "JJR", "JJS", "NN"})  # "serious" is now and then taken for a noun
_GIVING = frozenset("use prescribe give take try recommend choose prefer add treat relieve ease help".split())
_OF_SEVERAL = frozenset({"are", "were", "have"})
_JOINING = frozenset({"and", "or", "plus", "&"})
_ASIDES_KEY = "asides before conditions"
_SET_OFF = 6  # words of "and, outside its licence,"
_BEHIND = 4  # words of "for a severe C"
_TO_NOUN = 3  # words from an adjective to the end of the noun that it describes
_OF_ALL = frozenset({"all", "both", "each"})
_SUBJECT = ("nsubj", "nsubjpass")
_GENERAL = frozenset({"harm", "problem", "complication", "reaction", "effect", "condition", "toxicity"})
_NAMING = frozenset({"include", "comprise"})
_CALLED = frozenset({"attr", "acomp", "oprd"})


def chain(candidate: Candidate) -> list[int]:
    """The predicate and its governors, outwards; the predicate alone where it only says what kind of drug it is."""
    if names_kind(candidate):
        return [candidate.clause.at]
    return candidate.clause.links


def until_dated(tree: Tree, links: list[int]) -> list[int]:
    """The predicate and its governors, up to a step that it only dates: "was withdrawn after winning approval"."""
    dates = (
        n for n, at in enumerate(links, 1) if tree.dep[at] in {"pobj", "pcomp"} and tree.lower(tree.head[at]) in _DATING
    )
    return links[: next(dates, len(links))]


def until_described(tree: Tree, links: list[int]) -> list[int]:
    """The predicate and its governors, up to what but describes: "X, used for C, is studied" studies no C.

    "Evidence that X relieves C" describes nothing.
    """
    for n, at in enumerate(links):
        describes = tree.dep[at] in _DESCRIBING and not any(tree.lower(k) == "that" for k in tree.children(at, "mark"))
        if describes:
            return links[: n + 1]
    return links


def names_kind(candidate: Candidate) -> bool:
    """Whether a noun holds the drug that it describes: "must not be taken with CYP3A4 inhibitors such as X"."""
    tree, at, drug = candidate.clause.tree, candidate.clause.at, candidate.drug
    if "next" not in candidate.frame.drug or drug.view is not candidate.view or drug.start <= at:
        return False
    return drug.said and (drug.start == at + 1 or at in tree.ancestors(drug.end - 1))


def clause_words(candidate: Candidate) -> list[int]:
    """The words of the clause around the predicate, without other clauses and without the terms and what they hold."""
    tree = candidate.clause.tree
    outwards = _until_used(candidate, _until_joined(tree, chain(candidate)))
    if _is_in_bracket_of_another(candidate, outwards):
        return []
    top = outwards[-1]
    links = {top}
    at = outwards[0]
    while at != top:
        links.add(at)
        at = tree.head[at]
    found: set[int] = set()
    stack = [top]
    skip = _term_tokens(candidate)
    while stack:
        at = stack.pop()
        found.add(at)
        for k in tree.kids[at]:
            if k in links or (k not in skip and not _is_elsewhere(tree, k)):
                stack.append(k)
    of_use = candidate.frame.fact == "indication"
    found |= (conceded_of(tree, outwards[0], of_use=of_use) | shared_subject(tree, outwards[0])) - skip
    found = (found - skip) | _of_general_noun(candidate)
    found -= _within_list(candidate, found) | _of_drug_beside(candidate, found) | _aside_before_another(candidate)
    found -= _of_adjective_beside(tree, outwards)
    found -= _of_next_verb(tree, outwards[0], found) | _in_bracket_after_another(candidate) | _of_use_aside(candidate)
    return sorted(found - _of_another_condition(candidate, found))


def _until_joined(tree: Tree, links: list[int]) -> list[int]:
    """The governors up to a clause of its own that but joins: "E is the commonest, and a few go on to F"."""
    joined = (
        n
        for n, at in enumerate(links, 1)
        if tree.dep[at] == "conj" and tree.is_verb(at) and tree.children(at, *_SUBJECT)
    )
    return links[: next(joined, len(links))]


def _until_used(candidate: Candidate, links: list[int]) -> list[int]:
    """The governors up to a harm for which something is given: "often" of "often use Y for C caused by X" is Y's."""
    tree = candidate.clause.tree
    if candidate.frame.fact != "side_effect" or tree.dep[links[0]] not in {"acl", "relcl", "amod"}:
        return links
    given = (n for n, at in enumerate(links[1:], 1) if tree.is_verb(at) and tree.lemma[at] in _GIVING)
    return links[: next(given, len(links))]


def _is_in_bracket_of_another(candidate: Candidate, links: Iterable[int]) -> bool:
    """Whether the predicate stands in the bracket of one term of a list: "E (can be fatal), F" says nothing of F."""
    tree, term = candidate.clause.tree, candidate.term
    bracket = next((at for at in links if tree.dep[at] == "bracket"), None)
    if bracket is None or term is None or term.view.tree is not tree:
        return False
    return tree.head[bracket] != term.head and bracket not in tree.ancestors(term.head)


def _of_adjective_beside(tree: Tree, links: list[int]) -> set[int]:
    """What is said of the subject with other drugs: "very common" for Y in "very common with X, common with Y"."""
    own = next((at for at in links if tree.dep[at] == "acomp"), None)
    if own is None or not tree.children(own, "prep"):
        return set()
    beside = (k for k in tree.children(tree.head[own], "acomp") if k != own and tree.children(k, "prep"))
    return {i for k in beside for i in tree.subtree(k)}


def _of_next_verb(tree: Tree, verb: int, found: Iterable[int]) -> set[int]:
    """The adverbs of a further verb that the parser hung on the first: "rarely" in "raises E and, rarely, causes F"."""
    further = [k for k in tree.children(verb, "conj") if tree.is_verb(k)]
    return {i for i in found if any(verb < i < k and _leads_to(tree, i, k) for k in further)}


def _in_bracket_after_another(candidate: Candidate) -> set[int]:
    """What brackets right behind other terms hold: "E (very common), F" says nothing of F, unless it says "all"."""
    tree, view, term = candidate.clause.tree, candidate.view, candidate.term
    if term is None or tree is not view.tree or term.view is not view or "(" not in tree.words:
        return set()
    found: set[int] = set()
    for at in range(1, len(tree)):
        if tree.words[at] != "(" or (other := view.mention(at - 1, "condition")) is None:
            continue
        closing = next((i for i in range(at, len(tree)) if tree.words[i] == ")"), len(tree))
        is_own = other.start < term.end and term.start < other.end
        if not is_own and not at < term.start < closing and _OF_ALL.isdisjoint(tree.lowers[at:closing]):
            found.update(range(at, closing))
    return found


def _leads_to(tree: Tree, start: int, verb: int) -> bool:
    """Whether adverbs and marks alone stand between a joint and a verb, from a word on."""
    first = start
    while first > 0 and _is_adverb_or_comma(tree, first - 1):
        first -= 1
    joined = first > 0 and tree.lower(first - 1) in _JOINTS
    return joined and all(_is_adverb_or_comma(tree, i) for i in range(start, verb))


def _aside_before_another(candidate: Candidate) -> set[int]:
    """What is set off right before another of the terms: "off-label" of D in "for C and, off-label, for D"."""
    tree, view, term = candidate.clause.tree, candidate.view, candidate.term
    if term is None or tree is not view.tree or candidate.frame.fact != "indication":
        return set()
    return {i for start, aside in _asides(view) if start != term.start for i in aside}


def _asides(view: View) -> list[tuple[int, range]]:
    """What a sentence sets off before a known condition, each with where that begins: looked for once."""
    tree = view.tree
    known: list[tuple[int, range]] | None = tree.notes.get(_ASIDES_KEY)
    if known is not None:
        return known
    found = tree.notes[_ASIDES_KEY] = []
    for start in range(2, len(tree)):
        if tree.words[start - 1] not in _MARKS or tree.lower(start - 2) not in _JOINING:
            continue
        end = next((i for i in range(start, min(start + _SET_OFF, len(tree))) if tree.words[i] in _MARKS), start)
        behind = range(end + 1, min(end + 1 + _BEHIND, len(tree)))
        condition = next((m for i in behind if (m := view.mention(i, "condition")) is not None), None)
        if condition is not None and not any(tree.is_verb(i) for i in behind):
            found.append((condition.start, range(start, end)))
    return found


def _of_another_condition(candidate: Candidate, found: Iterable[int]) -> set[int]:
    """Those of some words that describe another condition: "severe" in "E and severe F", "with severe kidney failure".

    Not where the term is an example of that, "serious infections such as E", nor where it is called that, "E is a
    serious infection".
    """
    tree, view, term = candidate.clause.tree, candidate.view, candidate.term
    if term is None or term.view is not view or tree is not view.tree:
        return set()
    at = candidate.clause.at
    over = {at, *_over(tree, term.head), *(tree.children(at, "nsubj") if tree.lemma[at] in _NAMING else ())}
    return {i for i in found if _describes(tree, i) and _is_of_another(view, _last_of(tree, i), term, over)}


def _describes(tree: Tree, at: int) -> bool:
    """Whether a word may describe what follows it: an adjective, or part of one such as "life-threatening"."""
    return tree.tag[at] in _DESCRIBING_TAGS or _last_of(tree, at) != at or tree.words[at - 1] == "-"


def _last_of(tree: Tree, at: int) -> int:
    """The last word of what hyphens join to a word."""
    if tree.words[at] == "-" and at + 1 < len(tree):
        return _last_of(tree, at + 1)
    return _last_of(tree, at + 2) if at + 2 < len(tree) and tree.words[at + 1] == "-" else at


def _over(tree: Tree, at: int) -> Iterable[int]:
    """A word and those that hold it as an example or a case: "infections" in "infections such as E and F"."""
    yield at
    while (tree.dep[at] in _HELD or tree.dep[at] == "conj") and tree.lower(at) != "with":  # "severe E with F"
        is_listed = tree.dep[at] == "conj"
        at = tree.head[at]
        if not is_listed:
            yield at


def _is_of_another(view: View, at: int, term: TermHit, over: set[int]) -> bool:
    """Whether an adjective stands right at another known condition, wherever the parser hung it."""
    tree = view.tree
    if tree.words[at - 1] == "-" and at < term.start:
        return False  # "life-threatening E and F"
    noun = at
    while noun + 1 < len(tree) and noun - at < _TO_NOUN and tree.tag[noun + 1][:2] in {"JJ", "NN"}:
        noun += 1
    places = range(at, noun + 1) if noun > at else range(at - 1, at + 1)  # "severe E", "E severe enough to"
    named = (view.mention(i, "condition") for i in places if i >= 0)
    known = next((m for m in named if m is not None and (m.start, m.end) != (at, at + 1)), None)  # "fatal"
    if known is None or (known.start < term.end and term.start < known.end):
        return False
    if term.start <= known.end + _PAIR and tree.words[known.end : term.start][-1:] == ["("]:
        return False  # "a severe swelling of the face (angioedema)"
    end = max(known.end, noun + 1)
    if end <= term.start and not _EXAMPLES.isdisjoint(tree.lowers[end : end + 2]):
        return False
    return not any(i in over or tree.dep[i] in _CALLED for i in range(known.start, end))


def _of_drug_beside(candidate: Candidate, found: set[int]) -> set[int]:
    """The adverbs before another drug: "rarely" is Y's in "seen with X but rarely with Y"."""
    drug, view = candidate.drug, candidate.view
    if not drug.said or drug.view is not view or candidate.clause.tree is not view.tree:
        return set()
    return {i for i in found if view.tree.tag[i][:2] == "RB" and _beside(view, i, drug.start)}


def _beside(view: View, adverb: int, drug: int) -> bool:
    tree = view.tree
    at = adverb + 1
    while at < len(tree) and tree.tag[at][:2] == "RB":
        at += 1
    if not adverb or tree.lower(adverb - 1) not in _JOINTS or at + 1 >= len(tree) or tree.tag[at] != "IN":
        return False
    mention = view.mention(at + 1, "drug", "drug_class")
    return mention is not None and mention.start != drug


def _of_use_aside(candidate: Candidate) -> set[int]:
    """What a bracket says of another use: "approved" for D in "X (approved for C) is taken for D"."""
    tree, view, term = candidate.clause.tree, candidate.view, candidate.term
    if candidate.frame.fact != "indication" or tree is not view.tree or "bracket" not in tree.dep:
        return set()
    found: set[int] = set()
    for inside in (tree.subtree(k) for k in range(len(tree)) if tree.dep[k] == "bracket" and tree.is_verb(k)):
        of_own = term is not None and term.view is view and term.head in inside
        if not of_own and any(view.mention(i, "condition") is not None for i in inside):
            found.update(inside)
    return found


def _is_elsewhere(tree: Tree, k: int) -> bool:
    """Whether a branch says something else: another clause, "beyond its approved uses", "unlike X"."""
    if tree.dep[k] == "conj":  # "rare but serious", "is common and may be severe" say it of the same
        is_copula = tree.lemma[k] == "be" and not tree.children(k, "nsubj", "nsubjpass", "expl")
        is_adjective = tree.tag[k][:2] in {"JJ", "RB", "CD"} or (k > 0 and tree.words[k - 1] == "-")
        is_adjective = is_adjective or (tree.tag[k] == "IN" and tree.dep[tree.head[k]] == "acomp")  # "real but outside"
        return not is_copula and not is_adjective and not _is_how_bad(tree, k)
    if says_of_complement(tree, k):
        return False
    if tree.lower(k) == "with" and any(tree.children(p, "nsubj") for p in tree.children(k, "pcomp")):
        return True  # "E, F and G, with E being the most common"
    return tree.dep[k] in _OTHER_CLAUSE or (tree.dep[k] in {"prep", "advmod"} and tree.lower(k) in _APART)


def _is_how_bad(tree: Tree, verb: int) -> bool:
    """Whether a further verb but says how bad the same is: "are rare and can kill"."""
    return tree.lemma[verb] in _HOW_BAD and not tree.children(verb, "nsubj", "nsubjpass")


def _of_general_noun(candidate: Candidate) -> set[int]:
    """What stands before the general noun of a list: "serious reactions such as X"."""
    source, term = candidate.sources.get("term"), candidate.term
    if source is None or term is None or source.tree is not candidate.clause.tree or term.head == source.head:
        return set()
    if term.head in conjuncts(source.tree, source.head):
        return set()
    return {i for k in source.tree.kids[source.head] if k < source.head for i in source.tree.subtree(k)}


def term_words(candidate: Candidate) -> list[int]:
    """The words around the candidate's own term: its modifiers and a bracket or aside that belongs to it."""
    term = candidate.term
    if term is None or term.anaphoric:
        return []
    tree = term.view.tree
    own = set(tree.subtree(term.head, frozenset({"conj", "cc", "appos"})))
    before = (k for k in tree.children(term.head, "amod") if k < term.start)
    own.update(i for k in before for i in tree.subtree(k))  # "a rare but serious rash"
    own -= {k for k in tree.children(term.head, "advmod") if k >= term.end}  # "nausea and, rarely, seizures"
    after = [k for k in tree.children(term.head, "prep") if k >= term.end and tree is candidate.clause.tree]
    own -= {i for k in after if _before_another(candidate, k) for i in range(k, _branch_end(tree, k))}
    own -= {i for i in own if _describes(tree, i) and _is_of_another(term.view, _last_of(tree, i), term, {term.head})}
    own.update(range(term.start, term.end))
    if tree.lowers[term.end + 1 : term.end + 2] == ["enough"]:  # "confusion severe enough to"
        own.update((term.end, term.end + 1))
    own.update(_shared_adjective(term))
    own.update(_adverbs_before(tree, term.start))
    own.update(_aside_before(tree, term.start))
    own.update(share_after(tree, term.end))
    own.update(_explanation(candidate))
    own.update(_relative_after(term))
    own.update(_bracket_after_pair(term.view, term.end))
    own.update(asides_after(term))
    return sorted(own)


def aside_words(candidate: Candidate) -> list[int]:
    """The participle phrases beside the predicate or after the term: ", affecting one woman in ten"."""
    tree, term = candidate.clause.tree, candidate.term
    heads = set(chain(candidate))
    heads.update(tree.head[at] for at in list(heads) if tree.dep[at] in {"attr", "nsubj", "nsubjpass", "dobj"})
    if term is not None and term.view.tree is tree:
        heads.add(term.head)
    participles = (
        k
        for at in heads
        for k in tree.children(at, "advcl", "acl", "amod")
        if tree.tag[k] in {"VBG", "VBN"} and not tree.children(k, "nsubj", "nsubjpass")
    )
    return sorted({i for k in participles for i in tree.subtree(k)} - set(chain(candidate)))


def _explanation(candidate: Candidate) -> set[int]:
    """What an apposition says of the term: "E, a rare but serious complication", "a rare complication, E"."""
    term = candidate.term
    if term is None:
        return set()
    tree, view = term.view.tree, term.view
    for k in tree.children(term.head, "appos"):
        inside = set(tree.subtree(k))
        in_list = tree.children(k, "conj") or tree.children(term.head, "conj") or tree.dep[term.head] == "conj"
        in_list = in_list or not _JOINING.isdisjoint(tree.lowers[term.end : min(inside)])  # "E and, once, a fatal F"
        if tree.lower(min(inside)) in {"a", "an", "the", "both"} and not (in_list and view.mention(k, "condition")):
            return {i for i in inside if tree.tag[i] != "RB"}  # "sometimes irreversible" says nothing of how often
    above = tree.head[term.head]
    general = view.mention(above, "condition") is None or tree.lemma[above] in _GENERAL
    if tree.dep[term.head] == "appos" and tree.is_noun(above) and general:
        return {i for k in tree.kids[above] if k < above for i in tree.subtree(k)}
    return set()


def _relative_after(term: TermHit) -> set[int]:
    """The relative clause right after a term, wherever the parser hung it: "E, which can be fatal".

    After two it is of both where it is of several, "E or F, which are serious", or both have one noun.
    """
    tree, end, of_both = term.view.tree, term.end, False
    at = end + 1 if end < len(tree) and tree.words[end] == "," else end
    shares = term.mention is not None and term.mention.role.startswith(SHARES)
    if end < len(tree) and (tree.lower(end) in {"and", "or"} or shares):
        last = min(end + (_SHARED if shares else _PAIR) + 1, len(tree) - 1)
        which = next((i for i in range(end, last) if tree.lower(i) == "which" and tree.words[i - 1] == ","), None)
        if which is not None and (shares or tree.lower(which + 1) in _OF_SEVERAL):
            at, of_both = which, True
    if at >= len(tree) or tree.lower(at) != "which" or tree.dep[at] not in {"nsubj", "nsubjpass"}:
        return set()
    return set(tree.subtree(tree.head[at], frozenset() if of_both else frozenset({"conj", "cc"})))


def _bracket_after_pair(view: View, end: int) -> range:
    """The bracket that is of both terms of a pair: "(common)" of E in "E and F (common), G (rare)"."""
    tree = view.tree
    if end + 1 >= len(tree) or tree.lower(end) not in {"and", "or"}:
        return range(0)
    opening = next((i for i in range(end + 1, min(end + _PAIR, len(tree))) if tree.words[i] in _NO_TERM), None)
    if opening is None or tree.words[opening] != "(" or view.mention(opening - 1, "condition") is None:
        return range(0)
    closing = next((i for i in range(opening, len(tree)) if tree.words[i] == ")"), len(tree))
    inside = {tree.lower(i) for i in range(opening + 1, closing)}
    return range(opening, closing) if inside and inside <= _HOW_OFTEN else range(0)


def _shared_adjective(term: TermHit) -> range:
    """The adjectives before the first of a pair that are of the second too: "serious E and F", but "severe E and F"."""
    tree, view, before = term.view.tree, term.view, term.start - 1
    other = view.mention(before - 1, "condition") if before > 1 and tree.lower(before) in {"and", "or"} else None
    if other is None or other.end != before or term.mention is None or term.mention.start != term.start:
        return range(0)
    first = other.start
    while first > 0 and (tree.tag[first - 1][:2] == "JJ" or "-" in tree.words[first - 2 : first]):
        first -= 1
    return range(0) if "severe" in tree.lowers[first : other.start] else range(first, other.start)


def _adverbs_before(tree: Tree, at: int) -> list[int]:
    """Adverbs set before one of several terms: "nausea and, rarely, seizures"."""
    found: list[int] = []
    i = at - 1
    while i > 0 and at - i <= _OPENERS and tree.tag[i] in _BEFORE_A_TERM:
        i -= 1  # "and less often to heart failure", "and, rarely, with a rash"
    while i >= 0 and tree.lower(i) != "then" and _is_adverb_or_comma(tree, i):
        if tree.tag[i][:2] == "RB":
            found.append(i)
        i -= 1
    start = i
    while start > max(i - _CASES, 0) and tree.lower(start) != "in" and tree.words[start] not in _MARKS:
        start -= 1
    return [*range(start, i + 1), *found] if tree.lower(start) == "in" and tree.lemma[i] in _COUNTED else found


def _aside_before(tree: Tree, at: int) -> range:
    """The aside by which a list goes on to a term: "outside its licence" in "C and, outside its licence, for D"."""
    end = at - 1
    while end > 0 and at - end <= _OPENERS and tree.tag[end] in _BEFORE_A_TERM:
        end -= 1
    if end < 0 or tree.words[end] != ",":
        return range(0)
    opening = next((i for i in range(end - 1, max(end - _ASIDE, 0), -1) if tree.words[i] == ","), 0)
    inside = range(opening + 1, end) if opening and tree.lower(opening - 1) in _JOINTS else range(0)
    return range(0) if any(tree.tag[i] in FINITE for i in inside) else inside


def _is_adverb_or_comma(tree: Tree, at: int) -> bool:
    return tree.words[at] == "," or not tree.words[at].strip() or tree.tag[at][:2] == "RB"


def share_after(tree: Tree, end: int) -> range:
    """How many right after one of several terms: "nausea in 30 %, dry mouth in 15 % of patients", "nausea 30 %"."""
    if end >= len(tree):
        return range(0)
    if tree.lower(end) not in _BEFORE_SHARE and tree.tag[end] != "CD" and not tree.words[end].startswith(("~", "≈")):
        return range(0)
    stop = next((i for i in range(end + 1, min(end + _SHARE, len(tree))) if tree.words[i] in {"%", "percent"}), None)
    inside = range(end, stop + 1) if stop is not None else range(0)
    return inside if not any(tree.words[i] in _MARKS or tree.is_verb(i) for i in inside) else range(0)


def _within_list(candidate: Candidate, found: Iterable[int]) -> set[int]:
    """Those of some words that stand between the terms of a list, and so belong to one of them."""
    source, term = candidate.sources.get("term"), candidate.term
    if source is None or term is None or source.tree is not candidate.clause.tree:
        return set()
    if candidate.clause.at >= source.head:  # "E and, rarely, F are seen"
        between = (at for at in found if term.end < at < candidate.clause.at and source.tree.lower(at - 1) in _JOINTS)
        later = [at for at in between if _before_another(candidate, at)]
        return {i for at in later for i in range(at, _branch_end(source.tree, at))}
    head, end = source.head, max(*source.tree.subtree(source.head), term.end)
    later = [at for at in found if head < at]
    of_others = [at for at in later if at >= end and _before_another(candidate, at)]
    return {
        *(at for at in later if at < end),
        *(i for at in of_others for i in range(at, _branch_end(source.tree, at))),
    }


def _branch_end(tree: Tree, at: int) -> int:
    """Where an adverb or an aside ends: at the next comma or dash, whatever the parser hung on it."""
    if tree.dep[at] != "prep":
        return at + 1
    return next((i for i in range(at + 1, len(tree)) if tree.words[i] in _MARKS), len(tree))


def _before_another(candidate: Candidate, at: int) -> bool:
    """Whether an adverb stands right before another known term."""
    tree, term = candidate.clause.tree, candidate.term
    is_adverb = tree.tag[at][:2] == "RB"
    is_aside = at > 0 and tree.words[at - 1] in _MARKS and tree.dep[at] == "prep"  # "C and — outside its licence — D"
    following = _branch_end(tree, at) if is_aside else at + 1
    if cases := _cases(tree, at):  # "to C and in severe cases to D"
        is_aside, following = True, cases
    if is_adverb and tree.words[max(at - 1, 0)] in _JOINTS:  # "and less often to D"
        while following < len(tree) and (tree.tag[following][:2] == "RB" or tree.tag[following] in {"IN", "TO"}):
            following += 1
    while following < len(tree) and (tree.words[following] in _MARKS or tree.tag[following] in _BEFORE_A_TERM):
        following += 1
    mention = candidate.view.mention(following, "condition") if is_aside or is_adverb else None
    if mention is None or term is None or mention.start == term.start:
        return False
    deadly = grammar().isa(tree.lower(mention.end - 1), "deadly")  # "E, in some cases fatal"
    return not deadly and not (cases and mention.start < term.start)  # "in severe cases" is of all that follow


def _cases(tree: Tree, at: int) -> int:
    """Where "in severe cases" ends that stands right behind a joint; 0 where no such thing does."""
    if tree.lower(at) != "in" or tree.lower(at - 1) not in _JOINTS:
        return 0
    return next((i + 1 for i in range(at + 1, min(at + _CASES, len(tree))) if tree.lemma[i] in _COUNTED), 0)


def _term_tokens(candidate: Candidate) -> set[int]:
    term, source = candidate.term, candidate.sources.get("term")
    if term is None or term.view is not candidate.view:
        return set()
    tree = candidate.clause.tree
    head = source.head if source is not None else term.head
    inside = set(tree.subtree(head))
    if candidate.clause.at in inside:
        return set(tree.subtree(term.head)) - set(chain(candidate)) if candidate.clause.at != term.head else set()
    return inside


def text_of(tree: Tree, tokens: list[int]) -> str:
    """Lower-case words with single blanks around each, for looking phrases up; gaps become a bar."""
    parts: list[str] = []
    last = None
    for i in tokens:
        if not tree.words[i].strip():  # a blank that is a word of its own, as before "%" in French fashion
            last = i if last == i - 1 else last
            continue
        if last is not None and i != last + 1:
            parts.append("|")
        parts.append(tree.lower(i))
        last = i
    return f" {' '.join(parts)} "


def first(words: Iterable[int | None]) -> int | None:
    """The first word that there is."""
    for word in words:
        if word is not None:
            return word
    return None


def governs(tree: Tree, at: int, cue: CueSet) -> bool:
    """Whether a word, as what governs a predicate, is a cue of the set."""
    lemma = tree.lemma[at]
    if tree.is_verb(at):
        return lemma in cue.verbs
    return lemma in cue.nouns or lemma in cue.adjectives
