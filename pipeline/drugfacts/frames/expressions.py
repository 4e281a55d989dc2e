"""Compile phrases to regular expressions over the pieces of a sentence.

A phrase is made of slots, kinds of piece in single capitals (see :class:`~.pieces.Piece`), macros in capitals, words by
lemma or as written, ``$class`` for a word class, and ``( | ) ? * + {0,3}``; ``^`` is the start of the sentence. Slots:
``EFFECT`` is a list of terms, ``KNOWN`` one that holds a harm by list or shape, ``CAUSED`` also what somebody has;
``USE`` is a list of conditions, each perhaps with its own "for", ``ILLNESS`` a single one; ``DRUG`` is a list of drugs,
``TAKING`` one after a verb, ``STOPPED`` a drug that is withdrawn. ``NOT_FOR`` stands where the sentence names no
purpose further on.

For the expressions a piece is written as its kind, a symbol for each word and class of the phrases that it is, and a
blank. So an expression is short, whatever the size of its word classes, and the symbols that it cannot do without tell
at once that most sentences do not fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

_TOKEN = re.compile(r"\$?[A-Za-z][\w'-]*|\{0,\d\}|[()|?*^.,:+]")
_FIRST_SYMBOL = 0xE000  # the private use area of Unicode: no letter of a kind, no blank, nothing special in a pattern
_SEPARATORS = (", as well as", "as well as", ", and", ", or", ",", "and", "or", "&", "/", "with", "along with")
_USE_SEPARATORS = (", as well as", "as well as", ", and", ", or", ",", "and", "or", "&", "/", "plus")
_PURPOSE = frozenset({"for", "against"})
_DRUG_SEPARATORS = (
    *(", and", ", or", ",", "and", "or", "/", "plus", "+"),
    *("with", "in combination with", "combine with", "as well as"),
)

Owner = TypeVar("Owner")
Needs = tuple[frozenset[str], ...]
"""Sets of characters: a sentence fits only if it has one of each."""
KNOWN = "K"
"""What stands in an outline for a word that a known condition has, or that is a harm by its form."""
_OUTLINED = frozenset(f"DX{KNOWN}")
_COMMON = frozenset(", : and or of in to with for as on at by from be that which who have the".split())


class Alphabet:
    """A symbol for each word and each class of words that phrases ask for.

    Examples
    --------
    >>> alphabet = Alphabet()
    >>> symbol = alphabet.symbol(frozenset({"after", "following"}))
    >>> alphabet.of("after", "after") == symbol, alphabet.of("before", "before")
    (True, '')
    """

    def __init__(self) -> None:
        self._symbols: dict[frozenset[str], str] = {}
        self._of_word: dict[str, str] = {}
        self._common: set[str] = set()

    def symbol(self, words: frozenset[str]) -> str:
        """Return the symbol of a class of words; a word alone is a class of one."""
        if words not in self._symbols:
            symbol = chr(_FIRST_SYMBOL + len(self._symbols))
            self._symbols[words] = symbol
            if not words.isdisjoint(_COMMON):
                self._common.add(symbol)
            for word in words:
                self._of_word[word] = self._of_word.get(word, "") + symbol
        return self._symbols[words]

    def of(self, lower: str, lemma: str) -> str:
        """Return the symbols of a word in lower case with its lemma."""
        own = self._of_word.get(lower, "")
        return own if lemma == lower else own + self._of_word.get(lemma, "")

    def words_of(self, symbols: frozenset[str]) -> frozenset[str]:
        """Return the words that have one of some symbols."""
        return frozenset(word for word, own in self._of_word.items() if not symbols.isdisjoint(own))

    def rarest(self, needs: Needs) -> frozenset[str]:
        """Return what the fewest sentences have: words rather than kinds of piece, and no words that are everywhere."""
        return min(needs, key=lambda need: (min(need) < chr(_FIRST_SYMBOL), len(need & self._common), len(need)))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A compiled phrase, with what every sentence that fits it has."""

    source: str
    needs: Needs

    @property
    def expression(self) -> re.Pattern[str]:
        """The regular expression, compiled when a sentence first has what it needs: few texts ask for all of them."""
        return _expression(self.source)

    def fits(self, present: frozenset[str]) -> bool:
        """Whether it may match a sentence whose coded pieces have these characters (and :data:`KNOWN`)."""
        return not any(map(present.isdisjoint, self.needs))

    @property
    def outline(self) -> re.Pattern[str]:
        """What finds its words, its drug and its known condition, in their order, in what a sentence's words are."""
        return _outline(self.needs)


