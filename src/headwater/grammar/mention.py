"""What a date in running text says, before it is known which day that is."""

from typing import Literal

import msgspec

DateKind = Literal["day", "month", "year", "season", "quarter", "half", "week", "weekday", "period", "fiscal_year"]
Unit = Literal["day", "week", "month", "quarter", "year", "fiscal_year"]
Part = Literal["early", "mid", "late"]
DateRelation = Literal["on", "by", "end_of", "by_end_of", "before", "after", "since", "until", "from", "in", "within"]


class DateMention(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A date at ``[start, end)``, with what stands in the text; what is left open there is None here.

    ``kind``: how precise it is; ``relation``: from the words before it ("by the end of"), which the span leaves out.
    ``end_year``, ``end_month``, ``end_day``: the last part of a period ("3-5 December"). ``unit`` and ``offset``: a
    relative date ("last month": month, -1); with a ``month`` beside them they tell its year ("October last year": year,
    -1). ``direction``: -1 "last July", 0 "this autumn", 1 "next March". ``anchor``: it refers to a date named before
    ("that year", "the same day"); ``offset`` then counts from there. ``weekday``: Monday is 0. ``part``: "early June".
    ``ambiguous``: a numeric date that reads both ways; ``day`` and ``month`` are the day-first reading, ``month_first``
    the countries that write the other one. ``time``: ISO 8601, with a zone where given.
    """

    start: int
    end: int
    kind: DateKind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    end_year: int | None = None
    end_month: int | None = None
    end_day: int | None = None
    weekday: int | None = None
    season: Literal["spring", "summer", "autumn", "winter"] | None = None
    quarter: int | None = None
    half: int | None = None
    unit: Unit | None = None
    offset: int | None = None
    direction: Literal[-1, 0, 1] | None = None
    anchor: bool = False
    part: Part | None = None
    ambiguous: bool = False
    month_first: tuple[str, ...] = ()
    time: str | None = None
    relation: DateRelation | None = None
