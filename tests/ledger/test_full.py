"""A disk that is full, a folder that may only be read: a clear message, and nothing lost.

The disk is full for one process by a limit on the size of its files (``RLIMIT_FSIZE``), as it would be for all by no
room on it.
"""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from headwater.ledger import create_ledger, open_ledger
from headwater.ledger.verify import Verifying
from tests.ledger.bare import find_environment
from tests.ledger.papers import Gift, build_paper
from tests.ledger.test_dump import dump

resource = pytest.importorskip("resource", reason="limits of processes are a thing of Unix")

ROOM = 40 * 1024
"""Bytes that a file may have: enough for SQLite to read a ledger beside others, which takes 32 KiB."""


def run(*arguments: str | Path, limit: int | None = None) -> subprocess.CompletedProcess[str]:
    """The command, in a process whose files may have ``limit`` bytes at most."""

    def restrict() -> None:
        if limit is not None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # so that writing fails, as on a full disk
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    command = [sys.executable, "-B", "-m", "headwater", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, preexec_fn=restrict, env=find_environment()
    )


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A ledger of some hundred kilobytes."""
    with create_ledger(tmp_path / "ledger") as made:
        for number in range(60):
            paper = build_paper(*(Gift(value=f"{value}000000") for value in range(1, 9)), name=str(number))
            made.append(paper.statements(), paper.texts)
    return tmp_path / "ledger"


@pytest.fixture
def unharmed(place: Path) -> Iterator[bytes]:
    """A dump of the ledger, which it has after the test too."""
    with open_ledger(place) as ledger:
        before = dump(ledger)
    yield before
    with open_ledger(place) as ledger:
        assert dump(ledger) == before
        assert list(Verifying(ledger.database).find_faults()) == []


def judge(done: subprocess.CompletedProcess[str], told: str) -> None:
    """It failed, with a message that says ``told`` and no traceback."""
    assert done.returncode == 1, done.stdout
    assert "Traceback" not in done.stderr
    assert all(line.startswith("headwater: ") for line in done.stderr.splitlines()), done.stderr
    assert told in done.stderr


def list_all(folder: Path) -> list[str]:
    """Everything in a folder, hidden files too."""
    return sorted(path.name for path in folder.iterdir())


def find_size(place: Path) -> int:
    """Bytes of the file of a ledger."""
    return (place / "ledger.sqlite").stat().st_size


@pytest.mark.usefixtures("unharmed")
def test_add_on_a_full_disk(place: Path, tmp_path: Path) -> None:
    lines = "".join(f"Japan handed over {number} patrol boats to Fiji on 10 May 2024.\n\n" for number in range(2, 400))
    (tmp_path / "release.txt").write_text(lines, "utf-8")
    judge(run("add", tmp_path / "release.txt", "-d", place, limit=ROOM), "the disk is full")


@pytest.mark.parametrize("verb", ["dump", "backup"])
def test_a_file_for_which_there_is_no_room(place: Path, unharmed: bytes, tmp_path: Path, verb: str) -> None:
    before = list_all(tmp_path)
    judge(run(verb, tmp_path / "file", "-d", place, limit=ROOM), f"{tmp_path / 'file'}: cannot be written")
    assert list_all(tmp_path) == before
    (tmp_path / "file").write_text("precious", "utf-8")
    judge(run(verb, tmp_path / "file", "-d", place, "--force", limit=ROOM), "cannot be written")
    assert (tmp_path / "file").read_text("utf-8") == "precious"
    assert list_all(tmp_path) == sorted([*before, "file"])


@pytest.mark.parametrize("verb", ["dump", "backup"])
def test_a_ledger_for_which_there_is_no_room(place: Path, unharmed: bytes, tmp_path: Path, verb: str) -> None:
    assert run(verb, tmp_path / "file", "-d", place).returncode == 0
    told = {"dump": "full", "backup": "new/ledger.sqlite: cannot be written"}[verb]
    judge(run("restore", tmp_path / "file", tmp_path / "new", limit=find_size(place) // 2), told)
    assert not (tmp_path / "new").exists()
    assert run("restore", tmp_path / "file", tmp_path / "new").returncode == 0
    with open_ledger(tmp_path / "new") as restored:
        assert dump(restored) == unharmed


def test_a_load_goes_on_when_there_is_room_again(place: Path, unharmed: bytes, tmp_path: Path) -> None:
    (tmp_path / "all.jsonl").write_bytes(unharmed)
    create_ledger(tmp_path / "new").close()
    judge(run("load", tmp_path / "all.jsonl", "-d", tmp_path / "new", limit=find_size(place) // 2), "full")
    with open_ledger(tmp_path / "new") as loaded:
        assert list(Verifying(loaded.database).find_faults()) == []
    assert run("load", tmp_path / "all.jsonl", "-d", tmp_path / "new").returncode == 0
    with open_ledger(tmp_path / "new") as loaded:
        assert dump(loaded) == unharmed
