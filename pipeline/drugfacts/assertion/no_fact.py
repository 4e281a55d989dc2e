"""What is no fact, whatever its words say: headings, questions, conditions, instructions, advice, warnings."""

from __future__ import annotations

from drugfacts.clauses import Tree
from drugfacts.frames import Candidate, grammar, is_about_dosing

from .answers import answer_to, asks, is_doubted
from .cues import Cues
from .denial import denial
from .guarded import is_guarded
from .instructions import is_instruction, is_to_be_told
from .outdated import is_outdated
from .refuted import refuted
from .scope import chain, names_kind
from .signs import signs_of

_CANNOT = frozenset({"can", "ca", "cant", "cannot", "could", "couldnt"})
_COMPLAINTS = frozenset({"complaint", "problem", "symptom"})
_REASONS = frozenset({"as", "because", "since"})
_KEEPING = frozenset({"keep", "leave"})
_BEGINNING = frozenset({"starting", "beginning", "treatment", "therapy", "taking", "using", "dose", "initiating"})
_TO_BEGINNING = 3  # words of "before the first dose"
_CLOSING_QUOTES = frozenset({'"', "”", "’", "'", "''", ")"})
_CALLING_FOR = frozenset({"require", "need", "advise", "recommend"})
_RETURNING = frozenset({"return", "recur", "relapse", "reappear", "come"})
_ALL = frozenset({"every", "all"})
_OTHER_THAN = 2
_NO_OTHER = frozenset({"no", "nothing", "none", "few", "little", "any", "anything"})
_BESIDE = frozenset({"though", "although", "whereas"})


def no_fact(candidate: Candidate, known: Cues) -> str | None:
    """Return what makes a candidate no fact, as its explanation names it, or None."""
    tree = candidate.clause.tree
    if (reason := _asks_or_heads(candidate, known)) is not None:
        return reason
    if _is_of_all_others(candidate) or (candidate.frame.fact == "side_effect" and _has_failed(candidate)):
        return "of other drugs"
    if candidate.frame.fact == "mechanism" and names_kind(candidate):
        return _no_fact_here(candidate, known)  # "avoid CYP3A4 inhibitors such as X" defines X
    if candidate.frame.fact == "indication" and (reason := _is_no_aim(candidate)) is not None:
        return reason
    at = candidate.clause.at
    path = [at, *tree.ancestors(at)]
    if tree.lemma[at] in _COMPLAINTS and any(_calls_for_it(candidate, link) for link in path):
        return "complaint"
    conditions = signs_of(tree, known).condition
    for i, link in enumerate(path):
        marks = {tree.lower(k) for k in tree.kids[link] if tree.dep[k] in {"mark", "advmod"}} if conditions else set()
        if "if" in marks and (_is_taken_for(candidate, link) or _is_alarm(candidate, link)):
            return None
        if marks & {"if", "unless"}:
            return "conditional"
        if "whether" in marks and candidate.frame.fact != "indication":
            return "unknown"
        if tree.dep[link] in {"relcl", "appos", "bracket", "parataxis"}:
            return "member" if _is_of_its_member(candidate) else None  # a definition inside an instruction still counts
        # "stop it at once and you may get C", but "if you take it and you get C"
        comes_of_it = i or (candidate.frame.fact == "side_effect" and not _is_conditional(tree, path[1:]))
        if comes_of_it and tree.dep[link] == "conj" and tree.children(link, "nsubj", "nsubjpass"):
            return _no_fact_here(candidate, known)
    bidden = is_instruction(tree, known) and not candidate.frame.bids and not _tells_what_for(candidate, known)
    if candidate.frame.fact == "side_effect":
        bidden = bidden and not any(_is_a_reason(tree, link) for link in path)
    if bidden or is_to_be_told(candidate, known):
        return "instruction"
    return _no_fact_here(candidate, known)


def _asks_or_heads(candidate: Candidate, known: Cues) -> str | None:
    """Whether it stands in a question that nothing answers, or in a heading that tells nothing itself."""
    tree = candidate.clause.tree
    if is_question(candidate, known):
        return "question" if answer_to(candidate, known) is None else None
    tells = _is_sentence(tree) and candidate.drug.said and candidate.clause.at == tree.root
    return "heading" if candidate.view.block.kind in {"title", "heading"} and not tells else None


def _is_of_all_others(candidate: Candidate) -> bool:
    """Whether it is told of all but the drug: "drugs other than X may cause C"; not of "no drug other than X"."""
    view, tree, drug = candidate.view, candidate.view.tree, candidate.drug
    if not drug.said or drug.view is not view or drug.start < _OTHER_THAN:
        return False
    start = drug.start - _OTHER_THAN
    if tree.lowers[start : drug.start] != ["other", "than"]:
        return False
    return not any(tree.lower(i) in _NO_OTHER for i in range(max(start - _OTHER_THAN, 0), start))


