"""What a numeral of English is made of: digits, words, scales and what may stand between them."""

import re
from decimal import Context, Decimal

import msgspec

from headwater.codebook import Codebook
from headwater.grammar.wording import SPACE, any_of, english_of, first_word, once

_EXACT = Context(prec=80)
_END = r"(?![.,'’]?\d)"
_DIGITS = (
    rf"\d{{1,3}}(?:[,\u00a0\u2009\u202f]\d{{3}}){{1,8}}(?:\.\d{{1,8}})?{_END}"
    rf"|\d{{1,3}}(?:['’]\d{{3}}){{1,8}}(?:\.\d{{1,8}})?{_END}"
    rf"|\d{{1,3}}(?:\.\d{{3}}){{2,8}}{_END}"
    rf"|\d{{1,2}}(?:,\d\d){{1,6}},\d{{3}}(?:\.\d{{1,8}})?{_END}"
    rf"|(?P<loose>\d{{1,3}}(?:[ \u00a0\u202f.]\d{{3}}){{0,8}},\d{{1,2}}"
    rf"|\d{{1,3}}(?:\x20\d{{3}}){{1,8}}(?:\.\d{{1,8}})?){_END}"
    rf"|\d{{1,20}}(?:\.\d{{1,8}})?{_END}"
)
"""Digits with separators. ``loose``: thousands by spaces and decimal commas, which only a currency beside them makes
sure of.
"""


class Figure(msgspec.Struct, frozen=True):
    """A numeral ``[start, end)`` and its value.

    ``scale`` is its last scale word, empty where it has none, and ``factor`` what the scale words multiply by.
    ``loose``: its separators are sure only beside a currency ("12 500", "2,5").
    """

    start: int
    end: int
    value: Decimal
    scale: str = ""
    factor: Decimal = Decimal(1)
    spelled: bool = False
    loose: bool = False
    ordinal: bool = False


class Grammar(msgspec.Struct, frozen=True):
    """The patterns of numerals and the values of their words."""

    digits: re.Pattern[str]
    opening: re.Pattern[str]
    token: re.Pattern[str]
    scale: re.Pattern[str]
    short: re.Pattern[str]
    fraction: re.Pattern[str]
    values: dict[str, Decimal]
    ordinals: dict[str, Decimal]
    dozens: dict[str, Decimal]
    scales: dict[str, Decimal]
    shorts: dict[str, str]
    fractions: dict[str, str]
    heads: frozenset[str]


def _decimals(codebook: Codebook, *kinds: str) -> dict[str, Decimal]:
    return {form: Decimal(value) for kind in kinds for form, value in english_of(codebook, kind).items()}


@once
def numerals(codebook: Codebook) -> Grammar:
    """The grammar of numerals that ``codebook`` holds."""
    scales, dozens = _decimals(codebook, "scale"), _decimals(codebook, "dozen")
    ordinals, openings = _decimals(codebook, "ordinal"), _decimals(codebook, "half", "article")
    values = _decimals(codebook, "numeral") | openings
    units, shorts = _decimals(codebook, "numeral"), english_of(codebook, "scale_short")
    word = any_of([*units, *scales, *ordinals, *dozens])
    spaced, fractions = any_of(english_of(codebook, "scale_spaced")), english_of(codebook, "fraction")
    opening = rf"{any_of(openings)}(?=(?:{SPACE}|-){any_of([*scales, *dozens])})|{any_of([*units, *ordinals])}"
    return Grammar(
        digits=re.compile(_DIGITS),
        opening=re.compile(rf"(?:{opening})(?!\w)"),
        token=re.compile(rf"(?P<link>(?:-|{SPACE})(?:(?i:and){SPACE})?)(?P<word>{word})(?!\w)"),
        scale=re.compile(rf"(?:{SPACE}|-|\u00a0)?({any_of(scales)})(?!\w)"),
        short=re.compile(rf"({any_of(shorts)}|{SPACE}{spaced})(?!\w)"),
        fraction=re.compile(rf"{SPACE}({any_of(fractions)})(?!\w)"),
        values=values,
        ordinals=ordinals,
        dozens=dozens,
        scales=scales,
        shorts=shorts,
        fractions=fractions,
        heads=frozenset(first_word(form) for form in [*values, *ordinals]),
    )


def times(value: Decimal, factor: Decimal) -> Decimal:
    """The exact product; sums of money are never rounded."""
    return _EXACT.multiply(value, factor)


def plain(value: Decimal) -> str:
    """``value`` as a decimal string: no exponent, no trailing zeros after a point."""
    written = format(value, "f")
    return (written.rstrip("0").rstrip(".") if "." in written else written) or "0"
