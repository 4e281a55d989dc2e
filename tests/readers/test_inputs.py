from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from drugfacts.errors import DrugfactsError
from drugfacts.readers import Failure, SourceText, plan, read


def texts(*paths: Path | str) -> list[SourceText]:
    results = list(read(paths))
    assert all(isinstance(result, SourceText) for result in results), results
    return [result for result in results if isinstance(result, SourceText)]


def failure(path: Path | str) -> str:
    (result,) = read([path])
    assert isinstance(result, Failure)
    return str(result)


def test_inputs_folder_is_in_code_point_order_of_paths(tmp_path: Path) -> None:
    names = ["b.txt", "a/z.md", "a-b.txt", "Z.TXT", "é.txt", "a.b.txt"]
    for name in [*names, "c.png", "a/d.yaml"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert [text.id for text in texts(tmp_path)] == ["Z", "a-b", "a.b", "a/z", "b", "é"]


def test_inputs_given_order_is_kept(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.txt").write_text(name)
    assert [text.text for text in texts(tmp_path / "b.txt", tmp_path / "a.txt")] == ["b", "a"]


def test_inputs_file_is_named_by_its_stem_and_source_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "drug.label.text"
    path.write_bytes(b"one\r\ntwo")
    (text,) = texts(path)
    assert (text.id, text.text, text.source) == ("drug.label", "one\r\ntwo", str(path))


def test_inputs_empty_file_is_an_empty_text(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    assert texts(tmp_path)[0].text == ""


def test_inputs_stdin() -> None:
    (text,) = read(["-"], stdin=io.BytesIO("Naïve".encode()))
    assert isinstance(text, SourceText)
    assert (text.id, text.text, text.source) == ("stdin", "Naïve", "stdin")


def test_inputs_missing_path_fails_alone(tmp_path: Path) -> None:
    (tmp_path / "here.txt").write_text("x")
    missing, here = read([tmp_path / "gone.txt", tmp_path / "here.txt"])
    assert str(missing) == f"{tmp_path}/gone.txt: no such file or folder: check the path"
    assert isinstance(here, SourceText)


def test_inputs_binary_fails(tmp_path: Path) -> None:
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\0\0")
    assert "binary" in failure(tmp_path)


def test_inputs_folder_without_texts_fails(tmp_path: Path) -> None:
    assert "a folder without .txt .md" in failure(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_inputs_unreadable_file_fails(tmp_path: Path) -> None:
    path = tmp_path / "closed.txt"
    path.write_text("x")
    path.chmod(0)
    assert "permissions" in failure(path)


def test_inputs_dangling_link_fails(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to("nowhere")
    assert "no such file" in failure(tmp_path)


def test_inputs_folder_that_links_to_itself_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert [text.id for text in texts(tmp_path)] == ["a"]


@pytest.mark.parametrize("pair", [("a.txt", "a.md"), ("a.txt", "a.txt")])
def test_inputs_two_files_with_one_id_are_refused_at_once(tmp_path: Path, pair: tuple[str, str]) -> None:
    for name in pair:
        (tmp_path / name).write_text("x")
    paths = [str(tmp_path / name) for name in pair]
    with pytest.raises(DrugfactsError) as error:
        read(paths)
    assert all(path in str(error.value) for path in paths)


def test_inputs_stdin_twice_is_refused() -> None:
    with pytest.raises(DrugfactsError, match="'stdin'"):
        plan(["-", "-"])


def test_inputs_undecodable_file_name_is_spelled_out(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text("x")
    except OSError:
        pytest.skip("the file system takes UTF-8 names only")
    (text,) = texts(tmp_path)
    assert text.id == "caf\\xe9"


def test_inputs_line_with_the_id_of_a_file_fails_naming_both(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "more.jsonl").write_text('{"id": "a", "text": "y"}\n{"id": "b", "text": "z"}\n')
    first, second, third = read([tmp_path / "a.txt", tmp_path / "more.jsonl"])
    assert isinstance(first, SourceText)
    assert f"{tmp_path}/a.txt" in str(second)
    assert f"{tmp_path}/more.jsonl:1" in str(second)
    assert isinstance(third, SourceText)
    assert third.id == "b"
