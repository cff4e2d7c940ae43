"""Two sums for one thing at one stage."""

from collections.abc import Iterator
from datetime import date

from headwater.model import Finding
from headwater.reconcile.clash import Rule, build_finding, find_near_clash
from headwater.reconcile.record import Record
from headwater.reconcile.rules.scope import find_inflated
from headwater.reconcile.said import Said
from headwater.reconcile.spans import are_overlapping
from headwater.reconcile.sums import compare_sums, write_sum
from headwater.reconcile.told import DONE, PROSPECT, Told

_NEVER = date.max


def find_amount_conflicts(record: Record) -> Iterator[Finding]:
    """Sums of one activity that neither rounding, exchange, a change of plan nor a part explains."""
    inflated = find_inflated(record)
    for activity in record.activities:
        saids = [
            Said(told, write_sum(told.amount.value, told.amount.currency))
            for told in record.tolds(activity)
            if told.amount is not None and told.id not in inflated and not told.denied
        ]
        clash = find_near_clash(record, "amount", saids, lambda a, b: are_against(record, a.told, b.told))
        if clash:
            yield build_finding(record, "amount_conflict", "amount", clash)


def are_against(record: Record, left: Told, right: Told) -> bool:
    """Whether the amounts of two claims of one activity cannot both hold."""
    if (
        compare_sums(left, right, record.rates, record.settings) != "differ"
        or left.amount is None
        or right.amount is None
    ):
        return False
    if left.amount.scope != right.amount.scope and "each" in (left.amount.scope, right.amount.scope):
        return False
    first, second = sorted((left, right), key=lambda t: t.published or (_NEVER, _NEVER))
    return _are_one_step(first, second) and not _is_part(left, right) and not _is_part(right, left)


def _are_one_step(first: Told, second: Told) -> bool:
    """Whether the later document speaks of the step that the earlier one tells, and not of a changed plan."""
    if first.type == "budget":
        return first.stage == second.stage and _is_one_day(first, second)
    if first.stage in PROSPECT and second.stage not in PROSPECT:
        return False
    return not (first.stage in PROSPECT and second.stage in PROSPECT) or _is_soon(first, second)


def _is_one_day(first: Told, second: Told) -> bool:
    """Whether two claims tell of one act on a budget; a request may be changed before it is granted."""
    if first.stage in PROSPECT and (first.days is None or second.days is None):
        return _is_soon(first, second)
    return are_overlapping(first.date, second.date)


def _is_soon(first: Told, second: Told) -> bool:
    """Whether two plans were told within a week: a plan that changes takes longer."""
    if first.published is None or second.published is None:
        return False
    return (second.published[0] - first.published[1]).days <= 7


def _is_part(whole: Told, part: Told) -> bool:
    """Whether a smaller sum is that of a hand-over, or said to be a part."""
    assert whole.amount is not None
    assert part.amount is not None
    less = whole.amount.currency != part.amount.currency or float(part.amount.value) < float(whole.amount.value)
    later = part.stage in DONE and whole.stage not in DONE
    lower = part.stage == "contracted" and whole.stage in ("announced", "agreed")
    return less and (later or lower or part.amount.scope == "part")


AMOUNT = Rule("amount_conflict", 1, find_amount_conflicts)
