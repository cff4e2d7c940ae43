"""Where activities stand in a list: by their sides, framework and fiscal year, the same in every database."""

from collections.abc import Iterator

from headwater.ledger.database import Session
from headwater.ledger.query import Clocks, Query, build_where
from headwater.ledger.rows import find_activity, find_sides
from headwater.model import Claim

Place = tuple[str, str, str, str, int]
"""Donors, recipients, framework, fiscal year, and the key of the activity, so that no two are alike."""

_COLUMNS = "belief.donors, belief.recipients, belief.framework, belief.fiscal_year, belief.activity"


def read_places(session: Session, clocks: Clocks, query: Query) -> Iterator[Place]:
    """The places of all activities with a claim that is wanted, as far as columns tell, in no order."""
    where, values = build_where(clocks, query)
    sql = f"SELECT {_COLUMNS} FROM belief WHERE {where} AND belief.activity IS NOT NULL GROUP BY {_COLUMNS}"
    for donors, recipients, framework, year, key in session.rows(sql, values):
        yield donors, recipients, framework or "", year or "", key


def build_place(claim: Claim) -> Place | None:
    """The place of the activity that ``claim`` tells of; None where it tells of none."""
    activity = find_activity(claim)
    if activity is None:
        return None
    donors, recipients = (" ".join(side) for side in find_sides(claim))
    return donors, recipients, activity.framework or "", getattr(claim, "fiscal_year", None) or "", activity.key
