"""The one way to read: what a ledger says with each of the three clocks set to a day."""

from array import array
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import islice

import msgspec

from headwater.errors import LedgerForeign, QueryError
from headwater.ledger.activities import Summary, build_summaries
from headwater.ledger.chain import Entry, parse_id, show_id
from headwater.ledger.clock import show_time
from headwater.ledger.compare import ActivityChange, ClaimChange, find_activity_changes, find_claim_changes
from headwater.ledger.database import Database, Session
from headwater.ledger.eras import Version, read_versions
from headwater.ledger.groups import Place, build_place, read_places
from headwater.ledger.held import Held, read_activity, read_held, read_readers
from headwater.ledger.history import find_sightings
from headwater.ledger.names import Name, find_names, find_near, read_group
from headwater.ledger.papers import Paper, count_unpublished, read_papers, read_trail, select_papers
from headwater.ledger.query import ANY, Clocks, Query, build_where, judge_claim
from headwater.ledger.queue import Waiting, read_queue
from headwater.ledger.rows import Activity, find_activity
from headwater.ledger.unsure import LeftOut, read_left_out
from headwater.model import Reader, Statement

__all__ = ["ANY", "Held", "Query", "View"]

_BATCH = 400
"""How many claims are read at once. Between two batches no transaction is open: a position never changes."""

_GROUPS = 40
"""How many activities are read at once, each with all its claims."""

Read = tuple[Held, tuple[Reader, ...]]
"""A claim, and the readers whose latest reading lists it."""


