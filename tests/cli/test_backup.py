"""``headwater backup`` and ``headwater restore`` from the shell's side."""

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


def test_there_and_back(run: Run, place: Path, tmp_path: Path) -> None:
    done = run("backup", tmp_path / "file", "-d", place)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.endswith(b" statements, checked\n")
    done = run("restore", tmp_path / "file", tmp_path / "new")
    assert (done.returncode, done.stderr) == (0, b"")
    assert run("dump", "-d", tmp_path / "new").stdout == run("dump", "-d", place).stdout
    assert run("verify", "-d", tmp_path / "new").returncode == 0


def test_what_cannot_be_done_is_told(run: Run, place: Path, release: Path, tmp_path: Path) -> None:
    run("backup", tmp_path / "file", "-d", place)
    for arguments, told in (
        (("backup", tmp_path / "file", "-d", place), b"--force"),
        (("restore", tmp_path / "file", place), b"there is a ledger already"),
        (("restore", release, tmp_path / "new"), b"it is no dump of a ledger"),
        (("restore", tmp_path / "file", tmp_path / "new", "-d", place), b"name the ledger once"),
        (("backup", tmp_path / "no" / "file", "-d", place), b"cannot be written"),
    ):
        done = run(*arguments)
        assert (done.returncode, done.stdout, told in done.stderr) == (1, b"", True), done.stderr
        assert b"Traceback" not in done.stderr
    assert not (tmp_path / "new").exists()
