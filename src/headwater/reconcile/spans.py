"""Dates as intervals of days: whether two can be one, how far they are apart, which is the more precise."""

from datetime import date

from headwater.model import find_first_day, find_last_day

Days = tuple[date, date]


def find_days(edtf: str | None) -> Days | None:
    """The first and the last day of a date; None where either end is open or nothing is known."""
    first, last = find_first_day(edtf), find_last_day(edtf)
    if first is None or last is None:
        return None
    return date.fromisoformat(first), date.fromisoformat(last)


def find_gap(left: Days, right: Days) -> int:
    """Days between two intervals; 0 where they overlap."""
    return max(0, (right[0] - left[1]).days, (left[0] - right[1]).days)


def find_length(days: Days) -> int:
    """How many days an interval covers."""
    return (days[1] - days[0]).days + 1


def are_overlapping(left: str | None, right: str | None) -> bool:
    """Whether two dates may be of one day; a date that is not known may be any."""
    a, b = find_days(left), find_days(right)
    return a is None or b is None or find_gap(a, b) == 0
