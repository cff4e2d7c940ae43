"""Years, decades and stretches of years in English."""

import re

from headwater.grammar.almanac import YEAR, Almanac
from headwater.grammar.mention import DateMention
from headwater.grammar.rules import Rows, made, part_of
from headwater.grammar.wording import SPACE


def rules_of_years(words: Almanac) -> Rows:
    """Rules for years; a bare number is one only after a word that says so."""
    p = words.patterns
    return [
        (rf"(?P<y>{YEAR})(?:[-–—]|{SPACE}{p['year_range']}{SPACE})(?P<y2>{YEAR})(?![\w-]|[.,]\d)", _years, "digit"),
        (
            rf"(?:(?i:the){SPACE})?(?:(?P<part>{p['part']})(?:{SPACE}|(?<=-)))?(?P<y>(?:19|20)\d)0['’]?s\b",
            _decade,
            "the part digit",
        ),
        (
            rf"(?:(?P<noun>{p['year_noun']}){SPACE})?(?:(?P<part>{p['part']})(?:{SPACE}|(?<=-)))?(?P<y>{YEAR})(?![\w-]|[.,:/]\d|%)",
            _year,
            "year_noun part digit",
        ),
    ]


def _years(match: re.Match[str], words: Almanac) -> DateMention | None:
    year, last = int(match["y"]), int(match["y2"])
    return made(match, "period", year=year, end_year=last) if year < last else None


def _decade(match: re.Match[str], words: Almanac) -> DateMention | None:
    year = int(match["y"]) * 10
    return made(match, "period", year=year, end_year=year + 9, **part_of(match, words))


def _year(match: re.Match[str], words: Almanac) -> DateMention | None:
    if words.law.search(match.string, max(0, match.start() - 24), match.start()):
        return None
    sure = match["noun"] or match["part"]
    near = words.year_context.search(match.string, max(0, match.start() - 24), match.start())
    return made(match, "year", year=int(match["y"]), **part_of(match, words)) if sure or near else None
