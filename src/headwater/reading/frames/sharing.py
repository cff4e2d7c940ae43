"""Sums shared out over drafts, running totals and shares, and whether a draft says enough."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

import msgspec

from headwater.reading.draft import Draft
from headwater.reading.frames.act import Clause, find_recalled
from headwater.reading.frames.guard import is_collective
from headwater.reading.frames.slots import find_parties_of, put_counts, put_items, put_known, put_sum, put_times
from headwater.reading.inherit import inherit_donors, inherit_recipients
from headwater.reading.nearby import is_near
from headwater.reading.scene import Scene
from headwater.reading.sums import Sum, find_sums, span_of

RULE = "reading/frames/assistance.py"


_ADDED = ("items", "amount", "framework", "fiscal_year", "deadline", "beneficiaries", "restated", "round")


def build_all(draft: Draft, scene: Scene, clause: Clause, followed: Draft | None) -> Iterable[Draft]:
    """``draft`` with inherited parties, times and sums; a running total or a share becomes a draft of its own."""
    if not is_collective(scene, clause) or scene.find_cue("same_donor", clause.start, clause.end):
        draft = inherit_donors(draft, scene, followed)
    draft = inherit_recipients(draft, scene, followed)
    sums = [s for s in find_sums(scene, clause.start, clause.end) if s.kind != "whole"]
    plain = [s for s in sums if s.kind == "amount"]
    several = [s for s in sums if s.kind != "part"]
    draft = put_times(draft, scene, clause) if len(several) > 1 else draft
    if len(several) > 1 and not draft.follows and (shares := share_out(draft, scene, clause, several)):
        yield from shares
        return
    draft = put_times(draft, scene, clause)
    if plain:
        draft = put_sum(draft, scene, plain[0])
    if len(plain) > 1:
        scene.reject(
            f"{RULE}:sum",
            "a second sum stands in the clause; only the first was taken",
            span_of(scene, plain[1].mention),
            "second_sum",
        )
    others = [s for s in sums if s.kind != "amount"]
    if plain or not others:
        yield draft
    for one in others:
        yield put_sum(build_beside(_take_share(draft, scene, clause) if one.kind == "part" else draft, one), scene, one)


def _segment_end(scene: Scene, one: Sum, two: Sum) -> int:
    """Where what is said of the first of two sums ends: behind the last day before the second, else behind the sum."""
    dates = [d.end for d in scene.sentence.dates if one.end <= d.start and d.end <= two.mention.hedge]
    tags = [t.end for t in scene.sentence.tagged("programme") if one.end <= t.start and t.end <= two.mention.hedge]
    return max((*dates, *tags), default=one.end)


def share_out(draft: Draft, scene: Scene, clause: Clause, sums: Sequence[Sum]) -> list[Draft]:
    """One draft for each of several sums that have a day or a fiscal year of their own.

    As in "£40m on 10 July and £32m on 5 June".
    """
    ends = [_segment_end(scene, a, b) for a, b in pairwise(sums)] + [clause.end]
    at = clause.start
    bare = draft.drop("date", "fiscal_year", "items", "deadline", "quantities")
    found: list[Draft] = []
    for one, end in zip(sums, ends, strict=True):
        part = msgspec.structs.replace(clause, start=at, end=end)
        at = end
        made = put_times(put_items(msgspec.structs.replace(bare, at=one.mention.start), scene, part), scene, part)
        found.append(_put_own_programme(put_sum(made, scene, one), scene, one, end))
    year = draft.get("fiscal_year")
    if year and sum(d.kind == "fiscal_year" for d in scene.sentence.dates) == 1:
        words = draft.mentions.get("fiscal_year", ())
        found = [
            d if d.get("fiscal_year") else d.put("fiscal_year", year, "said of all the sums", *words) for d in found
        ]
    told = [(d.get("date"), d.get("fiscal_year"), d.get("framework")) for d in found]
    apart = all(any(t[:2]) for t in told) or all(t[2] for t in told)
    return found if apart and len(set(told)) == len(told) else []


def _put_own_programme(draft: Draft, scene: Scene, one: Sum, end: int) -> Draft:
    """The programme named right behind a sum: "$85 million in FMF and $2.3 million in IMET"."""
    tags = [t for t in scene.sentence.tagged("programme") if one.end <= t.start and t.end <= end]
    return put_known(draft, scene, tags[0], "named behind its sum") if tags else draft


def split_receivers(draft: Draft, scene: Scene, clause: Clause) -> list[Draft]:
    """One draft for each receiver that has things of its own.

    As in "eight vehicles to Somalia and 24 trucks to The Gambia".
    """
    receivers = [
        c.party for c in find_parties_of(scene, clause, "recipient") if c.party.code and c.party.before == "to"
    ]
    if len(receivers) != 2 or receivers[0].group == receivers[1].group or draft.get("amount"):
        return [draft]
    one, two = receivers
    tags = [t for t in scene.sentence.tagged("item", "generic") if clause.start <= t.start < clause.end]
    fronted = not any(t.start < one.start for t in tags)
    cut = two.phrase if fronted else one.end
    parts = [msgspec.structs.replace(clause, end=cut), msgspec.structs.replace(clause, start=cut)]
    plain = draft.drop("items", "recipients", "beneficiaries", "quantities")
    found = [put_counts(put_items(plain, scene, part), scene, part) for part in parts]
    if not all(d.get("items") for d in found):
        return [draft]
    named = zip(found, receivers, strict=True)
    return [
        d.put("recipients", (p.code,), "the receiver of these things", scene.sentence.cut(p.start, p.end))
        for d, p in named
    ]


def _take_share(draft: Draft, scene: Scene, clause: Clause) -> Draft:
    """A share with what it has of its whole; who bears or pays it says nothing of the stage."""
    pays = clause.stage is not None and clause.stage.group.does("pay", "fund") and scene.last("assistance") is not None
    return take_whole(draft.drop("stage") if pays else draft, scene)


def take_whole(draft: Draft, scene: Scene) -> Draft:
    """A share with what it has of the whole told before: donors, framework, items, stage and day."""
    whole = scene.last("assistance")
    if whole is None:
        return draft
    by_donor = set(draft.get("donors", ())) < set(whole.get("donors", ()))
    for slot in ("donors", "framework", "items", "stage", "date", "fiscal_year", "recipients"):
        if not draft.get(slot) and not (slot == "items" and by_donor):
            draft = draft.put(
                slot, whole.get(slot), "inherited from the whole that it is a share of", *whole.mentions.get(slot, ())
            )
    return draft


def build_beside(draft: Draft, one: Sum) -> Draft:
    """The draft of a running total (no items, no day of the latest act) or of a share."""
    bare = draft.drop("amount", "restated")
    if one.kind == "running":
        bare = bare.drop("items", "date", "deadline", "beneficiaries", "fiscal_year", "quantities")
    return msgspec.structs.replace(bare, at=one.mention.start, follows=False, rule=f"{RULE}:{one.kind}")


def split_recalled(drafts: list[Draft], scene: Scene, clause: Clause) -> list[Draft]:
    """A delivery that recalls its grant: the sum is the grant's, which becomes a draft of its own."""
    recalled = find_recalled(scene, clause)
    if recalled is None or len(drafts) != 1 or drafts[0].get("stage") != "delivered" or not drafts[0].get("amount"):
        return drafts
    words = scene.sentence.cut(recalled.start, recalled.end)
    grant = msgspec.structs.replace(drafts[0].drop("stage", "date", "beneficiaries"), rule=f"{RULE}:recalled")
    return [drafts[0].drop("amount", "restated"), grant.put("stage", "announced", "recalled as announced", words)]