def _has_failed(candidate: Candidate) -> bool:
    """Whether the drug is but one that had failed before: "after failing X, she was given Y", "when X has failed"."""
    view, tree, drug = candidate.view, candidate.view.tree, candidate.drug
    if not drug.said or drug.view is not view:
        return False
    at = drug.end - 1
    return tree.dep[at] in {"dobj", "nsubj"} and tree.lemma[tree.head[at]] == "fail"


def _is_conditional(tree: Tree, links: list[int]) -> bool:
    """Whether "if" or "unless" opens the clause of one of some verbs."""
    return any(tree.lower(k) in {"if", "unless"} for link in links for k in tree.children(link, "mark", "advmod"))


def _calls_for_it(candidate: Candidate, verb: int) -> bool:
    """Whether a clause tells for which complaint a drug outside is taken: "X is an option when C is the complaint"."""
    tree, view = candidate.clause.tree, candidate.view
    opens = any(tree.lower(k) in {"when", "where"} for k in tree.children(verb, "mark", "advmod"))
    if not opens or tree.dep[verb] not in {"advcl", "relcl"}:
        return False
    inside = tree.subtree(verb)
    named = [i for i in view.mentions if view.mention(i, "drug", "drug_class") is not None]
    return bool(named) and not any(i in inside for i in named)


def _is_a_reason(tree: Tree, verb: int) -> bool:
    """Whether a clause says why the reader is to do something: "Drink, as X may ...", "C can kill, so report it"."""
    if not tree.children(verb, "nsubj", "nsubjpass"):
        return False
    marks = [tree.lower(k) for k in tree.children(verb, "mark")]
    before = tree.dep[verb] == "ccomp" and verb < tree.head[verb] and not marks
    return before or (tree.dep[verb] == "advcl" and not _REASONS.isdisjoint(marks))


def _no_fact_here(candidate: Candidate, known: Cues) -> str | None:
    """What is no fact for what its own clause says."""
    at, tree, view = candidate.clause.at, candidate.clause.tree, candidate.view
    if _is_of_its_member(candidate):
        return "member"
    if candidate.frame.fact == "indication" and (reason := _is_no_use(candidate, known)) is not None:
        return reason
    if _is_of_some(candidate) and denial(candidate, known) is not None:
        return "not all"
    if is_guarded(candidate, known):
        return "with caution"
    if candidate.frame.fact == "mechanism" and is_outdated(candidate, known) and refuted(candidate, known) is None:
        return "outdated"
    if candidate.frame.whole and any(tree.lower(k) == "where" for k in tree.children(at, "advmod", "mark")):
        return "circumstance"  # "rashes recur where the skin was burnt"
    if _is_how_it_binds(candidate):
        return "how it binds"
    if candidate.frame.fact == "indication" and _is_ended(candidate):
        return "stopped"
    if candidate.frame.fact == "indication" and _is_given_wrongly(candidate, known):
        return "given wrongly"
    if candidate.frame.where.get("subj") == "$people" and _tells_when(tree, at):
        return "circumstance"
    if candidate.frame.where.get("subj") == "$people":
        if _is_averted(tree, at):
            return "averted"
        if _is_had(candidate):
            return "had"
    if candidate.frame.fact in {"indication", "side_effect"} and view.block.section == "contraindications":
        return "contraindication"
    return _no_harm_here(candidate) if candidate.frame.fact == "side_effect" else None


def _is_given_wrongly(candidate: Candidate, known: Cues) -> bool:
    """Whether a drug is but given for what it is not for: "is often wrongly prescribed for C"."""
    tree, at = candidate.clause.tree, candidate.clause.at
    wrongly = any(tree.lower(k) in known.negation.wrongly for k in tree.children(at, "advmod"))
    return wrongly and grammar().isa(tree.lemma[at], "take_verb")


def _no_harm_here(candidate: Candidate) -> str | None:
    """What is no harm: what those have whom it is not for, what makes a harm likelier, what a patient is to have."""
    if candidate.frame.only_denied and _is_for_those_with(candidate):
        return "contraindication"
    if _predisposes(candidate):
        return "risk factor"
    if _keeps_away(candidate):
        return "averted"
    return "advice" if _is_called_for(candidate) else None


def _keeps_away(candidate: Candidate) -> bool:
    """Whether it is what comes back less often: "headaches are less likely to return"."""
    tree, at = candidate.clause.tree, candidate.clause.at
    less = any(tree.lower(k) == "less" for k in tree.children(at, "advmod"))
    return less and any(tree.lemma[k] in _RETURNING for k in tree.children(at, "xcomp"))


