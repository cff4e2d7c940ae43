"""Lists below a sentence that ends in a colon: each entry names things of the act that the sentence tells."""

import msgspec

from headwater.reading.draft import Draft
from headwater.reading.frames.aid import is_civil
from headwater.reading.frames.slots import put_known, put_sum
from headwater.reading.inherit import find_programme
from headwater.reading.nearby import is_near
from headwater.reading.scene import Scene
from headwater.reading.sums import find_sums
from headwater.reading.things import find_item_tags, find_items

RULE = "reading/frames/listing.py"

_WHOLE = ("donors", "recipients", "framework", "stage", "date", "fiscal_year")


def find_listed(scene: Scene) -> list[Draft]:
    """What an entry of a list adds to the act told above the list."""
    head = scene.head if scene.sentence.kind == "item" else None
    if head is None or not head.sentence.text.rstrip().endswith(":") or _tells(scene):
        return []
    if not any(d.type == "assistance" for d in head.made) and not _goes_on(head):
        return []
    last = next(d for d in reversed(scene.past) if d.type == "assistance" and not d.rule.startswith(f"{RULE}:part"))
    if summed := _find_summed(scene, last):
        return [summed]
    tags = find_item_tags(scene, scene.sentence.body, scene.sentence.end)
    if not tags:
        return []
    spans = [scene.sentence.cut(t.start, t.end) for t in tags]
    draft = Draft("assistance", f"{RULE}:entry", scene.sentence.start, (scene.sentence.number,), follows=True)
    draft = msgspec.structs.replace(draft, asserters=last.asserters, assertion=last.assertion)
    return [
        draft.add("items", find_items(tags), "listed", *spans, entry=", ".join(dict.fromkeys(t.entry for t in tags)))
    ]


def _goes_on(head: Scene) -> bool:
    """Whether the sentence above the list only says that the act told right before includes what follows."""
    last = head.last("assistance")
    includes = any(g.does("include") for g in head.sentence.groups)
    return includes and last is not None and is_near(head, last.evidence[-1], 1)


def _tells(scene: Scene) -> bool:
    """Whether the entry is a sentence of its own."""
    return any(g.aspect not in ("bare", "gerund", "infinitive") for g in scene.sentence.groups)


def _find_summed(scene: Scene, whole: Draft) -> Draft | None:
    """An entry that opens with a sum of its own is an act of its own: "- $6 million to the Fund for Ukraine"."""
    s = scene.sentence
    sums = find_sums(scene, s.body, s.end)
    programmes = [p for t in s.tagged("programme") if (p := find_programme(scene, t.value))]
    civil = is_civil(scene) or any(p.civil for p in programmes)
    tags = find_item_tags(scene, s.body, s.end)
    if len(sums) != 1 or sums[0].mention.hedge - s.body > _OPENING or civil or not (tags or programmes):
        return None
    draft = Draft("assistance", f"{RULE}:part", s.start, (s.number,), asserters=whole.asserters)
    for slot in _WHOLE:
        draft = draft.put(slot, whole.get(slot), "of the act that the list is of", *whole.mentions.get(slot, ()))
    for tag in s.tagged("programme")[:1]:
        draft = put_known(draft, scene, tag, "named in the entry")
    spans = [s.cut(t.start, t.end) for t in tags]
    draft = put_sum(draft.add("items", find_items(tags), "listed", *spans), scene, sums[0])
    return draft if draft.get("amount") and draft.get("donors") else None


_OPENING = 30
"""How far into an entry its sum may stand, in code points."""
