"""Dates in English: one rule a form. A rule is a pattern and what builds a mention from its match, or None where it is no date."""

from collections.abc import Callable
from datetime import date
import re
from typing import Any, NamedTuple, cast

from headwater.grammar.almanac import DAY, YEAR, Almanac
from headwater.grammar.mention import DateMention
from headwater.grammar.wording import SPACE

Build = Callable[[re.Match[str], Almanac], DateMention | None]


class Rule(NamedTuple):
    """``pattern`` is matched where a date may start; ``build`` judges what it found."""

    name: str
    pattern: re.Pattern[str]
    build: Build


def english_rules(words: Almanac) -> list[Rule]:
    """All rules of English, the more specific before the more general."""
    return [
        Rule(name, re.compile(rf"(?<![\w]){pattern}"), build)
        for name, (pattern, build) in {**_days(words), **_fiscals(words), **_months(words), **_spans(words), **_relatives(words)}.items()
    ]


def _year_part(words: Almanac) -> str:
    """A year after a month or a season: "2024", "of 2024", "last year", "of that year"."""
    of = rf",?{SPACE}(?:(?i:of){SPACE})?(?:(?i:the){SPACE}(?i:year){SPACE})?"
    p = words.patterns
    return rf"(?:{of}(?:(?P<y>{YEAR})(?!\d)|(?P<dir>{p['direction']}){SPACE}(?i:year)\b|(?P<same>{p['same_word']}){SPACE}(?i:year)\b))"


def _days(words: Almanac) -> dict[str, tuple[str, Build]]:
    p, year = words.patterns, _year_part(words)
    lead = rf"(?:(?P<w>{p['weekday']}),?{SPACE})?"
    nth, dash = r"(?i:st|nd|rd|th)?", rf"(?:[-–—]|{SPACE}(?:[-–—]|{p['date_range']}){SPACE})"
    clock = r"(?P<t>(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)(?:\.\d{1,6})?(?P<z>Z|[+-]\d\d:?\d\d)?"
    return {
        "iso": (rf"(?P<y>{YEAR})-(?P<m>\d\d)-(?P<d>\d\d)(?:[T ]{clock})?(?![\w-])", _iso_day),
        "month_day": (
            rf"{lead}(?P<m>{p['month']}){SPACE}(?P<d>{DAY}){nth}(?![\d:]|\.\d|,\d)(?:{dash}(?P<d2>{DAY}){nth}(?!\w))?{year}?(?!\w)",
            _named_day,
        ),
        "day_month": (
            rf"{lead}(?:(?i:the){SPACE})?(?P<d>{DAY}){nth}(?:{dash}(?P<d2>{DAY}){nth})?{SPACE}(?:(?i:of){SPACE})?(?P<m>{p['month']}){year}?(?!\w)",
            _named_day,
        ),
        "numeric": (rf"(?P<a>\d{{1,2}})(?P<s>[./-])(?P<b>\d{{1,2}})(?P<s2>[./-])(?P<y>{YEAR})(?![\w])", _numeric_day),
        "year_first": (rf"(?P<y>{YEAR})(?P<s>[./])(?P<m>\d{{1,2}})(?P<s2>[./])(?P<d>\d{{1,2}})(?![\w])", _year_first),
    }


def _fiscals(words: Almanac) -> dict[str, tuple[str, Build]]:
    p = words.patterns
    fiscal, the = p["fiscal_word"], rf"(?:(?i:the){SPACE})?"
    years = rf"(?P<y>{YEAR})(?:[-–/](?P<y2>\d\d(?:\d\d)?))?(?!\d)"
    return {
        "fiscal_edge": (
            rf"{the}(?P<dir>{p['direction']}{SPACE})?{fiscal}{SPACE}{p['fiscal_edge']}{SPACE}(?:{p['date_relation']}{SPACE})?"
            rf"(?:(?P<m>{p['month']})(?:{SPACE}{DAY})?|{DAY}{SPACE}(?P<m2>{p['month']})),?{SPACE}(?P<y>{YEAR})\b",
            _fiscal_edge,
        ),
        "fiscal_year": (rf"{the}{fiscal}(?:{SPACE}|-)?(?:{years}|['’]?(?P<short>\d\d)(?![\w%.,]\d?))", _fiscal_year),
        "year_fiscal": (rf"{the}{years}(?:{SPACE}|-){fiscal}(?!\w)", _fiscal_year),
        "running": (
            rf"(?P<dir>{p['direction']}){SPACE}(?i:year){SPACE}{p['running_on']}{SPACE}(?:{p['direction']}{SPACE})?{p['month']}(?!\w)",
            _fiscal_now,
        ),
        "fiscal_now": (rf"(?:(?P<dir>{p['direction']})|(?P<same>{p['same_word']})){SPACE}(?P<u>{p['period_unit']})(?!\w)", _relative_unit),
        "split_year": (rf"(?P<y>{YEAR})(?P<s>[-–/])(?P<y2>\d\d)(?![\w-]|[./]\d)", _split_year),
    }


