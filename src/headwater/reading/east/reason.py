"""Reasons in Japanese and Chinese: why a donor gives, as somebody says."""

from headwater.codebook import Cue
from headwater.reading.draft import Draft
from headwater.reading.east.cues import Mark
from headwater.reading.east.place import Place
from headwater.reading.east.sides import Sides, find_known_donors, find_sides, is_near_act
from headwater.reading.east.telling import put_voices, voices_at

RULE = "reading/east/reason.py:purpose"


_APART = 10
_BESIDE = 4
_BEFORE = 14


def find_reasons(place: Place) -> list[Draft]:
    """The purposes that the sentence gives for aid, one draft for each category."""
    if place.is_question or place.mark("east_future_good") or not _speaks_of_aid(place):
        return []
    found = sorted((*place.marks("east_reason"), *_find_raised(place)), key=lambda m: m.start, reverse=True)
    marks = {m.cue.category: m for m in found if m.cue.category and not _is_named(place, m)}
    if not marks or not _has_purpose(place):
        return []
    ordered = sorted(marks.values(), key=lambda m: m.start)
    return [d for m in ordered if (d := _draft(place, m)) is not None]


def _find_raised(place: Place) -> list[Mark]:
    """Ability that is raised: the two words close together, in the order of the language."""
    raised, able = place.marks("east_raise"), place.marks("east_ability")
    first, second = (able, raised) if place.page.language == "ja" else (raised, able)
    cue = Cue(kind="east_ability", category="capability_gap")
    return [Mark(a.start, b.end, cue) for a in first for b in second if 0 <= b.start - a.end <= _APART]


def _is_named(place: Place, mark: Mark) -> bool:
    """Whether the words are part of a programme's or a paper's name."""
    at = mark.start + place.base
    return any(t.start <= at < t.end for t in place.tagged("programme", "treaty"))


def _speaks_of_aid(place: Place) -> bool:
    told = is_near_act(place, "assistance", "reason") or any(s.code in find_known_donors(place) for s in place.states)
    bare = place.mark("east_bare_purpose") is not None and told
    bare = bare or (is_near_act(place) and any(v.name is not None for v in place.voices))
    return place.programme is not None or place.mark("east_aid_word") is not None or place.asked_why or bare


def _has_purpose(place: Place) -> bool:
    return place.mark("east_purpose") is not None or place.asked_why


def _draft(place: Place, mark: Mark) -> Draft | None:
    category = mark.cue.category
    assert category is not None
    countering = any(m.cue.category == "counter_rival" for m in place.marks("east_reason"))
    if countering and category == "geopolitical_strategy":
        return None
    rivals = _find_rivals(place, mark) if countering else set()
    sides = find_sides(place, leave=rivals)
    if not sides.donors:
        return None
    at = mark.start + place.base
    draft = Draft("reason", RULE, at, (place.number,))
    draft = sides.put(draft)
    draft = draft.put("category", category, "told by the purpose", place.span(mark))
    draft = draft.put("stance", _stance(place, at, sides), "by who tells it")
    programme = place.programme
    if programme is not None:
        draft = draft.put("framework", programme.value, "named", place.cut(programme.start, programme.end))
    return put_voices(draft, place, at, firm=True)


def _find_rivals(place: Place, mark: Mark) -> set[str]:
    """Countries named beside the countering that neither give nor receive in this document."""
    sides = {c for d in place.past for slot in ("donors", "recipients", "parties") for c in d.get(slot, ())}
    titled = {t.value for t in place.page.title_states}
    if not sides | titled:
        return {s.code for s in place.states if _is_beside(place, s.start, s.reach, mark)}
    return {s.code for s in place.states} - sides - titled


def _stance(place: Place, at: int, sides: Sides) -> str:
    """Endorsed by the donor's and the recipient's own people and in an official text; imputed by others."""
    voices = [v for v in voices_at(place, at) if v.name is not None]
    if not voices:
        return "endorses" if place.page.official else "imputes"
    if place.mark("east_imputes") and voices[-1].owner not in sides.donors:
        return "imputes"
    return "endorses" if voices[-1].kind in ("person", "body", "unnamed") and not voices[-1].author else "imputes"


def _is_beside(place: Place, start: int, end: int, mark: Mark) -> bool:
    """Whether a country stands where the rival does: right behind the word in Chinese, before it in Japanese."""
    if place.page.language == "zh":
        return 0 <= start - place.base - mark.end <= _BESIDE
    return 0 <= mark.start - (end - place.base) <= _BEFORE
