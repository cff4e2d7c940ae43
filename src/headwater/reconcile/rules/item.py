"""Different things for one activity at one stage; a component told as the whole system."""

from collections.abc import Iterator

from headwater.model import Finding
from headwater.reconcile.clash import Rule, build_finding, find_near_clash
from headwater.reconcile.items import find_differing, find_special
from headwater.reconcile.record import Record
from headwater.reconcile.said import Said
from headwater.reconcile.spans import find_gap
from headwater.reconcile.told import DONE, PROSPECT, Told


def find_item_conflicts(record: Record) -> Iterator[Finding]:
    """Lists of items of which neither is the other told less closely, nor a part of it."""
    for activity in record.activities:
        tolds = [t for t in record.tolds(activity) if find_special(t.items) and not t.denied]
        saids = [Said(t, " ".join(sorted(find_special(t.items)))) for t in tolds]
        clash = find_near_clash(record, "items", saids, lambda a, b: _are_against(a.told, b.told))
        if clash:
            yield build_finding(record, "item_conflict", "items", _keep_differing(clash))


def _are_against(left: Told, right: Told) -> bool:
    if (left.stage in PROSPECT) != (right.stage in PROSPECT):
        return False  # what is planned may change
    if left.stage in DONE and right.stage in DONE and left.days and right.days and find_gap(left.days, right.days) > 3:
        return False  # two hand-overs
    a, b = find_special(left.items), find_special(right.items)
    mine, theirs = find_differing(a, b)
    if not mine or not theirs:
        return False
    return (len(mine) == len(a) and len(theirs) == len(b)) or (len(mine) == len(theirs) == 1 and len(a) == len(b))


def _keep_differing(clash: tuple[Said, ...]) -> tuple[Said, ...]:
    """Each list without what all of them share."""
    shared = set.intersection(*(set(s.value.split()) for s in clash))
    return tuple(Said(s.told, " ".join(i for i in s.value.split() if i not in shared)) for s in clash)


ITEM = Rule("item_conflict", 1, find_item_conflicts)
