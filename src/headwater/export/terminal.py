"""The layout of a reading on a terminal: what it says of itself, its claims with their words, its problems."""

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from headwater.export.control import show_line
from headwater.export.layout import Columns, Plan, Row, write_rows
from headwater.export.table import build_cells, build_head, say_problem
from headwater.model import Reading
from headwater.model.claim import Claim

_WIDE: Columns = (("type",), ("who",), ("what",), ("amount",), ("stage",), ("date",), ("said by",))
_MIDDLE: Columns = (("type", "stage"), ("who",), ("what", "amount"), ("date",), ("said by",))
_SHARES = {"who": 4, "what": 4, "amount": 1, "said by": 2}

CLAIMS = Plan(layouts=((_WIDE, 24), (_MIDDLE, 8)), shares=_SHARES)
"""How claims are laid out."""


def _head(reading: Reading) -> RenderableType:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    head = build_head(reading)
    title = head.pop("title", "Untitled document")
    for name, value in head.items():
        grid.add_row(name, Text(value))
    return Group(Text(title, style="bold"), Padding(grid, (0, 0, 1, 0)))


def build_row(label: str, claim: Claim) -> Row:
    """A claim as a row, the words that carry it below."""
    return Row(label, build_cells(claim), tuple(show_line(span.exact) for span in claim.evidence))


def write_reading(reading: Reading, console: Console) -> None:
    """Title and what else the document says of itself, its claims with their words, its problems."""
    console.rule(style="dim")
    console.print(_head(reading))
    if reading.claims:
        write_rows([build_row(str(number), claim) for number, claim in enumerate(reading.claims, 1)], CLAIMS, console)
    else:
        console.print(Text("No claims.", style="dim"))
    for problem in reading.problems:
        console.print(Text(f"! {say_problem(problem)}", style="yellow"))
    console.print()
