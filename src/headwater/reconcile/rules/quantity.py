"""Two numbers of units."""

from collections.abc import Iterator
from functools import partial

from headwater.model import Finding
from headwater.reconcile.clash import Rule, build_finding, find_near_clash
from headwater.reconcile.favour import judge_value
from headwater.reconcile.items import are_alike
from headwater.reconcile.record import Record
from headwater.reconcile.rules.scope import find_list_inflations
from headwater.reconcile.said import Said
from headwater.reconcile.spans import find_gap
from headwater.reconcile.told import DONE, PROSPECT, Told


def find_quantity_conflicts(record: Record) -> Iterator[Finding]:
    """Numbers of one item in one activity that neither a part, a hedge nor a change of plan explains."""
    inflated = {claim for f in find_list_inflations(record) if f.slot == "quantity" for claim in f.claims}
    for activity in record.activities:
        tolds = [t for t in record.tolds(activity) if not t.denied and t.id not in inflated]
        for item in sorted({item for told in tolds for item in told.counted}):
            saids = [Said(t, str(t.counted[like][0])) for t in tolds for like in _find_like(t, item)]
            clash = find_near_clash(record, "quantity", saids, partial(_are_other, item=item))
            if clash:
                yield build_finding(record, "quantity_conflict", "quantity", clash, decided=_judge(record, clash))
                break


_STAGED = (None, "Each number may be true of its stage: what was agreed, and what was handed over.")


def _judge(record: Record, clash: tuple[Said, ...]) -> tuple[str | None, str]:
    """As the record does; but what was agreed does not decide what was handed over, unless officially."""
    done = {s.same for s in clash if s.told.stage in DONE}
    agreed = {s.same for s in clash if s.told.stage not in DONE}
    official = any(s.told.official for s in clash)
    return _STAGED if done and agreed and not done & agreed and not official else judge_value(record, clash)


def _find_like(told: Told, item: str) -> list[str]:
    """The item, or the only other one that a document counts where it may be the same thing."""
    if item in told.counted:
        return [item]
    return [like for like in told.counted if len(told.counted) == 1 and are_alike(like, item)]


def _count(told: Told, item: str) -> tuple[int, str]:
    return told.counted[_find_like(told, item)[0]]


def _are_other(a: Said, b: Said, item: str) -> bool:
    return _are_against(a.told, b.told, item)


def _are_against(left: Told, right: Told, item: str) -> bool:
    a, b = _count(left, item), _count(right, item)
    if _are_alike(a, b) or _are_alike(b, a):
        return False
    first, second = sorted((left, right), key=lambda t: t.rank or 0)
    low, high = _count(first, item)[0], _count(second, item)[0]
    if first.stage in DONE and second.stage in DONE:
        return left.days is None or right.days is None or find_gap(left.days, right.days) <= 3
    if second.stage in DONE and high < low:
        return False  # a part of what was agreed
    return not (first.stage in PROSPECT and second.stage not in PROSPECT)


def _are_alike(a: tuple[int, str], b: tuple[int, str]) -> bool:
    """Whether a number holds under another's bound."""
    number, (limit, bound) = a[0], b
    if bound == "about" or a[1] == "about":
        return abs(number - limit) <= max(1, 0.15 * limit)
    return {"at_least": number >= limit, "more_than": number > limit, "at_most": number <= limit}.get(
        bound, number == limit
    )


QUANTITY = Rule("quantity_conflict", 1, find_quantity_conflicts)
