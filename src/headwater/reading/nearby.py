"""How far back something was told: sentences that name nobody and nothing of ours do not count."""

from collections.abc import Iterator

from headwater.reading.remember import remembered
from headwater.reading.scene import Scene

_OURS = ("country", "adjective", "capital", "body", "force", "programme", "treaty", "item", "generic")


@remembered
def counts(scene: Scene) -> bool:
    """Whether the sentence names a sum or anything of ours."""
    return bool(scene.sentence.money) or bool(scene.sentence.tagged(*_OURS))


def find_nearby(scene: Scene, reach: int) -> Iterator[Scene]:
    """The ``reach`` sentences before ``scene`` that count, the nearest first."""
    one = scene.before
    while one is not None and reach > 0:
        if counts(one):
            yield one
            reach -= 1
        one = one.before


def is_near(scene: Scene, number: int, reach: int) -> bool:
    """Whether sentence ``number`` is this one or among the last ``reach`` that count, itself included."""
    one, left = scene.before, reach
    if number >= scene.sentence.number:
        return True
    while one is not None and left > 0:
        if one.sentence.number <= number:
            return True
        left -= counts(one)
        one = one.before
    return False
