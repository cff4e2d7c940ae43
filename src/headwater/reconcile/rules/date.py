"""Two dates for one act."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from headwater.model import Finding
from headwater.reconcile.clash import Rule, build_finding, find_near_clash
from headwater.reconcile.record import Record
from headwater.reconcile.rules.reannounced import find_late
from headwater.reconcile.said import Said
from headwater.reconcile.spans import are_overlapping, find_gap, find_length
from headwater.reconcile.told import ACTS, DONE, PROSPECT, Told


def _find_past(tolds: Iterable[Told]) -> dict[str, list[Said]]:
    """Dated acts that are told as done, by stage."""
    by_stage: dict[str, list[Said]] = defaultdict(list)
    for told in tolds:
        if told.date and told.days and told.stage and told.stage not in PROSPECT and _is_told_as_done(told):
            by_stage[told.stage].append(Said(told, told.date))
    return by_stage


def _is_told_as_done(told: Told) -> bool:
    past = told.published is None or told.days is None or told.days[0] <= told.published[1]
    return told.claim.assertion in ("stated", "reported") and past


def find_date_conflicts(record: Record) -> Iterator[Finding]:
    """Dates of one act at one stage of which no day is common."""
    for activity in record.activities:
        anew = {told.id for told in find_late(record, activity)}
        for saids in _find_past(t for t in record.tolds(activity) if t.id not in anew).values():
            clash = find_near_clash(record, "date", saids, lambda a, b: _are_against(record, a, b))
            if clash:
                yield build_finding(record, "date_conflict", "date", clash)
        founded = [Said(t, t.founded) for t in record.tolds(activity) if t.founded and not t.denied]
        clash = find_near_clash(record, "established", founded, lambda a, b: not are_overlapping(a.value, b.value))
        if clash:
            yield build_finding(record, "date_conflict", "established", clash)


def _are_against(record: Record, a: Said, b: Said) -> bool:
    left, right = a.told, b.told
    if left.days is None or right.days is None:
        return False
    gap, days = find_gap(left.days, right.days), record.settings.days
    if gap == 0 or max(find_length(left.days), find_length(right.days)) > 31:
        return False
    if left.stage in DONE:
        return gap <= days.tranche and not _are_tranches(left, right)
    if left.type == "assistance" and left.stage in ACTS:
        return (left.stage != "announced" or gap < days.announced_again) and not (
            _is_own_day(left) and _is_own_day(right)
        )
    return left.type == "agreement" or gap <= days.announced_again


def _are_tranches(left: Told, right: Told) -> bool:
    """Whether they tell of two hand-overs: other items or other numbers."""
    shared = set(left.counted) & set(right.counted)
    if {n for n, _ in left.counted.values()} & {n for n, _ in right.counted.values()}:
        return False
    return (bool(left.items and right.items) and not set(left.items) & set(right.items)) or any(
        left.counted[i][0] != right.counted[i][0] for i in shared
    )


def _is_own_day(told: Told) -> bool:
    """Whether an official release announces something of its own, on its own day."""
    return told.official and told.days is not None and told.days == told.published


DATE = Rule("date_conflict", 1, find_date_conflicts)
