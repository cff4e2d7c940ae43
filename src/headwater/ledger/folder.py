"""What the ledger has of a document, opened for reading or for an append: its statements, dossier, rows and text."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from headwater.ledger.chain import Entry, parse_id, show_id
from headwater.ledger.database import Row, Session
from headwater.ledger.dossier import Belief, Dossier
from headwater.ledger.rows import build_belief
from headwater.ledger.texts import read_kept, read_text
from headwater.model import Statement

_MANY = 500
"""How many ids are looked up at once."""


class Folder:
    """A document in the making of an append: its number, its dossier, its rows as they are stored.

    ``number`` is None for a document that the ledger does not have; ``text`` where it is not at hand. What is
    ``is_broken`` is kept, and cannot be read.
    """

    def __init__(self, number: int | None = None) -> None:
        self.number = number
        self.dossier = Dossier()
        self.stored: frozenset[Row] = frozenset()
        self.text: str | None = None
        self.is_kept = False
        self.is_broken = False

    def rows(self) -> list[tuple[Row, Belief]]:
        """Everything that is or was believed, each with its row."""
        number = self.number
        assert number is not None
        return [(build_belief(number, belief), belief) for belief in self.dossier.beliefs()]


def select(session: Session, sql: str, values: Sequence[object]) -> Iterator[Row]:
    """The rows of ``sql``, whose ``IN ({})`` stands for all of ``values``, however many."""
    for start in range(0, len(values), _MANY):
        some = values[start : start + _MANY]
        yield from session.rows(sql.format(", ".join("?" * len(some))), some)


def read_numbers(session: Session, documents: Iterable[str]) -> dict[str, int]:
    """The numbers of those of ``documents`` (ids) that the ledger has."""
    names = {parse_id(name): name for name in documents}
    found = select(session, "SELECT id, document FROM sighting WHERE id IN ({})", list(names))
    return {names[bytes(identifier)]: number for identifier, number in found}


def read_entries(session: Session, document: int) -> Iterator[Entry]:
    """The statements about one document, in their order."""
    sql = "SELECT seq, id, recorded, backdated, body, link FROM statement WHERE document = ? ORDER BY seq"
    for seq, identifier, recorded, backdated, body, link in session.rows(sql, [document]):
        statement = msgspec.json.decode(body, type=Statement)
        yield Entry(seq, bytes(identifier), recorded, bool(backdated), body, bytes(link), statement)


def find_text(session: Session, document: str) -> str | None:
    """The canonical text of the document with this id; None where it is not kept."""
    number = read_numbers(session, [document]).get(document)
    return None if number is None else read_text(session, number)


def read_dossier(session: Session, document: str) -> Dossier | None:
    """All that the ledger holds of the document with this id; None where it has no such document."""
    number = read_numbers(session, [document]).get(document)
    return None if number is None else open_folder(session, number).dossier


def open_folder(session: Session, number: int) -> Folder:
    """The folder of a document that the ledger has, with all that it has of it."""
    folder = Folder(number)
    for entry in read_entries(session, number):
        folder.dossier.take(entry.seq, show_id(entry.id), entry.statement)
    folder.stored = frozenset(row for row, _ in folder.rows())
    kept = read_kept(session, number)
    folder.text, folder.is_kept, folder.is_broken = kept.text, kept.text is not None, kept.fault is not None
    return folder
