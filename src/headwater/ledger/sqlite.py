"""A ledger in a folder: one SQLite file in WAL mode, written through to the disk."""

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from headwater.errors import LedgerBusy, LedgerForeign, LedgerUnwritable
from headwater.ledger.database import Row

FILE = "ledger.sqlite"
"""The file that makes a folder a ledger."""

TYPES = {"int": "INTEGER", "blob": "BLOB", "text": "TEXT"}
PATIENCE = 120
"""Seconds that one writer waits for the others."""


class SqliteSession:
    """One transaction of one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def rows(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """See :class:`headwater.ledger.database.Session`."""
        return self._connection.execute(sql, values)

    def has_table(self, name: str) -> bool:
        """See :class:`headwater.ledger.database.Session`."""
        found = self._connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", [name])
        return found.fetchone() is not None

    def run(self, sql: str, values: Sequence[object] = ()) -> None:
        """See :class:`headwater.ledger.database.Session`."""
        self._connection.execute(sql, values)

    def insert(self, table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
        """See :class:`headwater.ledger.database.Session`."""
        marks = ", ".join("?" * len(columns))
        self._connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)


class SqliteDatabase:
    """The file in ``folder``; ``create``: make it where it is not there."""

    types = TYPES

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        self.address = str(folder)
        self._path = folder / FILE
        self._create = create
        self._threads = threading.local()
        self._open: list[sqlite3.Connection] = []

    def _connect(self) -> sqlite3.Connection:
        """This thread's connection."""
        connection: sqlite3.Connection | None = getattr(self._threads, "connection", None)
        if connection is None:
            mode = "rwc" if self._create else "rw"
            connection = sqlite3.connect(
                f"{self._path.absolute().as_uri()}?mode={mode}",
                uri=True,
                timeout=PATIENCE,
                isolation_level=None,
                check_same_thread=False,
            )
            for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
                connection.execute(f"PRAGMA {pragma}")
            self._threads.connection = connection
            self._open.append(connection)
        return connection

    @contextmanager
    def reading(self) -> Iterator[SqliteSession]:
        """One snapshot."""
        with self._transaction("BEGIN") as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[SqliteSession]:
        """The only writer."""
        with self._transaction("BEGIN IMMEDIATE") as session:
            yield session

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[SqliteSession]:
        with self._explained():
            connection = self._connect()
            connection.execute(begin)
            try:
                yield SqliteSession(connection)
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """SQLite's errors as ours."""
        try:
            yield
        except sqlite3.OperationalError as error:
            if "locked" in str(error) or "busy" in str(error):
                raise LedgerBusy(self.address, f"others have been writing to it for {PATIENCE} seconds") from error
            raise LedgerUnwritable(self.address, f"{error}") from error
        except sqlite3.DatabaseError as error:
            raise LedgerForeign(self.address, f"{FILE} is no ledger, or damaged: {error}") from error

    def close(self) -> None:
        """Close every thread's connection."""
        for connection in self._open:
            connection.close()
        self._open.clear()
        self._threads = threading.local()
