"""Plain words for findings: who says what of which activity, as a reader of newspapers would write it."""

from collections.abc import Iterable
from datetime import date

from headwater.model import find_first_day, find_last_day
from headwater.reconcile.told import Told
from headwater.reconcile.view import Paper
from headwater.reconcile.wording import country_name

_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


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
    if slot in ("date", "established"):
        return tell_day(value)
    if slot == "recipients" and value.isdigit():
        return f"{value} countries"
    if slot in ("recipients", "donors", "parties"):
        return tell_list([country_name(code) for code in value.split()])
    if slot == "quote":
        return f"“{value}”"
    if slot == "fiscal_year":
        return f"fiscal year {value[3:]}"
    if slot == "signatory":
        return value
    return value.replace("_", " ")


_STEPS = {
    "announced": "the announcement of",
    "agreed": "the exchange of notes on",
    "contracted": "the contract for",
    "delivered": "the hand-over of",
    "operational": "the entry into service of",
    "signed": "the signing of",
    "in_force": "the entry into force of",
    "requested": "the request for",
    "appropriated": "the approval of",
}
_PHRASES: dict[str, tuple[str, str]] = {
    "amount": ("puts", "put"),
    "date": ("dates", "date"),
    "established": ("says since", "say since"),
    "quantity": ("counts", "count"),
    "ordinal": ("counts", "count"),
    "recipients": ("names", "name"),
    "donors": ("names", "name"),
    "parties": ("names", "name"),
    "beneficiaries": ("gives it to", "give it to"),
    "items": ("says that it is", "say that it is"),
    "fiscal_year": ("puts it into", "put it into"),
    "framework": ("puts it under", "put it under"),
    "instrument": ("calls it", "call it"),
    "stage": ("tells it as", "tell it as"),
    "assertion": ("tells it as", "tell it as"),
    "quote": ("quotes", "quote"),
    "signatory": ("says that it was signed by", "say that it was signed by"),
    "restated": ("says", "say"),
}
"""What one house, and what several, do with a value of each slot."""
_OBJECTS = {
    "amount": "{subject} at {value}",
    "date": "{step} {subject} to {value}",
    "ordinal": "{subject} as number {value}",
}
_TAILS = {"quantity": "{value} {item}", "donors": "{value} as donor", "recipients": "{value} as recipient"}


def tell_activity(told: Told, slot: str = "") -> str:
    """What it is about: "Japan's assistance to Mongolia under OSA", without what differs in ``slot``."""
    names = tell_list([country_name(c) for c in (told.donors or told.parties)] or ["somebody"])
    under = f" under {told.framework}" if told.framework and slot != "framework" else ""
    if told.type == "agreement":
        kind = (told.instrument or "other").replace("_", " ")
        kind = "agreement" if kind == "other" or slot == "instrument" else f"{kind} agreement"
        return f"the {kind} of {tell_list([country_name(c) for c in told.parties])}"
    if told.type == "budget":
        year = f" for fiscal year {told.fiscal_year[3:]}" if told.fiscal_year and slot != "fiscal_year" else ""
        return f"the budget of {names}{' for ' + told.framework if told.framework else ''}{year}"
    if told.type == "framework":
        return f"the framework {told.framework or ''} of {names}"
    given = f" of {tell_list(i.replace('_', ' ') for i in told.items)}" if told.items and slot != "items" else ""
    by = f" from {names}" if slot != "donors" else ""
    to = (
        f" to {tell_list([country_name(c) for c in told.recipients])}"
        if told.recipients and slot != "recipients"
        else ""
    )
    return f"the gift{given}{by}{to}{under}"


def tell_sides(slot: str, sides: list[tuple[Told, str]], subject: str) -> str:
    """Who says what, those who agree together: the subject with the first, the bare values behind."""
    by_value: dict[str, list[Told]] = {}
    for told, value in sides:
        by_value.setdefault(value, []).append(told)
    said = []
    for number, (value, tolds) in enumerate(by_value.items()):
        houses = list(dict.fromkeys(tell_house(told.paper) for told in tolds))
        verb = _PHRASES[slot][len(houses) > 1] if number == 0 or slot not in _OBJECTS else ""
        said.append(
            " ".join(filter(None, (tell_list(houses), verb, _tell_object(slot, value, tolds[0], number, subject))))
        )
    return "; ".join(said)


def _tell_object(slot: str, value: str, told: Told, number: int, subject: str) -> str:
    words = tell_value(slot, value)
    if slot in _OBJECTS:
        step = _STEPS.get(told.stage or "", "")
        whole = _OBJECTS[slot].format(subject=subject, value=words, step=step).replace("  ", " ")
        return whole if number == 0 else f"{_LINKS[slot]} {words}"
    item = next((i for i in told.items if len(told.items) == 1), "units").replace("_", " ")
    tail = "{value}" if value.isdigit() and slot == "recipients" else _TAILS.get(slot, "{value}")
    return tail.format(value=words, item=item)


_LINKS = {"amount": "at", "date": "to", "ordinal": "as number"}
