"""Processes that write to one ledger and read from it at the same time, and say what they saw that should not be."""

import multiprocessing
import time
from collections import Counter
from multiprocessing.synchronize import Barrier, Event
from queue import Queue

import msgspec

from headwater.errors import HeadwaterError
from headwater.ledger import Ledger, View, open_ledger
from tests.ledger.papers import Gift, Paper, build_paper

CLAIMS = 3
STATEMENTS = CLAIMS + 2
"""Of each paper: the document, its claims, a reading."""
PATIENCE = 600


class Told(msgspec.Struct, frozen=True):
    """What one process has to say: papers acknowledged and up to which statement, times it read, what was wrong.

    ``news``: how many of the looks met documents that the one before had not; most find nothing new, and prove little.
    """

    papers: tuple[tuple[str, int], ...] = ()
    looks: int = 0
    news: int = 0
    faults: tuple[str, ...] = ()


class Plan(msgspec.Struct, frozen=True):
    """How many write and read, and for how long: each writer ``papers``, or as many as it can in ``seconds``."""

    writers: int = 8
    readers: int = 16
    papers: int = 5
    seconds: float = 0


def build_one(writer: int, number: int) -> Paper:
    """A paper with three claims that nobody else writes."""
    gifts = [Gift(value=str(1 + count)) for count in range(CLAIMS)]
    return build_paper(*gifts, name=f"{writer} {number}")


def write(address: str, writer: int, plan: Plan, all_there: Barrier) -> Told:
    """Append papers once everybody is there; what was acknowledged."""
    papers: list[tuple[str, int]] = []
    all_there.wait(PATIENCE)
    until = time.monotonic() + plan.seconds
    try:
        with open_ledger(address) as ledger:
            while len(papers) < plan.papers or time.monotonic() < until:
                paper = build_one(writer, len(papers))
                papers.append((paper.id, ledger.append(paper.statements(), paper.texts).head.seq))
    except HeadwaterError as error:
        return Told(tuple(papers), faults=(f"writer: {error}",))
    return Told(tuple(papers))


def read(address: str, stop: Event, all_there: Barrier) -> Told:
    """Look at the ledger again and again, until told to stop and once after that."""
    looks, news, last, faults = 0, 0, 0, list[str]()
    try:
        with open_ledger(address) as ledger:
            all_there.wait(PATIENCE)
            while not faults:
                ended = stop.is_set()
                view = ledger.view()
                faults += find_torn(ledger, view, last)
                looks, news, last = looks + 1, news + (view.position > last), view.position
                if ended:
                    break
    except HeadwaterError as error:
        faults.append(f"reader: {error}")
    return Told(looks=looks, news=news, faults=tuple(faults))


def find_torn(ledger: Ledger, view: View, last: int) -> list[str]:
    """What is wrong with ``view``, which is later than one at position ``last``."""
    faults = []
    if view.position < last or view.position % STATEMENTS:
        faults.append(f"a view at {view.position} after one at {last}")
    whole = Counter(one.document for one in view.claims(after=last))
    if len(whole) != (view.position - last) // STATEMENTS or set(whole.values()) - {CLAIMS}:
        faults.append(f"half of a document between {last} and {view.position}: {whole}")
    if view.count() != view.position // STATEMENTS * CLAIMS:
        faults.append(f"{view.count()} claims at {view.position}")
    if whole and ledger.text(next(iter(whole))) is None:
        faults.append("a document without its text")
    return faults


def _tell(said: "Queue[tuple[str, Told]]", role: str, *arguments: object) -> None:
    said.put((role, write(*arguments) if role == "writer" else read(*arguments)))  # type: ignore[arg-type]


def let_loose(address: str, plan: Plan) -> tuple[list[Told], list[Told]]:
    """Have all of them work on the ledger at once; what the writers and what the readers say."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    stop, said, all_there = context.Event(), context.Queue(), context.Barrier(plan.readers + plan.writers)
    readers = [
        context.Process(target=_tell, args=(said, "reader", address, stop, all_there)) for _ in range(plan.readers)
    ]
    writers = [
        context.Process(target=_tell, args=(said, "writer", address, number, plan, all_there))
        for number in range(plan.writers)
    ]
    for process in (*readers, *writers):
        process.start()
    told: dict[str, list[Told]] = {"writer": [], "reader": []}
    while len(told["writer"]) < plan.writers:
        _take(said, told)
    stop.set()
    while len(told["reader"]) < plan.readers:
        _take(said, told)
    for process in (*readers, *writers):
        process.join(PATIENCE)
    return told["writer"], told["reader"]


def _take(said: "multiprocessing.Queue[tuple[str, Told]]", told: dict[str, list[Told]]) -> None:
    role, what = said.get(timeout=PATIENCE)
    told[role].append(what)
