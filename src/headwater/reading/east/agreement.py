"""Agreements in Japanese and Chinese: an instrument, its parties, its stage, and which partner it makes of one."""

import re

import msgspec

from headwater.model import Span
from headwater.reading.draft import Draft
from headwater.reading.east.cues import Mark, build_pattern
from headwater.reading.east.place import Place
from headwater.reading.east.sides import is_near_act
from headwater.reading.east.states import State
from headwater.reading.east.telling import put_voices
from headwater.reading.lexicon import Tag

RULE = "reading/east/agreement.py:instrument"
_WITHIN = 12
_BEHIND = 8
"""So many characters behind an instrument's name may hold the word for the paper."""
_PLAIN = re.compile(r"[一-鿿ァ-ヺー・のに関する]*")


def find_agreements(place: Place) -> list[Draft]:
    """The agreements that the sentence tells of."""
    if place.is_question:
        return []
    tags = place.instruments or _find_unnamed(place)
    if not tags:
        return _find_taken_up(place) or _find_ordinal_alone(place)
    tag = tags[0]
    stretch = _stretch(place, tag)
    found = _find_stage(place, tag.end, stretch)
    parties = find_pair(place, stretch)
    if found is None or len(parties) < 2:
        return []
    return _drafts(place, tag, found, parties, stretch)


def _find_taken_up(place: Place) -> list[Draft]:
    """A further stage of the agreement told right before, taken up by the word for it ("该协定于…签署")."""
    papers = [m for m in place.marks("east_paper") if is_taken_up(place, m)]
    told = _find_told(place) if papers else None
    if told is None or {s.code for s in place.states if s.part != "place"} - set(told[1]):
        return []
    start, end = papers[0].start + place.base, papers[0].end + place.base
    tag = Tag(start, end, "treaty", told[0], "cues-east.toml east_paper")
    stretch = _stretch(place, tag)
    found = _find_stage(place, place.base, stretch)
    return _drafts(place, tag, found, told[1], stretch) if found and found[0] != told[2] else []


def _find_told(place: Place) -> tuple[str, dict[str, Span], str] | None:
    """Instrument, parties and, where it has a day, stage of the agreement told or only named right before."""
    if _names_other(place.before):
        return None
    last = next((d for d in reversed(place.past) if d.type == "agreement"), None)
    if last is not None and is_near_act(place, "agreement"):
        parties = dict(zip(last.get("parties", ()), last.mentions.get("parties", ()), strict=False))
        return last.get("instrument"), parties, last.get("stage") if last.get("date") else ""
    before = place.before
    if before is None or before.sentence.block != place.sentence.block or not before.instruments:
        return None
    parties = find_pair(before, (before.base, before.sentence.end))
    return (before.instruments[0].value, parties, "") if len(parties) == 2 else None


def _names_other(before: Place | None) -> bool:
    """Whether the last paper that a sentence names is another one ("…还签署了渔业协定。")."""
    papers = before.marks("east_paper") if before else []
    if before is None or not papers or is_taken_up(before, papers[-1]):
        return False
    at = papers[-1].start + before.base
    return not any(t.start <= at < t.end + _BEHIND for t in before.instruments or _find_unnamed(before))


def is_taken_up(place: Place, paper: Mark) -> bool:
    """Whether a word for a paper names none of its own: it opens a piece or a word such as "this" stands before."""
    opens = any(place.text[p.start : paper.start].strip() == "" for p in place.pieces if p.start <= paper.start)
    back = build_pattern(place.page.codebook, place.page.language, "east_this_paper")
    return opens or re.search(f"{back.pattern}$", place.text[: paper.start]) is not None


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
    later = _find_other(place, found, stretch)
    if later is None:
        return [_draft(place, tag, found, parties, stretch)]
    cut = found[2].end + place.base
    first = _draft(place, tag, found, parties, (stretch[0], cut))
    second = _draft(place, tag, (later.value, "stated", later), parties, (cut, stretch[1]))
    described = _describes(place, found[2]) and not first.get("date")
    if described or first.get("date") == second.get("date"):
        return [second if later.value == "in_force" else first]
    again = place.mark("east_same_day", cut, stretch[1])
    if again is not None and first.get("date") and not second.get("date") and not _describes(place, found[2]):
        second = second.put("date", first.get("date"), "the day of the stage before", place.span(again))
    return [first, second]


def _describes(place: Place, mark: Mark) -> bool:
    return place.page.has(place.text[mark.end : mark.end + 1], "east_of")


