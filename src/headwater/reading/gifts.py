"""Papers by which something is given: a signed memorandum on a grant, a protocol that commits a sum."""

from headwater.model import Span
from headwater.reading.scene import Scene

_REACH = 90
"""Code points behind the noun of a paper within which its sum and the word for a gift stand."""

_AHEAD = 40
"""As much before it: "a 15 million lei military grant memorandum"."""


def find_gift_paper(scene: Scene, start: int, end: int) -> Span | None:
    """The noun in ``[start, end)`` of a paper that makes a gift of a sum; None where none does."""
    return next((p for p in scene.find_cues("treaty_head", start, end) if _gives(scene, p, start, end)), None)


def _gives(scene: Scene, paper: Span, start: int, end: int) -> bool:
    """Whether a sum and a word for a gift stand in one phrase with the noun of a paper."""
    low, high = max(start, paper.start - _AHEAD), min(end, paper.end + _REACH)
    sums = [m for m in scene.sentence.money if low <= m.hedge and m.start < high]
    words = scene.find_cues("gift_word", low, min(end, high + _AHEAD))
    if not sums or scene.find_cue("treaty_loan", low, high):
        return False
    return any(not _is_parted(scene, paper, word) for word in words) and not _is_parted(scene, paper, sums[0].start)


def _is_parted(scene: Scene, paper: Span, other: Span | int) -> bool:
    """Whether another verb than one of giving or being worth stands between a paper and ``other``."""
    at = other if isinstance(other, int) else other.start
    low, high = (paper.end, at) if at >= paper.end else (at, paper.start)
    groups = [g for g in scene.sentence.groups if low <= g.start and g.end <= high and g.aspect != "gerund"]
    tells = ("total", "value", "announce", "provide", "hand_over", "fund", "include", "sign")
    return any(not g.does(*tells) or (not g.relative and g.aspect in ("past", "perfect")) for g in groups)
