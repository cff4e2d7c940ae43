"""Two programmes or instruments merged or confused."""

from collections.abc import Iterator

from headwater.model import Finding
from headwater.reconcile.clash import Rule, build_finding, find_near_clash
from headwater.reconcile.record import Record
from headwater.reconcile.said import Said


def find_framework_conflicts(record: Record) -> Iterator[Finding]:
    """Two frameworks for one activity, two kinds of instrument for one agreement."""
    for activity in record.activities:
        tolds = [t for t in record.tolds(activity) if not t.denied]
        for slot, named in (
            ("framework", [Said(t, t.framework, t.framework.casefold()) for t in tolds if t.framework]),
            ("instrument", [Said(t, t.instrument) for t in tolds if t.instrument and t.instrument != "other"]),
        ):
            clash = find_near_clash(record, slot, named, lambda a, b: a.same != b.same)
            if clash:
                yield build_finding(record, "framework_conflict", slot, clash)


FRAMEWORK = Rule("framework_conflict", 1, find_framework_conflicts)
