"""What is most worth a person's time: claims on which much hangs, or at which something does not fit.

Everything is counted from the view itself, so that the same view gives the same order. Claims that a person has judged
are left out, unless a newer reading no longer lists them.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from heapq import nsmallest
from itertools import islice
from typing import NamedTuple

import msgspec

from headwater.ledger.activities import FIRM, find_sharpest
from headwater.ledger.chain import show_id
from headwater.ledger.database import Session
from headwater.ledger.dossier import Dossier
from headwater.ledger.folder import read_entries
from headwater.ledger.held import Held, read_held
from headwater.ledger.query import build_held
from headwater.ledger.rows import find_activity
from headwater.model import Agreement, Assistance, Money, ReadingMade, Reviewed

_CONFLICT, _KEPT, _PROBLEM, _LARGE = 8, 6, 4, 3
"""How much each reason weighs; of other claims of the activity, their number's binary digits, at most four."""
_MOST_DEPENDANTS = 4
_MOST_STRANGE = 4
"""How many other values are told."""
_LARGE_SHARE = 10
"""A sum is large that is among the tenth of all different sums of its currency that are largest."""
_LEAST_SUMS = 3
_ONCE = frozenset({"signed", "in_force", "terminated"})
"""Stages of an agreement that come about on one day."""


class Reason(msgspec.Struct, frozen=True):
    """Why a claim waits: ``kind`` is conflict, kept, problem, sum or dependants; ``detail`` says what or how many."""

    kind: str
    weight: int
    detail: str


class Waiting(msgspec.Struct, frozen=True):
    """A claim in the queue, with its reasons, weightiest first."""

    held: Held
    score: int
    reasons: tuple[Reason, ...]


_COLUMNS = ("claim", "document", "activity", "stage", "amount", "currency", "valid_first")


class _Row(NamedTuple):
    claim: int
    document: int
    activity: int | None
    stage: str | None
    amount: str | None
    currency: str | None
    day: str | None


def read_queue(session: Session, position: int, limit: int) -> list[Waiting]:
    """The ``limit`` claims that most deserve a look, worst first; of equals, what the ledger learned first."""
    held, values = build_held(position)
    sql = f"SELECT {', '.join(_COLUMNS)} FROM belief WHERE {held} ORDER BY claim"
    rows = [_Row(*row) for row in session.rows(sql, values)]
    judged, kept = _read_judged(session, position)
    reasons: dict[int, list[Reason]] = {}
    for found in (
        {claim: Reason("kept", _KEPT, "") for claim in kept},
        _find_conflicts(session, position, rows),
        _find_problems(session, position, rows),
        _find_large(rows),
        _find_dependants(rows),
    ):
        for claim, reason in found.items():
            reasons.setdefault(claim, []).append(reason)
    waiting = {claim: found for claim, found in reasons.items() if claim not in judged}
    order = nsmallest(limit, waiting, key=lambda claim: (-_weigh(waiting[claim]), claim))
    claims = {one.made: one for one in read_held(session, position, sorted(order))}
    return [
        Waiting(claims[one], _weigh(waiting[one]), tuple(sorted(waiting[one], key=lambda reason: -reason.weight)))
        for one in order
        if one in claims
    ]


def _weigh(reasons: Iterable[Reason]) -> int:
    return sum(reason.weight for reason in reasons)


def _read_judged(session: Session, position: int) -> tuple[set[int], set[int]]:
    """Claims that a person has judged, and those held for that alone: no reader's latest reading lists them."""
    judged: set[int] = set()
    kept: set[int] = set()
    sql = "SELECT DISTINCT document FROM statement WHERE kind = 'review' AND seq <= ? ORDER BY document"
    for document in [row[0] for row in session.rows(sql, [position])]:
        dossier, readings = Dossier(), dict[str, frozenset[str]]()
        for entry in read_entries(session, document):
            if entry.seq <= position:
                dossier.take(entry.seq, show_id(entry.id), entry.statement)
                if isinstance(entry.statement, ReadingMade):
                    readings[entry.statement.reader.name] = frozenset(entry.statement.claims)
        for claim in {act.claim for act in dossier.acts.values() if isinstance(act, Reviewed)}:
            listed = any(claim in found for found in readings.values())
            (judged if listed else kept).add(dossier.claims[claim][0])
    return judged, kept


# --- reasons ---------------------------------------------------------------------------------------------------------


def _find_conflicts(session: Session, position: int, rows: Sequence[_Row]) -> dict[int, Reason]:
    """Claims of one activity and stage of which documents tell different sums, or days of what comes about once."""
    members: dict[tuple[int, str], list[_Row]] = {}
    for row in rows:
        if row.activity is not None and row.stage is not None:
            members.setdefault((row.activity, row.stage), []).append(row)
    of = {row.claim: key for key, some in members.items() if _may_differ(some) for row in some}
    groups: dict[tuple[int, str], list[Held]] = {}
    for one in read_held(session, position, sorted(of)):
        if one.claim.assertion in FIRM:
            groups.setdefault(of[one.made], []).append(one)
    return {claim: reason for group in groups.values() for claim, reason in _judge_group(group).items()}


