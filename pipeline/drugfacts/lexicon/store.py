"""The file format of the compiled tables: a MARISA trie of folded terms, an array of senses, a table of entries.

`terms.marisa`   folded term → number of the term.
`senses.bin`     little-endian 32-bit words: n, then n + 1 offsets (by number of the term), then the senses.
`entries.tsv`    one entry a line, in order of their key; readable, so that a change of the tables can be reviewed.
`lines.bin`      little-endian 32-bit words: where each line of `entries.tsv` ends.
`starts.marisa`  first word of a term → how such terms go on, for those of more than one word.
`manifest.json`  format, version (a hash of the others), counts, and the length of the longest term.

A sense is one word: bits 0-2 role, 3-5 kind, 6-7 case, 8-31 number of the entry. The files are mapped, not read: of
their twelve megabytes a text asks for a few pages.
"""

from __future__ import annotations

import hashlib
import json
import mmap
import re
import sys
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import overload

import marisa_trie

from drugfacts.errors import DrugfactsError
from drugfacts.lexicon.fold import WORD
from drugfacts.lexicon.model import KINDS, ROLES, Entry, Kind

FORMAT = 3
FILES = ("terms.marisa", "senses.bin", "entries.tsv", "starts.marisa")

#: How a form has to be written in the text to count.
ANY_CASE, INITIAL, CAPITALS = 0, 1, 2

_GOES_ON = 3  # characters: a mark and two letters


def pack(entry: int, kind: Kind, role: str, case: int) -> int:
    """One sense as one word of 32 bits."""
    return entry << 8 | case << 6 | KINDS.index(kind) << 3 | ROLES.index(role)


def entry_line(entry: Entry) -> str:
    """An entry as one line of `entries.tsv`, without its end; empty columns at the end are left off."""
    columns = (entry.key, entry.name, ";".join(entry.identifiers), ";".join(entry.classes), entry.action, entry.target)
    return "\t".join(c or "" for c in columns).rstrip("\t")


def parse_entry(line: str) -> Entry:
    """The entry of one line of `entries.tsv`."""
    key, name, identifiers, classes, action, target, *_ = line.split("\t") + [""] * 5
    return Entry(
        key=key,
        kind=Kind(key.partition(":")[0]),
        name=name,
        identifiers=tuple(identifiers.split(";")) if identifiers else (),
        classes=tuple(classes.split(";")) if classes else (),
        action=action or None,
        target=target or None,
    )


def _little_endian(words: Iterable[int]) -> bytes:
    numbers = array("I", words)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


class Lines(Sequence[bytes]):
    r"""The lines of a table, cut out one by one when asked for: few are needed of many.

    Examples
    --------
    >>> lines = Lines(memoryview(b"a\nb c\n"), [1, 5])
    >>> len(lines), lines[1]
    (2, b'b c')
    """

    def __init__(self, content: memoryview, ends: Sequence[int]) -> None:
        self._content = content
        self._ends = ends

    def __len__(self) -> int:
        return len(self._ends)

    @overload
    def __getitem__(self, number: int) -> bytes: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[bytes]: ...
    def __getitem__(self, number: int | slice) -> bytes | Sequence[bytes]:
        """One line, without its end."""
        if isinstance(number, slice):
            return [self[n] for n in range(*number.indices(len(self)))]
        start = self._ends[number - 1] + 1 if number else 0
        return self._content[start : self._ends[number]].tobytes()


@dataclass(frozen=True, slots=True)
class Tables:
    """Compiled tables in memory.

    Attributes
    ----------
    trie
        Folded term → number of the term.
    offsets, senses
        The packed senses of term *i* are `senses[offsets[i]:offsets[i + 1]]`.
    lines
        The lines of `entries.tsv`, parsed one by one when asked for.
    starts
        First word of terms → how they go on, see `starts_of`.
    limit
        Length of the longest term, in code points.
    version
        "sha256:" and 64 hexadecimal digits.
    """

    trie: marisa_trie.Trie
    offsets: Sequence[int]
    senses: Sequence[int]
    lines: Sequence[bytes]
    starts: marisa_trie.BytesTrie
    limit: int
    version: str