def _months(words: Almanac) -> dict[str, tuple[str, Build]]:
    p, year = words.patterns, _year_part(words)
    part, dash = rf"(?:(?P<part>{p['part']})(?:{SPACE}|(?<=-)))?", rf"(?:{SPACE}?[-–—]{SPACE}?|{SPACE}{p['date_range']}{SPACE})"
    return {
        "months": (
            rf"(?P<m>{p['month']})(?:{SPACE}(?P<y0>{YEAR}))?{dash}(?P<m2>{p['month']}),?{SPACE}(?P<y>{YEAR})(?!\w)",
            _month_span,
        ),
        "month_year": (rf"{part}(?P<m>{p['month']}){year}(?!\w)", _month),
        "month_next": (rf"{part}(?P<dir>{p['direction']}){SPACE}(?P<m>{p['month']})(?!\w)", _month),
        "month": (rf"{part}(?P<m>{p['month']})(?![\w-]|{SPACE}\d)", _lone_month),
        "season": (
            rf"(?:(?i:the){SPACE})?{part}(?:(?P<to>{p['direction']}){SPACE}|(?P<that>{p['same_word']}){SPACE})?(?P<season>{p['season']}){year}?(?!\w)",
            _season,
        ),
        "quarter": (rf"(?:(?i:the){SPACE})?(?:(?P<q>{p['quarter']})|(?P<h>{p['half_year']})){year}(?!\w)", _quarter),
    }


def _spans(words: Almanac) -> dict[str, tuple[str, Build]]:
    p = words.patterns
    return {
        "years": (rf"(?P<y>{YEAR})(?:[-–—]|{SPACE}{p['year_range']}{SPACE})(?P<y2>{YEAR})(?![\w-]|[.,]\d)", _years),
        "decade": (rf"(?:(?i:the){SPACE})?(?:(?P<part>{p['part']})(?:{SPACE}|(?<=-)))?(?P<y>(?:19|20)\d)0['’]?s\b", _decade),
        "year": (
            rf"(?:(?P<noun>{p['year_noun']}){SPACE})?(?:(?P<part>{p['part']})(?:{SPACE}|(?<=-)))?(?P<y>{YEAR})(?![\w-]|[.,:/]\d|%)",
            _year,
        ),
    }


def _relatives(words: Almanac) -> dict[str, tuple[str, Build]]:
    p = words.patterns
    count = rf"(?P<n>\d{{1,3}}|(?i:an?)|{p['numeral']})"
    return {
        "day_word": (rf"(?P<word>{p['day_word']})(?!\w|['’]s)", _day_word),
        "unit": (
            rf"(?:(?P<part>{p['part']})(?:{SPACE}|(?<=-)))?(?:(?P<dir>{p['direction']})|(?P<same>{p['same_word']})){SPACE}(?P<u>{p['period_unit']})(?!\w)",
            _relative_unit,
        ),
        "weekday": (rf"(?:(?P<dir>{p['direction']}){SPACE})?(?P<w>{p['weekday']})(?!\w|['’-])", _weekday),
        "ago": (rf"{count}{SPACE}(?P<u>{p['period_unit']})s?{SPACE}{p['ago']}\b", _ago),
        "within": (rf"{p['within_open']}{SPACE}{count}(?:{SPACE}|-)(?P<u>{p['period_unit']})s?(?!\w)", _within),
        "the_unit": (rf"(?i:the){SPACE}(?P<u>{p['period_unit']})(?!\w|['’])", _the_unit),
        "year_end": (rf"{p['year_end']}(?!\w)", _year_end),
    }


def _mention(match: re.Match[str], kind: str, **fields: Any) -> DateMention:
    return DateMention(start=match.start(), end=match.end(), kind=cast(Any, kind), **fields)


