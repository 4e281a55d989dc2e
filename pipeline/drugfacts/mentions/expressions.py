"""The expressions of a sentence that may stand for a drug: pronouns, "the drug", "both", "the former"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from drugfacts.english import NOT

from . import class_drugs
from .anaphora_words import FILE, nouns, section
from .knowledge import words
from .predicates import expletive, forms
from .view import Stretch, View

_THE = frozenset({"the", "this", "that"})
_BARE = frozenset({"det", "amod", "compound", "nmod", "punct"})
_BE = frozenset({"are", "were"})
_COUNTS = {
    "both": 2,
    "two": 2,
    "pair": 2,
    "duo": 2,
    "trio": 3,
    "three": 3,
    "four": 4,
    "either": 2,
    "neither": 2,
    "five": 5,
    "each": 0,
}
_NOUNS = frozenset({"pair", "duo", "trio"})
_OPEN_KINDS = frozenset({"it", "they", "possessive", "noun", "number"})
_PRONOUNS = frozenset({"it", "they", "them", "its", "their"})
_AUXILIARIES = {"have", "has", "had", "are", "were", "can", "may", "will", "should", "do", "did"}
_JOINS = frozenset({",", ";", "and", "but"})
_STATES = frozenset({"is", "has", "was", "does", "involves", "concerns", "lies"})
_OF_TWO = frozenset({"former", "latter"})
_ORDER = {"first": 1, "second": 2, "third": 3, "last": -1}
_TURN_OF = {"latter": "former", "second": "first", "third": "second"}
_JOINS_TURNS = frozenset({",", ";", "and", "but", "while", "whereas"})
_BEFORE_ORDINAL = frozenset({",", ";", ":", "and", "but", "while", "whereas", "that", "although", "though", "because"})
_EVERY = frozenset(f"{of} of" for of in ("none", "any", "each", "all", "one", "neither", "either", "most"))
_ENDS = {"of", ",", ".", ";", ":", ")", "(", "and", "or", "but", "?", "!", "-"}


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression: tokens from `start` to `end`, its head, and what it asks of what it stands for.

    `kind`: it, they, possessive, noun, said, former, latter, ordinal, number, class, one, other.
    `count`: of how many drugs ("both" 2)
    or the place in their list ("the first" 1, "the last" -1; of a plural how many: "the last two" -2), else 0.
    `class_key` and `class_name`: of a class noun, `general` where any drug may be called so ("the painkiller").
    `kinds`: whether it counts classes ("neither group"). `every`: whether it takes all together ("none of these").
    `form`: whether its noun is a form ("the tablets"). `word`: the form that the drug must come in ("your capsules").
    """

    start: int
    end: int
    head: int
    kind: str
    plural: bool = False
    count: int = 0
    class_key: str | None = None
    class_name: str = ""
    form: bool = False
    word: str = ""
    general: bool = False
    kinds: bool = False
    every: bool = False

    @property
    def is_telling(self) -> bool:
        """Whether it says itself which drug is meant: "the statin", "the former"; not "it", "the drug", "both"."""
        return self.kind not in _OPEN_KINDS or self.class_key is not None


def find_expressions(view: View, sentence: Stretch) -> Iterator[Expression]:
    """Find the expressions of a sentence, in order.

    Examples
    --------
    >>> from .view import Words
    >>> words = Words.unparsed("unlike it , the drug is safe .".split())
    >>> [(f.start, f.end, f.kind) for f in find_expressions(View(words, [], []), Stretch(0, 8))]
    [(1, 2, 'it'), (3, 5, 'noun')]
    """
    token, lowers, openings = sentence.start, view.lowers, _openings()
    if openings.isdisjoint(lowers[token : sentence.end]):
        return
    while token < sentence.end:
        if lowers[token] not in openings:
            token += 1
            continue
        found = _other(view, sentence, token) or _pronoun(view, sentence, token)
        found = found or _counted(view, sentence, token) or _phrase(view, sentence, token)
        if found and not _is_told_which(view, found):
            yield found
        token = found.end if found else token + 1


