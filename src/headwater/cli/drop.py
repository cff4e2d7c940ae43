"""``headwater drop``: take the text of a document out."""

from typing import Annotated

import typer

from headwater.cli.guard import guarded
from headwater.cli.judge import By, Reason, tell_act
from headwater.cli.place import Database, open_place


def drop(
    id: Annotated[str, typer.Argument(metavar="ID", help="A document: the first 4 digits or more.")],
    reason: Reason = "",
    by: By = "",
    database: Database = None,
) -> None:
    """Take the text of a document out of the ledger, for instance because its owner asks for it.

    Its digest, its claims and the words that they quote remain, and `headwater verify` tells what it can no longer
    check. Adding the document again does not bring the text back, unless the drop is undone. Backups and dumps that
    were made before still have it.

    \b
    Example:
      headwater drop 7f4d18d0 --by Ann --reason "the publisher asks for it"
    """  # noqa: D301  (click takes a backspace for: do not wrap)
    with guarded(), open_place(database) as ledger:
        from headwater.pipeline.act import append_drop

        tell_act(append_drop(ledger, id, by, reason))
