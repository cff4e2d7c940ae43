"""A page as a text: heading, where it comes from, and one table for each kind of row."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from headwater.datasets.cells import Cell, Piece, tell_row
from headwater.datasets.entries import About, Page, Row, Words
from headwater.datasets.words import tell_date
from headwater.model import Region, Span

EMPTY = "–"


class Line(NamedTuple):
    """One line of a text, and the row that it is, if it is one."""

    pieces: Sequence[Piece]
    row: Row | None = None

    @property
    def words(self) -> str:
        """The line as it is printed."""
        return "".join(piece.words for piece in self.pieces)


class Told(NamedTuple):
    """A row where it stands: its line, and the words of each of its slots."""

    row: Row
    evidence: Span
    mentions: dict[str, tuple[Span, ...]]


class Sheet(NamedTuple):
    """A text with its regions, and its rows in their order."""

    text: str
    regions: tuple[Region, ...]
    rows: tuple[Told, ...]


def _source_lines(page: Page, about: About, name: str, words: Words) -> list[str]:
    host = f", read at {page.host}" if page.host else ""
    since = tell_date(page.published, words) if page.published else f"not known ({page.unknown})"
    return [
        f"Source: {page.publisher}{host}",
        f"Address: {page.url or f'none ({page.unknown})'}",
        f"Public since: {since}",
        f"{about.editor}’s data set “{name}”: what this source states, in words of our own; remarks are the editor’s.",
    ]


def _row_pieces(cells: Sequence[Cell], shown: set[str]) -> list[Piece]:
    kept = [pieces or [Piece(EMPTY)] for heading, pieces in cells if heading in shown]
    return [piece for pieces in kept for piece in (Piece(" | "), *pieces)][1:]


def _table(title: str, rows: Sequence[Row], words: Words) -> Iterator[Line]:
    told = [tell_row(row, words) for row in rows]
    shown = {heading for cells in told for heading, pieces in cells if pieces}
    yield Line([Piece(title)])
    yield Line([Piece(" | ".join(heading for heading, _ in told[0] if heading in shown))])
    yield from (Line(_row_pieces(cells, shown), row) for row, cells in zip(rows, told, strict=True))


def _lines(page: Page, about: About, name: str, words: Words) -> Iterator[Line]:
    yield Line([Piece(page.title)])
    yield Line([])
    yield from (Line([Piece(line)]) for line in _source_lines(page, about, name, words))
    for kind, rows in groupby(page.rows, key=kind_of):
        yield Line([])
        yield from _table(words.sections[kind], list(rows), words)


def kind_of(row: Row) -> str:
    """The type of claim that a row makes: ``assistance`` for an AssistanceRow."""
    return type(row).__name__.removesuffix("Row").lower()


def _find_mentions(text: str, start: int, line: Line) -> dict[str, tuple[Span, ...]]:
    found: dict[str, tuple[Span, ...]] = {}
    for piece in line.pieces:
        end = start + len(piece.words)
        if piece.slot:
            trimmed = start + len(piece.words.rstrip())
            found[piece.slot] = (*found.get(piece.slot, ()), Span.of(text, start, trimmed))
        start = end
    return dict(sorted(found.items()))


def build_sheet(page: Page, about: About, name: str, words: Words) -> Sheet:
    """The text of ``page`` in the data set ``name``, with what each row says and where."""
    lines = list(_lines(page, about, name, words))
    text = "".join(f"{line.words}\n" for line in lines)
    rows: list[Told] = []
    start = 0
    for line in lines:
        if line.row is not None:
            evidence = Span.of(text, start, start + len(line.words))
            rows.append(Told(line.row, evidence, _find_mentions(text, start, line)))
        start += len(line.words) + 1
    head = len(page.title)
    front = head + 2 + sum(len(line) + 1 for line in _source_lines(page, about, name, words)) - 1
    return Sheet(text, (Region(0, head, "title"), Region(head + 2, front, "front")), tuple(rows))
