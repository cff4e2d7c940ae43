"""Values of a claim in plain words, for people: tables, pages and explanations share them."""

from functools import lru_cache

from headwater.export.slots import COUNTRIES
from headwater.model import Author, Count, Lineage, Money, Quantity, Quote, Reader, Restated
from headwater.model.claim import Claim

_HEDGES = {"about": "about ", "at_least": "at least ", "more_than": "more than ", "at_most": "at most "}
_SCOPES = {"total": "", "each": " each", "part": " (a part)"}


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    from babel import Locale  # lazily: only people need names

    return {str(code): str(name) for code, name in Locale("en").territories.items()}


def name_country(code: str, *, short: bool = False) -> str:
    """``Mongolia (MN)``, or ``Mongolia`` alone where ``short``; the code itself where CLDR has no name for it."""
    name = _names().get(code)
    if name is None:
        return code
    return name if short else f"{name} ({code})"


def say_code(code: str) -> str:
    """A code of the vocabulary as words: ``agreed_in_principle`` is "agreed in principle"."""
    return code.replace("_", " ")


def say_count(number: int, noun: str) -> str:
    """``1 claim``, ``1,234 claims``, ``2 activities``."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else plural}"


def say_reader(reader: Reader) -> str:
    """Name and version of who read, and the model where it was one."""
    return " ".join(part for part in (reader.name, reader.version, reader.model and f"({reader.model})") if part)


def say_slot(slot: str) -> str:
    """The name of a slot as people say it."""
    return "said by" if slot == "asserters" else say_code(slot)


def say_time(published: str | None) -> str:
    """A day, or a day and a time with a space between them."""
    return (published or "").replace("T", " ", 1)


def say_number(value: str) -> str:
    """A decimal string with thousands separated: "5000000000" is "5,000,000,000"."""
    whole, dot, rest = value.partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    if not (digits.isascii() and digits.isdigit()):
        return value
    return f"{sign}{int(digits):,}{dot}{rest}"


def say_money(money: Money | Restated) -> str:
    """``about JPY 5,000,000,000``; scopes other than the total are said."""
    hedge = "about " if money.approximate else ""
    scope = _SCOPES[money.scope] if isinstance(money, Money) else ""
    return f"{hedge}{money.currency} {say_number(money.value)}{scope}"


def say_lineage(line: Lineage) -> str:
    """``translated from huanqiu.com (zh)``."""
    return f"{say_code(line.relation)} {line.publisher}" + (f" ({line.language})" if line.language else "")


def say_author(author: Author) -> str:
    """Name, and affiliation in brackets."""
    return author.name + (f" ({author.affiliation})" if author.affiliation else "")


def _say_one(slot: str, value: object) -> str:
    match value:
        case Money() | Restated():
            return say_money(value)
        case Quantity():
            return f"{_HEDGES.get(value.bound, '')}{value.value} {say_code(value.item)}"
        case Count():
            window = f", {value.window}" if value.window else ""
            return f"{_HEDGES.get(value.bound, '')}{value.value} {value.of}{window}"
        case Quote():
            return f"“{value.exact}”, {value.document}"
        case str() if slot in COUNTRIES:
            return name_country(value)
        case str() if slot in _WORDS:
            return value
    return say_code(str(value))


_WORDS = frozenset({"label", "basis", "framework", "asserters", "signatories", "date", "fiscal_year"})
"""Slots whose values are the document's own words, or stand as they are."""


def say_value(slot: str, value: object) -> str:
    """What ``slot`` holds, in words; the empty string where it holds nothing."""
    if value is None or value == ():
        return "the document itself" if slot == "asserters" else ""
    joint = ", citing " if slot == "asserters" else ", "
    return joint.join(_say_one(slot, one) for one in (value if isinstance(value, tuple) else (value,)))


def say_who(claim: Claim, *, short: bool = False) -> str:
    """``Japan (JP) to Mongolia (MN)``, ``Japan (JP) and Mongolia (MN)``, or the empty string."""
    given, taken, parties = (
        [name_country(code, short=short) for code in getattr(claim, slot, ())]
        for slot in ("donors", "recipients", "parties")
    )
    if parties:
        return " and ".join(parties)
    if given and taken:
        return f"{', '.join(given)} to {', '.join(taken)}"
    return ", ".join(given) or (f"to {', '.join(taken)}" if taken else "")


_WHAT = ("items", "instrument", "ordinal", "label", "kind", "category", "stance", "framework", "round", "basis")

_NUMBERED = {"round": "round ", "ordinal": "number "}


def say_what(claim: Claim) -> str:
    """What is given, agreed or asserted, shortest telling: ``patrol vessel, coastal radar; OSA; round 1``."""
    counted = {quantity.item: _say_one("quantities", quantity) for quantity in claim.quantities}
    parts: list[str] = []
    for slot in _WHAT:
        value = getattr(claim, slot, None)
        if slot == "items" and value:
            parts.append(", ".join(counted.get(item, say_code(item)) for item in value))
        elif value not in (None, ()) and not (slot == "kind" and getattr(claim, "label", None)):
            parts.append(_NUMBERED[slot] + str(value) if slot in _NUMBERED else say_value(slot, value))
    return "; ".join(parts)


def say_amount(claim: Claim) -> str:
    """The sum as stated, and as the document itself restates it in brackets."""
    amount, restated = getattr(claim, "amount", None), getattr(claim, "restated", ())
    said = say_money(amount) if amount else ""
    return f"{said} ({', '.join(map(say_money, restated))})".strip() if restated else said


def say_when(claim: Claim) -> str:
    """Every time that the claim holds, each but the plain date with what it is."""
    parts = [claim.date] if claim.date else []
    for slot, prefix in (("established", "since "), ("fiscal_year", ""), ("deadline", "by "), ("horizon", "until ")):
        value = getattr(claim, slot, None)
        if value:
            parts.append(prefix + value)
    return "; ".join(parts)


def say_asserters(claim: Claim) -> str:
    """Who says so, and how firmly where it is not plainly stated."""
    who = say_value("asserters", claim.asserters)
    return who if claim.assertion == "stated" else f"{who} ({claim.assertion})"
