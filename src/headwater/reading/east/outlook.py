"""Outlooks in Japanese and Chinese: what is predicted of aid, its programme or what it will do."""

from headwater.grammar import resolve_horizon
from headwater.reading.draft import Draft
from headwater.reading.east.acts import find_acts
from headwater.reading.east.cues import Mark
from headwater.reading.east.place import Place
from headwater.reading.east.sides import find_sides, is_near_act
from headwater.reading.east.telling import put_voices

RULE = "reading/east/outlook.py:predicted"


def find_outlooks(place: Place) -> list[Draft]:
    """The prediction that the sentence makes, if any; an act that is only expected is assistance."""
    mark = place.mark("east_future_good")
    told = _is_of_act(place, mark) if mark is not None else True
    before = place.before if place.before and place.before.sentence.block == place.sentence.block else None
    goes_on = before is not None and (before.programme is not None or before.mark("east_aid_word") is not None)
    about = goes_on or place.programme is not None or place.mark("east_aid_word") is not None or is_near_act(place)
    if mark is None or told or not about or place.is_question:
        return []
    sides = find_sides(place)
    if not sides.donors:
        return []
    at = mark.start + place.base
    draft = sides.put(Draft("outlook", RULE, at, (place.number,), assertion="expected"))
    programme = place.programme
    if programme is not None:
        draft = draft.put("framework", programme.value, "named", place.cut(programme.start, programme.end))
    for mention in place.sentence.dates:
        value = resolve_horizon(mention, place.page.published)
        if value and not (mention.kind == "day" and mention.month is None):
            draft = draft.put("horizon", value, "the time it is about", place.cut(mention.start, mention.end))
            break
    return [put_voices(draft, place, _spoken_at(place, mark), firm=True)]


def _is_of_act(place: Place, mark: Mark) -> bool:
    """Whether the words say how firmly an act or an agreement is told that the sentence has told already."""
    at = mark.start + place.base
    within = any(a.start <= at < a.end for a in find_acts(place)) and bool(place.made)
    return within or any(d.type == "agreement" and place.number in d.evidence for d in place.past)


def _spoken_at(place: Place, mark: Mark) -> int:
    """A position of what is predicted: behind a verb of saying ("专家预计，…"), else at the words for it."""
    behind = mark.end + place.base
    return behind if any(v.start == behind for v in place.voices) else mark.start + place.base
