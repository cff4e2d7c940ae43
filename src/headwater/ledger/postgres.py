"""A ledger on a PostgreSQL server, for a team. Needs the extra ``headwater[postgres]``."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict

from headwater.errors import LedgerUnreachable
from headwater.ledger.database import Row

TYPES = {"int": "BIGINT", "blob": "BYTEA", "text": 'TEXT COLLATE "C"'}
ORDER_LOCK = 0x4865616477617465
"""The advisory lock of whoever appends ("Headwate" in ASCII)."""


def _translate(sql: str) -> str:
    return sql.replace("%", "%%").replace("?", "%s")


class PostgresSession:
    """One transaction of one connection."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self._connection = connection

    def rows(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """See :class:`headwater.ledger.database.Session`."""
        return iter(self._connection.execute(_translate(sql).encode(), values))

    def has_table(self, name: str) -> bool:
        """See :class:`headwater.ledger.database.Session`."""
        return next(self.rows("SELECT to_regclass(?)", [name]))[0] is not None

    def run(self, sql: str, values: Sequence[object] = ()) -> None:
        """See :class:`headwater.ledger.database.Session`."""
        self._connection.execute(_translate(sql).encode(), values)

    def insert(self, table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
        """See :class:`headwater.ledger.database.Session`."""
        command = f"COPY {table} ({', '.join(columns)}) FROM STDIN"
        with self._connection.cursor() as cursor, cursor.copy(command.encode()) as copy:
            for row in rows:
                copy.write_row(row)


class PostgresDatabase:
    """The database at ``address`` (``postgresql://…``)."""

    types = TYPES

    def __init__(self, address: str) -> None:
        self._conninfo = address
        told = conninfo_to_dict(address)
        self.address = f"postgresql://{told.get('host', 'localhost')}/{told.get('dbname', '')}"

    @contextmanager
    def reading(self) -> Iterator[PostgresSession]:
        """One snapshot."""
        with self._connect() as connection:
            connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            yield PostgresSession(connection)

    @contextmanager
    def writing(self) -> Iterator[PostgresSession]:
        """The only writer."""
        with self._connect() as connection:
            connection.execute("SELECT pg_advisory_xact_lock(%s)", [ORDER_LOCK])
            yield PostgresSession(connection)

    def _connect(self) -> psycopg.Connection[Any]:
        try:
            return psycopg.connect(self._conninfo)
        except psycopg.OperationalError as error:
            raise LedgerUnreachable(self.address, str(error)) from error

    def close(self) -> None:
        """Nothing is kept open between transactions."""
