"""Expected facts amended in their file: only what changes is rewritten, comments, order and style stay as they are.

The text is spliced at the places that the parse gives. A YAML library that writes the whole file anew would move the
comments around removed and added items, and fold or restyle lines that nobody touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

Edit = tuple[int, int, str]


@dataclass(slots=True)
class Changes:
    """What is to be done to a file: by part (``drugs``, ``facts``), and there by index.

    Attributes
    ----------
    remove : dict
        The items to take out.
    fields : dict
        By index of a fact: the fields to set.
    add : dict
        The items to put in, each after the last of its kind.
    """

    remove: dict[str, set[int]] = field(default_factory=lambda: {"drugs": set(), "facts": set()})
    fields: dict[int, dict[str, Any]] = field(default_factory=dict)
    add: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: {"drugs": [], "facts": []})

    def __bool__(self) -> bool:
        return any(self.remove.values()) or bool(self.fields) or any(self.add.values())


def amend(text: str, changes: Changes) -> str:
    r"""Return the file's ``text`` with ``changes``; it has been read as expected facts before.

    Raises
    ------
    ValueError
        Where the file is laid out in a way that cannot be amended: all of it in one pair of braces.

    Examples
    --------
    >>> changes = Changes(add={"drugs": [{"name": "aspirin"}], "facts": []})
    >>> amend("# mine\ndrugs:\n  - {name: ketamine}  # the subject\n", changes)
    '# mine\ndrugs:\n  - {name: ketamine}  # the subject\n  - {name: aspirin}\n'
    """
    if text and not text.endswith("\n"):
        text += "\n"
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if root is not None and (not isinstance(root, yaml.MappingNode) or root.flow_style):
        raise ValueError("the whole file stands in one pair of braces: put drugs: and facts: on lines of their own")
    parts = {key.value: (key, value) for key, value in root.value} if root is not None else {}
    edits: list[Edit] = []
    tail = ""
    for part in ("drugs", "facts"):
        remove, add = changes.remove[part], changes.add[part]
        fields = changes.fields if part == "facts" else {}
        if part not in parts:
            tail += _block(part, add)
        elif isinstance(parts[part][1], yaml.SequenceNode) and parts[part][1].value:
            edit = _edit_flow if parts[part][1].flow_style else _edit_block
            edits += edit(text, parts[part][1], remove, fields, add)
        elif add:
            key, value = parts[part]
            edits.append(
                (key.start_mark.index, max(_end(value), key.end_mark.index + 1), _block(part, add).rstrip("\n"))
            )
    return _splice(text, edits) + tail


def _splice(text: str, edits: Iterable[Edit]) -> str:
    for start, end, new in sorted(edits, key=lambda edit: edit[:2], reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _block(part: str, items: Iterable[Mapping[str, Any]]) -> str:
    lines = [f"  - {render(item)}\n" for item in items]
    return f"{part}:\n{''.join(lines)}" if lines else ""


def render(item: Mapping[str, Any]) -> str:
    """Return an item in braces, on one line.

    Examples
    --------
    >>> render({"name": "ketamine", "aliases": ["K: special"], "class": True})
    "{name: ketamine, aliases: ['K: special'], class: true}"
    """
    return "{" + ", ".join(f"{key}: {_scalar(value)}" for key, value in item.items()) + "}"


def _scalar(value: Any) -> str:
    """Return a value as it stands within braces."""
    line = yaml.safe_dump([value], default_flow_style=True, width=1_000_000_000, allow_unicode=True)
    return line.strip().removeprefix("[").removesuffix("]")


def _end(node: Any) -> int:
    """Return where the characters of a node end: that of a block is marked only at what follows it."""
    if isinstance(node, yaml.ScalarNode) or node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _end(last[1]) if isinstance(node, yaml.MappingNode) else _end(last)


def _edit_block(
    text: str, node: Any, remove: set[int], fields: Mapping[int, dict[str, Any]], add: list[dict[str, Any]]
) -> Iterator[Edit]:
    """Edit a list with a line, or several, for each item."""
    dashes = [text.rfind("-", 0, item.start_mark.index) for item in node.value]
    starts = [text.rfind("\n", 0, dash) + 1 for dash in dashes]
    ends = [_line_end(text, _end(item)) for item in node.value]
    for index in remove:
        yield starts[index], ends[index], ""
    for index, values in fields.items():
        yield from _edit_fields(text, node.value[index], values)
    indent = text[starts[0] : dashes[0]]
    if indent.strip():  # the list begins on the line of its key
        indent = ""
    kinds = [_value(item, "kind") for item in node.value]
    places: dict[int, str] = {}
    for item in add:
        same = [n for n, kind in enumerate(kinds) if kind == item.get("kind")]
        place = ends[same[-1]] if same else ends[-1]
        places[place] = places.get(place, "") + f"{indent}- {render(item)}\n"
    yield from ((place, place, lines) for place, lines in places.items())


def _edit_flow(
    text: str, node: Any, remove: set[int], fields: Mapping[int, dict[str, Any]], add: list[dict[str, Any]]
) -> Iterator[Edit]:
    """Edit a list in brackets: its items are put together anew where one goes or comes."""
    if not remove and not add:
        for index, values in fields.items():
            yield from _edit_fields(text, node.value[index], values)
        return
    items = []
    for index, item in enumerate(node.value):
        if index in remove:
            continue
        start = item.start_mark.index
        edits = _edit_fields(text, item, fields.get(index, {}))
        moved = [(first - start, last - start, new) for first, last, new in edits]
        items.append(_splice(text[start : _end(item)], moved))
    items += [render(item) for item in add]
    yield node.start_mark.index, node.end_mark.index, f"[{', '.join(items)}]"


def _edit_fields(text: str, item: Any, values: Mapping[str, Any]) -> Iterator[Edit]:
    """Set fields of an item: where they stand, or after its last one."""
    missing = dict(values)
    for key, value in item.value:
        if key.value in missing:
            yield (
                value.start_mark.index,
                max(value.start_mark.index, _end(value)),
                _spaced(text, value, missing.pop(key.value)),
            )
    if not missing:
        return
    said = [f"{name}: {_scalar(value)}" for name, value in missing.items()]
    if item.flow_style:
        at = _end(item.value[-1][1])
        yield at, at, "".join(f", {pair}" for pair in said)
    else:
        at = _line_end(text, _end(item))
        yield at, at, "".join(f"{' ' * item.start_mark.column}{pair}\n" for pair in said)


def _spaced(text: str, node: Any, value: Any) -> str:
    """Return a value as it replaces ``node``, which may be empty and stand right after its colon."""
    return ("" if text[node.start_mark.index - 1].isspace() else " ") + _scalar(value)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def _value(item: Any, name: str) -> str | None:
    pairs = item.value if isinstance(item, yaml.MappingNode) else ()
    return next((value.value for key, value in pairs if key.value == name), None)
