"""Fill the drug slot of a frame: which drugs a phrase stands for."""

from __future__ import annotations

from drugfacts.clauses import Tree
from drugfacts.clauses.clause import clause_at
from drugfacts.clauses.lists import conjuncts, examples
from drugfacts.clauses.phrases import extent
from drugfacts.clauses.subjects import noun_subject
from drugfacts.clauses.tree import FINITE
from drugfacts.mentions.anaphora_words import says_kind as tells_kind

from .context import Mention, View
from .drug_lists import listed_after, lists_members
from .hits import DrugHit
from .model import Grammar

_OTHER = frozenset({"other", "another"})
_SETS_BESIDE = frozenset({"from", "than", "unlike", "versus", "against", "over", "with", "without", "by"})
_SETS_APART = frozenset({"from", "than", "unlike", "versus", "against", "over"})
_EARLIER = frozenset({"earlier", "previous", "prior", "conventional", "standard"})
_TREATMENT = frozenset({"treatment", "therapy", "medication"})
_SINGLING = frozenset({"a", "an", "only", "sole", "first"})  # "X, the only tablet that"
_DEPTH = 6  # nouns within nouns: "half of those on tablets of X"
_CODE = 3  # letters of a code behind a brand at most: "XR"
_LABEL = 4  # words among which a label says that it tells the kind
_ALL = frozenset({"all", "both", "neither"})
_OF_SEVERAL = frozenset({"them", "these", "those"})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_LISTS = frozenset({":", ",", ";", "and", "or"})
_KIN = frozenset({"relative", "cousin", "sibling", "rival", "predecessor", "successor", "competitor", "descendant"})
_LIKENING = frozenset({"act", "work", "serve", "function", "behave"})
_DESCRIBING = frozenset({"JJ", "RB", "HY", ","})


def drugs_of(view: View, head: int, words: Grammar, depth: int = 0) -> list[DrugHit]:
    """Return the drugs that the phrase with this head stands for, empty where it stands for none.

    A phrase stands for a drug when it names one, is an anaphor for one ("the drug"), carries one ("abrupt
    discontinuation of X", "patients taking X", "X tablets"), or says what one is ("a medicine that ..." after "X is").
    """
    known = view.drugs.get(head) if depth == 0 else None
    if known is None:
        known = _drugs_of(view, head, words, depth)
        if depth == 0:
            view.drugs[head] = known
    return known


def _drugs_of(view: View, head: int, words: Grammar, depth: int) -> list[DrugHit]:
    found: list[DrugHit] = []
    heads = conjuncts(view.tree, head)
    for at in [*heads, *(h for h in listed_after(view, heads) if h not in heads)]:
        for hit in _drug_at(view, at, words, depth):
            if all(hit.key != other.key for other in found):
                found.append(hit)
    return found


def _drug_at(view: View, at: int, words: Grammar, depth: int) -> list[DrugHit]:
    """The drugs of which a word speaks: by name, by what it points at, or by what hangs on it, "half of those on X"."""
    tree = view.tree
    if depth > _DEPTH:
        return []
    mention = view.mention(at, "drug", "drug_class")
    if mention is not None and not (mention.kind == "drug_class" and at in view.anaphors):
        return (_for_class(view, at, mention, words, depth) if mention.kind == "drug_class" else []) or _named(
            view, mention
        )
    if at in view.anaphors:
        return _examples(view, at, words, depth) or _pointed_at(view, at, words, depth)
    if (brand := _before_code(view, at)) is not None:
        return _named(view, brand)
    lemma = tree.lemma[at]
    if tree.is_verb(at):
        return _taking(view, at, words, depth)
    inside = _inside(view, at, words, depth, ("poss", "prep", "compound", "amod", "nmod"))
    if words.isa(lemma, "carrier") or view.mention(at, "form"):
        return _carried(view, at, _without_kind(view, at, inside), words, depth)
    if inside and (words.isa(lemma, "container") or _is_purpose(tree, at, words)):
        return inside
    if words.isa(lemma, "quantity") or lemma in {"%", "one", "none", "member"}:
        return _some_of(view, at, words, depth) or _one_that(view, at, words, depth)
    if words.isa(lemma, "people"):
        return _taken_by(view, at, words, depth)
    if words.isa(lemma, "medicine"):
        return _medicine(view, at, inside, words, depth)
    if words.isa(lemma, "measure_of_drug"):
        return [h for k in tree.children(at, "bracket") for h in drugs_of(view, k, words, depth + 1)]
    if turned := _turned_into(view, at, words, depth):
        return turned
    if inside and words.isa(lemma, "product"):
        named = [h for k in tree.children(at, "appos") for h in drugs_of(view, k, words, depth + 1)]
        return named or inside
    explained = _told_behind(view, at, words, depth)
    is_said = tree.dep[at] in {"attr", "appos"} or _acts_as(tree, at) or tree.lemma[tree.head[tree.head[at]]] == "one"
    if explained or not is_said or view.mention(at, "condition", "target"):
        return explained
    return _said_of(view, at, words, depth)  # "Dapsone is a sulfone that ..."


