"""Dates in Japanese and Chinese: "令和7年9月29日", "同年12月16日", "11日", "2024年度", "2024财年"."""

import re
from collections.abc import Callable
from typing import Any, cast

import msgspec

from headwater.codebook import Codebook
from headwater.grammar.mention import DateMention, DateRelation
from headwater.grammar.rules import exists
from headwater.grammar.wording import any_of, eastern_of, once

_KINDS = (
    "era",
    "year_word",
    "same",
    "fiscal_word",
    "fiscal_now",
    "month_now",
    "week_now",
    "week_prefix",
    "day_word",
    "weekday",
    "season",
    "season_year",
    "date_part",
    "date_relation",
    "date_relation_after",
    "no_date_after",
    "eastern_range",
    "digit",
)


class _Words(msgspec.Struct, frozen=True):
    """The words of dates and the rules made of them, tried in their order; ``start`` finds where one may match."""

    values: dict[str, dict[str, str]]
    start: re.Pattern[str]
    rules: list[tuple[re.Pattern[str], "_Build"]]
    before: re.Pattern[str]
    after: re.Pattern[str]


_Build = Callable[[re.Match[str], _Words, bool], DateMention | None]


@once
def _words(codebook: Codebook) -> _Words:
    values = {kind: eastern_of(codebook, kind) for kind in _KINDS}
    p = {kind: any_of(forms) for kind, forms in values.items()}
    digits = "".join(values["digit"])
    year = rf"(?:(?P<era>{p['era']})(?P<in_era>元|\d{{1,2}})|(?P<y>\d{{4}}|[{digits}]{{4}})|(?P<short>\d\d))"
    named = rf"(?:{year}年|(?P<year_word>{p['year_word']})|(?P<same>{p['same']})の?)"
    until = rf"(?:{p['eastern_range']}(?P<d2>\d{{1,2}})[日号])?"
    part, no = rf"(?P<part>{p['date_part']})?", rf"(?!{p['no_date_after']})"
    rows: list[tuple[str, _Build]] = [
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
    heads = {
        form[0] for kind in ("era", "year_word", "same", "fiscal_now", "month_now", "week_now") for form in values[kind]
    }
    heads |= {
        form[0] for kind in ("day_word", "weekday", "week_prefix", "season_year", "digit") for form in values[kind]
    }
    return _Words(
        values=values,
        start=re.compile(rf"(?<![\d.,])\d|[{''.join(sorted(heads))}]"),
        rules=[(re.compile(pattern), build) for pattern, build in rows],
        before=re.compile(rf"{p['date_relation']}\Z"),
        after=re.compile(rf"の?(?P<relation>{p['date_relation_after']})"),
    )


def find_eastern_dates(text: str, codebook: Codebook) -> list[DateMention]:
    """Every Japanese or Chinese date of ``text``, sorted, not overlapping."""
    words, found, place = _words(codebook), list[DateMention](), 0
    while start := words.start.search(text, place):
        mention = _first(text, start.start(), words, any(one.year for one in found))
        if mention is None:
            place = start.end()
        else:
            found.append(_related(text, mention, words))
            place = mention.end
    return found


def _first(text: str, place: int, words: _Words, dated: bool) -> DateMention | None:
    for pattern, build in words.rules:
        if (match := pattern.match(text, place)) and (mention := build(match, words, dated)):
            return mention
    return None


def _related(text: str, mention: DateMention, words: _Words) -> DateMention:
    after, before = (
        words.after.match(text, mention.end),
        words.before.search(text, max(0, mention.start - 4), mention.start),
    )
    if after:
        value = words.values["date_relation_after"][after["relation"]]
    elif before:
        value = words.values["date_relation"][before[0]]
    else:
        return mention
    return msgspec.structs.replace(mention, relation=cast(DateRelation, value))


def _group(match: re.Match[str], name: str) -> str | None:
    return match[name] if name in match.re.groupindex else None


def _whole(match: re.Match[str], name: str) -> int | None:
    found = _group(match, name)
    return int(found) if found else None


def _made(match: re.Match[str], kind: str, **fields: Any) -> DateMention:
    return DateMention(start=match.start(), end=match.end(), kind=cast(Any, kind), **fields)


def _number_of(match: re.Match[str], words: _Words) -> int | None:
    """The year that is written out: in an era of Japan, in full, or by its last two figures."""
    if era := _group(match, "era"):
        return int(words.values["era"][era]) + (1 if match["in_era"] == "元" else int(match["in_era"]))
    if full := _group(match, "y"):
        year = int("".join(words.values["digit"].get(character, character) for character in full))
        return year if 1800 <= year <= 2199 else None
    short = _whole(match, "short")
    return 2000 + short if short is not None else None


def _year_of(match: re.Match[str], words: _Words) -> dict[str, Any] | None:
    """The fields of a date that tell its year; None where what stands there cannot be one."""
    if word := _group(match, "year_word"):
        return {"unit": "year", "offset": int(words.values["year_word"][word])}
    if same := _group(match, "same"):
        unit = words.values["same"][same]
        return {"unit": unit, "offset": 0, "anchor": True}
    if not any(_group(match, name) for name in ("era", "y", "short")):
        return {}
    year = _number_of(match, words)
    return None if year is None else {"year": year}


def _part_of(match: re.Match[str], words: _Words) -> dict[str, Any]:
    part = _group(match, "part")
    return {"part": words.values["date_part"][part]} if part else {}


def _fiscal_year(match: re.Match[str], words: _Words, dated: bool) -> DateMention | None:
    year = _number_of(match, words)
    return _made(match, "fiscal_year", year=year) if year else None


def _day_or_month(match: re.Match[str], words: _Words, dated: bool) -> DateMention | None:
    month, day, last, fields = int(match["m"]), _whole(match, "d"), _whole(match, "d2"), _year_of(match, words)
    if (
        fields is None
        or fields.get("unit") in ("month", "day")
        or not exists(fields.get("year"), month, last or day or 1)
    ):
        return None
    if day is None:
        return _made(match, "month", month=month, **fields, **_part_of(match, words))
    if last is None:
        return _made(match, "day", month=month, day=day, **fields)
    return _made(match, "period", month=month, day=day, end_month=month, end_day=last, **fields) if last > day else None


def _bare_day(match: re.Match[str], words: _Words, dated: bool) -> DateMention | None:
    day, last = int(match["d"]), _whole(match, "d2")
    if not 1 <= day <= 31 or (last is not None and not day < last <= 31):
        return None
    return _made(match, "day", day=day) if last is None else None


def _season(match: re.Match[str], words: _Words, dated: bool) -> DateMention | None:
    fields = _year_of(match, words)
    if fields is None:
        return None
    if near := match["season_year"]:
        fields = {"unit": "year", "offset": int(words.values["season_year"][near])}
    return _made(match, "season", season=words.values["season"][match["season"]], **fields)


def _year(match: re.Match[str], words: _Words, dated: bool) -> DateMention | None:
    """A year alone; one of two figures only where a date before it was given in full, else it may be a number of
    years.
    """
    fields = _year_of(match, words)
    if not fields or (match["short"] and not dated):
        return None
    kind = fields["unit"] if fields.get("anchor") else "year"
    return _made(match, kind, **fields, **_part_of(match, words))


def _relative(match: re.Match[str], words: _Words, dated: bool) -> DateMention | None:
    kind = cast(str, match.lastgroup)
    unit = {"fiscal_now": "fiscal_year", "month_now": "month", "week_now": "week", "day_word": "day"}[kind]
    return _made(match, unit, unit=unit, offset=int(words.values[kind][match[kind]]))


def _weekday(match: re.Match[str], words: _Words, dated: bool) -> DateMention | None:
    day = int(words.values["weekday"][match["weekday"]])
    if week := _group(match, "week_now"):
        return _made(match, "weekday", weekday=day, unit="week", offset=int(words.values["week_now"][week]))
    if week := _group(match, "week_prefix"):
        return _made(match, "weekday", weekday=day, unit="week", offset=int(words.values["week_prefix"][week]))
    return _made(match, "weekday", weekday=day)
