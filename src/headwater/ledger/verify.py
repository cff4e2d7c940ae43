"""Does a ledger still say what was put into it? Everything is looked at again, one document at a time."""

from collections.abc import Callable, Iterator

import msgspec

from headwater.ledger.append import Head, read_head
from headwater.ledger.database import Database, Session
from headwater.ledger.fault import Fault, build_fault
from headwater.ledger.links import PAGE, find_broken_links, find_head_fault, read_pages
from headwater.ledger.match import (
    Case,
    find_derived_faults,
    find_reference_faults,
    find_statement_faults,
    find_text_fault,
)
from headwater.ledger.strays import find_strays
from headwater.ledger.texts import find_outside, name_file, read_kept
from headwater.model import TextDropped

Watch = Callable[[str, int, int], None]
"""Is told what is being looked at, how many are done, and of how many."""


class Unchecked(msgspec.Struct, frozen=True):
    """A document whose words cannot be looked up any more: its id, why, and how many claims quote it."""

    document: str
    reason: str
    claims: int


def _read_sound_head(session: Session) -> Head:
    """The head, where it can be read; the check of the chain tells what is wrong with it where it cannot."""
    try:
        return read_head(session)
    except (TypeError, ValueError):
        return Head()


class Verifying:
    """One look at a whole ledger: :meth:`find_faults`, and what was counted on the way.

    ``head``: number and link of an earlier head, which must still be of the chain.
    """

    def __init__(self, database: Database, head: tuple[int, bytes] | None = None) -> None:
        self._database = database
        self._earlier = head
        self.head = Head()
        self.documents = 0
        self.claims = 0
        self.unchecked: list[Unchecked] = []

    def find_faults(self, watch: Watch = lambda *_: None) -> Iterator[Fault]:
        """Every fault: of the file, of the earlier head, of the chain, of strays, then document by document."""
        with self._database.reading() as session:
            yield from self.find_in(session, watch)

    def find_in(self, session: Session, watch: Watch) -> Iterator[Fault]:
        """Every fault as one transaction sees them, its own changes among what it sees."""
        for told in session.inspect():
            yield Fault(place="the database", reason=told)
        self.head = _read_sound_head(session)
        earlier = self._earlier and find_head_fault(session, *self._earlier)
        if earlier:
            yield earlier
        yield from find_broken_links(session, lambda done, total: watch("statements", done, total))
        yield from find_strays(session)
        yield from self._find_in_documents(session, watch)

    def _find_in_documents(self, session: Session, watch: Watch) -> Iterator[Fault]:
        total = next(iter(session.rows("SELECT count(*) FROM statement WHERE seq = document")))[0]
        sql = "SELECT seq FROM statement WHERE seq > ? AND document = seq ORDER BY seq"
        for self.documents, (number,) in enumerate(read_pages(session, sql), 1):
            yield from self._find_in_document(session, Case(number))
            if self.documents % (PAGE // 10) == 0 or self.documents == total:
                watch("documents", self.documents, total)

    def _find_in_document(self, session: Session, case: Case) -> Iterator[Fault]:
        yield from find_statement_faults(session, case)
        if case.name is None:
            return
        kept = read_kept(session, case.number)
        case.text, reason = kept.text, kept.fault
        if case.text is not None:
            reason = find_text_fault(case.name, case.text)
            case.text = case.text if reason is None else None
        yield from find_reference_faults(session, case)
        if reason is None:
            reason = self._judge_absence(session, case)
        else:
            self.unchecked.append(Unchecked(case.name, "damaged or missing", case.claims))
        if reason is not None:
            yield build_fault(session, f"text of {case.name}", reason, case.number)
        if case.whole:
            yield from find_derived_faults(session, case)
        self.claims += case.claims

    def _judge_absence(self, session: Session, case: Case) -> str | None:
        """Why the text may not be where it is, or not be missing; None where that is as it should be."""
        outside = find_outside(session) if case.dossier.is_dropped() else None
        left = name_file(outside, case.name or "") if outside else None
        if left is not None and left.exists():
            return f"it was dropped, and is still kept in {left}: drop it again"
        if case.text is not None:
            return "it was dropped, and is still kept: drop it again" if case.dossier.is_dropped() else None
        dropped = any(isinstance(one.statement, TextDropped) for one in case.taken)
        self.unchecked.append(Unchecked(case.name or "", "dropped" if dropped else "not kept", case.claims))
        return None if dropped or not case.claims else "it is missing, and was not dropped"
