"""The shape of a term: how far its phrase reaches, and whether it names anything."""

from __future__ import annotations

import re
from collections.abc import Callable

from drugfacts.clauses import Argument, Tree
from drugfacts.clauses.clause import keys_of
from drugfacts.clauses.phrases import extent

from .context import Mention, View
from .dateline import YEAR
from .hits import TermHit
from .model import Grammar
from .paths import is_named

_JOINTS = frozenset({"-", "–", "'s"})
_BEGINNING = frozenset({"begin", "start"})
_ADJECTIVE = ("ful", "ic", "ive", "al", "ous")
_UP = ("harmful_when_high", "high_measure", "heart_interval")
_DOWN = ("count", "low_measure")
_NUMBER = re.compile(r"[A-Za-zα-ωΑ-Ω]|[IVX]{1,4}|\d{1,2}[A-Za-z]?").fullmatch
_YEAR = re.compile(YEAR).fullmatch
_KINDS = {
    "mechanism": ("target", "condition"),
    "approval": ("condition",),
    "indication": ("condition",),
    "side_effect": ("condition",),
}
_CAUSED = frozenset({"caused by", "due to"})
_BRINGS = ("cause_verb", "bring_verb", "befall_verb")
_PLACES = frozenset({"in", "inside", "within", "on", "around", "behind", "under"})
_ENDS = frozenset({".", ";", ")"})
_IN_WHOM = frozenset({"in", "among", "for", "with", "after", "during"})
_FEWER = frozenset({"fewer", "less"})
_OPENS_LIST = frozenset({":", "–", "—"})


def term_kinds(fact: str) -> tuple[str, ...]:
    """The kinds of mention that can be the term of a kind of fact."""
    return _KINDS[fact]


def hit_at(view: View, at: int, fact: str, words: Grammar) -> TermHit:
    """The phrase around a head as a term, with the mention that covers it."""
    if at and _is_year(view.tree, at):
        at -= 1
    start, end = span_at(view, at, fact, words)
    kinds = term_kinds(fact)
    in_brackets = (view.mention(k, *kinds) for k in view.tree.children(at, "bracket"))
    alias = next((m for m in in_brackets if m), None)
    aside = short_form(view, end) if fact == "mechanism" else None
    return TermHit(view, at, start, end, view.mention(at, *kinds), alias=alias, aside=aside)


def _is_year(tree: Tree, at: int) -> bool:
    """Whether a phrase is read as a year with a name before it: "plaque psoriasis 2022"."""
    return tree.words[at].isdigit() and _YEAR(tree.words[at]) is not None and tree.head[at - 1] == at


def span_at(view: View, at: int, fact: str, words: Grammar) -> tuple[int, int]:
    """The words of the phrase around a head as a term, half open."""
    tree = view.tree
    keep = _joints(tree.lemma[at], words) if fact == "mechanism" else ("of",)
    start, end = extent(tree, at, words.classes["strip_target" if fact == "mechanism" else "strip"], keep)
    start = modifier_start(view, start, at, whole=fact == "mechanism")
    while fact != "mechanism" and start > 1 and tree.words[start - 1] == "-" and tree.words[start - 2].isalpha():
        start -= 2  # "new-onset diabetes"
    if fact != "mechanism":  # "a quarter fewer strokes"
        start = next((i + 1 for i in range(at - 1, start - 1, -1) if tree.lower(i) in _FEWER), start)
    if fact == "side_effect":
        end = _with_place(view, at, _after_measure(view, at, end, words), words)
    if fact == "mechanism":
        end = _after_number(view, at, end, words)
    mention = view.mention(at, *term_kinds(fact))
    if mention is not None:
        verbal = (
            fact == "side_effect" and tree.tag[mention.start][:2] == "VB"
        )  # "you will probably | lose interest in sex"
        start, end = mention.start if verbal else min(start, mention.start), max(end, mention.end)
        if fact != "mechanism":
            start = _after_another(view, start, mention)
            if end > mention.end and _is_set_off(view, mention.end, words):
                end = mention.end
    if fact == "side_effect":
        start = _past_grade(tree, start, at)
    if fact != "mechanism" and start == at and words.isa(tree.lemma[at], "infection"):
        end = _with_cause(tree, end, words)
    if fact != "mechanism":  # "leaking of milk, in men too"
        aside = (i for i in range(at + 1, end - 1) if tree.words[i] == "," and tree.lower(i + 1) in _IN_WHOM)
        end = next(aside, end)
    if end - 1 > at and tree.words[end - 1].isdigit() and _YEAR(tree.words[end - 1]):
        end -= 1  # "for gout 2009"
    return start, _after_hyphens(tree, end) if fact == "mechanism" else end


