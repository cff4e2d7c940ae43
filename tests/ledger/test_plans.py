"""A question about one thing is answered through an index, however large the ledger, as databases plan it."""

from pathlib import Path
from typing import Any

import pytest

from headwater.ledger import Ledger, Query, create_ledger
from headwater.ledger.held import SELECT
from headwater.ledger.query import Clocks, build_held, build_where
from headwater.ledger.sqlite import FILE
from tests.ledger.papers import Gift, build_paper

CLOCKS = Clocks(position=100, published_by="2025-01-01", valid_at="2025-01-01")
WHERE, VALUES = build_where(CLOCKS, Query())
HELD, HELD_VALUES = build_held(100)
SUBJECT, SUBJECT_VALUES = build_where(CLOCKS, Query(donor="JP", recipient="MN"))
RANGE = "kind IN ('claim', 'review') AND seq <= ? AND id >= ? AND id <= ? LIMIT 12"

PLANS: dict[str, tuple[str, list[Any]]] = {
    "a claim by its id": (
        f"SELECT claim FROM belief WHERE belief.claim = (SELECT seq FROM statement WHERE id = ?) AND {WHERE}",
        [b"1", *VALUES],
    ),
    "claims by their numbers": (f"{SELECT} WHERE belief.claim IN (?, ?) AND {HELD}", [1, 2, *HELD_VALUES]),
    "an activity": (f"{SELECT} WHERE belief.activity IN (?) AND {WHERE}", [1, *VALUES]),
    "a document": (f"SELECT claim FROM belief WHERE document = ? AND {WHERE}", [1, *VALUES]),
    "one donor's gifts to one recipient": (f"SELECT claim FROM belief WHERE {SUBJECT}", SUBJECT_VALUES),
    "an id by its first digits": (f"SELECT id FROM statement WHERE {RANGE}", [100, b"1", b"2"]),
    "the position of a day": (
        "SELECT seq FROM statement WHERE recorded <= ? ORDER BY recorded DESC, seq DESC LIMIT 1",
        [1],
    ),
}


@pytest.mark.parametrize("name", PLANS)
def test_sqlite_scans_no_table(tmp_path: Path, name: str) -> None:
    import sqlite3

    with create_ledger(tmp_path / "ledger"):
        pass
    sql, values = PLANS[name]
    connection = sqlite3.connect(tmp_path / "ledger" / FILE)
    plan = [str(row[3]) for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
    connection.close()
    assert [step for step in plan if step.startswith("SCAN ") and " USING " not in step] == []
    assert any("USING" in step for step in plan)


def test_one_claim_among_several_days_is_the_one_of_its_day(ledger: Ledger) -> None:
    papers = [build_paper(Gift(date=f"2024-12-{day:02d}"), name=str(day)) for day in range(1, 15)]
    positions = [ledger.append(paper.statements(), paper.texts).head.seq for paper in papers]
    for number, position in enumerate(positions):
        assert ledger.view().at(position).count() == number + 1
