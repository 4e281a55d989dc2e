"""Look-up and matching of terms."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from operator import itemgetter
from pathlib import Path

from drugfacts.kept import Kept
from drugfacts.lexicon import store
from drugfacts.lexicon.fold import WORD, fold, fold_term
from drugfacts.lexicon.model import KINDS, ROLES, Entry, Kind, Match, Sense

TABLES = Path(__file__).parent / "tables"


_Found = tuple[int, int, tuple[Sense, ...]]
_ByKind = tuple[tuple[int, tuple[Sense, ...]], ...]


def _starts_of(lists: Sequence[store.Tables], word: str) -> frozenset[str]:
    """How terms that begin with a word go on (see `store.starts_of`), and "" where the word alone is a term."""
    found = {""} if any(word in tables.trie for tables in lists) else set()
    for tables in lists:
        for joined in tables.starts.get(word, ()):
            found.update(joined.decode().split("\n"))
    return frozenset(found)


def _written_as(surface: str, case: int) -> bool:
    """Whether a surface form is written as a sense demands: with an initial capital, or mostly in capitals."""
    if case == store.ANY_CASE:
        return True
    if case == store.INITIAL:
        return surface[0].isupper()
    letters = [c for c in surface.removesuffix("s") if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return capitals > 0 and 2 * capitals >= len(letters) and (capitals > 1 or len(letters) == 1)


def _key_of(line: bytes) -> bytes:
    """The key of a line of the table of entries."""
    return line.partition(b"\t")[0]


def _by_kind(senses: Iterable[Sense]) -> _ByKind:
    """Senses by the number of their kind."""
    found: dict[int, tuple[Sense, ...]] = {}
    for sense in senses:
        kind = KINDS.index(sense.entry.kind)
        found[kind] = (*found.get(kind, ()), sense)
    return tuple(found.items())


class Lexicon:
    """Terms of medicine with what they mean.

    Make one with `Lexicon.load`; it is immutable after that, and loading costs a few hundredths of a second.

    Attributes
    ----------
    version
        "sha256:" and the hash of the tables and of one's own terms: the same version finds the same matches.

    Examples
    --------
    >>> lexicon = Lexicon.load()
    >>> text = "Ketamine blocks NMDA receptors."
    >>> [(text[m.start : m.end], m.senses[0].entry.key) for m in lexicon.find(text)]
    [('Ketamine', 'drug:ketamine'), ('NMDA receptors', 'target:nmda receptor')]
    """

    def __init__(self, tables: store.Tables, own: Lexicon | None = None, version: str | None = None) -> None:
        self._tables = tables
        self._own = own
        self._overrides = {entry.key: entry for entry in own.entries()} if own else {}
        # Nearly all places in a text hold no term, and are known by this without a search.
        self._starts = Kept(partial(_starts_of, (tables, own._tables) if own else (tables,)))
        self._entries = Kept(self._entry)
        self._by_key = Kept(self._entry_of)
        self._senses = Kept(self._sense)
        self._in_any_case = Kept(self._by_kind_in_any_case)
        self._alone = Kept(self._by_kind_alone)
        self._limit = tables.limit + 1
        self.version = version or tables.version

    @classmethod
    def load(cls, extra: Sequence[Path] = (), *, tables: Path = TABLES) -> Lexicon:
        """Load the built-in tables and one's own terms.

        Parameters
        ----------
        extra
            Files of one's own terms (TSV or YAML, see `own_terms`); they override the built-in senses of the same
            term and kind, and the built-in entries of the same name; a later file overrides an earlier one.
        tables
            Folder of compiled tables.

        Raises
        ------
        DrugfactsError
            The tables or a file of terms cannot be read.
        """
        base = store.read(tables)
        if not extra:
            return cls(base)
        from drugfacts.lexicon.own_terms import read_own_terms  # with all that makes variants of terms

        digest = hashlib.sha256(base.version.encode())
        for path in extra:
            content = path.read_bytes() if path.is_file() else b""  # a missing file is reported by its reader
            digest.update(hashlib.sha256(content).digest())
        version = f"sha256:{digest.hexdigest()}"
        return cls(base, cls(read_own_terms(extra, version, cls(base)._named)), version)

    def find(self, text: str) -> list[Match]:
        """The terms in a text.

        Of each kind the leftmost-longest; matches of different kinds may overlap or be equal in extent. A match begins
        and ends where a word does; a hyphen ends a word.

        Parameters
        ----------
        text
            Any text.

        Returns
        -------
        list of Match
            By start, end and kind; offsets are code points into `text`.

        Examples
        --------
        >>> [(m.start, m.end, m.kind.value) for m in Lexicon.load().find("a ketamine-induced psychosis")]
        [(2, 10, 'drug'), (19, 28, 'condition')]
        """
        folded = fold(text)
        starts, alone = self._starts, self._alone
        covered = [0] * len(KINDS)
        matches: list[tuple[int, int, int, tuple[Sense, ...]]] = []
        for word in WORD.finditer(folded):
            goes_on = starts[word.group()]
            if not goes_on:
                continue
            start, stop = word.span()
            after = folded[stop : stop + 3]
            if after in goes_on or after[:2] in goes_on:
                found = self._at(text, folded, start, start + self._limit)
            elif "" not in goes_on:
                continue
            elif (senses_of := alone[word.group()]) is not None:
                found = [(kind, stop, senses) for kind, senses in senses_of]
            else:
                found = self._at(text, folded, start, stop)
            for kind, end, senses in found:
                if start >= covered[kind]:
                    covered[kind] = end
                    matches.append((start, end, kind, senses))
        matches.sort(key=itemgetter(0, 1, 2))
        return [Match(start, end, senses) for start, end, _, senses in matches]

    def lookup(self, term: str, kind: Kind | None = None) -> tuple[Sense, ...]:
        """The senses of a term as written.

        Parameters
        ----------
        term
            A whole term; its case counts only where the table says so ("ALL" the leukaemia is not "all").
        kind
            Only senses of this kind.

        Examples
        --------
        >>> [(s.entry.name, s.role) for s in Lexicon.load().lookup("Spravato", Kind.DRUG)]
        [('esketamine', 'brand')]
        """
        folded = fold_term(term)
        surface = term.strip()
        found = self._lookup_folded(folded, surface) if folded and surface else ()
        return tuple(s for s in found if kind is None or s.entry.kind is kind)

    def begins(self, word: str) -> bool:
        """Whether a term begins with a word in lower case, or is one.

        Examples
        --------
        >>> Lexicon.load().begins("hypertension"), Lexicon.load().begins("antiinflammatorily")
        (True, False)
        """
        return bool(self._starts[word])

    def entry(self, key: str) -> Entry | None:
        """The entry of a key ("drug:ketamine"), or None.

        Examples
        --------
        >>> Lexicon.load().entry("drug:ketamine").name
        'ketamine'
        """
        return self._overrides.get(key) or self._by_key[key]

    def _entry_of(self, key: str) -> Entry | None:
        lines, wanted = self._tables.lines, key.encode()  # in order of the key: code points and UTF-8 sort alike
        number = bisect_left(lines, wanted, key=_key_of)
        if number == len(lines) or _key_of(lines[number]) != wanted:
            return None
        return self._entries[number]

    def entries(self) -> Iterator[Entry]:
        """All entries, one's own first."""
        yield from self._overrides.values()
        for number in range(len(self._tables.lines)):
            entry = self._entry(number)  # all at once: not to be kept
            if entry.key not in self._overrides:
                yield entry

    def _named(self, name: str, kind: Kind) -> Entry | None:
        """The one entry that a name, but not a brand, stands for."""
        senses = self.lookup(name, kind)
        return senses[0].entry if len(senses) == 1 and senses[0].role != "brand" else None

    def _lookup_folded(self, folded: str, surface: str) -> tuple[Sense, ...]:
        number = self._tables.trie.get(folded)
        built_in = self._senses_of(number, surface) if number is not None else ()
        if self._own is None:
            return built_in
        own = self._own._lookup_folded(folded, surface)
        kinds = {s.entry.kind for s in own}
        return own + tuple(s for s in built_in if s.entry.kind not in kinds)

    def _by_kind_alone(self, word: str) -> _ByKind | None:
        """The senses of a word where no longer term begins; None where they must be looked for in the text."""
        return self._in_any_case[self._tables.trie[word]] if self._own is None else None

    def _at(self, text: str, folded: str, start: int, stop: int) -> list[_Found]:
        """The longest match of each kind from `start` to at most `stop`."""
        return [(kind, end, senses) for kind, (end, senses) in self._longest(text, folded, start, stop).items()]

    def _longest(self, text: str, folded: str, start: int, stop: int) -> dict[int, tuple[int, tuple[Sense, ...]]]:
        trie = self._tables.trie
        best: dict[int, tuple[int, tuple[Sense, ...]]] = {}
        for term, number in trie.iter_prefixes_with_ids(folded[start:stop]):  # the shorter first
            end = start + len(term)
            if folded[end : end + 1].isalnum():
                continue
            for kind, senses in self._by_kind(number, text, start, end):
                best[kind] = (end, senses)
        if self._own is not None:
            for kind, own in self._own._longest(text, folded, start, stop).items():
                if kind not in best or own[0] >= best[kind][0]:
                    best[kind] = own
        return best

    def _by_kind(self, number: int, text: str, start: int, end: int) -> _ByKind:
        """The senses of a term at a place, by the number of their kind."""
        found = self._in_any_case[number]
        return _by_kind(self._senses_of(number, text[start:end])) if found is None else found

    def _by_kind_in_any_case(self, number: int) -> _ByKind | None:
        """The senses of a term wherever it stands; None where they depend on how it is written."""
        if any(word >> 6 & 3 != store.ANY_CASE for word in self._packed(number)):
            return None
        return _by_kind(self._senses_of(number, ""))

    def _packed(self, number: int) -> Sequence[int]:
        return self._tables.senses[self._tables.offsets[number] : self._tables.offsets[number + 1]]

    def _senses_of(self, number: int, surface: str) -> tuple[Sense, ...]:
        return tuple(self._senses[word] for word in self._packed(number) if _written_as(surface, word >> 6 & 3))

    def _sense(self, word: int) -> Sense:
        return Sense(self._entries[word >> 8], ROLES[word & 7])

    def _entry(self, number: int) -> Entry:
        entry = store.parse_entry(self._tables.lines[number].decode())
        return self._overrides.get(entry.key, entry)


__all__ = ["TABLES", "Lexicon"]
