"""The chain, checked row by row: numbers without a gap, times that never go back, each link over the link before it."""

from collections.abc import Callable, Iterator

from headwater.errors import QueryError
from headwater.ledger.append import Head
from headwater.ledger.chain import find_link, parse_id, show_id
from headwater.ledger.clock import show_time
from headwater.ledger.database import Row, Session
from headwater.ledger.fault import Fault, build_fault

PAGE = 1000
"""Rows that are read at once, so that memory stays flat in every database."""
FIRST = -(2**63)

Watch = Callable[[int, int], None]
"""Is told how many rows are done, and of how many."""


def read_pages(session: Session, sql: str, after: int = FIRST) -> Iterator[Row]:
    """The rows of ``sql``, whose ``> ?`` and ``LIMIT`` are about its first column, in the order of that column."""
    while True:
        count = 0
        for row in list(session.rows(f"{sql} LIMIT {PAGE}", [after])):
            count, after = count + 1, row[0]
            yield row
        if count < PAGE:
            return


def find_broken_links(session: Session, watch: Watch) -> Iterator[Fault]:
    """What is wrong with the chain, in its order. Behind a broken link the next is checked against the one there."""
    total = next(iter(session.rows("SELECT count(*) FROM statement")))[0]
    before = Head()
    sql = "SELECT seq, recorded, backdated, body, link, document FROM statement WHERE seq > ? ORDER BY seq"
    for done, row in enumerate(read_pages(session, sql), 1):
        seq, link = row[0], row[4]
        reason = _find_gap(before, seq) or _find_reason(before, row)
        if reason is not None:
            yield build_fault(session, f"statement {seq}", reason, row[5], total - done)
        before = Head(seq, link if isinstance(link, bytes) else b"", row[1] if isinstance(row[1], int) else 0)
        if done % PAGE == 0 or done == total:
            watch(done, total)


def _find_gap(before: Head, seq: int) -> str | None:
    if seq == before.seq + 1:
        return None
    if seq < 1:
        return "its number is none: statements count from 1"
    first, last = before.seq + 1, seq - 1
    return f"statement{f' {first} is' if first == last else f's {first} to {last} are'} missing before it"


def _find_reason(before: Head, row: Row) -> str | None:
    """Why a row cannot stand behind ``before``."""
    seq, recorded, backdated, body, link, _ = row
    if not (isinstance(recorded, int) and isinstance(body, str) and isinstance(link, bytes)):
        return "its columns do not hold what they are for"
    if backdated not in (0, 1):
        return f"its mark for a given day is neither 0 nor 1: {backdated!a}"
    content = body.encode("utf-8", "surrogateescape")
    if link != find_link(before.link, seq, recorded, bool(backdated), content):
        return "its link is not the digest of the link before it and of its own number, time, mark and content"
    if recorded < before.recorded:
        return f"it was recorded at {_show(recorded)}, before the statement in front of it"
    return None


def _show(recorded: int) -> str:
    try:
        return show_time(recorded)
    except OverflowError:
        return str(recorded)


def parse_head(text: str) -> tuple[int, bytes]:
    """Number and link of ``SEQ:LINK``, or of a line of ``headwater head``; raises QueryError where it is neither."""
    number, _, rest = text.strip().replace(" ", ":", 1).partition(":")
    digits = rest.partition(" ")[0]
    try:
        return int(number), parse_id(digits if digits.startswith("sha256:") else f"sha256:{digits}")
    except ValueError as error:
        raise QueryError(f"{text!r} is no head such as 12:sha256:…, as `headwater head` prints it") from error


def find_head_fault(session: Session, seq: int, link: bytes) -> Fault | None:
    """Why an earlier head is not of this chain; None where it is, so that nothing up to it has changed."""
    if seq == 0 and link == Head().link:
        return None
    row = next(iter(session.rows("SELECT link, document FROM statement WHERE seq = ?", [seq])), None)
    if row is None:
        return Fault(
            place=f"head {seq}", reason=f"the ledger has no statement {seq}: it was cut off, or is another one"
        )
    if row[0] == link:
        return None
    told = show_id(row[0]) if isinstance(row[0], bytes) else "none"
    reason = f"the link there is {told} now: something up to it was changed, or it is another ledger's"
    return Fault(place=f"head {seq}", reason=reason)
