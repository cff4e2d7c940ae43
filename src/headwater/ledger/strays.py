"""Rows that belong to nothing: no walk along the documents would meet them."""

from collections.abc import Iterator

from headwater.ledger.chain import show_id
from headwater.ledger.database import Session
from headwater.ledger.fault import Fault, build_fault

_OPENINGS = "SELECT 1 FROM statement AS opening WHERE opening.seq = {} AND opening.document = opening.seq"
_NOT_OPEN = f"SELECT {{}}, document FROM {{}} WHERE NOT EXISTS ({_OPENINGS.format('{}.document')}) ORDER BY {{}}"
_TABLES = (
    ("statement", "seq", False),
    ("sighting", "seq", True),
    ("belief", "claim", True),
    ("content", "document", False),
)
_MEMBERS = (
    "SELECT claim, code FROM member WHERE NOT EXISTS"
    " (SELECT 1 FROM belief WHERE belief.claim = member.claim AND belief.since = member.since) ORDER BY claim, code"
)
_TWICE = "SELECT id, max(document) FROM sighting GROUP BY id HAVING count(DISTINCT document) > 1 ORDER BY id"


def find_strays(session: Session) -> Iterator[Fault]:
    """Rows whose document, or whose claim, the ledger does not have, and documents that it has twice."""
    for table, key, derived in _TABLES:
        for name, number in list(session.rows(_NOT_OPEN.format(key, table, table, key))):
            reason = f"it belongs to document {number!a}, and no document begins there"
            yield Fault(place=f"{table} ({key} {name!a})", reason=reason, derived=derived)
    for claim, code in list(session.rows(_MEMBERS)):
        yield Fault(place=f"member (code {code}, claim {claim})", reason="it belongs to no belief", derived=True)
    for identifier, number in list(session.rows(_TWICE)):
        told = show_id(identifier) if isinstance(identifier, bytes) else "none"
        yield build_fault(
            session, f"statement {number}", f"document {told} is here already, under another number", number
        )
