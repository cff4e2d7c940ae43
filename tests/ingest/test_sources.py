"""Which files an argument means, and files that cannot be read."""

import os
from pathlib import Path

import pytest

from headwater.codebook import Codebook
from headwater.errors import SourceEmpty, SourceError, SourceMissing, SourceTooLarge, SourceUnknown
from headwater.ingest import find_sources, read_document
from headwater.ingest.limits import MAX_BYTES


def _write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("<p>Words" if name.endswith(".dat") else "Words\n", encoding="utf-8")


def test_a_folder_is_read_recursively_and_sorted(tmp_path: Path) -> None:
    _write(tmp_path, "b.txt", "a/z.html", "a/c.pdf", "README", "page.dat", "data.json", ".hidden", ".git/config")
    (tmp_path / "picture.bin").write_bytes(b"\x89PNG\r\n\x1a\n")
    found = find_sources(str(tmp_path))
    assert [path.relative_to(tmp_path).as_posix() for path in found.paths] == [
        "README",
        "a/c.pdf",
        "a/z.html",
        "b.txt",
        "page.dat",
    ]
    assert (found.hidden, found.unknown) == (2, 2)


def test_a_file_is_itself_whatever_its_name(tmp_path: Path) -> None:
    _write(tmp_path, "data.json")
    assert find_sources(str(tmp_path / "data.json")).paths == (tmp_path / "data.json",)


def test_links_that_lead_back_end(tmp_path: Path) -> None:
    _write(tmp_path, "a/b.txt")
    os.symlink(tmp_path, tmp_path / "a" / "loop")
    assert find_sources(str(tmp_path)).paths == (tmp_path / "a" / "b.txt",)


def test_a_folder_without_documents(tmp_path: Path) -> None:
    _write(tmp_path, ".hidden", "data.json")
    with pytest.raises(SourceEmpty, match="without documents \\(1 hidden, 1 of a kind"):
        find_sources(str(tmp_path))


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(SourceMissing, match=r"nowhere\.txt: no such file or folder"):
        find_sources(str(tmp_path / "nowhere.txt"))


def _read(path: Path, codebook: Codebook) -> None:
    read_document(path, path=path.name, codebook=codebook)


def test_a_file_that_vanishes_before_it_is_read(tmp_path: Path, codebook: Codebook) -> None:
    _write(tmp_path, "a.txt")
    [path] = find_sources(str(tmp_path)).paths
    path.unlink()
    with pytest.raises(SourceMissing, match=r"a\.txt: no such file, or it vanished"):
        _read(path, codebook)


def test_a_link_to_nothing(tmp_path: Path, codebook: Codebook) -> None:
    os.symlink("nowhere", tmp_path / "a.txt")
    with pytest.raises(SourceMissing):
        _read(find_sources(str(tmp_path)).paths[0], codebook)


def test_an_empty_file(tmp_path: Path, codebook: Codebook) -> None:
    (tmp_path / "a.txt").touch()
    with pytest.raises(SourceEmpty, match=r"a\.txt: an empty file"):
        _read(tmp_path / "a.txt", codebook)


def test_a_pipe_is_not_waited_for(tmp_path: Path, codebook: Codebook) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(SourceUnknown, match="not a regular file"):
        _read(tmp_path / "a.txt", codebook)


def test_a_folder_is_no_document(tmp_path: Path, codebook: Codebook) -> None:
    with pytest.raises(SourceUnknown, match="a folder, not a file"):
        _read(tmp_path, codebook)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path, codebook: Codebook) -> None:
    _write(tmp_path, "a.txt")
    (tmp_path / "a.txt").chmod(0)
    with pytest.raises(SourceError, match="cannot be read: Permission denied"):
        _read(tmp_path / "a.txt", codebook)


def test_a_page_of_fifty_megabytes(tmp_path: Path, codebook: Codebook) -> None:
    path = tmp_path / "big.html"
    with path.open("wb") as file:
        file.write(b"<html><body><p>")
        file.truncate(50 * 1024 * 1024)
    with pytest.raises(SourceTooLarge, match=r"big\.html: more than 32 MiB"):
        _read(path, codebook)
    with pytest.raises(SourceTooLarge):
        read_document(b"a" * (MAX_BYTES + 1), path="-", codebook=codebook)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", "a PNG image"),
        (b"PK\x03\x04\x14\0", "a ZIP archive or an office document"),
        (bytes(range(256)) * 8, "binary data of an unknown kind"),
        (b'<?xml version="1.0"?><rss><channel/></rss>', "XML that is no page"),
    ],
)
def test_kinds_that_are_not_read(content: bytes, reason: str, codebook: Codebook) -> None:
    with pytest.raises(SourceUnknown, match=f"x: {reason}"):
        read_document(content, path="x", codebook=codebook)
