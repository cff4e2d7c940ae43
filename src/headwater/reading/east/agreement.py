"""Agreements in Japanese and Chinese: an instrument, its parties, its stage, and which partner it makes of one."""

import re

import msgspec

from headwater.model import Span
from headwater.reading.draft import Draft
from headwater.reading.east.cues import Mark
from headwater.reading.east.place import Place
from headwater.reading.east.telling import put_voices
from headwater.reading.lexicon import Tag

RULE = "reading/east/agreement.py:instrument"
_NOTES = "exchange_of_notes"
_WITHIN = 12
_PLAIN = re.compile(r"[一-鿿ァ-ヺー・のに関する]*")
_BEHIND = 8
"""So many characters behind a form may hold the word for the paper."""


def find_agreements(place: Place) -> list[Draft]:
    """The agreements that the sentence tells of."""
    if place.is_question:
        return []
    tags = [t for t in place.tagged("treaty") if t.value != _NOTES and _is_instrument(place, t)]
    tags = tags or _find_unnamed(place)
    if not tags:
        return _find_ordinal_alone(place)
    tag = tags[0]
    stretch = _stretch(place, tag)
    found = _find_stage(place, tag, stretch)
    parties = find_pair(place, stretch)
    if found is None or len(parties) < 2:
        return []
    return _drafts(place, tag, found, parties, stretch)


def _is_instrument(place: Place, tag: Tag) -> bool:
    """Whether the words name a paper: "defence cooperation" does with "agreement" in it or right behind it."""
    return place.mark("east_instrument_word", tag.start, min(tag.end + _BEHIND, place.sentence.end)) is not None


def _find_unnamed(place: Place) -> list[Tag]:
    """A paper told by a word of defence and the word for it ("军事培训合作协定"); sales and gifts are none."""
    if place.mark("east_bought") or place.mark("east_note"):
        return []
    for word in place.marks("east_defence_word"):
        for paper in place.marks("east_paper"):
            between = place.text[word.end : paper.start] if paper.start >= word.end else None
            if between is not None and len(between) <= _WITHIN and _PLAIN.fullmatch(between):
                start, end = word.start + place.base, paper.end + place.base
                return [Tag(start, end, "treaty", "defence_cooperation", "cues-east.toml east_paper")]
    return []


def _drafts(
    place: Place, tag: Tag, found: tuple[str, str, Mark], parties: dict[str, Span], stretch: tuple[int, int]
) -> list[Draft]:
    """One draft; two where the sentence tells of the signing and of the entry into force, each with its day."""
    later = [m for m in place.marks("east_treaty_stage", *stretch) if m.value == "in_force" and m.start > found[2].end]
    if found[0] != "signed" or found[1] != "stated" or not later:
        return [_draft(place, tag, found, parties, stretch)]
    cut = found[2].end + place.base
    first = _draft(place, tag, found, parties, (stretch[0], cut))
    second = _draft(place, tag, ("in_force", "stated", later[0]), parties, (cut, stretch[1]))
    return [second] if first.get("date") == second.get("date") else [first, second]


def _stretch(place: Place, tag: Tag) -> tuple[int, int]:
    """The part of the sentence between semicolons in which the instrument stands."""
    start, end = place.base, place.sentence.end
    for piece in place.pieces:
        edge = piece.end + place.base
        if piece.strong and edge <= tag.start:
            start = edge
        elif piece.strong and edge >= tag.end:
            return start, edge
    return start, end


def _find_stage(place: Place, tag: Tag, stretch: tuple[int, int]) -> tuple[str, str, Mark] | None:
    """Stage, assertion and the words for it: the first behind the instrument in Japanese, the first in Chinese."""
    future = place.mark("east_treaty_future", *stretch)
    marks = place.marks("east_treaty_stage", *stretch)
    if future is not None and (marks or place.page.language == "ja"):
        agreed = next((m for m in marks if m.value == "agreed_in_principle"), None)
        force = future.value == "in_force" or (
            any(m.value == "in_force" for m in marks) and not any(m.value == "signed" for m in marks)
        )
        return (agreed.value if agreed else "signed" if force else "negotiating"), "expected", future
    at = tag.end - place.base
    near = [m for m in marks if m.start >= at] if place.page.language == "ja" else marks
    before = {"agreed_in_principle", "considered", "negotiating"}
    chosen = next((m for m in near if m.value in before), None) or next(iter(near), None)
    return (chosen.value, "stated", chosen) if chosen else None


