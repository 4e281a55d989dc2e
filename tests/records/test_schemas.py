from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from drugfacts.check import expected_schemas
from drugfacts.records import schemas, stale_schemas, write_schemas

from .building import FACTS, full

SCHEMA: dict[str, Any] = json.loads(schemas()["document.schema.json"])


def test_schemas_in_the_repository_are_up_to_date(root: Path) -> None:
    assert stale_schemas(root / "schemas") == [], "run `drugfacts schema`"


def test_schemas_folder_holds_no_others(root: Path) -> None:
    assert sorted(path.name for path in (root / "schemas").glob("*.json")) == sorted(
        {**schemas(), **expected_schemas()}
    )


def test_schemas_that_are_stale_or_missing_are_named(tmp_path: Path) -> None:
    assert stale_schemas(tmp_path) == [tmp_path / "document.schema.json"]
    (path,) = write_schemas(tmp_path / "new" / "folder")
    assert stale_schemas(path.parent) == []
    path.write_text(path.read_text(encoding="utf-8") + " ", encoding="utf-8")
    assert stale_schemas(path.parent) == [path]


def test_schema_names_its_dialect() -> None:
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_schema_forbids_unknown_fields_everywhere() -> None:
    objects = [SCHEMA, *SCHEMA["$defs"].values()]
    assert {
        o["title"] for o in objects if o.get("type") == "object" and o.get("additionalProperties") is not False
    } == set()


def test_schema_tells_facts_by_their_kind() -> None:
    items = SCHEMA["properties"]["facts"]["items"]
    assert items["discriminator"]["propertyName"] == "kind"
    assert sorted(items["discriminator"]["mapping"]) == sorted(FACTS)
    assert len(items["oneOf"]) == len(FACTS)


def test_schema_never_lets_an_approval_be_denied() -> None:
    assert SCHEMA["$defs"]["Approval"]["properties"]["negated"]["const"] is False


def problems(value: Any) -> list[str]:
    """What is wrong with a value by the schema."""
    return [error.message for error in Draft202012Validator(SCHEMA).iter_errors(value)]


def test_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_schema_takes_a_record() -> None:
    assert problems(json.loads(full().to_json())) == []


def test_schema_takes_extracted_records(nlp: Any, corpus: Path) -> None:
    for name in ("ketamine-anxiety", "b02_news_lecanemab_ema"):
        record = nlp((corpus / f"{name}.txt").read_text(encoding="utf-8"))._.drugfacts
        assert problems(json.loads(record.to_json())) == []


@pytest.mark.parametrize(
    ("at", "value"),
    [
        (["id"], 1),
        (["more"], 1),
        (["facts", 0, "action"], "eats"),
        (["facts", 0, "kind"], "indication"),
        (["facts", 1, "negated"], True),
        (["facts", 1, "year"], "1970"),
        (["facts", 2, "evidence"], []),
        (["facts", 3, "drug", "identifiers"], ["DB01221"]),
        (["facts", 3, "evidence", 0, "spans", 0, "role"], "patient"),
        (["drugs", 0, "mentions", 0, "start"], -1),
        (["sha256"], "x"),
    ],
    ids=str,
)
def test_schema_refuses_what_the_records_refuse(at: list[str | int], value: Any) -> None:
    data = json.loads(full().to_json())
    place = data
    for step in at[:-1]:
        place = place[step]
    place[at[-1]] = value
    assert problems(data)
