"""The head of a document: which lines are its title and which say where it comes from, before its text begins."""

from collections.abc import Set

import msgspec

from headwater.codebook import Codebook
from headwater.ingest.cues import build_cues
from headwater.ingest.lines import Line
from headwater.ingest.marks import LONGEST_LINE, STRONG, Mark, is_prose, parse_marks

_LOOKAHEAD = 5
_LONGEST_TITLE = 300
_MOST_LINES = 60


class Head(msgspec.Struct, frozen=True):
    """The title's line, the lines of the head with their marks, and the index of the first line of the text."""

    title: Line | None
    lines: tuple[tuple[Line, tuple[Mark, ...]], ...]
    body: int


def parse_head(lines: tuple[Line, ...], codebook: Codebook, *, known_title: str | None = None) -> Head:
    """The head of a document of ``lines``. ``known_title`` is the headline where markup names it."""
    at = _title_index(lines, codebook, known_title)
    before = [(line, parse_marks(line.text, codebook)) for line in lines[: at or 0]]
    found, body = _collect(lines, 0 if at is None else at + 1, codebook)
    return Head(None if at is None else lines[at], (*before, *found), body)


def _title_index(lines: tuple[Line, ...], codebook: Codebook, known: str | None) -> int | None:
    if known is not None:
        wanted = " ".join(known.split())
        for index, line in enumerate(lines[:12]):
            if " ".join(line.text.split()) == wanted:
                return index
    index = 0
    while index < min(6, len(lines) - 2) and _is_above_title(lines[index], codebook):
        index += 1
    if index < len(lines) and (lower := _below_house(lines, index, codebook)) is not None:
        return lower
    return index if index < len(lines) and _is_title(lines, index) else None


def _below_house(lines: tuple[Line, ...], index: int, codebook: Codebook) -> int | None:
    """The headline where the house stands above it: the first line alone in its paragraph that says nothing else."""
    if not _is_house(lines[index], codebook):
        return None
    for n in range(index + 1, min(len(lines) - 1, index + 10)):
        line = lines[n]
        if is_prose(line.text, codebook):
            return None
        if lines[n - 1].block < line.block < lines[n + 1].block and _is_headline(line, lines[index], codebook):
            return n
    return None


def _is_headline(line: Line, house: Line, codebook: Codebook) -> bool:
    """Longer than the house's name or of several words, and no date, label, kind of text or house itself."""
    kinds = {mark.kind for mark in parse_marks(line.text, codebook)}
    long = len(line.text.split()) >= 4 or len(line.text) > len(house.text)
    return long and kinds <= {"name", "remark", "official", "paper"} and not _is_house(line, codebook)


def _is_house(line: Line, codebook: Codebook) -> bool:
    """A line that is but a house's name: few words, none in small letters save the little ones."""
    marks = parse_marks(line.text, codebook)
    words = [word for word in line.text.split() if word[0].islower() and len(word) > 3]
    named = len(marks) == 1 and marks[0].kind in ("official", "paper", "agency")
    return named and not words and len(line.text.split()) <= 7


def _is_above_title(line: Line, codebook: Codebook) -> bool:
    """Whether nothing is in the line but a mark that may stand above the headline: "PRESS RELEASE", a date."""
    if is_prose(line.text, codebook):
        return False
    marks = parse_marks(line.text, codebook)
    return bool(marks) and all(
        mark.kind in STRONG - {"byline", "genre"} or _is_bare_genre(mark, line, codebook) for mark in marks
    )


def _is_bare_genre(mark: Mark, line: Line, codebook: Codebook) -> bool:
    return mark.kind == "genre" and build_cues(codebook, "front_genre").whole(line.text.strip(" :")) is not None


def _is_title(lines: tuple[Line, ...], index: int) -> bool:
    line = lines[index]
    alone = index + 1 < len(lines)
    ends = line.text.endswith((".", "。")) and len(line.text.split()) > 12
    return alone and len(line.text) <= _LONGEST_TITLE and not ends


