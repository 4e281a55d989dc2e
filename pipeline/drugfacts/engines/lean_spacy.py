"""spaCy without its command line, of which no pipeline makes use and which takes a third of the time of its import.

For one function, ``spacy.info``, ``import spacy`` imports ``spacy.cli``: with it come three HTTP libraries, templates
and a manager of projects. Here both are imported when they are first used, and are what they would have been. Only our
own processes import spaCy so; a program that uses drugfacts as a library imports it as it likes.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from contextlib import suppress
from types import ModuleType
from typing import Any

_COMMANDS, _INFO = "spacy.cli", "spacy.cli.info"


def import_spacy() -> None:
    """Import spaCy, if it is not imported yet; ``spacy.cli`` follows when something of it is first used."""
    if "spacy" in sys.modules:
        return
    stand_in = ModuleType(_INFO)
    stand_in.__dict__["info"] = _info
    sys.modules.update({_COMMANDS: ModuleType(_COMMANDS), _INFO: stand_in})
    try:
        with suppress(ImportError):  # a spaCy that needs more of it is imported as usual, by who needs it
            importlib.import_module("spacy")
    finally:
        del sys.modules[_COMMANDS], sys.modules[_INFO]
    if "spacy" in sys.modules:
        sys.modules["spacy"].__dict__["cli"] = _when_used(_COMMANDS)


def _info(*arguments: Any, **named: Any) -> Any:
    """``spacy.info``."""
    return importlib.import_module(_INFO).info(*arguments, **named)


def _when_used(name: str) -> ModuleType:
    """A module that is executed when an attribute of it is first asked for (as the documentation of importlib does)."""
    spec = importlib.util.find_spec(name)
    assert spec is not None
    assert spec.loader is not None
    spec.loader = importlib.util.LazyLoader(spec.loader)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
