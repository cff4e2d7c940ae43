"""Two sums of money: equal, near, or different, across currencies at the rate of a day."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Literal

from headwater.model import Money
from headwater.reconcile.rates import Conversion, Rates
from headwater.reconcile.settings import Settings
from headwater.reconcile.told import Told

Verdict = Literal["same", "rounded", "restated", "differ", "unknown"]


def write_sum(value: str, currency: str) -> str:
    """A sum as findings write it: ``1300000000 JPY``."""
    return f"{value} {currency}"


def find_share(left: float, right: float) -> float:
    """How far two sums are apart, as a share of the smaller: the same whichever way a rate is written."""
    low, high = sorted((abs(left), abs(right)))
    return (high - low) / low if low else float(high > 0)


def find_rate_days(*tolds: Told) -> tuple[date, ...]:
    """The days whose rate a document may have used: of the act, and of its own publication."""
    found: dict[date, None] = {}
    for told in tolds:
        for days in (told.days, told.published):
            if days is not None and (days[1] - days[0]).days < 32:
                found[days[0]] = None
                found[days[1]] = None
    return tuple(found)


def convert_nearest(
    value: float, source: str, target: str, goal: float, days: Iterable[date], rates: Rates
) -> Conversion | None:
    """The conversion of ``value`` at one of ``days`` that comes nearest to ``goal``; None where no rate is at hand."""
    made = [c for day in days if (c := rates.convert(value, source, target, day)) is not None]
    return min(made, key=lambda c: (find_share(c.value, goal), c.value), default=None)


def compare_sums(left: Told, right: Told, rates: Rates, settings: Settings) -> Verdict:
    """What the amounts of two claims say of each other."""
    a, b = left.amount, right.amount
    if a is None or b is None:
        return "unknown"
    if a.currency == b.currency:
        return _compare_plain(a, b, settings)
    if _is_restated(left, b, settings) or _is_restated(right, a, settings):
        return "restated"
    near = convert_nearest(float(a.value), a.currency, b.currency, float(b.value), find_rate_days(left, right), rates)
    if near is None:
        return "unknown"
    slack = settings.exchange + (settings.approximate / 2 if a.approximate or b.approximate else 0)
    return "restated" if find_share(near.value, float(b.value)) <= slack else "differ"


def _compare_plain(a: Money, b: Money, settings: Settings) -> Verdict:
    apart = find_share(float(a.value), float(b.value))
    if apart == 0:
        return "same"
    if a.approximate or b.approximate:
        return "rounded" if apart <= settings.approximate else "differ"
    return "rounded" if apart <= settings.rounding and _is_rounded(a.value, b.value) else "differ"


def _is_rounded(left: str, right: str) -> bool:
    """Whether the sum with fewer digits is the other one, rounded to as many."""
    short, long = sorted((Decimal(left), Decimal(right)), key=_digits)
    unit = short.normalize().as_tuple().exponent
    return isinstance(unit, int) and abs(long - short) * 2 <= Decimal(1).scaleb(unit)


def is_slip(left: Money | None, right: Money | None) -> bool:
    """Whether two sums have the same digits in another order, or at another power of ten: 6.8 and 8.6, 50 and 500."""
    if left is None or right is None or left.currency != right.currency:
        return False
    a, b = (str(int(Decimal(m.value))).rstrip("0") for m in (left, right))
    return left.value != right.value and sorted(a) == sorted(b)


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def _is_restated(told: Told, other: Money, settings: Settings) -> bool:
    return any(
        r.currency == other.currency and find_share(float(r.value), float(other.value)) <= settings.exchange
        for r in told.restated
    )
