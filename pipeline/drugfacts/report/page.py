"""The report as one page that needs nothing but itself: no network, and no script but its own."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import lru_cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from .view import COLUMNS, Report
from .words import FREQUENCY_NAMES, KIND_NAMES, STATUS_NAMES

_OPEN = 3
"""A page with so many documents, or fewer, shows them unfolded."""

_UNSHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Characters that HTML cannot hold: control characters but for white space, lone surrogates, noncharacters."""


def to_page(report: Report) -> str:
    """Return the report as HTML.

    All text is escaped, and the policy in its head lets the browser run no script but the page's own, by its hash.

    Examples
    --------
    >>> from drugfacts.report import make_report
    >>> page = to_page(make_report([], title="a <b> c", find_text=lambda record: None))
    >>> "<title>a &lt;b&gt; c</title>" in page, "unsafe-inline" in page
    (True, False)
    """
    style, script = _asset("report.css"), _asset("report.js")
    page = _template().render(
        report=report,
        style=Markup(style),
        script=Markup(script),
        policy="; ".join(
            (
                "default-src 'none'",
                f"style-src 'sha256-{_digest(style)}'",
                f"script-src 'sha256-{_digest(script)}'",
                "base-uri 'none'",
                "form-action 'none'",
            )
        ),
        data=_data(report),
        kinds=KIND_NAMES,
        statuses=STATUS_NAMES,
        frequencies=FREQUENCY_NAMES,
        unfolded=len(report.documents) <= _OPEN,
    )
    return _UNSHOWN.sub("\ufffd", page)


def _data(report: Report) -> Markup:
    """The table's rows as JSON that cannot end its script element, whatever the texts hold."""
    names = {"kind": KIND_NAMES, "status": STATUS_NAMES, "frequency": FREQUENCY_NAMES}
    content: dict[str, Any] = {"columns": COLUMNS, "rows": report.rows, "names": names}
    json_text = json.dumps(content, ensure_ascii=True, separators=(",", ":"))
    return Markup(json_text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def _digest(content: str) -> str:
    return base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _asset(name: str) -> str:
    return (files("drugfacts.report") / name).read_text(encoding="utf-8")


def _facts_link(**filter: str) -> str:
    """The address, within the page, of the facts table filtered by ``filter``.

    Examples
    --------
    >>> _facts_link(drug="zinc", term="loss of smell")
    '#facts?drug=zinc&term=loss+of+smell'
    """
    return f"#facts?{urlencode({name: value.encode('utf-8', 'replace') for name, value in filter.items()})}"


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.globals["facts_link"] = _facts_link
    return environment.from_string(_asset("page.html.j2"))