def _past_grade(tree: Tree, start: int, at: int) -> int:
    """Where a harm begins behind how bad a trial counts it: "neutropenia" in "grade 3-4 neutropenia"."""
    if tree.lower(start) != "grade" or start == at:
        return start
    return next((i for i in range(start + 1, at) if _NUMBER(tree.words[i]) is None and tree.words[i].isalpha()), at)


def _is_set_off(view: View, at: int, words: Grammar) -> bool:
    """Whether what stands behind a known harm or use says whose it is, or how much of it, and is no part of it."""
    of_course = view.tree.lowers[at : at + 2] == ["of", "course"]
    return of_course or _is_of_a_drug(view, at, words) or _is_amount(view.tree, at)


def _is_of_a_drug(view: View, at: int, words: Grammar) -> bool:
    """Whether an "of" after a harm says whose it is, and is no part of its name: "the cough of X"."""
    whose = view.tree.children(at, "pobj") if view.tree.lower(at) == "of" else []
    return any(view.mention(p, "drug", "drug_class") or words.isa(view.tree.lemma[p], "kin_of_drug") for p in whose)


def _after_another(view: View, start: int, term: Mention) -> int:
    """Where a term begins that the parser took together with the one before it in a list: "sweating, shaky hands"."""
    for i in range(term.start - 1, start, -1):
        if view.tree.words[i] == "," and (other := view.mention(i - 1, term.kind)) and other.end <= i:
            return i + 1
    return start


def _is_amount(tree: Tree, at: int) -> bool:
    """Whether an "of" after a harm says how much of it: "weight gain of two to four kilograms"."""
    return tree.lower(at) == "of" and at + 1 < len(tree) and tree.tag[at + 1] == "CD"


def _with_cause(tree: Tree, end: int, words: Grammar) -> int:
    """Where the name of infections ends that are told by what causes them: "infections caused by bacteria"."""
    if " ".join(tree.lowers[end : end + 2]) not in _CAUSED:
        return end
    causes = [p for at in (end, end + 1) for p in tree.children(at, "pobj") if p > end + 1]
    if not causes or words.isa(tree.lemma[causes[0]], "microbe"):
        return end  # "infections caused by susceptible strains"
    return extent(tree, causes[0], ())[1]


def _after_hyphens(tree: Tree, end: int) -> int:
    """Where a name ends of which the parser took the first part alone: "aminoacyl-tRNA"."""
    while end + 1 < len(tree) and tree.words[end] == "-" and tree.offsets[end - 1][1] == tree.offsets[end][0]:
        if tree.offsets[end][1] != tree.offsets[end + 1][0] or tree.tag[end + 1][:1] not in {"N", "J"}:
            break
        end += 2
    return end


def _joints(noun: str, words: Grammar) -> tuple[str, ...]:
    """The prepositions whose phrase belongs to a target's name: "conversion of A to B", "receptors for A"."""
    if noun in {"receptor", "gene"}:
        return ("of", "for")
    if words.isa(noun, "body_force"):
        return ("of", "in", "within", "inside", "to")
    return ("of", "to") if words.isa(noun, "process") else ("of",)


def _after_number(view: View, at: int, end: int, words: Grammar) -> int:
    """Where a name ends that a letter or Roman number belongs to: "complex I", "subunit c", "domain IV of the pump"."""
    tree = view.tree
    if end != at + 1 or end >= len(tree) or not words.isa(tree.lemma[at], "numbered") or not _NUMBER(tree.words[end]):
        return end
    of = end + 1
    objects = tree.children(of, "pobj") if of < len(tree) and tree.lower(of) == "of" else []
    return max((extent(tree, p, ())[1] for p in objects), default=of)


def short_form(view: View, at: int) -> tuple[int, int] | None:
    """The words of a bracket that opens at a word and holds a short form: "(MAO)", "(HDAC-1)"."""
    tree = view.tree
    if at + 2 >= len(tree) or tree.words[at] not in "([":
        return None
    end = next((i for i in range(at + 1, min(at + 7, len(tree))) if tree.words[i] in ")]"), at + 1)
    inside = "".join(tree.words[at + 1 : end])
    capitals = sum(c.isupper() for c in inside)
    whole = end > at + 1 and tree.offsets[at + 1][0] + len(inside) == tree.offsets[end - 1][1]
    return (at + 1, end) if whole and capitals >= 2 and 2 <= len(inside) <= 12 else None


