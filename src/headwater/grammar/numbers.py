"""Counts in running text: "fifty", "1,000", "20 million", "16th"; not years, dates, sums, measures or parts of names."""

import re

import msgspec

from headwater.codebook import Codebook
from headwater.grammar.dates import find_dates
from headwater.grammar.figures import find_figures
from headwater.grammar.hedges import find_hedge
from headwater.grammar.money import find_money
from headwater.grammar.numerals import Figure, plain
from headwater.grammar.wording import SPACE, any_of, english_of, once
from headwater.model.claim import Bound


class NumberMention(msgspec.Struct, frozen=True):
    """A number at ``[start, end)``. ``value``: a whole number, or a decimal string where it is none. ``ordinal``: "16th", "third".

    ``bound`` and ``hedge`` as in a sum of money.
    """

    start: int
    end: int
    value: int | str
    bound: Bound = "exact"
    ordinal: bool = False
    hedge: int = 0


class _Edges(msgspec.Struct, frozen=True):
    glued: re.Pattern[str]
    ordinal: re.Pattern[str]
    unit: re.Pattern[str]


@once
def _edges(codebook: Codebook) -> _Edges:
    units = any_of([*english_of(codebook, "unit"), *english_of(codebook, "date_unit")])
    return _Edges(
        glued=re.compile(r"[\w$€£¥/:.+#-]\Z"),
        ordinal=re.compile(r"(?i:st|nd|rd|th)(?!\w)"),
        unit=re.compile(rf"(?:{SPACE}|-)?{units}(?!\w)|[\w:/]|[-–]\d|\.\d"),
    )


def find_numbers(text: str, codebook: Codebook) -> list[NumberMention]:
    """Every count and ordinal of ``text``, sorted, not overlapping."""
    taken = sorted(
        [(m.start, m.end) for m in find_money(text, codebook)] + [(d.start, d.end) for d in find_dates(text, codebook)]
    )
    edges, found, index = _edges(codebook), [], 0
    for figure in find_figures(text, codebook):
        while index < len(taken) and taken[index][1] <= figure.start:
            index += 1
        if index < len(taken) and taken[index][0] < figure.end:
            continue
        if mention := _mention(text, figure, edges, codebook):
            found.append(mention)
    return found


def _mention(text: str, figure: Figure, edges: _Edges, codebook: Codebook) -> NumberMention | None:
    if edges.glued.search(text, max(0, figure.start - 1), figure.start):
        return None
    nth = None if figure.spelled or figure.scale else edges.ordinal.match(text, figure.end)
    end = nth.end() if nth else figure.end
    if edges.unit.match(text, end):
        return None
    hedge = find_hedge(text, figure.start, end, codebook)
    whole = figure.value == figure.value.to_integral_value()
    value = int(figure.value) if whole else plain(figure.value)
    return NumberMention(figure.start, end, value, hedge.bound, figure.ordinal or nth is not None, hedge.start)
