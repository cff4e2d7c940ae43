"""Which programme a sentence means: the one that it names, "the scheme", "the measure", "its aims"."""

from headwater.model import Span
from headwater.reading.draft import Draft
from headwater.reading.frames.aid import TOLD, find_definite, find_named, opens_with_pronoun
from headwater.reading.inherit import find_programme
from headwater.reading.scene import Scene


def put_programme(draft: Draft, scene: Scene, start: int, end: int) -> Draft:
    """``draft`` with the programme that ``[start, end)`` names or plainly means, and its sole donor."""
    for tag in scene.sentence.tagged("programme"):
        programme = find_programme(scene, tag.value)
        if start <= tag.start and tag.end <= end and programme and not programme.civil:
            name = scene.sentence.cut(tag.start, tag.end)
            draft = draft.put("framework", tag.value, "named in the sentence", name, entry=tag.entry)
            return _put_sole_donor(draft, scene, name)
    return _put_meant(draft, scene, start, end)


def _put_meant(draft: Draft, scene: Scene, start: int, end: int) -> Draft:
    """With "the scheme" the programme named last, with "the measure" that of the last act, where it has one."""
    whole = find_definite(scene, "programme_noun", start, end) or scene.find_cue("ours", start, end)
    act = find_definite(scene, "act_word", start, end)
    last = next((d for d in reversed(scene.past) if d.type in TOLD and d.get("framework")), None) if whole else None
    last = last or (scene.last("assistance") if act else None)
    if whole and last is None and (named := find_named(scene)):
        sentence, tag = named
        draft = draft.put(
            "framework",
            tag.value,
            "meant by the words, named before",
            sentence.cut(tag.start, tag.end),
            entry=tag.entry,
        )
        return _put_sole_donor(draft, scene, sentence.cut(tag.start, tag.end))
    if last is None or not last.get("framework"):
        return draft
    draft = draft.put(
        "framework", last.get("framework"), "meant by the words, named before", *last.mentions.get("framework", ())[:1]
    )
    return draft.put("donors", last.get("donors"), "donor of the programme meant", *last.mentions.get("donors", ())[:1])


def _put_sole_donor(draft: Draft, scene: Scene, name: Span) -> Draft:
    programme = find_programme(scene, draft.get("framework"))
    if programme and len(programme.donors) == 1:
        return draft.put("donors", programme.donors, f"{programme.id} is a programme of this donor", name)
    last = next(
        (d for d in reversed(scene.past) if d.get("framework") == draft.get("framework") and d.get("donors")), None
    )
    return (
        draft.put("donors", last.get("donors"), "donor of the programme", *last.mentions.get("donors", ())[:1])
        if last
        else draft
    )


def take_up(draft: Draft, scene: Scene) -> Draft:
    """``draft`` with the programme that "it" or "its" at the head of the sentence takes up from the sentence before."""
    before = scene.before
    if before is None or draft.get("framework") or not opens_with_pronoun(scene):
        return draft
    return put_programme(draft, before, before.sentence.start, before.sentence.end)
