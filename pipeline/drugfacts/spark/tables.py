"""The functions for Spark programs: a table of texts to a table of records, and that to a table of facts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from drugfacts.engines import BATCH_TEXTS, Settings
from drugfacts.errors import DrugfactsError

from .batches import RESULTS, extract_batches, require

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

RECORDS = "id string, record string, error string"
"""The columns that :func:`extract` gives: ``record`` is the line that ``drugfacts extract`` writes, without its end."""

FACTS = (
    "document_id string, fact_id string, fact_no int, kind string, drug string, drug_identifiers array<string>, "
    "negated boolean, hedged boolean, confidence double, term string, term_text string, "
    "term_identifiers array<string>, action string, action_text string, status string, agency string, year int, "
    "population string, frequency string, serious boolean, circumstance string, "
    "rule string, start_char int, end_char int, text string, evidence_count int"
)
"""The columns that :func:`facts` gives.

``rule``, ``start_char``, ``end_char`` and ``text`` are those of the first of ``evidence_count`` pieces of evidence; the
record has them all, with the spans of the roles. A column that a kind of fact does not have is null.
"""

_TERM = "struct<name: string, text: string, identifiers: array<string>>"
_FACT = (
    "struct<id: string, kind: string, drug: struct<name: string, identifiers: array<string>>, negated: boolean, "
    f"hedged: boolean, confidence: double, target: {_TERM}, `use`: {_TERM}, condition: {_TERM}, effect: {_TERM}, "
    "action: string, action_text: string, status: string, agency: string, year: int, population: string, "
    "frequency: string, serious: boolean, circumstance: string, "
    "evidence: array<struct<rule: string, start: int, `end`: int, text: string>>>"
)


def extract(
    df: DataFrame,
    *,
    id: str = "id",
    text: str = "text",
    title: str | None = None,
    subject: str | None = None,
    source: str | None = None,
    config: str | Path | None = None,
    model: str | None = None,
    lexicon: Sequence[str | Path] = (),
    frames: Sequence[str | Path] = (),
    min_confidence: float | None = None,
    max_chars: int | None = None,
    batch: int = BATCH_TEXTS,
) -> DataFrame:
    """Read the texts of ``df``: one row a document, with the columns :data:`RECORDS`, in the order of its partition.

    Parameters
    ----------
    df : DataFrame
        A row a document. Ids may come twice; each row is read.
    id, text : str
        The columns with the document's id, which may be a number, and its text.
    title, subject, source : str, optional
        The columns with its title, the drug that it is about, and where it came from, if there are such.
    config : str or Path, optional
        A pipeline config in place of the package's own. Executors must find it under the same path.
    model : str, optional
        The spaCy model to parse with, installed where executors run.
    lexicon : sequence of str or Path
        Files of one's own terms, under paths that executors find.
    frames : sequence of str or Path
        Files of one's own frames, likewise.
    min_confidence : float, optional
        Leave out facts of less confidence.
    max_chars : int, optional
        Code points of a text that are read at once; a longer one is read in parts.
    batch : int
        Texts that are parsed together. Results do not depend on it.

    Returns
    -------
    DataFrame
        A document that cannot be read has no ``record``, and an ``error`` that says why; the job goes on.

    Raises
    ------
    DrugfactsError
        Where ``df`` has no such column, or a part of the extra ``spark`` is missing. A pipeline that cannot be loaded
        ends the job when it runs.

    Examples
    --------
    >>> records = extract(spark.read.parquet("notes"), text="body")  # doctest: +SKIP
    >>> facts(records).where("kind = 'side_effect' and not negated").show()  # doctest: +SKIP
    """
    require("pyspark", "pyarrow", "pandas")
    from pyspark.sql import functions as F  # noqa: N812 (as everybody writes it)

    if batch < 1:
        raise DrugfactsError(f"batch={batch}: give 1 or more")
    given = {"id": id, "text": text, "title": title, "subject": subject, "source": source}
    named = {name: column for name, column in given.items() if column is not None}
    require_columns(df, list(named.values()))
    texts = df.select(*(F.col(f"`{column}`").cast("string").alias(name) for name, column in named.items()))
    settings = Settings(
        config=Path(config) if config else None,
        model=model,
        lexicon=tuple(map(Path, lexicon)),
        frames=tuple(map(Path, frames)),
        min_confidence=min_confidence,
        max_chars=max_chars,
    )
    return results(texts, settings, batch).select("id", "record", "error")


def results(texts: DataFrame, settings: Settings, batch: int = BATCH_TEXTS) -> DataFrame:
    """Read a table of texts as :func:`drugfacts.spark.batches.extract_batches` wants it."""
    return texts.mapInArrow(partial(extract_batches, settings=settings, texts=batch), RESULTS)


def facts(records: DataFrame) -> DataFrame:
    """Spread the records that :func:`extract` gives: one row a fact, with the columns :data:`FACTS`.

    Parameters
    ----------
    records : DataFrame
        With the columns ``id`` and ``record``, such as those read back from where :func:`extract`'s were written.

    Returns
    -------
    DataFrame
        Documents without a record or without facts have no row.
    """
    from pyspark.sql import functions as F  # noqa: N812

    parsed = F.from_json("record", f"facts array<{_FACT}>")
    rows = records.select(F.col("id").alias("document_id"), F.posexplode(parsed["facts"]).alias("fact_no", "fact"))
    term = F.coalesce(*(F.col(f"fact.`{name}`") for name in ("target", "use", "condition", "effect")))
    rows = rows.withColumn("term", term).withColumn("first", F.col("fact.evidence")[0])
    taken = {
        "fact_id": "fact.id",
        "drug": "fact.drug.name",
        "drug_identifiers": "fact.drug.identifiers",
        "term": "term.name",
        "term_text": "term.text",
        "term_identifiers": "term.identifiers",
        "rule": "first.rule",
        "start_char": "first.start",
        "end_char": "first.`end`",
        "text": "first.text",
    }
    columns = []
    for name in (column.split()[0] for column in FACTS.split(", ")):
        if name == "evidence_count":
            columns.append(F.size("fact.evidence").alias(name))
        elif name in ("document_id", "fact_no"):
            columns.append(F.col(name))
        else:
            columns.append(F.col(taken.get(name, f"fact.{name}")).alias(name))
    return rows.select(*columns)


def require_columns(df: DataFrame, names: Sequence[str]) -> None:
    """Raise a :class:`DrugfactsError` where ``df`` lacks one of the columns."""
    for name in names:
        if name not in df.columns:
            raise DrugfactsError(f"no column {name!r}: the table has {', '.join(map(repr, df.columns))}")
