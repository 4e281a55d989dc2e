"""Files of one's own: terms and frames."""

from __future__ import annotations

from drugfacts.engines import Settings


def read_own(settings: Settings) -> None:
    """Read files of one's own for the pipeline that is loaded later, to tell now of what is wrong with them.

    Raises
    ------
    DrugfactsError
        Names the file, the line and what to do.
    """
    if settings.lexicon:
        from drugfacts.mentions.component import load_lexicon

        load_lexicon(tuple(map(str, settings.lexicon)))
    if settings.frames:
        from drugfacts.frames.own import grammar_with

        grammar_with(settings.frames)
