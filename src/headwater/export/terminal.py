"""The layout of a reading on a terminal: wide ones get columns, narrow ones a stack."""

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from headwater.export.control import show_line
from headwater.export.table import build_cells, build_head, say_problem
from headwater.model import Reading
from headwater.model.claim import Claim

Layout = tuple[tuple[str, ...], ...]

_WIDE: Layout = (("type",), ("who",), ("what",), ("amount",), ("stage",), ("date",), ("said by",))
_MIDDLE: Layout = (("type", "stage"), ("who",), ("what", "amount"), ("date",), ("said by",))
"""Columns and what stands in each, one below the other. The first that has room is taken; else claims are stacked."""

_ROOM = {_WIDE: 24, _MIDDLE: 8}
"""How many columns of the terminal must be left when every word fits: less makes a ladder of single words."""

_LONGEST = 18
"""A word of more characters may be folded: an address must not decide the layout."""

_SHARES = {"who": 4, "what": 4, "amount": 1, "said by": 2}
"""Who gets the room that is left when every column can hold its longest word."""

_NUMBER, _GAP = 3, 2


def _head(reading: Reading) -> RenderableType:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    head = build_head(reading)
    title = head.pop("title", "Untitled document")
    for name, value in head.items():
        grid.add_row(name, Text(value))
    return Group(Text(title, style="bold"), Padding(grid, (0, 0, 1, 0)))


def _texts(claim: Claim, layout: Layout) -> list[str]:
    cells = build_cells(claim)
    return ["\n".join(cells[name] for name in names if cells[name]) for names in layout]


def _used(reading: Reading, layout: Layout) -> Layout:
    """The columns that hold something in this document: an amount column of blanks helps nobody."""
    rows = [_texts(claim, layout) for claim in reading.claims]
    return tuple(names for column, names in enumerate(layout) if any(row[column] for row in rows))


def _widths(reading: Reading, layout: Layout, width: int, least_room: int) -> list[int] | None:
    """How wide each column is; None where too little room is left beside the longest words."""
    rows = [[names[0] for names in layout], *(_texts(claim, layout) for claim in reading.claims)]
    least = [min(_LONGEST, max(map(cell_len, " ".join(column).split()))) for column in zip(*rows, strict=True)]
    room = width - _NUMBER - _GAP * (len(layout) + 1) - sum(least)
    shares = [sum(_SHARES.get(name, 0) for name in names) for names in layout]
    if room < least_room:
        return None
    return [low + room * share // max(1, sum(shares)) for low, share in zip(least, shares, strict=True)]


def _grid(widths: list[int]) -> Table:
    grid = Table.grid(padding=(0, _GAP, 0, 0))
    grid.add_column(width=_NUMBER, justify="right")
    for width in widths:
        grid.add_column(width=width, overflow="fold")
    return grid


def _quotes(claim: Claim) -> RenderableType:
    lines = [Text(f"“{show_line(span.exact)}”", style="italic dim") for span in claim.evidence]
    return Padding(Group(*lines), (0, 0, 1, 5))


def _row(number: int, claim: Claim, layout: Layout, widths: list[int]) -> RenderableType:
    grid = _grid(widths)
    grid.add_row(Text(str(number), style="bold"), *map(Text, _texts(claim, layout)))
    return Group(grid, _quotes(claim))


def _stack(number: int, claim: Claim) -> RenderableType:
    cells = build_cells(claim)
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in cells.items():
        if value and name != "type":
            grid.add_row(name, Text(value))
    return Group(Text(f"{number} {cells['type']}", style="bold"), grid, _quotes(claim))


def _claims(reading: Reading, width: int) -> list[RenderableType]:
    numbered = list(enumerate(reading.claims, 1))
    for whole, least_room in _ROOM.items():
        layout = _used(reading, whole)
        widths = _widths(reading, layout, width, least_room)
        if widths:
            header = _grid(widths)
            header.add_row("", *(Text(names[0], style="bold dim") for names in layout))
            return [header, *(_row(number, claim, layout, widths) for number, claim in numbered)]
    return [_stack(number, claim) for number, claim in numbered]


def write_reading(reading: Reading, console: Console) -> None:
    """Title and what else the document says of itself, its claims with their words, its problems."""
    console.rule(style="dim")
    console.print(_head(reading))
    for part in _claims(reading, console.width) if reading.claims else [Text("No claims.", style="dim")]:
        console.print(part)
    for problem in reading.problems:
        console.print(Text(f"! {say_problem(problem)}", style="yellow"))
    console.print()
