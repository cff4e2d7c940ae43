"""The day of publication and plain arithmetic of days, months and years, as EDTF strings."""

from calendar import monthrange
from datetime import date, timedelta

import msgspec


class Moment(msgspec.Struct, frozen=True):
    """When a document was published, as precisely as it says."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def date(self) -> date | None:
        """The day; None where only a month or a year is known."""
        return date(self.year, self.month, self.day) if self.month and self.day else None


def parse_moment(edtf: str | None) -> Moment | None:
    """The year, month and day at the head of an EDTF date or date-time; None where there is none."""
    if not edtf:
        return None
    parts = edtf.partition("T")[0].partition(" ")[0].partition("/")[0].split("-")
    if not all(part.isascii() and part.isdigit() for part in parts) or len(parts[0]) != 4 or len(parts) > 3:
        return None
    try:
        numbers = [int(part) for part in parts]
        date(*[*numbers, 1, 1][:3])
    except ValueError:
        return None
    return Moment(*numbers)


def day_text(day: date) -> str:
    """The day as EDTF ("2024-12-11")."""
    return day.isoformat()


def month_text(year: int, month: int) -> str:
    """The month as EDTF ("2024-12")."""
    return f"{year:04d}-{month:02d}"


def interval(first: str, last: str) -> str:
    """An EDTF interval, or the one date where both ends are equal."""
    return first if first == last else f"{first}/{last}"


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """The month ``count`` months later (earlier where negative)."""
    index = year * 12 + month - 1 + count
    return index // 12, index % 12 + 1


def add_days(day: date, count: int) -> date | None:
    """The day ``count`` days later; None beyond the calendar."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def last_day(edtf: str) -> str | None:
    """The last day of an EDTF date, month, year or interval; None where it is no such thing."""
    moment = parse_moment(edtf.rpartition("/")[2])
    if moment is None:
        return None
    month = moment.month or 12
    day = moment.day or monthrange(moment.year, month)[1]
    return f"{moment.year:04d}-{month:02d}-{day:02d}"
