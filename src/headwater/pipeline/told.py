"""What goes into a ledger, and what became of it."""

import msgspec

from headwater.model import Claim, Document, Problem, Reader


class Refused(msgspec.Struct, frozen=True):
    """Something that was not taken: ``place`` names file, line and claim, ``reason`` says why."""

    place: str
    reason: str


class Told(msgspec.Struct, frozen=True):
    """A document with what some reader found in it; ``claims`` are None where it had read the document before."""

    path: str
    document: Document
    reader: Reader
    claims: tuple[Claim, ...] | None
    problems: tuple[Problem, ...] = ()
    refused: tuple[Refused, ...] = ()


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one document. Counts are of claims; ``superseded``: held before this reading, and no longer.

    ``seen``: whether the ledger met the document for the first time. ``note``: what stands in the way of its claims.
    """

    path: str
    document: str
    title: str | None
    seen: bool
    new: int = 0
    known: int = 0
    superseded: int = 0
    problems: int = 0
    refused: tuple[Refused, ...] = ()
    note: str = ""
