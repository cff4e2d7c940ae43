"""Names, signs and codes of currencies as patterns before and after a number."""

import re
from typing import Any

import msgspec

from headwater.codebook import Codebook
from headwater.grammar.wording import SPACE, any_of, eastern_of, english_of, once

OPEN = "?"
"""Marks a name that several countries share ("$", "peso"); what follows it says which name."""


class Currencies(msgspec.Struct, frozen=True):
    """What may stand before and after a number, and the currency of each form.

    ``codes``: form to ISO code, or to ``?dollar`` where the name alone leaves the country open. ``scaled``: forms that
    are money only beside a scale word ("32 million pounds", not "500 pounds"). ``indian``: scales that say which rupee.
    ``scale``: what would make another sum of it after a code ("75 USD million"). ``lasts`` and ``firsts``: characters
    that a form before a number ends with and one after it starts with.
    """

    prefix: re.Pattern[str]
    suffix: re.Pattern[str]
    scale: re.Pattern[str]
    eastern_prefix: re.Pattern[str]
    eastern_suffix: re.Pattern[str]
    eastern_minor: re.Pattern[str]
    codes: dict[str, str]
    scaled: frozenset[str]
    indian: frozenset[str]
    lasts: frozenset[str]
    firsts: frozenset[str]
    millions: dict[str, str]
    millions_after: re.Pattern[str]
    millions_before: re.Pattern[str]
    scales: dict[str, str]
    million: str

    def code(self, form: str) -> str | None:
        """The currency of a form that a pattern found."""
        words = " ".join(form.split())
        return self.codes.get(words) or self.codes.get(words.lower())

    def wants_scale(self, form: str) -> bool:
        """Whether the form is money only beside a scale word."""
        words = " ".join(form.split())
        return words in self.scaled or words.lower() in self.scaled


def _plurals(form: str) -> tuple[str, ...]:
    if not form[-1].isalpha():
        return (form,)
    if form.endswith("y") and form[-2] not in "aeiou":
        return form, form[:-1] + "ies", form + "s"
    return form, form + "s"


def _signs(codebook: Codebook) -> dict[str, str]:
    """Signs and codes, as printed."""
    scaled, opened = english_of(codebook, "scaled_currency"), english_of(codebook, "open_currency")
    signs = {sign: entry.code for entry in codebook.currency for sign in entry.symbols}
    signs |= {
        sign[:-1] + " $": code for sign, code in signs.items() if len(sign) > 2 and sign[-1] == "$" and sign[-2] != " "
    }
    signs |= {entry.code: entry.code for entry in codebook.currency}
    signs |= {form: OPEN + value for form, value in opened.items() if not _is_name(form)}
    return signs | {form: code for form, code in scaled.items() if not _is_name(form)}


def _names(codebook: Codebook) -> dict[str, str]:
    """Names in words, in lower case, singular and plural."""
    scaled, opened = english_of(codebook, "scaled_currency"), english_of(codebook, "open_currency")
    names = {name: entry.code for entry in codebook.currency for name in entry.en}
    names |= {form: OPEN + value for form, value in opened.items() if _is_name(form)}
    names |= {form: code for form, code in scaled.items() if _is_name(form)}
    return {plural.lower(): code for name, code in names.items() for plural in _plurals(name)}


def _is_name(form: str) -> bool:
    return len(form) > 2 and form.replace(" ", "").isalpha() and form == form.lower()


def _eastern(codebook: Codebook) -> dict[str, str]:
    names = {form: OPEN + value for form, value in eastern_of(codebook, "open_currency").items()}
    return names | {name: entry.code for entry in codebook.currency for name in (*entry.ja, *entry.zh)}


@once
def currencies(codebook: Codebook) -> Currencies:
    """The currencies that ``codebook`` holds."""
    signs, names, eastern = _signs(codebook), _names(codebook), _eastern(codebook)
    before = rf"(?<![A-Za-z0-9_$€£¥])(?P<sign>{any_of(signs)}){SPACE}?\Z"
    return Currencies(
        prefix=re.compile(before),
        suffix=re.compile(
            rf"(?:{SPACE}|-)?(?P<name>{any_of(names)})(?!\w)|(?:{SPACE})?(?P<sign>{any_of(signs)})(?![A-Za-z0-9_$])(?!{SPACE}?\d)"
        ),
        scale=re.compile(
            rf"{SPACE}(?:{any_of(english_of(codebook, 'scale'))}|{any_of(english_of(codebook, 'scale_spaced'))})(?!\w)"
        ),
        eastern_prefix=re.compile(rf"(?P<sign>{any_of(eastern)})[ \u3000]?\Z|{before.replace('sign', 'latin')}"),
        eastern_suffix=re.compile(rf"[ \u3000]{{0,2}}(?P<name>{any_of(eastern)})"),
        eastern_minor=re.compile(
            rf"[{''.join(eastern_of(codebook, 'digit'))}]{any_of(eastern_of(codebook, 'minor_unit'))}"
        ),
        codes={**eastern, **names, **signs},
        scaled=frozenset(english_of(codebook, "scaled_currency")),
        indian=frozenset(english_of(codebook, "rupee_scale")),
        lasts=frozenset(sign[-1] for sign in signs),
        firsts=frozenset(form[0].lower() for form in [*names, *signs]),
        **_turned(codebook),
    )


def _turned(codebook: Codebook) -> dict[str, Any]:
    """The patterns of "75 USD million", "30 MUSD" and "MAUD 60"."""
    millions = english_of(codebook, "million_currency")
    scales = english_of(codebook, "scale") | english_of(codebook, "scale_spaced")
    code = any_of(entry.code for entry in codebook.currency)
    return {
        "millions": millions,
        "millions_after": re.compile(
            rf"{SPACE}(?P<code>{code}){SPACE}(?P<scale>{any_of(scales)})(?!\w)|{SPACE}?(?P<whole>{any_of(millions)})(?!\w)"
        ),
        "millions_before": re.compile(rf"(?<!\w)(?P<whole>{any_of(millions)}){SPACE}?\Z"),
        "scales": scales,
        "million": scales["million"],
    }
