"""Fill the slots of a frame: which drug, and which terms, an argument stands for."""

from __future__ import annotations

from dataclasses import dataclass, replace

from drugfacts.clauses import Argument, Tree
from drugfacts.clauses.clause import clause_at, noun_subject
from drugfacts.clauses.lists import conjuncts, is_excluded, members
from drugfacts.clauses.phrases import extent

from .context import Mention, View
from .model import Grammar

_DEPTH = 6
_TERM_KINDS = {
    "mechanism": ("target", "condition"),
    "approval": ("condition",),
    "indication": ("condition",),
    "side_effect": ("condition",),
}


@dataclass(frozen=True, slots=True)
class DrugHit:
    """A drug that fills a slot: its key, the words that say it (None: left unsaid), how it was taken if that was said."""

    key: str
    view: View
    start: int
    end: int
    said: bool = True
    circumstance: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class TermHit:
    """A phrase that fills a slot: its words, the head among them, and the mention that covers it, if any.

    ``alias`` is a known term in a bracket that says the same again ("low calcium (hypocalcaemia)"); ``name`` stands in
    for the words where these alone would not say it ("reuptake of dopamine" in "reuptake of noradrenaline and dopamine").
    """

    view: View
    head: int
    start: int
    end: int
    mention: Mention | None = None
    population: tuple[int, int] | None = None
    alias: Mention | None = None
    anaphoric: bool = False
    name: str | None = None

    @property
    def text(self) -> str:
        """The words of the phrase, for messages."""
        return self.view.tree.text(range(self.start, self.end))


# --- drugs


def drugs_of(view: View, head: int, words: Grammar, depth: int = 0) -> list[DrugHit]:
    """Return the drugs that the phrase with this head stands for, empty where it stands for none.

    A phrase stands for a drug when it names one, is an anaphor for one ("the drug"), carries one ("abrupt
    discontinuation of X", "patients taking X", "X tablets"), or says what a drug is ("a medicine that ..." after "X is").
    """
    found: list[DrugHit] = []
    for at in conjuncts(view.tree, head):
        for hit in _drug_at(view, at, words, depth):
            if all(hit.key != other.key for other in found):
                found.append(hit)
    return found


def _drug_at(view: View, at: int, words: Grammar, depth: int) -> list[DrugHit]:
    tree = view.tree
    if depth > _DEPTH:
        return []
    mention = view.mention(at, "drug", "drug_class")
    if mention is not None:
        if mention.kind == "drug_class":
            said_of = _said_of(view, at, words, depth)
            named = [h for h in _inside(view, at, words, depth, ("appos", "compound", "bracket")) if h.said]
            if said_of or named:
                return said_of or named
        return _named(view, at, mention, words)
    if at in view.anaphors:
        lo, hi, keys = view.anaphors[at]
        return [DrugHit(key, view, lo, hi) for key in keys]
    lemma = tree.lemma[at]
    if tree.is_verb(at):
        return _taking(view, at, words, depth)
    inside = _inside(view, at, words, depth, ("poss", "prep", "compound", "amod", "nmod"))
    if words.isa(lemma, "carrier"):
        span = extent(tree, at, words.classes["strip"])
        told = span if words.isa(lemma, "circumstance") else None
        if inside:
            return [replace(h, circumstance=h.circumstance or told) for h in inside]
        return [DrugHit(key, view, *span, said=False, circumstance=told) for key in view.topics]
    if words.isa(lemma, "quantity") or lemma == "%":
        return [h for k in tree.children(at, "prep") if tree.lower(k) == "of" for p in tree.children(k, "pobj") for h in drugs_of(view, p, words, depth + 1)]
    if words.isa(lemma, "people"):
        return _taken_by(view, at, words, depth)
    if words.isa(lemma, "medicine"):
        explained = [h for k in tree.children(at, "appos", "bracket") for h in drugs_of(view, k, words, depth + 1)]
        return _said_of(view, at, words, depth) or inside or explained
    explained = [h for k in tree.children(at, "appos") if view.mention(k, "drug") for h in drugs_of(view, k, words, depth + 1)]
    if explained or tree.dep[at] not in {"attr", "appos"} or view.mention(at, "condition", "target"):
        return explained
    return _said_of(view, at, words, depth)  # "Dapsone is a sulfone that ..."


def _named(view: View, at: int, mention: Mention, words: Grammar) -> list[DrugHit]:
    return [DrugHit(mention.key, view, mention.start, mention.end)]


