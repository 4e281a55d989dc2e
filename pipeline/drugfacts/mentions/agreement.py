"""Whether drugs are of the number, the class and the form that an expression asks for."""

from __future__ import annotations

from .anaphora_words import section
from .class_drugs import is_called, is_listed, is_placed
from .expressions import Expression
from .view import View


def is_plural(view: View, keys: tuple[str, ...]) -> bool:
    """Whether "they" fits a topic: several drugs, or a class."""
    return len(keys) > 1 or keys in view.plural_classes


def agrees(view: View, found: Expression, keys: tuple[str, ...]) -> bool:
    """Whether a class noun or a form fits a candidate."""
    if found.word:  # "your inhalers": only of a drug that comes in that form
        return any(found.word in form for key in keys for form in view.forms.get(key, ()))
    if found.class_key is None:
        return True
    return all(_may_be_member(view, key, found) for key in keys)


def _may_be_member(view: View, key: str, found: Expression) -> bool:
    """Whether a drug may be of the class that an expression names."""
    if key == found.class_key or is_known_member(view, key, found):
        return True
    name = _name(view, key)
    if is_listed(found.class_name) and is_placed(name):
        return False  # the lists call it something else
    endings = [e for word, ends in section("class_members").items() if word in found.class_name for e in ends]
    return name.endswith(tuple(endings)) if endings else not view.classes.get(key, ())


def is_known_member(view: View, key: str, found: Expression) -> bool:
    """Whether the text, the lexicon or a list says that a drug is of the class that an expression names."""
    if found.class_key is None:
        return False
    classes, name = [_plain(c) for c in view.classes.get(key, ())], _name(view, key)
    said = _plain(found.class_name)
    if is_called(name, found.class_name) or any(said in c for c in classes):
        return True
    wider = any(c in said for c in classes)  # "X is a diuretic ... The loop diuretic"
    return wider and not (is_listed(found.class_name) and is_placed(name))


def _name(view: View, key: str) -> str:
    return view.names.get(key, key.partition(":")[2]).lower()


def _plain(class_name: str) -> str:
    """The name of a class without the word that is often left out: "GLP-1 agonist" for "GLP-1 receptor agonist"."""
    return class_name.replace(" receptor ", " ")