def _acts_as(tree: Tree, at: int) -> bool:
    """Whether it is what a drug is likened to, which does the rest: "X acts as a sponge that soaks up T"."""
    verb = tree.head[tree.head[at]]
    return tree.lower(tree.head[at]) == "as" and tree.lemma[verb] in _LIKENING and bool(tree.children(at, "relcl"))


def _is_purpose(tree: Tree, at: int, words: Grammar) -> bool:
    """Whether a noun says what a drug is there to do: "the purpose of X is to relieve C"."""
    return words.isa(tree.lemma[at], "purpose_noun") and bool(tree.children(tree.head[at], "xcomp"))


def _told_behind(view: View, at: int, words: Grammar, depth: int) -> list[DrugHit]:
    """X in "the active substance, X"; beside another drug also in "Y and an acid suppressant such as X"."""
    tree = view.tree
    if tree.lemma[at] in _KIN and tree.tag[at] == "NNS" and (such := _examples(view, at, words, depth)):
        return such  # "older relatives such as X and Y"
    named = [k for k in tree.children(at, "appos") if view.mention(k, "drug")]
    found = [hit for k in named for hit in drugs_of(view, k, words, depth + 1)]
    if found or tree.dep[at] != "conj" or view.mention(tree.head[at], "drug") is None:
        return found
    return [hit for hit in _examples(view, at, words, depth) if view.mention(hit.start, "drug")]


def _one_that(view: View, at: int, words: Grammar, depth: int) -> list[DrugHit]:
    """X for the "one" of "X is an opioid, but one that ..."."""
    tree, above = view.tree, view.tree.head[at]
    if tree.lower(at) != "one" or tree.dep[at] != "conj" or not tree.children(at, "relcl"):
        return []
    first = next(iter(tree.children(above, "attr")), above) if tree.is_verb(above) else above
    return _said_of(view, first, words, depth) if tree.dep[first] in {"attr", "appos"} else []


def _without_kind(view: View, at: int, inside: list[DrugHit]) -> list[DrugHit]:
    """The drugs of which a noun tells, less the class that says what sort it is: X in "the analgesic effect of X"."""
    kinds = [h for h in inside if h.view is view and h.end == at and view.mention(h.start, "drug_class")]
    return [h for h in inside if h not in kinds] or inside


def _pointed_at(view: View, at: int, words: Grammar, depth: int) -> list[DrugHit]:
    """The drugs that an expression stands for; X in "X is one of this class"."""
    if view.tree.lower(at) == "class" and (one := _one_of(view.tree, at)) is not None:
        return _said_of(view, one, words, depth)
    start, end, keys = view.anaphors[at]
    return [DrugHit(key, view, start, end) for key in keys]


def _medicine(view: View, at: int, inside: list[DrugHit], words: Grammar, depth: int) -> list[DrugHit]:
    """The drug that a general word stands for: X in "X is a medicine", "X tablets", "the medicine (X)"."""
    named = _said_of(view, at, words, depth) or inside
    named = named or [
        h for k in view.tree.children(at, "appos", "bracket") for h in drugs_of(view, k, words, depth + 1)
    ]
    named = named or _examples(view, at, words, depth) or _beside_others(view, at, words, depth)
    return named or _named_after(view, at, words, depth) or _after_colon(view, at)


