"""Plain words for findings: who says what of which activity, as a reader of newspapers would write it."""

from collections.abc import Iterable
from datetime import date

from headwater.model import find_first_day, find_last_day
from headwater.reconcile.told import Told
from headwater.reconcile.view import Paper
from headwater.reconcile.wording import country_name

_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_INSTRUMENTS = {"other": "agreement"}


def tell_house(paper: Paper) -> str:
    """Who published it: the house, else the title, else the start of its id."""
    return paper.metadata.publisher or paper.metadata.title or paper.id[:15]


def tell_day(edtf: str) -> str:
    """A date in words: "11 December 2024", "December 2024", "from 15 to 19 September 2025"."""
    if "/" in edtf:
        first, last = find_first_day(edtf), find_last_day(edtf)
        return f"between {tell_day(first)} and {tell_day(last)}" if first and last else edtf
    day, parts = edtf.partition("T")[0], edtf.partition("T")[0].split("-")
    if find_first_day(day) is None:
        return edtf
    when = date(*(*map(int, parts), 1, 1)[:3])
    return [str(when.year), f"{when:%B %Y}", f"{when.day} {when:%B %Y}"][len(parts) - 1]


def tell_sum(value: str) -> str:
    """``1300000000 JPY`` as "1.3 billion JPY"."""
    number, _, currency = value.partition(" ")
    try:
        units = float(number)
    except ValueError:
        return value
    for scale, word in _SCALES:
        if units >= scale:
            return f"{units / scale:.10g} {word} {currency}"
    return f"{units:,.10g} {currency}"


def tell_list(words: Iterable[str]) -> str:
    """One, two and three words as a list in running text."""
    *rest, last = words
    return f"{', '.join(rest)} and {last}" if rest else last


def tell_value(slot: str, value: str) -> str:
    """A slot's value in words."""
    if slot in ("amount", "restated"):
        return tell_sum(value)
    if slot == "date":
        return tell_day(value)
    if slot in ("recipients", "donors", "parties"):
        return tell_list([country_name(code) for code in value.split()])
    if slot == "quote":
        return f"“{value}”"
    if slot == "fiscal_year":
        return f"fiscal year {value[3:]}"
    if slot == "signatory":
        return value
    return value.replace("_", " ")


def tell_activity(told: Told) -> str:
    """What it is about: "Japan's assistance to Mongolia under OSA"."""
    names = tell_list([country_name(c) for c in (told.donors or told.parties)] or ["somebody"])
    under = f" under {told.framework}" if told.framework else ""
    if told.type == "agreement":
        kind = (told.instrument or "other").replace("_", " ")
        return (
            f"the {_INSTRUMENTS.get(kind, kind + ' agreement')} of {tell_list([country_name(c) for c in told.parties])}"
        )
    if told.type == "budget":
        year = f" for fiscal year {told.fiscal_year[3:]}" if told.fiscal_year else ""
        return f"the budget of {names}{' for ' + told.framework if told.framework else ''}{year}"
    if told.type == "framework":
        return f"the framework {told.framework or ''} of {names}"
    whom = f" to {tell_list([country_name(c) for c in told.recipients])}" if told.recipients else ""
    return f"assistance from {names}{whom}{under}"


def tell_sides(slot: str, sides: Iterable[tuple[Paper, str]]) -> str:
    """Who says what, those who agree together, in the order in which the values come."""
    by_value: dict[str, list[str]] = {}
    for paper, value in sides:
        by_value.setdefault(value, []).append(tell_house(paper))
    return "; ".join(
        f"{tell_list(dict.fromkeys(houses))} {'says' if len(set(houses)) == 1 else 'say'} {tell_value(slot, value)}"
        for value, houses in by_value.items()
    )
