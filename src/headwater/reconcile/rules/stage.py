"""A later stage than the record then supports."""

from collections.abc import Iterator

from headwater.model import Activity, Finding
from headwater.reconcile.clash import Rule, build_finding
from headwater.reconcile.favour import judge_value
from headwater.reconcile.ladder import Denial, find_denials
from headwater.reconcile.record import Record
from headwater.reconcile.rules.certainty import cites
from headwater.reconcile.rules.outdated import is_overtaken
from headwater.reconcile.said import Said
from headwater.reconcile.spans import find_gap
from headwater.reconcile.tell import tell_house
from headwater.reconcile.told import DONE, PROSPECT, Told

_SURE = ("stated", "reported")


def find_stage_inflations(record: Record) -> Iterator[Finding]:
    """For each activity: stages that are denied, that their source does not tell, or that the day's record does not."""
    for activity in record.activities:
        for find in (_find_denied, _find_risen, _find_same_day):
            finding = find(record, activity)
            if finding:
                yield finding
                break


def _tolds(record: Record, activity: Activity) -> list[Told]:
    return [t for t in record.tolds(activity) if t.rank is not None and not t.denied]


def _find_denied(record: Record, activity: Activity) -> Finding | None:
    """A stage told as reached, which another document says is not, then or later."""
    denials = (*find_denials(record, activity), *find_denials(record, activity, "record_pending"))
    tolds = [t for t in _tolds(record, activity) if t.claim.assertion in _SURE]
    pairs = [(d, t) for d in denials for t in tolds if _contradicts(d, t) and record.is_close(d.told, t, "stage")]
    if not pairs:
        return None
    high = list({t.id: t for _, t in pairs}.values())
    low = {d.told.id: d.told for d, _ in pairs if not d.told.denied and d.told.stage}
    low |= {t.id: t for t in tolds if _backs(t, list(low.values()), high)}
    sides = {t.document: Said(t, t.stage or "") for t in tolds if t.id in low or t in high}
    told = next(iter(low.values()), None)
    stage = told.stage if told else None
    why = f"{tell_house(pairs[0][0].told.paper)} says that it has not come so far."
    return build_finding(record, "stage_inflation", "stage", tuple(sides.values()), decided=(stage, why))


def _contradicts(denial: Denial, told: Told) -> bool:
    """Whether a denied stage is told as reached before the denial, or shortly after without a day of its own."""
    if told.document == denial.told.document or told.rank is None or told.rank < denial.rank:
        return False
    if is_overtaken(denial, told):
        return False
    said = denial.told.published
    if said is None:
        return False
    if told.days is not None:
        return told.days[1] <= said[1]
    return told.published is not None and (told.published[0] - said[1]).days <= 60


def _backs(told: Told, low: list[Told], high: list[Told]) -> bool:
    """Whether a document tells the lower stage as the denier does: the same act, or with a term still to come."""
    if told in high or not any(told.stage == other.stage for other in low):
        return False
    if any(told.date and told.date == other.date for other in low):
        return True
    term: str | None = getattr(told.claim, "deadline", None)
    return term is not None and all(h.date is None or term > h.date for h in high)


def _find_risen(record: Record, activity: Activity) -> Finding | None:
    """A stage above that of the document on which the claim rests."""
    tolds = [t for t in _tolds(record, activity) if t.claim.assertion in _SURE or t.claim.assertion == "expected"]
    pairs = [(a, b) for a in tolds for b in tolds if _has_risen(a, b) and cites(record, b, a)]
    pairs = [
        (a, b) for a, b in pairs if not any(t.document == a.document and (t.rank or 0) >= (b.rank or 0) for t in tolds)
    ]
    if not pairs:
        return None
    source = min((a for a, _ in pairs), key=lambda t: (t.rank or 0, t.id))
    sides = {t.document: Said(t, t.stage or "") for pair in pairs for t in pair}
    why = f"{tell_house(source.paper)} is what the other rests on, and tells it as {source.stage}."
    return build_finding(record, "stage_inflation", "stage", tuple(sides.values()), decided=(source.stage, why))


def _has_risen(source: Told, told: Told) -> bool:
    """Whether the stage rose on the way, without a later day that would make it news."""
    if source.rank is None or told.rank is None or told.rank <= source.rank:
        return False
    return told.days is None or source.published is None or told.days[0] <= source.published[1]


def _find_same_day(record: Record, activity: Activity) -> Finding | None:
    """What an official record tells of a day, told of that day as something further."""
    tolds = [t for t in _tolds(record, activity) if t.claim.assertion in _SURE]
    pairs = [
        (a, b)
        for a in tolds
        for b in tolds
        if (a.official or a.type == "agreement") and _is_beyond(record, a, b) and record.is_close(a, b, "stage")
    ]
    pairs = [
        (a, b) for a, b in pairs if not any(t.document == a.document and (t.rank or 0) >= (b.rank or 0) for t in tolds)
    ]
    if not pairs:
        return None
    high, low = {b.id for _, b in pairs}, {a.stage for a, _ in pairs}
    days = {a.days for a, _ in pairs}
    both = [t for t in tolds if t.id in high or (t.stage in low and (t.days in days or t.days is None))]
    sides = {t.document: Said(t, t.stage or "") for t in reversed(both)}
    ordered = tuple(sides[d] for d in dict.fromkeys(t.document for t in both))
    return build_finding(record, "stage_inflation", "stage", ordered, decided=judge_value(record, ordered))


def _is_beyond(record: Record, source: Told, told: Told) -> bool:
    """Whether ``told`` tells of the event of ``source`` a stage that comes after it."""
    if told.document == source.document or source.rank is None or told.rank is None or told.rank <= source.rank:
        return False
    if told.days is not None and source.days is not None and source.stage not in PROSPECT:
        # What was signed may be in force on the same day.
        return told.stage in DONE and told.days == source.days
    return source.stage in PROSPECT and told.stage not in PROSPECT and _is_one_event(record, source, told)


def _is_one_event(record: Record, source: Told, told: Told) -> bool:
    """Whether what one calls a plan the other calls done, within days, and with no later day of its own."""
    if source.published is None or told.published is None:
        return False
    if told.type == "assistance" and told.stage == "announced" and source.stage != "considered":
        return False  # "will provide" and "announced" are one thing in many mouths
    if told.days is not None and told.days[1] > source.published[1]:
        return False
    return find_gap(source.published, told.published) <= record.settings.days.same_news


STAGE = Rule("stage_inflation", 1, find_stage_inflations)
