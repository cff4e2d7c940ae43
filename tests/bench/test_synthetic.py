"""The documents that benches load are lawful, and the same for ever; what was measured is told as it was."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bench.picture import CURVES, TABLES, build_picture, build_table, renew_page
from bench.results import add_results
from bench.synthetic import CLAIMS, STATEMENTS, build_document, build_later
from headwater.ledger import Ledger, create_ledger

ROWS = [
    {"database": database, "statements": size, "measure": measure, "value": 1234.5678 * size, "unit": "ms"}
    for database in ("PostgreSQL", "SQLite")
    for size in (1_000_000, 100_000)
    for measure, *_ in CURVES
]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty one."""
    with create_ledger(tmp_path / "ledger") as made:
        yield made


def test_a_number_is_always_the_same_document() -> None:
    assert build_document(7) == build_document(7)
    assert build_document(7).id != build_document(8).id


def test_a_ledger_takes_them_and_what_is_learned_later(ledger: Ledger) -> None:
    for number in range(40):
        made = build_document(number)
        assert len(ledger.append(made.statements, {made.id: made.text}).appended) == STATEMENTS
    for number in range(40):
        ledger.append(build_later(number))
    assert ledger.view().count() < 40 * CLAIMS


def test_a_table_has_a_column_for_each_ledger_small_ones_first() -> None:
    lines = build_table(ROWS, TABLES["ask"]).splitlines()
    assert lines[0] == "|  | SQLite, 100 k | SQLite, 1 M | PostgreSQL, 100 k | PostgreSQL, 1 M |"
    assert "| one activity as of then | 123,000,000 ms | 1,230,000,000 ms |" in lines[2]


def test_the_page_keeps_what_stands_around_its_tables() -> None:
    page = "Before.\n<!-- ask -->\nold\n<!-- end -->\nAfter.\n"
    renewed = renew_page(page, ROWS)
    assert renewed.startswith("Before.\n<!-- ask -->\n\n|  | SQLite")
    assert renewed.endswith("|\n\n<!-- end -->\nAfter.\n")
    assert renew_page(renewed, ROWS) == renewed


def test_the_picture_is_a_picture_and_names_every_curve() -> None:
    told = "".join(ElementTree.fromstring(build_picture(ROWS)).itertext())
    assert [label for _, label, *_ in CURVES if label not in told] == []


def test_a_new_result_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    add_results(path, ROWS)
    first = path.read_text("utf-8")
    add_results(path, ROWS[:3])
    assert path.read_text("utf-8") == first
