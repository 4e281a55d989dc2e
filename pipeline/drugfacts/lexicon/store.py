"""The file format of the compiled tables: a MARISA trie of folded terms, an array of senses, a table of entries.

`terms.marisa`   folded term → number of the term.
`senses.bin`     little-endian 32-bit words: n, then n + 1 offsets (by number of the term), then the senses.
`entries.tsv`    one entry a line, in order of their key; readable, so that a change of the tables can be reviewed.
`manifest.json`  format, version (a hash of the other three), counts, the length of the longest term, and common words
                 with which no term begins (they are passed over unread).

A sense is one word: bits 0-2 role, 3-5 kind, 6-7 case, 8-31 number of the entry.
"""

from __future__ import annotations

import hashlib
import json
import sys
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import marisa_trie

from drugfacts.errors import DrugfactsError
from drugfacts.lexicon.model import KINDS, ROLES, Entry, Kind

FORMAT = 1
FILES = ("terms.marisa", "senses.bin", "entries.tsv")

#: How a form has to be written in the text to count.
ANY_CASE, INITIAL, CAPITALS = 0, 1, 2


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
    limit
        Length of the longest term, in code points.
    skip
        Words with which no term begins.
    version
        "sha256:" and 64 hexadecimal digits.
    """

    trie: marisa_trie.Trie
    offsets: Sequence[int]
    senses: Sequence[int]
    lines: Sequence[bytes]
    limit: int
    skip: frozenset[str]
    version: str


def compile_tables(
    entries: Sequence[Entry], terms: Mapping[str, Sequence[tuple[int, str, int]]]
) -> tuple[marisa_trie.Trie, array[int], array[int]]:
    """The trie, offsets and packed senses of terms given as to `write`."""
    trie = marisa_trie.Trie(sorted(terms), order=marisa_trie.LABEL_ORDER)
    by_number: list[Sequence[tuple[int, str, int]]] = [()] * len(terms)
    for term, senses in terms.items():
        by_number[trie.key_id(term)] = senses
    offsets, packed = array("I", [0]), array("I")
    for senses in by_number:
        packed.extend(pack(entry, entries[entry].kind, role, case) for entry, role, case in senses)
        offsets.append(len(packed))
    return trie, offsets, packed


def write(
    folder: Path,
    entries: Sequence[Entry],
    terms: Mapping[str, Sequence[tuple[int, str, int]]],
    common_words: Iterable[str] = (),
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
    common_words
        Words to pass over when no term begins with them.

    Returns
    -------
    str
        The version.
    """
    folder.mkdir(parents=True, exist_ok=True)
    trie, offsets, packed = compile_tables(entries, terms)
    content = {
        "terms.marisa": trie.tobytes(),
        "senses.bin": _little_endian([len(terms)]) + _little_endian(offsets) + _little_endian(packed),
        "entries.tsv": "".join(entry_line(e) + "\n" for e in entries).encode(),
    }
    digest = hashlib.sha256()
    for name in FILES:
        (folder / name).write_bytes(content[name])
        digest.update(hashlib.sha256(content[name]).digest())
    first_words = {term.partition(" ")[0] for term in terms} | {w for t in terms for w in t.split("'")[:1]}
    manifest = {
        "format": FORMAT,
        "version": f"sha256:{digest.hexdigest()}",
        "entries": {k.value: sum(e.kind is k for e in entries) for k in KINDS},
        "terms": len(terms),
        "limit": max(map(len, terms), default=0),
        "skip": " ".join(sorted({w for w in common_words if w.isalnum()} - first_words)),
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    return str(manifest["version"])


def read(folder: Path) -> Tables:
    """Read compiled tables.

    Raises
    ------
    DrugfactsError
        A file is missing, or of another format.
    """
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        words = array("I", (folder / "senses.bin").read_bytes())
        lines = (folder / "entries.tsv").read_bytes().splitlines()
        trie = marisa_trie.Trie()
        trie.load(str(folder / "terms.marisa"))
    except (OSError, ValueError, RuntimeError) as error:
        raise DrugfactsError(
            f"{folder}: the lexicon cannot be read ({error}): reinstall drugfacts or run `drugfacts lexicon build`"
        ) from None
    if manifest.get("format") != FORMAT:
        raise DrugfactsError(
            f"{folder}: lexicon format {manifest.get('format')!r}, expected {FORMAT}: run `drugfacts lexicon build`"
        )
    if sys.byteorder == "big":
        words.byteswap()
    count = words[0]
    view = memoryview(words)
    return Tables(
        trie=trie,
        offsets=view[1 : count + 2],
        senses=view[count + 2 :],
        lines=lines,
        limit=manifest["limit"],
        skip=frozenset(manifest["skip"].split()),
        version=manifest["version"],
    )
