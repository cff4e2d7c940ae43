"""``headwater dump`` and ``headwater load`` from the shell's side."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def place(run: Run, release: Path, tmp_path: Path) -> Path:
    """A ledger with one document."""
    run("init", tmp_path / "ledger")
    assert run("add", release, "-d", tmp_path / "ledger").returncode == 0
    return tmp_path / "ledger"


def test_a_dump_through_a_pipe(run: Run, place: Path, tmp_path: Path) -> None:
    run("init", tmp_path / "copy")
    told = run("dump", "-d", place).stdout
    done = run("load", "-", "-d", tmp_path / "copy", input=told)
    assert (done.returncode, done.stderr) == (0, b"")
    assert run("dump", "-d", tmp_path / "copy").stdout == told


def test_a_file_is_not_written_over_unasked(run: Run, place: Path, tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl.gz"
    assert run("dump", path, "-d", place).returncode == 0
    before = path.read_bytes()
    again = run("dump", path, "-d", place)
    assert (again.returncode, b"--force" in again.stderr) == (1, True)
    assert run("dump", path, "-d", place, "--force").returncode == 0
    assert path.read_bytes() == before


def test_what_cannot_be_loaded_is_told(run: Run, place: Path, release: Path, tmp_path: Path) -> None:
    for path, told in ((release, b"it is no dump of a ledger"), (tmp_path / "gone", b"no such file")):
        done = run("load", path, "-d", place)
        assert (done.returncode, done.stdout, told in done.stderr) == (1, b"", True)


def test_a_place_that_cannot_be_written_is_told(run: Run, place: Path, tmp_path: Path) -> None:
    done = run("dump", tmp_path / "no" / "folder" / "all.jsonl", "-d", place)
    assert done.returncode == 1
    assert b"all.jsonl: cannot be written: No such file or directory" in done.stderr
