"""Months, seasons and quarters in English."""

import re
from typing import Any

from headwater.grammar.almanac import YEAR, Almanac
from headwater.grammar.mention import DateMention
from headwater.grammar.rules import Rows, made, part_of, whole, year_of, year_part
from headwater.grammar.wording import SPACE


def rules_of_months(words: Almanac) -> Rows:
    """Rules for months, seasons, quarters and half-years."""
    p, year = words.patterns, year_part(words)
    part, dash = (
        rf"(?:(?P<part>{p['part']})(?:{SPACE}|(?<=-)))?",
        rf"(?:{SPACE}?[-–—]{SPACE}?|{SPACE}{p['date_range']}{SPACE})",
    )
    return [
        (
            rf"(?P<m>{p['month']})(?:{SPACE}(?P<y0>{YEAR}))?{dash}(?P<m2>{p['month']}),?{SPACE}(?P<y>{YEAR})(?!\w)",
            _month_span,
            "month",
        ),
        (rf"{part}(?P<m>{p['month']}){year}(?!\w)", _month, "part month"),
        (rf"(?P<m>{p['month']})[/-](?P<y>{YEAR})(?![\w/-])", _month, "month"),
        (rf"(?P<y>{YEAR}){SPACE}(?P<m>{p['month']})(?!\w|{SPACE}\d)", _year_month, "digit"),
        (
            rf"(?:(?i:the){SPACE})?(?P<dir>{p['count_direction']}){SPACE}{p['quarter_noun']}(?!\w|{SPACE}(?i:of)(?!\w))",
            _quarter_now,
            "the count_direction",
        ),
        (rf"(?P<y>{YEAR})(?:-|{SPACE})(?:(?P<q>{p['quarter']})|(?P<h>{p['half_year']}))(?!\w)", _quarter, "digit"),
        (rf"(?:(?P<q>{p['quarter']})|(?P<h>{p['half_year']}))[-/](?P<y>{YEAR})(?!\w)", _quarter, "quarter half_year"),
        (rf"{part}(?P<dir>{p['direction']}){SPACE}(?P<m>{p['month']})(?!\w)", _month, "part direction"),
        (rf"{part}(?P<m>{p['month']})(?![\w-]|{SPACE}\d)", _lone_month, "part month"),
        (
            rf"(?:(?i:the){SPACE})?{part}(?:(?P<to>{p['direction']}){SPACE}|(?P<that>{p['same_word']}){SPACE})?(?P<season>{p['season']}){year}?(?!\w)",
            _season,
            "the part direction same_word season",
        ),
        (
            rf"(?:(?i:the){SPACE})?(?:(?P<q>{p['quarter']})|(?P<h>{p['half_year']})){year}(?!\w)",
            _quarter,
            "the quarter half_year",
        ),
    ]


def _month_span(match: re.Match[str], words: Almanac) -> DateMention | None:
    month, last, year = words.number("month", match["m"]), words.number("month", match["m2"]), int(match["y"])
    turned = month is not None and last is not None and month > last
    first_year = whole(match, "y0") or year - turned
    if month is None or last is None or (first_year, month) >= (year, last):
        return None
    return made(match, "period", year=first_year, month=month, end_year=year, end_month=last)


_DAY_BEFORE = re.compile(r"\d(?i:st|nd|rd|th)?\s\Z")


def _month(match: re.Match[str], words: Almanac) -> DateMention | None:
    """A month with its year; not after a number that is no day of it ("30 February 2024")."""
    month = words.number("month", match["m"])
    if _DAY_BEFORE.search(match.string, max(0, match.start() - 5), match.start()):
        return None
    if match.re.groupindex.get("y") is None and not match["m"][0].isupper():
        return None  # "This may take longer."
    if match.re.groupindex.get("y") is None:
        return made(
            match, "month", month=month, direction=words.number("direction", match["dir"]), **part_of(match, words)
        )
    return made(match, "month", month=month, **year_of(match, words), **part_of(match, words))


def _quarter_now(match: re.Match[str], words: Almanac) -> DateMention | None:
    """Such as "last quarter", "the previous quarter"; "the last quarter of 2024" is its fourth."""
    return made(match, "quarter", unit="quarter", offset=words.number("count_direction", match["dir"]))


def _year_month(match: re.Match[str], words: Almanac) -> DateMention | None:
    """A year before its month: "2017 April"; the month in capitals or small letters as the text has it."""
    if not match["m"][0].isupper():
        return None
    return made(match, "month", year=int(match["y"]), month=words.number("month", match["m"]))


def _lone_month(match: re.Match[str], words: Almanac) -> DateMention | None:
    name = match["m"]
    led = words.month_context.search(match.string, max(0, match.start() - 20), match.start())
    if not name[0].isupper() and (name in words.values["month_verb"] or not led):
        return None
    doubtful = name.lower() in words.values["month_word"] or name.isupper()
    if (
        doubtful
        and not match["part"]
        and not words.month_context.search(match.string, max(0, match.start() - 20), match.start())
    ):
        return None
    return made(match, "month", month=words.number("month", name), **part_of(match, words))


def _season(match: re.Match[str], words: Almanac) -> DateMention | None:
    fields: dict[str, Any] = {**year_of(match, words), **part_of(match, words)}
    if match["to"]:
        fields["direction"] = words.number("direction", match["to"])
    near = words.relation.search(match.string, max(0, match.start() - 40), match.start())
    if match["that"] and (near or words.number("same_word", match["that"])):
        fields.update(unit="year", offset=0, anchor=True)
    return made(match, "season", season=words.value("season", match["season"]), **fields) if fields else None


def _quarter(match: re.Match[str], words: Almanac) -> DateMention | None:
    year = year_of(match, words)
    if match["q"]:
        return made(match, "quarter", quarter=words.number("quarter", match["q"]), **year)
    return made(match, "half", half=words.number("half_year", match["h"]), **year)
