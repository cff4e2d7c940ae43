"""Texts are kept until somebody has one dropped, and are taken in again when that is undone."""

import pytest

from headwater.errors import LedgerForeign
from headwater.ledger import Ledger
from headwater.model import TextDropped, Undone, id_of
from tests.ledger.papers import Paper, build_paper


@pytest.fixture
def paper(ledger: Ledger) -> Paper:
    paper = build_paper()
    ledger.append(paper.statements(), paper.texts)
    return paper


def drop(ledger: Ledger, paper: Paper) -> TextDropped:
    dropped = TextDropped(document=paper.id, reason="its owner asks for it", by="Ada")
    ledger.append([dropped])
    return dropped


def test_a_dropped_text_is_gone_and_its_claims_stay(ledger: Ledger, paper: Paper) -> None:
    drop(ledger, paper)
    assert ledger.text(paper.id) is None
    assert [held.claim for held in ledger.view().claims()] == list(paper.claims)


def test_a_dropped_text_stays_dropped_when_its_document_is_added_again(ledger: Ledger, paper: Paper) -> None:
    drop(ledger, paper)
    assert ledger.append(paper.statements(), paper.texts).appended == ()
    ledger.append([paper.seen("2024-11")], paper.texts)
    assert ledger.text(paper.id) is None


def test_a_drop_that_is_undone_lets_the_text_in_again(ledger: Ledger, paper: Paper) -> None:
    dropped = drop(ledger, paper)
    ledger.append([Undone(document=paper.id, act=id_of(dropped), by="Ben")])
    assert ledger.text(paper.id) is None
    assert ledger.append(paper.statements(), paper.texts).appended == ()
    assert ledger.text(paper.id) == paper.text


def test_a_text_that_was_lost_comes_back_with_its_document(ledger: Ledger, paper: Paper) -> None:
    with ledger.database.writing() as session:
        session.run("DELETE FROM content")
    ledger.append(paper.statements(), paper.texts)
    assert ledger.text(paper.id) == paper.text


def test_a_damaged_text_is_told_to_whoever_asks_for_it(ledger: Ledger, paper: Paper) -> None:
    with ledger.database.writing() as session:
        session.run("UPDATE content SET packed = ?", [b"no zlib"])
    with pytest.raises(LedgerForeign, match="cannot be unpacked"):
        ledger.text(paper.id)