_NO_BUDGET = ("agreed", "suspended", "cancelled")
"""Stages that no budget has: money withheld was to be given."""


def _is_budget(draft: Draft) -> bool:
    """Money for a programme as a whole, no thing and no recipient named in the sentence: a budget, not assistance."""
    inherited = any(n.slot == "recipients" and n.why.startswith("inherited") for n in draft.notes)
    named = any(n.slot == "framework" and n.why == "named in the clause" for n in draft.notes)
    return named and inherited and not draft.get("items") and draft.get("stage") not in _NO_BUDGET


def take_listed(draft: Draft, scene: Scene, clause: Clause) -> Draft:
    """One of several acts announced together.

    ("A measure of €9 million will provide …"): stage, day and programme of the whole.
    """
    whole = scene.last("assistance", "budget") if opens_entry(scene, clause) else None
    whole = _find_collection(scene) or whole if whole or scene.section else None
    if whole and scene.section and not whole.get("amount") and not opens_entry(scene, clause):
        return draft
    if (
        whole is None
        or whole.get("stage") != "announced"
        or set(whole.get("donors", ())) != set(draft.get("donors") or whole.get("donors", ()))
    ):
        return draft
    if draft.get("stage") == "planned":
        draft = draft.drop("stage").put("stage", "announced", "one of the acts announced together")
    slots = (
        ("framework", "date")
        if not any(d.relation in (None, "on", "in") for d in scene.sentence.dates)
        else ("framework",)
    )
    for slot in slots:
        if not draft.get(slot):
            draft = draft.put(
                slot, whole.get(slot), "one of the acts announced together", *whole.mentions.get(slot, ())
            )
    return draft


def _find_collection(scene: Scene) -> Draft | None:
    """The announcement of several acts under one programme that the headings below go through."""
    fit = [d for d in scene.past if d.type == "assistance" and d.get("framework") and d.get("stage") == "announced"]
    return next((d for d in fit if len(d.get("recipients", ())) > 1), None)


def opens_entry(scene: Scene, clause: Clause) -> bool:
    """Whether the clause opens with "A measure", "A further grant", "The second package"."""
    tokens = [t.word for t in scene.sentence.tokens if t.start >= clause.start][:5]
    head = tokens[0] if tokens else ""
    return head in ("a", "another", "one") and any(t in scene.words("act_noun") for t in tokens[1:])


