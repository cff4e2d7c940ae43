"""What one line of a document's head says: a date, a name, a label, a byline, a kind of text, an origin."""

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from headwater.codebook import Codebook
from headwater.ingest.cues import build_cues
from headwater.ingest.names import (
    EDGES,
    find_kind_of_text,
    is_person_like,
    judge_name,
    names_house,
    trim_marks,
    trim_weekday,
)
from headwater.ingest.published import Moment, find_moments

MarkKind = Literal[
    "published", "answered", "updated", "date", "publisher", "source", "editor", "author", "byline", "genre", "name",
    "official", "paper", "agency", "place", "origin", "note", "label", "skip", "remark",
]  # fmt: skip
STRONG: frozenset[str] = frozenset(
    {"published", "answered", "updated", "date", "publisher", "source", "editor", "author", "byline", "genre", "origin"}
    | {"note", "label", "skip"}
)
"""Marks that make a line a part of the head; a bare name may also be a heading of the text."""

LONGEST_LINE = 600
"""Characters beyond which no line is looked at as one of a head."""
_SEPARATOR = re.compile(r"\s*[|｜·•\t]\s*|\s+[–—]\s+")
_BULLET = re.compile(r"(?:[-–—*•●○□■◆◇▪‣]|\(?\d{1,2}[.)．]|[０-９]+[．.])\s")
_DATED_WORDS = 11
"""A line that begins "In May 2016" and has more words than these is a sentence, its full stop forgotten."""
_END = re.compile(r"[.!?;:。！？；：…][\"'”’»」』)）\]]*$")


class Mark(msgspec.Struct, frozen=True):
    """One finding in a line: its kind, its value, and the place ``[start, end)`` in the line."""

    kind: MarkKind
    value: str
    start: int = 0
    end: int = 0


def is_prose(line: str, codebook: Codebook) -> bool:
    """Whether a line is a sentence or an item of a list, hence none of a document's head."""
    if len(line) > 200:
        return True
    moments = find_moments(line, codebook)
    if moments and opens_with_preposition(line, codebook) and len(line.split()) > _DATED_WORDS:
        return True
    for moment in reversed(moments):
        line = line[: moment.start] + line[moment.end :]
    if _BULLET.match(line):
        return True
    long_enough = len(line.split()) >= 6 or bool(re.search("[\u3040-\u9fff]{8}", line))
    return bool(_END.search(line)) and long_enough


def opens_with_preposition(line: str, codebook: Codebook) -> bool:
    """Whether a line begins as a sentence does ("On 3 May, …"): no place and no label stands so."""
    first = line.split(None, 1)[0] if line.strip() else ""
    return first.istitle() and build_cues(codebook, "preposition").whole(first) is not None


def parse_marks(line: str, codebook: Codebook, *, pending: str | None = None) -> tuple[Mark, ...]:
    """What ``line`` says; nothing where it is too long for a head. ``pending``: the label alone on the line above."""
    if len(line) > LONGEST_LINE:
        return ()
    if pending is not None:
        return _labelled(pending, line, 0, codebook)
    for finder in (_origin, _label, _byline):
        found = finder(line, codebook)
        if found:
            return found
    return tuple(_segments(line, codebook))


def _origin(line: str, codebook: Codebook) -> tuple[Mark, ...]:
    if build_cues(codebook, "front_origin").start(line):
        return (Mark("origin", line, 0, len(line)),)
    if build_cues(codebook, "front_note").start(line.lstrip("([*（")):
        return (Mark("note", line, 0, len(line)),)
    return ()


def _label(line: str, codebook: Codebook) -> tuple[Mark, ...]:
    hit = build_cues(codebook, "front_label").start(line)
    if hit is None:
        return ()
    rest = line[hit.end :]
    value = rest.lstrip(" :：")
    if not value:
        return (Mark("label", hit.value, 0, len(line)),)
    start = len(line) - len(value)
    if rest.lstrip().startswith((":", "：")):
        end, after = _value_end(line, start, codebook)
        return (*_labelled(hit.value, line[start:end], start, codebook), *parse_rest(line[after:], codebook))
    moments = find_moments(line, codebook)
    if moments and moments[0].start - start <= 12:
        return _dated(hit.value, line, moments, codebook)
    return ()


def _value_end(line: str, start: int, codebook: Codebook) -> tuple[int, int]:
    """Where a label's value ends and what follows it begins: at a bar, or at the next label with a colon."""
    cut = _SEPARATOR.search(line, start)
    ends = [(cut.start(), cut.end())] if cut else []
    for hit in build_cues(codebook, "front_label").find(line[start:]):
        at = start + hit.start
        if hit.start > 0 and line[start + hit.end :].lstrip().startswith((":", "：")) and line[at - 1].isspace():
            ends.append((at, at))
    return min(ends, default=(len(line), len(line)))


