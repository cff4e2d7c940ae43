"""``headwater migrate``: a ledger of an earlier version, brought up to this one."""

import typer

from headwater.cli.guard import complain, guarded
from headwater.cli.place import Database, open_place


def migrate(database: Database = None) -> None:
    """Bring a ledger that an earlier Headwater made up to this version, after a backup whose path is printed.

    Adding to such a ledger does the same. Everything is verified before and after; an interruption leaves the ledger as
    it was. The backup of a folder is put into it, that of a server into the current folder.

    \b
    Example:
      headwater migrate --database postgresql://localhost/headwater
    """  # noqa: D301  (click takes a backspace for: do not wrap)
    with guarded(), open_place(database) as ledger:
        from headwater.cli.progress import Progress
        from headwater.ledger.migrate import migrate as bring_up

        progress = Progress()

        def tell(line: str) -> None:
            progress.hide()
            complain(line)

        try:
            done = bring_up(ledger.database, tell, progress.count)
        finally:
            progress.hide()
        typer.echo("Done." if done else f"{ledger.address} is of this version already.")
