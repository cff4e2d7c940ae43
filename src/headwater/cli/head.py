"""``headwater head``: the end of the chain, to be published."""

import typer

from headwater.cli.guard import guarded
from headwater.cli.place import Database, open_place


def head(database: Database = None) -> None:
    """Print the head of the ledger: how many statements, the last one's link, when it was recorded.

    Publish the line, or keep it where others can see it. Whoever has it can check later that nothing up to it was
    changed, lost, added or reordered: with `headwater verify --head`.

    \b
    Example:
      headwater head >> heads.txt
    """  # noqa: D301  (click takes a backspace for: do not wrap)
    with guarded(), open_place(database) as ledger:
        from headwater.ledger.head import show_head

        typer.echo(show_head(ledger.head()))
