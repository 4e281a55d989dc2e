"""Hold one frame against one clause: candidates for facts, not yet judged.

Here is the order of the tests alone. What fills a slot is looked for in `drug_paths`, `term_paths` and `agency_slot`,
what goes with what in `pairs`, what the clause denies or says of another drug in `set_apart`.
"""

from __future__ import annotations

from collections.abc import Iterator

from drugfacts.clauses import Argument, Clause
from drugfacts.clauses.clause import word_before

from .agency_slot import agencies_of, may_decide
from .approvals import holds_other, is_apart, is_of_none, is_one_of_a_class, is_within, named_for_class
from .candidate import Candidate
from .context import View
from .drug_paths import drugs_at
from .drug_slot import examples_of
from .hits import DrugHit, TermHit
from .likened import accompanying, is_none, likened, outdone
from .model import Frame, Grammar
from .nobody import spared
from .pairs import Filled, pairings
from .paths import arguments, fits, is_named, is_possible, is_stopped
from .set_apart import denied_elsewhere, set_apart
from .term_paths import terms_at


def match(view: View, clause: Clause, frame: Frame, words: Grammar) -> Iterator[Candidate]:
    """Yield the candidates of one frame on one clause."""
    unplaced = frame.fragment and view.block.section is None
    if frame.section is not None and view.block.section != frame.section and not unplaced:
        view.tell("section", "elsewhere", wanted=frame.section)
        return
    if not fits(view, clause, frame, words) or not may_decide(view, clause, frame, words):
        return
    if _is_misfit(view, clause, frame, words):
        return
    drugs, drug_source = _drugs(view, clause, frame, words)
    if not drugs:
        view.tell("drug", "none")
        return
    terms, term_source = terms_at(view, clause, frame, drugs, words)
    if not terms and (not frame.bare_term or clause.tree.dep[clause.at] == "amod" or is_within(clause)):
        view.tell("term", "attributive" if frame.bare_term else "none")
        return
    if frame.fact == "approval" and _is_not_of_them(view, clause, terms, drugs):
        view.tell("term", "holds_other")
        return
    terms = _told_of(clause, terms, term_source)
    agencies = agencies_of(view, clause, frame, drugs, words)
    if frame.needs_agency and not agencies:
        view.tell("agency", "nothing", ", ".join(frame.agency))
        return
    if (aside := _aside(clause, term_source)) is not None:
        drugs, clause = [d for d in drugs if d.start <= clause.at < d.end], aside
    if (own := _class_alone(clause, drugs)) is not None:
        clause = own
    if frame.fact == "side_effect":
        nobody = {hit.key for _, hit in spared(view, clause, words)}
        drugs = [drug for drug in drugs if drug.key not in nobody]
    filled = Filled(drugs, drug_source, terms, term_source, agencies)
    sources = {role: a for role, a in (("drug", drug_source), ("term", term_source)) if a is not None}
    apart = (*set_apart(view, clause, frame, filled, words), *denied_elsewhere(view, clause, frame, filled, words))
    cue = (view, _cue(clause))
    for drug, term, agency, flipped, denied, more in (*pairings(view, filled), *apart):
        flips = flipped != frame.denial_acts
        yield Candidate(frame, view, clause, drug, term, agency, cue, sources, flips, denied, more)


def _is_not_of_them(view: View, clause: Clause, terms: list[TermHit], drugs: list[DrugHit]) -> bool:
    """Whether an approval is of something else than the uses found: of another drug, or of what an aside comes before.

    "It is licensed for C, and doctors prescribe it, without a licence, for D".
    """
    if any(holds_other(term, clause, drugs) for term in terms):
        return True
    tree, at = clause.tree, clause.at
    above = tree.head[at]
    aside = tree.dep[at] == "pobj" and tree.lower(above) == "without" and tree.words[max(above - 1, 0)] == ","
    return aside and bool(terms) and all(term.view is view and term.start < at for term in terms)


def _told_of(clause: Clause, terms: list[TermHit], source: Argument | None) -> list[TermHit]:
    """The terms of which a clause tells, where it hangs on one of a list: A alone in "A, which is common, and B"."""
    tree = clause.tree
    relative = next((at for at in (clause.at, *tree.ancestors(clause.at)) if tree.dep[at] == "relcl"), None)
    if relative is None or source is None or source.tree is not tree or source.head != tree.head[relative]:
        return terms
    start = min(tree.subtree(relative))
    return [term for term in terms if term.view.tree is not tree or term.head < start] or terms


