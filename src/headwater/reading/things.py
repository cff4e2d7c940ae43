"""What is given: item codes in a clause, with the words that name them."""

from collections.abc import Sequence

from headwater.reading.lexicon import Tag
from headwater.reading.scene import Scene

SERVICES = frozenset({"training", "maintenance", "infrastructure", "finance", "medical", "spare_parts", "cyber"})
"""Beside these a word such as "equipment" means something further; beside a thing it only sums up."""

_WHOLE_BEHIND = frozenset({"spare_parts", "maintenance", "ammunition", "training", "infrastructure"})
"""Items behind which "for" or "of" names what they serve: "tyres for nine lorries"."""


_TAUGHT = 4

_PLACE = 5
"""So many words before a building its preposition may stand: "at the Baidoa security training centre"."""


def _serves(scene: Scene, first: Tag, second: Tag) -> bool:
    """Whether ``second`` is what ``first`` is for.

    As in "tyres for nine lorries", "equipment, such as modules, for the radars".
    """
    words = scene.sentence.words(first.end, second.start).replace(",", " ").split()
    at = max((k for k, w in enumerate(words) if w in ("for", "of")), default=-1)
    return at >= 0 and len(words) - at <= 6 and not any(w in ("and", "or", "including") for w in words[at:])


def _modifies(scene: Scene, first: Tag, second: Tag) -> bool:
    """Whether ``first`` only says for what ``second`` is: "howitzer spare parts"."""
    close = not scene.sentence.words(first.end, second.start).strip(" -")
    return close and second.value in _WHOLE_BEHIND and first.value not in _WHOLE_BEHIND


def _is_head(scene: Scene, name: Tag, head: Tag) -> bool:
    """Whether ``head`` is only the noun of what ``name`` names: "Bushmaster vehicles", "Patriot missiles"."""
    named = scene.sentence.words(name.start, name.start + 1).isupper()
    return named and scene.sentence.words(name.end, head.start) == " " and head.value not in _WHOLE_BEHIND


def _is_taught(scene: Scene, tag: Tag) -> bool:
    """Whether a thing is only what is taught: "trained in demining"."""
    group = next((g for g in reversed(scene.sentence.groups) if g.end <= tag.start), None)
    between = scene.sentence.words(group.end, tag.start).split() if group else []
    return group is not None and group.does("train") and "in" in between[-_TAUGHT:] and "with" not in between


def _is_aside(scene: Scene, tag: Tag) -> bool:
    """Behind "against", "instead of", "such as to fight": not given."""
    before = scene.sentence.words(max(scene.sentence.start, tag.start - 40), tag.start)
    last = before.replace("the ", "").split()
    return bool(last) and last[-1].lower() in scene.words("not_given")


def _is_place(scene: Scene, tag: Tag) -> bool:
    """A building where something happens, not one that is given: "at the barracks", "at Arakan Barracks"."""
    if tag.value != "infrastructure":
        return False
    stops = scene.words("preposition") | scene.words("be") | scene.words("have") | scene.words("clause_opener")
    verbs = {g.head for g in scene.sentence.groups}
    for token in reversed([t for t in scene.sentence.tokens if t.end <= tag.start][-_PLACE:]):
        if token.word in scene.words("place_preposition"):
            return True
        if token.word in stops or token.start in verbs or not token.word[:1].isalnum():
            return False
    return False


def find_item_tags(scene: Scene, start: int, end: int) -> list[Tag]:
    """The tags of things given in ``[start, end)``."""
    tags = [t for t in scene.sentence.tagged("item", "generic") if start <= t.start and t.end <= end]
    kept: list[Tag] = []
    served = start
    for tag in tags:
        if kept and tag.value != kept[-1].value and kept[-1].value in _WHOLE_BEHIND and _serves(scene, kept[-1], tag):
            served = tag.end
            continue
        if _is_taught(scene, tag) or (kept and _is_head(scene, kept[-1], tag)):
            continue
        if served > start and scene.sentence.words(served, tag.start).strip().endswith("("):
            continue
        if not _is_aside(scene, tag) and not _is_place(scene, tag):
            kept = kept[:-1] if kept and _modifies(scene, kept[-1], tag) else kept
            kept.append(tag)
    return kept


def find_items(tags: Sequence[Tag]) -> tuple[str, ...]:
    """The codes of ``tags``: a word that only sums up is left out beside a named thing."""
    named = tuple(dict.fromkeys(t.value for t in tags if t.kind == "item"))
    general = tuple(dict.fromkeys(t.value for t in tags if t.kind == "generic"))
    return named if named and not set(named) <= SERVICES else tuple(dict.fromkeys((*named, *general)))


def tidy_items(codes: Sequence[str]) -> tuple[str, ...]:
    """``codes`` without the unspecified one where a thing is named beside it."""
    named = [c for c in codes if c != "defence_equipment"]
    return tuple(named) if named and not set(named) <= SERVICES else tuple(codes)
