"""Differences between two days of knowledge: claims and activities that came, changed or went."""

from typing import Any

import msgspec

from headwater.export import activities
from headwater.export.causes import say_statement, say_when
from headwater.export.control import show_line
from headwater.export.history import NOTHING, say_summary
from headwater.export.listing import Telling, short_id
from headwater.export.slots import find_type
from headwater.export.table import build_cells
from headwater.export.words import say_slot, say_value
from headwater.ledger import ActivityChange, ClaimChange, show_time

Change = ActivityChange | ClaimChange


def find_id(change: Change) -> str:
    """The id of the claim or activity; of a claim read anew, that of the new one."""
    return change.claim.id if isinstance(change, ClaimChange) else change.summary.id


def _cells(change: Change) -> dict[str, str]:
    head = {"change": f"{change.kind} {'claim' if isinstance(change, ClaimChange) else 'activity'}"}
    if isinstance(change, ClaimChange):
        return head | build_cells(change.claim)
    cells = activities.build_cells(change.summary)
    return head | {name: cells[name] for name in ("type", "who", "what", "stage", "date")}


def _say_slots(change: ClaimChange) -> tuple[str, ...]:
    """Each slot that differs: what it was, what it is."""
    before, after = change.before, change.after
    return tuple(
        f"{say_slot(slot.name)}: {_say(before, slot.name, slot.before)}, now {_say(after, slot.name, slot.after)}"
        for slot in change.slots
    )


def _say(claim: object, slot: str, value: object) -> str:
    if slot == "evidence":
        return " ".join(f"“{show_line(span.exact)}”" for span in getattr(claim, slot, ()))
    told = say_value(slot, getattr(claim, slot, None)) if hasattr(claim, slot) else str(value or "")
    return show_line(told) or NOTHING


def _notes(change: Change) -> tuple[str, ...]:
    if isinstance(change, ActivityChange):
        before = (f"before: {say_summary(change.before)}",) if change.before else ()
        return (*before, f"now: {say_summary(change.after)}")
    anew = change.before is not None and change.after is not None and change.before.id != change.after.id
    read = (f"in the place of {short_id(change.before.id)}",) if anew and change.before else ()
    title = show_line(change.title or "Untitled document")
    cause = f"{say_when(change.cause)} {show_line(say_statement(change.cause.statement))}"
    return (*_say_slots(change), *read, cause, f"{title} ({short_id(change.document)})")


def build_fields(change: Change) -> dict[str, Any]:
    """The JSON object of a change: both sides whole, and the slots that differ."""
    slots = [msgspec.to_builtins(slot) for slot in change.slots]
    if isinstance(change, ActivityChange):
        sides = {name: side and activities.build_fields(side) for name, side in _sides(change).items()}
        return {"what": "activity", "change": change.kind, "id": find_id(change), **sides, "slots": slots}
    sides = {name: side and msgspec.to_builtins(side) for name, side in _sides(change).items()}
    cause = {
        "id": "sha256:" + change.cause.id.hex(),
        "recorded": show_time(change.cause.recorded),
        "told": say_statement(change.cause.statement),
    }
    return {
        "what": "claim",
        "change": change.kind,
        "id": find_id(change),
        "document": change.document,
        "cause": cause,
        **sides,
        "slots": slots,
    }


def _sides(change: Change) -> dict[str, Any]:
    return {"before": change.before, "after": change.after}


COLUMNS_CHANGE = {
    "what": "claim or activity",
    "change": "new, changed or withdrawn",
    "id": "identifier",
    "type": "type of the claim or activity",
    "who": "donors and recipients, or parties",
    "slots": "what differs: slot, what it was, what it is",
    "cause": "what changed a claim, and when",
    "document": "document of a claim",
}


def _flat(change: Change) -> dict[str, str]:
    cells, fields = _cells(change), build_fields(change)
    told = [f"{one['name']}: {_json(one['before'])}, now {_json(one['after'])}" for one in fields["slots"]]
    cause = fields.get("cause")
    return {
        "what": fields["what"],
        "change": change.kind,
        "id": find_id(change),
        "type": find_type(change.claim) if isinstance(change, ClaimChange) else change.summary.activity.type,
        "who": cells["who"],
        "slots": "; ".join(told),
        "cause": f"{cause['recorded']} {cause['told']}" if cause else "",
        "document": fields.get("document", ""),
    }


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


CHANGES: Telling[Change] = Telling(
    noun="change",
    label=lambda change: short_id(find_id(change)),
    cells=_cells,
    quotes=lambda _: (),
    notes=_notes,
    fields=build_fields,
    columns=COLUMNS_CHANGE,
    flat=_flat,
    layouts=(
        ((("change",), ("type",), ("who",), ("what",), ("amount",), ("stage", "date"), ("said by",)), 24),
        ((("change",), ("who",), ("what", "amount"), ("stage", "date")), 8),
    ),
    shares={"who": 4, "what": 4, "amount": 1, "said by": 2},
)
