"""The real ledger and a small model go through the same history, and must say the same at every step, for ever."""

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from itertools import cycle, product
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from headwater.ledger import Ledger, Query, View, create_ledger, open_ledger, show_time
from headwater.ledger.append import read_head
from headwater.ledger.clock import parse_time
from headwater.ledger.dump import write_dump
from headwater.ledger.load import load_dump
from headwater.ledger.parse import parse_dump
from headwater.model import (
    ClaimMade,
    Correction,
    Reader,
    Retracted,
    Reviewed,
    Span,
    Statement,
    TextDropped,
    Undone,
    canonical_json,
    id_of,
)
from tests.ledger.conftest import KINDS
from tests.ledger.histories import find_all_faults
from tests.ledger.model import Model, Told
from tests.ledger.papers import Gift, Paper, build_paper
from tests.ledger.server import Server, find_binaries

PAPERS = (
    build_paper(Gift(), Gift(recipients=("FJ", "PG"), date="2024-12", value=None), name="A"),
    build_paper(
        Gift(donor="AU", date=None), Gift(date="2024/2025"), Gift(date="2025-02-01"), name="B", published="2025"
    ),
    build_paper(Gift(recipients=("MN",), date="2024-11-30"), name="C", published=None),
    build_paper(Gift(date="2025-01/.."), name="D", published="2025-01-05T09:00+09:00"),
)
CORRECTIONS = (
    ("date", '"2025-01-15"'),
    ("date", "null"),
    ("stage", '"announced"'),
    ("recipients", '["FJ","MN"]'),
    ("amount", '{"value":"7","currency":"JPY","scope":"each","approximate":true}'),
)
PUBLISHED = ("2024-12-01", "2024-12", "2025-01-31", "..", "2025/2026")
DAYS = (None, "2024-12-12", "2024-12-31", "2025-01-31")
LOADS = 2
"""How often a history is dumped and loaded at most: a new database takes longer than all else."""
MINUTE = 60 * 10**6
pick = st.integers(0, 2**16)

Question = tuple[str | None, str | None, str | None]
Places = Callable[[ExitStack], str]
"""Makes a place for a new ledger, and has it tidied up in the end."""


def tell(view: View) -> list[Told]:
    """What a view holds, as the model tells it."""
    return [(one.made, one.document, one.claim, one.published[1], one.valid[1]) for one in view.claims()]


def write(view: View) -> bytes:
    """All that a view says of its claims."""
    return canonical_json(list(view.claims()))