def _may_differ(rows: Sequence[_Row]) -> bool:
    """Whether the claims themselves need be read: they are of several documents, and of several sums or days."""
    several = len({row.document for row in rows}) > 1
    return several and any(
        len({*values} - {None}) > 1 for values in ([row.amount for row in rows], [row.day for row in rows])
    )


def _judge_group(held: Sequence[Held]) -> dict[int, Reason]:
    """What does not fit among claims of one activity at one stage. What one document tells of it fits together."""
    activity = find_activity(held[0].claim)
    if activity is None or activity.within is None:
        return {}  # without a year or an instrument, other gifts of the same donor stand in the same grouping
    dates = {one.made: one.claim.date for one in held if activity.type == "agreement" and _stage(one) in _ONCE}
    sharp = set(find_sharpest({date for date in dates.values() if date}))
    days = {made: date for made, date in dates.items() if date in sharp}
    sums = {one.made: f"{money.currency} {money.value}" for one in held if (money := _find_sum(one)) is not None}
    return _find_strangers(held, days) | _find_strangers(held, sums)


def _stage(held: Held) -> str | None:
    return getattr(held.claim, "stage", None)


def _find_sum(held: Held) -> Money | None:
    """The sum of a claim where it is whole and exact, so that another one contradicts it."""
    money = held.claim.amount if isinstance(held.claim, Assistance | Agreement) else None
    return money if money is not None and money.scope == "total" and not money.approximate else None


def _find_strangers(held: Sequence[Held], values: Mapping[int, str | None]) -> dict[int, Reason]:
    """Claims whose value another document does not tell, while it tells another value of the same kind."""
    told: dict[str, set[str]] = {}
    for one in held:
        if value := values.get(one.made):
            told.setdefault(value, set()).add(one.document)
    kinds: dict[str, list[str]] = {}
    for value in sorted(told):
        kinds.setdefault(_find_kind(value), []).append(value)
    found: dict[int, Reason] = {}
    for one in held:
        if value := values.get(one.made):
            strange = (
                other
                for other in kinds[_find_kind(value)]
                if other != value and one.document not in told[other] and not told[other] <= told[value]
            )
            if some := list(islice(strange, _MOST_STRANGE)):
                found[one.made] = Reason("conflict", _CONFLICT, " or ".join([value, *some]))
    return found


def _find_kind(value: str) -> str:
    """What a value can be compared with: sums of one currency, or days."""
    currency, space, _ = value.partition(" ")
    return currency if space else ""


def _find_problems(session: Session, position: int, rows: Sequence[_Row]) -> dict[int, Reason]:
    """Claims at whose words their reader met a problem."""
    latest: dict[tuple[int, str], ReadingMade] = {}
    sql = "SELECT document, body FROM statement WHERE kind = 'reading' AND seq <= ? ORDER BY seq"
    for document, body in session.rows(sql, [position]):
        if '"problems":[' in body or latest:
            reading = msgspec.json.decode(body, type=ReadingMade)
            latest.pop((document, reading.reader.name), None)
            if reading.problems:
                latest[document, reading.reader.name] = reading
    problems: dict[int, list[tuple[int, int, str]]] = {}
    for (document, _), reading in latest.items():
        placed = ((one.start, one.end, one.message) for one in reading.problems)
        spans = [(start, end, told) for start, end, told in placed if start is not None and end is not None]
        problems.setdefault(document, []).extend(spans)
    claims = [row.claim for row in rows if problems.get(row.document)]
    return {
        one.made: Reason("problem", _PROBLEM, told)
        for one in read_held(session, position, claims)
        if (told := _find_message(one, problems[one.folder]))
    }


def _find_message(held: Held, problems: Sequence[tuple[int, int, str]]) -> str:
    spans = held.claim.evidence
    return next(
        (told for start, end, told in problems if any(one.start < end and start < one.end for one in spans)), ""
    )


def _find_large(rows: Sequence[_Row]) -> dict[int, Reason]:
    """Claims of sums that are among the largest of their currency; currencies are not compared."""
    sums: dict[str, set[Decimal]] = {}
    for row in rows:
        if row.amount is not None and row.currency is not None:
            sums.setdefault(row.currency, set()).add(Decimal(row.amount))
    ranked: Mapping[str, list[Decimal]] = {currency: sorted(values) for currency, values in sums.items()}
    found: dict[int, Reason] = {}
    for row in rows:
        if row.amount is not None and row.currency is not None:
            values = ranked[row.currency]
            rank = len(values) - bisect_left(values, Decimal(row.amount))
            if len(values) >= _LEAST_SUMS and (rank - 1) * _LARGE_SHARE < len(values):
                found[row.claim] = Reason("sum", _LARGE, f"{rank} of {len(values)} in {row.currency}")
    return found


def _find_dependants(rows: Sequence[_Row]) -> dict[int, Reason]:
    """How many other claims tell of the same activity."""
    counts = Counter(row.activity for row in rows if row.activity is not None)
    others = {row.claim: counts[row.activity] - 1 for row in rows if row.activity is not None}
    return {
        claim: Reason("dependants", min(_MOST_DEPENDANTS, number.bit_length()), str(number))
        for claim, number in others.items()
        if number
    }
