"""A numeral and the currency beside it."""

import re
from collections.abc import Iterable
from decimal import Decimal

import msgspec

from headwater.codebook import Codebook
from headwater.grammar.currencies import OPEN, Currencies, currencies
from headwater.grammar.figures import find_figures
from headwater.grammar.kanji import Numeral, find_numerals
from headwater.grammar.numerals import Figure, times
from headwater.grammar.wording import EASTERN, look_up

_REACH = 14
_THOUSANDTHS = -3
_TEN = 10


class Price(msgspec.Struct, frozen=True):
    """A figure at ``[start, end)`` with the currency that stands beside it: None where none does, ``?dollar`` where
    open.
    """

    start: int
    end: int
    figure: Figure
    currency: str | None = None


def find_prices(text: str, codebook: Codebook) -> list[Price]:
    """Every numeral of ``text`` with its currency, sorted, not overlapping."""
    known = currencies(codebook)
    western = _apart(_price(text, figure, known) for figure in find_figures(text, codebook))
    if not EASTERN.search(text):
        return western
    eastern = (_eastern_price(text, numeral, known) for numeral in find_numerals(text, codebook))
    return _merged(western, _apart(price for price in eastern if price is not None))


def _apart(prices: Iterable[Price]) -> list[Price]:
    """The prices; a currency between two figures belongs to the first ("10 RMB 20")."""
    kept: list[Price] = []
    for price in prices:
        overlaps = kept and price.start < kept[-1].end
        kept.append(Price(price.figure.start, price.figure.end, price.figure) if overlaps else price)
    return kept


def _merged(western: list[Price], eastern: list[Price]) -> list[Price]:
    """Both together; where they overlap, the one that has a currency, then the eastern one."""
    kept: list[Price] = []
    for price in sorted(western + eastern, key=lambda price: (price.start, -price.end)):
        if not kept or price.start >= kept[-1].end:
            kept.append(price)
        elif price.currency and (not kept[-1].currency or price.end > kept[-1].end):
            kept[-1] = price
    return kept


def _price(text: str, figure: Figure, known: Currencies) -> Price:
    """The figure with the currency before or after it; a code after it tells what a sign before it left open."""
    before = _before(text, figure, known)
    if before and _belongs_ahead(text, before) and _after(text, figure, known):
        before = None
    sign = _code(before["sign"], figure, known) if before else None
    if before and sign and not sign.startswith(OPEN):
        return Price(before.start("sign"), figure.end, figure, sign)
    after = _after(text, figure, known)
    if after is None and (turned := _turned(text, figure, known)):
        return turned
    follows = _code(after["name"] or after["sign"], figure, known) if after else None
    if before and sign:
        if after and (after["sign"] or after["name"].isupper()) and follows and not follows.startswith(OPEN):
            return Price(before.start("sign"), after.end(), figure, follows)
        again = after and after["name"] and follows == sign
        return Price(before.start("sign"), after.end() if after and again else figure.end, figure, sign)
    if after and follows and not _is_glued(text, figure):
        return Price(figure.start, after.end(), figure, follows)
    return Price(figure.start, figure.end, figure)


def _belongs_ahead(text: str, before: re.Match[str]) -> bool:
    """Whether a sign is that of the number before it: "10 RMB 20 USD"."""
    return text[max(0, before.start() - 3) : before.start()].rstrip(" \u3000")[-1:].isdigit()


def _before(text: str, figure: Figure, known: Currencies) -> re.Match[str] | None:
    if figure.spelled or text[max(0, figure.start - 2) : figure.start].strip()[-1:] not in known.lasts:
        return None
    return known.prefix.search(text, max(0, figure.start - _REACH), figure.start)


def _after(text: str, figure: Figure, known: Currencies) -> re.Match[str] | None:
    near = text[figure.end : figure.end + 3].lower().lstrip(" \u00a0\n-")[:1]
    found = known.suffix.match(text, figure.end) if near in known.firsts else None
    return None if found is None or known.scale.match(text, found.end()) else found


def _turned(text: str, figure: Figure, known: Currencies) -> Price | None:
    """A scale behind the code ("75 USD million") or in it ("30 MUSD", "MAUD 60")."""
    behind, before = (
        known.millions_after.match(text, figure.end),
        known.millions_before.search(text, max(0, figure.start - _REACH), figure.start),
    )
    if figure.scale or figure.ordinal or (_is_glued(text, figure) and before is None):
        return None
    if behind:
        scale = look_up(known.scales, behind["scale"]) if behind["scale"] else known.million
        code = known.codes[behind["code"]] if behind["code"] else known.millions[behind["whole"]]
        return _scaled(figure, Decimal(scale), behind["scale"] or "million", code, figure.start, behind.end())
    if before:
        code = known.millions[before["whole"]]
        return _scaled(figure, Decimal(known.million), "million", code, before.start("whole"), figure.end)
    return None


def _scaled(figure: Figure, factor: Decimal, scale: str, code: str, start: int, end: int) -> Price:
    value = times(figure.value, factor)
    return Price(start, end, Figure(figure.start, figure.end, value, scale, factor, figure.spelled), code)


def _is_glued(text: str, figure: Figure) -> bool:
    """Whether the numeral is part of a name or of another number ("Su-30", "M4")."""
    before = text[max(0, figure.start - 1) : figure.start]
    if before == "-" and text[max(0, figure.start - 2) : figure.start - 1].isdigit():
        return False  # the upper end of "10-20 dollars"
    return before.isalnum() or before in ("_", "-", "$", ".", "/")


def _code(form: str, figure: Figure, known: Currencies) -> str | None:
    code = known.code(form)
    if figure.ordinal or (known.wants_scale(form) and not figure.scale):
        return None
    if figure.spelled and not figure.scale and form.istitle():
        return None  # "Three Yen Loans"
    if not figure.scale and figure.value >= 1 and figure.value.as_tuple().exponent == _THOUSANDTHS:
        return None  # "Rp 31.500" may be thousands
    return "INR" if code == OPEN + "rupee" and figure.scale in known.indian else code


def _eastern_price(text: str, numeral: Numeral, known: Currencies) -> Price | None:
    """A Japanese or Chinese numeral with its currency."""
    figure = Figure(numeral.start, numeral.end, numeral.value, numeral.scale, numeral.factor)
    before = known.eastern_prefix.search(text, max(0, numeral.start - _REACH), numeral.start)
    after = known.eastern_suffix.match(text, numeral.end)
    short = numeral.spelled and not numeral.scaled and numeral.value < _TEN
    if short and not (after and (len(after["name"]) > 1 or known.eastern_minor.match(text, after.end()))):
        return None  # "一元化" is no sum
    if before and after and _belongs_ahead(text, before):
        before = None
    sign = known.code(before["sign"] or before["latin"]) if before else None
    if after and (sign is None or sign.startswith(OPEN)):
        start = before.start() if before and sign else numeral.start
        return Price(start, after.end(), figure, known.code(after["name"]))
    if before is None or sign is None:
        return Price(numeral.start, numeral.end, figure)
    again = after and known.code(after["name"]) == sign
    return Price(before.start(), after.end() if after and again else numeral.end, figure, sign)
