"""The two ends of a stretch of time: the year told at one of them is that of the other.

"From 5 May to 3 June 2024", "between October and March 2025", 2024年5月から7月まで.
"""

import re
from collections.abc import Sequence

import msgspec

from headwater.codebook import Codebook
from headwater.grammar.mention import DateMention
from headwater.grammar.wording import SPACE, any_of, eastern_of, english_of, once

_REACH = 12


@once
def _between(codebook: Codebook) -> re.Pattern[str]:
    english, eastern = any_of(english_of(codebook, "stretch")), any_of(eastern_of(codebook, "stretch"))
    return re.compile(rf"{SPACE}?{english}{SPACE}?(?:(?i:the){SPACE})?\Z|[ \u3000]?{eastern}[ \u3000]?\Z")


def share_years(text: str, found: Sequence[DateMention], codebook: Codebook) -> list[DateMention]:
    """``found`` with the years that the other end of a stretch tells."""
    pattern, told = _between(codebook), list(found)
    for k in range(len(told) - 1):
        one, two = told[k], told[k + 1]
        if two.start - one.end <= _REACH and _is_open(one) != _is_open(two) and _is_stretch(text, one, two, pattern):
            told[k], told[k + 1] = _shared(one, two)
    return told


def _is_open(mention: DateMention) -> bool:
    """Whether a day or month has no year, and no word that tells which one."""
    plain = mention.kind in ("day", "month") and mention.month is not None
    return plain and mention.year is None and mention.unit is None and mention.direction is None


def _is_stretch(text: str, one: DateMention, two: DateMention, pattern: re.Pattern[str]) -> bool:
    known = two if _is_open(one) else one
    fits = known.kind in ("day", "month") and known.year is not None and known.month is not None
    between = text[one.end : two.start]
    listed = between.strip().lower() in ("and", "和", "与", "與", "と")
    return fits and pattern.match(between) is not None and (not listed or one.kind == two.kind)


def _shared(one: DateMention, two: DateMention) -> tuple[DateMention, DateMention]:
    first, last = (one.month or 0, one.day or 0), (two.month or 0, two.day or 0)
    turns = first > last if one.kind == two.kind else first[0] > last[0]
    if one.year is None and two.year is not None:
        return msgspec.structs.replace(one, year=two.year - turns), two
    return one, msgspec.structs.replace(two, year=(one.year or 0) + turns)
