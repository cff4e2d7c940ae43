"""The running text of a tree: paragraphs, headings, list items and table rows as a reader sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from headwater.ingest.grid import build_row

if TYPE_CHECKING:
    from lxml.etree import _Element

_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
_BREAK = "\0"
_SPACE = re.compile(r"[ \t\n\r\f\u00a0]+")
_BREAKS = re.compile(rf"(?: ?{_BREAK} ?)+")
_LONGEST_CELL = 400


class Block(msgspec.Struct, frozen=True):
    """A paragraph of the page. ``tight`` ones stand on the line after the one before: list items and rows."""

    text: str
    element: _Element | None
    tight: bool = False


class _Writer:
    """Collects text between block borders. Holds the only state of a walk; the walk itself needs no recursion."""

    def __init__(self, top: _Element) -> None:
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._owner: _Element = top
        self._marker = ""
        self._numbers: dict[_Element, int] = {}

    def text(self, words: str | None, *, kept: bool) -> None:
        if words:
            self._parts.append(words.replace("\n", _BREAK) if kept else words)

    def line_break(self) -> None:
        self._parts.append(_BREAK)

    def item(self, item: _Element) -> None:
        parent = item.getparent()
        if parent is None or parent.tag != "ol":
            self._marker = "- "
            return
        self._numbers[parent] = self._numbers.get(parent, 0) + 1
        self._marker = f"{self._numbers[parent]}. "

    def row(self, row: _Element, text: str, *, first: bool) -> None:
        self.blocks.append(Block(text, row, tight=not first))

    def border(self, owner: _Element) -> None:
        """What was collected is a block; the next one belongs to ``owner``."""
        for number, text in enumerate(_paragraphs("".join(self._parts))):
            marked = bool(self._marker)
            follows = marked and bool(self.blocks) and self.blocks[-1].text.startswith(("- ", *"0123456789"))
            self.blocks.append(Block(self._marker + text, self._owner, tight=follows and number == 0))
            self._marker = ""
        self._parts.clear()
        self._owner = owner


def _paragraphs(raw: str) -> Iterator[str]:
    """White space collapsed, breaks as line ends; two breaks part paragraphs, as older pages write them."""
    text = _BREAKS.sub(lambda m: "\n" * min(m[0].count(_BREAK), 2), _SPACE.sub(" ", raw))
    for paragraph in text.split("\n\n"):
        if paragraph.strip():
            yield paragraph.strip()


def find_blocks(top: _Element) -> list[Block]:
    """The blocks below ``top``, in the order of the page."""
    from lxml import etree

    writer, kept = _Writer(top), 0
    walk = etree.iterwalk(top, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag == "table" and is_data(element):
                writer.border(element)
                _write_rows(writer, element)
                walk.skip_subtree()
                continue
            kept += tag == "pre"
            _open(writer, element, tag)
            writer.text(element.text, kept=kept > 0)
        else:
            kept -= tag == "pre"
            if tag not in _INLINE and tag != "br":
                writer.border(element.getparent() if element.getparent() is not None else top)
            if element is not top:
                writer.text(element.tail, kept=kept > 0)
    writer.border(top)
    return writer.blocks


def _open(writer: _Writer, element: _Element, tag: str) -> None:
    if tag == "br":
        writer.line_break()
    elif tag not in _INLINE:
        writer.border(element)
        if tag == "li":
            writer.item(element)


def is_data(table: _Element) -> bool:
    """Whether a table holds values; others only place parts of a page beside each other."""
    if next(table.iterdescendants("table", "h1", "h2", "ul", "ol"), None) is not None:
        return False
    rows = [[_flat(cell) for cell in row.iter("td", "th")] for row in table.iter("tr")]
    wide = [row for row in rows if len(row) > 1]
    return len(wide) >= 2 and all(len(cell) <= _LONGEST_CELL for row in rows for cell in row)


def _write_rows(writer: _Writer, table: _Element) -> None:
    first = True
    for row in table.iter("caption", "tr"):
        cells = [_flat(row)] if row.tag == "caption" else [_flat(cell) for cell in row.iter("td", "th")]
        if any(cells):
            writer.row(row, build_row(cells), first=first)
            first = False


def _flat(element: _Element) -> str:
    return _SPACE.sub(" ", " ".join(map(str, element.itertext()))).strip()
