"""Loans and credits for defence: the sum that is lent, and when it was made where no signing is told."""

from headwater.model import Span
from headwater.reading.draft import Draft
from headwater.reading.instruments import Instrument
from headwater.reading.scene import Scene
from headwater.reading.sums import Sum, build_money, build_restated, find_currency, find_sums, span_of
from headwater.reading.times import find_date
from headwater.reading.verbs import Group

_BEFORE = 60
"""Code points at most between a sum and the noun of the loan behind it: "$285 million concessional loan"."""

_BEHIND = 24
"""As much between the noun and a sum behind it: "a loan agreement worth up to €3 million"."""


def find_lent_sum(scene: Scene, head: Span) -> Sum | None:
    """The sum that the noun of a loan at ``head`` counts, in one phrase with it; None where none does."""
    for one in find_sums(scene, scene.sentence.start, scene.sentence.end):
        start, end = (one.end, head.start) if one.end <= head.start else (head.end, one.mention.hedge)
        reach = _BEFORE if one.end <= head.start else _BEHIND
        if 0 <= end - start <= reach and not _is_parted(scene, start, end):
            return one
    return None


def _is_parted(scene: Scene, start: int, end: int) -> bool:
    """Whether a comma, another verb or an "and" stands in ``[start, end)``."""
    marks = any(start <= t.start < end and t.word in {",", ";", "(", ")", "and"} for t in scene.sentence.tokens)
    verbs = [g for g in scene.sentence.groups if start <= g.start and g.end <= end]
    return marks or any(not g.does("total", "value") and g.aspect != "bare" for g in verbs)


def put_lent(draft: Draft, scene: Scene, instrument: Instrument) -> Draft:
    """``draft`` of a loan with its sum; an open currency leaves it out."""
    found = find_lent_sum(scene, Span.of(scene.context.text, instrument.head, _head_end(scene, instrument)))
    if found is None:
        return draft
    currency = find_currency(scene, found.mention, (), draft.get("parties", ()))
    if currency is None:
        scene.reject(draft.rule, "which currency it is stays open", span_of(scene, found.mention), "ambiguous_currency")
        return draft
    draft = draft.put(
        "amount", build_money(scene, found.mention, currency), "what is lent", span_of(scene, found.mention)
    )
    restated = build_restated(found.restated, "USD" if currency != "USD" else None)
    return draft.put(
        "restated", restated, "the document's own conversion", *(span_of(scene, m) for m in found.restated)
    )


def _head_end(scene: Scene, instrument: Instrument) -> int:
    cues = [c.end for c in scene.find_cues("treaty_loan") if c.start == instrument.head]
    return max(cues, default=instrument.head)


def find_lending(scene: Scene, instrument: Instrument) -> Group | None:
    """The verb by which a loan is made, without a signing: "provided a loan", "extended a credit"."""
    return next(
        (
            g
            for g in scene.sentence.groups
            if g.does("provide", "hand_over", "fund", "loan")
            and g.aspect in ("past", "perfect")
            and not g.negated
            and not g.modal
            and g.governor is None
            and (g.end <= instrument.head if not g.passive else g.start >= instrument.head)
        ),
        None,
    )


def _find_agreeing(scene: Scene, instrument: Instrument) -> Group | None:
    """The verb of "agreed to provide a loan"."""
    done = ("past", "perfect")
    near = [
        g for g in scene.sentence.groups if g.end <= instrument.head and g.does("provide", "hand_over", "fund", "loan")
    ]
    by = near[-1].governor if near else None
    return by if by and by.does("agree") and by.aspect in done and not by.negated else None


def put_made(draft: Draft, scene: Scene, instrument: Instrument) -> Draft:
    """``draft`` of a loan that was made, as signed on the day on which it was."""
    made, agreed = find_lending(scene, instrument), _find_agreeing(scene, instrument)
    group = made or agreed
    if instrument.value != "loan" or group is None or draft.get("stage"):
        return draft
    words = scene.sentence.cut(group.start, group.end)
    stage, why = ("signed", "a loan made was signed") if made else ("agreed_in_principle", "it is agreed to be made")
    draft = draft.put("stage", stage, why, words)
    time = find_date(scene, scene.sentence.start, scene.sentence.end, group.start)
    return draft.put("date", time.value, "the day on which it was made", time.span) if time else draft
