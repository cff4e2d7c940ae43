"""What two lists of items say of each other: the same, one told less closely, or different things."""

import tomllib
from functools import lru_cache
from pathlib import Path

TAXONOMY = Path(__file__).parent / "taxonomy.toml"


@lru_cache(maxsize=1)
def _within() -> dict[str, frozenset[str]]:
    table: dict[str, list[str]] = tomllib.loads(TAXONOMY.read_text(encoding="utf-8"))["within"]
    return {wide: frozenset(narrow) for wide, narrow in table.items()}


def is_general(item: str) -> bool:
    """Whether a code stands for anything."""
    return "*" in _within().get(item, ())


def are_alike(left: str, right: str) -> bool:
    """Whether two codes may be of one thing: the same, or one the wider word for the other."""
    within = _within()
    wide = (within.get(left, frozenset()), within.get(right, frozenset()))
    return left == right or right in wide[0] or left in wide[1] or "*" in wide[0] | wide[1]


def find_special(items: tuple[str, ...]) -> tuple[str, ...]:
    """Items without those that stand for anything."""
    return tuple(i for i in items if not is_general(i))


def find_differing(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What each list names that nothing of the other is like; both empty where one only says more than the other."""
    return (
        tuple(i for i in left if not any(are_alike(i, j) for j in right)),
        tuple(j for j in right if not any(are_alike(i, j) for i in left)),
    )
