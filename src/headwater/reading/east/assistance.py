"""Assistance in Japanese and Chinese: an act of giving, who gives, who receives, what, when and under what."""

import msgspec

from headwater.reading.draft import Draft
from headwater.reading.east.acts import Act, find_acts
from headwater.reading.east.goods import find_goods, find_sums, put_goods, put_sum
from headwater.reading.east.joint import find_same_sides, part_sides, tells_of_gift
from headwater.reading.east.parts import (
    Party,
    find_default_givers,
    find_default_receivers,
    find_givers,
    find_grant,
    find_receivers,
)
from headwater.reading.east.place import Place
from headwater.reading.east.sequels import again, find_sequels, put_programme
from headwater.reading.east.sides import is_near_act
from headwater.reading.east.telling import put_voices
from headwater.reading.lexicon import Tag

RULE = "reading/east/assistance.py:act"
_ARMED = frozenset({
    "battle_tank", "armoured_vehicle", "artillery", "combat_aircraft", "attack_helicopter", "warship", "submarine",
    "missile",
    "air_defence", "small_arms", "ammunition", "patrol_vessel", "coastal_radar", "air_radar", "uav", "helicopter",
})  # fmt: skip
"""Items that are given to armed or police forces only."""


def _is_security(place: Place, act: Act, goods: list[Tag], forces: list[Tag]) -> bool:
    """Whether an act is security assistance: arms, a force that receives, a programme for defence.

    Civil words speak against it.
    """
    programme = place.programme
    civil = {p.id for p in place.page.codebook.programme if p.civil}
    arms = any(t.value in _ARMED and t.kind != "generic" for t in goods)
    if programme and programme.value not in civil:
        return True
    if act.kind == "train":
        return bool(forces) or place.page.military
    if forces or place.mark("east_aid_noun", act.start, act.end):
        return True
    if place.page.has(place.sentence.text, "east_civil") or (programme and programme.value in civil):
        return arms and not place.page.has(place.sentence.text, "east_civil")
    military = place.page.has(place.sentence.text, "east_military") or place.page.military
    return arms or act.kind == "noun" or (military and (bool(goods) or act.kind == "notes"))


def _is_bought(place: Place, act: Act) -> bool:
    if place.page.language == "ja":
        return place.mark("east_bought", act.start, act.end) is not None
    at = act.word.start - place.base
    until = next((p.end for p in place.pieces if p.start <= at < p.end), len(place.text))
    return place.mark("east_bought", act.start, min(act.end, until + place.base)) is not None


def _segments(place: Place, act: Act, receivers: list[Party]) -> list[tuple[int, int, list[Party]]]:
    """Stretches of an act with receivers and things of their own ("タイに機材、東ティモールに重機を供与する")."""
    inside = [
        r for r in receivers if r.state and r.state.part == "recipient" and act.start <= r.state.start < act.word.start
    ]
    if place.page.language != "ja" or len(inside) < 2:
        return [(act.start, act.end, receivers)]
    segments: list[tuple[int, int, list[Party]]] = []
    row: list[Party] = []
    for k, one in enumerate(inside):
        row.append(one)
        until = inside[k + 1].span.start if k + 1 < len(inside) else act.end
        if find_goods(place, one.span.end, until):
            segments.append((row[0].span.start, until, row))
            row = []
    return segments if len(segments) > 1 and not row else [(act.start, act.end, receivers)]


def find_forces(place: Place, receivers: list[Party], act: Act) -> list[tuple[str, Tag, int]]:
    """The forces that are to use what is given: their name, the tag of the noun, and where the name starts."""
    found: list[tuple[str, Tag, int]] = []
    for one in receivers:
        state = one.state
        if state and state.head and state.head.kind == "force":
            found.append((place.sentence.words(state.start, state.head.end), state.head, state.start))
            more = place.tagged("force", start=state.head.end, end=state.reach)
            ands = place.page.forms("east_and")
            found += [
                (place.sentence.words(t.start, t.end), t, t.start)
                for t in more
                if place.text[t.start - place.base - 1] in ands
                or place.text[t.start - place.base - 2 : t.start - place.base] in ands
            ]
    return found


def find_assistance(place: Place) -> list[Draft]:
    """The acts of assistance in the sentence."""
    if place.is_question:
        return []
    for act in find_acts(place):
        place.made += _drafts(place, act)
    return place.made or find_sequels(place)


def _restates(place: Place, act: Act, draft: Draft) -> Draft | None:
    """The act before, where this one only takes it up ("中方提供这批卡车，是为了…")."""
    if place.mark("east_this_act", act.start, act.end) is None or not is_near_act(place):
        return None
    last = next((d for d in reversed(place.past) if d.type == "assistance"), None)
    if last is None or last.get("donors") != draft.get("donors") or last.assertion != "stated":
        return None
    shared = set(last.get("items", ())) & set(draft.get("items", ())) or not draft.get("items")
    return last if shared else None


