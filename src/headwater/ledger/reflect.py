"""Writes a mirror: beliefs that began and ended, stretch by stretch of the chain, into files that never change.

What was written once is kept; a run that is stopped goes on where it was. Short segments are put together, so that
there are few however often a mirror is brought up to date. Needs the extra ``headwater[mirror]``.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

import msgspec

from headwater.errors import MirrorForeign
from headwater.ledger.append import Head, read_head
from headwater.ledger.cell import Cell, parse_hundredths
from headwater.ledger.columns import CELLS, EVENTS, build_cells, build_events, join_files, open_file
from headwater.ledger.database import Database, Session
from headwater.ledger.event import Event, read_events
from headwater.ledger.files import hold_place
from headwater.ledger.segment import (
    KINDS,
    Contents,
    Segment,
    hold_folder,
    read_contents,
    remove_others,
    write_contents,
)

LONGEST = 500_000
"""Statements of one segment."""
_STEP = 100_000
"""Statements that are read at once."""

Watch = Callable[[int, int], None]
"""Is told how many statements are mirrored, and of how many."""


class Written(msgspec.Struct, frozen=True):
    """What a mirror holds now, and how many segments of another ledger, or damaged ones, were ``dropped`` before."""

    contents: Contents
    dropped: int


def write_mirror(
    database: Database,
    folder: Path,
    watch: Watch = lambda *_: None,
    *,
    again: bool = False,
    longest: int = LONGEST,
) -> Written:
    """Bring the mirror in ``folder`` up to the ledger's head, and make it where there is none, or ``again``.

    What is there of another ledger, or damaged, is thrown away. Raises MirrorForeign where somebody else is at it.
    """
    with hold_folder(folder):
        with database.reading() as session:
            head, (contents, dropped) = read_head(session), find_kept(session, folder)
        contents = Contents() if again else contents
        remove_others(folder, contents)
        write_contents(folder, contents)
        while contents.cut < head.seq:
            watch(contents.cut, head.seq)
            contents = _extend(database, folder, contents, head, longest)
            write_contents(folder, contents)
        watch(contents.cut, head.seq)
        return Written(contents, dropped)


def find_kept(session: Session, folder: Path) -> tuple[Contents, int]:
    """The first segments in ``folder``, as long as they are whole and of this ledger's chain; how many are left.

    A table of contents that cannot be read counts as one.
    """
    try:
        contents = read_contents(folder) or Contents()
    except MirrorForeign:
        return Contents(), 1
    kept: list[Segment] = []
    for one in contents.segments:
        if not (one.is_there(folder) and has_link(session, one.last, bytes.fromhex(one.link))):
            break
        kept.append(one)
    return Contents(segments=tuple(kept)), len(contents.segments) - len(kept)


def has_link(session: Session, seq: int, link: bytes) -> bool:
    """Whether statement ``seq`` of the ledger has this link; of a mirror of nothing, yes."""
    row = next(iter(session.rows("SELECT link FROM statement WHERE seq = ?", [seq])), None)
    return seq == 0 or (row is not None and bytes(row[0]) == link)


def _extend(database: Database, folder: Path, contents: Contents, head: Head, longest: int) -> Contents:
    """``contents`` with one more segment, up to the head or as long as one may be."""
    first = contents.cut + 1
    last = min(first + longest - 1, head.seq)
    with database.reading() as session:
        link = bytes(next(iter(session.rows("SELECT link FROM statement WHERE seq = ?", [last])))[0]).hex()
    empty = Segment(first, last, link, 0, 0, 0, ())
    segments = [*contents.segments, _write_segment(database, folder, empty)]
    while len(segments) > 1 and _is_short(segments[-2], segments[-1], longest):
        segments[-2:] = [_join(folder, segments[-2], segments[-1])]
    return Contents(segments=tuple(segments))


def _is_short(one: Segment, other: Segment, longest: int) -> bool:
    """Whether ``other`` has grown as long as ``one`` before it, and both together are not too long.

    So a row is written again a few times at most, and segments are few: each is longer than those behind it.
    """
    return one.length <= other.length and one.length + other.length <= longest


def _join(folder: Path, one: Segment, other: Segment) -> Segment:
    """Write two segments as one."""
    begins, ends, odd = one.begins + other.begins, one.ends + other.ends, one.odd + other.odd
    both = Segment(one.first, other.last, other.link, begins, ends, odd, ())
    for kind in KINDS:
        with hold_place(folder / both.name(kind), overwrite=True) as place:
            join_files([folder / segment.name(kind) for segment in (one, other)], place)
    return msgspec.structs.replace(both, sizes=both.measure(folder))


def _write_segment(database: Database, folder: Path, segment: Segment) -> Segment:
    """Write the files of ``segment``; what is in them."""
    begins = ends = odd = 0
    cells: set[Cell] = set()
    paths = [folder / segment.name(kind) for kind in KINDS]
    with ExitStack() as held:
        places = [held.enter_context(hold_place(path, overwrite=True)) for path in paths]
        with open_file(places[0], EVENTS) as began, open_file(places[1], EVENTS) as ended:
            for before, last in _find_steps(segment):
                events = _read_step(database, before, last)
                began.write_table(build_events(begun := find_begun(events, before)))
                ended.write_table(build_events(given_up := find_ended(events, last)))
                begins, ends = begins + len(begun), ends + len(given_up)
                odd += count_odd(begun)
                cells.update(one.cell for one in events)
        with open_file(places[2], CELLS) as file:
            file.write_table(build_cells(cells))
    return msgspec.structs.replace(segment, begins=begins, ends=ends, odd=odd, sizes=segment.measure(folder))


def _find_steps(segment: Segment) -> Iterator[tuple[int, int]]:
    for before in range(segment.first - 1, segment.last, _STEP):
        yield before, min(before + _STEP, segment.last)


def _read_step(database: Database, before: int, last: int) -> list[Event]:
    with database.reading() as session:
        return list(read_events(session, before, last))


def find_begun(events: Iterable[Event], before: int) -> list[Event]:
    """Those that began behind ``before``, in order, as if none had ended: when it will was not known then."""
    begun = [msgspec.structs.replace(one, until=None) for one in events if one.since > before]
    return sorted(begun, key=lambda one: (one.since, one.claim))


def find_ended(events: Iterable[Event], last: int) -> list[Event]:
    """Those that ended by ``last``, in order."""
    ended = [one for one in events if one.until is not None and one.until <= last]
    return sorted(ended, key=lambda one: (one.until, one.claim))


def count_odd(events: Iterable[Event]) -> int:
    """How many have a sum that is not kept in hundredths."""
    return sum(one.amount is not None and parse_hundredths(one.amount) is None for one in events)