class Phrases(Generic[Owner]):
    """Phrases by what they cannot do without, each with what it is of.

    Examples
    --------
    >>> to = Alphabet()
    >>> phrases = Phrases([(compiled(phrase, {}, {}, to), phrase) for phrase in ("B D", "A DRUG")], to)
    >>> [phrase for _, phrase in phrases.among(frozenset("DA"))]
    ['A DRUG']
    """

    def __init__(self, phrases: Iterable[tuple[Phrase, Owner]], alphabet: Alphabet) -> None:
        self.all = list(phrases)
        self._by_character: dict[str, list[int]] = {}
        for n, (phrase, _) in enumerate(self.all):
            for character in alphabet.rarest(phrase.needs):
                self._by_character.setdefault(character, []).append(n)
        self._telling = frozenset(self._by_character)

    def among(self, present: frozenset[str]) -> Iterator[tuple[Phrase, Owner]]:
        """Yield the phrases that may match a sentence with these characters, in their order."""
        found = {n for character in self._telling & present for n in self._by_character[character]}
        return (self.all[n] for n in sorted(found) if self.all[n][0].fits(present))


def compiled(pattern: str, macros: Mapping[str, str], classes: Mapping[str, frozenset[str]], to: Alphabet) -> Phrase:
    """Compile a phrase; its words and classes get their symbols in the alphabet ``to``."""
    return Compiler(macros, classes, to).phrase(pattern)


def problem_of(pattern: str, macros: Mapping[str, str], classes: Mapping[str, frozenset[str]]) -> str | None:
    """Say what is wrong with a phrase, or nothing where it can be compiled and reads a drug and a term.

    Examples
    --------
    >>> problem_of("EFECT with DRUG", {}, {})
    'EFECT is no slot and no macro: a word is written in small letters'
    >>> problem_of("EFFECT with DRUG", {}, {})
    """
    tokens = _TOKEN.findall(pattern)
    if (strange := _TOKEN.sub("", pattern).split()) != []:
        return f"{strange[0]!r} is not of the language of phrases"
    for token in tokens:
        if token.startswith("$") and token[1:] not in classes:
            return f"unknown class {token}"
        if token.isupper() and len(token) > 1 and token not in {*_SLOTS, *macros, "NOT_FOR"}:
            return f"{token} is no slot and no macro: a word is written in small letters"
        if token.isupper() and len(token) == 1 and token not in _KINDS:
            return f"{token} is no kind of piece: use one of {' '.join(_KINDS)}"
    if tokens.count("(") != tokens.count(")"):
        return "the brackets do not match"
    try:
        groups = re.compile(compiled(pattern, macros, classes, Alphabet()).source).groupindex
    except (AssertionError, IndexError, re.error):
        return "it cannot be read: look at brackets and marks of repetition"
    if "drug" not in groups or len(groups) < 2:
        return f"it needs a slot for the drug and one for the term: {', '.join(_SLOTS)}"
    return None


_expression = cache(re.compile)


