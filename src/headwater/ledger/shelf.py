"""Which texts a ledger keeps: those at hand that nobody had dropped, each once."""

import zlib
from collections.abc import Iterable, Mapping

from headwater.ledger.database import Session
from headwater.ledger.folder import Folder, select

CONTENT = ("document", "packed")


def keep_texts(session: Session, folders: Iterable[Folder]) -> None:
    """Put in the texts of ``folders`` that are at hand and not kept; take out those that were dropped on request."""
    rows = []
    for folder in folders:
        dropped = folder.dossier.is_dropped()
        if folder.is_kept and dropped:
            session.run("DELETE FROM content WHERE document = ?", [folder.number])
        if folder.text is not None and not folder.is_kept and not dropped:
            rows.append((folder.number, zlib.compress(folder.text.encode())))
    if rows:
        session.insert("content", CONTENT, rows)


def find_missing(session: Session, known: Mapping[int, str]) -> dict[int, str]:
    """Those of ``known``, documents by their numbers, of which no text is kept."""
    kept = {row[0] for row in select(session, "SELECT document FROM content WHERE document IN ({})", list(known))}
    return {number: name for number, name in known.items() if number not in kept}
