"""Makes one claim of several drafts: what follows is added to what it follows, repetitions fall together."""

from collections.abc import Iterable, Sequence

import msgspec

from headwater.reading.draft import Draft
from headwater.reading.things import tidy_items

_SETS = ("donors", "recipients", "beneficiaries", "items", "parties", "restated")
_OPPOSITE = {"donors": "recipients", "recipients": "donors"}
_WEAK = ("announced", "planned", "considered", "", None)


def _union(into: Draft, more: Draft, slots: Iterable[str]) -> Draft:
    for slot in slots:
        if slot in more.slots and slot in _SETS:
            values = tuple(v for v in more.get(slot) if v not in into.get(_OPPOSITE.get(slot, ""), ()))
            if values:
                into = into.add(slot, values, "added by a later sentence", *more.mentions.get(slot, ()))
        elif slot in more.slots and slot not in into.slots:
            into = into.put(slot, more.get(slot), "told by a later sentence", *more.mentions.get(slot, ()))
    return into


def absorb(into: Draft, more: Draft) -> Draft:
    """``into`` with the evidence and the values of ``more``; values that it has already stay."""
    into = _union(into, more, more.slots)
    if into.get("items"):
        into = msgspec.structs.replace(into, slots={**into.slots, "items": tidy_items(into.get("items"))})
    evidence = tuple(sorted({*into.evidence, *more.evidence}))
    return msgspec.structs.replace(into, evidence=evidence, notes=(*into.notes, *more.notes))


def _equal(one: Draft, two: Draft, slot: str) -> bool:
    return slot not in one.slots or slot not in two.slots or one.get(slot) == two.get(slot)


def _items_agree(one: Draft, two: Draft) -> bool:
    a, b = set(one.get("items", ())), set(two.get("items", ()))
    return not a or not b or bool(a & b) or "defence_equipment" in a | b


def _same_assistance(one: Draft, two: Draft) -> bool:
    """Whether two drafts of a document tell one act at one stage."""
    return (
        "table.py" not in one.rule + two.rule
        and all(one.rule.endswith(kind) == two.rule.endswith(kind) for kind in (":running", ":earlier", ":recalled"))
        and one.asserters == two.asserters
        and one.assertion == two.assertion
        and set(one.get("donors", ())) == set(two.get("donors", ()))
        and set(one.get("recipients", ())) == set(two.get("recipients", ()))
        and all(
            _equal(one, two, s) for s in ("stage", "amount", "date", "fiscal_year", "framework", "deadline", "round")
        )
        and _items_agree(one, two)
        and not _is_other_year(one, two)
    )


def _is_other_year(one: Draft, two: Draft) -> bool:
    """Whether one tells a year's sum without things, and the other things given at no certain time."""
    sums = [d for d in (one, two) if d.get("fiscal_year") and d.get("amount") and not d.get("items")]
    things = [d for d in (one, two) if d.get("items") and not d.get("fiscal_year") and not d.get("amount")]
    return bool(sums and things and one.get("stage") == "delivered")


_KEYS = {
    "agreement": ("parties", "instrument"),
    "budget": ("donors", "framework", "amount", "fiscal_year", "stage"),
    "framework": ("donors", "framework"),
    "relation": ("parties", "kind", "label"),
    "reason": ("donors", "category", "stance"),
    "assessment": ("donors", "recipients", "framework", "stance"),
    "outlook": ("donors", "recipients", "framework", "horizon", "evidence"),
}


def _same(one: Draft, two: Draft) -> bool:
    if one.type != two.type:
        return False
    if one.type == "assistance":
        return _same_assistance(one, two)
    if one.asserters != two.asserters or one.assertion != two.assertion:
        return False
    if one.type == "reason" and not all(_equal(one, two, slot) for slot in ("recipients", "framework")):
        return False
    if one.type == "agreement" and not all(_equal(one, two, slot) for slot in ("stage", "date", "amount")):
        return False
    return all(_key(one, slot) == _key(two, slot) for slot in _KEYS[one.type])


def _key(draft: Draft, slot: str) -> object:
    value = draft.evidence if slot == "evidence" else draft.get(slot)
    return frozenset(value) if slot in _SETS and value else value


