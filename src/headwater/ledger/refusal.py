"""What databases say when they cannot, as errors of ours: what is wrong, what became of the data, what to do."""

import os
import sqlite3
from collections.abc import Mapping
from pathlib import Path

from headwater.errors import (
    LedgerBusy,
    LedgerError,
    LedgerForeign,
    LedgerMissing,
    LedgerUnreachable,
    LedgerUnwritable,
)
from headwater.ledger.database import PATIENCE

_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL})
_WAITED = f"others have been writing to it for {PATIENCE} seconds; nothing was changed; try again later"
_FULL = "the disk is full; nothing was added; make room and do it again"
AGAIN = "what was acknowledged is kept; do it again: what is there already is not added twice"


def find_code(error: sqlite3.Error) -> int | None:
    """SQLite's primary result code; None where the error is Python's own."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def is_busy(error: sqlite3.Error) -> bool:
    """Whether somebody else is in the way, and waiting may help."""
    return find_code(error) in _BUSY


def explain_sqlite(path: Path, error: sqlite3.Error) -> LedgerError | None:
    """What ``error`` means for the ledger in ``path``; None where it is a fault of ours."""
    place, code = str(path.parent), find_code(error)
    if code in _BUSY:
        return LedgerBusy(place, _WAITED)
    match code:
        case sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_CONSTRAINT:
            return LedgerForeign(place, f"{path.name} is no ledger, or is damaged: {error}")
        case sqlite3.SQLITE_FULL:
            return LedgerUnwritable(place, _FULL)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return _explain_access(path, error)
        case sqlite3.SQLITE_IOERR:
            return LedgerUnwritable(place, f"the disk does not do what it should, or is full ({error}); {AGAIN}")
        case None if "decode" in str(error):
            return LedgerForeign(place, f"{path.name} is damaged: {error}")
        case sqlite3.SQLITE_ERROR | sqlite3.SQLITE_SCHEMA | sqlite3.SQLITE_MISMATCH | sqlite3.SQLITE_TOOBIG:
            # What we ask is always the same and tested; so the tables are not what they were made.
            return LedgerForeign(place, f"{path.name} has not the tables of a ledger, or is damaged: {error}")
    return None


def _explain_access(path: Path, error: sqlite3.Error) -> LedgerError:
    place = str(path.parent)
    if not path.exists():
        return LedgerMissing(place, f"no ledger here (no {path.name})")
    if not path.is_file():
        return LedgerForeign(place, f"{path.name} is no file")
    if not os.access(path, os.R_OK):
        return LedgerUnwritable(place, f"you may not read {path.name}")
    beside = [path.with_name(path.name + suffix).exists() for suffix in ("-wal", "-shm")]
    why = "; it was not closed cleanly, and cannot be put in order" if beside == [True, False] else ""
    if not os.access(path, os.W_OK):
        return LedgerUnwritable(place, f"you may not write to {path.name}{why}")
    if not os.access(path.parent, os.W_OK):
        return LedgerUnwritable(place, f"you may not write in this folder{why}")
    return LedgerUnwritable(place, f"{path.name} cannot be opened: {error}")


# --- PostgreSQL: SQLSTATE, https://www.postgresql.org/docs/current/errcodes-appendix.html -----------------------------

LOST = "08006"
"""Of a connection that broke without a word."""

_GONE = "the server went away"
_KINDS: Mapping[str, tuple[type[LedgerError], str]] = {
    "08": (LedgerUnreachable, _GONE),
    "23": (LedgerForeign, "it is damaged: {told}"),
    "25006": (LedgerUnwritable, "the server only answers questions: {told}"),
    "25P03": (LedgerUnreachable, _GONE + " ({told})"),
    "25P04": (LedgerUnreachable, _GONE + " ({told})"),
    "28": (LedgerUnreachable, "the server does not let us in: {told}"),
    "40": (LedgerBusy, "the server gave others precedence ({told}); do it again"),
    "42501": (LedgerUnwritable, "you have no leave: {told}"),
    "42703": (LedgerForeign, "it has not the tables of a ledger: {told}"),
    "42P01": (LedgerForeign, "it has not the tables of a ledger: {told}"),
    "42P07": (LedgerForeign, "something else is there: {told}"),
    "53": (LedgerUnwritable, "the server has no room left ({told}); nothing was added; do it again when it has"),
    "53300": (LedgerUnreachable, "the server has no connection left for us: {told}"),
    "55P03": (LedgerBusy, _WAITED),
    "57": (LedgerUnreachable, _GONE + " ({told})"),
    "57014": (LedgerBusy, "the server stopped us ({told}); nothing was changed; do it again"),
    "58": (LedgerUnwritable, "the server's disk does not do what it should ({told}); nothing was added"),
    "XX": (LedgerForeign, "it is damaged: {told}"),
}
"""By SQLSTATE, else by its class. ``{told}`` stands for the server's own sentence."""


def explain_sqlstate(place: str, state: str | None, told: str, *, writing: bool) -> LedgerError | None:
    """What a server's refusal means; None where it is a fault of ours. ``writing``: something was to be added."""
    found = _KINDS.get(state) or _KINDS.get(state[:2]) if state else None
    if found is None:
        return None
    kind, reason = found
    # Nobody knows how far the server had come; so this is what the user must hear.
    after = (f"; {AGAIN}" if writing else "; ask again") if reason.startswith(_GONE) else ""
    if kind is LedgerUnwritable and not writing:
        kind = LedgerUnreachable
    return kind(place, reason.format(told=told) + after)