class View:
    """A ledger at one position of its three clocks. Nothing that is appended later changes it."""

    def __init__(
        self,
        database: Database,
        known_at: int | None,
        published_by: str | None,
        valid_at: str | None,
        position: int | None = None,
    ) -> None:
        self._database = database
        self.known_at = known_at
        self.published_by = published_by
        self.valid_at = valid_at
        with database.reading() as session:
            last = _find_position(session, known_at)
        if position is not None and not 0 <= position <= last:
            raise QueryError(f"the ledger had {last:,} statements then, so that no page was cut at {position:,}")
        self.position = last if position is None else position
        self._clocks = Clocks(position=self.position, published_by=published_by, valid_at=valid_at)

    @property
    def clocks(self) -> Clocks:
        """Where the three clocks stand."""
        return self._clocks

    def at(self, position: int) -> "View":
        """The same view as it was after statement ``position``; raises QueryError where that is not in it."""
        return View(self._database, self.known_at, self.published_by, self.valid_at, position)

    # --- claims ------------------------------------------------------------------------------------------------------

    def claims(self, query: Query = ANY, *, after: int = 0, limit: int | None = None) -> Iterator[Held]:
        """The claims held, in the order in which the ledger learned them; from behind ``after``, ``limit`` at most."""
        numbers = self._find_numbers(query, after, None if query.reads_claims() else limit)
        found = 0
        for start in range(0, len(numbers), _BATCH):
            with self._database.reading() as session:
                batch = list(read_held(session, self.position, numbers[start : start + _BATCH]))
            for one in batch:
                if judge_claim(one.claim, query):
                    yield one
                    found += 1
                    if found == limit:
                        return

    def read(self, query: Query = ANY, *, after: int = 0) -> Iterator[Read]:
        """The claims, each with the readers whose latest reading lists it; none: a person keeps it."""
        yield from self._with_readers(self.claims(query, after=after))

    def _with_readers(self, claims: Iterator[Held]) -> Iterator[Read]:
        while batch := list(islice(claims, _BATCH)):
            with self._database.reading() as session:
                readers = read_readers(session, self.position, batch)
            yield from ((one, readers.get(one.claim.id, ())) for one in batch)

    def read_activity(self, key: int) -> Iterator[Read]:
        """The claims of the activity with this key, with their readers."""
        return self._with_readers(iter(self.activity(key)))

    def read_document(self, number: int) -> Iterator[Read]:
        """The claims of the document whose first statement has this number, with their readers."""
        where, values = build_where(self._clocks, ANY)
        with self._database.reading() as session:
            rows = session.rows(
                f"SELECT claim FROM belief WHERE document = ? AND {where} ORDER BY claim", [number, *values]
            )
            held = list(read_held(session, self.position, [row[0] for row in rows]))
        return self._with_readers(iter(held))

    def _find_numbers(self, query: Query, after: int = 0, limit: int | None = None) -> Sequence[int]:
        """The numbers of the claims that are held and wanted as far as columns tell."""
        where, values = build_where(self._clocks, query)
        sql = f"SELECT claim FROM belief WHERE {where} AND belief.claim > ? ORDER BY belief.claim"
        cut: list[object] = [] if limit is None else [limit]
        with self._database.reading() as session:
            rows = session.stream(f"{sql} LIMIT ?" if cut else sql, [*values, after, *cut])
            return array("q", (row[0] for row in rows))

    def count(self, query: Query = ANY) -> int:
        """How many claims :meth:`claims` gives."""
        if query.reads_claims():
            return sum(1 for _ in self.claims(query))
        where, values = build_where(self._clocks, query)
        with self._database.reading() as session:
            return int(next(iter(session.rows(f"SELECT count(*) FROM belief WHERE {where}", values)))[0])

    def claim(self, identifier: str) -> Held | None:
        """The claim with this id, where it is held in this view."""
        where, values = build_where(self._clocks, ANY)
        sql = f"SELECT claim FROM belief WHERE belief.claim = (SELECT seq FROM statement WHERE id = ?) AND {where}"
        with self._database.reading() as session:
            numbers = [row[0] for row in session.rows(sql, [parse_id(identifier), *values])]
            return next(read_held(session, self.position, numbers), None)

    def left_out(self, query: Query = ANY) -> list[LeftOut]:
        """How many claims are left out of this view only because a day is unknown or too coarse, and which day."""
        with self._database.reading() as session:
            return read_left_out(session, self._clocks, query)

    # --- activities --------------------------------------------------------------------------------------------------

    def activities(self, query: Query = ANY, *, after: int | None = None) -> Iterator[Summary]:
        """Activities with a claim that ``query`` wants, by donors, recipients and framework; behind key ``after``.

        Each is told by all of its claims in this view. ``query.stage`` is the stage that an activity has reached.
        """
        keys = self._find_activities(query)
        if after is not None and after not in keys:
            raise QueryError("the page before was one of another question; ask it with the same words and days")
        first = 0 if after is None else keys.index(after) + 1
        for start in range(first, len(keys), _GROUPS):
            batch = keys[start : start + _GROUPS]
            summaries = {one.activity.key: one for one in self.summaries(batch).values()}
            self._judge_keys(batch, summaries)
            for one in (summaries[key] for key in batch):
                if query.stage is None or (one.reached is not None and one.reached.stage == query.stage):
                    yield one

    def _find_activities(self, query: Query) -> list[int]:
        """The keys of all activities with a claim that is wanted, sorted by sides, framework and year."""
        return [key for *_, key in sorted(set(self._find_places(query)))]

    def _find_places(self, query: Query) -> Iterator[Place]:
        """Where the activities stand among others, some of them several times."""
        wanted = msgspec.structs.replace(query, stage=None)
        if wanted.reads_claims():
            yield from filter(None, (build_place(one.claim) for one in self.claims(wanted)))
            return
        with self._database.reading() as session:
            yield from read_places(session, self._clocks, wanted)

    def _judge_keys(self, wanted: Iterable[int], found: Container[int]) -> None:
        """Raise where an activity that claims tell of is not found by its key: an answer would be silently wrong."""
        if any(key not in found for key in wanted):
            reason = (
                "what is derived is not what its statements say, or another Headwater made it; see: headwater verify"
            )
            raise LedgerForeign(self._database.address, reason)

    def summaries(self, keys: Sequence[int]) -> dict[Activity, Summary]:
        """What this view tells of the activities with these keys; those that no claim tells of are left out."""
        found: dict[Activity, Summary] = {}
        for start in range(0, len(keys), _GROUPS):
            told = build_summaries(self.activity(*keys[start : start + _GROUPS])).values()
            found |= {one.activity: one for one in told}
        return found

    def activity(self, *keys: int) -> list[Held]:
        """The claims of the activities with these keys, in the order in which the ledger learned them."""
        where, values = build_where(self._clocks, ANY)
        with self._database.reading() as session:
            return read_activity(session, where, values, keys)

    # --- documents, names, the chain ---------------------------------------------------------------------------------

    def papers(self, query: Query = ANY, *, after: int = 0, limit: int | None = None) -> Iterator[Paper]:
        """The documents seen (those with a claim that ``query`` wants), in the order of their coming."""
        wanted: set[int] | None = None
        if query.reads_claims():
            wanted = {one.folder for one in self.claims(query)}
        with self._database.reading() as session:
            numbers = [one for one in select_papers(session, self._clocks, query) if one > after]
        numbers = [one for one in numbers if wanted is None or one in wanted][:limit]
        for start in range(0, len(numbers), _BATCH):
            with self._database.reading() as session:
                batch = read_papers(session, self._clocks, numbers[start : start + _BATCH])
            yield from batch

    def unpublished(self) -> dict[str | None, int]:
        """How many documents are left out only because of their day of publication, by that day as far as known."""
        with self._database.reading() as session:
            return count_unpublished(session, self._clocks)

    def paper(self, identifier: str) -> Paper | None:
        """The document with this id, published or not; None where it had not been seen yet."""
        sql = "SELECT document FROM sighting WHERE id = ? AND seq <= ?"
        with self._database.reading() as session:
            row = next(iter(session.rows(sql, [parse_id(identifier), self.position])), None)
            return read_papers(session, self._clocks, [row[0]])[0] if row else None

    def trail(self, document: str) -> list[Entry]:
        """Every statement about the document with this id up to the position, in order."""
        with self._database.reading() as session:
            return read_trail(session, document, self.position)

    def names(self, text: str) -> list[Name]:
        """What ``text`` may be the id of, or the beginning of the id of; raises QueryError where it is none."""
        with self._database.reading() as session:
            return find_names(session, text, self.position)

    def near(self, text: str) -> list[Name]:
        """Ids that begin as ``text`` does, as far as any does."""
        with self._database.reading() as session:
            return find_near(session, text, self.position)

    def statement(self, identifier: str) -> Statement | None:
        """The statement with this id; None where there was none yet."""
        with self._database.reading() as session:
            sql = "SELECT body FROM statement WHERE id = ? AND seq <= ?"
            row = next(iter(session.rows(sql, [parse_id(identifier), self.position])), None)
        return msgspec.json.decode(row[0], type=Statement) if row else None

    def group(self, activity: int) -> Activity:
        """What the activity with this key is a grouping of; it must be one that :meth:`names` named."""
        with self._database.reading() as session:
            return read_group(session, activity)

    def versions(self, activity: int) -> list[Version]:
        """Each state that the activity with this key has had so far, on the recorded clock alone."""
        with self._database.reading() as session:
            return read_versions(session, activity, self.position)

    def touched(self, before: int) -> list[str]:
        """The ids of the documents that statements behind number ``before`` are about, in the order of their coming."""
        sql = """SELECT id FROM sighting WHERE seq IN (SELECT document FROM statement WHERE seq > ? AND seq <= ?)
                 ORDER BY seq"""
        with self._database.reading() as session:
            return [show_id(row[0]) for row in session.rows(sql, [before, self.position])]

    def changes(self, before: "View") -> tuple[list[ActivityChange], list[ClaimChange]]:
        """What came, changed or went since ``before``, an earlier view of the same ledger, by knowledge alone."""
        claims: list[ClaimChange] = []
        for document in self.touched(before.position):
            entries = self.trail(document)
            title = next((seen.metadata.title for _, seen in find_sightings(entries)), None)
            claims += find_claim_changes(document, title, entries, before.position)
        sides = (side for one in claims for side in (one.before, one.after) if side is not None)
        keys = sorted({activity.key for side in sides if (activity := find_activity(side)) is not None})
        bare = (View(self._database, None, None, None, view.position) for view in (before, self))
        was, now = (view.summaries(keys) for view in bare)
        self._judge_keys(keys, {activity.key for activity in (*was, *now)})
        return find_activity_changes(was, now), claims

    def queue(self, limit: int) -> list[Waiting]:
        """The claims that most deserve a person's look, worst first, on the recorded clock alone."""
        with self._database.reading() as session:
            return read_queue(session, self.position, limit)

    def began(self) -> str | None:
        """When the ledger recorded its first statement; None where it holds none."""
        with self._database.reading() as session:
            row = next(iter(session.rows("SELECT recorded FROM statement WHERE seq = 1")), None)
        return show_time(row[0]) if row else None


def _find_position(session: Session, known_at: int | None) -> int:
    """The number of the last statement recorded by ``known_at``."""
    if known_at is None:
        row = next(iter(session.rows("SELECT max(seq) FROM statement")))
    else:
        last = "SELECT seq FROM statement WHERE recorded <= ? ORDER BY recorded DESC, seq DESC LIMIT 1"
        row = next(iter(session.rows(last, [known_at])), (0,))
    return row[0] or 0
