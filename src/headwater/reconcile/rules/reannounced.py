"""An old activity told as new, so that a sum would count it twice."""

from collections.abc import Iterator

from headwater.model import Activity, Finding
from headwater.reconcile.clash import Rule, build_finding
from headwater.reconcile.identity.features import Pair, find_features
from headwater.reconcile.record import Record
from headwater.reconcile.said import Said
from headwater.reconcile.spans import find_gap
from headwater.reconcile.tell import tell_house
from headwater.reconcile.told import ACTS, Told
from headwater.reconcile.wording import has_cue


def find_late(record: Record, activity: Activity) -> list[Told]:
    """Claims of an activity that tell it as new long after it was told first."""
    tolds = [t for t in record.tolds(activity) if _is_act(t)]
    return [t for t in tolds if _is_late(record, t, tolds)]


def find_re_announcements(record: Record) -> Iterator[Finding]:
    """Announcements long after the same gift was announced or agreed, by documents that do not tell of the first."""
    for activity in record.activities:
        tolds = [t for t in record.tolds(activity) if _is_act(t)]
        late = find_late(record, activity)
        if not late:
            continue
        ids, again = {t.id for t in late}, {t.document for t in late}
        kept = [t for t in tolds if t.id in ids or t.document not in again]
        saids = {t.document: Said(t, t.date or "", t.document if t.id in ids else "first") for t in reversed(kept)}
        ordered = tuple(saids[d] for d in dict.fromkeys(t.document for t in tolds))
        yield build_finding(record, "re_announcement", "date", ordered, decided=_find_first(ordered, again))


def _is_act(told: Told) -> bool:
    done = told.claim.assertion in ("stated", "reported") and told.type == "assistance"
    return done and told.stage in ACTS and told.days is not None


def _is_late(record: Record, told: Told, tolds: list[Told]) -> bool:
    """Whether ``told`` announces what another document dates much earlier, and does not say so."""
    own = [t for t in tolds if t.document == told.document]
    first = [t for t in tolds if t.document != told.document and _comes_before(record, t, told)]
    knows = any(_comes_before(record, t, told) for t in own)
    told_as_new = told.stage == "announced" or has_cue(told.words, "record_new", record.codebook)
    return bool(first) and not knows and told_as_new and any(_is_like(record, t, told) for t in first)


def _comes_before(record: Record, first: Told, told: Told) -> bool:
    if first.days is None or told.days is None or first.days[1] >= told.days[0]:
        return False
    return find_gap(first.days, told.days) >= record.settings.days.announced_again


def _is_like(record: Record, first: Told, told: Told) -> bool:
    """Whether they tell of one gift by what a sum would count: the same sum, or the same number of units."""
    names = {f.name for f in find_features(Pair(first, told, record.rates, record.settings))}
    return bool(names & {"amount.same", "quantity.same"}) and not names & {"amount.differ", "quantity.differ"}


def _find_first(saids: tuple[Said, ...], again: set[str]) -> tuple[str | None, str]:
    before = [s for s in saids if s.told.document not in again]
    best = min(before, key=lambda s: (not s.told.official, s.told.days, s.told.id))
    return best.value, f"{tell_house(best.told.paper)} dates the act itself; it was told anew later."


REANNOUNCED = Rule("re_announcement", 1, find_re_announcements)
