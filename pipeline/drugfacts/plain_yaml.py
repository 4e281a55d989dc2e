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


class _EachKeyOnce(WordLoader):
    def construct_mapping(self, node: Any, deep: bool = False) -> Any:
        """Return a mapping; of a key that stands twice, the second would silently take the place of the first."""
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                continue
            if key.value in seen:
                problem = f"the key {key.value!r} stands here twice"
                raise yaml.constructor.ConstructorError(None, None, problem, key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def read_yaml(text: str) -> Any:
    """Return the content of a YAML text.

    Raises
    ------
    yaml.YAMLError
        Where it is not valid YAML, or a key stands twice.

    Examples
    --------
    >>> read_yaml("{on: no, serious: true}")
    {'on': 'no', 'serious': True}
    """
    return yaml.load(text, Loader=_EachKeyOnce)  # noqa: S506 a subclass of the safe loader
