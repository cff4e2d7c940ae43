"""A folder as it comes: not a ledger, not ours to write, left behind in a hurry, or swapped for another."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from headwater.errors import LedgerBusy, LedgerExists, LedgerForeign, LedgerMissing, LedgerUnwritable
from headwater.ledger import Ledger, create_ledger, open_ledger, sqlite
from headwater.ledger.sqlite import FILE, SqliteDatabase
from tests.ledger.papers import Paper, build_paper

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A closed ledger with one document."""
    with create_ledger(tmp_path / "ledger") as ledger:
        add(ledger, build_paper())
    return tmp_path / "ledger"


def add(ledger: Ledger, paper: Paper) -> None:
    ledger.append(paper.statements(), paper.texts)


# --- what is there ---------------------------------------------------------------------------------------------------


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(LedgerMissing, match="make one with: headwater init"):
        open_ledger(tmp_path / "none")


def test_a_file_where_the_folder_should_be(place: Path) -> None:
    with pytest.raises(LedgerMissing, match="no ledger here"):
        open_ledger(place / FILE)
    with pytest.raises(LedgerUnwritable, match="no folder can be made here"):
        create_ledger(place / FILE)


@pytest.mark.parametrize("content", [b"Dear diary, ", bytes(4096), b"SQLite format 3\0" + b"\xff" * 4096])
def test_what_is_no_ledger(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    for act in (open_ledger, create_ledger):
        with pytest.raises(LedgerForeign, match=r"ledger\.sqlite is no ledger, or is damaged"):
            act(tmp_path)
    assert (tmp_path / FILE).read_bytes() == content


def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    with pytest.raises(LedgerMissing):
        open_ledger(tmp_path)
    with pytest.raises(LedgerForeign, match="is no file"):
        create_ledger(tmp_path)


def test_an_empty_file_is_no_ledger_yet(tmp_path: Path) -> None:
    (tmp_path / FILE).touch()
    with pytest.raises(LedgerMissing, match="make one with: headwater init"):
        open_ledger(tmp_path)
    with create_ledger(tmp_path) as ledger:
        assert ledger.head().seq == 0


def test_somebody_else_s_database_is_left_as_it_is(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE) as other:
        other.execute("CREATE TABLE statement (note text)")
    other.close()
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(LedgerMissing):
        open_ledger(tmp_path)
    assert (tmp_path / FILE).read_bytes() == before
    with pytest.raises(LedgerForeign, match="something else is there"):
        create_ledger(tmp_path)


def test_a_file_cut_short_is_damaged(place: Path) -> None:
    content = (place / FILE).read_bytes()
    (place / FILE).write_bytes(content[: len(content) // 2])
    with pytest.raises(LedgerForeign, match="is damaged"), open_ledger(place) as ledger:
        list(ledger.view().claims())


# --- who has it ------------------------------------------------------------------------------------------------------


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer that soon loses patience with the others."""
    monkeypatch.setattr(sqlite, "PATIENCE", 0.3)


@pytest.mark.usefixtures("hurried")
def test_a_writer_who_does_not_come_to_an_end(place: Path) -> None:
    other = sqlite3.connect(place / FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_ledger(place) as ledger:
        with pytest.raises(LedgerBusy, match="others have been writing to it"):
            add(ledger, build_paper(name="B"))
        assert len(list(ledger.view().claims())) == 1
        other.execute("ROLLBACK")
        add(ledger, build_paper(name="B"))
    other.close()


def test_many_threads_share_a_ledger(place: Path) -> None:
    with open_ledger(place) as ledger:
        papers = [build_paper(name=f"T{number}") for number in range(12)]
        threads = [threading.Thread(target=add, args=(ledger, paper)) for paper in papers]
        for thread in threads:
            thread.start()
        seen = [len(list(ledger.view().claims())) for _ in range(20)]
        for thread in threads:
            thread.join()
        assert seen == sorted(seen)
        assert len(list(ledger.view().claims())) == 13


def test_a_reader_may_write_while_it_reads(place: Path) -> None:
    with open_ledger(place) as ledger:
        for number, held in enumerate(ledger.view().claims()):
            assert ledger.text(held.document)
            add(ledger, build_paper(name=f"B{number}"))
        with ledger.database.reading() as outer:
            before = list(outer.rows("SELECT max(seq) FROM statement"))
            add(ledger, build_paper(name="C"))
            assert list(outer.rows("SELECT max(seq) FROM statement")) == before
        assert ledger.head().seq == 9


def test_what_is_read_half_keeps_no_old_snapshot(place: Path) -> None:
    with open_ledger(place) as ledger:
        with ledger.database.reading() as session:
            half = session.stream("SELECT seq FROM statement ORDER BY seq")
            assert next(half) == (1,)
        add(ledger, build_paper(name="B"))
        assert ledger.head().seq == 6
        del half


def test_a_ledger_put_in_the_place_of_another_is_the_one_that_counts(place: Path, tmp_path: Path) -> None:
    with create_ledger(tmp_path / "new") as new:
        for name in "CD":
            add(new, build_paper(name=name))
    with open_ledger(place) as ledger:
        assert ledger.head().seq == 3
        os.replace(tmp_path / "new" / FILE, place / FILE)
        assert ledger.head().seq == 6


# --- what was left behind --------------------------------------------------------------------------------------------


def leave(place: Path, tmp_path: Path) -> Path:
    """A copy of a ledger whose last append stands in the write-ahead log only, as after a crash."""
    with open_ledger(place) as ledger, open_ledger(place) as other:
        other.head()  # so that closing the first does not tidy up
        add(ledger, build_paper(name="B"))
        return Path(shutil.copytree(place, tmp_path / "crashed"))


def test_what_a_crash_left_in_the_log_is_there(place: Path, tmp_path: Path) -> None:
    crashed = leave(place, tmp_path)
    assert (crashed / f"{FILE}-wal").stat().st_size > 0
    (crashed / f"{FILE}-shm").unlink()
    with open_ledger(crashed) as ledger:
        assert ledger.head().seq == 6


def test_a_log_without_its_file_does_not_come_back(place: Path, tmp_path: Path) -> None:
    crashed = leave(place, tmp_path)
    (crashed / FILE).unlink()
    with pytest.raises(LedgerMissing):
        open_ledger(crashed)
    with create_ledger(crashed) as ledger:
        assert ledger.head().seq == 0


# --- leave to read and write -----------------------------------------------------------------------------------------

AS_SOMEBODY = """
import os, sys
from headwater.errors import LedgerError
from headwater.ledger import open_ledger
from tests.ledger.papers import build_paper
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
try:
    with open_ledger(sys.argv[1]) as ledger:
        print(len(list(ledger.view().claims())), flush=True)
        paper = build_paper(name="B")
        ledger.append(paper.statements(), paper.texts)
        print("written")
except LedgerError as error:
    print(type(error).__name__, error.reason)
"""


@pytest.fixture
def opened(place: Path) -> Iterator[Path]:
    """The ledger where somebody else can come to it, which the folders of pytest do not let them."""
    folder = Path(tempfile.mkdtemp(prefix="headwater-test-"))
    folder.chmod(0o755)
    yield Path(shutil.copytree(place, folder / "ledger"))
    (folder / "ledger").chmod(0o755)
    shutil.rmtree(folder)


def act_as_somebody(place: Path) -> list[str]:
    """What somebody without any rights of root is told on reading and then writing."""
    done = subprocess.run(
        [sys.executable, "-c", AS_SOMEBODY, str(place)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_a_read_only_folder_is_read(opened: Path) -> None:
    (opened / FILE).chmod(0o444)
    opened.chmod(0o555)
    assert act_as_somebody(opened) == ["1", "LedgerUnwritable you may not write to ledger.sqlite"]


def test_a_read_only_file_is_read(opened: Path) -> None:
    (opened / FILE).chmod(0o444)
    opened.chmod(0o777)
    assert act_as_somebody(opened) == ["1", "LedgerUnwritable you may not write to ledger.sqlite"]


def test_a_file_in_a_read_only_folder_is_read(opened: Path) -> None:
    (opened / FILE).chmod(0o666)
    opened.chmod(0o555)
    assert act_as_somebody(opened) == ["1", "LedgerUnwritable you may not write in this folder"]


def test_a_file_that_may_not_be_read(opened: Path) -> None:
    (opened / FILE).chmod(0o000)
    assert act_as_somebody(opened) == ["LedgerUnwritable you may not read ledger.sqlite"]


def test_a_read_only_folder_with_a_log_that_was_left(opened: Path, tmp_path: Path) -> None:
    crashed = leave(opened, tmp_path)
    (crashed / f"{FILE}-shm").unlink()
    shutil.copytree(crashed, opened, dirs_exist_ok=True)
    for path in opened.iterdir():
        path.chmod(0o444)
    opened.chmod(0o555)
    (told,) = act_as_somebody(opened)
    assert told.endswith("you may not write to ledger.sqlite; it was not closed cleanly, and cannot be put in order")


def test_a_read_only_folder_is_not_believed_while_its_owner_writes(place: Path) -> None:
    def read_slowly() -> None:
        with SqliteDatabase(place)._reading_sealed() as session:
            assert list(session.rows("SELECT max(seq) FROM statement")) == [(3,)]
            with open_ledger(place) as owner:
                add(owner, build_paper(name="B"))

    with pytest.raises(LedgerBusy, match="somebody wrote to it while it was read"):
        read_slowly()


# --- a full disk -----------------------------------------------------------------------------------------------------


def fill(ledger: Ledger) -> None:
    """Write more than fits. SQLite says the same of a limit on pages as of a disk without room."""
    with ledger.database.writing() as session:
        session.run("PRAGMA max_page_count = 1")
        session.insert("content", ("document", "packed"), [(1000 + number, bytes(8192)) for number in range(100)])


def test_a_full_disk(place: Path) -> None:
    with open_ledger(place) as ledger:
        with pytest.raises(LedgerUnwritable, match="the disk is full; nothing was added"):
            fill(ledger)
        assert ledger.head().seq == 3


def test_a_ledger_is_made_once(place: Path) -> None:
    with pytest.raises(LedgerExists):
        create_ledger(place)
