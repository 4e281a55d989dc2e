"""Routes of administration that sentences tell without the drug's name: "The capsules ...", "for subcutaneous use"."""

from __future__ import annotations

from collections.abc import Iterable

from drugfacts.frames import Mention, View
from drugfacts.lexicon import Lexicon
from drugfacts.mentions.routes import implied_by, is_before_use

_THIS = frozenset({"the", "this", "these", "your", "its", "each", "one"})
_MODIFIERS = 2  # words between "the" and a form


def routes_told(views: Iterable[View], lexicon: Lexicon) -> dict[str, list[str]]:
    """Return the routes by key of the drug, of the sentences that name no drug and are about a single one.

    A form counts where it is this drug's ("the capsules", "a 5 mg tablet", "Tablets 5 mg"), a route before a use.
    """
    found: dict[str, list[str]] = {}
    for view in views:
        mentions = {m for here in view.mentions.values() for m in here}
        if len(view.topics) != 1 or any(m.kind == "drug" for m in mentions):
            continue
        for mention in sorted(mentions, key=lambda m: m.start):
            route = _route(view, mention, lexicon)
            known = found.setdefault(view.topics[0], [])
            if route is not None and route not in known:
                known.append(route)
    return found


def _route(view: View, mention: Mention, lexicon: Lexicon) -> str | None:
    entry = lexicon.entry(mention.key) if mention.kind in {"form", "route"} else None
    if entry is None:
        return None
    if mention.kind == "form":
        return implied_by(entry.name) if _is_its_own(view, mention) else None
    after = view.tree.words[mention.end : mention.end + 1]
    return entry.name if is_before_use(" " + "".join(after)) else None


def _is_its_own(view: View, form: Mention) -> bool:
    """Whether a form is that of the drug spoken of: pointed at, or with its strength."""
    tree = view.tree
    before = range(max(0, form.start - _MODIFIERS - 1), form.start)
    near = [*before, *range(form.end, min(form.end + 1, len(tree)))]
    return any(tree.lower(i) in _THIS for i in before) or any(tree.words[i][:1].isdigit() for i in near)
