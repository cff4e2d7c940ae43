"""Ordinals and counts that cannot both hold."""

from collections.abc import Iterator

from headwater.model import Agreement, Finding
from headwater.reconcile.clash import Rule, build_finding, find_clash
from headwater.reconcile.record import Record
from headwater.reconcile.said import Said
from headwater.reconcile.told import Told


def find_count_conflicts(record: Record) -> Iterator[Finding]:
    """Two ordinals for one agreement; two counts of one thing in one activity."""
    for activity in record.activities:
        tolds = [t for t in record.tolds(activity) if not t.denied]
        ordinals = [Said(t, str(t.claim.ordinal)) for t in tolds if isinstance(t.claim, Agreement) and t.claim.ordinal]
        clash = find_clash(ordinals, lambda a, b: a.value != b.value)
        if clash:
            yield build_finding(record, "count_conflict", "ordinal", clash)
        clash = find_clash([Said(t, str(t.claim.count.value)) for t in tolds if t.claim.count], _are_against)
        if clash:
            yield build_finding(record, "count_conflict", "recipients", clash)


def _are_against(a: Said, b: Said) -> bool:
    left, right = a.told.claim.count, b.told.claim.count
    if left is None or right is None or left.of.casefold() != right.of.casefold():
        return False
    exact = left.bound == right.bound == "exact"
    return exact and left.value != right.value and _is_soon(a.told, b.told)


def _is_soon(left: Told, right: Told) -> bool:
    """Counts grow: only those of about one time contradict each other."""
    if left.published is None or right.published is None:
        return False
    return abs((left.published[0] - right.published[0]).days) <= 31


COUNT = Rule("count_conflict", 1, find_count_conflicts)
