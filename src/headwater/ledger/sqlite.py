"""A ledger in a folder: one SQLite file in WAL mode, written through to the disk."""

import os
import random
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from headwater.errors import LedgerBusy, LedgerForeign
from headwater.ledger.database import PATIENCE, Row, check_values
from headwater.ledger.pool import Pool
from headwater.ledger.refusal import explain_sqlite, is_busy

FILE = "ledger.sqlite"
"""The file that makes a folder a ledger."""

TYPES = {"int": "INTEGER", "blob": "BLOB", "text": "TEXT"}
_CACHE = 65_536
"""KiB of pages that whoever writes keeps at hand: the indexes of digests are written to all over the place."""
_CHECKPOINT = 8_000
"""Pages of write-ahead log after which it is worked into the file: a page written often is written there once."""
_LARGEST_WAL = 64 * 2**20
"""Bytes of write-ahead log that stay on the disk after a bulk load."""

_PAGES = 2_000
"""How many pages a copy takes at once; between them Ctrl-C is heard."""


class _Connection(sqlite3.Connection):
    """A connection that knows which file it has open, whatever bears that name by now."""

    file: tuple[int, int] = (0, 0)


class SqliteSession:
    """One transaction of one connection."""

    def __init__(self, connection: sqlite3.Connection, home: Path) -> None:
        self._connection = connection
        self.home = home
        self._streams: list[sqlite3.Cursor] = []

    def rows(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """See :class:`headwater.ledger.database.Session`."""
        return iter(self._connection.execute(sql, check_values(values)).fetchall())

    def stream(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """See :class:`headwater.ledger.database.Session`."""
        self._streams.append(self._connection.execute(sql, check_values(values)))
        return self._streams[-1]

    def inspect(self) -> Iterator[str]:
        """See :class:`headwater.ledger.database.Session`."""
        self._connection.text_factory = _decode_anything
        for (told,) in self._connection.execute("PRAGMA integrity_check(20)").fetchall():
            if told != "ok":
                yield str(told)

    def has_table(self, name: str) -> bool:
        """See :class:`headwater.ledger.database.Session`."""
        return (
            next(self.rows("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", [name]), None) is not None
        )

    def run(self, sql: str, values: Sequence[object] = ()) -> None:
        """See :class:`headwater.ledger.database.Session`."""
        self._connection.execute(sql, values)

    def insert(self, table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
        """See :class:`headwater.ledger.database.Session`."""
        marks = ", ".join("?" * len(columns))
        self._connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)

    def write_copy(
        self, path: Path, watch: Callable[[int, int], None], change: "Callable[[SqliteSession], None]"
    ) -> None:
        """Write all that this transaction sees to a new file; ``watch`` is told pages done, and how many there are.

        ``change`` is done to the copy then.
        Others may write meanwhile: the snapshot is kept. Raises OSError where the file cannot be written.
        """
        try:
            with closing(sqlite3.connect(path, isolation_level=None)) as copy:
                self._connection.backup(copy, pages=_PAGES, progress=lambda _, left, total: watch(total - left, total))
                copy.execute("PRAGMA journal_mode=DELETE")  # one file, with nothing beside it
                copy.execute("BEGIN")
                change(SqliteSession(copy, path.parent))
                copy.execute("COMMIT")
        except sqlite3.OperationalError as error:
            raise OSError(f"the disk is full, or does not do what it should ({error})") from error

    def end(self) -> None:
        """Close what was not read to its end: it would keep the snapshot alive."""
        for stream in self._streams:
            stream.close()
        self._connection.text_factory = str


class SqliteDatabase:
    """The file in ``folder``; ``create``: make it where it is not there. ``file``: of another name, as backups have."""

    types = TYPES

    def __init__(self, folder: Path, *, create: bool = False, file: str = FILE) -> None:
        self.address = str(folder if file == FILE else folder / file)
        self._path = folder / file
        self._create = create
        self._pool = Pool(self._connect, sqlite3.Connection.close)

    @contextmanager
    def reading(self) -> Iterator[SqliteSession]:
        """One snapshot."""
        if self._is_sealed():
            with self._explained(), self._reading_sealed() as session:
                yield session
        else:
            with self._transaction(_begin_reading) as session:
                yield session

    @contextmanager
    def writing(self) -> Iterator[SqliteSession]:
        """The only writer."""
        with self._transaction(_begin_writing) as session:
            yield session

    def close(self) -> None:
        """Close every connection that is not in use."""
        self._pool.clear()

    # --- connections -------------------------------------------------------------------------------------------------

    def _connect(self, options: str | None = None) -> _Connection:
        mode = options or ("mode=rwc" if self._create else "mode=rw")
        address = f"{self._path.absolute().as_uri()}?{mode}"
        # Waiting is ours (see _wait): SQLite's own cannot be interrupted, and sleeps too long to get in between
        # the transactions of somebody who writes one after the other.
        connection = sqlite3.connect(
            address, uri=True, timeout=0, isolation_level=None, check_same_thread=False, factory=_Connection
        )
        connection.file = _identify(self._path)
        return connection

    def _take(self) -> _Connection:
        """A connection to the file that has the name now: another may have been put in its place."""
        while True:
            connection, fresh = self._pool.take()
            if fresh or connection.file == _identify(self._path):
                return connection
            self._pool.drop(connection)

    @contextmanager
    def _transaction(self, begin: Callable[[sqlite3.Connection], None]) -> Iterator[SqliteSession]:
        with self._explained():
            connection = self._take()
            session = SqliteSession(connection, self._path.parent)
            try:
                _wait(begin, connection)
                yield session
                session.end()
                connection.execute("COMMIT")
            except BaseException:
                session.end()
                self._abandon(connection)
                raise
            self._pool.give(connection)

    def _abandon(self, connection: _Connection) -> None:
        """Undo what was begun; a connection that cannot even do that is of no more use."""
        with suppress(sqlite3.Error):
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            self._pool.give(connection)
            return
        self._pool.drop(connection)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """SQLite's errors as ours."""
        try:
            yield
        except sqlite3.Error as error:
            told = explain_sqlite(self._path, error)
            if told is None:
                raise
            raise told from error
        except UnicodeDecodeError as error:  # even what SQLite says of a damaged file may be damaged
            raise LedgerForeign(self.address, f"{FILE} is damaged: {error}") from error

    # --- a folder that may only be read ------------------------------------------------------------------------------

    def _is_sealed(self) -> bool:
        """Whether SQLite could not make the files that it needs beside the ledger, and nobody else has made them."""
        return not (os.access(self._path.parent, os.W_OK) or _beside(self._path, "-wal").exists())

    @contextmanager
    def _reading_sealed(self) -> Iterator[SqliteSession]:
        """The file as it is, without locks; whoever may write to it must not have done so meanwhile."""
        before = _read_state(self._path)
        connection = self._connect("mode=ro&immutable=1")
        try:
            session = SqliteSession(connection, self._path.parent)
            yield session
            session.end()
        finally:
            connection.close()
        if _read_state(self._path) != before:
            raise LedgerBusy(self.address, "somebody wrote to it while it was read; ask again")


def _decode_anything(raw: bytes) -> str:
    """Text as it is stored; bytes that are no UTF-8 as lone surrogates."""
    return raw.decode("utf-8", "surrogateescape")


def _begin_reading(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("BEGIN")
    try:
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()  # the snapshot is of now, not of later
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _begin_writing(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA synchronous=FULL")
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        connection.execute("PRAGMA journal_mode=WAL")
    connection.execute(f"PRAGMA journal_size_limit={_LARGEST_WAL}")
    connection.execute("PRAGMA secure_delete=ON")  # a text that was dropped is not to be found in the file
    connection.execute(f"PRAGMA wal_autocheckpoint={_CHECKPOINT}")
    connection.execute(f"PRAGMA cache_size=-{_CACHE}")
    connection.execute("BEGIN IMMEDIATE")


def _wait(begin: Callable[[sqlite3.Connection], None], connection: sqlite3.Connection) -> None:
    """Begin a transaction when the others let us; raises what SQLite says where they do not for :data:`PATIENCE`."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            begin(connection)
            return
        except sqlite3.OperationalError as error:
            if not is_busy(error) or time.monotonic() > until:
                raise
        time.sleep(random.uniform(0.001, 0.02))


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _identify(path: Path) -> tuple[int, int]:
    """Which file has the name now."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return 0, 0
    return found.st_dev, found.st_ino


def _read_state(path: Path) -> tuple[int, int, int, bool]:
    """What changes when somebody writes to the file."""
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns, _beside(path, "-wal").exists()
