"""Ids as people type them: the first digits are enough where nothing else begins so."""

import re
from collections.abc import Iterator

import msgspec

from headwater.errors import QueryError
from headwater.ledger.chain import show_id
from headwater.ledger.database import Session
from headwater.ledger.held import read_any
from headwater.ledger.rows import Activity, find_activity

LEAST = 4
"""How many digits an abbreviated id has at least."""
_WHOLE = 64
_DIGITS = re.compile(r"[0-9a-f]+")
_KEY_BYTES = 8
_MOST = 12
"""How many of the things that begin alike are told."""


class Name(msgspec.Struct, frozen=True):
    """The id of a ``claim``, ``document``, ``activity`` or ``act``; ``document`` is the document of a claim or act."""

    kind: str
    id: str
    document: str | None = None
    key: int | None = None


def parse_digits(text: str) -> str:
    """The digits of an id or of its beginning, whether or not ``sha256:`` stands before; raises QueryError."""
    digits = text.strip().lower().removeprefix("sha256:").rstrip("…")
    if not _DIGITS.fullmatch(digits) or len(digits) > _WHOLE:
        raise QueryError(
            f"{text!r} is no id: sha256: and {_WHOLE} digits 0-9 a-f, or the first {LEAST} and more of them"
        )
    if len(digits) < LEAST:
        raise QueryError(f"{text!r} is too short for an id: give its first {LEAST} digits at least")
    return digits


def find_names(session: Session, text: str, position: int) -> list[Name]:
    """Everything up to ``position`` whose id begins with ``text``, claims first; raises QueryError for no id."""
    digits = parse_digits(text)
    low, high = (bytes.fromhex(digits.ljust(_WHOLE, fill)) for fill in "0f")
    found = [
        *_find_statements(session, "id >= ? AND id <= ?", [low, high], position),
        *_find_documents(session, "id >= ? AND id <= ?", [low, high], position),
        *_find_activities(session, low, high, position),
    ]
    return [name for name in found if name.id.removeprefix("sha256:").startswith(digits)]


def _find_statements(session: Session, where: str, values: list[object], position: int) -> Iterator[Name]:
    """Claims and acts among the statements."""
    sql = f"""SELECT id, kind, document FROM statement
              WHERE kind IN ('claim', 'review', 'retraction', 'drop', 'undo') AND seq <= ? AND {where} LIMIT {_MOST}"""
    for identifier, kind, document in list(session.rows(sql, [position, *values])):
        row = next(iter(session.rows("SELECT id FROM sighting WHERE seq = ?", [document])))
        yield Name("claim" if kind == "claim" else "act", show_id(identifier), show_id(row[0]))


def _find_documents(session: Session, where: str, values: list[object], position: int) -> Iterator[Name]:
    sql = f"SELECT DISTINCT id FROM sighting WHERE seq <= ? AND {where} LIMIT {_MOST}"
    for row in session.rows(sql, [position, *values]):
        yield Name("document", show_id(row[0]), show_id(row[0]))


def _find_activities(session: Session, low: bytes, high: bytes, position: int) -> Iterator[Name]:
    """Activities that ever were told of, by the part of their ids that is indexed; then by the whole."""
    first, last = (int.from_bytes(one[:_KEY_BYTES], "big") >> 1 for one in (low, high))
    sql = f"""SELECT DISTINCT activity FROM belief
              WHERE activity >= ? AND activity <= ? AND since <= ? LIMIT {_MOST}"""
    for (key,) in list(session.rows(sql, [first, last, position])):
        yield Name("activity", read_group(session, key).id, key=key)


def read_group(session: Session, key: int) -> Activity:
    """The activity with this key, as any of its claims makes it."""
    activity = find_activity(read_any(session, key).claim)
    assert activity is not None
    return activity


def find_near(session: Session, text: str, position: int) -> list[Name]:
    """The ids just below and above ``text`` that share its first digits, as many digits as any of them shares."""
    digits = parse_digits(text)
    raw = bytes.fromhex(digits.ljust(_WHOLE, "0"))
    sides = [("id < ? AND id > ?", "DESC", bytes(32)), ("id > ? AND id < ?", "ASC", b"\xff" * 32)]
    found: list[Name] = []
    for where, order, end in sides:
        sorted_where = f"{where} ORDER BY id {order}"
        found += _find_statements(session, sorted_where, [raw, end], position)
        found += _find_documents(session, sorted_where, [raw, end], position)
    shared = {name: _count_shared(digits, name.id.removeprefix("sha256:")) for name in found}
    most = max(shared.values(), default=0)
    return [name for name in dict.fromkeys(found) if shared[name] == most][:3] if most >= 2 else []


def _count_shared(one: str, other: str) -> int:
    return next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