def _is_called_for(candidate: Candidate) -> bool:
    """Whether it is what a patient is to have: "so reliable contraception is required"."""
    term = candidate.term
    if term is None or term.anaphoric:
        return False
    tree, verb = term.view.tree, term.view.tree.head[term.head]
    if tree.dep[term.head] != "nsubjpass" or tree.lemma[verb] not in _CALLING_FOR:
        return False
    return any(tree.lower(k) in {"is", "are"} for k in tree.children(verb, "auxpass"))


def _predisposes(candidate: Candidate) -> bool:
    """Whether it is what makes a harm likelier: "old age and C predispose to it"."""
    term = candidate.term
    if term is None or term.anaphoric:
        return False
    tree, at = term.view.tree, term.head
    while tree.dep[at] == "conj":
        at = tree.head[at]
    if tree.dep[at] not in {"nsubj", "nsubjpass"}:
        return False
    return any(tree.lemma[k] == "predispose" for k in (tree.head[at], *tree.children(tree.head[at], "xcomp")))


def _is_of_some(candidate: Candidate) -> bool:
    """Whether what is denied of all may hold of some: "no cure for every cancer", "not for all kinds of pain"."""
    term = candidate.term
    if term is None or term.anaphoric or not term.start:
        return False
    return term.view.tree.lower(term.start - 1) in _ALL


def _is_no_use(candidate: Candidate, known: Cues) -> str | None:
    """What is no use: what somebody advises against, or an organ whose state only tells how much to take."""
    term = candidate.term
    if _advises(candidate, known):
        return "advice"
    if term is not None and not term.anaphoric and is_about_dosing(term.view, term.start, term.end):
        return "dose"
    return None


def _is_no_aim(candidate: Candidate) -> str | None:
    """What the reader is to treat before the drug is begun, or to keep it off: "Treat C before starting"."""
    term = candidate.term
    if term is None or term.anaphoric:
        return None
    tree = term.view.tree
    if tree.lowers[:1] == ["treat"]:
        behind = tree.lowers[term.end :]
        at = behind.index("before") + 1 if "before" in behind else len(behind)
        if any(word in _BEGINNING for word in behind[at : at + _TO_BEGINNING]):
            return "first"
    if tree.lower(term.start) in _CANNOT and "and" in tree.lowers[: term.start]:
        return "harm"  # "takes X for C and can't sleep"
    words, above = grammar(), tree.head[tree.head[term.head]]
    if words.isa(tree.lemma[term.head], "abused") and words.isa(tree.lemma[above], "abuse_noun"):
        return "harm"  # "potential for abuse"
    if tree.lemma[above] == "substitute" and tree.dep[term.head] == "pobj" and term.mention is None:
        return "substitute"  # "no substitute for sleep"
    off = tree.head[term.head]
    kept = tree.dep[term.head] == "pobj" and tree.lower(off) == "off" and tree.lemma[tree.head[off]] in _KEEPING
    return "shielded" if kept else None


def _is_how_it_binds(candidate: Candidate) -> bool:
    """Whether it only says how the same target is held: "occupies T without activating it" blocks T."""
    term, source, tree, at = candidate.term, candidate.sources.get("term"), candidate.clause.tree, candidate.clause.at
    if candidate.frame.fact != "mechanism" or term is None or source is None or source.tree is not tree:
        return False
    without = tree.dep[at] == "pcomp" and tree.lower(tree.head[at]) == "without"
    return without and tree.tag[source.head] == "PRP"


def _is_for_those_with(candidate: Candidate) -> bool:
    """Whether it is what those have whom a drug is said not to be for: "Not suitable for people with C"."""
    term = candidate.term
    if term is None or term.view is not candidate.view:
        return False
    tree = candidate.clause.tree
    people = (at for at in tree.ancestors(term.head) if grammar().isa(tree.lemma[at], "people"))
    return any(tree.dep[at] == "pobj" and tree.lower(tree.head[at]) == "for" for at in people)


def _is_averted(tree: Tree, verb: int) -> bool:
    """Whether what people get is what the drug makes unlikelier: "lowers the risk of you having C"."""
    risk = next((at for at in tree.ancestors(verb) if grammar().isa(tree.lemma[at], "risk")), None)
    return risk is not None and grammar().isa(tree.lemma[tree.head[risk]], "inhibit_verb")


def _is_had(candidate: Candidate) -> bool:
    """Whether it is what people have who take a drug that the sentence leaves unsaid: "Most who take it have C"."""
    view, tree, at = candidate.view, candidate.clause.tree, candidate.clause.at
    if tree.lemma[at] != "have" or tree.tag[at] not in {"VBP", "VBZ"} or tree.children(at, "aux"):
        return False
    if candidate.drug.said or view.tells_harm or view.block.section == "adverse_reactions":
        return False
    subjects = tree.children(at, "nsubj")
    return any(tree.children(k, "relcl") or tree.lower(k) == "you" for k in subjects)


