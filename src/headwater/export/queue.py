"""The queue of claims that wait for a person, with the reasons of each."""

from typing import Any

import msgspec

from headwater.export.control import show_line
from headwater.export.held import COLUMNS_HELD, build_fields, flatten, say_paper
from headwater.export.listing import Telling, short_id
from headwater.export.table import build_cells
from headwater.export.words import say_count, say_number
from headwater.ledger import Reason, Waiting


def say_reason(reason: Reason) -> str:
    """One reason in words."""
    match reason.kind:
        case "conflict":
            told = " or ".join(" ".join(map(say_number, one.split(" "))) for one in reason.detail.split(" or "))
            return f"told otherwise elsewhere: {told}"
        case "kept":
            return "kept by a person, no longer listed by its reader"
        case "problem":
            return f"a problem at its words: {show_line(reason.detail)}"
        case "sum":
            return f"a large sum ({reason.detail})"
    return f"{say_count(int(reason.detail), 'other claim')} of the same activity"


def _build_fields(one: Waiting) -> dict[str, Any]:
    reasons = [{**msgspec.to_builtins(reason), "told": say_reason(reason)} for reason in one.reasons]
    fields = build_fields((one.held, ()))
    del fields["readers"]
    return {**fields, "score": one.score, "reasons": reasons}


def _flat(one: Waiting) -> dict[str, str]:
    return flatten((one.held, ())) | {"score": str(one.score), "reasons": "; ".join(map(say_reason, one.reasons))}


_COLUMNS = {
    "score": "how much the reasons weigh together",
    "reasons": "why it waits, weightiest first",
    **{name: told for name, told in COLUMNS_HELD.items() if name != "readers"},
}

QUEUE: Telling[Waiting] = Telling(
    noun="claim",
    label=lambda one: short_id(one.held.claim.id),
    cells=lambda one: build_cells(one.held.claim),
    quotes=lambda one: tuple(show_line(span.exact) for span in one.held.claim.evidence),
    notes=lambda one: (*(f"! {say_reason(reason)}" for reason in one.reasons), say_paper(one.held)),
    fields=_build_fields,
    columns=_COLUMNS,
    flat=_flat,
    layouts=(
        ((("type",), ("who",), ("what",), ("amount",), ("stage",), ("date",), ("said by",)), 24),
        ((("type", "stage"), ("who",), ("what", "amount"), ("date",), ("said by",)), 8),
    ),
    shares={"who": 4, "what": 4, "amount": 1, "said by": 2},
)