def modifier_start(view: View, start: int, head: int, *, whole: bool = False) -> int:
    """Cut a drug off the start of a phrase: "hyperthyroidism" for "amiodarone-induced hyperthyroidism".

    With ``whole`` a substance that is part of a name stays: "shikimate" in "shikimate dehydrogenase".
    """
    tree = view.tree
    for i in range(start, head):
        mention = view.mention(i, "drug", "drug_class")
        if mention is None or mention.end > head or view.mention(i, "target"):
            continue
        if not _is_in_name(view, mention, head) and not (whole and not _is_joined(view, mention)):
            start = mention.end
            while start < head and (tree.words[start] in _JOINTS or tree.tag[start] in {"VBN", "VBD"}):
                start += 1
    return start


def _is_joined(view: View, drug: Mention) -> bool:
    """Whether a drug is joined to what follows: "X-induced", "X's", "X treated"."""
    return view.tree.words[drug.end] in _JOINTS or view.tree.tag[drug.end] in {"VBN", "VBD"}


def _is_in_name(view: View, drug: Mention, head: int) -> bool:
    """Whether a class is part of a condition's name: "neuroleptic malignant syndrome"."""
    name = view.mention(head, "condition")
    return drug.kind == "drug_class" and name is not None and name.start <= drug.start


def split_pair(hit: TermHit, words: Grammar) -> list[TermHit]:
    """Two terms for one mention that names two: "nausea and vomiting"."""
    tree = hit.view.tree
    middle = [i for i in range(hit.start + 1, hit.end - 1) if tree.lower(i) in {"and", "or"}]
    if len(middle) != 1 or hit.mention is None or middle[0] - hit.start > 1:
        return [hit]
    if not any(word in hit.mention.key for word in (" and ", " or ")):
        return [hit]  # one thing said with two words: "seeing or hearing things"
    if any(words.isa(tree.lemma[hit.start], name) for name in ("body_part", "bodily")):
        return [hit]  # "head and neck cancer"
    parts = [(hit.start, middle[0]), (middle[0] + 1, hit.end)]
    return [TermHit(hit.view, end - 1, start, end, population=hit.population) for start, end in parts]


def is_explanation(view: View, head: int) -> bool:
    """Whether a phrase only explains the term before it: "Stevens-Johnson syndrome, a severe skin reaction".

    So does "the" after a target: "HMG-CoA reductase, the enzyme of cholesterol synthesis".
    """
    tree = view.tree
    if tree.dep[head] == "compound" and tree.is_noun(tree.head[head]):
        head = tree.head[head]  # "a heart rhythm problem" with the rhythm alone a term
    first = next((k for k in tree.kids[head] if tree.lower(k) in {"a", "an", "the"} and k < head), 0)
    if _says_what_they_are(view, head):
        return True
    if first < 2 or tree.words[first - 1] != ",":
        return False
    told = tree.lower(first) != "the" or bool(tree.children(head, "relcl"))
    if view.mention(first - 2, *(("condition", "target") if told else ("target",))) is None:
        return False
    # The last of a list has "and" before it: what ends the sentence without one is no further item.
    of_target = view.mention(first - 2, "target") is not None
    end = max(tree.subtree(head)) + 1 if of_target or tree.children(head, "relcl") else head + 1
    ends = _ENDS | {","} if of_target and tree.lower(first) != "the" else _ENDS
    return tree.dep[head] == "appos" or end >= len(tree) or tree.words[end] in ends


def _says_what_they_are(view: View, head: int) -> bool:
    """Whether a plural says of which kind the target before it is: "microglia, immune cells that ..."."""
    tree = view.tree
    if tree.dep[head] != "appos" or tree.tag[head] != "NNS" or not tree.children(head, "relcl"):
        return False
    first = min(k for k in (head, *tree.kids[head]) if k <= head)
    return first > 1 and tree.words[first - 1] == "," and view.mention(first - 2, "target") is not None


def is_harm_shaped(view: View, at: int, words: Grammar) -> bool:
    """Whether a noun in no list is a harm by its form: "...itis", "failure", "rash"."""
    lemma = view.tree.lemma[at]
    if words.isa(lemma, "no_harm"):
        return False
    return words.isa(lemma, "harm") or (len(lemma) > 5 and lemma.endswith(words.endings["harm_ending"]))


