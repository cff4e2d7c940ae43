"""The one way in: statements are checked, put behind the chain's head, and what follows from them is written beside."""

import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec

from headwater.errors import StatementRefused
from headwater.ledger.chain import START, Entry, build_entry, identify, parse_id, show_id
from headwater.ledger.database import Row, Session
from headwater.ledger.dossier import Dossier
from headwater.ledger.rows import BELIEF, MEMBER, SIGHTING, build_belief, build_members, build_sighting
from headwater.model import DocumentSeen, Statement, digest_of

STATEMENT = ("seq", "id", "kind", "document", "recorded", "backdated", "body", "link")
CONTENT = ("document", "packed")
_MANY = 500
"""How many ids are looked up at once."""

_Found = tuple[Statement, bytes, bytes]


class Head(msgspec.Struct, frozen=True):
    """The end of the chain: how many statements, the last one's link, and when it was recorded."""

    seq: int = 0
    link: bytes = START
    recorded: int = 0


class Receipt(msgspec.Struct, frozen=True):
    """What became of an append: ids of what was new, how many were known already, and the head after it."""

    appended: tuple[str, ...]
    known: int
    head: Head


class Folder:
    """A document in the making of an append: its number, its dossier, its rows as they are stored."""

    def __init__(self, number: int | None) -> None:
        self.number = number
        self.dossier = Dossier()
        self.stored: frozenset[Row] = frozenset()
        self.text: str | None = None

    def rows(self) -> frozenset[Row]:
        """The rows of everything that is or was believed."""
        assert self.number is not None
        return frozenset(build_belief(self.number, belief) for belief in self.dossier.beliefs())


def read_head(session: Session) -> Head:
    """The last statement; an empty head where there is none."""
    row = next(iter(session.rows("SELECT seq, link, recorded FROM statement ORDER BY seq DESC LIMIT 1")), None)
    return Head(row[0], bytes(row[1]), row[2]) if row else Head()


def _select(session: Session, sql: str, values: Sequence[object]) -> Iterator[Row]:
    """The rows of ``sql``, whose ``IN ({})`` stands for all of ``values``, however many."""
    for start in range(0, len(values), _MANY):
        some = values[start : start + _MANY]
        yield from session.rows(sql.format(", ".join("?" * len(some))), some)


def find_new(session: Session, statements: Sequence[Statement]) -> list[_Found]:
    """Those of ``statements`` that the ledger does not have, each once, with id and content."""
    found: dict[bytes, _Found] = {}
    for statement in statements:
        identifier, content = identify(statement)
        found.setdefault(identifier, (statement, identifier, content))
    known = {bytes(row[0]) for row in _select(session, "SELECT id FROM statement WHERE id IN ({})", list(found))}
    return [one for identifier, one in found.items() if identifier not in known]


def read_entries(session: Session, document: int) -> Iterator[Entry]:
    """The statements about one document, in their order."""
    sql = "SELECT seq, id, recorded, backdated, body, link FROM statement WHERE document = ? ORDER BY seq"
    for seq, identifier, recorded, backdated, body, link in session.rows(sql, [document]):
        statement = msgspec.json.decode(body, type=Statement)
        yield Entry(seq, bytes(identifier), recorded, bool(backdated), body, bytes(link), statement)


def read_text(session: Session, document: int) -> str | None:
    """The canonical text of a document; None where it is not kept."""
    row = next(iter(session.rows("SELECT packed FROM content WHERE document = ?", [document])), None)
    return zlib.decompress(row[0]).decode() if row else None


def find_text(session: Session, document: str) -> str | None:
    """The canonical text of the document with this id; None where it is not kept."""
    row = next(iter(session.rows("SELECT document FROM sighting WHERE id = ?", [parse_id(document)])), None)
    return read_text(session, row[0]) if row else None


def read_dossier(session: Session, document: str) -> Dossier | None:
    """All that the ledger holds of the document with this id; None where it has no such document."""
    row = next(iter(session.rows("SELECT document FROM sighting WHERE id = ?", [parse_id(document)])), None)
    return _open_folder(session, row[0]).dossier if row else None


def _open_folders(session: Session, found: Sequence[_Found]) -> dict[str, Folder]:
    """A folder for each document that ``found`` is about, with all that the ledger has of it."""
    names = list(dict.fromkeys(statement.document for statement, _, _ in found))
    numbers: dict[bytes, int] = {}
    sql = "SELECT id, document FROM sighting WHERE id IN ({})"
    for identifier, number in _select(session, sql, list(map(parse_id, names))):
        numbers[bytes(identifier)] = number
    return {name: _open_folder(session, numbers.get(parse_id(name))) for name in names}


