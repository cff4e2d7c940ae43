"""A ledger: append statements, view what follows from them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from headwater.errors import (
    LedgerExists,
    LedgerForeign,
    LedgerMissing,
    LedgerNewer,
    LedgerUnreachable,
    LedgerUnwritable,
    StatementRefused,
)
from headwater.ledger.append import Head, Receipt, append_statements, read_head
from headwater.ledger.clock import Clock, find_next, parse_day, parse_period, parse_time, read_now, show_time
from headwater.ledger.database import Database, Session
from headwater.ledger.dossier import Dossier
from headwater.ledger.folder import find_text, read_dossier
from headwater.ledger.schema import NAMES, VERSION, create_tables, read_version
from headwater.ledger.shelf import remove_dropped
from headwater.ledger.sqlite import FILE, SqliteDatabase
from headwater.ledger.view import View
from headwater.model import Statement, TextDropped

Tell = Callable[[str], None]
"""Is told, in one sentence, what is done beside what was asked."""
NO_TEXTS: Mapping[str, str] = MappingProxyType({})


class Ledger:
    """An open ledger. ``append`` is the only write, ``view`` the only read; close it, or use it in a ``with``.

    It may be used by many threads. ``clock`` tells the time to record, in microseconds since 1970 UTC.
    """

    def __init__(self, database: Database, clock: Clock = read_now, tell: Tell = lambda _: None) -> None:
        self.database = database  # for what keeps a ledger: verify, backup, dump and load
        self._tell = tell
        self._is_current = False
        self._clock = clock
        self.address = database.address

    def append(
        self, statements: Iterable[Statement], texts: Mapping[str, str] = NO_TEXTS, *, recorded_at: str | None = None
    ) -> Receipt:
        """Append what is new of ``statements``, all or nothing; what the ledger has already is counted, not repeated.

        ``texts``: canonical texts of documents among the statements, by id. ``recorded_at``: for a load of history, a
        day or moment that is not over at the last statement's; it is marked as given. Raises StatementRefused.
        """
        taken = list(statements)
        self.prepare()
        with self.database.writing() as session:
            check_version(self.address, session)
            before = read_head(session).recorded
            now = find_next(self._clock(), before) if recorded_at is None else self._backdate(before, recorded_at)
            receipt = append_statements(session, taken, texts, now, recorded_at is not None)
        dropped = {statement.document for statement in taken if isinstance(statement, TextDropped)}
        if dropped:
            remove_dropped(self.database, dropped)
        return receipt

    def prepare(self) -> None:
        """Make it fit for writing: a ledger of an earlier version is migrated, after a backup, of which is told."""
        if self._is_current:
            return
        with self.database.reading() as session:
            self._is_current = read_version(session) == VERSION
        if not self._is_current:
            from headwater.ledger.migrate import migrate

            migrate(self.database, self._tell)
            self._is_current = True

    def _backdate(self, before: int, day: str) -> int:
        """The first time of ``day`` after ``before``; raises StatementRefused where there is none, or not yet."""
        first, last = parse_period(day)
        if first > self._clock():
            raise StatementRefused(f"recorded at {day}", "that is not yet")
        moment = find_next(first, before)
        if moment > last:
            raise StatementRefused(f"recorded at {day}", f"the ledger's last statement is of {show_time(before)}")
        return moment

    def view(
        self, *, known_at: str | None = None, published_by: str | None = None, valid_at: str | None = None
    ) -> View:
        """What the ledger knew at ``known_at`` from documents out by ``published_by``, of what was by ``valid_at``.

        Each is a day (to its end, UTC), ``known_at`` also a moment with its zone; None leaves that clock open. Raises
        QueryError where one is no such thing.
        """
        moment = None if known_at is None else parse_time(known_at)
        published, valid = (None if day is None else parse_day(day) for day in (published_by, valid_at))
        return View(self.database, moment, published, valid)

    def dossier(self, document: str) -> Dossier | None:
        """All that the ledger holds of the document with this id; None where it has no such document."""
        with self.database.reading() as session:
            return read_dossier(session, document)

    def text(self, document: str) -> str | None:
        """The canonical text of the document with this id; None where it is not kept."""
        with self.database.reading() as session:
            return find_text(session, document)

    def head(self) -> Head:
        """The end of the chain."""
        with self.database.reading() as session:
            return read_head(session)

    def close(self) -> None:
        """Give back what the database lent."""
        self.database.close()

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def is_server(address: str) -> bool:
    """Whether ``address`` is of a PostgreSQL server, and no folder."""
    return address.startswith(("postgresql://", "postgres://"))


def _connect(address: str, *, create: bool) -> Database:
    if is_server(address):
        try:
            from headwater.ledger.postgres import PostgresDatabase
        except ImportError as error:
            raise LedgerUnreachable(
                "postgresql://…", f"this takes a driver; install it: pip install 'headwater[postgres]' ({error})"
            ) from error
        return PostgresDatabase(address, create=create)
    folder = Path(address)
    if not create and not (folder / FILE).is_file():
        raise LedgerMissing(address, f"no ledger here (no {FILE}); make one with: headwater init {address}")
    return SqliteDatabase(folder, create=create)


def create_ledger(
    address: str | Path, *, clock: Clock = read_now, fill: Callable[[Session], None] | None = None
) -> Ledger:
    """Make a ledger in a folder, or in a PostgreSQL database; raises LedgerExists where there is one.

    ``fill`` puts in what it is to begin with: if that fails, there is no ledger. Also raises LedgerForeign where
    something else is there, LedgerUnwritable or LedgerUnreachable.
    """
    place = str(address)
    if not is_server(place):
        _make_folder(Path(place))
    with _closed_on_failure(_connect(place, create=True)) as database, database.writing() as session:
        if read_version(session) is not None:
            raise LedgerExists(database.address, "there is a ledger already")
        if any(session.has_table(name) for name in NAMES):
            raise LedgerForeign(database.address, "something else is there, with a table that a ledger would have")
        create_tables(session, database.types)
        if fill is not None:
            fill(session)
    return Ledger(database, clock)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerUnwritable(str(folder), f"no folder can be made here: {error.strerror}") from error


@contextmanager
def _closed_on_failure(database: Database) -> Iterator[Database]:
    try:
        yield database
    except BaseException:
        database.close()
        raise


def check_version(address: str, session: Session) -> int:
    """The version of the tables.

    Raises LedgerMissing where there are none, LedgerForeign where they do not say, LedgerNewer where it is too high.
    """
    version = read_version(session)
    if version is None and all(session.has_table(name) for name in NAMES):
        raise LedgerForeign(address, "its tables do not say which version they are of; they are damaged, or another's")
    if version is None:
        raise LedgerMissing(address, "there is no ledger here; make one with: headwater init")
    if version > VERSION:
        raise LedgerNewer(
            address,
            f"its tables have version {version}, and this Headwater knows up to {VERSION}; use a newer Headwater",
        )
    return version


def open_ledger(address: str | Path, *, clock: Clock = read_now, tell: Tell = lambda _: None) -> Ledger:
    """The ledger at ``address``: a folder, or ``postgresql://…``. ``tell`` hears of it when it has to be migrated.

    Raises LedgerMissing, LedgerForeign, LedgerNewer or LedgerUnreachable.
    """
    with _closed_on_failure(_connect(str(address), create=False)) as database, database.reading() as session:
        check_version(database.address, session)
    return Ledger(database, clock, tell)
