"""One document after the other: do its statements, its text and its derived rows agree?"""

from collections.abc import Callable, Iterator, Sequence

import msgspec

from headwater.ledger.chain import parse_id, show_id
from headwater.ledger.database import Row, Session
from headwater.ledger.dossier import Dossier
from headwater.ledger.fault import Fault, build_fault
from headwater.ledger.rows import BELIEF, MEMBER, SIGHTING, build_belief, build_members, build_sighting
from headwater.model import DocumentSeen, Statement, content_of, digest_of, id_of


class Taken(msgspec.Struct, frozen=True):
    """A statement of a document as it was read back, with the row that it stands in."""

    seq: int
    id: str
    statement: Statement


class Case:
    """One document under examination, filled step by step."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.name: str | None = None
        self.taken: list[Taken] = []
        self.dossier = Dossier()
        self.text: str | None = None
        self.whole = True  # whether every statement could be read, so that what follows from them is known

    @property
    def claims(self) -> int:
        """How many claims were made of it, held or not."""
        return len(self.dossier.claims)


def find_statement_faults(session: Session, case: Case) -> Iterator[Fault]:
    """Read the statements of ``case`` and take them; what is wrong with each, its place in the chain apart."""
    sql = "SELECT seq, id, kind, body FROM statement WHERE document = ? ORDER BY seq"
    for row in list(session.rows(sql, [case.number])):
        statement = _parse_body(row[3])
        if isinstance(statement, str):
            case.whole = False
            yield build_fault(session, f"statement {row[0]}", statement, case.number)
            continue
        case.name = case.name or statement.document
        for reason in _find_reasons(case, row, statement):
            yield build_fault(session, f"statement {row[0]}", reason, case.number)
        if statement.document == case.name:
            case.taken.append(Taken(row[0], id_of(statement), statement))


def _parse_body(body: object) -> Statement | str:
    """The statement that a row holds, or why it is none."""
    if not isinstance(body, str):
        return "it is no text"
    try:
        content = body.encode()
        statement: Statement = msgspec.json.decode(content, type=Statement)
        parse_id(statement.document)
    except (msgspec.ValidationError, msgspec.DecodeError, ValueError) as error:
        return f"it is no statement: {error}"
    if content_of(statement) != content:
        return "it is not written in canonical JSON"
    return statement


def _find_reasons(case: Case, row: Row, statement: Statement) -> Iterator[str]:
    """Why the columns of a statement's row do not fit its body."""
    _, identifier, kind, _ = row
    name = id_of(statement)
    if not name.startswith("sha256:") or not isinstance(identifier, bytes) or show_id(identifier) != name:
        yield f"its id is not that of its content, {name}"
    if kind != statement.__struct_config__.tag:
        yield f"its column kind says {kind!a}, and it is a {statement.__struct_config__.tag}"
    if statement.document != case.name:
        yield f"its column document says {case.number}, and it is about {statement.document}"


def find_reference_faults(session: Session, case: Case) -> Iterator[Fault]:
    """Take all statements in order: references that lead nowhere, words that do not stand in the text."""
    for one in case.taken:
        fault = _find_fault(case, one.statement)
        if fault is not None:
            yield build_fault(session, f"statement {one.seq}", fault, case.number)
        try:
            case.dossier.take(one.seq, one.id, one.statement)
        except (KeyError, msgspec.ValidationError, msgspec.DecodeError):  # the fault was told above
            case.whole = False
            return


def _find_fault(case: Case, statement: Statement) -> str | None:
    if isinstance(statement, DocumentSeen) and case.text is not None:
        return _find_seen_fault(statement, len(case.text))
    return case.dossier.find_fault(statement, case.text, bare=case.text is None)


def _find_seen_fault(seen: DocumentSeen, characters: int) -> str | None:
    if seen.characters != characters:
        return f"it tells of {seen.characters} characters, and the text has {characters}"
    ends = [0, *(region.end for region in seen.regions)]
    wrong = [
        region
        for end, region in zip(ends, seen.regions, strict=False)
        if not end <= region.start < region.end <= characters
    ]
    return f"its {wrong[0].kind} region [{wrong[0].start}, {wrong[0].end}) is none of its text" if wrong else None


def find_text_fault(name: str, text: str) -> str | None:
    """Why ``text`` is not that of the document ``name``; None where it is."""
    told = digest_of(text.encode("utf-8", "surrogatepass"))
    return None if told == name else f"its digest is {told}, and the document's is {name}"


# --- derived rows ----------------------------------------------------------------------------------------------------

Build = Callable[[Case], Iterator[Row]]


def build_sightings(case: Case) -> Iterator[Row]:
    """The rows of table ``sighting``."""
    for one in case.taken:
        if isinstance(one.statement, DocumentSeen):
            yield build_sighting(one.seq, case.number, one.statement)


def build_beliefs(case: Case) -> Iterator[Row]:
    """The rows of table ``belief``."""
    return (build_belief(case.number, belief) for belief in case.dossier.beliefs())


def build_all_members(case: Case) -> Iterator[Row]:
    """The rows of table ``member``."""
    return (row for belief in case.dossier.beliefs() for row in build_members(belief))


_OF_CLAIMS = "claim IN (SELECT seq FROM statement WHERE document = ?)"
DERIVED: tuple[tuple[str, Sequence[str], str, int, Build], ...] = (
    ("sighting", SIGHTING, "document = ?", 1, build_sightings),
    ("belief", BELIEF, "document = ?", 2, build_beliefs),
    ("member", MEMBER, _OF_CLAIMS, 4, build_all_members),
)
"""Each derived table: its columns, which rows are a document's, how many columns are its key, what its rows must be."""


def find_derived_faults(session: Session, case: Case) -> Iterator[Fault]:
    """Derived rows that are there and do not follow from the statements, and those that follow and are not there."""
    for table, columns, where, key, build in DERIVED:
        stored = set(session.rows(f"SELECT {', '.join(columns)} FROM {table} WHERE {where}", [case.number]))
        expected = set(build(case))
        known, there = {row[:key] for row in expected}, {row[:key] for row in stored}
        for row in sorted(stored - expected, key=repr):
            reason = "does not say what the statements say" if row[:key] in known else "follows from no statement"
            yield _build_derived(session, case, table, columns[:key], row, reason)
        for row in sorted((row for row in expected - stored if row[:key] not in there), key=repr):
            yield _build_derived(session, case, table, columns[:key], row, "is missing")


def _build_derived(session: Session, case: Case, table: str, columns: Sequence[str], row: Row, reason: str) -> Fault:
    named = ", ".join(f"{column} {value}" for column, value in zip(columns, row, strict=False))
    fault = build_fault(session, f"{table} ({named})", f"this derived row {reason}", case.number)
    return msgspec.structs.replace(fault, derived=True)
