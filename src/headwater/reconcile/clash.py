"""What several documents state of one slot: which of them cannot both hold, and a finding from those."""

from collections.abc import Callable, Iterable
from itertools import combinations

import msgspec

from headwater.model import Activity, Finding, Side
from headwater.model.finding import FindingKind
from headwater.reconcile.favour import judge_value
from headwater.reconcile.record import Record
from headwater.reconcile.said import Said
from headwater.reconcile.tell import tell_activity, tell_sides

SIDES = "{sides}"
VERSION = 1
"""Of how rules judge; a new one where any judges otherwise."""

Against = Callable[[Said, Said], bool]
"""Whether two statements of two documents cannot both hold."""


class Rule(msgspec.Struct, frozen=True):
    """A rule of findings: its kind, the version of how it judges, and the function of a record."""

    kind: FindingKind
    version: int
    find: Callable[[Record], Iterable[Finding]]


def find_near_clash(record: Record, slot: str, saids: Iterable[Said], against: Against) -> tuple[Said, ...]:
    """As :func:`find_clash`, of documents that agree in something else that few gifts share."""
    return find_clash(saids, against, lambda a, b: record.is_close(a.told, b.told, slot))


def find_clash(saids: Iterable[Said], against: Against, near: Against | None = None) -> tuple[Said, ...]:
    """One statement of each document that cannot hold beside another document's; none where all can.

    Two documents clash only where nothing that one says of the slot agrees with anything that the other says.
    """
    by_document: dict[str, list[Said]] = {}
    for said in saids:
        by_document.setdefault(said.told.document, []).append(said)
    chosen: dict[str, Said] = {}
    for left, right in combinations(by_document.values(), 2):
        pairs = [(a, b) for a in left for b in right]
        if all(against(a, b) for a, b in pairs):
            close = next(((a, b) for a, b in pairs if near is None or near(a, b)), None)
            for said in close or ():
                chosen.setdefault(said.told.document, said)
    return tuple(chosen[document] for document in by_document if document in chosen)


def build_finding(
    record: Record,
    kind: FindingKind,
    slot: str,
    saids: tuple[Said, ...],
    *,
    decided: tuple[str | None, str] | None = None,
    wording: str = "",
) -> Finding:
    """A finding on ``saids``.

    ``decided``: the favoured value and why, where the rule knows better than the record. ``wording``: a sentence of
    the rule's own; SIDES in it stands for who says what.
    """
    favoured, why = decided or judge_value(record, saids)
    told = max((said.told for said in saids), key=lambda t: (bool(t.framework), len(t.parties), t.id))
    activity: Activity | None = record.activity_of.get(told.id)
    subject = tell_activity(told, slot)
    sides = tell_sides(slot, [(said.told, said.value) for said in saids], subject)
    whole = slot in ("amount", "date", "ordinal")
    return Finding(
        kind=kind,
        slot=slot,
        sides=tuple(Side(document=s.told.document, claim=s.told.id, value=s.value) for s in saids),
        sentence=wording.replace(SIDES, sides) or (f"{sides}." if whole else f"Of {subject}: {sides}."),
        rule=kind,
        version=VERSION,
        favoured=favoured,
        why=why,
        activity=activity.id if activity else None,
    )
