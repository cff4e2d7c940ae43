"""Whether a date that others annotated is read: compared at the precision of the words, never finer.

The annotation gives a TIMEX ("2018-W31", "XXXX-04-22", "(2018-08-01,2018-08-15,P2W)") and, for a day of reference,
values before and after it. Where it draws a line that the words do not ("mid-May" from the 10th to the 21st, "in two
years" on the day), ours is right if it is the month, the year. A stretch may be read as one mention or as its two ends.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

Days = tuple[str, str]
"""First day, and the day behind the last one."""

_PLAIN = re.compile(r"[\dX]{4}(?:-\d\d(?:-\d\d)?)?")
_WEEK = re.compile(r"\d{4}-W\d\d")
_SEASON = re.compile(r"(\d{4})-(?:SP|SU|FA|WI)")
_FISCAL = re.compile(r"FY(\d{4})")


def find_days(edtf: str) -> Days | None:
    """The days of an EDTF date or interval; None where it is no such thing."""
    first, _, last = edtf.partition("/")
    start, end = _edges(first), _edges(last or first)
    return (start[0], end[1]) if start and end else None


def _edges(one: str) -> Days | None:
    parts = one[:10].split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3:
        return None
    numbers = [int(part) for part in parts]
    try:
        start = date(*[*numbers, 1, 1][:3])
        end = _behind(start, len(numbers))
    except (ValueError, OverflowError):
        return None
    return start.isoformat(), end.isoformat()


def _behind(start: date, precision: int) -> date:
    if precision == 1:
        return date(start.year + 1, 1, 1)
    if precision == 2:
        return date(start.year + start.month // 12, start.month % 12 + 1, 1)
    return start + timedelta(days=1)


def _readings(edtf: str) -> Iterator[Days]:
    """The days of what was found; the annotation leaves out the last unit of a stretch ("2014-2018" ends in 2017)."""
    if days := find_days(edtf):
        yield days
    first, mark, last = edtf.partition("/")
    if mark and (start := _edges(first)) and (end := _edges(last)):
        yield start[0], end[0]


def _wanted(value: dict[str, Any]) -> Iterator[Days]:
    """The days that one annotated value may mean at the precision of its words."""
    timex, start, end = str(value.get("timex", "")), value.get("start"), value.get("end")
    if day := value.get("value"):
        yield from filter(None, [find_days(str(day))])
    if start and end:
        yield start, end
    year = str(start or end or value.get("value") or "")[:4]
    if _PLAIN.fullmatch(timex) and (timex[:4] != "XXXX" or year.isdigit()):
        yield from filter(None, [find_days(timex.replace("XXXX", year))])


def _is_week(timex: str, wanted: set[Days], days: set[Days]) -> bool:
    """Whether it is a week of which the part was found that has passed or is to come, as "this week" is."""
    week = _WEEK.fullmatch(timex) is not None
    return week and any(a <= x and y <= b and (a == x or b == y) for a, b in wanted for x, y in days)


def fits(found: Sequence[str], value: dict[str, Any], counted: bool = False) -> bool:
    """Whether the dates ``found`` within an annotated stretch are the annotated ``value``.

    ``counted``: the words count years or months from a day ("in two years"), so that the unit is all they tell.
    """
    days, wanted = {each for one in found for each in _readings(one)}, set(_wanted(value))
    start, end, timex = value.get("start"), value.get("end"), str(value.get("timex", ""))
    if wanted & days or _is_week(timex, wanted, days):
        return True
    if season := _SEASON.fullmatch(timex):
        return any(one.startswith(season[1]) and "/" in one for one in found)
    if fiscal := _FISCAL.fullmatch(timex):
        return any(fiscal[1] in one for one in found)
    if bool(start) != bool(end):
        return any((start or end) in each for each in days)
    ends = [one.partition("/")[::2] for one in found if "/" in one]
    if counted and start and any(start.startswith(a) and str(end).startswith(b) for a, b in ends):
        return True
    if counted and end and any(one == (date.fromisoformat(end) - timedelta(days=1)).isoformat() for one in found):
        return True
    if value.get("value") in {edge for one in found if "/" in one for edge in one.split("/")}:
        return True
    edges = [str(each) for each in (value.get("value"), end) if each]
    if counted and any(edge.startswith(one) for edge in edges for one in found if len(one) >= 4):
        return True
    return any(first == one[0] and last in two for first, last in wanted for one in days for two in days)