def _turned_into(view: View, at: int, words: Grammar, depth: int) -> list[DrugHit]:
    """X for what the body makes of it: "X is converted to a metabolite, which", "an enzyme turns X into Y, which"."""
    tree, prep = view.tree, view.tree.head[at]
    verb = tree.head[prep]
    becomes = tree.dep[at] == "pobj" and tree.lower(prep) in {"to", "into"}
    if not becomes or not words.isa(tree.lemma[verb], "convert_verb"):
        return []
    return [hit for a in clause_at(tree, verb).roles.get("obj") for hit in drugs_of(view, a.head, words, depth + 1)]


def _for_class(view: View, at: int, mention: Mention, words: Grammar, depth: int) -> list[DrugHit]:
    """The drugs that a class is said of: X in "X is a statin", "the statin X", "the 5-HT3 antagonist X"; else none."""
    tree = view.tree
    if _is_label(view, mention):
        return [DrugHit(key, view, mention.start, mention.end, said=False) for key in view.topics]
    after = [tree.lower(i) for i in range(mention.end, min(mention.end + 2, len(tree)))]
    if after == [",", "it"] and any(tree.lower(k) in {"a", "an"} for k in tree.children(at, "det")):
        return drugs_of(view, mention.end + 1, words, depth + 1)  # "An N, it ..."
    if (behind := view.mention(mention.end, "drug")) is not None:
        return drugs_of(view, behind.end - 1, words, depth + 1)
    if said_of := _said_of(view, at, words, depth):
        return said_of
    if lists_members(view, mention):
        return []
    if named := [h for h in _inside(view, at, words, depth, ("appos", "compound", "bracket")) if h.said]:
        return named
    if (last := _set_off(view, at)) is not None:
        return _named(view, last)
    if view.tree.children(at, "nummod") and (counted := _after_colon(view, at)):
        return counted  # "two statins are licensed for C: X and Y"
    if says_kind(view, mention.start, mention.end - 1):
        return [DrugHit(key, view, mention.start, mention.end, said=False) for key in view.topics]
    return []


def _set_off(view: View, at: int) -> Mention | None:
    """Y in "an antidote to X, Y, was approved": the drug between commas with which a phrase ends."""
    end = max(view.tree.subtree(at)) + 1
    if end >= len(view.tree) or view.tree.dep[at] not in _SUBJECT:
        return None
    comma = end - 1 if view.tree.words[end - 1] == "," else end
    last = view.mention(comma - 1, "drug") if view.tree.words[comma] == "," else None
    return last if last is not None and last.start > 0 and view.tree.words[last.start - 1] == "," else None


def _is_label(view: View, mention: Mention) -> bool:
    """Whether a class is but the label of what the passage is about: "Class: triazole", "triazole; inhibits T"."""
    tree = view.tree
    if len(view.topics) != 1 or mention.key in view.topics:
        return False
    if tells_kind(tuple(tree.lowers[:_LABEL])):
        return True
    opens = mention.start == 0 and tree.tag[mention.end - 1] != "NNS"
    return opens and tree.words[mention.end : mention.end + 1] == [";"]


def says_kind(view: View, start: int, head: int) -> bool:
    """Whether a line without a verb only says what kind of drug the passage is about: "An oral N that", "Weak N"."""
    tree = view.tree
    if tree.head[head] != head or tree.is_verb(head) or tree.tag[head] == "NNS" or len(view.topics) != 1:
        return False
    return tree.lower(0) in {"a", "an"} or all(tree.tag[i][:2] in _DESCRIBING for i in range(start))


def _beside_others(view: View, at: int, words: Grammar, depth: int) -> list[DrugHit]:
    """X for the medicines in "X and other medicines that ..."."""
    tree = view.tree
    if tree.dep[at] != "conj" or not any(tree.lower(k) == "other" for k in tree.kids[at]):
        return []
    return [hit for hit in _drug_at(view, tree.head[at], words, depth + 1) if hit.said]


def _named_after(view: View, at: int, words: Grammar, depth: int) -> list[DrugHit]:
    """The drugs that medicines are told to be: X and Y in "the drugs licensed for C are X and Y", "include X and Y"."""
    tree, verb = view.tree, view.tree.head[at]
    label = "attr" if tree.lemma[verb] == "be" else "dobj" if words.isa(tree.lemma[verb], "list_verb") else ""
    if tree.dep[at] != "nsubj" or not label:
        return []
    named = (k for k in tree.children(verb, label) if view.mention(k, "drug"))
    return [hit for k in named for hit in drugs_of(view, k, words, depth + 1)]


