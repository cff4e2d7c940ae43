"""A ledger of an earlier version keeps all that it says, on both databases, whatever happens on the way."""

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from headwater.errors import LedgerForeign, LedgerNewer, SourceDamaged
from headwater.ledger import Ledger, create_ledger, open_ledger
from headwater.ledger.append import read_head
from headwater.ledger.database import Session
from headwater.ledger.dump import read_dump
from headwater.ledger.ledger import _connect, is_server
from headwater.ledger.migrate import MIGRATIONS, migrate
from headwater.ledger.restore import restore_ledger
from headwater.ledger.schema import NAMES, VERSION, read_version
from headwater.ledger.texts import put_outside
from tests.ledger.histories import find_all_faults
from tests.ledger.papers import build_paper

FIRST = Path(__file__).parent / "version1.sql"
TEXTS = 4
"""Of the five documents in the fixture one has had its text dropped."""


def write_first(place: str) -> None:
    """Make the ledger of :data:`FIRST` at ``place``."""
    if not is_server(place):
        Path(place).mkdir()
    blob = r"decode('\1', 'hex')" if is_server(place) else r"X'\1'"
    with closing(_connect(place, create=True)) as database, database.writing() as session:
        told = re.sub(r"<([0-9a-f]+)>", blob, FIRST.read_text("utf-8"))
        for name, kind in database.types.items():
            told = told.replace("{" + name + "}", kind)
        for command in re.sub(r"--.*\n", "\n", told).split(";\n"):
            if command.strip():
                _run(session, command)


def _run(session: Session, command: str) -> None:
    """Run a command in which ``?`` is no parameter but a character of a text."""
    assert "?" not in command
    session.run(command)


@pytest.fixture
def backups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, to which the backup of a ledger on a server goes."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


@pytest.fixture
def first(place: str, backups: Path) -> Iterator[Ledger]:
    """A ledger as the first tables held it, open; what it tells is in ``said``."""
    write_first(place)
    with open_ledger(place, tell=said.append) as ledger:
        said.clear()
        yield ledger


said: list[str] = []


def read_lines(ledger: Ledger) -> list[bytes]:
    with ledger.database.reading() as session:
        return list(read_dump(session, read_head(session), lambda *_: None))


def read_columns(ledger: Ledger) -> dict[str, set[str]]:
    """The columns of each table, and which of them may be empty."""
    sql = {
        False: "SELECT name || ' ' || type || ' ' || \"notnull\" || ' ' || pk FROM pragma_table_info(?)",
        True: "SELECT column_name || ' ' || data_type || ' ' || is_nullable || coalesce(collation_name, '')"
        " FROM information_schema.columns WHERE table_schema = 'headwater' AND table_name = ?",
    }[is_server(ledger.address)]
    with ledger.database.reading() as session:
        return {name: {row[0] for row in session.rows(sql, [name])} for name in NAMES}


def read_indexes(ledger: Ledger) -> set[str]:
    sql = (
        "SELECT indexname || tablename FROM pg_indexes WHERE schemaname = 'headwater' AND indexname NOT LIKE '%_pkey'"
        if is_server(ledger.address)
        else "SELECT name || ' ' || tbl_name FROM sqlite_master WHERE type = 'index' AND name NOT LIKE 'sqlite_%'"
    )
    with ledger.database.reading() as session:
        return {row[0] for row in session.rows(sql)}


def find_version(ledger: Ledger) -> int | None:
    with ledger.database.reading() as session:
        return read_version(session)


def test_every_version_but_the_first_has_its_step() -> None:
    assert [one.version for one in MIGRATIONS] == list(range(2, VERSION + 1))


def test_an_earlier_ledger_is_read_as_it_is(first: Ledger) -> None:
    assert find_all_faults(first) == []
    assert len(list(first.view().claims())) == 4
    assert (find_version(first), said) == (1, [])


