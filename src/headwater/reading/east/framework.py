"""Frameworks in Japanese and Chinese: that a programme was set up, when and on what ground."""

from headwater.model import Span
from headwater.reading.draft import Draft
from headwater.reading.east.place import Place
from headwater.reading.east.telling import put_voices

RULE = "reading/east/framework.py:founded"
_REACH = 24
"""So many characters may stand between a programme and the word for its founding."""


def find_frameworks(place: Place) -> list[Draft]:
    """The founding that the sentence tells of a programme."""
    tag = place.programme
    mark = place.mark("east_found")
    civil = {p.id for p in place.page.codebook.programme if p.civil}
    if tag is None or mark is None or tag.value in civil or place.is_question:
        return []
    at = mark.start + place.base
    if min(abs(at - tag.end), abs(tag.start - at)) > _REACH:
        return []
    day = place.date(place.base, place.sentence.end, at)
    basis = _find_basis(place)
    entry = next((p for p in place.page.codebook.programme if p.id == tag.value), None)
    donors = entry.donors if entry else ()
    if (day is None and basis is None) or not donors:
        return []
    draft = Draft("framework", RULE, at, (place.number,))
    named = [place.page.span(s.start, s.end) for s in place.states if s.code in donors]
    spot = named or [place.cut(tag.start, tag.end)]
    draft = draft.put("donors", donors, "whose programme it is", *spot)
    draft = draft.put("framework", tag.value, "named", place.cut(tag.start, tag.end), entry=tag.entry)
    if day:
        draft = draft.put("established", day.value, "when it was set up", day.span)
    if basis:
        draft = draft.put("basis", basis.exact, "on what ground", basis)
    return [put_voices(draft, place, at)]


def _find_basis(place: Place) -> Span | None:
    """The paper on whose ground it stands."""
    mark = place.mark("east_basis")
    if mark is None:
        return None
    at = mark.start + place.base
    for tag in place.tagged("role", "treaty"):
        behind = place.page.language == "ja" and 0 <= at - tag.end <= 2
        before = place.page.language == "zh" and 0 <= tag.start - (mark.end + place.base) <= 12
        if (behind or before) and tag.value == "document":
            start = tag.start if behind else mark.end + place.base
            start += place.text[start - place.base] in "《「“"
            return place.cut(start, tag.end)
    return None
