"""Eight writers and sixteen readers at once: nothing is lost, nothing is torn, nobody is told of a lock."""

import pytest

from headwater.ledger import create_ledger, open_ledger
from tests.ledger.conftest import FULL
from tests.ledger.crowd import STATEMENTS, Plan, let_loose
from tests.ledger.histories import find_all_faults


@pytest.mark.slow
def test_a_crowd_loses_nothing_and_sees_nothing_torn(place: str) -> None:
    create_ledger(place).close()
    writers, readers = let_loose(place, Plan(seconds=60) if FULL else Plan())
    assert [fault for one in (*writers, *readers) for fault in one.faults] == []
    acknowledged = [paper for one in writers for paper in one.papers]
    assert sorted(seq for _, seq in acknowledged) == list(
        range(STATEMENTS, STATEMENTS * len(acknowledged) + 1, STATEMENTS)
    )
    with open_ledger(place) as ledger:
        assert {one.document for one in ledger.view().claims()} == {name for name, _ in acknowledged}
        assert ledger.head().seq == STATEMENTS * len(acknowledged)
        assert find_all_faults(ledger) == []
    assert all(one.looks for one in readers)
    looks, news = (sum(counts) for counts in zip(*((one.looks, one.news) for one in readers), strict=True))
    print(f"\n{len(acknowledged)} appends by {len(writers)} writers; {looks} looks, {news} of them met new documents")
