"""Budgets in Japanese and Chinese: a sum that a state sets aside or asks for, for a programme or for aid to forces."""

from headwater.grammar import DateMention, MoneyMention
from headwater.model import Span
from headwater.reading.draft import Draft
from headwater.reading.east.cues import Mark
from headwater.reading.east.goods import find_money_of, put_amount
from headwater.reading.east.place import Place
from headwater.reading.east.telling import put_voices

RULE = "reading/east/budget.py:sum"


def find_budgets(place: Place) -> list[Draft]:
    """The sums that the sentence sets aside."""
    if place.is_question or not place.mark("east_budget_word") or place.mark("east_future_good"):
        return []
    if any(d.type == "assistance" and place.number in d.evidence for d in place.past):
        return []
    purpose = _find_purpose(place)
    if purpose is None:
        return []
    donor = _find_donor(place, purpose[0])
    if donor is None:
        return []
    sums = find_money_of(place, donor[0])
    made = [_draft(place, purpose, donor, *one) for one in sums]
    return [d for d in made if d.get("fiscal_year") or len(made) == 1]


def _find_purpose(place: Place) -> tuple[str, Span] | None:
    """The programme ("" where the sentence only says that it is for aid) and where it is named."""
    page = place.page
    civil = {p.id for p in page.codebook.programme if p.civil}
    tag = place.programme
    if tag is not None:
        return None if tag.value in civil else (tag.value, place.cut(tag.start, tag.end))
    aid = place.mark("east_budget_for_aid")
    if aid is not None:
        return "", place.span(aid)
    last = next((d for d in reversed(place.past) if d.type == "budget"), None)
    carried = place.carried_programme
    before = place.programme_before
    if before and before.value not in civil and not place.mark("east_budget_other") and _has_year(place):
        return before.value, page.span(before.start, before.end)
    close = last is not None and place.told - page.told_at(last.evidence[-1]) <= 1
    if last is not None and close and carried is not None and last.get("framework") == carried.value:
        return carried.value, page.span(carried.start, carried.end)
    return None


def _has_year(place: Place) -> bool:
    return any(d.kind == "fiscal_year" for d in place.sentence.dates)


def _find_donor(place: Place, programme: str) -> tuple[str, Span] | None:
    page = place.page
    entry = next((p for p in page.codebook.programme if programme and p.id == programme), None)
    state = next((s for s in place.states if s.part in ("subject", "bare", "owner")), None)
    if entry and len(entry.donors) == 1:
        same = next((s for s in place.states if s.code == entry.donors[0]), None)
        named = page.span(same.start, same.end) if same else None
        return entry.donors[0], named or _spot(place)
    if state is not None:
        return state.code, page.span(state.start, state.end)
    for tag in place.tagged("role"):
        home = page.home(place.sentence.words(tag.start, tag.end))
        if home:
            return home, place.cut(tag.start, tag.end)
    return None


def _spot(place: Place) -> Span:
    tag = place.carried_programme
    return place.page.span(tag.start, tag.end) if tag else place.sentence.span


def _find_stage(place: Place, mention: MoneyMention) -> tuple[str, Mark] | None:
    """The stage that the words nearest to the sum tell."""
    marks = place.marks("east_budget")
    asked = next((m for m in marks if m.value == "requested"), None)
    at = mention.start - place.base
    if asked is not None and len({m.value for m in marks}) == 2 and any(m.value == "appropriated" for m in marks):
        sums = [m for m in place.sentence.money if m.currency == mention.currency]
        return ("requested", asked) if len(sums) == 1 or abs(asked.start - at) < 16 else _nearest(marks, at)
    return _nearest(marks, at)


def _nearest(marks: list[Mark], at: int) -> tuple[str, Mark] | None:
    mark = min(marks, key=lambda m: abs(m.start - at), default=None)
    return (mark.value, mark) if mark else None


def _find_year(place: Place, mention: MoneyMention) -> DateMention | None:
    years = [d for d in place.sentence.dates if d.kind in ("fiscal_year", "year")]
    before = [d for d in years if d.end <= mention.start]
    return before[-1] if before else next(iter(years), None)


def _draft(
    place: Place, purpose: tuple[str, Span], donor: tuple[str, Span], mention: MoneyMention, others: list[MoneyMention]
) -> Draft:
    draft = Draft("budget", RULE, mention.start, (place.number,))
    draft = draft.put("donors", (donor[0],), "whose budget it is", donor[1])
    draft = draft.put("framework", purpose[0], "what the sum is for", purpose[1])
    draft = put_amount(draft, place, mention, others)
    year = _find_year(place, mention)
    if year is not None:
        fiscal = place.fiscal_year(year.start, year.end, donor[0], years=True)
        draft = draft.put("fiscal_year", fiscal.value, "the year of the budget", fiscal.span) if fiscal else draft
    stage = _find_stage(place, mention)
    if stage:
        draft = draft.put("stage", stage[0], "told by the words for it", place.span(stage[1]))
    day = next((d for d in place.sentence.dates if d.kind == "day"), None)
    when = place.date(day.start, day.end, day.start) if day else None
    draft = draft.put("date", when.value, "the day of it", when.span) if when else draft
    return put_voices(draft, place, mention.start)
