"""What is told of acts besides the acts: their worth and contents, totals, countries chosen, what is taken back."""

import msgspec

from headwater.reading.draft import Draft
from headwater.reading.east.acts import Act
from headwater.reading.east.goods import find_goods, find_money_of, find_sums, put_amount
from headwater.reading.east.parts import Party, find_default_givers, find_receivers
from headwater.reading.east.place import Place
from headwater.reading.east.sides import find_known_donors, is_near_act
from headwater.reading.east.telling import put_voices
from headwater.reading.things import find_items

RULE = "reading/east/sequels.py:told"
_OPENING = 4
"""A sentence that opens with the word for worth speaks of what was told right before ("総額は1億ユーロ。")."""
_SAME = 4
"""So many sentences that name anything may lie between acts and the grant that they are all given under."""


def find_sequels(place: Place) -> list[Draft]:
    """What a sentence without an act of its own adds to acts told before, or tells of aid as a whole."""
    return _find_worth(place) or _find_contents(place) or _find_targets(place) or _find_running(place)


def again(last: Draft, place: Place) -> Draft:
    """The act ``last`` told once more in this sentence."""
    return msgspec.structs.replace(last, evidence=(place.number,), notes=())


def put_programme(draft: Draft, place: Place) -> Draft:
    """``draft`` with the programme that the sentence names, where it is the donor's."""
    tag = place.programme or place.programme_before
    if tag is None:
        return draft
    owners, donors = place.donors_of(tag), tuple(draft.get("donors"))
    if (tag is not place.programme and donors != owners) or (owners and not set(owners) & set(donors)):
        return draft
    return draft.put(
        "framework", tag.value, "named beside the act", place.page.span(tag.start, tag.end), entry=tag.entry
    )


def _find_worth(place: Place) -> list[Draft]:
    """What the things just given are worth ("这批卡车价值…"): the sum of the act before."""
    last = next((d for d in reversed(place.past) if d.type == "assistance"), None)
    sums = find_money_of(place, (last.get("donors") or ("",))[0]) if last else []
    worth = place.mark("east_worth")
    opens = worth is not None and worth.start <= _OPENING
    taken_up = worth is not None and (opens or place.mark("east_this_act") is not None)
    if last is None or not sums or last.get("amount") or not taken_up or not is_near_act(place):
        return []
    told = put_amount(again(last, place), place, *sums[0])
    return [told if last.get("framework") else put_programme(told, place)]


def _find_contents(place: Place) -> list[Draft]:
    """What the aid just told of is made of ("支援には…が含まれる"): things of the act before."""
    last = next((d for d in reversed(place.past) if d.type == "assistance"), None)
    told = place.mark("east_contains") is not None and place.mark("east_aid_word") is not None
    goods = find_goods(place, place.base, place.sentence.end)
    if last is None or not told or not goods or not is_near_act(place) or place.mark("east_bought"):
        return []
    codes = tuple(dict.fromkeys((*last.get("items", ()), *find_items(goods))))
    spans = [place.cut(t.start, t.end) for t in goods]
    return [again(last, place).put("items", codes, "said to be part of it", *spans)]


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
    draft = put_programme(draft, place)
    value = "considered" if stage.value == "considered" else "planned"
    draft = draft.put("stage", value, "chosen, not given yet", place.span(stage))
    fiscal = place.fiscal_year(place.base, place.sentence.end, donors[0])
    draft = draft.put("fiscal_year", fiscal.value, "the donor's fiscal year", fiscal.span) if fiscal else draft
    return [put_voices(draft, place, mark.start + place.base)]


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
