"""`drugfacts learn`: what each piece of evidence counts for, from annotated texts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from pathlib import Path

from drugfacts.assemble.component import Facts
from drugfacts.check import find_cases, is_named
from drugfacts.check.encoder_base import Base
from drugfacts.check.learn import Lesson
from drugfacts.check.learn_topics import TopicLesson
from drugfacts.check.marks import Marks
from drugfacts.engines import Pipeline
from drugfacts.errors import DrugfactsError
from drugfacts.frames.own import grammar_with
from drugfacts.language import analyse
from drugfacts.lexicon import Lexicon
from drugfacts.mentions import likelier
from drugfacts.mentions.anaphora_component import Anaphora
from drugfacts.readers import Failure
from drugfacts.readers.text import read_text
from drugfacts.weighing.encoder import Encoder, load_encoder
from drugfacts.weighing.weights import to_json

from .check import CheckOptions, write_file
from .notices import Notices
from .own import read_own
from .tables import show


def learn_from(
    paths: Sequence[Path],
    options: CheckOptions,
    *,
    write: Path | None,
    tries: bool,
    without: Collection[str] = (),
    also: Sequence[str] = (),
    write_encoder: Path | None = None,
    base: Path | None = None,
    write_topics: Path | None = None,
) -> int:
    """Learn weights, or an encoder, from annotated texts, and return the exit code.

    Parameters
    ----------
    paths : sequence of Path
        As :func:`drugfacts.cli.check.check_paths` takes them.
    options : CheckOptions
    write : Path, optional
        Where the weights go.
    tries : bool
        Print how each folder is read by weights of the others.
    without : collection of str
        Folders to leave out, or texts of a folder as ``FOLDER/PATTERN``, so that they can tell how good it is.
    also : sequence of str
        Files of marked texts with what their marks mean, as :meth:`drugfacts.check.marks.Marks.parse` takes them.
    write_encoder : Path, optional
        Where the encoder goes.
    base : Path, optional
        What it begins as: the folder of a public encoder, or the file of one that is to go on learning.
    write_topics : Path, optional
        Where the weights go of what sentences are about that name no drug.

    Returns
    -------
    int
        0, or 1 where a text could not be read.

    Raises
    ------
    DrugfactsError
        Where there are no texts with expected facts, or a file cannot be read or written.
    """
    _refuse(options, (write, write_encoder, write_topics), tries=tries)
    begins = _base(write_encoder, base)
    marked = [Marks.parse(value) for value in also]
    notices = Notices(quiet=options.quiet)
    read_own(options.settings)
    cases = [case for case in find_cases(paths) if not is_named(case.text, without)]
    if not cases:
        raise DrugfactsError("no texts are left: name fewer folders with --without")
    nlp = Pipeline(options.settings).load()
    lexicon, lesson = Lexicon.load(options.settings.lexicon), Lesson(frames=grammar_with(options.settings.frames))
    of_terms = tries or write is not None or write_encoder is not None
    topics, anaphora = TopicLesson(), next((pipe for _, pipe in nlp.pipeline if isinstance(pipe, Anaphora)), None)
    if write_topics is not None and anaphora is None:
        raise DrugfactsError("--write-topics needs the component drugfacts_anaphora: add it to the configuration")
    with nlp.select_pipes(
        disable=[name for name, pipe in nlp.pipeline if isinstance(pipe, Facts)]
    ):  # read by the lesson
        for case in notices.track(iter(cases), what="Reading", total=len(cases)):
            source = read_text(case.text, id=case.name, source=str(case.text))
            if isinstance(source, Failure):
                notices.failure(source)
                continue
            group, doc = case.text.parent.name, analyse(source, nlp)
            if of_terms:
                lesson.add(group, case.expected, doc, lexicon)
            if write_topics is not None and anaphora is not None:
                topics.add(group, case.expected, doc, lexicon, anaphora)
        for marks in marked if of_terms else ():
            texts = list(marks.texts())
            for text in notices.track(iter(texts), what=f"Reading {marks.path.name}", total=len(texts)):
                lesson.add_marked(text, marks, analyse(text.source(marks.path), nlp), lexicon)
    if write is not None:
        write_file(write, to_json(lesson.weights(), lesson.texts | lesson.marked))
    if write_encoder is not None and begins is not None:
        track = partial(notices.track, what="Learning")
        encoder = lesson.encoder(begins, lambda steps, count: track(steps, total=count))
        write_file(write_encoder, encoder.to_bytes())
    if write_topics is not None:
        write_file(write_topics, likelier.to_json(topics.weights(), topics.texts))
    if tries:
        _show(lesson)
    return 1 if notices.failures else 0


def _refuse(options: CheckOptions, files: Sequence[Path | None], *, tries: bool) -> None:
    """Raise where nothing is wanted, or a file is there that may not be replaced."""
    wanted = [path for path in files if path is not None]
    if not wanted and not tries:
        raise DrugfactsError(
            "nothing to do: name a file with --write, --write-encoder or --write-topics, or give --tries"
        )
    for path in wanted:
        if path.exists() and not options.force:
            raise DrugfactsError(f"{path} exists: name another file, or replace it with --force")


def _base(write: Path | None, base: Path | None) -> Base | Encoder | None:
    """What an encoder begins as, where one is wanted: a public one, or one that is to go on learning."""
    if write is None:
        return None
    if base is None:
        raise DrugfactsError(
            "--write-encoder needs an encoder to begin as: name the folder of a public one, or a file, with --base"
        )
    return load_encoder(str(base)) if base.suffix == ".npz" else Base.load(base)


def _show(lesson: Lesson) -> None:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD)
    table.add_column("folder")
    for heading in ("texts", "there", "read", "right"):
        table.add_column(heading, justify="right")
    for group, there, read, right in lesson.tries():
        table.add_row(group, str(lesson.texts[group]), str(there), str(read), str(right))
    show(table, "Facts of terms that no frame has read, by the weights of the other folders")
