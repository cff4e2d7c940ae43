"""The recorded clock: microseconds since 1970 UTC, never going back whatever the machine's clock does."""

import re
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from headwater.errors import QueryError

Clock = Callable[[], int]
"""Tells the time, in microseconds since 1970 UTC."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAY = len("2026-11-25")
_UNITS = {2: timedelta(hours=1), 4: timedelta(minutes=1), 6: timedelta(seconds=1)}
"""How long a time of day lasts that is written with so many digits."""


def read_now() -> int:
    """The machine's time, in microseconds since 1970 UTC."""
    return time.time_ns() // 1000


def find_next(now: int, before: int) -> int:
    """The time to record: ``now``, or just after the append before where the machine's clock has gone back.

    Always later than that append: otherwise what was known at its time, asked before and after, would differ.
    """
    return max(now, before + 1)


def show_time(recorded: int) -> str:
    """``2026-11-25T19:47:32.000001Z``."""
    return (_EPOCH + timedelta(microseconds=recorded)).isoformat(timespec="microseconds").replace("+00:00", "Z")


def parse_time(text: str) -> int:
    """The last microsecond of a day (``2026-11-25``, in UTC), or a moment with its zone (``2026-11-25T12:00Z``).

    Raises QueryError where ``text`` is neither.
    """
    try:
        if len(text) == _DAY:
            moment = datetime.combine(date.fromisoformat(text), datetime.max.time(), UTC)
        else:
            moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise QueryError(f"{text!r} is no day (2026-11-25) or moment (2026-11-25T12:00Z): {error}") from error
    if moment.tzinfo is None:
        raise QueryError(f"{text!r} has no time zone; write {text}Z for UTC")
    return _count(moment)


def _count(moment: datetime) -> int:
    return (moment - _EPOCH) // timedelta(microseconds=1)


def parse_period(text: str) -> tuple[int, int]:
    """The first and the last microsecond of a day, or of an hour, minute or second (``2026-11-25T12:00Z``: a minute).

    Raises QueryError as :func:`parse_time` does.
    """
    told = parse_time(text)
    if len(text) == _DAY:
        return told - timedelta(days=1) // timedelta(microseconds=1) + 1, told
    clock = re.split("[T ]", text)[-1].replace("Z", "+").replace("-", "+").partition("+")[0]
    length = _UNITS.get(sum(map(str.isdigit, clock)), timedelta(microseconds=1))
    return told, told + length // timedelta(microseconds=1) - 1


def parse_day(text: str) -> str:
    """``text`` as an ISO day; raises QueryError where it is none."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise QueryError(f"{text!r} is no day such as 2025-01-10: {error}") from error
