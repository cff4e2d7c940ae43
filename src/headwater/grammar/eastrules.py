"""Rules for dates in Japanese and Chinese: a pattern each, and what builds a mention from its match."""

import re
from collections.abc import Callable
from typing import Any, cast

from headwater.grammar.mention import DateMention
from headwater.grammar.rules import exists, group, made, whole
from headwater.grammar.wording import any_of

Values = dict[str, dict[str, str]]
"""For each kind of cue its forms and what they stand for."""

EasternBuild = Callable[[re.Match[str], Values, bool], DateMention | None]
"""Judges a match; the last argument says whether a year was named before it."""


def rules_of_east(values: Values) -> list[tuple[str, EasternBuild]]:
    """Patterns and their builders, the more specific first."""
    p = {kind: any_of(forms) for kind, forms in values.items()}
    digits = "".join(values["digit"])
    era = rf"(?P<era>{p['era']})(?P<in_era>元|\d{{1,2}}|[{_KANJI}]{{1,3}})"
    year = rf"(?:{era}|(?P<y>\d{{4}}|[{digits}]{{4}})|(?P<short>\d\d))"
    month, day = rf"(?P<m>\d{{1,2}}|[{_KANJI}]{{1,2}})", rf"(?:\d{{1,2}}|[{_KANJI}]{{1,3}})"
    named = rf"(?:{year}[ ]?年|(?P<year_word>{p['year_word']})|(?P<same>{p['same']})の?)"
    until = rf"(?:{p['eastern_range']}(?P<d2>{day})[日号])?"
    number = rf"(?P<n>\d{{1,3}}|[{_KANJI}]{{1,3}}|[两兩])"
    bound = rf"(?={p['year_bound']})"
    part, no = rf"(?P<part>{p['date_part']})?", rf"(?!{p['no_date_after']})"
    return [
        (rf"{year}{p['fiscal_word']}", _fiscal_year),
        (rf"(?P<count_now>{p['count_now']}){number}(?P<count_unit>{p['count_unit']})(?!\d)", _counted),
        (rf"{number}(?P<count_unit>{p['count_unit']})(?P<count_edge>{p['count_edge']})(?!\d)", _shifted),
        (rf"(?P<fiscal_now>{p['fiscal_now']})", _relative),
        (r"(?P<y>\d{4})[ ]?[-–—~～〜至到][ ]?(?P<y2>\d{4})[ ]?年", _years),
        (rf"(?P<half>{p['half_word']})", _half),
        (rf"(?:{named}の?)(?:の?(?P<half>{p['half_word']}))", _half),
        (rf"(?P<month_now>{p['month_now']})の?(?P<d>{day})[日号]", _day_of_month),
        (rf"{named}?[ \u3000]?{month}月(?!間)(?:[ ]?(?P<d>{day})[日号]{until}|{part})(?!\d)", _day_or_month),
        (r"(?P<y>\d{3}0)年代", _decade),
        (r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?![\d-])", _day_or_month),
        (rf"(?P<m>)(?P<d>\d{{1,2}}|[{_KANJI}]{{2,3}})日{until}{no}", _bare_day),
        (rf"(?:{named}|(?P<season_year>{p['season_year']}))の?(?P<season>{p['season']})", _season),
        (rf"(?P<y>\d{{4}}|[{digits}]{{4}})[ ]?年{bound}", _year),
        (rf"{named}{no}{part}", _year),
        (
            rf"(?:(?P<week_now>{p['week_now']})の?|(?P<week_prefix>{p['week_prefix']}))(?P<weekday>{p['weekday']})",
            _weekday,
        ),
        (rf"(?P<month_now>{p['month_now']})|(?P<week_now>{p['week_now']})|(?P<day_word>{p['day_word']})", _relative),
        (rf"(?P<weekday>{p['weekday']})", _weekday),
    ]


_KANJI = "一二三四五六七八九十"
"""What days, months and years of an era are written with."""


def _small(written: str) -> int:
    """十二 as 12, 三十一 as 31, 12 as 12."""
    if written.isdecimal():
        return int(written)
    tens, found, ones = written.rpartition("十")
    if len(tens) > 1 or len(ones) > 1 or "十" in tens:
        return 0
    value = _KANJI.index(ones) + 1 if ones else 0
    return value + (10 * (_KANJI.index(tens) + 1 if tens else 1) if found else 0)


def _number_of(match: re.Match[str], values: Values) -> int | None:
    """The year that is written out: in an era of Japan, in full, or by its last two figures."""
    if era := group(match, "era"):
        return int(values["era"][era]) + (1 if match["in_era"] == "元" else _small(match["in_era"]))
    if full := group(match, "y"):
        year = int("".join(values["digit"].get(character, character) for character in full))
        return year if 1800 <= year <= 2199 else None
    short = whole(match, "short")
    return 2000 + short if short is not None else None


def _year_of(match: re.Match[str], values: Values) -> dict[str, Any] | None:
    """The fields of a date that tell its year; None where what stands there cannot be one."""
    if word := group(match, "year_word"):
        return {"unit": "year", "offset": int(values["year_word"][word])}
    if same := group(match, "same"):
        unit = values["same"][same]
        return {"unit": unit, "offset": 0, "anchor": True}
    if not any(group(match, name) for name in ("era", "y", "short")):
        return {}
    year = _number_of(match, values)
    return None if year is None else {"year": year}


