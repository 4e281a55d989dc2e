"""XML to texts: which of the kinds that are known a file is, and how it is parsed without trusting it.

Nothing is loaded from elsewhere, no entity is expanded, and a file that declares entities of its own is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from . import limits
from .jats import article_of, name_of
from .options import ReadOptions
from .pubmed import citation_of, number_of
from .source import Failure, Place, ReadError, SourceText, visible
from .spl import label_of

Converted = tuple[str, str | None]
"""The text, and the drug that it is about, where the file says that."""

_ONE: dict[str, Callable[[Any], Converted]] = {
    "article": article_of,
    "{urn:hl7-org:v3}document": label_of,
    "PubmedArticle": citation_of,
    "PubmedBookArticle": citation_of,
}
_SETS = ("PubmedArticleSet", "PubmedBookArticleSet", "pmc-articleset", "{http://www.openarchives.org/OAI/2.0/}OAI-PMH")
_NAMES: dict[str, Callable[[Any], str | None]] = {
    "article": name_of,
    "PubmedArticle": number_of,
    "PubmedBookArticle": number_of,
}
_SAFELY: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "remove_pis": True,
    "remove_comments": True,
    "huge_tree": False,
}


def read_xml(stream: BinaryIO, place: Place, options: ReadOptions) -> Iterator[SourceText | Failure]:
    """Yield the article, the drug label, or the articles and citations of a set, which have ids of their own.

    A set is read as it goes by, and never held as a whole.
    """
    from lxml import etree

    counted = _Counted(stream)
    try:
        yield from _read(etree.iterparse(counted, events=("start", "end"), **_SAFELY), counted, place)
    except etree.XMLSyntaxError as error:
        message = str(error.msg)
        if "depth" in message.lower() or "huge" in message.lower():
            raise ReadError("nested too deep, or more than 10 MB in one element: split it") from None
        raise ReadError(f"not XML that can be read: {message}") from None


class _Counted:
    """What the parser reads from; no more than a document may have before the count begins again."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.given = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.given += len(data)
        if self.given > limits.LARGEST_DOCUMENT:
            raise ReadError(f"larger than {limits.in_words(limits.LARGEST_DOCUMENT)}: split it")
        return data


def _read(events: Any, counted: _Counted, place: Place) -> Iterator[SourceText | Failure]:
    _, root = next(events)
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        raise ReadError("declares entities of its own: not read")
    if root.tag in _SETS:
        yield from _members(events, counted, place)
        return
    convert = _ONE.get(root.tag)
    if convert is None:
        raise ReadError(
            f"XML of a kind that is not known (<{root.tag}>): JATS articles, PubMed citations and SPL labels are read"
        )
    for _ in events:
        pass
    text, subject = convert(root)
    yield SourceText(id=place.id, text=text, source=place.source, subject=subject)


def _members(events: Any, counted: _Counted, place: Place) -> Iterator[SourceText | Failure]:
    number = 0
    for event, element in events:
        if event == "start" or element.tag not in _NAMES:
            continue
        number += 1
        source = f"{place.source}:{number}"
        id = _NAMES[element.tag](element)
        if id is None:
            yield Failure(source, f"<{element.tag}> without a number: not read")
        else:
            text, subject = _ONE[element.tag](element)
            yield SourceText(id=visible(id), text=text, source=source, subject=subject)
        counted.given = 0
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]
    if not number:
        yield Failure(place.source, "a set without articles: check what is in it")
