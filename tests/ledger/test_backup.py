"""A backup holds all of one moment and is checked; what is restored of it is the same ledger, or none."""

import gzip
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from headwater.errors import (
    HeadwaterError,
    LedgerExists,
    LedgerForeign,
    LedgerMissing,
    LedgerNewer,
    OutputError,
    SourceDamaged,
    SourceMissing,
    SourceUnknown,
)
from headwater.ledger import Ledger, create_ledger, open_ledger
from headwater.ledger.append import Head
from headwater.ledger.backup import write_backup
from headwater.ledger.restore import MAGIC, restore_ledger
from tests.ledger.histories import fill
from tests.ledger.papers import build_paper
from tests.ledger.test_dump import dump


def watch(number: int, total: int) -> None:
    """Nobody looks."""


def backup(ledger: Ledger, path: Path) -> Head:
    """A backup of ``ledger``."""
    return write_backup(ledger.database, path, watch)


@pytest.fixture
def old(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger in a folder, with a history."""
    with create_ledger(tmp_path / "old") as made:
        fill(made)
        yield made


@pytest.fixture
def file(old: Ledger, tmp_path: Path) -> Path:
    """A backup of it."""
    backup(old, tmp_path / "old.backup")
    return tmp_path / "old.backup"


@pytest.mark.parametrize("name", ["all.backup", "all.jsonl.gz"])
def test_a_backup_of_either_kind_is_restored_in_a_folder(ledger: Ledger, kind: str, tmp_path: Path, name: str) -> None:
    fill(ledger)
    assert backup(ledger, tmp_path / name) == ledger.head()
    begins = {"sqlite": MAGIC, "postgres": b"\x1f\x8b" if name.endswith(".gz") else b'{"format"'}[kind]
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert restore_ledger(str(tmp_path / name), str(tmp_path / "new"), watch) == ledger.head()
    with open_ledger(tmp_path / "new") as restored:
        assert dump(restored) == dump(ledger)
        paper = build_paper(name="Z")
        assert restored.append(paper.statements(), paper.texts).head.seq == ledger.head().seq + 3
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == ["ledger.sqlite"]


def test_a_backup_is_restored_in_either_kind_of_place(old: Ledger, file: Path, place: str) -> None:
    restore_ledger(str(file), place, watch)
    with open_ledger(place) as restored:
        assert dump(restored) == dump(old)
        assert list(restored.view().claims()) == list(old.view().claims())


def test_an_empty_ledger_has_a_backup_too(ledger: Ledger, tmp_path: Path) -> None:
    assert backup(ledger, tmp_path / "empty").seq == 0
    assert restore_ledger(str(tmp_path / "empty"), str(tmp_path / "new"), watch).seq == 0


def test_a_backup_is_of_one_moment(ledger: Ledger, tmp_path: Path) -> None:
    fill(ledger)
    before, added = dump(ledger), list[int]()

    def write(number: int, total: int) -> None:
        if not added:
            paper = build_paper(name="Z")
            added.append(ledger.append(paper.statements(), paper.texts).head.seq)

    head = write_backup(ledger.database, tmp_path / "file", write)
    assert (added, ledger.head().seq) == ([head.seq + 3], head.seq + 3)
    restore_ledger(str(tmp_path / "file"), str(tmp_path / "new"), watch)
    with open_ledger(tmp_path / "new") as restored:
        assert dump(restored) == before


def test_a_place_with_a_ledger_is_left_alone(old: Ledger, file: Path, ledger: Ledger, place: str) -> None:
    paper = build_paper(name="Z")
    ledger.append(paper.statements(), paper.texts)
    before = dump(ledger)
    with pytest.raises(LedgerExists):
        restore_ledger(str(file), place, watch)
    assert dump(ledger) == before


def test_a_file_is_written_over_only_when_asked_and_only_by_a_good_one(old: Ledger, file: Path, tmp_path: Path) -> None:
    before = file.read_bytes()
    with pytest.raises(OutputError, match="it is there already"):
        backup(old, file)
    with old.database.writing() as session:
        session.run("UPDATE statement SET recorded = recorded - 1 WHERE seq = 1")
    with pytest.raises(LedgerForeign, match=r"it is damaged: .*statement 1"):
        write_backup(old.database, file, watch, overwrite=True)
    assert file.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["old", "old.backup"]


def cut(path: Path) -> None:
    """Only the first half of a file."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def change(sql: str, path: Path) -> None:
    """Change a SQLite file by SQL."""
    connection = sqlite3.connect(path)
    connection.execute(sql)
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("sql", "error", "told"),
    [
        ("UPDATE meta SET value = '99' WHERE key = 'version'", LedgerNewer, "old.backup: its tables have version 99"),
        ("UPDATE statement SET body = replace(body, 'gave', 'sold')", LedgerForeign, "it is damaged: .*statement"),
        ("DELETE FROM statement WHERE seq = 5", LedgerForeign, "it is damaged"),
        ("UPDATE belief SET amount = '1'", LedgerForeign, "it is damaged"),
        ("DROP TABLE meta", SourceUnknown, "no backup of a ledger"),
    ],
)
@pytest.mark.usefixtures("old")
def test_a_damaged_backup_is_refused(
    file: Path, place: str, sql: str, error: type[HeadwaterError], told: str, kind: str
) -> None:
    change(sql, file)
    if kind == "postgres" and "belief" in sql:  # what follows from the statements is made anew there
        restore_ledger(str(file), place, watch)
        return
    if kind == "postgres" and error is LedgerForeign:  # it goes there line by line
        error, told = SourceDamaged, r"old\.backup:\d+: .*statement"
    with pytest.raises(error, match=told):
        restore_ledger(str(file), place, watch)
    with pytest.raises(LedgerMissing):
        open_ledger(place)


