"""Which ledger a verb means, and the option that names it."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli.guard import complain
from headwater.errors import LedgerMissing

if TYPE_CHECKING:
    from headwater.ledger import Ledger

VARIABLE = "HEADWATER_DATABASE"

Database = Annotated[
    str | None,
    typer.Option(
        "--database",
        "-d",
        metavar="LEDGER",
        help=f"The ledger: a folder, or postgresql://…  [default: {VARIABLE}, or the one at hand]",
    ),
]


def find_place(address: str | None) -> str:
    """The ledger that is meant: the one named, of the variable, at or above this folder, or the only one just below.

    Raises LedgerMissing where there is none, or several.
    """
    named = address or os.environ.get(VARIABLE)
    return named or _find_near(Path.cwd())


def _find_near(here: Path) -> str:
    from headwater.ledger.sqlite import FILE

    for folder in (here, *here.parents):
        if (folder / FILE).is_file():
            return str(folder)
    below = sorted(path.parent.name for path in here.glob(f"*/{FILE}"))
    if len(below) == 1:
        return below[0]
    if below:
        raise LedgerMissing(str(here), f"several ledgers here; name one with --database: {', '.join(below)}")
    raise LedgerMissing(
        str(here), f"no ledger here; make one with `headwater init`, or name one with --database or {VARIABLE}"
    )


def open_place(address: str | None) -> "Ledger":
    """The ledger that is meant, open."""
    from headwater.ledger import open_ledger

    return open_ledger(find_place(address), tell=complain)