def _group(match: re.Match[str], name: str) -> str | None:
    return match[name] if name in match.re.groupindex else None


def _int(match: re.Match[str], name: str) -> int | None:
    found = _group(match, name)
    return int(found) if found else None


def _year_of(match: re.Match[str], words: Almanac) -> dict[str, Any]:
    """The fields that a year part gives: a year, an offset from the publication's, or one from a date named before."""
    if year := _int(match, "y"):
        return {"year": year}
    if direction := _group(match, "dir"):
        return {"unit": "year", "offset": words.number("direction", direction)}
    if same := _group(match, "same"):
        return {"unit": "year", "offset": words.number("same_word", same), "anchor": True}
    return {}


def _part_of(match: re.Match[str], words: Almanac) -> dict[str, Any]:
    part = _group(match, "part")
    return {"part": words.value("part", part)} if part else {}


def exists(year: int | None, month: int, day: int) -> bool:
    """Whether there is such a day, in a leap year where the year is not known."""
    try:
        date(year or 2000, month, day)
    except ValueError:
        return False
    return True


def _iso_day(match: re.Match[str], words: Almanac) -> DateMention | None:
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    time = (match["t"] + (match["z"] or "")) if match["t"] else None
    return _mention(match, "day", year=year, month=month, day=day, time=time) if exists(year, month, day) else None


def _named_day(match: re.Match[str], words: Almanac) -> DateMention | None:
    month, day, last = words.number("month", match["m"]), int(match["d"]), _int(match, "d2")
    year = _year_of(match, words)
    if month is None or not exists(year.get("year"), month, last or day) or (last is not None and last <= day):
        return None
    weekday = words.number("weekday", match["w"])
    if last:
        return _mention(match, "period", month=month, day=day, end_month=month, end_day=last, weekday=weekday, **year)
    return _mention(match, "day", month=month, day=day, weekday=weekday, **year)


def _numeric_day(match: re.Match[str], words: Almanac) -> DateMention | None:
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    if match["s"] != match["s2"]:
        return None
    if exists(year, second, first) if 1 <= second <= 12 else False:
        both = match["s"] != "." and first <= 12 and first != second
        return _mention(match, "day", year=year, month=second, day=first, ambiguous=both)
    if match["s"] == "." or not 1 <= first <= 12 or not exists(year, first, second):
        return None
    return _mention(match, "day", year=year, month=first, day=second)


def _year_first(match: re.Match[str], words: Almanac) -> DateMention | None:
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    good = match["s"] == match["s2"] and exists(year, month, day)
    return _mention(match, "day", year=year, month=month, day=day) if good else None


def _fiscal_edge(match: re.Match[str], words: Almanac) -> DateMention | None:
    return _mention(match, "fiscal_year", year=int(match["y"]), month=words.number("month", match["m"] or match["m2"]))


def _fiscal_year(match: re.Match[str], words: Almanac) -> DateMention | None:
    short = _group(match, "short")
    year, second = (2000 + int(short) if short else int(match["y"])), _group(match, "y2")
    if second and (year + 1) % 100 != int(second) % 100:
        return None if len(second) == 2 else _mention(match, "period", year=year, end_year=int(second), unit="fiscal_year")
    return _mention(match, "fiscal_year", year=year)


def _fiscal_now(match: re.Match[str], words: Almanac) -> DateMention | None:
    return _mention(match, "fiscal_year", unit="fiscal_year", offset=words.number("direction", match["dir"]))


def _split_year(match: re.Match[str], words: Almanac) -> DateMention | None:
    year, second = int(match["y"]), int(match["y2"])
    if (year + 1) % 100 == second:
        return _mention(match, "fiscal_year", year=year)
    if match["s"] == "-" and 1 <= second <= 12:
        return _mention(match, "month", year=year, month=second)
    if year % 100 < second and match["s"] != "/":
        return _mention(match, "period", year=year, end_year=year - year % 100 + second)
    return None


def _month_span(match: re.Match[str], words: Almanac) -> DateMention | None:
    month, last, year = words.number("month", match["m"]), words.number("month", match["m2"]), int(match["y"])
    first_year = _int(match, "y0") or year
    if month is None or last is None or (first_year, month) >= (year, last):
        return None
    return _mention(match, "period", year=first_year, month=month, end_year=year, end_month=last)


