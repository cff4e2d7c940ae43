"""Hundredths and tenths behind a sum: "3 dollars 50 cents", 10円5銭, 五元三角. Alone they are no sum of ours."""

import re
from decimal import Decimal

import msgspec

from headwater.codebook import Codebook
from headwater.grammar.numerals import Figure
from headwater.grammar.prices import Price
from headwater.grammar.wording import SPACE, any_of, eastern_of, english_of, look_up, once

_LARGEST = 100


class _Minor(msgspec.Struct, frozen=True):
    joined: re.Pattern[str]
    unit: re.Pattern[str]
    eastern: re.Pattern[str]
    shares: dict[str, str]
    digits: dict[str, str]
    small: dict[str, str]


@once
def _minor(codebook: Codebook) -> _Minor:
    digits, small = eastern_of(codebook, "digit"), eastern_of(codebook, "small_scale")
    english, eastern = english_of(codebook, "minor_unit"), eastern_of(codebook, "minor_unit")
    number = rf"(?P<n>\d{{1,2}}|[{''.join([*digits, *small])}]{{1,3}})"
    return _Minor(
        joined=re.compile(rf"{SPACE}?,?{SPACE}?(?:(?i:and){SPACE})?\Z"),
        unit=re.compile(rf"(?:{SPACE}|-)?(?P<unit>{any_of(english)})(?!\w)"),
        eastern=re.compile(rf"(?:{any_of(eastern_of(codebook, 'minor_join'))})?{number}(?P<unit>{any_of(eastern)})"),
        shares={**english, **eastern},
        digits=digits,
        small=small,
    )


def join_minor(text: str, prices: list[Price], codebook: Codebook) -> list[Price]:
    """``prices`` with the hundredths that stand behind a sum added to it."""
    grammar, kept, place = _minor(codebook), list[Price](), 0
    for index, price in enumerate(prices):
        if price.start < place:
            continue
        after = prices[index + 1] if index + 1 < len(prices) else None
        longer = _english(text, price, after, grammar) if after else None
        kept.append(_eastern(text, longer or price, grammar))
        place = kept[-1].end
    return kept


def _english(text: str, price: Price, after: Price, grammar: _Minor) -> Price | None:
    if price.currency is None or after.currency or price.figure.scale or not 0 < after.figure.value < _LARGEST:
        return None
    unit = grammar.unit.match(text, after.figure.end)
    if unit is None or not grammar.joined.match(text[price.end : after.start]):
        return None
    return _longer(price, after.figure.value * Decimal(look_up(grammar.shares, unit["unit"])), unit.end())


def _eastern(text: str, price: Price, grammar: _Minor) -> Price:
    while price.currency and (more := grammar.eastern.match(text, price.end)):
        share = _value(more["n"], grammar) * Decimal(grammar.shares[more["unit"]])
        price = _longer(price, share, more.end())
    return price


def _value(written: str, grammar: _Minor) -> Decimal:
    if written.isdigit() and written.isascii():
        return Decimal(written)
    total, digit = Decimal(0), None
    for character in written:
        if character in grammar.small:
            total += (digit or Decimal(1)) * Decimal(grammar.small[character])
            digit = None
        else:
            digit = Decimal(grammar.digits[character])
    return total + (digit or 0)


def _longer(price: Price, share: Decimal, end: int) -> Price:
    figure = price.figure
    value = Figure(figure.start, figure.end, figure.value + share, spelled=figure.spelled, loose=figure.loose)
    return Price(price.start, end, value, price.currency)
