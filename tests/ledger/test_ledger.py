"""Append and view, on both databases."""

import pytest

from headwater.errors import LedgerExists
from headwater.ledger import Ledger, create_ledger, open_ledger
from tests.ledger.papers import Gift, build_paper


def test_what_is_appended_is_viewed(ledger: Ledger) -> None:
    paper = build_paper(Gift(), Gift(recipients=("PG", "FJ"), value=None))
    receipt = ledger.append(paper.statements(), paper.texts)
    assert len(receipt.appended) == receipt.head.seq == 4
    assert [held.claim for held in ledger.view().claims()] == list(paper.claims)


def test_appending_again_appends_nothing(ledger: Ledger) -> None:
    paper = build_paper()
    first = ledger.append(paper.statements(), paper.texts)
    again = ledger.append(paper.statements(), paper.texts)
    assert (again.appended, again.known, again.head) == ((), 3, first.head)


def test_a_ledger_is_found_again(place: str) -> None:
    paper = build_paper()
    with create_ledger(place) as made:
        head = made.append(paper.statements(), paper.texts).head
    with open_ledger(place) as opened:
        assert opened.head() == head
        assert opened.text(paper.id) == paper.text


def test_a_ledger_is_made_once(ledger: Ledger, place: str) -> None:
    with pytest.raises(LedgerExists):
        create_ledger(place)
