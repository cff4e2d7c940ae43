"""Counts in running text: "fifty", "1,000", "20 million", "16th"; not years, dates, sums, measures
or parts of names.
"""

import re
from collections.abc import Iterable
from decimal import Decimal

import msgspec

from headwater.codebook import Codebook
from headwater.grammar.dates import find_dates
from headwater.grammar.figures import find_figures
from headwater.grammar.hedges import find_hedge
from headwater.grammar.kanji import Numeral, find_numerals
from headwater.grammar.money import find_money
from headwater.grammar.numerals import Figure, plain
from headwater.grammar.wording import EASTERN, SPACE, any_of, eastern_of, english_of, once
from headwater.model.claim import Bound

_REACH = 20
_YEARS = range(1900, 2100)
_ITEM = re.compile(r"(?:\A|\n)[ (]*\Z")


class NumberMention(msgspec.Struct, frozen=True):
    """A number at ``[start, end)``.

    ``value``: a whole number, or a decimal string where it is none. ``ordinal``: "16th", "third". ``bound`` and
    ``hedge`` as in a sum of money.
    """

    start: int
    end: int
    value: int | str
    bound: Bound = "exact"
    ordinal: bool = False
    hedge: int = 0


class _Edges(msgspec.Struct, frozen=True):
    """What stands around a numeral that is no count."""

    glued: re.Pattern[str]
    label: re.Pattern[str]
    ordinal: re.Pattern[str]
    unit: re.Pattern[str]
    counter: re.Pattern[str]
    ordinal_sign: frozenset[str]


@once
def _edges(codebook: Codebook) -> _Edges:
    units = any_of([*english_of(codebook, "unit"), *english_of(codebook, "date_unit")])
    return _Edges(
        glued=re.compile(r"[\w$€£¥/:.+#×-]\Z"),
        label=re.compile(rf"(?<!\w){any_of(english_of(codebook, 'label'))}(?:{SPACE}|-)?\Z"),
        ordinal=re.compile(r"(?i:st|nd|rd|th)(?!\w)"),
        unit=re.compile(rf"(?:{SPACE}|-)?{units}(?!\w)|[\w:/×]|[-–]\d|\.\d"),
        counter=re.compile(any_of(eastern_of(codebook, "counter"))),
        ordinal_sign=frozenset(eastern_of(codebook, "ordinal_sign")),
    )


def find_numbers(
    text: str, codebook: Codebook, *, taken: Iterable[tuple[int, int]] | None = None
) -> list[NumberMention]:
    """Every count and ordinal of ``text``, sorted, not overlapping.

    ``taken``: the spans of sums and dates where the caller has found them already; they are no counts.
    """
    spans = sorted(taken if taken is not None else _found(text, codebook))
    edges = _edges(codebook)
    mentions = [_mention(text, figure, edges, codebook) for figure in find_figures(text, codebook)]
    if EASTERN.search(text):
        mentions += [_counted(text, numeral, edges, codebook) for numeral in find_numerals(text, codebook)]
    return _outside([mention for mention in mentions if mention], spans)


def _found(text: str, codebook: Codebook) -> list[tuple[int, int]]:
    sums = [(mention.start, mention.end) for mention in find_money(text, codebook)]
    return sums + [(mention.start, mention.end) for mention in find_dates(text, codebook)]


def _outside(mentions: list[NumberMention], spans: list[tuple[int, int]]) -> list[NumberMention]:
    kept: list[NumberMention] = []
    index = 0
    for mention in sorted(mentions, key=lambda mention: mention.start):
        while index < len(spans) and spans[index][1] <= mention.start:
            index += 1
        if index == len(spans) or spans[index][0] >= mention.end:
            kept.append(mention)
    return kept


def _mention(text: str, figure: Figure, edges: _Edges, codebook: Codebook) -> NumberMention | None:
    if figure.loose:
        return None
    nth = None if figure.spelled or figure.scale else edges.ordinal.match(text, figure.end)
    end = nth.end() if nth else figure.end
    if edges.glued.search(text, max(0, figure.start - 1), figure.start) or edges.unit.match(text, end):
        return None
    hedge = find_hedge(text, figure.start, end, codebook)
    if _is_name(text, figure, end, edges) or (hedge.bound == "exact" and _is_bare(text, figure, end)):
        return None
    return NumberMention(figure.start, end, _value(figure.value), hedge.bound, figure.ordinal or bool(nth), hedge.start)


def _value(value: Decimal) -> int | str:
    return int(value) if value == value.to_integral_value() else plain(value)


def _is_name(text: str, figure: Figure, end: int, edges: _Edges) -> bool:
    """Whether it numbers a paper ("Section 504") or stands in a name ("Second Chance", "First Lady")."""
    if edges.label.search(text, max(0, figure.start - _REACH), figure.start):
        return True
    titled = figure.ordinal and text[figure.start].isupper()
    return titled and text[end : end + 1] in (" ", "-") and text[end + 1 : end + 2].isupper()


def _is_bare(text: str, figure: Figure, end: int) -> bool:
    """Whether it is a year, the number of an item in a list, a note or a dialling code in brackets."""
    before, after = text[max(0, figure.start - 1) : figure.start], text[end : end + 2]
    if before + after[:1] in ("()", "[]"):
        return True
    if after in (". ", ") ") and _ITEM.search(text, max(0, figure.start - 4), figure.start):
        return True
    digits = text[figure.start : end]
    return digits.isdigit() and len(digits) == 4 and int(digits) in _YEARS


def _counted(text: str, numeral: Numeral, edges: _Edges, codebook: Codebook) -> NumberMention | None:
    """A Japanese or Chinese numeral before a word that counts things ("2隻", "十二艘")."""
    if not edges.counter.match(text, numeral.end):
        return None
    hedge = find_hedge(text, numeral.start, numeral.end, codebook)
    ordinal = text[max(0, numeral.start - 1) : numeral.start] in edges.ordinal_sign
    return NumberMention(numeral.start, numeral.end, _value(numeral.value), hedge.bound, ordinal, hedge.start)
