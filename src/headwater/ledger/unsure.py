"""What is left out of a view because a day is unknown or too coarse: counted and told, never guessed."""

from collections import Counter

import msgspec

from headwater.ledger.database import Asking, Row
from headwater.ledger.held import read_held
from headwater.ledger.query import Clocks, Query, build_perhaps, judge_claim
from headwater.model import build_edtf


class LeftOut(msgspec.Struct, frozen=True):
    """How many claims, and why: the day of their document's publication, or of what they tell (``told``).

    ``known`` is that day as far as it is known, in EDTF; None where nothing is.
    """

    clock: str
    known: str | None
    claims: int


_DAYS = "belief.published_first, belief.published_last, belief.valid_first, belief.valid_last"


def read_left_out(session: Asking, clocks: Clocks, query: Query) -> list[LeftOut]:
    """What is left out only because of days, most first."""
    perhaps = build_perhaps(clocks, query)
    if perhaps is None:
        return []
    where, values = perhaps
    if query.reads_claims():
        rows = _read_each(session, clocks, query, where, values)
    else:
        rows = list(session.rows(f"SELECT {_DAYS}, count(*) FROM belief WHERE {where} GROUP BY {_DAYS}", values))
    counts: Counter[tuple[str, str | None]] = Counter()
    for *days, number in rows:
        counts[_find_reason(clocks, (days[0], days[1]), (days[2], days[3]))] += number
    order = sorted(counts, key=lambda reason: (-counts[reason], reason[0], reason[1] or ""))
    return [LeftOut(*reason, counts[reason]) for reason in order]


def _read_each(session: Asking, clocks: Clocks, query: Query, where: str, values: list[object]) -> list[Row]:
    """A row for each claim that is left out and wanted."""
    numbers = [row[0] for row in session.rows(f"SELECT claim FROM belief WHERE {where}", values)]
    held = read_held(session, clocks.position, sorted(numbers))
    return [(*one.published, *one.valid, 1) for one in held if judge_claim(one.claim, query)]


def _find_reason(
    clocks: Clocks, published: tuple[str | None, str | None], valid: tuple[str | None, str | None]
) -> tuple[str, str | None]:
    """Which day is in doubt, publication before what is told, and as far as it is known."""
    day, (first, last) = clocks.published_by, published
    if day is not None and (last is None or last > day):
        return "published", build_edtf(first, last)
    return "told", None if valid[0] is None else build_edtf(*valid)
