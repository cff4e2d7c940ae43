"""The sum, list or number of a whole given to a part: a group's total to one recipient, a grant to a tranche."""

from collections.abc import Iterable, Iterator

from headwater.model import Activity, Finding
from headwater.reconcile.clash import Rule, build_finding
from headwater.reconcile.favour import judge_value
from headwater.reconcile.record import Record
from headwater.reconcile.said import Said
from headwater.reconcile.sums import compare_sums, write_sum
from headwater.reconcile.tell import tell_house, tell_list, tell_sum
from headwater.reconcile.told import DONE, PROSPECT, Told
from headwater.reconcile.voice import find_part_sentences
from headwater.reconcile.wording import country_name


def find_inflated(record: Record) -> frozenset[str]:
    """Claims whose sum is that of a whole of which they tell a part."""
    return frozenset(told.id for activity in record.activities for told in _find_given(record, activity)[1])


def _find_given(record: Record, activity: Activity) -> tuple[list[Told], list[Told]]:
    """Claims that tell the whole's sum as the whole's, and those that give it to a part."""
    for find in (_find_group, _find_grant):
        wholes, given = find(record, activity)
        if given:
            return wholes, given
    return [], []


def _equal(record: Record, left: Told, right: Told) -> bool:
    return compare_sums(left, right, record.rates, record.settings) in ("same", "rounded", "restated")


def _find_group(record: Record, activity: Activity) -> tuple[list[Told], list[Told]]:
    parent, tolds = record.parent(activity), record.tolds(activity)
    wholes = [t for t in record.tolds(parent) if len(t.recipients) > 1] if parent else _find_budgets(record, tolds)
    wholes = [t for t in wholes if t.amount and t.amount.scope == "total"]
    given = [
        told
        for told in tolds
        if told.amount
        and told.amount.scope == "total"
        and any(_equal(record, told, whole) and told.document != whole.document for whole in wholes)
    ]
    return wholes, given


def _find_budgets(record: Record, tolds: tuple[Told, ...]) -> list[Told]:
    """Budgets of the programme, where a smaller sum of the activity shows that they are for more than it."""
    if not any(t.type == "assistance" and t.framework and t.recipients and t.amount for t in tolds):
        return []
    return [
        budget
        for budget in dict.fromkeys(
            b for t in tolds for d in t.donors for b in record.budgets.get((d, t.framework or ""), ())
        )
        if any(_is_of(budget, t) for t in tolds) and any(_is_less(t, budget) for t in tolds)
    ]


def _is_of(budget: Told, told: Told) -> bool:
    years = {budget.fiscal_year, told.fiscal_year} - {None}
    return bool(set(budget.donors) & set(told.donors)) and budget.framework == told.framework and len(years) < 2


def _is_less(told: Told, budget: Told) -> bool:
    if told.amount is None or budget.amount is None or told.amount.currency != budget.amount.currency:
        return False
    return told.stage not in PROSPECT and float(told.amount.value) < 0.9 * float(budget.amount.value)


def _find_grant(record: Record, activity: Activity) -> tuple[list[Told], list[Told]]:
    """A hand-over told with its grant's sum, where another document tells it as one of several."""
    tolds = record.tolds(activity)
    grants = [t for t in tolds if t.amount and t.stage not in DONE and t.stage not in PROSPECT and not t.denied]
    given = [
        told
        for told in tolds
        if told.amount
        and told.stage in DONE
        and not told.denied
        and any(_equal(record, told, g) and g.document != told.document for g in grants)
        and any(_tells_part(record, other, told, grants) for other in tolds if other.document != told.document)
    ]
    return [g for g in grants if any(_equal(record, g, told) for told in given)], given


def _tells_part(record: Record, other: Told, told: Told, grants: Iterable[Told]) -> bool:
    """Whether ``other`` tells the same hand-over as ``told``, and says that it is a part of the grant."""
    if other.stage not in DONE or other.denied:
        return False
    if other.days and told.days and (other.days[0] - told.days[1]).days > record.settings.days.tranche:
        return False
    fewer = any(set(other.items) < set(g.items) for g in grants if other.items)
    return fewer or any(True for _ in find_part_sentences(other.paper, record.codebook))


def _said(told: Told) -> Said:
    assert told.amount is not None
    return Said(told, write_sum(told.amount.value, told.amount.currency))


def find_scope_inflations(record: Record) -> Iterator[Finding]:
    """Sums of a whole that are given to a part."""
    for activity in record.activities:
        wholes, given = _find_given(record, activity)
        if given:
            yield _build(record, activity, wholes, given)
    yield from find_list_inflations(record)


def _build(record: Record, activity: Activity, wholes: list[Told], given: list[Told]) -> Finding:
    wrong, whole_ids = {t.id for t in given}, {t.id for t in wholes}
    shares = [
        t
        for t in record.tolds(activity)
        if t.amount and t.id not in wrong and t.id not in whole_ids and not t.denied and t.stage not in PROSPECT
    ]
    by_document: dict[str, Said] = {}
    for told in [*shares, *given, *wholes]:
        by_document.setdefault(told.document, _said(told))
    true = tuple(_said(t) for t in shares)
    favoured, why = judge_value(record, true) if true else (None, "")
    if true and favoured is None and len({s.same for s in true}) == 1:
        favoured = true[0].value
    if true and not (why and favoured):
        why = "The documents that give the part's own sum do not agree."
    elif true:
        why = f"{tell_house(true[0].told.paper)} gives the part's own share."
    if not true:
        best = min(wholes, key=lambda t: (not t.official, t.id))
        favoured, why = _said(best).value, f"{tell_house(best.paper)} gives the sum to the whole; no share is told."
    sides = tuple(by_document.values())
    sentence = _tell(wholes, given, shares)
    return build_finding(record, "scope_inflation", "amount", sides, decided=(favoured, why), wording=sentence)