def _after_colon(view: View, at: int) -> list[DrugHit]:
    """The drugs that a colon tells after a general noun: X and Y in "two drugs are licensed for C: X and Y"."""
    tree = view.tree
    colon = next((i for i in range(at + 1, len(tree) - 1) if tree.words[i] == ":"), None)
    if colon is None or any(tree.tag[i] in FINITE and not tree.is_relative(i) for i in range(colon, len(tree))):
        return []
    opening = (i for i in range(colon + 1, len(tree)) if tree.lower(i - 1) in _LISTS)
    named = (mention for i in opening if (mention := view.mention(i, "drug")) is not None and mention.start == i)
    return [hit for mention in named for hit in _named(view, mention)] if view.mention(colon + 1, "drug") else []


def _examples(view: View, at: int, words: Grammar, depth: int) -> list[DrugHit]:
    """The drugs that a general noun is followed by: X and Y in "medicines such as X and Y"."""
    found = (hit for k in examples(view.tree, at) for hit in _drug_at(view, k, words, depth + 1))
    return [hit for hit in found if hit.said]


def examples_of(view: View, hit: DrugHit, words: Grammar) -> list[DrugHit]:
    """The drugs that a class is followed by: X in "triptans such as X"; none of a drug."""
    if hit.view is not view or not hit.said or not hit.key.startswith("drug_class:"):
        return []
    return _examples(view, hit.end - 1, words, 0)


def _before_code(view: View, at: int) -> Mention | None:
    """The drug before the letters by which a maker tells its products apart: X in "X HFA", "X XR"."""
    word = view.tree.words[at]
    if at == 0 or not (word.isalpha() and word.isupper() and len(word) <= _CODE) or view.mention(at, "condition"):
        return None
    return view.mention(at - 1, "drug")


def _carried(view: View, at: int, inside: list[DrugHit], words: Grammar, depth: int) -> list[DrugHit]:
    """The drug of "use of X", "the tablets": the one named in the phrase, otherwise the passage's own."""
    tree = view.tree
    if (tree.tag[at] == "NNS" or view.mention(at, "form")) and (named := _examples(view, at, words, depth)):
        return named  # "older pills such as X"
    span = extent(tree, at, words.classes["strip"], ())
    told = (span[0], _after_adverbs(tree, span[1])) if words.isa(tree.lemma[at], "circumstance") else None
    says_what = inside or any(tree.lower(k) in _SINGLING for k in tree.kids[at])
    if inside and (named := _named_beside(view, at, inside)):
        return named  # "its pill, X"
    if says_what and tree.dep[at] in {"attr", "appos"} and (said := _said_of(view, at, words, depth)):
        return said  # "X is a statin formulation", "with X, a foam that": said of X
    if inside and tree.lemma[at] == "combination" and not any(tree.lower(k) == "of" for k in tree.children(at, "prep")):
        inside += [DrugHit(key, view, *span, said=False) for key in view.topics if all(h.key != key for h in inside)]
    if inside:
        return [h._replace(circumstance=h.circumstance or told) for h in inside]
    if (condition := view.mention(at, "condition")) is not None and condition.end - condition.start > 1:
        return []  # "alcohol withdrawal" is no withdrawal of the drug
    if any(tree.lower(k) == "no" for k in tree.children(at, "det")):
        return []  # "No pill cures C"
    if _is_another(tree, at) or (not tree.children(at, "det", "poss") and _is_of_many(view, at)):
        return []
    return [DrugHit(key, view, *span, said=False, circumstance=told) for key in view.topics]


def _named_beside(view: View, at: int, inside: list[DrugHit]) -> list[DrugHit]:
    """The drug that says which a carrier is, where but "its" says whose: X in "its pill, X, ..."."""
    tree = view.tree
    if any(hit.start not in view.anaphors for hit in inside) or not tree.children(at, "poss"):
        return []
    named = (view.mention(k, "drug") for k in tree.children(at, "appos"))
    return [DrugHit(m.key, view, m.start, m.end) for m in named if m is not None]


def _is_another(tree: Tree, at: int) -> bool:
    """Whether it is told to be another: "other tablets did not help", "given when earlier treatment had failed"."""
    before = {tree.lower(k) for k in tree.kids[at] if k < at}
    return not _OTHER.isdisjoint(before) or (tree.lemma[at] in _TREATMENT and not _EARLIER.isdisjoint(before))


