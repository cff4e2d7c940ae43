"""The year of a delivery or a report taken for the year of the programme."""

from collections.abc import Iterator

from headwater.model import Finding
from headwater.reconcile.clash import Rule, build_finding, find_near_clash
from headwater.reconcile.record import Record
from headwater.reconcile.said import Said


def find_fiscal_year_conflicts(record: Record) -> Iterator[Finding]:
    """Two fiscal years for one activity."""
    for activity in record.activities:
        saids = [Said(t, t.fiscal_year) for t in record.tolds(activity) if t.fiscal_year and not t.denied]
        clash = find_near_clash(record, "fiscal_year", saids, lambda a, b: a.value != b.value)
        if clash:
            yield build_finding(record, "fiscal_year_conflict", "fiscal_year", clash)


FISCAL = Rule("fiscal_year_conflict", 1, find_fiscal_year_conflicts)