def _said_of(view: View, at: int, words: Grammar, depth: int) -> list[DrugHit]:
    """X for "a drug" in "X is a drug that ..." and "X, a drug that ..."."""
    if (before := _explained(view, at)) is not None:
        return _named(view, before.start, before, words)
    if view.tree.dep[at] not in {"attr", "appos", "bracket", "conj", "pobj"}:
        return []
    heads = noun_subject(view.tree, at, own=False)
    return [hit for h in heads if h != at for hit in drugs_of(view, h, words, depth + 1)]


def _explained(view: View, at: int) -> Mention | None:
    """The drug right before ", a ..." where the phrase of ``at`` so begins."""
    tree = view.tree
    first = at
    while first > 0 and tree.words[first] not in {",", "–", "—"} and at - first < 8:
        first -= 1
    if first < 1 or tree.words[first] == tree.words[at] or tree.lower(first + 1) not in {"a", "an", "another", "the"}:
        return None
    if any(tree.is_verb(i) and tree.tag[i] not in {"VBG", "VBN"} for i in range(first + 1, at)):
        return None
    before = first - 1
    while before > 0 and (tree.dep[before] in {"bracket", "punct"} or tree.words[before] in ")]"):
        before -= 1
    return view.mention(before, "drug")


def _inside(view: View, at: int, words: Grammar, depth: int, labels: tuple[str, ...]) -> list[DrugHit]:
    """Drugs in the modifiers of a noun: "use of X", "X's effect", "X tablets", "treatment with X"."""
    tree = view.tree
    found: list[DrugHit] = []
    for k in tree.kids[at]:
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
    hits = [h for role in ("obj", "on", "with") for a in clause.roles.get(role, ()) for h in drugs_of(view, a.head, words, depth + 1)]
    if words.isa(lemma, "circumstance"):
        span = (min(view.tree.subtree(at)), max(view.tree.subtree(at)) + 1)
        hits = [replace(h, circumstance=span) for h in hits]
        if not hits and view.tree.tag[at] == "VBG":
            hits = [DrugHit(key, view, at, at + 1, said=False, circumstance=span) for key in view.topics]
    return hits


def _taken_by(view: View, at: int, words: Grammar, depth: int) -> list[DrugHit]:
    """The drug of "patients taking X", "people who are given X", "those on X"."""
    tree = view.tree
    for k in tree.children(at, "acl", "relcl"):
        if hits := _taking(view, k, words, depth):
            return hits
    for k in tree.children(at, "prep"):
        if tree.lower(k) in {"on", "with", "receiving", "using"}:
            for p in tree.children(k, "pobj"):
                if hits := drugs_of(view, p, words, depth + 1):
                    return hits
    return []


def is_people(view: View, at: int, words: Grammar) -> bool:
    """Whether a word stands for the people who take a drug ("you", "patients"), without naming it."""
    if view.tree.lemma[at] in words.classes["quantity"] or view.tree.lower(at) == "%":
        return True
    return words.isa(view.tree.lemma[at], "people") or view.tree.lower(at) in words.classes["people"]


# --- terms


def terms_of(view: View, argument: Argument, fact: str, words: Grammar) -> list[TermHit]:
    """Return the terms that an argument stands for, with lists opened up and wrappers ("treatment of X") taken off."""
    found: list[TermHit] = []
    for hit in _terms(view, argument.head, fact, words, 0):
        if all((hit.start, hit.end) != (o.start, o.end) for o in found):
            found.append(hit)
    return found


def modifier_term(view: View, noun: int, words: Grammar) -> list[TermHit]:
    """The term before a role noun: "calcium channel" in "a selective calcium channel blocker"."""
    tree = view.tree
    start, _ = extent(tree, noun, words.classes["strip"])
    start = _after_drug(view, start, noun)
    end = noun
    while end > start and tree.words[end - 1] in {"-", "‐", "‑", "–"}:
        end -= 1
    bracket = next((i for i in range(start, end) if tree.words[i] in "(["), None)
    if bracket is not None:
        end = bracket
    if start >= end or all(tree.tag[i][:2] in {"JJ", "RB"} for i in range(start, end)):
        return []
    mention = view.mention(end - 1, "target")
    fits = mention if mention is not None and (mention.start, mention.end) == (start, end) else None
    return [TermHit(view, end - 1, start, end, fits)]


def _terms(view: View, head: int, fact: str, words: Grammar, depth: int) -> list[TermHit]:
    if depth > _DEPTH:
        return []
    generic = _generic(view, words)
    heads = members(view.tree, head, generic)
    if is_excluded(view.tree, head) and view.tree.dep[head] == "conj":
        heads = []
    heads += [h for h in _neighbours(view, heads, fact) if h not in heads]
    return [hit for at in heads for hit in _term_at(view, at, fact, words, depth)]


