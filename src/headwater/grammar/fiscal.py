"""Fiscal years of states: which one a mention means, and which days it has.

A fiscal year is written ``CC-YYYY``. Written with two numbers (2024-25) it is named by the first; written with one it
is named by that number, and the country's calendar says whether it starts or ends in that year.
"""

from datetime import date, timedelta

from headwater.codebook import Calendar, Codebook
from headwater.grammar.mention import DateMention
from headwater.grammar.moment import Moment, parse_moment
from headwater.grammar.wording import once


@once
def _calendars(codebook: Codebook) -> dict[str, Calendar]:
    return {calendar.code: calendar for calendar in codebook.calendar}


def calendar_of(country: str, codebook: Codebook) -> Calendar | None:
    """The fiscal calendar of ``country`` (a user's entry before ours); None where the codebook has none."""
    return _calendars(codebook).get(country)


def year_of(day: date, calendar: Calendar) -> int:
    """The number of the fiscal year that ``day`` falls in."""
    month, start = (int(part) for part in calendar.starts.split("-"))
    begun = day.year if (day.month, day.day) >= (month, start) else day.year - 1
    return begun + (calendar.named_by == "last" and (month, start) != (1, 1))


def year_interval(year: int, calendar: Calendar) -> tuple[date, date]:
    """First and last day of the fiscal year numbered ``year``."""
    month, start = (int(part) for part in calendar.starts.split("-"))
    begins = year - (calendar.named_by == "last" and (month, start) != (1, 1))
    return date(begins, month, start), date(begins + 1, month, start) - timedelta(days=1)


def year_at(mention: DateMention, calendar: Calendar, base: Moment | None) -> int | None:
    """The number of the fiscal year that ``mention`` names, or means on the day ``base``."""
    if mention.year is not None:
        return year_of(date(mention.year, mention.month, 15), calendar) if mention.month else mention.year
    if mention.anchor or mention.offset is None:
        return None
    now = _now(calendar, base)
    return None if now is None else now + mention.offset


def _now(calendar: Calendar, base: Moment | None) -> int | None:
    """The fiscal year that runs on the day of publication, where that day is known well enough to tell."""
    if base is None:
        return None
    if calendar.starts == "01-01":
        return base.year
    if base.month is None:
        return None
    if base.day is None and not calendar.starts.endswith("-01"):
        return None
    return year_of(date(base.year, base.month, base.day or 1), calendar)


def resolve_fiscal_year(
    mention: DateMention, country: str, codebook: Codebook, published: str | None, *, anchor: str | None = None
) -> str | None:
    """``CC-YYYY`` of ``country`` for "fiscal 2024", "2024-25", "this fiscal year"; a plain year only where it is the
    fiscal one.

    ``anchor``: the fiscal year (``GB-2024``) that "the same year" refers to. None where it cannot be known.
    """
    calendar = calendar_of(country, codebook)
    if calendar is None or mention.kind not in ("fiscal_year", "year"):
        return None
    if mention.anchor:
        return _anchored(mention, country, anchor)
    if mention.kind == "year" and calendar.starts != "01-01":
        return None
    year = year_at(mention, calendar, parse_moment(published))
    return f"{country}-{year:04d}" if year is not None and 2 <= year <= 9998 else None


def _anchored(mention: DateMention, country: str, anchor: str | None) -> str | None:
    code, _, year = (anchor or "").rpartition("-")
    if code != country or not year.isdigit() or mention.offset is None:
        return None
    return f"{country}-{int(year) + mention.offset:04d}"


def fiscal_interval(fiscal_year: str, codebook: Codebook) -> tuple[date, date] | None:
    """First and last day of ``CC-YYYY``; None where the country has no calendar here."""
    country, _, year = fiscal_year.rpartition("-")
    calendar = calendar_of(country, codebook)
    return year_interval(int(year), calendar) if calendar and year.isdigit() and 2 <= int(year) <= 9998 else None
