"""Values that differ and yet agree: recognised, so that they are told as what they are and never as conflicts."""

from collections.abc import Iterator
from itertools import combinations

from headwater.model import Compatible, Side
from headwater.model.finding import CompatibleKind
from headwater.reconcile.record import Record
from headwater.reconcile.spans import find_gap, find_length
from headwater.reconcile.sums import compare_sums, write_sum
from headwater.reconcile.tell import tell_house, tell_value
from headwater.reconcile.told import PROSPECT, Told


def find_compatibles(record: Record) -> Iterator[Compatible]:
    """Refinements, progress, revisions and restatements between the documents of each activity."""
    for activity in record.activities:
        for left, right in combinations([t for t in record.tolds(activity) if not t.denied], 2):
            if left.document != right.document:
                yield from _compare(record, left, right)


def _compare(record: Record, left: Told, right: Told) -> Iterator[Compatible]:
    """``left`` was published first."""
    if left.amount and right.amount:
        kind = _judge_amount(record, left, right)
        values = tuple(write_sum(m.value, m.currency) for m in (left.amount, right.amount))
        if kind:
            yield _build(kind, "amount", (left, values[0]), (right, values[1]))
    if left.date and right.date and left.stage == right.stage and _is_refined(left, right):
        yield _build("refinement", "date", (left, left.date), (right, right.date))
    if left.rank is not None and right.rank is not None and left.rank < right.rank:
        yield _build("progress", "stage", (left, left.stage or ""), (right, right.stage or ""))


def _judge_amount(record: Record, left: Told, right: Told) -> CompatibleKind | None:
    verdict = compare_sums(left, right, record.rates, record.settings)
    if verdict == "restated":
        return "restatement"
    if verdict == "rounded":
        return "refinement"
    planned = left.stage in PROSPECT and right.stage != left.stage
    return "revision" if verdict == "differ" and planned else None


def _is_refined(left: Told, right: Told) -> bool:
    if left.days is None or right.days is None or left.days == right.days:
        return False
    return find_gap(left.days, right.days) == 0 and find_length(left.days) != find_length(right.days)


_WORDS = {
    "refinement": "{a} says {x}, and {b} the same more or less closely: {y}.",
    "progress": "{a} tells it as {x}, and {b} later as {y}.",
    "revision": "{a} told of a plan of {x}; {b} tells of {y}.",
    "restatement": "{a} says {x}, which at the day's rate is what {b} says: {y}.",
}


def _build(kind: CompatibleKind, slot: str, left: tuple[Told, str], right: tuple[Told, str]) -> Compatible:
    sides = [Side(document=t.document, claim=t.id, value=v) for t, v in (left, right)]
    words = {"x": tell_value(slot, left[1]), "y": tell_value(slot, right[1])}
    houses = {"a": tell_house(left[0].paper), "b": tell_house(right[0].paper)}
    return Compatible(
        kind=kind, slot=slot, left=sides[0], right=sides[1], sentence=_WORDS[kind].format(**words, **houses)
    )
