from __future__ import annotations

import gzip
import io
import stat
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from drugfacts.errors import DrugfactsError
from drugfacts.readers import Failure, SourceText, archives, limits, plan, read

from .conftest import Results


def zipped(files: dict[str, bytes], links: tuple[str, ...] = ()) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            member = zipfile.ZipInfo(name)
            member.external_attr = (stat.S_IFLNK if name in links else stat.S_IFREG) << 16
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, content)
    return out.getvalue()


def tarred(files: dict[str, bytes], mode: str = "w", kinds: dict[str, bytes] | None = None) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            member.type = (kinds or {}).get(name, tarfile.REGTYPE)
            archive.addfile(member, io.BytesIO(content))
    return out.getvalue()


def told(results: Results, folder: Path) -> list[str]:
    return [str(r).removeprefix(f"{folder}/") if isinstance(r, Failure) else f"{r.id}={r.text}" for r in results]


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("x.zip", zipped),
        ("x.tar", tarred),
        ("x.tgz", lambda f: tarred(f, "w:gz")),
        ("x.tar.gz", lambda f: tarred(f, "w:gz")),
    ],
)
def test_archives_members_have_ids_below_the_archive(
    read_bytes: Callable[..., Results], tmp_path: Path, name: str, pack: Callable[[dict[str, bytes]], bytes]
) -> None:
    files = {
        "a.txt": b"A",
        "b/c.md": "é".encode(),
        "b/d.jsonl": b'{"id": "d", "text": "D"}',
        "e.txt.gz": gzip.compress(b"E"),
        "picture.png": b"\x89PNG",
        "__MACOSX/a.txt": b"\0",
    }
    results = read_bytes(name, pack(files))
    assert told(results, tmp_path) == ["x/a=A", "x/b/c=é", "d=D", "x/e=E"]
    assert isinstance(results[1], SourceText)
    assert results[1].source == f"{tmp_path}/{name}/b/c.md"


def test_archives_zip_is_in_code_point_order_and_below_its_folder(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "x.zip").write_bytes(zipped({"b.txt": b"B", "a.txt": b"A", "a/z.txt": b"Z"}))
    assert told(list(read([tmp_path])), tmp_path) == ["sub/x/a=A", "sub/x/a/z=Z", "sub/x/b=B"]


def test_archives_compressed_files_have_the_id_without_suffixes(read_one: Callable[..., SourceText]) -> None:
    assert read_one("a.b.txt.gz", gzip.compress(b"x")).id == "a.b"
    assert read_one("a.csv.gz", gzip.compress(b"id,text\n1,x\n")).id == "1"


def test_archives_same_id_beside_and_inside_is_told(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "a.txt").write_text("1")
    (tmp_path / "x.zip").write_bytes(zipped({"a.txt": b"2"}))
    first, second = read([tmp_path])
    assert isinstance(first, Failure) or isinstance(second, Failure)
    assert "two documents with the id 'x/a'" in f"{first}{second}"
    with pytest.raises(DrugfactsError):
        plan([tmp_path / "x" / "a.txt", tmp_path / "x" / "a.txt"])


BAD_PATHS = ["../a.txt", "/etc/a.txt", "b/../../a.txt", "C:\\a.txt"]


@pytest.mark.parametrize("path", BAD_PATHS)
@pytest.mark.parametrize(("name", "pack"), [("x.zip", zipped), ("x.tar", tarred)])
def test_archives_paths_that_lead_out_are_refused(
    read_bytes: Callable[..., Results], name: str, pack: Callable[[dict[str, bytes]], bytes], path: str
) -> None:
    first, second = sorted(
        read_bytes(name, pack({path: b"x", "good.txt": b"y"})), key=lambda r: isinstance(r, SourceText)
    )
    assert "leads out of the archive" in str(first)
    assert isinstance(second, SourceText)


