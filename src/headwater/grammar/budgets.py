"""Fiscal years in English: "FY2024", "2024-25", "the current fiscal year"."""

import re

from headwater.grammar.almanac import DAY, YEAR, Almanac
from headwater.grammar.mention import DateMention
from headwater.grammar.rules import Rows, group, made
from headwater.grammar.wording import SPACE


def rules_of_budgets(words: Almanac) -> Rows:
    """Rules for fiscal years; they come before months and plain years."""
    p = words.patterns
    fiscal, the = p["fiscal_word"], rf"(?:(?i:the){SPACE})?"
    years = rf"(?P<y>{YEAR})(?:[-–/](?P<y2>\d\d(?:\d\d)?))?(?!\d)"
    return [
        (
            rf"{the}(?P<dir>{p['direction']}{SPACE})?{fiscal}{SPACE}{p['fiscal_edge']}{SPACE}(?:{p['date_relation']}{SPACE})?"
            rf"(?:(?P<m>{p['month']})(?:{SPACE}{DAY})?|{DAY}{SPACE}(?P<m2>{p['month']})),?{SPACE}(?P<y>{YEAR})\b",
            _fiscal_edge,
            "the direction fiscal_word",
        ),
        (
            rf"{the}{fiscal}(?:{SPACE}|-)?(?:{years}|['’]?(?P<short>\d\d)(?![\w%.,]\d?))",
            _fiscal_year,
            "the fiscal_word",
        ),
        (rf"{the}{years}(?:{SPACE}|-){fiscal}(?!\w)", _fiscal_year, "the digit"),
        (
            rf"(?P<dir>{p['direction']}){SPACE}(?i:year){SPACE}{p['running_on']}{SPACE}(?:{p['direction']}{SPACE})?{p['month']}(?!\w)",
            _fiscal_now,
            "direction",
        ),
        (rf"(?P<y>{YEAR})(?P<s>[-–/])(?P<y2>\d\d)(?![\w-]|[./]\d)", _split_year, "digit"),
    ]


def _fiscal_edge(match: re.Match[str], words: Almanac) -> DateMention | None:
    return made(match, "fiscal_year", year=int(match["y"]), month=words.number("month", match["m"] or match["m2"]))


def _fiscal_year(match: re.Match[str], words: Almanac) -> DateMention | None:
    short = group(match, "short")
    year, second = (2000 + int(short) if short else int(match["y"])), group(match, "y2")
    if second and (year + 1) % 100 != int(second) % 100:
        return None if len(second) == 2 else made(match, "period", year=year, end_year=int(second), unit="fiscal_year")
    return made(match, "fiscal_year", year=year)


def _fiscal_now(match: re.Match[str], words: Almanac) -> DateMention | None:
    return made(match, "fiscal_year", unit="fiscal_year", offset=words.number("direction", match["dir"]))


def _split_year(match: re.Match[str], words: Almanac) -> DateMention | None:
    year, second = int(match["y"]), int(match["y2"])
    if words.number_sign.search(match.string, max(0, match.start() - 16), match.start()):
        return None
    if (year + 1) % 100 == second:
        return made(match, "fiscal_year", year=year)
    if match["s"] == "-" and 1 <= second <= 12:
        return made(match, "month", year=year, month=second)
    if year % 100 < second and match["s"] != "/":
        return made(match, "period", year=year, end_year=year - year % 100 + second)
    return None
