"""Dates in English that count from another one: "yesterday", "last month", "on Tuesday", "within two years"."""

import re

from headwater.grammar.almanac import Almanac
from headwater.grammar.mention import DateMention
from headwater.grammar.rules import Rows, group, made, part_of
from headwater.grammar.wording import SPACE


def rules_of_relatives(words: Almanac) -> Rows:
    """Rules for dates that count from the day of publication or from a date named before."""
    p = words.patterns
    count = rf"(?P<n>\d{{1,3}}|(?i:an?)|{p['numeral']})"
    return [
        (
            rf"(?P<w>{p['weekday']}){SPACE}(?:(?i:of){SPACE})?(?P<week>{p['direction']}){SPACE}(?i:week)(?!\w)",
            _weekday,
            "weekday",
        ),
        (
            rf"(?P<week>{p['direction']}){SPACE}(?i:week),?{SPACE}(?:(?i:on){SPACE})?(?P<w>{p['weekday']})(?!\w)",
            _weekday,
            "direction",
        ),
        (rf"(?P<word>{p['day_word']})(?!\w|['’]s)", _day_word, "day_word"),
        (
            rf"(?:(?P<part>{p['part']})(?:{SPACE}|(?<=-)))?(?:(?P<dir>{p['direction']})|(?P<same>{p['same_word']})){SPACE}(?P<u>{p['period_unit']})(?!\w)",
            _relative_unit,
            "part direction same_word",
        ),
        (rf"(?:(?P<dir>{p['direction']}){SPACE})?(?P<w>{p['weekday']})(?!\w|['’-])", _weekday, "direction weekday"),
        (
            rf"{count}{SPACE}(?P<u>{p['period_unit']})s?{SPACE}(?P<ago>{p['ago']})(?!\w)",
            _ago,
            "numeral article digit",
        ),
        (
            rf"(?:(?i:the){SPACE})?(?P<dir>{p['count_direction']}){SPACE}{count}(?:{SPACE}|-)(?P<u>{p['period_unit']})s?(?!\w)",
            _counted,
            "the count_direction",
        ),
        (
            rf"(?:(?i:the){SPACE})?{count}{SPACE}(?P<dir>{p['count_direction']}){SPACE}(?P<u>{p['period_unit']})s(?!\w)",
            _counted,
            "the numeral digit",
        ),
        (rf"{p['within_open']}{SPACE}{count}(?:{SPACE}|-)(?P<u>{p['period_unit']})s?(?!\w)", _within, "within_open"),
        (rf"(?i:the){SPACE}(?P<u>{p['period_unit']})(?!\w|['’])", _the_unit, "the"),
        (rf"{p['year_end']}(?!\w)", _year_end, "year_end"),
    ]


def _day_word(match: re.Match[str], words: Almanac) -> DateMention | None:
    return made(match, "day", unit="day", offset=words.number("day_word", match["word"]))


def _relative_unit(match: re.Match[str], words: Almanac) -> DateMention | None:
    """Such as "last month", "the same year". "The last year" is twelve months up to now, and "this day" is too seldom a
    date.
    """
    unit, named = words.value("period_unit", match["u"]), words.number("direction", match["dir"])
    offset = named if named is not None else words.number("same_word", match["same"])
    if named is not None and (unit == "day" or (unit != "fiscal_year" and named < 0 and _after_article(match))):
        return None
    return made(match, unit, unit=unit, offset=offset, anchor=named is None, **part_of(match, words))


_ARTICLE = re.compile(r"(?i:\bthe)\s\Z")


def _after_article(match: re.Match[str]) -> bool:
    return bool(_ARTICLE.search(match.string, max(0, match.start() - 5), match.start()))


def _weekday(match: re.Match[str], words: Almanac) -> DateMention | None:
    """Such as "last Tuesday", "on Tuesday", "Tuesday of last week"."""
    name, day = match["w"], words.number("weekday", match["w"])
    near = words.relation.search(match.string, max(0, match.start() - 12), match.start())
    if not name[0].isupper() and (near is None or words.value("date_relation", near[1]) != "on"):
        return None
    if week := group(match, "week"):
        return made(match, "weekday", weekday=day, unit="week", offset=words.number("direction", week))
    return made(match, "weekday", weekday=day, direction=words.number("direction", match["dir"]))


def _count(match: re.Match[str], words: Almanac) -> int:
    found = match["n"].lower()
    return int(found) if found.isdigit() else int(words.values["numeral"].get(found, "1"))


def _ago(match: re.Match[str], words: Almanac) -> DateMention | None:
    unit = words.value("period_unit", match["u"])
    sign = words.number("ago", match["ago"]) or -1
    return made(match, "day" if unit == "week" else unit, unit=unit, offset=sign * _count(match, words))


def _counted(match: re.Match[str], words: Almanac) -> DateMention | None:
    """Such as "the past three years", "the next 5 days": a stretch that is counted from now."""
    if match["n"].lower() in words.values["article"] or words.modal.search(
        match.string, max(0, match.start() - 8), match.start()
    ):
        return None
    unit, sign = words.value("period_unit", match["u"]), words.number("count_direction", match["dir"]) or 1
    return made(match, "period", unit=unit, offset=sign * _count(match, words)) if unit != "fiscal_year" else None


def _within(match: re.Match[str], words: Almanac) -> DateMention | None:
    """Such as "within two years"; "in a week" is rather how long something takes."""
    unit = words.value("period_unit", match["u"])
    if match["n"].lower() in words.values["article"]:
        return None
    return made(match, "day" if unit == "week" else unit, unit=unit, offset=_count(match, words), relation="within")


def _the_unit(match: re.Match[str], words: Almanac) -> DateMention | None:
    near = words.relation.search(match.string, max(0, match.start() - 40), match.start())
    if near is None or words.value("date_relation", near[1]) not in ("end_of", "by_end_of"):
        return None
    unit = words.value("period_unit", match["u"])
    return made(match, unit, unit=unit, offset=0) if unit != "day" else None


def _year_end(match: re.Match[str], words: Almanac) -> DateMention | None:
    return made(match, "year", unit="year", offset=0, relation="end_of")