def _generic(view: View, words: Grammar):  # type: ignore[no-untyped-def]
    def generic(at: int) -> bool:
        return view.tree.lemma[at] in words.classes["generic_term"]

    return generic


def _neighbours(view: View, heads: list[int], fact: str) -> list[int]:
    """Known terms that continue a list which the parser cut short: "A, B and C" with C hung elsewhere."""
    tree, kinds = view.tree, _TERM_KINDS[fact]
    found: list[int] = []
    for at in heads:
        mention = view.mention(at, *kinds)
        end = mention.end if mention else at + 1
        while mention is not None:
            start = _after_separator(tree, end)
            if start is None:  # an aside may stand between: "muscle aches, which affect 1 in 20, as well as wind"
                start = _after_separator(tree, max(tree.subtree(at, frozenset({"conj", "cc", "prep"}))) + 1)
            following = next((m for i in range(start, min(start + 3, len(tree))) if (m := view.mention(i, *kinds))), None) if start else None
            if following is None or following.end <= end or not _continues(tree, start or 0, following):
                break
            inside = [i for i in range(following.start, following.end) if not following.start <= tree.head[i] < following.end or tree.head[i] == i]
            head = inside[0] if inside else following.end - 1
            if tree.dep[head] in {"nsubj", "nsubjpass", "csubj"} or is_excluded(tree, head):
                break
            found.append(head)
            end = following.end
    return found


def _after_separator(tree: Tree, at: int) -> int | None:
    """The word after a comma, "and", "or" (or ", and") that stands at ``at``; None where none does."""
    i = at
    while i < len(tree) and tree.lower(i) in {",", "and", "or", "&", "/"} and i - at < 2:
        i += 1
    if [tree.lower(j) for j in range(i, min(i + 3, len(tree)))] == ["as", "well", "as"]:
        i += 3
    return i if i > at and i < len(tree) else None


def _continues(tree: Tree, start: int, following: Mention) -> bool:
    """Whether only modifiers stand between the separator and the mention."""
    return all(tree.tag[i][:2] in {"JJ", "NN", "DT", "VB"} and tree.tag[i] not in {"VBZ", "VBD", "VBP"} for i in range(start, following.start))


def _term_at(view: View, at: int, fact: str, words: Grammar, depth: int) -> list[TermHit]:
    tree = view.tree
    lemma = tree.lemma[at]
    if tree.is_verb(at) and view.mention(at, *_TERM_KINDS[fact]) is None:
        return _action_term(view, at, fact, words, depth)
    if fact in {"approval", "indication"} and view.uses and _speaks_of_use(view, at, words):
        return [TermHit(u.view, u.head, u.start, u.end, u.mention, anaphoric=True) for u in view.uses]
    if tree.tag[at] in {"PRP", "WP", "WDT", "EX", "DT", "CD", "IN", "TO", "CC"}:
        return []
    if words.isa(lemma, "quantity") or lemma == "%":
        return []
    if tree.dep[at] == "appos" and (lemma in words.classes["needs_modifier"] or lemma in words.classes["generic_term"]) and not view.mention(at, *_TERM_KINDS[fact]):
        return _term_at(view, tree.head[at], fact, words, depth + 1) if depth < _DEPTH else []
    if view.mention(at, "drug", "drug_class", "agency") and not view.mention(at, *_TERM_KINDS[fact]):
        return []
    if at in view.anaphors or tree.lower(at) == "none":
        return []
    if fact != "mechanism":
        if inner := _unwrap(view, at, fact, words, depth):
            return inner
        if words.isa(lemma, "people"):
            return _of_people(view, at, fact, words, depth)
    known = view.mention(at, *_TERM_KINDS[fact])
    if not known and _names_nothing(view, at, lemma, fact, words):
        return []
    if fact == "mechanism" and known and known.kind == "condition" and not view.mention(at, "target") and lemma not in words.classes["process"]:
        return []
    if fact != "mechanism" and not known and tree.tag[at][:2] in {"JJ", "RB", "UH"}:
        return []
    if fact != "mechanism" and not known and view.mention(at, "target") and lemma not in words.classes["felt"]:
        return []
    if fact == "mechanism" and _concerns_a_drug(view, at):
        return []
    if fact == "mechanism" and lemma in words.classes["process"] and (split := _each_object(view, at, words)):
        return split
    hit = _hit(view, at, fact, words)
    return [*_split(hit), *_related(view, at, fact, words, depth)]


