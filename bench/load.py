"""Loads a ledger with documents made up, in turns with plain inserts of the same rows."""

import sqlite3
import statistics
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bench.results import Results, find_peak, measure
from bench.synthetic import STATEMENTS, Made, build_batches, build_document, build_later
from headwater.ledger import Ledger, create_ledger
from headwater.ledger.sqlite import FILE

BATCH = 500
"""Documents that are appended at once: five thousand statements."""
TABLES = {"statement": "seq", "content": "document", "sighting": "seq", "belief": "claim", "member": "claim"}
"""Each table, and the column by which a batch's rows are found."""
OURS = ("journal_mode=WAL", "synchronous=FULL", "cache_size=-65536", "wal_autocheckpoint=8000")
"""What a ledger sets in SQLite, so that plain inserts have it as good."""
FIRST_DAY = date(2016, 1, 1)


def find_day(batch: int) -> str:
    """The day on which a batch is recorded: one after the other."""
    return (FIRST_DAY + timedelta(batch)).isoformat()


class Plain:
    """The same rows in the same tables with the same indexes, by plain inserts: what there is to be measured by."""

    def __init__(self, folder: Path, source: Path) -> None:
        create_ledger(folder).close()
        self._source = sqlite3.connect(f"file:{source / FILE}?mode=ro", uri=True)
        self._target = sqlite3.connect(folder / FILE, isolation_level=None)
        for setting in (*OURS, "secure_delete=ON"):
            self._target.execute(f"PRAGMA {setting}")

    def copy(self, after: int, last: int) -> float:
        """Insert the rows of statements behind ``after`` up to ``last``; the seconds, reading them not counted."""
        rows = {
            table: self._read(f"{table} WHERE {key} > ? AND {key} <= ?", after, last) for table, key in TABLES.items()
        }
        return measure(self._insert, rows)

    def _read(self, where: str, after: int, last: int) -> list[Any]:
        return self._source.execute(f"SELECT * FROM {where}", [after, last]).fetchall()

    def _insert(self, rows: dict[str, list[Any]]) -> None:
        self._target.execute("BEGIN IMMEDIATE")
        for table, some in rows.items():
            marks = ", ".join("?" * len(some[0])) if some else ""
            self._target.executemany(f"INSERT INTO {table} VALUES ({marks})", some)
        self._target.execute("COMMIT")

    def close(self) -> None:
        """Give back both files."""
        self._source.close()
        self._target.close()


def append(ledger: Ledger, batch: Sequence[Made], day: str) -> float:
    """Append documents in one go; the seconds."""
    statements = [one for made in batch for one in made.statements]
    texts = {made.id: made.text for made in batch}
    return measure(ledger.append, statements, texts, recorded_at=day)


def bench_append(ledger: Ledger, documents: int, results: Results, plain: Plain | None) -> None:
    """Bulk load, in turns with plain inserts of the same rows; memory at a tenth of the way and at its end."""
    ours: list[float] = []
    theirs: list[float] = []
    early, last = 0.0, 0
    for number, batch in enumerate(build_batches(0, documents, BATCH)):
        ours.append(append(ledger, batch, find_day(number)))
        head = ledger.head().seq
        if plain is not None:
            theirs.append(plain.copy(last, head))
        last = head
        if number == documents // BATCH // 10:
            early = find_peak()
    results.tell("bulk append", last / sum(ours), "statements/s")
    tail = max(1, len(ours) // 10)
    results.tell("bulk append, the last tenth", tail * BATCH * STATEMENTS / sum(ours[-tail:]), "statements/s")
    if results.is_first:  # what a process took at its highest stays
        results.tell("memory at a tenth of the load", early, "MB")
        results.tell("memory at its end", find_peak(), "MB")
    if theirs:
        results.tell("plain inserts of the same rows", last / sum(theirs), "statements/s")
        results.tell("append as a share of plain inserts", 100 * sum(theirs) / sum(ours), "%")


def bench_later(ledger: Ledger, documents: int, results: Results) -> None:
    """Newer readings, reviews and retractions of documents that are there already."""
    acts, seconds, day = 0, 0.0, find_day(documents // BATCH + 2)
    for start in range(0, documents // 5, BATCH):
        later = [one for number in range(start, start + BATCH) for one in build_later(number)]
        seconds += measure(ledger.append, later, recorded_at=day)
        acts += len(later)
    results.tell("acts on documents that are there", acts / seconds, "statements/s")


def bench_single(ledger: Ledger, documents: int, results: Results) -> None:
    """One document at a time, each on the disk before the next."""
    day, taken = find_day(documents // BATCH + 1), []
    for number in range(documents, documents + 40):
        taken.append(append(ledger, [build_document(number)], day))
    results.tell("add one document, on the disk", 1e3 * statistics.median(taken), "ms")
