"""What a document says not to hold yet, of which activity: denied claims, and sentences of its text."""

from collections.abc import Iterator

import msgspec

from headwater.model import Activity
from headwater.reconcile.record import Record
from headwater.reconcile.told import LADDER, Told
from headwater.reconcile.voice import find_not_yet, find_pending


class Denial(msgspec.Struct, frozen=True):
    """``told``'s document says that the activity has not come to ``stage``; ``rank`` is the stage's place."""

    told: Told
    stage: str
    rank: int


def find_denials(record: Record, activity: Activity, kind: str = "record_not_yet") -> tuple[Denial, ...]:
    """What the documents of an activity say not to hold yet, or (``record_pending``) to be still to come."""
    tolds = record.tolds(activity)
    found: dict[tuple[str, str], Denial] = {}
    for denial in _find_all(record, activity, tolds, kind):
        held = [t for t in tolds if t.document == denial.told.document and t.stage == denial.stage and not t.denied]
        if not any(t.claim.assertion in ("stated", "reported") for t in held):
            found.setdefault((denial.told.document, denial.stage), denial)
    return tuple(found.values())


def _find_all(record: Record, activity: Activity, tolds: tuple[Told, ...], kind: str) -> Iterator[Denial]:
    ladder = LADDER[activity.type]
    find = find_not_yet if kind == "record_not_yet" else find_pending
    for told in tolds:
        if told.denied and told.stage in ladder:
            yield Denial(_find_voice(told, tolds), told.stage, ladder.index(told.stage))
    for document in dict.fromkeys(t.document for t in tolds):
        own = [t for t in tolds if t.document == document and not t.denied]
        for said in find(record.papers[document], record.codebook) if own else ():
            if said.stage in ladder and _is_about(record, activity, own, said.start, said.sentence):
                yield Denial(max(own, key=_rank), said.stage, ladder.index(said.stage))


def _find_voice(denied: Told, tolds: tuple[Told, ...]) -> Told:
    """What the document says instead: its claim at the highest stage below the one that it denies."""
    own = [t for t in tolds if t.document == denied.document and not t.denied and _rank(t) < _rank(denied)]
    return max(own, key=_rank, default=denied)


def _rank(told: Told) -> int:
    return -1 if told.rank is None else told.rank


def _is_about(record: Record, activity: Activity, own: list[Told], start: int, sentence: str) -> bool:
    """Whether a sentence speaks of this activity: it carries its claim, or stands nearest to it in the document."""
    end = start + len(sentence)
    others = [
        (span.start, span.end, record.activity_of[c.id].id, str(c.__struct_config__.tag))
        for c in own[0].paper.claims
        if c.id in record.activity_of
        for span in c.evidence
    ]
    inside = {act for s, e, act, _ in others if s < end and start < e}
    if inside:
        return activity.id in inside
    same = [
        (abs(start - e) if e <= start else abs(s - end), act) for s, e, act, kind in others if kind == activity.type
    ]
    if same:
        return min(same)[1] == activity.id
    acts = [record.activity_of[c.id] for c in own[0].paper.claims if c.id in record.activity_of]
    return {act.id for act in acts if act.type == activity.type} == {activity.id}
