"""A numeral and the currency beside it."""

import re
from collections.abc import Iterable

import msgspec

from headwater.codebook import Codebook
from headwater.grammar.currencies import OPEN, Currencies, currencies
from headwater.grammar.figures import find_figures
from headwater.grammar.kanji import Numeral, find_numerals
from headwater.grammar.numerals import Figure
from headwater.grammar.wording import EASTERN

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
    sign = _code(before["sign"], figure, known) if before else None
    if before and sign and not sign.startswith(OPEN):
        return Price(before.start("sign"), figure.end, figure, sign)
    after = _after(text, figure, known)
    follows = _code(after["name"] or after["sign"], figure, known) if after else None
    if before and sign:
        if after and after["sign"] and follows and not follows.startswith(OPEN):
            return Price(before.start("sign"), after.end(), figure, follows)
        again = after and after["name"] and follows == sign
        return Price(before.start("sign"), after.end() if after and again else figure.end, figure, sign)
    if after and follows and not _is_glued(text, figure):
        return Price(figure.start, after.end(), figure, follows)
    return Price(figure.start, figure.end, figure)


def _before(text: str, figure: Figure, known: Currencies) -> re.Match[str] | None:
    if figure.spelled or text[max(0, figure.start - 2) : figure.start].strip()[-1:] not in known.lasts:
        return None
    return known.prefix.search(text, max(0, figure.start - _REACH), figure.start)


def _after(text: str, figure: Figure, known: Currencies) -> re.Match[str] | None:
    near = text[figure.end : figure.end + 3].lower().lstrip(" \u00a0\n-")[:1]
    found = known.suffix.match(text, figure.end) if near in known.firsts else None
    return None if found is None or known.scale.match(text, found.end()) else found


def _is_glued(text: str, figure: Figure) -> bool:
    """Whether the numeral is part of a name or of another number ("Su-30", "M4")."""
    before = text[max(0, figure.start - 1) : figure.start]
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
    if numeral.spelled and not numeral.scaled and numeral.value < _TEN and not (after and len(after["name"]) > 1):
        return None  # "一元化" is no sum
    sign = known.code(before["sign"] or before["latin"]) if before else None
    if after and (sign is None or sign.startswith(OPEN)):
        start = before.start() if before and sign else numeral.start
        return Price(start, after.end(), figure, known.code(after["name"]))
    if before is None or sign is None:
        return Price(numeral.start, numeral.end, figure)
    again = after and known.code(after["name"]) == sign
    return Price(before.start(), after.end() if after and again else numeral.end, figure, sign)
