"""Ordinals and counts that cannot both hold."""

from collections.abc import Iterator

from headwater.model import Agreement, Count, Finding
from headwater.reconcile.clash import Rule, build_finding, find_clash
from headwater.reconcile.numbers import find_country_counts
from headwater.reconcile.record import Record
from headwater.reconcile.said import Said
from headwater.reconcile.spans import find_gap
from headwater.reconcile.told import Told


def find_count_conflicts(record: Record) -> Iterator[Finding]:
    """Two ordinals for one agreement; two counts of countries in one activity."""
    for activity in record.activities:
        tolds = [t for t in record.tolds(activity) if not t.denied]
        ordinals = [Said(t, str(t.claim.ordinal)) for t in tolds if isinstance(t.claim, Agreement) and t.claim.ordinal]
        clash = find_clash(ordinals, lambda a, b: a.value != b.value)
        if clash:
            yield build_finding(record, "count_conflict", "ordinal", clash)
        counts = [
            Said(t, str(number), f"{bound} {number}")
            for t in tolds
            for number, bound in find_country_counts(t.claim, _text_of(record, t), record.codebook)
        ]
        clash = find_clash(counts, lambda a, b: _are_against(record, a, b))
        if clash:
            yield build_finding(record, "count_conflict", "recipients", clash)


def _text_of(record: Record, told: Told) -> str | None:
    """The whole text, where it tells of one act alone."""
    return told.paper.text if sum(c.id in record.told for c in told.paper.claims) == 1 else None


def _are_against(record: Record, a: Said, b: Said) -> bool:
    """Counts grow: only those of about one time contradict each other, and only as far as their bounds let them."""
    left, right = a.told, b.told
    if not _are_of_one(left.claim.count, right.claim.count):
        return False
    if left.published is None or right.published is None:
        return False
    if find_gap(left.published, right.published) > record.settings.days.fresh:
        return False
    return not (_holds(a, b) or _holds(b, a))


def _are_of_one(left: Count | None, right: Count | None) -> bool:
    """Whether two counts may be of the same things within the same time; what is not told may be."""
    if left is None or right is None:
        return True
    one_noun = bool(set(left.of.casefold().split()) & set(right.of.casefold().split()))
    return one_noun and (left.window is None or right.window is None or left.window == right.window)


def _holds(a: Said, b: Said) -> bool:
    """Whether ``a`` may be so where ``b`` is."""
    (bound, limit), number = b.same.split(), int(a.value)
    if bound == "about":
        return abs(number - int(limit)) <= 1
    return {"at_least": number >= int(limit), "more_than": number > int(limit), "at_most": number <= int(limit)}.get(
        bound, number == int(limit)
    )


COUNT = Rule("count_conflict", 1, find_count_conflicts)
