"""``headwater explain``: how a claim came to be, for somebody who doubts it or writes a rule."""

from pathlib import Path
from typing import Annotated

import typer

from headwater.cli.guard import guarded


def explain(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file (text, HTML, PDF), or - for standard input.")],
    number: Annotated[int, typer.Argument(metavar="N", min=1, help="The number of the claim, as `read` prints it.")],
    codebook: Annotated[
        Path | None, typer.Option("--codebook", metavar="DIR", help="Add the entries in DIR to the codebook.")
    ] = None,
) -> None:
    """Tell how a claim came to be: its sentences, what matched, what was inherited, what was rejected and why.

    \b
    Example:
      headwater explain release.html 1
    """  # noqa: D301  (click takes a backspace for: do not wrap)
    with guarded():
        from headwater.codebook import load_codebook
        from headwater.errors import HeadwaterError
        from headwater.export.trace import build_trace
        from headwater.pipeline import Failed, Read, read_sources

        for result in read_sources([file], load_codebook(codebook)):
            match result:
                case Failed():
                    raise result.error
                case Read():
                    claims = len(result.reading.claims)
                    if number > claims:
                        raise HeadwaterError(f"{file}: no claim {number}; it has {claims}")
                    typer.echo("\n".join(build_trace(result.outcome, number)))