def follow(past: list[Draft], draft: Draft) -> list[Draft]:
    """``past`` with ``draft`` added to the act that it takes up, or beside it where it tells a further step."""
    names = set(draft.get("recipients", ())) if draft.rule.endswith(":round") else set()
    fit = [k for k, one in enumerate(past) if one.type == draft.type and names <= set(one.get("recipients", ()))]
    if not fit:
        return past
    whole = [k for k in fit if not past[k].rule.endswith(":part") and "works.py" not in past[k].rule]
    at = whole[-1] if whole else fit[-1]
    at = next((k for k in reversed(fit) if draft.of is not None and past[k].at == draft.of), at)
    if draft.rule.endswith(":round"):
        return past if past[at].get("round") else [*past[:at], absorb(past[at], draft), *past[at + 1 :]]
    target = past[at]
    if draft.reach > 1:
        return _reach(past, draft)
    if draft.rule.endswith(":tranche") or (draft.assertion == "denied" and target.assertion != "denied"):
        return _beside(past, at, draft)
    stage, before = draft.get("stage"), target.get("stage")
    clash = target.get("amount") and draft.get("amount") and target.get("amount") != draft.get("amount")
    if (
        stage in ("planned", "announced", "considered")
        and before
        and not (before == "considered" and stage == "planned")
        and not clash
    ):
        stage = None
        draft = draft.drop("stage")
    if stage and stage != before:
        if before in _WEAK and not (target.get("date") and draft.get("date")):
            merged = absorb(target.drop("stage"), draft)
            return [*past[:at], merged, *past[at + 1 :]]
        return _beside(past, at, draft)
    if clash:
        return _beside(past, at, draft)
    return [*past[:at], absorb(target, draft), *past[at + 1 :]]


def _reach(past: list[Draft], draft: Draft) -> list[Draft]:
    """``past`` with what ``draft`` says of several acts added to each of them."""
    last = [k for k, one in enumerate(past) if one.type == draft.type][-draft.reach :]
    plain = draft.drop("stage", "date", "amount", "restated")
    return [absorb(one, plain) if k in last else one for k, one in enumerate(past)]


def _step(target: Draft, draft: Draft) -> Draft:
    """A further step of the act of ``target``, with its parties, framework and year, and items where it names none."""
    running = draft.rule.endswith(":running") or (draft.get("amount") and target.get("amount"))
    for slot in ("donors", "recipients", "framework", "fiscal_year", *(() if running else ("items",))):
        if slot in target.slots and slot not in draft.slots:
            draft = draft.put(
                slot, target.get(slot), "inherited from the act that it is a step of", *target.mentions.get(slot, ())
            )
    return msgspec.structs.replace(draft, follows=False)


def _beside(past: list[Draft], at: int, draft: Draft) -> list[Draft]:
    """``past`` with a further step of ``past[at]``, which learns the framework from it."""
    target = past[at]
    framework = draft.get("framework")
    if framework and not target.get("framework") and not draft.rule.endswith(":running"):
        target = target.put(
            "framework", framework, "told of another step of the same act", *draft.mentions.get("framework", ())
        )
    return [*past[:at], target, *past[at + 1 :], _step(target, draft)]


def _elaborates(one: Draft, two: Draft, gap: int) -> bool:
    """Whether ``two`` ("Japan will provide radars") tells what the grant told right before in ``one`` is for."""
    return (
        one.type == two.type == "assistance"
        and two.get("stage") == "planned"
        and one.get("stage") in ("agreed", "announced")
        and 0 <= gap <= 2
        and (
            not set(one.get("items", ())) - {"defence_equipment"}
            or (two.rule.endswith(":will") and not two.get("date") and gap <= 1)
        )
        and not (one.get("amount") and two.get("amount"))
        and not (two.get("fiscal_year") and two.get("framework") and one.get("amount") and not one.get("framework"))
        and one.asserters == two.asserters
        and two.assertion == one.assertion
        and all(not one.get(s) or not two.get(s) or set(one.get(s)) & set(two.get(s)) for s in ("donors", "recipients"))
    )


def _seals(one: Draft, two: Draft, gap: int) -> bool:
    """Whether ``two``, a contract of gift signed by both sides, only says that the act told before is agreed."""
    return (
        one.type == two.type == "assistance"
        and two.get("stage") == "agreed"
        and one.get("stage") in ("announced", "planned", "considered")
        and not any(two.get(s) for s in ("items", "amount"))
        and 0 <= gap <= 2
        and all(
            not one.get(s) or not two.get(s) or set(one.get(s)) == set(two.get(s)) for s in ("donors", "recipients")
        )
        and not (one.get("date") and two.get("date"))
    )


def merge(past: list[Draft], draft: Draft, told: Sequence[int]) -> list[Draft]:
    """``past`` with ``draft``: followed, fallen together with an equal one, or added.

    ``told`` counts, up to each sentence, those that name anything, so that a paragraph about nothing parts nothing.
    """
    if draft.follows:
        return follow(past, draft)
    gap = told[draft.evidence[0]] - told[past[-1].evidence[-1]] if past else 0
    if past and _seals(past[-1], draft, gap):
        return [*past[:-1], absorb(past[-1].drop("stage"), draft)]
    if past and _elaborates(past[-1], draft, gap):
        return [*past[:-1], absorb(past[-1], draft.drop("stage"))]
    for k, one in enumerate(past):
        if _same(one, draft):
            return [*past[:k], absorb(one, draft), *past[k + 1 :]]
    return [*past, draft]
