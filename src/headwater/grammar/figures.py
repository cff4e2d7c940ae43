"""Numerals of running English text: digits with their separators, spelled numbers, scale words. Shared by sums and counts."""

import re
from decimal import Context, Decimal

import msgspec

from headwater.codebook import Codebook
from headwater.grammar.wording import SPACE, any_of, english_of, look_up, once

_EXACT = Context(prec=80)
_DIGITS = (
    r"\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3}){1,8}(?:\.\d{1,8})?(?!\d)"
    r"|\d{1,3}(?:\.\d{3}){2,8}(?!\d)|\d{1,20}(?:\.\d{1,8})?(?!\d)"
)
_SMALL = Decimal(1000)


class Figure(msgspec.Struct, frozen=True):
    """A numeral ``[start, end)`` and its value; ``scale`` is its last scale word in lower case, empty where it has none."""

    start: int
    end: int
    value: Decimal
    scale: str = ""
    spelled: bool = False
    ordinal: bool = False
    fraction: bool = False


class Grammar(msgspec.Struct, frozen=True):
    """The patterns of numerals and the values of their words."""

    search: re.Pattern[str]
    token: re.Pattern[str]
    scale: re.Pattern[str]
    short: re.Pattern[str]
    spaced: re.Pattern[str]
    fraction: re.Pattern[str]
    values: dict[str, Decimal]
    scales: dict[str, Decimal]
    shorts: dict[str, str]
    halves: dict[str, str]
    fractions: dict[str, str]
    ordinals: dict[str, Decimal]
    articles: frozenset[str]


@once
def numerals(codebook: Codebook) -> Grammar:
    """The grammar of numerals that ``codebook`` holds."""
    units, scales = english_of(codebook, "numeral"), english_of(codebook, "scale")
    articles, ordinals = english_of(codebook, "article"), english_of(codebook, "ordinal")
    halves, shorts = english_of(codebook, "half"), english_of(codebook, "scale_short")
    fractions = english_of(codebook, "fraction")
    word = any_of([*units, *scales, *ordinals])
    opening = f"{any_of(halves)}(?={SPACE}?-?{any_of(scales)})|{any_of(articles)}(?=(?:{SPACE}|-){any_of([*scales, 'dozen'])})"
    digits = rf"(?<!\d[.,])(?<!\d)(?P<digits>{_DIGITS})"
    spelled = rf"\b(?P<spelled>(?:{opening}|{word}))(?!\w)"
    return Grammar(
        search=re.compile(f"{digits}|{spelled}"),
        token=re.compile(rf"(?P<link>(?:-|{SPACE})(?:(?i:and){SPACE})?)(?P<word>{word})(?!\w)"),
        scale=re.compile(rf"(?:{SPACE}|-|\u00a0)?({any_of(scales)})(?!\w)"),
        short=re.compile(rf"({any_of(shorts)})(?!\w)"),
        spaced=re.compile(rf"{SPACE}({any_of(english_of(codebook, 'scale_spaced'))})(?!\w)"),
        fraction=re.compile(rf"{SPACE}({any_of(fractions)})(?!\w)"),
        values={form: Decimal(value) for form, value in units.items()},
        scales={form: Decimal(value) for form, value in scales.items()},
        shorts=shorts,
        halves=halves,
        fractions=fractions,
        ordinals={form: Decimal(value) for form, value in ordinals.items()},
        articles=frozenset(articles),
    )


def find_figures(text: str, codebook: Codebook) -> list[Figure]:
    """Every numeral of ``text`` from left to right; they do not overlap."""
    grammar, found, place = numerals(codebook), [], 0
    while match := grammar.search.search(text, place):
        figure = _digits(text, match, grammar) if match["digits"] else _spelled(text, match, grammar)
        if figure is not None:
            found.append(figure)
        place = figure.end if figure else match.end()
    return found


def times(value: Decimal, factor: Decimal) -> Decimal:
    """The exact product; sums of money are never rounded."""
    return _EXACT.multiply(value, factor)


