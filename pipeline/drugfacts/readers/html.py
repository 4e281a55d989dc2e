"""HTML to text: headings, lists and tables stay what they are, menus, scripts and styles go.

lxml parses, `trees` walks without recursion. Of the alternatives markdownify recurses, and keeps menus and hidden text;
inscriptis loses what is a heading; trafilatura marks emphasis within sentences and escapes brackets, so that terms
are torn, and brings a dozen packages; lexbor needs minutes for elements nested a hundred thousand deep.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from .encoding import decode, is_binary
from .limits import read_whole
from .markup import Markup
from .options import ReadOptions
from .source import Place, ReadError, SourceText
from .trees import Vocabulary, local, words_of, write_tree

_DECLARED = re.compile(
    rb"""<(?:meta\b[^>]*?\bcharset\s*=\s*["']?|\?xml\b[^>]*?\bencoding\s*=\s*["'])([\w:.-]+)""", re.IGNORECASE
)
_LOOKED_AT = 4096
# What browsers take these names for (WHATWG Encoding Standard).
_MEANT = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252"}
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")

_SKIPPED = (
    "head script style noscript template nav aside footer form button select option input textarea label dialog menu "
    "iframe object embed svg canvas audio video map math"
)
_BLOCKS = "p div section article main header blockquote address figure figcaption caption dl dt dd details summary hr"
_ROLES: dict[str, Any] = {
    **dict.fromkeys(_SKIPPED.split(), "skip"),
    **dict.fromkeys(_BLOCKS.split(), "block"),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "ul": "list",
    "ol": "list",
    "li": "item",
    "pre": "pre",
    "br": "break",
    "sup": "raised",
    "table": "table",
    "tr": "row",
    "th": "header",
    "td": "cell",
}
_SKIPPED_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "dialog", "menu", "menubar"))
_MENU_FROM = 3  # items, all of them links


def read_html(stream: BinaryIO, place: Place, options: ReadOptions) -> Iterator[SourceText]:
    """Read ``stream`` to its end as one page."""
    page, warnings = _decode(read_whole(stream), options.encoding)
    yield SourceText(id=place.id, text=to_text(page), source=place.source, warnings=warnings)


def to_text(page: str) -> str:
    r"""Return the text of a page: its title, if it has no first heading, and what is in its main part.

    Raises
    ------
    ReadError
        Where elements are nested thousands deep.

    Examples
    --------
    >>> to_text("<title>Gout</title><nav>Home</nav><h2>Uses</h2><ul><li>It <b>treats</b> gout.</ul>")
    '# Gout\n\n## Uses\n\n- It treats gout.\n'
    """
    from lxml import etree

    if not page.strip():
        return ""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True)
    root = etree.fromstring(page.encode("utf-8", "replace"), parser)
    if any("depth" in error.message.lower() for error in parser.error_log):
        raise ReadError("nested too deep: save the page as text")
    if root is None:
        return ""
    out = Markup()
    body = _main(root)
    title = next(iter(root.xpath("//title")), None)
    if title is not None and not body.xpath(".//h1"):
        out.heading(1, words_of(title))
    write_tree(body, Vocabulary(_ROLES, lambda element: int(local(element)[1]), _is_passed_over), out)
    return out.text()


def _main(root: Any) -> Any:
    """Return the part of a page that its author calls the main one, or all of it."""
    for path in ("//main | //*[@role='main']", "//article"):
        found = root.xpath(path)
        if len(found) == 1 and len(words_of(found[0])) > 200:
            return found[0]
    return root


def _is_passed_over(element: Any) -> bool:
    name = local(element)
    if name == "sup":  # the mark of a note or reference
        return element.find(".//a") is not None
    if name == "header":  # a page's own, not an article's
        return element.find(".//h1") is None and not any(
            local(above) in ("article", "main") for above in element.iterancestors()
        )
    if name == "ul":
        return _is_menu(element)
    attributes = element.attrib
    return bool(attributes) and (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or attributes.get("role") in _SKIPPED_ROLES
        or "display:none" in attributes.get("style", "").replace(" ", "").lower()
    )


def _is_menu(element: Any) -> bool:
    items = [child for child in element if local(child) == "li"]
    if len(items) < _MENU_FROM:
        return False
    return all(
        len(item) == 1 and local(item[0]) == "a" and not (item.text or "").strip() and not (item[0].tail or "").strip()
        for item in items
    )


def _decode(data: bytes, encoding: str | None) -> tuple[str, tuple[str, ...]]:
    """Decode a page as it says itself, if that is so, or else as any text."""
    declared = _DECLARED.search(data[:_LOOKED_AT])
    if encoding is None and declared and not data.startswith(_MARKS) and not is_binary(data):
        name = declared[1].decode("ascii", "replace").lower()
        try:
            return data.decode(_MEANT.get(name, name)), ()
        except (LookupError, UnicodeError):
            pass
    return decode(data, encoding)
