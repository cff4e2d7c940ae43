"""``headwater init``: a new ledger."""

import os
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from headwater.cli.guard import guarded
from headwater.cli.place import VARIABLE, Database


def init(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="Where to make it; this folder if left out.")
    ] = None,
    database: Database = None,
    texts: Annotated[
        Path | None,
        typer.Option("--texts", metavar="DIR", help="Keep texts in DIR, a compressed file each, not in the ledger."),
    ] = None,
    dataset: Annotated[
        str | None, typer.Option("--with", metavar="NAME", help="Fill it with a data set of ours: osa.")
    ] = None,
) -> None:
    """Make a ledger: a folder with a SQLite file, or tables in a PostgreSQL database.

    \b
    Examples:
      headwater init ledger --with osa
      headwater init --database postgresql://localhost/headwater
    """  # noqa: D301  (click takes a backspace for: do not wrap)
    with guarded():
        from headwater.errors import QueryError
        from headwater.ledger import create_ledger
        from headwater.ledger.texts import put_outside
        from headwater.pipeline.add import read_filling

        if folder is not None and database is not None:
            raise QueryError("name the ledger once: as a folder, or with --database")
        address = str(folder) if folder else database or os.environ.get(VARIABLE) or "."
        filling = read_filling(dataset) if dataset else None  # what is wrong with it is told before a ledger is made
        outside = partial(put_outside, folder=texts) if texts else None
        with create_ledger(address, fill=outside) as ledger:
            typer.echo(f"A new ledger: {ledger.address}")
            if filling:
                ledger.append(filling.statements, filling.texts)
                typer.echo(f"With the data set {dataset}: {len(filling.texts)} documents, {filling.claims} claims.")
