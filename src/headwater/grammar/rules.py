"""What a rule for dates is, and what rules share.

A rule is a pattern and what builds a mention from its match, or None where it is no date.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple, cast

from headwater.grammar.almanac import YEAR, Almanac
from headwater.grammar.mention import DateMention
from headwater.grammar.wording import SPACE

Build = Callable[[re.Match[str], Almanac], DateMention | None]


class Rule(NamedTuple):
    """``pattern`` is matched where a date may start: at a word of the kinds of cue in ``heads``,
    at a digit, at "the".
    """

    pattern: re.Pattern[str]
    build: Build
    heads: tuple[str, ...]


Rows = list[tuple[str, Build, str]]
DIGIT, ARTICLE = "digit", "the"


def compiled(rows: Rows) -> list[Rule]:
    """Rows as rules, in their order."""
    return [Rule(re.compile(rf"(?<!\w){pattern}"), build, tuple(heads.split())) for pattern, build, heads in rows]


def year_part(words: Almanac) -> str:
    """A year after a month or a season: "2024", "of 2024", "last year", "of that year"."""
    of = rf"(?:{SPACE}?,)?{SPACE}(?:(?i:of|in){SPACE})?(?:(?i:the){SPACE}(?i:year){SPACE})?"
    p = words.patterns
    named = rf"(?P<dir>{p['direction']}){SPACE}(?i:year)\b|(?P<same>{p['same_word']}){SPACE}(?i:year)\b"
    return rf"(?:{of}(?:(?P<y>{YEAR})(?!\d)|{named}))"


def made(match: re.Match[str], kind: str, **fields: Any) -> DateMention:
    """A mention of ``kind`` where the rule matched."""
    return DateMention(start=match.start(), end=match.end(), kind=cast(Any, kind), **fields)


def group(match: re.Match[str], name: str) -> str | None:
    """What a named group holds; None where the pattern has no such group."""
    return match[name] if name in match.re.groupindex else None


def whole(match: re.Match[str], name: str) -> int | None:
    """As :func:`group`, a whole number."""
    found = group(match, name)
    return int(found) if found else None


def year_of(match: re.Match[str], words: Almanac) -> dict[str, Any]:
    """The fields that a year part gives: a year, an offset from the publication's, or one from a date named before."""
    if year := whole(match, "y"):
        return {"year": year}
    if direction := group(match, "dir"):
        return {"unit": "year", "offset": words.number("direction", direction)}
    if same := group(match, "same"):
        return {"unit": "year", "offset": words.number("same_word", same), "anchor": True}
    return {}


def part_of(match: re.Match[str], words: Almanac) -> dict[str, Any]:
    """The field that "early" or "late" gives."""
    part = group(match, "part")
    return {"part": words.value("part", part)} if part else {}


def exists(year: int | None, month: int, day: int) -> bool:
    """Whether there is such a day, in a leap year where the year is not known."""
    try:
        date(year or 2000, month, day)
    except ValueError:
        return False
    return True
