"""A sum that only the headline tells, given to the act or the loan that the story begins with."""

from collections.abc import Sequence

import msgspec

from headwater.reading.above import read_title
from headwater.reading.draft import Draft
from headwater.reading.frames.credit import find_lent_sum
from headwater.reading.scene import Scene
from headwater.reading.sums import Sum, build_money, build_restated, find_currency, find_sums, span_of

_PAID = ("assistance", "agreement", "budget")


def take_headline_sum(drafts: Sequence[Draft], last: Scene | None) -> list[Draft]:
    """``drafts``, the first act with the headline's only sum where no sentence of the story tells one."""
    title = read_title(last) if last is not None else None
    if title is None or title.sentence.is_question or any(d.get("amount") for d in drafts if d.type in _PAID):
        return list(drafts)
    sums = find_sums(title, title.sentence.start, title.sentence.end)
    first = next((k for k, d in enumerate(drafts) if d.type in _PAID), None)
    if len(sums) != 1 or sums[0].kind != "amount" or first is None or not _fits(title, drafts[first]):
        return list(drafts)
    return [*drafts[:first], _put(title, drafts[first], sums[0]), *drafts[first + 1 :]]


def _fits(title: Scene, draft: Draft) -> bool:
    """Whether the headline tells of the same act: its parties are among the draft's, a loan is a loan."""
    lent = next((c for c in title.find_cues("treaty_loan") if find_lent_sum(title, c)), None)
    if draft.type == "agreement":
        return draft.get("instrument") == "loan" and lent is not None
    named = {*title.topic.donors, *title.topic.recipients}
    sides = {*draft.get("donors", ()), *draft.get("recipients", ())}
    gives = any(g.does("provide", "hand_over", "announce", "fund", "offer", "receive") for g in title.sentence.groups)
    return lent is None and draft.type == "assistance" and gives and len(named & sides) == len(named) > 0


def _put(title: Scene, draft: Draft, one: Sum) -> Draft:
    donors, others = draft.get("donors", ()), (*draft.get("recipients", ()), *draft.get("parties", ()))
    currency = find_currency(title, one.mention, donors, others)
    if currency is None:
        return draft
    why = "only the headline tells the sum"
    draft = draft.put("amount", build_money(title, one.mention, currency), why, span_of(title, one.mention))
    restated = build_restated(one.restated, "USD" if currency != "USD" else None)
    return msgspec.structs.replace(draft.put("restated", restated, why, *(span_of(title, m) for m in one.restated)))
