"""Numerals as Japanese and Chinese print them: 50億, 82億1000万, 5.00億, 四百亿, ２０隻."""

import re
from decimal import Decimal

import msgspec

from headwater.codebook import Codebook
from headwater.grammar.wording import any_of, eastern_of, once

_WESTERN = r"\d{1,3}(?:[,]\d{3}){1,6}(?:[.．]\d{1,6})?(?!\d)|\d{1,18}(?:[.．]\d{1,6})?(?!\d)"


class Numeral(msgspec.Struct, frozen=True):
    """A numeral ``[start, end)``. ``scaled``: it ends in 万, 億 or such; ``spelled``: it is written without figures."""

    start: int
    end: int
    value: Decimal
    scaled: bool
    spelled: bool
    scale: str = ""
    factor: Decimal = Decimal(1)


class _Part(msgspec.Struct, frozen=True):
    """The number before a scale word, in figures (``western``) or in words."""

    end: int
    value: Decimal
    western: bool


class _Grammar(msgspec.Struct, frozen=True):
    start: re.Pattern[str]
    western: re.Pattern[str]
    spelled: re.Pattern[str]
    large: re.Pattern[str]
    digits: dict[str, str]
    small: dict[str, str]
    larges: dict[str, str]


@once
def _grammar(codebook: Codebook) -> _Grammar:
    digits, small = eastern_of(codebook, "digit"), eastern_of(codebook, "small_scale")
    larges, inner = eastern_of(codebook, "large_scale"), any_of(eastern_of(codebook, "inner_hedge"))
    characters = "".join([*digits, *small])
    return _Grammar(
        start=re.compile(rf"(?<![\d.,．，])(?:\d|(?<![{characters}])[{characters}])"),
        western=re.compile(rf"(?P<number>{_WESTERN})(?P<small>(?:{any_of(small)})*)"),
        spelled=re.compile(rf"[{characters}]{{1,12}}"),
        large=re.compile(rf"[ \u3000]{{0,2}}(?:{inner})?(?P<scale>{any_of(larges)})"),
        digits=digits,
        small=small,
        larges=larges,
    )


def find_numerals(text: str, codebook: Codebook) -> list[Numeral]:
    """Every numeral, from left to right; they do not overlap."""
    grammar, found, place = _grammar(codebook), list[Numeral](), 0
    while start := grammar.start.search(text, place):
        numeral = _numeral(text, start.start(), grammar)
        if numeral:
            found.append(numeral)
        place = numeral.end if numeral else start.end()
    return found


def _numeral(text: str, start: int, grammar: _Grammar) -> Numeral | None:
    """Parts such as 82億 and 1000万, each of a smaller scale than the one before."""
    found: Numeral | None = None
    while part := _part(text, found.end if found else start, grammar):
        longer = _longer(found, text, start, part, grammar)
        if longer is None or (found and not found.scale):
            break
        found = longer
    return found


def _longer(found: Numeral | None, text: str, start: int, part: _Part, grammar: _Grammar) -> Numeral | None:
    """The numeral with one more part; None where that part is not of a smaller scale."""
    large = grammar.large.match(text, part.end)
    name, end = (large["scale"], large.end()) if large else ("", part.end)
    factor = Decimal(grammar.larges[name]) if large else Decimal(1)
    if found is None:
        return Numeral(start, end, part.value * factor, bool(large), not part.western, name, factor)
    if not found.scale or factor >= found.factor:
        return None
    return Numeral(
        start, end, found.value + part.value * factor, True, found.spelled and not part.western, name, factor
    )


def _part(text: str, place: int, grammar: _Grammar) -> _Part | None:
    if western := grammar.western.match(text, place):
        value = Decimal(western["number"].replace(",", "").replace("．", "."))
        for scale in western["small"]:
            value *= Decimal(grammar.small[scale])
        return _Part(western.end(), value, True)
    spelled = grammar.spelled.match(text, place)
    return _Part(spelled.end(), _spelled(spelled[0], grammar), False) if spelled else None


def _spelled(characters: str, grammar: _Grammar) -> Decimal:
    """四百二十 by scales, 二〇二四 digit by digit."""
    if not any(character in grammar.small for character in characters):
        return Decimal("".join(grammar.digits[character] for character in characters))
    total, digit = Decimal(0), None
    for character in characters:
        if character in grammar.small:
            total += (Decimal(1) if digit is None else digit) * Decimal(grammar.small[character])
            digit = None
        else:
            digit = Decimal(grammar.digits[character])
    return total + (digit or 0)
