"""Texts as they are kept: compressed, each once, in the ledger by number of the document, or outside by its digest."""

import gzip
import zlib
from contextlib import suppress
from pathlib import Path

import msgspec

from headwater.errors import LedgerForeign, LedgerUnwritable, OutputError
from headwater.ledger.chain import show_id
from headwater.ledger.database import Session
from headwater.ledger.files import hold_place, sync

LARGEST = 2**30
"""Bytes that a kept text may have; no document that we read is nearly as large."""
_SETTING = "texts"
_EITHER = 32 + zlib.MAX_WBITS
"""Tells zlib to take its own format and that of gzip."""


class Kept(msgspec.Struct, frozen=True):
    """The text of a document; None where it is not kept, or where ``fault`` says why it cannot be read."""

    text: str | None = None
    fault: str | None = None


def unpack(packed: bytes) -> str:
    """The text in ``packed``; raises ValueError where there is none, or one beyond :data:`LARGEST`."""
    try:
        opened = zlib.decompressobj(_EITHER)
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
    try:
        packed = _read_outside(session, number) if row[0] is None else row[0]
        return Kept(unpack(packed)) if isinstance(packed, bytes) else Kept(fault="what is kept is no compressed text")
    except ValueError as error:
        return Kept(fault=str(error))


def read_text(session: Session, number: int) -> str | None:
    """The text of the document with this number; None where it is not kept. Raises LedgerForeign if it is damaged."""
    kept = read_kept(session, number)
    if kept.fault is not None:
        raise LedgerForeign(f"the text of document {number}", f"{kept.fault}; headwater verify tells what is affected")
    return kept.text


# --- texts outside ---------------------------------------------------------------------------------------------------


def find_outside(session: Session) -> Path | None:
    """The folder in which texts are kept; None where they are kept in the ledger itself."""
    row = next(iter(session.rows("SELECT value FROM meta WHERE key = ?", [_SETTING])), None)
    return session.home / row[0] if row else None


def put_outside(session: Session, folder: Path) -> None:
    """Have all texts from now on kept in ``folder``, which is made; inside the ledger's own folder it moves with it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        sync(folder.parent)
    except OSError as error:
        raise LedgerUnwritable(str(folder), f"no texts can be kept here: {error.strerror or error}") from error
    home, told = session.home.absolute(), folder.absolute()
    told = told.relative_to(home) if told.is_relative_to(home) else told
    session.run("INSERT INTO meta (key, value) VALUES (?, ?)", [_SETTING, told.as_posix()])


def keep_inside(session: Session) -> None:
    """Have all texts from now on kept in the ledger itself."""
    session.run("DELETE FROM meta WHERE key = ?", [_SETTING])


def name_file(folder: Path, document: str) -> Path:
    """Where the text of the document with this id is kept: ``ab/abcd….txt.gz``."""
    digits = document.removeprefix("sha256:")
    return folder / digits[:2] / f"{digits}.txt.gz"


def _read_outside(session: Session, number: int) -> bytes:
    """The file of a text; raises ValueError with the reason where there is none."""
    folder = find_outside(session)
    row = next(iter(session.rows("SELECT id FROM sighting WHERE document = ? LIMIT 1", [number])), None)
    if folder is None or row is None:
        raise ValueError("it is kept outside, and nothing says where")
    path = name_file(folder, show_id(row[0]))
    try:
        return path.read_bytes()
    except OSError as error:
        raise ValueError(f"it is kept outside, and cannot be read: {path}: {error.strerror or error}") from error


def write_outside(folder: Path, document: str, text: str) -> None:
    """Write a text to its file, through to the disk. Raises LedgerUnwritable where that cannot be done."""
    path, content = name_file(folder, document), gzip.compress(text.encode(), mtime=0)
    with suppress(OSError):
        if path.read_bytes() == content:
            return
    try:
        path.parent.mkdir(exist_ok=True)
        sync(folder)
        with hold_place(path, overwrite=True) as held:
            held.write_bytes(content)
    except (OSError, OutputError) as error:
        raise LedgerUnwritable(str(folder), f"a text cannot be kept here; nothing was added: {error}") from error


def remove_outside(folder: Path, document: str) -> None:
    """Take the file of a text away, where there is one."""
    path = name_file(folder, document)
    try:
        path.unlink(missing_ok=True)
        if path.parent.is_dir():
            sync(path.parent)
    except OSError as error:
        raise LedgerUnwritable(str(path), f"a dropped text cannot be taken away: {error.strerror or error}") from error