def _is_told_which(view: View, found: Expression) -> bool:
    """Whether the drugs are named right behind: "the injections, X and Y, ..."."""
    at = found.end + 1
    if found.kind != "noun" or at >= len(view.lowers) or view.lowers[at - 1] != ",":
        return False
    named = view.named_at(at)
    if named is None or named.is_class:
        return False
    root = view.root(named.start, named.end)
    return view.deps[root] == "appos" and view.heads[root] == found.head


@cache
def _openings() -> frozenset[str]:
    """The words with which an expression can begin."""
    return _PRONOUNS.union(section("determiners")["definite"], _COUNTS, ("all", "none", "the"))


@cache
def pointing_words() -> frozenset[str]:
    """Words of which an expression that stands for a drug has one: pronouns, and the nouns after "the" or "this"."""
    members = section("class_members")
    return _PRONOUNS.union(_COUNTS, _OF_TWO, ("all",), nouns("drug"), nouns("form"), members)


def _other(view: View, sentence: Stretch, token: int) -> Expression | None:
    """Find "its rival", "the other" and "the other one", and "the one" where "the other" follows."""
    lower, end = view.lowers[token], token + 2
    following = view.lowers[token + 1] if end <= sentence.end else ""
    if lower in ("its", "their") and following in words(FILE, "partners"):
        is_named = _followed(view, sentence, end) or view.named_at(end) is not None  # "its forerunner X"
        return None if is_named else Expression(token, end, token + 1, "other")
    if lower != "the" or following not in ("one", "other"):
        return None
    is_noun = end < sentence.end and (view.lowers[end] == "one" or view.lowers[end] in nouns("drug", plural=False))
    if following == "other" and is_noun:
        return None if _followed(view, sentence, end + 1) else Expression(token, end + 1, end, "other")
    after = view.text(sentence.start, token)
    is_second = (
        following == "other" and ("the former" in after or "the one" in after) and view.lowers[token - 1] in _JOINS
    )
    described = end < sentence.end and (view.tags[end].startswith(("N", "J", "CD")) or view.named_at(end) is not None)
    if described and not is_second:
        return None
    if following == "one" and "the other" not in view.text(end, sentence.end):
        return None
    hands = view.text(max(sentence.start, token - 1), min(end + 1, sentence.end))
    return None if hands == "on the other hand" else Expression(token, end, token + 1, following)


def _pronoun(view: View, sentence: Stretch, token: int) -> Expression | None:
    lower = view.lowers[token]
    if lower == "it":
        before = _joined_text(view.text(sentence.start, token))
        text = _joined_text(view.text(sentence.start, sentence.end))
        position = len(before) + (1 if before else 0)
        return None if expletive(text, position) else Expression(token, token + 1, token, "it")
    alone = lower in ("all", "none", "each") and _stands_alone(view, sentence, token)
    if lower in ("they", "them") or alone:
        every = alone or view.text(max(sentence.start, token - 2), token) in _EVERY
        return Expression(token, token + 1, token, "they", plural=True, every=every)
    of_these = lower in ("these", "those") and view.text(max(sentence.start, token - 2), token) in _EVERY
    if of_these and _is_bare(view, sentence, token + 1):
        return Expression(token, token + 1, token, "they", plural=True, every=True)
    if lower in ("its", "their") and token + 1 < sentence.end:
        return Expression(token, token + 1, token, "possessive", plural=lower == "their")
    return None


def _is_bare(view: View, sentence: Stretch, at: int) -> bool:
    """Whether no noun follows: "none of these will", though the parser may take a verb for one: "of these cures C"."""
    if at >= sentence.end or view.lowers[at] in _ENDS or _is_said_verb(view.lowers[at], "causes"):
        return True
    return view.tags[at].startswith(("V", "MD", "RB", "IN"))


def _is_said_verb(word: str, cause: str) -> bool:
    """Whether a word is a verb for what drugs do, or ``cause``."""
    return word in forms("condition_object") or word in forms("drug_subject") or word == cause


def _stands_alone(view: View, sentence: Stretch, token: int) -> bool:
    """Whether "all" or "none" is a subject: "All lower the pressure", but not "All patients"."""
    begins = token == sentence.start or view.lowers[token - 1] in (",", "and", ";")
    if not begins or token + 1 >= sentence.end:
        return False
    tag = view.tags[token + 1]
    return tag.startswith(("VB", "MD")) or (tag == "RB" and view.lowers[token + 1] != "of")


