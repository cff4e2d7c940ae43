"""Sums of money in running text: number, scale and currency, with the hedge before them."""

import re
from decimal import Decimal

import msgspec

from headwater.codebook import Codebook
from headwater.grammar.currencies import OPEN
from headwater.grammar.hedges import find_hedge
from headwater.grammar.minor import join_minor
from headwater.grammar.numerals import plain, times
from headwater.grammar.prices import Price, find_prices
from headwater.grammar.wording import SPACE, any_of, english_of, forms_of, once
from headwater.model.claim import Bound


class MoneyMention(msgspec.Struct, frozen=True):
    """A sum at ``[start, end)``: number, scale and currency; the hedge before it is left out.

    ``value``: decimal string in units of ``currency`` (ISO 4217; None where the text leaves the country open, as a bare
    "$" does). ``bound``: what the words around it make of it; ``hedge``: where such words start, ``start`` where there
    are none before it. ``high``: the upper end of a range, ``value`` being the lower. ``name``: where the currency is
    open, the name that several countries share ("dollar", "rupee", "leu").
    """

    start: int
    end: int
    value: str
    currency: str | None
    bound: Bound
    hedge: int
    high: str | None = None
    name: str = ""


@once
def _ranges(codebook: Codebook) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    sign, join = any_of(forms_of(codebook, "range_sign")), any_of(english_of(codebook, "range_join"))
    opening = any_of(english_of(codebook, "range_open"))
    return (
        re.compile(rf"{SPACE}?{sign}{SPACE}?\Z"),
        re.compile(rf"{SPACE}{join}{SPACE}\Z"),
        re.compile(rf"\b{opening}{SPACE}\Z"),
    )


def find_money(text: str, codebook: Codebook, *, dollar: str | None = None, yuan: bool = False) -> list[MoneyMention]:
    """Every sum of money of ``text``, sorted, not overlapping.

    ``dollar``: ISO code of a bare "$" or "dollars". ``yuan``: a bare "¥" is the Chinese one, as in a Chinese text.
    """
    sums = _merge(join_minor(text, find_prices(text, codebook), codebook), text, codebook)
    found = [_mention(text, low, high, codebook, dollar) for low, high in sums]
    return [_in_yuan(text, mention, codebook) for mention in found] if yuan else found


def _in_yuan(text: str, mention: MoneyMention, codebook: Codebook) -> MoneyMention:
    """``mention`` in yuan where nothing but the sign that Japan and China share says its currency."""
    shared = any(text.startswith(sign, mention.start) for sign in english_of(codebook, "yuan_sign"))
    return msgspec.structs.replace(mention, currency="CNY") if shared and mention.currency == "JPY" else mention


def _merge(prices: list[Price], text: str, codebook: Codebook) -> list[tuple[Price, Price | None]]:
    """Prices with a currency, the two ends of a range as one."""
    merged: list[tuple[Price, Price | None]] = []
    place = 0
    for index, low in enumerate(prices):
        high = prices[index + 1] if index + 1 < len(prices) else None
        if low.start < place:
            continue
        if high is not None and _is_range(text, low, high, codebook):
            merged.append((low, high))
            place = high.end
        elif low.currency:
            merged.append((low, None))
    return merged


def _is_range(text: str, low: Price, high: Price, codebook: Codebook) -> bool:
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


def _low_value(low: Price, high: Price) -> Decimal:
    """The lower end takes the scale of the upper one where it has none itself ("$25-30 million")."""
    return low.figure.value if low.figure.scale else times(low.figure.value, high.figure.factor)


def _mention(text: str, low: Price, high: Price | None, codebook: Codebook, dollar: str | None) -> MoneyMention:
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
        name=code.removeprefix(OPEN) if code and _settled(code, dollar) is None else "",
    )


def _settled(code: str | None, dollar: str | None) -> str | None:
    if code is None or not code.startswith(OPEN):
        return code
    return dollar if code == OPEN + "dollar" else None
