"""Claims as a view holds them, and how they come out of the database."""

from collections.abc import Iterator, Sequence

import msgspec

from headwater.ledger.chain import show_id
from headwater.ledger.database import Asking, Row, Session
from headwater.ledger.query import build_held
from headwater.model import Claim, ClaimMade, Reader, ReadingMade

Days = tuple[str | None, str | None]
"""The first and the last day that are possible; None where that is not known."""


class Held(msgspec.Struct, frozen=True):
    """A claim as it is held in a view. ``document`` is the id of its document, ``made`` the number of its statement.

    ``said`` is the claim as its reader made it, the same as ``claim`` where nobody corrected it; ``recorded`` is when
    the ledger learned it, ``title`` and ``publisher`` what its document said of itself at first, ``folder`` its number.
    """

    made: int
    claim: Claim
    document: str
    corrected: bool
    published: Days
    valid: Days
    said: Claim
    recorded: int
    title: str | None
    publisher: str | None
    folder: int


SELECT = """
SELECT belief.claim, statement.body, belief.corrected, sighting.id, belief.published_first, belief.published_last,
       belief.valid_first, belief.valid_last, statement.recorded, sighting.title, sighting.publisher, belief.document
FROM belief JOIN statement ON statement.seq = belief.claim JOIN sighting ON sighting.seq = belief.document
"""
_MANY = 400


def read_held(session: Asking, position: int, claims: Sequence[int]) -> Iterator[Held]:
    """Those of the ``claims`` (numbers) that are held at ``position``, in the order of their numbers."""
    held, values = build_held(position)
    for start in range(0, len(claims), _MANY):
        some = claims[start : start + _MANY]
        where = f"WHERE belief.claim IN ({', '.join('?' * len(some))}) AND {held} ORDER BY belief.claim"
        yield from map(build_one, session.rows(SELECT + where, [*some, *values]))


def read_activity(session: Session, where: str, values: Sequence[object], keys: Sequence[int]) -> list[Held]:
    """The claims of activities (by key) that ``where`` holds of, in the order of their numbers."""
    found: list[Held] = []
    for start in range(0, len(keys), _MANY):
        some = keys[start : start + _MANY]
        sql = f"{SELECT} WHERE belief.activity IN ({', '.join('?' * len(some))}) AND {where}"
        found += map(build_one, session.rows(sql, [*some, *values]))
    return sorted(found, key=lambda one: one.made)


def read_readers(session: Session, position: int, held: Sequence[Held]) -> dict[str, tuple[Reader, ...]]:
    """By claim: the readers whose latest reading of its document by ``position`` lists it, by their names."""
    folders = sorted({one.folder for one in held})
    sql = f"""SELECT document, body FROM statement
              WHERE document IN ({", ".join("?" * len(folders))}) AND kind = 'reading' AND seq <= ? ORDER BY seq"""
    latest: dict[tuple[int, str], ReadingMade] = {}
    for document, body in session.rows(sql, [*folders, position]):
        reading = msgspec.json.decode(body, type=ReadingMade)
        latest[document, reading.reader.name] = reading
    readers: dict[str, tuple[Reader, ...]] = {}
    for _, reading in sorted(latest.items(), key=lambda item: item[0]):
        for claim in reading.claims:
            readers[claim] = (*readers.get(claim, ()), reading.reader)
    return readers


def read_eras(session: Session, activity: int, position: int) -> Iterator[tuple[int, int | None, Held]]:
    """Each claim of the activity with this key, with the statements since which and until which it was held."""
    sql = f"{SELECT.replace('FROM belief', ', belief.since, belief.until FROM belief')} WHERE belief.activity = ?"
    for *row, since, until in session.rows(f"{sql} AND belief.since <= ? ORDER BY belief.claim", [activity, position]):
        yield since, until, build_one(tuple(row))


def read_any(session: Session, activity: int) -> Held:
    """One claim of the activity with this key, held now or once."""
    return build_one(next(iter(session.rows(f"{SELECT} WHERE belief.activity = ? LIMIT 1", [activity]))))


def build_one(row: Row) -> Held:
    """A row of the selection above as a value."""
    made, body, corrected, document, *days, recorded, title, publisher, folder = row
    said: Claim = msgspec.json.decode(body, type=ClaimMade).claim
    claim: Claim = msgspec.json.decode(corrected, type=Claim) if corrected else said
    published, valid = (days[0], days[1]), (days[2], days[3])
    return Held(
        made,
        claim,
        show_id(document),
        corrected is not None,
        published,
        valid,
        said,
        recorded,
        title,
        publisher,
        folder,
    )
