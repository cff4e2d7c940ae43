"""Sums of money in running text: number, scale and currency, with the hedge before them."""

import re
from decimal import Decimal

import msgspec

from headwater.codebook import Codebook
from headwater.grammar.currencies import OPEN, Currencies, currencies
from headwater.grammar.figures import Figure, find_figures, plain, times
from headwater.grammar.hedges import find_hedge
from headwater.grammar.wording import SPACE, any_of, english_of, once
from headwater.model.claim import Bound

_REACH = 14


class MoneyMention(msgspec.Struct, frozen=True):
    """A sum at ``[start, end)``: number, scale and currency; the hedge before it is left out.

    ``value``: decimal string in units of ``currency`` (ISO 4217; None where the text leaves the country open, as a bare "$"
    does). ``bound``: what the words around it make of it; ``hedge``: where such words start, ``start`` where there are none
    before it. ``high``: the upper end of a range, ``value`` being the lower.
    """

    start: int
    end: int
    value: str
    currency: str | None
    bound: Bound
    hedge: int
    high: str | None = None


class _Sum(msgspec.Struct, frozen=True):
    """A figure with the currency that stands beside it. ``currency``: None where nothing does."""

    start: int
    end: int
    figure: Figure
    currency: str | None = None


@once
def _ranges(codebook: Codebook) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    sign, join = any_of(english_of(codebook, "range_sign")), any_of(english_of(codebook, "range_join"))
    opening = any_of(english_of(codebook, "range_open"))
    return (
        re.compile(rf"{SPACE}?{sign}{SPACE}?\Z"),
        re.compile(rf"{SPACE}{join}{SPACE}\Z"),
        re.compile(rf"\b{opening}{SPACE}\Z"),
    )


def find_money(text: str, codebook: Codebook, *, dollar: str | None = None) -> list[MoneyMention]:
    """Every sum of money of ``text``, sorted, not overlapping. ``dollar``: ISO code of a bare "$" or "dollars"."""
    known = currencies(codebook)
    sums = _merge([_price(text, figure, known) for figure in find_figures(text, codebook)], text, codebook)
    return [_mention(text, low, high, codebook, dollar) for low, high in sums]


def _price(text: str, figure: Figure, known: Currencies) -> _Sum:
    """The figure with the currency before or after it; a code after it tells what a sign before it left open."""
    before = None if figure.spelled else known.prefix.search(text, max(0, figure.start - _REACH), figure.start)
    after = known.suffix.match(text, figure.end)
    code = _code(before["sign"] if before else "", figure, known)
    if after and (code is None or code.startswith(OPEN)):
        follows = _code(after["name"] or after["sign"], figure, known)
        if follows and (code is None or (after["sign"] and not follows.startswith(OPEN))):
            start = before.start("sign") if before and code else figure.start
            return (
                _Sum(start, after.end(), figure, follows)
                if code or _stands_alone(text, figure)
                else _Sum(start, figure.end, figure)
            )
    if before and code:
        return _Sum(before.start("sign"), figure.end, figure, code)
    return _Sum(figure.start, figure.end, figure)


def _stands_alone(text: str, figure: Figure) -> bool:
    """A numeral glued to a letter or a hyphen before it is part of a name ("Su-30", "M4")."""
    before = text[figure.start - 1 : figure.start]
    return not (before.isalnum() or before in "_-$" and before != "")


def _code(form: str, figure: Figure, known: Currencies) -> str | None:
    plain_form = " ".join(form.split())
    code = known.codes.get(plain_form) or known.codes.get(plain_form.lower())
    if plain_form in known.scaled or plain_form.lower() in known.scaled:
        return code if figure.scale else None
    if code == OPEN + "rupee" and figure.scale in known.indian:
        return "INR"
    return None if figure.ordinal else code


def _merge(sums: list[_Sum], text: str, codebook: Codebook) -> list[tuple[_Sum, _Sum | None]]:
    """Sums with a currency, two ends of a range made one."""
    merged: list[tuple[_Sum, _Sum | None]] = []
    skip = False
    for low, high in zip(sums, [*sums[1:], None], strict=True):
        if skip:
            skip = False
        elif high is not None and _is_range(text, low, high, codebook):
            merged.append((low, high))
            skip = True
        elif low.currency:
            merged.append((low, None))
    return merged


def _is_range(text: str, low: _Sum, high: _Sum, codebook: Codebook) -> bool:
    sign, join, opening = _ranges(codebook)
    if high.start - low.end > 5 or not (low.currency or high.currency):
        return False
    if low.currency and high.currency and low.currency != high.currency:
        return False
    between = opening.search(text, max(0, low.start - 10), low.start) and join.match(text, low.end, high.start)
    if not between and not sign.match(text, low.end, high.start):
        return False
    loose = "to" not in text[low.end : high.start].split() or not (low.figure.scale and low.currency)
    return loose and _low_value(low, high) < high.figure.value


def _low_value(low: _Sum, high: _Sum) -> Decimal:
    """The lower end takes the scale of the upper one where it has none itself ("$25-30 million")."""
    if low.figure.scale or not high.figure.scale:
        return low.figure.value
    scale = Decimal(1)
    while times(scale, Decimal(1000)) <= high.figure.value and low.figure.value < high.figure.value:
        scale = times(scale, Decimal(1000))
    return times(low.figure.value, scale)


def _mention(text: str, low: _Sum, high: _Sum | None, codebook: Codebook, dollar: str | None) -> MoneyMention:
    end = high.end if high else low.end
    code = low.currency or (high.currency if high else None)
    if code and high and high.currency and code.startswith(OPEN):
        code = high.currency
    hedge = find_hedge(text, low.start, end, codebook)
    return MoneyMention(
        start=low.start,
        end=end,
        value=plain(_low_value(low, high) if high else low.figure.value),
        currency=_settled(code, dollar),
        bound=hedge.bound,
        hedge=hedge.start,
        high=plain(high.figure.value) if high else None,
    )


def _settled(code: str | None, dollar: str | None) -> str | None:
    if code is None or not code.startswith(OPEN):
        return code
    return dollar if code == OPEN + "dollar" else None
