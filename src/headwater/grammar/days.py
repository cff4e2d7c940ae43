"""Days of the calendar in English: "December 11, 2024", "11 Dec.", "2024-12-11", "19/09/2023"."""

import re

from headwater.grammar.almanac import DAY, YEAR, Almanac
from headwater.grammar.mention import DateMention
from headwater.grammar.rules import Rows, exists, group, made, whole, year_of, year_part
from headwater.grammar.wording import SPACE


def rules_of_days(words: Almanac) -> Rows:
    """Rules for days, the more specific first."""
    p, year = words.patterns, year_part(words)
    lead = rf"(?:(?P<w>{p['weekday']}),?{SPACE})?"
    nth, dash = r"(?i:st|nd|rd|th)?", rf"(?:[-–—]|{SPACE}(?:[-–—]|{p['date_range']}){SPACE})"
    clock = r"(?P<t>(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)(?:\.\d{1,6})?(?P<z>Z|[+-]\d\d:?\d\d)?"
    return [
        (
            rf"(?P<m>{p['month']}){SPACE}(?P<d>{DAY}){nth}{dash}(?P<m2>{p['month']}){SPACE}(?P<d2>{DAY}){nth},?{SPACE}(?P<y>{YEAR})(?!\w)",
            _day_span,
            "month",
        ),
        (
            rf"(?P<d>{DAY}){nth}{SPACE}(?P<m>{p['month']}){dash}(?P<d2>{DAY}){nth}{SPACE}(?P<m2>{p['month']}),?{SPACE}(?P<y>{YEAR})(?!\w)",
            _day_span,
            "digit",
        ),
        (rf"(?P<y>{YEAR})-(?P<m>\d\d)-(?P<d>\d\d)(?:[T ]{clock})?(?![A-Za-z0-9_-])", _iso_day, "digit"),
        (
            rf"{lead}(?P<m>{p['month']})(?:,?{SPACE}(?:(?i:the){SPACE})?|(?<=\.))(?P<d>{DAY}){nth}(?![\d:]|\.\d|,\d)(?:{dash}(?P<d2>{DAY}){nth}(?!\w))?{year}?(?!\w)",
            _named_day,
            "weekday month",
        ),
        (rf"(?P<d>{DAY})-(?P<m>{p['month']})-(?P<y>{YEAR})(?!\w)", _named_day, "digit"),
        (
            rf"{lead}(?:(?i:the){SPACE})?(?P<d>{DAY}){nth}(?:{dash}(?P<d2>{DAY}){nth})?{SPACE}(?:(?i:day){SPACE})?(?:(?i:of){SPACE})?(?P<m>{p['month']}){year}?(?!\w)",
            _named_day,
            "weekday the digit",
        ),
        (rf"(?P<d>{DAY})(?P<s>[/-])(?P<m>{p['month']})(?P=s)(?P<y>{YEAR})(?!\w)", _named_day, "digit"),
        (rf"(?P<y>{YEAR})(?P<s>[/-])(?P<m>{p['month']})(?P=s)(?P<d>{DAY})(?!\w)", _named_day, "digit"),
        (rf"(?P<m>{p['month']})(?P<s>[/-])(?P<d>{DAY})(?P=s)(?P<y>{YEAR})(?!\w)", _named_day, "month"),
        (
            rf"(?P<m>{p['month']}){SPACE}(?:(?i:the){SPACE})?(?P<dw>{p['day_ordinal']})(?!\w){year}?(?!\w)",
            _worded_day,
            "month",
        ),
        (
            rf"(?:(?i:the){SPACE})?(?P<dw>{p['day_ordinal']}){SPACE}(?:(?i:day){SPACE})?(?:(?i:of){SPACE})?(?P<m>{p['month']}){year}?(?!\w)",
            _worded_day,
            "the day_ordinal",
        ),
        (
            rf"(?:(?i:the){SPACE})?(?P<d>{DAY})(?i:st|nd|rd|th)(?:{SPACE}(?i:day))?{SPACE}(?:(?i:of){SPACE})?(?P<dir>{p['direction']}){SPACE}(?i:month)(?!\w)",
            _day_of_month,
            "the digit",
        ),
        (rf"(?i:the){SPACE}(?P<d>{DAY})(?i:st|nd|rd|th)(?!\w|-)", _lone_day, "the"),
        (
            rf"(?P<a>\d{{1,2}})(?P<s>[./-])(?P<b>\d{{1,2}})(?P<s2>[./-])(?P<y>{YEAR})(?![A-Za-z0-9_])",
            _numeric_day,
            "digit",
        ),
        (
            rf"(?P<y>{YEAR})(?P<s>[./])(?P<m>\d{{1,2}})(?P<s2>[./])(?P<d>\d{{1,2}})(?![A-Za-z0-9_])",
            _year_first,
            "digit",
        ),
    ]


