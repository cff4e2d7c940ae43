"""Documents of a ledger: what they say of themselves, who read them, what became of them."""

from typing import Any

import msgspec

from headwater.export.control import show_line
from headwater.export.listing import Telling, short_id
from headwater.export.words import say_code, say_lineage, say_reader, say_time
from headwater.ledger import Paper, show_time


def say_state(paper: Paper) -> str:
    """What a person did to the document; empty where nothing."""
    states = {"retracted": paper.retracted, "text dropped": paper.dropped}
    return ", ".join(name for name, so in states.items() if so)


def build_cells(paper: Paper) -> dict[str, str]:
    """What is shown of a document, by plain names."""
    told = paper.metadata
    cells = {
        "title": told.title or "Untitled document",
        "publisher": told.publisher or "",
        "published": paper.published or "unknown",
        "genre": say_code(told.genre),
        "claims": f"{paper.claims:,}",
        "state": say_state(paper),
        "recorded": say_time(show_time(paper.recorded))[:16],
    }
    return {name: show_line(value) for name, value in cells.items()}


def say_places(paper: Paper) -> tuple[str, ...]:
    """Its address, the source that it was added from, and where it says that it comes from."""
    places = [show_line(one) for one in (paper.metadata.url, paper.source) if one]
    return (*places, *(show_line(say_lineage(one)) for one in paper.metadata.lineage))


def build_fields(paper: Paper) -> dict[str, Any]:
    """The document as a reading has it, and what the ledger knows of it beside."""
    return {
        **msgspec.to_builtins(paper.metadata),
        "published": paper.published,
        "path": paper.source,
        "characters": paper.characters,
        "recorded": show_time(paper.recorded),
        "sightings": paper.sightings,
        "readers": [msgspec.to_builtins(reader) for reader in paper.readers],
        "claims": paper.claims,
        "retracted": paper.retracted,
        "text_dropped": paper.dropped,
    }


COLUMNS_PAPER = {
    "id": "SHA-256 of the canonical text",
    "title": "title of the document",
    "publisher": "who published it",
    "published": "when (EDTF); empty where unknown",
    "language": "BCP 47",
    "genre": "kind of document",
    "url": "its address",
    "path": "the source as it was given when it was added first",
    "recorded": "when the ledger first saw it",
    "sightings": "how many times it told of itself in another way",
    "readers": "who read it, latest version each",
    "claims": "how many of its claims are held",
    "retracted": "true or false",
    "text_dropped": "true or false",
}


def _flat(paper: Paper) -> dict[str, str]:
    fields = build_fields(paper)
    flat = {name: "" if fields.get(name) is None else str(fields[name]) for name in COLUMNS_PAPER}
    marks = {name: str(fields[name]).lower() for name in ("retracted", "text_dropped")}
    return flat | marks | {"readers": "; ".join(map(say_reader, paper.readers))}


PAPERS: Telling[Paper] = Telling(
    noun="document",
    label=lambda paper: short_id(paper.metadata.id),
    cells=build_cells,
    quotes=lambda _: (),
    notes=say_places,
    fields=build_fields,
    columns=COLUMNS_PAPER,
    flat=_flat,
    layouts=(
        ((("title",), ("publisher",), ("published",), ("genre",), ("claims",), ("state",), ("recorded",)), 24),
        ((("title",), ("publisher", "genre"), ("published",), ("claims", "state")), 8),
    ),
    shares={"title": 5, "publisher": 2},
)