def _split(hit: TermHit) -> list[TermHit]:
    """Two terms for one mention that names two: "nausea and vomiting"."""
    tree = hit.view.tree
    middle = [i for i in range(hit.start + 1, hit.end - 1) if tree.lower(i) in {"and", "or"}]
    if len(middle) != 1 or hit.mention is None or middle[0] - hit.start > 1:
        return [hit]
    parts = [(hit.start, middle[0]), (middle[0] + 1, hit.end)]
    return [TermHit(hit.view, end - 1, start, end, population=hit.population) for start, end in parts]


def _related(view: View, at: int, fact: str, words: Grammar, depth: int) -> list[TermHit]:
    """Further harm told with a harm: "headache with blurred vision", "numbness, due to nerve damage", "(a sign of X)"."""
    tree = view.tree
    if fact != "side_effect" or depth > 2:
        return []
    heads: list[int] = []
    for k in tree.kids[at]:
        if k < at:
            continue
        if tree.dep[k] == "prep" and tree.lower(k) in {"with", "due"}:
            heads += [p for x in (k, *tree.children(k, "prep")) for p in tree.children(x, "pobj")]
        if tree.dep[k] == "acl" and tree.lemma[k] in {"characterise", "characterize", "mark", "accompany"}:
            heads += [p for x in tree.children(k, "agent", "prep") for p in tree.children(x, "pobj")]
        if tree.dep[k] == "bracket" and tree.lemma[k] in {"sign", "symptom"}:
            heads += [p for x in tree.children(k, "prep") for p in tree.children(x, "pobj")]
        if tree.dep[k] == "relcl":
            signs = [x for x in tree.children(k, "attr") if tree.lemma[x] in {"sign", "symptom"}]
            heads += [p for s in signs for x in tree.children(s, "prep") for p in tree.children(x, "pobj")]
    found = [hit for head in heads for hit in _terms(view, head, fact, words, depth + 1)]
    return [hit for hit in found if hit.mention is not None]


def _speaks_of_use(view: View, at: int, words: Grammar) -> bool:
    """Whether a word stands for a use named before: "this use", "that purpose", "for it"."""
    tree = view.tree
    if tree.lower(at) in {"it", "that", "this", "these", "which"}:
        return tree.dep[at] == "pobj"
    if not words.isa(tree.lemma[at], "use_anaphor"):
        return False
    pointing = {"this", "that", "these", "those", "the", "same", "both", "such"}
    return any(tree.lower(k) in pointing for k in tree.kids[at]) or tree.dep[at] in {"appos", "npadvmod", "dobj"}


def _concerns_a_drug(view: View, at: int) -> bool:
    """ "blood levels of metoprolol", "its absorption": what is done to another drug is an interaction, no mechanism."""
    tree = view.tree
    if tree.lemma[at] not in {"level", "concentration", "absorption", "exposure", "effect", "clearance", "amount", "plasma"}:
        return False
    if any(view.mention(k, "drug") and not view.mention(k, "target") for k in tree.children(at, "compound", "nmod")):
        return True
    owner = [k for k in tree.children(at, "poss") if k in view.anaphors]
    objects = [p for k in tree.children(at, "prep") if tree.lower(k) == "of" for p in tree.children(k, "pobj")]
    return bool(owner) or any(view.mention(o, "drug") and not view.mention(o, "target") for o in objects)


def _each_object(view: View, at: int, words: Grammar) -> list[TermHit]:
    """A term for each of several objects: "release of A and B", "release of messengers such as A and B"."""
    tree = view.tree
    objects = [o for k in tree.children(at, "prep") if tree.lower(k) == "of" for p in tree.children(k, "pobj") for o in members(tree, p, _generic(view, words))]
    if len(objects) < 2:
        return []
    start, _ = extent(tree, at, words.classes["strip"], ())
    noun = tree.text(range(start, at + 1))
    found = []
    for o in objects:
        hit = _hit(view, o, "mechanism", words)
        found.append(replace(hit, mention=None, name=f"{noun} of {hit.text}"))
    return found


def _names_nothing(view: View, at: int, lemma: str, fact: str, words: Grammar) -> bool:
    """Whether a word is no term: "people" never is, "level" only where nothing says of what."""
    if lemma in words.classes["not_a_term"]:
        return True
    if lemma in words.classes["needs_modifier"]:
        start, end = extent(view.tree, at, words.classes["strip"])
        return end - start == 1
    return lemma in words.classes["generic_term"]


