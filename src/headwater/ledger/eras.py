"""What an activity was believed to be, from when to when."""

from collections.abc import Sequence

import msgspec

from headwater.ledger.activities import Summary, build_summaries
from headwater.ledger.chain import Entry
from headwater.ledger.database import Session
from headwater.ledger.held import read_eras
from headwater.model import Statement


class Version(msgspec.Struct, frozen=True):
    """An activity as it was told from ``recorded`` on; ``summary`` is None where no claim told of it any more.

    ``causes`` are the statements that made the difference, each with the title of its document.
    """

    recorded: int
    summary: Summary | None
    causes: tuple[tuple[Entry, str | None], ...]


def read_versions(session: Session, key: int, position: int) -> list[Version]:
    """Each state that the activity with this key has had by ``position``, in order."""
    eras = list(read_eras(session, key, position))
    points = sorted({seq for since, until, _ in eras for seq in (since, until) if seq is not None and seq <= position})
    titles = {one.folder: one.title for _, _, one in eras}
    versions: list[Version] = []
    for group in _group(_read_points(session, points)):
        last = group[-1][0].seq
        held = [one for since, until, one in eras if since <= last and (until is None or until > last)]
        summary = next(iter(build_summaries(held).values()), None)
        causes = tuple((entry, titles.get(folder)) for entry, folder in group)
        if not versions or versions[-1].summary != summary:
            versions.append(Version(group[0][0].recorded, summary, causes))
    return versions


def _read_points(session: Session, points: Sequence[int]) -> list[tuple[Entry, int]]:
    """The statements with these numbers, each with the number of its document."""
    sql = "SELECT seq, id, recorded, backdated, body, link, document FROM statement WHERE seq = ?"
    found: list[tuple[Entry, int]] = []
    for point in points:
        seq, identifier, recorded, backdated, body, link, document = next(iter(session.rows(sql, [point])))
        statement = msgspec.json.decode(body, type=Statement)
        found.append((Entry(seq, bytes(identifier), recorded, bool(backdated), body, bytes(link), statement), document))
    return found


def _group(points: Sequence[tuple[Entry, int]]) -> list[list[tuple[Entry, int]]]:
    """Statements that were recorded at the same moment belong to one append, and count together."""
    groups: list[list[tuple[Entry, int]]] = []
    for point in points:
        if groups and groups[-1][-1][0].recorded == point[0].recorded:
            groups[-1].append(point)
        else:
            groups.append([point])
    return groups
