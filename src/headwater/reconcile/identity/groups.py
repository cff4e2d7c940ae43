"""Groups told as one: which activity is the whole of which a single recipient's is a part."""

from collections import defaultdict
from collections.abc import Iterable

from headwater.reconcile.items import find_differing, find_special
from headwater.reconcile.spans import find_gap
from headwater.reconcile.told import PROSPECT, Told

_REACH = 550
"""Days within which a plan for a group is followed by what each member is given."""


def is_whole(whole: Told, part: Told) -> bool:
    """Whether ``whole`` tells of several recipients, of whom ``part`` tells one or a few, under one programme."""
    if not set(part.recipients) < set(whole.recipients) or not part.recipients or len(whole.recipients) < 2:
        return False
    if not set(whole.donors) & set(part.donors):
        return False
    return (
        _agree(whole.framework, part.framework) and _agree(whole.fiscal_year, part.fiscal_year) and _fits(whole, part)
    )


def _agree(left: str | None, right: str | None) -> bool:
    return left is None or right is None or left.casefold() == right.casefold()


def _fits(whole: Told, part: Told) -> bool:
    special = find_special(whole.items), find_special(part.items)
    if all(special) and all(find_differing(*special)):
        return False
    if whole.days is None or part.days is None:
        near = whole.published is None or part.published is None or find_gap(whole.published, part.published) <= _REACH
    else:
        near = find_gap(whole.days, part.days) <= (_REACH if whole.stage in PROSPECT else 60)
    named = whole.framework is not None and whole.framework == part.framework
    return near and (named or whole.document == part.document or bool(set(special[0]) & set(special[1])))


Wholes = dict[tuple[str, str], list[Told]]
"""Claims of groups by donor and by each of their recipients."""


def index_wholes(tolds: Iterable[Told]) -> Wholes:
    """The claims of assistance that tell of several recipients."""
    wholes: Wholes = defaultdict(list)
    for told in tolds:
        if told.type == "assistance" and len(told.recipients) > 1:
            for donor in told.donors:
                for recipient in told.recipients:
                    wholes[donor, recipient].append(told)
    return wholes


def find_parent(tolds: Iterable[Told], wholes: Wholes) -> Told | None:
    """The claim of the smallest group whose member ``tolds`` tell of; None where they tell of none."""
    found = [
        whole
        for told in tolds
        for donor in told.donors
        for recipient in told.recipients[:1]
        for whole in wholes.get((donor, recipient), ())
        if is_whole(whole, told)
    ]
    return min(found, key=lambda w: (len(w.recipients), w.id), default=None)
