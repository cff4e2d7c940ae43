"""A text cut at every boundary of what is marked in it, so that marks that overlap are all kept."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

import msgspec

from headwater.model import Document, Reading, Region

EVIDENCE, PROBLEM = "evidence", "problem"

_BLANK = re.compile(r"\n\s*\n|^\s*\n|\n\s*$")


class Mark(msgspec.Struct, frozen=True, order=True):
    """Words ``[start, end)`` that carry something: ``slot`` of claim ``number`` (from 1), its evidence, or a problem.

    ``nth`` counts the marks of one slot from 1.
    """

    start: int
    end: int
    slot: str
    number: int
    nth: int

    @property
    def stands_alone(self) -> bool:
        """Whether it is evidence or a problem, and not the words of a slot."""
        return self.slot in (EVIDENCE, PROBLEM)

    @property
    def anchor(self) -> str:
        """The id of the mark on a page."""
        return f"w{self.number}-{self.slot}-{self.nth}"


class Piece(msgspec.Struct, frozen=True):
    """A stretch of text in which the same marks hold; ``begins`` and ``ends`` are those with an edge here."""

    text: str
    marks: tuple[Mark, ...] = ()
    begins: tuple[Mark, ...] = ()
    ends: tuple[Mark, ...] = ()


class Block(msgspec.Struct, frozen=True):
    """A paragraph, or the white space between two (``kind`` "gap"); ``kind`` is else a region's or "body"."""

    kind: str
    pieces: tuple[Piece, ...]


def find_marks(reading: Reading) -> list[Mark]:
    """Every piece of evidence, mention and place of a problem, sorted."""
    marks = [
        Mark(span.start, span.end, slot, number, nth)
        for number, claim in enumerate(reading.claims, 1)
        for slot, spans in [(EVIDENCE, claim.evidence), *claim.mentions.items()]
        for nth, span in enumerate(spans, 1)
    ]
    for number, problem in enumerate(reading.problems, 1):
        if problem.start is not None and problem.end is not None and problem.start < problem.end:
            marks.append(Mark(problem.start, problem.end, PROBLEM, number, 1))
    return sorted(marks)


def _cuts(text: str, regions: Iterable[Region]) -> list[int]:
    edges = {edge for gap in _BLANK.finditer(text) for edge in gap.span()}
    return sorted({0, len(text)} | edges | {edge for region in regions for edge in (region.start, region.end)})


def _trim(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch without the line breaks at its ends, and these apart."""
    inner = text[start:end].strip("\n")
    if not inner.strip():
        yield (start, end)
        return
    first = start + len(text[start:end]) - len(text[start:end].lstrip("\n"))
    yield from (stretch for stretch in ((start, first), (first, first + len(inner)), (first + len(inner), end)))


def find_blocks(document: Document) -> list[tuple[int, int, str]]:
    """Start, end and kind of every paragraph and of what lies between: together the whole text."""
    text, cuts = document.text, _cuts(document.text, document.regions)
    kinds = {region.start: region for region in document.regions}
    found: list[tuple[int, int, str]] = []
    region: Region | None = None
    for start, end in pairwise(cuts):
        region = kinds.get(start, region if region and start < region.end else None)
        for low, high in _trim(text, start, end):
            kind = region.kind if region else "body"
            if low < high:
                found.append((low, high, kind if text[low:high].strip() else "gap"))
    return found


def build_blocks(document: Document, marks: list[Mark]) -> Iterator[Block]:
    """The text as blocks of pieces. Joined, the pieces are the text, whatever overlaps."""
    starts, ends = defaultdict(list), defaultdict(list)
    for mark in marks:
        starts[mark.start].append(mark)
        ends[mark.end].append(mark)
    edges = sorted({*starts, *ends})
    active: list[Mark] = []
    place = 0
    for low, high, kind in find_blocks(document):
        pieces: list[Piece] = []
        start = low
        while start < high:
            while place < len(edges) and edges[place] <= start:
                place += 1
            end = min(high, edges[place]) if place < len(edges) else high
            active = [mark for mark in active if mark.end > start] + starts.get(start, [])
            pieces.append(
                Piece(
                    document.text[start:end],
                    tuple(sorted(active)),
                    tuple(starts.get(start, ())),
                    tuple(ends.get(end, ())),
                )
            )
            start = end
        yield Block(kind, tuple(pieces))
