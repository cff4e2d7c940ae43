"""A ledger on a PostgreSQL server, for a team. Needs the extra ``headwater[postgres]``."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path
from typing import Any

import psycopg
from psycopg.pq import TransactionStatus

from headwater.ledger.database import PATIENCE, Row, check_values
from headwater.ledger.pool import Pool
from headwater.ledger.refusal import explain_sqlstate
from headwater.ledger.server import clean, connect, find_state, parse_address

Connection = psycopg.Connection[Any]

TYPES = {"int": "BIGINT", "blob": "BYTEA", "text": 'TEXT COLLATE "C"'}
SCHEMA = "headwater"
"""The ledger's own schema; what else is in the database is none of its business."""
ORDER_LOCK = 0x4865616477617465
"""The advisory lock of whoever appends ("Headwate" in ASCII)."""
_BATCH = 2_000
"""How many rows of a stream are fetched at once."""

# The SELECT takes the snapshot now, not at the first question. A stream is mostly read to its end.
_READ = f"""
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
SET LOCAL search_path = {SCHEMA}, pg_temp;
SET LOCAL cursor_tuple_fraction = 1;
SELECT 1
"""

# Not REPEATABLE READ: its snapshot would be of before we waited for the others. An acknowledged append is on the disk,
# whatever the server's default is. All in one message, so that a far server costs one way there and back.
_WRITE = f"""
BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE;
SET LOCAL search_path = {SCHEMA}, pg_temp;
SET LOCAL lock_timeout = '{PATIENCE}s';
SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off';
SELECT pg_advisory_xact_lock({ORDER_LOCK})
"""


def _translate(sql: str) -> bytes:
    return sql.replace("%", "%%").replace("?", "%s").encode()


class PostgresSession:
    """One transaction of one connection."""

    home = Path()

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._streams: list[Generator[Row, None, None]] = []

    def rows(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """See :class:`headwater.ledger.database.Session`."""
        return iter(self._connection.execute(_translate(sql), check_values(values)).fetchall())

    def stream(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """See :class:`headwater.ledger.database.Session`."""
        self._streams.append(self._fetch(f"stream_{len(self._streams)}", _translate(sql), check_values(values)))
        return self._streams[-1]

    def _fetch(self, name: str, sql: bytes, values: Sequence[object]) -> Generator[Row, None, None]:
        with self._connection.cursor(name) as cursor:
            cursor.itersize = _BATCH
            yield from cursor.execute(sql, values)

    def inspect(self) -> Iterator[str]:
        """See :class:`headwater.ledger.database.Session`. The server looks after its own files."""
        return iter(())

    def has_table(self, name: str) -> bool:
        """See :class:`headwater.ledger.database.Session`."""
        return next(self.rows("SELECT to_regclass(?)::text", [f"{SCHEMA}.{name}"]))[0] is not None

    def make_schema(self) -> None:
        """Make the schema where somebody else has not made it for us."""
        if next(self.rows("SELECT to_regnamespace(?)::text", [SCHEMA]))[0] is None:
            self.run(f"CREATE SCHEMA {SCHEMA}")

    def end(self) -> None:
        """Close what was not read to its end, while the connection is still ours."""
        for stream in self._streams:
            stream.close()

    def run(self, sql: str, values: Sequence[object] = ()) -> None:
        """See :class:`headwater.ledger.database.Session`."""
        self._connection.execute(_translate(sql), values)

    def insert(self, table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
        """See :class:`headwater.ledger.database.Session`."""
        waiting = iter(rows)
        first = next(waiting, None)
        if first is None:
            return
        command = f"COPY {table} ({', '.join(columns)}) FROM STDIN"
        with self._connection.cursor() as cursor, cursor.copy(command.encode()) as copy:
            for row in chain([first], waiting):
                copy.write_row(row)


class PostgresDatabase:
    """The database at ``address`` (``postgresql://…``); ``create``: make the ledger's schema where it is not there."""

    types = TYPES

    def __init__(self, address: str, *, create: bool = False) -> None:
        self._at = parse_address(address)
        self.address = self._at.shown
        self._create = create
        self._pool: Pool[Connection] = Pool(lambda: connect(self._at), Connection.close)

    @contextmanager
    def reading(self) -> Iterator[PostgresSession]:
        """One snapshot."""
        with self._explained(writing=False), self._transaction(_READ) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[PostgresSession]:
        """The only writer."""
        with self._explained(writing=True), self._transaction(_WRITE) as session:
            if self._create:
                session.make_schema()
            yield session

    def close(self) -> None:
        """Close every connection that is not in use."""
        self._pool.clear()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[PostgresSession]:
        connection = self._begin(begin)
        session = PostgresSession(connection)
        try:
            yield session
            session.end()
            if connection.execute("COMMIT", prepare=False).statusmessage != "COMMIT":
                raise psycopg.errors.InFailedSqlTransaction("an error was passed over, and all was undone")
        except BaseException:
            with suppress(psycopg.Error):
                session.end()
            self._abandon(connection)
            raise
        self._pool.give(connection)

    def _begin(self, begin: str) -> Connection:
        """A connection with a transaction begun. Where it was cut off while nobody used it, another, once."""
        while True:
            connection, fresh = self._pool.take()
            try:
                connection.execute(begin.encode(), prepare=False)
                return connection
            except BaseException:
                cut = connection.broken and not fresh
                self._abandon(connection)
                if not cut:
                    raise
            self._pool.clear()  # the others were cut off with it

    def _abandon(self, connection: Connection) -> None:
        """Undo what was begun; a connection that cannot even do that is of no more use."""
        with suppress(psycopg.Error):
            if connection.info.transaction_status in (TransactionStatus.INTRANS, TransactionStatus.INERROR):
                connection.execute("ROLLBACK", prepare=False)
            if connection.info.transaction_status == TransactionStatus.IDLE:
                self._pool.give(connection)
                return
        self._pool.drop(connection)

    @contextmanager
    def _explained(self, *, writing: bool) -> Iterator[None]:
        """PostgreSQL's errors as ours, without theirs behind them: what they carry is not for a user's eyes."""
        try:
            yield
        except psycopg.Error as error:
            told = explain_sqlstate(self.address, find_state(error), clean(error, self._at), writing=writing)
            if told is None:
                raise
            raise told from None