def test_archives_links_and_archives_in_them_are_refused(read_bytes: Callable[..., Results], tmp_path: Path) -> None:
    content = zipped(
        {"a.txt": b"/etc/passwd", "b.zip": zipped({"c.txt": b"x"}), "c.tgz": b"", "d.txt": b"D"}, ("a.txt",)
    )
    assert told(read_bytes("x.zip", content), tmp_path) == [
        "x.zip/a.txt: a link, not a file: not read",
        "x.zip/b.zip: an archive in an archive: unpack it",
        "x.zip/c.tgz: an archive in an archive: unpack it",
        "x/d=D",
    ]
    kinds = {"a.txt": tarfile.SYMTYPE, "b.txt": tarfile.LNKTYPE, "c.txt": tarfile.FIFOTYPE, "d.txt": tarfile.CHRTYPE}
    results = read_bytes("x.tar", tarred(dict.fromkeys(kinds, b"") | {"e.txt": b"E"}, kinds=kinds))
    assert [isinstance(result, Failure) for result in results] == [True, True, True, True, False]


def test_archives_encrypted_member_is_told(refusal: Callable[..., str]) -> None:
    content = bytearray(zipped({"a.txt": b"x"}))
    content[6] |= 1  # the flag in the local header, and in the directory
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert "encrypted" in refusal("x.zip", bytes(content))


@pytest.mark.parametrize("name", ["x.zip", "x.tar", "x.tgz", "x.tar.gz", "x.txt.gz", "x.jsonl.gz", "x.csv.gz"])
@pytest.mark.parametrize(
    "content",
    [b"", b"nonsense" * 100, gzip.compress(b"x" * 9000)[:-20], b"PK\x05\x06"],
    ids=["empty", "nonsense", "cut short", "end alone"],  # gzip's bytes have the time in them, and ids must agree
)
def test_archives_damaged_ones_are_one_line(read_bytes: Callable[..., Results], name: str, content: bytes) -> None:
    results = read_bytes(name, content)
    assert len(results) <= 1
    for result in results:
        assert isinstance(result, Failure) or name.endswith(".gz")


def test_archives_truncated_lines_are_read_up_to_there(read_bytes: Callable[..., Results]) -> None:
    lines = b"".join(b'{"id": "%d", "text": "%d"}\n' % (n, n * n) for n in range(5000))
    *texts, last = read_bytes("in.jsonl.gz", gzip.compress(lines)[:-500])
    assert len(texts) > 1000
    assert "cut short" in str(last)


def test_archives_bomb_is_told(
    read_bytes: Callable[..., Results], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "RATIO_FREE", 1 << 16)
    bomb = b"0" * (1 << 22)
    assert "250 times" in str(read_bytes("a.txt.gz", gzip.compress(bomb))[0])
    assert "250 times" in str(read_bytes("a.tgz", tarred({"a.txt": bomb}, "w:gz"))[0])
    results = read_bytes("x.zip", zipped({"a.txt": bomb, "b.txt": b"B"}))
    assert "250 times" in str(results[0])


def test_archives_whole_archive_has_a_limit(
    read_bytes: Callable[..., Results], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "LARGEST_ARCHIVE", 1000)
    results = read_bytes("x.zip", zipped({f"{n}.txt": b"x" * 400 for n in range(9)}))
    assert [isinstance(result, Failure) for result in results] == [False, False, True]
    assert "split it" in str(results[-1])


def test_archives_document_has_a_limit(read_bytes: Callable[..., Results], monkeypatch: pytest.MonkeyPatch) -> None:
    from drugfacts.readers import jsonl

    monkeypatch.setattr(limits, "LARGEST_DOCUMENT", 100)
    monkeypatch.setattr(jsonl, "LARGEST_DOCUMENT", 100)
    assert "split it" in str(read_bytes("a.txt", b"x" * 101)[0])
    first, second = read_bytes("a.jsonl", b'{"id": "a", "text": "%s"}\n{"id": "b", "text": ""}' % (b"x" * 200))
    assert "split the text" in str(first)
    assert isinstance(second, SourceText)


def test_archives_nothing_to_read_is_told(refusal: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert "without texts" in refusal("x.zip", zipped({"a.png": b""}))
    monkeypatch.setattr(archives, "MOST_MEMBERS", 2)
    assert "more than 2 files" in refusal("x.zip", zipped({f"{n}.txt": b"" for n in range(3)}))
