"""What the claims of one activity tell together: the stage reached, what is told apart from it, the sums. Pure.

Nothing is added up and nothing is decided: of several sums or days each stands with how many documents tell it.
"""

from collections.abc import Iterable, Sequence
from typing import get_args

import msgspec

from headwater.ledger.held import Held
from headwater.ledger.rows import Activity, find_activity
from headwater.model import Money, build_edtf, find_first_day, find_last_day
from headwater.model.claim import Agreement, AgreementStage, Assistance, AssistanceStage, Claim

ENDS = frozenset({"suspended", "cancelled", "terminated"})
"""Stages that no ladder leads to: they count where they are told of a later time."""

_LADDERS = {
    name: {stage: step for step, stage in enumerate(get_args(stages)) if stage not in ENDS}
    for name, stages in (("assistance", AssistanceStage), ("agreement", AgreementStage))
}
FIRM = frozenset({"stated", "reported"})
"""Assertions that tell something as a fact."""


class Told(msgspec.Struct, frozen=True):
    """A stage, how it is told, when it was or is to be (EDTF; several where documents differ), and by how many."""

    stage: str
    assertion: str
    dates: tuple[str, ...]
    documents: int


class Sum(msgspec.Struct, frozen=True):
    """A sum as told, and how many documents tell it."""

    money: Money
    documents: int


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """An activity as the claims of a view tell it.

    ``reached``: the furthest stage told as a fact; ``apart``: what is denied, only expected or possible, and ends that
    are not known to be later. ``published``: of the document that came first, as precisely as known.
    """

    id: str
    activity: Activity
    reached: Told | None
    apart: tuple[Told, ...]
    sums: tuple[Sum, ...]
    claims: int
    documents: int
    published: str | None


def find_stages(type: str) -> tuple[str, ...]:
    """The stages of a type of claim, in their order; none for a type without."""
    fields = {str(one.__struct_config__.tag): one for one in get_args(Claim)}
    stage = fields[type].__annotations__.get("stage") if type in fields else None
    return tuple(get_args(get_args(stage)[0])) if stage is not None else ()


def build_summaries(held: Iterable[Held]) -> dict[str, Summary]:
    """The summary of each activity among ``held``, by id, in the order in which they come."""
    groups: dict[Activity, list[Held]] = {}
    for one in held:
        activity = find_activity(one.claim)
        if activity is not None:
            groups.setdefault(activity, []).append(one)
    return {activity.id: build_summary(activity, members) for activity, members in groups.items()}


def build_summary(activity: Activity, held: Sequence[Held]) -> Summary:
    """What ``held``, all of them claims of ``activity``, tell together."""
    reached = _find_reached(activity.type, held)
    return Summary(
        id=activity.id,
        activity=activity,
        reached=None if reached is None else _tell(reached),
        apart=_find_apart(activity.type, held, reached),
        sums=_find_sums(held),
        claims=len(held),
        documents=len({one.document for one in held}),
        published=_find_published(held),
    )


def _find_reached(type: str, held: Sequence[Held]) -> list[Held] | None:
    """The claims of the furthest stage told as a fact, or of an end that is told of a later time."""
    firm = [one for one in held if one.claim.assertion in FIRM and _stage(one.claim)]
    ladder = _LADDERS[type]
    steps = [ladder[_stage(one.claim)] for one in firm if _stage(one.claim) in ladder]
    top = [one for one in firm if ladder.get(_stage(one.claim)) == max(steps, default=None)] if steps else []
    ends = [one for one in firm if _stage(one.claim) in ENDS and _is_later(one, top)]
    if ends:
        last = max(_end_day(one) or "" for one in ends)
        stage = next(_stage(one.claim) for one in ends if (_end_day(one) or "") == last)
        return [one for one in ends if _stage(one.claim) == stage]
    return top or None


def _stage(claim: Claim) -> str:
    return getattr(claim, "stage", None) or ""


def _end_day(end: Held) -> str | None:
    return find_last_day(end.claim.date) or end.published[1]


def _is_later(end: Held, top: Sequence[Held]) -> bool:
    """Whether an end is of a later time than the furthest stage, as far as days are known."""
    if not top:
        return True
    dated = [day for one in top if (day := find_last_day(one.claim.date))]
    undated = [one.published[1] for one in top if one.published[1]]
    reached, ended = max(dated) if dated else min(undated, default=None), _end_day(end)
    return reached is not None and ended is not None and ended >= reached


def _find_apart(type: str, held: Sequence[Held], reached: Sequence[Held] | None) -> tuple[Told, ...]:
    """Stages that are denied, expected or possible; ends that were not taken; the last stage before an end."""
    counted = {one.claim.id for one in reached or ()}
    groups: dict[tuple[str, str], list[Held]] = {}
    for one in held:
        stage, assertion = _stage(one.claim), one.claim.assertion
        if stage and one.claim.id not in counted and (assertion not in FIRM or stage in ENDS):
            groups.setdefault((stage, "stated" if assertion in FIRM else assertion), []).append(one)
    if reached and _stage(reached[0].claim) in ENDS:
        before = _find_reached(type, [one for one in held if _stage(one.claim) not in ENDS])
        groups |= {(_stage(before[0].claim), "stated"): before} if before else {}
    order = [*_LADDERS[type], *sorted(ENDS)]
    return tuple(_tell(groups[key]) for key in sorted(groups, key=lambda key: (order.index(key[0]), key[1])))


def _tell(held: Sequence[Held]) -> Told:
    """All of ``held`` tell of one stage in one way."""
    assertions = {one.claim.assertion for one in held}
    assertion = "stated" if "stated" in assertions else min(assertions)
    dates = find_sharpest({one.claim.date for one in held if one.claim.date})
    return Told(_stage(held[0].claim), assertion, dates, len({one.document for one in held}))


def find_sharpest(dates: Iterable[str]) -> tuple[str, ...]:
    """``dates`` in their order, without those that only tell another one more coarsely."""
    days = {date: (find_first_day(date) or "", find_last_day(date) or "9999-12-31") for date in dates}
    sharp: set[tuple[str, str]] = set()
    least = ""  # the earliest end of all that begin later or at the same time
    for first, last in sorted(set(days.values()), key=lambda pair: (pair[0], _reverse(pair[1])), reverse=True):
        if not least or last < least:
            sharp.add((first, last))
            least = last
    return tuple(sorted((date for date in days if days[date] in sharp), key=lambda date: (days[date], date)))


def _reverse(day: str) -> int:
    """A number that is smaller, the later ``day`` is."""
    return -int(day.replace("-", ""))


def _find_sums(held: Sequence[Held]) -> tuple[Sum, ...]:
    """Each sum told, those that most documents tell first."""
    tellers: dict[Money, set[str]] = {}
    for one in held:
        if isinstance(one.claim, Assistance | Agreement) and one.claim.amount is not None:
            tellers.setdefault(one.claim.amount, set()).add(one.document)
    sums = [Sum(money, len(documents)) for money, documents in tellers.items()]
    return tuple(sorted(sums, key=lambda one: (-one.documents, one.money.currency, one.money.value, repr(one.money))))


def _find_published(held: Sequence[Held]) -> str | None:
    """The day of publication of the document that surely came first; None where no day is known."""
    known = [one.published for one in held if one.published[1] is not None]
    first = min(known, key=lambda days: (days[1], days[0] or ""), default=None)
    return None if first is None else build_edtf(*first)