def _joined_text(text: str) -> str:
    """Tokens as written: "it 's" is "it's", "is n't" is "isn't"."""
    return text.replace(" n't", "n't").replace(" 's", "'s").replace(" 're", "'re").replace(" ,", ",").replace(" .", ".")


def _counted(view: View, sentence: Stretch, token: int) -> Expression | None:
    """Find "both", "both drugs", "neither of them", "all three drugs", "none of the three", "the two" or "the pair"."""
    lower = view.lowers[token]
    if lower in ("both", "either", "neither"):
        return _pair(view, sentence, token)
    if lower in ("all", "the", "these", "those") and token + 1 < sentence.end:
        of_some = token > sentence.start and view.lowers[token - 1] == "of" and view.lowers[token + 1] in _NOUNS
        count = 0 if of_some else _COUNTS.get(view.lowers[token + 1], 0)  # "the only one of the trio"
        return _number(view, sentence, token, count) if count > 1 else None
    return None


def _number(view: View, sentence: Stretch, token: int, count: int) -> Expression | None:
    """Find "all three", "the two drugs"; without a noun only where nothing else follows that they could belong to."""
    end = token + 2
    if (found := _members(view, sentence, token, end, count)) is not None:
        return found
    if end < sentence.end and view.lowers[end] in nouns("drug"):
        return Expression(token, end + 1, end, "number", plural=True, count=count)
    of_them = view.text(max(sentence.start, token - 2), token) in ("none of", "each of", "one of", "any of")
    bare = end >= sentence.end or view.lowers[end] in _ENDS or view.tags[end].startswith(("V", "MD", "."))
    bare = bare or _is_said_verb(view.lowers[end], "cause")
    return Expression(token, end, token + 1, "number", plural=True, count=count) if bare or of_them else None


def _members(view: View, sentence: Stretch, token: int, at: int, count: int) -> Expression | None:
    """Find "both statins", "all three beta blockers", "the two gepants": so many drugs of a class."""
    named = view.named_at(at) if at < sentence.end else None
    if named is None or not named.is_class or named.start != at or _followed(view, sentence, named.end):
        return None
    if view.named_at(named.end) is not None:
        return None  # "both SSRIs, X and Y" and "both statins X and Y" name them
    name = plain_class(_singular(view.text(at, named.end)))
    general = name in nouns("drug", plural=False)
    return Expression(
        token,
        named.end,
        named.end - 1,
        "number",
        plural=True,
        count=count,
        class_key=named.keys[0],
        class_name=name,
        general=general,
    )


def _pair(view: View, sentence: Stretch, token: int) -> Expression | None:
    """Read "both", "either" or "neither", with the noun or "of them" behind it; None where it but joins, or adds."""
    rest = view.lowers[token + 1 : min(token + 4, sentence.end)]
    if rest[:2] in (["of", "them"], ["of", "these"], ["of", "which"], ["of", "those"]):
        return Expression(token, token + 3, token, "number", plural=True, count=2)
    if rest[:1] == ["one"] and view.lowers[token] != "both" and _is_bare(view, sentence, token + 2):
        return Expression(token, token + 2, token + 1, "number", plural=True, count=2)  # "neither one helps"
    for length, word in enumerate(rest[:3], 1):
        if (found := _members(view, sentence, token, token + length, 2)) is not None:
            return found
        if word in nouns("kind") and not _followed_by_of(view, sentence, token + length):
            return Expression(token, token + length + 1, token + length, "number", plural=True, count=2, kinds=True)
        if word in nouns("drug") or word in nouns("form") or word in nouns("version"):
            form = word in nouns("form") or word in nouns("version")
            return Expression(token, token + length + 1, token + length, "number", plural=True, count=2, form=form)
        if word not in ("of", "the", "these") and word not in words(FILE, "adjectives"):
            break
    if view.lowers[token] == "either" and (not rest or rest[0] in _ENDS) and _is_denied(view, sentence, token):
        return None  # "it has not been shown to help C either"
    alone = not rest or rest[0] in _ENDS - {"("} or view.tags[token + 1].startswith(("VB", "MD", "RB"))
    if token > sentence.start and view.lowers[token - 1] in _AUXILIARIES:
        return None  # "psychiatry and psychology have both ...": of the subject
    if len(rest) > 1 and rest[0] in _BE and rest[1] in words(FILE, "said_of_harm"):
        return None  # "vertigo and gout; both are rare"
    joins = view.deps[token] in ("preconj", "cc") and not (token == sentence.start and view.tags[token + 1] == "MD")
    if not alone or view.named_at(token + 1) or (view.parsed and joins):
        return None
    return Expression(token, token + 1, token, "number", plural=True, count=2)


