"""Which day, month or year a mention means, given when its document was published. What cannot be known stays None."""

from collections.abc import Callable, Sequence

import msgspec

from headwater.codebook import Calendar
from headwater.grammar.counted import resolve_counted
from headwater.grammar.fiscal import year_at, year_interval
from headwater.grammar.mention import DateMention
from headwater.grammar.moment import add_days, day_text, interval, month_text, parse_moment
from headwater.grammar.seasons import resolve_half, resolve_month, resolve_quarter, resolve_season
from headwater.grammar.setting import Setting, year_known
from headwater.grammar.weekdays import resolve_day, resolve_weekday


def resolve_date(
    mention: DateMention,
    published: str | None,
    *,
    future: bool = False,
    calendar: Calendar | None = None,
    anchor: str | None = None,
) -> str | None:
    """The EDTF date of ``mention``: "2024-12-11", "2024-12", "2024", or an interval "2024-09/2024-11".

    ``published``: the document's EDTF day or date-time. ``future``: the first such date not before it, where the
    mention leaves the year open; else the latest not after it. ``calendar``: the country's, for fiscal years and for
    numeric dates that read both ways. ``anchor``: the EDTF date that "that year" or "the same day" refers to. None
    where the date cannot be known.
    """
    setting = Setting(parse_moment(published), parse_moment(anchor), future, calendar)
    return _RESOLVERS[mention.kind](mention, setting)


def find_anchor(mention: DateMention, dates: Sequence[DateMention], published: str | None) -> str | None:
    """The EDTF date that "that year" or "the same day" refers to: the nearest of ``dates`` before it that stands on its
    own.
    """
    before = [one for one in dates if one.end <= mention.start and not one.anchor and one.kind != "fiscal_year"]
    resolved = (resolve_date(one, published) for one in reversed(before))
    return next((day for day in resolved if day is not None), None)


def _year(mention: DateMention, setting: Setting) -> str | None:
    year = year_known(mention, setting)
    return f"{year:04d}" if year is not None and 1 <= year <= 9999 else None


def _week(mention: DateMention, setting: Setting) -> str | None:
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


def _period(mention: DateMention, setting: Setting) -> str | None:
    if mention.unit is not None and mention.offset is not None and mention.year is None and mention.month is None:
        return resolve_counted(mention.unit, mention.offset, setting.base)
    if mention.month is None:
        return interval(f"{mention.year:04d}", f"{mention.end_year:04d}") if mention.year and mention.end_year else None
    if mention.day is None:
        return _month_period(mention)
    first = resolve_day(msgspec.structs.replace(mention, kind="day"), setting)
    ends = {"day": mention.end_day, "month": mention.end_month, "year": mention.end_year or mention.year}
    last = resolve_day(msgspec.structs.replace(mention, kind="day", **ends), setting)
    return interval(first, last) if first and last and first <= last else None


def _month_period(mention: DateMention) -> str | None:
    if mention.year is None or mention.month is None or mention.end_year is None or mention.end_month is None:
        return None
    return interval(month_text(mention.year, mention.month), month_text(mention.end_year, mention.end_month))


def _fiscal_year(mention: DateMention, setting: Setting) -> str | None:
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


_RESOLVERS: dict[str, Callable[[DateMention, Setting], str | None]] = {
    "day": resolve_day,
    "month": resolve_month,
    "year": _year,
    "season": resolve_season,
    "quarter": resolve_quarter,
    "half": resolve_half,
    "week": _week,
    "weekday": resolve_weekday,
    "period": _period,
    "fiscal_year": _fiscal_year,
}