def is_harm(view: View, at: int, words: Grammar) -> bool:
    """Whether a word may name a harm: not what was taken, nor what became better, nor what a text is made of."""
    lemma = view.tree.lemma[at]
    known = view.mention(at, "condition")
    if words.isa(lemma, "procedure"):
        return False
    if words.isa(lemma, "withdrawal_noun") and _is_brought_on(view, at, words):
        return True
    if words.isa(lemma, "abused") and words.isa(view.tree.lemma[view.tree.head[view.tree.head[at]]], "abuse_noun"):
        return True  # "potential for abuse"
    if words.isa(lemma, "intake") and words.isa(lemma, "harm"):
        return not (at and view.mention(at - 1, "drug", "drug_class"))  # "lithium toxicity" is how it was taken
    if words.isa(lemma, "intake") or words.isa(lemma, "good_change"):
        return known is not None and known.end - known.start > 1 and not view.mention(known.start, "drug", "drug_class")
    if view.mention(at, "condition") or words.isa(lemma, "needs_modifier") or words.isa(lemma, "generic_term"):
        return True
    return not words.isa(lemma, "no_harm")


def _is_brought_on(view: View, at: int, words: Grammar) -> bool:
    """Whether "withdrawal" is what befalls people, and no end of taking: "it may precipitate withdrawal", "into"."""
    tree, above = view.tree, view.tree.head[at]
    if tree.dep[at] == "pobj" and tree.lower(above) == "into":
        return True
    if tree.dep[at] != "dobj" or tree.children(at, "prep") or view.mention(at - 1, "drug", "drug_class"):
        return False
    return any(words.isa(key, name) for key in keys_of(tree, above) for name in _BRINGS)


def names_nothing(view: View, at: int, words: Grammar) -> bool:
    """Whether a word is no term: "people", "Japan" and "May" never are, "level" only where nothing says of what."""
    lemma, word = view.tree.lemma[at], view.tree.words[at]
    if words.isa(view.tree.lower(at), "place_month_company"):
        return view.mention(at, "condition") is None
    if (
        "=" in word
        or lemma in words.classes["kindred"]
        or (lemma in words.classes["not_a_term"] and not _is_process_of(view, at, words))
        or _is_want_of_nothing(view, at, words)
    ):
        return True
    if len(word) == 1:  # but "protein kinase C", "guanylate cyclase-C"
        before = at - 2 if at > 1 and view.tree.words[at - 1] in _JOINTS else at - 1
        return before < 0 or not (words.isa(view.tree.lemma[before], "numbered") or view.mention(before, "target"))
    if lemma in words.classes["needs_modifier"]:
        start, end = extent(view.tree, at, words.classes["strip"], _joints(lemma, words))
        return end - start == 1
    if lemma in words.classes["generic_term"]:
        return not _is_named_kind(view, at, words)
    return False


def _is_want_of_nothing(view: View, at: int, words: Grammar) -> bool:
    """Whether a noun says that there is none of what is no term itself: "lack of benefit", not "lack of energy"."""
    if not words.isa(view.tree.lemma[at], "want_noun"):
        return False
    of = (k for k in view.tree.children(at, "prep") if view.tree.lower(k) == "of")
    return any(view.tree.lemma[p] in words.classes["not_a_term"] for k in of for p in view.tree.children(k, "pobj"))


def _is_process_of(view: View, at: int, words: Grammar) -> bool:
    """Whether a noun that alone says nothing is a process with what it is of: "microglial activation"."""
    if not words.isa(view.tree.lemma[at], "process"):
        return False
    start, end = extent(view.tree, at, words.classes["strip"])
    return end - start > 1


def is_spell(hit: TermHit, words: Grammar) -> bool:
    """Whether it is a spell of a known condition, or one that has come: "sudden attack of wheezing", "acute flare"."""
    view, inside = hit.view, range(hit.start, hit.end)
    if not words.isa(view.tree.lemma[hit.head], "spell"):
        return False
    return _has_come(view.tree, hit.head) or any(view.mention(i, "condition") for i in inside)


def _has_come(tree: Tree, at: int) -> bool:
    """Whether a spell is one that is under way: "an acute attack", "a flare that has begun"."""
    begun = (tree.lemma[k] for k in tree.children(at, "relcl"))
    return (at > 0 and tree.lower(at - 1) == "acute") or not _BEGINNING.isdisjoint(begun)


def named_spell(view: View, at: int, fact: str, words: Grammar) -> TermHit | None:
    """A spell that an adjective names, as a rule made of a condition, or that has come: "painful crises", "attack"."""
    tree = view.tree
    if at in {0, len(tree)} or not words.isa(tree.lemma[at], "spell") or tree.head[at - 1] != at:
        return None
    unnamed = view.mention(at, "condition") is None and view.mention(at - 1, "condition") is None
    if unnamed and tree.lower(at - 1) != "acute" and _has_come(tree, at):
        return TermHit(view, at, at, at + 1)
    named = tree.lower(at - 1).endswith(_ADJECTIVE) and view.mention(at - 1, "condition") is not None
    if not named and tree.lower(at - 1) != "acute":
        return None
    hit = hit_at(view, at, fact, words)
    return hit._replace(start=min(hit.start, at - 1))