def compile_tables(
    entries: Sequence[Entry], terms: Mapping[str, Sequence[tuple[int, str, int]]], version: str = ""
) -> Tables:
    """The tables of terms given as to `write`, in memory."""
    trie = marisa_trie.Trie(sorted(terms), order=marisa_trie.LABEL_ORDER)
    by_number: list[Sequence[tuple[int, str, int]]] = [()] * len(terms)
    for term, senses in terms.items():
        by_number[trie.key_id(term)] = senses
    offsets, packed = array("I", [0]), array("I")
    for senses in by_number:
        packed.extend(pack(entry, entries[entry].kind, role, case) for entry, role, case in senses)
        offsets.append(len(packed))
    starts = [(word, "\n".join(goes_on).encode()) for word, goes_on in starts_of(terms).items()]
    return Tables(
        trie=trie,
        offsets=offsets,
        senses=packed,
        lines=[entry_line(e).encode() for e in entries],
        starts=marisa_trie.BytesTrie(starts, order=marisa_trie.LABEL_ORDER),
        limit=max(map(len, terms), default=0),
        version=version,
    )


def starts_of(terms: Iterable[str]) -> dict[str, list[str]]:
    """First word of folded terms → how the longer ones go on: the next three characters, or the two that are left.

    Examples
    --------
    >>> starts_of(["pain", "painful rash", "pain killer", "pain on touch", "vitamin k"])
    {'pain': [' ki', ' on'], 'painful': [' ra'], 'vitamin': [' k']}
    """
    found: dict[str, set[str]] = {}
    for term in terms:
        word = WORD.match(term)
        if word is not None and word.end() < len(term):
            found.setdefault(word.group(), set()).add(term[word.end() : word.end() + _GOES_ON])
    return {word: sorted(found[word]) for word in sorted(found)}


def write(
    folder: Path,
    entries: Sequence[Entry],
    terms: Mapping[str, Sequence[tuple[int, str, int]]],
) -> str:
    """Write the tables; the same arguments give the same bytes.

    Parameters
    ----------
    folder
        Made if it is not there.
    entries
        In order of their key.
    terms
        Folded form → (number of the entry, role, case), the likelier sense first.

    Returns
    -------
    str
        The version.
    """
    folder.mkdir(parents=True, exist_ok=True)
    tables = compile_tables(entries, terms)
    content = {
        "terms.marisa": tables.trie.tobytes(),
        "senses.bin": b"".join(_little_endian(w) for w in ([len(terms)], tables.offsets, tables.senses)),
        "entries.tsv": b"".join(line + b"\n" for line in tables.lines),
        "starts.marisa": tables.starts.tobytes(),
    }
    digest = hashlib.sha256()
    for name in FILES:
        _write(folder / name, content[name])
        digest.update(hashlib.sha256(content[name]).digest())
    _write(folder / "lines.bin", _little_endian(ends_of(content["entries.tsv"])))
    manifest = {
        "format": FORMAT,
        "version": f"sha256:{digest.hexdigest()}",
        "entries": {k.value: sum(e.kind is k for e in entries) for k in KINDS},
        "terms": len(terms),
        "limit": tables.limit,
    }
    _write(folder / "manifest.json", f"{json.dumps(manifest, indent=1)}\n".encode())
    return str(manifest["version"])


def ends_of(lines: bytes) -> list[int]:
    r"""Where each line ends, in bytes.

    Examples
    --------
    >>> ends_of(b"a\nb c\n")
    [1, 5]
    """
    return [found.start() for found in re.finditer(b"\n", lines)]


def _write(path: Path, content: bytes) -> None:
    """Put a new file in the place of an old one, which may be mapped."""
    new = path.with_name(f"{path.name}.new")
    new.write_bytes(content)
    new.replace(path)


def _map(path: Path) -> memoryview:
    """A file's bytes, taken from the disk when they are asked for."""
    with path.open("rb") as file:
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def _words(path: Path) -> memoryview:
    """A file of 32-bit words."""
    if sys.byteorder == "little":
        return _map(path).cast("I")
    words = array("I", path.read_bytes())
    words.byteswap()
    return memoryview(words)


def read(folder: Path) -> Tables:
    """Open compiled tables.

    Raises
    ------
    DrugfactsError
        A file is missing, or of another format.
    """
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        if manifest["format"] != FORMAT:
            raise ValueError(f"format {manifest['format']}, not {FORMAT}")
        words = _words(folder / "senses.bin")
        lines = Lines(_map(folder / "entries.tsv"), _words(folder / "lines.bin"))
        trie, starts = marisa_trie.Trie(), marisa_trie.BytesTrie()
        trie.mmap(str(folder / "terms.marisa"))
        starts.mmap(str(folder / "starts.marisa"))
    except (OSError, KeyError, TypeError, ValueError, RuntimeError) as error:
        raise DrugfactsError(
            f"{folder}: the lexicon cannot be read ({error}): reinstall drugfacts or run `drugfacts lexicon build`"
        ) from None
    count = words[0]
    return Tables(trie, words[1 : count + 2], words[count + 2 :], lines, starts, manifest["limit"], manifest["version"])
