"""Rows for the rules of the reader: a text as a document may print it, and the claims of one type that it makes."""

from functools import cache
from typing import Any

import msgspec

from headwater.codebook import Codebook, load_codebook
from headwater.ingest import read_document
from headwater.model import Claim
from headwater.model.document import Genre
from headwater.reading import read_claims


@cache
def codebook() -> Codebook:
    """Our own codebook."""
    return load_codebook()


def build_text(body: str, title: str, house: str, published: str) -> bytes:
    """A document in plain text: title, house, day, body."""
    return f"{title}\n\n{house}\n{published}\n\n{body}\n".encode()


def find_claims(
    type_: str,
    body: str,
    *,
    title: str = "Japan hands over patrol boats to Fiji",
    house: str = "Ministry of Foreign Affairs of Japan",
    published: str = "March 3, 2025",
    genre: Genre | None = None,
) -> list[Claim]:
    """The claims of one type that ``body`` makes under ``title``, as published by ``house``."""
    document = read_document(build_text(body, title, house, published), path="row.txt", codebook=codebook())
    if genre:
        document = msgspec.structs.replace(document, metadata=msgspec.structs.replace(document.metadata, genre=genre))
    claims = read_claims(document, codebook()).reading.claims
    assert all(
        span.holds(document.text)
        for c in claims
        for spans in ({"evidence": c.evidence} | c.mentions).values()
        for span in spans
    )
    return [c for c in claims if type(c).__struct_config__.tag == type_]


def find_column(type_: str, body: str) -> list[Claim]:
    """The claims of one type that ``body`` makes in a column that asks why."""
    return find_claims(type_, body, title="Why does Japan arm Fiji?", house="Harbour Review", genre="opinion")


def show(claim: Claim, *slots: str) -> dict[str, Any]:
    """The values of ``slots`` that the claim has."""
    return {s: getattr(claim, s) for s in slots if getattr(claim, s) not in (None, ())}
