"""Dates in running text."""

import re
from collections.abc import Iterator
from typing import cast

import msgspec

from headwater.codebook import Codebook
from headwater.grammar.almanac import YEAR, Almanac, almanac
from headwater.grammar.budgets import rules_of_budgets
from headwater.grammar.days import rules_of_days
from headwater.grammar.eastern import find_eastern_dates
from headwater.grammar.mention import DateMention, DateRelation
from headwater.grammar.months import rules_of_months
from headwater.grammar.relatives import rules_of_relatives
from headwater.grammar.rules import ARTICLE, DIGIT, Rule, compiled
from headwater.grammar.stretches import share_years
from headwater.grammar.wording import EASTERN, first_word, once
from headwater.grammar.years import rules_of_years

_REACH = 44
_JOINT = 8
# No date starts in the middle of a number of another kind ("138-2010-2015") or with a sum ("$12 December").
_TOKEN = re.compile(r"(?<!\w)(?:(?<!\d[-./:])(?<![$€£¥])(?P<digit>\d)|(?P<word>[^\W\d_]+))")


class _Rules(msgspec.Struct, frozen=True):
    """Rules by what they start with: a digit, or one of the words that a rule begins with."""

    words: Almanac
    digit: list[Rule]
    word: dict[str, list[Rule]]


@once
def _rules(codebook: Codebook) -> _Rules:
    words = almanac(codebook)
    rules = [
        *compiled(rules_of_days(words)),
        *compiled(rules_of_budgets(words)),
        *compiled(rules_of_months(words)),
        *compiled(rules_of_years(words)),
        *compiled(rules_of_relatives(words)),
    ]
    digit = [rule for rule in rules if DIGIT in rule.heads]
    word: dict[str, list[Rule]] = {}
    for rule in rules:
        for head in _heads(rule, words):
            word.setdefault(head, []).append(rule)
    return _Rules(words, digit, word)


def _heads(rule: Rule, words: Almanac) -> frozenset[str]:
    kinds = [kind for kind in rule.heads if kind not in (DIGIT, ARTICLE)]
    found = {first_word(form) for kind in kinds for form in words.values[kind]}
    return frozenset(found | ({ARTICLE} if ARTICLE in rule.heads else set()))


def find_dates(text: str, codebook: Codebook) -> list[DateMention]:
    """Every date of ``text``, sorted, not overlapping. Bare numbers are years only where the words
    before them say so.
    """
    found = _find_english(text, codebook)
    if EASTERN.search(text):
        found = _merged(found, find_eastern_dates(text, codebook))
    return share_years(text, found, codebook)


def _merged(western: list[DateMention], eastern: list[DateMention]) -> list[DateMention]:
    """Both together; where they overlap, the longer one."""
    kept: list[DateMention] = []
    for mention in sorted(western + eastern, key=lambda mention: (mention.start, -mention.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _find_english(text: str, codebook: Codebook) -> list[DateMention]:
    rules, found, place = _rules(codebook), list[DateMention](), 0
    for start, candidates in _starts(text, rules):
        if start < place:
            continue
        mention = _first(text, start, candidates, rules.words) or _listed(text, start, found, rules.words)
        if mention is not None:
            found.append(_related(text, mention, rules.words))
            place = mention.end
    return found


def _starts(text: str, rules: _Rules) -> Iterator[tuple[int, list[Rule]]]:
    """Where a date may start, and the rules to try there."""
    for token in _TOKEN.finditer(text):
        if token["digit"]:
            yield token.start(), rules.digit
        elif candidates := rules.word.get(token["word"].lower()):
            yield token.start(), candidates


def _first(text: str, place: int, rules: list[Rule], words: Almanac) -> DateMention | None:
    for rule in rules:
        if (match := rule.pattern.match(text, place)) and (mention := rule.build(match, words)):
            return mention
    return None


_YEAR = re.compile(rf"{YEAR}(?![\w-]|[.,:/]\d)")


def _listed(text: str, start: int, found: list[DateMention], words: Almanac) -> DateMention | None:
    """A year or a month that follows another one in a list ("in 2022, 2023 and 2024", "in May and June")."""
    before = found[-1] if found else None
    if before is None or start - before.end > _JOINT or not words.year_join.match(text, before.end, start):
        return None
    if before.kind == "year" and before.year and (year := _YEAR.match(text, start)):
        return DateMention(start=start, end=year.end(), kind="year", year=int(year[0]), relation=before.relation)
    month = words.month.match(text, start) if before.kind == "month" and before.month else None
    if month is None or not month[0][0].isupper():
        return None
    value = words.number("month", month[0])
    return DateMention(start=start, end=month.end(), kind="month", month=value, relation=before.relation)


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
