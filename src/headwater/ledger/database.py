"""What a ledger needs of a database: one snapshot to read from, one order to write in.

SQL is written once, in what SQLite and PostgreSQL share: ``?`` for parameters, ``ON CONFLICT``, no time functions.
``{int}``, ``{blob}`` and ``{text}`` stand for column types in what makes tables.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

Row = tuple[Any, ...]


class Session(Protocol):
    """One transaction."""

    def rows(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """The rows that ``sql`` selects."""
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
    """Where a ledger is kept. ``address`` is what a user may be told: without a password."""

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