def _drugs(view: View, clause: Clause, frame: Frame, words: Grammar) -> tuple[list[DrugHit], Argument | None]:
    """The drugs of a frame, less those that its kind of fact cannot be of, with those that are said to act alike."""
    drugs, source = drugs_at(view, clause, frame, words)
    if frame.drug_said:
        drugs = [drug for drug in drugs if drug.said]
    if drugs and frame.fact != "approval" and (source is not None or frame.fact == "side_effect"):
        drugs = list({hit.key: hit for hit in (*drugs, *likened(view, clause, words))}.values())
    if drugs and frame.fact == "side_effect":
        drugs = list({hit.key: hit for hit in (*drugs, *outdone(view, clause, words))}.values())
    if drugs and frame.fact == "indication":
        drugs = list({hit.key: hit for d in drugs for hit in (d, *examples_of(view, d, words))}.values())
    if drugs and frame.fact == "indication" and clause.tree.is_verb(clause.at):
        drugs = list({hit.key: hit for hit in (*drugs, *accompanying(view, clause, words))}.values())
    if frame.fact == "approval":
        drugs = [] if is_of_none(view, clause, words) else [drug for drug in drugs if not is_one_of_a_class(drug)]
        drugs = list({hit.key: hit for hit in (named_for_class(view, clause.at, drug) for drug in drugs)}.values())
    return drugs, source


def _is_misfit(view: View, clause: Clause, frame: Frame, words: Grammar) -> bool:
    """Whether a predicate is none for a frame whose words fit, and tell why."""
    if frame.nominal and clause.tree.is_verb(clause.at):
        view.tell("predicate", "a_verb")
    elif frame.verbal and not clause.tree.is_verb(clause.at):
        view.tell("predicate", "a_noun")
    elif frame.gerund and clause.tree.dep[clause.at] != "csubj":
        view.tell("predicate", "no_gerund")
    elif frame.fact == "mechanism" and _names_condition(view, clause.at):
        view.tell("predicate", "a_condition")
    elif frame.fact == "mechanism" and is_stopped(clause.tree, clause.at):
        view.tell("predicate", "stopped")
    elif frame.denial_acts and clause.roles.get("causer"):
        view.tell("predicate", "brought_about")
    elif frame.fact == "mechanism" and _is_harm(view, clause, words):
        view.tell("predicate", "told_as_harm")
    elif (frame.fact == "approval" and _is_bidden(clause)) or _is_bidden_in_bracket(clause):
        view.tell("predicate", "bidden")
    elif frame.fact == "approval" and is_apart(clause):
        view.tell("predicate", "apart")
    else:
        return False
    return True


def _is_bidden_in_bracket(clause: Clause) -> bool:
    """Whether a bracket tells the reader what to do: "(stop them a day before)"."""
    tree, at = clause.tree, clause.at
    return tree.dep[at] == "bracket" and tree.tag[at] == "VB" and not tree.children(at, "nsubj", "aux")


def _is_bidden(clause: Clause) -> bool:
    """Whether a verb only bids, with nobody who does it, or is a name by itself: "License your pet", "CLEAR."."""
    tree, at = clause.tree, clause.at
    if tree.head[at] != at or tree.tag[at] in {"VBN", "VBD"} or clause.roles.get("subj"):
        return False
    alone = not any(k != at and tree.words[k].isalnum() for k in range(len(tree)))
    aided = any(tree.dep[k] in {"aux", "auxpass", "nsubj", "nsubjpass"} for k in tree.kids[at])
    return alone or (tree.tag[at] == "VB" and not aided)


def _is_harm(view: View, clause: Clause, words: Grammar) -> bool:
    """Whether what is done is told as a harm: "may raise blood sugar", "no effect on fertility"."""
    in_list = view.block.section == "adverse_reactions"
    for frame in words.of(clause.lemma):
        if frame.fact != "side_effect" or len(frame.term) != 1 or (frame.passage and not in_list):
            continue
        path = frame.term[0]
        if path not in frame.where:
            continue
        if frame.possible and not in_list and not is_possible(clause):
            continue
        if frame.only_denied and not is_none(clause):
            continue
        if any(is_named(a, frame.where[path], words) for a in arguments(view, clause, path)):
            return True
    return False


def _names_condition(view: View, at: int) -> bool:
    """Whether a predicate is but the last word of a condition's name: "heart block", "growth inhibition"."""
    named = view.mention(at, "condition")
    return named is not None and named.start < at == named.end - 1


def _aside(clause: Clause, source: Argument | None) -> Clause | None:
    """The clause of what is said of a drug in a bracket after it, which the words around neither deny nor ask for."""
    if source is None or source.tree is not clause.tree:
        return None
    prep = source.tree.head[source.head]
    inside = source.tree.dep[prep] == "bracket" and source.tree.head[prep] == clause.at
    return clause.ungoverned(prep) if inside else None


def _class_alone(clause: Clause, drugs: list[DrugHit]) -> Clause | None:
    """The clause of a class that is named for what it acts on, which the words around neither deny nor ask for."""
    inside = any(not d.said and d.start < clause.at == d.end - 1 for d in drugs)
    return clause.ungoverned() if inside else None


def _cue(clause: Clause) -> tuple[int, ...]:
    """The predicate's words: the verb with its particle, the noun with its fixed first word."""
    tree, extra = clause.tree, clause.lemma.split(" ")
    if len(extra) == 1:
        return (clause.at,)
    if tree.is_verb(clause.at):
        particle = next((k for k in tree.kids[clause.at] if tree.lower(k) == extra[1]), clause.at)
        return (clause.at, particle)
    first = clause.at
    for _ in extra[1:]:
        first = word_before(tree, first)
    return tuple(range(first, clause.at + 1))