def _tell(wholes: list[Told], given: list[Told], shares: list[Told]) -> str:
    """Who gives whose sum to whom, and what the share is where it is told."""
    sums = tell_list(dict.fromkeys(tell_sum(_said(t).value) for t in given))
    whole = tell_sum(_said(wholes[0]).value)
    equal = "" if sums == whole else f", that is {whole},"
    verb = "gives" if len(given) == 1 else "give"
    said = f"{_houses(given)} {verb} the {sums}{equal} of {_whole(wholes[0])} to {_name(given[0])}"
    if not shares:
        return f"{said}; {_houses(wholes)} {'tells' if len(wholes) == 1 else 'tell'} it of the whole."
    return f"{said}; {_houses(shares)} {'says' if len(shares) == 1 else 'say'} {tell_sum(_said(shares[0]).value)}."


def _houses(tolds: list[Told]) -> str:
    return tell_list(dict.fromkeys(tell_house(t.paper) for t in tolds))


def _whole(told: Told) -> str:
    if len(told.recipients) > 1:
        return tell_list(country_name(code) for code in told.recipients)
    return "the whole budget" if told.type == "budget" else "the whole grant"


def _name(told: Told) -> str:
    return (
        "a single hand-over" if told.stage in DONE else f"{tell_list(country_name(c) for c in told.recipients)} alone"
    )


def find_list_inflations(record: Record) -> Iterator[Finding]:
    """The list or the number of a whole given to a part: a group's to one recipient, a grant's to one hand-over."""
    for activity in record.activities:
        numbers = _find_group_number(record, activity)
        if numbers:
            yield build_finding(record, "scope_inflation", "quantity", numbers, decided=_judge_share(record, numbers))
            continue
        tolds = record.tolds(activity)
        grants = [t for t in tolds if t.stage not in DONE and t.items]
        done = [t for t in tolds if t.stage in DONE and not t.denied and t.items and t.days]
        for slot, find in (("items", _list_items), ("quantity", _list_number)):
            sides = find(grants, done)
            if sides:
                yield build_finding(record, "scope_inflation", slot, sides)
                break


def _find_group_number(record: Record, activity: Activity) -> tuple[Said, ...]:
    """Numbers of units of a group that are told of one member; the share first where it is told."""
    parent = record.parent(activity)
    wholes = [t for t in record.tolds(parent) if t.counted and len(t.recipients) > 1] if parent else []
    tolds = [t for t in record.tolds(activity) if t.counted and not t.denied]
    for item in dict.fromkeys(i for w in wholes for i in w.counted):
        high = {w.counted[item][0] for w in wholes if item in w.counted}
        given = [t for t in tolds if item in t.counted and t.counted[item][0] in high]
        shares = [t for t in tolds if item in t.counted and t.counted[item][0] < min(high)]
        others = {t.document for t in wholes}
        if given and any(t.document not in others for t in given):
            ordered = [*shares, *given, *(w for w in wholes if item in w.counted)]
            first = {t.document: t for t in reversed(ordered)}
            return tuple(
                Said(first[d], str(first[d].counted[item][0])) for d in dict.fromkeys(t.document for t in ordered)
            )
    return ()


def _judge_share(record: Record, saids: tuple[Said, ...]) -> tuple[str | None, str]:
    """The share decides where it is told; else the number is the whole's."""
    single = [s for s in saids if len(s.told.recipients) == 1]
    shares = [s for s in single if int(s.value) < max(int(other.value) for other in saids)]
    if shares and len({s.same for s in shares}) == 1:
        return shares[0].value, f"{tell_house(shares[0].told.paper)} gives the part's own share."
    whole = next((s for s in saids if len(s.told.recipients) > 1), None)
    return (
        (whole.value, f"{tell_house(whole.told.paper)} tells it of the whole.") if whole else judge_value(record, saids)
    )


def _same_day(left: Told, right: Told) -> bool:
    return left.document != right.document and left.days == right.days


def _list_items(grants: list[Told], done: list[Told]) -> tuple[Said, ...]:
    for part in (t for t in done if t.official):
        whole = [t for t in done if _same_day(t, part) and set(t.items) > set(part.items)]
        if whole and any(set(g.items) == set(whole[0].items) for g in grants if g.document != whole[0].document):
            return tuple(Said(t, " ".join(sorted(t.items))) for t in (part, *whole))
    return ()


def _list_number(grants: list[Told], done: list[Told]) -> tuple[Said, ...]:
    for part in (t for t in done if t.official and t.counted):
        for item, (number, _) in sorted(part.counted.items()):
            whole = [t for t in done if _same_day(t, part) and t.counted.get(item, (0, ""))[0] > number]
            if whole and any(g.counted.get(item, (0, ""))[0] == whole[0].counted[item][0] for g in grants):
                return tuple(Said(t, str(t.counted[item][0])) for t in (part, *whole))
    return ()


SCOPE = Rule("scope_inflation", 1, find_scope_inflations)
