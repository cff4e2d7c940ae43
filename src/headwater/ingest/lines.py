"""Lines and paragraphs of a canonical text, with their places."""

import re
from collections.abc import Iterator

import msgspec

_LINE = re.compile(r"[^\n]+")


class Line(msgspec.Struct, frozen=True):
    """One line without the white space around it, at ``[start, end)``; ``block`` numbers the paragraphs from 0."""

    start: int
    end: int
    text: str
    block: int


def parse_lines(text: str) -> tuple[Line, ...]:
    """All lines of ``text`` that are not blank."""
    return tuple(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    block, last = -1, -2
    for match in _LINE.finditer(text):
        body = match[0].strip()
        if not body:
            continue
        if block < 0 or text.count("\n", last, match.start()) > 1:
            block += 1
        start = match.start() + match[0].index(body)
        last = match.end()
        yield Line(start, start + len(body), body, block)
