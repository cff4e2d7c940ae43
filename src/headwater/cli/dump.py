"""``headwater dump`` and ``headwater load``: all of a ledger as lines, and back."""

from typing import Annotated

import typer

from headwater.cli.guard import guarded
from headwater.cli.place import Database, open_place


def dump(
    file: Annotated[
        str, typer.Argument(metavar="[FILE]", help="Where to write; compressed if it ends in .gz, - for output.")
    ] = "-",
    database: Database = None,
    force: Annotated[bool, typer.Option("--force", help="Write over FILE if it is there.")] = False,
) -> None:
    """Write all of the ledger as JSON Lines: statements, texts, times and links.

    The same bytes come from a ledger in a folder and one on a server, and from one that was loaded from them.

    \b
    Examples:
      headwater dump ledger.jsonl.gz
      headwater dump -d ledger | headwater load - -d postgresql://localhost/headwater
    """  # noqa: D301  (click takes a backspace for: do not wrap)
    with guarded(), open_place(database) as ledger:
        from headwater.cli.progress import Progress
        from headwater.ledger.append import read_head
        from headwater.ledger.dump import write_dump
        from headwater.ledger.files import STANDARD, open_output

        progress = Progress()
        with open_output(file, overwrite=force) as stream, ledger.database.reading() as session:
            head = read_head(session)
            write_dump(session, stream, head, progress.count)
        progress.hide()
        if file != STANDARD:
            typer.echo(f"{file}: {head.seq:,} statements")


def load(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A dump, plain or compressed; - for standard input.")],
    database: Database = None,
) -> None:
    """Load a dump into a ledger that is new, or that holds the beginning of it already.

    Every link, digest and quotation is checked before a statement enters. A load that was interrupted goes on where it
    stopped when it is started again; loading again appends nothing.

    \b
    Example:
      headwater init copy && headwater load ledger.jsonl.gz -d copy
    """  # noqa: D301  (click takes a backspace for: do not wrap)
    with guarded(), open_place(database) as ledger:
        from headwater.cli.progress import Progress
        from headwater.ledger.files import open_input
        from headwater.ledger.load import load_dump
        from headwater.ledger.parse import parse_dump

        progress = Progress()
        ledger.prepare()
        try:
            with open_input(file) as lines:
                loaded = load_dump(file, ledger.database, parse_dump(file, lines), progress.count)
        finally:
            progress.hide()
        typer.echo(f"{loaded.new:,} statements loaded, {loaded.known:,} known. The ledger holds {loaded.head.seq:,}.")
