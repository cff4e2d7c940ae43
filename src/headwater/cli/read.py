"""``headwater read``: documents in, claims out."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from headwater.cli.guard import complain, guarded


class Format(StrEnum):
    """How readings are printed."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


def read(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE", help="Files (text, HTML, PDF), folders, or - for standard input.")
    ],
    format: Annotated[
        Format, typer.Option("--format", "-f", help="For people, for programs, for spreadsheets.")
    ] = Format.table,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="DIR", help="Also write one highlighted page a document, and an index, to DIR."),
    ] = None,
    codebook: Annotated[
        Path | None, typer.Option("--codebook", metavar="DIR", help="Add the entries in DIR to the codebook.")
    ] = None,
) -> None:
    """Read documents and print what they claim, each claim with its words.

    A folder is read with everything below it, in sorted order; hidden files and unknown kinds are passed over and
    counted. A source that cannot be read is reported, the others are still read, and the exit code is 1.

    \b
    Examples:
      headwater read release.html
      headwater read releases/ --html pages/
      headwater read releases/ --format jsonl > readings.jsonl
      curl -s https://www.example.org/release.html | headwater read - --format csv
    """  # noqa: D301  (click takes a backspace for: do not wrap)
    with guarded():
        from headwater.cli.outlets import open_outlets
        from headwater.cli.progress import Progress
        from headwater.codebook import load_codebook
        from headwater.pipeline import Failed, Read, Skipped, read_sources

        known, progress, failed = load_codebook(codebook), Progress(), 0
        try:
            with open_outlets(format.value, html) as write:
                for result in read_sources(sources, known, progress.show):
                    progress.hide()
                    match result:
                        case Read():
                            write(result)
                        case Failed():
                            failed += 1
                            complain(str(result.error))
                        case Skipped():
                            complain(say_skipped(result.path, result.hidden, result.unknown))
        finally:
            progress.hide()
        if html and sys.stderr.isatty():
            typer.echo(f"Pages: {html / 'index.html'}", err=True)
        if failed:
            raise typer.Exit(1)


def say_skipped(path: str, hidden: int, unknown: int) -> str:
    """How many files below a folder were passed over, and why."""
    counts = [(hidden, "hidden"), (unknown, "of a kind that is not read")]
    told = ", ".join(f"{number} {what}" for number, what in counts if number)
    return f"{path}: passed over {hidden + unknown} file{'s' if hidden + unknown > 1 else ''} ({told})"
