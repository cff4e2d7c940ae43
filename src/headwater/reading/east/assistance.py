"""Assistance in Japanese and Chinese: an act of giving, who gives, who receives, what, when and under what."""

import msgspec

from headwater.reading.draft import Draft
from headwater.reading.east.acts import Act, find_acts
from headwater.reading.east.goods import find_goods, find_money_of, find_sums, put_amount, put_goods, put_sum
from headwater.reading.east.parts import (
    Party,
    find_default_givers,
    find_default_receivers,
    find_givers,
    find_receivers,
)
from headwater.reading.east.place import Place
from headwater.reading.east.sides import find_known_donors, is_near_act
from headwater.reading.east.telling import put_voices
from headwater.reading.lexicon import Tag
from headwater.reading.things import find_items

RULE = "reading/east/assistance.py:act"
_OPENING = 4
"""A sentence that opens with the word for worth speaks of what was told right before ("総額は1億ユーロ。")."""
_SAME = 4
"""So many sentences that name anything may lie between acts and the grant that they are all given under."""
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
    return arms or (bool(goods) and military) or act.kind in ("noun", "notes")


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
    return place.made or _find_worth(place) or _find_contents(place) or _find_targets(place) or _find_running(place)


def _find_running(place: Place) -> list[Draft]:
    """What a donor's aid comes to so far ("累計で…に上る"): a claim with the sum alone."""
    total = place.mark("east_total")
    sums = [s for s in find_sums(place, place.base, place.sentence.end) if s[0].currency]
    noun = place.mark("east_aid_noun") or (place.mark("east_aid_plain") if is_near_act(place) else None)
    if total is None or not sums or noun is None or place.mark("east_budget_word") or place.mark("east_bought"):
        return []
    act = Act(place.base, place.sentence.end, place.span(noun), "noun", "delivered", place.span(total))
    receivers = find_receivers(place, act)
    givers = _find_total_givers(place, act, {r.code for r in receivers})
    receivers = receivers or _last_receivers(place, givers)
    if not givers or not receivers or {g.code for g in givers} & {r.code for r in receivers}:
        return []
    draft = Draft("assistance", f"{RULE}:running", act.word.start, (place.number,))
    draft = draft.put("donors", tuple(p.code for p in givers), givers[0].why, *(p.span for p in givers))
    draft = draft.put("recipients", tuple(p.code for p in receivers), receivers[0].why, *(p.span for p in receivers))
    draft = put_amount(draft, place, *sums[-1])
    promised = place.mark("east_promised")
    draft = draft.put(
        "stage", "announced" if promised else "delivered", "a total so far", place.span(promised or total)
    )
    return [put_voices(draft, place, act.word.start)]


def _find_total_givers(place: Place, act: Act, taken: set[str]) -> list[Party]:
    """Whose total it is: a known donor that is named, else the country named first, else as for any act."""
    named = [s for s in place.states if s.part in ("subject", "bare", "owner") and s.code not in taken]
    known = find_known_donors(place)
    chosen = next((s for s in named if s.code in known), next(iter(named), None))
    if chosen is not None:
        return [Party(chosen.code, place.cut(chosen.start, chosen.end), "whose total it is")]
    return find_default_givers(place, act, taken)


def _last_receivers(place: Place, givers: list[Party]) -> list[Party]:
    """Whom the act right before was for, of the same donor."""
    last = next((d for d in reversed(place.past) if d.type == "assistance"), None)
    if last is None or not is_near_act(place) or set(last.get("donors", ())) != {g.code for g in givers}:
        return []
    spans = last.mentions.get("recipients", ())
    return [Party(c, spans[0], "inherited from the act before") for c in last.get("recipients", ()) if spans]


def _find_targets(place: Place) -> list[Draft]:
    """The countries that a programme is to serve ("OSAの対象国として…を決定")."""
    mark, programme = place.mark("east_target"), place.programme
    donors = place.donors_of(programme) if programme else ()
    named = [s for s in place.states if s.code not in donors and s.part != "place"]
    stage = next((m for m in place.marks("east_stage") if m.value in ("announced", "planned", "considered")), None)
    if mark is None or programme is None or len(donors) != 1 or not named or stage is None:
        return []
    draft = Draft("assistance", RULE, mark.start + place.base, (place.number,))
    draft = draft.put("donors", donors, "the programme's donor", place.cut(programme.start, programme.end))
    codes = tuple(dict.fromkeys(s.code for s in named))
    draft = draft.put("recipients", codes, "chosen for it", *(place.cut(s.start, s.end) for s in named))
    draft = _put_programme(draft, place)
    value = "considered" if stage.value == "considered" else "planned"
    draft = draft.put("stage", value, "chosen, not given yet", place.span(stage))
    fiscal = place.fiscal_year(place.base, place.sentence.end, donors[0])
    draft = draft.put("fiscal_year", fiscal.value, "the donor's fiscal year", fiscal.span) if fiscal else draft
    return [put_voices(draft, place, mark.start + place.base)]


