"""Writes statements into nomenklatura's SQL store: run by another Python, which has it; see bench/ledger.py.

    python bench/peer.py STATEMENTS.jsonl FOLDER

Reads lines of ``{"document", "kind", "body", "recorded"}``; prints how many seconds the store took to write them, in
batches as large as ours, each committed and on the disk. One of our statements is one of theirs, its content the value.
Beside it, the same rows put into the same table by SQLAlchemy's own way of many rows, which its store does not take.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

BATCH = 5_000


def _connect(path: Path) -> Any:
    from sqlalchemy import create_engine, event

    engine = create_engine(f"sqlite:///{path}")

    def _set(connection: Any, _: object) -> None:
        # As ours: a log written through to the disk at each commit, and as much memory for pages.
        for setting in ("journal_mode=WAL", "synchronous=FULL", "cache_size=-65536", "wal_autocheckpoint=8000"):
            connection.execute(f"PRAGMA {setting}")

    event.listen(engine, "connect", _set)
    return engine


def _read(path: Path) -> list[Any]:
    from followthemoney import Statement

    lines = (json.loads(line) for line in path.open(encoding="utf-8"))
    return [
        Statement(
            entity_id=line["document"],
            prop="notes",
            schema="Document",
            value=line["body"],
            dataset="bench",
            origin=line["kind"],
            first_seen=line["recorded"],
        )
        for line in lines
    ]


def _write_store(statements: list[Any], folder: Path) -> float:
    """Seconds that the store takes."""
    from followthemoney import Dataset
    from nomenklatura.resolver import Linker
    from nomenklatura.store.sql import SQLStore

    store: Any = SQLStore(Dataset({"name": "bench", "title": "bench"}), Linker({}), _connect(folder / "store.sqlite"))
    begin = time.perf_counter()
    with store.writer() as writer:
        for start in range(0, len(statements), BATCH):
            for statement in statements[start : start + BATCH]:
                writer.add_statement(statement)
            writer.flush()
    return time.perf_counter() - begin


def _write_rows(statements: list[Any], folder: Path) -> float:
    """Seconds that the same rows take without the store."""
    from nomenklatura.db import make_statement_table
    from sqlalchemy import MetaData
    from sqlalchemy.dialects.sqlite import insert

    engine, table = _connect(folder / "rows.sqlite"), make_statement_table(MetaData())
    table.create(engine)
    begin = time.perf_counter()
    for start in range(0, len(statements), BATCH):
        with engine.begin() as connection:
            rows = [statement.to_db_row() for statement in statements[start : start + BATCH]]
            connection.execute(insert(table).on_conflict_do_nothing(index_elements=["id"]), rows)
    return time.perf_counter() - begin


def main() -> None:
    statements, folder = _read(Path(sys.argv[1])), Path(sys.argv[2])
    store, rows = _write_store(statements, folder), _write_rows(statements, folder)
    print(json.dumps({"statements": len(statements), "store": store, "rows": rows}))


if __name__ == "__main__":
    main()
