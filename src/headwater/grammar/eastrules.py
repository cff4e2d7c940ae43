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
    year = rf"(?:(?P<era>{p['era']})(?P<in_era>元|\d{{1,2}})|(?P<y>\d{{4}}|[{digits}]{{4}})|(?P<short>\d\d))"
    named = rf"(?:{year}年|(?P<year_word>{p['year_word']})|(?P<same>{p['same']})の?)"
    until = rf"(?:{p['eastern_range']}(?P<d2>\d{{1,2}})[日号])?"
    part, no = rf"(?P<part>{p['date_part']})?", rf"(?!{p['no_date_after']})"
    return [
        (rf"{year}{p['fiscal_word']}", _fiscal_year),
        (rf"(?P<fiscal_now>{p['fiscal_now']})", _relative),
        (rf"{named}?[ ]?(?P<m>\d{{1,2}})月(?![间間])(?:[ ]?(?P<d>\d{{1,2}})[日号]{until}|{part})", _day_or_month),
        (rf"(?P<m>)(?P<d>\d{{1,2}})日{until}{no}", _bare_day),
        (rf"(?:{named}|(?P<season_year>{p['season_year']}))の?(?P<season>{p['season']})", _season),
        (rf"{named}{no}{part}", _year),
        (
            rf"(?:(?P<week_now>{p['week_now']})の?|(?P<week_prefix>{p['week_prefix']}))(?P<weekday>{p['weekday']})",
            _weekday,
        ),
        (rf"(?P<month_now>{p['month_now']})|(?P<week_now>{p['week_now']})|(?P<day_word>{p['day_word']})", _relative),
        (rf"(?P<weekday>{p['weekday']})", _weekday),
    ]


def _number_of(match: re.Match[str], values: Values) -> int | None:
    """The year that is written out: in an era of Japan, in full, or by its last two figures."""
    if era := group(match, "era"):
        return int(values["era"][era]) + (1 if match["in_era"] == "元" else int(match["in_era"]))
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
    month, day, last, fields = int(match["m"]), whole(match, "d"), whole(match, "d2"), _year_of(match, values)
    if (
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


def _bare_day(match: re.Match[str], values: Values, dated: bool) -> DateMention | None:
    day, last = int(match["d"]), whole(match, "d2")
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
    if not fields or (match["short"] and not dated):
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
