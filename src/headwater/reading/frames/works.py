"""Works and deliveries told before, as they begin and end: ground broken, construction begun, a project completed."""

from collections.abc import Iterator

from headwater.model import Span
from headwater.reading.draft import Draft
from headwater.reading.frames.slots import put_voices
from headwater.reading.nearby import is_near
from headwater.reading.scene import Scene
from headwater.reading.times import find_date
from headwater.reading.verbs import Group

RULE = "reading/frames/works.py"

_REACH = 8
"""Sentences over which the works of an act are still those told of."""

_SUBJECT = 90
"""Code points before the wording in which its subject stands."""


def find_works(scene: Scene) -> list[Draft]:
    """The begin and the end of the works of the act told last; nothing where another rule has read the sentence."""
    told = scene.last("assistance")
    if told is None or scene.sentence.is_question or any(d.type == "assistance" and d.get("date") for d in scene.made):
        return []
    if not is_near(scene, told.evidence[-1], _REACH) or set(told.get("donors", ())) & _others(scene):
        return []
    found = list(_find_steps(scene))
    ends = [*(cue.start for _, cue in found[1:]), *([scene.sentence.end] if found else [])]
    made = [_build(scene, told, stage, cue, end) for (stage, cue), end in zip(found, ends, strict=True)]
    return [d for d in made if d is not None]


def _others(scene: Scene) -> set[str]:
    """Countries that open the sentence as those who act: their works are their own."""
    return {c.party.code for c in scene.cast if c.role == "donor" and c.party.code and c.why == "subject of the verb"}


def _find_steps(scene: Scene) -> Iterator[tuple[str, Span]]:
    """Wording of a begin ("") or an end ("delivered") with what begins or ends before it or in it, in order."""
    kinds = (("works_started", ""), ("works_done", "delivered"))
    cues = [(c.start, stage, c) for kind, stage in kinds for c in scene.find_cues(kind)]
    cues += [(g.start, "", scene.sentence.cut(g.start, g.end)) for g in scene.sentence.groups if _starts(g)]
    for start, stage, cue in sorted(cues, key=lambda one: one[0]):
        low = max(scene.sentence.start, start - _SUBJECT)
        coming = scene.find_cue("handed_noun", low, cue.end) or scene.find_cue("handover_noun", low, cue.end)
        if (coming or scene.find_cue("works_noun", low, cue.end)) and not _is_open(scene, start):
            yield ("delivered" if coming else stage), cue


def _starts(group: Group) -> bool:
    return group.does("start") and group.aspect in ("past", "perfect") and not group.relative and not group.negated


def _is_open(scene: Scene, at: int) -> bool:
    """Whether a condition, a doubt or a negation stands before it."""
    before = {t.word for t in scene.sentence.tokens if t.end <= at}
    return bool(before & scene.words("works_doubt"))


def _build(scene: Scene, told: Draft, stage: str, cue: Span, end: int) -> Draft | None:
    draft = Draft("assistance", f"{RULE}:tranche", cue.start, (scene.sentence.number,), follows=True, of=told.at)
    draft = draft.put("stage", stage, "what is completed was given", cue)
    near = find_date(scene, cue.start, end, cue.start) or find_date(scene, scene.sentence.start, end, cue.start)
    if near is not None:
        draft = draft.put("date", near.value, "the day of this step of the works", near.span)
    if not draft.get("date") and told.get("stage") in ("delivered", stage):
        return None
    if not draft.get("date") and not stage:
        return None
    return put_voices(draft, scene, cue.end, scene.sentence.start, scene.sentence.end)
