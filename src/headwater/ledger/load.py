"""A dump into a ledger: each statement at its number, with its time, mark and link, or not at all.

What is there already is known and skipped, so that a load that was interrupted goes on where it stopped.
"""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from headwater.errors import LedgerDiverged, SourceDamaged, StatementRefused
from headwater.ledger.append import Head, Receipt, append_statements, read_head
from headwater.ledger.chain import START
from headwater.ledger.database import Database, Session
from headwater.ledger.dump import Watch
from headwater.ledger.parse import Told
from headwater.model import ClaimMade, DocumentSeen, TextDropped

BATCH = 2_000
"""About how many statements are kept at once."""


class Loaded(msgspec.Struct, frozen=True):
    """What became of a load: how many statements were new, how many known, and the head after it."""

    new: int
    known: int
    head: Head


class Bare:
    """Documents without a text. Their words cannot be checked, so that a dump must also say that they were dropped."""

    def __init__(self) -> None:
        self.documents: set[str] = set()
        self.kept: set[str] = set()
        self.dropped: set[str] = set()
        self.claiming: dict[str, int] = {}  # by document: the line of its first claim

    def take(self, told: Told) -> None:
        """Learn from one line."""
        match told.statement:
            case DocumentSeen() as seen if told.text is not None:
                self.kept.add(seen.document)
            case DocumentSeen() as seen if seen.document not in self.kept:  # its text stands in its first line only
                self.documents.add(seen.document)
            case ClaimMade() as made if made.document in self.documents:
                self.claiming.setdefault(made.document, told.line)
            case TextDropped() as drop:
                self.dropped.add(drop.document)

    def find_unexplained(self) -> dict[str, int]:
        """Documents whose text is missing though nothing says that it was dropped: the line of the first claim."""
        return {document: line for document, line in self.claiming.items() if document not in self.dropped}


def load_dump(place: str, database: Database, told: Iterable[Told], watch: Watch) -> Loaded:
    """Append what is new of ``told``, some thousand statements at a time; ``place`` names the dump in messages.

    Raises LedgerDiverged where the ledger is not the beginning of the dump, SourceDamaged where the dump is at fault.
    """
    with database.reading() as session:
        start = head = read_head(session)
    bare = Bare()
    for batch in _batches(_skip(database.address, _note(told, bare), start)):
        with database.writing() as session:
            if read_head(session) != head:
                raise LedgerDiverged(database.address, "somebody else wrote to it during the load")
            head = write_batch(place, session, batch, bare)
        watch(head.seq, 0)
    check_bare(place, bare)
    return Loaded(head.seq - start.seq, start.seq, head)


def load_into(place: str, session: Session, told: Iterable[Told], watch: Watch) -> Head:
    """Append all of ``told`` to an empty ledger, in one transaction."""
    bare, head = Bare(), Head()
    for batch in _batches(_note(told, bare)):
        head = write_batch(place, session, batch, bare)
        watch(head.seq, 0)
    check_bare(place, bare)
    return head


def _note(told: Iterable[Told], bare: Bare) -> Iterator[Told]:
    for one in told:
        bare.take(one)
        yield one


def check_bare(place: str, bare: Bare) -> None:
    """Raise SourceDamaged where a text is missing for no reason."""
    for document, line in bare.find_unexplained().items():
        raise SourceDamaged(f"{place}:{line}", f"the text of {document} is missing, and nothing says it was dropped")


def _skip(address: str, told: Iterable[Told], head: Head) -> Iterator[Told]:
    """What stands in a dump behind ``head``; raises LedgerDiverged where the dump does not come by there."""
    seq = 0
    for one in told:
        seq = one.head.seq
        if seq == head.seq and one.head.link != head.link:
            raise LedgerDiverged(address, f"its first {seq:,} statements are not those of the dump")
        if seq > head.seq:
            yield one
    if seq < head.seq:
        raise LedgerDiverged(address, f"it has {head.seq:,} statements, more than the dump with {seq:,}")


def _batches(told: Iterable[Told]) -> Iterator[list[Told]]:
    """Runs of statements, cut between two appends where that can be: a reader then sees whole documents."""
    batch: list[Told] = []
    for one in told:
        if len(batch) >= BATCH and (one.head.recorded != batch[-1].head.recorded or len(batch) >= 10 * BATCH):
            yield batch
            batch = []
        batch.append(one)
    if batch:
        yield batch


def _runs(batch: Sequence[Told]) -> Iterator[list[Told]]:
    """Statements that were recorded at one time."""
    run: list[Told] = []
    for one in batch:
        if run and (one.head.recorded, one.backdated) != (run[-1].head.recorded, run[-1].backdated):
            yield run
            run = []
        run.append(one)
    yield run


def write_batch(place: str, session: Session, batch: Sequence[Told], bare: Bare) -> Head:
    """Append ``batch``; the head after it, which is the one that the dump tells."""
    head = Head()
    for run in _runs(batch):
        try:
            head = _write(session, run, bare).head
        except StatementRefused:
            head = _write_singly(place, session, run, bare)
        if head != run[-1].head:
            raise SourceDamaged(f"{place}:{run[0].line}", f"a statement up to line {run[-1].line} stands there twice")
    return head


def _write_singly(place: str, session: Session, run: Sequence[Told], bare: Bare) -> Head:
    """Append one by one, to know which line is refused."""
    head = Head(0, START, 0)
    for one in run:
        try:
            head = _write(session, [one], bare).head
        except StatementRefused as error:
            raise SourceDamaged(f"{place}:{one.line}", str(error)) from error
    return head


def _write(session: Session, run: Sequence[Told], bare: Bare) -> Receipt:
    texts = {one.statement.document: one.text for one in run if one.text is not None}
    statements = [one.statement for one in run]
    return append_statements(
        session, statements, texts, run[0].head.recorded, run[0].backdated, bare=frozenset(bare.documents)
    )
