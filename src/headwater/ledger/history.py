"""What was believed of a claim or a document, from when to when, and what changed it. Pure, over its statements."""

from collections.abc import Iterator, Sequence

import msgspec

from headwater.ledger.chain import Entry, show_id
from headwater.ledger.dossier import Belief, Dossier
from headwater.model import (
    ClaimMade,
    Correction,
    DocumentSeen,
    Reader,
    ReadingMade,
    Retracted,
    Reviewed,
    Statement,
    TextDropped,
    Undone,
)

Days = tuple[str | None, str | None]


class Event(msgspec.Struct, frozen=True):
    """A statement that bears on a claim, and what was believed of it before and after; None: it was not held."""

    entry: Entry
    before: Belief | None
    after: Belief | None


class Step(msgspec.Struct, frozen=True):
    """A statement about a document, and what it did: how many claims were held after it, which came and went."""

    entry: Entry
    held: int
    gained: int
    lost: int


class Undoing(msgspec.Struct, frozen=True):
    """Who took an act away, when, and why."""

    id: str
    by: str
    reason: str
    recorded: int


class PastAct(msgspec.Struct, frozen=True, kw_only=True):
    """What a person did to a claim or its document: ``verdict`` is accept, reject, correct, retract or drop.

    ``claim``: the claim that it is about; None: the whole document.
    """

    id: str
    verdict: str
    claim: str | None
    by: str
    reason: str
    recorded: int
    corrections: tuple[Correction, ...] = ()
    undone: Undoing | None = None


class Listed(msgspec.Struct, frozen=True):
    """A reading: who, when, how many claims and problems it found; ``latest``: no later one of this reader's name.

    ``lists``: whether it lists the claim in question (of a document: always).
    """

    reader: Reader
    recorded: int
    claims: int
    problems: int
    latest: bool
    lists: bool


def find_events(entries: Sequence[Entry], claim: str) -> list[Event]:
    """What bears on ``claim`` among the statements about its document, in order."""
    dossier, events = Dossier(), []
    for entry in entries:
        before, bears = dossier.believed(claim), _bears(dossier, entry.statement, claim)
        dossier.take(entry.seq, show_id(entry.id), entry.statement)
        after = dossier.believed(claim)
        if bears or not is_same(before, after):
            events.append(Event(entry, before, after))
    return events


def is_same(before: Belief | None, after: Belief | None) -> bool:
    """Whether the same is believed, since whenever."""
    if before is after or before is None or after is None:
        return before is after
    return msgspec.structs.replace(before, since=after.since, until=after.until) == after


def _bears(dossier: Dossier, statement: Statement, claim: str) -> bool:
    """Whether ``statement``, which the dossier is to take next, is about ``claim``."""
    match statement:
        case ReadingMade():
            return claim in statement.claims
        case Reviewed():
            return statement.claim == claim
        case Retracted():
            return statement.claim in (None, claim)
        case Undone():
            act = dossier.acts.get(statement.act)
            return act is not None and getattr(act, "claim", None) in (None, claim)
        case TextDropped():
            return True
    return False


def find_steps(entries: Sequence[Entry]) -> list[Step]:
    """What was done with a document; its claims come with the readings that list them."""
    dossier, steps = Dossier(), []
    for entry in entries:
        before = dossier.held()
        dossier.take(entry.seq, show_id(entry.id), entry.statement)
        if not isinstance(entry.statement, ClaimMade):
            held = dossier.held()
            steps.append(Step(entry, len(held), len(held - before), len(before - held)))
    return steps


def find_acts(entries: Sequence[Entry], claim: str | None = None) -> list[PastAct]:
    """What people did, in order: to ``claim`` and its document, or to the document and all of its claims."""
    undone = {
        entry.statement.act: Undoing(show_id(entry.id), entry.statement.by, entry.statement.reason, entry.recorded)
        for entry in reversed(entries)
        if isinstance(entry.statement, Undone)
    }
    found = (_judge(entry, undone.get(show_id(entry.id))) for entry in entries)
    return [one for one in found if one is not None and (claim is None or one.claim in (None, claim))]


def _judge(entry: Entry, undone: Undoing | None) -> PastAct | None:
    act = entry.statement
    if not isinstance(act, Reviewed | Retracted | TextDropped):
        return None
    review = act if isinstance(act, Reviewed) else None
    return PastAct(
        id=show_id(entry.id),
        verdict=review.verdict if review else "retract" if isinstance(act, Retracted) else "drop",
        claim=getattr(act, "claim", None),
        by=act.by,
        reason=act.reason,
        recorded=entry.recorded,
        corrections=review.corrections if review else (),
        undone=undone,
    )


def find_listed(entries: Sequence[Entry], claim: str | None = None) -> list[Listed]:
    """The readings of a document, in order; of a claim, those that list it and the latest ones, which may not."""
    readings = [(entry, entry.statement) for entry in entries if isinstance(entry.statement, ReadingMade)]
    latest = {reading.reader.name: entry.seq for entry, reading in readings}
    found = [
        Listed(
            reading.reader,
            entry.recorded,
            len(reading.claims),
            len(reading.problems),
            latest[reading.reader.name] == entry.seq,
            claim is None or claim in reading.claims,
        )
        for entry, reading in readings
    ]
    names = {one.reader.name for one in found if one.lists}
    return [one for one in found if one.lists or (one.latest and one.reader.name in names)]


def find_sightings(entries: Sequence[Entry]) -> Iterator[tuple[int, DocumentSeen]]:
    """When the document was seen, and what it said of itself then."""
    return ((entry.recorded, entry.statement) for entry in entries if isinstance(entry.statement, DocumentSeen))
