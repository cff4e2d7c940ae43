"""What stands below and beside a document's text: author notes, notes on origin, related news, contacts."""

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from headwater.codebook import Codebook
from headwater.ingest.cues import build_cues
from headwater.ingest.lines import Line
from headwater.ingest.marks import is_prose

FootKind = Literal["author_note", "origin", "note", "credit", "boilerplate"]
_CREDIT = re.compile(r"^[(（\[【—–-]+\s*([^()（）\[\]【】]{2,40}?)\s*[)）\]】]?$")
_LONGEST_NOTE = 900
_LONGEST_MARGIN = 300
_BELOW = 0.3
"""Share of the text above which no heading ends it."""
_LAST = 6


class Foot(msgspec.Struct, frozen=True):
    """A line of the text that is no evidence, and what it is; ``name`` is the author's whom a note tells of."""

    line: Line
    kind: FootKind
    name: str | None = None


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
    if build_cues(codebook, "front_self").start(bare) and build_cues(codebook, "front_origin").first(bare):
        return "origin"
    if parse_credit(line.text, codebook) is not None:
        return "credit"
    if build_cues(codebook, "front_boilerplate").whole(line.text.strip(" :：»>↑")):
        return "boilerplate"
    margin = len(bare) <= _LONGEST_MARGIN and build_cues(codebook, "front_boilerplate_start").start(bare)
    return "boilerplate" if margin else None


def _is_heading(lines: tuple[Line, ...], index: int, codebook: Codebook) -> bool:
    """Whether "Related News" stands on a line of its own, with nothing but short lines below it."""
    hit = build_cues(codebook, "front_boilerplate").whole(lines[index].text.strip(" :：»>↑"))
    if hit is None or hit.value != "rest" or lines[index].start < _BELOW * lines[-1].end:
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


def parse_credit(line: str, codebook: Codebook) -> str | None:
    """The agency in a line that is but its credit: "(Kyodo)", "—Reuters"."""
    match = _CREDIT.match(line)
    hit = build_cues(codebook, "front_media").first(match[1]) if match else None
    return match[1] if match and hit and hit.value == "agency" and len(match[1].split()) <= 4 else None


def find_signed(lines: tuple[Line, ...], names: tuple[str, ...], codebook: Codebook) -> Iterator[Foot]:
    """Notes at the end on somebody named in the head: "Jane Roe is a fellow at the …"."""
    for line in lines[-_LAST:]:
        for name in names:
            after = line.text.lstrip("([*（ ").removeprefix(name)
            told = len(after) < len(line.text) and build_cues(codebook, "front_is").start(after.lstrip(" ,"))
            if told and len(name.split()) > 1 and len(line.text) <= _LONGEST_NOTE:
                yield Foot(line, "author_note", name)
