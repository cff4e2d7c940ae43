"""A law of reading: a paragraph about something else, put in or at the end, changes no claim's values."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from headwater.codebook import load_codebook
from headwater.ingest import read_document
from headwater.model import Document, Reading
from headwater.reading import read_claims

PARAGRAPHS = (
    "The festival drew three thousand visitors, most of them on Sunday.",
    "Rain is likely in the hills tomorrow, and the nights stay cold.",
    "A new bakery opened beside the station. It sells bread until noon.",
    "Slice the onions, fry them slowly, and add a cup of water.",
    "The home side lost 2-1 after leading at half-time.",
)
PLACES = ("id", "evidence", "mentions", "quote")


def list_values(reading: Reading) -> list[str]:
    """What each claim says, without where it says so, in one order."""
    claims: list[dict[str, Any]] = json.loads(reading.to_json())["claims"]
    plain = [{slot: value for slot, value in claim.items() if slot not in PLACES} for claim in claims]
    return sorted(json.dumps(claim, sort_keys=True, ensure_ascii=False) for claim in plain)


def find_breaks(document: Document) -> list[int]:
    """Where a paragraph may be put in: between two paragraphs that are both body, and at the end."""
    text, breaks, at = document.text, [len(document.text.rstrip())], -1
    while (at := text.find("\n\n", at + 1)) >= 0:
        if not any(region.start <= at + 2 and at <= region.end for region in document.regions):
            breaks.append(at)
    return sorted(set(breaks))


def put_in(document: Document, at: int, paragraph: str) -> Document:
    """``document`` read anew with ``paragraph`` at one of its breaks."""
    text = f"{document.text[:at]}\n\n{paragraph}{document.text[at:]}"
    return read_document(text.encode(), path="longer.txt", codebook=load_codebook())


def write_breaches(paths: list[Path], paragraph: str = PARAGRAPHS[1]) -> Iterator[str]:
    """Every break of every document where the law does not hold, with the values lost and gained."""
    tried = broken = 0
    for path in paths:
        document = read_document(path, path=path.name, codebook=load_codebook())
        before = list_values(read_claims(document, load_codebook()).reading)
        for at in find_breaks(document):
            after = list_values(read_claims(put_in(document, at, paragraph), load_codebook()).reading)
            tried, broken = tried + 1, broken + (after != before)
            if after != before:
                yield f"{path.parent.name}/{path.stem} at {at}: {document.text[max(0, at - 60) : at]!r}"
                yield from (f"  - {claim}" for claim in before if claim not in after)
                yield from (f"  + {claim}" for claim in after if claim not in before)
    yield f"{broken} of {tried} places"
