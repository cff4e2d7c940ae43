"""Asks a ledger what was known then: of one subject, and of everything, with a mirror and without."""

import statistics
from collections.abc import Callable
from pathlib import Path
from random import Random

import duckdb

from bench.load import BATCH, find_day
from bench.results import Results, measure
from bench.synthetic import build_document
from headwater.ledger import Ledger, View
from headwater.ledger.mirror import COLUMNS, Mirror, open_mirror
from headwater.ledger.reflect import write_mirror
from headwater.ledger.tally import By, read_tallies

ASKED = 60
"""Subjects that are asked for, one after the other."""
Subject = tuple[str, int]


def open_views(ledger: Ledger, documents: int) -> Callable[[], View]:
    """A view on all three clocks: four fifths of the load known, of it what was out and what was the case by then."""
    known = find_day(documents // BATCH * 4 // 5)
    return lambda: ledger.view(known_at=known, published_by="2022-06-30", valid_at="2021-12-31")


def find_subjects(ledger: Ledger) -> list[tuple[str, int]]:
    """Claims drawn by chance, each with its id and the key of its activity."""
    random, last = Random(1), ledger.head().seq
    sql = """SELECT statement.id, belief.activity FROM belief JOIN statement ON statement.seq = belief.claim
             WHERE belief.claim >= ? AND belief.activity IS NOT NULL ORDER BY belief.claim LIMIT 1"""
    with ledger.database.reading() as session:
        rows = [next(iter(session.rows(sql, [random.randrange(1, int(last * 0.75))]))) for _ in range(ASKED)]
    return [(f"sha256:{bytes(row[0]).hex()}", row[1]) for row in rows]


def bench_views(ledger: Ledger, documents: int, results: Results) -> None:
    """One activity with its claims, and one claim, each in a view of its own."""
    view, subjects = open_views(ledger, documents), find_subjects(ledger)

    def ask_activity(subject: Subject) -> object:
        return view().activity(subject[1])

    def ask_claim(subject: Subject) -> object:
        return view().claim(subject[0])

    for what, ask in (("one activity as of then", ask_activity), ("one claim as of then", ask_claim)):
        ask(subjects[0])
        taken = sorted(1e3 * measure(ask, subject) for subject in subjects)
        results.tell(what, statistics.median(taken), "ms")
        results.tell(f"{what}, 19 of 20", taken[len(taken) * 19 // 20], "ms")


def bench_rows(ledger: Ledger, documents: int, results: Results) -> None:
    """The whole ledger without a mirror: how many claims are held, and tallies by donor."""
    view = open_views(ledger, documents)()
    results.tell("count all claims as of then, no mirror", 1e3 * measure(view.count), "ms")
    with ledger.database.reading() as session:
        seconds = measure(read_tallies, session, view.clocks, "donor")
    results.tell("tallies by donor as of then, no mirror", 1e3 * seconds, "ms")


def bench_mirror(ledger: Ledger, documents: int, folder: Path, results: Results) -> None:
    """Writing a mirror, and asking it; the whole ledger in turns with a query written by hand over the same files."""
    seconds = measure(write_mirror, ledger.database, folder)
    contents = write_mirror(ledger.database, folder).contents
    results.tell("write the mirror", contents.cut / seconds, "statements/s")
    results.tell("mirror on the disk", contents.size / contents.cut, "bytes/statement")
    with open_mirror(ledger.database, folder) as mirror:
        view = open_views(ledger, documents)()
        _bench_tallies(mirror, ledger, view, results)
        _bench_whole(mirror, folder, view, results)
    one = build_document(documents + 1_000)
    ledger.append(one.statements, {one.id: one.text})
    seconds = measure(write_mirror, ledger.database, folder)
    results.tell("bring the mirror up to one document more", seconds, "s")


def _bench_tallies(mirror: Mirror, ledger: Ledger, view: View, results: Results) -> None:
    asked: tuple[tuple[str, View, By], ...] = (
        ("tallies by donor as of then, mirror", view, "donor"),
        ("tallies by donor now, mirror", ledger.view(), "donor"),
        ("tallies by recipient as of then, mirror", view, "recipient"),
    )
    for what, then, by in asked:
        mirror.tallies(then, by)
        results.tell(what, 1e3 * statistics.median(measure(mirror.tallies, then, by) for _ in range(7)), "ms")


def _bench_whole(mirror: Mirror, folder: Path, view: View, results: Results) -> None:
    ours: list[float] = []
    theirs: list[float] = []
    with duckdb.connect() as connection:
        by_hand = build_by_hand(folder, view)
        same = mirror.held(view).num_rows == connection.sql(by_hand).to_arrow_table().num_rows
        assert same, "the query written by hand asks for something else"
        for _ in range(6):
            ours.append(measure(mirror.held, view))
            theirs.append(measure(lambda: connection.sql(by_hand).to_arrow_table()))
    mine, hand = statistics.median(ours), statistics.median(theirs)
    results.tell("all claims as of then, mirror", 1e3 * mine, "ms")
    results.tell("the same, DuckDB by hand", 1e3 * hand, "ms")
    results.tell("mirror as a multiple of that", mine / hand, "times")


def build_by_hand(folder: Path, view: View) -> str:
    """The query that somebody would write over the same files, without Headwater."""
    ends = f"SELECT claim, since FROM '{folder}/end-*.parquet' WHERE until <= {view.position}"
    return f"""
        SELECT {", ".join(COLUMNS)}
        FROM '{folder}/begin-*.parquet' ANTI JOIN ({ends}) USING (claim, since)
        WHERE since <= {view.position}
        AND published_last <= DATE '{view.published_by}' AND valid_last <= DATE '{view.valid_at}'
    """
