"""Spark itself, on two cores: the bytes of the in-process engine, and tables. Needs the extra ``spark`` and Java."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from drugfacts.cli.main import main
from drugfacts.engines import run
from drugfacts.language import process
from drugfacts.readers import Failure, SourceText, read
from drugfacts.spark import FACTS, RECORDS, extract, facts
from drugfacts.spark.job import session

pytest.importorskip("pyspark", reason="needs the extra spark: run make test-all")
pytest.importorskip("pyarrow", reason="needs the extra spark: run make test-all")
HAS_JAVA = bool(os.environ.get("JAVA_HOME") or shutil.which("java"))
pytestmark = [
    pytest.mark.spark,
    pytest.mark.model,
    pytest.mark.skipif(not HAS_JAVA, reason="no Java: apt-get install openjdk-17-jre-headless"),
]

QUICK = {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "2", "spark.driver.host": "127.0.0.1"}
TEXTS = {
    "a": "Sertraline (Zoloft) is an SSRI that the FDA approved in 1991 for major depression. It may cause nausea.",
    "empty": "",
    "nul": "Losartan blocks angiotensin II receptors.\0 It does not cause cough.",
    "astral": "Ketamine \U0001f600 can cause “dissociation”.",
    "lines": "Aspirin\r\ncan cause heartburn.\n\n\u2028Metformin is approved by the FDA for type 2 diabetes.\n",
}
LINES = [
    *(json.dumps({"id": id, "text": text}).encode() for id, text in TEXTS.items()),
    b"",
    b'{"id": "half", "text": "Ibuprofen \\ud83d can cause ulcers."}',
    b'{"id": "a", "text": "an id that is taken"}',
    b'{"id": 7, "text": "Tremor is common.", "title": "Lithium", "subject": "lithium"}\r',
    b'{"id": "no text"}',
    b'{"id":',
    '{"id": "latin", "text": "Sjögren: Zinc can cause nausea."}'.encode("latin-1"),
    b'{"id": "last", "text": "Omeprazole is used off-label for chronic cough."}',
]


@pytest.fixture
def expected(nlp: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Write the texts to ``notes.jsonl`` here, and give what the in-process engine makes of them."""
    monkeypatch.chdir(tmp_path)
    Path("notes.jsonl").write_bytes(b"\n".join(LINES))
    return list(run(read(["notes.jsonl"]), lambda batch: process(batch, nlp)))


@pytest.fixture
def spark() -> Iterator[Any]:
    with session("local[2]", QUICK) as spark:
        yield spark


def test_spark_writes_the_bytes_of_the_inprocess_engine(expected: list[Any], capfd: pytest.CaptureFixture[str]) -> None:
    conf = [argument for name, value in QUICK.items() for argument in ("--conf", f"{name}={value}")]
    arguments = ["spark", "notes.jsonl", "--out", "out", "--master", "local[2]", "--partitions", "3", *conf]
    assert main(arguments) == 1
    records = [result.to_json() + "\n" for result in expected if not isinstance(result, Failure)]
    parts = sorted(Path("out").glob("part-*"))
    assert len(parts) > 1
    assert b"".join(part.read_bytes() for part in parts) == "".join(records).encode()
    told = [line for line in capfd.readouterr().err.splitlines() if line.startswith("drugfacts: ")]
    assert told == [f"drugfacts: {result}" for result in expected if isinstance(result, Failure)]
    assert len(told) == 3


def test_spark_tables_of_records_and_facts(spark: Any, nlp: Language) -> None:
    rows = [*TEXTS.items(), ("null", None), ("a", TEXTS["a"])]
    frame = spark.createDataFrame(rows, "name string, body string").coalesce(1)
    records = extract(frame, id="name", text="body", batch=2).cache()
    found = records.collect()
    documents = list(process([SourceText(id, text) for id, text in rows if text is not None], nlp))
    assert [row.id for row in found] == [id for id, text in rows]
    assert [row.record for row in found if row.record] == [document.to_json() for document in documents]
    assert [row.error for row in found if row.error] == ['"text" is not a string']
    assert plain(records) == RECORDS

    table = facts(records)
    assert plain(table) == FACTS
    said = [
        (fact.id, fact.drug.name, fact.term.name if fact.term else None, fact.negated, fact.confidence)
        for document in documents
        for fact in document.facts
    ]
    assert [(row.fact_id, row.drug, row.term, row.negated, row.confidence) for row in table.collect()] == said
    first = table.where("kind = 'approval'").first()
    assert (first.agency, first.year, first.status, first.evidence_count) == ("FDA", 1991, "approved", 1)
    assert TEXTS["a"][first.start_char : first.end_char] == first.text