def _find_contents(place: Place) -> list[Draft]:
    """What the aid just told of is made of ("支援には…が含まれる"): things of the act before."""
    last = next((d for d in reversed(place.past) if d.type == "assistance"), None)
    told = place.mark("east_contains") is not None and place.mark("east_aid_word") is not None
    goods = find_goods(place, place.base, place.sentence.end)
    if last is None or not told or not goods or not is_near_act(place) or place.mark("east_bought"):
        return []
    codes = tuple(dict.fromkeys((*last.get("items", ()), *find_items(goods))))
    spans = [place.cut(t.start, t.end) for t in goods]
    return [_again(last, place).put("items", codes, "said to be part of it", *spans)]


def _find_worth(place: Place) -> list[Draft]:
    """What the things just given are worth ("这批卡车价值…"): the sum of the act before."""
    last = next((d for d in reversed(place.past) if d.type == "assistance"), None)
    sums = find_money_of(place, (last.get("donors") or ("",))[0]) if last else []
    worth = place.mark("east_worth")
    opens = worth is not None and worth.start <= _OPENING
    taken_up = worth is not None and (opens or place.mark("east_this_act") is not None)
    if last is None or not sums or last.get("amount") or not taken_up or not is_near_act(place):
        return []
    again = put_amount(_again(last, place), place, *sums[0])
    return [again if last.get("framework") else _put_programme(again, place)]


def _again(last: Draft, place: Place) -> Draft:
    return msgspec.structs.replace(last, evidence=(place.number,), notes=())


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
    if not _is_security(place, act, goods or [], [f[1] for f in forces]) and inherited is None:
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
    draft = _put_programme(draft, place)
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
        again = _again(taken_up, place)
        for slot in ("items", "beneficiaries"):
            again = again.add(slot, draft.get(slot, ()), "told of the same act again", *draft.mentions.get(slot, ()))
        return again
    will = act.stage == "planned" and act.by == act.word
    return put_voices(msgspec.structs.replace(draft, rule=RULE + ":will" * will), place, act.word.start)


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


def _put_programme(draft: Draft, place: Place) -> Draft:
    tag = place.programme or place.programme_before
    if tag is None:
        return draft
    owners, donors = place.donors_of(tag), tuple(draft.get("donors"))
    if (tag is not place.programme and donors != owners) or (owners and not set(owners) & set(donors)):
        return draft
    return draft.put(
        "framework", tag.value, "named beside the act", place.page.span(tag.start, tag.end), entry=tag.entry
    )


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


def withdraw(place: Place, past: list[Draft]) -> list[Draft]:
    """``past`` without the act that the sentence says was no aid ("不属于援助")."""
    if place.mark("east_not_aid") is None or not past or not is_near_act(place):
        return past
    at = max((k for k, d in enumerate(past) if d.type == "assistance"), default=-1)
    return [d for k, d in enumerate(past) if k != at]


def spread(place: Place, drafts: list[Draft], past: list[Draft]) -> tuple[list[Draft], list[Draft]]:
    """A grant told of "all of them": it takes their things, they take its programme and fiscal year."""
    mark = place.mark("east_all_of_them")
    grant = next((d for d in drafts if d.type == "assistance" and d.get("stage") == "agreed"), None)
    if mark is None or grant is None:
        return drafts, past
    fit = [
        k
        for k, d in enumerate(past)
        if d.type == "assistance"
        and place.told - place.page.told_at(d.evidence[-1]) <= _SAME
        and d.get("recipients") == grant.get("recipients")
    ]
    whole = grant
    for k in fit:
        whole = whole.add("items", past[k].get("items", ()), "given under it", *past[k].mentions.get("items", ()))
        past = [*past[:k], _under(past[k], grant), *past[k + 1 :]]
    return [whole if d is grant else d for d in drafts], past


def _under(act: Draft, grant: Draft) -> Draft:
    for slot in ("framework", "fiscal_year"):
        if grant.get(slot) and not act.get(slot):
            act = act.put(slot, grant.get(slot), "from the grant that it is given under", *grant.mentions.get(slot, ()))
    return msgspec.structs.replace(act, evidence=tuple(sorted({*act.evidence, *grant.evidence})))