def _is_of_many(view: View, at: int) -> bool:
    """Whether a treatment is told by the illness, or is of many drugs: "sweats caused by cancer treatment"."""
    tree = view.tree
    illness = any(view.mention(k, "condition") for k in tree.children(at, "compound", "amod", "nmod"))
    return illness or tree.lemma[at] == "chemotherapy"


def _after_adverbs(tree: Tree, at: int) -> int:
    """Where the text goes on after adverbs: "stopping too quickly can"."""
    while at < len(tree) and tree.tag[at] == "RB" and tree.dep[at] != "neg":
        at += 1
    return at


def _some_of(view: View, at: int, words: Grammar, depth: int) -> list[DrugHit]:
    """X for "most of X", "none (of them)", "no member of the class"; Y in "Y is the only one of the class"."""
    tree = view.tree
    whole = [p for k in tree.children(at, "prep") if tree.lower(k) == "of" for p in tree.children(k, "pobj")]
    if not whole and (tree.lower(at) == "none" or _stands_for_all(view, at)):
        return [DrugHit(key, view, at, at + 1, said=False) for key in view.topics]
    if tree.lemma[at] == "one" and not tree.children(at, "neg"):
        return _said_of(view, at, words, depth)
    if tree.lemma[at] == "member" and tree.dep[at] not in _SUBJECT:
        return []
    found = [hit for p in whole for hit in drugs_of(view, p, words, depth + 1)]
    if not found and len(view.topics) > 1 and any(tree.lower(p) in _OF_SEVERAL for p in whole):
        return [DrugHit(key, view, at, at + 1, said=False) for key in view.topics]  # "not one of them helps"
    return found


def _one_of(tree: Tree, at: int) -> int | None:
    """The word for one of a class: that in "the only one of the class licensed for C"."""
    one = tree.head[tree.head[at]]
    if tree.dep[one] in _SUBJECT:  # "no member of the class"
        return None
    return one if tree.lower(tree.head[at]) == "of" and tree.lower(one) in {"one", "first", "member"} else None


def _stands_for_all(view: View, at: int) -> bool:
    """Whether a word stands alone for the drugs that the passage compares: "Both cause nausea", "All lower it"."""
    tree = view.tree
    alone = tree.dep[at] in _SUBJECT and not tree.kids[at]
    return alone and tree.lower(at) in _ALL and len(view.topics) > 1


def _named(view: View, mention: Mention) -> list[DrugHit]:
    return [DrugHit(mention.key, view, mention.start, mention.end)]


def _said_of(view: View, at: int, words: Grammar, depth: int) -> list[DrugHit]:
    """X for "a drug" in "X is a drug that ..." and "X, a drug that ..."."""
    if (before := _explained(view, at)) is not None:
        return _named(view, before)
    if view.tree.dep[at] not in {"attr", "appos", "bracket", "conj", "pobj"}:
        return []
    first = at
    while view.tree.dep[first] == "conj" and view.tree.is_noun(view.tree.head[first]):
        first = view.tree.head[first]
    if view.tree.dep[first] == "pobj" and view.tree.lower(view.tree.head[first]) in (
        _SETS_APART if first == at else _SETS_BESIDE
    ):
        return []  # "X differs from the Ns, which ...", "X must not be combined with Y or other Ns"
    if view.tree.dep[at] == "bracket" and (beside := view.mention(view.tree.head[at], "drug")) is not None:
        return _named(view, beside)  # of a list this one alone: "X (a heart drug), Y or Z"
    heads = noun_subject(view.tree, at, own=False)
    return [hit for h in heads if h != at for hit in drugs_of(view, h, words, depth + 1)]