def plain(value: Decimal) -> str:
    """``value`` as a decimal string: no exponent, no trailing zeros after a point."""
    written = format(value, "f")
    return (written.rstrip("0").rstrip(".") if "." in written else written) or "0"


def _number(written: str) -> Decimal:
    if written.count(".") > 1:
        written = written.replace(".", "")
    return Decimal(re.sub(r"[^\d.]", "", written))


def _digits(text: str, match: re.Match[str], grammar: Grammar) -> Figure | None:
    value, end = _number(match["digits"]), match.end()
    if scale := grammar.scale.match(text, end):
        return _scaled(text, match.start(), value, scale, grammar)
    if short := grammar.short.match(text, end) or grammar.spaced.match(text, end):
        factor = Decimal(look_up(grammar.shorts, short[1]))
        return Figure(match.start(), short.end(), times(value, factor), scale=short[1])
    return Figure(match.start(), end, value)


def _scaled(text: str, start: int, value: Decimal, scale: re.Match[str], grammar: Grammar) -> Figure:
    """Digits before one scale word or two ("5 thousand million")."""
    name, end = scale[1].lower(), scale.end()
    value = times(value, grammar.scales[name])
    while (more := grammar.scale.match(text, end)) and grammar.scales[more[1].lower()] > grammar.scales[name]:
        name, end = more[1].lower(), more.end()
        value = times(value, grammar.scales[name])
    return Figure(start, end, value, scale=name)


def _spelled(text: str, match: re.Match[str], grammar: Grammar) -> Figure | None:
    words = " ".join(match["spelled"].lower().split())
    if words in grammar.ordinals:
        return Figure(match.start(), match.end(), grammar.ordinals[words], spelled=True, ordinal=True)
    if words in grammar.scales and words not in grammar.articles:
        return None
    first = grammar.halves.get(words)
    value = Decimal(first) if first else grammar.values.get(words, Decimal(1))
    return _chain(text, match.start(), match.end(), value, words, grammar)


def _chain(text: str, start: int, end: int, value: Decimal, words: str, grammar: Grammar) -> Figure:
    """Reads on from the first word as long as the words build one number ("two hundred and fifty million")."""
    total, part, last, scale, fraction = Decimal(0), value, value, "", False
    if half := grammar.fraction.match(text, end):
        part, end, fraction = part + Decimal(look_up(grammar.fractions, half[1])), half.end(), True
    for _ in range(12):
        token = grammar.token.match(text, end)
        if token is None:
            break
        word = token["word"].lower()
        after_scale = last >= 100
        if word in grammar.scales:
            factor = grammar.scales[word]
            if "and" in token["link"].lower() or (words in grammar.articles and factor < 100):
                break
            if factor == 100:
                if part >= 100:
                    break
                part = times(part, factor)
            elif total and factor >= scale_of(total):
                break
            else:
                total, part = total + times(part, factor), Decimal(0)
                scale = word
            last = factor
        elif word in grammar.ordinals:
            if not _joins(part, grammar.ordinals[word], after_scale, token["link"]):
                break
            return Figure(start, token.end(), total + part + grammar.ordinals[word], spelled=True, ordinal=True)
        else:
            following = Decimal(12) if word == "dozen" else grammar.values[word]
            if word == "dozen" and part < 100 and not total:
                return Figure(start, token.end(), times(part, following), spelled=True)
            if not _joins(part, following, after_scale, token["link"]):
                break
            part, last = part + following, following
        end = token.end()
    return Figure(start, end, total + part, scale=scale, spelled=True, fraction=fraction)


def scale_of(total: Decimal) -> Decimal:
    """The scale at which a number read so far ends: 1000 for 5,000, 1000000 for 2,000,000."""
    factor = Decimal(1000)
    while total % times(factor, _SMALL) == 0:
        factor = times(factor, _SMALL)
    return factor


def _joins(part: Decimal, following: Decimal, after_scale: bool, link: str) -> bool:
    """Whether a number below a hundred may follow: "twenty-five", "hundred and five", "thousand two", never "two three"."""
    if "and" in link.lower():
        return after_scale
    if after_scale:
        return True
    return part >= 20 and part % 10 == 0 and 1 <= following < 10 and part < 100
