"""What one line of a document's head says: a date, a name, a label, a byline, a kind of text, an origin."""

from collections.abc import Iterator
import re
from typing import Literal

import msgspec

from headwater.codebook import Codebook
from headwater.ingest.cues import build_cues
from headwater.ingest.published import Moment, find_moments

MarkKind = Literal[
    "published", "answered", "updated", "date", "publisher", "source", "editor", "author", "byline", "genre", "name",
    "official", "paper", "agency", "place", "origin", "note", "label", "skip",
]  # fmt: skip
STRONG: frozenset[str] = frozenset(
    {"published", "answered", "updated", "date", "publisher", "source", "editor", "author", "byline", "genre", "origin"}
    | {"note", "label", "skip"}
)
"""Marks that make a line a part of the head; a bare name may also be a heading of the text."""

_SEPARATOR = re.compile(r"\s*[|｜·•\t]\s*|\s+[–—]\s+")
_EDGES = " ,;:.–—-()（）、，："
_BULLET = re.compile(r"(?:[-–—*•●○□■◆◇▪‣]|\(?\d{1,2}[.)．]|[０-９]+[．.])\s")
_END = re.compile(r"[.!?;:。！？；：…][\"'”’»」』)）\]]*$")


class Mark(msgspec.Struct, frozen=True):
    """One finding in a line: its kind, its value, and the place ``[start, end)`` in the line."""

    kind: MarkKind
    value: str
    start: int = 0
    end: int = 0


def is_prose(line: str) -> bool:
    """Whether a line is a sentence or an item of a list, hence none of a document's head."""
    if len(line) > 200 or _BULLET.match(line):
        return True
    long_enough = len(line.split()) >= 6 or bool(re.search("[\u3040-\u9fff]{8}", line))
    return bool(_END.search(line)) and long_enough


def parse_marks(line: str, codebook: Codebook, *, pending: str | None = None) -> tuple[Mark, ...]:
    """What ``line`` says. ``pending`` is the label that stood alone on the line before."""
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
        cut = _SEPARATOR.search(line, start)
        end = cut.start() if cut else len(line)
        more = parse_marks(line[cut.end() :], codebook) if cut else ()
        return (*_labelled(hit.value, line[start:end], start, codebook), *more)
    moments = find_moments(line, codebook)
    if moments and moments[0].start - start <= 12:
        return _dated(hit.value, line, moments, codebook)
    return ()


def _labelled(label: str, value: str, offset: int, codebook: Codebook) -> tuple[Mark, ...]:
    end = offset + len(value)
    if label in ("published", "answered", "updated"):
        moments = find_moments(value, codebook)
        return _dated(label, value, moments, codebook) if moments else (Mark("skip", value, offset, end),)
    if label == "author":
        return (Mark("byline", value, offset, end),)
    if label == "publisher" and find_moments(value, codebook):
        return tuple(_segments(value, codebook))
    return (Mark(label, value.strip(_EDGES) or value, offset, end),)  # type: ignore[arg-type]


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
    first = re.split(r"[,，、]", line)[0].strip()
    return (Mark("byline", first, 0, len(line)),) if build_cues(codebook, "front_nobody").whole(first) else ()


def _segments(line: str, codebook: Codebook) -> Iterator[Mark]:
    moments = find_moments(line, codebook)
    if len(moments) > 1:
        moments = (_fullest(moments),) if not build_cues(codebook, "front_label").first(line) else moments
    yield from _dates(line, moments, codebook)
    start = 0
    for stop, after in [*((m.start, m.end) for m in moments), (len(line), len(line))]:
        yield from _pieces(line[start:stop], codebook, dated=stop < len(line))
        start = after


def _fullest(moments: tuple[Moment, ...]) -> Moment:
    return max(moments, key=lambda m: (min(len(m.value), 10), -m.start))


def _dates(line: str, moments: tuple[Moment, ...], codebook: Codebook) -> Iterator[Mark]:
    for mark in _dated("date", line, moments, codebook):
        yield mark


def _pieces(text: str, codebook: Codebook, *, dated: bool) -> Iterator[Mark]:
    pieces = [piece.strip(_EDGES) for piece in _SEPARATOR.split(text)]
    pieces = [piece for piece in pieces if piece]
    for number, piece in enumerate(pieces):
        if build_cues(codebook, "front_label").start(piece) and (found := _label(piece, codebook)):
            yield from found
        else:
            yield _piece(piece, codebook, dated=dated and number == len(pieces) - 1)


def _piece(piece: str, codebook: Codebook, *, dated: bool) -> Mark:
    """A name or a kind of text; capitals just before a date are the place it was sent from ("NAIROBI, 6 May 2024")."""
    piece = _trim_weekday(piece, codebook)
    if not piece:
        return Mark("skip", "")
    official = build_cues(codebook, "front_official").first(piece)
    genre = build_cues(codebook, "front_genre").first(piece)
    if genre is not None and (genre.end - genre.start == len(piece) or genre.start == 0 or official is None):
        if len(piece.split()) <= 8 and not _is_house(piece, genre.start, genre.end, codebook):
            return Mark("genre", genre.value)
    if official is not None:
        return Mark("official", piece)
    media = build_cues(codebook, "front_media").first(piece)
    if media is not None:
        return Mark("agency" if media.value == "agency" else "paper", piece)
    return Mark("place" if dated and piece.isupper() else "name", piece)


def _is_house(piece: str, start: int, end: int, codebook: Codebook) -> bool:
    """A paper may be called after a kind of text ("Pacific Comment"): then the word ends the name."""
    return 0 < start and end == len(piece) and piece[start].isupper() and len(piece.split()) <= 3


def _trim_weekday(piece: str, codebook: Codebook) -> str:
    words = piece.split()
    while words and build_cues(codebook, "front_weekday").whole(words[-1].strip(_EDGES)):
        words.pop()
    return " ".join(words).strip(_EDGES)
