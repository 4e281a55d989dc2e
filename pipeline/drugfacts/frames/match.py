"""Hold frames against clauses: candidates for facts, not yet judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from drugfacts.clauses import Argument, Clause, clauses_of
from drugfacts.clauses.clause import clause_at, is_passive
from drugfacts.clauses.lists import is_excluded

from .context import Use, View
from .model import Frame, Grammar
from .slots import DrugHit, TermHit, drugs_of, is_people, modifier_term, terms_of


_PURPOSE = frozenset({"for", "in", "against"})


@dataclass(frozen=True, slots=True)
class AgencyHit:
    """An agency that fills a slot: its key and words; ``excepted`` after "but not by"."""

    key: str
    view: View
    start: int
    end: int
    excepted: bool = False


@dataclass(slots=True)
class Candidate:
    """A fact that a frame reads out of a clause, before its assertion is judged.

    Attributes
    ----------
    cue : (View, tuple of int)
        The words that say the relation, and where: the predicate with its particle, the heading of a list.
    sources : dict of str to Argument
        The argument that each slot was filled from, for judging denial within it.
    flipped : bool
        Whether what is denied of the clause's subject is said of this drug: X in "Unlike X, Y does not ...".
    denied : bool
        Whether the drug is excepted: Y in "reported with X but not with Y".
    """

    frame: Frame
    view: View
    clause: Clause
    drug: DrugHit
    term: TermHit | None
    agency: AgencyHit | None
    cue: tuple[View, tuple[int, ...]]
    sources: dict[str, Argument] = field(default_factory=dict)
    flipped: bool = False
    denied: bool = False


def candidates_of(view: View, words: Grammar) -> Iterator[Candidate]:
    """Yield the candidates of one sentence, predicate by predicate, the frames in the order of their files."""
    for clause in clauses_of(view.tree, words.wanted):
        named: list[Use] = []
        for frame in words.of(clause.lemma):
            for candidate in match(view, clause, frame, words):
                named.extend(_use_of(candidate))
                yield candidate
        if named:
            view.uses = named
    if is_listing(view):
        for frame in words.listed:
            yield from match_list(view, frame, words)
    if (asked := _asked(view)) and not view.items:
        view.uses = asked


def _use_of(candidate: Candidate) -> Iterator[Use]:
    """The condition of a candidate, for "this use" later on."""
    term = candidate.term
    if term is not None and candidate.frame.fact in {"indication", "approval"} and not term.anaphoric:
        yield Use(term.view, term.head, term.start, term.end, term.mention)


def _asked(view: View) -> list[Use]:
    """The conditions of a question: "What about cluster headache?"."""
    tree = view.tree
    last = next((i for i in range(len(tree) - 1, -1, -1) if tree.words[i].strip()), 0)
    if tree.words[last] != "?":
        return []
    found = {m for ms in view.mentions.values() for m in ms if m.kind == "condition"}
    return [Use(view, m.end - 1, m.start, m.end, m) for m in sorted(found, key=lambda m: m.start)]


def is_listing(view: View) -> bool:
    """Whether a sentence is but a list: an item, or a paragraph without a finite verb."""
    tree = view.tree
    if view.block.kind not in {"item", "paragraph"}:
        return False
    if _after_colon(view):
        return True
    if tree.is_verb(tree.root):
        return tree.tag[tree.root] in {"VBG", "VBN", "VB"} and not tree.children(tree.root, "nsubj", "nsubjpass", "aux", "auxpass")
    return True


def _after_colon(view: View) -> list[int]:
    """The heads of what a sentence lists after a colon: "Most are mild: headache, cough"."""
    tree = view.tree
    colon = next((i for i in range(1, len(tree) - 1) if tree.words[i] == ":"), None)
    if colon is None or view.items:
        return []
    rest = range(colon + 1, len(tree))
    if any(tree.tag[i] in {"VBZ", "VBP", "VBD", "MD"} for i in rest):
        return []
    return [i for i in rest if tree.head[i] <= colon and (tree.is_noun(i) or tree.tag[i] == "VBG")]


def match_list(view: View, frame: Frame, words: Grammar) -> Iterator[Candidate]:
    """Yield what a frame for lists reads in a sentence that is but a list."""
    if frame.section is not None and view.block.section != frame.section:
        return
    if frame.status is not None and view.attributes.get("status") != frame.status:
        return
    above = view.led_by or view.heading or view
    clause = clause_at(view.tree, view.tree.root)
    cue = (above, tuple(i for i, word in enumerate(above.tree.words) if word.strip()))
    heads = _after_colon(view) or [view.tree.root]
    source = Argument(view.tree, heads[0])
    for term in [hit for head in heads for hit in terms_of(view, Argument(view.tree, head), frame.fact, words)]:
        if frame.known and term.mention is None:
            continue
        for key in view.topics:
            drug = DrugHit(key, view, term.start, term.end, said=False)
            yield Candidate(frame, view, clause, drug, term, None, cue, {"term": source})


def match(view: View, clause: Clause, frame: Frame, words: Grammar) -> Iterator[Candidate]:
    """Yield the candidates of one frame on one clause."""
    if frame.section is not None and view.block.section != frame.section:
        return
    if not _fits(view, clause, frame, words):
        return
    drugs, drug_source = _drugs(view, clause, frame, words)
    if not drugs:
        return
    terms, term_source = _terms(view, clause, frame, words)
    if not terms and (not frame.bare_term or clause.tree.dep[clause.at] == "amod"):
        return
    if frame.name:
        terms = [replace(t, name=frame.name.format(t.text), mention=None) for t in terms]
    agencies = _agencies(view, clause, frame, words)
    if frame.needs_agency and not agencies:
        return
    pairs = _pairs(view, clause, drugs, terms)
    sources = {role: a for role, a in (("drug", drug_source), ("term", term_source)) if a is not None}
    cue = (view, _cue(clause))
    for drug, term in pairs:
        if term is not None and _overlap(drug, term):
            continue
        for agency in [a for a in agencies if not a.excepted] or [None]:
            yield Candidate(frame, view, clause, drug, term, agency, cue, sources)
        for agency in (a for a in agencies if a.excepted):
            yield Candidate(frame, view, clause, drug, term, agency, cue, sources, denied=True)
    for drug in _contrasted(view, clause, words) if frame.fact == "side_effect" else ():
        for term in terms:
            yield Candidate(frame, view, clause, drug, term, None, cue, sources, flipped=True)
    for drug in _excluded(view, clause, frame, drug_source, words):
        for term in terms:
            yield Candidate(frame, view, clause, drug, term, None, cue, sources, denied=True)
    for drug, term in _gapped(view, clause, frame, words, {d.start for d in drugs if d.said}):
        for agency in agencies or [None]:
            yield Candidate(frame, view, clause, drug, term, agency, cue, {})


def _pairs(view: View, clause: Clause, drugs: list[DrugHit], terms: list[TermHit]) -> list[tuple[DrugHit, TermHit | None]]:
    """Every drug with every term; one by one where the text says "respectively"."""
    if not terms:
        return [(drug, None) for drug in drugs]
    if 1 < len(drugs) == len(terms) and any(word.lower() == "respectively" for word in view.tree.words):
        return list(zip(drugs, terms, strict=True))
    return [(drug, term) for drug in drugs for term in terms]


def _contrasted(view: View, clause: Clause, words: Grammar) -> list[DrugHit]:
    """X in "Unlike X, Y does not ..." and "In contrast to X, Y does not ..."."""
    tree = view.tree
    tops = [clause.at, *(g.at for g in clause.governors)]
    found: list[DrugHit] = []
    for top in tops:
        for k in tree.children(top, "prep", "advmod", "mark"):
            if tree.lower(k) == "unlike":
                found.extend(h for p in tree.children(k, "pobj") for h in drugs_of(view, p, words))
            for p in tree.children(k, "pobj"):
                if tree.lower(p) == "contrast":
                    found.extend(h for x in tree.children(p, "prep") for o in tree.children(x, "pobj") for h in drugs_of(view, o, words))
    return [h for h in found if h.said]


def _excluded(view: View, clause: Clause, frame: Frame, taken: Argument | None, words: Grammar) -> list[DrugHit]:
    """Y in "with X but not with Y"."""
    if taken is None:
        return []
    tree = view.tree
    found = []
    for path in frame.drug:
        for argument in arguments(view, clause, path):
            prep = tree.head[argument.head] if argument.tree is tree else -1
            if argument != taken and prep >= 0 and tree.dep[prep] == "conj" and is_excluded(tree, prep):
                found.extend(drugs_of(view, argument.head, words))
    return found


def _gapped(view: View, clause: Clause, frame: Frame, words: Grammar, taken: set[int]) -> Iterator[tuple[DrugHit, TermHit]]:
    """Pairs whose verb is left out: the second in "approved A for B and C for D"."""
    tree = clause.tree
    if "obj" not in frame.drug or not tree.is_verb(clause.at):
        return
    for i in range(clause.at + 1, len(tree)):
        mention = view.mention(i, "drug")
        if mention is None or tree.dep[i] != "conj" or mention.start in taken or clause.at not in tree.ancestors(i):
            continue
        for prep in tree.children(i, "prep"):
            if tree.lower(prep) in frame.term:
                for p in tree.children(prep, "pobj", "pcomp"):
                    for term in terms_of(view, Argument(tree, p), frame.fact, words):
                        yield DrugHit(mention.key, view, mention.start, mention.end), term


def arguments(view: View, clause: Clause, path: str) -> list[Argument]:
    """The arguments at a path: ``subj``, ``for``, ``subj.of``."""
    first, *rest = path.split(".")
    found = list(clause.roles.get(first, ()))
    for role in rest:
        found = [b for a in found for b in clause_at(a.tree, a.head).roles.get(role, ())]
    return found


def _fits(view: View, clause: Clause, frame: Frame, words: Grammar) -> bool:
    for path, name in frame.where.items():
        heads = [a for a in arguments(view, clause, path)]
        if not any(_named(a, name, words) or _is_kind(view, a, name) for a in heads):
            return False
    if frame.agentless and (clause.roles.get("subj") or not clause.roles.get("obj") or clause.tree.dep[clause.at] == "amod" or not is_passive(clause.tree, clause.at)):
        return False
    if frame.where.get("subj") == "$people" and _modifies(clause):
        return False  # "people who have asthma" says who they are, not what befalls them
    others = {path: name for path, name in frame.unless.items() if path not in frame.term}
    return not any(_named(a, name, words) for path, name in others.items() for a in arguments(view, clause, path))


def _is_kind(view: View, argument: Argument, name: str) -> bool:
    """Whether a head is a known term of the kind in "@kind"."""
    return name.startswith("@") and argument.tree is view.tree and view.mention(argument.head, name[1:]) is not None


def _modifies(clause: Clause) -> bool:
    """Whether a verb, or the one that it is coordinated with, stands in a relative clause or after its noun."""
    tree, at = clause.tree, clause.at
    while tree.dep[at] == "conj":
        at = tree.head[at]
    return tree.dep[at] in {"relcl", "acl"}


def _named(argument: Argument, name: str, words: Grammar) -> bool:
    tree, at = argument.tree, argument.head
    forms = {tree.lemma[at], tree.lower(at)}
    if at:
        forms.add(f"{tree.lower(at - 1)} {tree.lemma[at]}")
    return any(words.isa(form, name) for form in forms)


def _drugs(view: View, clause: Clause, frame: Frame, words: Grammar) -> tuple[list[DrugHit], Argument | None]:
    for path in frame.drug:
        if path == "topic" and _about_something_else(view, clause, frame, words):
            return [], None
        if path == "topic":
            at = clause.at
            return [DrugHit(key, view, at, at + 1, said=False) for key in view.topics], None
        for argument in arguments(view, clause, path):
            if hits := drugs_of(view, argument.head, words):
                return hits, argument
            if path == "subj" and "topic" in frame.drug and not is_people(view, argument.head, words):
                if frame.term and frame.term[0] != "subj":
                    return [], None  # somebody or something else does it
    return [], None


def _about_something_else(view: View, clause: Clause, frame: Frame, words: Grammar) -> bool:
    """Whether the place of the drug is taken: "a symptom of Lyme disease", "seen with placebo"."""
    for path in frame.drug:
        if path in {"topic", "subj", "obj", "said"}:
            continue
        for a in arguments(view, clause, path):
            if a.tree is view.tree and (view.mention(a.head, "condition") or words.isa(a.tree.lemma[a.head], "other_cause")):
                return True
    return False


def _terms(view: View, clause: Clause, frame: Frame, words: Grammar) -> tuple[list[TermHit], Argument | None]:
    for path in frame.term:
        if path == "compound":
            hits = modifier_term(view, clause.at, words)
            if "compound" in frame.known_at:
                hits = [h for h in hits if view.mention(h.head, "target")]
            if hits:
                return hits, None
            continue
        barred = frame.unless.get(path)
        for argument in _term_arguments(view, clause, path):
            if barred and _named(argument, barred, words):
                continue
            hits = terms_of(_view_of(view, argument), argument, frame.fact, words)
            if path in frame.known_at:
                hits = [h for h in hits if h.mention is not None]
            if frame.known and view.block.section != "adverse_reactions":
                hits = [h for h in hits if h.mention is not None or h.alias is not None]
            if hits:
                if frame.fact in {"indication", "approval"} and path in _PURPOSE:
                    hits = hits + [h for h in _other_purposes(view, clause, frame, path, words) if (h.start, h.end) not in {(x.start, x.end) for x in hits}]
                rest = [h for a in _term_arguments(view, clause, path) if a is not argument for h in terms_of(_view_of(view, a), a, frame.fact, words)]
                return hits + [h for h in rest if (h.start, h.end) not in {(x.start, x.end) for x in hits}], argument
    return [], None


def _other_purposes(view: View, clause: Clause, frame: Frame, taken: str, words: Grammar) -> list[TermHit]:
    """Known conditions after the other prepositions: both in "used in A and for B"."""
    return [
        hit
        for path in frame.term
        if path in _PURPOSE and path != taken
        for argument in arguments(view, clause, path)
        for hit in terms_of(view, argument, frame.fact, words)
        if hit.mention is not None
    ]


def _term_arguments(view: View, clause: Clause, path: str) -> list[Argument]:
    found = arguments(view, clause, path)
    if "." not in path and path not in {"subj", "poss"} and view.items and _open_ended(view, clause):
        found = found + [Argument(item.tree, item.tree.root) for item in view.items]
    return found


def _open_ended(view: View, clause: Clause) -> bool:
    """Whether the clause runs into the list that its sentence leads in."""
    return clause.at >= view.tree.root or view.tree.root in {g.at for g in clause.governors}


def _view_of(view: View, argument: Argument) -> View:
    if argument.tree is view.tree:
        return view
    return next(item for item in view.items if item.tree is argument.tree)


def _agencies(view: View, clause: Clause, frame: Frame, words: Grammar) -> list[AgencyHit]:
    found: list[AgencyHit] = []
    for path in frame.agency:
        for argument in arguments(view, clause, path):
            prep = clause.tree.head[argument.head]
            excepted = clause.tree.dep[prep] == "conj" and is_excluded(clause.tree, prep)
            for hit in _agencies_at(view, argument.head, words):
                hit = replace(hit, excepted=excepted)
                if all(hit.key != a.key for a in found):
                    found.append(hit)
        if found:
            break
    return found


def _agencies_at(view: View, head: int, words: Grammar) -> Iterator[AgencyHit]:
    """The agencies of a phrase: named, told by their country ("U.S. regulators"), or "the agency" named before."""
    tree = view.tree
    inside = sorted(tree.subtree(head, frozenset({"relcl", "advcl", "acl"})))
    named = False
    for i in inside:
        mention = view.mention(i, "agency")
        if mention:
            named = True
            yield AgencyHit(mention.key, view, mention.start, mention.end)
    if named or not words.isa(tree.lemma[head], "regulator"):
        return
    for i in inside:
        for key, names in words.classes.items():
            if key.startswith("country_") and tree.lower(i) in names:
                yield AgencyHit(f"agency:{key.removeprefix('country_')}", view, i, head + 1)
                return
    if any(tree.dep[k] == "det" and tree.lower(k) in {"the", "that", "this"} for k in tree.kids[head]):
        for _, mention in view.agencies:
            yield AgencyHit(mention.key, view, head, head + 1)


def _cue(clause: Clause) -> tuple[int, ...]:
    """The predicate's words: the verb with its particle, the noun with its fixed first word."""
    tree, extra = clause.tree, clause.lemma.split(" ")
    if len(extra) == 1:
        return (clause.at,)
    if tree.is_verb(clause.at):
        particle = next((k for k in tree.kids[clause.at] if tree.lower(k) == extra[1]), clause.at)
        return (clause.at, particle)
    return tuple(range(clause.at - len(extra) + 1, clause.at + 1))


def _overlap(drug: DrugHit, term: TermHit) -> bool:
    return drug.said and drug.view is term.view and drug.start < term.end and term.start < drug.end and drug.start <= term.head < drug.end
