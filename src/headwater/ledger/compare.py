"""What came, changed and went between two days of knowledge: claims, slot by slot, and activities. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from headwater.ledger.activities import Summary
from headwater.ledger.chain import Entry, show_id
from headwater.ledger.dossier import Belief, Dossier
from headwater.ledger.history import is_same
from headwater.ledger.rows import Activity
from headwater.model import Claim, ClaimMade, ReadingMade, build_edtf

Kind = Literal["new", "changed", "withdrawn"]
_LEFT = frozenset({"id", "type", "mentions"})


class Slot(msgspec.Struct, frozen=True):
    """A slot that differs; values as JSON has them, None where the slot was empty."""

    name: str
    before: object
    after: object


class ClaimChange(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that came, changed or went. ``cause``: the statement that did it last; ``title``: of its document.

    ``before`` and ``after`` have different ids where a reader reads the same words anew; None: it was not held.
    """

    kind: Kind
    document: str
    title: str | None
    before: Claim | None
    after: Claim | None
    slots: tuple[Slot, ...]
    cause: Entry

    @property
    def claim(self) -> Claim:
        """The claim as it is now, or as it was."""
        found = self.after or self.before
        assert found is not None
        return found


class ActivityChange(msgspec.Struct, frozen=True, kw_only=True):
    """An activity that came, changed or went; what differs of its summary."""

    kind: Kind
    before: Summary | None
    after: Summary | None
    slots: tuple[Slot, ...]

    @property
    def summary(self) -> Summary:
        """The activity as it is now, or as it was."""
        found = self.after or self.before
        assert found is not None
        return found


def find_claim_changes(document: str, title: str | None, entries: Sequence[Entry], before: int) -> list[ClaimChange]:
    """What became of the claims of one document after statement ``before``, in the order of the claims."""
    dossier, causes = Dossier(), dict[str, Entry]()
    first: dict[str, Belief | None] = {}
    for entry in entries:
        late = entry.seq > before and not isinstance(entry.statement, ClaimMade)
        was = {claim: dossier.believed(claim) for claim in dossier.claims} if late else {}
        dossier.take(entry.seq, show_id(entry.id), entry.statement)
        for claim, belief in was.items():
            if not is_same(belief, dossier.believed(claim)):
                first.setdefault(claim, belief)
                causes[claim] = entry
    sides = {claim: (first[claim], dossier.believed(claim)) for claim in dossier.claims if claim in first}
    return _pair(
        [_build_change(document, title, both, causes[claim]) for claim, both in sides.items() if not is_same(*both)]
    )


def _build_change(
    document: str, title: str | None, sides: tuple[Belief | None, Belief | None], cause: Entry
) -> ClaimChange:
    before, after = sides
    kind: Kind = "new" if before is None else "withdrawn" if after is None else "changed"
    slots = list(find_slots(before.claim, after.claim)) if before and after else []
    if before and after and before.published != after.published:
        slots.append(Slot("published", build_edtf(*before.published), build_edtf(*after.published)))
    return ClaimChange(
        kind=kind,
        document=document,
        title=title,
        before=before.claim if before else None,
        after=after.claim if after else None,
        slots=tuple(slots),
        cause=cause,
    )


def find_slots(before: Claim, after: Claim) -> Iterator[Slot]:
    """The slots in which two claims differ; which words carry a value is not looked at."""
    was, now = (msgspec.to_builtins(claim) for claim in (before, after))
    for name in sorted((was.keys() | now.keys()) - _LEFT):
        if was.get(name) != now.get(name):
            yield Slot(name, was.get(name), now.get(name))


def _pair(changes: Sequence[ClaimChange]) -> list[ClaimChange]:
    """A reading that puts one claim in the place of another, out of the same words, changed it: one change, not two."""
    gone = [one for one in changes if one.kind == "withdrawn" and isinstance(one.cause.statement, ReadingMade)]
    come = [one for one in changes if one.kind == "new" and isinstance(one.cause.statement, ReadingMade)]
    partners = {id(one): [other for other in come if _replaces(other, one)] for one in gone}
    pairs = {id(one): others[0] for one in gone if len(others := partners[id(one)]) == 1}
    taken = [id(other) for other in pairs.values()]
    pairs = {key: other for key, other in pairs.items() if taken.count(id(other)) == 1}
    replaced = {id(other) for other in pairs.values()}
    return [_merge(one, pairs[id(one)]) if id(one) in pairs else one for one in changes if id(one) not in replaced]


def _replaces(new: ClaimChange, old: ClaimChange) -> bool:
    """Whether ``new`` is of the same type and reading as what ended ``old``, and shares a piece of its evidence."""
    if new.cause.seq != old.cause.seq or type(new.claim) is not type(old.claim):
        return False
    return not set(new.claim.evidence).isdisjoint(old.claim.evidence)


def _merge(old: ClaimChange, new: ClaimChange) -> ClaimChange:
    slots = tuple(find_slots(old.claim, new.claim))
    return msgspec.structs.replace(old, kind="changed", after=new.claim, slots=slots)


def find_activity_changes(
    before: Mapping[Activity, Summary], after: Mapping[Activity, Summary]
) -> list[ActivityChange]:
    """Activities that came, changed or went, by their sides, framework and year."""
    changes: list[ActivityChange] = []
    for activity in sorted(before.keys() | after.keys(), key=_order):
        was, now = before.get(activity), after.get(activity)
        if was != now:
            kind: Kind = "new" if was is None else "withdrawn" if now is None else "changed"
            slots = tuple(_find_differences(was, now)) if was and now else ()
            changes.append(ActivityChange(kind=kind, before=was, after=now, slots=slots))
    return changes


def _order(activity: Activity) -> tuple[object, ...]:
    return (activity.donors, activity.recipients, activity.framework or "", activity.within or "", activity.type)


def _find_differences(before: Summary, after: Summary) -> Iterator[Slot]:
    was, now = msgspec.to_builtins(before), msgspec.to_builtins(after)
    for name in ("reached", "apart", "sums", "claims", "documents", "published"):
        if was[name] != now[name]:
            yield Slot(name, was[name], now[name])