def _explained(view: View, at: int) -> Mention | None:
    """The drug right before ", a ..." where the phrase of ``at`` so begins."""
    tree = view.tree
    first = at
    while first > 0 and tree.words[first] not in {",", "–", "—"} and at - first < 8:
        first -= 1
    article = first + 2 if tree.tag[first + 1] == "RB" else first + 1  # ", once the standard drug"
    if first < 1 or tree.words[first] == tree.words[at] or article > at:
        return None
    if tree.lower(article) not in {"a", "an", "another", "the"}:
        return None
    if any(tree.is_verb(i) and tree.tag[i] not in {"VBG", "VBN"} for i in range(first + 1, at)):
        return None
    before = first - 1
    closed = tree.words[before] in {")", "]"}  # "X (Brand), a tablet that", but "(X, the only tablet that"
    while closed and before > 0 and (tree.dep[before] in {"bracket", "punct"} or tree.words[before] in ")]"):
        before -= 1
    if tree.dep[at] in _SUBJECT and tree.dep[before] == "pobj" and tree.lower(first + 1) == "the":
        return None  # "Unlike X, the drug is ..."
    return view.mention(before, "drug")


def _inside(view: View, at: int, words: Grammar, depth: int, labels: tuple[str, ...]) -> list[DrugHit]:
    """Drugs in the modifiers of a noun: "use of X", "X's effect", "X tablets", "treatment with X"."""
    tree = view.tree
    found: list[DrugHit] = []
    for k in tree.kids[at]:
        if tree.dep[k] in {"acl", "relcl"} and tree.lemma[k] == "contain":
            found.extend(h for p in tree.children(k, "dobj") for h in drugs_of(view, p, words, depth + 1))
        if tree.dep[k] not in labels:
            continue
        if tree.dep[k] == "prep":
            if tree.lower(k) in {"of", "with", "to", "by", "from", "on", "including"}:
                for p in tree.children(k, "pobj", "pcomp"):
                    found.extend(drugs_of(view, p, words, depth + 1))
        elif view.mention(k, "drug", "drug_class") or k in view.anaphors or tree.dep[k] == "poss":
            found.extend(drugs_of(view, k, words, depth + 1))
    return found


def _taking(view: View, at: int, words: Grammar, depth: int) -> list[DrugHit]:
    """The drug of "taking X", "stopping it suddenly", "when combined with X"."""
    lemma = view.tree.lemma[at]
    if not words.isa(lemma, "take_verb"):
        return []
    clause = clause_at(view.tree, at)
    hits = [
        h
        for role in ("obj", "on", "with")
        for a in clause.roles.get(role, ())
        for h in drugs_of(view, a.head, words, depth + 1)
    ]
    if words.isa(lemma, "circumstance"):
        span = (min(view.tree.subtree(at)), max(view.tree.subtree(at)) + 1)
        hits = [h._replace(circumstance=span) for h in hits]
        if not hits and view.tree.tag[at] == "VBG":
            told = (span[0], _after_adverbs(view.tree, span[1]))
            hits = [DrugHit(key, view, at, at + 1, said=False, circumstance=told) for key in view.topics]
    return hits


def _taken_by(view: View, at: int, words: Grammar, depth: int) -> list[DrugHit]:
    """The drug of "patients taking X", "people who are given X", "those on X", "X recipients"."""
    tree = view.tree
    for k in tree.children(at, "compound", "nmod"):
        if (mention := view.mention(k, "drug", "drug_class")) is not None:
            return _named(view, mention)
    for k in tree.children(at, "acl", "relcl"):
        if any(tree.dep[n] == "neg" or words.isa(tree.lower(n), "success") for n in tree.kids[k]):
            return []
        if any(words.isa(tree.lower(n), "besides") for n in tree.kids[k]):
            continue  # "in people who also take X" is of what they take it beside
        if tree.dep[k] == "relcl" and "whom" in {tree.lower(i) for i in tree.subtree(k)}:
            continue  # "in patients, of whom three got X"
        if hits := _taking(view, k, words, depth):
            return hits
    for k in tree.children(at, "prep"):
        if tree.lower(k) in {"on", "with", "receiving", "using"} and not words.isa(tree.lower(k - 1), "besides"):
            for p in tree.children(k, "pobj"):
                if hits := drugs_of(view, p, words, depth + 1):
                    return hits
    return []


def is_people(view: View, at: int, words: Grammar) -> bool:
    """Whether a word stands for the people who take a drug ("you", "patients"), without naming it."""
    if view.tree.lemma[at] in words.classes["quantity"] or words.isa(view.tree.lemma[at], "affected"):
        return True
    if view.tree.tag[at] == "CD" and any(view.tree.lower(k) == "in" for k in view.tree.children(at, "prep")):
        return True  # "two in five"
    return words.isa(view.tree.lemma[at], "people") or view.tree.lower(at) in words.classes["people"]
