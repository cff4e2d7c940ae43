"""A ledger as one file to keep elsewhere: complete, of one moment, and looked at before it is called done.

Of a folder it is a SQLite file, of a server a dump. Others may go on writing meanwhile.
"""

import zlib
from functools import partial
from pathlib import Path

from headwater.errors import LedgerForeign
from headwater.ledger.append import Head, read_head
from headwater.ledger.database import Database, Session
from headwater.ledger.dump import Watch, write_dump
from headwater.ledger.files import hold_place, is_packed, open_input, open_new
from headwater.ledger.links import read_pages
from headwater.ledger.parse import parse_dump
from headwater.ledger.sqlite import SqliteDatabase, SqliteSession
from headwater.ledger.texts import find_outside, keep_inside, read_text
from headwater.ledger.verify import Verifying


def write_backup(database: Database, path: Path, watch: Watch, *, overwrite: bool = False) -> Head:
    """Write a backup to ``path`` and check it; the head of the ledger that is in it.

    Raises LedgerForeign where the ledger is damaged, and OutputError where ``path`` is there already (unless
    ``overwrite``) or cannot be written. What was at ``path`` then stays as it was.
    """
    with hold_place(path, overwrite=overwrite) as held:
        with database.reading() as session:
            head = read_head(session)
            if isinstance(session, SqliteSession):
                session.write_copy(held, watch, partial(take_texts_in, session))
            else:
                with open_new(held, packed=is_packed(path)) as stream:
                    write_dump(session, stream, head, watch)
        if isinstance(session, SqliteSession):
            check_copy(held, database.address, head, watch)
        else:
            check_dump(held, str(path), watch)
            check_ledger(database, database.address, watch)
    return head


def check_copy(copy: Path, place: str, head: Head, watch: Watch) -> None:
    """Raise LedgerForeign where the SQLite file ``copy`` of the ledger at ``place`` is not what it must be."""
    database = SqliteDatabase(copy.parent, file=copy.name)
    try:
        found = check_ledger(database, place, watch)
    finally:
        database.close()
    if found != head:
        raise LedgerForeign(place, "its copy does not end where it ends")


def check_ledger(database: Database, place: str, watch: Watch) -> Head:
    """The head of a ledger; raises LedgerForeign, which names ``place``, with the first fault in it."""
    verifying = Verifying(database)
    fault = next(verifying.find_faults(lambda _, done, total: watch(done, total)), None)
    if fault is not None:
        raise LedgerForeign(place, f"it is damaged: {fault.place}: {fault.reason}")
    return verifying.head


def check_dump(file: Path, place: str, watch: Watch) -> None:
    """Raise SourceDamaged, which names ``place``, where the dump in ``file`` is not what was written."""
    with open_input(str(file)) as lines:
        for told in parse_dump(place, lines):
            watch(told.head.seq, 0)


def take_texts_in(session: Session, copy: Session) -> None:
    """Put texts that the ledger of ``session`` keeps outside into its copy, which then needs nothing beside it."""
    if find_outside(session) is None:
        return
    sql = "SELECT document FROM content WHERE document > ? AND packed IS NULL ORDER BY document"
    for (number,) in read_pages(session, sql):
        text = read_text(session, number)
        assert text is not None
        copy.run("UPDATE content SET packed = ? WHERE document = ?", [zlib.compress(text.encode()), number])
    keep_inside(copy)
