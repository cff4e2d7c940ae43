"""The days that an EDTF date covers. Days are ISO 8601 text, so that they compare and store as they are."""

from calendar import monthrange
from datetime import date
from functools import lru_cache

OPEN = frozenset({"", ".."})
"""An interval without an end, or without a beginning (EDTF level 1)."""


_OFTEN = 16_384
"""How many dates are remembered: documents of some decades name the same days again and again."""


def _parts(edtf: str) -> tuple[int, ...] | None:
    """Year, month and day as far as ``edtf`` has them; times of day and zones are no part of a day."""
    parts = edtf.partition("T")[0].partition(" ")[0].split("-")
    if len(parts) > 3 or len(parts[0]) != 4 or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    numbers = tuple(map(int, parts))
    try:
        date(*(*numbers, 1, 1)[:3])
    except ValueError:
        return None
    return numbers


@lru_cache(_OFTEN)
def find_first_day(edtf: str | None) -> str | None:
    """The earliest day of a date or an interval; None where it is open, or no date."""
    parts = _parts((edtf or "").partition("/")[0])
    return None if parts is None else "{:04d}-{:02d}-{:02d}".format(*(*parts, 1, 1)[:3])


@lru_cache(_OFTEN)
def find_last_day(edtf: str | None) -> str | None:
    """The latest day by which the first day of what ``edtf`` tells has come.

    That is the end of a closed interval, which may stand for a time not known better; of "2021/.." it is the last day
    of its first half, since what goes on has begun by then. None where nothing is known.
    """
    head, slash, tail = (edtf or "").partition("/")
    parts = _parts(head if not slash or tail in OPEN else tail)
    if parts is None:
        return None
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return f"{year:04d}-{month:02d}-{parts[2] if len(parts) > 2 else monthrange(year, month)[1]:02d}"


def build_edtf(first: str | None, last: str | None) -> str | None:
    """The date whose first and last days these are, as short as it can be said; None where no day is known."""
    if first is None or last is None:
        return None if last is None else f"../{last}"
    for length in (4, 7, 10):
        short = first[:length]
        if (find_first_day(short), find_last_day(short)) == (first, last):
            return short
    return f"{first}/{last}"