def _drafts(place: Place, act: Act) -> list[Draft]:
    if place.mark("east_denied", act.start, act.end) and not any(v.denies for v in place.voices):
        return []
    receivers = find_receivers(place, act)
    givers = find_givers(place, act, receivers)
    if not receivers:
        givers, receivers = find_same_sides(place, act, givers) or part_sides(place, act, givers)
    if act.kind == "notes" and not tells_of_gift(place, act):
        return []
    if act.kind == "described" and not (givers and receivers and find_goods(place, act.word.end, act.end)):
        return []
    if not givers:
        givers = _denier(place, receivers) or find_default_givers(place, act, {r.code for r in receivers})
    if not receivers and place.made and set(place.made[-1].get("donors", ())) == {g.code for g in givers}:
        last = place.made[-1]
        spans = last.mentions.get("recipients", ())
        receivers = [Party(c, spans[0], "the receiver of the act before") for c in last.get("recipients", ()) if spans]
    if not receivers:
        receivers = find_default_receivers(place, act, {g.code for g in givers})
    receivers = [r for r in receivers if r.code not in {g.code for g in givers}]
    if not givers or not receivers or _is_bought(place, act):
        return []
    made = [_draft(place, act, givers, row, (start, end)) for start, end, row in _segments(place, act, receivers)]
    return [d for d in made if d is not None]


def _denier(place: Place, receivers: list[Party]) -> list[Party]:
    """The country whose speaker denies the act: it would be the giver."""
    for voice in place.voices:
        if voice.denies and voice.name and voice.owner and voice.owner not in {r.code for r in receivers}:
            state = next((s for s in place.states if voice.name.start <= s.start < voice.name.end), None)
            span = place.page.span(state.start, state.end) if state else voice.name
            return [Party(voice.owner, span, "its speaker denies it")]
    return []


def _draft(
    place: Place, act: Act, givers: list[Party], receivers: list[Party], stretch: tuple[int, int]
) -> Draft | None:
    goods = find_goods(place, *stretch)
    forces = find_forces(place, receivers, act)
    inherited = _inherited(place, act, givers) if not goods else None
    known = inherited is not None or _goes_on(place, act, givers)
    if not known and not _is_security(place, act, goods or [], [f[1] for f in forces]):
        return None
    draft = Draft("assistance", RULE, act.word.start, (place.number,))
    draft = draft.put("donors", tuple(p.code for p in givers), givers[0].why, *(p.span for p in givers))
    draft = draft.put("recipients", tuple(p.code for p in receivers), receivers[0].why, *(p.span for p in receivers))
    for name, tag, start in forces:
        draft = draft.add(
            "beneficiaries", (name,), "the force that receives", place.cut(start, tag.end), entry=tag.entry
        )
    draft = put_goods(draft, place, goods)
    if act.kind == "train" and not goods:
        draft = draft.put("items", ("training",), "what is given is training", act.word)
    if inherited is not None and not goods:
        draft = draft.put(
            "items", inherited.get("items"), "one more of what was told before", *inherited.mentions.get("items", ())
        )
    draft = put_sum(draft, place, *stretch, givers[0].code)
    draft = put_programme(draft, place)
    draft = draft.put("stage", act.stage, "told by the act's words", act.by)
    draft = _put_times(draft, place, act, givers[0].code)
    if not (
        draft.get("items")
        or draft.get("amount")
        or act.kind in ("noun", "notes")
        or (draft.get("framework") and any(r.state for r in receivers))
    ):
        return None
    if act.stage != "delivered" and place.mark("east_possible", act.start, act.end):
        draft = msgspec.structs.replace(draft, assertion="possible")
    taken_up = _restates(place, act, draft)
    if taken_up is not None and act.stage in ("announced", "planned", "delivered"):
        told = again(taken_up, place)
        for slot in ("items", "beneficiaries"):
            told = told.add(slot, draft.get(slot, ()), "told of the same act again", *draft.mentions.get(slot, ()))
        return told
    will = act.stage == "planned" and act.by == act.word
    return put_voices(msgspec.structs.replace(draft, rule=RULE + ":will" * will), place, act.word.start)


def _goes_on(place: Place, act: Act, givers: list[Party]) -> bool:
    """Whether a sum is that of the grant agreed on right before ("…書簡を交換した。5億円を供与する")."""
    civil = place.page.has(place.sentence.text, "east_civil")
    grant = find_grant(place, {g.code for g in givers})
    return grant is not None and not grant.get("amount") and not civil and bool(find_sums(place, act.start, act.end))


def _inherited(place: Place, act: Act, givers: list[Party]) -> Draft | None:
    """The act before, whose things a bare count takes up ("又有一艘移交给…")."""
    if not place.mark("east_one_more", act.start, act.end):
        return None
    past = [
        d
        for d in (*place.past, *place.made)
        if d.type == "assistance" and d.get("items") and d.get("donors") == tuple(g.code for g in givers)
    ]
    return past[-1] if past else None


def _put_times(draft: Draft, place: Place, act: Act, donor: str) -> Draft:
    future = act.stage in ("planned", "considered")
    start, end = act.start, act.end
    deadline = place.deadline(start, end, donor) if future else None
    day = place.date(start, end, act.word.start, future=future, bare=not future)
    if day is None and not place.made and not future:
        day = place.date(place.base, start, start)
    if deadline:
        draft = draft.put("deadline", deadline.value, "a limit is named", deadline.span)
    elif day:
        draft = draft.put("date", day.value, "the day of the act", day.span)
    several = len(find_acts(place)) > 1
    stretch = (start, end) if several else (place.sentence.start, place.sentence.end)
    fiscal = place.fiscal_year(*stretch, donor)
    return draft.put("fiscal_year", fiscal.value, "the donor's fiscal year", fiscal.span) if fiscal else draft