def plain(frame: Any) -> str:
    return ", ".join(f"{field.name} {field.dataType.simpleString()}" for field in frame.schema)


def test_spark_takes_own_frames(spark: Any, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "frames: [{id: own.x, fact: side_effect, words: [dog], drug: [obj], term: [subj], examples: [<drug>x</drug>]}]"
    )
    texts = spark.createDataFrame([("a", "Odd moods dogged losartan.")], "id string, text string")
    (row,) = extract(texts, frames=[own]).collect()
    (fact,) = json.loads(row["record"])["facts"]
    assert [evidence["rule"] for evidence in fact["evidence"]] == ["own.x"]


@pytest.mark.parametrize("kind", ["parquet", "csv"])
def test_spark_reads_tables_in_their_order(kind: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    rows = [(n, f'Zinc can cause nausea,\nand "rash" in {n} of 100.') for n in range(20)]
    with session("local[2]", QUICK) as spark:
        frame = spark.createDataFrame(rows, "n int, body string").repartitionByRange(3, "n").sortWithinPartitions("n")
        writer = frame.write.option("header", True).option("escape", '"') if kind == "csv" else frame.write
        writer.format(kind).save(str(tmp_path / "notes"))
    out = tmp_path / "out"
    options = [
        "--id-column",
        "n",
        "--text-column",
        "body",
        "--format",
        "parquet",
        "--master",
        "local[2]",
        "--partitions",
        "2",
    ]
    assert main(["spark", str(tmp_path / "notes"), "--out", str(out), *options]) == 0, capfd.readouterr().err
    with session("local[2]", QUICK) as spark:
        records = [json.loads(row.record) for row in spark.read.parquet(f"{out}/records").orderBy(cast_id()).collect()]
        count = spark.read.parquet(f"{out}/facts").count()
    assert [(record["id"], record["length"]) for record in records] == [(str(n), len(text)) for n, text in rows]
    assert re.fullmatch(rf"{tmp_path}/notes/part-0+-.*{kind}:1", records[0]["source"])
    assert count == sum(len(record["facts"]) for record in records) >= 20


def cast_id() -> Any:
    from pyspark.sql import functions as F  # noqa: N812

    return F.col("id").cast("int")


@pytest.mark.usefixtures("expected")
def test_spark_unusable_pipeline_ends_the_job_in_one_line(capfd: pytest.CaptureFixture[str]) -> None:
    arguments = ["spark", "notes.jsonl", "--out", "out", "--master", "local[1]", "--model", "no_such_model"]
    assert main(arguments) == 2
    told = [line for line in capfd.readouterr().err.splitlines() if line.startswith("drugfacts: ")]
    assert len(told) == 1
    assert "no_such_model" in told[0]


def test_driver_of_the_docs_runs_under_spark_submit(root: Path, tmp_path: Path) -> None:
    page = (root / "docs" / "howto" / "spark.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```python\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    driver = next(block for block in blocks if block.startswith("# job.py"))
    (tmp_path / "job.py").write_text(driver)
    with session("local[1]", QUICK) as spark:
        spark.createDataFrame([*TEXTS.items()], "id string, body string").write.parquet(str(tmp_path / "notes"))
    submit = [str(Path(sys.executable).with_name("spark-submit")), "--master", "local[1]", "job.py", "notes", "out"]
    subprocess.run(submit, cwd=tmp_path, check=True, env={**os.environ, "PYSPARK_PYTHON": sys.executable}, timeout=600)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["facts", "records"]
