"""A PostgreSQL server that goes away: what was acknowledged is there, nothing half, and doing it again is safe."""

import random
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from itertools import count

import psycopg
import pytest

from headwater.errors import LedgerUnreachable
from headwater.ledger import Ledger, create_ledger, open_ledger
from headwater.ledger.refusal import AGAIN
from tests.ledger.conftest import FULL
from tests.ledger.histories import find_all_faults
from tests.ledger.papers import Gift, Paper, build_paper
from tests.ledger.server import Server

KILLS = 30 if FULL else 6
BATCH = 40
"""Documents of one append, so that it takes some time."""


@pytest.fixture
def address(mortal: Server) -> Iterator[str]:
    """An empty ledger on a server that may be killed."""
    with mortal.database() as address:
        create_ledger(address).close()
        yield address


def restart(server: Server) -> None:
    """Kill it, as a power cut would, and start it again."""
    server.kill()
    server.start()


def test_a_server_started_again_is_not_noticed(mortal: Server, address: str) -> None:
    paper = build_paper()
    with open_ledger(address) as ledger:
        ledger.append(paper.statements(), paper.texts)
        restart(mortal)
        assert ledger.head().seq == 3
        restart(mortal)
        assert ledger.append(paper.statements(), paper.texts).known == 3


def test_a_server_that_goes_away_in_the_middle(mortal: Server, address: str) -> None:
    paper = build_paper()
    with open_ledger(address) as ledger:

        def append_half() -> None:
            with ledger.database.writing() as session:
                session.insert("content", ("document", "packed"), [(1, b"half")])
                mortal.kill()
                session.run("DELETE FROM meta")

        with pytest.raises(LedgerUnreachable) as raised:
            append_half()
        assert f"the server went away; {AGAIN}" in str(raised.value) or f"); {AGAIN}" in str(raised.value)
        assert mortal.password not in str(raised.value)
        with pytest.raises(LedgerUnreachable, match="cannot be reached"):
            ledger.head()
        mortal.start()
        assert ledger.head().seq == 0
        assert ledger.append(paper.statements(), paper.texts).head.seq == 3
        assert find_all_faults(ledger) == []


def test_a_server_that_goes_away_under_a_reader(mortal: Server, address: str) -> None:
    papers = [build_paper(*[Gift()] * 20, name=str(number)) for number in range(50)]
    with open_ledger(address) as ledger:
        ledger.append(
            [one for paper in papers for one in paper.statements()],
            {paper.id: paper.text for paper in papers},
        )
        with (
            pytest.raises(LedgerUnreachable, match=r"the server went away.*; ask again"),
            ledger.database.reading() as session,
        ):
            _read_slowly(mortal, session.stream("SELECT a.body FROM statement a, statement b LIMIT 100000"))
        mortal.start()


def _read_slowly(server: Server, rows: Iterator[tuple[object, ...]]) -> None:
    next(rows)
    server.kill()
    for _ in rows:
        pass


class Writer(threading.Thread):
    """Appends batches of papers until told to stop, each until it is acknowledged, and keeps what it was told."""

    def __init__(self, address: str, name: str, stop: threading.Event) -> None:
        super().__init__(name=name)
        self.address = address
        self.stop = stop
        self.acknowledged: list[Paper] = []
        self.refusals: list[str] = []

    def run(self) -> None:
        with open_ledger(self.address) as ledger:
            for number in count():
                batch = [build_paper(Gift(), Gift(), name=f"{self.name} {number} {one}") for one in range(BATCH)]
                while not self.append(ledger, batch):
                    time.sleep(0.02)
                self.acknowledged += batch
                if self.stop.is_set():
                    return

    def append(self, ledger: Ledger, batch: list[Paper]) -> bool:
        """Whether ``batch`` was acknowledged."""
        texts = {paper.id: paper.text for paper in batch}
        try:
            ledger.append([one for paper in batch for one in paper.statements()], texts)
        except LedgerUnreachable as error:
            self.refusals.append(str(error))
            return False
        return True


def find_documents(address: str) -> Counter[str]:
    """How many claims of each document the ledger holds."""
    with open_ledger(address) as ledger:
        return Counter(one.document for one in ledger.view().claims())


@pytest.mark.slow
def test_a_server_killed_again_and_again_while_three_write(mortal: Server, address: str) -> None:
    moments, stop = random.Random(5), threading.Event()
    writers = [Writer(address, name, stop) for name in ("Ada", "Ben", "Cy")]
    for writer in writers:
        writer.start()
    for _ in range(KILLS):
        time.sleep(moments.uniform(0.05, 0.5))
        acknowledged = {paper.id for writer in writers for paper in tuple(writer.acknowledged)}
        restart(mortal)
        found = find_documents(address)
        assert acknowledged <= found.keys()
        assert set(found.values()) <= {2}
        assert len(found) % BATCH == 0
    stop.set()
    for writer in writers:
        writer.join()
    acknowledged = {paper.id for writer in writers for paper in writer.acknowledged}
    assert find_documents(address) == dict.fromkeys(acknowledged, 2)
    with open_ledger(address) as ledger:
        assert find_all_faults(ledger) == []
    told = [refusal for writer in writers for refusal in writer.refusals]
    assert any(AGAIN in one for one in told)
    assert all(AGAIN in one or "cannot be reached" in one for one in told)
    assert all(mortal.password not in one for one in told)
    broken = sum(AGAIN in one for one in told)
    print(f"\n{KILLS} kills broke {broken} appends; {len(acknowledged)} documents acknowledged")


def test_an_error_that_was_passed_over_is_no_commit(server: Server) -> None:
    def pass_over() -> None:
        with ledger.database.writing() as session:
            session.insert("content", ("document", "packed"), [(1, b"half")])
            with suppress(psycopg.Error):
                session.run("SELECT nothing FROM nowhere")

    with server.database() as address, create_ledger(address) as ledger:
        with pytest.raises(psycopg.errors.InFailedSqlTransaction, match="all was undone"):
            pass_over()
        with ledger.database.reading() as session:
            assert list(session.rows("SELECT count(*) FROM content")) == [(0,)]