def _month(match: re.Match[str], words: Almanac) -> DateMention | None:
    month = words.number("month", match["m"])
    if match.re.groupindex.get("y") is None:
        return _mention(match, "month", month=month, direction=words.number("direction", match["dir"]), **_part_of(match, words))
    return _mention(match, "month", month=month, **_year_of(match, words), **_part_of(match, words))


def _lone_month(match: re.Match[str], words: Almanac) -> DateMention | None:
    name = match["m"]
    if not name[0].isupper():
        return None
    doubtful = name.lower() in words.values["month_word"] or name.isupper()
    if doubtful and not match["part"] and not words.month_context.search(match.string, max(0, match.start() - 20), match.start()):
        return None
    return _mention(match, "month", month=words.number("month", name), **_part_of(match, words))


def _season(match: re.Match[str], words: Almanac) -> DateMention | None:
    fields: dict[str, Any] = {**_year_of(match, words), **_part_of(match, words)}
    if match["to"]:
        fields["direction"] = words.number("direction", match["to"])
    if match["that"]:
        fields.update(unit="year", offset=0, anchor=True)
    return _mention(match, "season", season=words.value("season", match["season"]), **fields) if fields else None


def _quarter(match: re.Match[str], words: Almanac) -> DateMention | None:
    year = _year_of(match, words)
    if match["q"]:
        return _mention(match, "quarter", quarter=words.number("quarter", match["q"]), **year)
    return _mention(match, "half", half=words.number("half_year", match["h"]), **year)


def _years(match: re.Match[str], words: Almanac) -> DateMention | None:
    year, last = int(match["y"]), int(match["y2"])
    return _mention(match, "period", year=year, end_year=last) if year < last else None


def _decade(match: re.Match[str], words: Almanac) -> DateMention | None:
    year = int(match["y"]) * 10
    return _mention(match, "period", year=year, end_year=year + 9, **_part_of(match, words))


def _year(match: re.Match[str], words: Almanac) -> DateMention | None:
    sure = match["noun"] or match["part"]
    near = words.year_context.search(match.string, max(0, match.start() - 24), match.start())
    return _mention(match, "year", year=int(match["y"]), **_part_of(match, words)) if sure or near else None


def _day_word(match: re.Match[str], words: Almanac) -> DateMention | None:
    return _mention(match, "day", unit="day", offset=words.number("day_word", match["word"]))


def _relative_unit(match: re.Match[str], words: Almanac) -> DateMention | None:
    unit = words.value("period_unit", match["u"])
    kind = unit if unit in ("week", "month", "year", "quarter", "fiscal_year") else "day"
    if match["dir"]:
        offset = words.number("direction", match["dir"])
        return None if unit == "day" else _mention(match, kind, unit=unit, offset=offset, **_part_of(match, words))
    return _mention(match, kind, unit=unit, offset=words.number("same_word", match["same"]), anchor=True, **_part_of(match, words))


def _weekday(match: re.Match[str], words: Almanac) -> DateMention | None:
    name = match["w"]
    if not name[0].isupper():
        return None
    return _mention(match, "weekday", weekday=words.number("weekday", name), direction=words.number("direction", match["dir"]))


def _count(match: re.Match[str], words: Almanac) -> int:
    found = match["n"].lower()
    return int(found) if found.isdigit() else int(words.values["numeral"].get(found, "1"))


def _ago(match: re.Match[str], words: Almanac) -> DateMention | None:
    unit = words.value("period_unit", match["u"])
    return _mention(match, "day" if unit == "week" else unit, unit=unit, offset=-_count(match, words))


def _within(match: re.Match[str], words: Almanac) -> DateMention | None:
    unit = words.value("period_unit", match["u"])
    return _mention(match, "day" if unit == "week" else unit, unit=unit, offset=_count(match, words), relation="within")


def _the_unit(match: re.Match[str], words: Almanac) -> DateMention | None:
    near = words.relation.search(match.string, max(0, match.start() - 40), match.start())
    if near is None or words.value("date_relation", near[1]) not in ("end_of", "by_end_of"):
        return None
    unit = words.value("period_unit", match["u"])
    return _mention(match, unit, unit=unit, offset=0) if unit != "day" else None


def _year_end(match: re.Match[str], words: Almanac) -> DateMention | None:
    return _mention(match, "year", unit="year", offset=0, relation="end_of")
