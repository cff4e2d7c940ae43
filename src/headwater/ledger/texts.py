"""Texts as they are kept: compressed, each once, by the number of its document."""

import zlib

import msgspec

from headwater.errors import LedgerForeign
from headwater.ledger.database import Session

LARGEST = 2**30
"""Bytes that a kept text may have; no document that we read is nearly as large."""


class Kept(msgspec.Struct, frozen=True):
    """The text of a document; None where it is not kept, or where ``fault`` says why it cannot be read."""

    text: str | None = None
    fault: str | None = None


def unpack(packed: bytes) -> str:
    """The text in ``packed``; raises ValueError where there is none, or one beyond :data:`LARGEST`."""
    try:
        opened = zlib.decompressobj()
        content = opened.decompress(packed, LARGEST)
    except zlib.error as error:
        raise ValueError(f"it cannot be unpacked: {error}") from error
    if not opened.eof or opened.unused_data:
        raise ValueError("it cannot be unpacked: it does not end where it should")
    return content.decode()


def read_kept(session: Session, number: int) -> Kept:
    """The text of the document with this number, or why it cannot be read."""
    row = next(iter(session.rows("SELECT packed FROM content WHERE document = ?", [number])), None)
    if row is None:
        return Kept()
    if not isinstance(row[0], bytes):
        return Kept(fault="what is kept is no compressed text")
    try:
        return Kept(unpack(row[0]))
    except ValueError as error:
        return Kept(fault=str(error))


def read_text(session: Session, number: int) -> str | None:
    """The text of the document with this number; None where it is not kept. Raises LedgerForeign if it is damaged."""
    kept = read_kept(session, number)
    if kept.fault is not None:
        raise LedgerForeign(f"the text of document {number}", f"{kept.fault}; headwater verify tells what is affected")
    return kept.text