def complete_groups(drafts: Sequence[Draft]) -> list[Draft]:
    """Gives a total without receivers the receivers of its parts, where the parts told later add up to it."""
    return [_complete(draft, drafts[k + 1 :]) for k, draft in enumerate(drafts)]


def _complete(draft: Draft, later: Sequence[Draft]) -> Draft:
    total = draft.get("amount")
    if draft.type != "assistance" or draft.get("recipients") or not total:
        return draft
    parts = [
        d
        for d in later
        if d.type == "assistance"
        and d.get("amount")
        and d.get("recipients")
        and d.get("amount").currency == total.currency
    ]
    parts = [d for d in parts if d.get("date") == draft.get("date")]
    if len(parts) < 2 or sum(Decimal(d.get("amount").value) for d in parts) != Decimal(total.value):
        return draft
    for part in parts:
        draft = draft.add(
            "recipients", part.get("recipients"), "the parts add up to the total", *part.mentions.get("recipients", ())
        )
    return draft


_WEAK = (
    "build",
    "order",
    "fund",
    "pay",
    "train",
    "equip",
    "consider",
    "plan",
    "continue",
    "decide",
    "receive",
    "agree",
    "appropriate",
    "spend",
)
"""Classes of verbs that tell as often of one's own affairs: they need a receiver in the clause, or a programme."""


def is_weak(draft: Draft, scene: Scene, clause: Clause, last: Draft | None) -> bool:
    """Whether the verb tells of one's own affairs as easily, and no receiver stands in the clause."""
    if clause.stage is None or draft.get("framework") or draft.follows:
        return False
    told = {n.why for n in draft.notes if n.slot == "recipients"}
    far = not told or any(w.startswith(("inherited from the title", "inherited from the last")) for w in told)
    group = clause.stage.group
    near = (
        last is not None
        and last.get("donors") == draft.get("donors")
        and (is_near(scene, last.evidence[-1], 3) or is_near(scene, last.evidence[-1], 2))
    )
    if near and not any(n.slot == "donors" and n.why.startswith("inherited") for n in draft.notes):
        return False
    return far and group.does(*_WEAK) and not group.does("hand_over", "announce")


def _names_nobody(draft: Draft) -> bool:
    """Whether both sides are only inherited: then nothing in the clause says that one gives to the other."""
    why = ("inherited from the title", "inherited from the last", "the house")
    far = [n.slot for n in draft.notes if n.why.startswith(why)]
    return "donors" in far and "recipients" in far and not draft.get("framework")


def is_enough(draft: Draft, named: bool = True, act: bool = False) -> bool:
    """Whether a draft says enough to be a claim.

    ``named``: the clause calls it assistance; ``act``: or a grant, a measure.
    """
    if (_is_budget(draft) and not act) or (_names_nobody(draft) and not named):
        return False
    thing = draft.get("items") or draft.get("amount") or draft.get("framework")
    if draft.get("donors") and draft.get("recipients"):
        return bool(thing or (draft.get("stage") and named))
    waits = draft.get("framework") and draft.get("amount") and draft.get("donors")
    if draft.get("stage") == "agreed" and (draft.get("framework") or draft.get("amount")):
        return True
    if draft.get("stage") == "announced" and waits:
        return True
    if draft.get("recipients"):
        thing = draft.get("items") or draft.get("amount") or draft.get("stage") == "delivered"
        return bool(thing and draft.get("stage"))
    told = draft.get("stage") or draft.get("amount")
    if _goes_to_body(draft):
        return bool(draft.get("donors") and told and (draft.get("amount") or draft.get("items")))
    return bool(draft.get("framework") and draft.get("donors") and told and draft.get("items"))


def _goes_to_body(draft: Draft) -> bool:
    """Whether an organisation of states receives, which has no code."""
    return any(n.slot == "beneficiaries" and n.why == "an organisation that receives" for n in draft.notes)


def is_whole(draft: Draft) -> bool:
    """Whether a draft that waited for its recipients has found them, or says enough without."""
    if draft.type != "assistance" or draft.get("recipients") or _goes_to_body(draft):
        return True
    told = draft.get("stage") or draft.get("amount")
    return bool(draft.get("donors") and draft.get("framework") and draft.get("items") and told)


def tidy_forces(draft: Draft) -> Draft:
    """``draft`` without a force named in full beside it: "Armed Forces" beside "Somali Armed Forces"."""
    names = draft.get("beneficiaries", ())
    kept = tuple(n for n in names if not any(n != m and set(n.split()) < set(m.split()) for m in names))
    if kept == names:
        return draft
    spans = tuple(m for m in draft.mentions.get("beneficiaries", ()) if m.exact in kept)
    return draft.drop("beneficiaries").add("beneficiaries", kept, "forces by their full names", *spans)


def adds(draft: Draft) -> bool:
    """Whether a draft that follows another says anything new of it."""
    if draft.rule.endswith(":plan") or draft.assertion == "denied":
        return True
    return any(draft.get(slot) for slot in _ADDED) or draft.get("stage") in (
        "delivered",
        "suspended",
        "cancelled",
        "contracted",
        "operational",
        "agreed",
    )
