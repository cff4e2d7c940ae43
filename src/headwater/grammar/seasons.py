"""Which month, season, quarter or half-year is meant."""

from headwater.grammar.mention import DateMention
from headwater.grammar.moment import add_months, interval, month_text
from headwater.grammar.setting import Setting, nearest_year, year_known

_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


def resolve_month(mention: DateMention, setting: Setting) -> str | None:
    """The month as EDTF; None where its year cannot be known."""
    if mention.month is None:
        base = setting.anchor if mention.anchor else setting.base
        if base is None or base.month is None or mention.offset is None:
            return None
        return month_text(*add_months(base.year, base.month, mention.offset))
    year = year_known(mention, setting)
    if year is None and mention.unit is None:
        year = _month_year(mention.month, mention.direction, setting)
    return month_text(year, mention.month) if year is not None else None


def _month_year(month: int, direction: int | None, setting: Setting) -> int | None:
    """Such as "last July" is before the month of publication, "next March" after it, "this May" of its year."""
    base = setting.base
    if base is None or (base.month is None and direction != 0):
        return None
    if direction == 0:
        return base.year
    if direction is None:
        return nearest_year(base, month, None, setting.future)
    assert base.month is not None
    return base.year - (month >= base.month) if direction < 0 else base.year + (month <= base.month)


def resolve_season(mention: DateMention, setting: Setting) -> str | None:
    """The three months of a season as an EDTF interval; winter ends in the year after the one that names it."""
    if mention.season is None:
        return None
    first = _SEASONS[mention.season]
    year = year_known(mention, setting)
    if year is None and mention.unit is None:
        year = _season_year(first, mention.direction, setting)
    return _months_from(year, first, 3) if year is not None else None


def _season_year(first: int, direction: int | None, setting: Setting) -> int | None:
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
            else nearest_year(base, first, None, setting.future)
        )
    if direction > 0:
        return base.year + (first <= base.month)
    year, month = add_months(base.year, base.month, -3)
    return year - (first > month)


def resolve_quarter(mention: DateMention, setting: Setting) -> str | None:
    """The three months of a quarter of the calendar year."""
    if mention.quarter is None:
        base = setting.anchor if mention.anchor else setting.base
        if base is None or base.month is None or mention.offset is None:
            return None
        return _months_from(*add_months(base.year, (base.month - 1) // 3 * 3 + 1, 3 * mention.offset), 3)
    year = year_known(mention, setting)
    return _months_from(year, mention.quarter * 3 - 2, 3) if year is not None else None


def resolve_half(mention: DateMention, setting: Setting) -> str | None:
    """The six months of half a calendar year."""
    year = year_known(mention, setting)
    return _months_from(year, 1 if mention.half == 1 else 7, 6) if year is not None else None


def _months_from(year: int, first: int, count: int) -> str:
    return interval(month_text(year, first), month_text(*add_months(year, first, count - 1)))
