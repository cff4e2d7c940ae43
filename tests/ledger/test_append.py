"""Bulk and bit by bit are the same: what a ledger holds does not depend on how it was cut into batches."""

import sqlite3
from pathlib import Path

import msgspec
import pytest

from headwater.errors import StatementRefused
from headwater.ledger import Ledger, create_ledger
from headwater.ledger.sqlite import FILE
from headwater.model import Reader, Retracted, Reviewed, Statement, content_of
from tests.ledger.papers import Gift, Paper, build_paper

NEWER = Reader("rules", "2")


def build_history() -> tuple[list[Statement], dict[str, str]]:
    """Four documents; later one is read again, one has a claim rejected, one is retracted, one seen again."""
    papers = [build_paper(Gift(), Gift(recipients=("MN", "PH"), value=None), name=name) for name in "ABCD"]
    first, second, third, fourth = papers
    later: list[Statement] = [
        first.reading(NEWER, first.claims[1:]),
        Reviewed(document=second.id, claim=second.claims[0].id, verdict="reject", by="An editor"),
        Retracted(document=third.id, reason="withdrawn"),
        fourth.seen("2024-11"),
    ]
    statements = [one for paper in papers for one in paper.statements()] + later
    return statements, {paper.id: paper.text for paper in papers}


def read_rows(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every table, without times and links, which depend on the moment."""
    columns = {
        "statement": "seq, id, kind, document, backdated, body",
        **dict.fromkeys(("content", "sighting", "belief", "member"), "*"),
    }
    connection = sqlite3.connect(folder / FILE)
    found = {
        table: sorted(connection.execute(f"SELECT {some} FROM {table}"), key=repr) for table, some in columns.items()
    }
    connection.close()
    return found


@pytest.mark.parametrize("size", [1, 3, 7])
def test_batches_do_not_matter(tmp_path: Path, size: int) -> None:
    statements, texts = build_history()
    with create_ledger(tmp_path / "whole") as whole, create_ledger(tmp_path / "cut") as cut:
        whole.append(statements, texts)
        for start in range(0, len(statements), size):
            cut.append(statements[start : start + size], texts)
    assert read_rows(tmp_path / "cut") == read_rows(tmp_path / "whole")


def test_what_is_known_is_told_from_what_is_new_in_one_batch(ledger: Ledger) -> None:
    old, new = build_paper(name="old"), build_paper(name="new")
    ledger.append(old.statements(), old.texts)
    receipt = ledger.append([*old.statements(), *new.statements(), *new.statements()], old.texts | new.texts)
    assert (len(receipt.appended), receipt.known) == (3, 6)
    assert [one.document for one in ledger.view().claims()] == [old.id, new.id]
    assert (receipt.head.seq, ledger.head()) == (6, receipt.head)


def test_nothing_new_leaves_the_head(ledger: Ledger) -> None:
    paper = build_paper()
    head = ledger.append(paper.statements(), paper.texts).head
    assert ledger.append(paper.statements(), paper.texts).head == head
    assert ledger.append([]).head == head


def test_a_claim_under_the_id_of_another_documents_claim_is_refused(ledger: Ledger) -> None:
    """It would otherwise pass for known, and never be looked at."""
    one, other = build_paper(name="one"), build_paper(name="other")
    ledger.append(one.statements(), one.texts)
    stolen = msgspec.structs.replace(other.claims[0], id=one.claims[0].id)
    false = Paper(other.text, other.metadata, (stolen,))
    with pytest.raises(StatementRefused, match="its id is not the digest"):
        ledger.append(false.statements(), false.texts)
    assert [held.claim for held in ledger.view().claims()] == [one.claims[0]]


def test_a_long_batch_that_is_refused_at_its_end_leaves_nothing(ledger: Ledger) -> None:
    papers = [build_paper(name=str(number)) for number in range(40)]
    wrong = msgspec.structs.replace(papers[-1].claims[0], stage="planned")
    statements = [one for paper in papers[:-1] for one in paper.statements()]
    statements += Paper(papers[-1].text, papers[-1].metadata, (wrong,)).statements()
    with pytest.raises(StatementRefused):
        ledger.append(statements, {paper.id: paper.text for paper in papers})
    assert ledger.head().seq == 0
    assert list(ledger.view().papers()) == []


def test_the_content_of_a_statement_is_stored_as_it_is_hashed(tmp_path: Path) -> None:
    statements, texts = build_history()
    with create_ledger(tmp_path) as ledger:
        ledger.append(statements, texts)
    bodies = [row[5] for row in sorted(read_rows(tmp_path)["statement"], key=lambda row: str(row[0]).zfill(4))]
    assert bodies == [content_of(one).decode() for one in statements]