def _find_other(place: Place, found: tuple[str, str, Mark], stretch: tuple[int, int]) -> Mark | None:
    """The words for the other of two stages, behind those of the first; a signing is of no other paper."""
    other = {"signed": "in_force", "in_force": "signed"}.get(found[0])
    at = found[2].end
    future = place.mark("east_treaty_future", at + place.base, stretch[1])
    mark = next((m for m in _stages(place, stretch) if m.value == other and m.start > at), None)
    if found[1] != "stated" or mark is None or (future is not None and future.start < mark.end):
        return None
    papers = place.marks("east_instrument_word", at + place.base, stretch[1]) if other == "signed" else []
    dated = place.dates(at + place.base, stretch[1])
    return mark if other == "in_force" or (dated and all(is_taken_up(place, p) for p in papers)) else None


def _stages(place: Place, stretch: tuple[int, int]) -> list[Mark]:
    """The words for stages; those that deny one or only speak of it say nothing."""
    return [m for m in place.marks("east_treaty_stage", *stretch) if m.value]


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


def _find_stage(place: Place, at: int, stretch: tuple[int, int]) -> tuple[str, str, Mark] | None:
    """Stage, assertion and the words for it: the first behind the instrument in Japanese, the first in Chinese.

    ``at``: where the instrument ends.
    """
    future = place.mark("east_treaty_future", *stretch)
    marks = _stages(place, stretch)
    done = _find_done(place, marks, future)
    if done is not None:
        return done.value, "stated", done
    if future is not None and (marks or place.page.language == "ja"):
        agreed = next((m for m in marks if m.value == "agreed_in_principle"), None)
        force = future.value == "in_force" or (
            any(m.value == "in_force" for m in marks) and not any(m.value == "signed" for m in marks)
        )
        return (agreed.value if agreed else "signed" if force else "negotiating"), "expected", future
    near = [m for m in marks if m.start >= at - place.base] if place.page.language == "ja" else marks
    before = {"agreed_in_principle", "considered", "negotiating"}
    chosen = next((m for m in near if m.value in before), None) or next(iter(near), None)
    return (chosen.value, "stated", chosen) if chosen else None


def _find_done(place: Place, marks: list[Mark], future: Mark | None) -> Mark | None:
    """In Chinese, a signing told in a piece before the one that tells what is to come ("已签署协定，将于…生效")."""
    if future is None or place.page.language != "zh":
        return None
    piece = next((p.start for p in place.pieces if p.start <= future.start < p.end), 0)
    first = next(iter(marks), None)
    behind = any(m.value == "in_force" and m.start > future.start for m in marks)
    return first if first and first.value == "signed" and first.end <= piece and behind else None


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
    if not found:
        found = _find_exchangers(place)
    if len(found) == 1:
        found = {**_find_home(place, stretch), **_find_speaker(place, fit), **found}
    if len(found) == 1 and page.official and page.house and page.house not in found:
        title = next((t for t in page.title_states if t.value == page.house), None)
        found[page.house] = page.span(title.start, title.end) if title else place.sentence.span
    return found


def _find_exchangers(place: Place) -> dict[str, Span]:
    """The two that exchanged notes in the sentence before, by which an agreement came into force."""
    before = place.before
    if before is None or before.sentence.block != place.sentence.block or not before.mark("east_note"):
        return {}
    found = {s.code: place.page.span(s.start, s.end) for s in before.states if s.part != "place"}
    return found if len(found) == 2 else {}


def _find_speaker(place: Place, named: list[State]) -> dict[str, Span]:
    """The country whose house tells of its own agreement, beside the one partner named ("国防部表示，与…的协定")."""
    told = [v for v in place.voices if v.owner and v.name and v.kind in ("person", "body")]
    if len(told) != 1 or told[0].name is None or any(s.part != "partner" for s in named):
        return {}
    return {told[0].owner: told[0].name}


def _find_home(place: Place, stretch: tuple[int, int]) -> dict[str, Span]:
    """A government that needs no country's name here, as who acts ("政府は、イタリアと…")."""
    speaks = build_pattern(place.page.codebook, place.page.language, "east_speaks")
    for mark in place.marks("east_home", *stretch):
        owned = any(s.start <= mark.start + place.base <= s.reach + 1 for s in place.states)
        if not owned and speaks.match(place.text, mark.end):
            return {mark.value: place.span(mark)}
    return {}


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
    day = place.date(*stretch, near, future=assertion == "expected", opens=stage == "in_force")
    if day is None and place.anchor and not place.sentence.dates and place.mark("east_same_day", *stretch):
        again = place.mark("east_same_day", *stretch)
        draft = draft.put("date", place.anchor, "the day named before", *((place.span(again),) if again else ()))
    elif day:
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
