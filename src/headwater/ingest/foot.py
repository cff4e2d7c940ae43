"""What stands below and beside a document's text: author notes, notes on origin, related news, contacts."""

from collections.abc import Iterator
from typing import Literal

import msgspec

from headwater.codebook import Codebook
from headwater.ingest.cues import build_cues
from headwater.ingest.lines import Line
from headwater.ingest.marks import is_prose

FootKind = Literal["author_note", "origin", "note", "boilerplate"]
_LONGEST_NOTE = 900


class Foot(msgspec.Struct, frozen=True):
    """A line of the text that is no evidence, and what it is."""

    line: Line
    kind: FootKind


def find_foot(lines: tuple[Line, ...], codebook: Codebook) -> tuple[Foot, ...]:
    """Lines of the text that speak of the document itself or do not belong to it."""
    return tuple(_feet(lines, codebook))


def _feet(lines: tuple[Line, ...], codebook: Codebook) -> Iterator[Foot]:
    index = 0
    while index < len(lines):
        line = lines[index]
        if _is_heading(lines, index, codebook):
            end = _end_of_rest(lines, index, codebook)
            yield from (Foot(each, "boilerplate") for each in lines[index:end])
            index = end
            continue
        kind = _kind_of(line, codebook)
        if kind is not None:
            yield Foot(line, kind)
        index += 1


def _kind_of(line: Line, codebook: Codebook) -> FootKind | None:
    bare = line.text.lstrip("([*（【—-– ")
    if len(bare) > _LONGEST_NOTE:
        return None
    if build_cues(codebook, "front_author_note").start(bare):
        return "author_note"
    if build_cues(codebook, "front_note").start(bare):
        return "note"
    if build_cues(codebook, "front_origin").start(bare):
        return "origin"
    return "boilerplate" if build_cues(codebook, "front_boilerplate_start").start(bare) else None


def _is_heading(lines: tuple[Line, ...], index: int, codebook: Codebook) -> bool:
    """ "Related News" on a line of its own, with nothing but short lines to follow in its part of the page."""
    text = lines[index].text.strip(" :：»>↑")
    if not build_cues(codebook, "front_boilerplate").whole(text):
        return False
    return (
        index + 1 == len(lines)
        or not is_prose(lines[index + 1].text, codebook)
        or _end_of_rest(lines, index, codebook) == len(lines)
    )


def _end_of_rest(lines: tuple[Line, ...], index: int, codebook: Codebook) -> int:
    """Where the text goes on after a heading of the margin: at the first long sentence."""
    end = index + 1
    while end < len(lines) and not (is_prose(lines[end].text, codebook) and len(lines[end].text) > 160):
        end += 1
    return end
