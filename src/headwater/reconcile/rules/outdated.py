"""True when said, overtaken by a later event."""

from collections.abc import Iterator

from headwater.model import Activity, Finding
from headwater.reconcile.clash import Rule, build_finding
from headwater.reconcile.ladder import Denial, find_denials
from headwater.reconcile.record import Record
from headwater.reconcile.said import Said
from headwater.reconcile.tell import tell_house
from headwater.reconcile.told import Told


def find_outdated(record: Record) -> Iterator[Finding]:
    """Documents that say that a state does not hold yet, and later ones that tell of it."""
    for activity in record.activities:
        yield from _find(record, activity)


def _find(record: Record, activity: Activity) -> Iterator[Finding]:
    for stage in dict.fromkeys(d.stage for d in find_denials(record, activity)):
        denials = [d for d in find_denials(record, activity) if d.stage == stage]
        later = [t for t in record.tolds(activity) if any(is_overtaken(d, t) for d in denials)]
        early = [d for d in denials if any(is_overtaken(d, t) for t in later)]
        if later and early:
            sides = {d.told.document: Said(d.told, _lasting(d)) for d in early}
            sides |= {t.document: Said(t, stage) for t in later if t.document not in sides}
            why = f"{tell_house(later[0].paper)} tells what came after."
            yield build_finding(record, "outdated", "stage", tuple(sides.values()), decided=(stage, why))
            return


def _lasting(denial: Denial) -> str:
    told = denial.told
    return told.stage if told.stage and not told.denied else f"not_{denial.stage}"


def is_overtaken(denial: Denial, told: Told) -> bool:
    """Whether ``told`` tells that the state came after the day on which it was denied.

    It must be dated behind that day, or an official record told later: else it only contradicts.
    """
    if told.stage != denial.stage or told.denied or told.claim.assertion not in ("stated", "reported"):
        return False
    said = denial.told.published
    if told.document == denial.told.document or said is None:
        return False
    if told.days is not None:
        return told.days[0] > said[1] or (told.days[1] > said[1] and told.official)
    return told.official and told.published is not None and told.published[0] > said[1]


OUTDATED = Rule("outdated", 1, find_outdated)
