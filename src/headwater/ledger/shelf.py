"""Which texts a ledger keeps: those at hand that nobody had dropped, each once."""

import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from headwater.ledger.database import Database, Row, Session
from headwater.ledger.folder import Folder, read_dossier, select
from headwater.ledger.texts import find_outside, name_file, remove_outside, write_outside

_SMALL = 12
"""Of a text of at most 4,096 bytes, the logarithm."""
CONTENT = ("document", "packed")


def keep_texts(session: Session, folders: Mapping[str, Folder]) -> None:
    """Put in the texts of ``folders``, by document, that are at hand and not kept; take out those that were dropped.

    A file of a text outside is on the disk before this ends, and goes only when the drop has been acknowledged.
    """
    wanted = {name: folder for name, folder in folders.items() if _is_wanted(session, folder)}
    if wanted:
        outside = find_outside(session)
        session.insert("content", CONTENT, [_build_row(outside, name, folder) for name, folder in wanted.items()])


def _is_wanted(session: Session, folder: Folder) -> bool:
    """Whether the text of a document is to be put in; one that was dropped goes."""
    dropped = folder.dossier.is_dropped()
    wanted = folder.text is not None and not folder.is_kept and not dropped
    if (folder.is_kept and dropped) or (folder.is_broken and (wanted or dropped)):
        session.run("DELETE FROM content WHERE document = ?", [folder.number])
    return wanted


def _build_row(outside: Path | None, name: str, folder: Folder) -> Row:
    assert folder.text is not None
    if outside is None:
        return folder.number, pack(folder.text)
    write_outside(outside, name, folder.text)
    return folder.number, None


def pack(text: str) -> bytes:
    """A text as it is kept: by zlib, with tables no larger than a short text needs, since making them takes a while."""
    content = text.encode()
    window = _SMALL if len(content) <= 1 << _SMALL else zlib.MAX_WBITS
    packing = zlib.compressobj(wbits=window, memLevel=_SMALL - 7 if window == _SMALL else zlib.DEF_MEM_LEVEL)
    return packing.compress(content) + packing.flush()


def find_missing(session: Session, known: Mapping[int, str]) -> dict[int, str]:
    """Those of ``known``, documents by their numbers, of which no text is kept, or whose file outside is gone."""
    sql = "SELECT document, packed IS NULL FROM content WHERE document IN ({})"
    kept: dict[int, bool] = dict(select(session, sql, list(known)))
    outside = find_outside(session) if any(kept.values()) else None
    for number in [number for number, is_out in kept.items() if is_out and outside]:
        if outside and not name_file(outside, known[number]).exists():
            del kept[number]
    return {number: name for number, name in known.items() if number not in kept}


def remove_dropped(database: Database, documents: Iterable[str]) -> None:
    """Take away the files of those of ``documents`` whose texts are dropped; while we write, nobody adds them again."""
    with database.writing() as session:
        outside = find_outside(session)
        for document in documents if outside else ():
            dossier = read_dossier(session, document)
            if outside and dossier is not None and dossier.is_dropped():
                remove_outside(outside, document)
