"""What is wrong in a ledger: where, why, and what hangs on it."""

import msgspec

from headwater.ledger.chain import show_id
from headwater.ledger.database import Session

SHOWN = 5
"""Of many claims that a fault affects, so many are named."""


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """One row that is not what it must be. ``place`` names it, ``reason`` says why in words for the end of a sentence.

    ``document`` and ``claims`` (at most :data:`SHOWN`, of ``held``): what is affected; ``behind``: how many statements
    come after a broken link. ``derived``: the row follows from the statements, and can be made again.
    """

    place: str
    reason: str
    document: str | None = None
    claims: tuple[str, ...] = ()
    held: int = 0
    behind: int = 0
    derived: bool = False


def read_affected(session: Session, number: object) -> tuple[str | None, tuple[str, ...], int]:
    """Of the document with this number: its id, some of the claims held of it, and how many are held."""
    row = next(iter(session.rows("SELECT id FROM sighting WHERE document = ? ORDER BY seq LIMIT 1", [number])), None)
    held = next(iter(session.rows("SELECT count(*) FROM belief WHERE document = ? AND until IS NULL", [number])))[0]
    some = session.rows(
        "SELECT statement.id FROM belief JOIN statement ON statement.seq = belief.claim"
        f" WHERE belief.document = ? AND belief.until IS NULL ORDER BY belief.claim LIMIT {SHOWN}",
        [number],
    )
    claims = tuple(show_id(one[0]) for one in some if isinstance(one[0], bytes))
    return (show_id(row[0]) if row and isinstance(row[0], bytes) else None), claims, held


def build_fault(session: Session, place: str, reason: str, number: object, behind: int = 0) -> Fault:
    """The fault of something that belongs to the document with this number."""
    number = number if isinstance(number, int) else None
    document, claims, held = read_affected(session, number)
    return Fault(place=place, reason=reason, document=document, claims=claims, held=held, behind=behind)
