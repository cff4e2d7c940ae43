"""Sources become results, one after the other."""

import os
from pathlib import Path

import pytest

import headwater
from headwater.codebook import load_codebook
from headwater.errors import SourceEmpty, SourceMissing
from headwater.pipeline import Failed, Read, Skipped, read, read_sources

TEXT = "Japan handed over two patrol boats to the Fiji Navy on 10 December 2024.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", ".hidden"):
        (tmp_path / name).write_text(TEXT, "utf-8")
    (tmp_path / "c.txt").write_bytes(b"")
    return tmp_path


def test_results_in_order(folder: Path) -> None:
    seen: list[str] = []
    results = list(read_sources([str(folder), str(folder / "gone")], load_codebook(), seen.append))
    assert [type(result) for result in results] == [Read, Read, Failed, Skipped, Failed]
    assert [result.path for result in results] == [
        *(str(folder / name) for name in ("a.txt", "b.txt", "c.txt")),
        str(folder),
        str(folder / "gone"),
    ]
    assert seen == [str(folder / name) for name in ("a.txt", "b.txt", "c.txt")]
    assert results[3] == Skipped(str(folder), hidden=1)


def test_one_document_is_held_at_a_time(folder: Path) -> None:
    seen: list[str] = []
    results = read_sources([str(folder)], load_codebook(), seen.append)
    next(results)
    assert seen == [str(folder / "a.txt")]


def test_path_is_as_given(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert [reading.document.path for reading in read("./a.txt", folder / "b.txt")] == [
        "./a.txt",
        str(folder / "b.txt"),
    ]


def test_file_names_that_are_no_text_are_spelt_out(tmp_path: Path) -> None:
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))).write_text(TEXT, "utf-8")
    (reading,) = read(tmp_path)
    assert reading.document.path == f"{tmp_path}/\\udcff.txt"
    assert b"udcff" in reading.to_json()


def test_read_raises_the_first_failure(folder: Path) -> None:
    readings = read(folder)
    assert [next(readings).document.path for _ in range(2)] == [str(folder / "a.txt"), str(folder / "b.txt")]
    with pytest.raises(SourceEmpty, match=r"c\.txt"):
        next(readings)


def test_read_tells_failures_and_goes_on(folder: Path) -> None:
    told: list[headwater.SourceError] = []
    readings = list(read(folder / "gone", folder, on_failure=told.append))
    assert len(readings) == 2
    assert [type(error) for error in told] == [SourceMissing, SourceEmpty]


def test_read_takes_a_codebook_or_its_folder(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "mine.toml").write_text('[[programme]]\nid = "XYZ"\nen = ["XYZ Programme"]\n')
    assert len(list(read(folder / "a.txt", codebook=own))) == 1
    assert len(list(read(folder / "a.txt", codebook=load_codebook()))) == 1
