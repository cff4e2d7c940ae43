"""Finds the wording of all cues in a sentence in one pass, so that a rule's question costs a look, not a search."""

from functools import lru_cache

import ahocorasick_rs
import msgspec

from headwater.codebook import Codebook
from headwater.reading.lexicon import fold, is_word

Places = dict[str, tuple[tuple[int, int], ...]]
"""For each kind of cue the places ``[start, end)`` of its wording, in order, none inside another."""


class CueIndex(msgspec.Struct, frozen=True):
    """The automaton of all forms, and the kinds that each form belongs to."""

    automaton: ahocorasick_rs.AhoCorasick
    kinds: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=4)
def build_cue_index(codebook: Codebook) -> CueIndex:
    """The index of the English forms of every cue of ``codebook``."""
    table: dict[str, dict[str, None]] = {}
    for cue in codebook.cue:
        for form in cue.en:
            if any(c.isalnum() for c in form):
                table.setdefault(fold(form), {})[cue.kind] = None
    return CueIndex(ahocorasick_rs.AhoCorasick(list(table)), tuple(tuple(kinds) for kinds in table.values()))


def find_places(text: str, index: CueIndex) -> Places:
    """Where the wording of each kind stands in ``text``: whole words in any case, the longest first."""
    found: dict[str, list[tuple[int, int]]] = {}
    for pattern, start, end in index.automaton.find_matches_as_indexes(fold(text), overlapping=True):
        if is_word(text, start, end):
            for kind in index.kinds[pattern]:
                found.setdefault(kind, []).append((start, end))
    return {kind: _longest(places) for kind, places in found.items()}


def _longest(places: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(places, key=lambda p: (p[0], -p[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)
