"""Rows of cells laid out on a terminal: wide ones get columns, narrow ones a stack."""

from collections.abc import Mapping, Sequence

import msgspec
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

Columns = tuple[tuple[str, ...], ...]
"""Columns, and the cells that stand in each, one below the other."""

_LONGEST = 18
"""A word of more characters may be folded: an address must not decide the layout."""
_GAP = 2


class Row(msgspec.Struct, frozen=True):
    """What is shown of one thing: its number or short id, its cells by plain names, and lines that stand below."""

    label: str
    cells: dict[str, str]
    quotes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class Plan(msgspec.Struct, frozen=True):
    """How rows may be laid out: the first of ``layouts`` that has its room is taken, else rows are stacked.

    The number beside a layout is how many columns of the terminal must be left when every word fits: less makes a
    ladder of single words. ``shares``: which cells get the room that is left. ``label``: the width of the labels.
    """

    layouts: tuple[tuple[Columns, int], ...]
    shares: Mapping[str, int]
    label: int = 3
    head: str = "type"


def _texts(row: Row, columns: Columns) -> list[str]:
    return ["\n".join(row.cells[name] for name in names if row.cells.get(name)) for names in columns]


def _used(rows: Sequence[Row], columns: Columns) -> Columns:
    """The columns that hold something: an amount column of blanks helps nobody."""
    texts = [_texts(row, columns) for row in rows]
    return tuple(names for column, names in enumerate(columns) if any(text[column] for text in texts))


def _widths(rows: Sequence[Row], columns: Columns, plan: Plan, width: int, least_room: int) -> list[int] | None:
    """How wide each column is; None where too little room is left beside the longest words."""
    texts = [[names[0] for names in columns], *(_texts(row, columns) for row in rows)]
    least = [min(_LONGEST, max(map(cell_len, " ".join(column).split()))) for column in zip(*texts, strict=True)]
    room = width - plan.label - _GAP * (len(columns) + 1) - sum(least)
    shares = [sum(plan.shares.get(name, 0) for name in names) for names in columns]
    if room < least_room:
        return None
    return [low + room * share // max(1, sum(shares)) for low, share in zip(least, shares, strict=True)]


def _grid(label: int, widths: list[int]) -> Table:
    grid = Table.grid(padding=(0, _GAP, 0, 0))
    grid.add_column(width=label, justify="right")
    for width in widths:
        grid.add_column(width=width, overflow="fold")
    return grid


def _below(row: Row, plan: Plan) -> RenderableType:
    lines = [Text(f"“{quote}”", style="italic dim") for quote in row.quotes]
    lines += [Text(note, style="dim") for note in row.notes]
    return Padding(Group(*lines), (0, 0, 1, min(plan.label + _GAP, 5)))


def _line(row: Row, columns: Columns, plan: Plan, widths: list[int]) -> RenderableType:
    grid = _grid(plan.label, widths)
    grid.add_row(Text(row.label, style="bold"), *map(Text, _texts(row, columns)))
    return Group(grid, _below(row, plan))


def _stack(row: Row, plan: Plan) -> RenderableType:
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in row.cells.items():
        if value and name != plan.head:
            grid.add_row(name, Text(value))
    return Group(Text(f"{row.label} {row.cells[plan.head]}", style="bold"), grid, _below(row, plan))


def build_lines(rows: Sequence[Row], plan: Plan, width: int) -> list[RenderableType]:
    """``rows`` as a terminal of ``width`` columns shows them."""
    for whole, least_room in plan.layouts:
        columns = _used(rows, whole)
        widths = _widths(rows, columns, plan, width, least_room)
        if widths:
            header = _grid(plan.label, widths)
            header.add_row("", *(Text(names[0], style="bold dim") for names in columns))
            return [header, *(_line(row, columns, plan, widths) for row in rows)]
    return [_stack(row, plan) for row in rows]


def write_rows(rows: Sequence[Row], plan: Plan, console: Console) -> None:
    """``rows``, laid out for the width of ``console``."""
    for part in build_lines(rows, plan, console.width):
        console.print(part)
