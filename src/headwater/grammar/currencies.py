"""Names, signs and codes of currencies as patterns before and after a number."""

import re

import msgspec

from headwater.codebook import Codebook
from headwater.grammar.wording import SPACE, any_of, english_of, once

OPEN = "?"
"""Marks a name that several countries share ("$", "peso"); what follows it says which name."""


class Currencies(msgspec.Struct, frozen=True):
    """Patterns of what may stand before and after a number, and the currency of each form.

    ``before``/``after``: form to ISO code, or to ``?dollar`` where the name alone leaves the country open; ``scaled``: forms
    that are money only beside a scale word ("32 million pounds", not "500 pounds").
    """

    prefix: re.Pattern[str]
    suffix: re.Pattern[str]
    codes: dict[str, str]
    scaled: frozenset[str]
    indian: frozenset[str]


def _plurals(form: str) -> tuple[str, ...]:
    if not form[-1].isalpha():
        return (form,)
    if form.endswith("y") and form[-2] not in "aeiou":
        return form, form[:-1] + "ies", form + "s"
    head, _, tail = form.partition(" sterling")
    return (form, form + "s") if not tail else (form, head + "s sterling")


def _lowered(form: str) -> str:
    return form.lower()


@once
def currencies(codebook: Codebook) -> Currencies:
    """The currencies that ``codebook`` holds."""
    signs: dict[str, str] = {}
    names: dict[str, str] = {}
    scaled = english_of(codebook, "scaled_currency")
    for currency in codebook.currency:
        signs.update(dict.fromkeys(currency.symbols, currency.code))
        if currency.code not in scaled:
            signs[currency.code] = currency.code
        for name in currency.en:
            names.update({_lowered(form): currency.code for form in _plurals(name)})
    for form, value in english_of(codebook, "open_currency").items():
        target = signs if not form[0].isalpha() or form != form.lower() or len(form) < 3 else names
        plural = _plurals(form) if target is names else (form,)
        target.update(dict.fromkeys(plural, OPEN + value))
    for form, code in scaled.items():
        (signs if form != form.lower() else names)[form] = code
    return Currencies(
        prefix=re.compile(rf"(?:(?<=[^\w$€£¥])|^)(?P<sign>{any_of(signs)}){SPACE}?\Z"),
        suffix=re.compile(
            rf"(?:{SPACE}|-)?(?P<name>{any_of(names)})(?!\w)|(?:{SPACE})?(?P<sign>{any_of(signs)})(?![\w$])"
        ),
        codes={**names, **signs},
        scaled=frozenset(scaled),
        indian=frozenset(english_of(codebook, "rupee_scale")),
    )
