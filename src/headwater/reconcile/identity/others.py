"""What other documents say of two claims: that both recipients are given to, that only the earlier gift is known."""

from collections import defaultdict
from collections.abc import Iterable

from headwater.reconcile.told import Told


def find_given(tolds: Iterable[Told]) -> dict[str, set[str]]:
    """The donors and recipients that each document tells of."""
    given: dict[str, set[str]] = defaultdict(set)
    for told in tolds:
        given[told.document] |= {*told.donors, *told.recipients}
    return given


def is_both(left: Told, right: Told, given: dict[str, set[str]]) -> bool:
    """Whether the document of either tells of the other's donors and recipients too: none was taken for another."""
    mine, theirs = {*left.donors, *left.recipients}, {*right.donors, *right.recipients}
    return mine != theirs and (theirs <= given[left.document] or mine <= given[right.document])


Gift = tuple[tuple[str, ...], tuple[str, ...], str, str]


def find_gift(told: Told) -> Gift | None:
    """What names a gift by its sum; None where the claim has none, or no day."""
    if told.amount is None or told.type != "assistance":
        return None
    return tuple(sorted(told.donors)), tuple(sorted(told.recipients)), told.amount.value, told.amount.currency


def find_gifts(tolds: Iterable[Told]) -> dict[Gift, list[Told]]:
    """Claims by the gift that they name."""
    gifts: dict[Gift, list[Told]] = defaultdict(list)
    for told in tolds:
        if (gift := find_gift(told)) is not None:
            gifts[gift].append(told)
    return gifts


def is_recalled(left: Told, right: Told, gifts: dict[Gift, list[Told]]) -> bool:
    """Whether a document younger than both tells the same sum with the earlier day alone: there was no second gift."""
    gift = find_gift(left)
    if gift is None or gift != find_gift(right) or left.days is None or right.days is None:
        return False
    first, second = sorted((left, right), key=lambda t: t.days or ())
    younger = [t.days for t in gifts[gift] if t.document != second.document and _is_younger(t, second)]
    return first.days in younger and second.days not in younger


def _is_younger(told: Told, than: Told) -> bool:
    """Whether a document was published when the later gift, if it was one, was known."""
    if told.published is None or than.published is None or than.days is None:
        return False
    return told.published[0] >= min(than.published[1], than.days[1])


def find_retold(scored: Iterable[tuple[float, Told, Told]]) -> frozenset[tuple[str, str]]:
    """Of two documents of which one rests on the other, which claim retells which: the best pairs, each claim once."""
    taken: set[tuple[str, str]] = set()
    found: set[tuple[str, str]] = set()
    for _, left, right in sorted(scored, key=lambda one: (-one[0], one[1].id, one[2].id)):
        ends = {(left.id, right.document), (right.id, left.document)}
        if not ends & taken:
            taken |= ends
            found.add((left.id, right.id))
    return frozenset(found)