def find_pair(place: Place, stretch: tuple[int, int]) -> dict[str, Span]:
    """Two parties or more: named side by side or as subject and partner, or taken up ("the two countries")."""
    page = place.page
    states = [s for s in place.states if stretch[0] <= s.start and s.end <= stretch[1]]
    fit = [
        s for s in states if s.part in ("subject", "partner", "bare", "owner", "source") and not _speaks(place, s.start)
    ]
    found = {s.code: page.span(s.start, s.end) for s in fit}
    own = place.mark("east_own_country", *stretch)
    if own and page.own:
        found.setdefault(page.own, place.span(own))
    if len(found) < 2 and place.mark("east_both", *stretch):
        taken = dict[str, Span]()
        last = next((d for d in reversed(place.past) if d.type in ("assistance", "agreement")), None)
        for slot in ("donors", "recipients", "parties"):
            spans = last.mentions.get(slot, ()) if last and not found else ()
            told = zip(last.get(slot, ()), spans, strict=False) if last and spans else ()
            taken = {**taken, **dict(told)} if slot != "donors" else dict(told)
        if len(taken) == 2:
            return taken
        for state in place.last_states[: 2 - len(found)] if not found else ():
            found.setdefault(state.code, page.span(state.start, state.end))
        for tag in page.title_states if len(found) < 2 else ():
            found.setdefault(tag.value, page.span(tag.start, tag.end))
    if len(found) == 1 and page.official and page.house and page.house not in found:
        title = next((t for t in page.title_states if t.value == page.house), None)
        found[page.house] = page.span(title.start, title.end) if title else place.sentence.span
    return found


def _speaks(place: Place, position: int) -> bool:
    return any(v.name and v.name.start <= position < v.name.end for v in place.voices)


def _draft(
    place: Place, tag: Tag, found: tuple[str, str, Mark], parties: dict[str, Span], stretch: tuple[int, int]
) -> Draft:
    stage, assertion, mark = found
    draft = Draft("agreement", RULE, tag.start, (place.number,), assertion=assertion)
    draft = draft.put("parties", tuple(parties), "between whom it is", *parties.values())
    draft = draft.put("instrument", tag.value, "named", place.cut(tag.start, tag.end), entry=tag.entry)
    draft = draft.put("stage", stage, "told by the verb", place.span(mark))
    near = min(tag.start, mark.start + place.base)
    day = place.date(*stretch, near, future=assertion == "expected")
    if day:
        draft = draft.put("date", day.value, "the day of that stage", day.span)
    ordinal = _find_ordinal(place)
    if ordinal:
        draft = draft.put("ordinal", ordinal[0], "which partner it is", ordinal[1])
    told = put_voices(draft, place, tag.start)
    return told if assertion == "stated" else msgspec.structs.replace(told, assertion=assertion)


def _find_ordinal(place: Place) -> tuple[int, Span] | None:
    """The ordinal of a partner ("9カ国目", "第16个")."""
    tails = sorted(place.page.forms("east_ordinal_tail"), key=len, reverse=True)
    for number in place.sentence.numbers:
        behind = place.text[number.end - place.base :]
        tail = next((t for t in tails if behind.startswith(t)), None)
        if tail is not None and isinstance(number.value, int) and (number.ordinal or place.page.language == "ja"):
            start = number.start - (1 if number.ordinal and place.page.language == "zh" else 0)
            return number.value, place.cut(start, number.end + len(tail))
    return None


def _find_ordinal_alone(place: Place) -> list[Draft]:
    """A sentence that counts the partner of the agreement told before."""
    last = next((d for d in reversed(place.past) if d.type == "agreement"), None)
    ordinal = _find_ordinal(place)
    named = {s.code for s in place.states}
    if last is None or ordinal is None or last.get("ordinal") or not place.marks("east_treaty_word"):
        return []
    if named and not named & set(last.get("parties", ())):
        return []
    again = msgspec.structs.replace(last, evidence=(place.number,), notes=())
    return [again.put("ordinal", ordinal[0], "which partner it is", ordinal[1])]
