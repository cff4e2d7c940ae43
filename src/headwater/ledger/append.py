"""The one way in: statements are checked, put behind the chain's head, and what follows from them is written beside.

Bulk loads come through here too, so nothing is done twice: ids are looked up only where the ledger has the document,
content is encoded once, each table is written once a batch.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from headwater.errors import StatementRefused
from headwater.ledger.chain import START, Found, check_document, find_link, identify, name_of
from headwater.ledger.database import Row, Session, is_text
from headwater.ledger.dossier import Belief
from headwater.ledger.folder import Folder, open_folder, read_numbers, select
from headwater.ledger.rows import BELIEF, MEMBER, SIGHTING, build_members, build_sighting, has_members
from headwater.ledger.shelf import find_missing, keep_texts
from headwater.model import DocumentSeen, Statement, digest_of

STATEMENT = ("seq", "id", "kind", "document", "recorded", "backdated", "body", "link")


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


def read_head(session: Session) -> Head:
    """The last statement; an empty head where there is none."""
    row = next(iter(session.rows("SELECT seq, link, recorded FROM statement ORDER BY seq DESC LIMIT 1")), None)
    return Head(row[0], bytes(row[1]), row[2]) if row else Head()


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
    about = {statement.document: statement for statement in statements}
    for statement in about.values():
        check_document(statement)
    numbers = read_numbers(session, about)
    known, head = find_known(session, statements, numbers), read_head(session)
    folders, found = dict[str, Folder](), list[Found]()
    recorded, written = max(now, head.recorded), list[Row]()
    seq, link = head.seq, head.link
    # One statement at a time, from its content to its row: what was just made is still at hand in the processor.
    for statement in statements:
        one = identify(statement)
        if one.id in known:
            continue
        known.add(one.id)
        folder = folders.get(statement.document)
        if folder is None:
            folder = folders[statement.document] = _open(session, numbers.get(statement.document))
        _admit(folder, statement, texts, bare)
        seq += 1
        link = find_link(link, seq, recorded, backdated, one.content)
        folder.number = folder.number or seq
        folder.dossier.take(seq, one.name, statement)
        kind = statement.__struct_config__.tag
        written.append((seq, one.id, kind, folder.number, recorded, int(backdated), one.content.decode(), link))
        found.append(one)
    _insert(session, "statement", STATEMENT, written)
    _write_sightings(session, zip(range(head.seq + 1, seq + 1), found, strict=True), folders)
    keep_texts(session, folders | _open_missing(session, numbers, texts, folders))
    _write_beliefs(session, folders.values())
    after = Head(seq, link, recorded) if found else head
    return Receipt(tuple(one.name for one in found), len(statements) - len(found), after)


def find_known(session: Session, statements: Iterable[Statement], numbers: Mapping[str, int]) -> set[bytes]:
    """The ids of those of ``statements`` that the ledger has. ``numbers``: of the documents that it has.

    Ids have the document in them, so that nothing of another document needs to be looked for.
    """
    asked = {identify(one).id for one in statements if one.document in numbers} if numbers else set()
    return {bytes(row[0]) for row in select(session, "SELECT id FROM statement WHERE id IN ({})", list(asked))}


def _open(session: Session, number: int | None) -> Folder:
    return Folder() if number is None else open_folder(session, number)


def _admit(folder: Folder, statement: Statement, texts: Mapping[str, str], bare: Collection[str]) -> None:
    """Raise where ``statement`` may not enter; know the text where it comes along."""
    if folder.number is None and not isinstance(statement, DocumentSeen):
        raise StatementRefused(name_of(statement), f"the ledger has no document {statement.document}")
    _know_text(folder, statement.document, texts)
    fault = folder.dossier.find_fault(statement, folder.text, bare=statement.document in bare)
    if fault:
        raise StatementRefused(name_of(statement), fault)


def _know_text(folder: Folder, name: str, texts: Mapping[str, str]) -> None:
    """Take the text of document ``name`` from ``texts``, where it is there; raises StatementRefused for another's."""
    text = texts.get(name)
    if text is None or text == folder.text:
        return
    if not is_text(text):
        raise StatementRefused(f"document {name}", "its text has a NUL or half a character")
    if digest_of(text.encode()) != name:
        raise StatementRefused(f"document {name}", "its id is not the digest of its text")
    folder.text = text


def _open_missing(
    session: Session, numbers: Mapping[str, int], texts: Mapping[str, str], opened: Mapping[str, Folder]
) -> dict[str, Folder]:
    """Documents of which nothing is new but the text, which came with them and is not kept: taken in again."""
    known = {numbers[name]: name for name in texts if name in numbers and name not in opened}
    folders = {name: open_folder(session, number) for number, name in find_missing(session, known).items()}
    for name, folder in folders.items():
        _know_text(folder, name, texts)
    return folders


def _write_sightings(session: Session, found: Iterable[tuple[int, Found]], folders: Mapping[str, Folder]) -> None:
    """What documents tell of themselves."""
    seen = [(seq, one.statement) for seq, one in found if isinstance(one.statement, DocumentSeen)]
    of = {told.document: folders[told.document] for _, told in seen}
    rows = [build_sighting(seq, of[told.document].number or seq, told) for seq, told in seen]
    _insert(session, "sighting", SIGHTING, rows)


def _write_beliefs(session: Session, folders: Iterable[Folder]) -> None:
    """Make the derived rows of documents what their statements say: only what differs is touched."""
    changed = [one for folder in folders for one in _renew(session, folder)]
    _insert(session, "belief", BELIEF, [row for row, _ in changed])
    _insert(
        session, "member", MEMBER, [one for row, belief in changed if has_members(row) for one in build_members(belief)]
    )


def _renew(session: Session, folder: Folder) -> list[tuple[Row, Belief]]:
    """Delete the rows of beliefs that have changed; those to be written, and the beliefs that they tell of."""
    rows = folder.rows()
    if not folder.stored:
        return rows
    for row in folder.stored.difference(row for row, _ in rows):
        session.run("DELETE FROM belief WHERE claim = ? AND since = ?", row[:2])
        session.run("DELETE FROM member WHERE claim = ? AND since = ?", row[:2])
    return [one for one in rows if one[0] not in folder.stored]


def _insert(session: Session, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
    if rows:
        session.insert(table, columns, rows)
