"""A mirror: answers about a whole ledger from columns, through DuckDB. It is derived, and never the truth.

It may lag behind: what it does not have yet is read from the ledger. It carries the link of the chain at its cut, and
is refused where the ledger's is another. Needs the extra ``headwater[mirror]``.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import msgspec
import pyarrow as pa

from headwater.errors import LedgerMissing, MirrorForeign
from headwater.ledger.cell import Cell
from headwater.ledger.columns import CELLS, EVENTS, build_cells, build_events
from headwater.ledger.counting import build_counting
from headwater.ledger.database import Database, Row
from headwater.ledger.duck import Tail, connect, define_views, explained
from headwater.ledger.event import read_events
from headwater.ledger.query import ANY, Clocks, Query, build_where
from headwater.ledger.reflect import count_odd, find_begun, find_ended, has_link
from headwater.ledger.segment import Contents, read_contents
from headwater.ledger.tally import EXACT, By, Count, Tally, build_count, build_tallies, check_query
from headwater.ledger.unsure import LeftOut, read_left_out
from headwater.ledger.view import View

COLUMNS = tuple(name for name in EVENTS.names if name not in ("until", "cell", "hundredths", "odd"))
"""What is told of each claim of a view."""


class Mirror:
    """An open mirror, for one thread: made by :func:`open_mirror`. Close it, or use it in a ``with``."""

    def __init__(self, database: Database, folder: Path, contents: Contents) -> None:
        self.contents = contents
        self._database = database
        self._folder = folder
        self._connection = connect(folder)
        self._odd = sum(segment.odd for segment in contents.segments)
        self._ready: int | None = None

    # --- answers -----------------------------------------------------------------------------------------------------

    def tallies(self, view: View, by: By, query: Query = ANY) -> list[Tally]:
        """Claims of ``view`` counted by donor, recipient, framework or stage, and by type, stage and currency.

        Their sums are sums of *reports*, never of aid: see :class:`headwater.ledger.tally.Tally`.
        """
        check_query(query)
        self._prepare(view.position)
        return build_tallies(self._count(view.clocks, by, query), by, query)

    def held(self, view: View, query: Query = ANY) -> pa.Table:
        """The claims of ``view`` as a table with the columns :data:`COLUMNS`, in no order.

        ``claim`` is the number of its statement, ``since`` that of the one since which it is held as it is here.
        """
        check_query(query)
        self._prepare(view.position)
        where, values = build_where(view.clocks, query)
        with explained(self._folder):
            found = self._connection.sql(f"SELECT {', '.join(COLUMNS)} FROM belief WHERE {where}", params=values)
            return found.to_arrow_table()

    def left_out(self, view: View, query: Query = ANY) -> list[LeftOut]:
        """How many claims are left out of ``view`` only because a day is unknown or too coarse, and which day."""
        check_query(query)
        self._prepare(view.position)
        return read_left_out(self, view.clocks, query)

    def rows(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """See :class:`headwater.ledger.database.Asking`; days are text."""
        found = self._fetch(sql, values)
        return (tuple(one.isoformat() if isinstance(one, date) else one for one in row) for row in found)

    def close(self) -> None:
        """Give back what DuckDB holds."""
        self._connection.close()

    def __enter__(self) -> "Mirror":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # --- how ---------------------------------------------------------------------------------------------------------

    def _prepare(self, position: int) -> None:
        """Have everything at hand up to statement ``position``: files, and from the ledger what they lack."""
        if self._ready == position:
            return
        segments = [one for one in self.contents.segments if one.first <= position]
        tail = self._read_tail(position)
        with explained(self._folder):
            define_views(self._connection, self._folder, segments, tail, position)
        self._ready = position

    def _read_tail(self, position: int) -> Tail:
        cut = self.contents.cut
        if position <= cut:
            return EVENTS.empty_table(), EVENTS.empty_table(), CELLS.empty_table()
        with self._database.reading() as session:
            events = list(read_events(session, cut, position))
        self._odd += count_odd(events)
        cells = build_cells({one.cell for one in events})
        return build_events(find_begun(events, cut)), build_events(find_ended(events, position)), cells

    def _count(self, clocks: Clocks, by: By, query: Query) -> Iterator[Count]:
        """Claims that began, and those given up taken away again: sums need no look at which is which."""
        where, values = build_where(clocks, query)
        for table, sign in (("began", 1), ("given_up", -1)):
            source = f"FROM {table} AS belief WHERE {where}"
            for key, *cell, claims, total, sums in self._fetch(build_counting(by, source), values):
                whole = EXACT.scaleb(Decimal(sign * int(total)), -2)
                yield Count(key, Cell("", None, *cell), sign * int(claims), whole, sign * int(sums))
            if self._odd:
                for key, *cell, amount, number in self._fetch(build_counting(by, source, odd=True), values):
                    count = build_count(key, Cell("", None, *cell), amount, sign * int(number))
                    yield msgspec.structs.replace(count, claims=0)  # which were counted already

    def _fetch(self, sql: str, values: Sequence[object]) -> list[Row]:
        with explained(self._folder):
            return self._connection.execute(sql, values).fetchall()


def open_mirror(database: Database, folder: Path) -> Mirror:
    """The mirror in ``folder`` of the ledger in ``database``.

    Raises LedgerMissing where there is none, MirrorForeign where it is damaged or another ledger's.
    """
    contents = read_contents(folder)
    if contents is None:
        raise LedgerMissing(str(folder), "no mirror here; make one with: headwater mirror")
    with database.reading() as session:
        if not has_link(session, contents.cut, contents.link):
            raise MirrorForeign(
                str(folder), f"it is no mirror of {database.address}: their chains differ; headwater mirror makes one"
            )
    return Mirror(database, folder, contents)
