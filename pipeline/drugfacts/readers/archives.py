"""Archives: their members as texts, one after the other, without unpacking anything to the disk."""

from __future__ import annotations

import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO, BinaryIO

from .formats import Named, named
from .guard import guarded
from .limits import MOST_MEMBERS, Budget, bounded
from .opening import unpacked
from .options import ReadOptions
from .source import Failure, Place, ReadError, SourceText, visible

_ENCRYPTED = 0x1


class ArchiveError(ReadError):
    """The whole archive cannot be read on."""


def read_zip(stream: BinaryIO, place: Place, options: ReadOptions, size: int) -> Iterator[SourceText | Failure]:
    """Yield the texts of a ZIP archive of ``size`` bytes, by code point of their paths in it."""
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, zlib.error, NotImplementedError) as error:
        raise ReadError(f"not a ZIP archive that can be read ({error}): get it anew") from None
    members = [member for member in archive.infolist() if not member.is_dir()]
    if len(members) > MOST_MEMBERS:
        raise ReadError(f"more than {MOST_MEMBERS:,} files in it: split it")
    total = Budget(size, ArchiveError)
    empty = True
    for member in sorted(members, key=lambda member: member.filename):
        name = named(member.filename)
        if not _is_wanted(member.filename, name):
            continue
        empty = False
        inner = _inner(place, member.filename)
        reason = _refused(member.filename, name) or _refused_in_zip(member)
        if reason:
            yield Failure(inner.source, reason)
            continue
        yield from guarded(_read_zipped(archive, member, inner, options, total), inner.source, ArchiveError)
    if empty:
        yield _nothing(place)


def read_tar(stream: BinaryIO, place: Place, options: ReadOptions, size: int) -> Iterator[SourceText | Failure]:
    """Yield the texts of a tar archive as it goes by, in its own order."""
    total = Budget(size, ArchiveError)
    empty = True
    try:
        with tarfile.open(fileobj=stream, mode="r|", errorlevel=1) as archive:
            for member in archive:
                name = named(member.name)
                if member.isdir() or not _is_wanted(member.name, name):
                    continue
                empty = False
                inner = _inner(place, member.name)
                reason = _refused(member.name, name) or _refused_in_tar(member)
                file = None if reason else archive.extractfile(member)
                if file is None:
                    yield Failure(inner.source, reason or "not a file: unpack it")
                    continue
                results = _read_member(file, name, inner, options, Budget(size), total)
                yield from guarded(results, inner.source, (ArchiveError, tarfile.TarError))
    except tarfile.TarError as error:
        raise ReadError(f"not a tar archive that can be read ({error}): get it anew") from None
    if empty:
        yield _nothing(place)


def _read_zipped(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, inner: Place, options: ReadOptions, total: Budget
) -> Iterator[SourceText | Failure]:
    try:
        with archive.open(member) as file:
            budget = Budget(member.compress_size)
            yield from _read_member(file, named(member.filename), inner, options, budget, total)
    except zipfile.BadZipFile:
        raise ReadError("damaged in the archive: get it anew") from None
    except (NotImplementedError, RuntimeError):
        raise ReadError("compressed in a way that is not read: unpack it") from None


def _read_member(
    file: IO[bytes], name: Named, inner: Place, options: ReadOptions, *budgets: Budget
) -> Iterator[SourceText | Failure]:
    if name.format is None:
        raise ReadError("in no known format")
    stream = bounded(file, *budgets)
    yield from name.format.read(unpacked(stream, *budgets) if name.packed else stream, inner, options)


def _is_wanted(path: str, name: Named) -> bool:
    """Tell whether a member is to be read; macOS adds files of its own."""
    parts = PurePosixPath(path).parts
    return name.known and "__MACOSX" not in parts and not parts[-1].startswith("._")


def _inner(place: Place, path: str) -> Place:
    parent = PurePosixPath(path).parent
    return Place(visible(f"{place.id}/{parent / named(path).stem}"), visible(f"{place.source}/{path}"))


def _refused(path: str, name: Named) -> str | None:
    if path.startswith(("/", "\\")) or ".." in path.replace("\\", "/").split("/") or path[1:2] == ":":
        return "its path leads out of the archive: not read"
    if name.archive:
        return "an archive in an archive: unpack it"
    return None


def _refused_in_zip(member: zipfile.ZipInfo) -> str | None:
    if stat.S_ISLNK(member.external_attr >> 16):
        return "a link, not a file: not read"
    if member.flag_bits & _ENCRYPTED:
        return "encrypted: unpack it with its password"
    return None


def _refused_in_tar(member: tarfile.TarInfo) -> str | None:
    if member.issym() or member.islnk():
        return "a link, not a file: not read"
    return None if member.isreg() and not member.issparse() else "not a plain file: not read"


def _nothing(place: Place) -> Failure:
    return Failure(place.source, "an archive without texts that can be read: check what is in it")
