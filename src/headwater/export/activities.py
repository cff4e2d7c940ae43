"""Activities of a ledger: the stage reached, the sums told, by how many."""

from typing import Any

import msgspec

from headwater.export.control import show_line
from headwater.export.listing import Telling, short_id
from headwater.export.words import name_country, say_code, say_count, say_money
from headwater.ledger import Activity, Sum, Summary, Told

_HOW = {"stated": "", "reported": "reported: ", "expected": "only expected: ", "possible": "only possible: "}


def say_sides(activity: Activity) -> str:
    """``Japan (JP) to Fiji (FJ)``; the parties of an agreement are joined by "and"."""
    donors, recipients = (", ".join(map(name_country, side)) for side in (activity.donors, activity.recipients))
    if activity.type == "agreement":
        return " and ".join(map(name_country, activity.donors)) or "parties not told"
    return f"{donors or 'donor not told'} to {recipients or 'recipient not told'}"


def say_programme(activity: Activity) -> str:
    """Framework, and fiscal year or instrument."""
    within = activity.within if activity.type == "assistance" else say_code(activity.within or "")
    return "; ".join(part for part in (activity.framework, within) if part)


def say_dates(told: Told) -> str:
    """The days told of a stage; several are all shown, for they differ."""
    return " or ".join(told.dates)


def say_stage(told: Told | None) -> str:
    """``signed``, ``reported: signed``, ``suspended``; where no stage is told as a fact, that."""
    if told is None:
        return "none told as a fact"
    return _HOW.get(told.assertion, f"{told.assertion}: ") + say_code(told.stage)


def say_apart(told: Told) -> str:
    """A stage that is no fact, or an end not known to be later, in one line."""
    day = f", {say_dates(told)}" if told.dates else ""
    return f"apart: {_say_how(told)}{say_code(told.stage)}{day} ({say_count(told.documents, 'document')})"


def _say_how(told: Told) -> str:
    return "denied: " if told.assertion == "denied" else _HOW[told.assertion]


def say_sum(one: Sum) -> str:
    """A sum and how many documents tell it."""
    return f"{say_money(one.money)} ({say_count(one.documents, 'document')})"


def build_cells(one: Summary) -> dict[str, str]:
    """What is shown of an activity, by plain names."""
    cells = {
        "type": one.activity.type,
        "who": say_sides(one.activity),
        "what": say_programme(one.activity),
        "stage": say_stage(one.reached),
        "date": say_dates(one.reached) if one.reached else "",
        "sums told": "\n".join(map(say_sum, one.sums)),
        "told by": f"{say_count(one.documents, 'document')}, {say_count(one.claims, 'claim')}",
        "first published": one.published or "unknown",
    }
    return {name: "\n".join(map(show_line, value.split("\n"))) for name, value in cells.items()}


def build_fields(one: Summary) -> dict[str, Any]:
    """The JSON object of an activity."""
    within = "fiscal_year" if one.activity.type == "assistance" else "instrument"
    return {
        "id": one.id,
        "type": one.activity.type,
        "donors": one.activity.donors,
        "recipients": one.activity.recipients,
        "framework": one.activity.framework,
        within: one.activity.within,
        "stage": None if one.reached is None else msgspec.to_builtins(one.reached),
        "apart": [msgspec.to_builtins(told) for told in one.apart],
        "sums": [{**msgspec.to_builtins(told.money), "documents": told.documents} for told in one.sums],
        "claims": one.claims,
        "documents": one.documents,
        "first_published": one.published,
    }


COLUMNS_ACTIVITY = {
    "id": "identifier of the activity",
    "type": "assistance or agreement",
    "donors": "country codes, separated by semicolons; of an agreement, the parties",
    "recipients": "country codes; of an agreement, the parties",
    "framework": "the programme",
    "fiscal_year": "the donor's fiscal year",
    "instrument": "kind of legal instrument",
    "stage": "the furthest stage told as a fact, or an end told of a later time",
    "assertion": "stated or reported",
    "date": "of that stage (EDTF); several where documents differ",
    "apart": "stages denied, only expected or possible, and ends not known to be later",
    "sums": "each sum told, with the number of documents that tell it; never added up",
    "claims": "how many claims",
    "documents": "how many documents",
    "first_published": "day of publication of the first document (EDTF)",
}


def _flat(one: Summary) -> dict[str, str]:
    fields = build_fields(one)
    return {
        **{name: str(fields.get(name) or "") for name in COLUMNS_ACTIVITY},
        "donors": "; ".join(one.activity.donors),
        "recipients": "; ".join(one.activity.recipients),
        "stage": one.reached.stage if one.reached else "",
        "assertion": one.reached.assertion if one.reached else "",
        "date": "; ".join(one.reached.dates) if one.reached else "",
        "apart": "; ".join(say_apart(told).removeprefix("apart: ") for told in one.apart),
        "sums": "; ".join(map(say_sum, one.sums)),
    }


ACTIVITIES: Telling[Summary] = Telling(
    noun="activity",
    label=lambda one: short_id(one.id),
    cells=build_cells,
    quotes=lambda _: (),
    notes=lambda one: tuple(show_line(say_apart(told)) for told in one.apart),
    fields=build_fields,
    columns=COLUMNS_ACTIVITY,
    flat=_flat,
    layouts=(
        ((("type",), ("who",), ("what",), ("stage", "date"), ("sums told",), ("told by",), ("first published",)), 20),
        ((("type", "what"), ("who",), ("stage", "date"), ("sums told",), ("told by", "first published")), 8),
    ),
    shares={"who": 4, "what": 2, "sums told": 3, "told by": 1},
)
