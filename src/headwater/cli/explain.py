"""``headwater explain``: how a claim came to be, for somebody who doubts it or writes a rule."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli.guard import guarded
from headwater.errors import HeadwaterError

if TYPE_CHECKING:
    from headwater.pipeline import Read


def explain(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file (text, HTML, PDF), or - for standard input.")],
    number: Annotated[
        int | None,
        typer.Argument(metavar="N", min=1, help="The number of the claim; left out: all that was rejected."),
    ] = None,
    codebook: Annotated[
        Path | None, typer.Option("--codebook", metavar="DIR", help="Add the entries in DIR to the codebook.")
    ] = None,
) -> None:
    """Tell how a claim came to be: its sentences, what matched, what was inherited, what was rejected and why.

    \b
    Examples:
      headwater explain release.html 1
      headwater explain release.html
    """  # noqa: D301  (click takes a backspace for: do not wrap)
    with guarded():
        from headwater.codebook import load_codebook
        from headwater.pipeline import Failed, Read, read_sources

        for result in read_sources([file], load_codebook(codebook)):
            match result:
                case Failed():
                    raise result.error
                case Read():
                    for line in _explain(result, number):
                        typer.echo(line)


def _explain(result: "Read", number: int | None) -> Iterator[str]:
    from headwater.export.trace import build_rejections, build_trace

    claims = len(result.reading.claims)
    if number is None:
        return build_rejections(result.outcome)
    if number > claims:
        raise HeadwaterError(f"{result.path}: there is no claim {number}; {claims} were found")
    return build_trace(result.outcome, number)
