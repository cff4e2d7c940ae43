"""Values in words: sums, days and fiscal years as a reader expects them, always the same for the same value."""

import re
from decimal import Decimal

from headwater.datasets.entries import Words
from headwater.model import Money, Restated
from headwater.model.money import Scope

SUM = re.compile(r"(?:(about|more than|up to) )?(\d+) ([A-Z]{3})")
_SCALES = ((10**9, "billion"), (10**6, "million"))
"""Used where three decimals are enough."""


def _parts(written: str) -> tuple[str, str, str]:
    """Hedge, value and currency of a sum as entries write it. Raises ValueError where it is none."""
    found = SUM.fullmatch(written)
    if found is None:
        raise ValueError(f"“{written}” is no sum such as “1300000000 JPY” or “about 5000000000 JPY”")
    return found[1] or "", found[2], found[3]


def parse_money(written: str, scope: Scope = "total") -> Money:
    """The sum that an entry writes as ``about 5000000000 JPY``. Raises ValueError where it is none."""
    hedge, value, currency = _parts(written)
    return Money(value, currency, scope, approximate=bool(hedge))


def parse_restated(written: str) -> Restated:
    """As :func:`parse_money`, for a sum that the source gives beside the amount."""
    money = parse_money(written)
    return Restated(money.value, money.currency, money.approximate)


def tell_money(written: str, words: Words) -> str:
    """``about 5 billion yen``."""
    hedge, value, currency = _parts(written)
    return f"{hedge} {_tell_number(int(value))} {words.currencies[currency]}".lstrip()


def _tell_number(value: int) -> str:
    for scale, name in _SCALES:
        if value >= scale and value * 1000 % scale == 0:
            return f"{(Decimal(value) / scale).normalize():f} {name}"
    return f"{value:,}"


def tell_date(edtf: str, words: Words) -> str:
    """``10 February 2025`` for a day, ``February 2025`` for a month, ``2021`` for a year."""
    year, *rest = edtf.split("-")
    month = [words.months[int(part) - 1] for part in rest[:1]]
    day = [str(int(part)) for part in rest[1:]]
    return " ".join([*day, *month, year])


def tell_fiscal_year(fiscal_year: str) -> str:
    """``fiscal 2024`` for ``JP-2024``."""
    return f"fiscal {fiscal_year.rpartition('-')[2]}"


def tell_ordinal(number: int) -> str:
    """``16th``."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
