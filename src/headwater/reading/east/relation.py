"""Relations in Japanese and Chinese: partnerships, alliances, talks on defence, yearly drills, who aids whom."""

import re

from headwater.model import Span
from headwater.reading.draft import Draft
from headwater.reading.east.agreement import find_pair
from headwater.reading.east.cues import Mark
from headwater.reading.east.place import Place
from headwater.reading.east.telling import put_voices

RULE = "reading/east/relation.py:told"
_LETTER = re.compile(r"[一-鿿ァ-ヺー・々A-Za-z0-9、与和]")
_QUOTES = {"「": "」", "“": "”", "『": "』", "‘": "’"}


def find_relations(place: Place) -> list[Draft]:
    """What the sentence says that two countries are to each other."""
    if place.is_question:
        return []
    found: list[Draft] = []
    for kind, cue in (
        ("", "east_partnership"),
        ("talks", "east_talks"),
        ("exercise", "east_exercise"),
        ("aid_provider", "east_aid_provider"),
    ):
        mark = place.mark(cue)
        draft = _draft(place, kind or mark.value, mark) if mark else None
        if draft is not None:
            found.append(draft)
    return found


def _stretch(place: Place, mark: Mark) -> tuple[int, int]:
    start = place.base
    for piece in place.pieces:
        if piece.strong and piece.end <= mark.start:
            start = piece.end + place.base
        elif piece.strong and piece.end >= mark.end:
            return start, piece.end + place.base
    return start, place.sentence.end


def _label(place: Place, mark: Mark) -> Span:
    """The quotation around ``mark``, else the run of letters that it ends."""
    text = place.text
    for opens, closes in _QUOTES.items():
        at = text.rfind(opens, 0, mark.start)
        end = text.find(closes, at) if at >= 0 else -1
        if at >= 0 and end >= mark.end:
            return place.cut(at + 1 + place.base, end + place.base)
    named = _find_quoted(text, mark.start)
    if named is not None and place.page.has(text[mark.start : mark.end], "east_exercise"):
        return place.cut(named[0] + place.base, named[1] + place.base)
    start = mark.start
    stops = set(place.page.forms("east_label_stop"))
    tags = {t.end - place.base for t in place.sentence.tags if t.kind in ("country", "capital")}
    dates = {d.end - place.base for d in place.sentence.dates}
    while start > 0 and _LETTER.match(text[start - 1]) and start not in tags | dates and text[start - 1] not in stops:
        start -= 1
    while start < mark.start and text[start] in "、・与和同":
        start += 1
    return place.cut(start + place.base, mark.end + place.base)


def _find_quoted(text: str, at: int) -> tuple[int, int] | None:
    """The inside of the quotation that ends right before ``at``, a short word between ("“肩并肩”年度联合军演")."""
    for opens, closes in _QUOTES.items():
        end = text.rfind(closes, 0, at)
        start = text.rfind(opens, 0, end) if end >= 0 else -1
        if start >= 0 and at - end <= 8:
            return start + 1, end
    return None


def _fits(place: Place, kind: str, mark: Mark, stretch: tuple[int, int]) -> bool:
    """Whether the sentence tells the relation itself: its making, the meeting held, a drill of every year."""
    if kind in ("partnership", "alliance"):
        return place.mark("east_relation_verb", *stretch) is not None
    if kind == "talks":
        return place.mark("east_held", *stretch) is not None
    if kind == "exercise":
        return place.mark("east_yearly", *stretch) is not None
    return True


def _find_aided(place: Place, mark: Mark) -> dict[str, Span]:
    """Who aids whom, as the piece with the words for it says."""
    piece = next((p for p in place.pieces if p.start <= mark.start < p.end), place.pieces[0])
    inside = [s for s in place.states if s.start - place.base >= piece.start and s.end - place.base <= piece.end]
    return {s.code: place.cut(s.start, s.end) for s in inside if s.part != "place"}


def _draft(place: Place, kind: str, mark: Mark) -> Draft | None:
    stretch = _stretch(place, mark)
    parties = _find_aided(place, mark) if kind == "aid_provider" else find_pair(place, stretch)
    if len(parties) < 2 or not _fits(place, kind, mark, stretch):
        return None
    if kind == "aid_provider" and len(parties) != 2:
        return None
    draft = Draft("relation", RULE, mark.start + place.base, (place.number,))
    draft = draft.put("parties", tuple(parties), "between whom it is", *parties.values())
    draft = draft.put("kind", kind, "told by the words for it", place.span(mark))
    label = _label(place, mark)
    draft = draft.put("label", label.exact, "its name", label)
    day = _date(place, stretch, mark, kind)
    draft = draft.put("date", day[0], "when it was made", day[1]) if day else draft
    return put_voices(draft, place, mark.start + place.base)


def _date(place: Place, stretch: tuple[int, int], mark: Mark, kind: str) -> tuple[str, Span] | None:
    if kind == "exercise":
        return None
    when = place.date(*stretch, mark.start + place.base)
    return (when.value, when.span) if when else None