def _collect(
    lines: tuple[Line, ...], start: int, codebook: Codebook
) -> tuple[list[tuple[Line, tuple[Mark, ...]]], int]:
    found: list[tuple[Line, tuple[Mark, ...]]] = []
    pending: str | None = None
    dated_block: int | None = None
    for index in range(start, min(len(lines), start + _MOST_LINES)):
        line = lines[index]
        if len(line.text) > LONGEST_LINE or (pending is None and _is_surely_text(line, codebook)):
            if dated_block is None and _is_standfirst(lines, index, codebook):
                continue
            return found, index
        marks = parse_marks(line.text, codebook, pending=pending)
        if pending is None and not _belongs(lines, index, marks, found, dated_block, codebook):
            return found, index
        pending = marks[0].value if marks and marks[0].kind == "label" else None
        found.append((line, marks))
        if dated_block is None and any(mark.kind in ("date", "published", "answered") for mark in marks):
            dated_block = line.block
    return found, min(len(lines), start + _MOST_LINES)


def _is_surely_text(line: Line, codebook: Codebook) -> bool:
    """Whether a line is a sentence that does not begin as lines of a head may: most texts' first line, told cheaply."""
    bare = line.text.lstrip("([*（")
    kinds = ("front_origin", "front_note", "front_label")
    return is_prose(line.text, codebook) and not any(build_cues(codebook, kind).start(bare) for kind in kinds)


def _is_standfirst(lines: tuple[Line, ...], index: int, codebook: Codebook) -> bool:
    """A sentence between headline and head, a paragraph of its own: text, but the head goes on below it."""
    line, after = lines[index], lines[index + 1 : index + 2]
    if len(line.text) > _LONGEST_TITLE or not after or after[0].block == line.block:
        return False
    kinds = {mark.kind for mark in parse_marks(after[0].text, codebook)} if len(after[0].text) < 120 else set()
    return not is_prose(after[0].text, codebook) and bool(kinds & (STRONG - {"genre", "note", "origin", "skip"}))


def _belongs(
    lines: tuple[Line, ...],
    index: int,
    marks: tuple[Mark, ...],
    found: list[tuple[Line, tuple[Mark, ...]]],
    dated_block: int | None,
    codebook: Codebook,
) -> bool:
    """Whether line ``index`` still stands in the head: by what it says, or by the company it keeps."""
    line = lines[index]
    kinds = {mark.kind for mark in marks}
    if kinds & {"origin", "note"} and len(line.text) < 400:
        return True
    if is_prose(line.text, codebook):
        return _is_dated_sentence(line, marks)
    together = bool(found) and found[-1][0].block == line.block
    if dated_block is None:
        return bool(kinds & STRONG) or together or _date_follows(lines, index, codebook) or _is_lone_house(kinds, found)
    if together or _completes(line, marks, found, codebook):
        return True
    return bool(kinds & (STRONG - {"date", "genre", "label"})) or (
        bool(kinds & {"label"}) and _is_pair(lines, index, codebook)
    )


def _is_dated_sentence(line: Line, marks: tuple[Mark, ...]) -> bool:
    """A sentence that begins with a date so labelled: "As at 1 August 2025. All sums are in Australian dollars"."""
    return bool(marks) and marks[0].kind in ("published", "answered") and marks[0].start < 20 and len(line.text) < 160


def _is_lone_house(kinds: Set[str], found: list[tuple[Line, tuple[Mark, ...]]]) -> bool:
    return not found and bool(kinds & {"official", "paper", "agency"})


def _completes(
    line: Line, marks: tuple[Mark, ...], found: list[tuple[Line, tuple[Mark, ...]]], codebook: Codebook
) -> bool:
    """Right after a date: the house, where none was named yet, or the kind of text on a line of its own."""
    if not found or found[-1][0].block + 1 != line.block or len(marks) != 1:
        return False
    houses = {"official", "paper", "agency"}
    named = any(mark.kind in houses | {"publisher", "source"} for _, each in found for mark in each)
    return _is_bare_genre(marks[0], line, codebook) or (marks[0].kind in houses and not named)


def _is_pair(lines: tuple[Line, ...], index: int, codebook: Codebook) -> bool:
    return index + 1 < len(lines) and not is_prose(lines[index + 1].text, codebook)


def _date_follows(lines: tuple[Line, ...], index: int, codebook: Codebook) -> bool:
    """Whether a line with a date comes soon, with nothing but short lines between."""
    for line in lines[index + 1 : index + 1 + _LOOKAHEAD]:
        if is_prose(line.text, codebook):
            return False
        if any(mark.kind in ("date", "published", "answered", "label") for mark in parse_marks(line.text, codebook)):
            return True
    return False
