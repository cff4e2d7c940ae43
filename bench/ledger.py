"""How fast a ledger is, and what it takes, by its size. Numbers for a person, never a test.

    python -m bench.ledger --statements 100000,1000000 --folder DIR [--server ADDRESS] [--peer PYTHON] [--out FILE]

Where two things are compared they take turns, batch by batch or question by question, so that a machine that is busy
with other things slows down both. ``--peer``: a Python with nomenklatura. ``--out``: the file that the page on
performance is made from (bench/picture.py); results are added to it.
"""

import argparse
import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from bench.ask import bench_mirror, bench_rows, bench_views
from bench.load import BATCH, Plain, append, bench_append, bench_later, bench_single, find_day
from bench.results import Results, Row, add_results
from bench.synthetic import STATEMENTS, build_batches
from headwater.ledger import Ledger, create_ledger, open_ledger
from headwater.ledger.sqlite import FILE


def bench_peer(python: str, documents: int, folder: Path, results: Results) -> None:
    """The same statements in nomenklatura's store, and in ours, in turns of a whole load each."""
    lines, place = folder / "peer.jsonl", folder / "peer"
    place.mkdir()
    with create_ledger(folder / "turn") as ledger:
        results.tell("append, before the peer", _load_all(ledger, documents), "statements/s")
        _write_lines(ledger, lines)
    command = [python, str(Path(__file__).with_name("peer.py")), str(lines), str(place)]
    told = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    with create_ledger(folder / "again") as ledger:
        results.tell("append, after the peer", _load_all(ledger, documents), "statements/s")
    results.tell("nomenklatura's store", told["statements"] / told["store"], "statements/s")
    results.tell("its rows by SQLAlchemy, without the store", told["statements"] / told["rows"], "statements/s")


def _load_all(ledger: Ledger, documents: int) -> float:
    """Statements a second of a whole load."""
    batches = enumerate(build_batches(0, documents, BATCH))
    return documents * STATEMENTS / sum(append(ledger, batch, find_day(number)) for number, batch in batches)


def _write_lines(ledger: Ledger, path: Path) -> None:
    with ledger.database.reading() as session, path.open("w", encoding="utf-8") as file:
        columns = "statement.body, statement.kind, sighting.id"
        sql = f"SELECT {columns} FROM statement JOIN sighting ON sighting.seq = statement.document"
        for body, kind, identifier in session.stream(sql):
            line = {"document": bytes(identifier).hex(), "kind": kind, "body": body, "recorded": "2020-01-01T00:00:00"}
            file.write(json.dumps(line) + "\n")


def bench_sqlite(documents: int, folder: Path, *, compare: bool, is_first: bool) -> list[Row]:
    """Everything on a ledger in a folder."""
    results, place = Results("SQLite", documents * STATEMENTS, is_first=is_first), folder / "ledger"
    ledger = create_ledger(place)
    plain = Plain(folder / "plain", place) if compare else None
    bench_append(ledger, documents, results, plain)
    if plain is not None:
        plain.close()
        shutil.rmtree(folder / "plain")
    ledger.close()
    results.tell("ledger on the disk", (place / FILE).stat().st_size / (documents * STATEMENTS), "bytes/statement")
    with open_ledger(place) as ledger:
        _bench_rest(ledger, documents, folder / "mirror", results)
    return results.rows


def bench_server(address: str, documents: int, folder: Path) -> list[Row]:
    """The same on a server."""
    results = Results("PostgreSQL", documents * STATEMENTS)
    with create_ledger(address) as ledger:
        bench_append(ledger, documents, results, None)
        _bench_rest(ledger, documents, folder / "served", results)
    return results.rows


def _bench_rest(ledger: Ledger, documents: int, mirror: Path, results: Results) -> None:
    bench_single(ledger, documents, results)
    bench_later(ledger, documents, results)
    bench_views(ledger, documents, results)
    bench_mirror(ledger, documents, mirror, results)
    bench_rows(ledger, documents, results)


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="How fast a ledger is, by its size.")
    parser.add_argument("--statements", default="100000", help="sizes, separated by commas")
    parser.add_argument("--folder", type=Path, required=True, help="a folder on the disk to be measured; must be empty")
    parser.add_argument("--server", help="the address of an empty PostgreSQL database; for the first size only")
    parser.add_argument("--peer", help="a Python that has nomenklatura")
    parser.add_argument("--compare", type=int, default=1_000_000, help="up to this size, in turns with plain inserts")
    parser.add_argument("--out", type=Path, help="a JSON file to which results are added")
    return parser.parse_args()


def run(arguments: argparse.Namespace) -> Iterator[list[Row]]:
    """Results, database by database and size by size."""
    sizes = [int(size) // STATEMENTS for size in arguments.statements.split(",")]
    for documents in sizes:
        folder = arguments.folder / str(documents)
        folder.mkdir(parents=True)
        compare = documents * STATEMENTS <= arguments.compare
        yield bench_sqlite(documents, folder, compare=compare, is_first=documents == sizes[0])
        if arguments.server and documents == sizes[0]:
            yield bench_server(arguments.server, documents, folder)
        if arguments.peer and documents == sizes[0]:
            results = Results("SQLite", documents * STATEMENTS)
            bench_peer(arguments.peer, documents, folder, results)
            yield results.rows
        shutil.rmtree(folder)


def main() -> None:
    arguments = parse_arguments()
    for rows in run(arguments):
        if arguments.out:
            add_results(arguments.out, rows)


if __name__ == "__main__":
    main()
