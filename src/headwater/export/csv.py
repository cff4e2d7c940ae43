"""One row a claim, for a spreadsheet; cells that could become formulas are defused."""

import csv
from collections.abc import Iterable, Iterator
from typing import TextIO

from headwater.export.slots import find_type
from headwater.export.words import say_lineage
from headwater.model import Money, Quantity, Reading, Restated
from headwater.model.claim import Claim

COLUMNS = {
    "path": "the source as it was given",
    "document": "SHA-256 of the canonical text",
    "title": "title of the document",
    "publisher": "who published it",
    "published": "when (EDTF)",
    "lineage": "where it comes from, as it says itself",
    "number": "number of the claim in the document, from 1",
    "claim": "identifier of the claim",
    "type": "type of the claim",
    "donors": "country codes, separated by semicolons",
    "recipients": "country codes",
    "beneficiaries": "country codes",
    "parties": "country codes",
    "framework": "the programme",
    "round": "batch of recipients, from 1",
    "instrument": "kind of legal instrument",
    "ordinal": "16 for the 16th partner",
    "kind": "kind of relation",
    "label": "the relation's name in the document's words",
    "items": "item codes",
    "quantities": "item code, bound and number",
    "amount": "decimal number in units of the currency",
    "currency": "ISO 4217",
    "scope": "total, each or part",
    "approximate": "true or false",
    "restated": "the document's own conversions: currency and number",
    "stage": "how far it has come",
    "date": "EDTF",
    "fiscal_year": "the donor's fiscal year",
    "deadline": "EDTF",
    "established": "EDTF",
    "basis": "what a framework rests on",
    "horizon": "EDTF",
    "category": "kind of reason",
    "stance": "of a reason or an assessment",
    "asserters": "who says so, outermost first",
    "assertion": "stated, reported, expected, possible or denied",
    "evidence": "the words that carry the claim",
    "start": "first character of the first piece of evidence, from 0",
    "end": "end of the last piece",
}
"""Every column and what it holds; the header row has them in this order."""

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def defuse(cell: str) -> str:
    """``cell`` with an apostrophe before it where a spreadsheet could take it for a formula (OWASP, CSV injection)."""
    lines = cell.replace("\r\n", "\n").replace("\r", "\n")  # a bare carriage return would start a row for some readers
    return "'" + lines if cell.startswith(_FORMULA) else lines


def _flat(value: object) -> str:
    match value:
        case None | ():
            return ""
        case tuple():
            return "; ".join(map(_flat, value))
        case Quantity():
            return f"{value.item} {value.bound} {value.value}"
        case Restated():
            return f"{value.currency} {value.value}"
    return str(value)


def _money(claim: Claim) -> dict[str, str]:
    money: Money | None = getattr(claim, "amount", None)
    if money is None:
        return {}
    return {
        "amount": money.value,
        "currency": money.currency,
        "scope": money.scope,
        "approximate": str(money.approximate).lower(),
    }


def build_rows(reading: Reading) -> Iterator[dict[str, str]]:
    """One row a claim: column and cell, not yet defused."""
    document = reading.document
    head = {
        "path": document.path,
        "document": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published,
        "lineage": "; ".join(map(say_lineage, document.lineage)),
    }
    for number, claim in enumerate(reading.claims, 1):
        yield build_claim(claim) | {column: value or "" for column, value in head.items()} | {"number": str(number)}


def build_claim(claim: Claim) -> dict[str, str]:
    """The cells of a claim alone, not yet defused; those of its document are empty."""
    found = {column: _flat(getattr(claim, column, None)) for column in COLUMNS}
    return found | _place(claim) | _money(claim)


def _place(claim: Claim) -> dict[str, str]:
    return {
        "claim": claim.id,
        "type": find_type(claim),
        "evidence": " … ".join(span.exact for span in claim.evidence),
        "start": str(min((span.start for span in claim.evidence), default="")),
        "end": str(max((span.end for span in claim.evidence), default="")),
    }


def write_header(stream: TextIO) -> None:
    """The row of column names."""
    _write([COLUMNS], stream)


def write_csv(reading: Reading, stream: TextIO) -> None:
    """The rows of one reading, without a header."""
    _write((row.values() for row in _ordered(build_rows(reading))), stream)


def _ordered(rows: Iterable[dict[str, str]]) -> Iterator[dict[str, str]]:
    return ({column: row[column] for column in COLUMNS} for row in rows)


def _write(rows: Iterable[Iterable[str]], stream: TextIO) -> None:
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerows([defuse(cell) for cell in row] for row in rows)