@cache
def _outline(needs: Needs) -> re.Pattern[str]:
    told = (need for need in needs if min(need) >= chr(_FIRST_SYMBOL) or need <= _OUTLINED)
    return _expression(".*".join(f"[{''.join(sorted(need))}]" for need in told))


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a regular expression, with what fits it needs; ``symbol`` where it is but one word or class."""

    regex: str
    needs: Needs = ()
    symbol: str = ""


class Compiler:
    """Compiles phrases; what several have in common is compiled once.

    Parameters
    ----------
    macros, classes : mapping
        What the phrases name: pieces of phrases, and classes of words.
    alphabet : Alphabet
        Where their words and classes get symbols.
    """

    def __init__(self, macros: Mapping[str, str], classes: Mapping[str, frozenset[str]], alphabet: Alphabet) -> None:
        self.macros = macros
        self.classes = classes
        self.alphabet = alphabet
        self._known: dict[str, _Part] = {}

    def phrase(self, pattern: str) -> Phrase:
        """Compile a phrase."""
        part = self._part(_TOKEN.findall(pattern))
        return Phrase(part.regex, part.needs)

    def _part(self, tokens: list[str]) -> _Part:
        """Compile the tokens of a phrase, a macro or a group."""
        found, end = self._group(tokens, 0)
        assert end == len(tokens), f"a bracket too much: {' '.join(tokens)}"
        return found

    def _group(self, tokens: list[str], at: int) -> tuple[_Part, int]:
        """Compile alternatives up to the closing bracket or the end; return them and where they end."""
        alternatives: list[list[_Part]] = [[]]
        while at < len(tokens) and tokens[at] != ")":
            token, at = tokens[at], at + 1
            if token == "|":
                alternatives.append([])
            elif token in "?*+" or token[0] == "{":
                alternatives[-1].append(_repeated(alternatives[-1].pop(), token))
            elif token == "(":
                part, at = self._group(tokens, at)
                alternatives[-1].append(part)
                at += 1
            else:
                if token not in self._known:
                    self._known[token] = self._single(token)
                alternatives[-1].append(self._known[token])
        return self._one_of([_sequence(parts) for parts in alternatives]), at

    def _single(self, token: str) -> _Part:
        if token in _SLOTS:
            return self._slot(token)
        if token == "NOT_FOR":
            return _Part(rf"(?!.*\w[^ ]*{self.alphabet.symbol(_PURPOSE)}[^ ]* [BCHUGR])")
        if token in self.macros:
            return self._part(_TOKEN.findall(self.macros[token]))
        if token == "^":
            return _Part("^")
        if len(token) == 1 and token.isupper():
            return _kinds(token)
        return self._word(self.classes[token[1:]] if token.startswith("$") else frozenset({token}))

    def _word(self, words: frozenset[str]) -> _Part:
        return _symbols(self.alphabet.symbol(words))

    def _phrases(self, phrases: tuple[str, ...]) -> _Part:
        return self._one_of([_sequence([self._word(frozenset({w})) for w in phrase.split()]) for phrase in phrases])

    def _slot(self, name: str) -> _Part:
        group, first, following = _SLOTS[name]
        if name == "STOPPED":
            stop = self.alphabet.symbol(self.classes["stopped"])
            return _Part(f"(?P<{group}>(?:[{first}][^ ]*{stop}[^ ]* ))", (frozenset(stop),))
        one = _kinds(first)
        if group == "drug":
            separator = self._phrases(_DRUG_SEPARATORS).regex
            return _Part(f"(?P<drug>{one.regex}(?:{separator}{_kinds(following).regex})*)", one.needs)
        needs = one.needs if group == "effect" else (*one.needs, frozenset(KNOWN))
        if not following:
            return _Part(f"(?P<{group}>{one.regex})", needs)
        separator = self._phrases(_SEPARATORS).regex
        if group == "use":
            again = self._phrases(("for", "against", "in", "of", "from")).regex
            separator = f"{self._phrases(_USE_SEPARATORS).regex}(?:{again})?"
        stray = _kinds("A").regex
        rest = f"(?:{separator}{_kinds(following).regex})*"
        before = self._phrases(_SEPARATORS).regex
        return _Part(f"(?P<{group}>(?:{stray}{before})*{one.regex}{rest})", needs)

    def _one_of(self, parts: list[_Part]) -> _Part:
        """Alternatives; where all are single words, one look at their symbols."""
        if all(part.symbol for part in parts):
            return _symbols("".join(dict.fromkeys("".join(part.symbol for part in parts))))
        needs = parts[0].needs
        if len(parts) > 1:
            rarest = [self.alphabet.rarest(part.needs) for part in parts if part.needs]
            needs = (frozenset().union(*rarest),) if len(rarest) == len(parts) else ()
        return _Part(f"(?:{'|'.join(part.regex for part in parts)})", needs)


# A slot's group in the match, the kinds of its first piece, and those of the others in its list.
_KINDS = "DRPTCHUBOGANZ"
_SLOTS = {
    "EFFECT": ("effect", "CHU", "CHUNA"),
    "KNOWN": ("known", "CHU", "CHUNA"),
    "CAUSED": ("effect", "CHUBO", "CHUBONA"),
    "USE": ("use", "CHUBO", "CHUBONA"),
    "ILLNESS": ("use", "CHUBO", ""),
    "DRUG": ("drug", "DX", "DX"),
    "TAKING": ("drug", "X", "DX"),
    "STOPPED": ("drug", "DX", ""),
}


def _kinds(kinds: str) -> _Part:
    return _Part(rf"(?:[{kinds}][^ ]* )", (frozenset(kinds),))


def _symbols(symbols: str) -> _Part:
    return _Part(rf"(?:\w[^ ]*[{symbols}][^ ]* )", (frozenset(symbols),), symbols)


def _repeated(part: _Part, mark: str) -> _Part:
    return _Part(f"{part.regex}{mark}", part.needs if mark == "+" else ())


def _sequence(parts: list[_Part]) -> _Part:
    if len(parts) == 1:
        return parts[0]
    return _Part("".join(part.regex for part in parts), tuple(need for part in parts for need in part.needs))