class Machine(RuleBasedStateMachine):
    """Each rule is something that happens to a ledger; each invariant looks at all of it."""

    def __init__(self, places: Places) -> None:
        super().__init__()
        self.places = places
        self.stack = ExitStack()
        self.model = Model()
        self.loads = 0
        self.time = 1_700_000_000 * 10**6
        self.asked: dict[Question, bytes] = {}
        self.views: list[tuple[View, bytes]] = []

    @initialize()
    def make(self) -> None:
        self.place = self.places(self.stack)
        self.ledger = create_ledger(self.place, clock=lambda: self.time)

    def append(self, *statements: Statement, day: str | None = None, now: int | None = None) -> None:
        texts = {paper.id: paper.text for paper in PAPERS if any(one.document == paper.id for one in statements)}
        known = len(self.model.log)
        self.model.append(list(statements), self.time if now is None else now)
        receipt = self.ledger.append(statements, texts, recorded_at=day)
        assert list(receipt.appended) == [id_of(one) for _, one in self.model.log[known:]]
        assert (receipt.head.seq, receipt.head.recorded) == (len(self.model.log), self.model.now())

    # --- what happens ------------------------------------------------------------------------------------------------

    @rule(number=pick, version=st.integers(1, 3), name=st.sampled_from(["rules", "model"]), found=pick)
    def read_paper(self, number: int, version: int, name: str, found: int) -> None:
        paper = PAPERS[number % len(PAPERS)]
        self.append(*_read(paper, Reader(name, str(version)), found))

    @rule(numbers=st.sets(st.integers(0, len(PAPERS) - 1), min_size=1), found=pick)
    def read_papers_at_once(self, numbers: set[int], found: int) -> None:
        self.append(*(one for number in numbers for one in _read(PAPERS[number], Reader("rules", "1"), found)))

    @rule(number=pick, published=st.sampled_from(PUBLISHED))
    def see_again(self, number: int, published: str) -> None:
        self.append(PAPERS[number % len(PAPERS)].seen(published))

    @rule(minutes=st.integers(-5000, 5000))
    def turn_the_clock(self, minutes: int) -> None:
        self.time += minutes * MINUTE

    @rule(number=pick)
    def load_history(self, number: int) -> None:
        day = show_time(max(self.model.now(), self.time))[:10]
        if parse_time(day) < self.time + MINUTE:
            self.time = parse_time(day)
        start = parse_time(day) - 24 * 60 * MINUTE + 1
        if start <= self.time and self.model.now() < parse_time(day):
            self.append(*_read(PAPERS[number % len(PAPERS)], Reader("history", "1"), number), day=day, now=start)

    @precondition(lambda self: self.find_made())
    @rule(number=pick, verdict=st.sampled_from(["accept", "reject", "correct"]), correction=pick, after=pick)
    def review(self, number: int, verdict: str, correction: int, after: int) -> None:
        made = self.find_made()[number % len(self.find_made())]
        slot, value = CORRECTIONS[correction % len(CORRECTIONS)]
        text = next(paper.text for paper in PAPERS if paper.id == made.document)
        span = Span.of(text, 0, 7) if correction % 2 else None
        corrections = (Correction(slot, value, span),) if verdict == "correct" else ()
        by = ("Ada", "Ben")[after % 2]
        self.append(
            Reviewed(document=made.document, claim=made.claim.id, verdict=verdict, by=by, corrections=corrections)  # type: ignore[arg-type]
        )

    @precondition(lambda self: self.find_made())
    @rule(number=pick, whole=st.booleans(), reason=st.sampled_from(["withdrawn", "wrong"]))
    def retract(self, number: int, whole: bool, reason: str) -> None:
        made = self.find_made()[number % len(self.find_made())]
        self.append(Retracted(document=made.document, claim=None if whole else made.claim.id, reason=reason))

    @precondition(lambda self: self.find_made())
    @rule(number=pick)
    def drop_text(self, number: int) -> None:
        made = self.find_made()[number % len(self.find_made())]
        self.append(TextDropped(document=made.document, reason="asked for"))

    @precondition(lambda self: self.find_acts())
    @rule(number=pick, by=st.sampled_from(["Ada", "Ben"]))
    def undo(self, number: int, by: str) -> None:
        act = self.find_acts()[number % len(self.find_acts())]
        self.append(Undone(document=act.document, act=id_of(act), by=by))

    @rule()
    def open_again(self) -> None:
        self.ledger.close()
        self.ledger = open_ledger(self.place, clock=lambda: self.time)

    @precondition(lambda self: self.model.log and self.loads < LOADS)
    @rule()
    def dump_and_load(self) -> None:
        """From here on the history goes on in another ledger, made from a dump, in the other kind of database."""
        self.loads += 1
        content = dump(self.ledger)
        self.ledger.close()
        self.place = self.places(self.stack)
        self.ledger = create_ledger(self.place, clock=lambda: self.time)
        load_dump("dump", self.ledger.database, parse_dump("dump", content.splitlines(keepends=True)), lambda *_: None)
        assert dump(self.ledger) == content

    # --- what must hold ----------------------------------------------------------------------------------------------

    @precondition(lambda self: hasattr(self, "ledger"))
    @invariant()
    def both_say_the_same(self) -> None:
        times = [None, self.model.now(), self.model.log[len(self.model.log) // 2][0] - 1] if self.model.log else [None]
        for time, published_by, valid_at in product(times, DAYS[::2], DAYS[::3]):
            known_at = None if time is None else show_time(time)
            view = self.ledger.view(known_at=known_at, published_by=published_by, valid_at=valid_at)
            told = self.model.view(time, published_by, valid_at)
            assert tell(view) == told
            assert view.count() == len(told)
            for_fiji = [one for one in told if "FJ" in getattr(one[2], "recipients", ())]
            assert [one.made for one in view.claims(Query(recipient="FJ"))] == [one[0] for one in for_fiji]
            if time is not None:
                self.asked.setdefault((known_at, published_by, valid_at), write(view))

    @precondition(lambda self: hasattr(self, "ledger"))
    @invariant()
    def an_answer_stays(self) -> None:
        self.views.append((self.ledger.view(), write(self.ledger.view())))
        for known_at, published_by, valid_at in list(self.asked)[-24:]:
            self.ask_again(known_at, published_by, valid_at)

    def ask_again(self, known_at: str | None, published_by: str | None, valid_at: str | None) -> None:
        view = self.ledger.view(known_at=known_at, published_by=published_by, valid_at=valid_at)
        assert write(view) == self.asked[known_at, published_by, valid_at]

    def teardown(self) -> None:
        """All that was ever asked, asked again; and nothing is wrong with the ledger."""
        with self.stack:
            if not hasattr(self, "ledger"):
                return
            for question in self.asked:
                self.ask_again(*question)
            for view, told in self.views:
                again = self.ledger.view().at(view.position)
                assert write(again) == told
            for paper in PAPERS:
                seen = any(one.document == paper.id for _, one in self.model.log)
                kept = paper.text if seen and not self.model.drops(paper.id) else None
                assert self.ledger.text(paper.id) == kept
            assert find_all_faults(self.ledger) == []
            self.ledger.close()

    # --- what there is to act on -------------------------------------------------------------------------------------

    def find_made(self) -> list[ClaimMade]:
        return [one for _, one in self.model.log if isinstance(one, ClaimMade)]

    def find_acts(self) -> list[Statement]:
        return [one for _, one in self.model.log if isinstance(one, Reviewed | Retracted | TextDropped)]


def _read(paper: Paper, reader: Reader, found: int) -> Iterator[Statement]:
    """``reader`` finds those claims of ``paper`` whose bit is set in ``found``."""
    claims = tuple(claim for number, claim in enumerate(paper.claims) if found >> number & 1)
    yield paper.seen()
    for claim in claims:
        yield ClaimMade(document=paper.id, claim=claim)
    yield paper.reading(reader, claims)


def dump(ledger: Ledger) -> bytes:
    """All of a ledger."""
    stream = io.BytesIO()
    with ledger.database.reading() as session:
        write_dump(session, stream, read_head(session), lambda *_: None)
    return stream.getvalue()


def alternate(folder: Path, kinds: Sequence[str], server: Server | None) -> Places:
    """Places of these kinds in turn."""
    turns = cycle(kinds)

    def make(stack: ExitStack) -> str:
        if next(turns) == "postgres" and server is not None:
            return stack.enter_context(server.database())
        return stack.enter_context(TemporaryDirectory(dir=folder))

    return make


@pytest.mark.slow
def test_a_ledger_says_what_the_model_says(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Where there is no PostgreSQL, a history that begins in a folder stays in folders."""
    wanted = kind == "postgres" or find_binaries() is not None
    server: Server | None = request.getfixturevalue("server") if wanted else None
    kinds = sorted(KINDS, key=lambda one: one != kind)
    steps = settings(max_examples=max(5, settings().max_examples // 4), stateful_step_count=25)
    run_state_machine_as_test(lambda: Machine(alternate(tmp_path, kinds, server)), settings=steps)  # type: ignore[arg-type]
