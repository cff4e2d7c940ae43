"""``headwater codebook``: is what we look for written down rightly?"""

from pathlib import Path
from typing import Annotated

import typer

from headwater.cli.guard import complain, guarded

codebook = typer.Typer()


@codebook.callback()
def _codebook() -> None:
    """Look after the codebook: the frameworks, items, cues and countries that are looked for.

    \b
    Example:
      headwater codebook check my-entries/
    """  # noqa: D301  (click takes a backspace for: do not wrap)


@codebook.command()
def check(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="A folder of your own entries; ours if left out.")
    ] = None,
) -> None:
    """Check the entries of the codebook; each fault is named with its file, entry and reason.

    \b
    Examples:
      headwater codebook check
      headwater codebook check my-entries/
    """  # noqa: D301  (click takes a backspace for: do not wrap)
    with guarded():
        from headwater.codebook.check import check_codebook, find_notes
        from headwater.errors import CodebookError

        if folder is not None and not folder.is_dir():
            raise CodebookError([f"{folder}: no such folder"])
        faults = check_codebook(folder)
        for fault in faults:
            complain(fault)
        for note in find_notes(folder) if folder else []:
            complain(f"note: {note}")
        if faults:
            raise typer.Exit(1)
        typer.echo("The codebook has no faults.")