def _followed_by_of(view: View, sentence: Stretch, at: int) -> bool:
    """Whether a group is one of something: "both groups of patients"."""
    return at + 1 < sentence.end and view.lowers[at + 1] == "of"


def _phrase(view: View, sentence: Stretch, token: int) -> Expression | None:
    """A noun phrase with an article or demonstrative: "this medication", "the latter", "the statin"."""
    lower = view.lowers[token]
    if lower not in section("determiners")["definite"] or lower in ("both", "either", "neither", "no", "each"):
        return None
    if (said := _said_before(view, sentence, token)) is not None:
        return said
    for end in range(token + 1, min(token + 6, sentence.end)):
        word = view.lowers[end]
        if word == "class" and end == token + 1 and lower in ("the", "this", "that"):
            return _of_class(view, sentence, token)
        if word in _OF_TWO and (_turn(view, sentence, token, word) or not _noun_follows(view, sentence, end)):
            return Expression(token, end + 1, end, word)
        if (some := _some_in_order(view, sentence, token)) is not None:
            return some
        in_order = word in _ORDER and end == token + 1 and lower == "the"
        if in_order and (_turn(view, sentence, token, word) or _acts(view, sentence, token, end + 1)):
            return Expression(token, end + 1, end, "ordinal", count=_ORDER[word])
        named = view.named_at(end)
        if named is not None:
            return _class_phrase(view, sentence, token, named.end, lower) if named.is_class else None
        if word in nouns("drug") or word in nouns("form"):
            return _noun_phrase(view, sentence, token, end)
        if word in section("class_members") and not _followed(view, sentence, end + 1):
            return Expression(token, end + 1, end, "noun", class_key=f"drug_class:{word}", class_name=word)
        if (called := _called(view, sentence, token, end)) is not None:
            return called
        if word not in words(FILE, "adjectives") and word != "-":
            return None
    return None


def _called(view: View, sentence: Stretch, token: int, start: int) -> Expression | None:
    """Find "the blood thinner": what a list calls some drugs, though it is the name of no class."""
    for end in range(min(start + class_drugs.LONGEST, sentence.end), start, -1):
        name = plain_class(view.text(start, end))
        if name in class_drugs.nouns() and not _followed(view, sentence, end) and view.named_at(end) is None:
            return Expression(token, end, end - 1, "noun", class_key=f"drug_class:{name}", class_name=name)
    return None


def _said_before(view: View, sentence: Stretch, token: int) -> Expression | None:
    """Find "the fusion protein" after "X is a fusion protein": what the noun, with as much before it, was said of."""
    head = view.heads[token]
    if view.deps[token] != "det" or not token < head < sentence.end or view.lowers[token] not in _THE:
        return None
    own = set(view.lowers[token + 1 : head + 1]) - words(FILE, "adjectives")
    last = view.said_to_be(view.lowers[head], token)
    others = any(view.deps[c] not in _BARE for c in view.children(head))
    if last is None or others or not own <= last.words or view.named_at(head) is not None:
        return None
    return Expression(token, head + 1, head, "said")


def _of_class(view: View, sentence: Stretch, token: int) -> Expression | None:
    """Find "this class" and "this class of medicines"."""
    end = token + 2
    if view.text(end, min(end + 1, sentence.end)) == "of":
        noun = view.lowers[min(end + 1, sentence.end - 1)]
        return Expression(token, end, token + 1, "class") if noun in nouns("drug") else None
    return None if _followed(view, sentence, end) else Expression(token, end, token + 1, "class")


