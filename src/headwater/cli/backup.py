"""``headwater backup`` and ``headwater restore``: a ledger as one file, and back."""

import os
from pathlib import Path
from typing import Annotated

import typer

from headwater.cli.guard import guarded
from headwater.cli.place import VARIABLE, Database, open_place


def backup(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Where to write; of a server a dump, compressed if it ends in .gz.")
    ],
    database: Database = None,
    force: Annotated[bool, typer.Option("--force", help="Write over FILE if it is there.")] = False,
) -> None:
    """Write the ledger to one file, as it is at this moment, and check the whole of it.

    Others may go on writing meanwhile. Of a folder it is a SQLite file, of a server a dump; `headwater restore` makes a
    ledger of either. Nothing is written over before the new file is checked.

    \b
    Example:
      headwater backup ledger-2026-11-25.backup
    """  # noqa: D301  (click takes a backspace for: do not wrap)
    with guarded(), open_place(database) as ledger:
        from headwater.cli.progress import Progress
        from headwater.ledger.backup import write_backup

        progress = Progress()
        try:
            head = write_backup(ledger.database, file, progress.count, overwrite=force)
        finally:
            progress.hide()
        typer.echo(f"{file}: {head.seq:,} statements, checked")


def restore(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A backup, or a dump.")],
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="Where to make the ledger; this folder if left out.")
    ] = None,
    database: Database = None,
) -> None:
    """Make a ledger of a backup or a dump, in a new place. It is there when all of it was checked, or not at all.

    \b
    Examples:
      headwater restore ledger-2026-11-25.backup ledger
      headwater restore ledger-2026-11-25.backup --database postgresql://localhost/headwater
    """  # noqa: D301  (click takes a backspace for: do not wrap)
    with guarded():
        from headwater.cli.progress import Progress
        from headwater.errors import QueryError
        from headwater.ledger.restore import restore_ledger

        if folder is not None and database is not None:
            raise QueryError("name the ledger once: as a folder, or with --database")
        address, progress = str(folder or database or os.environ.get(VARIABLE) or "."), Progress()
        try:
            head = restore_ledger(file, address, progress.count)
        finally:
            progress.hide()
        typer.echo(f"{head.seq:,} statements restored, and checked.")
