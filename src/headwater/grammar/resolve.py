"""Which day, month or year a mention means, given when its document was published. What cannot be known stays None."""

from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date

import msgspec

from headwater.codebook import Calendar
from headwater.grammar.fiscal import year_at, year_interval
from headwater.grammar.mention import DateMention
from headwater.grammar.moment import Moment, add_days, add_months, day_text, interval, month_text, parse_moment

_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


class _Setting(msgspec.Struct, frozen=True):
    """What a mention is resolved against."""

    base: Moment | None
    anchor: Moment | None
    future: bool
    calendar: Calendar | None


def resolve_date(
    mention: DateMention,
    published: str | None,
    *,
    future: bool = False,
    calendar: Calendar | None = None,
    anchor: str | None = None,
) -> str | None:
    """The EDTF date of ``mention``: "2024-12-11", "2024-12", "2024", or an interval "2024-09/2024-11".

    ``published``: the document's EDTF day or date-time. ``future``: the first such date not before it, where the mention leaves
    the year open; else the latest not after it. ``calendar``: the country's, for fiscal years and for numeric dates that read
    both ways. ``anchor``: the EDTF date that "that year" or "the same day" refers to. None where the date cannot be known.
    """
    setting = _Setting(parse_moment(published), parse_moment(anchor), future, calendar)
    return _RESOLVERS[mention.kind](mention, setting)


def find_anchor(mention: DateMention, dates: Sequence[DateMention], published: str | None) -> str | None:
    """The EDTF date that "that year" or "the same day" refers to: the nearest of ``dates`` before it that stands on its own."""
    before = [one for one in dates if one.end <= mention.start and not one.anchor and one.kind != "fiscal_year"]
    resolved = (resolve_date(one, published) for one in reversed(before))
    return next((day for day in resolved if day is not None), None)


def _year_known(mention: DateMention, setting: _Setting) -> int | None:
    """The year that the mention gives itself, by a number or relative to its publication or to its anchor."""
    if mention.year is not None:
        return mention.year
    base = setting.anchor if mention.anchor else setting.base
    return base.year + mention.offset if base and mention.unit == "year" and mention.offset is not None else None


def _near(base: Moment | None, month: int, day: int | None, future: bool) -> int | None:
    """The year of the latest such day not after ``base``, or of the next one not before it."""
    if base is None or base.month is None:
        return None
    here = (base.month, base.day) if day is not None and base.day else (base.month, 0)
    there = (month, day) if day is not None and base.day else (month, 0)
    if future:
        return base.year + (there < here)
    return base.year - (there > here)


def _day(mention: DateMention, setting: _Setting) -> str | None:
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
        month, day = (day, month) if setting.calendar.code == "US" else (month, day)
    open_year = mention.year is None and mention.unit is None
    year = _near(setting.base, month, day, setting.future) if open_year else _year_known(mention, setting)
    return _dated(year, month, day)


def _dated(year: int | None, month: int, day: int) -> str | None:
    if year is None or not 1 <= year <= 9999 or day > monthrange(year, month)[1]:
        return None
    return day_text(date(year, month, day))


def _shifted_day(mention: DateMention, setting: _Setting) -> str | None:
    """ "Yesterday", "two weeks ago", "the following day"."""
    base = setting.anchor if mention.anchor else setting.base
    if base is None or base.date is None or mention.offset is None or mention.unit == "month":
        return None
    shifted = add_days(base.date, mention.offset * (7 if mention.unit == "week" else 1))
    return day_text(shifted) if shifted else None


def _bare_day(mention: DateMention, setting: _Setting) -> str | None:
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


def _month(mention: DateMention, setting: _Setting) -> str | None:
    if mention.month is None:
        base = setting.anchor if mention.anchor else setting.base
        if base is None or base.month is None or mention.offset is None:
            return None
        return month_text(*add_months(base.year, base.month, mention.offset))
    year = _year_known(mention, setting)
    if year is None and mention.unit is None:
        year = _month_year(mention.month, mention.direction, setting)
    return month_text(year, mention.month) if year is not None else None


def _month_year(month: int, direction: int | None, setting: _Setting) -> int | None:
    """ "Last July" is before the month of publication, "next March" after it, "this May" of its year."""
    base = setting.base
    if base is None or (base.month is None and direction != 0):
        return None
    if direction == 0:
        return base.year
    if direction is None:
        return _near(base, month, None, setting.future)
    assert base.month is not None
    return base.year - (month >= base.month) if direction < 0 else base.year + (month <= base.month)


