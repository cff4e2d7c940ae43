"""Values of slots as people type them (``stage=signed``, ``amount=1300000000 JPY``), in the model's terms."""

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, get_args, get_type_hints

import msgspec

from headwater.codebook import Codebook
from headwater.errors import QueryError
from headwater.export.slots import COUNTRIES, find_type
from headwater.ledger import FIXED
from headwater.model import Claim, find_first_day, find_last_day
from headwater.pipeline.countries import parse_country
from headwater.pipeline.question import parse_item, parse_word, parse_year, say_near

_DATES = frozenset({"date", "deadline", "established", "horizon"})
_NUMBERS = frozenset({"round", "ordinal"})
_NAMES = frozenset({"asserters", "signatories"})
_WORDS = frozenset({"framework", "label", "basis"})
_MONEY = re.compile(
    r"(?P<about>about\s+)?(?P<before>[A-Za-z]{3}\s+)?(?P<value>[\d][\d,_]*(?:\.\d+)?)(?P<after>\s+[A-Za-z]{3})?"
    r"(?:\s+(?P<scope>total|each|part))?"
)
_EDTF = re.compile(r"\d{4}(-\d\d){0,2}")


def parse_slot(text: str, claim: Claim, codebook: Codebook) -> tuple[str, str]:
    """Slot and value (JSON) of ``slot=value`` for ``claim``; an empty value clears the slot. Raises QueryError."""
    slot, equals, value = text.partition("=")
    slot = slot.strip().lower().replace("-", "_")
    slots = [name for name in claim.__struct_fields__ if name not in FIXED]
    if not equals:
        raise QueryError(f"{text!r} sets nothing: write slot=value, such as stage=signed")
    if slot not in slots:
        raise QueryError(f"{find_type(claim)} has no slot {slot!r}{say_near(slot, slots)}")
    hint = get_type_hints(type(claim))[slot]
    return slot, msgspec.json.encode(_parse_value(slot, value.strip(), hint, codebook)).decode()


def _parse_value(slot: str, value: str, hint: Any, codebook: Codebook) -> object:
    several = getattr(hint, "__origin__", None) is tuple
    if not value:
        return [] if several else None
    if value[0] in "[{":
        return _parse_json(slot, value)
    one = _find_parser(slot, hint, codebook)
    if not several:
        return one(value)
    parts = re.split("[;,]" if slot in COUNTRIES | {"items"} else ";", value)
    return list({repr(made): made for part in parts if part.strip() for made in [one(part.strip())]}.values())


def _find_parser(slot: str, hint: Any, codebook: Codebook) -> Callable[[str], object]:
    """What makes a value of one slot out of one piece of text."""
    if slot in COUNTRIES:
        return lambda text: parse_country(text, codebook)
    if slot == "items":
        return lambda text: parse_item(text, codebook)
    known = _find_words(hint)
    if known:
        return lambda text: parse_word(text, known, slot)
    parsers: dict[str, Callable[[str], object]] = {
        "fiscal_year": parse_year,
        "amount": parse_money,
        "restated": lambda text: {name: told for name, told in parse_money(text).items() if name != "scope"},
        "quantities": lambda text: parse_quantity(text, codebook),
        **dict.fromkeys(_DATES, parse_date),
        **dict.fromkeys(_NUMBERS, lambda text: parse_number(text, slot)),
        **dict.fromkeys(_NAMES | _WORDS, str),
    }
    if slot not in parsers:
        raise QueryError(f"{slot}: write its value as JSON ({{…}})")
    return parsers[slot]


def _find_words(hint: Any) -> list[str]:
    """The words that a slot may hold where its type lists them."""
    args = get_args(hint)
    return [one for arg in args for one in ([arg] if isinstance(arg, str) else _find_words(arg))]


def _parse_json(slot: str, value: str) -> object:
    try:
        made: object = msgspec.json.decode(value)
    except msgspec.DecodeError as error:
        raise QueryError(f"{slot}: {value} is no JSON: {error}") from error
    return made


def parse_date(text: str) -> str:
    """An EDTF date: a day, month or year, or an interval of such; raises QueryError."""
    sides = text.split("/")
    whole = all(_EDTF.fullmatch(side) and find_first_day(side) for side in sides if side not in {"", ".."})
    closed = [side for side in sides if side not in {"", ".."}]
    if not whole or not closed or len(sides) > 2 or (find_last_day(text) or "") < (find_first_day(text) or ""):
        raise QueryError(f"{text!r} is no date such as 2024-12-11, 2024-12, 2024 or 2024-12-11/2025-01")
    return text


def parse_number(text: str, slot: str) -> int:
    """A whole number from 1; raises QueryError."""
    if not (text.isascii() and text.isdigit()) or int(text) < 1:
        raise QueryError(f"{slot}: {text!r} is no whole number from 1")
    return int(text)


@lru_cache(maxsize=1)
def _currencies() -> list[str]:
    from babel import Locale

    return sorted(map(str, Locale("en").currencies))


def parse_money(text: str) -> dict[str, object]:
    """A sum (``1300000000 JPY``, ``about USD 33,000,000``, ``5000000 EUR part``); raises QueryError."""
    found = _MONEY.fullmatch(text)
    codes = [] if found is None else [code.strip().upper() for code in (found["before"], found["after"]) if code]
    if found is None or len(codes) != 1:
        raise QueryError(f"{text!r} is no sum such as 1300000000 JPY or about USD 33,000,000, in whole units")
    if codes[0] not in _currencies():
        near = ", ".join(get_close_matches(codes[0], _currencies(), 3, 0.6))
        raise QueryError(f"{codes[0]} is no currency (ISO 4217){f'; near: {near}' if near else ''}")
    try:
        value = Decimal(found["value"].replace(",", "").replace("_", ""))
    except InvalidOperation as error:
        raise QueryError(f"{found['value']!r} is no number") from error
    told = {"value": format(value.normalize(), "f"), "currency": codes[0], "scope": found["scope"] or "total"}
    return {**told, "approximate": found["about"] is not None}


def parse_quantity(text: str, codebook: Codebook) -> dict[str, object]:
    """How many of an item (``2 patrol_vessel``); raises QueryError."""
    number, _, item = text.partition(" ")
    return {"value": parse_number(number.replace(",", ""), "quantities"), "item": parse_item(item, codebook)}
