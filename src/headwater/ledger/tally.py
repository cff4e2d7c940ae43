"""Claims counted, and the sums that they tell put side by side: of reports, never of aid."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from decimal import Context, Decimal
from typing import Literal

import msgspec

from headwater.errors import QueryError
from headwater.ledger.cell import Cell, parse_amount
from headwater.ledger.database import Session
from headwater.ledger.event import Event, read_beliefs
from headwater.ledger.query import ANY, Clocks, Query, build_where

EXACT = Context(prec=200)
"""Sums are exact whatever their order."""

By = Literal["donor", "recipient", "framework", "stage"]


class Tally(msgspec.Struct, frozen=True):
    """Claims of one ``type``, at one ``stage``, with sums in one ``currency``, under one ``key``: a donor, say.

    ``claims`` tell that it is so (stated or reported). ``reported`` adds up the sums that they tell: it is **no total
    of aid**, since three reports of one grant count three times; None where none of them tells a sum. ``apart`` are
    those of ``claims`` whose sum is for each of several, a part of another or no number, and is not in ``reported``.
    Claims that something is expected or possible are counted as ``expected``, denials as ``denied``, their sums
    nowhere. ``key`` is None where a claim does not say; a claim with two donors counts under both.
    """

    key: str | None
    type: str
    stage: str | None
    currency: str | None
    claims: int
    reported: Decimal | None
    apart: int
    expected: int
    denied: int


class Count(msgspec.Struct, frozen=True, gc=False):
    """How many claims of a cell there are under ``key``, and what their sums are together; less than 0: fewer.

    ``sums`` counts the claims whose sum is in ``total``. Of ``cell``, donors and framework do not matter here.
    """

    key: str | None
    cell: Cell
    claims: int
    total: Decimal
    sums: int


class _Bin:
    """A row of a tally in the making."""

    def __init__(self) -> None:
        self.claims = self.apart = self.expected = self.denied = self.sums = 0
        self.reported = Decimal(0)

    def add(self, count: Count) -> None:
        """Count ``count`` in, by what its cell says."""
        cell = count.cell
        if not cell.is_told():
            self.denied += count.claims if cell.assertion == "denied" else 0
            self.expected += 0 if cell.assertion == "denied" else count.claims
            return
        self.claims += count.claims
        if cell.scope is not None and cell.is_whole():
            self.reported = EXACT.add(self.reported, count.total)
            self.sums += count.sums
            self.apart += count.claims - count.sums
        elif cell.scope is not None:
            self.apart += count.claims


def build_tallies(counts: Iterable[Count], by: By, query: Query = ANY) -> list[Tally]:
    """What ``counts`` come to, sorted by key, type, stage and currency; rows of nothing are left out.

    Where ``query`` asks for one donor and ``by`` is donor, others who gave with it have no row; so of recipients.
    """
    only = {"donor": query.donor, "recipient": query.recipient}.get(by)
    bins: dict[tuple[str | None, str, str | None, str | None], _Bin] = defaultdict(_Bin)
    for count in counts:
        if only is None or count.key == only:
            bins[count.key, count.cell.type, count.cell.stage, count.cell.currency].add(count)
    tallies = [_build_tally(place, one) for place, one in bins.items()]
    return sorted(filter(_is_something, tallies), key=_order)


def _build_tally(place: tuple[str | None, str, str | None, str | None], one: _Bin) -> Tally:
    reported = one.reported if one.sums else None
    return Tally(*place, one.claims, reported, one.apart, one.expected, one.denied)


def _is_something(tally: Tally) -> bool:
    return any((tally.claims, tally.expected, tally.denied))


def _order(tally: Tally) -> tuple[str, ...]:
    return (tally.key or "", tally.type, tally.stage or "", tally.currency or "")


_KEYS: dict[By, Callable[[Event], Iterable[str | None]]] = {
    "donor": lambda event: event.cell.donors.split() or [None],
    "recipient": lambda event: event.recipients.split() or [None],
    "framework": lambda event: [event.cell.framework],
    "stage": lambda event: [event.cell.stage],
}


def count_events(events: Iterable[Event], by: By) -> Iterator[Count]:
    """One count for each different key, cell and sum of ``events``; an event with several keys counts under each."""
    find_keys = _KEYS[by]
    numbers = Counter((key, one.cell, one.amount) for one in events for key in find_keys(one))
    for (key, cell, amount), number in numbers.items():
        yield build_count(key, cell, amount, number)


def build_count(key: str | None, cell: Cell, amount: str | None, number: int) -> Count:
    """So many claims that all tell the sum ``amount``."""
    value = None if amount is None else parse_amount(amount)
    if value is None:
        return Count(key, cell, number, Decimal(0), 0)
    return Count(key, cell, number, EXACT.multiply(value, number), number)


def read_tallies(session: Session, clocks: Clocks, by: By, query: Query = ANY) -> list[Tally]:
    """The tallies of a view, from the statements themselves: every claim of it is looked at.

    Raises QueryError where ``query`` asks for what only the claims tell: an item, an asserter, words.
    """
    check_query(query)
    return build_tallies(count_events(read_beliefs(session, build_where(clocks, query)), by), by, query)


def check_query(query: Query) -> None:
    """Raise QueryError where claims would have to be read one by one to tell which are wanted."""
    if query.reads_claims():
        raise QueryError("claims are not counted by item, asserter or words; list them: headwater claims")
