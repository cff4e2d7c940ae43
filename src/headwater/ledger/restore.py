"""A ledger from a backup or a dump, in a new place: it is there when all of it was checked, or not at all."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from headwater.errors import LedgerExists, LedgerNewer, LedgerUnwritable, SourceUnknown
from headwater.ledger.append import Head, read_head
from headwater.ledger.backup import check_ledger
from headwater.ledger.database import Session
from headwater.ledger.dump import Watch, read_dump
from headwater.ledger.files import hold_place, open_input
from headwater.ledger.ledger import create_ledger, is_server
from headwater.ledger.load import load_into
from headwater.ledger.parse import parse_dump
from headwater.ledger.schema import VERSION, create_tables, read_version
from headwater.ledger.sqlite import FILE, SqliteDatabase

MAGIC = b"SQLite format 3\0"
"""What a SQLite file begins with (https://www.sqlite.org/fileformat.html)."""


def restore_ledger(file: str, address: str, watch: Watch) -> Head:
    """Make a ledger at ``address``, a folder or ``postgresql://…``, of the backup or dump ``file``; its head.

    Raises LedgerExists where there is a ledger already, a SourceError where ``file`` is no backup or a damaged one.
    """
    with open_input(file):  # is it there, and may it be read
        pass
    if not is_server(address):
        return _restore_folder(file, Path(address), watch)
    with create_ledger(address, fill=lambda session: _fill(session, file, watch)) as ledger:
        return check_ledger(ledger.database, ledger.address, watch)


def is_copy(file: str) -> bool:
    """Whether ``file`` is a SQLite file, as the backup of a ledger in a folder is."""
    with Path(file).open("rb") as opened:
        return opened.read(len(MAGIC)) == MAGIC


def _fill(session: Session, file: str, watch: Watch) -> None:
    with open_lines(file, watch) as lines:
        load_into(file, session, parse_dump(file, lines), watch)


@contextmanager
def open_lines(file: str, watch: Watch) -> Iterator[Iterator[bytes]]:
    """The lines of a dump, or those that a backup would have as one."""
    if not is_copy(file):
        with open_input(file) as lines:
            yield lines
        return
    with open_copy(Path(file), file) as database, database.reading() as session:
        yield read_dump(session, read_head(session), watch)


@contextmanager
def open_copy(path: Path, place: str) -> Iterator[SqliteDatabase]:
    """The backup at ``path``, which messages call ``place``.

    Raises SourceUnknown where it is no ledger, LedgerNewer where we know too little.
    """
    database = SqliteDatabase(path.parent, file=path.name)
    try:
        with database.reading() as session:
            _check_version(place, session)
        yield database
    finally:
        database.close()


def _check_version(place: str, session: Session) -> None:
    version = read_version(session)
    if version is None:
        raise SourceUnknown(place, "it is a SQLite file, and no backup of a ledger")
    if version > VERSION:
        raise LedgerNewer(place, f"its tables have version {version}, and this Headwater knows up to {VERSION}")


def _restore_folder(file: str, folder: Path, watch: Watch) -> Head:
    if (folder / FILE).exists():
        raise LedgerExists(str(folder), "there is a ledger already; restore into a new place")
    with _new_folder(folder), hold_place(folder / FILE) as held:
        if is_copy(file):
            shutil.copyfile(file, held)
        else:
            _build(held, file, watch)
        with open_copy(held, file) as database:
            return check_ledger(database, file, watch)


@contextmanager
def _new_folder(folder: Path) -> Iterator[None]:
    """Make ``folder``, and take it away again where the body raises and it is empty."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerUnwritable(str(folder), f"no folder can be made here: {error.strerror}") from error
    try:
        yield
    except BaseException:
        with suppress(OSError):
            folder.rmdir()
        raise


def _build(held: Path, file: str, watch: Watch) -> None:
    database = SqliteDatabase(held.parent, create=True, file=held.name)
    try:
        with database.writing() as session:
            create_tables(session, database.types)
            _fill(session, file, watch)
    finally:
        database.close()
