"""Different things for one activity at one stage; a component told as the whole system."""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from headwater.model import Activity, Finding
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
        barred = _find_barred(record, activity)
        clash = find_near_clash(record, "items", saids, partial(_are_other, barred=barred))
        if clash:
            yield build_finding(record, "item_conflict", "items", _keep_differing(clash))


def _find_barred(record: Record, activity: Activity) -> dict[str, set[str]]:
    """What documents say not to be given to these recipients, by document."""
    parties = {frozenset(t.recipients) for t in record.tolds(activity)}
    barred: dict[str, set[str]] = defaultdict(set)
    given: dict[str, set[str]] = defaultdict(set)
    for told in (t for recipients in sorted(parties, key=sorted) for t in record.by_recipients.get(recipients, ())):
        (barred if told.denied else given)[told.document] |= set(told.items)
    return {document: items - given[document] for document, items in barred.items()}


def _are_other(a: Said, b: Said, barred: dict[str, set[str]]) -> bool:
    return _are_against(a.told, b.told, barred)


def _are_against(left: Told, right: Told, barred: dict[str, set[str]]) -> bool:
    if (left.stage in PROSPECT) != (right.stage in PROSPECT):
        return False  # what is planned may change
    if left.stage in DONE and right.stage in DONE and left.days and right.days and find_gap(left.days, right.days) > 3:
        return False  # two hand-overs
    a, b = find_special(left.items), find_special(right.items)
    if set(a) & barred.get(right.document, set()) or set(b) & barred.get(left.document, set()):
        return True
    mine, theirs = find_differing(a, b)
    if not mine or not theirs or _share_noun(left, right, len(set(a) & set(b))):
        return False
    apart = len(mine) == len(a) and len(theirs) == len(b)
    return apart or (len(mine) == len(theirs) == 1 and _are_as_many(left, right, mine[0], theirs[0]))


def _are_as_many(left: Told, right: Told, mine: str, theirs: str) -> bool:
    """Whether two lists that share something tell of as many units of what they do not share."""
    one, other = left.counted.get(mine), right.counted.get(theirs)
    return one is not None and one == other


def _share_noun(left: Told, right: Told, shared: int) -> bool:
    """Whether the texts call by one noun what was coded as two things: "armoured ambulances" and "field ambulances"."""
    return len(_find_nouns(left) & _find_nouns(right)) > shared


def _find_nouns(told: Told) -> set[str]:
    words = [span.exact.lower().split() for span in told.claim.mentions.get("items", ())]
    return {phrase[-1].rstrip("s") for phrase in words if phrase}


def _keep_differing(clash: tuple[Said, ...]) -> tuple[Said, ...]:
    """Each list without what all of them share."""
    shared = set.intersection(*(set(s.value.split()) for s in clash))
    return tuple(Said(s.told, " ".join(i for i in s.value.split() if i not in shared)) for s in clash)


ITEM = Rule("item_conflict", 1, find_item_conflicts)
