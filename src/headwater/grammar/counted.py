"""Stretches that are counted from the day of publication: "the past three years", "the next 5 days"."""

from headwater.grammar.mention import Unit
from headwater.grammar.moment import Moment, add_days, add_months, day_text, interval, month_text

_WEEK = 7
_QUARTER = 3


def resolve_counted(unit: Unit, offset: int, base: Moment | None) -> str | None:
    """The stretch as an EDTF interval no finer than its unit: of years by years, of months by months.

    ``offset`` counts units: back from ``base`` where it is negative. None where ``base`` is not known well enough.
    """
    if base is None or not offset:
        return None
    if unit == "year":
        first, last = sorted((base.year, base.year + offset))
        return interval(f"{first:04d}", f"{last:04d}") if first >= 1 and last <= 9999 else None
    if base.month is None:
        return None
    if unit == "month":
        first_month, last_month = sorted((0, offset))
        return interval(*(month_text(*add_months(base.year, base.month, n)) for n in (first_month, last_month)))
    if unit == "quarter":
        return _quarters(base.year, (base.month - 1) // _QUARTER * _QUARTER + 1, offset)
    return _days(base, offset * (_WEEK if unit == "week" else 1)) if unit in ("week", "day") else None


def _quarters(year: int, month: int, offset: int) -> str:
    """Whole quarters before or behind the one that runs."""
    first, last = (offset, -1) if offset < 0 else (1, offset)
    start = add_months(year, month, _QUARTER * first)
    return interval(month_text(*start), month_text(*add_months(year, month, _QUARTER * last + _QUARTER - 1)))


def _days(base: Moment, count: int) -> str | None:
    """Days up to the one before, or from the one behind."""
    if base.date is None:
        return None
    start, end = (
        (add_days(base.date, count), add_days(base.date, -1))
        if count < 0
        else (add_days(base.date, 1), add_days(base.date, count))
    )
    return interval(day_text(start), day_text(end)) if start and end else None