def _tells_when(tree: Tree, verb: int) -> bool:
    """Whether a clause but says when or why something else is so: "before they have a rash"."""
    opens = any(tree.dep[k] in {"mark", "advmod"} and k < verb for k in tree.kids[verb])
    return tree.dep[verb] == "advcl" and opens and not _is_beside(tree, verb)


def _is_beside(tree: Tree, verb: int) -> bool:
    """Whether a subordinate clause tells something of its own: "well tolerated, though a few get C"."""
    return any(tree.dep[k] == "mark" and tree.lower(k) in _BESIDE for k in tree.kids[verb])


def _is_ended(candidate: Candidate) -> bool:
    """Whether it is the end of the drug that helps: "stopping X relieved the cough"."""
    drug = candidate.drug
    span = range(*drug.circumstance) if drug.circumstance is not None else ()
    return any(grammar().isa(drug.view.tree.lemma[i], "ending") for i in span)


def _is_alarm(candidate: Candidate, verb: int) -> bool:
    """Whether a section on harm says what to do at once if it comes: "stop taking it if you get C"."""
    tree = candidate.clause.tree
    if candidate.frame.fact != "side_effect" or candidate.view.block.section != "adverse_reactions":
        return False
    befalls = grammar().isa(tree.lemma[verb], "befall_verb") and tree.lemma[verb] != "have"
    return befalls and any(grammar().isa(form, "alarm") for form in tree.forms)


def _is_taken_for(candidate: Candidate, verb: int) -> bool:
    """Whether a condition takes for granted what a drug is for: "tell your doctor if you take X for C"."""
    tree, words = candidate.clause.tree, grammar()
    if candidate.frame.fact != "indication" or not words.isa(tree.lemma[verb], "take_verb"):
        return False
    term = candidate.term
    if term is None or any(candidate.view.mention(i, "drug") for i in range(candidate.drug.end, term.start)):
        return False  # "others, such as X, for C"
    takers = tree.children(verb, "nsubj", "nsubjpass")
    return any(words.isa(tree.lower(k), "people") for k in takers) and not tree.children(verb, "neg")


def _tells_what_for(candidate: Candidate, known: Cues) -> bool:
    """Whether an instruction tells what to take a drug for: "For hay fever, try X"."""
    tree, at = candidate.clause.tree, candidate.clause.at
    beside = tree.head[at] == tree.root and tree.dep[at] == "conj" and not tree.children(at, "nsubj", "nsubjpass")
    is_own = at == tree.root or beside or (tree.head[at] == tree.root and tree.dep[at] == "dobj")
    taken = grammar().isa(tree.lemma[at if beside else tree.root], "choose_verb")
    return candidate.frame.fact == "indication" and is_own and taken and denial(candidate, known) is None


def _is_sentence(tree: Tree) -> bool:
    """Whether a heading says something: a finite verb with its subject."""
    return tree.tag[tree.root] in {"VBZ", "VBP", "VBD"} and bool(tree.children(tree.root, "nsubj", "nsubjpass"))


def is_question(candidate: Candidate, known: Cues) -> bool:
    """Whether a candidate stands in a question, which a heading may ask without its mark: "is it addictive".

    So does what the next sentence asks the truth of.
    """
    if is_doubted(candidate.view, known):
        return True
    kind, tree = candidate.view.block.kind, candidate.clause.tree
    if kind == "question" or (kind == "heading" and asks(tree)):
        return True
    last = next((word for word in reversed(tree.words) if word.strip() and word not in _CLOSING_QUOTES), "")
    asked = (last if tree.words[-1].strip() else tree.ending) == "?"
    return asked and "." not in tree.words[candidate.clause.at :]  # "I take X for C. Should I stop?", read as one


def _is_of_its_member(candidate: Candidate) -> bool:
    """Whether a class only says what a drug is, of which the rest is told: "X is a sleeping tablet used for C"."""
    drug, tree = candidate.drug, candidate.view.tree
    if not drug.key.startswith("drug_class:") or not drug.said or drug.view is not candidate.view:
        return False
    at = next((i for i in range(drug.start, drug.end) if not drug.start <= tree.head[i] < drug.end), drug.end - 1)
    if tree.dep[at] != "attr" or tree.lemma[tree.head[at]] != "be":
        return False
    subjects = tree.children(tree.head[at], "nsubj")
    return any(candidate.view.mention(s, "drug") is not None for s in subjects)


def _advises(candidate: Candidate, known: Cues) -> bool:
    """Whether it is advice against a use ("must not be taken for"), which says nothing about what the drug is for."""
    tree = candidate.clause.tree
    return any(
        tree.dep[k] == "aux" and tree.lower(k) in known.instruction.modals and denial(candidate, known) is not None
        for at in chain(candidate)
        for k in tree.kids[at]
    )
