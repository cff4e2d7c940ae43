"""What a ledger needs of a database: one snapshot to read from, one order to write in.

SQL is written once, in what SQLite and PostgreSQL share: ``?`` for parameters, ``ON CONFLICT``, no time functions.
``{int}``, ``{blob}`` and ``{text}`` stand for column types in what makes tables.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

from headwater.errors import QueryError

Row = tuple[Any, ...]

PATIENCE = 120
"""Seconds that one writer waits for the others."""


def check_values(values: Sequence[object]) -> Sequence[object]:
    """``values``, which ask for something; raises QueryError where one is no text that any database could hold."""
    for value in values:
        if isinstance(value, str) and not is_text(value):
            raise QueryError(f"{value!a} is no text: it has a NUL or half a character")
    return values


def is_text(value: str) -> bool:
    """Whether ``value`` can be stored: no NUL, which PostgreSQL has no place for, and no half of a surrogate pair."""
    if "\0" in value:
        return False
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


class Asking(Protocol):
    """What answers a question in SQL: a transaction, or a mirror."""

    def rows(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """The rows that ``sql`` selects, few enough to be held at once. Raises QueryError where a value is no text."""
        ...


class Session(Asking, Protocol):
    """One transaction. ``home`` is the folder from which relative paths in the ledger start."""

    home: Path

    def stream(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """The rows that ``sql`` selects, however many, fetched as they are wanted."""
        ...

    def inspect(self) -> Iterator[str]:
        """What the database finds wrong with its own files. After this, text that is none does not stop a reading."""
        ...

    def has_table(self, name: str) -> bool:
        """Whether the ledger's schema has a table of that name."""
        ...

    def run(self, sql: str, values: Sequence[object] = ()) -> None:
        """Run ``sql`` for what it does."""
        ...

    def insert(self, table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
        """Insert ``rows`` as fast as the database can."""
        ...


class Database(Protocol):
    """Where a ledger is kept. ``address`` is what a user may be told: without a password.

    Transactions may be open at the same time, in one thread or in several; a session is used by one thread at a time.
    """

    address: str
    types: dict[str, str]

    def reading(self) -> AbstractContextManager[Session]:
        """One snapshot: nothing that others write meanwhile is seen."""
        ...

    def writing(self) -> AbstractContextManager[Session]:
        """Nobody else writes meanwhile. All of it is kept at the end, on disk; nothing where the body raises."""
        ...

    def close(self) -> None:
        """Give back what the database lent."""
        ...
