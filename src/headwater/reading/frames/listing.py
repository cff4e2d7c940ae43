"""Lists below a sentence that ends in a colon: each entry names things of the act that the sentence tells."""

import msgspec

from headwater.reading.draft import Draft
from headwater.reading.scene import Scene
from headwater.reading.things import find_item_tags, find_items

RULE = "reading/frames/listing.py"


def find_listed(scene: Scene) -> list[Draft]:
    """What an entry of a list adds to the act told above the list."""
    head = scene.head if scene.sentence.kind == "item" else None
    if (
        head is None
        or not head.sentence.text.rstrip().endswith(":")
        or not any(d.type == "assistance" for d in head.made)
    ):
        return []
    if any(g.aspect not in ("bare", "gerund", "infinitive") for g in scene.sentence.groups):
        return []
    tags = find_item_tags(scene, scene.sentence.body, scene.sentence.end)
    if not tags:
        return []
    spans = [scene.sentence.cut(t.start, t.end) for t in tags]
    draft = Draft("assistance", f"{RULE}:entry", scene.sentence.start, (scene.sentence.number,), follows=True)
    last = next(d for d in reversed(scene.past) if d.type == "assistance")
    draft = msgspec.structs.replace(draft, asserters=last.asserters, assertion=last.assertion)
    return [
        draft.add("items", find_items(tags), "listed", *spans, entry=", ".join(dict.fromkeys(t.entry for t in tags)))
    ]
