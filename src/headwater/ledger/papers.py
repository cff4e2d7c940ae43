"""Documents as a view has them: what they say of themselves, who read them, what became of them."""

from collections.abc import Sequence

import msgspec

from headwater.ledger.chain import Entry, parse_id
from headwater.ledger.database import Session
from headwater.ledger.dossier import Dossier
from headwater.ledger.folder import read_entries
from headwater.ledger.query import ANY, Clocks, Query, build_where
from headwater.model import Metadata, Reader, ReadingMade, Statement, build_edtf

_MARKS = ("reading", "retraction", "drop", "undo")
"""Kinds of statement that tell how a document stands, beside its sightings."""


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """A document at a position. ``number`` is that of its first statement, ``claims`` how many of it are held.

    ``metadata`` is what it said of itself when it was seen last; ``published`` the day that is sure by all sightings.
    """

    number: int
    metadata: Metadata
    source: str | None
    characters: int
    published: str | None
    recorded: int
    sightings: int
    readers: tuple[Reader, ...]
    claims: int
    retracted: bool
    dropped: bool


def select_papers(session: Session, clocks: Clocks, query: Query) -> list[int]:
    """The numbers of the documents that are wanted, as far as columns tell; where claims are asked for, by those."""
    if query == ANY and clocks.valid_at is None:
        published, days = (
            ("", []) if clocks.published_by is None else ("AND published_last <= ?", [clocks.published_by])
        )
        sql = f"SELECT DISTINCT document FROM sighting WHERE seq <= ? {published} ORDER BY document"
        return [row[0] for row in session.rows(sql, [clocks.position, *days])]
    where, values = build_where(clocks, query)
    return [
        row[0] for row in session.rows(f"SELECT DISTINCT document FROM belief WHERE {where} ORDER BY document", values)
    ]


def count_unpublished(session: Session, clocks: Clocks) -> dict[str | None, int]:
    """How many documents may have been published by the day asked, by their day as far as it is known."""
    counts: dict[str | None, int] = {}
    if clocks.published_by is None:
        return counts
    sql = """SELECT min(published_first), min(published_last) FROM sighting WHERE seq <= ? GROUP BY document
             HAVING min(published_last) IS NULL OR (min(published_last) > ? AND min(published_first) <= ?)"""
    for first, last in session.rows(sql, [clocks.position, clocks.published_by, clocks.published_by]):
        known = build_edtf(first, last)
        counts[known] = counts.get(known, 0) + 1
    return counts


def read_papers(session: Session, clocks: Clocks, numbers: Sequence[int]) -> list[Paper]:
    """The documents with these numbers, in their order."""
    claims = _count_claims(session, clocks, numbers)
    statements = _read_statements(session, clocks.position, numbers)
    return [_build_paper(number, statements[number], claims.get(number, 0)) for number in numbers]


def _count_claims(session: Session, clocks: Clocks, numbers: Sequence[int]) -> dict[int, int]:
    where, values = build_where(clocks, ANY)
    marks = ", ".join("?" * len(numbers))
    sql = f"SELECT document, count(*) FROM belief WHERE {where} AND document IN ({marks}) GROUP BY document"
    return {row[0]: row[1] for row in session.rows(sql, [*values, *numbers])}


def _read_statements(
    session: Session, position: int, numbers: Sequence[int]
) -> dict[int, list[tuple[int, int, str, Statement]]]:
    """What is said of each document, its claims and reviews of them left out: number, time, id, statement."""
    kinds = ("document", *_MARKS)
    marks, some = ", ".join("?" * len(numbers)), ", ".join("?" * len(kinds))
    sql = f"""SELECT document, seq, recorded, id, body FROM statement
              WHERE document IN ({marks}) AND kind IN ({some}) AND seq <= ? ORDER BY seq"""
    found: dict[int, list[tuple[int, int, str, Statement]]] = {number: [] for number in numbers}
    for document, seq, recorded, identifier, body in session.rows(sql, [*numbers, *kinds, position]):
        statement: Statement = msgspec.json.decode(body, type=Statement)
        found[document].append((seq, recorded, "sha256:" + bytes(identifier).hex(), statement))
    return found


def _build_paper(number: int, said: Sequence[tuple[int, int, str, Statement]], claims: int) -> Paper:
    dossier, readers = Dossier(), dict[str, Reader]()
    for seq, _, identifier, statement in said:
        if isinstance(statement, ReadingMade):
            readers[statement.reader.name] = statement.reader
        else:
            dossier.take(seq, identifier, statement)
    seen = dossier.sightings
    return Paper(
        number=number,
        metadata=seen[-1].metadata,
        source=next((one.source for one in seen if one.source), None),
        characters=seen[-1].characters,
        published=build_edtf(*dossier.published),
        recorded=said[0][1],
        sightings=len(seen),
        readers=tuple(readers.values()),
        claims=claims,
        retracted=dossier.is_retracted(),
        dropped=dossier.is_dropped(),
    )


def read_trail(session: Session, document: str, position: int) -> list[Entry]:
    """Every statement about a document up to ``position``, in order; none where it had not been seen."""
    row = next(iter(session.rows("SELECT document FROM sighting WHERE id = ?", [parse_id(document)])), None)
    return [entry for entry in read_entries(session, row[0]) if entry.seq <= position] if row else []
