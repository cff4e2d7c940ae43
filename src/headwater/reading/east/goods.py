"""What is given: the items, their number and the sums in a stretch of a Japanese or Chinese sentence."""

import re

import msgspec

from headwater.grammar import MoneyMention
from headwater.model import Money, Quantity, Restated, Span
from headwater.reading.draft import Draft
from headwater.reading.east.cues import build_pattern, find_forms
from headwater.reading.east.place import Place
from headwater.reading.lexicon import Tag
from headwater.reading.things import find_items

_GAP = re.compile(r"(?:の|的|用|用の|型)?")
_GENERIC_HEADS = ("generic",)


def find_goods(place: Place, start: int, end: int) -> list[Tag]:
    """The tags of things in ``[start, end)``: of a compound its last noun ("ヘリコプターの部品": parts)."""
    tags = [t for t in place.tagged("item", "generic", start=start, end=end) if not _is_spot(place, t)]
    kept: list[Tag] = []
    for tag in tags:
        if (
            kept
            and tag.kind == "item"
            and _GAP.fullmatch(place.text[kept[-1].end - place.base : tag.start - place.base])
        ):
            kept.pop()
        kept.append(tag)
    return kept


def _is_spot(place: Place, tag: Tag) -> bool:
    """Whether a building is only where something happens ("在…兵营移交", "…基地で")."""
    if tag.value != "infrastructure":
        return False
    at = tag.end - place.base
    words = place.text[at : at + 4] if place.page.language == "ja" else place.text[max(0, at - 16) : at]
    return place.page.has(words, "east_stand")


def put_goods(draft: Draft, place: Place, tags: list[Tag]) -> Draft:
    """``draft`` with the items of ``tags`` and how many of each."""
    codes = find_items(tags)
    spans = [place.cut(t.start, t.end) for t in tags if t.value in codes]
    entry = next((t.entry for t in tags if t.value in codes), "")
    draft = draft.put("items", codes, "named as what is given", *spans, entry=entry)
    return draft.put("quantities", _quantities(place, tags, codes), "counted", *_counts(place, tags, codes))


def _number(place: Place, tag: Tag) -> tuple[int, Span] | None:
    """The number right before a thing in Chinese ("60辆卡车"), right behind it or before it in Japanese."""
    for number in place.sentence.numbers:
        near = 0 <= tag.start - number.end <= 6 or 0 <= number.start - tag.end <= 1
        if near and not number.ordinal and isinstance(number.value, int):
            return number.value, place.cut(number.start, number.end)
    return None


def _quantities(place: Place, tags: list[Tag], codes: tuple[str, ...]) -> tuple[Quantity, ...]:
    found = [(t.value, _number(place, t)) for t in tags if t.kind == "item" and t.value in codes]
    return tuple(dict.fromkeys(Quantity(code, n[0]) for code, n in found if n))


def _counts(place: Place, tags: list[Tag], codes: tuple[str, ...]) -> list[Span]:
    found = [_number(place, t) for t in tags if t.kind == "item" and t.value in codes]
    return [n[1] for n in found if n]


def find_sums(place: Place, start: int, end: int) -> list[tuple[MoneyMention, list[MoneyMention]]]:
    """The sums in ``[start, end)``, each with what stands in brackets behind it as the same in other money."""
    found: list[tuple[MoneyMention, list[MoneyMention]]] = []
    converts = find_forms(place.page.codebook, place.page.language, "east_convert")
    for mention in place.sentence.money:
        if not (start <= mention.start and mention.end <= end):
            continue
        if found:
            last = (found[-1][1] or [found[-1][0]])[-1]
            between = place.text[last.end - place.base : mention.start - place.base].strip("(（,，、= ")
            other = mention.currency != found[-1][0].currency
            opened = place.text[last.end - place.base : last.end - place.base + 1] in ("(", "，", ",", "、")
            told = between in converts or (between == "" and opened)
            if other and told and (opened or between):
                found[-1][1].append(mention)
                continue
        found.append((mention, []))
    return found


def put_sum(draft: Draft, place: Place, start: int, end: int, donor: str = "") -> Draft:
    """``draft`` with the first sum of ``[start, end)`` and its conversions; an open currency is the donor's own."""
    sums = find_sums(place, start, end)
    if not sums:
        return draft
    mention, others = sums[0]
    own = mention.currency or _find_currency(donor)
    return put_amount(draft, place, msgspec.structs.replace(mention, currency=own), others) if own else draft


def find_money_of(place: Place, country: str) -> list[tuple[MoneyMention, list[MoneyMention]]]:
    """The sums of the sentence; those in an open currency are in ``country``'s own, others without one are left out."""
    sums = find_sums(place, place.base, place.sentence.end)
    own = _find_currency(country)
    known = [(s if s.currency else msgspec.structs.replace(s, currency=own), more) for s, more in sums]
    return [one for one in known if one[0].currency]


def _find_currency(country: str) -> str | None:
    """The currency of ``country`` today, as CLDR has it."""
    from babel.core import get_global

    used = get_global("territory_currencies").get(country, [])
    return next((code for code, _, until, tender in used if until is None and tender), None)


def put_amount(draft: Draft, place: Place, mention: MoneyMention, others: list[MoneyMention]) -> Draft:
    """``draft`` with ``mention`` as its amount."""
    each = build_pattern(place.page.codebook, place.page.language, "east_each")
    before = place.text[max(0, mention.hedge - place.base - 6) : mention.start - place.base]
    scope = "each" if each.search(before) else "total"
    amount = Money(mention.value, mention.currency or "", scope, mention.bound != "exact")  # type: ignore[arg-type]
    draft = draft.put("amount", amount, "the sum of the act", place.cut(mention.start, mention.end))
    restated = tuple(Restated(m.value, m.currency or "", m.bound != "exact") for m in others if m.currency)
    return draft.put("restated", restated, "converted in brackets", *(place.cut(m.start, m.end) for m in others))
