"""The chain: each statement's link is a digest of the link before it and of everything in its own row.

Whoever keeps one link (``headwater head``) can tell later whether anything up to it was changed, lost, added or
reordered. Links, ids and digests are 32 raw bytes here.
"""

import re
import struct
from functools import lru_cache
from hashlib import sha256

import msgspec

from headwater.errors import StatementRefused
from headwater.model import Statement, content_of, id_of

START = bytes(32)
"""The link before the first statement."""

_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")
_FIXED = struct.Struct(">qq?")


class Entry(msgspec.Struct, frozen=True):
    """A statement in its place: ``recorded`` in microseconds since 1970 UTC, ``body`` its canonical JSON."""

    seq: int
    id: bytes
    recorded: int
    backdated: bool
    body: str
    link: bytes
    statement: Statement


def find_link(before: bytes, seq: int, recorded: int, backdated: bool, body: bytes) -> bytes:
    """The link of a statement: SHA-256 of the link before, number, time and mark (big-endian), and the body."""
    return sha256(before + _FIXED.pack(seq, recorded, backdated) + body).digest()


def parse_id(identifier: str) -> bytes:
    """The 32 bytes of ``sha256:…``; raises ValueError where it is none."""
    raw = bytes.fromhex(identifier[7:])
    if len(raw) != 32 or not identifier.startswith("sha256:"):
        raise ValueError(f"no identifier: {identifier}")
    return raw


def show_id(raw: bytes) -> str:
    """``sha256:`` and 64 hexadecimal digits."""
    return "sha256:" + bytes(raw).hex()


class Found(msgspec.Struct, frozen=True, gc=False):
    """A statement that is to enter: ``name`` is its id as text, ``id`` as bytes, ``content`` its canonical JSON."""

    statement: Statement
    name: str
    id: bytes
    content: bytes


def identify(statement: Statement) -> Found:
    """A statement with its id and content, each worked out once; raises StatementRefused where it is no text."""
    try:
        content = content_of(statement)
        name = id_of(statement, content)
        check_document(statement)
        found = Found(statement, name, parse_id(name), content)
    except (ValueError, UnicodeEncodeError) as error:
        raise StatementRefused(name_of(statement), f"it is no statement: {error}") from error
    # A NUL is written so in JSON; but so is a backslash before "u0000", which a closer look tells apart.
    if b"\\u0000" in content and _NUL.search(content):
        raise StatementRefused(name_of(statement), "it holds a NUL, which is no character of a text")
    return found


def check_document(statement: Statement) -> None:
    """Raise StatementRefused where the document that ``statement`` is about has no id."""
    try:
        _check_id(statement.document)
    except ValueError as error:
        raise StatementRefused(name_of(statement), f"it is no statement: {error}") from error


@lru_cache(4_096)
def _check_id(identifier: str) -> None:
    """Remembered, since a document's id is on each of its statements; one that is none raises each time."""
    parse_id(identifier)


def name_of(statement: Statement) -> str:
    """What a user is told that a statement is."""
    return f"{statement.__struct_config__.tag} of {statement.document[:19]!a}…".replace("'", "")
