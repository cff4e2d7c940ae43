"""What a mention is resolved against, and the year that it then has."""

import msgspec

from headwater.codebook import Calendar
from headwater.grammar.mention import DateMention
from headwater.grammar.moment import Moment


class Setting(msgspec.Struct, frozen=True):
    """What a mention is resolved against."""

    base: Moment | None
    anchor: Moment | None
    future: bool
    calendar: Calendar | None


def year_known(mention: DateMention, setting: Setting) -> int | None:
    """The year that the mention gives itself, by a number or relative to its publication or to its anchor."""
    if mention.year is not None:
        return mention.year
    base = setting.anchor if mention.anchor else setting.base
    return base.year + mention.offset if base and mention.unit == "year" and mention.offset is not None else None


def nearest_year(base: Moment | None, month: int, day: int | None, future: bool) -> int | None:
    """The year of the latest such day not after ``base``, or of the next one not before it."""
    if base is None or base.month is None:
        return None
    here = (base.month, base.day) if day is not None and base.day else (base.month, 0)
    there = (month, day) if day is not None and base.day else (month, 0)
    if future:
        return base.year + (there < here)
    return base.year - (there > here)