def parse_rest(line: str, codebook: Codebook) -> tuple[Mark, ...]:
    """What the rest of a line says; nothing where there is none."""
    return parse_marks(line, codebook) if line.strip() else ()


def _labelled(label: str, value: str, offset: int, codebook: Codebook) -> tuple[Mark, ...]:
    end = offset + len(value)
    if label in ("published", "answered", "updated"):
        moments = find_moments(value, codebook)
        return _dated(label, value, moments, codebook) if moments else (Mark("skip", value, offset, end),)
    if label == "author":
        return (Mark("byline", value, offset, end),)
    if label == "publisher" and find_moments(value, codebook):
        return tuple(_segments(value, codebook))
    return (Mark(label, value.strip(EDGES) or value, offset, end),)  # type: ignore[arg-type]


def _dated(label: str, line: str, moments: tuple[Moment, ...], codebook: Codebook) -> tuple[Mark, ...]:
    """The date a label names; further dates of the line keep the label before them."""
    labels = list(build_cues(codebook, "front_label").find(line))
    marks = []
    for moment in moments:
        before = [hit.value for hit in labels if hit.end <= moment.start]
        kind = before[-1] if before and before[-1] in ("published", "answered", "updated") else label
        marks.append(Mark(kind, moment.value, moment.start, moment.end))  # type: ignore[arg-type]
    return tuple(marks)


def _byline(line: str, codebook: Codebook) -> tuple[Mark, ...]:
    hit = build_cues(codebook, "front_byline").start(line)
    if hit is not None and line[hit.end :].strip() and len(line) <= 160:
        cut = _SEPARATOR.search(line, hit.end)
        end = cut.start() if cut else len(line)
        more = parse_marks(line[cut.end() :], codebook) if cut else ()
        return (Mark("byline", line[hit.end : end].strip(" :："), hit.end, end), *more)
    first, _, rest = line.partition(",")
    first = first.strip()
    if build_cues(codebook, "front_nobody").whole(first):
        return (Mark("byline", first, 0, len(line)),)
    if not rest or len(line) > 120 or not is_person_like(first) or names_house(first, codebook):
        return ()
    if build_cues(codebook, "front_office").first(rest) or build_cues(codebook, "front_institution").first(rest):
        return (Mark("byline", line, 0, len(line)),)
    return (Mark("remark", line, 0, len(line)),) if build_cues(codebook, "front_official").first(rest) else ()


def _segments(line: str, codebook: Codebook) -> Iterator[Mark]:
    moments = find_moments(line, codebook)
    told = moments if len(moments) < 2 or _names_dates(line, codebook) else (_fullest(moments),)
    yield from _dated("date", line, told, codebook)
    start = 0
    for stop, after in [*((m.start, m.end) for m in moments), (len(line), len(line))]:
        yield from _pieces(line[start:stop], codebook, dated=stop < len(line))
        start = after


def _names_dates(line: str, codebook: Codebook) -> bool:
    return any(
        hit.value in ("published", "answered", "updated") for hit in build_cues(codebook, "front_label").find(line)
    )


def _fullest(moments: tuple[Moment, ...]) -> Moment:
    return max(moments, key=lambda m: (min(len(m.value), 10), -m.start))


def _pieces(text: str, codebook: Codebook, *, dated: bool) -> Iterator[Mark]:
    pieces = [trim_marks(piece) for piece in _SEPARATOR.split(text)]
    pieces = [piece for piece in pieces if piece]
    for number, piece in enumerate(pieces):
        found = _label(piece, codebook) or _byline(piece, codebook)
        if found:
            yield from (mark for mark in found if mark.kind != "label")
        else:
            yield from _piece(piece, codebook, dated=dated and number == len(pieces) - 1)


def _piece(piece: str, codebook: Codebook, *, dated: bool) -> Iterator[Mark]:
    """A kind of text, or a name with a kind behind it ("Europe Weekly, the Thursday interview")."""
    piece = trim_weekday(piece, codebook)
    if not piece:
        return
    genre = find_kind_of_text(piece, codebook)
    if genre is not None:
        yield Mark("genre", genre)
        return
    _, comma, tail = piece.rpartition(", ")
    behind = build_cues(codebook, "front_genre").first(tail) if comma else None
    if behind is not None and behind.end == len(tail):
        yield Mark("genre", behind.value)
    yield Mark(judge_name(piece, codebook, dated=dated), piece)
