"""Derived rows, made again from the statements. What the statements say is never touched."""

from headwater.ledger.database import Database, Session
from headwater.ledger.links import read_pages
from headwater.ledger.match import DERIVED, Case, find_reference_faults, find_statement_faults


def rebuild_derived(database: Database) -> int:
    """Make all derived rows again, in one transaction; how many documents. The statements must have been verified."""
    with database.writing() as session:
        for table, *_ in DERIVED:
            session.run(f"DELETE FROM {table}")
        sql = "SELECT seq FROM statement WHERE seq > ? AND document = seq ORDER BY seq"
        return sum(_write_derived(session, Case(number)) for (number,) in read_pages(session, sql))


def _write_derived(session: Session, case: Case) -> int:
    """Write the rows of one document."""
    for faults in (find_statement_faults, find_reference_faults):
        for _ in faults(session, case):
            pass
    for table, columns, _, _, build in DERIVED:
        rows = list(build(case))
        if rows:
            session.insert(table, columns, rows)
    return 1