def _class_phrase(view: View, sentence: Stretch, token: int, end: int, determiner: str) -> Expression | None:
    named = view.named_at(end - 1)
    if named is None or _followed(view, sentence, end) or view.named_at(end) is not None:
        return None
    if named.plural and determiner not in ("these", "those"):
        return None  # "the triptans" is the class itself
    name = plain_class(_singular(view.text(named.start, named.end)))
    general = not named.plural and name in nouns("drug", plural=False)
    return Expression(
        token, end, end - 1, "noun", named.plural, class_key=named.keys[0], class_name=name, general=general
    )


def _noun_phrase(view: View, sentence: Stretch, token: int, end: int) -> Expression | None:
    word = view.lowers[end]
    if _followed(view, sentence, end + 1) or view.named_at(end + 1) is not None:
        return None
    if end + 1 < sentence.end and view.lowers[end + 1] == "of" and _singular(word) in words(FILE, "not_before_of"):
        return None
    plural = word not in nouns("drug", plural=False) and word not in nouns("form", plural=False)
    determiner = view.lowers[token]
    if determiner == "your" and word in ("treatment", "therapy", "medicines", "medications"):
        return None
    form = word in nouns("form")
    needed = _singular(word) if form and determiner == "your" else ""
    return Expression(token, end + 1, end, "noun", plural=plural, form=form, word=needed)


def plain_class(name: str) -> str:
    """The name of a class without hyphens, to compare ways of writing it."""
    return " ".join(name.lower().replace("-", " ").split())


def _singular(word: str) -> str:
    return word.removesuffix("s") if word not in ("drops", "granules") else word


def _followed(view: View, sentence: Stretch, end: int) -> bool:
    """Whether the next word makes the noun a part of another thing: "the drug company"."""
    if end >= sentence.end or view.tags[end] == "VBZ":
        return False  # "the antibody targets T"
    return view.lowers[end] in words(FILE, "not_before") or view.lowers[end] == "-"


def _some_in_order(view: View, sentence: Stretch, token: int) -> Expression | None:
    """Find "the first two" and "the last two", without a noun."""
    after = view.lowers[token + 1 : min(token + 3, sentence.end)]
    if view.lowers[token] != "the" or len(after) < 2 or after[0] not in {"first", "last"}:
        return None
    count = _COUNTS.get(after[1], 0)
    if count < 2 or after[1] in _NOUNS or not _is_bare(view, sentence, token + 3):
        return None
    return Expression(
        token, token + 3, token + 2, "ordinal", plural=True, count=count if after[0] == "first" else -count
    )


def _acts(view: View, sentence: Stretch, token: int, at: int) -> bool:
    """Whether a word that cannot be a noun's says what "the first" does: "the first may cause C"."""
    if at >= sentence.end or (token > sentence.start and view.lowers[token - 1] not in _BEFORE_ORDINAL):
        return False
    word, tag = view.lowers[at], view.tags[at]
    if word in {"is", "was"} and view.tags[at + 1 : at + 2] == ["VBN"]:
        return True
    return tag == "MD" or word in forms("drug_subject") or (tag == "VBZ" and word not in _STATES)


def _turn(view: View, sentence: Stretch, token: int, word: str) -> bool:
    """Whether a word takes its turn after the one before it: "the latter F" after "the former causes E"."""
    before = _TURN_OF.get(word)
    if before is None or token <= sentence.start or view.lowers[token - 1] not in _JOINS_TURNS:
        return False
    others = [i for i in range(sentence.start + 1, token - 1) if view.lowers[i] == before]
    return bool(others) and view.lowers[others[-1] - 1] == "the" and view.tags[others[-1] + 1][:2] in {"VB", "MD"}


def _noun_follows(view: View, sentence: Stretch, end: int) -> bool:
    """Whether "former" or "latter" only describes a noun; a verb taken for a noun has an object after it."""
    rest = view.tags[end + 1 : min(end + 3, sentence.end)]
    if not rest or rest[0] not in ("NN", "NNS") or view.lowers[end + 1] in nouns("drug"):
        return False
    return len(rest) < 2 or not rest[1].startswith(("DT", "JJ", "NN", "PRP", "CD"))


def _is_denied(view: View, sentence: Stretch, token: int) -> bool:
    """Whether a denial stands in the sentence before a word."""
    return not NOT.isdisjoint(view.lowers[sentence.start : token])
