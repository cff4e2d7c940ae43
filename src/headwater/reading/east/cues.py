"""Finds the codebook's cues of one kind in a Japanese or Chinese text: anywhere, the longest first."""

import re
from collections.abc import Iterator
from functools import lru_cache

from headwater.codebook import Codebook, Cue
from headwater.reading.east.fold import fold


@lru_cache(maxsize=512)
def find_forms(codebook: Codebook, language: str, kind: str) -> dict[str, Cue]:
    """The folded forms of all cues of ``kind``, with the cue of each."""
    return {
        fold(form, codebook, language): cue
        for cue in codebook.cue
        if cue.kind == kind
        for form in getattr(cue, language)
    }


def join(forms: object) -> str:
    """An alternation of ``forms``, longest first; one that never matches where there is none."""
    ordered = sorted(forms, key=len, reverse=True)  # type: ignore[call-overload]
    return "(?:" + "|".join(map(re.escape, ordered)) + ")" if ordered else "(?!)"


@lru_cache(maxsize=512)
def build_pattern(codebook: Codebook, language: str, kind: str) -> re.Pattern[str]:
    """A pattern that finds any form of ``kind`` in folded text."""
    return re.compile(join(find_forms(codebook, language, kind)))


class Mark:
    """A cue found at ``[start, end)`` of the folded text that was given."""

    __slots__ = ("cue", "end", "start")

    def __init__(self, start: int, end: int, cue: Cue) -> None:
        self.start, self.end, self.cue = start, end, cue

    @property
    def value(self) -> str:
        """What the cue says."""
        return self.cue.value


def find_marks(
    text: str, codebook: Codebook, language: str, kind: str, start: int = 0, end: int | None = None
) -> Iterator[Mark]:
    """The cues of ``kind`` in ``text[start:end]`` (folded)."""
    forms = find_forms(codebook, language, kind)
    for match in build_pattern(codebook, language, kind).finditer(text, start, len(text) if end is None else end):
        yield Mark(match.start(), match.end(), forms[match.group()])