@pytest.mark.usefixtures("old")
def test_a_backup_that_was_cut_off_is_refused(file: Path, place: str) -> None:
    cut(file)
    with pytest.raises(HeadwaterError):
        restore_ledger(str(file), place, watch)
    with pytest.raises(LedgerMissing):
        open_ledger(place)


@pytest.mark.parametrize("packed", [False, True])
def test_a_dump_that_was_cut_off_is_refused(old: Ledger, place: str, tmp_path: Path, packed: bool) -> None:
    path = tmp_path / "all.jsonl"
    content = dump(old)
    path.write_bytes(gzip.compress(content)[:-100] if packed else content[:-10])
    with pytest.raises(SourceDamaged):
        restore_ledger(str(path), place, watch)
    with pytest.raises(LedgerMissing):
        open_ledger(place)


def test_what_is_no_backup_is_told(place: str, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Ada,\n", "utf-8")
    with pytest.raises(SourceUnknown, match="no dump"):
        restore_ledger(str(tmp_path / "letter.txt"), place, watch)
    with pytest.raises(SourceMissing, match="no such file"):
        restore_ledger(str(tmp_path / "gone"), place, watch)
    with pytest.raises(LedgerMissing):
        open_ledger(place)
    assert not Path(place).exists()


def test_a_place_that_cannot_be_made_is_told(file: Path, tmp_path: Path) -> None:
    with pytest.raises(HeadwaterError, match="no folder can be made here"):
        restore_ledger(str(file), str(file / "new"), watch)
    with pytest.raises(OutputError, match="cannot be written"):
        write_backup(create_ledger(tmp_path / "other").database, tmp_path / "no" / "folder", watch)


AS_SOMEBODY = """
import os, sys
from pathlib import Path
from headwater.errors import HeadwaterError
from headwater.ledger import open_ledger
from headwater.ledger.backup import write_backup
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
with open_ledger(sys.argv[1]) as ledger:
    for path in sys.argv[2:]:
        try:
            print(write_backup(ledger.database, Path(path), lambda done, total: None).seq)
        except HeadwaterError as error:
            print(error)
"""


@pytest.fixture
def public(old: Ledger) -> Iterator[Path]:
    """A folder where everybody may write, with a ledger which everybody may read and nobody may write to."""
    folder = Path(tempfile.mkdtemp(prefix="headwater-test-"))
    old.close()  # which leaves one file
    shutil.copytree(old.address, folder / "ledger")
    (folder / "ledger" / "ledger.sqlite").chmod(0o444)
    (folder / "ledger").chmod(0o555)
    folder.chmod(0o777)
    yield folder
    (folder / "ledger").chmod(0o755)
    shutil.rmtree(folder)


def test_what_may_only_be_read_can_be_backed_up(old: Ledger, public: Path, root: Path) -> None:
    before, seq = dump(old), old.head().seq
    arguments = [str(public / name) for name in ("ledger", "file", "ledger/file")]
    command = [sys.executable, "-c", AS_SOMEBODY, *arguments]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    good, bad = done.stdout.splitlines()
    assert int(good) == seq
    assert bad.startswith(f"{public / 'ledger' / 'file'}: cannot be written: ")
    restore_ledger(str(public / "file"), str(public / "new"), watch)
    with open_ledger(public / "new") as restored:
        assert dump(restored) == before
