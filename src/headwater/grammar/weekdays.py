"""Which day a day or a weekday is."""

from calendar import monthrange
from datetime import date

from headwater.grammar.mention import DateMention
from headwater.grammar.moment import add_days, add_months, day_text
from headwater.grammar.setting import Setting, nearest_year, year_known


def resolve_day(mention: DateMention, setting: Setting) -> str | None:
    """The day as EDTF; None where its month or year cannot be known."""
    if mention.unit in ("day", "week", "month") and mention.day is None:
        return _shifted_day(mention, setting)
    month, day = mention.month, mention.day
    if day is None:
        return None
    if month is None:
        return _bare_day(mention, setting)
    if mention.ambiguous:
        if setting.calendar is None:
            return None
        month, day = (day, month) if setting.calendar.code in mention.month_first else (month, day)
    open_year = mention.year is None and mention.unit is None
    year = nearest_year(setting.base, month, day, setting.future) if open_year else year_known(mention, setting)
    return _dated(year, month, day)


def _dated(year: int | None, month: int, day: int) -> str | None:
    if year is None or not 1 <= year <= 9999 or day > monthrange(year, month)[1]:
        return None
    return day_text(date(year, month, day))


def _shifted_day(mention: DateMention, setting: Setting) -> str | None:
    """Such as "yesterday", "two weeks ago", "the following day"."""
    base = setting.anchor if mention.anchor else setting.base
    if base is None or base.date is None or mention.offset is None or mention.unit == "month":
        return None
    shifted = add_days(base.date, mention.offset * (7 if mention.unit == "week" else 1))
    return day_text(shifted) if shifted else None


def _bare_day(mention: DateMention, setting: Setting) -> str | None:
    """A day of the month without the month, as Japanese and Chinese reports print it."""
    base, day = setting.base, mention.day
    if mention.anchor:
        return (
            _dated(setting.anchor.year, setting.anchor.month, day or 0)
            if setting.anchor and setting.anchor.month
            else None
        )
    if base is None or base.date is None or base.month is None or base.day is None or day is None:
        return None
    step = (1 if day < base.day else 0) if setting.future else (-1 if day > base.day else 0)
    if mention.unit == "month" and mention.offset is not None:
        step = mention.offset
    year, month = add_months(base.year, base.month, step)
    return _dated(year, month, day)


def resolve_weekday(mention: DateMention, setting: Setting) -> str | None:
    """The latest such day on or before publication, or the next after it; "last" is always before it."""
    day = setting.base.date if setting.base else None
    if day is None or mention.weekday is None:
        return None
    back = (day.weekday() - mention.weekday) % 7
    if mention.unit == "week" and mention.offset is not None:
        shift = 7 * mention.offset + mention.weekday - day.weekday()
    elif mention.direction == 0:
        shift = mention.weekday - day.weekday()
    elif mention.direction == 1 or (mention.direction is None and setting.future):
        shift = 7 - back
    else:
        shift = -(back or (7 if mention.direction else 0))
    found = add_days(day, shift)
    return day_text(found) if found else None
