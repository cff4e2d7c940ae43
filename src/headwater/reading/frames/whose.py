"""Whose assistance to whom is meant where a sentence explains, judges or foresees it: named, counted or inherited."""

from headwater.reading.draft import Draft
from headwater.reading.frames.aid import find_definite, find_gift_asked
from headwater.reading.frames.known import find_known, put_named
from headwater.reading.frames.meant import put_programme
from headwater.reading.frames.voices import find_speakers
from headwater.reading.nearby import is_near
from headwater.reading.scene import Scene

_FEW = 2
"""With more donors than this in a document, none is inherited over a distance."""

_TRIO = 3

_NEAR = 1
"""An act at most this many sentences back is meant before what the title names."""


def _fits(past: Draft, draft: Draft, slot: str) -> bool:
    return not draft.get(slot) or not past.get(slot) or bool(set(draft.get(slot)) & set(past.get(slot)))


def find_act(scene: Scene, draft: Draft) -> Draft | None:
    """The latest act told whose parties fit those that ``draft`` has already."""
    fit = [
        d for d in scene.past if d.type == "assistance" and _fits(d, draft, "donors") and _fits(d, draft, "recipients")
    ]
    sure = [d for d in fit if all(d.get(slot) for slot in ("donors", "recipients") if draft.get(slot))]
    return next(reversed(sure or fit), None)


def _is_crowd(scene: Scene, slot: str) -> bool:
    """Whether so many give (or receive) in the document that the last one named is not plainly meant."""
    return len({d.get(slot) for d in scene.past if d.type == "assistance" and d.get(slot)}) > _FEW


def _is_general(scene: Scene, draft: Draft, start: int, end: int) -> bool:
    """Whether the words speak of receivers as such, or of a programme as a whole, not of one country."""
    if scene.find_cue("general_recipient", start, end) or scene.find_cue("ours", start, end):
        return True
    whole = scene.sentence.tagged("programme") or find_definite(scene, "programme_noun", start, end)
    return bool(whole) and bool(draft.get("framework")) and not find_definite(scene, "act_word", start, end)


def _fill(draft: Draft, scene: Scene, slot: str) -> Draft:
    if draft.get(slot):
        return draft
    other = set(draft.get("recipients" if slot == "donors" else "donors", ()))
    known = find_known(scene)
    fit = known.donors if slot == "donors" else known.recipients
    topic = tuple(c for c in getattr(scene.topic, slot) if c not in other and c in fit)
    act = find_act(scene, draft)
    near = act is not None and is_near(scene, act.evidence[-1], _NEAR)
    if (
        act
        and (near or not topic)
        and (near or draft.get("recipients" if slot == "donors" else "donors") or not _is_crowd(scene, slot))
        and act.get(slot)
        and not set(act.get(slot)) & other
    ):
        return draft.put(slot, act.get(slot), "inherited from the act told before", *act.mentions.get(slot, ()))
    draft = draft.put(slot, topic, "inherited from the title", *scene.topic.spans(topic))
    return draft if draft.get(slot) else _fill_opposite(draft, scene, slot)


def _fill_opposite(draft: Draft, scene: Scene, slot: str) -> Draft:
    """``draft`` with the other party of every agreement told, where they are all between the same two."""
    pairs = {frozenset(d.get("parties", ())) for d in scene.past if d.type == "agreement" and d.get("parties")}
    other = set(draft.get("recipients" if slot == "donors" else "donors", ()))
    if len(pairs) != 1 or len(other) != 1 or len(next(iter(pairs))) != 2 or not other <= next(iter(pairs)):
        return draft
    last = scene.last("agreement")
    code = next(iter(next(iter(pairs)) - other))
    spans = last.mentions.get("parties", ()) if last else ()
    return draft.put(slot, (code,), "the other party of the agreements told", *spans)


def _put_house(draft: Draft, scene: Scene) -> Draft:
    house, first = scene.context.house, scene.first_person
    if (
        draft.get("donors")
        or not house
        or house in find_known(scene).recipients
        or house in draft.get("recipients", ())
    ):
        return draft
    if first or scene.context.official:
        return draft.put(
            "donors", (house,), "the house that publishes this speaks of its own act", *([first] if first else [])
        )
    return draft


def _put_speakers(draft: Draft, scene: Scene, skip: frozenset[str]) -> Draft:
    """``draft`` with donors or recipients that only the name of the speaker or judge gives: "Fiji's minister said"."""
    known = find_known(scene)
    names = [v.name for v in (*scene.voices, *find_speakers(scene, scene.sentence.end - 1))]
    for party in scene.parties:
        if not any(n.start <= party.start < n.end for n in names) or party.code in skip:
            continue
        for slot, codes in (
            ("donors", known.donors - known.recipients),
            ("recipients", known.recipients - known.donors),
        ):
            if party.code in codes and not draft.get(slot):
                draft = draft.put(
                    slot, (party.code,), "the speaker's own country", scene.sentence.cut(party.start, party.end)
                )
    return draft


def put_counted(draft: Draft, scene: Scene) -> Draft:
    """``draft`` with the receivers that "these three countries" counts, where as many were told of as still receive."""
    words = scene.find_cue("trio")
    live = [d for d in scene.past if d.type == "assistance" and d.get("stage") not in ("suspended", "cancelled")]
    codes = tuple(dict.fromkeys(c for d in live for c in d.get("recipients", ())))
    return (
        draft.put("recipients", codes, "as many as the words count", words) if words and len(codes) == _TRIO else draft
    )


def put_aid(
    draft: Draft, scene: Scene, start: int, end: int, skip: frozenset[str] = frozenset(), *, general: bool = False
) -> Draft:
    """``draft`` with donors, recipients and programme, named in ``[start, end)`` or inherited.

    ``skip`` are codes that are neither; ``general`` says that no recipient is meant where none is named.
    """
    draft = put_counted(draft, scene)
    draft = put_programme(draft, scene, start, end)
    draft = put_named(draft, scene, start, end, skip)
    draft = _put_speakers(draft, scene, skip)
    if not draft.get("donors") and scene.first_person and scene.context.official:
        draft = _put_house(draft, scene)
    if asked := find_gift_asked(scene):
        draft = put_named(draft, asked, asked.sentence.start, asked.sentence.end, skip)
    draft = _put_house(_fill(draft, scene, "donors"), scene)
    if general or _is_general(scene, draft, start, end):
        return draft
    draft = _fill(draft, scene, "recipients")
    return draft if draft.get("donors") else _fill_opposite(draft, scene, "donors")
