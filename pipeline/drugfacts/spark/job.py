"""A whole job: a table of texts somewhere, read in a fixed order, to records and facts somewhere else."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from drugfacts.engines import Settings
from drugfacts.errors import DrugfactsError
from drugfacts.readers import ReadOptions

from .batches import TEXTS, parse_batches, require
from .tables import facts, require_columns, results

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame, SparkSession

Kind = Literal["jsonl", "parquet", "csv"]

_SUFFIXES: dict[str, Kind] = {
    ".jsonl": "jsonl",
    ".json": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".csv": "csv",
}
_PLACE = ("file", "number")  # where a text stands in its table: the order of everything that is written
_TASKS_A_CORE, _TASKS_A_SPLIT = 4, 16
_FAILURES_TOLD = 1000


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be read, and how.

    Attributes
    ----------
    path : str
        A file, a folder of files or a pattern, in any file system that Spark knows.
    kind : str
    settings : Settings
    names : ReadOptions
        What the columns are called; a title and a subject need not be there.
    partitions : int or None
        Into how many parts the texts are cut, each a task and a file of the output.
    """

    path: str
    kind: Kind
    settings: Settings = field(default_factory=Settings)
    names: ReadOptions = field(default_factory=ReadOptions)
    partitions: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job: how many rows, how many of them failed, and the first of those as (source, reason)."""

    rows: int
    failed: int
    failures: tuple[tuple[str, str], ...]


def kind_of(path: str) -> Kind:
    """Tell from its name, or from the names in a local folder, what a table is.

    Raises
    ------
    DrugfactsError
        Where they do not tell.

    Examples
    --------
    >>> kind_of("s3a://notes/2024.parquet"), kind_of("notes.json")
    ('parquet', 'jsonl')
    """
    here = Path(path)
    inside = (item for item in here.rglob("*") if item.name[0] not in "._") if here.is_dir() else ()
    kinds = {_SUFFIXES.get(Path(name).suffix.lower()) for name in (path, *map(str, inside))} - {None}
    if len(kinds) != 1:
        raise DrugfactsError(f"{path}: what kind of table it is cannot be told from its name: give --table")
    return next(kind for kind in kinds if kind)


@contextmanager
def session(master: str | None, settings: Mapping[str, str]) -> Iterator[SparkSession]:
    """Open a Spark session, and stop it in the end.

    Raises
    ------
    DrugfactsError
        Where PySpark or Java is missing, Spark cannot be started, or a job in the block fails.
    """
    require("pyspark", "pyarrow", "pandas")
    home = os.environ.get("JAVA_HOME")
    if not (os.access(Path(home, "bin", "java"), os.X_OK) if home else shutil.which("java")):
        where = f"there is none in JAVA_HOME ({home})" if home else "it was not found"
        raise DrugfactsError(f"Spark needs Java 17 or later, and {where}: install it, or name its folder in JAVA_HOME")
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("drugfacts").config("spark.log.level", "ERROR")
    for name, value in settings.items():
        builder = builder.config(name, value)
    try:
        spark = (builder.master(master) if master else builder).getOrCreate()
        try:
            yield spark
        finally:
            spark.stop()
    except (PySparkException, Py4JError) as error:
        raise DrugfactsError(reason_of(str(error))) from error


def reason_of(message: str) -> str:
    r"""Return the one line of Spark's account of an error that a person can use.

    Examples
    --------
    >>> reason_of("Job aborted\n  File x\ndrugfacts.errors.DrugfactsError: own.tsv: no such file\n\tat org.apache")
    'own.tsv: no such file'
    >>> reason_of("[PATH_NOT_FOUND] Path does not exist: file:/x. SQLSTATE: 42K03;\n'Project")
    'Spark: [PATH_NOT_FOUND] Path does not exist: file:/x. SQLSTATE: 42K03'
    """
    own = re.search(r"^(?:drugfacts\.errors\.)?DrugfactsError: (.*)", message, re.MULTILINE)
    if own:
        return own[1]
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    causes = [line for line in lines if line.startswith(("Caused by:", "org.apache", "java."))]
    first = lines[0] if lines else "no reason was given"
    if first.startswith("An error occurred while calling") and causes:
        first = causes[-1] if causes[-1].startswith("Caused by:") else causes[0]
    return f"Spark: {first.rstrip(';')[:500]}"


def texts_of(spark: SparkSession, job: Job) -> DataFrame:
    """Read a table in the order of its files' paths and of their rows, as the columns TEXTS, ``file``, ``number``.

    Raises
    ------
    DrugfactsError
        Where it lacks a column.
    """
    from pyspark.sql import functions as F  # noqa: N812

    if job.kind == "jsonl":
        lines = spark.read.option("lineSep", "\n").text(job.path)
        numbered = _numbered(lines, [F.col("value").cast("binary").alias("line")])
        schema = f"{TEXTS}, file string, number bigint"
        named = numbered.select("line", _source(job.path).alias("source"), *_PLACE)
        texts = named.mapInArrow(partial(parse_batches, options=job.names), schema)
    else:
        table = _csv(spark, job.path) if job.kind == "csv" else spark.read.parquet(job.path)
        require_columns(table, [job.names.id, job.names.text])
        there = {name: column for name, column in job.names.names().items() if column in table.columns}
        columns = [F.col(f"`{column}`").cast("string").alias(name) for name, column in there.items()]
        texts = _numbered(table, columns).withColumn("source", _source(job.path))
        if job.kind == "csv":  # in which nothing and an empty text look the same
            texts = texts.fillna("", ["text"])
    return in_order(_with_others(texts), job.partitions)


def in_order(texts: DataFrame, partitions: int | None) -> DataFrame:
    """Cut texts into parts, each of consecutive ones, in order: Spark would put large files first.

    By default there are so many parts that they are some megabytes each, and all cores are busy to the end.
    """
    spark = texts.sparkSession
    count = partitions or max(
        _TASKS_A_CORE * spark.sparkContext.defaultParallelism, _TASKS_A_SPLIT * len(texts.inputFiles())
    )
    return texts.repartitionByRange(count, *_PLACE).sortWithinPartitions(*_PLACE).drop(*_PLACE)


def write(
    texts: DataFrame, settings: Settings, out: str, format: Literal["jsonl", "parquet"], *, force: bool
) -> Outcome:
    """Extract the facts of ``texts``, and write them below ``out``.

    As ``jsonl``, the folder's files, one after the other by name, are the lines that ``drugfacts extract`` writes. As
    ``parquet``, ``out/records`` has the columns RECORDS and ``out/facts`` the columns FACTS.
    """
    from pyspark import StorageLevel
    from pyspark.sql import functions as F  # noqa: N812

    mode = "overwrite" if force else "error"
    records = results(texts, settings).persist(StorageLevel.DISK_ONLY)  # it is read several times, and took long
    if format == "jsonl":
        records.where("record is not null").select("record").write.mode(mode).text(out)
    else:
        records.select("id", "record", "error").write.mode(mode).parquet(f"{out}/records")
        facts(records).write.mode(mode).parquet(f"{out}/facts")
    rows, failed = records.agg(F.count("*"), F.count("error")).collect()[0]
    failing = records.where("error is not null").select("source", "error").limit(_FAILURES_TOLD).collect()
    return Outcome(rows, failed, tuple((row["source"], row["error"]) for row in failing))


def _numbered(table: DataFrame, columns: list[Column]) -> DataFrame:
    """Select ``columns``, with the path of each row's file and its number in that file, from 1."""
    from pyspark.sql import Window
    from pyspark.sql import functions as F  # noqa: N812

    # Within a split the numbers of monotonically_increasing_id go up from row to row, whatever else the task reads.
    place = [
        F.col("_metadata.file_path").alias("file"),
        F.col("_metadata.file_block_start").alias("block"),
        F.monotonically_increasing_id().alias("row"),
    ]
    number = F.row_number().over(Window.partitionBy("file").orderBy("block", "row"))
    return table.select(*columns, *place).withColumn("number", number.cast("bigint")).drop("block", "row")