def _iso_day(match: re.Match[str], words: Almanac) -> DateMention | None:
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    time = (match["t"] + (match["z"] or "")) if match["t"] else None
    return made(match, "day", year=year, month=month, day=day, time=time) if exists(year, month, day) else None


def _named_day(match: re.Match[str], words: Almanac) -> DateMention | None:
    month, day, last = words.number("month", match["m"]), int(match["d"]), whole(match, "d2")
    year = year_of(match, words)
    if month is None or not exists(year.get("year"), month, last or day) or (last is not None and last <= day):
        return None
    weekday = words.number("weekday", group(match, "w"))
    if last:
        return made(match, "period", month=month, day=day, end_month=month, end_day=last, weekday=weekday, **year)
    return made(match, "day", month=month, day=day, weekday=weekday, **year)


def _worded_day(match: re.Match[str], words: Almanac) -> DateMention | None:
    """A day in words: "the ninth of April", "July the Fourth"."""
    month, day, year = (
        words.number("month", match["m"]),
        words.number("day_ordinal", match["dw"]),
        year_of(match, words),
    )
    sure = (
        match["m"][0].isupper()
        or words.of_month.search(match[0])
        or match["m"].lower() not in words.values["month_word"]
    )
    good = month is not None and day is not None and exists(year.get("year"), month, day)
    return made(match, "day", month=month, day=day, **year) if sure and good else None


def _day_of_month(match: re.Match[str], words: Almanac) -> DateMention | None:
    """A day of this, the last or the next month: "the 15th of next month"."""
    return made(match, "day", day=int(match["d"]), unit="month", offset=words.number("direction", match["dir"]))


def _lone_day(match: re.Match[str], words: Almanac) -> DateMention | None:
    """A day of the month that runs, behind a word that tells a time: "on the 11th"; not "the 11th package"."""
    near = words.relation.search(match.string, max(0, match.start() - 24), match.start())
    led = near is not None and words.value("date_relation", near[1]) in ("on", "by", "before", "until", "since")
    alone = words.day_close.match(match.string, match.end())
    return made(match, "day", day=int(match["d"])) if led and alone else None


def _day_span(match: re.Match[str], words: Almanac) -> DateMention | None:
    """Such as "May 21 through May 27, 2023": the year at its end is that of both days, or of the second where the year
    turns.
    """
    month, last_month = words.number("month", match["m"]), words.number("month", match["m2"])
    day, last, year = int(match["d"]), int(match["d2"]), int(match["y"])
    if month is None or last_month is None or not exists(year, last_month, last):
        return None
    first_year = year - ((month, day) > (last_month, last))
    if not exists(first_year, month, day) or (month, day) == (last_month, last):
        return None
    ends = {"end_year": year, "end_month": last_month, "end_day": last}
    return made(match, "period", year=first_year, month=month, day=day, **ends)


def _numeric_day(match: re.Match[str], words: Almanac) -> DateMention | None:
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    if match["s"] != match["s2"]:
        return None
    if 1 <= second <= 12 and exists(year, second, first):
        both = match["s"] != "." and first <= 12 and first != second
        countries = tuple(words.values["month_first"].values()) if both else ()
        return made(match, "day", year=year, month=second, day=first, ambiguous=both, month_first=countries)
    if match["s"] == "." or not 1 <= first <= 12 or not exists(year, first, second):
        return None
    return made(match, "day", year=year, month=first, day=second)


def _year_first(match: re.Match[str], words: Almanac) -> DateMention | None:
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    good = match["s"] == match["s2"] and exists(year, month, day)
    return made(match, "day", year=year, month=month, day=day) if good else None
