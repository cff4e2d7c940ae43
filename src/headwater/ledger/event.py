"""When beliefs began and ended, with the columns that views select by and that sums are made of."""

from collections.abc import Iterator

import msgspec

from headwater.ledger.cell import Cell
from headwater.ledger.database import Row, Session
from headwater.ledger.query import Part

_COLUMNS = (
    *("claim", "since", "until", "document", "activity", "type", "stage", "donors", "recipients", "framework"),
    *("fiscal_year", "amount", "currency", "published_first", "published_last", "valid_first", "valid_last"),
    "corrected",
)
_SELECT = f"""
SELECT {", ".join(f"belief.{column}" for column in _COLUMNS)}, statement.body
FROM belief JOIN statement ON statement.seq = belief.claim
"""
# Beliefs begin and end with a statement about their own document, which an index finds.
_TOUCHED = """
WHERE belief.document IN (SELECT document FROM statement WHERE seq > ? AND seq <= ?)
AND ((belief.since > ? AND belief.since <= ?) OR (belief.until > ? AND belief.until <= ?))
"""


class Event(msgspec.Struct, frozen=True, gc=False):
    """A belief with the columns of its row. ``cell``: those by which claims are counted together."""

    claim: int
    since: int
    until: int | None
    document: int
    activity: int | None
    recipients: str
    fiscal_year: str | None
    amount: str | None
    published: tuple[str | None, str | None]
    valid: tuple[str | None, str | None]
    corrected: bool
    cell: Cell


class _Sum(msgspec.Struct):
    scope: str = "total"


class _Said(msgspec.Struct):
    """The little of a claim that no column tells."""

    assertion: str
    amount: _Sum | None = None


class _Body(msgspec.Struct):
    claim: _Said


_SAID = msgspec.json.Decoder(_Said)
_BODY = msgspec.json.Decoder(_Body)


def read_events(session: Session, before: int, last: int) -> Iterator[Event]:
    """Every belief that began or ended with a statement behind number ``before``, up to number ``last``."""
    values = [before, last] * 3
    yield from map(_build_event, session.stream(_SELECT + _TOUCHED, values))


def read_beliefs(session: Session, where: Part) -> Iterator[Event]:
    """The beliefs that ``where`` holds of, in no order."""
    sql, values = where
    yield from map(_build_event, session.stream(f"{_SELECT} WHERE {sql}", values))


def _build_event(row: Row) -> Event:
    claim, since, until, document, activity, type_, stage, donors, recipients, framework, year, *rest = row
    amount, currency, *days, corrected, body = rest
    said = _BODY.decode(body).claim if corrected is None else _SAID.decode(corrected)
    scope = None if said.amount is None else said.amount.scope
    cell = Cell(donors, framework, type_, stage, said.assertion, currency, scope)
    published, valid = (days[0], days[1]), (days[2], days[3])
    return Event(
        claim, since, until, document, activity, recipients, year, amount, published, valid, corrected is not None, cell
    )