def _is_named_kind(view: View, at: int, words: Grammar) -> bool:
    """Whether a noun before a general word says what it is: "pain condition", but not "side effect"."""
    tree = view.tree
    if at == 0 or f"{tree.lower(at - 1)} {tree.lemma[at]}" in words.classes["adverse_effect"]:
        return False
    before = view.mention(at - 1, "condition")
    if before is not None and tree.head[at - 1] == at:
        return True
    if not words.isa(tree.lemma[at], "condition_word"):
        return False
    adjectives = (tree.lower(k) for k in tree.children(at, "amod"))
    endings = words.endings["disease_adjective_ending"]
    return any(word.endswith(endings) for word in adjectives) or _says_of_what(view, at, words)


def _says_of_what(view: View, at: int, words: Grammar) -> bool:
    """Whether a disease is told by what it strikes: "motor neurone disease", "a disorder of the bile ducts"."""
    tree = view.tree
    after = [p for k in tree.children(at, "prep") if tree.lower(k) == "of" for p in tree.children(k, "pobj")]
    nouns = [k for k in (*tree.children(at, "compound", "nmod"), *after) if tree.is_noun(k)]
    vague = (words.isa(tree.lemma[k], name) for k in nouns for name in ("not_a_term", "generic_term", "people"))
    return bool(nouns) and not any(vague) and not any(view.mention(k, "drug", "agency") for k in nouns)


def _with_place(view: View, at: int, end: int, words: Grammar) -> int:
    """Where a harm ends that is told with its place: "pain in the upper part of the tummy"."""
    tree = view.tree
    if not words.isa(tree.lemma[at], "placed_harm") or end >= len(tree) or tree.lower(end) not in _PLACES:
        return end
    places = tree.children(end, "pobj") if tree.dep[end] == "prep" and tree.head[end] in {at, tree.head[at]} else []
    parts = [k for p in places if _is_of_body(view, p, words) for k in (p, *tree.children(p, "conj"))]
    return max((extent(tree, k, (), ("of",))[1] for k in parts if view.mention(k, "condition") is None), default=end)


def _is_of_body(view: View, at: int, words: Grammar) -> bool:
    tree = view.tree
    of = [p for k in tree.children(at, "prep") if tree.lower(k) == "of" for p in tree.children(k, "pobj")]
    return any(words.isa(tree.lemma[i], name) for i in (at, *of) for name in ("body_part", "bodily", "gland"))


def _after_measure(view: View, at: int, end: int, words: Grammar) -> int:
    """Where a change ends that is told with what changes: "increases in blood pressure"."""
    return max((extent(view.tree, p, ())[1] for p in shifted(view, at, words)), default=end)


def shifted(view: View, at: int, words: Grammar) -> list[int]:
    """What goes up or down so that it is a harm: "blood pressure" in "increases in blood pressure"."""
    tree, lemma = view.tree, view.tree.lemma[at]
    names = _UP if words.isa(lemma, "rising") else _DOWN if words.isa(lemma, "falling") else ()
    if not names:
        return []
    objects = [p for k in tree.children(at, "prep") if tree.lower(k) == "in" for p in tree.children(k, "pobj")]
    return [p for p in objects if any(is_named(Argument(tree, p), name, words) for name in names)]


def generic_in(view: View, words: Grammar) -> Callable[[int], bool]:
    """Whether words of a sentence name nothing by themselves, as :func:`~drugfacts.clauses.lists.members` asks."""

    def generic(at: int) -> bool:
        lemma = view.tree.lemma[at]
        if lemma in words.classes["generic_term"]:
            return True
        return lemma in words.classes["needs_modifier"] and _is_told_after(view.tree, at, words)

    return generic


def _is_told_after(tree: Tree, at: int, words: Grammar) -> bool:
    """Whether only a list tells which: "blocks three receptors: A, B and C"."""
    if at + 1 >= len(tree) or tree.words[at + 1] not in _OPENS_LIST:
        return False
    return extent(tree, at, words.classes["strip"])[0] == at


def refused(view: View, at: int, reason: str) -> list[TermHit]:
    """No term, and why, for whoever asks."""
    view.tell("term", reason, argument=Argument(view.tree, at))
    return []
