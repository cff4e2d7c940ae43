"""``headwater mirror``: columns of a whole ledger, for tallies and answers over millions of statements."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli.guard import complain, guarded
from headwater.cli.place import Database, open_place
from headwater.errors import ExtraMissing, QueryError

if TYPE_CHECKING:
    from headwater.ledger import Ledger

FOLDER = "mirror"
"""Of a ledger in a folder, the folder beside its file."""

Folder = Annotated[
    Path | None,
    typer.Option("--mirror", metavar="DIR", help="Where the mirror is.  [default: mirror, in the ledger's folder]"),
]


def find_mirror(ledger: "Ledger", folder: Path | None) -> Path | None:
    """Where the mirror of ``ledger`` is, or would be; None for a ledger on a server where nobody says."""
    from headwater.ledger.sqlite import FILE

    beside = Path(ledger.address)
    return folder or (beside / FOLDER if (beside / FILE).is_file() else None)


def mirror(
    folder: Folder = None,
    again: Annotated[bool, typer.Option("--again", help="Throw away what is there, and make all of it new.")] = False,
    database: Database = None,
) -> None:
    """Write what is in the ledger as columns (Parquet), beside it; the next time, only what is new.

    Tallies over millions of claims are counted from it in an instant. It is made from the ledger and checked against
    its chain, may be deleted at any time, and is never needed: what it does not have yet is read from the ledger. Needs
    the extra: pip install 'headwater[mirror]'.

    \b
    Examples:
      headwater mirror
      headwater mirror -d postgresql://localhost/headwater --mirror columns/
    """  # noqa: D301  (click takes a backspace for: do not wrap)
    with guarded(), open_place(database) as ledger:
        place = find_mirror(ledger, folder)
        if place is None:
            raise QueryError("a ledger on a server has no folder of its own; say where its mirror is: --mirror DIR")
        _write(ledger, place, again)


def _write(ledger: "Ledger", place: Path, again: bool) -> None:
    from headwater.cli.progress import Progress
    from headwater.export.words import say_count

    try:
        from headwater.ledger.reflect import write_mirror
    except ImportError as error:
        raise ExtraMissing("mirror", f"a mirror takes DuckDB and PyArrow ({error})") from error
    progress = Progress()
    try:
        written = write_mirror(ledger.database, place, progress.count, again=again)
    finally:
        progress.hide()
    if written.dropped:
        complain(f"{place}: {say_count(written.dropped, 'segment')} of another ledger, or damaged, made anew")
    contents = written.contents
    segments = say_count(len(contents.segments), "segment")
    typer.echo(f"{place}: {say_count(contents.cut, 'statement')}, {segments}, {contents.size:,} bytes")
