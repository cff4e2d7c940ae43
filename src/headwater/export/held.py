"""Claims of a ledger, told with their documents, readers and clocks."""

from typing import Any

import msgspec

from headwater.export.control import show_line
from headwater.export.csv import COLUMNS, build_claim
from headwater.export.listing import Telling, short_id
from headwater.export.table import build_cells
from headwater.export.words import say_reader, say_slot, say_value
from headwater.ledger import Held, show_time
from headwater.model import Claim, Reader, build_edtf

Read = tuple[Held, tuple[Reader, ...]]
"""A claim, and the readers whose latest reading lists it."""


def find_corrected(held: Held) -> dict[str, object]:
    """The slots that somebody set right, each with what the reader had found."""
    if not held.corrected:
        return {}
    said, now = (msgspec.to_builtins(claim) for claim in (held.said, held.claim))
    slots = sorted((said.keys() | now.keys()) - {"id", "type", "evidence", "mentions"})
    return {slot: said.get(slot) for slot in slots if said.get(slot) != now.get(slot)}


def say_corrected(held: Held) -> str:
    """``corrected: stage (the reader: planned)``; empty where nobody corrected it."""
    slots = find_corrected(held)
    told = (f"{say_slot(slot)} (the reader: {say_slot_of(held.said, slot)})" for slot in slots)
    return f"corrected: {', '.join(told)}" if slots else ""


def say_slot_of(claim: Claim, slot: str) -> str:
    """What a claim has in ``slot``, in words."""
    return say_value(slot, getattr(claim, slot, None)) or "nothing"


def say_paper(held: Held) -> str:
    """Title, publisher and day of a claim's document, and the first digits of its id."""
    published = build_edtf(*held.published)
    said = (held.title or "Untitled document", held.publisher, published or "day of publication unknown")
    return f"{', '.join(show_line(one) for one in said if one)} ({short_id(held.document)})"


def _notes(read: Read) -> tuple[str, ...]:
    held, readers = read
    kept = () if readers else ("kept by a person: no reader's latest reading lists it",)
    return tuple(note for note in (say_paper(held), say_corrected(held), *kept) if note)


def build_fields(read: Read) -> dict[str, Any]:
    """The claim as the vocabulary has it, and what the ledger knows of it beside."""
    held, readers = read
    return {
        **msgspec.to_builtins(held.claim),
        "document": held.document,
        "recorded": show_time(held.recorded),
        "published": build_edtf(*held.published),
        "valid": build_edtf(*held.valid),
        "corrected": find_corrected(held),
        "readers": [msgspec.to_builtins(reader) for reader in readers],
    }


_DOCUMENT = ("document", "title", "publisher", "published")
COLUMNS_HELD = {
    **{name: COLUMNS[name] for name in _DOCUMENT},
    **{name: told for name, told in COLUMNS.items() if name not in {*_DOCUMENT, "path", "lineage", "number"}},
    "recorded": "when the ledger learned it",
    "valid": "days on which what it tells may have come about (EDTF)",
    "corrected": "slots that somebody set right",
    "readers": "whose latest reading lists it",
}


def flatten(read: Read) -> dict[str, str]:
    """The cells of a claim in a spreadsheet, by column."""
    held, readers = read
    return build_claim(held.claim) | {
        "document": held.document,
        "title": held.title or "",
        "publisher": held.publisher or "",
        "published": build_edtf(*held.published) or "",
        "recorded": show_time(held.recorded),
        "valid": build_edtf(*held.valid) or "",
        "corrected": "; ".join(find_corrected(held)),
        "readers": "; ".join(map(say_reader, readers)),
    }


CLAIMS: Telling[Read] = Telling(
    noun="claim",
    label=lambda read: short_id(read[0].claim.id),
    cells=lambda read: build_cells(read[0].claim),
    quotes=lambda read: tuple(show_line(span.exact) for span in read[0].claim.evidence),
    notes=_notes,
    fields=build_fields,
    columns=COLUMNS_HELD,
    flat=flatten,
    layouts=(
        ((("type",), ("who",), ("what",), ("amount",), ("stage",), ("date",), ("said by",)), 24),
        ((("type", "stage"), ("who",), ("what", "amount"), ("date",), ("said by",)), 8),
    ),
    shares={"who": 4, "what": 4, "amount": 1, "said by": 2},
)