def test_a_migrated_ledger_says_what_it_said(first: Ledger, tmp_path: Path, place: str) -> None:
    lines, claims, head = read_lines(first), list(first.view().claims()), first.head()
    assert migrate(first.database, said.append)
    assert (find_version(first), find_all_faults(first)) == (VERSION, [])
    assert (read_lines(first), list(first.view().claims()), first.head()) == (lines, claims, head)
    assert sum(b'"text":' in line for line in lines) == TEXTS + 1  # once more where a drop was taken back
    assert not migrate(first.database, said.append)


def test_a_migrated_ledger_has_the_tables_of_a_new_one(
    first: Ledger, kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    migrate(first.database, said.append)
    columns, indexes = read_columns(first), read_indexes(first)
    if kind == "sqlite":
        new = str(tmp_path / "new")
    else:
        with first.database.writing() as session:
            session.run("DROP SCHEMA headwater CASCADE")
        new = str(request.getfixturevalue("postgres"))
    with create_ledger(new) as fresh:
        assert columns == read_columns(fresh)
        assert indexes == read_indexes(fresh)


def test_adding_migrates_after_a_backup_that_is_told(first: Ledger, place: str, backups: Path, tmp_path: Path) -> None:
    lines, paper = read_lines(first), build_paper(name="new")
    first.append(paper.statements(), paper.texts)
    assert (find_version(first), find_all_faults(first)) == (VERSION, [])
    found = [*backups.iterdir(), *(Path(place).glob("*.backup") if not is_server(place) else [])]
    assert [str(path) in " ".join(said) for path in found] == [True]
    restore_ledger(str(found[0]), str(tmp_path / "again"), lambda *_: None)
    with open_ledger(tmp_path / "again") as again:
        assert read_lines(again) == lines


def test_a_damaged_ledger_is_not_migrated(first: Ledger) -> None:
    with first.database.writing() as session:
        session.run("UPDATE statement SET recorded = recorded + 1 WHERE seq = 3")
    before = read_lines(first)
    with pytest.raises((LedgerForeign, SourceDamaged), match="statement 3"):
        migrate(first.database, said.append)
    assert (find_version(first), read_lines(first)) == (1, before)


def test_a_step_that_fails_leaves_the_ledger_as_it_was(first: Ledger) -> None:
    columns, lines = read_columns(first), read_lines(first)

    def interrupt(done: int, total: int) -> None:
        if Path(said[0].partition("a backup: ")[2]).exists():  # then the steps are done, and are being verified
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        migrate(first.database, said.append, interrupt)
    assert (find_version(first), read_columns(first), read_lines(first)) == (1, columns, lines)
    assert migrate(first.database, said.append)
    assert find_all_faults(first) == []


def test_a_newer_ledger_is_refused_even_to_who_has_it_open(ledger: Ledger, place: str) -> None:
    paper = build_paper()
    with ledger.database.writing() as session:
        session.run("UPDATE meta SET value = ? WHERE key = 'version'", [str(VERSION + 1)])
    with pytest.raises(LedgerNewer, match="newer Headwater"):
        ledger.append(paper.statements(), paper.texts)
    with pytest.raises(LedgerNewer, match="newer Headwater"):
        open_ledger(place)
    assert ledger.head().seq == 0


def test_texts_can_be_put_outside_after_a_migration(first: Ledger, tmp_path: Path) -> None:
    migrate(first.database, said.append)
    with first.database.writing() as session:
        put_outside(session, tmp_path / "texts")
    paper = build_paper(name="new")
    first.append(paper.statements(), paper.texts)
    assert first.text(paper.id) == paper.text
    assert len(list((tmp_path / "texts").rglob("*.txt.gz"))) == 1
    assert find_all_faults(first) == []


@pytest.mark.parametrize("told", ["", "two", "1.5", "-1"])
def test_tables_that_do_not_say_their_version_are_refused(ledger: Ledger, place: str, told: str) -> None:
    with ledger.database.writing() as session:
        session.run("UPDATE meta SET value = ? WHERE key = 'version'", [told])
    with pytest.raises(LedgerForeign, match="which version"):
        open_ledger(place)
