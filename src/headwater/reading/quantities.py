"""How many of a thing are given: the number right before the words that name it."""

from headwater.grammar import NumberMention
from headwater.model import Quantity
from headwater.reading.lexicon import Tag
from headwater.reading.scene import Scene
from headwater.reading.things import find_item_tags

_BETWEEN = 5
"""Words that may stand between a number and its thing: "six new self-propelled howitzers"."""


def _number(scene: Scene, tag: Tag, floor: int) -> NumberMention | None:
    """The number that counts ``tag``: the last one before it, nothing but a few plain words between."""
    s = scene.sentence
    before = [n for n in s.numbers if floor <= n.start and n.end <= tag.start and not n.ordinal]
    if not before:
        return None
    number = before[-1]
    between = [t for t in s.tokens if number.end <= t.start and t.end <= tag.start]
    stops = scene.words("quantity_stop") | scene.words("preposition") - {"of"}
    plain = len(between) <= _BETWEEN and all(t.word.replace("-", "").isalnum() and t.word not in stops for t in between)
    dated = any(d.start < number.end and number.start < d.end for d in s.dates)
    whole = number.value.isdigit() if isinstance(number.value, str) else True
    return (
        number
        if plain and whole and not dated and not any(g.start >= number.end and g.end <= tag.start for g in s.groups)
        else None
    )


def find_quantities(scene: Scene, start: int, end: int) -> tuple[Quantity, ...]:
    """How many of each item ``[start, end)`` names; an item without a number has none."""
    found: list[Quantity] = []
    floor = start
    for tag in find_item_tags(scene, start, end):
        number = _number(scene, tag, floor)
        if number is not None and tag.kind == "item":
            found.append(Quantity(tag.value, int(number.value), number.bound))
        floor = tag.end
    return tuple(dict.fromkeys(found))


def find_cell_quantity(scene: Scene, start: int, end: int, items: tuple[str, ...]) -> tuple[Quantity, ...]:
    """The number of a table's cell, for the only item of its row; a cell that says anything else gives none."""
    inside = [n for n in scene.sentence.numbers if start <= n.start and n.end <= end and not n.ordinal]
    words = scene.sentence.words(start, end).strip()
    bare = words.replace(",", "").replace(" ", "")
    if len(items) != 1:
        return ()
    if bare.isascii() and bare.isdigit():
        return (Quantity(items[0], int(bare), inside[0].bound if inside else "exact"),)
    alone = len(inside) == 1 and inside[0].end == start + len(scene.sentence.words(start, end).rstrip())
    return (
        (Quantity(items[0], int(inside[0].value), inside[0].bound),) if alone and str(inside[0].value).isdigit() else ()
    )