def _open_folder(session: Session, number: int | None) -> Folder:
    folder = Folder(number)
    if number is not None:
        for entry in read_entries(session, number):
            folder.dossier.take(entry.seq, show_id(entry.id), entry.statement)
        folder.stored, folder.text = folder.rows(), read_text(session, number)
    return folder


def _admit(folder: Folder, statement: Statement, texts: Mapping[str, str], bare: Collection[str]) -> None:
    """Raise where ``statement`` may not enter; know the text where it comes with its document."""
    if isinstance(statement, DocumentSeen):
        text = texts.get(statement.document)
        if text is not None and digest_of(text.encode()) != statement.document:
            raise StatementRefused(f"document {statement.document}", "its id is not the digest of its text")
        folder.text = folder.text if text is None else text
    elif folder.number is None:
        raise StatementRefused(_name(statement), f"the ledger has no document {statement.document}")
    fault = folder.dossier.find_fault(statement, folder.text, bare=statement.document in bare)
    if fault:
        raise StatementRefused(_name(statement), fault)


def _name(statement: Statement) -> str:
    return f"{statement.__struct_config__.tag} of {statement.document[:19]}…"


def append_statements(
    session: Session,
    statements: Sequence[Statement],
    texts: Mapping[str, str],
    now: int,
    backdated: bool,
    *,
    bare: Collection[str] = (),
) -> Receipt:
    """Append what is new of ``statements``; raises StatementRefused where one may not enter, and then appends nothing.

    ``texts``: canonical texts by document id. ``now``: the time to record, unless the chain is later already. ``bare``:
    documents whose text was dropped where the statements come from, so that words cannot be checked.
    """
    found, head = find_new(session, statements), read_head(session)
    folders, entries = _open_folders(session, found), []
    for one in found:
        folder = folders[one[0].document]
        _admit(folder, one[0], texts, bare)
        entry = build_entry(head.link, head.seq + 1, max(now, head.recorded), backdated, one)
        folder.number = folder.number or entry.seq
        folder.dossier.take(entry.seq, show_id(entry.id), entry.statement)
        head = Head(entry.seq, entry.link, entry.recorded)
        entries.append(entry)
    _write_entries(session, entries, folders)
    for folder in folders.values():
        _write_beliefs(session, folder)
    return Receipt(tuple(show_id(entry.id) for entry in entries), len(statements) - len(entries), head)


def _write_entries(session: Session, entries: Sequence[Entry], folders: Mapping[str, Folder]) -> None:
    """The statements themselves, what documents tell of themselves, and texts that are not kept yet."""
    of = {name: folder.number for name, folder in folders.items()}
    session.insert("statement", STATEMENT, (_row(entry, of[entry.statement.document]) for entry in entries))
    seen = [(entry.seq, entry.statement) for entry in entries if isinstance(entry.statement, DocumentSeen)]
    session.insert("sighting", SIGHTING, [build_sighting(seq, of[one.document] or seq, one) for seq, one in seen])
    for folder in {id(folders[one.document]): folders[one.document] for _, one in seen}.values():
        if folder.text is not None and not folder.dossier.is_dropped():
            _write_text(session, folder)


def _write_text(session: Session, folder: Folder) -> None:
    assert folder.text is not None
    packed = zlib.compress(folder.text.encode())
    session.run("INSERT INTO content (document, packed) VALUES (?, ?) ON CONFLICT DO NOTHING", [folder.number, packed])


def _row(entry: Entry, document: int | None) -> Row:
    kind = entry.statement.__struct_config__.tag
    return (entry.seq, entry.id, kind, document, entry.recorded, int(entry.backdated), entry.body, entry.link)


def _write_beliefs(session: Session, folder: Folder) -> None:
    """Make the derived rows of one document what its statements say: only what differs is touched."""
    rows = folder.rows()
    for row in folder.stored - rows:
        session.run("DELETE FROM belief WHERE claim = ? AND since = ?", row[:2])
        session.run("DELETE FROM member WHERE claim = ? AND since = ?", row[:2])
    new = rows - folder.stored
    session.insert("belief", BELIEF, sorted(new, key=lambda row: row[:2]))
    keys = {row[:2] for row in new}
    beliefs = (belief for belief in folder.dossier.beliefs() if (belief.made, belief.since) in keys)
    session.insert("member", MEMBER, [row for belief in beliefs for row in build_members(belief)])
