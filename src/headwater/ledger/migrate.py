"""Ledgers of earlier versions, brought up to this one: a list of steps, each of which says what it is for.

All steps are one transaction, behind a backup, and everything is verified before they count: an interruption, or a
fault, leaves the ledger as it was.
"""

import time
from collections.abc import Callable, Mapping
from itertools import chain, count
from pathlib import Path

import msgspec

from headwater.errors import LedgerForeign
from headwater.ledger.backup import write_backup
from headwater.ledger.database import Database, Session
from headwater.ledger.dump import Watch
from headwater.ledger.schema import VERSION, read_version
from headwater.ledger.sqlite import SqliteDatabase
from headwater.ledger.verify import Verifying

Types = Mapping[str, str]
Tell = Callable[[str], None]
"""Is told, in one sentence, what is being done."""


class Migration(msgspec.Struct, frozen=True):
    """What makes tables of the version before into those of ``version``, and why."""

    version: int
    reason: str
    apply: Callable[[Session, Types], None]


def _let_texts_be_outside(session: Session, types: Types) -> None:
    """SQLite cannot take a NOT NULL away; so the table is made anew, in both databases alike."""
    session.run("CREATE TABLE renewed (document {int} PRIMARY KEY, packed {blob})".format(**types))
    session.run("INSERT INTO renewed (document, packed) SELECT document, packed FROM content")
    session.run("DROP TABLE content")
    session.run("ALTER TABLE renewed RENAME TO content")


MIGRATIONS = (
    Migration(2, "texts may be kept outside: such a row of content has no text in it", _let_texts_be_outside),
)
"""In their order; the last one makes the tables of :data:`headwater.ledger.schema.VERSION`."""


def migrate(database: Database, tell: Tell, watch: Watch = lambda *_: None) -> bool:
    """Bring the tables to this version, after a backup; False where they are of it already.

    Raises LedgerForeign where the ledger is damaged, before or after: then it stays as it was.
    """
    with database.writing() as session:
        version = read_version(session)
        if version is None or version >= VERSION:
            return False
        path = _find_backup(database, version)
        tell(f"{database.address}: made by an earlier Headwater (version {version}); first, a backup: {path}")
        write_backup(database, path, watch)
        for migration in MIGRATIONS:
            if migration.version > version:
                migration.apply(session, database.types)
        session.run("UPDATE meta SET value = ? WHERE key = 'version'", [str(VERSION)])
        _check(database, session, watch)
    tell(f"{database.address}: brought to version {VERSION}, and verified; nothing that it says has changed")
    return True


def _check(database: Database, session: Session, watch: Watch) -> None:
    """Raise where anything is wrong with what the steps have made."""
    faults = Verifying(database).find_in(session, lambda _, done, total: watch(done, total))
    fault = next(faults, None)
    if fault is not None:
        raise LedgerForeign(database.address, f"it could not be migrated: {fault.place}: {fault.reason}")


def _find_backup(database: Database, version: int) -> Path:
    """Where the backup goes: beside the ledger; of one on a server into the current folder."""
    is_folder = isinstance(database, SqliteDatabase)
    folder, suffix = (Path(database.address), ".backup") if is_folder else (Path.cwd(), ".jsonl.gz")
    told = f"ledger-version-{version}-{time.strftime('%Y%m%dT%H%M%SZ', time.gmtime())}"
    names = (folder / f"{told}{again}{suffix}" for again in chain([""], (f"-{number}" for number in count(2))))
    return next(path for path in names if not path.exists())
