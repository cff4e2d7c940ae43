"""What speaks for two claims being of one activity, and what against: named features, each with its sentence."""

from collections.abc import Callable, Iterator

import msgspec

from headwater.reconcile.items import find_differing, find_special
from headwater.reconcile.rates import Rates
from headwater.reconcile.settings import Settings
from headwater.reconcile.spans import find_gap, find_length
from headwater.reconcile.sums import compare_sums, is_slip
from headwater.reconcile.told import DONE, PROSPECT, Told


class Feature(msgspec.Struct, frozen=True):
    """One thing that two claims share or do not: ``slot``, its outcome, and what that weighs.

    ``tells``: it tells programmes apart where it differs. ``strong``: sharing it is no chance.
    """

    slot: str
    outcome: str
    sentence: str
    tells: bool = False
    strong: bool = False

    @property
    def name(self) -> str:
        """The key of its weight."""
        return f"{self.slot}.{self.outcome}"


class Pair(msgspec.Struct, frozen=True):
    """Two claims side by side, with what is needed to compare them.

    ``cited``: one retells the other. ``beside``: their documents are one text, in which they stand beside each other.
    ``recalled``: a later document knows only the earlier of the two.
    ``both``: some document tells of the recipients of both.
    """

    left: Told
    right: Told
    rates: Rates
    settings: Settings
    cited: bool = False
    recalled: bool = False
    both: bool = False
    beside: bool = False


_Finder = Callable[[Pair], Iterator[Feature]]


def _differ(slot: str, left: object, right: object) -> Feature:
    return Feature(
        slot, "differ", f"they name different {slot.replace('_', ' ')}: {_say(left)} and {_say(right)}", True
    )


def _say(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple | frozenset) else str(value)


def _find_set(slot: str) -> _Finder:
    def find(pair: Pair) -> Iterator[Feature]:
        left, right = set(getattr(pair.left, slot)), set(getattr(pair.right, slot))
        if not left or not right:
            return
        shared = left & right
        if left == right or (slot == "donors" and shared) or len(shared) * 3 >= 2 * max(len(left), len(right)):
            yield Feature(slot, "same", f"the same {slot}: {_say(tuple(sorted(shared)))}")
        else:
            yield _differ(slot, tuple(sorted(left)), tuple(sorted(right)))

    return find


def _find_value(slot: str) -> _Finder:
    def find(pair: Pair) -> Iterator[Feature]:
        left, right = getattr(pair.left, slot, None), getattr(pair.right, slot, None)
        if left is None or right is None or "other" in (left, right):
            return
        if str(left).casefold() == str(right).casefold():
            yield Feature(slot, "same", f"the same {slot.replace('_', ' ')}: {left}")
        else:
            yield _differ(slot, left, right)

    return find


def _find_amount(pair: Pair) -> Iterator[Feature]:
    verdict = compare_sums(pair.left, pair.right, pair.rates, pair.settings)
    if verdict in ("same", "rounded", "restated"):
        yield Feature("amount", "same", "the same sum", strong=True)
    elif verdict == "differ":
        parts = {m.scope for m in (pair.left.amount, pair.right.amount) if m is not None}
        planned = (pair.left.stage in PROSPECT) != (pair.right.stage in PROSPECT)
        loose = planned or len(parts) > 1
        if not loose and is_slip(pair.left.amount, pair.right.amount):
            yield Feature("amount", "slip", "sums of the same digits: one may be a slip")
            return
        yield Feature("amount", "revised" if loose else "differ", "different sums", not loose)


def _find_items(pair: Pair) -> Iterator[Feature]:
    left, right = pair.left.items, pair.right.items
    if not left or not right:
        return
    special = find_special(left), find_special(right)
    if not all(special):
        yield Feature("items", "general", "one names only equipment")
    elif set(special[0]) & set(special[1]):
        yield Feature("items", "same", f"the same items: {_say(tuple(sorted(set(special[0]) & set(special[1]))))}")
    elif all(find_differing(*special)):
        yield _differ("items", *special)
    else:
        yield Feature("items", "general", "one names the items less closely")


def _find_date(pair: Pair) -> Iterator[Feature]:
    left, right = pair.left, pair.right
    if left.days is None or right.days is None or "denied" in (left.claim.assertion, right.claim.assertion):
        return
    gap = find_gap(left.days, right.days)
    if left.stage == right.stage and left.stage not in PROSPECT:
        yield from _find_same_stage(pair, gap, max(find_length(left.days), find_length(right.days)) <= 7)
    elif _is_step(left, right) and gap <= pair.settings.days.near_act:
        yield Feature("date", "near", "dates near each other")


