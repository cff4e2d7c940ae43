"""Splits a document's body into blocks: paragraphs, list items, table rows, headings, turns of speakers."""

import re
from collections.abc import Iterable
from typing import Literal

import msgspec

from headwater.model import Document, Span

Kind = Literal["paragraph", "item", "row", "heading"]

_BULLET = re.compile(r"[ \t]*(?:[-–—*•□○◦▪■●]|\(?\d{1,2}[.)]|\([a-z]\))\s+")
_LABEL = re.compile(r"(?P<label>[A-ZÀ-Þ][\w'’.,\- ]{1,70}?):(?=\s|$)")
_ENDS = tuple('.!?:;。！？”"’)»')
_SIGNED = re.compile(r"[”\"’]\s*[–—]\s*\w")
"""A quotation and the dash before who signs it."""
_SHORT = 14
"""A line of at most so many words behind a colon is an entry of a list."""
_WRAP = 60
"""A line at least this long that ends in no mark goes on in the next one."""


class Block(msgspec.Struct, frozen=True):
    """A stretch ``[start, end)`` of the body.

    ``label`` is what stands before a colon at its head ("Director", "Germany").
    """

    start: int
    end: int
    kind: Kind
    label: Span | None = None


def _body(document: Document) -> Iterable[tuple[int, int]]:
    at = 0
    for region in document.regions:
        if region.start > at:
            yield at, region.start
        at = max(at, region.end)
    if at < len(document.text):
        yield at, len(document.text)


def _lines(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        yield at, stop
        at = stop + 1


def _goes_on(text: str, before: tuple[int, int], line: tuple[int, int]) -> bool:
    left, right = text[slice(*before)].rstrip(), text[slice(*line)].lstrip()
    return len(left) >= _WRAP and not left.endswith(_ENDS) and right[:1].islower() and " | " not in left


def _runs(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    """Lines, hard-wrapped ones joined."""
    run: tuple[int, int] | None = None
    for line in _lines(text, start, end):
        if not text[slice(*line)].strip():
            if run:
                yield run
            run = None
        elif run and _goes_on(text, run, line):
            run = (run[0], line[1])
        else:
            if run:
                yield run
            run = line
    if run:
        yield run


def _kind(text: str, start: int, end: int, bullet: bool) -> Kind:
    words = text[start:end].split()
    if " | " in text[start:end]:
        return "row"
    if bullet:
        return "item"
    if text[start:end].rstrip().endswith(":") and len(words) > 3:
        return "paragraph"
    if _SIGNED.search(text, start, end):
        return "paragraph"
    if len(words) <= 12 and not text[start:end].rstrip().endswith((".", "!", "?", ";", ",", "”", '"')):
        return "heading"
    return "paragraph"


def _block(text: str, start: int, end: int) -> Block:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    bullet = _BULLET.match(text, start, end)
    head = bullet.end() if bullet else start
    kind = _kind(text, start, end, bullet is not None)
    found = _LABEL.match(text, head, end) if kind != "row" else None
    label = Span.of(text, found.start("label"), found.end("label")) if found else None
    return Block(head if bullet else start, end, kind, label)


def find_blocks(document: Document) -> list[Block]:
    """The blocks of ``document``'s body, in order; the bullet of a list item stands before its start."""
    text = document.text
    found = [_block(text, *run) for part in _body(document) for run in _runs(text, *part) if text[slice(*run)].strip()]
    return _find_lists(text, found)


def _find_lists(text: str, blocks: list[Block]) -> list[Block]:
    """``blocks`` with the lines of a list without bullets made items: short lines behind a colon, or ending in
    semicolons.
    """
    found: list[Block] = []
    open_list = False
    for block in blocks:
        words = text[block.start : block.end].rstrip()
        lines = words.removesuffix(" and").removesuffix(" or").endswith((";", ","))
        if (
            open_list
            and block.kind in ("heading", "paragraph")
            and (lines or len(words.split()) <= _SHORT)
            and not words.endswith(":")
        ):
            found.append(msgspec.structs.replace(block, kind="item"))
            open_list = lines or block.kind == "heading"
        else:
            found.append(block)
            open_list = (words.endswith(":") and block.label is None) or (open_list and block.kind == "item")
    return found
