"""YAML for files about language: "no", "on" and "yes" are words there, not truth values."""

from __future__ import annotations

import re
from typing import Any

import yaml

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class WordLoader(_Base):  # type: ignore[misc]
    """The safe loader, with ``true`` and ``false`` as the only truth values (as in YAML 1.2)."""


WordLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in _Base.yaml_implicit_resolvers.items()
}
WordLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def read_yaml(text: str) -> Any:
    """Return the content of a YAML text.

    Raises
    ------
    yaml.YAMLError
        Where it is not valid YAML.

    Examples
    --------
    >>> read_yaml("{on: no, serious: true}")
    {'on': 'no', 'serious': True}
    """
    return yaml.load(text, Loader=WordLoader)  # noqa: S506 a subclass of the safe loader
