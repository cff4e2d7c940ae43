"""Verbs left out.

As in "Norway pledged €100 million, Belgium 200 million", "Tuvalu got its boat in April, Kiribati in June".
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from headwater.grammar import NumberMention
from headwater.model import Money
from headwater.reading.draft import Draft
from headwater.reading.frames.act import Clause
from headwater.reading.parties import Party
from headwater.reading.quantities import find_quantities
from headwater.reading.roles import TAKES
from headwater.reading.scene import Scene
from headwater.reading.sums import build_money, find_currency, span_of
from headwater.reading.things import find_item_tags, find_items
from headwater.reading.times import find_date

RULE = "reading/frames/gapping.py"

_MAGNITUDE = 1000
"""A bare number of at least this many counts money where the verb told has a sum: "Belgium 200 million"."""

_FEW = 4
"""So many words may stand between the days of two deliveries."""

_JOINS = frozenset({",", "and", ", and", ";", "; and", "while", ", while", "but", ", but"})


def find_gapped(scene: Scene, clause: Clause, told: Draft) -> list[Draft]:
    """The acts of further parties of ``told``'s verb, one for each that only a sum, a number or a time follows."""
    verb = clause.stage.group if clause.stage else None
    if verb is None or told.follows or (verb.passive and not verb.does(*TAKES)):
        return []
    slot = "recipients" if verb.does(*TAKES) else "donors"
    parties = [p for p in scene.parties if verb.end <= p.start < clause.end and _is_gap(scene, p, verb.end)]
    if not parties:
        return []
    ends = [q.phrase for _, q in pairwise(parties)] + [clause.end]
    return [
        made
        for party, end in zip(parties, ends, strict=True)
        if party.code not in told.get(slot, ()) and (made := _build(scene, told, slot, party, end)) is not None
    ]


def find_more(scene: Scene, clause: Clause, told: Draft) -> list[Draft]:
    """A further delivery told by its day only: "one was given in 2014 and another in February 2021"."""
    verb = clause.stage.group if clause.stage else None
    if verb is None or told.get("stage") != "delivered" or not told.get("date"):
        return []
    days = [
        d for d in scene.sentence.dates if verb.end <= d.start and d.end <= clause.end and d.relation in ("in", "on")
    ]
    found: list[Draft] = []
    for one, two in pairwise(days):
        between = scene.sentence.words(one.end, two.start)
        day = find_date(scene, two.start, two.end, two.start)
        if (
            day
            and _is_another(scene, between)
            and not any(one.end <= g.start < two.start for g in scene.sentence.groups)
        ):
            again = told.drop("date", "amount", "restated", "quantities").put(
                "date", day.value, "a further one", day.span
            )
            found.append(msgspec.structs.replace(again, at=two.start, rule=f"{RULE}:tranche"))
    return found


def _is_another(scene: Scene, between: str) -> bool:
    """Whether the words between two days only name a further one.

    As in "and another in", "; a second on", "and two more in".
    """
    words = between.lower().strip(" ,;").removeprefix("and ").removeprefix("then ").split()
    return bool(words) and words[-1] in ("in", "on") and len(words) <= _FEW and words[0] in scene.words("another_head")


def _is_gap(scene: Scene, party: Party, floor: int) -> bool:
    """Whether ``party`` opens a clause without a verb: a join before it, a sum, a number or a time right behind it."""
    if not party.code or party.owns or party.before not in ("", "in"):
        return False
    s = scene.sentence
    before = s.words(floor, party.phrase).rstrip()
    joined = any(before.endswith(j) for j in _JOINS)
    if not joined or any(g.start >= floor and g.end <= party.phrase and not g.relative for g in s.groups):
        return False
    return any(
        s.words(party.end, at).strip(" ,") in ("", "another", "a further", "in", "on")
        for at in _values(scene, party.end)
    )


def _values(scene: Scene, at: int) -> Iterator[int]:
    """Where the first sum, number and date behind ``at`` start."""
    s = scene.sentence
    starts: Sequence[Sequence[int]] = (
        [m.hedge for m in s.money],
        [n.start for n in s.numbers],
        [d.start for d in s.dates],
    )
    for group in starts:
        first = next((start for start in group if start >= at), None)
        if first is not None:
            yield first


def _build(scene: Scene, told: Draft, slot: str, party: Party, end: int) -> Draft | None:
    """``told`` with the party, the sum, the things and the day of the stretch up to ``end``.

    None where nothing stands there.
    """
    name = scene.sentence.cut(party.start, party.end)
    bare = msgspec.structs.replace(
        told.drop(slot, "amount", "restated", "beneficiaries", "deadline", "quantities"), at=party.start, rule=RULE
    )
    draft = bare.put(slot, (party.code,), "the verb of the clause before is meant", name)
    draft = _put_things(_put_amount(draft, scene, told, party, end), scene, party, end)
    day = find_date(scene, party.end, end, party.end)
    if day:
        draft = draft.drop("date").put("date", day.value, "the day named behind the party", day.span)
    return draft if day or draft.get("amount") or draft.get("quantities") else None


def _put_amount(draft: Draft, scene: Scene, told: Draft, party: Party, end: int) -> Draft:
    sums = [m for m in scene.sentence.money if party.end <= m.start and m.end <= end]
    if sums:
        currency = find_currency(scene, sums[0], draft.get("donors", ()), draft.get("recipients", ()))
        span = span_of(scene, sums[0])
        return draft.put("amount", build_money(scene, sums[0], currency), "its own sum", span) if currency else draft
    return _put_bare(draft, scene, told, party, end)


def _put_bare(draft: Draft, scene: Scene, told: Draft, party: Party, end: int) -> Draft:
    """A number in the currency of the sum told before it: "Belgium 200 million"."""
    amount = told.get("amount")
    number = _first_number(scene, party.end, end)
    if amount is None or number is None or float(number.value) < _MAGNITUDE:
        return draft
    value = Money(str(number.value), amount.currency, amount.scope, number.bound != "exact")
    return draft.put("amount", value, "in the currency of the sum before", scene.sentence.cut(number.start, number.end))


def _first_number(scene: Scene, start: int, end: int) -> NumberMention | None:
    taken = [(d.start, d.end) for d in scene.sentence.dates]
    fit = [n for n in scene.sentence.numbers if start <= n.start and n.end <= end and not n.ordinal]
    return next((n for n in fit if not any(a <= n.start < b for a, b in taken)), None)


def _put_things(draft: Draft, scene: Scene, party: Party, end: int) -> Draft:
    tags = find_item_tags(scene, party.end, end)
    if not tags:
        return draft
    spans = [scene.sentence.cut(t.start, t.end) for t in tags]
    draft = draft.drop("items").add("items", find_items(tags), "named behind the party", *spans)
    return draft.put("quantities", find_quantities(scene, party.end, end), "counted behind the party", *spans)