def _with_others(texts: DataFrame) -> DataFrame:
    """Add ``other``: the source of the first text with the same id, where there is one before."""
    from pyspark.sql import Window
    from pyspark.sql import functions as F  # noqa: N812

    same = Window.partitionBy("id", F.col("error").isNotNull() if "error" in texts.columns else F.lit(False))
    before = same.orderBy(*_PLACE)
    other = F.first("source").over(before.rowsBetween(Window.unboundedPreceding, Window.currentRow))
    return texts.withColumn("other", F.when(F.row_number().over(before) > 1, other))


def _source(path: str) -> Any:
    """Name a row as ``drugfacts extract`` names a line: the file as the person gave it, and the number."""
    from pyspark.sql import functions as F  # noqa: N812

    here = Path(path)
    name = F.col("file")
    if here.is_file():
        name = F.lit(path)
    elif here.is_dir():
        steps = F.split(F.regexp_replace(name, "^file:/+", "/"), "/")  # file:/notes or file:///notes
        below = F.slice(steps, len(here.resolve().parts) + 1, F.size(steps))
        name = F.concat(F.lit(f"{here.as_posix()}/"), F.array_join(below, "/"))
    return F.concat(name, F.lit(":"), F.col("number").cast("string"))


def _csv(spark: SparkSession, path: str) -> DataFrame:
    """Read CSV as RFC 4180 has it: a line of names, and quoted fields may go over several lines."""
    return spark.read.csv(path, header=True, multiLine=True, quote='"', escape='"')
