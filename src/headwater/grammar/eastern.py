"""Dates in Japanese and Chinese: "令和7年9月29日", "同年12月16日", "11日", "2024年度", "2024财年"."""

import re
from typing import cast

import msgspec

from headwater.codebook import Codebook
from headwater.grammar.eastrules import EasternBuild, rules_of_east
from headwater.grammar.mention import DateMention, DateRelation
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
    "half_word",
    "half_alone",
    "count_now",
    "count_unit",
    "count_edge",
    "year_bound",
)


class _Words(msgspec.Struct, frozen=True):
    """The words of dates and the rules made of them, tried in their order; ``start`` finds where one may match."""

    values: dict[str, dict[str, str]]
    start: re.Pattern[str]
    rules: list[tuple[re.Pattern[str], EasternBuild]]
    before: re.Pattern[str]
    after: re.Pattern[str]


@once
def _words(codebook: Codebook) -> _Words:
    values = {kind: eastern_of(codebook, kind) for kind in _KINDS}
    heads = {
        form[0]
        for kind in ("count_now", "half_alone", "era", "year_word", "same", "fiscal_now", "month_now", "week_now")
        for form in values[kind]
    }
    heads |= set("一二三四五六七八九十两兩")
    heads |= {
        form[0] for kind in ("day_word", "weekday", "week_prefix", "season_year", "digit") for form in values[kind]
    }
    return _Words(
        values=values,
        start=re.compile(rf"(?<![\d.,])\d|[{re.escape(''.join(sorted(heads)))}]"),
        rules=[(re.compile(pattern), build) for pattern, build in rules_of_east(values)],
        before=re.compile(rf"{any_of(values['date_relation'])}\Z"),
        after=re.compile(rf"の?(?P<relation>{any_of(values['date_relation_after'])})"),
    )


def find_eastern_dates(text: str, codebook: Codebook) -> list[DateMention]:
    """Every Japanese or Chinese date of ``text``, sorted, not overlapping."""
    words, found, place, dated = _words(codebook), list[DateMention](), 0, False
    while start := words.start.search(text, place):
        mention = _first(text, start.start(), words, dated)
        if mention is None:
            place = start.end()
        else:
            found.append(_related(text, mention, words))
            place, dated = mention.end, dated or mention.year is not None
    return found


def _first(text: str, place: int, words: _Words, dated: bool) -> DateMention | None:
    for pattern, build in words.rules:
        if (match := pattern.match(text, place)) and (mention := build(match, words.values, dated)):
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
