"""The one way to read: what a ledger says with each of the three clocks set to a day."""

from collections.abc import Iterator

import msgspec

from headwater.ledger.chain import show_id
from headwater.ledger.database import Database, Row, Session
from headwater.model import Claim, ClaimMade


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """Which claims are wanted; what is None does not matter."""

    donor: str | None = None
    recipient: str | None = None
    type: str | None = None
    stage: str | None = None
    framework: str | None = None
    fiscal_year: str | None = None


class Held(msgspec.Struct, frozen=True):
    """A claim as it is held in a view. ``document`` is the id of its document, ``made`` the number of its statement."""

    made: int
    claim: Claim
    document: str
    corrected: bool
    published: tuple[str | None, str | None]
    valid: tuple[str | None, str | None]


ANY = Query()
_MEMBERS = "SELECT claim, since FROM member WHERE code = ? AND role = ?"


class View:
    """A ledger at one position of its three clocks. Nothing that is appended later changes it."""

    def __init__(
        self, database: Database, known_at: int | None, published_by: str | None, valid_at: str | None
    ) -> None:
        self._database = database
        self.published_by = published_by
        self.valid_at = valid_at
        with database.reading() as session:
            self.position = _find_position(session, known_at)

    def claims(self, query: Query = ANY, *, after: int = 0, limit: int | None = None) -> Iterator[Held]:
        """The claims held, in the order in which the ledger learned them; from behind ``after``, ``limit`` at most."""
        where, values = self._where(query)
        sql = f"""
            SELECT belief.claim, statement.body, belief.corrected, sighting.id, belief.published_first,
                   belief.published_last, belief.valid_first, belief.valid_last
            FROM belief JOIN statement ON statement.seq = belief.claim JOIN sighting ON sighting.seq = belief.document
            WHERE {where} AND belief.claim > ? ORDER BY belief.claim {"" if limit is None else "LIMIT ?"}
        """
        with self._database.reading() as session:
            yield from map(_build_held, session.rows(sql, [*values, after, *([] if limit is None else [limit])]))

    def _where(self, query: Query) -> tuple[str, list[object]]:
        """What a belief must be to stand in this view, and the values for its marks."""
        parts: list[str] = ["belief.since <= ?", "(belief.until IS NULL OR belief.until > ?)"]
        values: list[object] = [self.position, self.position]
        for column, bound in (("published_last", self.published_by), ("valid_last", self.valid_at)):
            if bound is not None:
                parts.append(f"belief.{column} <= ?")
                values.append(bound)
        for column in ("type", "stage", "framework", "fiscal_year"):
            wanted = getattr(query, column)
            if wanted is not None:
                parts.append(f"belief.{column} = ?")
                values.append(wanted)
        for role in ("donor", "recipient"):
            code = getattr(query, role)
            if code is not None:
                parts.append(f"(belief.{role}s = ? OR (belief.claim, belief.since) IN ({_MEMBERS}))")
                values += [code, code, role]
        return " AND ".join(parts), values


def _find_position(session: Session, known_at: int | None) -> int:
    """The number of the last statement recorded by ``known_at``."""
    where, values = ("", []) if known_at is None else ("WHERE recorded <= ?", [known_at])
    row = next(iter(session.rows(f"SELECT max(seq) FROM statement {where}", values)))
    return row[0] or 0


def _build_held(row: Row) -> Held:
    made, body, corrected, document, *days = row
    claim = msgspec.json.decode(corrected, type=Claim) if corrected else msgspec.json.decode(body, type=ClaimMade).claim
    return Held(made, claim, show_id(document), corrected is not None, (days[0], days[1]), (days[2], days[3]))
