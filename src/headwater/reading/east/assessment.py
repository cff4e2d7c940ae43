"""Judgements of aid in Japanese and Chinese: who praises or blames it."""

import msgspec

from headwater.model import Span
from headwater.reading.draft import Draft
from headwater.reading.east.cues import Mark
from headwater.reading.east.place import Place
from headwater.reading.east.sides import Sides, find_sides, is_near_act
from headwater.reading.east.telling import put_voices, voices_at
from headwater.reading.east.voices import Voice

RULE = "reading/east/assessment.py:judged"


_REACH = 3
"""So many sentences behind an act an official may judge it without naming it again."""


def find_assessments(place: Place) -> list[Draft]:
    """The judgement that the sentence passes on aid, if any."""
    if place.is_question or place.mark("east_not_judged"):
        return []
    mark = _find_judgement(place)
    if mark is None:
        return []
    at = mark.start + place.base
    voices = [v for v in voices_at(place, at) or voices_at(place, mark.end + place.base) if v.name is not None]
    if not (place.programme or place.mark("east_aid_word") or (voices and is_near_act(place, reach=_REACH))):
        return []
    judge = voices[-1].name if voices else _find_country(place, mark)
    owner = voices[-1].owner if voices else next((s.code for s in place.states if judge and s.start == judge.start), "")
    sides = _find_sides(place, owner)
    if not sides.donors or (owner in sides.donors and not _criticises(voices)):
        return []
    draft = sides.put(Draft("assessment", RULE, at, (place.number,)))
    programme = place.programme
    if programme is not None:
        draft = draft.put("framework", programme.value, "named", place.cut(programme.start, programme.end))
    draft = draft.put("stance", mark.value, "told by the words for it", place.span(mark))
    return [_told(draft, place, at, mark.end - mark.start, judge)]


def _find_judgement(place: Place) -> Mark | None:
    marks = place.marks("east_judge")
    critical = [m for m in marks if m.value == "critical"]
    return next(iter(critical or marks), None)


def _criticises(voices: list[Voice]) -> bool:
    """Whether a donor's own expert or opposition speaks."""
    return bool(voices) and voices[-1].kind == "expert"


def _find_country(place: Place, mark: Mark) -> Span | None:
    """A country that is the subject of the judging ("中国は…反発した")."""
    parts = ("subject",) if place.page.language == "ja" else ("bare",)
    for state in place.states:
        if state.part in parts and state.end - place.base <= mark.start:
            return place.cut(state.start, state.reach)
    return None


def _find_sides(place: Place, owner: str) -> Sides:
    """The sides; the judge's own country receives where the document has said so, else it only judges."""
    sides = find_sides(place, leave={owner})
    receives = {c for d in place.past if d.type == "assistance" for c in d.get("recipients", ())}
    if owner in receives and owner not in sides.donors:
        state = next((s for s in place.states if s.code == owner), None)
        spans = {**sides.spans, **({owner: place.page.span(state.start, state.end)} if state else {})}
        return Sides(sides.donors, tuple(dict.fromkeys((owner, *sides.recipients))), spans)
    return sides


def _told(draft: Draft, place: Place, at: int, end: int, judge: Span | None) -> Draft:
    behind = at if voices_at(place, at) else at + end
    draft = put_voices(draft, place, behind, firm=True)
    if draft.asserters or judge is None:
        return draft
    mentions = {**draft.mentions, "asserters": (judge,)}
    return msgspec.structs.replace(draft, asserters=(judge.exact,), mentions=mentions)
