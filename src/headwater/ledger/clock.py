"""The recorded clock: microseconds since 1970 UTC, never going back whatever the machine's clock does."""

import time
from datetime import UTC, date, datetime, timedelta

from headwater.errors import QueryError

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def read_now() -> int:
    """The machine's time, in microseconds since 1970 UTC."""
    return time.time_ns() // 1000


def find_next(now: int, before: int) -> int:
    """The time to record: ``now``, or the time of the statement before where the machine's clock has gone back."""
    return max(now, before)


def show_time(recorded: int) -> str:
    """``2026-11-25T19:47:32.000001Z``."""
    return (_EPOCH + timedelta(microseconds=recorded)).isoformat(timespec="microseconds").replace("+00:00", "Z")


def parse_time(text: str) -> int:
    """The last microsecond of a day (``2026-11-25``, in UTC), or a moment with its zone (``2026-11-25T12:00Z``).

    Raises QueryError where ``text`` is neither.
    """
    try:
        if len(text) == len("2026-11-25"):
            moment = datetime.combine(date.fromisoformat(text), datetime.max.time(), UTC)
        else:
            moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise QueryError(f"{text!r} is no day (2026-11-25) or moment (2026-11-25T12:00Z): {error}") from error
    if moment.tzinfo is None:
        raise QueryError(f"{text!r} has no time zone; write {text}Z for UTC")
    return (moment - _EPOCH) // timedelta(microseconds=1)


def parse_day(text: str) -> str:
    """``text`` as an ISO day; raises QueryError where it is none."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise QueryError(f"{text!r} is no day such as 2025-01-10: {error}") from error