def _find_same_stage(pair: Pair, gap: int, exact: bool) -> Iterator[Feature]:
    days, done = pair.settings.days, pair.left.stage in DONE
    if gap <= days.near:
        yield Feature("date", "same", "the same day" if exact else "dates that may be one", strong=exact)
    elif gap > (days.tranche if done else days.far):
        # Tranches of one grant are handed over on many days.
        yield Feature("date", "differ", "dates far apart", not done)
    elif not done:
        yield Feature("date", "apart", "days apart", gap > days.near_act)


def _is_step(left: Told, right: Told) -> bool:
    return left.rank is not None and right.rank is not None and abs(left.rank - right.rank) == 1


def _find_services(pair: Pair) -> Iterator[Feature]:
    left, right = pair.left.services, pair.right.services
    if not left or not right:
        return
    if are_services_alike(left, right):
        yield Feature("beneficiaries", "same", f"for the same service: {_say(tuple(sorted(left & right)))}")
    else:
        yield _differ("beneficiaries", tuple(sorted(left)), tuple(sorted(right)))


_FORCES = frozenset({"navy", "marines", "air_force", "army", "coast_guard", "military"})
"""Services that are parts of a military; a coast guard is in many small states."""


def are_services_alike(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two sets of services may be one: they share one, or one is the military of which the other is part."""
    if left & right:
        return True
    return "military" in left | right and left | right <= _FORCES


def _find_quantity(pair: Pair) -> Iterator[Feature]:
    left, right = pair.left.counted, pair.right.counted
    for item in sorted(set(left) & set(right)):
        same = left[item][0] == right[item][0]
        said = f"{left[item][0]} and {right[item][0]} of {item}"
        many = left[item][0] > 1
        yield Feature("quantity", ("same" if many else "single") if same else "differ", said, strong=same and many)


def _find_citation(pair: Pair) -> Iterator[Feature]:
    if pair.cited:
        yield Feature("citation", "same", "one document rests on the other", strong=True)
        if find_slots(pair.left) == find_slots(pair.right):
            yield Feature("retold", "same", "they say the same")


def find_slots(told: Told) -> tuple[object, ...]:
    """What a claim says of its activity, to compare with another."""
    own = (told.type, told.parties, told.framework, told.fiscal_year, told.instrument, told.amount)
    return (*own, told.items, told.stage, told.date, told.services)


def _find_published(pair: Pair) -> Iterator[Feature]:
    left, right = pair.left.published, pair.right.published
    if left is not None and right is not None and find_gap(left, right) <= pair.settings.days.fresh:
        yield Feature("published", "near", "told within two months of each other")


def _find_stage(pair: Pair) -> Iterator[Feature]:
    if pair.left.stage is not None and pair.left.stage == pair.right.stage:
        yield Feature("stage", "same", f"both tell it as {pair.left.stage}")


def _find_round(pair: Pair) -> Iterator[Feature]:
    left, right = getattr(pair.left.claim, "round", None), getattr(pair.right.claim, "round", None)
    if left is not None and right is not None:
        yield Feature("round", "same", f"round {left}") if left == right else _differ("round", left, right)


ASSISTANCE: tuple[_Finder, ...] = (
    _find_set("donors"),
    _find_set("recipients"),
    _find_value("framework"),
    _find_value("fiscal_year"),
    _find_round,
    _find_amount,
    _find_items,
    _find_date,
    _find_services,
    _find_quantity,
    _find_citation,
)
AGREEMENT: tuple[_Finder, ...] = (
    _find_set("parties"),
    _find_value("instrument"),
    _find_value("framework"),
    _find_amount,
    _find_date,
    _find_citation,
    _find_published,
)
BUDGET: tuple[_Finder, ...] = (
    _find_set("donors"),
    _find_value("framework"),
    _find_value("fiscal_year"),
    _find_amount,
    _find_date,
    _find_citation,
    _find_stage,
)
FRAMEWORK: tuple[_Finder, ...] = (_find_set("donors"), _find_value("framework"), _find_citation)
FEATURES = {"assistance": ASSISTANCE, "agreement": AGREEMENT, "budget": BUDGET, "framework": FRAMEWORK}
"""The features of each type of activity, in the order in which they are told."""


def find_features(pair: Pair) -> tuple[Feature, ...]:
    """All that two claims of one type share or differ in; what either does not state is no feature."""
    return tuple(feature for find in FEATURES[pair.left.type] for feature in find(pair))