def _part_of(match: re.Match[str], values: Values) -> dict[str, Any]:
    part = group(match, "part")
    return {"part": values["date_part"][part]} if part else {}


def _fiscal_year(match: re.Match[str], values: Values, dated: bool) -> DateMention | None:
    year = _number_of(match, values)
    return made(match, "fiscal_year", year=year) if year else None


def _day_or_month(match: re.Match[str], values: Values, dated: bool) -> DateMention | None:
    month, day, last = _small(match["m"]), _whole_small(match, "d"), _whole_small(match, "d2")
    fields = _year_of(match, values)
    if not 1 <= month <= _MONTHS or (
        fields is None
        or fields.get("unit") in ("month", "day")
        or not exists(fields.get("year"), month, last or day or 1)
    ):
        return None
    if day is None:
        return made(match, "month", month=month, **fields, **_part_of(match, values))
    if last is None:
        return made(match, "day", month=month, day=day, **fields)
    return made(match, "period", month=month, day=day, end_month=month, end_day=last, **fields) if last > day else None


_MONTHS = 12
_PAIR = "两兩"


def _count(match: re.Match[str]) -> int:
    return 2 if match["n"] in _PAIR else _small(match["n"])


def _counted(match: re.Match[str], values: Values, dated: bool) -> DateMention | None:
    """A stretch counted from now: 過去5年間, 未来三个月."""
    unit, sign = values["count_unit"][match["count_unit"]], int(values["count_now"][match["count_now"]])
    count = _count(match)
    return made(match, "period", unit=unit, offset=sign * count) if count else None


def _shifted(match: re.Match[str], values: Values, dated: bool) -> DateMention | None:
    """A time counted from now: 2年前, 三个月后, 2週間以内. A number of four figures is a year, not a count."""
    unit, sign = values["count_unit"][match["count_unit"]], int(values["count_edge"][match["count_edge"]])
    count = _count(match)
    if not count or (match["count_unit"] == "年" and dated and len(match["n"]) == 2):
        return None
    return made(match, "day" if unit == "week" else unit, unit=unit, offset=sign * count)


def _whole_small(match: re.Match[str], name: str) -> int | None:
    found = group(match, name)
    return _small(found) if found else None


def _day_of_month(match: re.Match[str], values: Values, dated: bool) -> DateMention | None:
    """A day of this, the last or the next month: 来月の4日, 本月十日."""
    day = _small(match["d"])
    offset = int(values["month_now"][match["month_now"]])
    return made(match, "day", day=day, unit="month", offset=offset) if 1 <= day <= 31 else None


def _half(match: re.Match[str], values: Values, dated: bool) -> DateMention | None:
    fields = _year_of(match, values)
    if fields is None or fields.get("unit") in ("month", "day"):
        return None
    fields = fields or {"unit": "year", "offset": 0}
    if (
        match["half"] not in values["half_alone"]
        and len(fields) == 2
        and "offset" in fields
        and match.start("half") == match.start()
    ):
        return None
    return made(match, "half", half=int(values["half_word"][match["half"]]), **fields)


def _years(match: re.Match[str], values: Values, dated: bool) -> DateMention | None:
    first, last = int(match["y"]), int(match["y2"])
    fits = 1800 <= first < last <= 2199
    return made(match, "period", year=first, end_year=last) if fits else None


def _decade(match: re.Match[str], values: Values, dated: bool) -> DateMention | None:
    year = int(match["y"])
    return made(match, "period", year=year, end_year=year + 9) if 1800 <= year <= 2190 else None


def _bare_day(match: re.Match[str], values: Values, dated: bool) -> DateMention | None:
    day, last = _small(match["d"]), _whole_small(match, "d2")
    if not 1 <= day <= 31 or (last is not None and not day < last <= 31):
        return None
    return made(match, "day", day=day) if last is None else None


def _season(match: re.Match[str], values: Values, dated: bool) -> DateMention | None:
    fields = _year_of(match, values)
    if fields is None:
        return None
    if near := match["season_year"]:
        fields = {"unit": "year", "offset": int(values["season_year"][near])}
    return made(match, "season", season=values["season"][match["season"]], **fields)


def _year(match: re.Match[str], values: Values, dated: bool) -> DateMention | None:
    """A year alone; one of two figures only where a date before it was given in full, else it may
    be a number of years.
    """
    fields = _year_of(match, values)
    if not fields or (group(match, "short") and not dated):
        return None
    kind = fields["unit"] if fields.get("anchor") else "year"
    return made(match, kind, **fields, **_part_of(match, values))


def _relative(match: re.Match[str], values: Values, dated: bool) -> DateMention | None:
    kind = cast(str, match.lastgroup)
    unit = {"fiscal_now": "fiscal_year", "month_now": "month", "week_now": "week", "day_word": "day"}[kind]
    return made(match, unit, unit=unit, offset=int(values[kind][match[kind]]))


def _weekday(match: re.Match[str], values: Values, dated: bool) -> DateMention | None:
    day = int(values["weekday"][match["weekday"]])
    if week := group(match, "week_now"):
        return made(match, "weekday", weekday=day, unit="week", offset=int(values["week_now"][week]))
    if week := group(match, "week_prefix"):
        return made(match, "weekday", weekday=day, unit="week", offset=int(values["week_prefix"][week]))
    return made(match, "weekday", weekday=day)
