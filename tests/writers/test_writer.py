from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drugfacts.errors import DrugfactsError
from drugfacts.records import Document
from drugfacts.writers import Format, WriteError, destination, open_writer
from drugfacts.writers.json import file_name

Make = Callable[..., Document]


def test_writer_jsonl_is_one_record_a_line_in_utf8(tmp_path: Path, make_document: Make) -> None:
    documents = [make_document("Naïve\u2028", id="é"), make_document(id="b")]
    with open_writer(destination(str(tmp_path / "new" / "facts.jsonl"))) as writer:
        for document in documents:
            writer.add(document)
    content = (tmp_path / "new" / "facts.jsonl").read_bytes()
    assert content == b"".join(d.to_json().encode() + b"\n" for d in documents)
    assert "é".encode() in content


@pytest.mark.parametrize("count", [0, 1, 3])
def test_writer_json_is_one_array(tmp_path: Path, make_document: Make, count: int) -> None:
    out = tmp_path / "facts.json"
    with open_writer(destination(str(out))) as writer:
        for n in range(count):
            writer.add(make_document(id=str(n)))
    assert [record["id"] for record in json.loads(out.read_text("utf-8"))] == [str(n) for n in range(count)]


def test_writer_json_folder_has_one_file_a_document(tmp_path: Path, make_document: Make) -> None:
    out = tmp_path / "out"
    with open_writer(destination(f"{out}/", Format.JSON)) as writer:
        for id in ("a", "sub/b", "../evil", "/etc/c"):
            writer.add(make_document(id=id))
    files = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert files == {"a.json", "sub/b.json", "%2E%2E/evil.json", "%/etc/c.json"}
    assert json.loads((out / "sub" / "b.json").read_text("utf-8"))["id"] == "sub/b"


@given(st.text(st.characters(blacklist_categories=("Cs",)), min_size=1))
def test_writer_json_file_names_stay_below_their_folder(id: str) -> None:
    parts = file_name(id).parts
    assert not file_name(id).is_absolute()
    assert not {"", ".", ".."} & set(parts)
    assert all(len(part.encode()) < 256 and "\0" not in part for part in parts)


@given(st.lists(st.text("a./%\\é", min_size=1, max_size=6), min_size=2, max_size=2, unique=True))
def test_writer_json_file_names_differ_where_ids_do(ids: list[str]) -> None:
    assert file_name(ids[0]) != file_name(ids[1])


@pytest.mark.parametrize("out", ["facts.jsonl", "folder/"])
def test_writer_existing_output_is_refused_without_force(tmp_path: Path, make_document: Make, out: str) -> None:
    format = Format.JSON if out.endswith("/") else None
    for id in ("a", "b"):
        force = id == "b"
        with open_writer(destination(f"{tmp_path}/{out}", format), force=force) as writer:
            writer.add(make_document(id=id))
        with pytest.raises(DrugfactsError, match="--force"), open_writer(destination(f"{tmp_path}/{out}", format)):
            pass
    assert not list(tmp_path.rglob("*.partial"))


def test_writer_nothing_under_the_name_until_complete(tmp_path: Path, make_document: Make) -> None:
    out = tmp_path / "facts.jsonl"
    out.write_text("old\n")
    with open_writer(destination(str(out)), force=True) as writer:
        writer.add(make_document())
        assert out.read_text() == "old\n"
    assert out.read_text() != "old\n"


def test_writer_what_was_written_is_kept_where_the_run_stops(tmp_path: Path, make_document: Make) -> None:
    out, kept = tmp_path / "facts.jsonl", []
    with pytest.raises(KeyboardInterrupt), open_writer(destination(str(out)), on_kept=kept.append) as writer:
        writer.add(make_document(id="a"))
        raise KeyboardInterrupt
    assert kept == [tmp_path / "facts.jsonl.partial"]
    assert json.loads(kept[0].read_text("utf-8"))["id"] == "a"
    assert not out.exists()
    with pytest.raises(DrugfactsError, match=r"partial exists"), open_writer(destination(str(out))):
        pass
    with open_writer(destination(str(out)), force=True):
        pass
    assert out.read_bytes() == b""


def test_writer_leaves_nothing_where_nothing_was_written(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no"), open_writer(destination(str(tmp_path / "facts.jsonl"))):
        raise ValueError("no")
    assert not list(tmp_path.iterdir())


def test_writer_two_runs_at_once_are_refused(tmp_path: Path) -> None:
    to = destination(str(tmp_path / "facts.jsonl"))
    with open_writer(to), pytest.raises(DrugfactsError, match="another run"), open_writer(to):
        pass


def test_writer_impossible_place_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with (
        pytest.raises(DrugfactsError, match="cannot be written"),
        open_writer(destination(str(tmp_path / "file" / "facts.jsonl"))),
    ):
        pass


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_writer_full_disk_is_one_line_and_exit_code_1(make_document: Make) -> None:
    with pytest.raises(WriteError, match="No space left") as error, open_writer(destination("/dev/full")) as writer:
        writer.add(make_document())
    assert error.value.exit_code == 1


def test_writer_link_stays_a_link(tmp_path: Path, make_document: Make) -> None:
    (tmp_path / "link.jsonl").symlink_to("real.jsonl")
    with open_writer(destination(str(tmp_path / "link.jsonl"))) as writer:
        writer.add(make_document())
    assert (tmp_path / "link.jsonl").is_symlink()
    assert (tmp_path / "real.jsonl").is_file()
