"""Dates in running text."""

import re
from typing import cast

import msgspec

from headwater.codebook import Codebook
from headwater.grammar.almanac import YEAR, Almanac, almanac
from headwater.grammar.mention import DateMention, DateRelation
from headwater.grammar.rules import Rule, english_rules
from headwater.grammar.wording import once

_REACH = 44


class _Calendar(msgspec.Struct, frozen=True):
    words: Almanac
    rules: list[Rule]
    start: re.Pattern[str]


@once
def _grammar(codebook: Codebook) -> _Calendar:
    words = almanac(codebook)
    rules = english_rules(words)
    plain = (re.sub(r"\(\?P<\w+>", "(?:", rule.pattern.pattern) for rule in rules)
    return _Calendar(words, rules, re.compile("|".join(plain)))


def find_dates(text: str, codebook: Codebook) -> list[DateMention]:
    """Every date of ``text``, sorted, not overlapping. Bare numbers are years only where the words before them say so."""
    grammar, found, place = _grammar(codebook), list[DateMention](), 0
    while start := grammar.start.search(text, place):
        mention = _first(text, start.start(), grammar) or _listed(text, start, found, grammar.words)
        if mention is None:
            place = start.start() + 1
        else:
            found.append(_related(text, mention, grammar.words))
            place = mention.end
    return found


def _first(text: str, place: int, grammar: _Calendar) -> DateMention | None:
    for rule in grammar.rules:
        if (match := rule.pattern.match(text, place)) and (mention := rule.build(match, grammar.words)):
            return mention
    return None


def _listed(text: str, start: re.Match[str], found: list[DateMention], words: Almanac) -> DateMention | None:
    """A year that follows another one in a list ("in 2022, 2023 and 2024")."""
    if not found or found[-1].kind != "year" or found[-1].year is None or not re.fullmatch(YEAR, start[0]):
        return None
    near = start.start() - found[-1].end <= 8 and words.year_join.match(text, found[-1].end, start.start())
    return DateMention(start=start.start(), end=start.end(), kind="year", year=int(start[0])) if near else None


def _related(text: str, mention: DateMention, words: Almanac) -> DateMention:
    """The mention with the relation that the words before it tell; one that its own rule found stays."""
    near = words.relation.search(text, max(0, mention.start - _REACH), mention.start)
    if near is None:
        return mention
    relation = cast(DateRelation, words.value("date_relation", near[1]))
    if mention.relation == "end_of" and relation == "by":
        relation = "by_end_of"
    elif mention.relation is not None:
        return mention
    return msgspec.structs.replace(mention, relation=relation)