def _unwrap(view: View, at: int, fact: str, words: Grammar, depth: int) -> list[TermHit]:
    """C for "treatment of C", "symptoms of C", "the risk of C", "C prevention"."""
    tree = view.tree
    wrapper = "effect_wrapper" if fact == "side_effect" else "use_wrapper"
    mention = view.mention(at, *_TERM_KINDS[fact])
    if tree.lemma[at] not in words.classes[wrapper] or (mention is not None and mention.end - mention.start > 1):
        return []
    found: list[TermHit] = []
    for k in tree.children(at, "prep"):
        if tree.lower(k) in {"of", "for", "from", "with", "to", "against"} or (
            tree.lower(k) == "in" and (fact != "side_effect" or any(words.isa(tree.lemma[p], "risk") for p in tree.children(k, "pobj")))
        ):
            for p in tree.children(k, "pobj", "pcomp"):
                found.extend(_terms(view, p, fact, words, depth + 1))
            if found:
                return found
    if view.mention(at, *_TERM_KINDS[fact]):
        return []
    for k in tree.children(at, "compound", "nmod", "amod", "poss"):
        if view.mention(k, "condition") and not tree.is_verb(k):
            return [_hit(view, k, fact, words)]
    return []


def _of_people(view: View, at: int, fact: str, words: Grammar, depth: int) -> list[TermHit]:
    """C for "adults with C", "women at high risk of C", "people who have C"; the people become the population."""
    tree = view.tree
    who = extent(tree, at, words.classes["strip"])
    if fact == "side_effect":
        return []
    found: list[TermHit] = []
    for k in tree.children(at, "prep"):
        if tree.lower(k) in {"with", "at", "suffering"}:
            for p in tree.children(k, "pobj"):
                found.extend(_terms(view, p, fact, words, depth + 1))
    for k in tree.children(at, "relcl", "acl"):
        if tree.lemma[k] in {"have", "suffer", "experience", "struggle", "live"}:
            clause = clause_at(tree, k)
            for role in ("obj", "from", "with"):
                for a in clause.roles.get(role, ()):
                    found.extend(_terms(view, a.head, fact, words, depth + 1))
    if not found and fact == "approval":
        return [TermHit(view, at, *who)]
    return [replace(hit, population=hit.population or who) for hit in found]


def _action_term(view: View, at: int, fact: str, words: Grammar, depth: int) -> list[TermHit]:
    """The term in a verb phrase: C for "treating C", "reduce the risk of C"; a gerund that is a term itself."""
    tree = view.tree
    if words.isa(tree.lemma[at], "relieve_verb") and fact == "side_effect":
        return []
    if words.isa(tree.lemma[at], "relieve_verb") and fact != "mechanism":
        clause = clause_at(tree, at)
        found = [h for a in clause.roles.get("obj", ()) for h in _terms(view, a.head, fact, words, depth + 1)]
        return found or [h for a in clause.roles.get("with", ()) for h in _terms(view, a.head, fact, words, depth + 1)]
    if tree.tag[at] == "VBG" and fact != "mechanism":
        inside = frozenset({"relcl", "conj", "cc", "punct", "bracket"})
        end = max(i for i in tree.subtree(at, inside)) + 1
        start = min(i for i in tree.subtree(at, inside))
        in_brackets = (view.mention(k, *_TERM_KINDS[fact]) for k in tree.kids[at] if tree.dep[k] == "bracket")
        return [TermHit(view, at, start, end, alias=next((m for m in in_brackets if m), None))]
    return []


def _hit(view: View, at: int, fact: str, words: Grammar) -> TermHit:
    tree = view.tree
    keep = ("of", "to") if fact == "mechanism" and words.isa(tree.lemma[at], "process") else ("of",)
    start, end = extent(tree, at, words.classes["strip"], keep)
    start = _after_drug(view, start, at)
    mention = view.mention(at, *_TERM_KINDS[fact])
    if mention is not None:
        start, end = min(start, mention.start), max(end, mention.end)
    in_brackets = (view.mention(k, *_TERM_KINDS[fact]) for k in tree.children(at, "bracket"))
    return TermHit(view, at, start, end, mention, alias=next((m for m in in_brackets if m), None))


def _after_drug(view: View, start: int, head: int) -> int:
    """Cut a drug off the start of a phrase: "hyperthyroidism" for "amiodarone-induced hyperthyroidism"."""
    tree = view.tree
    for i in range(start, head):
        mention = view.mention(i, "drug")
        if mention is not None and mention.end <= head:
            start = mention.end
            while start < head and (tree.words[start] in {"-", "‐", "‑", "–", "'s", "’s"} or tree.tag[start] in {"VBN", "VBD"}):
                start += 1
    return start