def _year(mention: DateMention, setting: _Setting) -> str | None:
    year = _year_known(mention, setting)
    return f"{year:04d}" if year is not None and 1 <= year <= 9999 else None


def _season(mention: DateMention, setting: _Setting) -> str | None:
    if mention.season is None:
        return None
    first = _SEASONS[mention.season]
    year = _year_known(mention, setting)
    if year is None and mention.unit is None:
        year = _season_year(first, mention.direction, setting)
    return _months_from(year, first, 3) if year is not None else None


def _season_year(first: int, direction: int | None, setting: _Setting) -> int | None:
    """A season belongs to the year it begins in; "this winter" in January is the one that is running."""
    base = setting.base
    if base is None or base.month is None:
        return base.year if base and direction == 0 else None
    running = first == 12 and base.month <= 2
    if direction == 0:
        return base.year - running
    if direction is None:
        return (
            base.year - running
            if setting.future and base.month <= first + 2
            else _near(base, first, None, setting.future)
        )
    if direction > 0:
        return base.year + (first <= base.month)
    year, month = add_months(base.year, base.month, -3)
    return year - (first > month)


def _months_from(year: int, first: int, count: int) -> str:
    return interval(month_text(year, first), month_text(*add_months(year, first, count - 1)))


def _quarter(mention: DateMention, setting: _Setting) -> str | None:
    if mention.quarter is None:
        base = setting.anchor if mention.anchor else setting.base
        if base is None or base.month is None or mention.offset is None:
            return None
        return _months_from(*add_months(base.year, (base.month - 1) // 3 * 3 + 1, 3 * mention.offset), 3)
    year = _year_known(mention, setting)
    return _months_from(year, mention.quarter * 3 - 2, 3) if year is not None else None


def _half(mention: DateMention, setting: _Setting) -> str | None:
    year = _year_known(mention, setting)
    return _months_from(year, 1 if mention.half == 1 else 7, 6) if year is not None else None


def _week(mention: DateMention, setting: _Setting) -> str | None:
    base = setting.anchor if mention.anchor else setting.base
    if base is None or base.date is None or mention.offset is None:
        return None
    monday = add_days(base.date, 7 * mention.offset - base.date.weekday())
    sunday = add_days(monday, 6) if monday else None
    if monday is None or sunday is None:
        return None
    if mention.offset or mention.anchor:
        return interval(day_text(monday), day_text(sunday))
    if setting.future:
        return interval(day_text(base.date), day_text(sunday))
    return interval(day_text(monday), day_text(base.date))


def _weekday(mention: DateMention, setting: _Setting) -> str | None:
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


def _period(mention: DateMention, setting: _Setting) -> str | None:
    if mention.month is None:
        return interval(f"{mention.year:04d}", f"{mention.end_year:04d}") if mention.year and mention.end_year else None
    if mention.day is None:
        return _month_period(mention)
    first = _day(msgspec.structs.replace(mention, kind="day"), setting)
    ends = {"day": mention.end_day, "month": mention.end_month, "year": mention.end_year or mention.year}
    last = _day(msgspec.structs.replace(mention, kind="day", **ends), setting)
    return interval(first, last) if first and last and first <= last else None


def _month_period(mention: DateMention) -> str | None:
    if mention.year is None or mention.month is None or mention.end_year is None or mention.end_month is None:
        return None
    return interval(month_text(mention.year, mention.month), month_text(mention.end_year, mention.end_month))


def _fiscal_year(mention: DateMention, setting: _Setting) -> str | None:
    """The days of a fiscal year; the year itself where it is the calendar's."""
    if setting.calendar is None:
        return None
    year = year_at(mention, setting.calendar, setting.base)
    if year is None or not 2 <= year <= 9998:
        return None
    if setting.calendar.starts == "01-01":
        return f"{year:04d}"
    first, last = year_interval(year, setting.calendar)
    return interval(day_text(first), day_text(last))


_RESOLVERS: dict[str, Callable[[DateMention, _Setting], str | None]] = {
    "day": _day,
    "month": _month,
    "year": _year,
    "season": _season,
    "quarter": _quarter,
    "half": _half,
    "week": _week,
    "weekday": _weekday,
    "period": _period,
    "fiscal_year": _fiscal_year,
}
