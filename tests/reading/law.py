"""Documents made from a title, a house, a day and sentences, and what is read in them; not a test."""

from typing import Any

import msgspec

from headwater.codebook import load_codebook
from headwater.ingest import read_document
from headwater.reading import read_claims

HOUSE = "Ministry of Foreign Affairs of Japan"
PAPER = "The Harbour Times"


def read_text(
    body: str, *, title: str = "News of the week", house: str = PAPER, day: str = "12 March 2025"
) -> list[Any]:
    """The claims read in a document with these parts."""
    codebook = load_codebook()
    text = f"{title}\n\n{house}\n{day}\n\n{body}\n"
    document = read_document(text.encode(), path="row.txt", codebook=codebook)
    return list(read_claims(document, codebook).reading.claims)


def find_type(kind: str, body: str, **parts: str) -> list[dict[str, Any]]:
    """The claims of one type as plain values, mentions and evidence left out."""
    plain = [msgspec.to_builtins(claim) for claim in read_text(body, **parts)]
    return [
        {k: v for k, v in one.items() if k not in ("id", "evidence", "mentions")}
        for one in plain
        if one["type"] == kind
    ]


def short(claim: dict[str, Any], *slots: str) -> tuple[Any, ...]:
    """Some slots of a claim, sets sorted, a sum as its value."""
    values = (claim.get(slot) for slot in slots)
    return tuple(sorted(v) if isinstance(v, list | tuple) else v["value"] if isinstance(v, dict) else v for v in values)
