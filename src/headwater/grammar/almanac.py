"""Words of dates in the codebook: months, weekdays, seasons, "last", "that", as patterns and values."""

import re

import msgspec

from headwater.codebook import Codebook
from headwater.grammar.wording import SPACE, any_of, english_of, look_up, once

YEAR = r"(?:19|20)\d\d"
_LAST = 31
_TEN = 10
DAY = r"(?:3[01]|[12]\d|0?[1-9])"


class Almanac(msgspec.Struct, frozen=True):
    """``values``: for each kind of cue its forms; ``patterns``: a group that matches any of them."""

    values: dict[str, dict[str, str]]
    patterns: dict[str, str]
    relation: re.Pattern[str]
    year_context: re.Pattern[str]
    year_join: re.Pattern[str]
    month: re.Pattern[str]
    law: re.Pattern[str]
    number_sign: re.Pattern[str]
    month_context: re.Pattern[str]
    day_close: re.Pattern[str]
    of_month: re.Pattern[str]
    modal: re.Pattern[str]

    def value(self, kind: str, words: str) -> str:
        """What ``words`` mean as a cue of ``kind``; raises KeyError where they are none."""
        return look_up(self.values[kind], words)

    def number(self, kind: str, words: str | None) -> int | None:
        """As :meth:`value`, a whole number; None for None."""
        return None if words is None else int(self.value(kind, words))


_KINDS = (
    "month",
    "month_word",
    "weekday",
    "season",
    "day_word",
    "direction",
    "same_word",
    "part",
    "period_unit",
    "fiscal_word",
    "ago",
    "count_direction",
    "month_verb",
    "quarter_noun",
    "quarter",
    "half_year",
    "year_end",
    "date_relation",
    "fiscal_edge",
    "within_open",
    "date_range",
    "month_first",
    "year_noun",
    "year_range",
    "running_on",
)


def _days_in_words(ordinals: dict[str, str], numerals: dict[str, str]) -> dict[str, str]:
    """Ordinals up to 31, those of two words ("twenty-first") included."""
    ones = {form: int(value) for form, value in ordinals.items() if value.isdigit() and int(value) < _TEN}
    tens = {form: int(value) for form, value in numerals.items() if value in ("20", "30")}
    pairs = {f"{a}{mark}{b}": x + y for a, x in tens.items() for b, y in ones.items() for mark in "- "}
    single = {form: int(value) for form, value in ordinals.items() if value.isdigit()}
    return {form: str(value) for form, value in {**single, **pairs}.items() if value <= _LAST}


@once
def almanac(codebook: Codebook) -> Almanac:
    """The words of dates that ``codebook`` holds."""
    values = {kind: english_of(codebook, kind) for kind in _KINDS}
    values |= {kind: english_of(codebook, kind) for kind in ("numeral", "article")}
    ordinals = english_of(codebook, "ordinal")
    values["day_ordinal"] = _days_in_words(ordinals, values["numeral"])
    patterns = {kind: any_of(forms) for kind, forms in values.items()}
    gap = rf"(?:{SPACE}|[-–]|{SPACE}?\()"
    context, join = english_of(codebook, "year_context"), english_of(codebook, "year_join")
    return Almanac(
        values=values,
        patterns=patterns,
        relation=re.compile(rf"(?<!\w)({patterns['date_relation']})(?:{SPACE}(?i:the|fiscal))?(?:{SPACE}|-)\Z"),
        year_context=re.compile(rf"(?<!\w){any_of(context)}{gap}\Z|(?<!\w)\(\Z"),
        month=re.compile(rf"{patterns['month']}(?!\w)"),
        law=re.compile(rf"(?<!\w){any_of(english_of(codebook, 'title_word'))}{SPACE}(?i:of){SPACE}\Z"),
        number_sign=re.compile(rf"(?<!\w){any_of(english_of(codebook, 'number_sign'))}{SPACE}?\Z"),
        year_join=re.compile(rf"{SPACE}?,?{SPACE}?{any_of(join)}?{SPACE}?\Z"),
        modal=re.compile(rf"(?<!\w){any_of([*english_of(codebook, 'modal'), 'to', 'not'])}{SPACE}\Z"),
        of_month=re.compile(rf"{SPACE}(?i:of){SPACE}"),
        day_close=re.compile(rf"{SPACE}?(?:[.,;:!?)\n]|\Z|{any_of(english_of(codebook, 'day_close'))}(?!\w))"),
        month_context=re.compile(
            rf"(?<!\w){any_of(english_of(codebook, 'month_context'))}(?:{SPACE}(?i:the))?(?:{SPACE}|-)?\Z"
        ),
    )
